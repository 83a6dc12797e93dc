/* The graph as a whole: what nobody reaches, ways round on which nobody chooses, places with no way to an ending. */
#include "story/check.h"

#include <string.h>

/* The first beat of each group that nobody leads to; what only such a group leads to is not told again. */
static void check_unreached(struct check *check) {
	const struct flow *flow = &check->flow;
	bool *led_to = arena_array(&check->loader->scratch, check->groups.count, sizeof(bool));
	for (uint32_t node = 0; node < flow->node_count; node++) {
		for (uint32_t i = flow->first[node]; i < flow->first[node + 1]; i++) {
			uint32_t to = check->groups.of[flow->ways[i].to];
			if (to != check->groups.of[node]) {
				led_to[to] = true;
			}
		}
	}
	for (size_t i = 0; i < check->own_beats; i++) {
		const struct beat *beat = &check->story->beats[i];
		uint32_t group = check->groups.of[i];
		if (check->reached[i] || led_to[group]) {
			continue;
		}
		led_to[group] = true;
		if (beat->ending != ENDING_NONE) {
			diag_warning(check->diag, "ending-unreached", beat->id_span, "nothing leads to the ending \"%s\"", beat->id);
		} else {
			diag_warning(check->diag, "beat-unreached", beat->id_span, "nothing leads to the beat \"%s\"", beat->id);
		}
	}
}

/* Ways on which nobody says anything. */
static bool without_replies(const void *data, const struct flow *flow, uint32_t from, enum way_kind kind) {
	(void)data;
	return kind != WAY_REPLY && (flow_is_call(flow, from) || flow->story->beats[from].reply_count == 0);
}

/* The same, where beats may also be passed because everything in them has been said. */
static bool without_choice(const void *data, const struct flow *flow, uint32_t from, enum way_kind kind) {
	const bool *runs_out = data;
	return kind != WAY_REPLY && (flow_is_call(flow, from) || flow->story->beats[from].reply_count == 0 || runs_out[from]);
}

static bool target_reads_seen(const struct target *target) {
	if (target == NULL) {
		return false;
	}
	for (size_t i = 0; i < target->branch_count; i++) {
		if (expr_reads(target->branches[i].when, EXPR_SEEN) || target_reads_seen(target->branches[i].to)) {
			return true;
		}
	}
	for (size_t i = 0; target->kind == TARGET_VERDICT && i < VERDICT_COUNT; i++) {
		if (target_reads_seen(target->by_verdict[i])) {
			return true;
		}
	}
	return target_reads_seen(target->then);
}

/* One way round that was found: its beats in the author's order. */
struct circle {
	uint32_t first;
	size_t beats;
	bool reads_seen, has_replies;
};

static struct circle *find_circles(const struct check *check, const struct groups *groups) {
	struct circle *circles = arena_array(&check->loader->scratch, groups->count, sizeof(struct circle));
	for (uint32_t i = 0; i < check->flow.beat_count; i++) {
		struct circle *circle = &circles[groups->of[i]];
		if (!groups->circle[groups->of[i]] || !check->reached[i]) {
			continue;
		}
		const struct beat *beat = &check->story->beats[i];
		circle->first = circle->beats++ == 0 ? i : circle->first;
		circle->reads_seen = circle->reads_seen || target_reads_seen(beat->to);
		circle->has_replies = circle->has_replies || beat->reply_count > 0;
	}
	return circles;
}

static const bool *returns_by(const struct check *check, flow_counts *counts, const void *data) {
	bool *goals = arena_array(&check->loader->scratch, check->story->beat_count, sizeof(bool));
	for (size_t i = 0; i < check->story->beat_count; i++) {
		goals[i] = check->story->beats[i].returns;
	}
	return flow_can_reach(&check->flow, goals, counts, data);
}

