/*
 * Which beat leads to which, whatever conditions say; replies between the same
 * two are one edge. One walk in depth finds the edges that lead back to where
 * the walk is, and what can be come round to again (Tarjan's components).
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "picture/map_parts.h"

struct raw_edge {
	uint32_t from, to;
	uint32_t kind; /* KIND_COUNT: by itself */
};

struct gathering {
	const struct story *story;
	struct raw_edge *raw;
	size_t len, cap;
	bool through; /* a call also leads to where it goes on */
};

enum { RETURNS_LOOKED_AT = 20 * 1000 * 1000 /* edges; a scenario with more calls than that is no map to read */ };

static void add_raw(struct gathering *gathering, uint32_t from, uint32_t to, uint32_t kind) {
	gathering->raw = mem_room(gathering->raw, gathering->len, &gathering->cap, sizeof(struct raw_edge));
	gathering->raw[gathering->len++] = (struct raw_edge){from, to, kind};
}

/* Every beat that a target can lead to at once; a call's `then` comes from its return. */
static void add_target(struct gathering *gathering, uint32_t from, const struct target *target, uint32_t kind) {
	if (target == NULL) {
		return;
	}
	switch (target->kind) {
	case TARGET_BEAT:
	case TARGET_CALL:
		add_raw(gathering, from, target->beat, kind);
		if (target->kind == TARGET_CALL && gathering->through) {
			add_target(gathering, from, target->then, kind);
		}
		break;
	case TARGET_VERDICT:
		for (int i = 0; i < VERDICT_COUNT; i++) {
			bool again = false;
			for (int k = 0; k < i; k++) {
				again = again || target->by_verdict[k] == target->by_verdict[i];
			}
			add_target(gathering, from, again ? NULL : target->by_verdict[i], kind);
		}
		break;
	case TARGET_LIST:
		for (size_t i = 0; i < target->branch_count; i++) {
			add_target(gathering, from, target->branches[i].to, kind);
		}
		break;
	}
}

static int by_ends(const void *a, const void *b) {
	const struct raw_edge *x = a, *y = b;
	if (x->from != y->from) {
		return x->from < y->from ? -1 : 1;
	}
	return x->to != y->to ? (x->to < y->to ? -1 : 1) : 0;
}

/* One reply's ways, each counted once though several conditions lead it there. */
static void add_reply(
	struct gathering *gathering, const struct beat *beat, const struct target *target, enum move move) {
	size_t begin = gathering->len;
	add_target(gathering, beat->index, target, move_row(move)->kind);
	qsort(gathering->raw + begin, gathering->len - begin, sizeof(struct raw_edge), by_ends);
	size_t kept = begin;
	for (size_t i = begin; i < gathering->len; i++) {
		if (kept == begin || gathering->raw[kept - 1].to != gathering->raw[i].to) {
			gathering->raw[kept++] = gathering->raw[i];
		}
	}
	gathering->len = kept;
}

static void add_beat(struct gathering *gathering, const struct beat *beat) {
	for (size_t i = 0; i < beat->reply_count; i++) {
		const struct reply *reply = &beat->replies[i];
		if (reply->compose == NULL) {
			add_reply(gathering, beat, reply->to, reply->move);
			continue;
		}
		for (size_t r = 0; r < reply->compose->rule_count; r++) {
			const struct rule *rule = &reply->compose->rules[r];
			add_reply(gathering, beat, rule->to != NULL ? rule->to : reply->to, rule->move);
		}
	}
	add_target(gathering, beat->index, beat->to, KIND_COUNT);
}

/* From every return that a call can come to, back to where it goes on. Returns how many edges that took. */
static size_t add_returns(struct gathering *gathering, const struct target *call) {
	const struct story *story = gathering->story;
	struct gathering inside = {.story = story, .through = true};
	size_t looked_at = story->beat_count / 16;
	bool *seen = mem_array(story->beat_count, sizeof(bool));
	uint32_t *open = mem_array(story->beat_count + 1, sizeof(uint32_t));
	size_t len = 1;
	open[0] = call->beat;
	seen[call->beat] = true;
	while (len > 0) {
		const struct beat *beat = &story->beats[open[--len]];
		if (beat->returns) {
			add_target(gathering, beat->index, call->then, KIND_COUNT);
			continue;
		}
		inside.len = 0;
		add_beat(&inside, beat);
		looked_at += inside.len;
		for (size_t i = 0; i < inside.len; i++) {
			if (!seen[inside.raw[i].to]) {
				seen[inside.raw[i].to] = true;
				open[len++] = inside.raw[i].to;
			}
		}
	}
	free(inside.raw);
	free(seen);
	free(open);
	return looked_at;
}

