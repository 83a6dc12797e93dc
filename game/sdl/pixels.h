#ifndef WATERLINE_SDL_PIXELS_H
#define WATERLINE_SDL_PIXELS_H

#include <stddef.h>
#include <stdint.h>

#include "picture/draw_list.h"

/*
 * Drawing into memory: a rectangle of 32-bit pixels, 0xAARRGGBB, opaque
 * throughout. All drawing stays inside `clip`, which lies inside the picture.
 *
 * Why not SDL's renderer: its software triangle filler takes 11 ms for one
 * gradient over the loop's panel (750 × 780 px, measured here; these spans take
 * 0.5 ms), and it moves corners to whole pixels, which makes a thin feathered
 * band crawl as it moves.
 */

/** Whole pixels; right and bottom are just outside. Empty when right <= left or bottom <= top. */
struct area {
	int left, top, right, bottom;
};

struct pixels {
	uint32_t *at;
	int width, height;
	size_t stride; /* in pixels */
	struct area clip;
};

static inline struct area area_meet(struct area a, struct area b) {
	return (struct area){a.left > b.left ? a.left : b.left, a.top > b.top ? a.top : b.top,
		a.right < b.right ? a.right : b.right, a.bottom < b.bottom ? a.bottom : b.bottom};
}

static inline bool area_is_empty(struct area a) {
	return a.right <= a.left || a.bottom <= a.top;
}

/** The smallest area that holds both; an empty one adds nothing. */
static inline struct area area_join(struct area a, struct area b) {
	if (area_is_empty(a) || area_is_empty(b)) {
		return area_is_empty(a) ? b : a;
	}
	return (struct area){a.left < b.left ? a.left : b.left, a.top < b.top ? a.top : b.top,
		a.right > b.right ? a.right : b.right, a.bottom > b.bottom ? a.bottom : b.bottom};
}

/** Every pixel that the rectangle touches. */
struct area area_around(struct rect rect);

/** Lays `count` pixels of one colour over those at `to`. */
void pixels_span(uint32_t *to, int count, struct colour colour);

/** Lays the colour over one pixel, `cover` (0 to 1) of it. */
void pixels_dot(uint32_t *to, struct colour colour, float cover);

void pixels_fill(struct pixels *pixels, struct area area, struct colour colour);

/** How much of each pixel is covered, 0 to 255, row by row without gaps. */
struct mask {
	int width, height;
	const uint8_t *cover;
	const uint32_t *colour; /* NULL, or for each pixel 0 or a colour of its own, as emoji have */
};

/** Lays the colour through the mask with its upper left corner at x, y. Own colours take no more of it than its opacity. */
void pixels_mask(struct pixels *pixels, int x, int y, struct mask mask, struct colour colour);

/**
 * Triangles with colours and opacity running smoothly from corner to corner.
 * Corners may stand between pixels. A pixel belongs to the triangle that holds
 * its centre, so triangles that share an edge neither leave a gap nor overlap.
 */
void pixels_mesh(struct pixels *pixels, const struct vertex *vertices, const uint32_t *indices, size_t index_count);

/** A filled rectangle with round corners and a border inside it, edges smoothed; as DRAW_BOX. */
void pixels_box(struct pixels *pixels, const struct draw_item *box);

#endif
