/*
 * Triangles by rows. An edge's crossing with a row is always reckoned from its
 * upper end, so the two triangles that share the edge get the same number and
 * every pixel exactly one of them. Colours are read off the triangle's plane at
 * the left end of a row and run evenly on; a row of one colour, as in a
 * gradient from top to bottom, becomes a plain span.
 *
 * Most rows of a mesh are a few pixels long, so what is done once for a row
 * counts for more than what is done for a pixel.
 */
#include "sdl/pixels.h"

#include <math.h>

#include "sdl/blend.h"

/* A channel's value in 65536ths, with the half that rounds it. */
#define ONE 65536
#define HALF (ONE / 2)

struct corner {
	double x, y;
	float channel[4]; /* red, green, blue, opacity */
};

struct shade {
	double x, y; /* where `base` holds */
	float base[4], by_x[4], by_y[4];
	int32_t step[4]; /* by_x in 65536ths */
	bool level;      /* no channel changes along a row */
};

/* fmin and fmax are calls, for the sake of NaN. */
static inline double least(double a, double b) {
	return a < b ? a : b;
}

static inline double most(double a, double b) {
	return a > b ? a : b;
}

static struct corner corner_of(const struct vertex *vertex) {
	return (struct corner){vertex->x, vertex->y,
		{vertex->colour.r, vertex->colour.g, vertex->colour.b, vertex->colour.a}};
}

static bool shade_init(struct shade *shade, const struct corner *a, const struct corner *b, const struct corner *c) {
	/* A sliver so thin holds next to no pixel's centre, and its plane would be too steep to reckon with. */
	const double thinnest = 1e-3;
	double abx = b->x - a->x, aby = b->y - a->y, acx = c->x - a->x, acy = c->y - a->y;
	double twice = abx * acy - aby * acx;
	if (fabs(twice) < thinnest) {
		return false;
	}
	shade->x = a->x;
	shade->y = a->y;
	shade->level = true;
	for (int i = 0; i < 4; i++) {
		double ab = b->channel[i] - a->channel[i], ac = c->channel[i] - a->channel[i];
		double by_x = (ab * acy - ac * aby) / twice * ONE;
		shade->base[i] = a->channel[i] * ONE + HALF;
		shade->by_x[i] = (float)by_x;
		shade->by_y[i] = (float)((ac * abx - ab * acx) / twice * ONE);
		shade->step[i] = (int32_t)least(1e9, most(-1e9, by_x));
		/* Where it is that steep, a row is one pixel long. */
		shade->level = shade->level && shade->step[i] > -8 && shade->step[i] < 8;
	}
	return true;
}

/* The channels at a pixel's centre. Held to what is possible: a row may begin a hair outside its triangle. */
static inline void shade_at(const struct shade *shade, double x, double y, int32_t at[4]) {
	float dx = (float)(x - shade->x), dy = (float)(y - shade->y);
	for (int i = 0; i < 4; i++) {
		float value = shade->base[i] + shade->by_x[i] * dx + shade->by_y[i] * dy;
		const float top = 255.0f * ONE + HALF;
		at[i] = (int32_t)(value < 0 ? 0 : value > top ? top : value);
	}
}

static inline uint32_t channel_of(int32_t at) {
	return at <= 0 ? 0 : at >= 256 * ONE ? 255 : (uint32_t)at >> 16;
}

static void shaded_span(uint32_t *to, int count, const struct shade *shade, const int32_t start[4]) {
	if (shade->level) {
		pixels_span(to, count, (struct colour){(uint8_t)(start[0] >> 16), (uint8_t)(start[1] >> 16),
								   (uint8_t)(start[2] >> 16), (uint8_t)(start[3] >> 16)});
		return;
	}
	int32_t red = start[0], green = start[1], blue = start[2], alpha = start[3];
	for (int x = 0; x < count; x++) {
		uint32_t over = channel_of(red) << 16 | channel_of(green) << 8 | channel_of(blue);
		to[x] = blend(to[x], over, weight_of(channel_of(alpha)));
		if (x + 1 < count) {
			red += shade->step[0];
			green += shade->step[1];
			blue += shade->step[2];
			alpha += shade->step[3];
		}
	}
}

