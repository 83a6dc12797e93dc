/*
 * The list of things to draw. Items and nodes grow on the heap and keep their
 * room from frame to frame; what they point to lives in the frame's arena, so
 * that a screen that draws the same again asks the heap for nothing.
 */
#include "picture/draw_list.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "story/story.h"

void draw_list_finish(struct draw_list *list) {
	arena_finish(&list->arena);
	free(list->items);
	free(list->nodes);
	memset(list, 0, sizeof(*list));
}

void draw_list_clear(struct draw_list *list) {
	arena_reset(&list->arena);
	list->len = 0;
	list->node_len = 0;
}

static struct draw_item *add(struct draw_list *list, enum draw_kind kind, struct rect rect) {
	list->items = mem_room(list->items, list->len, &list->cap, sizeof(*list->items));
	struct draw_item *item = &list->items[list->len++];
	memset(item, 0, sizeof(*item));
	item->kind = kind;
	item->rect = rect;
	return item;
}

void draw_box(struct draw_list *list, struct rect rect, float radius, struct colour colour) {
	draw_bordered_box(list, rect, radius, colour, 0, (struct colour){0});
}

void draw_bordered_box(struct draw_list *list, struct rect rect, float radius, struct colour colour, float border,
	struct colour border_colour) {
	/* on whole pixels: a hairline that straddles two rows is a smear */
	float left = roundf(rect.x), top = roundf(rect.y);
	struct rect whole = {left, top, roundf(rect.x + rect.w) - left, roundf(rect.y + rect.h) - top};
	struct draw_item *item = add(list, DRAW_BOX, whole);
	item->colour = colour;
	item->radius = radius;
	item->border = border;
	item->border_colour = border_colour;
}

struct draw_item *draw_text(struct draw_list *list, struct rect rect, enum face face, float size, struct colour colour,
	float blur, const char *text, size_t len) {
	assert(blur >= 0 && blur <= 1);
	struct draw_item *item = add(list, DRAW_TEXT, rect);
	item->colour = colour;
	item->text = arena_copy(&list->arena, text, len);
	item->len = len;
	item->face = face;
	item->size = size;
	item->blur = blur;
	return item;
}

struct mesh draw_mesh(struct draw_list *list, size_t vertex_count, size_t index_count) {
	struct mesh mesh = {
		.vertices = arena_array(&list->arena, vertex_count, sizeof(struct vertex)),
		.indices = arena_array(&list->arena, index_count, sizeof(uint32_t)),
	};
	struct draw_item *item = add(list, DRAW_MESH, (struct rect){0});
	item->vertices = mesh.vertices;
	item->vertex_count = vertex_count;
	item->indices = mesh.indices;
	item->index_count = index_count;
	return mesh;
}

void draw_clip(struct draw_list *list, struct rect rect) {
	add(list, DRAW_CLIP, rect);
}

void draw_clip_end(struct draw_list *list) {
	add(list, DRAW_CLIP, (struct rect){0});
}

/* EMPHASIS_ON and _OFF are for text layout; no text holds other bytes of that kind. */
static const char *without_marks(struct arena *arena, const char *label) {
	char *copy = arena_text(arena, label), *to = copy;
	for (const char *from = copy; *from != '\0'; from++) {
		if (*from != EMPHASIS_ON && *from != EMPHASIS_OFF) {
			*to++ = *from;
		}
	}
	*to = '\0';
	return copy;
}

struct node *draw_node(struct draw_list *list, enum role role, uint32_t id, struct rect rect, const char *label) {
	list->nodes = mem_room(list->nodes, list->node_len, &list->node_cap, sizeof(*list->nodes));
	struct node *node = &list->nodes[list->node_len++];
	*node = (struct node){
		.role = role,
		.id = id,
		.rect = rect,
		.label = without_marks(&list->arena, label != NULL ? label : ""),
	};
	return node;
}

void draw_node_shows(struct draw_list *list, const char *id) {
	list->nodes[list->node_len - 1].shows = arena_text(&list->arena, id);
}
