/*
 * Each lobe is four cubic curves, the lower two the mirror of the upper, the
 * left lobe the mirror of the right. The strands meet at the crossing in one
 * direction, so that the band runs through it without a kink.
 */
#include "picture/loop_shape.h"

#include <math.h>

#include "picture/ease.h"
#include "picture/geometry.h"

enum { POINTS = 224, CROSSING = 9, TRAIL = 40 };

/* The right lobe's upper half in units of half the width and height: two curves, slack and taut. */
static const struct point slack[7] = {
	{0, 0}, {0.13f, 0.42f}, {0.22f, 1}, {0.56f, 1}, {0.83f, 1}, {1, 0.58f}, {1, 0}};
static const struct point taut[7] = {
	{0, 0}, {0.21f, 0.52f}, {0.38f, 1}, {0.63f, 1}, {0.85f, 1}, {1, 0.5f}, {1, 0}};

static struct point upper(float tension, float share) {
	struct point p[7];
	for (int i = 0; i < 7; i++) {
		p[i] = (struct point){ease_mix(slack[i].x, taut[i].x, tension), ease_mix(slack[i].y, taut[i].y, tension)};
	}
	return share < 0.5f ? geometry_cubic(p[0], p[1], p[2], p[3], share * 2)
						: geometry_cubic(p[3], p[4], p[5], p[6], share * 2 - 1);
}

struct point loop_point(const struct loop_shape *shape, float tension, float along) {
	along -= floorf(along);
	float side = along < 0.5f ? 1 : -1, part = (along < 0.5f ? along : along - 0.5f) * 4;
	struct point unit = part < 1 ? upper(tension, part) : upper(tension, 2 - part);
	float up = part < 1 ? -1 : 1;
	return (struct point){
		shape->centre.x + side * unit.x * shape->half_width, shape->centre.y + up * unit.y * shape->half_height};
}

float loop_half(const struct loop_shape *shape, float tension) {
	return ease_mix(shape->thin, shape->thick, tension);
}

/* Marks where a strand passes at each height between two of its points: the far one of `near`s, the near one of `far`s. */
static void mark_sides(struct loop_sides *sides, struct point a, struct point b, bool inner) {
	float low = fminf(a.y, b.y) * LOOP_HEIGHTS, high = fmaxf(a.y, b.y) * LOOP_HEIGHTS;
	for (int i = (int)floorf(low); i <= (int)ceilf(high) && i <= LOOP_HEIGHTS; i++) {
		if (inner) {
			sides->near[i] = fmaxf(sides->near[i], fmaxf(a.x, b.x));
		} else {
			sides->far[i] = fminf(sides->far[i], fminf(a.x, b.x));
		}
	}
}

struct loop_sides loop_sides(void) {
	enum { STEPS = 48 };
	struct loop_sides sides;
	for (int i = 0; i <= LOOP_HEIGHTS; i++) {
		sides.near[i] = 0;
		sides.far[i] = 1;
	}
	for (int tight = 0; tight < 2; tight++) {
		struct point before = upper((float)tight, 0);
		for (int i = 1; i <= 2 * STEPS; i++) {
			struct point here = upper((float)tight, (float)i / (2 * STEPS));
			mark_sides(&sides, before, here, i <= STEPS);
			before = here;
		}
	}
	return sides;
}

struct rect loop_room(const struct loop_shape *shape, const struct loop_sides *sides, bool right, float top, float bottom) {
	float up = fabsf(top - shape->centre.y), down = fabsf(bottom - shape->centre.y);
	float most = fmaxf(up, down) / shape->half_height;
	bool crosses = top < shape->centre.y && bottom > shape->centre.y;
	float least = crosses ? 0 : fminf(up, down) / shape->half_height, near = 0, far = 1;
	for (int i = (int)(fminf(least, 1) * LOOP_HEIGHTS); i <= (int)ceilf(fminf(most, 1) * LOOP_HEIGHTS); i++) {
		near = fmaxf(near, sides->near[i]);
		far = fminf(far, sides->far[i]);
	}
	float from = near * shape->half_width + shape->thick * 1.15f, to = far * shape->half_width - shape->thick * 1.15f;
	float left = right ? shape->centre.x + from : shape->centre.x - to;
	return (struct rect){left, top, to - from, bottom - top};
}

static void fill_band(struct band_point *points, int count, const struct loop_shape *shape, float tension, float from,
	float step, float half, struct colour colour) {
	for (int i = 0; i < count; i++) {
		struct point p = loop_point(shape, tension, from + step * (float)i);
		points[i] = (struct band_point){p.x, p.y, half, colour};
	}
}

/*
 * The grain of the band: one light line in its middle, which tension draws
 * apart into two, as in a cord under load.
 */
