#ifndef WATERLINE_EXPLORE_EXPLORE_H
#define WATERLINE_EXPLORE_EXPLORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "playthrough/playthrough.h"

/*
 * Every conversation that a seat can have: all states that a person in it can
 * reach while habit answers for the other, breadth-first, so that the first
 * way found to a place is a shortest one.
 *
 * A state is a moment at which the person chooses, or where the conversation
 * is over; an edge is one of the person's replies with whatever habit answers.
 * Lengths of ways are the person's replies.
 *
 * Deterministic: the same story, seats and bounds give the same result.
 */
struct explore;

struct explore_bounds {
	size_t memory;  /* bytes that the search may take; 0: EXPLORE_MEMORY */
	size_t states;  /* at most so many; 0: as many as the memory holds */
};

#define EXPLORE_MEMORY ((size_t)1 << 30)
#define EXPLORE_NOWHERE UINT32_MAX

/**
 * Searches from `from`, or from the beginning where that is NULL. `seat` says
 * which seats a person plays; at least one. The story is borrowed.
 */
struct explore *explore_run(const struct story *story, const bool seat[SEAT_COUNT], const struct play_state *from,
	const struct explore_bounds *bounds);
void explore_destroy(struct explore *explore);

/** Whether everything was reached. If not, what is said holds as far as was searched. */
bool explore_complete(const struct explore *explore);
size_t explore_states(const struct explore *explore);
size_t explore_edges(const struct explore *explore);
size_t explore_bytes(const struct explore *explore);

/** How many of the person's replies the search has gone through in full. */
size_t explore_depth(const struct explore *explore);

/** What some play reaches: a beat, a line of it or of a reply, a reply on offer to or said by anybody. */
bool explore_beat_reached(const struct explore *explore, const struct beat *beat);
bool explore_line_reached(const struct explore *explore, const struct beat *beat, size_t line);
bool explore_reply_line_reached(const struct explore *explore, const struct reply *reply, size_t line);
bool explore_reply_offered(const struct explore *explore, const struct reply *reply);

/** In how many states each move is on offer to the person. */
size_t explore_move_offered(const struct explore *explore, enum move move);

/** The state in which the play comes first to this ending by a shortest way; EXPLORE_NOWHERE if it never does. */
uint32_t explore_ending(const struct explore *explore, const struct beat *ending);

/** The number of a play state that stands at a person's choice or at an end; EXPLORE_NOWHERE if unknown. */
uint32_t explore_find(const struct explore *explore, const struct play_state *state);

/** The other way round, into `state` (of play_state_size()): one with the same future, and at an end in the same beat. */
void explore_state(const struct explore *explore, uint32_t number, struct play_state *state);

/** One reply of the person's. */
struct choice {
	const struct reply *reply;
	struct parts parts;
};

/**
 * The shortest way from the start of the search to a state. Writes at most
 * `room` choices to `out` and returns how many there are.
 */
size_t explore_way(const struct explore *explore, uint32_t state, struct choice *out, size_t room);

/** The way's replies by name, as playthrough_replies_by_id() takes them. */
void explore_way_text(const struct explore *explore, uint32_t state, struct buf *out);

enum { DISTANCE_NONE = UINT16_MAX, DISTANCE_UNKNOWN = UINT16_MAX - 1 };

/**
 * How many of the person's replies lie between a state and the nearest good
 * ending: DISTANCE_NONE where there is no way to one, DISTANCE_UNKNOWN where
 * the search did not go far enough to know.
 */
uint16_t explore_distance(const struct explore *explore, uint32_t state);

/** The state that choosing `choice` number `index` (of explore_choices()) leads to; EXPLORE_NOWHERE if not searched. */
uint32_t explore_next(const struct explore *explore, uint32_t state, size_t index);

/** What a person can choose in a state; room for EXPLORE_CHOICES_MAX. */
enum { EXPLORE_CHOICES_MAX = 64 };
size_t explore_choices(const struct explore *explore, const struct play_state *state, struct choice *out);

/** Sums over all states. */
struct explore_sums {
	size_t no_way_out;       /* states from which no ending can be reached any more */
	size_t no_way_back;      /* states from which no good ending can be reached any more, bad endings left out */
	size_t can_soften;       /* states from which a good ending can be reached, endings left out */
	size_t choices;          /* states at which the person chooses */
	uint32_t first_no_way_out, first_no_way_back; /* with the shortest way into one; EXPLORE_NOWHERE */
	uint32_t first_dry;      /* where nothing is on offer any more */
	double conversations;    /* how many different ones; infinity where one can go on for ever */
	size_t longest, shortest; /* in replies of the person's; longest 0 where it has no bound */
};
struct explore_sums explore_sum(const struct explore *explore);

#endif
