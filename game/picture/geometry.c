/*
 * Each shape is a strip: across its edge lie a soft outer corner, a full inner
 * one, and so on to the other side; neighbours along the edge are joined by
 * two triangles for each gap.
 */
#include "picture/geometry.h"

#include <math.h>
#include <string.h>

#define PI 3.14159265f

static struct colour clear(struct colour colour) {
	colour.a = 0;
	return colour;
}

/* Joins `rows` rows of `across` corners each, following each other in the mesh. */
static void join_strip(uint32_t *indices, size_t rows, size_t across, bool closed) {
	size_t joins = closed ? rows : rows - 1;
	for (size_t row = 0; row < joins; row++) {
		uint32_t here = (uint32_t)(row * across), next = (uint32_t)((row + 1) % rows * across);
		for (uint32_t i = 0; i + 1 < across; i++) {
			uint32_t quad[6] = {here + i, here + i + 1, next + i, next + i, here + i + 1, next + i + 1};
			memcpy(indices, quad, sizeof(quad));
			indices += 6;
		}
	}
}

static size_t strip_indices(size_t rows, size_t across, bool closed) {
	return (closed ? rows : rows - 1) * (across - 1) * 6;
}

/* The direction across the band at a point, of length 1. */
static struct point across(const struct band_point *points, size_t count, size_t at, bool closed) {
	size_t before = at > 0 ? at - 1 : closed ? count - 1 : 0;
	size_t after = at + 1 < count ? at + 1 : closed ? 0 : count - 1;
	float dx = points[after].x - points[before].x, dy = points[after].y - points[before].y;
	float len = sqrtf(dx * dx + dy * dy);
	if (len < 1e-4f) {
		return (struct point){0, -1};
	}
	return (struct point){dy / len, -dx / len};
}

void geometry_band(struct draw_list *list, const struct band_point *points, size_t count, bool closed, float feather) {
	if (count < 2) {
		return;
	}
	struct mesh mesh = draw_mesh(list, count * 4, strip_indices(count, 4, closed));
	for (size_t i = 0; i < count; i++) {
		const struct band_point *p = &points[i];
		struct point side = across(points, count, i, closed);
		float inner = p->half - feather / 2 > 0 ? p->half - feather / 2 : 0, outer = p->half + feather / 2;
		struct vertex *v = &mesh.vertices[i * 4];
		v[0] = (struct vertex){p->x + side.x * outer, p->y + side.y * outer, clear(p->colour)};
		v[1] = (struct vertex){p->x + side.x * inner, p->y + side.y * inner, p->colour};
		v[2] = (struct vertex){p->x - side.x * inner, p->y - side.y * inner, p->colour};
		v[3] = (struct vertex){p->x - side.x * outer, p->y - side.y * outer, clear(p->colour)};
	}
	join_strip(mesh.indices, count, 4, closed);
}

static struct colour mix(struct colour from, struct colour to, float share) {
	share = fmaxf(0, fminf(1, share));
	return (struct colour){(uint8_t)(from.r + (to.r - from.r) * share + 0.5f),
		(uint8_t)(from.g + (to.g - from.g) * share + 0.5f), (uint8_t)(from.b + (to.b - from.b) * share + 0.5f),
		(uint8_t)(from.a + (to.a - from.a) * share + 0.5f)};
}

