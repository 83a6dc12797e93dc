/* The one place where the program gives up for want of memory. */
#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void mem_exhausted(void) {
	fputs("waterline: there is not enough memory to go on\n", stderr);
	abort();
}

void *mem_array(size_t count, size_t size) {
	void *items = calloc(count > 0 ? count : 1, size > 0 ? size : 1);
	if (items == NULL) {
		mem_exhausted();
	}
	return items;
}

void *mem_resize(void *old, size_t count, size_t size) {
	if (size > 0 && count > SIZE_MAX / size) {
		mem_exhausted();
	}
	size_t bytes = count * size;
	void *items = realloc(old, bytes > 0 ? bytes : 1);
	if (items == NULL) {
		mem_exhausted();
	}
	return items;
}

char *mem_copy(const char *text, size_t len) {
	char *copy = mem_array(len + 1, 1);
	if (len > 0) {
		memcpy(copy, text, len);
	}
	return copy;
}

void *mem_room(void *items, size_t len, size_t *cap, size_t size) {
	if (len < *cap) {
		return items;
	}
	size_t grown = *cap < 8 ? 8 : *cap + *cap / 2;
	items = mem_resize(items, grown, size);
	*cap = grown;
	return items;
}
