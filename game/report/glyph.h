#ifndef WATERLINE_REPORT_GLYPH_H
#define WATERLINE_REPORT_GLYPH_H

#include <stdbool.h>

#include "base/buf.h"
#include "cycle/moves.h"

/*
 * A small sign for each kind of move, told apart by shape and not by colour: a
 * full triangle, a half-filled diamond, a ring, two bars.
 */

/** As SVG, about `radius` around (x, y); `strong` for the one that was said where others were on offer. */
void glyph_svg(struct buf *out, enum move_kind kind, double x, double y, double radius, bool strong);

/** The colour that goes with it, "#rrggbb"; at least 4.5:1 on white. */
const char *glyph_colour(enum move_kind kind);

#endif
