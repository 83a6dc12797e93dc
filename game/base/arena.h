#ifndef WATERLINE_BASE_ARENA_H
#define WATERLINE_BASE_ARENA_H

#include <stddef.h>

/*
 * Memory that is freed all at once: one arena for each story, one for each
 * frame. What it hands out stays where it is until the arena is reset or
 * finished. A zeroed struct is an empty arena.
 */
struct arena {
	struct arena_block *newest;
	size_t used; /* bytes handed out since init or reset */
};

/** Frees everything; the arena is empty and may be used again. */
void arena_finish(struct arena *arena);

/** Forgets everything handed out, and keeps one block so that a steady user stops asking the heap. */
void arena_reset(struct arena *arena);

/** `count` items of `size` bytes, zeroed, aligned for any type of that size. Never NULL. */
void *arena_array(struct arena *arena, size_t count, size_t size);

#define arena_new(arena, type) ((type *)arena_array((arena), 1, sizeof(type)))

/** A copy of `len` bytes with a NUL behind them. */
char *arena_copy(struct arena *arena, const char *text, size_t len);

/** A copy of a NUL-terminated text; NULL for NULL. */
char *arena_text(struct arena *arena, const char *text);

/** printf into the arena. */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
