#ifndef WATERLINE_PICTURE_GEOMETRY_H
#define WATERLINE_PICTURE_GEOMETRY_H

#include "picture/draw_list.h"

/*
 * Smooth shapes as triangles. Every outline carries a rim of about one pixel
 * that runs out into nothing, so that edges are smooth at any size on any
 * painter. Lines are given as points close enough together to look curved.
 */

/** A point of a band: where its middle is, half its thickness there, its colour there. */
struct band_point {
	float x, y, half;
	struct colour colour;
};

/** A band along points; `closed` joins the last to the first. `feather` is the width of the soft rim. */
void geometry_band(struct draw_list *list, const struct band_point *points, size_t count, bool closed, float feather);

/**
 * Everything between a line (from left to right) and `bottom`; `top_colour` as
 * high as the line's highest point, from there evenly down to `bottom_colour`.
 */
void geometry_area(struct draw_list *list, const struct point *line, size_t count, float bottom,
	struct colour top_colour, struct colour bottom_colour, float feather);

/** A filled shape whose corners bulge outwards, in either direction round. */
void geometry_polygon(struct draw_list *list, const struct point *corners, size_t count, struct colour colour,
	float feather);

void geometry_disc(struct draw_list *list, struct point centre, float radius, struct colour colour, float feather);

/** A circle's outline of this thickness, its outer edge at `radius`. */
void geometry_ring(struct draw_list *list, struct point centre, float radius, float thickness, struct colour colour,
	float feather);

/** Round dots along a line, `spacing` apart. */
void geometry_dots(struct draw_list *list, const struct point *line, size_t count, float spacing, float radius,
	struct colour colour);

/** A rectangle, its colour running from top to bottom. */
void geometry_shade(struct draw_list *list, struct rect rect, struct colour top, struct colour bottom);

/** A triangle with softened corners, pointing up or down, or a level bar: the three verdicts. */
enum mark { MARK_BAR, MARK_UP, MARK_DOWN };
void geometry_mark(struct draw_list *list, enum mark mark, struct rect rect, struct colour colour, float feather);

/** A point on a cubic curve. */
struct point geometry_cubic(struct point a, struct point b, struct point c, struct point d, float share);

#endif
