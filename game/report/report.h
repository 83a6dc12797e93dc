#ifndef WATERLINE_REPORT_REPORT_H
#define WATERLINE_REPORT_REPORT_H

#include "base/buf.h"
#include "report/debrief.h"

/*
 * A debrief in each of its formats, added to `out`. What a scenario's author
 * wrote stays text in all of them.
 */

/** The curve alone, as a picture file. */
void report_svg(const struct debrief *debrief, struct buf *out);

/** One page without scripts or anything from elsewhere, for the screen, a screen reader and paper. */
void report_html(const struct debrief *debrief, struct buf *out);

/** The debrief, then the conversation. */
void report_markdown(const struct debrief *debrief, struct buf *out);

/** A row for each reply, after one for the start; RFC 4180. */
void report_csv(const struct debrief *debrief, const struct playthrough *playthrough, struct buf *out);

/** All of it, for programs. */
void report_json(const struct debrief *debrief, const struct playthrough *playthrough, struct buf *out);

/** The formats above, for those who let a person choose. */
enum report_format { REPORT_HTML, REPORT_MARKDOWN, REPORT_CSV, REPORT_JSON, REPORT_SVG, REPORT_FORMATS };
void report_write(
	enum report_format format, const struct debrief *debrief, const struct playthrough *playthrough, struct buf *out);
/** How the name of such a file ends, without the dot: "html". */
const char *report_ending(enum report_format format);

/** The short form by itself: what it was of, how it ended, and what report_terminal() says. */
void report_text(const struct debrief *debrief, struct buf *out);

/** A short form for the terminal, after the conversation was shown there, in lines of at most 78. */
void report_terminal(const struct debrief *debrief, struct buf *out);

#endif
