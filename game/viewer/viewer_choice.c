/* What can be said or done now: cards, the parts of a reply that is put together, what habit will do, buttons. */
#include <string.h>

#include "viewer/viewer_inside.h"

/* The sentence so far, with a gap where a slot is still open: a template. */
static void add_sentence(const struct viewer *viewer, bool complete, struct buf *out) {
	const struct compose *compose = viewer->composing->compose;
	if (complete) {
		compose_says(compose, viewer->parts.option, out);
		return;
	}
	for (size_t i = 0; i < compose->slot_count; i++) {
		const struct slot *slot = &compose->slots[i];
		bool set = (viewer->parts_set >> i & 1) != 0;
		size_t len = slot->label != NULL ? strlen(slot->label) : 0;
		bool dots = len >= 3 && memcmp(slot->label + len - 3, "…", 3) == 0;
		buf_puts(out, i > 0 ? " " : "");
		buf_add(out, slot->label != NULL ? slot->label : "", dots ? len - 3 : len);
		buf_puts(out, out->len > 0 && out->text[out->len - 1] != ' ' ? " " : "");
		buf_puts(out, set ? slot->options[viewer->parts.option[i]].says : "…");
	}
}

static void add_slot(struct viewer *viewer, struct viewer_list *list, size_t index) {
	const struct slot *slot = &viewer->composing->compose->slots[index];
	const struct play_state *state = playthrough_state(viewer->now->playthrough);
	bool set = (viewer->parts_set >> index & 1) != 0;
	const char *id = arena_printf(&list->arena, "part-%zu", index);
	const char *label = viewer_fill_plain(viewer, list, slot->label);
	viewer_add(list, VIEWED_GROUP, "composed", id)->label = label;
	for (size_t i = 0; i < slot->option_count; i++) {
		const struct compose_option *option = &slot->options[i];
		if (!play_option_open(viewer->now->story, state, option)) {
			continue;
		}
		const char *says = viewer_fill(viewer, list, option->says);
		struct viewer_node *node = viewer_add(list, VIEWED_CHOICE, id, arena_printf(&list->arena, "%s-%s", id, option->id));
		node->label = says;
		node->number = (int)i;
		node->states = set && viewer->parts.option[index] == i ? VIEWED_CHOSEN : 0;
		struct viewer_deed *deed = viewer_set_deed(list, node, DEED_PART);
		deed->slot = index;
		deed->option = i;
	}
}

static void add_composing(struct viewer *viewer, struct viewer_list *list) {
	size_t slots = viewer->composing->compose->slot_count;
	bool complete = viewer->parts_set == (1u << slots) - 1;
	buf_clear(&viewer->says);
	add_sentence(viewer, complete, &viewer->says);
	const char *sentence = viewer_fill(viewer, list, viewer->says.text);
	viewer_add(list, VIEWED_TEXT, "cards", "composed")->value = sentence;
	for (size_t i = 0; i < slots; i++) {
		add_slot(viewer, list, i);
	}
	if (complete) {
		struct viewer_node *say = viewer_add(list, VIEWED_BUTTON, "composed", "button-say");
		say->label = "Say it";
		viewer_set_deed(list, say, DEED_ACTION)->action =
			(struct action){.act = ACT_SAY, .reply = viewer->composing, .parts = viewer->parts};
	}
	struct viewer_node *back = viewer_add(list, VIEWED_BUTTON, "composed", "button-cards");
	back->label = "Back to the cards";
	viewer_set_deed(list, back, DEED_CARDS);
}

static void add_card(struct viewer *viewer, struct viewer_list *list, const struct reply *reply, size_t number, enum seat by) {
	const char *id = arena_printf(&list->arena, "card-%s", reply->id);
	struct viewer_node *card = viewer_add(list, VIEWED_CARD, "cards", id);
	card->number = (int)number;
	card->by = by;
	card->states = reply->compose != NULL ? VIEWED_COMPOSED : 0;
	struct viewer_deed *deed = viewer_set_deed(list, card, reply->compose != NULL ? DEED_COMPOSE : DEED_ACTION);
	deed->action = (struct action){.act = ACT_SAY, .reply = reply};
	struct line line = {.by = by, .does = reply->does, .says = reply->says};
	viewer_add_line(viewer, list, id, line);
	for (size_t i = 0; reply->compose != NULL && i < reply->compose->slot_count; i++) {
		const char *label = viewer_fill(viewer, list, reply->compose->slots[i].label);
		viewer_add(list, VIEWED_TEXT, id, arena_printf(&list->arena, "%s-part-%zu", id, i))->value = label;
	}
	if (reply->compose == NULL) {
		viewer_add_inside(viewer, list, id, reply, (struct parts){{0}});
	}
}

