/* Calls: a play keeps a stack of them, so how deep it gets is worked out here, and a circle is refused. */
#include "story/check.h"

#include <string.h>

static const struct target *call_of(const struct check *check, uint32_t node) {
	return check->story->calls[node - check->flow.beat_count];
}

/* A call that leads back to itself before any return would need a stack without end. */
static bool check_recursion(struct check *check) {
	bool good = true;
	for (uint32_t node = (uint32_t)check->flow.beat_count; node < check->flow.node_count; node++) {
		const struct target *call = call_of(check, node);
		if (check->groups.of[node] == check->groups.of[call->beat]) {
			diag_error(check->diag, "call-recursion", call->span,
				"from \"%s\" the play comes to this call again before it returns", check->story->beats[call->beat].id);
			good = false;
		}
	}
	return good;
}

/* Groups are numbered from the last to the first, so what a way leads to is known when it is needed. */
static void find_depths(const struct check *check, uint32_t *depth) {
	const struct flow *flow = &check->flow;
	uint32_t *start = arena_array(&check->loader->scratch, check->groups.count + 1, sizeof(uint32_t));
	uint32_t *nodes = arena_array(&check->loader->scratch, flow->node_count, sizeof(uint32_t));
	for (uint32_t group = 0; group < check->groups.count; group++) {
		start[group + 1] = start[group] + check->groups.size[group];
	}
	for (uint32_t node = 0; node < flow->node_count; node++) {
		nodes[start[check->groups.of[node]]++] = node;
	}
	for (size_t at = 0; at < flow->node_count; at++) {
		uint32_t node = nodes[at];
		uint32_t group = check->groups.of[node];
		for (uint32_t i = flow->first[node]; i < flow->first[node + 1]; i++) {
			uint32_t below = depth[check->groups.of[flow->ways[i].to]] + (flow->ways[i].kind == WAY_CALL);
			depth[group] = below > depth[group] ? below : depth[group];
		}
	}
}

static void check_depth(struct check *check) {
	uint32_t *depth = arena_array(&check->loader->scratch, check->groups.count, sizeof(uint32_t));
	find_depths(check, depth);
	check->loader->story->call_depth = depth[check->groups.of[check->story->start]];
	for (uint32_t node = (uint32_t)check->flow.beat_count; node < check->flow.node_count; node++) {
		const struct target *call = call_of(check, node);
		if (depth[check->groups.of[call->beat]] == CALLS_MAX) {
			diag_error(check->diag, "call-too-deep", call->span,
				"calls within calls go %d deep at most; below this one there are %d already", CALLS_MAX, CALLS_MAX);
			return;
		}
	}
}

static void check_returns(struct check *check) {
	bool *outside = flow_reached(&check->flow, &check->story->start, 1, check->returns, false);
	for (size_t i = 0; i < check->story->beat_count; i++) {
		if (outside[i] && check->story->beats[i].returns) {
			diag_error(check->diag, "return-outside-call", check->story->beats[i].id_span,
				"the beat \"%s\" returns, but the play can come here without having been called: there is nowhere to go back to",
				check->story->beats[i].id);
		}
	}
	for (uint32_t node = (uint32_t)check->flow.beat_count; node < check->flow.node_count; node++) {
		const struct target *call = call_of(check, node);
		if (check->reached[node] && !check->returns[call->beat]) {
			diag_warning(check->diag, "call-never-returns", call->span,
				"from \"%s\" the play never comes to a return, so it never goes on at \"then\"",
				check->story->beats[call->beat].id);
		}
	}
}

bool check_calls(struct check *check) {
	if (!check_recursion(check)) {
		return false; /* what returns and what does not is no question then */
	}
	check_depth(check);
	check_returns(check);
	return true;
}
