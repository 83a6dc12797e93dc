/*
 * What comes to a partner by habit: the first reply that fits the state and is
 * not the same move again, then the first that fits at all, then the last one.
 */
#include "playthrough/play.h"

#include <assert.h>

bool parts_next(const struct compose *compose, struct parts *parts) {
	for (size_t i = compose->slot_count; i-- > 0;) {
		if (++parts->option[i] < compose->slots[i].option_count) {
			return true;
		}
		parts->option[i] = 0;
	}
	return false;
}

static bool suits(const struct couple *couple, enum seat seat, enum move move, bool fresh) {
	return cycle_fit(couple, seat, move) == FIT_YES && !(fresh && couple->partner[seat].last_move == move);
}

/* Who is about to speak, and what there is to say. */
struct moment {
	const struct story *story;
	const struct play_state *state;
	enum seat seat;
	const struct reply *offer[REPLIES_MAX_A_BEAT];
	size_t len;
};

static struct moment moment_of(const struct story *story, const struct play_state *state) {
	struct moment moment;
	moment.story = story;
	moment.state = state;
	moment.seat = play_turn(story, state);
	moment.len = play_offer(story, state, moment.offer);
	assert(moment.len > 0);
	return moment;
}

/* The first parts of a reply with which it suits. */
static bool find_parts(const struct moment *moment, const struct reply *reply, bool fresh, struct parts *found) {
	struct parts parts;
	bool any = play_parts_first(moment->story, moment->state, reply, &parts);
	for (; any; any = play_parts_next(moment->story, moment->state, reply, &parts)) {
		if (suits(&moment->state->couple, moment->seat, play_move(reply, parts), fresh)) {
			*found = parts;
			return true;
		}
	}
	return false;
}

static const struct reply *choose(const struct moment *moment, bool fresh, struct parts *parts) {
	for (size_t i = 0; i < moment->len; i++) {
		if (find_parts(moment, moment->offer[i], fresh, parts)) {
			return moment->offer[i];
		}
	}
	return NULL;
}

static struct habit_thought think(const struct moment *moment, const struct reply *reply) {
	const struct couple *couple = &moment->state->couple;
	struct parts parts;
	play_parts_first(moment->story, moment->state, reply, &parts);
	if (!find_parts(moment, reply, true, &parts)) {
		find_parts(moment, reply, false, &parts);
	}
	enum move move = play_move(reply, parts);
	return (struct habit_thought){
		reply, move, cycle_fit(couple, moment->seat, move), couple->partner[moment->seat].last_move == move};
}

/* The last way of putting a reply together. */
static struct parts last_parts(const struct moment *moment, const struct reply *reply) {
	struct parts parts = {{0}};
	for (size_t i = 0; reply->compose != NULL && i < reply->compose->slot_count; i++) {
		const struct slot *slot = &reply->compose->slots[i];
		size_t option = slot->option_count - 1;
		while (option > 0 && !play_option_open(moment->story, moment->state, &slot->options[option])) {
			option--;
		}
		parts.option[i] = (uint8_t)option;
	}
	return parts;
}

static const struct reply *decide(const struct moment *moment, struct parts *parts, enum habit_reason *reason) {
	*parts = (struct parts){{0}};
	*reason = HABIT_FRESH;
	const struct reply *reply = choose(moment, true, parts);
	if (reply == NULL) {
		*reason = HABIT_AGAIN;
		reply = choose(moment, false, parts);
	}
	if (reply == NULL) {
		*reason = HABIT_LAST;
		reply = moment->offer[moment->len - 1];
		*parts = last_parts(moment, reply);
	}
	return reply;
}

const struct reply *habit_reply(const struct story *story, const struct play_state *state, struct parts *parts) {
	const struct moment moment = moment_of(story, state);
	enum habit_reason reason;
	return decide(&moment, parts, &reason);
}

struct habit habit_choose(const struct story *story, const struct play_state *state) {
	const struct moment moment = moment_of(story, state);
	struct habit habit = {.thought_count = moment.len};
	habit.reply = decide(&moment, &habit.parts, &habit.reason);
	for (size_t i = 0; i < moment.len; i++) {
		habit.thoughts[i] = think(&moment, moment.offer[i]);
	}
	return habit;
}
