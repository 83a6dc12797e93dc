/*
 * A document as one page: no script, nothing from elsewhere, headings in order
 * and tables with captions, so that a screen reader, a browser and paper all
 * have it.
 */
#include <string.h>

#include "report/document.h"
#include "report/escape.h"
#include "report/glyph.h"
#include "report/html_style.h"

static const char *const classes[ROLE_COUNT] = {
	[ROLE_PAGE] = "page",
	[ROLE_WHOLE] = "whole",
	[ROLE_LABEL] = "label",
	[ROLE_SMALL] = "small",
	[ROLE_ENDING] = "ending",
	[ROLE_UNDER] = "under",
	[ROLE_NARRATION] = "narration",
	[ROLE_SAID] = "said",
	[ROLE_TURNING] = "turning",
	[ROLE_NOTE] = "note",
	[ROLE_BEST] = "best",
	[ROLE_QUESTION] = "question",
	[ROLE_OUT] = "out",
	[ROLE_MOMENTS] = "moments",
	[ROLE_OTHERS] = "others",
	[ROLE_STEPS] = "steps",
	[ROLE_SURFACE] = "surface",
	[ROLE_BELOW] = "below",
	[ROLE_SIGNS] = "signs",
	[ROLE_TALK] = "talk",
	[ROLE_CURVE] = "curve",
};

static void add_node(const struct document_node *node, struct buf *out);

static void add_children(const struct document_node *node, struct buf *out) {
	for (const struct document_node *child = node->child; child != NULL; child = child->next) {
		add_node(child, out);
	}
}

static void begin(const char *tag, enum document_role role, struct buf *out) {
	buf_printf(out, "<%s", tag);
	if (classes[role] != NULL) {
		buf_printf(out, " class=\"%s\"", classes[role]);
	}
	buf_putc(out, '>');
}

static void enclose(const char *tag, const struct document_node *node, struct buf *out) {
	begin(tag, node->role, out);
	add_children(node, out);
	buf_printf(out, "</%s>\n", tag);
}

static void add_section(const struct document_node *node, struct buf *out) {
	const char *tag = node->role == ROLE_HEADER ? "header" : "section";
	buf_printf(out, "<%s", tag);
	if (classes[node->role] != NULL) {
		buf_printf(out, " class=\"%s\"", classes[node->role]);
	}
	if (node->text != NULL) {
		buf_printf(out, " aria-labelledby=\"%s\"", node->text);
	}
	buf_puts(out, ">\n");
	add_children(node, out);
	buf_printf(out, "</%s>\n", tag);
}

static void add_heading(const struct document_node *node, struct buf *out) {
	const struct document_node *section = node->parent;
	bool names = section->kind == DOCUMENT_SECTION && section->child == node && section->text != NULL;
	buf_printf(out, names ? "<h%d id=\"%s\">" : "<h%d>", node->number, section->text);
	add_children(node, out);
	buf_printf(out, "</h%d>\n", node->number);
}

static void add_paragraph(const struct document_node *node, struct buf *out) {
	begin("p", node->role, out);
	buf_puts(out, node->role == ROLE_UNDER ? "<span>under the line:</span> " : "");
	add_children(node, out);
	buf_puts(out, "</p>\n");
}

static void add_item(const struct document_node *node, struct buf *out) {
	buf_puts(out, node->role == ROLE_CURRENT ? "<li aria-current=\"true\">" : "<li>");
	const struct document_node *child = node->child;
	if (node->role == ROLE_TALK && node->number > 0) {
		buf_printf(out, "<span class=\"number\">%d ", node->number);
		add_node(child, out);
		buf_puts(out, "</span>");
		child = child->next;
	}
	for (; child != NULL; child = child->next) {
		add_node(child, out);
	}
	buf_puts(out, "</li>\n");
}

static void add_entry(const struct document_node *node, struct buf *out) {
	bool listed = node->parent->kind == DOCUMENT_LIST;
	buf_puts(out, listed ? "<li>" : "");
	add_children(node, out);
	buf_puts(out, listed ? "</li>\n" : "");
}

