#ifndef WATERLINE_EXPLORE_EDGES_H
#define WATERLINE_EXPLORE_EDGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Inside explore/ only: where each choice leads, in little more than a byte
 * each. In breadth-first order most choices lead to the next new state or to
 * one of a few ends, so an edge is a byte that says so, and only the others are
 * written out. States stand in blocks; a block is read as a whole.
 *
 * A new state is first reached by exactly one edge, and these edges are in
 * order: so the edges also tell every state's parent.
 */
enum { EDGE_BLOCK = 32, EDGE_CHOICES = 64, EDGE_ENDS = 250 };

struct edges {
	uint8_t *codes;
	size_t len, cap;
	struct edge_start {
		uint64_t code;   /* where the block's codes begin */
		uint32_t next;   /* the next new state when it begins */
	} *blocks;
	size_t block_len, block_cap;
	size_t state_code; /* where the codes of the last state begin */
	size_t states;     /* whose edges have been added */
	size_t count;  /* of edges */
	uint32_t next; /* the next new state's number */
	uint32_t ends[EDGE_ENDS];
	size_t end_len;
};

/** A zeroed struct has no edges; `next` must be set to the number that the first new state will get. */
void edges_finish(struct edges *edges);

/** Begins the edges of the next state; each edges_add() then adds one. */
void edges_begin(struct edges *edges);

/** An edge to `to`; `end` says that it is a state with no edges of its own, which many edges may share. */
void edges_add(struct edges *edges, uint32_t to, bool end);

/** The edges of EDGE_BLOCK states, read at once. */
struct edge_block {
	uint32_t first[EDGE_BLOCK + 1]; /* in `to` */
	uint32_t to[EDGE_BLOCK * EDGE_CHOICES];
	bool is_new[EDGE_BLOCK * EDGE_CHOICES]; /* the edge by which that state was first reached */
	size_t states;
};

/** Reads block number `block`; states from block * EDGE_BLOCK on. */
void edges_read(const struct edges *edges, size_t block, struct edge_block *out);

/** The state, and which of its edges, by which `state` was first reached. Not for the first state. */
void edges_into(const struct edges *edges, uint32_t state, uint32_t *parent, size_t *index);

/** Gives back the room that was kept for more. */
void edges_fit(struct edges *edges);

size_t edges_bytes(const struct edges *edges);

#endif
