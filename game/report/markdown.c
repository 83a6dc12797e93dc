/*
 * A document as Markdown. Blocks inside an item are set in by three blanks; a
 * table that has no room for its blocks in a line's cells has them beside each
 * other in one line.
 */
#include <string.h>

#include "report/document.h"
#include "report/escape.h"

struct page {
	struct buf *out;
	const char *indent; /* of the blocks of an item */
};

static void add_block(struct page *page, const struct document_node *node);

static void add_gesture(const struct document_node *node, struct buf *out) {
	struct buf plain = BUF_EMPTY;
	escape_nothing(&plain, node->text);
	if (plain.len > 0) {
		buf_putc(out, '*');
		escape_markdown(out, plain.text);
		while (out->text[out->len - 1] == ' ') {
			out->text[--out->len] = '\0';
		}
		buf_puts(out, node->next != NULL && node->next->kind == DOCUMENT_SPEECH ? "* " : "*");
	}
	buf_finish(&plain);
}

/* A text's own blanks at its beginning are part of the line; the escape would drop them. */
static void add_text(const struct document_node *node, struct buf *out) {
	if (node->text[0] == ' ' && out->len > 0 && out->text[out->len - 1] != '\n') {
		buf_putc(out, ' ');
	}
	escape_markdown(out, node->text);
}

static void add_inline(const struct document_node *node, struct buf *out);

static void add_line(const struct document_node *parent, struct buf *out) {
	for (const struct document_node *node = parent->child; node != NULL; node = node->next) {
		add_inline(node, out);
	}
}

static void add_inline(const struct document_node *node, struct buf *out) {
	switch (node->kind) {
	case DOCUMENT_TEXT:
		add_text(node, out);
		break;
	case DOCUMENT_STRONG:
		buf_puts(out, "**");
		escape_markdown(out, node->text);
		buf_puts(out, "**");
		break;
	case DOCUMENT_SPEAKER:
		buf_puts(out, "**");
		escape_markdown(out, node->text);
		buf_puts(out, ":** ");
		break;
	case DOCUMENT_GESTURE:
		add_gesture(node, out);
		break;
	case DOCUMENT_SPEECH:
		buf_puts(out, "“");
		escape_markdown(out, node->text);
		buf_puts(out, "”");
		break;
	case DOCUMENT_BREAK:
		buf_puts(out, "; ");
		break;
	case DOCUMENT_PARAGRAPH: /* within a cell */
		add_line(node, out);
		buf_puts(out, node->next != NULL && node->next->kind == DOCUMENT_PARAGRAPH ? " — " : "");
		break;
	default:
		break; /* signs and room to write: nothing to read */
	}
}

static void add_paragraph(struct page *page, const struct document_node *node) {
	buf_puts(page->out, page->indent);
	if (node->role == ROLE_UNDER) {
		buf_puts(page->out, "under the line: ");
	}
	add_line(node, page->out);
	bool goes_on = node->next != NULL && node->next->role == ROLE_UNDER;
	buf_puts(page->out, goes_on ? "  \n" : "\n\n");
}

static void add_children(struct page *page, const struct document_node *node) {
	for (const struct document_node *child = node->child; child != NULL; child = child->next) {
		add_block(page, child);
	}
}

/* The first block stands in the marker's line. */
static void add_item(struct page *page, const struct document_node *node, size_t number) {
	struct page inside = {.out = page->out, .indent = "   "};
	buf_puts(page->out, page->indent);
	if (node->parent->number != 0) {
		buf_printf(page->out, "%zu. ", number);
	} else {
		buf_puts(page->out, "- ");
	}
	const struct document_node *child = node->child;
	bool blocks = child != NULL && child->kind <= DOCUMENT_RULE;
	if (!blocks) {
		add_line(node, page->out);
		buf_putc(page->out, '\n');
		return;
	}
	add_line(child, page->out);
	buf_puts(page->out, child->next == NULL ? "\n" : "\n\n");
	for (child = child->next; child != NULL; child = child->next) {
		add_block(&inside, child);
	}
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
	buf_putc(page->out, '\n');
}

/* Its term, and behind it in the same line what is said of it; figures under it. */
static void add_entry(struct page *page, const struct document_node *node) {
	buf_printf(page->out, "%s- **", page->indent);
	add_line(node->child, page->out);
	buf_puts(page->out, ".** ");
	const struct document_node *child = node->child->next;
	for (; child != NULL && child->kind == DOCUMENT_PARAGRAPH; child = child->next) {
		add_line(child, page->out);
		buf_puts(page->out, child->next != NULL && child->next->kind == DOCUMENT_PARAGRAPH ? " " : "");
	}
	buf_putc(page->out, '\n');
	for (; child != NULL; child = child->next) {
		add_block(page, child);
	}
}

