/* The formats by number. */
#include "report/report.h"

static void svg_alone(const struct debrief *debrief, const struct session *session, struct buf *out) {
	(void)session;
	report_svg(debrief, out);
}

static void html_alone(const struct debrief *debrief, const struct session *session, struct buf *out) {
	(void)session;
	report_html(debrief, out);
}

static void markdown_alone(const struct debrief *debrief, const struct session *session, struct buf *out) {
	(void)session;
	report_markdown(debrief, out);
}

static const struct {
	const char *ending;
	void (*write)(const struct debrief *, const struct session *, struct buf *);
} formats[REPORT_FORMATS] = {
	[REPORT_HTML] = {"html", html_alone},
	[REPORT_MARKDOWN] = {"md", markdown_alone},
	[REPORT_CSV] = {"csv", report_csv},
	[REPORT_JSON] = {"json", report_json},
	[REPORT_SVG] = {"svg", svg_alone},
};

void report_write(
	enum report_format format, const struct debrief *debrief, const struct session *session, struct buf *out) {
	formats[format].write(debrief, session, out);
}

const char *report_ending(enum report_format format) {
	return formats[format].ending;
}
