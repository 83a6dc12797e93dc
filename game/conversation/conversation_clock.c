/*
 * How a conversation comes: a moment between lines, so that it reads as talk,
 * and all of it at once for whoever cannot wait or does not want to.
 */
#include <string.h>

#include "base/utf8.h"
#include "conversation/conversation_inside.h"

static const double FIRST_MS = 250, LINE_MS = 450, CHARACTER_MS = 17, LINE_MOST_MS = 2000, ANSWER_MS = 1100;

static size_t text_len(const char *text) {
	return text != NULL ? utf8_count(text, strlen(text)) : 0;
}

/* How long one reads at what arrived last before the next comes. */
static double moment_after_last(const struct conversation *conversation) {
	size_t shown = conversation->now.shown, len;
	if (shown == 0) {
		return FIRST_MS;
	}
	struct event event = playthrough_event(conversation->playthrough, shown - 1);
	if (event.line >= 0) {
		struct line line = playthrough_event_line(conversation->playthrough, event);
		len = text_len(line.text) + text_len(line.says) + text_len(line.does);
	} else {
		const struct step *step = playthrough_step(conversation->playthrough, event.step);
		const struct reply *reply = conversation->story->replies[step->reply];
		len = text_len(reply->says) + text_len(reply->does);
	}
	double moment = LINE_MS + CHARACTER_MS * (double)len;
	return moment < LINE_MOST_MS ? moment : LINE_MOST_MS;
}

static bool all_is_there(const struct conversation *conversation) {
	return conversation->now.shown == playthrough_event_count(conversation->playthrough);
}

static void tell_where_it_stands(struct conversation *conversation) {
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	if (conversation->settled) {
		return;
	}
	conversation->settled = true;
	if (playthrough_waits_for(conversation->playthrough) == PLAYTHROUGH_PERSON) {
		conversation_tell(conversation, EVENT_CHOICE, playthrough_cards(conversation->playthrough, cards));
	} else {
		conversation_tell(conversation, EVENT_ENDED, 0);
	}
}

void conversation_plan(struct conversation *conversation, double now) {
	bool there = all_is_there(conversation);
	if (there && playthrough_waits_for(conversation->playthrough) != PLAYTHROUGH_HABIT) {
		conversation->now.due = 0;
		tell_where_it_stands(conversation);
		return;
	}
	double moment = moment_after_last(conversation);
	moment = there && moment < ANSWER_MS ? ANSWER_MS : moment; /* nobody answers before having heard */
	conversation->now.due = now + conversation->pace * moment;
	conversation->held_at = now;
	conversation->settled = false;
}

/* One of the play-through's events has arrived. */
static void show_one(struct conversation *conversation) {
	size_t index = conversation->now.shown++;
	struct event event = playthrough_event(conversation->playthrough, index);
	if (event.line >= 0) {
		conversation_tell(conversation, EVENT_LINE, index);
		return;
	}
	conversation->now.told++;
	conversation_tell(conversation, EVENT_REPLY, event.step);
	conversation_tell(conversation, EVENT_TURNED, event.step);
}

static void answer(struct conversation *conversation) {
	playthrough_go_on(conversation->playthrough);
	conversation_keep_up(conversation); /* written down before anybody has read it */
}

void conversation_arrive_one(struct conversation *conversation, double now) {
	if (all_is_there(conversation)) {
		answer(conversation);
	}
	if (!all_is_there(conversation)) {
		show_one(conversation);
	}
	conversation_plan(conversation, now);
}

void conversation_arrive_all(struct conversation *conversation, double now) {
	const struct playthrough_setup *setup = playthrough_setup(conversation->playthrough);
	bool watching = !setup->seat[SEAT_ONE] && !setup->seat[SEAT_TWO], behind = !all_is_there(conversation);
	for (int i = 0; i < HABIT_RUN_MAX && playthrough_waits_for(conversation->playthrough) == PLAYTHROUGH_HABIT; i++) {
		if (watching && (behind || i > 0)) {
			break; /* one answer at a time: watching is not skipping to the end */
		}
		answer(conversation);
	}
	while (!all_is_there(conversation)) {
		show_one(conversation);
	}
	conversation_plan(conversation, now);
}
