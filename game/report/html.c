/*
 * The report that one takes home: the curve, the moments, the two halves with
 * the waterline between what shows and what does not, a form to fill in, and
 * the conversation. No script, nothing from elsewhere.
 */
#include <string.h>

#include "cycle/why.h"
#include "report/curve.h"
#include "report/escape.h"
#include "report/glyph.h"
#include "report/html_parts.h"
#include "report/html_style.h"
#include "report/report.h"

void html_sign(struct buf *out, enum move_kind kind) {
	buf_puts(out, "<svg class=\"sign\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">");
	glyph_svg(out, kind, 8, 8, 6.6, false);
	buf_puts(out, "</svg>");
}

static void paragraph(struct buf *out, const char *class, const char *text) {
	if (text == NULL) {
		return;
	}
	buf_printf(out, class != NULL ? "<p class=\"%s\">" : "<p>", class);
	escape_html(out, text);
	buf_puts(out, "</p>\n");
}

void html_said_inline(struct buf *out, const struct said *said) {
	if (said->does != NULL) {
		buf_puts(out, "<i>");
		escape_html(out, said->does);
		buf_puts(out, "</i>");
	}
	if (said->says != NULL) {
		buf_puts(out, said->does != NULL ? " “" : "“");
		escape_html(out, said->says);
		buf_puts(out, "”");
	}
}

void html_said(const struct debrief *debrief, struct buf *out, const struct said *said) {
	if (said->by == SEAT_NONE) {
		paragraph(out, "narration", said->says);
		return;
	}
	buf_puts(out, "<p class=\"said\"><b>");
	escape_html(out, debrief->name[said->by]);
	buf_puts(out, said->does != NULL ? "</b> " : ":</b> ");
	html_said_inline(out, said);
	buf_puts(out, "</p>\n");
	if (said->beneath != NULL) {
		buf_puts(out, "<p class=\"under\"><span>under the line:</span> ");
		escape_html(out, said->beneath);
		buf_puts(out, "</p>\n");
	}
}

void html_begin(struct buf *out, const char *title, const char *style) {
	buf_puts(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"robots\" content=\"noindex\">\n");
	buf_printf(out, "<title>%s</title>\n<style>\n", title);
	buf_puts(out, html_style);
	buf_puts(out, html_style_more);
	buf_puts(out, style);
	buf_puts(out, "</style>\n</head>\n<body>\n<main>\n");
}

void html_end(struct buf *out) {
	buf_puts(out, "</main>\n<footer>\n<p class=\"small\">");
	escape_html(out, debrief_small_print);
	buf_puts(out, "</p>\n</footer>\n</body>\n</html>\n");
}

static void add_head(const struct debrief *debrief, struct buf *out) {
	html_begin(out, "Waterline: after the conversation", "");
	buf_puts(out, "<header>\n<p class=\"label\">After the conversation</p>\n<h1>");
	escape_html(out, debrief->title);
	buf_puts(out, "</h1>\n<p>");
	escape_html(out, debrief->who);
	if (debrief->date != NULL) {
		buf_puts(out, " <span class=\"small\">");
		escape_html(out, debrief->date);
		buf_puts(out, "</span>");
	}
	buf_puts(out, "</p>\n<div class=\"ending\">\n<p><b>");
	escape_html(out, debrief->ending_words);
	buf_puts(out, ".</b>");
	if (debrief->ending_title != NULL) {
		buf_puts(out, " <i>");
		escape_html(out, debrief->ending_title);
		buf_puts(out, "</i>");
	}
	buf_puts(out, "</p>\n");
	paragraph(out, NULL, debrief->ending_text);
	buf_puts(out, "</div>\n</header>\n");
}

static void add_curve(const struct debrief *debrief, struct buf *out) {
	buf_puts(out, "<section aria-labelledby=\"how\">\n<h2 id=\"how\">How it went</h2>\n<figure>\n");
	curve_svg(debrief, out);
	buf_puts(out, "<figcaption>");
	escape_html(out, debrief->curve_words);
	buf_puts(out, "</figcaption>\n</figure>\n</section>\n");
}

static void add_alternative(const struct debrief *debrief, const struct alternative *other, struct buf *out) {
	buf_puts(out, "<tr><td>");
	html_said_inline(out, &other->said);
	buf_puts(out, "<br><span class=\"small\">");
	html_sign(out, move_row(other->move)->kind);
	buf_printf(out, " %s</span>", move_row(other->move)->name);
	if (other->nearest) {
		buf_puts(out, "<br><span class=\"best\">nearest to a good ending</span>");
	}
	buf_puts(out, "</td><td>");
	if (other->answered) {
		escape_html(out, debrief->name[other->answer.by]);
		buf_puts(out, other->answer.does != NULL ? " " : ": ");
		html_said_inline(out, &other->answer);
		buf_puts(out, "<br>");
	}
	buf_printf(out, "<span class=\"small\">%s.", verdict_sentence(other->verdict));
	if (other->ending != NULL) {
		buf_puts(out, " There it ends: ");
		escape_html(out, other->ending);
	}
	buf_puts(out, "</span></td></tr>\n");
}

static void add_moment(const struct debrief *debrief, size_t index, struct buf *out) {
	const struct moment *moment = &debrief->moments[index];
	const struct debrief_reply *reply = &debrief->replies[moment->reply];
	buf_printf(out, "<li>\n<h3><span class=\"count\">%zu</span>", index + 1);
	escape_html(out, moment->title);
	buf_printf(out, " <span class=\"small\">reply %zu, ", moment->reply + 1);
	html_sign(out, move_row(reply->move)->kind);
	buf_printf(out, " %s</span></h3>\n", move_row(reply->move)->name);
	html_said(debrief, out, &reply->said);
	paragraph(out, "small", reply->why);
	if (moment->answered) {
		html_said(debrief, out, &debrief->replies[moment->reply + 1].said);
	}
	paragraph(out, "turning", moment->turning);
	if (moment->other_count > 0) {
		buf_puts(out, "<table class=\"others\">\n<caption>What else lay on the table</caption>\n<thead><tr><th "
					  "scope=\"col\">Instead</th>"
					  "<th scope=\"col\">What would have come back</th></tr></thead>\n<tbody>\n");
		for (size_t i = 0; i < moment->other_count; i++) {
			add_alternative(debrief, &moment->others[i], out);
		}
		buf_puts(out, "</tbody>\n</table>\n");
	}
	buf_puts(out, "</li>\n");
}

static void add_moments(const struct debrief *debrief, struct buf *out) {
	if (debrief->moment_count == 0) {
		return;
	}
	buf_puts(out, "<section aria-labelledby=\"moments\">\n<h2 id=\"moments\">The moments that mattered</h2>\n<ol "
				  "class=\"moments\">\n");
	for (size_t i = 0; i < debrief->moment_count; i++) {
		add_moment(debrief, i, out);
	}
	buf_puts(out, "</ol>\n</section>\n");
}

static void add_talk(const struct debrief *debrief, struct buf *out) {
	buf_puts(out, "<section class=\"page\" aria-labelledby=\"talk\">\n<h2 id=\"talk\">The conversation</h2>\n"
		"<p class=\"small\">The numbers are those under the curve.</p>\n<ol class=\"talk\">\n");
	for (size_t i = 0; i < debrief->line_count; i++) {
		const struct debrief_line *line = &debrief->lines[i];
		buf_puts(out, "<li>");
		if (line->reply != DEBRIEF_NO_REPLY) {
			const struct debrief_reply *reply = &debrief->replies[line->reply];
			buf_printf(out, "<span class=\"number\">%zu ", line->reply + 1);
			html_sign(out, move_row(reply->move)->kind);
			buf_puts(out, "</span>");
		}
		html_said(debrief, out, &line->said);
		buf_puts(out, "</li>\n");
	}
	buf_puts(out, "</ol>\n</section>\n");
}

void report_html(const struct debrief *debrief, struct buf *out) {
	add_head(debrief, out);
	add_curve(debrief, out);
	add_moments(debrief, out);
	html_steps(debrief, out);
	html_moves(debrief, out);
	html_signs(debrief, out);
	html_ways(debrief, out);
	html_talk_about(debrief, out);
	add_talk(debrief, out);
	html_end(out);
}
