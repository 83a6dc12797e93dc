#ifndef WATERLINE_REPORT_PLAIN_H
#define WATERLINE_REPORT_PLAIN_H

#include "base/buf.h"

/** Plain lines of at most 78 characters: text broken at blanks and at its own line ends, every line set in by `indent`. */
void plain_lines(struct buf *out, const char *text, size_t indent);

#endif
