#include "playthrough/tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void *tree_room(void *items, size_t len, size_t *cap, size_t size) {
	if (len < *cap) {
		return items;
	}
	size_t grown = *cap + *cap / 8 + 16;
	items = mem_resize(items, grown, size);
	*cap = grown;
	return items;
}

static struct branch_way *add_way(struct tree *tree) {
	tree->ways = tree_room(tree->ways, tree->way_len, &tree->way_cap, sizeof(struct branch_way));
	return &tree->ways[tree->way_len++];
}

static uint32_t add_node(struct tree *tree, const struct node *node) {
	tree->nodes = tree_room(tree->nodes, tree->len, &tree->cap, sizeof(struct node));
	tree->nodes[tree->len] = *node;
	return (uint32_t)tree->len++;
}

void tree_init(struct tree *tree, uint32_t beat) {
	*tree = (struct tree){0};
	add_node(tree, &(struct node){0});
	*add_way(tree) = (struct branch_way){.beat = beat};
}

void tree_finish(struct tree *tree) {
	free(tree->nodes);
	free(tree->ways);
	*tree = (struct tree){0};
}

uint32_t tree_child(const struct tree *tree, uint32_t parent, const struct step *step) {
	uint32_t child = tree->nodes[parent].first;
	for (; child != 0; child = tree->nodes[child].next) {
		const struct step *said = &tree->nodes[child].step;
		if (said->reply == step->reply && said->chosen == step->chosen &&
			memcmp(&said->parts, &step->parts, sizeof(said->parts)) == 0) {
			return child;
		}
	}
	return 0;
}

/* From a leaf to its way. */
static size_t way_of_leaf(const struct tree *tree, uint32_t leaf) {
	return tree->ways[tree->way_grown].leaf == leaf ? tree->way_grown : tree_way(tree, leaf);
}

static void append_child(struct tree *tree, uint32_t parent, uint32_t child) {
	uint32_t *link = &tree->nodes[parent].first;
	while (*link != 0) {
		link = &tree->nodes[*link].next;
	}
	*link = child;
}

uint32_t tree_add(struct tree *tree, uint32_t parent, size_t depth, const struct step *step, uint32_t beat) {
	uint32_t node = add_node(tree, &(struct node){.step = *step, .parent = parent});
	if (tree->nodes[parent].first == 0) {
		tree->way_grown = way_of_leaf(tree, parent);
	} else {
		uint32_t from = (uint32_t)tree_way(tree, parent);
		*add_way(tree) = (struct branch_way){.head = node, .from = from, .parts = (uint32_t)depth};
		tree->way_grown = tree->way_len - 1;
	}
	struct branch_way *way = &tree->ways[tree->way_grown];
	way->leaf = node;
	way->replies = (uint32_t)depth + 1;
	way->beat = beat;
	append_child(tree, parent, node);
	return node;
}

uint32_t tree_leaf(const struct tree *tree, uint32_t node) {
	while (tree->nodes[node].first != 0) {
		node = tree->nodes[node].first;
	}
	return node;
}

/* Up to the way's first own node, and from there to the way: heads are in the order of their numbers. */
size_t tree_way(const struct tree *tree, uint32_t node) {
	while (node != 0 && tree->nodes[tree->nodes[node].parent].first == node) {
		node = tree->nodes[node].parent;
	}
	size_t low = 0, high = tree->way_len - 1;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (tree->ways[middle].head < node) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}
