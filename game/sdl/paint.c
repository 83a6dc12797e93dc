/*
 * Two walks over the list: the first finds out which parts of the picture
 * changed, the second draws those parts and nothing else.
 */
#include "sdl/paint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sdl/hash.h"

void painter_finish(struct painter *painter) {
	damage_finish(&painter->damage);
	free(painter->reach);
	painter->reach = NULL;
	painter->reach_cap = 0;
}

static uint64_t hash_colour(uint64_t hash, struct colour colour) {
	return hash_number(hash, (uint64_t)colour.r << 24 | (uint64_t)colour.g << 16 | (uint64_t)colour.b << 8 | colour.a);
}

static uint64_t hash_rect(uint64_t hash, struct rect rect) {
	return hash_float(hash_float(hash_float(hash_float(hash, rect.x), rect.y), rect.w), rect.h);
}

static uint64_t hash_area(uint64_t hash, struct area area) {
	return hash_number(hash_number(hash, (uint64_t)(uint32_t)area.left << 32 | (uint32_t)area.top),
		(uint64_t)(uint32_t)area.right << 32 | (uint32_t)area.bottom);
}

static struct area clip_of(const struct draw_item *item, struct area whole) {
	if (item->rect.w <= 0) {
		return whole;
	}
	struct rect rect = item->rect;
	struct area area = {(int)lroundf(rect.x), (int)lroundf(rect.y), (int)lroundf(rect.x + rect.w),
		(int)lroundf(rect.y + rect.h)};
	return area_meet(area, whole);
}

/* Blurred text flows over its box by its size at most, and a jutting letter by less. */
static struct area text_reach(const struct draw_item *item) {
	float over = item->size * (0.5f + item->blur) + 4;
	return area_around((struct rect){item->rect.x - over, item->rect.y - over, item->rect.w + 2 * over,
		item->rect.h + 2 * over});
}

static inline float least(float a, float b) {
	return a < b ? a : b;
}

static inline float most(float a, float b) {
	return a > b ? a : b;
}

/* Every pixel that the triangle touches, and perhaps one more to each side; cheaply, as there are thousands. */
static inline struct area triangle_reach(const struct vertex *a, const struct vertex *b, const struct vertex *c) {
	const float far = 1.0e6f;
	float left = least(a->x, least(b->x, c->x)), right = most(a->x, most(b->x, c->x));
	float top = least(a->y, least(b->y, c->y)), bottom = most(a->y, most(b->y, c->y));
	return (struct area){(int)most(left, -far) - 1, (int)most(top, -far) - 1, (int)least(right, far) + 1,
		(int)least(bottom, far) + 1};
}

static inline uint64_t hash_vertex(uint64_t hash, const struct vertex *vertex) {
	uint64_t place;
	uint32_t colour;
	memcpy(&place, vertex, sizeof(place)); /* x and y */
	memcpy(&colour, &vertex->colour, sizeof(colour));
	return hash_number(hash_number(hash, place), colour);
}

/* By triangles, so that a band of which one end moves is painted there alone. */
static struct area add_mesh(struct damage *damage, const struct draw_item *mesh, struct area clip, uint64_t start) {
	struct area all = {0};
	for (size_t i = 0; i + 2 < mesh->index_count; i += 3) {
		const struct vertex *a = &mesh->vertices[mesh->indices[i]], *b = &mesh->vertices[mesh->indices[i + 1]];
		const struct vertex *c = &mesh->vertices[mesh->indices[i + 2]];
		struct area reach = area_meet(triangle_reach(a, b, c), clip);
		if (!area_is_empty(reach)) {
			damage_add(damage, reach, hash_vertex(hash_vertex(hash_vertex(start, a), b), c));
			all = area_join(all, reach);
		}
	}
	return all;
}

static uint64_t print_of(const struct draw_item *item) {
	uint64_t print = hash_rect(hash_number(HASH_START, item->kind), item->rect);
	print = hash_colour(print, item->colour);
	if (item->kind == DRAW_BOX) {
		print = hash_float(hash_float(print, item->radius), item->border);
		return hash_colour(print, item->border_colour);
	}
	print = hash_number(hash_float(hash_float(print, item->size), item->blur), (uint64_t)item->face * 2 + item->leftwards);
	return hash_bytes(print, item->text, item->len);
}

