/*
 * Edges leave a box at its foot and enter at the head, side by side in the
 * order of where they go; those that lead back leave on the right, climb in a
 * lane of their own and come in from the right, so that a loop is seen to
 * close.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "picture/map_parts.h"

static const float margin = 24, layer_step = 112, lane_gap = 26, bend = 34, chip_w = 27, digit_w = 7.4f, around = 18;

static float foot(const struct map_box *box) {
	return box->y + box->h;
}

static void place_boxes(struct map_making *making) {
	float left = INFINITY;
	for (size_t i = 0; i < making->node_count; i++) {
		left = fminf(left, making->nodes[i].x - making->nodes[i].w / 2);
	}
	for (size_t i = 0; i < making->node_count; i++) {
		making->nodes[i].x += margin - left;
	}
	for (size_t i = 0; i < making->map->box_count; i++) {
		struct map_box *box = &making->boxes[i];
		box->x = making->nodes[i].x - box->w / 2;
		box->y = margin + layer_step * (float)box->layer;
	}
	making->map->height = 2 * margin + layer_step * (float)(making->layer_count - 1) + making->boxes[0].h;
}

/* Where an edge's other end, or its first passed point, lies. */
static float heads_for(const struct map_making *making, size_t edge, bool leaving) {
	size_t count = making->pass_counts[edge];
	if (count > 0) {
		return making->nodes[making->passes[edge] + (leaving ? 0 : count - 1)].x;
	}
	return making->nodes[leaving ? making->edges[edge].to : making->edges[edge].from].x;
}

struct port {
	size_t edge;
	float wish;
};

static int by_wish(const void *a, const void *b) {
	const struct port *x = a, *y = b;
	if (x->wish != y->wish) {
		return x->wish < y->wish ? -1 : 1;
	}
	return x->edge < y->edge ? -1 : x->edge > y->edge;
}

/* Spreads the ends of the forward edges at one side of each box; `end[edge]` receives x. */
static void spread_ports(const struct map_making *making, bool leaving, float *end) {
	const struct map *map = making->map;
	size_t *degree = mem_array(map->box_count + 1, sizeof(size_t));
	for (size_t i = 0; i < map->edge_count; i++) {
		degree[(leaving ? making->edges[i].from : making->edges[i].to) + 1] += !making->edges[i].back;
	}
	for (size_t i = 0; i < map->box_count; i++) {
		degree[i + 1] += degree[i];
	}
	struct port *ports = mem_array(map->edge_count + 1, sizeof(struct port));
	size_t *next = mem_array(map->box_count + 1, sizeof(size_t));
	for (size_t i = 0; i < map->edge_count; i++) {
		uint32_t box = leaving ? making->edges[i].from : making->edges[i].to;
		if (!making->edges[i].back) {
			ports[degree[box] + next[box]++] = (struct port){i, heads_for(making, i, leaving)};
		}
	}
	for (size_t box = 0; box < map->box_count; box++) {
		size_t len = degree[box + 1] - degree[box];
		qsort(ports + degree[box], len, sizeof(struct port), by_wish);
		float room = fminf(making->boxes[box].w - 24, 30 * (float)len);
		for (size_t i = 0; i < len; i++) {
			float share = len > 1 ? (float)i / (float)(len - 1) - 0.5f : 0;
			end[ports[degree[box] + i].edge] = making->nodes[box].x + share * room;
		}
	}
	free(degree);
	free(ports);
	free(next);
}

/* A piece that leaves and arrives upright. */
static void add_piece(struct map_point *points, size_t *len, float x, float y) {
	struct map_point from = points[*len - 1];
	float middle = (from.y + y) / 2;
	points[(*len)++] = (struct map_point){from.x, middle};
	points[(*len)++] = (struct map_point){x, middle};
	points[(*len)++] = (struct map_point){x, y};
}

