#ifndef WATERLINE_CYCLE_MOVES_H
#define WATERLINE_CYCLE_MOVES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The moves a partner can make and the two positions in the cycle, with their
 * numbers: the only place in the program where these stand.
 *
 * Source: design values, fitted to no clinical data. What each stands for, and
 * why it has the size it has, is told in game/cycle/README.md.
 */

enum move_kind { KIND_DESTRUCTIVE, KIND_AMBIVALENT, KIND_SOFTENING, KIND_REGULATING, KIND_COUNT };

enum move {
	MOVE_CONTEMPT,
	MOVE_THREATEN_BOND,
	MOVE_PATHOLOGISE,
	MOVE_CRITICISE,
	MOVE_PRESS,
	MOVE_DEFEND,
	MOVE_REBUFF,
	MOVE_STONEWALL,
	MOVE_PLACATE,
	MOVE_FIX,
	MOVE_REASON,
	MOVE_SELF_BLAME,
	MOVE_CHECK,
	MOVE_TEASE,
	MOVE_TALK_ABOUT,
	MOVE_NAME_OWN_HEAT,
	MOVE_SOFT_START,
	MOVE_PAUSE_RETURN,
	MOVE_CURIOUS,
	MOVE_VALIDATE,
	MOVE_OWN_PART,
	MOVE_NAME_CYCLE,
	MOVE_REPAIR_BID,
	MOVE_DISCLOSE,
	MOVE_LONGING,
	MOVE_SPACE_WITH_BOND,
	MOVE_ASK_NEED,
	MOVE_COMFORT,
	MOVE_COUNT,
	MOVE_NONE = MOVE_COUNT /* nothing said yet */
};

/** The numbers of a move, in points. */
struct move_row {
	const char *id;   /* as in scenario files */
	const char *name; /* as shown to a person: "names the cycle" */
	enum move_kind kind;
	int sting, distance, warmth;
	int needs_depth; /* below this depth the speaker talks about the feeling, not from it */
	int self_heat, self_open, self_depth;
};

enum position { POSITION_PURSUER, POSITION_WITHDRAWER, POSITION_COUNT };

/** How a partner in this position takes things. */
struct position_row {
	const char *id;
	int rest;            /* heat that settling returns to */
	int flood;           /* heat from which hardly anything gets in */
	int sting_weight;    /* how much a sting weighs, in quarters */
	int distance_weight; /* how much distance weighs, in quarters */
	int settle;          /* one part in so many of the heat above rest goes with each softening */
	int shown;           /* how much of the heat shows, in percent */
};

/** The row of `move`, which must be below MOVE_COUNT. Static. */
const struct move_row *move_row(enum move move);
const struct position_row *position_row(enum position position);

/** The word for a kind, as in `moves --json`: "destructive". */
const char *move_kind_id(enum move_kind kind);

/** Finds a move or position by its id of `len` bytes; false where there is none. */
bool move_find(const char *id, size_t len, enum move *found);
bool position_find(const char *id, size_t len, enum position *found);

/** disclose, longing, ask_need: the moves with which a partner reaches for the other. */
bool move_is_reach(enum move move);

#endif
