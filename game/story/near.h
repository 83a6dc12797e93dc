#ifndef WATERLINE_STORY_NEAR_H
#define WATERLINE_STORY_NEAR_H

#include <stddef.h>

/*
 * "Did you mean …?": the candidate that a slip of the finger away from what was
 * written. Start one with near_to(), offer it candidates, read `best`.
 */
struct near {
	const char *name;
	size_t len;
	const char *best; /* NULL while none is near enough; borrowed from the candidates */
	size_t distance;  /* of best; before that, one more than what still counts as near */
};

struct near near_to(const char *name, size_t len);

/** Takes `candidate` if it is nearer than the best so far; the first of equals stays. */
void near_try(struct near *near, const char *candidate);

/**
 * How many letters must be left out, put in, changed or swapped with their
 * neighbour to make one of the other; `limit` where it is that or more.
 */
size_t near_distance(const char *left, size_t left_len, const char *right, size_t right_len, size_t limit);

#endif
