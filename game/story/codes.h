#ifndef WATERLINE_STORY_CODES_H
#define WATERLINE_STORY_CODES_H

#include <stddef.h>

#include "base/diag.h"

/*
 * Every code that a finding about a scenario can have. The codes are stable:
 * people and programs look for them. Each is explained with an example in
 * scenes/README.md, and shown at work in tests/scenarios/invalid.
 */
struct code {
	const char *id;
	enum severity severity;
	const char *meaning;
};

/** All of them, by their ids' order. */
extern const struct code codes[];
extern const size_t code_count;

/** NULL where there is none of this id. */
const struct code *code_find(const char *id);

#endif