static void draw_grain(struct draw_list *list, const struct loop_shape *shape, float tension, float from, int count,
	struct colour colour, float pixel) {
	float half = loop_half(shape, tension), apart = half * 0.5f * ease_step(tension * 1.4f - 0.3f);
	float thin = fmaxf(half * 0.13f, pixel * 0.5f), step = 1.0f / POINTS;
	struct band_point band[POINTS + 1];
	for (int side = -1; side <= 1; side += 2) {
		for (int i = 0; i < count; i++) {
			float along = from + step * (float)i;
			struct point a = loop_point(shape, tension, along - step / 4), b = loop_point(shape, tension, along + step / 4);
			float dx = b.x - a.x, dy = b.y - a.y, len = fmaxf(hypotf(dx, dy), 1e-4f), off = apart * (float)side / len;
			band[i] = (struct band_point){(a.x + b.x) / 2 + dy * off, (a.y + b.y) / 2 - dx * off, thin, colour};
		}
		geometry_band(list, band, (size_t)count, false, pixel);
		if (apart < pixel * 0.5f) {
			return;
		}
	}
}

void loop_draw(struct draw_list *list, const struct theme *theme, const struct loop_shape *shape, float tension,
	struct colour ground, float pixel) {
	struct band_point band[POINTS];
	float half = loop_half(shape, tension), step = 1.0f / POINTS;
	struct colour colour = theme_tension(theme, tension), light = theme_mix(colour, ground, 0.55f);
	fill_band(band, POINTS, shape, tension, 0, step, half * 1.5f, theme_fade(colour, 0.13f));
	geometry_band(list, band, POINTS, true, half * 1.2f);
	fill_band(band, POINTS, shape, tension, 0, step, half, colour);
	geometry_band(list, band, POINTS, true, pixel);
	draw_grain(list, shape, tension, 0, POINTS + 1, light, pixel);
	/* one strand passes over the other: cut free from it by a seam of the ground */
	float from = -CROSSING * step;
	int over = 2 * CROSSING + 1;
	fill_band(band, over, shape, tension, from, step, half * 1.4f, ground);
	for (int i = 0; i < over; i++) {
		float off = fabsf((float)(i - CROSSING)) / CROSSING;
		band[i].colour = theme_fade(ground, 1 - ease_step((off - 0.4f) / 0.6f));
	}
	geometry_band(list, band, (size_t)over, false, pixel);
	fill_band(band, over, shape, tension, from, step, half, colour);
	geometry_band(list, band, (size_t)over, false, pixel);
	draw_grain(list, shape, tension, from, over, light, pixel);
}

void loop_draw_sunk(struct draw_list *list, const struct theme *theme, const struct loop_shape *shape, float tension,
	float pixel) {
	struct band_point band[POINTS];
	float length = 0, half = loop_half(shape, tension);
	for (int i = 0; i < POINTS; i++) {
		struct point a = loop_point(shape, tension, (float)i / POINTS), b = loop_point(shape, tension, (float)(i + 1) / POINTS);
		length += hypotf(b.x - a.x, b.y - a.y);
	}
	float skip = half * 1.9f / length; /* where the one strand passes under the other */
	struct colour colour = theme_fade(theme_tension(theme, tension), ease_mix(0.12f, 0.5f, tension));
	fill_band(band, POINTS, shape, tension, 0.5f + skip, (1 - 2 * skip) / (POINTS - 1), half, colour);
	geometry_band(list, band, POINTS, false, pixel);
}

void loop_draw_pulse(struct draw_list *list, const struct theme *theme, const struct loop_shape *shape, float tension,
	float along, float trail, float pixel) {
	float half = loop_half(shape, tension), radius = fmaxf(half * 1.35f, shape->thick * 0.95f);
	struct colour colour = theme_tension(theme, tension), light = theme->card;
	if (trail > 0.01f) {
		struct band_point band[TRAIL];
		fill_band(band, TRAIL, shape, tension, along - 0.16f * trail, 0.16f * trail / (TRAIL - 1), half * 0.7f, light);
		for (int i = 0; i < TRAIL; i++) {
			float share = (float)i / (TRAIL - 1);
			band[i].colour = theme_fade(light, share * share * 0.9f);
			band[i].half *= 0.3f + 0.7f * share;
		}
		geometry_band(list, band, TRAIL, false, pixel);
	}
	struct point at = loop_point(shape, tension, along);
	geometry_disc(list, at, radius, colour, pixel);
	geometry_disc(list, at, radius * 0.58f, light, pixel);
}

const char *loop_tightness(float tension) {
	return tension < 0.35f ? "slack" : tension < 0.55f ? "half tight" : "tight";
}
