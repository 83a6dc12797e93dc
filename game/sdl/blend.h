#ifndef WATERLINE_SDL_BLEND_H
#define WATERLINE_SDL_BLEND_H

#include <stdint.h>

#include "picture/draw_list.h"

/*
 * One colour over another. Two channels go through one multiplication, and the
 * weights add up to exactly 256, so that white over white stays white.
 */

static inline uint32_t packed(struct colour colour) {
	return 0xff000000u | (uint32_t)colour.r << 16 | (uint32_t)colour.g << 8 | colour.b;
}

/* Weights are 0 to 256. */
static inline uint32_t blend(uint32_t under, uint32_t over, uint32_t weight) {
	uint32_t rest = 256 - weight;
	uint32_t red_blue = ((under & 0xff00ffu) * rest + (over & 0xff00ffu) * weight) >> 8 & 0xff00ffu;
	uint32_t green = ((under & 0x00ff00u) * rest + (over & 0x00ff00u) * weight) >> 8 & 0x00ff00u;
	return 0xff000000u | red_blue | green;
}

static inline uint32_t weight_of(uint32_t alpha) {
	return alpha + (alpha >> 7);
}

#endif