struct edge {
	double x, y, by_y;
};

static struct edge edge_from(const struct corner *upper, const struct corner *lower) {
	double down = lower->y - upper->y;
	return (struct edge){upper->x, upper->y, down > 0 ? (lower->x - upper->x) / down : 0};
}

static inline double crossing(const struct edge *edge, double y) {
	return edge->x + (y - edge->y) * edge->by_y;
}

/* The first pixel whose centre is not before `edge`, which is no less than 0. */
static inline int first_centre(double edge) {
	int pixel = (int)(edge + 0.5);
	return pixel - (pixel - 0.5 >= edge);
}

/* The rows whose centres lie between the ends of the shorter edge, from the longest edge to it. */
static void fill_rows(struct pixels *pixels, const struct shade *shade, const struct edge *longest,
	const struct corner *upper, const struct corner *lower) {
	const struct area clip = pixels->clip;
	int top = first_centre(most(upper->y, clip.top));
	int bottom = first_centre(most(least(lower->y, clip.bottom), 0));
	struct edge shorter = edge_from(upper, lower);
	uint32_t *row = pixels->at + (size_t)top * pixels->stride;
	for (int y = top; y < bottom; y++, row += pixels->stride) {
		double one = crossing(longest, y + 0.5), other = crossing(&shorter, y + 0.5);
		int left = first_centre(most(least(one, other), clip.left));
		int right = first_centre(most(least(most(one, other), clip.right), 0));
		if (right > left) {
			int32_t at[4];
			shade_at(shade, left + 0.5, y + 0.5, at);
			shaded_span(row + left, right - left, shade, at);
		}
	}
}

static bool is_lower(const struct corner *a, const struct corner *b) {
	return a->y > b->y || (a->y == b->y && a->x > b->x);
}

static void swap(struct corner *a, struct corner *b) {
	struct corner kept = *a;
	*a = *b;
	*b = kept;
}

static bool misses(const struct area *clip, const struct vertex *a, const struct vertex *b, const struct vertex *c) {
	return fmaxf(a->x, fmaxf(b->x, c->x)) <= (float)clip->left || fminf(a->x, fminf(b->x, c->x)) >= (float)clip->right ||
		   fmaxf(a->y, fmaxf(b->y, c->y)) <= (float)clip->top || fminf(a->y, fminf(b->y, c->y)) >= (float)clip->bottom;
}

static void triangle(struct pixels *pixels, const struct vertex *va, const struct vertex *vb, const struct vertex *vc) {
	if (misses(&pixels->clip, va, vb, vc) || (va->colour.a == 0 && vb->colour.a == 0 && vc->colour.a == 0)) {
		return;
	}
	struct corner a = corner_of(va), b = corner_of(vb), c = corner_of(vc);
	if (is_lower(&a, &b)) {
		swap(&a, &b);
	}
	if (is_lower(&b, &c)) {
		swap(&b, &c);
	}
	if (is_lower(&a, &b)) {
		swap(&a, &b);
	}
	struct shade shade;
	if (!shade_init(&shade, &a, &b, &c)) {
		return;
	}
	struct edge longest = edge_from(&a, &c);
	fill_rows(pixels, &shade, &longest, &a, &b);
	fill_rows(pixels, &shade, &longest, &b, &c);
}

void pixels_mesh(struct pixels *pixels, const struct vertex *vertices, const uint32_t *indices, size_t index_count) {
	if (area_is_empty(pixels->clip)) {
		return;
	}
	for (size_t i = 0; i + 2 < index_count; i += 3) {
		triangle(pixels, &vertices[indices[i]], &vertices[indices[i + 1]], &vertices[indices[i + 2]]);
	}
}
