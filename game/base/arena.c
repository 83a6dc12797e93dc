/* A chain of blocks, each at least as large as the one before it. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20, ALIGNMENT = 16 };

struct arena_block {
	struct arena_block *older;
	size_t cap, used;
	_Alignas(16) unsigned char bytes[];
};

void arena_finish(struct arena *arena) {
	struct arena_block *block = arena->newest;
	while (block != NULL) {
		struct arena_block *older = block->older;
		free(block);
		block = older;
	}
	*arena = (struct arena){0};
}

void arena_reset(struct arena *arena) {
	struct arena_block *keep = arena->newest;
	if (keep == NULL) {
		return;
	}
	struct arena rest = {.newest = keep->older};
	arena_finish(&rest);
	keep->older = NULL;
	keep->used = 0;
	arena->used = 0;
}

static struct arena_block *add_block(struct arena *arena, size_t bytes) {
	size_t cap = arena->newest == NULL ? FIRST_BLOCK : arena->newest->cap * 2;
	if (cap > LARGEST_BLOCK) {
		cap = LARGEST_BLOCK;
	}
	if (cap < bytes) {
		cap = bytes;
	}
	struct arena_block *block = mem_resize(NULL, 1, sizeof(*block) + cap);
	*block = (struct arena_block){.older = arena->newest, .cap = cap};
	arena->newest = block;
	return block;
}

/* The bytes as they come, at a multiple of `alignment`, which is a power of two. */
static void *take(struct arena *arena, size_t count, size_t size, size_t alignment) {
	size_t room = SIZE_MAX - sizeof(struct arena_block) - ALIGNMENT;
	if (size > 0 && count > room / size) {
		mem_array(SIZE_MAX, SIZE_MAX); /* no machine has that much: gives up with a message */
	}
	size_t bytes = count * size;
	struct arena_block *block = arena->newest;
	size_t skip = block == NULL ? 0 : (size_t)-block->used & (alignment - 1);
	if (block == NULL || block->cap - block->used < skip || block->cap - block->used - skip < bytes) {
		block = add_block(arena, bytes);
		skip = 0;
	}
	void *items = block->bytes + block->used + skip;
	block->used += skip + bytes;
	arena->used += skip + bytes;
	return items;
}

/* A type's size is a multiple of its alignment; single bytes may be anything. */
static size_t alignment_for(size_t size) {
	size_t lowest_bit = size & (size_t)-size;
	return size <= 1 || lowest_bit > ALIGNMENT ? ALIGNMENT : lowest_bit;
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
	return memset(take(arena, count, size, alignment_for(size)), 0, count * size);
}

char *arena_copy(struct arena *arena, const char *text, size_t len) {
	char *copy = take(arena, len + 1, 1, 1);
	if (len > 0) {
		memcpy(copy, text, len);
	}
	copy[len] = '\0';
	return copy;
}

char *arena_text(struct arena *arena, const char *text) {
	return text == NULL ? NULL : arena_copy(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...) {
	va_list args;
	va_start(args, format);
	int len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	char *text = arena_array(arena, (size_t)len + 1, 1);
	va_start(args, format);
	vsnprintf(text, (size_t)len + 1, format, args);
	va_end(args);
	return text;
}
