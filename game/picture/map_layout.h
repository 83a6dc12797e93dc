#ifndef WATERLINE_PICTURE_MAP_LAYOUT_H
#define WATERLINE_PICTURE_MAP_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "playthrough/playthrough.h"
#include "story/story.h"

/*
 * A scenario as a graph, laid out from top to bottom: a box for each beat, one
 * edge for all the replies between the same two beats, the edges that lead
 * back up as arcs on the right, so that a loop looks like one.
 *
 * Lengths are in units of which MAP_EM make the height of the text; whoever
 * draws it multiplies. Deterministic; takes any scenario that loads.
 */
enum {
	MAP_EM = 14,
	MAP_GLYPH = 15,  /* the width that a reply's sign takes in its box */
	MAP_NUMBERS = 4  /* of an edge's `taken`, so many are shown */
};

/** The room for the number of a reply in an edge's label; none for 0. */
float map_number_width(uint32_t number);

struct map_point {
	float x, y;
};

struct map_box {
	const struct beat *beat;
	float x, y, w, h; /* x and y: the left upper corner */
	float replies_x;  /* where the first reply's sign stands; one every MAP_GLYPH */
	uint32_t layer;
	uint32_t loop;    /* boxes with the same number other than 0 can be come round to again */
	bool reached;     /* by some way from the start, whatever conditions say */
	bool taken;       /* the way taken came through here */
};

struct map_edge {
	uint32_t from, to; /* boxes, which stand in the order of the story's beats */
	uint16_t kinds[KIND_COUNT]; /* how many replies of each kind lead this way */
	bool plain;  /* the story goes on this way by itself, or comes back from a call */
	bool back;   /* it leads up again */
	uint32_t loop; /* of both its ends, 0 where they differ */
	const uint32_t *taken; /* the numbers of the replies that went this way, from 1; 0 for going on by itself */
	size_t taken_count;
	const struct map_point *points; /* cubic pieces: a point, then three for each piece */
	size_t point_count;
	struct map_point label; /* the middle of the place for its counts */
	float label_w;    /* 0: none */
	bool label_along; /* it runs upwards along the edge */
};

struct map {
	const struct story *story; /* borrowed */
	const struct map_box *boxes;
	size_t box_count;
	const struct map_edge *edges; /* sorted by from, then to */
	size_t edge_count;
	uint32_t loop_count;
	float width, height;
	struct arena *arena;
};

/** `taken` is the play-through whose way is marked; NULL for none. */
struct map *map_create(const struct story *story, const struct playthrough *taken);
void map_destroy(struct map *map);

#endif
