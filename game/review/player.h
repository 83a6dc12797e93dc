#ifndef WATERLINE_REVIEW_PLAYER_H
#define WATERLINE_REVIEW_PLAYER_H

#include "review/reading.h"

/*
 * Four ways of playing a seat, to see where each of them comes to. They go by
 * the words on the cards, as somebody does who has never seen the labels; a
 * label counts where there are no words: for a silent card, for a break, and
 * where the words of no card are of the wanted kind.
 */
enum player {
	PLAYER_OPEN,      /* says what they feel or wish; else asks or understands; a break while the other is flooded */
	PLAYER_APPEASING, /* gives in, smooths over, solves */
	PLAYER_CHARGING,  /* finds fault */
	PLAYER_RANDOM,    /* any card */
	PLAYER_COUNT
};

/** "open", "appeasing", "charging", "random". */
const char *player_id(enum player player);

/** How much a card is what this player looks for; the highest is said, and equals are equally likely. */
int player_rank(enum player player, const struct reading *reading, bool other_flooded);

/** One thing that a player may say, and how likely it is. */
struct likely {
	const struct reply *reply;
	const struct rule *rule; /* of a composed reply: all ways to put it together that fall under it */
	double share;
	double spoken; /* words said, on the average over these ways */
};

enum { LIKELY_MAX = 16 * 100 };

/**
 * All that a player may say in a state where it is their turn, with shares that
 * add up to 1. Composed replies are one card each, with any of the best ways to
 * put it together. `out` has room for LIKELY_MAX.
 */
size_t player_weigh(enum player player, const struct readings *readings, const struct story *story,
	const struct play_state *state, struct likely *out);

/** One of these, drawn by `random`, which is changed. */
void player_pick(enum player player, const struct readings *readings, const struct story *story,
	const struct play_state *state, uint64_t *random, const struct reply **reply, struct parts *parts);

#endif