static void route_down(struct map_making *making, size_t index, float start, float end) {
	struct map_edge *edge = &making->edges[index];
	size_t count = making->pass_counts[index], len = 0;
	struct map_point *points = arena_array(making->map->arena, 4 + 6 * count, sizeof(*points));
	points[len++] = (struct map_point){start, foot(&making->boxes[edge->from])};
	for (size_t i = 0; i < count; i++) {
		const struct map_node *pass = &making->nodes[making->passes[index] + i];
		float head = margin + layer_step * (float)pass->layer, y = head + making->boxes[0].h;
		add_piece(points, &len, pass->x, head);
		points[len] = points[len + 1] = points[len + 2] = (struct map_point){pass->x, y}; /* straight past the boxes */
		len += 3;
	}
	add_piece(points, &len, end, making->boxes[edge->to].y);
	edge->points = points;
	edge->point_count = len;
}

/* Whether something stands between a box's right side and the lanes. */
static bool shut_in(const struct map_making *making, uint32_t box) {
	uint32_t layer = making->boxes[box].layer;
	size_t last = making->layer_first[layer + 1] - 1;
	return making->layer_nodes[last] != box;
}

/*
 * From the right side out to the lane, up it, and in again from the right;
 * round what stands in the way, by the foot or the head of the box.
 */
static void route_back(struct map_making *making, struct map_edge *edge, float lane) {
	const struct map_box *from = &making->boxes[edge->from], *to = &making->boxes[edge->to];
	bool foot_first = shut_in(making, edge->from), head_last = shut_in(making, edge->to);
	float x0 = from->x + from->w, y0 = from->y + from->h * 0.6f, x1 = to->x + to->w, y1 = to->y + to->h * 0.4f;
	float out = foot_first ? foot(from) + around : y0, in = head_last ? to->y - around : y1;
	float turn = fminf(bend, (out - in) / 2 + 1), corner = foot_first ? x0 - 12 : x0, last = head_last ? x1 - 12 : x1;
	const struct map_point points[] = {
		{corner, foot_first ? foot(from) : y0}, {corner, out}, {corner, out}, {corner + around, out},
		{(x0 + lane) / 2, out}, {lane, out}, {lane, out - turn},
		{lane, out - turn}, {lane, in + turn}, {lane, in + turn},
		{lane, in}, {(x1 + lane) / 2, in}, {last + around, in},
		{last, in}, {last, in}, {last, head_last ? to->y : y1}};
	edge->point_count = sizeof(points) / sizeof(points[0]);
	struct map_point *copy = arena_array(making->map->arena, edge->point_count, sizeof(*copy));
	memcpy(copy, points, sizeof(points));
	edge->points = copy;
	edge->label = (struct map_point){edge->label_along ? lane : lane + edge->label_w / 2 + 8, (out + in) / 2};
}

struct climb {
	struct map_edge *edge;
	uint32_t span;
};

static int by_span(const void *a, const void *b) {
	const struct climb *x = a, *y = b;
	return x->span != y->span ? (x->span < y->span ? -1 : 1) : (x->edge < y->edge ? -1 : x->edge > y->edge);
}

/* The shortest climbs take the inner lanes. A label stands beside its lane, or runs along it where there is room. */
static void climb_all(struct map_making *making, const struct climb *climbs, size_t len, float *right) {
	for (size_t i = 0; i < len; i++) {
		struct map_edge *edge = climbs[i].edge;
		uint32_t low = making->boxes[edge->to].layer, high = making->boxes[edge->from].layer;
		float lane = 0;
		for (uint32_t layer = low; layer <= high; layer++) {
			lane = fmaxf(lane, right[layer]);
		}
		lane += lane_gap;
		edge->label_along = layer_step * (float)climbs[i].span > edge->label_w + bend;
		route_back(making, edge, lane);
		for (uint32_t layer = low; layer <= high; layer++) {
			right[layer] = lane + (edge->label_along ? 0 : edge->label_w + 12);
		}
	}
}