/* One long wave across the table. */
static void add_surface(const struct document_node *row, struct buf *out) {
	buf_printf(out, "<tr class=\"surface\"><th colspan=\"%d\" scope=\"colgroup\">", row->parent->number);
	add_children(row->child, out);
	buf_puts(out,
		"<svg viewBox=\"0 0 720 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path fill=\"none\" "
		"stroke=\"#0b5d6e\" stroke-width=\"2\" d=\"M0 6");
	for (int i = 0; i < 18; i++) {
		buf_puts(out, i == 0 ? "q10 -8 20 0" : "t20 0");
		buf_puts(out, "t20 0");
	}
	buf_puts(out, "\"/></svg></th></tr>\n");
}

static void add_cell(const struct document_node *node, struct buf *out) {
	bool head = node->role == ROLE_HEAD;
	bool top = node->parent->role == ROLE_HEADS;
	buf_puts(out, !head ? "<td>" : top ? "<th scope=\"col\">" : "<th scope=\"row\">");
	add_children(node, out);
	buf_puts(out, head ? "</th>" : "</td>");
}

static void add_row(const struct document_node *node, struct buf *out) {
	if (node->role == ROLE_SURFACE) {
		add_surface(node, out);
		return;
	}
	bool heads = node->role == ROLE_HEADS;
	buf_puts(out, heads ? "<thead>" : "");
	begin("tr", node->role, out);
	add_children(node, out);
	buf_puts(out, heads ? "</tr></thead>\n<tbody>\n" : "</tr>\n");
}

static void add_table(const struct document_node *node, struct buf *out) {
	begin("table", node->role, out);
	buf_puts(out, "\n<caption>");
	escape_html(out, node->text);
	buf_puts(out, "</caption>\n");
	add_children(node, out);
	buf_puts(out, "</tbody>\n</table>\n");
}

static void add_columns(const struct document_node *node, struct buf *out) {
	buf_puts(out, "<table class=\"beside\">\n<caption>");
	escape_html(out, node->text);
	buf_puts(out, "</caption>\n<thead><tr>");
	for (const struct document_node *column = node->child; column != NULL; column = column->next) {
		buf_puts(out, "<th scope=\"col\">");
		escape_html(out, column->text);
		buf_puts(out, "</th>");
	}
	buf_puts(out, "</tr></thead>\n<tbody>\n<tr>");
	for (const struct document_node *column = node->child; column != NULL; column = column->next) {
		buf_puts(out, "<td>");
		add_children(column, out);
		buf_puts(out, "</td>");
	}
	buf_puts(out, "</tr>\n</tbody>\n</table>\n");
}

static void add_figure(const struct document_node *node, struct buf *out) {
	if (node->svg == NULL) {
		return;
	}
	begin("figure", node->role, out);
	buf_printf(out, "\n%s", node->svg);
	if (node->text != NULL) {
		buf_puts(out, "<figcaption>");
		escape_html(out, node->text);
		buf_puts(out, "</figcaption>\n");
	}
	buf_puts(out, "</figure>\n");
}

static void add_room(const struct document_node *node, struct buf *out) {
	static const char *const blank = "<span class=\"blank\" role=\"img\" aria-label=\"room to write\"></span>";
	if (node->text == NULL) {
		buf_puts(out, blank);
		return;
	}
	buf_puts(out, "<p>");
	escape_html(out, node->text);
	buf_printf(out, " %s</p>\n<span class=\"blank\" aria-hidden=\"true\"></span>\n", blank);
}

static void add_form(const struct document_node *node, struct buf *out) {
	buf_puts(out, "<div class=\"form\" role=\"group\" aria-label=\"");
	escape_xml(out, node->text);
	buf_puts(out, "\">\n");
	add_children(node, out);
	buf_puts(out, "</div>\n");
}

static void add_text(const struct document_node *node, struct buf *out) {
	bool small = node->role == ROLE_SMALL;
	buf_puts(out, small ? "<span class=\"small\">" : "");
	escape_html(out, node->text);
	buf_puts(out, small ? "</span>" : "");
}

