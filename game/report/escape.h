#ifndef WATERLINE_REPORT_ESCAPE_H
#define WATERLINE_REPORT_ESCAPE_H

#include "base/buf.h"

/*
 * A debrief's texts written so that they stay text. NULL adds nothing. The
 * texts hold no control characters but the two marks of emphasis, which come
 * out balanced whatever they are.
 */

/** For HTML's content: emphasis as <em>. */
void escape_html(struct buf *out, const char *text);

/** For SVG, XML and attributes in either quotes; emphasis is dropped. */
void escape_xml(struct buf *out, const char *text);

/** For Markdown, anywhere in a line, in a table's cell too; emphasis between stars. */
void escape_markdown(struct buf *out, const char *text);

/** A cell of RFC 4180; one that a spreadsheet would take for a formula gets an apostrophe in front. */
void escape_csv(struct buf *out, const char *text);

/** A string of DOT between its quotes. */
void escape_dot(struct buf *out, const char *text);

/** As it is, without the marks. */
void escape_nothing(struct buf *out, const char *text);

#endif
