/*
 * One reply: what lands on the listener, what it does to the speaker. The
 * steps follow each other as in game/cycle/README.md; values leave the range
 * 0..1000 in between and are clamped at the end only.
 */
#include "cycle/cycle.h"

#include <assert.h>
#include <string.h>

enum { REPEATS_MAX = 3, REPLIES_MAX = 10000, VERDICT_STEP = 10 };

/* A partner while the sum is being done: wide enough to leave the range. */
struct reckoning {
	int heat, open, safe, depth;
};

static int at_least_zero(int value) {
	return value > 0 ? value : 0;
}

static int16_t clamp(int value) {
	return (int16_t)(value < 0 ? 0 : value > POINTS_MAX ? POINTS_MAX : value);
}

static int floor_div(int value, int by) {
	return value >= 0 ? value / by : -((-value + by - 1) / by);
}

struct partner partner_start(enum position position, int heat, int open, int safe, int depth) {
	return (struct partner){
		.heat = clamp(heat),
		.open = clamp(open),
		.safe = clamp(safe),
		.depth = clamp(depth),
		.position = (uint8_t)position,
		.last_move = MOVE_NONE,
	};
}

struct couple couple_start(struct partner one, struct partner two) {
	struct couple couple;
	memset(&couple, 0, sizeof(couple));
	couple.partner[SEAT_ONE] = one;
	couple.partner[SEAT_TWO] = two;
	for (int i = 0; i < CYCLE_MEMORY; i++) {
		couple.past_move[i] = MOVE_NONE;
	}
	return couple;
}

int couple_tension(const struct couple *couple) {
	const struct partner *one = &couple->partner[SEAT_ONE], *two = &couple->partner[SEAT_TWO];
	return (one->heat + two->heat + 2 * POINTS_MAX - one->open - two->open) / 4;
}

enum verdict cycle_verdict(int tension_before, int tension_after) {
	int change = tension_after - tension_before;
	if (change >= VERDICT_STEP) {
		return VERDICT_ESCALATES;
	}
	return change <= -VERDICT_STEP ? VERDICT_SOFTENS : VERDICT_HOLDS;
}

const char *verdict_id(enum verdict verdict) {
	static const char *const ids[VERDICT_COUNT] = {
		[VERDICT_HOLDS] = "holds", [VERDICT_ESCALATES] = "escalates", [VERDICT_SOFTENS] = "softens"};
	assert(verdict < VERDICT_COUNT);
	return ids[verdict];
}

int partner_waterline(const struct partner *partner) {
	return clamp(500 + floor_div(partner->heat - partner->open, 2) + floor_div(500 - partner->depth, 4));
}

int partner_shown_heat(const struct partner *partner) {
	return partner->heat * position_row(partner->position)->shown / 100;
}

bool partner_flooded(const struct partner *partner) {
	return partner->heat >= position_row(partner->position)->flood;
}

/* Step 1: how much sting lands on the listener. */
static int sting_that_lands(const struct partner *listener, const struct move_row *row, struct cycle_why *why) {
	const struct position_row *position = position_row(listener->position);
	why->sting_weighted = (row->sting * position->sting_weight + row->distance * position->distance_weight) / 4;
	why->sting_safe = why->sting_weighted * (1500 - listener->safe) / 1250;
	int sting = why->sting_safe * 5 / 8;
	why->stung_reach = why->answers_reach && row->kind == KIND_DESTRUCTIVE;
	return why->stung_reach ? sting * 3 / 2 : sting;
}

/* Step 2: how much of what is meant well gets in, of 1000. */
static int receptivity(const struct partner *listener, struct cycle_why *why) {
	int ceiling = POINTS_MAX - 6 * listener->heat / 10;
	int open = listener->open < ceiling ? listener->open : ceiling;
	why->receptivity_calm = 200 + 4 * (open + listener->safe) / 10;
	why->flooded = partner_flooded(listener);
	return why->flooded ? why->receptivity_calm / 5 : why->receptivity_calm;
}

