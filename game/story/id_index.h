#ifndef WATERLINE_STORY_ID_INDEX_H
#define WATERLINE_STORY_ID_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * From an id to its number: a hash table of 16 bytes a slot, and the ids by
 * number, all in an arena. (uthash would take 56 bytes an item, and a heap.)
 */
struct id_index {
	struct id_slot *slots;
	size_t mask;
	const char **ids; /* borrowed; NULL where a number has no id */
	size_t len, cap;
	struct arena *arena;
};

enum { ID_NONE = -1 };

/** Room for `cap` ids; more may be added, which leaves the old table in the arena. */
void id_index_init(struct id_index *index, size_t cap, struct arena *arena);

/**
 * Gives `id` the next number. If the index has it already, that number comes
 * back in `*first` (else ID_NONE) and the id keeps it. NULL takes a number too.
 */
size_t id_index_add(struct id_index *index, const char *id, int64_t *first);

/** The number of an id of `len` bytes, or ID_NONE. */
int64_t id_index_find(const struct id_index *index, const char *id, size_t len);

#endif
