#ifndef WATERLINE_REPORT_CURVE_H
#define WATERLINE_REPORT_CURVE_H

#include "base/buf.h"
#include "report/debrief.h"

/**
 * The curve of tension and of both waterlines as an SVG element, with a text
 * alternative. The lines differ in their dashes and carry their names; under
 * them each reply stands as the sign of its kind of move, a row for each
 * partner; the moments that mattered are numbered as in the debrief.
 */
void curve_svg(const struct debrief *debrief, struct buf *out);

/**
 * The same for one of two that stand beside each other: on the scale of both,
 * so that they can be compared, with a line where they part (after so many
 * replies; SIZE_MAX: nowhere), and without the numbers of the moments. `id`
 * begins the ids in it.
 */
void curve_svg_beside(
	const struct debrief *debrief, const struct debrief *other, size_t part, const char *id, struct buf *out);

#endif
