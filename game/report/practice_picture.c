#include "report/practice_picture.h"

#include <math.h>

#include "report/escape.h"
#include "report/practice_words.h"

/* In the units of a curve's picture. */
static const double width = 400, height = 72, margin = 8;

static double x_of(const struct practice_series *series, size_t point) {
	return series->len < 2 ? width / 2 : margin + (width - 2 * margin) * (double)point / (double)(series->len - 1);
}

static double y_of(double value, double top) {
	return height - margin - (height - 2 * margin) * value / top;
}

static void begin_picture(struct buf *out, const struct buf *words) {
	buf_printf(out, "<svg class=\"curve\" viewBox=\"0 0 %.0f %.0f\" role=\"img\"><title>", width, height);
	escape_xml(out, words->text);
	buf_printf(
		out, "</title><path d=\"M%.0f %.1fH%.0f\" stroke=\"#c9d2d8\"/>", margin, height - margin, width - margin);
}

void practice_curve_svg(const struct practice *practice, enum practice_measure measure, size_t scenario, struct buf *out) {
	struct practice_series series = practice_series(practice, measure, scenario);
	if (series.len < 2) {
		return;
	}
	struct buf words = BUF_EMPTY;
	double top = measure == PRACTICE_REACHES ? fmax(1, series.high) : 100;
	practice_say_curve(practice, measure, scenario, &words);
	begin_picture(out, &words);
	buf_finish(&words);
	buf_puts(out, "<path fill=\"none\" stroke=\"#0b5d6e\" stroke-width=\"2\" stroke-linejoin=\"round\" d=\"");
	for (size_t i = 0; i < series.len; i++) {
		buf_printf(out, "%s%.1f %.1f", i == 0 ? "M" : "L", x_of(&series, i), y_of(series.value[i], top));
	}
	buf_puts(out, "\"/>");
	for (size_t i = 0; i < series.len; i++) {
		buf_printf(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#0b5d6e\"/>", x_of(&series, i),
			y_of(series.value[i], top));
	}
	buf_puts(out, "</svg>\n");
}

void practice_tension_svg(const struct practice *practice, struct buf *out) {
	struct practice_series first = practice_series(practice, PRACTICE_FIRST, PRACTICE_EVERYWHERE);
	struct practice_series last = practice_series(practice, PRACTICE_LAST, PRACTICE_EVERYWHERE);
	if (first.len < 2) {
		return;
	}
	struct buf words = BUF_EMPTY;
	practice_say_tensions(practice, &words);
	begin_picture(out, &words);
	buf_finish(&words);
	for (size_t i = 0; i < first.len; i++) {
		double x = x_of(&first, i), from = y_of(first.value[i], POINTS_MAX), to = y_of(last.value[i], POINTS_MAX);
		buf_printf(out, "<path d=\"M%.1f %.1fV%.1f\" stroke=\"#0b5d6e\" stroke-width=\"1.2\"/>", x, from, to);
		buf_printf(out,
			"<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#fff\" stroke=\"#0b5d6e\" stroke-width=\"1.4\"/>", x, from);
		buf_printf(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#0b5d6e\"/>", x, to);
	}
	buf_puts(out, "</svg>\n");
}

/* The value that stands at the top. A digit says the value itself where that can be. */
static double top_of(enum practice_measure measure, double high, enum practice_signs signs) {
	if (measure == PRACTICE_REACHES) {
		return fmax(high, signs == PRACTICE_DIGITS ? 9 : 1);
	}
	return measure == PRACTICE_FIRST || measure == PRACTICE_LAST ? POINTS_MAX : 100;
}

void practice_curve_signs(const struct practice *practice, enum practice_measure measure, size_t scenario,
	enum practice_signs signs, struct buf *out) {
	static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	struct practice_series series = practice_series(practice, measure, scenario);
	double top = top_of(measure, series.high, signs);
	for (size_t i = 0; i < series.len && series.len > 1; i++) {
		double share = fmin(1, series.value[i] / top);
		if (signs == PRACTICE_BLOCKS) {
			buf_puts(out, blocks[lround(share * 7)]);
		} else {
			buf_putc(out, (char)('0' + lround(share * 9)));
		}
	}
}