/* What the item changes of the picture at most; its fingerprint is left in the cells. */
static struct area add_item(struct damage *damage, const struct draw_item *item, struct area clip) {
	uint64_t clip_print = hash_area(HASH_START, clip);
	if (item->kind == DRAW_MESH) {
		return add_mesh(damage, item, clip, clip_print);
	}
	struct area reach = item->kind == DRAW_TEXT ? text_reach(item) : area_around(item->rect);
	reach = area_meet(reach, clip);
	damage_add(damage, reach, hash_number(clip_print, print_of(item)));
	return reach;
}

static size_t find_damage(struct painter *painter, struct area whole, const struct draw_list *list) {
	struct area clip = whole;
	damage_begin(&painter->damage, whole.right, whole.bottom);
	damage_add(&painter->damage, whole, hash_colour(HASH_START, list->background));
	if (painter->reach_cap < list->len) {
		painter->reach = mem_resize(painter->reach, list->cap, sizeof(*painter->reach));
		painter->reach_cap = list->cap;
	}
	for (size_t i = 0; i < list->len; i++) {
		if (list->items[i].kind == DRAW_CLIP) {
			clip = clip_of(&list->items[i], whole);
		} else {
			painter->reach[i] = add_item(&painter->damage, &list->items[i], clip);
		}
	}
	return damage_end(&painter->damage);
}

static void paint_text(struct painter *painter, struct pixels *pixels, const struct draw_item *item) {
	if (item->colour.a == 0) {
		return;
	}
	const struct ink *ink = ink_cache_line(painter->inks, item->face, item->size, item->blur,
		item->leftwards ? LEFTWARDS : RIGHTWARDS, item->text, item->len);
	if (ink != NULL) {
		int x = (int)lroundf(item->rect.x), y = (int)lroundf(item->rect.y);
		pixels_mask(pixels, x + ink->left, y + ink->top, ink->mask, item->colour);
	}
}

/* Edges and borders on whole pixels, as text stands on them: a hairline between two would be a grey smear. */
static void paint_box(struct pixels *pixels, const struct draw_item *item) {
	struct draw_item box = *item;
	if (item->rect.w >= 1 && item->rect.h >= 1) {
		float left = roundf(item->rect.x), top = roundf(item->rect.y);
		float right = roundf(item->rect.x + item->rect.w), bottom = roundf(item->rect.y + item->rect.h);
		box.rect = (struct rect){left, top, right - left, bottom - top};
	}
	if (item->border > 0) {
		box.border = fmaxf(1, roundf(item->border));
	}
	pixels_box(pixels, &box);
}

static void paint_area(
	struct painter *painter, struct pixels *pixels, const struct draw_list *list, struct area area, struct area whole) {
	struct area clip = area;
	pixels->clip = area;
	pixels_fill(pixels, area, (struct colour){list->background.r, list->background.g, list->background.b, 255});
	for (size_t i = 0; i < list->len; i++) {
		const struct draw_item *item = &list->items[i];
		if (item->kind == DRAW_CLIP) {
			clip = area_meet(clip_of(item, whole), area);
			continue;
		}
		pixels->clip = area_meet(clip, painter->reach[i]);
		if (area_is_empty(pixels->clip)) {
			continue;
		}
		if (item->kind == DRAW_BOX) {
			paint_box(pixels, item);
		} else if (item->kind == DRAW_TEXT) {
			paint_text(painter, pixels, item);
		} else {
			pixels_mesh(pixels, item->vertices, item->indices, item->index_count);
		}
	}
}

size_t paint(struct painter *painter, struct pixels *pixels, const struct draw_list *list) {
	struct area whole = {0, 0, pixels->width, pixels->height};
	size_t areas = find_damage(painter, whole, list);
	for (size_t i = 0; i < areas; i++) {
		paint_area(painter, pixels, list, painter->damage.areas[i], whole);
	}
	pixels->clip = whole;
	return areas;
}