/* Narrow strips as far down as the line reaches, one block below: a painter pays for each row of each strip. */
void geometry_area(struct draw_list *list, const struct point *line, size_t count, float bottom,
	struct colour top_colour, struct colour bottom_colour, float feather) {
	if (count < 2) {
		return;
	}
	float highest = bottom, lowest = line[0].y;
	for (size_t i = 0; i < count; i++) {
		highest = fminf(highest, line[i].y);
		lowest = fmaxf(lowest, line[i].y);
	}
	float block = fminf(bottom, lowest + feather), depth = fmaxf(bottom - highest, 1);
	struct colour block_colour = mix(top_colour, bottom_colour, (block - highest) / depth);
	size_t strips = strip_indices(count, 3, false);
	struct mesh mesh = draw_mesh(list, count * 3 + 4, strips + 6);
	for (size_t i = 0; i < count; i++) {
		struct vertex *v = &mesh.vertices[i * 3];
		float top = fminf(line[i].y, bottom);
		struct colour colour = mix(top_colour, bottom_colour, (top - highest) / depth);
		v[0] = (struct vertex){line[i].x, top - feather / 2, clear(colour)};
		v[1] = (struct vertex){line[i].x, fminf(top + feather / 2, block), colour};
		v[2] = (struct vertex){line[i].x, block, block_colour};
	}
	join_strip(mesh.indices, count, 3, false);
	float left = line[0].x, right = line[count - 1].x;
	struct vertex corners[4] = {{left, block, block_colour}, {right, block, block_colour},
		{left, bottom, bottom_colour}, {right, bottom, bottom_colour}};
	uint32_t first = (uint32_t)(count * 3);
	uint32_t quad[6] = {first, first + 1, first + 2, first + 2, first + 1, first + 3};
	memcpy(mesh.vertices + first, corners, sizeof(corners));
	memcpy(mesh.indices + strips, quad, sizeof(quad));
}

void geometry_polygon(struct draw_list *list, const struct point *corners, size_t count, struct colour colour,
	float feather) {
	if (count < 3) {
		return;
	}
	struct point middle = {0, 0};
	for (size_t i = 0; i < count; i++) {
		middle.x += corners[i].x / (float)count;
		middle.y += corners[i].y / (float)count;
	}
	struct mesh mesh = draw_mesh(list, count * 3, strip_indices(count, 3, true));
	for (size_t i = 0; i < count; i++) {
		float dx = corners[i].x - middle.x, dy = corners[i].y - middle.y;
		float len = sqrtf(dx * dx + dy * dy);
		float in = len > 0 ? 1 - feather / 2 / len : 0, out = len > 0 ? 1 + feather / 2 / len : 0;
		struct vertex *v = &mesh.vertices[i * 3];
		v[0] = (struct vertex){middle.x + dx * out, middle.y + dy * out, clear(colour)};
		v[1] = (struct vertex){middle.x + dx * in, middle.y + dy * in, colour};
		v[2] = (struct vertex){middle.x, middle.y, colour};
	}
	join_strip(mesh.indices, count, 3, true);
}

static size_t circle_points(float radius) {
	size_t count = (size_t)(8 + 4 * sqrtf(radius > 0 ? radius : 0));
	return count > 96 ? 96 : count;
}

void geometry_disc(struct draw_list *list, struct point centre, float radius, struct colour colour, float feather) {
	struct point corners[96];
	size_t count = circle_points(radius);
	for (size_t i = 0; i < count; i++) {
		float angle = 2 * PI * (float)i / (float)count;
		corners[i] = (struct point){centre.x + cosf(angle) * radius, centre.y + sinf(angle) * radius};
	}
	geometry_polygon(list, corners, count, colour, feather);
}

void geometry_ring(struct draw_list *list, struct point centre, float radius, float thickness, struct colour colour,
	float feather) {
	struct band_point points[96];
	size_t count = circle_points(radius);
	float middle = radius - thickness / 2;
	for (size_t i = 0; i < count; i++) {
		float angle = 2 * PI * (float)i / (float)count;
		points[i] = (struct band_point){
			centre.x + cosf(angle) * middle, centre.y + sinf(angle) * middle, thickness / 2, colour};
	}
	geometry_band(list, points, count, true, feather);
}

enum { DOT_CORNERS = 8 };

