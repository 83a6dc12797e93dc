/* Emoji come as pictures of one size, several times that of a line. */
#include "sdl/shrink.h"

#include <math.h>

struct mean {
	float red, green, blue, alpha, weight;
};

static void add_pixel(struct mean *mean, uint32_t pixel, float weight) {
	float alpha = (float)(pixel >> 24) * weight;
	mean->red += (float)(pixel >> 16 & 255) * alpha;
	mean->green += (float)(pixel >> 8 & 255) * alpha;
	mean->blue += (float)(pixel & 255) * alpha;
	mean->alpha += alpha;
	mean->weight += weight;
}

/* How much of pixel `at` lies between `from` and `to`. */
static float part_of(int at, float from, float to) {
	return fmaxf(0, fminf(to, (float)at + 1) - fmaxf(from, (float)at));
}

static uint32_t mean_of(const SDL_Surface *from, float left, float top, float right, float bottom) {
	struct mean mean = {0};
	for (int y = (int)top; y < from->h && (float)y < bottom; y++) {
		const void *start = (const uint8_t *)from->pixels + (size_t)y * (size_t)from->pitch;
		const uint32_t *row = start;
		for (int x = (int)left; x < from->w && (float)x < right; x++) {
			add_pixel(&mean, row[x], part_of(x, left, right) * part_of(y, top, bottom));
		}
	}
	if (mean.alpha <= 0) {
		return 0;
	}
	return (uint32_t)lroundf(mean.alpha / mean.weight) << 24 | (uint32_t)lroundf(mean.red / mean.alpha) << 16 |
		   (uint32_t)lroundf(mean.green / mean.alpha) << 8 | (uint32_t)lroundf(mean.blue / mean.alpha);
}

SDL_Surface *shrink_surface(SDL_Surface *surface, float by) {
	int width = (int)fmaxf(1, ceilf((float)surface->w * by)), height = (int)fmaxf(1, ceilf((float)surface->h * by));
	SDL_Surface *small = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
	for (int y = 0; small != NULL && y < height; y++) {
		void *start = (uint8_t *)small->pixels + (size_t)y * (size_t)small->pitch;
		uint32_t *row = start;
		for (int x = 0; x < width; x++) {
			row[x] = mean_of(surface, (float)x / by, (float)y / by, (float)(x + 1) / by, (float)(y + 1) / by);
		}
	}
	SDL_FreeSurface(surface);
	return small;
}
