#ifndef WATERLINE_VIEW_TEXT_METRICS_H
#define WATERLINE_VIEW_TEXT_METRICS_H

#include <stddef.h>

#include "picture/draw_list.h"

/**
 * How wide and high text is: given from outside, so that layout knows no font
 * library. `width` is the advance of one line of UTF-8 without line ends, in
 * pixels; a face's vertical measures are pixels at that size.
 */
struct face_height {
	float ascent, descent; /* both positive, from the baseline */
	float line;            /* the face's own distance from baseline to baseline */
};

struct metrics {
	void *data;
	float (*width)(void *data, enum face face, float size, const char *text, size_t len);
	struct face_height (*height)(void *data, enum face face, float size);
};

#endif
