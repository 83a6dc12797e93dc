/* Practice as one page to read, print and keep: the same words, and the curves as pictures with their words in them. */
#include <math.h>

#include "report/escape.h"
#include "report/html_parts.h"
#include "report/practice_words.h"

/* In the units of a curve's picture. */
static const double width = 400, height = 72, margin = 8;

static void paragraph(struct buf *out, const char *class, struct buf *text) {
	if (text->len > 0) {
		buf_printf(out, class != NULL ? "<p class=\"%s\">" : "<p>", class);
		escape_html(out, text->text);
		buf_puts(out, "</p>\n");
	}
	buf_clear(text);
}

static void section(struct buf *out, const char *title) {
	buf_printf(out, "<section>\n<h2>%s</h2>\n", title);
}

static double x_of(const struct practice_series *series, size_t point) {
	return series->len < 2 ? width / 2 : margin + (width - 2 * margin) * (double)point / (double)(series->len - 1);
}

static double y_of(double value, double top) {
	return height - margin - (height - 2 * margin) * value / top;
}

static void begin_picture(struct buf *out, struct buf *words) {
	buf_printf(out, "<svg class=\"curve\" viewBox=\"0 0 %.0f %.0f\" role=\"img\"><title>", width, height);
	escape_xml(out, words->text);
	buf_printf(
		out, "</title><path d=\"M%.0f %.1fH%.0f\" stroke=\"#c9d2d8\"/>", margin, height - margin, width - margin);
	buf_clear(words);
}

static void add_curve(
	const struct practice *practice, enum practice_measure measure, size_t scenario, struct buf *out) {
	struct practice_series series = practice_series(practice, measure, scenario);
	struct buf words = BUF_EMPTY;
	if (series.len < 2) {
		return;
	}
	double top = measure == PRACTICE_REACHES ? fmax(1, series.high) : 100;
	practice_say_curve(practice, measure, scenario, &words);
	begin_picture(out, &words);
	buf_puts(out, "<path fill=\"none\" stroke=\"#0b5d6e\" stroke-width=\"2\" stroke-linejoin=\"round\" d=\"");
	for (size_t i = 0; i < series.len; i++) {
		buf_printf(out, "%s%.1f %.1f", i == 0 ? "M" : "L", x_of(&series, i), y_of(series.value[i], top));
	}
	buf_puts(out, "\"/>");
	for (size_t i = 0; i < series.len; i++) {
		buf_printf(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#0b5d6e\"/>", x_of(&series, i),
			y_of(series.value[i], top));
	}
	buf_puts(out, "</svg>\n<p class=\"small\">");
	practice_say_numbers(&series, &words);
	buf_printf(out, "%s</p>\n", words.text);
	buf_finish(&words);
}

/* From a ring, after the first reply, to a disc, after the last. */
static void add_tension(const struct practice *practice, struct buf *out) {
	struct buf words = BUF_EMPTY;
	section(out, "How tight the loop was");
	if (practice->play_len == 1) {
		practice_say_tension(&practice->plays[0], &words);
		paragraph(out, NULL, &words);
		buf_puts(out, "</section>\n");
		buf_finish(&words);
		return;
	}
	struct practice_series first = practice_series(practice, PRACTICE_FIRST, PRACTICE_EVERYWHERE);
	struct practice_series last = practice_series(practice, PRACTICE_LAST, PRACTICE_EVERYWHERE);
	buf_puts(
		out, "<p>A ring: after the first reply of a conversation. A dot: after the last. Higher is tighter.</p>\n");
	practice_say_tensions(practice, &words);
	begin_picture(out, &words);
	for (size_t i = 0; i < first.len; i++) {
		double x = x_of(&first, i), from = y_of(first.value[i], POINTS_MAX), to = y_of(last.value[i], POINTS_MAX);
		buf_printf(out, "<path d=\"M%.1f %.1fV%.1f\" stroke=\"#0b5d6e\" stroke-width=\"1.2\"/>", x, from, to);
		buf_printf(out,
			"<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#fff\" stroke=\"#0b5d6e\" stroke-width=\"1.4\"/>", x, from);
		buf_printf(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#0b5d6e\"/>", x, to);
	}
	buf_puts(out, "</svg>\n");
	practice_say_tensions(practice, &words);
	paragraph(out, "small", &words);
	buf_puts(out, "</section>\n");
	buf_finish(&words);
}

static void add_head(struct buf *out) {
	html_begin(out, "Waterline: practice over time",
		".curve{display:block;width:100%;max-width:25rem;height:auto;margin:.3rem 0}\n"
		"h3{margin-top:1.4rem}section p{margin:0 0 .3rem}.curve,h3+p{break-inside:avoid}\n");
	buf_puts(out, "<header>\n<p class=\"label\">Waterline</p>\n<h1>Practice over time</h1>\n");
}

static void add_kinds(const struct practice *practice, struct buf *out) {
	struct buf words = BUF_EMPTY;
	section(out, "What you said, by kind, in percent of your replies");
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		buf_puts(out, "<h3>");
		html_sign(out, (enum move_kind)kind);
		buf_printf(out, " %s</h3>\n", practice_kind_words((enum move_kind)kind));
		practice_say_kind(practice, (enum move_kind)kind, &words);
		paragraph(out, NULL, &words);
		if (practice->kinds[kind] > 0) {
			add_curve(practice, (enum practice_measure)(PRACTICE_SHARE + kind), PRACTICE_EVERYWHERE, out);
		}
	}
	buf_puts(out, "</section>\n");
	buf_finish(&words);
}