/* Only what is seen changes while nobody speaks, so without that a way round has no end once it is begun. */
static void check_endless(struct check *check, bool *endless) {
	struct groups groups = flow_groups(&check->flow, returns_by(check, without_replies, NULL), without_replies, NULL);
	const struct circle *circles = find_circles(check, &groups);
	for (uint32_t i = 0; i < groups.count; i++) {
		if (circles[i].beats == 0 || circles[i].reads_seen) {
			continue;
		}
		const struct beat *beat = &check->story->beats[circles[i].first];
		diag_error(check->diag, "loop-without-choice", beat->to->span,
			"from \"%s\" the play comes back to it%s, and nobody says anything on the way: it would never end", beat->id,
			circles[i].beats > 1 ? arena_printf(&check->loader->scratch, " over %zu beats", circles[i].beats) : "");
	}
	for (uint32_t i = 0; i < check->flow.beat_count; i++) {
		const struct circle *circle = &circles[groups.of[i]];
		endless[i] = circle->beats > 0 && !circle->reads_seen;
	}
}

static void check_perhaps_endless(struct check *check) {
	bool *runs_out = arena_array(&check->loader->scratch, check->story->beat_count, sizeof(bool));
	for (size_t i = 0; i < check->story->beat_count; i++) {
		runs_out[i] = check->story->beats[i].to != NULL && check_runs_out(check, &check->story->beats[i]);
	}
	struct groups groups = flow_groups(&check->flow, returns_by(check, without_choice, runs_out), without_choice, runs_out);
	const struct circle *circles = find_circles(check, &groups);
	for (uint32_t i = 0; i < groups.count; i++) {
		if (circles[i].beats == 0 || (!circles[i].has_replies && !circles[i].reads_seen)) {
			continue;
		}
		const struct beat *beat = &check->story->beats[circles[i].first];
		diag_warning(check->diag, "loop-may-not-end", beat->id_span,
			circles[i].has_replies ? "when nothing is on offer any more, the play goes round through \"%s\" without end"
								   : "nobody says anything on the way round through \"%s\"; it ends only if \"seen\" makes it",
			beat->id);
	}
}

static bool *can_finish(const struct check *check) {
	bool *goals = arena_array(&check->loader->scratch, check->story->beat_count, sizeof(bool));
	for (size_t i = 0; i < check->story->beat_count; i++) {
		goals[i] = check->story->beats[i].ending != ENDING_NONE || check->story->beats[i].returns;
	}
	return flow_can_reach(&check->flow, goals, flow_all, NULL);
}

/* Marks all that a beat leads to; false where an endless way is among it, which is told already. */
static bool mark_trap(const struct check *check, uint32_t start, bool *marked, const bool *endless, uint32_t *queue) {
	const struct flow *flow = &check->flow;
	bool fresh = true;
	size_t len = 0;
	marked[start] = true;
	queue[len++] = start;
	for (size_t at = 0; at < len; at++) {
		uint32_t node = queue[at];
		fresh = fresh && (flow_is_call(flow, node) || !endless[node]);
		for (uint32_t i = flow->first[node]; i < flow->first[node + 1]; i++) {
			uint32_t to = flow->ways[i].to;
			if (!marked[to]) {
				marked[to] = true;
				queue[len++] = to;
			}
		}
	}
	return fresh;
}

static void check_way_out(struct check *check, const bool *endless) {
	bool *finishes = can_finish(check);
	bool *marked = arena_array(&check->loader->scratch, check->flow.node_count, sizeof(bool));
	uint32_t *queue = arena_array(&check->loader->scratch, check->flow.node_count, sizeof(uint32_t));
	for (uint32_t i = 0; i < check->story->beat_count; i++) {
		const struct beat *beat = &check->story->beats[i];
		if (!check->reached[i] || finishes[i] || marked[i]) {
			continue;
		}
		if (mark_trap(check, i, marked, endless, queue)) {
			diag_error(check->diag, "no-way-out", beat->id_span, "whatever is said from \"%s\" on, no ending is ever reached",
				beat->id);
		}
	}
}

void check_flow(struct check *check) {
	bool *endless = arena_array(&check->loader->scratch, check->story->beat_count, sizeof(bool));
	check_unreached(check);
	check_endless(check, endless);
	if (!check->loader->conditions_broken) {
		check_perhaps_endless(check);
	}
	check_way_out(check, endless);
}
