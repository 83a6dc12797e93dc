#ifndef WATERLINE_EXPLORE_TURNING_H
#define WATERLINE_EXPLORE_TURNING_H

#include "explore/explore.h"
#include "playthrough/playthrough.h"

/*
 * Where a play-through turned: how far the nearest good ending was before and
 * after each of the person's replies, and which reply on offer would have done
 * best. Distances are replies of the person's, while habit answers for the
 * other.
 */
enum turn {
	TURN_NEARER,   /* the good ending came nearer */
	TURN_SAME,     /* it is as far as before */
	TURN_FURTHER,  /* the way back got longer */
	TURN_LOST,     /* there was a way back, and now there is none */
	TURN_FOUND,    /* nearer again after it had got further */
	TURN_GONE,     /* there was none before either */
	TURN_UNKNOWN   /* the search did not go far enough to say */
};

struct turning {
	size_t step;            /* in the play-through */
	enum turn turn;
	uint16_t before, after; /* DISTANCE_NONE, DISTANCE_UNKNOWN or replies */
	struct choice best;     /* of what was on offer; `reply` NULL where unknown */
	uint16_t best_after;
};

/**
 * Fills `out` (room for as many as the person has said, see
 * turning_count()) and returns how many. Takes well under a second for a
 * scenario of the library's size: it searches at most TURNING_STATES states.
 */
enum { TURNING_STATES = 400000 };
size_t turning_points(const struct playthrough *playthrough, struct turning *out);

/** How many replies the person has said. */
size_t turning_count(const struct playthrough *playthrough);

/** A word for a turn: "nearer", "same", "further", "lost", "found", "gone", "unknown". */
const char *turn_id(enum turn turn);

/** One plain sentence about a turning point, without a line end. */
void turning_text(const struct story *story, const struct cast *cast, const struct turning *turning, struct buf *out);

#endif
