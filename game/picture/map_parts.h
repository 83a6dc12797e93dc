#ifndef WATERLINE_PICTURE_MAP_PARTS_H
#define WATERLINE_PICTURE_MAP_PARTS_H

#include "base/arena.h"
#include "picture/map_layout.h"

/* What the steps of the layout share. Private to map_*.c. */

/** A box, or a point that a long edge passes on its way through a layer. */
struct map_node {
	float x, w;      /* x: the middle */
	uint32_t layer, place; /* place: in the layer, from the left */
	float wish;
};

struct map_making {
	struct map *map;
	struct map_box *boxes;
	struct map_edge *edges;
	size_t *first_edge; /* by box, one more than boxes: edges sorted by `from` */
	uint32_t layer_count;

	struct map_node *nodes; /* the boxes first, then the passed points */
	size_t node_count;
	size_t *passes; /* by edge: the first of its passed points; they follow each other downwards */
	size_t *pass_counts;
	size_t *layer_first;   /* by layer, one more than layers: in layer_nodes */
	uint32_t *layer_nodes; /* by layer, from left to right */
	size_t (*links)[2];    /* pairs of nodes in neighbouring layers, the upper one first */
	size_t link_count;
};

/** map_graph.c: `edges`, what loops, what leads back, the way taken. */
void map_graph(struct map_making *making, const struct playthrough *taken);

/** map_way.c: what of it the play-through took. */
void map_mark_way(struct map_making *making, const struct playthrough *taken);

/** map_layers.c: `nodes`, `layer`s, the order in each layer, and x. */
void map_layers(struct map_making *making);

/** map_route.c: y, the edges' points and labels, width and height. */
void map_route(struct map_making *making);

#endif
