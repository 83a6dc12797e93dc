/*
 * What can be said twice in one play: for each moment the set of what can still
 * be said from there on, worked out backwards; then every way on that says
 * something which its end can say again, and from there the nearest second time.
 */
#include "review/graph.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct ahead {
	const struct graph *graph;
	size_t words;   /* of 64 bits each */
	uint64_t *sets; /* by moment */
};

static uint64_t *set_of(const struct ahead *ahead, size_t moment) {
	return ahead->sets + moment * ahead->words;
}

static bool has(const uint64_t *set, uint32_t same) {
	return (set[same / 64] >> (same % 64) & 1) != 0;
}

static bool grow(const struct ahead *ahead, size_t moment) {
	uint64_t *set = set_of(ahead, moment);
	bool changed = false;
	for (size_t i = ahead->graph->first[moment]; i < ahead->graph->first[moment + 1]; i++) {
		const struct way_on *way = &ahead->graph->ways[i];
		const uint64_t *next = set_of(ahead, way->to);
		for (size_t k = 0; k < ahead->words; k++) {
			changed = changed || (next[k] & ~set[k]) != 0;
			set[k] |= next[k];
		}
		for (size_t k = 0; k < way->spoken_len; k++) {
			uint32_t same = ahead->graph->spoken[way->spoken + k];
			changed = changed || !has(set, same);
			set[same / 64] |= UINT64_C(1) << (same % 64);
		}
	}
	return changed;
}

enum { BEGINNING = -1, NOWHERE = -2 };

static bool says(const struct graph *graph, const struct way_on *way, uint32_t same, size_t times) {
	size_t count = 0;
	for (size_t i = 0; i < way->spoken_len; i++) {
		count += graph->spoken[way->spoken + i] == same;
	}
	return count >= times;
}

static void note(int64_t *first, uint32_t same, int64_t way) {
	if (first[same] == NOWHERE) {
		first[same] = way;
	}
}

/* A way that says something which it says again, or which its end can still say. */
static void look_at_way(const struct ahead *ahead, size_t index, int64_t *first) {
	const struct graph *graph = ahead->graph;
	const struct way_on *way = &graph->ways[index];
	for (size_t i = 0; i < way->spoken_len; i++) {
		uint32_t same = graph->spoken[way->spoken + i];
		if (has(set_of(ahead, way->to), same) || says(graph, way, same, 2)) {
			note(first, same, (int64_t)index);
		}
	}
}

static void look_at_beginning(const struct ahead *ahead, int64_t *first) {
	const struct graph *graph = ahead->graph;
	for (size_t i = 0; i < graph->beginning.len; i++) {
		uint32_t same = graph->beginning.shown[i]->same;
		if (same != 0 && has(set_of(ahead, 0), same)) {
			note(first, same, BEGINNING);
		}
	}
}

static uint32_t moment_of(const struct graph *graph, size_t way) {
	size_t low = 0, high = graph->moments;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		low = graph->first[middle] <= way ? middle : low;
		high = graph->first[middle] <= way ? high : middle;
	}
	return (uint32_t)low;
}

static void add_reply(const struct graph *graph, size_t way, struct buf *out) {
	buf_puts(out, out->len > 0 ? "," : "");
	reply_spec(graph->ways[way].reply, graph->ways[way].parts, out);
}

/* Breadth-first from a moment to the nearest way that says this; `into` holds by which way each was come to, and one
 * more. */
struct nearest {
	const struct graph *graph;
	size_t *into;
	uint32_t *queue;
	size_t len;
};

static bool visit(struct nearest *nearest, uint32_t moment, uint32_t same, size_t *found) {
	const struct graph *graph = nearest->graph;
	for (size_t i = graph->first[moment]; i < graph->first[moment + 1]; i++) {
		uint32_t to = graph->ways[i].to;
		if (says(graph, &graph->ways[i], same, 1)) {
			*found = i;
			return true;
		}
		if (nearest->into[to] == SIZE_MAX) {
			nearest->into[to] = i;
			nearest->queue[nearest->len++] = to;
		}
	}
	return false;
}

static void add_back(const struct nearest *nearest, uint32_t from, uint32_t moment, struct buf *out) {
	struct buf ways = BUF_EMPTY; /* the numbers, last first */
	for (uint32_t at = moment; at != from; at = moment_of(nearest->graph, nearest->into[at])) {
		buf_add(&ways, (const char *)&nearest->into[at], sizeof(size_t));
	}
	for (size_t i = ways.len / sizeof(size_t); i-- > 0;) {
		size_t way;
		memcpy(&way, ways.text + i * sizeof(way), sizeof(way));
		add_reply(nearest->graph, way, out);
	}
	buf_finish(&ways);
}

static void add_rest(const struct graph *graph, uint32_t from, uint32_t same, struct buf *out) {
	struct nearest nearest = {.graph = graph,
		.into = mem_array(graph->moments, sizeof(size_t)),
		.queue = mem_array(graph->moments, sizeof(uint32_t))};
	memset(nearest.into, 0xff, graph->moments * sizeof(size_t));
	nearest.queue[nearest.len++] = from;
	nearest.into[from] = 0;
	size_t found = SIZE_MAX;
	for (size_t i = 0; i < nearest.len && !visit(&nearest, nearest.queue[i], same, &found); i++) {
	}
	if (found != SIZE_MAX) {
		add_back(&nearest, from, moment_of(graph, found), out);
		add_reply(graph, found, out);
	}
	free(nearest.into);
	free(nearest.queue);
}

static char *way_to_second(const struct graph *graph, uint32_t same, int64_t first) {
	struct buf out = BUF_EMPTY;
	if (first == BEGINNING) {
		add_rest(graph, 0, same, &out);
		return buf_detach(&out);
	}
	const struct way_on *way = &graph->ways[first];
	graph_way_text(graph, moment_of(graph, (size_t)first), &out);
	add_reply(graph, (size_t)first, &out);
	if (!says(graph, way, same, 2)) {
		add_rest(graph, way->to, same, &out);
	}
	return buf_detach(&out);
}

/* Of sets, for a scenario with a great many texts. */
static const size_t bytes_most = (size_t)256 << 20;

static int64_t *find_first(const struct graph *graph, size_t count) {
	struct ahead ahead = {.graph = graph, .words = (count + 63) / 64};
	if (graph->moments > bytes_most / (ahead.words * sizeof(uint64_t))) {
		return NULL;
	}
	int64_t *first = mem_array(count, sizeof(*first));
	for (size_t i = 0; i < count; i++) {
		first[i] = NOWHERE;
	}
	ahead.sets = mem_array(graph->moments * ahead.words, sizeof(uint64_t));
	for (bool changed = true; changed;) {
		changed = false;
		for (size_t i = graph->moments; i-- > 0;) {
			changed = grow(&ahead, i) || changed;
		}
	}
	look_at_beginning(&ahead, first);
	for (size_t i = 0; i < graph->way_len; i++) {
		look_at_way(&ahead, i, first);
	}
	free(ahead.sets);
	return first;
}

void graph_said_twice(const struct graph *graph, char **ways) {
	size_t count = phrases_same_count(graph->stage->phrases) + 1;
	int64_t *first = find_first(graph, count);
	for (size_t i = 1; first != NULL && i < count; i++) {
		if (first[i] != NOWHERE) {
			free(ways[i]);
			ways[i] = way_to_second(graph, (uint32_t)i, first[i]);
		}
	}
	free(first);
}
