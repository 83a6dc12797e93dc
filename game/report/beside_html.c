/* Two conversations beside each other as a page: the curves above each other, on one scale, the rest in two columns. */
#include "cycle/why.h"
#include "report/beside_parts.h"
#include "report/curve.h"
#include "report/escape.h"
#include "report/html_parts.h"

static void add_head(const struct beside *beside, struct buf *out) {
	html_begin(out, "Waterline: two conversations beside each other", "");
	buf_puts(out, "<header>\n<p class=\"label\">Beside each other</p>\n<h1>");
	escape_html(out, beside->side[0]->title);
	if (!beside->same) {
		buf_puts(out, " / ");
		escape_html(out, beside->side[1]->title);
	}
	buf_puts(out, "</h1>\n");
	for (int side = 0; side < SIDE_COUNT; side++) {
		buf_printf(out, "<p><b>%s.</b> ", beside_name(side));
		escape_html(out, beside->side[side]->who);
		struct buf way = BUF_EMPTY;
		beside_way(beside->side[side], &way);
		escape_html(out, way.text);
		buf_finish(&way);
		buf_puts(out, "</p>\n");
	}
	buf_puts(out, "</header>\n");
}

static void add_curves(const struct beside *beside, struct buf *out) {
	static const char *const ids[SIDE_COUNT] = {"first", "second"};
	buf_puts(out, "<section aria-labelledby=\"curves\">\n<h2 id=\"curves\">The curves</h2>\n");
	for (int side = 0; side < SIDE_COUNT; side++) {
		buf_printf(out, "<h3>%s</h3>\n<figure>\n", beside_name(side));
		curve_svg_beside(
			beside->side[side], beside->side[1 - side], beside->parts ? beside->part : SIZE_MAX, ids[side], out);
		buf_puts(out, "<figcaption>");
		escape_html(out, beside->side[side]->curve_words);
		buf_puts(out, "</figcaption>\n</figure>\n");
	}
	buf_puts(out, "</section>\n");
}

static void add_columns(const char *caption, struct buf *out) {
	buf_printf(out,
		"<table class=\"beside\">\n<caption>%s</caption>\n<thead><tr><th scope=\"col\">%s</th><th "
		"scope=\"col\">%s</th></tr></thead>\n<tbody>\n",
		caption, beside_name(0), beside_name(1));
}

static void add_reply(const struct debrief *debrief, size_t index, bool needed, struct buf *out) {
	buf_puts(out, "<td>");
	if (index >= debrief->reply_count) {
		buf_puts(out, needed ? "Nothing more is said.</td>" : "</td>");
		return;
	}
	const struct debrief_reply *reply = &debrief->replies[index];
	html_said(debrief, out, &reply->said);
	buf_puts(out, "<span class=\"small\">");
	html_sign(out, move_row(reply->move)->kind);
	buf_printf(out, " %s. %s: tension %d.</span></td>", move_row(reply->move)->name, verdict_sentence(reply->verdict),
		debrief->points[index + 1].tension);
}

static void add_parting(const struct beside *beside, struct buf *out) {
	buf_puts(out, "<section aria-labelledby=\"part\">\n<h2 id=\"part\">Where they part</h2>\n<p>");
	escape_html(out, beside->words);
	buf_puts(out, "</p>\n");
	if (beside->parts) {
		add_columns("The reply where they part, and what came back", out);
		size_t most = beside->side[0]->reply_count > beside->side[1]->reply_count ? beside->side[0]->reply_count
																				  : beside->side[1]->reply_count;
		for (size_t i = beside->part; i < beside->part + 2 && i < most; i++) {
			buf_puts(out, "<tr>");
			for (int side = 0; side < SIDE_COUNT; side++) {
				add_reply(beside->side[side], i, i == beside->part, out);
			}
			buf_puts(out, "</tr>\n");
		}
		buf_puts(out, "</tbody>\n</table>\n");
	}
	buf_puts(out, "</section>\n");
}

static void add_endings(const struct beside *beside, struct buf *out) {
	buf_puts(out, "<section aria-labelledby=\"ends\">\n<h2 id=\"ends\">How each ends</h2>\n");
	add_columns("Neither is scored: an ending is where the loop has led", out);
	buf_puts(out, "<tr>");
	for (int side = 0; side < SIDE_COUNT; side++) {
		const struct debrief *debrief = beside->side[side];
		buf_puts(out, "<td><p><b>");
		escape_html(out, debrief->ending_words);
		buf_puts(out, ".</b> <i>");
		escape_html(out, debrief->ending_title);
		buf_puts(out, "</i></p><p>");
		escape_html(out, debrief->ending_text);
		buf_printf(out, "</p><p class=\"small\">%zu repl%s; tension %d at the beginning, %d at the end.</p></td>",
			debrief->reply_count, debrief->reply_count == 1 ? "y" : "ies", debrief->points[0].tension,
			debrief->points[debrief->reply_count].tension);
	}
	buf_puts(out, "</tr>\n</tbody>\n</table>\n</section>\n");
}

void beside_html(const struct beside *beside, struct buf *out) {
	add_head(beside, out);
	add_curves(beside, out);
	add_parting(beside, out);
	add_endings(beside, out);
	html_end(out);
}
