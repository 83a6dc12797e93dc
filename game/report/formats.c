/* The formats by number. */
#include "report/beside.h"

static void svg_alone(const struct debrief *debrief, const struct playthrough *playthrough, struct buf *out) {
	(void)playthrough;
	report_svg(debrief, out);
}

static void html_alone(const struct debrief *debrief, const struct playthrough *playthrough, struct buf *out) {
	(void)playthrough;
	report_html(debrief, out);
}

static void markdown_alone(const struct debrief *debrief, const struct playthrough *playthrough, struct buf *out) {
	(void)playthrough;
	report_markdown(debrief, out);
}

static const struct {
	const char *ending;
	void (*write)(const struct debrief *, const struct playthrough *, struct buf *);
	void (*beside)(const struct beside *, struct buf *);
} formats[REPORT_FORMATS] = {
	[REPORT_HTML] = {"html", html_alone, beside_html},
	[REPORT_MARKDOWN] = {"md", markdown_alone, beside_markdown},
	[REPORT_CSV] = {"csv", report_csv, beside_csv},
	[REPORT_JSON] = {"json", report_json, beside_json},
	[REPORT_SVG] = {"svg", svg_alone, beside_svg},
};

void report_write(
	enum report_format format, const struct debrief *debrief, const struct playthrough *playthrough, struct buf *out) {
	formats[format].write(debrief, playthrough, out);
}

void beside_write(enum report_format format, const struct beside *beside, struct buf *out) {
	formats[format].beside(beside, out);
}

const char *report_ending(enum report_format format) {
	return formats[format].ending;
}
