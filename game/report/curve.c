/*
 * The curve bends smoothly from reply to reply and overshoots none of them:
 * cubic pieces whose slopes are the harmonic mean of the slopes on both sides
 * (Fritsch and Carlson).
 */
#include "report/curve.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "report/beside_parts.h"
#include "report/escape.h"
#include "report/glyph.h"

#define FONT \
	"font-family=\"Atkinson Hyperlegible Next,Atkinson Hyperlegible,system-ui,-apple-system,Segoe " \
	"UI,Helvetica,Arial,sans-serif\""

enum { LINES = 1 + SEAT_COUNT };

/* In the units of the picture, which scales as a whole. */
static const double width = 760, left = 18, right = 596, top = 34, bottom = 232, lane_gap = 30, label_gap = 19;

static const struct {
	const char *colour, *dashes;
	double width;
} strokes[LINES] = {
	{"#1b2430", "", 3.2},
	{"#0b5d6e", " stroke-dasharray=\"11 6\"", 2.2},
	{"#8a4b0f", " stroke-dasharray=\"1.5 6\"", 2.8},
};

struct plot {
	const struct debrief *debrief;
	struct buf *out;
	size_t count;  /* points */
	size_t across; /* the points that the plot has room for: its own, or the other's where those are more */
	int low, high; /* the values that the plot spans: what there is, and a little more */
};

enum { SPAN_LEAST = 360, SPAN_MARGIN = 40 };

static void take_in(struct plot *plot, const struct debrief *debrief) {
	for (size_t i = 0; i < debrief->reply_count + 1; i++) {
		const struct curve_point *point = &debrief->points[i];
		const int values[LINES] = {point->tension, point->waterline[SEAT_ONE], point->waterline[SEAT_TWO]};
		for (int k = 0; k < LINES; k++) {
			plot->low = values[k] < plot->low ? values[k] : plot->low;
			plot->high = values[k] > plot->high ? values[k] : plot->high;
		}
	}
}

/* `other` may be NULL. */
static void fit(struct plot *plot, const struct debrief *other) {
	plot->low = POINTS_MAX;
	plot->high = 0;
	plot->across = plot->count = plot->debrief->reply_count + 1;
	take_in(plot, plot->debrief);
	if (other != NULL) {
		take_in(plot, other);
		plot->across = other->reply_count + 1 > plot->across ? other->reply_count + 1 : plot->across;
	}
	int missing = SPAN_LEAST - (plot->high - plot->low);
	int margin = missing > 2 * SPAN_MARGIN ? missing / 2 : SPAN_MARGIN;
	plot->low = plot->low > margin ? plot->low - margin : 0;
	plot->high = plot->high + margin < POINTS_MAX ? plot->high + margin : POINTS_MAX;
}

static double x_at(const struct plot *plot, size_t point) {
	return plot->across < 2 ? left : left + (right - left) * (double)point / (double)(plot->across - 1);
}

static double y_at(const struct plot *plot, int line, size_t point) {
	const struct curve_point *at = &plot->debrief->points[point];
	int value = line == 0 ? at->tension : at->waterline[line - 1];
	return bottom - (bottom - top) * (value - plot->low) / (plot->high - plot->low);
}

/* The slope at a point, per point. */
static double slope_at(const struct plot *plot, int line, size_t point) {
	if (point == 0 || point + 1 >= plot->count) {
		return 0;
	}
	double before = y_at(plot, line, point) - y_at(plot, line, point - 1);
	double after = y_at(plot, line, point + 1) - y_at(plot, line, point);
	return before * after <= 0 ? 0 : 2 * before * after / (before + after);
}

static void add_line(const struct plot *plot, int line) {
	struct buf *out = plot->out;
	double third = plot->across < 2 ? 0 : (right - left) / (double)(plot->across - 1) / 3;
	buf_printf(out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\" stroke-linecap=\"round\"%s d=\"M%.1f %.1f",
		strokes[line].colour, strokes[line].width, strokes[line].dashes, x_at(plot, 0), y_at(plot, line, 0));
	for (size_t i = 1; i < plot->count; i++) {
		double x = x_at(plot, i - 1), next = x_at(plot, i), y = y_at(plot, line, i);
		buf_printf(out, "C%.1f %.1f %.1f %.1f %.1f %.1f", x + third,
			y_at(plot, line, i - 1) + slope_at(plot, line, i - 1) / 3, next - third, y - slope_at(plot, line, i) / 3,
			next, y);
	}
	buf_puts(out, "\"/>\n");
}

/* A text of at most `most` characters, with an ellipsis where it was longer. */
static void add_short(struct buf *out, const char *text, size_t most) {
	size_t at = 0, len = strlen(text), size;
	for (size_t i = 0; at < len; i++, at += size) {
		if (i + 1 == most && utf8_count(text + at, len - at) > 1) {
			struct buf part = BUF_EMPTY;
			buf_add(&part, text, at);
			escape_xml(out, part.text);
			buf_puts(out, "…");
			buf_finish(&part);
			return;
		}
		utf8_next(text + at, len - at, &size);
	}
	escape_xml(out, text);
}

