/*
 * Layers by the longest way from the start, the order in each by the middle
 * of one's neighbours, and then the same once more for x: Sugiyama's method,
 * in its plainest form. Endings share the last layer.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "picture/map_parts.h"

enum {
	PASSES_MAX = 60000 /* points on long edges; beyond, they run straight */,
	ORDER_SWEEPS = 24,
	PLACE_SWEEPS = 240
};

static const float box_gap = 26, pass_gap = 16, pass_w = 8, letter = 7.9f, padding = 14;

static float width_of(const char *text) {
	return text == NULL ? 0 : letter * (float)utf8_count(text, strlen(text));
}

/* Longest ways, by letting every box wait until all that leads down to it is placed. */
static void find_layers(struct map_making *making) {
	struct map *map = making->map;
	uint32_t *waiting = mem_array(map->box_count, sizeof(uint32_t)),
			 *ready = mem_array(map->box_count, sizeof(uint32_t));
	size_t len = 0;
	for (size_t i = 0; i < map->edge_count; i++) {
		waiting[making->edges[i].to] += !making->edges[i].back;
	}
	for (uint32_t box = 0; box < map->box_count; box++) {
		if (waiting[box] == 0) {
			ready[len++] = box;
		}
	}
	uint32_t last = 0;
	for (size_t at = 0; at < len; at++) {
		uint32_t box = ready[at];
		last = making->boxes[box].layer > last ? making->boxes[box].layer : last;
		for (size_t i = making->first_edge[box]; i < making->first_edge[box + 1]; i++) {
			const struct map_edge *edge = &making->edges[i];
			if (edge->back) {
				continue;
			}
			struct map_box *to = &making->boxes[edge->to];
			to->layer = to->layer > making->boxes[box].layer ? to->layer : making->boxes[box].layer + 1;
			if (--waiting[edge->to] == 0) {
				ready[len++] = edge->to;
			}
		}
	}
	for (uint32_t box = 0; box < map->box_count; box++) {
		if (making->boxes[box].beat->ending != ENDING_NONE) {
			making->boxes[box].layer = last;
		}
	}
	making->layer_count = last + 1;
	free(waiting);
	free(ready);
}

static void size_box(struct map_box *box, const struct story *story) {
	const struct beat *beat = box->beat;
	float first = width_of(beat->ending != ENDING_NONE ? beat->title : beat->id), second;
	box->replies_x = 0;
	if (beat->ending != ENDING_NONE) {
		second = width_of(ending_id(beat->ending));
	} else if (beat->reply_count > 0) {
		box->replies_x = padding + width_of(story->person[beat->turn].name) + 14;
		second = box->replies_x - padding + MAP_GLYPH * (float)beat->reply_count;
	} else {
		second = width_of("goes on");
	}
	box->w = fmaxf(96, fmaxf(first, second) + 2 * padding);
	box->h = 46;
}

/* The points at which long edges pass the layers between, and the pairs of neighbours. */
static void make_nodes(struct map_making *making) {
	struct map *map = making->map;
	size_t passes = 0;
	for (size_t i = 0; i < map->edge_count; i++) {
		const struct map_edge *edge = &making->edges[i];
		uint32_t span = edge->back ? 0 : making->boxes[edge->to].layer - making->boxes[edge->from].layer;
		passes += span > 1 ? span - 1 : 0;
	}
	bool straight = passes > PASSES_MAX;
	making->nodes = mem_array(map->box_count + (straight ? 0 : passes) + 1, sizeof(struct map_node));
	making->links = mem_array(map->edge_count + (straight ? 0 : passes) + 1, sizeof(making->links[0]));
	making->passes = mem_array(map->edge_count + 1, sizeof(size_t));
	making->pass_counts = mem_array(map->edge_count + 1, sizeof(size_t));
	for (size_t i = 0; i < map->box_count; i++) {
		making->nodes[making->node_count++] = (struct map_node){
			.w = making->boxes[i].w, .layer = making->boxes[i].layer};
	}
	for (size_t i = 0; i < map->edge_count; i++) {
		const struct map_edge *edge = &making->edges[i];
		uint32_t from = making->boxes[edge->from].layer, to = making->boxes[edge->to].layer;
		making->passes[i] = making->node_count;
		if (edge->back || (straight && to > from + 1)) {
			continue;
		}
		size_t above = edge->from;
		for (uint32_t layer = from + 1; layer < to; layer++) {
			making->nodes[making->node_count] = (struct map_node){.w = pass_w, .layer = layer};
			making->links[making->link_count][0] = above;
			making->links[making->link_count++][1] = above = making->node_count++;
			making->pass_counts[i]++;
		}
		making->links[making->link_count][0] = above;
		making->links[making->link_count++][1] = edge->to;
	}
}

static void fill_layers(struct map_making *making) {
	making->layer_first = mem_array(making->layer_count + 1, sizeof(size_t));
	making->layer_nodes = mem_array(making->node_count + 1, sizeof(uint32_t));
	for (size_t i = 0; i < making->node_count; i++) {
		making->layer_first[making->nodes[i].layer + 1]++;
	}
	for (uint32_t layer = 0; layer < making->layer_count; layer++) {
		making->layer_first[layer + 1] += making->layer_first[layer];
	}
	size_t *next = mem_array(making->layer_count, sizeof(size_t));
	memcpy(next, making->layer_first, making->layer_count * sizeof(size_t));
	for (size_t i = 0; i < making->node_count; i++) {
		uint32_t layer = making->nodes[i].layer;
		making->nodes[i].place = (uint32_t)(next[layer] - making->layer_first[layer]);
		making->layer_nodes[next[layer]++] = (uint32_t)i;
	}
	free(next);
}