/* Step 3: how much warmth lands on the listener. */
static int warmth_that_lands(const struct partner *speaker, const struct move_row *row, struct cycle_why *why) {
	int warmth = row->warmth;
	why->shallow = speaker->depth < row->needs_depth;
	if (why->shallow) {
		warmth /= 2;
	}
	why->unasked = why->move == MOVE_COMFORT && !why->answers_reach;
	if (why->unasked) {
		warmth /= 4;
	}
	for (int i = 0; i < why->repeats; i++) {
		warmth /= 2;
	}
	why->warmth_sent = warmth;
	return warmth * 5 / 8 * why->receptivity / 1000;
}

/* A break takes a third of the heat above rest; taken again and again, it calms less and less. */
static int calmed_by_break(int heat, int rest, int repeats) {
	return at_least_zero(heat - rest) / 3 >> repeats;
}

/* Step 4: what lands changes the listener. */
static struct reckoning listener_after(const struct partner *was, const struct move_row *row, struct cycle_why *why) {
	const struct position_row *position = position_row(was->position);
	struct reckoning now = {was->heat, was->open, was->safe, was->depth};
	why->heard = (struct heat_why){0};
	if (why->net <= 0) {
		int hurt = -why->net;
		why->heard.change = hurt * (POINTS_MAX - was->heat) / 1000;
		now.open -= hurt * was->open / 1000;
		now.safe -= hurt * was->safe / 3000;
		now.depth -= hurt * was->depth / 4000;
	} else {
		why->heard.change = -(3 * why->net / 4);
		if (why->sting == 0) {
			why->heard.settled = at_least_zero(was->heat - position->rest) / position->settle;
		}
		now.open += 2 * why->net / 3;
		now.safe += why->net / 5;
		now.depth += why->net / 5;
	}
	now.heat += why->heard.change - why->heard.settled;
	if (row->kind == KIND_REGULATING) {
		why->heard.calmed = calmed_by_break(now.heat, position->rest, why->repeats);
	}
	now.heat -= why->heard.calmed;
	return now;
}

/* Step 5: saying it changes the speaker. */
static struct reckoning speaker_after(const struct partner *was, const struct move_row *row, struct cycle_why *why) {
	const struct position_row *position = position_row(was->position);
	struct reckoning now = {was->heat, was->open, was->safe, was->depth};
	why->said = (struct heat_why){.change = row->self_heat};
	now.heat += row->self_heat;
	if (row->kind == KIND_SOFTENING || row->kind == KIND_REGULATING) {
		why->said.settled = at_least_zero(now.heat - position->rest) / position->settle;
	}
	now.heat -= why->said.settled;
	if (row->kind == KIND_REGULATING) {
		why->said.calmed = calmed_by_break(now.heat, position->rest, why->repeats);
	}
	now.heat -= why->said.calmed;
	now.open += row->self_open / 2; /* C halves towards zero, as it should be here */
	now.depth += row->self_depth;
	return now;
}

static void settle_partner(struct partner *partner, struct reckoning now) {
	partner->heat = clamp(now.heat);
	partner->open = clamp(now.open);
	partner->safe = clamp(now.safe);
	partner->depth = clamp(now.depth);
}

static void remember(struct couple *couple, enum move move, int tension_before) {
	memmove(couple->past_tension, couple->past_tension + 1, sizeof(couple->past_tension) - sizeof(int16_t));
	memmove(couple->past_move, couple->past_move + 1, sizeof(couple->past_move) - 1);
	couple->past_tension[CYCLE_MEMORY - 1] = (int16_t)tension_before;
	couple->past_move[CYCLE_MEMORY - 1] = (uint8_t)move;
	if (couple->replies < REPLIES_MAX) {
		couple->replies++;
	}
}