static void add_speaker(const struct document_node *node, struct buf *out) {
	bool does = node->next != NULL && node->next->kind == DOCUMENT_GESTURE;
	buf_puts(out, "<b>");
	escape_html(out, node->text);
	buf_puts(out, does ? "</b> " : ":</b> ");
}

static void add_gesture(const struct document_node *node, struct buf *out) {
	buf_puts(out, "<i>");
	escape_html(out, node->text);
	buf_puts(out, node->next != NULL && node->next->kind == DOCUMENT_SPEECH ? "</i> " : "</i>");
}

static void add_speech(const struct document_node *node, struct buf *out) {
	buf_puts(out, "“");
	escape_html(out, node->text);
	buf_puts(out, "”");
}

static void add_sign(const struct document_node *node, struct buf *out) {
	buf_puts(out, "<svg class=\"sign\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">");
	glyph_svg(out, (enum move_kind)node->number, 8, 8, 6.6, false);
	buf_puts(out, node->next != NULL && node->next->kind == DOCUMENT_TEXT ? "</svg> " : "</svg>");
}

static void add_strong(const struct document_node *node, struct buf *out) {
	buf_puts(out, "<b>");
	escape_html(out, node->text);
	buf_puts(out, "</b>");
}

static void add_node(const struct document_node *node, struct buf *out) {
	switch (node->kind) {
	case DOCUMENT_ROOT:
		add_children(node, out);
		break;
	case DOCUMENT_SECTION:
		add_section(node, out);
		break;
	case DOCUMENT_HEADING:
		add_heading(node, out);
		break;
	case DOCUMENT_PARAGRAPH:
		add_paragraph(node, out);
		break;
	case DOCUMENT_LIST:
		enclose(node->number != 0 ? "ol" : "ul", node, out);
		break;
	case DOCUMENT_ITEM:
		add_item(node, out);
		break;
	case DOCUMENT_ENTRY:
		add_entry(node, out);
		break;
	case DOCUMENT_TERM:
		enclose("h3", node, out);
		break;
	case DOCUMENT_TABLE:
		add_table(node, out);
		break;
	case DOCUMENT_ROW:
		add_row(node, out);
		break;
	case DOCUMENT_CELL:
		add_cell(node, out);
		break;
	case DOCUMENT_COLUMNS:
		add_columns(node, out);
		break;
	case DOCUMENT_COLUMN:
		break; /* by add_columns() */
	case DOCUMENT_FIGURE:
		add_figure(node, out);
		break;
	case DOCUMENT_FORM:
		add_form(node, out);
		break;
	case DOCUMENT_ROOM:
		add_room(node, out);
		break;
	case DOCUMENT_RULE:
		buf_puts(out, "<hr>\n");
		break;
	case DOCUMENT_TEXT:
		add_text(node, out);
		break;
	case DOCUMENT_STRONG:
		add_strong(node, out);
		break;
	case DOCUMENT_SPEAKER:
		add_speaker(node, out);
		break;
	case DOCUMENT_GESTURE:
		add_gesture(node, out);
		break;
	case DOCUMENT_SPEECH:
		add_speech(node, out);
		break;
	case DOCUMENT_SIGN:
		add_sign(node, out);
		break;
	case DOCUMENT_BREAK:
		buf_puts(out, "<br>");
		break;
	}
}

void document_html(const struct document *document, struct buf *out) {
	buf_puts(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"robots\" content=\"noindex\">\n<title>");
	escape_html(out, document_title(document));
	buf_printf(out, "</title>\n<style>\n%s%s</style>\n</head>\n<body>\n<main>\n", html_style, html_style_more);
	add_node(document_root(document), out);
	buf_puts(out, "</main>\n<footer>\n<p class=\"small\">");
	escape_html(out, debrief_small_print);
	buf_puts(out, "</p>\n</footer>\n</body>\n</html>\n");
}
