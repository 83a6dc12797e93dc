/*
 * The five steps, for each partner: the half's own words, and beside them what
 * showed of it in this conversation, or that it stayed unsaid. Nothing is put
 * into anybody's mouth.
 */
#include "report/debrief_parts.h"

static const char *const titles[STEP_COUNT] = {
	[STEP_TRIGGER] = "What sets it off",
	[STEP_EMOTION] = "The first feeling, the one that shows",
	[STEP_BEHAVIOUR] = "What one then does",
	[STEP_FEELING] = "The feeling underneath",
	[STEP_NEED] = "The longing in it",
};

bool was_from(const struct making *making, size_t reply) {
	const struct debrief *debrief = making->debrief;
	bool met = move_is_reach(debrief->replies[reply].move) && reply + 1 < debrief->reply_count &&
			   debrief->replies[reply + 1].move == MOVE_COMFORT &&
			   debrief->replies[reply + 1].said.by != debrief->replies[reply].said.by;
	return met || !playthrough_why(making->playthrough, reply).shallow;
}

/* Of this seat's replies with a move of the list, in the list's order of rank, the one with most warmth. */
static size_t find_said(
	const struct making *making, enum seat seat, const enum move *moves, size_t move_count, bool from) {
	const struct debrief *debrief = making->debrief;
	for (size_t m = 0; m < move_count; m++) {
		size_t best = DEBRIEF_NO_REPLY;
		for (size_t i = 0; debrief->moves[seat][moves[m]] > 0 && i < debrief->reply_count; i++) {
			const struct debrief_reply *reply = &debrief->replies[i];
			if (reply->said.by != seat || reply->move != moves[m] || was_from(making, i) != from) {
				continue;
			}
			if (best == DEBRIEF_NO_REPLY || reply->warmth > debrief->replies[best].warmth) {
				best = i;
			}
		}
		if (best != DEBRIEF_NO_REPLY) {
			return best;
		}
	}
	return DEBRIEF_NO_REPLY;
}

/* Of this seat's replies of a kind, the one that stung most; DEBRIEF_NO_REPLY where there is none. */
static size_t find_hardest(const struct making *making, enum seat seat, enum move_kind kind) {
	const struct debrief *debrief = making->debrief;
	size_t hardest = DEBRIEF_NO_REPLY;
	for (size_t i = 0; i < debrief->reply_count; i++) {
		const struct debrief_reply *reply = &debrief->replies[i];
		if (reply->said.by == seat && move_row(reply->move)->kind == kind &&
			(hardest == DEBRIEF_NO_REPLY || reply->sting > debrief->replies[hardest].sting)) {
			hardest = i;
		}
	}
	return hardest;
}

static size_t find_behaviour(const struct making *making, enum seat seat) {
	size_t reply = find_hardest(making, seat, KIND_DESTRUCTIVE);
	return reply != DEBRIEF_NO_REPLY ? reply : find_hardest(making, seat, KIND_AMBIVALENT);
}

/* What the other said that landed hardest on this seat. */
static size_t find_trigger(const struct making *making, enum seat seat) {
	const struct debrief *debrief = making->debrief;
	size_t hardest = find_behaviour(making, seat_other(seat));
	for (size_t i = 0; i < debrief->reply_count; i++) {
		if (debrief->replies[i].said.by != seat && debrief->replies[i].sting > 0 &&
			(hardest == DEBRIEF_NO_REPLY || debrief->replies[i].sting > debrief->replies[hardest].sting)) {
			hardest = i;
		}
	}
	return hardest != DEBRIEF_NO_REPLY && debrief->replies[hardest].sting > 0 ? hardest : DEBRIEF_NO_REPLY;
}

static struct five_step step_of(size_t reply, const char *shown, const char *missing) {
	return (struct five_step){
		.note = reply != DEBRIEF_NO_REPLY ? shown : missing, .open = reply == DEBRIEF_NO_REPLY, .reply = reply};
}

/* Steps four and five: told from the feeling, only told about, or left unsaid. */
static struct five_step deep_step(const struct making *making, enum seat seat, const enum move *moves, size_t count,
	const char *told, const char *half_told, const char *missing) {
	size_t reply = find_said(making, seat, moves, count, true);
	if (reply != DEBRIEF_NO_REPLY) {
		return step_of(reply, told, NULL);
	}
	static const enum move about[] = {MOVE_TALK_ABOUT};
	reply = find_said(making, seat, moves, count, false);
	if (reply == DEBRIEF_NO_REPLY && moves[0] == MOVE_DISCLOSE) {
		reply = find_said(making, seat, about, 1, true);
	}
	struct five_step step = step_of(reply, half_told, missing);
	step.open = true;
	return step;
}

static void fill_seat(const struct making *making, enum seat seat, struct five_step *steps) {
	static const enum move heat[] = {MOVE_NAME_OWN_HEAT};
	static const enum move feelings[] = {MOVE_DISCLOSE};
	static const enum move needs[] = {MOVE_ASK_NEED, MOVE_LONGING, MOVE_SPACE_WITH_BOND, MOVE_SOFT_START};
	const struct half *half = &making->story->person[seat].half;
	steps[STEP_TRIGGER] = step_of(
		find_trigger(making, seat), "What landed hardest here:", "Nothing that was said here landed hard.");
	steps[STEP_TRIGGER].open = false;
	steps[STEP_EMOTION] = step_of(
		find_said(making, seat, heat, 1, true), "Said aloud:", "Not put into words this time.");
	steps[STEP_BEHAVIOUR] = step_of(find_behaviour(making, seat), "It showed in:", "It hardly showed this time.");
	steps[STEP_BEHAVIOUR].open = false;
	steps[STEP_FEELING] = deep_step(making, seat, feelings, 1, "Told, from the inside:",
		"Told, from a little way off:", "Not told this time.");
	steps[STEP_NEED] = deep_step(making, seat, needs, sizeof(needs) / sizeof(needs[0]), "Asked for:",
		"Asked for, from a little way off:", "Not asked for this time.");
	const char *words[STEP_COUNT] = {half->trigger, half->secondary, half->behaviour, half->primary, half->need};
	for (int i = 0; i < STEP_COUNT; i++) {
		steps[i].title = titles[i];
		steps[i].half = i >= STEPS_ABOVE && making->no_beneath ? NULL : make_text(making, words[i]);
	}
}

void make_steps(struct making *making) {
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		fill_seat(making, (enum seat)seat, making->debrief->steps[seat]);
	}
}
