#include "review/player.h"

#include <assert.h>
#include <limits.h>

const char *player_id(enum player player) {
	static const char *const ids[PLAYER_COUNT] = {"open", "appeasing", "charging", "random"};
	assert(player < PLAYER_COUNT);
	return ids[player];
}

/* A rank is a step of the ladder, and within the step how much there is of it. */
static int rank(int step, size_t much) {
	return step * 1000 + (int)(much < 999 ? much : 999);
}

static enum move_kind kind_of(const struct reading *reading) {
	return move_row(reading->move)->kind;
}

static bool turns_to_the_other(const struct reading *reading) {
	return reading_has(reading, WORDS_CURIOUS) || reading_has(reading, WORDS_UNDERSTANDING) ||
		   reading_has(reading, WORDS_COMFORT) || reading_has(reading, WORDS_OWN_PART) ||
		   reading_has(reading, WORDS_CYCLE);
}

static bool has_edge(const struct reading *reading) {
	return reading_has(reading, WORDS_CHARGE) || reading_has(reading, WORDS_EXAMINE) ||
		   reading_has(reading, WORDS_DANGER);
}

static int rank_open(const struct reading *reading, bool other_flooded) {
	if (other_flooded && (reading->move == MOVE_PAUSE_RETURN || reading_has(reading, WORDS_PAUSE))) {
		return rank(6, 0);
	}
	if (reading->silent) {
		return rank(kind_of(reading) == KIND_SOFTENING ? 4 : kind_of(reading) == KIND_DESTRUCTIVE ? 0 : 2, 0);
	}
	if (has_edge(reading)) {
		size_t sharp = (size_t)reading->counts[WORDS_CHARGE] + reading->counts[WORDS_EXAMINE] +
					   reading->counts[WORDS_DANGER];
		return rank(1, 999 - (sharp < 999 ? sharp : 999));
	}
	if (reading->open) {
		return rank(5, (size_t)reading->counts[WORDS_FEELING] + reading->counts[WORDS_WISH]);
	}
	if (turns_to_the_other(reading)) {
		return rank(4, 0);
	}
	bool plain = !reading_has(reading, WORDS_REFUSAL) && !reading_has(reading, WORDS_APPEASE) &&
				 !reading_has(reading, WORDS_SELF_BLAME);
	return rank(plain ? 3 : 2, 0);
}

static int rank_appeasing(const struct reading *reading) {
	if (reading->counts[WORDS_APPEASE] > 0 && !has_edge(reading)) {
		return rank(4, reading->counts[WORDS_APPEASE]);
	}
	if (reading->move == MOVE_PLACATE || reading->move == MOVE_FIX) {
		return rank(3, 0);
	}
	if (kind_of(reading) == KIND_AMBIVALENT) {
		return rank(2, 0);
	}
	return rank(reading->open || has_edge(reading) || kind_of(reading) == KIND_DESTRUCTIVE ? 0 : 1, 0);
}

static int rank_charging(const struct reading *reading) {
	if (reading->counts[WORDS_CHARGE] > 0) {
		return rank(4, reading->counts[WORDS_CHARGE]);
	}
	switch (kind_of(reading)) {
	case KIND_DESTRUCTIVE:
		return rank(3, 0);
	case KIND_AMBIVALENT:
		return rank(1, 0);
	default:
		return rank(reading_has(reading, WORDS_EXAMINE) ? 2 : 0, 0);
	}
}

int player_rank(enum player player, const struct reading *reading, bool other_flooded) {
	switch (player) {
	case PLAYER_OPEN:
		return rank_open(reading, other_flooded);
	case PLAYER_APPEASING:
		return rank_appeasing(reading);
	case PLAYER_CHARGING:
		return rank_charging(reading);
	default:
		return 0;
	}
}

/* Replies on offer with the best that each can be made to say. */
struct hand {
	const struct story *story;
	const struct play_state *state;
	enum player player;
	const struct readings *readings;
	bool flooded;
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	size_t len; /* those that reach `best` alone */
	int best;
};

