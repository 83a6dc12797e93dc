/*
 * Boxes. How much of a pixel a box covers is worked out, not sampled: along
 * straight edges by overlap, in a corner by the distance from the arc. Only the
 * rim is reckoned pixel by pixel; the middle of every row is one span.
 */
#include "sdl/pixels.h"

#include <math.h>

struct shape {
	float left, top, right, bottom, radius;
};

static struct shape shape_of(struct rect rect, float inset, float radius) {
	struct shape shape = {rect.x + inset, rect.y + inset, rect.x + rect.w - inset, rect.y + rect.h - inset, 0};
	float most = fminf(shape.right - shape.left, shape.bottom - shape.top) / 2;
	shape.radius = fmaxf(0, fminf(radius - inset, most));
	return shape;
}

/* How much of the unit from `at` lies between `from` and `until`. */
static float overlap(float at, float from, float until) {
	return fmaxf(0, fminf(at + 1, until) - fmaxf(at, from));
}

static float cover_at(const struct shape *shape, float x, float y) {
	float straight = overlap(x, shape->left, shape->right) * overlap(y, shape->top, shape->bottom);
	if (shape->radius <= 0 || straight <= 0) {
		return straight;
	}
	float across = fmaxf(shape->left + shape->radius - (x + 0.5f), (x + 0.5f) - (shape->right - shape->radius));
	float down = fmaxf(shape->top + shape->radius - (y + 0.5f), (y + 0.5f) - (shape->bottom - shape->radius));
	if (across <= 0 || down <= 0) {
		return straight;
	}
	float arc = shape->radius - sqrtf(across * across + down * down) + 0.5f;
	return fmaxf(0, fminf(straight, arc));
}

struct brush {
	struct shape outer, inner;
	const struct draw_item *box;
	bool bordered;
};

/* The two coverages are apart from each other, so a translucent fill shows no border through it. */
static void box_dot(const struct brush *brush, uint32_t *to, float outer, float inner) {
	if (!brush->bordered) {
		pixels_dot(to, brush->box->colour, outer);
		return;
	}
	if (inner >= 1) {
		pixels_dot(to, brush->box->colour, 1);
		return;
	}
	/* The border goes on last, so the fill first takes what the border will leave of it. */
	float rim = outer - inner;
	float left = 1 - rim * (float)brush->box->border_colour.a / 255;
	if (inner > 0 && left > 0) {
		pixels_dot(to, brush->box->colour, fminf(1, inner / left));
	}
	if (rim > 0) {
		pixels_dot(to, brush->box->border_colour, rim);
	}
}

static void box_rim(const struct brush *brush, uint32_t *row, int y, int from, int until) {
	for (int x = from; x < until; x++) {
		float outer = cover_at(&brush->outer, (float)x, (float)y);
		float inner = brush->bordered ? cover_at(&brush->inner, (float)x, (float)y) : 0;
		if (outer > 0) {
			box_dot(brush, row + x, outer, inner);
		}
	}
}

/* A run of pixels away from the left and right rim: covered alike, like the one at `from`. */
static void box_middle(const struct brush *brush, uint32_t *row, int y, int from, int until) {
	float outer = cover_at(&brush->outer, (float)from, (float)y);
	float inner = brush->bordered ? cover_at(&brush->inner, (float)from, (float)y) : 0;
	if (!brush->bordered && outer >= 1) {
		pixels_span(row + from, until - from, brush->box->colour);
	} else if (inner >= 1) {
		pixels_span(row + from, until - from, brush->box->colour);
	} else if (brush->bordered && inner <= 0 && outer >= 1) {
		pixels_span(row + from, until - from, brush->box->border_colour);
	} else {
		box_rim(brush, row, y, from, until);
	}
}

static int clamped(float value, int low, int high) {
	return value <= (float)low ? low : value >= (float)high ? high : (int)value;
}

void pixels_box(struct pixels *pixels, const struct draw_item *box) {
	struct brush brush = {shape_of(box->rect, 0, box->radius), shape_of(box->rect, box->border, box->radius), box,
		box->border > 0 && box->border_colour.a > 0};
	struct area in = area_meet(area_around(box->rect), pixels->clip);
	float rim = fmaxf(brush.outer.radius, box->border) + 2;
	float edge = box->border + 2;
	for (int y = in.top; y < in.bottom && in.left < in.right; y++) {
		uint32_t *row = pixels->at + (size_t)y * pixels->stride;
		bool corner = (float)y < box->rect.y + rim || (float)y + 1 > box->rect.y + box->rect.h - rim;
		float side = corner ? rim : edge;
		int from = clamped(ceilf(box->rect.x + side), in.left, in.right);
		int until = clamped(floorf(box->rect.x + box->rect.w - side), from, in.right);
		box_rim(&brush, row, y, in.left, from);
		if (until > from) {
			box_middle(&brush, row, y, from, until);
		}
		box_rim(&brush, row, y, until, in.right);
	}
}
