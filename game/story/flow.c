/* Two arrays for each direction: where a node's ways begin, and all ways in a row. */
#include "story/flow.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* The ways in the order of the story; the nodes they leave come in order, those they lead to do not. */
struct builder {
	struct flow *flow;
	struct found_way {
		uint32_t from, to;
		enum way_kind kind;
	} *ways;
	size_t len, cap;
};

static void add_way(struct builder *builder, uint32_t from, uint32_t to, enum way_kind kind) {
	builder->ways = mem_room(builder->ways, builder->len, &builder->cap, sizeof(struct found_way));
	builder->ways[builder->len++] = (struct found_way){from, to, kind};
}

/* Targets nest no deeper than JSON does. */
static void add_target(struct builder *builder, uint32_t from, const struct target *target, enum way_kind kind) {
	if (target == NULL) {
		return;
	}
	switch (target->kind) {
	case TARGET_BEAT:
		add_way(builder, from, target->beat, kind);
		break;
	case TARGET_CALL:
		add_way(builder, from, (uint32_t)builder->flow->beat_count + target->call, kind);
		break;
	case TARGET_VERDICT:
		for (size_t i = 0; i < VERDICT_COUNT; i++) {
			if (i == 0 || target->by_verdict[i] != target->by_verdict[i - 1]) {
				add_target(builder, from, target->by_verdict[i], kind);
			}
		}
		break;
	case TARGET_LIST:
		for (size_t i = 0; i < target->branch_count; i++) {
			add_target(builder, from, target->branches[i].to, kind);
		}
		break;
	}
}

static void add_reply(struct builder *builder, uint32_t from, const struct reply *reply) {
	add_target(builder, from, reply->to, WAY_REPLY);
	if (reply->compose != NULL) {
		for (size_t i = 0; i < reply->compose->rule_count; i++) {
			add_target(builder, from, reply->compose->rules[i].to, WAY_REPLY);
		}
	}
}

static void add_story(struct builder *builder) {
	const struct story *story = builder->flow->story;
	for (uint32_t i = 0; i < story->beat_count; i++) {
		const struct beat *beat = &story->beats[i];
		add_target(builder, i, beat->to, WAY_ON);
		for (size_t j = 0; j < beat->reply_count; j++) {
			add_reply(builder, i, &beat->replies[j]);
		}
	}
	for (uint32_t i = 0; i < story->call_count; i++) {
		uint32_t node = (uint32_t)story->beat_count + i;
		add_way(builder, node, story->calls[i]->beat, WAY_CALL);
		add_target(builder, node, story->calls[i]->then, WAY_THEN);
	}
}

static void put_ways(struct flow *flow, const struct builder *builder) {
	struct arena *arena = flow->arena;
	flow->ways = arena_array(arena, builder->len, sizeof(struct way));
	flow->back = arena_array(arena, builder->len, sizeof(struct way));
	uint32_t *next = arena_array(arena, flow->node_count + 1, sizeof(uint32_t));
	memcpy(next, flow->back_first, flow->node_count * sizeof(uint32_t));
	for (size_t i = 0; i < builder->len; i++) {
		const struct found_way *way = &builder->ways[i];
		flow->ways[i] = (struct way){way->to, (uint8_t)way->kind};
		flow->back[next[way->to]++] = (struct way){way->from, (uint8_t)way->kind};
	}
}

struct flow flow_make(const struct story *story, struct arena *arena) {
	struct flow flow = {.story = story, .arena = arena, .beat_count = story->beat_count};
	size_t nodes = flow.node_count = story->beat_count + story->call_count;
	struct builder builder = {.flow = &flow};
	add_story(&builder);
	flow.first = arena_array(arena, nodes + 1, sizeof(uint32_t));
	flow.back_first = arena_array(arena, nodes + 1, sizeof(uint32_t));
	for (size_t i = 0; i < builder.len; i++) {
		flow.first[builder.ways[i].from + 1]++;
		flow.back_first[builder.ways[i].to + 1]++;
	}
	for (size_t i = 0; i < nodes; i++) {
		flow.first[i + 1] += flow.first[i];
		flow.back_first[i + 1] += flow.back_first[i];
	}
	put_ways(&flow, &builder);
	free(builder.ways);
	return flow;
}

uint32_t flow_called(const struct flow *flow, uint32_t node) {
	return flow->story->calls[node - flow->beat_count]->beat;
}

bool flow_all(const void *data, const struct flow *flow, uint32_t from, enum way_kind kind) {
	(void)data;
	(void)flow;
	(void)from;
	(void)kind;
	return true;
}

enum { HAS_CALLED = 1, HAS_THEN = 2 };

bool *flow_can_reach(const struct flow *flow, const bool *is_goal, flow_counts *counts, const void *data) {
	bool *can = arena_array(flow->arena, flow->node_count, sizeof(bool));
	uint8_t *has = arena_array(flow->arena, flow->node_count, 1);
	uint32_t *queue = arena_array(flow->arena, flow->node_count, sizeof(uint32_t));
	size_t len = 0;
	for (uint32_t i = 0; i < flow->beat_count; i++) {
		if (is_goal[i]) {
			can[i] = true;
			queue[len++] = i;
		}
	}
	for (size_t at = 0; at < len; at++) {
		uint32_t node = queue[at];
		for (uint32_t i = flow->back_first[node]; i < flow->back_first[node + 1]; i++) {
			uint32_t from = flow->back[i].to;
			enum way_kind kind = (enum way_kind)flow->back[i].kind;
			if (can[from] || !counts(data, flow, from, kind)) {
				continue;
			}
			if (flow_is_call(flow, from)) {
				has[from] |= kind == WAY_CALL ? HAS_CALLED : HAS_THEN;
				if (has[from] != (HAS_CALLED | HAS_THEN)) {
					continue;
				}
			}
			can[from] = true;
			queue[len++] = from;
		}
	}
	return can;
}

