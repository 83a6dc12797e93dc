#ifndef WATERLINE_PICTURE_DRAW_LIST_H
#define WATERLINE_PICTURE_DRAW_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * What a screen decides should be drawn, in painter's order. It is read by the
 * painter, by tests (is anything cut, does anything overlap?) and by the
 * description for screen readers. Lengths are pixels of the window, from its
 * upper left corner. Everything in it lives in the frame's arena.
 */

struct rect {
	float x, y, w, h;
};

struct colour {
	uint8_t r, g, b, a;
};

struct point {
	float x, y;
};

enum face { FACE_REGULAR, FACE_ITALIC, FACE_BOLD, FACE_COUNT };

/** Straight, not premultiplied. */
struct vertex {
	float x, y;
	struct colour colour;
};

enum draw_kind {
	DRAW_BOX,  /* a filled rectangle with round corners and, if `border` > 0, a border inside it */
	DRAW_TEXT, /* one line of one face */
	DRAW_MESH, /* triangles, smooth edges feathered into alpha by whoever made them */
	DRAW_CLIP  /* from here on only inside `rect`; a `rect` of no width ends it. Does not nest */
};

struct draw_item {
	enum draw_kind kind;
	struct rect rect; /* DRAW_TEXT: the line's box: its width, from ascent to descent */
	struct colour colour;
	/* DRAW_BOX */
	float radius, border;
	struct colour border_colour;
	/* DRAW_TEXT: UTF-8 without line ends */
	const char *text;
	size_t len;
	enum face face;
	float size;  /* pixels per em */
	float blur;  /* 0 sharp to 1 unreadable */
	bool leftwards; /* runs from right to left */
	/* DRAW_MESH: `vertex_count` corners, three indices to a triangle */
	const struct vertex *vertices;
	size_t vertex_count;
	const uint32_t *indices;
	size_t index_count;
};

/** A part of the screen that means something: for focus, pointer, tests and the description. */
enum role {
	ROLE_HEADING,
	ROLE_TEXT,
	ROLE_LINE,   /* of the conversation */
	ROLE_CARD,   /* a reply on offer */
	ROLE_BUTTON,
	ROLE_FIELD,  /* text can be typed */
	ROLE_CHOICE, /* one of several, may be `selected` */
	ROLE_PICTURE /* described by its label */
};

struct node {
	enum role role;
	uint32_t id; /* stable from frame to frame; 0 for what cannot have the focus */
	struct rect rect;
	const char *label; /* what a screen reader would say */
	const char *shows; /* the id of what the viewer has before them there (viewer/viewer.h), or NULL */
	const char *value, *hint; /* of a field: what stands in it, and what stands there while that is nothing; or NULL */
	size_t caret, mark;       /* of a field, in bytes of the value: what is marked lies between the two */
	bool focused, selected, scrolls; /* scrolls: lies in a scrolling area and may be partly hidden */
};

struct draw_list {
	struct arena arena; /* of this frame: items' texts and meshes, and whatever the screen needs */
	struct draw_item *items;
	size_t len, cap;
	struct node *nodes;
	size_t node_len, node_cap;
	struct colour background;
};

/** A zeroed struct is an empty list. */
void draw_list_finish(struct draw_list *list);

/** Empties the list and keeps its room, for the next frame. */
void draw_list_clear(struct draw_list *list);

void draw_box(struct draw_list *list, struct rect rect, float radius, struct colour colour);
void draw_bordered_box(struct draw_list *list, struct rect rect, float radius, struct colour colour, float border,
	struct colour border_colour);

/** Copies `len` bytes of `text`. `blur` from 0 to 1. The item is good until the next one is added. */
struct draw_item *draw_text(struct draw_list *list, struct rect rect, enum face face, float size, struct colour colour,
	float blur, const char *text, size_t len);

/** Room for a mesh in the frame's arena, which the caller fills in at once. */
struct mesh {
	struct vertex *vertices;
	uint32_t *indices;
};
struct mesh draw_mesh(struct draw_list *list, size_t vertex_count, size_t index_count);

void draw_clip(struct draw_list *list, struct rect rect);
void draw_clip_end(struct draw_list *list);

/** Copies the label, without the bytes that mark emphasis. */
struct node *draw_node(struct draw_list *list, enum role role, uint32_t id, struct rect rect, const char *label);

/** The node that was put last shows what a viewer knows by this id, which is copied. */
void draw_node_shows(struct draw_list *list, const char *id);

#endif
