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

static struct area triangle_reach(const struct draw_item *mesh, size_t first) {
	const struct vertex *a = &mesh->vertices[mesh->indices[first]];
	float left = a->x, right = a->x, top = a->y, bottom = a->y;
	for (size_t i = first + 1; i < first + 3; i++) {
		const struct vertex *b = &mesh->vertices[mesh->indices[i]];
		left = fminf(left, b->x);
		right = fmaxf(right, b->x);
		top = fminf(top, b->y);
		bottom = fmaxf(bottom, b->y);
	}
	return area_around((struct rect){left, top, right - left, bottom - top});
}

/* By triangles, so that a band of which one end moves is painted there alone. */
static struct area add_mesh(struct damage *damage, const struct draw_item *mesh, struct area clip, uint64_t start) {
	struct area all = {0};
	for (size_t i = 0; i + 2 < mesh->index_count; i += 3) {
		uint64_t print = start;
		for (size_t corner = i; corner < i + 3; corner++) {
			print = hash_bytes(print, &mesh->vertices[mesh->indices[corner]], sizeof(struct vertex));
		}
		struct area reach = area_meet(triangle_reach(mesh, i), clip);
		damage_add(damage, reach, print);
		all = area_join(all, reach);
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
	print = hash_number(hash_float(hash_float(print, item->size), item->blur), item->face);
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
	const struct ink *ink = ink_cache_line(painter->inks, item->face, item->size, item->blur, item->text, item->len);
	if (ink != NULL) {
		int x = (int)lroundf(item->rect.x), y = (int)lroundf(item->rect.y);
		pixels_mask(pixels, x + ink->left, y + ink->top, ink->mask, item->colour);
	}
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
			pixels_box(pixels, item);
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