/* Moves three labels apart, keeping their order, within the plot. */
static void spread(double *y, int *order) {
	for (int i = 0; i < LINES; i++) {
		order[i] = i;
	}
	for (int i = 1; i < LINES; i++) {
		for (int k = i; k > 0 && y[order[k]] < y[order[k - 1]]; k--) {
			int swapped = order[k];
			order[k] = order[k - 1];
			order[k - 1] = swapped;
		}
	}
	for (int i = 1; i < LINES; i++) {
		y[order[i]] = fmax(y[order[i]], y[order[i - 1]] + label_gap);
	}
	double over = fmax(0, y[order[LINES - 1]] - bottom);
	for (int i = LINES - 1; i >= 0; i--) {
		double limit = i == LINES - 1 ? y[order[i]] - over : y[order[i + 1]] - label_gap;
		y[order[i]] = fmin(y[order[i]], limit);
	}
}

static void add_labels(const struct plot *plot) {
	struct buf *out = plot->out;
	double y[LINES];
	int order[LINES];
	for (int line = 0; line < LINES; line++) {
		y[line] = y_at(plot, line, plot->count - 1);
	}
	spread(y, order);
	for (int line = 0; line < LINES; line++) {
		double end = y_at(plot, line, plot->count - 1);
		buf_printf(out, "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"%s\" stroke-width=\"0.8\"/>",
			x_at(plot, plot->count - 1) + 4, end, right + 16, y[line], strokes[line].colour);
		buf_printf(out, "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\"%s>", right + 20, y[line] + 4.5, strokes[line].colour,
			line == 0 ? " font-weight=\"700\"" : "");
		if (line == 0) {
			buf_puts(out, "how tight it was");
		} else {
			add_short(out, plot->debrief->name[line - 1], 13);
			buf_puts(out, " hides");
		}
		buf_puts(out, "</text>\n");
	}
}

static void add_ground(const struct plot *plot) {
	struct buf *out = plot->out;
	for (int i = 0; i <= 4; i++) {
		double y = top + (bottom - top) * i / 4;
		buf_printf(out, "<path d=\"M%.0f %.1fH%.0f\" stroke=\"#c9d2d8\" stroke-width=\"%s\"/>\n", left, y, right,
			i == 0 || i == 4 ? "1" : "0.6");
	}
	buf_printf(out, "<text x=\"%.0f\" y=\"%.0f\" fill=\"#4a5661\">tighter, more hidden</text>\n", left, top - 10);
	buf_printf(out, "<text x=\"%.0f\" y=\"%.0f\" fill=\"#4a5661\">looser, more seen</text>\n", left, bottom + 19);
}

static void add_moments(const struct plot *plot) {
	struct buf *out = plot->out;
	for (size_t i = 0; i < plot->debrief->moment_count; i++) {
		size_t point = plot->debrief->moments[i].reply + 1;
		double x = x_at(plot, point), y = y_at(plot, 0, point);
		buf_printf(out,
			"<circle cx=\"%.1f\" cy=\"%.1f\" r=\"10\" fill=\"#fff\" stroke=\"#1b2430\" stroke-width=\"1.6\"/>", x, y);
		buf_printf(out,
			"<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"13\" font-weight=\"700\">%zu</text>\n", x,
			y + 4.5, i + 1);
	}
}

/* A row for each partner with the signs of their replies, and the replies' numbers under both. */
static void add_lanes(const struct plot *plot, double y) {
	struct buf *out = plot->out;
	double gap = plot->across < 2 ? right - left : (right - left) / (double)(plot->across - 1);
	size_t every = gap >= 18 ? 1 : (size_t)ceil(18 / gap);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		double lane = y + lane_gap * seat;
		buf_printf(out, "<path d=\"M%.0f %.1fH%.0f\" stroke=\"#c9d2d8\" stroke-width=\"1\"/>", left, lane, right);
		buf_printf(out, "<text x=\"%.0f\" y=\"%.1f\" fill=\"#1b2430\">", right + 20, lane + 4.5);
		add_short(out, plot->debrief->name[seat], 18);
		buf_puts(out, "</text>\n");
	}
	for (size_t i = 0; i + 1 < plot->count; i++) {
		const struct debrief_reply *reply = &plot->debrief->replies[i];
		double x = x_at(plot, i + 1);
		glyph_svg(out, move_row(reply->move)->kind, x, y + lane_gap * (int)reply->said.by,
			fmin(7.5, fmax(2, gap * 0.4)), false);
		if ((i + 1) % every == 0) {
			buf_printf(out,
				"<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"12\" fill=\"#4a5661\">%zu</text>", x,
				y + lane_gap + 25, i + 1);
		}
	}
	buf_puts(out, "\n");
}

static void add_key(const struct plot *plot, double y) {
	struct buf *out = plot->out;
	double x = left + 8;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const char *words = kind_words((enum move_kind)kind);
		glyph_svg(out, (enum move_kind)kind, x, y - 4.5, 6.5, false);
		buf_printf(out, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"13\" fill=\"#1b2430\">%s</text>\n", x + 14, y, words);
		x += 38 + 7.0 * (double)strlen(words);
	}
}

