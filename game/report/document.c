#include "report/document.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/mem.h"

struct document {
	struct arena arena;
	const char *title;
	struct document_node root, *open; /* what comes next goes into `open` */
};

struct document *document_create(const char *title) {
	struct document *document = mem_new(struct document);
	document->title = arena_text(&document->arena, title);
	document->open = &document->root;
	return document;
}

void document_destroy(struct document *document) {
	if (document != NULL) {
		arena_finish(&document->arena);
		free(document);
	}
}

const char *document_title(const struct document *document) {
	return document->title;
}

const struct document_node *document_root(const struct document *document) {
	return &document->root;
}

static const char *copied(struct document *document, const char *text) {
	return arena_text(&document->arena, text);
}

static struct document_node *add(struct document *document, enum document_kind kind, enum document_role role) {
	struct document_node *node = arena_new(&document->arena, struct document_node);
	struct document_node *parent = document->open;
	node->kind = kind;
	node->role = role;
	node->parent = parent;
	*(parent->last != NULL ? &parent->last->next : &parent->child) = node;
	parent->last = node;
	return node;
}

void document_open(struct document *document, enum document_kind kind, enum document_role role) {
	document->open = add(document, kind, role);
}

void document_close(struct document *document) {
	assert(document->open->parent != NULL);
	document->open = document->open->parent;
}

void document_put(struct document *document, enum document_kind kind, const char *text) {
	if (text != NULL) {
		add(document, kind, ROLE_PLAIN)->text = copied(document, text);
	}
}

void document_text(struct document *document, const char *text) {
	document_put(document, DOCUMENT_TEXT, text);
}

void document_textf(struct document *document, const char *format, ...) {
	struct buf text = BUF_EMPTY;
	va_list args;
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	document_text(document, text.text);
	buf_finish(&text);
}

void document_small(struct document *document, const char *text) {
	if (text != NULL) {
		struct document_node *node = add(document, DOCUMENT_TEXT, ROLE_SMALL);
		node->text = copied(document, text);
	}
}

void document_sign(struct document *document, enum move_kind kind) {
	add(document, DOCUMENT_SIGN, ROLE_PLAIN)->number = (int)kind;
}

void document_level(struct document *document, int level) {
	assert(document->open->kind == DOCUMENT_HEADING);
	document->open->number = level;
}

void document_heading(struct document *document, int level, const char *text) {
	document_open(document, DOCUMENT_HEADING, ROLE_PLAIN);
	document->open->number = level;
	document_text(document, text);
	document_close(document);
}

void document_paragraph(struct document *document, enum document_role role, const char *text) {
	if (text != NULL) {
		document_open(document, DOCUMENT_PARAGRAPH, role);
		document_text(document, text);
		document_close(document);
	}
}

void document_section(struct document *document, enum document_role role, const char *id, const char *title) {
	document_open(document, DOCUMENT_SECTION, role);
	document->open->text = copied(document, id);
	document_heading(document, 2, title);
}

void document_list(struct document *document, enum document_role role, bool numbered) {
	document_open(document, DOCUMENT_LIST, role);
	document->open->number = numbered;
}

void document_talk_item(struct document *document, size_t number, enum move_kind kind) {
	document_open(document, DOCUMENT_ITEM, ROLE_TALK);
	document->open->number = (int)number;
	if (number > 0) {
		document_sign(document, kind);
	}
}

void document_entry(struct document *document, const char *term) {
	document_open(document, DOCUMENT_ENTRY, ROLE_PLAIN);
	document_open(document, DOCUMENT_TERM, ROLE_PLAIN);
	document_text(document, term);
	document_close(document);
}

void document_table(
	struct document *document, enum document_role role, const char *caption, const char *const *heads, int columns) {
	document_open(document, DOCUMENT_TABLE, role);
	document->open->text = copied(document, caption);
	document->open->number = columns;
	document_open(document, DOCUMENT_ROW, ROLE_HEADS);
	for (int i = 0; i < columns; i++) {
		document_open(document, DOCUMENT_CELL, ROLE_HEAD);
		document_text(document, heads[i]);
		document_close(document);
	}
	document_close(document);
}

void document_row(struct document *document, enum document_role role, const char *head) {
	document_open(document, DOCUMENT_ROW, role);
	if (head != NULL) {
		document_open(document, DOCUMENT_CELL, ROLE_HEAD);
		document_text(document, head);
		document_close(document);
	}
}

void document_columns(struct document *document, enum document_kind kind, const char *text) {
	document_open(document, kind, ROLE_PLAIN);
	document->open->text = copied(document, text);
}

void document_figure(
	struct document *document, enum document_role role, const char *svg, const char *signs, const char *caption) {
	struct document_node *node = add(document, DOCUMENT_FIGURE, role);
	node->svg = copied(document, svg);
	node->signs = copied(document, signs);
	node->text = copied(document, caption);
}

void document_form(struct document *document, const char *label) {
	document_open(document, DOCUMENT_FORM, ROLE_PLAIN);
	document->open->text = copied(document, label);
}

void document_room(struct document *document, const char *before) {
	add(document, DOCUMENT_ROOM, ROLE_PLAIN)->text = copied(document, before);
}

void document_rule(struct document *document) {
	add(document, DOCUMENT_RULE, ROLE_PLAIN);
}

void document_said_inline(struct document *document, const struct said *said) {
	document_put(document, DOCUMENT_GESTURE, said->does);
	document_put(document, DOCUMENT_SPEECH, said->says);
}

void document_said(struct document *document, const char *name, const struct said *said) {
	if (said->by == SEAT_NONE) {
		document_paragraph(document, ROLE_NARRATION, said->says);
		return;
	}
	document_open(document, DOCUMENT_PARAGRAPH, ROLE_SAID);
	document_put(document, DOCUMENT_SPEAKER, name);
	document_said_inline(document, said);
	document_close(document);
	document_paragraph(document, ROLE_UNDER, said->beneath);
}