static void bundle(struct map_making *making, struct gathering *gathering) {
	struct map *map = making->map;
	qsort(gathering->raw, gathering->len, sizeof(struct raw_edge), by_ends);
	making->edges = arena_array(map->arena, gathering->len + 1, sizeof(struct map_edge));
	for (size_t i = 0; i < gathering->len; i++) {
		const struct raw_edge *raw = &gathering->raw[i];
		struct map_edge *edge = map->edge_count > 0 ? &making->edges[map->edge_count - 1] : NULL;
		if (edge == NULL || edge->from != raw->from || edge->to != raw->to) {
			edge = &making->edges[map->edge_count++];
			edge->from = raw->from;
			edge->to = raw->to;
		}
		if (raw->kind == KIND_COUNT) {
			edge->plain = true;
		} else if (edge->kinds[raw->kind] < UINT16_MAX) {
			edge->kinds[raw->kind]++;
		}
	}
	map->edges = making->edges;
	making->first_edge = arena_array(map->arena, map->box_count + 1, sizeof(size_t));
	for (size_t box = 0, at = 0; box <= map->box_count; box++) {
		while (at < map->edge_count && making->edges[at].from < box) {
			at++;
		}
		making->first_edge[box] = at;
	}
}

/* The walk's own stack, for a scenario may be deeper than the machine's. */
struct walk {
	struct map_making *making;
	uint32_t *number, *low; /* 0: not yet seen */
	bool *inside;           /* still on the way from the root */
	bool *open;             /* in a component not yet closed */
	uint32_t *way, *pending;
	size_t *next_edge;
	size_t way_len, pending_len;
	uint32_t count;
};

static void enter(struct walk *walk, uint32_t box, bool reached) {
	walk->number[box] = walk->low[box] = ++walk->count;
	walk->inside[box] = walk->open[box] = true;
	walk->way[walk->way_len++] = box;
	walk->pending[walk->pending_len++] = box;
	walk->next_edge[box] = walk->making->first_edge[box];
	walk->making->boxes[box].reached = reached;
}

static void close_component(struct walk *walk, uint32_t root) {
	struct map_making *making = walk->making;
	bool alone = walk->pending[walk->pending_len - 1] == root;
	for (size_t i = making->first_edge[root]; alone && i < making->first_edge[root + 1]; i++) {
		alone = making->edges[i].to != root;
	}
	uint32_t loop = alone ? 0 : ++making->map->loop_count;
	for (uint32_t box = UINT32_MAX; box != root;) {
		box = walk->pending[--walk->pending_len];
		walk->open[box] = false;
		making->boxes[box].loop = loop;
	}
}

static void leave(struct walk *walk, uint32_t box) {
	walk->inside[box] = false;
	walk->way_len--;
	if (walk->low[box] == walk->number[box]) {
		close_component(walk, box);
	}
	if (walk->way_len > 0) {
		uint32_t above = walk->way[walk->way_len - 1];
		walk->low[above] = walk->low[box] < walk->low[above] ? walk->low[box] : walk->low[above];
	}
}

static void walk_from(struct walk *walk, uint32_t root, bool reached) {
	if (walk->number[root] != 0) {
		return;
	}
	enter(walk, root, reached);
	while (walk->way_len > 0) {
		uint32_t box = walk->way[walk->way_len - 1];
		if (walk->next_edge[box] == walk->making->first_edge[box + 1]) {
			leave(walk, box);
			continue;
		}
		struct map_edge *edge = &walk->making->edges[walk->next_edge[box]++];
		if (walk->number[edge->to] == 0) {
			enter(walk, edge->to, reached);
			continue;
		}
		edge->back = walk->inside[edge->to];
		if (walk->open[edge->to] && walk->number[edge->to] < walk->low[box]) {
			walk->low[box] = walk->number[edge->to];
		}
	}
}

static void find_loops(struct map_making *making) {
	size_t count = making->map->box_count;
	struct walk walk = {
		.making = making,
		.number = mem_array(count, sizeof(uint32_t)),
		.low = mem_array(count, sizeof(uint32_t)),
		.inside = mem_array(count, sizeof(bool)),
		.open = mem_array(count, sizeof(bool)),
		.way = mem_array(count, sizeof(uint32_t)),
		.pending = mem_array(count, sizeof(uint32_t)),
		.next_edge = mem_array(count, sizeof(size_t)),
	};
	walk_from(&walk, making->map->story->start, true);
	for (uint32_t box = 0; box < count; box++) {
		walk_from(&walk, box, false);
	}
	for (size_t i = 0; i < making->map->edge_count; i++) {
		struct map_edge *edge = &making->edges[i];
		edge->loop = making->boxes[edge->from].loop == making->boxes[edge->to].loop ? making->boxes[edge->from].loop
																					: 0;
	}
	free(walk.number);
	free(walk.low);
	free(walk.inside);
	free(walk.open);
	free(walk.way);
	free(walk.pending);
	free(walk.next_edge);
}

void map_graph(struct map_making *making, const struct playthrough *taken) {
	const struct story *story = making->map->story;
	struct gathering gathering = {.story = story};
	for (size_t i = 0; i < story->beat_count; i++) {
		add_beat(&gathering, &story->beats[i]);
	}
	size_t looked_at = 0;
	for (size_t i = 0; i < story->call_count && looked_at < RETURNS_LOOKED_AT; i++) {
		looked_at += add_returns(&gathering, story->calls[i]);
	}
	bundle(making, &gathering);
	free(gathering.raw);
	find_loops(making);
	if (taken != NULL) {
		map_mark_way(making, taken);
	}
}