struct couple cycle_reply(struct couple now, enum seat speaker, enum move move, struct cycle_why *why) {
	assert(speaker < SEAT_COUNT && move < MOVE_COUNT);
	struct cycle_why unasked_for;
	if (why == NULL) {
		why = &unasked_for;
	}
	const struct move_row *row = move_row(move);
	struct partner *x = &now.partner[speaker], *y = &now.partner[seat_other(speaker)];
	why->speaker = speaker;
	why->move = move;
	why->before = now;
	why->tension_before = couple_tension(&now);
	why->answers_reach = y->last_move != MOVE_NONE && move_is_reach(y->last_move);
	why->repeats = 0;
	if (x->last_move == move) {
		why->repeats = x->repeats < REPEATS_MAX ? x->repeats + 1 : REPEATS_MAX;
	}
	why->sting = sting_that_lands(y, row, why);
	why->receptivity = receptivity(y, why);
	why->warmth = warmth_that_lands(x, row, why);
	why->net = why->warmth - why->sting;

	bool meets = move == MOVE_COMFORT && y->last_move == MOVE_ASK_NEED && !partner_flooded(y) && x->open >= 550;
	struct reckoning heard = listener_after(y, row, why), said = speaker_after(x, row, why);
	settle_partner(y, heard);
	settle_partner(x, said);
	x->last_move = (uint8_t)move;
	x->repeats = (uint8_t)why->repeats;
	now.reach_met = now.reach_met || meets;
	remember(&now, move, why->tension_before);

	why->tension_after = couple_tension(&now);
	why->verdict = cycle_verdict(why->tension_before, why->tension_after);
	why->after = now;
	return now;
}

static bool same_two_moves(const struct couple *couple) {
	const uint8_t *move = couple->past_move;
	return move[0] == move[2] && move[2] == move[4] && move[1] == move[3] && move[3] == move[5];
}

bool couple_stuck(const struct couple *couple) {
	int tension = couple_tension(couple);
	if (tension < 600 || couple->replies < CYCLE_MEMORY) {
		return false;
	}
	int change = tension - couple->past_tension[0];
	return (change < 60 && change > -60) || same_two_moves(couple);
}

static bool calm_enough(const struct partner *partner) {
	return partner->heat <= 350 && partner->open >= 550;
}

static bool destructive(uint8_t move) {
	return move != MOVE_NONE && move_row(move)->kind == KIND_DESTRUCTIVE;
}

bool couple_repaired(const struct couple *couple) {
	return calm_enough(&couple->partner[SEAT_ONE]) && calm_enough(&couple->partner[SEAT_TWO]) &&
		!destructive(couple->past_move[CYCLE_MEMORY - 1]) && !destructive(couple->past_move[CYCLE_MEMORY - 2]);
}

bool couple_reconnected(const struct couple *couple) {
	return couple->reach_met && couple_repaired(couple);
}

static enum fit fit_softening(const struct couple *couple, enum seat seat, enum move move) {
	const struct partner *partner = &couple->partner[seat];
	if (move == MOVE_COMFORT) {
		uint8_t other = couple->partner[seat_other(seat)].last_move;
		if (other == MOVE_NONE || !move_is_reach(other)) {
			return FIT_NO_REACH;
		}
	}
	if (partner->heat >= HABIT_FROM_HEAT) {
		return FIT_TOO_HOT;
	}
	return partner->depth >= move_row(move)->needs_depth ? FIT_YES : FIT_TOO_FAR;
}

enum fit cycle_fit(const struct couple *couple, enum seat seat, enum move move) {
	const struct partner *partner = &couple->partner[seat];
	switch (move_row(move)->kind) {
	case KIND_DESTRUCTIVE:
		return partner->heat >= HABIT_FROM_HEAT ? FIT_YES : FIT_TOO_CALM;
	case KIND_REGULATING:
		if (partner->heat < HABIT_FROM_HEAT) {
			return FIT_TOO_CALM;
		}
		return partner->safe >= HABIT_PAUSE_SAFE ? FIT_YES : FIT_NOT_SAFE;
	case KIND_AMBIVALENT:
		if (partner_flooded(partner)) {
			return FIT_FLOODED;
		}
		return partner->heat >= HABIT_AMBIVALENT_FROM ? FIT_YES : FIT_TOO_CALM;
	case KIND_SOFTENING:
	case KIND_COUNT:
		break;
	}
	return partner_flooded(partner) ? FIT_FLOODED : fit_softening(couple, seat, move);
}
