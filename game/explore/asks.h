#ifndef WATERLINE_EXPLORE_ASKS_H
#define WATERLINE_EXPLORE_ASKS_H

#include <stdbool.h>
#include <stdint.h>

#include "story/story.h"

/*
 * What the conditions of a story ask about, and up to where: the part of the
 * past that a conversation's future can depend on.
 */
struct asks {
	bool stuck, repaired, met; /* met: asks `reconnected` */
	bool verdict;
	bool last_move;   /* whether the last reply of all was a reach */
	uint32_t replies; /* how far replies are counted; 0: not at all */
	bool variable[VARIABLES_MAX];
	int32_t variable_low[VARIABLES_MAX], variable_high[VARIABLES_MAX];
	uint32_t *seen, *said; /* by slot: how far it is counted */
	bool *once;            /* by bit: whether the reply's beat can come again */
};

struct asks *asks_create(const struct story *story);
void asks_destroy(struct asks *asks);

#endif