static void add_scenarios(const struct practice *practice, struct buf *out) {
	struct buf words = BUF_EMPTY;
	section(out, "Where");
	for (size_t i = 0; i < practice->scenario_len; i++) {
		buf_puts(out, "<h3>");
		escape_html(out, practice->scenarios[i].title);
		buf_puts(out, "</h3>\n");
		practice_say_scenario(&practice->scenarios[i], &words);
		paragraph(out, NULL, &words);
		if (practice->scenarios[i].reaches > 0) {
			add_curve(practice, PRACTICE_REACHES, i, out);
		}
	}
	buf_puts(out, "</section>\n");
	buf_finish(&words);
}

static void add_pressure(const struct practice *practice, struct buf *out) {
	struct buf words = BUF_EMPTY;
	enum move moves[MOVE_COUNT];
	size_t count = practice_pressed_moves(practice, moves);
	section(out, "Under pressure");
	buf_printf(&words, "%s ", practice_pressure_is);
	practice_say_pressed(practice, &words);
	paragraph(out, NULL, &words);
	buf_puts(out, count > 0 ? "<ul>\n" : "");
	for (size_t i = 0; i < count; i++) {
		practice_say_times(practice->pressed_moves[moves[i]], &words);
		buf_printf(out, "<li>%s, %s</li>\n", move_row(moves[i])->name, words.text);
		buf_clear(&words);
	}
	buf_puts(out, count > 0 ? "</ul>\n</section>\n" : "</section>\n");
	buf_finish(&words);
}

static void add_all(const struct practice *practice, struct buf *words, struct buf *out) {
	buf_printf(out, "<p class=\"ending\">%s</p>\n", practice_counts);
	struct practice_series all = practice_series(practice, PRACTICE_REACHES, PRACTICE_EVERYWHERE);
	if (all.len > 1) {
		buf_puts(words, "The small curves: ");
		practice_say_points(&all, words);
		buf_puts(words, ".");
		paragraph(out, "small", words);
	}
	section(out, "Reaching");
	buf_printf(words, "%s ", practice_reach_is);
	practice_say_reaches(practice, words);
	paragraph(out, NULL, words);
	if (practice->reaches > 0) {
		add_curve(practice, PRACTICE_REACHES, PRACTICE_EVERYWHERE, out);
	}
	buf_puts(out, "</section>\n");
	add_kinds(practice, out);
	add_tension(practice, out);
	add_scenarios(practice, out);
	add_pressure(practice, out);
}

void practice_html(const struct practice *practice, struct buf *out) {
	struct buf words = BUF_EMPTY;
	add_head(out);
	practice_say_from(practice, &words);
	paragraph(out, NULL, &words);
	buf_puts(out, "</header>\n");
	if (practice->play_len > 0) {
		add_all(practice, &words, out);
		buf_puts(&words, practice_which_way);
		buf_puts(out, "<hr>\n");
		paragraph(out, "small", &words);
	}
	practice_say_missing(practice, &words);
	paragraph(out, "small", &words);
	html_end(out);
	buf_finish(&words);
}
