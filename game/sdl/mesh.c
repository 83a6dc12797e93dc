/*
 * Triangles by rows. An edge's crossing with a row is always reckoned from its
 * upper end, so the two triangles that share the edge get the same number and
 * every pixel exactly one of them. Colours are read off the triangle's plane at
 * both ends of a row and run evenly between; a row of one colour, as in a
 * gradient from top to bottom, becomes a plain span.
 */
#include "sdl/pixels.h"

#include <math.h>
#include <string.h>

struct corner {
	double x, y, channel[4]; /* red, green, blue, opacity */
};

struct slope {
	double base, by_x, by_y;
};

struct shade {
	double x, y; /* where `base` holds */
	struct slope channel[4];
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
	double abx = b->x - a->x, aby = b->y - a->y, acx = c->x - a->x, acy = c->y - a->y;
	double twice = abx * acy - aby * acx;
	if (fabs(twice) < 1e-9) {
		return false;
	}
	shade->x = a->x;
	shade->y = a->y;
	for (int i = 0; i < 4; i++) {
		double ab = b->channel[i] - a->channel[i], ac = c->channel[i] - a->channel[i];
		shade->channel[i] = (struct slope){a->channel[i], (ab * acy - ac * aby) / twice, (ac * abx - ab * acx) / twice};
	}
	return true;
}

/* In 1/65536; clamped, since a sliver's plane is steep and its reckoning rough. */
static int32_t shade_at(const struct shade *shade, int channel, double x, double y) {
	const struct slope *slope = &shade->channel[channel];
	double value = slope->base + slope->by_x * (x - shade->x) + slope->by_y * (y - shade->y);
	return (int32_t)(least(255.0, most(0.0, value)) * 65536.0) + 32768;
}

static struct colour colour_of(const int32_t at[4]) {
	return (struct colour){
		(uint8_t)(at[0] >> 16), (uint8_t)(at[1] >> 16), (uint8_t)(at[2] >> 16), (uint8_t)(at[3] >> 16)};
}

static void shaded_span(uint32_t *to, int count, const int32_t from[4], const int32_t until[4]) {
	int32_t step[4], at[4];
	bool even = true;
	for (int i = 0; i < 4; i++) {
		at[i] = from[i];
		step[i] = count > 1 ? (until[i] - from[i]) / (count - 1) : 0;
		even = even && (from[i] >> 16) == (until[i] >> 16);
	}
	if (even) {
		pixels_span(to, count, colour_of(from));
		return;
	}
	for (int x = 0; x < count; x++) {
		pixels_span(to + x, 1, colour_of(at));
		for (int i = 0; i < 4; i++) {
			at[i] += step[i];
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

/* The rows whose centres lie between `top` and `bottom`, from the long edge a-c to the short one. */
static void fill_rows(struct pixels *pixels, const struct shade *shade, const struct edge *longest,
	const struct corner *upper, const struct corner *lower) {
	int top = first_centre(most(upper->y, pixels->clip.top));
	int bottom = first_centre(most(least(lower->y, pixels->clip.bottom), 0));
	struct edge shorter = edge_from(upper, lower);
	for (int row = top; row < bottom; row++) {
		double y = row + 0.5;
		double one = crossing(longest, y), other = crossing(&shorter, y);
		int left = first_centre(most(least(one, other), pixels->clip.left));
		int right = first_centre(most(least(most(one, other), pixels->clip.right), 0));
		if (right <= left) {
			continue;
		}
		int32_t from[4], until[4];
		for (int i = 0; i < 4; i++) {
			from[i] = shade_at(shade, i, left + 0.5, y);
			until[i] = shade_at(shade, i, right - 0.5, y);
		}
		shaded_span(pixels->at + (size_t)row * pixels->stride + left, right - left, from, until);
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
