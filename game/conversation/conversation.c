#include "conversation/conversation.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "conversation/conversation_inside.h"

const struct conversation_now *conversation_now(const struct conversation *conversation) {
	static const struct conversation_now nothing;
	return conversation != NULL ? &conversation->now : &nothing;
}

void conversation_tell(struct conversation *conversation, enum event_kind kind, size_t index) {
	conversation->events = mem_room(conversation->events, conversation->event_count, &conversation->event_cap,
		sizeof(*conversation->events));
	conversation->events[conversation->event_count++] = (struct conversation_event){kind, index};
}

size_t conversation_event_count(const struct conversation *conversation) {
	return conversation->event_count;
}

struct conversation_event conversation_event(const struct conversation *conversation, size_t index) {
	return conversation->events[index];
}

struct conversation *conversation_create(struct story *story, const char *path, const struct keeping *keeping) {
	struct conversation *conversation = mem_new(struct conversation);
	conversation->story = story;
	conversation->path = mem_copy(path, strlen(path));
	conversation->keeping = keeping != NULL ? *keeping : (struct keeping){0};
	conversation->pace = 1;
	conversation->now =
		(struct conversation_now){.story = story, .path = conversation->path, .cast = story_cast(story), .seat = SEAT_NONE};
	return conversation;
}

void conversation_let_go(struct conversation *conversation) {
	if (conversation->keeping.let_go != NULL) {
		conversation->keeping.let_go(conversation->keeping.data);
	}
	conversation->now.behind = false;
}

void conversation_destroy(struct conversation *conversation) {
	if (conversation == NULL) {
		return;
	}
	conversation_let_go(conversation);
	playthrough_destroy(conversation->playthrough);
	story_destroy(conversation->story);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		free(conversation->name[seat]);
	}
	free(conversation->path);
	free(conversation->events);
	free(conversation->marks);
	free(conversation);
}

void conversation_drop(struct conversation *conversation) {
	if (conversation->keeping.drop != NULL) {
		conversation->keeping.drop(conversation->keeping.data);
	}
}

void conversation_pace(struct conversation *conversation, double pace) {
	conversation->pace = pace;
}

void conversation_keep_up(struct conversation *conversation) {
	if (conversation->playthrough == NULL || conversation->keeping.follow == NULL) {
		return;
	}
	struct held held = {conversation->playthrough, conversation->path, &conversation->now.cast};
	bool behind = !conversation->keeping.follow(conversation->keeping.data, &held);
	if (behind != conversation->now.behind) {
		conversation->now.behind = behind;
		conversation_tell(conversation, EVENT_BEHIND, behind);
	}
}

void conversation_put(struct conversation *conversation, struct playthrough *playthrough) {
	playthrough_destroy(conversation->playthrough);
	conversation->playthrough = playthrough;
	conversation->now.playthrough = playthrough;
	conversation->now.shown = conversation->now.told = 0;
	conversation->now.due = 0;
	conversation->now.seat = SEAT_NONE;
	conversation->mark_count = 0;
	conversation->settled = false;
	if (playthrough != NULL) {
		const struct playthrough_setup *setup = playthrough_setup(playthrough);
		bool one = setup->seat[SEAT_ONE] != setup->seat[SEAT_TWO];
		conversation->now.seat = !one ? SEAT_NONE : setup->seat[SEAT_ONE] ? SEAT_ONE : SEAT_TWO;
	}
}

void conversation_stood(struct conversation *conversation, enum event_kind kind, double now) {
	conversation->now.shown = playthrough_event_count(conversation->playthrough);
	conversation->now.told = playthrough_step_count(conversation->playthrough);
	conversation->settled = false;
	conversation_tell(conversation, kind, conversation->now.told);
	conversation_plan(conversation, now);
}

void conversation_begin(struct conversation *conversation, const struct playthrough_setup *setup, double now) {
	conversation_let_go(conversation);
	conversation_put(conversation, playthrough_create(conversation->story, setup));
	conversation->now.held = conversation->now.under = false;
	conversation_tell(conversation, EVENT_BEGAN, 0);
	if (setup->stepwise) {
		conversation_plan(conversation, now);
	} else {
		conversation_arrive_all(conversation, now);
	}
	conversation_keep_up(conversation);
}

void conversation_take_up(struct conversation *conversation, struct playthrough *playthrough, double now) {
	conversation_put(conversation, playthrough);
	conversation->now.held = false;
	conversation_stood(conversation, EVENT_BEGAN, now);
	conversation_keep_up(conversation);
}

bool conversation_say(struct conversation *conversation, const char *list, double now, struct diag *diag) {
	bool good = playthrough_replies_by_id(conversation->playthrough, list, diag);
	playthrough_go_on_to_person(conversation->playthrough);
	conversation_keep_up(conversation);
	conversation_arrive_all(conversation, now);
	return good;
}

size_t conversation_cards(const struct conversation *conversation, const struct reply **out) {
	bool may = conversation->playthrough != NULL && conversation->now.due == 0;
	return may ? playthrough_cards(conversation->playthrough, out) : 0;
}

const struct marked_place *conversation_marks(const struct conversation *conversation, size_t *count) {
	*count = conversation->mark_count;
	return conversation->marks;
}

static bool say_reply(struct conversation *conversation, const struct action *action) {
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	size_t count = conversation_cards(conversation, cards), at = 0;
	while (at < count && cards[at] != action->reply) {
		at++;
	}
	const struct play_state *state = at < count ? playthrough_state(conversation->playthrough) : NULL;
	if (at == count || !play_parts_open(conversation->story, state, action->reply, action->parts)) {
		return false;
	}
	playthrough_reply(conversation->playthrough, action->reply, action->parts);
	conversation->settled = false;
	conversation_keep_up(conversation); /* before it is shown: what a person has seen is safe */
	if (playthrough_setup(conversation->playthrough)->stepwise) {
		conversation_arrive_one(conversation, action->now);
	} else {
		conversation_arrive_all(conversation, action->now);
	}
	return true;
}

