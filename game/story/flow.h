#ifndef WATERLINE_STORY_FLOW_H
#define WATERLINE_STORY_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "story/story.h"

/*
 * A story's ways as a graph, without regard to conditions. A node is a beat
 * (its index) or a call (beat_count + its index): the call leads to the beat
 * called, and, once that comes to a return, to what `then` says. All passes
 * over it take time linear in its size.
 */

enum way_kind {
	WAY_ON,    /* from a beat by its own `to` */
	WAY_REPLY, /* from a beat by a reply */
	WAY_CALL,  /* from a call to the beat called */
	WAY_THEN   /* from a call, after the return */
};

struct way {
	uint32_t to;
	uint8_t kind; /* enum way_kind */
};

struct flow {
	const struct story *story;
	struct arena *arena;
	size_t beat_count, node_count;
	uint32_t *first; /* where a node's ways begin; one more at the end */
	struct way *ways;
	uint32_t *back_first; /* the same backwards: `to` is where the way comes from */
	struct way *back;
};

/** Everything is made in `arena`; the story must have its beats and calls. */
struct flow flow_make(const struct story *story, struct arena *arena);

/** Which ways count in a pass. */
typedef bool flow_counts(const void *data, const struct flow *flow, uint32_t from, enum way_kind kind);
bool flow_all(const void *data, const struct flow *flow, uint32_t from, enum way_kind kind);

/**
 * Which nodes can come to one of the beats for which `is_goal` holds: a beat by
 * any of its ways that count; a call by both the beat called and its `then`.
 */
bool *flow_can_reach(const struct flow *flow, const bool *is_goal, flow_counts *counts, const void *data);

/**
 * Which nodes can be come to from `from`. A `then` counts only where the beat
 * called `returns`; `into_calls` says whether calls are gone into.
 */
bool *flow_reached(const struct flow *flow, const uint32_t *from, size_t from_count, const bool *returns,
	bool into_calls);

/** The beat that a call node calls. */
uint32_t flow_called(const struct flow *flow, uint32_t node);

static inline bool flow_is_call(const struct flow *flow, uint32_t node) {
	return node >= flow->beat_count;
}

/**
 * The groups of nodes that lead to each other in a circle (strongly connected
 * components). Groups are numbered so that ways lead to the same or to a lower
 * number.
 */
struct groups {
	uint32_t *of;  /* by node */
	uint32_t count;
	uint32_t *size; /* by group */
	bool *circle;   /* by group: more than one node, or one that leads to itself */
};
struct groups flow_groups(const struct flow *flow, const bool *returns, flow_counts *counts, const void *data);

#endif
