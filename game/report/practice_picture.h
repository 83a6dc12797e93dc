#ifndef WATERLINE_REPORT_PRACTICE_PICTURE_H
#define WATERLINE_REPORT_PRACTICE_PICTURE_H

#include "report/practice.h"

/* A small curve of practice over time, as a picture and as signs. Nothing is added for fewer than two points. */

/** As an SVG element with its words in it. */
void practice_curve_svg(const struct practice *practice, enum practice_measure measure, size_t scenario, struct buf *out);

/** How tight it was: from a ring, after the first reply, to a disc, after the last. */
void practice_tension_svg(const struct practice *practice, struct buf *out);

/** A row of signs that stand for heights. */
void practice_curve_signs(const struct practice *practice, enum practice_measure measure, size_t scenario,
	enum practice_signs signs, struct buf *out);

#endif
