#include "explore/edges.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* A code: a count of edges opens a state; then for each edge one of these, or CODE_END plus the end's number. */
enum code { CODE_NEXT = 0, CODE_FAR = 1, CODE_END = 2 };

void edges_finish(struct edges *edges) {
	free(edges->codes);
	free(edges->blocks);
	*edges = (struct edges){0};
}

static void put(struct edges *edges, uint8_t code) {
	edges->codes = mem_room(edges->codes, edges->len, &edges->cap, 1);
	edges->codes[edges->len++] = code;
}

void edges_begin(struct edges *edges) {
	if (edges->states % EDGE_BLOCK == 0) {
		edges->blocks = mem_room(edges->blocks, edges->block_len, &edges->block_cap, sizeof(*edges->blocks));
		edges->blocks[edges->block_len++] = (struct edge_start){edges->len, edges->next};
	}
	edges->states++;
	put(edges, 0);
	edges->state_code = edges->len - 1; /* the count, filled in as edges are added */
}

static size_t end_number(struct edges *edges, uint32_t to) {
	for (size_t i = 0; i < edges->end_len; i++) {
		if (edges->ends[i] == to) {
			return i;
		}
	}
	if (edges->end_len < EDGE_ENDS) {
		edges->ends[edges->end_len++] = to;
	}
	return edges->end_len - 1;
}

void edges_add(struct edges *edges, uint32_t to, bool end) {
	edges->codes[edges->state_code]++;
	edges->count++;
	if (to == edges->next) {
		edges->next++;
		put(edges, CODE_NEXT);
		return;
	}
	size_t number = end ? end_number(edges, to) : EDGE_ENDS;
	if (end && edges->ends[number] == to) {
		put(edges, (uint8_t)(CODE_END + number));
		return;
	}
	put(edges, CODE_FAR);
	for (int i = 0; i < 4; i++) {
		put(edges, (uint8_t)(to >> (8 * i)));
	}
}

static uint32_t read_edge(const struct edges *edges, size_t *at, uint32_t *next, bool *is_new) {
	uint8_t code = edges->codes[(*at)++];
	*is_new = code == CODE_NEXT;
	if (code == CODE_NEXT) {
		return (*next)++;
	}
	if (code >= CODE_END) {
		return edges->ends[code - CODE_END];
	}
	uint32_t to = 0;
	for (int i = 0; i < 4; i++) {
		to |= (uint32_t)edges->codes[(*at)++] << (8 * i);
	}
	return to;
}

void edges_read(const struct edges *edges, size_t block, struct edge_block *out) {
	size_t at = edges->blocks[block].code;
	uint32_t next = edges->blocks[block].next, len = 0;
	size_t left = edges->states - block * EDGE_BLOCK;
	out->states = left < EDGE_BLOCK ? left : EDGE_BLOCK;
	for (size_t i = 0; i < out->states; i++) {
		out->first[i] = len;
		for (unsigned count = edges->codes[at++]; count > 0; count--, len++) {
			out->to[len] = read_edge(edges, &at, &next, &out->is_new[len]);
		}
	}
	out->first[out->states] = len;
}

void edges_into(const struct edges *edges, uint32_t state, uint32_t *parent, size_t *index) {
	size_t low = 0, high = edges->block_len;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (edges->blocks[middle].next <= state) {
			low = middle;
		} else {
			high = middle;
		}
	}
	struct edge_block block;
	edges_read(edges, low, &block);
	for (size_t i = 0; i < block.states; i++) {
		for (size_t k = block.first[i]; k < block.first[i + 1]; k++) {
			if (block.is_new[k] && block.to[k] == state) {
				*parent = (uint32_t)(low * EDGE_BLOCK + i);
				*index = k - block.first[i];
				return;
			}
		}
	}
	assert(false); /* every state but the first was reached by an edge */
}

void edges_fit(struct edges *edges) {
	edges->codes = mem_resize(edges->codes, edges->len + 1, 1);
	edges->cap = edges->len + 1;
	edges->blocks = mem_resize(edges->blocks, edges->block_len + 1, sizeof(*edges->blocks));
	edges->block_cap = edges->block_len + 1;
}

size_t edges_bytes(const struct edges *edges) {
	return edges->cap + edges->block_cap * sizeof(*edges->blocks);
}
