/* Spans of pixels, in loops plain enough for the compiler to vectorise. */
#include "sdl/pixels.h"

#include <math.h>

#include "sdl/blend.h"

/* Far outside any picture, yet small enough to reckon with as int. */
static int whole(float value) {
	const float far = 1.0e6f;
	return (int)fmaxf(-far, fminf(far, value));
}

struct area area_around(struct rect rect) {
	return (struct area){whole(floorf(rect.x)), whole(floorf(rect.y)), whole(ceilf(rect.x + rect.w)),
		whole(ceilf(rect.y + rect.h))};
}

void pixels_span(uint32_t *to, int count, struct colour colour) {
	uint32_t over = packed(colour), weight = weight_of(colour.a);
	if (weight == 256) {
		for (int i = 0; i < count; i++) {
			to[i] = over;
		}
	} else if (weight > 0) {
		for (int i = 0; i < count; i++) {
			to[i] = blend(to[i], over, weight);
		}
	}
}

void pixels_dot(uint32_t *to, struct colour colour, float cover) {
	uint32_t weight = (uint32_t)((float)weight_of(colour.a) * cover + 0.5f);
	*to = blend(*to, packed(colour), weight > 256 ? 256 : weight);
}

void pixels_fill(struct pixels *pixels, struct area area, struct colour colour) {
	struct area in = area_meet(area, pixels->clip);
	for (int y = in.top; y < in.bottom && in.left < in.right; y++) {
		pixels_span(pixels->at + (size_t)y * pixels->stride + in.left, in.right - in.left, colour);
	}
}

static void mask_row(uint32_t *to, const uint8_t *cover, int count, uint32_t over, uint32_t weight) {
	for (int i = 0; i < count; i++) {
		if (cover[i] != 0) {
			to[i] = blend(to[i], over, weight_of(cover[i]) * weight >> 8);
		}
	}
}

static void coloured_row(
	uint32_t *to, const uint8_t *cover, const uint32_t *own, int count, uint32_t over, uint32_t weight) {
	for (int i = 0; i < count; i++) {
		if (cover[i] != 0) {
			to[i] = blend(to[i], own[i] != 0 ? own[i] : over, weight_of(cover[i]) * weight >> 8);
		}
	}
}

void pixels_mask(struct pixels *pixels, int x, int y, struct mask mask, struct colour colour) {
	struct area in = area_meet((struct area){x, y, x + mask.width, y + mask.height}, pixels->clip);
	if (area_is_empty(in)) {
		return;
	}
	for (int row = in.top; row < in.bottom; row++) {
		size_t first = (size_t)(row - y) * (size_t)mask.width + (size_t)(in.left - x);
		uint32_t *to = pixels->at + (size_t)row * pixels->stride + in.left;
		if (mask.colour == NULL) {
			mask_row(to, mask.cover + first, in.right - in.left, packed(colour), weight_of(colour.a));
		} else {
			coloured_row(to, mask.cover + first, mask.colour + first, in.right - in.left, packed(colour),
				weight_of(colour.a));
		}
	}
}
