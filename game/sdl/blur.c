/*
 * Three running averages in each direction come close to a bell curve, at the
 * same price for any radius. Blurring the line once and keeping it is cheaper
 * than drawing it small and scaling it up in every frame, and smoother.
 */
#include "sdl/blur.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { PASSES = 3 };

/* The average of `reach` values to both sides; beyond the ends there is nothing. */
static void average(const uint8_t *from, uint8_t *to, int count, size_t step, int reach) {
	int width = 2 * reach + 1, sum = 0;
	for (int i = 0; i < reach && i < count; i++) {
		sum += from[(size_t)i * step];
	}
	for (int i = 0; i < count; i++) {
		if (i + reach < count) {
			sum += from[(size_t)(i + reach) * step];
		}
		to[(size_t)i * step] = (uint8_t)((sum + width / 2) / width);
		if (i - reach >= 0) {
			sum -= from[(size_t)(i - reach) * step];
		}
	}
}

void blur_ink(struct ink *ink, float radius) {
	int reach = (int)ceilf(radius / PASSES);
	if (reach < 1) {
		return;
	}
	int margin = reach * PASSES, width = ink->mask.width + 2 * margin, height = ink->mask.height + 2 * margin;
	size_t pixels = (size_t)width * (size_t)height;
	uint8_t *one = mem_array(pixels, 1), *other = mem_array(pixels, 1);
	for (int y = 0; y < ink->mask.height; y++) {
		memcpy(one + (size_t)(y + margin) * (size_t)width + margin, ink->mask.cover + (size_t)y * (size_t)ink->mask.width,
			(size_t)ink->mask.width);
	}
	for (int pass = 0; pass < PASSES; pass++) {
		for (int y = 0; y < height; y++) {
			average(one + (size_t)y * (size_t)width, other + (size_t)y * (size_t)width, width, 1, reach);
		}
		for (int x = 0; x < width; x++) {
			average(other + x, one + x, height, (size_t)width, reach);
		}
	}
	free(other);
	struct ink sharp = *ink;
	*ink = (struct ink){{width, height, one, NULL}, sharp.left - margin, sharp.top - margin};
	ink_finish(&sharp);
}
