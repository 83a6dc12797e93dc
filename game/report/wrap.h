#ifndef WATERLINE_REPORT_WRAP_H
#define WATERLINE_REPORT_WRAP_H

#include "base/buf.h"

/** Text as lines of at most 78 characters, broken at blanks and at its own line ends, every line set in by `indent`. */
void wrap_text(struct buf *out, const char *text, size_t len, size_t indent);

#endif
