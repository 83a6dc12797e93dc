/* The optimal string alignment distance (Damerau-Levenshtein), on bytes: ids are ASCII. */
#include "story/near.h"

#include <string.h>

enum { LONGEST = 64 };

static size_t smallest(size_t a, size_t b, size_t c) {
	size_t least = a < b ? a : b;
	return least < c ? least : c;
}

static char lower(char c) {
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

size_t near_distance(const char *left, size_t left_len, const char *right, size_t right_len, size_t limit) {
	size_t gap = left_len > right_len ? left_len - right_len : right_len - left_len;
	if (gap >= limit || left_len > LONGEST || right_len > LONGEST) {
		return limit;
	}
	size_t rows[3][LONGEST + 1];
	size_t *before = rows[0], *last = rows[1], *row = rows[2];
	for (size_t j = 0; j <= right_len; j++) {
		last[j] = j;
		before[j] = 0;
	}
	for (size_t i = 1; i <= left_len; i++) {
		size_t least = row[0] = i;
		for (size_t j = 1; j <= right_len; j++) {
			size_t change = lower(left[i - 1]) != lower(right[j - 1]);
			row[j] = smallest(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
			if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
				row[j] = smallest(row[j], before[j - 2] + 1, row[j]);
			}
			least = row[j] < least ? row[j] : least;
		}
		if (least >= limit) {
			return limit;
		}
		size_t *oldest = before;
		before = last;
		last = row;
		row = oldest;
	}
	return last[right_len] < limit ? last[right_len] : limit;
}

struct near near_to(const char *name, size_t len) {
	size_t counts = len <= 1 ? 0 : len <= 2 ? 1 : len <= 5 ? 2 : 3;
	return (struct near){.name = name, .len = len, .distance = counts + 1};
}

void near_try(struct near *near, const char *candidate) {
	size_t distance = near_distance(near->name, near->len, candidate, strlen(candidate), near->distance);
	if (distance < near->distance) {
		near->distance = distance;
		near->best = candidate;
	}
}