enum { TABLE_COLUMNS = 3 };

static void add_row(struct page *page, const struct document_node *row, int columns) {
	if (row->role == ROLE_SURFACE) {
		buf_puts(page->out, "| ~~~~ the waterline ~~~~ | ~~~~ | ~~~~ |\n");
		return;
	}
	for (const struct document_node *cell = row->child; cell != NULL; cell = cell->next) {
		buf_puts(page->out, cell == row->child ? "| " : " | ");
		add_line(cell, page->out);
	}
	buf_puts(page->out, " |\n");
	for (int i = 0; row->role == ROLE_HEADS && i < columns; i++) {
		buf_puts(page->out, i == 0 ? "| ---" : i + 1 < columns ? " | ---" : " | --- |\n");
	}
}

static void add_table(struct page *page, const struct document_node *node) {
	bool table = node->number == TABLE_COLUMNS;
	if (!table) {
		buf_printf(page->out, "%s", page->indent);
		escape_markdown(page->out, node->text);
		buf_puts(page->out, ":\n\n");
	}
	for (const struct document_node *row = node->child; row != NULL; row = row->next) {
		if (table) {
			add_row(page, row, node->number);
		} else if (row->role != ROLE_HEADS) {
			buf_printf(page->out, "%s- ", page->indent);
			for (const struct document_node *cell = row->child; cell != NULL; cell = cell->next) {
				add_line(cell, page->out);
				buf_puts(page->out, cell->next != NULL ? " — " : "\n");
			}
		}
	}
	buf_putc(page->out, '\n');
}

static void add_columns(struct page *page, const struct document_node *node) {
	for (const struct document_node *column = node->child; column != NULL; column = column->next) {
		buf_puts(page->out, "**");
		escape_markdown(page->out, column->text);
		buf_puts(page->out, "**\n\n");
		add_children(page, column);
	}
}

/* Set in by four, a block of code whatever is in it. */
static void add_figure(struct page *page, const struct document_node *node) {
	for (const char *at = node->signs; at != NULL && *at != '\0';) {
		size_t len = strcspn(at, "\n");
		buf_puts(page->out, "    ");
		buf_add(page->out, at, len);
		buf_putc(page->out, '\n');
		at += len + (at[len] == '\n');
	}
	buf_puts(page->out, node->signs != NULL ? "\n" : "");
	if (node->text != NULL) {
		escape_markdown(page->out, node->text);
		buf_puts(page->out, "\n\n");
	}
}

static void add_room(struct page *page, const struct document_node *node) {
	if (node->text != NULL) {
		buf_puts(page->out, "> ");
		escape_markdown(page->out, node->text);
		buf_puts(page->out, " \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n>\n");
	}
}

static void add_heading(struct page *page, const struct document_node *node) {
	if (node->number > 2) {
		buf_puts(page->out, "**");
		add_line(node, page->out);
		buf_puts(page->out, "**\n\n");
		return;
	}
	bool apart = page->out->len < 2 || strcmp(page->out->text + page->out->len - 2, "\n\n") == 0;
	buf_puts(page->out, apart ? "" : "\n");
	buf_puts(page->out, node->number == 1 ? "# " : "## ");
	add_line(node, page->out);
	buf_puts(page->out, "\n\n");
}

static void add_block(struct page *page, const struct document_node *node) {
	switch (node->kind) {
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
	case DOCUMENT_TABLE:
		add_table(page, node);
		break;
	case DOCUMENT_COLUMNS:
		add_columns(page, node);
		break;
	case DOCUMENT_FIGURE:
		add_figure(page, node);
		break;
	case DOCUMENT_ROOM:
		add_room(page, node);
		break;
	case DOCUMENT_RULE:
		buf_puts(page->out, "---\n\n");
		break;
	case DOCUMENT_SIGN: /* of a talk's item */
		break;
	default:
		add_children(page, node);
		break;
	}
}

void document_markdown(const struct document *document, struct buf *out) {
	struct page page = {.out = out, .indent = ""};
	add_block(&page, document_root(document));
	buf_puts(out, "---\n\n");
	escape_markdown(out, debrief_small_print);
	buf_puts(out, "\n");
}