/* A dot is a fan of eight corners with a soft rim; all dots of a line are one mesh. */
static void put_dot(struct mesh *mesh, size_t at, struct point centre, float radius, struct colour colour) {
	struct vertex *v = &mesh->vertices[at * (DOT_CORNERS * 2 + 1)];
	uint32_t *index = &mesh->indices[at * DOT_CORNERS * 9];
	uint32_t base = (uint32_t)(at * (DOT_CORNERS * 2 + 1));
	v[0] = (struct vertex){centre.x, centre.y, colour};
	for (uint32_t i = 0; i < DOT_CORNERS; i++) {
		float angle = 2 * PI * (float)i / DOT_CORNERS, c = cosf(angle), s = sinf(angle);
		float in = radius > 0.5f ? radius - 0.5f : 0, out = radius + 0.5f;
		v[1 + i] = (struct vertex){centre.x + c * in, centre.y + s * in, colour};
		v[1 + DOT_CORNERS + i] = (struct vertex){centre.x + c * out, centre.y + s * out, clear(colour)};
		uint32_t a = base + 1 + i, b = base + 1 + (i + 1) % DOT_CORNERS;
		uint32_t triangles[9] = {base, a, b, a, a + DOT_CORNERS, b, b, a + DOT_CORNERS, b + DOT_CORNERS};
		memcpy(&index[i * 9], triangles, sizeof(triangles));
	}
}

static float line_length(const struct point *line, size_t count) {
	float length = 0;
	for (size_t i = 1; i < count; i++) {
		length += hypotf(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
	}
	return length;
}

void geometry_dots(struct draw_list *list, const struct point *line, size_t count, float spacing, float radius,
	struct colour colour) {
	if (count < 2 || spacing <= 0) {
		return;
	}
	size_t dots = (size_t)(line_length(line, count) / spacing);
	if (dots == 0) {
		return;
	}
	struct mesh mesh = draw_mesh(list, dots * (DOT_CORNERS * 2 + 1), dots * DOT_CORNERS * 9);
	float gone = 0, next = spacing / 2;
	size_t dot = 0;
	for (size_t i = 1; i < count && dot < dots; i++) {
		float dx = line[i].x - line[i - 1].x, dy = line[i].y - line[i - 1].y, len = hypotf(dx, dy);
		while (dot < dots && len > 0 && next <= gone + len) {
			float share = (next - gone) / len;
			put_dot(&mesh, dot++, (struct point){line[i - 1].x + dx * share, line[i - 1].y + dy * share}, radius, colour);
			next += spacing;
		}
		gone += len;
	}
}

void geometry_shade(struct draw_list *list, struct rect rect, struct colour top, struct colour bottom) {
	struct mesh mesh = draw_mesh(list, 4, 6);
	mesh.vertices[0] = (struct vertex){rect.x, rect.y, top};
	mesh.vertices[1] = (struct vertex){rect.x + rect.w, rect.y, top};
	mesh.vertices[2] = (struct vertex){rect.x + rect.w, rect.y + rect.h, bottom};
	mesh.vertices[3] = (struct vertex){rect.x, rect.y + rect.h, bottom};
	static const uint32_t order[6] = {0, 1, 2, 0, 2, 3};
	memcpy(mesh.indices, order, sizeof(order));
}

void geometry_mark(struct draw_list *list, enum mark mark, struct rect rect, struct colour colour, float feather) {
	float left = rect.x, right = rect.x + rect.w, top = rect.y, bottom = rect.y + rect.h, middle = rect.x + rect.w / 2;
	if (mark == MARK_BAR) {
		float half = rect.h / 7, centre = rect.y + rect.h / 2;
		draw_box(list, (struct rect){left, centre - half, rect.w, half * 2}, half, colour);
		return;
	}
	float tip = mark == MARK_UP ? top : bottom, base = mark == MARK_UP ? bottom : top;
	float lean = (base - tip) * 0.06f, cut = rect.w * 0.05f; /* corners taken off, so that it does not sting */
	struct point corners[6] = {
		{middle - cut, tip + lean},
		{middle + cut, tip + lean},
		{right - cut / 2, base - lean * 1.6f},
		{right - cut * 1.6f, base},
		{left + cut * 1.6f, base},
		{left + cut / 2, base - lean * 1.6f},
	};
	geometry_polygon(list, corners, 6, colour, feather);
}

struct point geometry_cubic(struct point a, struct point b, struct point c, struct point d, float share) {
	float s = share, r = 1 - s, wa = r * r * r, wb = 3 * r * r * s, wc = 3 * r * s * s, wd = s * s * s;
	return (struct point){wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y};
}
