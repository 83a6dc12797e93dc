/*
 * A document in plain lines, for a terminal and a voice that reads it: no
 * table, no colour. What stands under a heading is set in by two.
 */
#include <string.h>

#include "report/document.h"
#include "report/escape.h"
#include "report/plain.h"

enum { STEP = 2 };

struct page {
	struct buf *out;
	struct buf line; /* being put together */
	size_t indent;
};

static void add_block(struct page *page, const struct document_node *node);

static void add_inline(struct page *page, const struct document_node *node) {
	struct buf *line = &page->line;
	switch (node->kind) {
	case DOCUMENT_SPEAKER:
		escape_nothing(line, node->text);
		buf_puts(line, ": ");
		break;
	case DOCUMENT_GESTURE:
		buf_putc(line, '(');
		escape_nothing(line, node->text);
		buf_puts(line, node->next != NULL && node->next->kind == DOCUMENT_SPEECH ? ") " : ")");
		break;
	case DOCUMENT_SPEECH:
		buf_puts(line, "“");
		escape_nothing(line, node->text);
		buf_puts(line, "”");
		break;
	case DOCUMENT_BREAK:
		buf_puts(line, "; ");
		break;
	default:
		escape_nothing(line, node->text);
		break;
	}
}

static void add_line(struct page *page, const struct document_node *parent) {
	for (const struct document_node *node = parent->child; node != NULL; node = node->next) {
		if (node->kind > DOCUMENT_RULE) {
			add_inline(page, node);
		} else if (node->kind == DOCUMENT_PARAGRAPH) { /* within a cell or an item */
			buf_puts(&page->line, node != parent->child ? " " : "");
			add_line(page, node);
		}
	}
}

static void end_line(struct page *page, size_t indent) {
	if (page->line.len > 0) {
		plain_lines(page->out, page->line.text, indent);
	}
	buf_clear(&page->line);
}

static void add_children(struct page *page, const struct document_node *node) {
	for (const struct document_node *child = node->child; child != NULL; child = child->next) {
		add_block(page, child);
	}
}

static void add_section(struct page *page, const struct document_node *node) {
	size_t indent = page->indent;
	page->indent += node->role == ROLE_HEADER ? 0 : STEP;
	add_children(page, node);
	page->indent = indent;
}

static void add_heading(struct page *page, const struct document_node *node) {
	buf_puts(page->out, node->number > 1 ? "\n" : "");
	add_line(page, node);
	end_line(page, page->indent >= STEP ? page->indent - STEP : 0);
}

/* Outside of a section, after something else, a paragraph stands by itself. */
static void add_paragraph(struct page *page, const struct document_node *node) {
	bool apart = node->parent->kind == DOCUMENT_ROOT && node != node->parent->child;
	buf_puts(page->out, apart ? "\n" : "");
	buf_puts(&page->line, node->role == ROLE_UNDER ? "under the line: " : "");
	add_line(page, node);
	end_line(page, page->indent + (node->role == ROLE_UNDER ? STEP : 0));
}

static void add_item(struct page *page, const struct document_node *node, size_t number) {
	buf_puts(&page->line, node->role == ROLE_CURRENT ? "* " : "");
	if (node->parent->number != 0) {
		buf_printf(&page->line, "%zu. ", number);
	}
	add_line(page, node);
	end_line(page, page->indent);
}

/* A term and the first thing said of it in one line. */
static void add_entry(struct page *page, const struct document_node *node) {
	const struct document_node *child = node->child->next;
	add_line(page, node->child);
	if (child != NULL && child->kind == DOCUMENT_PARAGRAPH) {
		buf_puts(&page->line, ": ");
		add_line(page, child);
		child = child->next;
	}
	end_line(page, page->indent);
	for (; child != NULL; child = child->next) {
		add_block(page, child);
	}
}

static void add_row(struct page *page, const struct document_node *row) {
	for (const struct document_node *cell = row->child; cell != NULL; cell = cell->next) {
		add_line(page, cell);
		buf_puts(&page->line, cell->next == NULL ? "" : cell->role == ROLE_HEAD ? ": " : "; ");
	}
	end_line(page, page->indent);
}

/* The head of a column in front of each thing in it. */
static void add_columns(struct page *page, const struct document_node *node) {
	for (const struct document_node *column = node->child; column != NULL; column = column->next) {
		for (const struct document_node *child = column->child; child != NULL; child = child->next) {
			bool first = child == column->child;
			if (first) {
				escape_nothing(&page->line, column->text);
				buf_puts(&page->line, ", ");
			}
			add_line(page, child);
			end_line(page, page->indent + (first ? 0 : STEP));
		}
	}
}

static void add_figure(struct page *page, const struct document_node *node) {
	size_t indent = page->indent + (node->signs != NULL ? STEP : 0);
	for (const char *at = node->signs; at != NULL && *at != '\0';) {
		size_t len = strcspn(at, "\n");
		buf_printf(page->out, "%*s", (int)indent, "");
		buf_add(page->out, at, len);
		buf_putc(page->out, '\n');
		at += len + (at[len] == '\n');
	}
	escape_nothing(&page->line, node->text);
	end_line(page, indent);
}

static void add_list(struct page *page, const struct document_node *node) {
	size_t number = 0;
	for (const struct document_node *item = node->child; item != NULL; item = item->next) {
		if (item->kind == DOCUMENT_ITEM && node->role != ROLE_TALK) {
			add_item(page, item, ++number);
		} else {
			add_block(page, item);
		}
	}
}

static void add_block(struct page *page, const struct document_node *node) {
	switch (node->kind) {
	case DOCUMENT_SECTION:
		add_section(page, node);
		break;
	case DOCUMENT_HEADING:
		add_heading(page, node);
		break;
	case DOCUMENT_PARAGRAPH:
		add_paragraph(page, node);
		break;
	case DOCUMENT_LIST:
		add_list(page, node);
		break;
	case DOCUMENT_ENTRY:
		add_entry(page, node);
		break;
	case DOCUMENT_ROW:
		add_row(page, node);
		break;
	case DOCUMENT_COLUMNS:
		add_columns(page, node);
		break;
	case DOCUMENT_FIGURE:
		add_figure(page, node);
		break;
	case DOCUMENT_ROOM:
		buf_printf(&page->line, "%s ____________", node->text != NULL ? node->text : "");
		end_line(page, page->indent);
		break;
	case DOCUMENT_RULE:
	case DOCUMENT_SIGN:
		break;
	default:
		add_children(page, node);
		break;
	}
}

void document_plain(const struct document *document, struct buf *out) {
	struct page page = {.out = out, .line = BUF_EMPTY};
	add_block(&page, document_root(document));
	buf_finish(&page.line);
}