/* Everybody's wish for a place in the order: the middle of the neighbours above or below, or where one is. */
static void wish_for_order(struct map_making *making, bool from_above, float *count) {
	memset(count, 0, making->node_count * sizeof(float));
	for (size_t i = 0; i < making->node_count; i++) {
		making->nodes[i].wish = 0;
	}
	for (size_t i = 0; i < making->link_count; i++) {
		struct map_node *node = &making->nodes[making->links[i][from_above ? 1 : 0]];
		node->wish += (float)making->nodes[making->links[i][from_above ? 0 : 1]].place;
		count[node - making->nodes]++;
	}
	for (size_t i = 0; i < making->node_count; i++) {
		struct map_node *node = &making->nodes[i];
		node->wish = count[i] > 0 ? node->wish / count[i] : (float)node->place;
	}
}

/*
 * And for x: halfway from where one is to the weighted middle of all
 * neighbours; going the whole way would swing to and fro. Long edges pull
 * their own points straight.
 */
static void wish_for_place(struct map_making *making, float *count) {
	size_t boxes = making->map->box_count;
	memset(count, 0, making->node_count * sizeof(float));
	for (size_t i = 0; i < making->node_count; i++) {
		making->nodes[i].wish = 0;
	}
	for (size_t i = 0; i < making->link_count; i++) {
		size_t a = making->links[i][0], b = making->links[i][1];
		float weight = a >= boxes && b >= boxes ? 6 : a >= boxes || b >= boxes ? 1 : 3;
		making->nodes[a].wish += weight * making->nodes[b].x;
		making->nodes[b].wish += weight * making->nodes[a].x;
		count[a] += weight;
		count[b] += weight;
	}
	for (size_t i = 0; i < making->node_count; i++) {
		struct map_node *node = &making->nodes[i];
		node->wish = count[i] > 0 ? (node->x + node->wish / count[i]) / 2 : node->x;
	}
}

/* Sorts one layer by wish; equal wishes stay as they are. */
static void sort_layer(struct map_making *making, uint32_t layer) {
	uint32_t *nodes = making->layer_nodes + making->layer_first[layer];
	size_t len = making->layer_first[layer + 1] - making->layer_first[layer];
	for (size_t i = 1; i < len; i++) {
		uint32_t node = nodes[i];
		size_t at = i;
		for (; at > 0 && making->nodes[nodes[at - 1]].wish > making->nodes[node].wish; at--) {
			nodes[at] = nodes[at - 1];
		}
		nodes[at] = node;
	}
	for (size_t i = 0; i < len; i++) {
		making->nodes[nodes[i]].place = (uint32_t)i;
	}
}

static float gap_between(const struct map_node *a, const struct map_node *b) {
	float gap = a->w > pass_w && b->w > pass_w ? box_gap : pass_gap;
	return (a->w + b->w) / 2 + gap;
}

/* As near to the wishes as the order and the gaps allow: pushed right from the left, left from the right, the mean of
 * both. */
static void place_layer(struct map_making *making, uint32_t layer) {
	const uint32_t *nodes = making->layer_nodes + making->layer_first[layer];
	size_t len = making->layer_first[layer + 1] - making->layer_first[layer];
	struct map_node *all = making->nodes;
	for (size_t i = 0; i < len; i++) {
		struct map_node *node = &all[nodes[i]];
		node->x = node->wish;
		if (i > 0) {
			node->x = fmaxf(node->x, all[nodes[i - 1]].x + gap_between(&all[nodes[i - 1]], node));
		}
	}
	float right = 0;
	for (size_t i = len; i-- > 0;) {
		struct map_node *node = &all[nodes[i]];
		float pushed = node->wish;
		if (i + 1 < len) {
			pushed = fminf(pushed, right - gap_between(node, &all[nodes[i + 1]]));
		}
		right = pushed;
		node->x = (node->x + pushed) / 2;
	}
}

void map_layers(struct map_making *making) {
	for (size_t i = 0; i < making->map->box_count; i++) {
		size_box(&making->boxes[i], making->map->story);
	}
	find_layers(making);
	make_nodes(making);
	fill_layers(making);
	float *count = mem_array(making->node_count + 1, sizeof(float));
	bool readable = making->node_count < 5000; /* sorting a layer is quadratic, and nobody reads more */
	for (int sweep = 0; readable && sweep < ORDER_SWEEPS; sweep++) {
		wish_for_order(making, sweep % 2 == 0, count);
		for (uint32_t layer = 0; layer < making->layer_count; layer++) {
			sort_layer(making, layer);
		}
	}
	for (int sweep = 0; sweep < (readable ? PLACE_SWEEPS : 4); sweep++) {
		wish_for_place(making, count);
		for (uint32_t layer = 0; layer < making->layer_count; layer++) {
			place_layer(making, layer);
		}
	}
	free(count);
}
