#ifndef WATERLINE_REVIEW_GRAPH_H
#define WATERLINE_REVIEW_GRAPH_H

#include "explore/explore.h"
#include "review/player.h"
#include "review/stretch.h"

/*
 * Every moment that a seat can come to, with what is read on each way between
 * two of them and how likely each player is to take it. Moments have the
 * numbers of the search.
 */
struct way_on {
	const struct reply *reply;
	const struct rule *rule; /* of a composed reply, else NULL */
	struct parts parts;
	uint32_t to;
	uint32_t words, seat_words;
	double card_spoken;  /* words that the card says, to whoever takes any */
	uint64_t answer;     /* see struct stretch */
	size_t spoken;       /* in graph.spoken: what is said, as `same` of the phrases */
	uint32_t spoken_len; /* without the card itself: who says the same card twice, chose to */
	double share[PLAYER_COUNT];
};

struct graph {
	const struct stage *stage;
	struct explore *explore;
	size_t moments;
	size_t *first; /* by moment, and one more: in ways */
	uint8_t *over; /* by moment: enum ending_kind, or GRAPH_DRY, or GRAPH_GOES_ON */
	struct way_on *ways;
	size_t way_len, way_cap;
	uint32_t *spoken;
	size_t spoken_len, spoken_cap;
	struct stretch beginning; /* before the first choice */
};

enum { GRAPH_DRY = ENDING_COUNT, GRAPH_GOES_ON };
/** False where there are more than `most` moments; the graph is empty then. */
bool graph_make(struct graph *graph, const struct stage *stage, size_t most);
void graph_finish(struct graph *graph);

/** What becomes of the many plays of one player. */
struct outcome {
	double ending[ENDING_COUNT]; /* shares by kind; [ENDING_NONE]: those that come to none */
	double chosen, unchosen;     /* words that the seat says in a play, on the average */
};

/** Worked out from the shares, without playing. */
struct outcome graph_outcome(const struct graph *graph, enum player player);

/** The replies that lead to a moment by a shortest way, as the terminal takes them. */
void graph_way_text(const struct graph *graph, uint32_t moment, struct buf *out);

/**
 * For everything spoken that some play has twice, by `same` of the phrases: the
 * replies that lead to the second time, to free with free(), in place of what
 * stood in `ways`. Does nothing where there are so many moments and texts that
 * it would take too much memory. What comes twice before the first choice is
 * found by playing.
 */
void graph_said_twice(const struct graph *graph, char **ways);

#endif