static bool go_elsewhere(struct conversation *conversation, const struct action *action) {
	struct playthrough *playthrough = conversation->playthrough;
	bool moved = true;
	if (action->act == ACT_BACK) {
		moved = playthrough_undo(playthrough);
	} else if (action->act == ACT_FORWARD) {
		moved = playthrough_redo(playthrough);
	} else {
		size_t way = action->way != SIZE_MAX ? action->way : playthrough_way_now(playthrough);
		moved = way < playthrough_way_count(playthrough) && action->replies <= playthrough_way(playthrough, way).replies;
		if (moved) {
			playthrough_switch_way(playthrough, way, action->replies);
		}
	}
	if (moved) {
		conversation_keep_up(conversation);
		conversation_stood(conversation, EVENT_STOOD, action->now);
	}
	return moved;
}

static bool hold(struct conversation *conversation, bool on, double now) {
	if (conversation->now.held == on) {
		return false;
	}
	if (on) {
		conversation->held_at = now;
	} else if (conversation->now.due > 0) {
		conversation->now.due += now - conversation->held_at;
	}
	conversation->now.held = on;
	conversation_tell(conversation, EVENT_HELD, on);
	return true;
}

/* Without the blanks around it; NULL where nothing is left. Free with free(). */
static char *trimmed(const char *text) {
	size_t from = text != NULL ? strspn(text, " ") : 0, to = text != NULL ? strlen(text) : 0;
	while (to > from && text[to - 1] == ' ') {
		to--;
	}
	return to > from ? mem_copy(text + from, to - from) : NULL;
}

static void call(struct conversation *conversation, const struct action *action) {
	struct cast usual = story_cast(conversation->story);
	enum seat seat = action->seat;
	char *name = trimmed(action->name);
	free(conversation->name[seat]);
	conversation->name[seat] = name;
	conversation->now.cast.person[seat] = usual.person[seat];
	if (name != NULL) {
		conversation->now.cast.person[seat].name = name;
	}
	if (action->pronouns >= 0) {
		conversation->now.cast.person[seat].pronouns = (enum pronouns)action->pronouns;
	}
	conversation_tell(conversation, EVENT_NAMED, seat);
}

static bool mark_place(struct conversation *conversation, const struct action *action) {
	if (action->replies > playthrough_step_count(conversation->playthrough)) {
		return false;
	}
	uint32_t place = playthrough_place(conversation->playthrough, action->replies);
	size_t at = 0;
	while (at < conversation->mark_count &&
		(conversation->marks[at].place != place || conversation->marks[at].by != action->seat)) {
		at++;
	}
	if (at < conversation->mark_count) {
		conversation->mark_count--;
		memmove(&conversation->marks[at], &conversation->marks[at + 1],
			(conversation->mark_count - at) * sizeof(*conversation->marks));
	} else {
		conversation->marks =
			mem_room(conversation->marks, conversation->mark_count, &conversation->mark_cap, sizeof(*conversation->marks));
		conversation->marks[conversation->mark_count++] = (struct marked_place){place, action->seat};
	}
	conversation_tell(conversation, EVENT_MARKED, place);
	return true;
}

static bool record(struct conversation *conversation, const struct action *action) {
	struct held held = {conversation->playthrough, conversation->path, &conversation->now.cast};
	if (conversation->keeping.record == NULL) {
		return false;
	}
	bool good = conversation->keeping.record(conversation->keeping.data, &held, action->note, action->sentence);
	conversation_tell(conversation, EVENT_RECORDED, good);
	return true;
}

/* What needs a play-through. */
static bool do_in_it(struct conversation *conversation, const struct action *action) {
	switch (action->act) {
	case ACT_TICK:
		if (conversation->now.held || conversation->now.due == 0 || action->now < conversation->now.due) {
			return false;
		}
		conversation_arrive_one(conversation, action->now);
		return true;
	case ACT_SAY:
		return say_reply(conversation, action);
	case ACT_BACK:
	case ACT_FORWARD:
	case ACT_STAND:
		return go_elsewhere(conversation, action);
	case ACT_ARRIVE:
		conversation_arrive_all(conversation, action->now);
		return true;
	case ACT_MARK:
		return mark_place(conversation, action);
	case ACT_OVER:
		if (conversation->keeping.over != NULL && playthrough_is_over(conversation->playthrough)) {
			conversation->keeping.over(conversation->keeping.data);
		}
		return playthrough_is_over(conversation->playthrough);
	case ACT_HABIT:
		playthrough_leave_to_habit(conversation->playthrough);
		conversation->now.seat = SEAT_NONE;
		conversation_arrive_all(conversation, action->now);
		conversation_keep_up(conversation);
		return true;
	case ACT_RECORD:
		return record(conversation, action);
	default:
		return false;
	}
}

bool conversation_do(struct conversation *conversation, const struct action *action) {
	switch (action->act) {
	case ACT_NAME:
		call(conversation, action);
		return true;
	case ACT_UNDER:
		conversation->now.under = action->on;
		conversation_tell(conversation, EVENT_UNDER, action->on);
		return true;
	case ACT_HOLD:
		return hold(conversation, action->on, action->now);
	default:
		return conversation->playthrough != NULL && do_in_it(conversation, action);
	}
}