static void route_all_back(struct map_making *making) {
	struct map *map = making->map;
	float *right = mem_array(making->layer_count, sizeof(float));
	for (size_t i = 0; i < making->node_count; i++) {
		const struct map_node *node = &making->nodes[i];
		right[node->layer] = fmaxf(right[node->layer], node->x + node->w / 2);
	}
	struct climb *climbs = mem_array(map->edge_count + 1, sizeof(*climbs));
	size_t len = 0;
	for (size_t i = 0; i < map->edge_count; i++) {
		struct map_edge *edge = &making->edges[i];
		if (edge->back) {
			climbs[len++] = (struct climb){edge, making->boxes[edge->from].layer - making->boxes[edge->to].layer};
		}
	}
	qsort(climbs, len, sizeof(*climbs), by_span);
	climb_all(making, climbs, len, right);
	for (uint32_t layer = 0; layer < making->layer_count; layer++) {
		map->width = fmaxf(map->width, right[layer] + margin);
	}
	free(climbs);
	free(right);
}

float map_number_width(uint32_t number) {
	float width = number > 0 ? 8 : 0;
	for (; number > 0; number /= 10) {
		width += digit_w;
	}
	return width;
}

static void size_label(struct map_edge *edge) {
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		edge->label_w += edge->kinds[kind] > 0 ? chip_w : 0;
	}
	for (size_t i = 0; i < edge->taken_count && i < MAP_NUMBERS; i++) {
		edge->label_w += map_number_width(edge->taken[i]);
	}
	edge->label_w += edge->back ? 80 : 0;
}

static struct map_point cubic_at(const struct map_point *p, float t) {
	float u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
	return (struct map_point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
		a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

static bool overlaps(const struct map_edge *a, struct map_point at, float w) {
	return fabsf(a->label.x - at.x) < (a->label_w + w) / 2 + 8 && fabsf(a->label.y - at.y) < 18;
}

/* How many labels that are already placed (their y is not 0) one would lie upon here; a glance at the edges beside it.
 */
static size_t crowd_at(const struct map_making *making, size_t index, struct map_point at) {
	enum { GLANCE = 300 };
	size_t begin = index > GLANCE ? index - GLANCE : 0, crowd = 0;
	for (size_t i = begin; i < making->map->edge_count && i < index + GLANCE; i++) {
		const struct map_edge *other = &making->edges[i];
		crowd += i != index && !other->back && other->label.y > 0 && overlaps(other, at, making->edges[index].label_w);
	}
	return crowd;
}

/* A label lies on the edge's first piece or its last, where there is most room. */
static void place_label(struct map_making *making, size_t index) {
	static const float tries[] = {0.5f, 0.38f, 0.62f, 0.28f, 0.72f, 0.2f, 0.8f};
	enum { TRIES = sizeof(tries) / sizeof(tries[0]), READABLE = 20000 };
	struct map_edge *edge = &making->edges[index];
	if (making->map->edge_count > READABLE) {
		edge->label = cubic_at(edge->points, tries[0]);
		return;
	}
	size_t least = SIZE_MAX;
	for (size_t t = 0; t < 2 * TRIES && least > 0; t++) {
		const struct map_point *piece = t < TRIES ? edge->points : edge->points + edge->point_count - 4;
		struct map_point at = cubic_at(piece, tries[t % TRIES]);
		size_t crowd = crowd_at(making, index, at);
		if (crowd < least) {
			least = crowd;
			edge->label = at;
		}
	}
}

/* Short edges first: they have one piece to choose from. */
static void place_labels(struct map_making *making) {
	for (int passing = 0; passing < 2; passing++) {
		for (size_t i = 0; i < making->map->edge_count; i++) {
			const struct map_edge *edge = &making->edges[i];
			if (!edge->back && edge->label_w > 0 && (making->pass_counts[i] > 0) == (passing == 1)) {
				place_label(making, i);
			}
		}
	}
}

void map_route(struct map_making *making) {
	struct map *map = making->map;
	place_boxes(making);
	float *starts = mem_array(map->edge_count + 1, sizeof(float)),
		  *ends = mem_array(map->edge_count + 1, sizeof(float));
	spread_ports(making, true, starts);
	spread_ports(making, false, ends);
	for (size_t i = 0; i < map->edge_count; i++) {
		size_label(&making->edges[i]);
	}
	for (size_t i = 0; i < map->edge_count; i++) {
		if (!making->edges[i].back) {
			route_down(making, i, starts[i], ends[i]);
		}
	}
	place_labels(making);
	route_all_back(making);
	free(starts);
	free(ends);
}
