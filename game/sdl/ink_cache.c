/*
 * A hash table with chains, its lines also strung from the newest used to the
 * oldest. Places are numbers, so nothing has to be allocated but the covers.
 */
#include "sdl/ink_cache.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sdl/blur.h"
#include "sdl/hash.h"

enum { CHAINS = 1024, NOWHERE = -1 };

struct kept_line {
	uint64_t key;
	struct ink ink; /* cover is NULL where nothing is to be seen */
	int newer, older, next; /* next in the chain */
};

struct ink_cache {
	struct fonts *fonts;
	struct kept_line lines[INK_CACHE_LINES];
	int chains[CHAINS];
	int newest, oldest, len, unused;
	size_t bytes, bytes_at_most;
};

struct ink_cache *ink_cache_create(struct fonts *fonts, size_t bytes_at_most) {
	struct ink_cache *cache = mem_new(struct ink_cache);
	cache->fonts = fonts;
	cache->bytes_at_most = bytes_at_most;
	cache->newest = cache->oldest = cache->unused = NOWHERE;
	for (int i = 0; i < CHAINS; i++) {
		cache->chains[i] = NOWHERE;
	}
	return cache;
}

void ink_cache_destroy(struct ink_cache *cache) {
	if (cache != NULL) {
		for (int i = 0; i < cache->len; i++) {
			ink_finish(&cache->lines[i].ink);
		}
		free(cache);
	}
}

size_t ink_cache_bytes(const struct ink_cache *cache) {
	return cache->bytes;
}

static size_t bytes_of(const struct ink *ink) {
	size_t each = ink->mask.colour != NULL ? 1 + sizeof(uint32_t) : 1;
	return (size_t)ink->mask.width * (size_t)ink->mask.height * each;
}

static void unlink_age(struct ink_cache *cache, int at) {
	struct kept_line *line = &cache->lines[at];
	*(line->newer == NOWHERE ? &cache->newest : &cache->lines[line->newer].older) = line->older;
	*(line->older == NOWHERE ? &cache->oldest : &cache->lines[line->older].newer) = line->newer;
}

static void make_newest(struct ink_cache *cache, int at) {
	struct kept_line *line = &cache->lines[at];
	line->newer = NOWHERE;
	line->older = cache->newest;
	*(cache->newest == NOWHERE ? &cache->oldest : &cache->lines[cache->newest].newer) = at;
	cache->newest = at;
}

static void drop_oldest(struct ink_cache *cache) {
	int at = cache->oldest;
	struct kept_line *line = &cache->lines[at];
	unlink_age(cache, at);
	int *link = &cache->chains[line->key % CHAINS];
	while (*link != at) {
		link = &cache->lines[*link].next;
	}
	*link = line->next;
	cache->bytes -= bytes_of(&line->ink);
	ink_finish(&line->ink);
	memset(line, 0, sizeof(*line));
	line->next = cache->unused;
	cache->unused = at;
}

/* A place for a line of that many bytes, made free if need be. */
static int take_place(struct ink_cache *cache, size_t bytes) {
	while (cache->oldest != NOWHERE && cache->bytes + bytes > cache->bytes_at_most) {
		drop_oldest(cache);
	}
	if (cache->unused == NOWHERE && cache->len == INK_CACHE_LINES) {
		drop_oldest(cache);
	}
	if (cache->unused == NOWHERE) {
		return cache->len++;
	}
	int at = cache->unused;
	cache->unused = cache->lines[at].next;
	return at;
}

void ink_cache_clear(struct ink_cache *cache) {
	while (cache->oldest != NOWHERE) {
		drop_oldest(cache);
	}
}

static struct kept_line *keep(struct ink_cache *cache, uint64_t key, struct ink ink) {
	int at = take_place(cache, bytes_of(&ink));
	struct kept_line *line = &cache->lines[at];
	*line = (struct kept_line){.key = key, .ink = ink, .next = cache->chains[key % CHAINS]};
	cache->chains[key % CHAINS] = at;
	cache->bytes += bytes_of(&ink);
	make_newest(cache, at);
	return line;
}

static struct kept_line *find(struct ink_cache *cache, uint64_t key) {
	for (int at = cache->chains[key % CHAINS]; at != NOWHERE; at = cache->lines[at].next) {
		if (cache->lines[at].key == key) {
			unlink_age(cache, at);
			make_newest(cache, at);
			return &cache->lines[at];
		}
	}
	return NULL;
}

const struct ink *ink_cache_line(struct ink_cache *cache, enum face face, float size, float blur,
	enum direction direction, const char *text, size_t len) {
	long step = lroundf(fmaxf(0, fminf(1, blur)) * INK_BLUR_STEPS);
	uint64_t key = hash_number(hash_number(HASH_START, (uint64_t)face * 2 + direction), (uint64_t)step);
	key = hash_bytes(hash_number(key, (uint64_t)lroundf(size * 4)), text, len);
	struct kept_line *line = find(cache, key);
	if (line == NULL) {
		struct ink ink = {0};
		if (fonts_ink(cache->fonts, face, size, direction, text, len, &ink) && step > 0) {
			blur_ink(&ink, size * (float)step / INK_BLUR_STEPS);
		}
		line = keep(cache, key, ink);
	}
	return line->ink.mask.cover != NULL ? &line->ink : NULL;
}