static void add_cards(struct viewer *viewer, struct viewer_list *list) {
	const struct conversation_now *now = viewer->now;
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	size_t count = conversation_cards(viewer->conversation, cards);
	enum seat turn = play_turn(now->story, playthrough_state(now->playthrough));
	if (count == 0 || !viewer_acts(viewer) || (viewer->seat != SEAT_NONE && viewer->seat != turn)) {
		return;
	}
	struct viewer_node *group = viewer_add(list, VIEWED_GROUP, NULL, "cards");
	group->by = turn;
	group->label = arena_printf(&list->arena, "You are %s. What do you do?", now->cast.person[turn].name);
	if (viewer->composing != NULL) {
		add_composing(viewer, list);
		return;
	}
	viewer->card_at = list->len;
	viewer->card_count = count;
	for (size_t i = 0; i < count; i++) {
		add_card(viewer, list, cards[i], i + 1, turn);
	}
}

/* What the one whose turn it is would say if nobody chose. */
static void add_habit(struct viewer *viewer, struct viewer_list *list) {
	const struct conversation_now *now = viewer->now;
	const struct play_state *state = playthrough_state(now->playthrough);
	bool all = now->shown == playthrough_event_count(now->playthrough);
	if (!viewer_sees_inside(viewer) || !all || state->place != PLAY_CHOICE) {
		return;
	}
	struct habit habit = habit_choose(now->story, state);
	struct line line = play_line(habit.reply, habit.parts, play_turn(now->story, state), &viewer->says);
	struct viewer_node *node = viewer_add(list, VIEWED_HABIT, NULL, "habit");
	node->label = arena_text(&list->arena, now->cast.person[line.by].name);
	node->by = line.by;
	viewer_add_line(viewer, list, "habit", line);
	viewer_add_inside(viewer, list, "habit", habit.reply, habit.parts);
}

static struct viewer_node *add_button(struct viewer_list *list, const char *id, const char *label, struct action action) {
	struct viewer_node *node = viewer_add(list, VIEWED_BUTTON, NULL, id);
	node->label = label;
	viewer_set_deed(list, node, DEED_ACTION)->action = action;
	return node;
}

void viewer_make_choices(struct viewer *viewer) {
	const struct conversation_now *now = viewer->now;
	struct viewer_list *list = &viewer->rest;
	enum playthrough_wait wait = playthrough_waits_for(now->playthrough);
	viewer->card_count = 0;
	add_cards(viewer, list);
	if (now->due == 0 && (wait == PLAYTHROUGH_ENDED || wait == PLAYTHROUGH_DRY)) {
		const char *label = wait == PLAYTHROUGH_ENDED ? "How it ends" : "Nothing more is written from here";
		add_button(list, "button-ending", label, (struct action){.act = ACT_OVER});
	} else if (now->due > 0 && viewer_acts(viewer)) {
		add_button(list, "button-arrive", "Let it come", (struct action){.act = ACT_ARRIVE});
	}
	add_habit(viewer, list);
}

void viewer_make_buttons(struct viewer *viewer) {
	const struct conversation_now *now = viewer->now;
	struct viewer_list *list = &viewer->rest;
	if (!viewer_acts(viewer)) {
		return;
	}
	bool ahead = playthrough_whole_count(now->playthrough) > playthrough_step_count(now->playthrough);
	struct viewer_node *under = add_button(list, "button-under", now->under ? "Cover again" : "Under the line",
		(struct action){.act = ACT_UNDER, .on = !now->under});
	under->states = now->under ? VIEWED_CHOSEN : 0;
	struct viewer_node *rewind = add_button(list, "button-rewind", "Rewind", (struct action){.act = ACT_BACK});
	rewind->states = playthrough_chosen_count(now->playthrough, playthrough_step_count(now->playthrough)) > 0 ? 0 : VIEWED_DISABLED;
	struct viewer_node *forward = add_button(list, "button-forward", "Forward", (struct action){.act = ACT_FORWARD});
	forward->states = ahead ? 0 : VIEWED_DISABLED;
	struct viewer_node *pause = add_button(
		list, "button-pause", now->held ? "Go on" : "Pause", (struct action){.act = ACT_HOLD, .on = !now->held});
	pause->states = now->held ? VIEWED_CHOSEN : 0;
}
