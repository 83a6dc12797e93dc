#ifndef WATERLINE_BASE_MEM_H
#define WATERLINE_BASE_MEM_H

#include <stddef.h>

/*
 * The heap, where running out of memory is one clean abort with a message and
 * so never a case that a caller has to think of. Free with free().
 */

/** `count` items of `size` bytes, zeroed. Never NULL, also for none. */
void *mem_array(size_t count, size_t size);

/** One zeroed item. */
#define mem_new(type) ((type *)mem_array(1, sizeof(type)))

/** `old` grown or shrunk to `count` items of `size` bytes; what is new is not zeroed. */
void *mem_resize(void *old, size_t count, size_t size);

/** A copy of `len` bytes with a NUL behind them. */
char *mem_copy(const char *text, size_t len);

/**
 * Makes room for one more item in a growing array: returns `items`, moved if
 * need be, and updates `*cap`, so that `len` < `*cap`.
 */
void *mem_room(void *items, size_t len, size_t *cap, size_t size);

/** The one abort, for a library that reports want of memory instead of giving up itself. */
_Noreturn void mem_exhausted(void);

#endif
