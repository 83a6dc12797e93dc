/* Open addressing with linear steps, at most half full. */
#include "story/id_index.h"

#include <string.h>

struct id_slot {
	const char *id;
	uint32_t hash;
	uint32_t number; /* plus one; 0: free */
};

static uint32_t hash_of(const char *id, size_t len) {
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < len; i++) {
		hash = (hash ^ (unsigned char)id[i]) * 16777619u;
	}
	return hash ^ (hash >> 15);
}

void id_index_init(struct id_index *index, size_t cap, struct arena *arena) {
	size_t size = 8;
	while (size < cap * 2) {
		size *= 2;
	}
	*index = (struct id_index){
		.slots = arena_array(arena, size, sizeof(struct id_slot)),
		.mask = size - 1,
		.ids = arena_array(arena, cap, sizeof(char *)),
		.cap = cap,
		.arena = arena,
	};
}

static void grow(struct id_index *index) {
	struct id_index old = *index;
	id_index_init(index, old.cap * 2 + 8, old.arena);
	memcpy(index->ids, old.ids, old.len * sizeof(char *));
	index->len = old.len;
	for (size_t i = 0; i <= old.mask; i++) {
		if (old.slots[i].number == 0) {
			continue;
		}
		size_t at = old.slots[i].hash & index->mask;
		while (index->slots[at].number != 0) {
			at = (at + 1) & index->mask;
		}
		index->slots[at] = old.slots[i];
	}
}

static bool is_id(const char *other, const char *id, size_t len) {
	return strncmp(other, id, len) == 0 && other[len] == '\0';
}

static struct id_slot *find_slot(const struct id_index *index, const char *id, size_t len, uint32_t hash) {
	size_t at = hash & index->mask;
	for (;; at = (at + 1) & index->mask) {
		struct id_slot *slot = &index->slots[at];
		if (slot->number == 0) {
			return slot;
		}
		if (slot->hash == hash && is_id(slot->id, id, len)) {
			return slot;
		}
	}
}

size_t id_index_add(struct id_index *index, const char *id, int64_t *first) {
	if (index->len == index->cap) {
		grow(index);
	}
	size_t number = index->len++;
	*first = ID_NONE;
	index->ids[number] = id;
	if (id == NULL) {
		return number;
	}
	size_t len = strlen(id);
	uint32_t hash = hash_of(id, len);
	struct id_slot *slot = find_slot(index, id, len, hash);
	if (slot->number != 0) {
		*first = (int64_t)slot->number - 1;
		return number;
	}
	*slot = (struct id_slot){id, hash, (uint32_t)number + 1};
	return number;
}

int64_t id_index_find(const struct id_index *index, const char *id, size_t len) {
	if (index->slots == NULL) {
		return ID_NONE;
	}
	return (int64_t)find_slot(index, id, len, hash_of(id, len))->number - 1;
}
