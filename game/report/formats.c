/* The formats by number, and each kind of document in each of them. */
#include "report/beside.h"
#include "report/debrief_document.h"
#include "report/practice.h"
#include "report/report.h"

typedef void writer(const struct document *document, struct buf *out);

/* Writes a document down and destroys it. */
static void write_down(struct document *document, writer *write, struct buf *out) {
	write(document, out);
	document_destroy(document);
}

void report_html(const struct debrief *debrief, struct buf *out) {
	write_down(debrief_document(debrief, DEBRIEF_WHOLE), document_html, out);
}

void report_markdown(const struct debrief *debrief, struct buf *out) {
	write_down(debrief_document(debrief, DEBRIEF_WHOLE), document_markdown, out);
}

void report_text(const struct debrief *debrief, struct buf *out) {
	write_down(debrief_document(debrief, DEBRIEF_SHORT), document_plain, out);
}

void report_terminal(const struct debrief *debrief, struct buf *out) {
	write_down(debrief_document(debrief, DEBRIEF_SHORT_WITHOUT_HEAD), document_plain, out);
}

void beside_html(const struct beside *beside, struct buf *out) {
	write_down(beside_document(beside), document_html, out);
}

void beside_markdown(const struct beside *beside, struct buf *out) {
	write_down(beside_document(beside), document_markdown, out);
}

void beside_text(const struct beside *beside, struct buf *out) {
	write_down(beside_document(beside), document_plain, out);
}

void practice_html(const struct practice *practice, struct buf *out) {
	write_down(practice_document(practice, PRACTICE_BLOCKS), document_html, out);
}

void practice_text(const struct practice *practice, enum practice_signs signs, struct buf *out) {
	write_down(practice_document(practice, signs), document_plain, out);
}

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
