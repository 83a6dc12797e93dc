#ifndef WATERLINE_PICTURE_LOOP_SHAPE_H
#define WATERLINE_PICTURE_LOOP_SHAPE_H

#include <stdbool.h>

#include "picture/draw_list.h"
#include "picture/theme.h"

/*
 * The infinity loop as a figure: a lobe for each partner, joined at a crossing.
 * Tension pulls it: the band thickens and warms, the strands between the lobes
 * are drawn straight; without tension they hang in wide, even rounds.
 */
struct loop_shape {
	struct point centre;
	float half_width, half_height; /* from the centre to the middle of the band */
	float thin, thick;             /* half the band's thickness at tension 0 and 1 */
};

enum { LOOP_HEIGHTS = 48 };

/** Where the band is at `along`, which goes once round from 0 to 1: 0 and 0.5 are the crossing, 0.25 the right lobe's
 * far side, 0.75 the left one's. */
struct point loop_point(const struct loop_shape *shape, float tension, float along);

float loop_half(const struct loop_shape *shape, float tension);

/** How far from the crossing a lobe begins and ends at each height, whatever the tension; in units of its half width. */
struct loop_sides {
	float near[LOOP_HEIGHTS + 1], far[LOOP_HEIGHTS + 1]; /* from the middle to the top */
};
struct loop_sides loop_sides(void);

/** "slack", "half tight" or "tight", of a tension of 0 to 1. */
const char *loop_tightness(float tension);

/** The free room inside a lobe between two heights; may be empty (w <= 0). */
struct rect loop_room(const struct loop_shape *shape, const struct loop_sides *sides, bool right, float top, float bottom);

/** The band itself; `ground` is what lies behind it. */
void loop_draw(struct draw_list *list, const struct theme *theme, const struct loop_shape *shape, float tension,
	struct colour ground, float pixel);

/** Once more, faintly, over the water, so that a tight loop is seen through it. */
void loop_draw_sunk(struct draw_list *list, const struct theme *theme, const struct loop_shape *shape, float tension,
	float pixel);

/** The pulse, `along` the loop, with the trail of what it has come through (0 to 1). */
void loop_draw_pulse(struct draw_list *list, const struct theme *theme, const struct loop_shape *shape, float tension,
	float along, float trail, float pixel);

#endif
