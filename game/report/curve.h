#ifndef WATERLINE_REPORT_CURVE_H
#define WATERLINE_REPORT_CURVE_H

#include "base/buf.h"
#include "report/debrief.h"

/**
 * The curve of tension and of both waterlines as an SVG element, with a text
 * alternative. The lines differ in their dashes and carry their names; under
 * them each reply stands as the sign of its kind of move, a row for each
 * partner; the moments that mattered are numbered as in the debrief.
 * `attributes` go into the svg tag: a namespace for a file of its own.
 */
void curve_svg(const struct debrief *debrief, const char *attributes, struct buf *out);

#endif
