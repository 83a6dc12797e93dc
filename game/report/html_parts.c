/* The sections of the HTML report that stand back from the single moments. */
#include "report/html_parts.h"

#include "report/escape.h"

static void add_names(const struct debrief *debrief, const char *first, struct buf *out) {
	buf_printf(out, "<thead><tr><th scope=\"col\">%s</th>", first);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		buf_puts(out, "<th scope=\"col\">");
		escape_html(out, debrief->name[seat]);
		buf_puts(out, "</th>");
	}
	buf_puts(out, "</tr></thead>\n<tbody>\n");
}

/* One long wave across the table. */
static void add_surface(struct buf *out) {
	buf_puts(out,
		"<tr class=\"surface\"><th colspan=\"3\" scope=\"colgroup\">the waterline: what lies below seldom gets said"
		"<svg viewBox=\"0 0 720 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path fill=\"none\" "
		"stroke=\"#0b5d6e\" "
		"stroke-width=\"2\" d=\"M0 6");
	for (int i = 0; i < 18; i++) {
		buf_puts(out, i == 0 ? "q10 -8 20 0" : "t20 0");
		buf_puts(out, "t20 0");
	}
	buf_puts(out, "\"/></svg></th></tr>\n");
}

static void add_step(const struct debrief *debrief, const struct five_step *step, struct buf *out) {
	buf_puts(out, "<td>");
	if (step->half != NULL) {
		buf_puts(out, "<p>");
		escape_html(out, step->half);
		buf_puts(out, "</p>");
	}
	buf_printf(out, "<p class=\"note\">%s", step->note);
	if (step->reply != DEBRIEF_NO_REPLY) {
		buf_puts(out, " ");
		html_said_inline(out, &debrief->replies[step->reply].said);
	}
	buf_puts(out, "</p>");
	if (step->open) {
		buf_puts(out, "<span class=\"blank\" role=\"img\" aria-label=\"room to write\"></span>");
	}
	buf_puts(out, "</td>");
}

void html_steps(const struct debrief *debrief, struct buf *out) {
	buf_puts(out, "<section class=\"halves\" aria-labelledby=\"halves\">\n<h2 id=\"halves\">The two halves of the "
				  "loop</h2>\n<p>");
	escape_html(out, debrief->loop);
	buf_puts(out,
		"</p>\n<table class=\"steps\">\n<caption>Five steps from resentment to closeness, for each of the two: in the "
		"scenario’s words, and what was really said of it this time. What stayed unsaid has room to "
		"write.</caption>\n");
	add_names(debrief, "Step", out);
	for (int i = 0; i < STEP_COUNT; i++) {
		if (i == STEPS_ABOVE) {
			add_surface(out);
		}
		buf_printf(out, "<tr%s><th scope=\"row\">%d. %s</th>", i >= STEPS_ABOVE ? " class=\"below\"" : "", i + 1,
			debrief->steps[SEAT_ONE][i].title);
		for (int seat = 0; seat < SEAT_COUNT; seat++) {
			add_step(debrief, &debrief->steps[seat][i], out);
		}
		buf_puts(out, "</tr>\n");
	}
	buf_puts(out, "</tbody>\n</table>\n</section>\n");
}

static void add_moves(const struct debrief *debrief, int seat, enum move_kind kind, struct buf *out) {
	buf_puts(out, "<td>");
	const char *between = "";
	for (int move = 0; move < MOVE_COUNT; move++) {
		int count = debrief->moves[seat][move];
		if (count == 0 || move_row((enum move)move)->kind != kind) {
			continue;
		}
		buf_printf(out, "%s%s", between, move_row((enum move)move)->name);
		if (count > 1) {
			buf_printf(out, " (%d times)", count);
		}
		between = "<br>";
	}
	buf_puts(out, between[0] == '\0' ? "none</td>" : "</td>");
}

