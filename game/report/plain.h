#ifndef WATERLINE_REPORT_PLAIN_H
#define WATERLINE_REPORT_PLAIN_H

#include "base/buf.h"
#include "report/debrief.h"

/* Plain lines of at most 78 characters, for a terminal and a voice that reads it. */

/** Text broken at blanks and at its own line ends, every line set in by `indent`. */
void plain_lines(struct buf *out, const char *text, size_t indent);

/** A text of a debrief's behind `before`, without the marks of emphasis; NULL adds nothing, `before` neither. */
void plain_text(struct buf *out, const char *before, const char *text, size_t indent);

/** A gesture in brackets and words in quotation marks, unwrapped. */
void plain_said(const struct said *said, struct buf *out);

#endif
