#ifndef WATERLINE_PLAYTHROUGH_TREE_H
#define WATERLINE_PLAYTHROUGH_TREE_H

#include <stddef.h>
#include <stdint.h>

#include "playthrough/playthrough.h"

/*
 * All that was ever said in a play-through, as a tree. Node 0 is the beginning;
 * every other node is one reply, said after that of its parent. Nothing is
 * taken out, so a node's number names it for good.
 *
 * A way is a line from the beginning down to a leaf. The first child of a node
 * goes on with the way its parent is on; each later child begins a way of its
 * own. So ways are numbered in the order in which they were first tried, and
 * keep their number when they are gone on with.
 */
struct node {
	struct step step;
	uint32_t parent, first, next; /* first child and next sibling; 0: none */
};

struct branch_way {
	uint32_t head; /* its first own node; 0 for the first way */
	uint32_t leaf, replies;
	uint32_t from, parts; /* as in struct way */
	uint32_t beat;        /* where it stands at its leaf */
};

struct tree {
	struct node *nodes;
	size_t len, cap;
	struct branch_way *ways;
	size_t way_len, way_cap;
	size_t way_grown; /* the one that grew last, which is nearly always the one that grows next */
};

/** With the beginning and the one way that has no reply yet. `beat` is where it stands. */
void tree_init(struct tree *tree, uint32_t beat);
void tree_finish(struct tree *tree);

/** The child of `parent` that is this reply with these parts, said by the same (a person or habit); 0: none. */
uint32_t tree_child(const struct tree *tree, uint32_t parent, const struct step *step);

/** Adds a reply after `parent`, which comes after `depth` replies, leading to `beat`. Returns the node. */
uint32_t tree_add(struct tree *tree, uint32_t parent, size_t depth, const struct step *step, uint32_t beat);

/** The leaf of the way that `node` is on. */
uint32_t tree_leaf(const struct tree *tree, uint32_t node);

/** The way that `node` was said on first. */
size_t tree_way(const struct tree *tree, uint32_t node);

/** An array grown by an eighth at a time, so that room kept in reserve stays small. */
void *tree_room(void *items, size_t len, size_t *cap, size_t size);

#endif
