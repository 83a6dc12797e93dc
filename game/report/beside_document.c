/* Two conversations beside each other as a document: the curves on one scale, where they part, how each ends. */
#include <stdint.h>

#include "cycle/why.h"
#include "report/beside.h"
#include "report/beside_parts.h"
#include "report/curve.h"
#include "report/document.h"

static void add_head(const struct beside *beside, struct document *document) {
	struct buf title = BUF_EMPTY;
	buf_puts(&title, beside->side[0]->title);
	if (!beside->same) {
		buf_printf(&title, " / %s", beside->side[1]->title);
	}
	document_open(document, DOCUMENT_SECTION, ROLE_HEADER);
	document_paragraph(document, ROLE_LABEL, "Beside each other");
	document_heading(document, 1, title.text);
	for (int side = 0; side < SIDE_COUNT; side++) {
		const struct debrief *debrief = beside->side[side];
		buf_clear(&title);
		beside_way(debrief, &title);
		document_open(document, DOCUMENT_PARAGRAPH, ROLE_PLAIN);
		document_put(document, DOCUMENT_STRONG, beside_name(side));
		document_textf(document, ": %s%s%s%s", beside->same ? "" : debrief->title, beside->same ? "" : ". ", debrief->who,
			title.len > 0 ? title.text : "");
		document_close(document);
	}
	document_close(document);
	buf_finish(&title);
}

static void say_signs(const struct beside *beside, int side, struct buf *out) {
	for (int line = 0; line < BESIDE_LINES; line++) {
		beside_label(beside, side, line, out);
		buf_puts(out, "\n  ");
		beside_signs(beside, side, line, out);
		buf_putc(out, '\n');
	}
}

static void add_curve(const struct beside *beside, int side, struct document *document) {
	static const char *const ids[SIDE_COUNT] = {"first", "second"};
	const struct debrief *debrief = beside->side[side];
	struct buf svg = BUF_EMPTY, signs = BUF_EMPTY, words = BUF_EMPTY;
	curve_svg_beside(debrief, beside->side[1 - side], beside->parts ? beside->part : SIZE_MAX, ids[side], &svg);
	say_signs(beside, side, &signs);
	buf_printf(&words, "%s: tension %d of 1000 at the beginning, %d at the end. %s", beside_name(side),
		debrief->points[0].tension, debrief->points[debrief->reply_count].tension, debrief->curve_words);
	document_open(document, DOCUMENT_HEADING, ROLE_PLAIN);
	document_level(document, 3);
	document_text(document, beside_name(side));
	document_close(document);
	document_figure(document, ROLE_PLAIN, svg.text, signs.text, words.text);
	buf_finish(&svg);
	buf_finish(&signs);
	buf_finish(&words);
}

static void add_reply(const struct debrief *debrief, size_t index, struct document *document) {
	const struct debrief_reply *reply = &debrief->replies[index];
	document_open(document, DOCUMENT_PARAGRAPH, ROLE_SAID);
	document_put(document, DOCUMENT_SPEAKER, debrief->name[reply->said.by]);
	document_said_inline(document, &reply->said);
	document_text(document, " (");
	document_sign(document, move_row(reply->move)->kind);
	document_textf(document, "%s). %s: tension %d.", move_row(reply->move)->name, verdict_sentence(reply->verdict),
		debrief->points[index + 1].tension);
	document_close(document);
	document_paragraph(document, ROLE_UNDER, reply->said.beneath);
}

static void add_column(const struct beside *beside, int side, struct document *document) {
	const struct debrief *debrief = beside->side[side];
	document_columns(document, DOCUMENT_COLUMN, beside_name(side));
	for (size_t i = beside->part; i < beside->part + 2 && i < debrief->reply_count; i++) {
		add_reply(debrief, i, document);
	}
	if (beside->part >= debrief->reply_count) {
		document_paragraph(document, ROLE_PLAIN, "nothing more is said.");
	}
	document_close(document);
}

static void add_parting(const struct beside *beside, struct document *document) {
	document_section(document, ROLE_PLAIN, "part", "Where they part");
	document_paragraph(document, ROLE_PLAIN, beside->words);
	if (beside->parts) {
		document_columns(document, DOCUMENT_COLUMNS, "The reply where they part, and what came back");
		for (int side = 0; side < SIDE_COUNT; side++) {
			add_column(beside, side, document);
		}
		document_close(document);
	}
	document_close(document);
}

static void add_ending(const struct beside *beside, int side, struct document *document) {
	const struct debrief *debrief = beside->side[side];
	document_columns(document, DOCUMENT_COLUMN, beside_name(side));
	document_open(document, DOCUMENT_PARAGRAPH, ROLE_PLAIN);
	document_textf(document, "after %zu repl%s: ", debrief->reply_count, debrief->reply_count == 1 ? "y" : "ies");
	document_put(document, DOCUMENT_STRONG, debrief->ending_words);
	document_text(document, ".");
	if (debrief->ending_title != NULL) {
		document_textf(document, " “%s”", debrief->ending_title);
	}
	document_close(document);
	document_paragraph(document, ROLE_PLAIN, debrief->ending_text);
	document_close(document);
}

struct document *beside_document(const struct beside *beside) {
	struct document *document = document_create("Waterline: two conversations beside each other");
	add_head(beside, document);
	document_section(document, ROLE_PLAIN, "curves", "The curves, from reply to reply, on one scale");
	for (int side = 0; side < SIDE_COUNT; side++) {
		add_curve(beside, side, document);
	}
	document_close(document);
	add_parting(beside, document);
	document_section(document, ROLE_PLAIN, "ends", "How each ends");
	document_columns(document, DOCUMENT_COLUMNS, "Neither is scored: an ending is where the loop has led");
	for (int side = 0; side < SIDE_COUNT; side++) {
		add_ending(beside, side, document);
	}
	document_close(document);
	document_close(document);
	return document;
}
