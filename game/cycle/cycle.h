#ifndef WATERLINE_CYCLE_CYCLE_H
#define WATERLINE_CYCLE_CYCLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "cycle/moves.h"

/*
 * The couple's negative cycle as arithmetic.
 *
 * Pure: no allocation, no clock, no randomness. Total: every state and every
 * move has a next state. All quantities are points, 0 to 1000, integers;
 * quotients are floored and nothing negative is ever divided, so that the sum
 * can be shown to a person and checked by hand.
 *
 * Source: design values; the reasons stand in game/cycle/README.md.
 */

/** One of the two partners, in the order of the scenario's `couple`. */
enum seat { SEAT_ONE, SEAT_TWO, SEAT_COUNT, SEAT_NONE = SEAT_COUNT };

static inline enum seat seat_other(enum seat seat) {
	return seat == SEAT_ONE ? SEAT_TWO : SEAT_ONE;
}

enum { POINTS_MAX = 1000, HABIT_FROM_HEAT = 480, HABIT_AMBIVALENT_FROM = 300, HABIT_PAUSE_SAFE = 400, CYCLE_MEMORY = 6 };

struct partner {
	int16_t heat;      /* arousal of the secondary emotion */
	int16_t open;      /* willingness to let the other in */
	int16_t safe;      /* felt security with this partner */
	int16_t depth;     /* contact with one's own primary emotion */
	uint8_t position;  /* enum position */
	uint8_t last_move; /* enum move; MOVE_NONE before the first */
	uint8_t repeats;   /* how often the last move has been repeated in a row, at most 3 */
	uint8_t spare;     /* 0: so that the struct has no padding and can be compared and hashed by its bytes */
};

/**
 * Both partners and as much of the past as the words of the loop need. A plain
 * value without padding: copying it means something, and so does memcmp().
 */
struct couple {
	struct partner partner[SEAT_COUNT];
	int16_t past_tension[CYCLE_MEMORY]; /* before each of the last six replies, newest last */
	uint8_t past_move[CYCLE_MEMORY];    /* of the last six replies, newest last */
	uint16_t replies;                   /* how many so far; stays at 10000 */
	bool reach_met;                     /* an ask_need was met by comfort (see couple_reconnected) */
	uint8_t spare;                      /* 0 */
};

enum verdict { VERDICT_HOLDS, VERDICT_ESCALATES, VERDICT_SOFTENS, VERDICT_COUNT };

/** The four starting values of one partner, clamped to 0..1000. */
struct partner partner_start(enum position position, int heat, int open, int safe, int depth);

/** Two partners before the first reply. */
struct couple couple_start(struct partner one, struct partner two);

/** The sum behind one reply, number by number, for showing to a person. */
struct cycle_why {
	enum seat speaker;
	enum move move;
	struct couple before, after;
	bool answers_reach;   /* the listener's last move was a reach */
	int sting_weighted;   /* after the listener's position */
	int sting_safe;       /* after the listener's safety */
	int sting;            /* that lands */
	bool stung_reach;     /* half as much again: destructive, right after a reach */
	int receptivity_calm; /* of 1000, without flooding */
	bool flooded;
	int receptivity;      /* of 1000 */
	bool shallow;         /* said about the feeling, not from it */
	bool unasked;         /* comfort where there was no reach */
	int repeats;          /* in a row before this reply, at most 3 */
	int warmth_sent;      /* after shallow, unasked and repeats */
	int warmth;           /* that lands */
	int net;              /* warmth - sting */
	struct heat_why {
		int change;  /* by what landed, or by saying it */
		int settled; /* less, for nothing stings, or the move softens */
		int calmed;  /* less, by the break */
	} heard, said;        /* what changes the listener's heat, and the speaker's */
	int tension_before, tension_after;
	enum verdict verdict;
};

/**
 * What one reply does to the two partners. `why`, if not NULL, receives the
 * steps of the sum.
 */
struct couple cycle_reply(struct couple now, enum seat speaker, enum move move, struct cycle_why *why);

/** Of the two: 0 (all is calm and open) to 1000. */
int couple_tension(const struct couple *couple);

/** A change of 10 points or more escalates or softens; anything less holds. */
enum verdict cycle_verdict(int tension_before, int tension_after);

/** "escalates", "holds", "softens". */
const char *verdict_id(enum verdict verdict);

/** How much of this partner stays hidden, 0 to 1000. */
int partner_waterline(const struct partner *partner);

/** How much of this partner's heat the other can see. */
int partner_shown_heat(const struct partner *partner);

bool partner_flooded(const struct partner *partner);

/** Tension 600 or more after six replies, and either no movement or the same two moves three times over. */
bool couple_stuck(const struct couple *couple);

/** Both calm (heat at most 350) and open (at least 550), and the last two moves not destructive. */
bool couple_repaired(const struct couple *couple);

/** Repaired, and an ask_need has been met by comfort. */
bool couple_reconnected(const struct couple *couple);

/** Why a move does or does not come to a partner by habit. */
enum fit {
	FIT_YES,
	FIT_TOO_CALM,   /* destructive, but the heat is below 480; ambivalent, below 300; regulating, below 480 */
	FIT_TOO_HOT,    /* softening, but the heat is 480 or more */
	FIT_FLOODED,    /* flooded: only destructive moves and a break come */
	FIT_TOO_FAR,    /* softening, but out of touch with what it needs */
	FIT_NO_REACH,   /* comfort, but the other has not reached */
	FIT_NOT_SAFE    /* a break, but not safe enough to take one */
};

/** Whether `move` comes to `seat` by habit in this state. */
enum fit cycle_fit(const struct couple *couple, enum seat seat, enum move move);

#endif