static void add_parting(const struct plot *plot, size_t part) {
	double x = x_at(plot, part);
	bool late = x > right - 80;
	buf_printf(plot->out,
		"<path d=\"M%.1f %.1fV%.1f\" stroke=\"#1b2430\" stroke-width=\"1.4\" stroke-dasharray=\"3 4\"/>"
		"<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"13\">they part</text>\n",
		x, top, bottom, late ? x - 6 : x + 6, bottom - 7, late ? "end" : "start");
}

/* How high a picture is, and where in it the rows under the curve and the key are. */
static double lanes_at(void) {
	return bottom + 52;
}

static double key_at(void) {
	return lanes_at() + lane_gap + 58;
}

static double whole_height(void) {
	return key_at() + 14;
}

struct curve_with {
	const char *attributes, *id;
	size_t part; /* SIZE_MAX: they part nowhere */
	bool moments;
	bool ground; /* a picture by itself: white under it, for whoever shows it on something dark */
};

static void add_curve(struct plot *plot, const struct curve_with *with) {
	const struct debrief *debrief = plot->debrief;
	struct buf *out = plot->out;
	buf_printf(out, "<svg%s viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-labelledby=\"%s-title %s-words\" " FONT
		" font-size=\"14\" fill=\"#1b2430\">\n", with->attributes, width, whole_height(), with->id, with->id);
	buf_printf(out, "<title id=\"%s-title\">How tight the loop was, and how much each kept hidden</title>\n", with->id);
	buf_printf(out, "<desc id=\"%s-words\">", with->id);
	escape_xml(out, debrief->curve_words);
	buf_puts(out, "</desc>\n");
	if (with->ground) {
		buf_puts(out, "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
	}
	add_ground(plot);
	for (int line = LINES - 1; line >= 0; line--) {
		add_line(plot, line);
	}
	add_labels(plot);
	if (with->moments) {
		add_moments(plot);
	}
	if (with->part < plot->count) {
		add_parting(plot, with->part);
	}
	add_lanes(plot, lanes_at());
	add_key(plot, key_at());
	buf_puts(out, "</svg>\n");
}

void curve_svg(const struct debrief *debrief, struct buf *out) {
	struct plot plot = {.debrief = debrief, .out = out};
	fit(&plot, NULL);
	add_curve(&plot, &(struct curve_with){"", "curve", SIZE_MAX, true, false});
}

void curve_svg_beside(
	const struct debrief *debrief, const struct debrief *other, size_t part, const char *id, struct buf *out) {
	struct plot plot = {.debrief = debrief, .out = out};
	fit(&plot, other);
	add_curve(&plot, &(struct curve_with){"", id, part, false, false});
}

void report_svg(const struct debrief *debrief, struct buf *out) {
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	struct plot plot = {.debrief = debrief, .out = out};
	fit(&plot, NULL);
	add_curve(&plot, &(struct curve_with){
						 " xmlns=\"http://www.w3.org/2000/svg\" width=\"760\"", "curve", SIZE_MAX, true, true});
}

static void add_side_name(const struct beside *beside, int side, double y, struct buf *out) {
	struct buf name = BUF_EMPTY;
	buf_printf(&name, "%s. %s.", beside_name(side), beside->side[side]->title);
	beside_way(beside->side[side], &name);
	buf_printf(out, "<text x=\"%.0f\" y=\"%.0f\" font-size=\"17\" font-weight=\"700\">", left, y);
	add_short(out, name.text, 80);
	buf_puts(out, "</text>\n");
	buf_finish(&name);
}

void beside_svg(const struct beside *beside, struct buf *out) {
	static const char *const ids[SIDE_COUNT] = {"first", "second"};
	const double head = 34, gap = 26, each = head + whole_height() + gap;
	buf_printf(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" "
		"viewBox=\"0 0 %.0f %.0f\" role=\"group\" aria-labelledby=\"both-title both-words\" " FONT " fill=\"#1b2430\">\n"
		"<title id=\"both-title\">Two conversations beside each other, on one scale</title>\n<desc id=\"both-words\">",
		width, width, 2 * each - gap);
	escape_xml(out, beside->words);
	buf_puts(out, "</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
	for (int side = 0; side < SIDE_COUNT; side++) {
		struct buf place = BUF_EMPTY;
		buf_printf(&place, " y=\"%.0f\" width=\"%.0f\" height=\"%.0f\"", side * each + head, width, whole_height());
		struct plot plot = {.debrief = beside->side[side], .out = out};
		fit(&plot, beside->side[1 - side]);
		add_side_name(beside, side, side * each + 24, out);
		add_curve(
			&plot, &(struct curve_with){place.text, ids[side], beside->parts ? beside->part : SIZE_MAX, false, false});
		buf_finish(&place);
	}
	buf_puts(out, "</svg>\n");
}