static bool passes(const struct flow *flow, uint32_t from, enum way_kind kind, const bool *returns) {
	return kind != WAY_THEN || returns[flow_called(flow, from)];
}

bool *flow_reached(const struct flow *flow, const uint32_t *from, size_t from_count, const bool *returns,
	bool into_calls) {
	bool *reached = arena_array(flow->arena, flow->node_count, sizeof(bool));
	uint32_t *queue = arena_array(flow->arena, flow->node_count, sizeof(uint32_t));
	size_t len = 0;
	for (size_t i = 0; i < from_count; i++) {
		if (!reached[from[i]]) {
			reached[from[i]] = true;
			queue[len++] = from[i];
		}
	}
	for (size_t at = 0; at < len; at++) {
		uint32_t node = queue[at];
		for (uint32_t i = flow->first[node]; i < flow->first[node + 1]; i++) {
			struct way way = flow->ways[i];
			enum way_kind kind = (enum way_kind)way.kind;
			if (reached[way.to] || (kind == WAY_CALL && !into_calls) || !passes(flow, node, kind, returns)) {
				continue;
			}
			reached[way.to] = true;
			queue[len++] = way.to;
		}
	}
	return reached;
}

/* Tarjan's walk, with a stack of its own: a chain of 200,000 beats must not use up the program's. */
struct walk {
	const struct flow *flow;
	const bool *returns;
	flow_counts *counts;
	const void *data;
	struct groups groups;
	uint32_t *order, *low; /* order: 0 while not yet met */
	uint32_t *next_way;
	uint32_t *path, *open;
	size_t path_len, open_len;
	uint32_t met;
};

static void enter(struct walk *walk, uint32_t node) {
	walk->order[node] = walk->low[node] = ++walk->met;
	walk->next_way[node] = walk->flow->first[node];
	walk->path[walk->path_len++] = node;
	walk->open[walk->open_len++] = node;
}

static void close_group(struct walk *walk, uint32_t node) {
	uint32_t group = walk->groups.count++;
	uint32_t member;
	do {
		member = walk->open[--walk->open_len];
		walk->groups.of[member] = group;
		walk->groups.size[group]++;
	} while (member != node);
	if (walk->groups.size[group] > 1) {
		walk->groups.circle[group] = true;
	}
}

/* One way of the node on top of the path; false where it has no more. */
static bool step(struct walk *walk, uint32_t node) {
	const struct flow *flow = walk->flow;
	if (walk->next_way[node] == flow->first[node + 1]) {
		return false;
	}
	struct way way = flow->ways[walk->next_way[node]++];
	enum way_kind kind = (enum way_kind)way.kind;
	if (!walk->counts(walk->data, flow, node, kind) || !passes(flow, node, kind, walk->returns)) {
		return true;
	}
	if (walk->order[way.to] == 0) {
		enter(walk, way.to);
	} else if (walk->groups.of[way.to] == UINT32_MAX && walk->order[way.to] < walk->low[node]) {
		walk->low[node] = walk->order[way.to];
	}
	return true;
}

static void leave(struct walk *walk, uint32_t node) {
	walk->path_len--;
	if (walk->low[node] == walk->order[node]) {
		close_group(walk, node);
	}
	if (walk->path_len > 0) {
		uint32_t above = walk->path[walk->path_len - 1];
		if (walk->low[node] < walk->low[above] && walk->groups.of[node] == UINT32_MAX) {
			walk->low[above] = walk->low[node];
		}
	}
}

static void mark_own_circles(struct walk *walk) {
	const struct flow *flow = walk->flow;
	for (uint32_t node = 0; node < flow->node_count; node++) {
		for (uint32_t i = flow->first[node]; i < flow->first[node + 1]; i++) {
			enum way_kind kind = (enum way_kind)flow->ways[i].kind;
			if (flow->ways[i].to == node && walk->counts(walk->data, flow, node, kind)) {
				walk->groups.circle[walk->groups.of[node]] = true;
			}
		}
	}
}

struct groups flow_groups(const struct flow *flow, const bool *returns, flow_counts *counts, const void *data) {
	struct arena *arena = flow->arena;
	size_t nodes = flow->node_count;
	struct arena scratch = {0};
	struct walk walk = {.flow = flow, .returns = returns, .counts = counts, .data = data};
	walk.groups.of = arena_array(arena, nodes, sizeof(uint32_t));
	walk.groups.size = arena_array(arena, nodes, sizeof(uint32_t));
	walk.groups.circle = arena_array(arena, nodes, sizeof(bool));
	memset(walk.groups.of, 0xff, nodes * sizeof(uint32_t));
	walk.order = arena_array(&scratch, nodes, sizeof(uint32_t));
	walk.low = arena_array(&scratch, nodes, sizeof(uint32_t));
	walk.next_way = arena_array(&scratch, nodes, sizeof(uint32_t));
	walk.path = arena_array(&scratch, nodes, sizeof(uint32_t));
	walk.open = arena_array(&scratch, nodes, sizeof(uint32_t));
	for (uint32_t start = 0; start < nodes; start++) {
		if (walk.order[start] != 0) {
			continue;
		}
		enter(&walk, start);
		while (walk.path_len > 0) {
			uint32_t node = walk.path[walk.path_len - 1];
			if (!step(&walk, node)) {
				leave(&walk, node);
			}
		}
	}
	mark_own_circles(&walk);
	arena_finish(&scratch);
	return walk.groups;
}
