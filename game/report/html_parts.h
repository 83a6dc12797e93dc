#ifndef WATERLINE_REPORT_HTML_PARTS_H
#define WATERLINE_REPORT_HTML_PARTS_H

#include "base/buf.h"
#include "report/debrief.h"

/* What the pages share. */

/** A page up to what it says, under a title and with more style of its own, and from there to its end. */
void html_begin(struct buf *out, const char *title, const char *style);
void html_end(struct buf *out);

/** The sign of a kind of move within a line of text. */
void html_sign(struct buf *out, enum move_kind kind);

/** A gesture and words, without who and without paragraph. */
void html_said_inline(struct buf *out, const struct said *said);

/** Who said or did what, with what went on under the line. */
void html_said(const struct debrief *debrief, struct buf *out, const struct said *said);

/* Sections. */
void html_steps(const struct debrief *debrief, struct buf *out);
void html_moves(const struct debrief *debrief, struct buf *out);
void html_signs(const struct debrief *debrief, struct buf *out);
void html_ways(const struct debrief *debrief, struct buf *out);
void html_talk_about(const struct debrief *debrief, struct buf *out);

#endif
