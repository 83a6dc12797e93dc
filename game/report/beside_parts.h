#ifndef WATERLINE_REPORT_BESIDE_PARTS_H
#define WATERLINE_REPORT_BESIDE_PARTS_H

#include "report/beside.h"

/* What the formats of beside.h share. */

enum { SIGNS_MOST = 64, BESIDE_LINES = 1 + SEAT_COUNT };

/** A line of a side's curve (0: tension, then the waterlines) as signs of eight heights, on the scale of both. */
void beside_signs(const struct beside *beside, int side, int line, struct buf *out);

/** What that line shows. */
void beside_label(const struct beside *beside, int side, int line, struct buf *out);

/** " 2026-03-02. Way 1 of 2.", as far as it is known. */
void beside_way(const struct debrief *debrief, struct buf *out);

#endif