void html_moves(const struct debrief *debrief, struct buf *out) {
	buf_puts(out, "<section class=\"moves\" aria-labelledby=\"moves\">\n<h2 id=\"moves\">The moves of "
				  "both</h2>\n<table>\n<caption>What each of the "
				  "two did, by kind; nothing here is counted for or against anybody.</caption>\n");
	add_names(debrief, "Kind", out);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		buf_puts(out, "<tr><th scope=\"row\">");
		html_sign(out, (enum move_kind)kind);
		buf_printf(out, " %s</th>", kind_words((enum move_kind)kind));
		for (int seat = 0; seat < SEAT_COUNT; seat++) {
			add_moves(debrief, seat, (enum move_kind)kind, out);
		}
		buf_puts(out, "</tr>\n");
	}
	buf_puts(out, "</tbody>\n</table>\n</section>\n");
}

void html_signs(const struct debrief *debrief, struct buf *out) {
	buf_puts(out, "<section aria-labelledby=\"signs\">\n<h2 id=\"signs\">What showed of a secure pair</h2>\n");
	if (debrief->sign_count == 0) {
		buf_puts(out, "<p>This time the loop left no room for it. That is what the loop does; it is also why it helps "
					  "to have seen it "
					  "from here.</p>\n");
	}
	buf_puts(out, debrief->sign_count > 0 ? "<ul class=\"signs\">\n" : "");
	for (size_t i = 0; i < debrief->sign_count; i++) {
		const struct sign *sign = &debrief->signs[i];
		buf_printf(out, "<li><h3>%s</h3><p>", sign->title);
		escape_html(out, sign->text);
		if (sign->reply != DEBRIEF_NO_REPLY) {
			buf_puts(out, " ");
			html_said_inline(out, &debrief->replies[sign->reply].said);
		}
		buf_puts(out, "</p></li>\n");
	}
	buf_puts(out, debrief->sign_count > 0 ? "</ul>\n" : "");
	if (debrief->practice != NULL) {
		buf_puts(out, "<p>");
		escape_html(out, debrief->practice);
		buf_puts(out, "</p>\n");
	}
	buf_puts(out, "</section>\n");
}

void html_ways(const struct debrief *debrief, struct buf *out) {
	if (debrief->way_count == 0) {
		return;
	}
	buf_printf(out,
		"<section aria-labelledby=\"ways\">\n<h2 id=\"ways\">The ways tried</h2>\n<p>This page is of way %zu of "
		"%zu.</p>\n<ol>\n",
		debrief->way + 1, debrief->way_count);
	for (size_t i = 0; i < debrief->way_count; i++) {
		buf_puts(out, i == debrief->way ? "<li aria-current=\"true\">" : "<li>");
		escape_html(out, debrief->ways[i]);
		buf_puts(out, "</li>\n");
	}
	buf_puts(out, "</ol>\n</section>\n");
}

static void add_own_words(const struct debrief *debrief, struct buf *out) {
	if (debrief->note != NULL) {
		buf_puts(out, "<h3>What you wrote down</h3>\n<p>");
		escape_html(out, debrief->note);
		buf_puts(out, "</p>\n");
	}
	if (debrief->sentence != NULL) {
		buf_puts(out, "<h3>Your sentence</h3>\n<p class=\"question\">");
		escape_html(out, debrief->sentence);
		buf_puts(out, "</p>\n");
	}
}

void html_talk_about(const struct debrief *debrief, struct buf *out) {
	buf_puts(out, "<section aria-labelledby=\"about\">\n<h2 id=\"about\">To talk about</h2>\n");
	if (debrief->ask != NULL) {
		buf_puts(out, "<p class=\"question\">");
		escape_html(out, debrief->ask);
		buf_puts(out, "</p>\n");
	}
	add_own_words(debrief, out);
	buf_puts(out, "<p>And one sentence of your own, about something small and exact. It is for you; say it aloud only "
				  "if you want "
				  "to.</p>\n<div class=\"form\" role=\"group\" aria-label=\"A sentence to complete\">\n");
	for (int i = 0; i < PATTERN_PARTS; i++) {
		buf_printf(out, "<p>%s <span class=\"blank\" role=\"img\" aria-label=\"room to write\"></span></p>\n",
			debrief_pattern[i]);
		buf_puts(out, "<span class=\"blank\" aria-hidden=\"true\"></span>\n");
	}
	buf_puts(out, "</div>\n<h2>Stepping out again</h2>\n<p class=\"out\">");
	escape_html(out, debrief->step_out);
	buf_puts(out, "</p>\n</section>\n");
}
