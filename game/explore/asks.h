#ifndef WATERLINE_EXPLORE_ASKS_H
#define WATERLINE_EXPLORE_ASKS_H

#include <stdbool.h>
#include <stdint.h>

#include "story/story.h"

/*
 * Which part of the past a conversation's future can depend on: for each beat
 * the facts that some condition, there or in a beat that can still come, may
 * ask about; and up to where a count is told apart.
 */

/** Facts are numbered: these, then each variable, each seen slot, each said slot, each once bit. */
enum fact {
	FACT_STUCK,
	FACT_REPAIRED,
	FACT_MET,
	FACT_VERDICT,
	FACT_LAST_MOVE,
	FACT_LAST_REPLY,
	FACT_REPLIES,
	FACT_COUNT
};

struct asks {
	const struct story *story;
	size_t facts, words; /* words: of 64 facts each */
	uint64_t *asked;     /* words for each beat */
	uint32_t replies;    /* how far replies are counted */
	int32_t variable_low[VARIABLES_MAX], variable_high[VARIABLES_MAX];
	uint32_t *seen, *said; /* by slot: how far it is counted */
};

struct asks *asks_create(const struct story *story);
void asks_destroy(struct asks *asks);

size_t fact_of_variable(const struct story *story, size_t index);
size_t fact_of_seen(const struct story *story, size_t slot);
size_t fact_of_said(const struct story *story, size_t slot);
size_t fact_of_once(const struct story *story, size_t bit);

/** Whether a play that stands in this beat can still depend on the fact. */
bool asks_about(const struct asks *asks, const struct beat *beat, size_t fact);

#endif