static int rank_of(const struct hand *hand, const struct reply *reply, struct parts parts) {
	return player_rank(hand->player, reading_of(hand->readings, reply, parts), hand->flooded);
}

static int best_of(const struct hand *hand, const struct reply *reply) {
	struct parts parts;
	int best = INT_MIN;
	bool more = play_parts_first(hand->story, hand->state, reply, &parts);
	for (; more; more = play_parts_next(hand->story, hand->state, reply, &parts)) {
		int one = rank_of(hand, reply, parts);
		best = one > best ? one : best;
	}
	return best;
}

static struct hand look_at(
	enum player player, const struct readings *readings, const struct story *story, const struct play_state *state) {
	enum seat other = seat_other(play_turn(story, state));
	struct hand hand = {.story = story, .state = state, .player = player, .readings = readings, .best = INT_MIN};
	hand.flooded = partner_flooded(&state->couple.partner[other]);
	const struct reply *offer[REPLIES_MAX_A_BEAT];
	size_t offered = play_offer(story, state, offer);
	for (size_t i = 0; i < offered; i++) {
		int best = best_of(&hand, offer[i]);
		hand.len = best > hand.best ? 0 : hand.len;
		if (best >= hand.best) {
			hand.best = best;
			hand.cards[hand.len++] = offer[i];
		}
	}
	return hand;
}

/* The ways to put a card together that are as good as the best, one after the other; false after the last. */
static bool next_best(const struct hand *hand, const struct reply *reply, struct parts *parts, bool *begun) {
	bool more = *begun ? play_parts_next(hand->story, hand->state, reply, parts)
					   : play_parts_first(hand->story, hand->state, reply, parts);
	*begun = true;
	while (more && rank_of(hand, reply, *parts) < hand->best) {
		more = play_parts_next(hand->story, hand->state, reply, parts);
	}
	return more;
}

static size_t count_best(const struct hand *hand, const struct reply *reply) {
	struct parts parts = {{0}};
	size_t count = 0;
	for (bool begun = false; next_best(hand, reply, &parts, &begun);) {
		count++;
	}
	return count;
}

/* Adds to what is there already for this rule. */
static size_t add_share(struct likely *out, size_t first, size_t len, struct likely one) {
	for (size_t i = first; i < len; i++) {
		if (out[i].rule == one.rule) {
			out[i].spoken = (out[i].spoken * out[i].share + one.spoken * one.share) / (out[i].share + one.share);
			out[i].share += one.share;
			return len;
		}
	}
	out[len] = one;
	return len + 1;
}

size_t player_weigh(enum player player, const struct readings *readings, const struct story *story,
	const struct play_state *state, struct likely *out) {
	struct hand hand = look_at(player, readings, story, state);
	size_t len = 0;
	for (size_t i = 0; i < hand.len; i++) {
		const struct reply *reply = hand.cards[i];
		struct likely one = {.reply = reply, .share = 1.0 / (double)hand.len / (double)count_best(&hand, reply)};
		struct parts parts = {{0}};
		size_t first = len;
		for (bool begun = false; next_best(&hand, reply, &parts, &begun);) {
			one.rule = reply->compose == NULL ? NULL : compose_rule(reply->compose, parts.option);
			one.spoken = (double)reading_of(readings, reply, parts)->spoken;
			len = add_share(out, first, len, one);
		}
	}
	return len;
}

/* A number below `below`, from splitmix64. */
static size_t draw(uint64_t *random, size_t below) {
	uint64_t z = (*random += UINT64_C(0x9e3779b97f4a7c15));
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (size_t)((z ^ (z >> 31)) % below);
}

void player_pick(enum player player, const struct readings *readings, const struct story *story,
	const struct play_state *state, uint64_t *random, const struct reply **reply, struct parts *parts) {
	struct hand hand = look_at(player, readings, story, state);
	*reply = hand.cards[draw(random, hand.len)];
	*parts = (struct parts){{0}};
	size_t wanted = draw(random, count_best(&hand, *reply)) + 1;
	for (bool begun = false; wanted > 0 && next_best(&hand, *reply, parts, &begun); wanted--) {
	}
}
