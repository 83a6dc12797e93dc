#ifndef WATERLINE_SDL_INK_CACHE_H
#define WATERLINE_SDL_INK_CACHE_H

#include "sdl/font.h"

/*
 * Lines of text as they appear, kept from frame to frame. What is kept says how
 * much of each pixel is covered, not its colour, so a line serves every theme
 * and every fading. Lines unused for longest go when there are too many bytes.
 */
struct ink_cache;

enum { INK_CACHE_BYTES = 6 * 1024 * 1024, INK_CACHE_LINES = 2048, INK_BLUR_STEPS = 16 };

/** `fonts` is borrowed for the cache's life. */
struct ink_cache *ink_cache_create(struct fonts *fonts, size_t bytes_at_most);
void ink_cache_destroy(struct ink_cache *cache);

/**
 * The line, `blur` (0 to 1) rounded to one of INK_BLUR_STEPS. NULL where
 * nothing is to be seen. Good until the next call.
 */
const struct ink *ink_cache_line(struct ink_cache *cache, enum face face, float size, float blur,
	enum direction direction, const char *text, size_t len);

/** Forgets all lines: the fonts have changed. */
void ink_cache_clear(struct ink_cache *cache);

/** Bytes held now; for tests. */
size_t ink_cache_bytes(const struct ink_cache *cache);

#endif
