#ifndef WATERLINE_KEEP_RECORD_WAYS_H
#define WATERLINE_KEEP_RECORD_WAYS_H

#include "keep/record.h"

/*
 * The ways tried as a record keeps them; for record.c. In the file:
 *
 *     "ways": [{"replies": ["a", "b", "c"]}, {"from": 0, "after": 1, "replies": ["d"]}], "way": 1
 *
 * The second way leaves the first after one reply of the person's and goes on
 * with "d"; "replies" of the record are the beginning of way 1. Every reply
 * stands there once, so that a file is no longer than what was really tried.
 */

/** Fills in the ways of a record whose replies are there, where there is more to keep than those. */
void record_ways_of(const struct playthrough *playthrough, struct record *out);

void record_ways_to_json(const struct record *record, cJSON *object);

/** False and an error (kept-shape) with its place where they are no ways that could have been tried. */
bool record_ways_from_json(const struct json_doc *doc, struct record *out, struct diag *diag);

/**
 * A list of texts in `object`, into the arena; `*count` of them. NULL and an
 * error where it is none, or has more than `most`.
 */
const char *const *record_replies_read(const struct json_doc *doc, const cJSON *object, size_t most,
	struct arena *arena, size_t *count, struct diag *diag);

/**
 * Tries all of a record's ways again in a play-through without replies, and stands
 * before the first reply of the one that the record is on. A warning
 * (kept-ways) where some of the others lead no further.
 */
void record_ways_again(const struct record *record, struct playthrough *playthrough, struct diag *diag);

#endif
