#ifndef WATERLINE_VIEW_TEXT_TEXT_LINES_H
#define WATERLINE_VIEW_TEXT_TEXT_LINES_H

#include "view/text/text.h"

/*
 * Breaking, within text layout: a text as pieces between which a line may end,
 * and pieces into lines.
 */

enum piece_end { PIECE_JOINS, PIECE_MAY_END, PIECE_MUST_END };

struct piece {
	size_t start, len;
	enum face face;
	float width;   /* with the blanks at its end */
	float trimmed; /* without them */
	enum piece_end end;
};

/** Room that is used again from text to text; zeroed is empty. */
struct pieces {
	struct piece *items;
	size_t len, cap;
	struct buf text; /* without marks */
	unsigned char *faces; /* enum face of each byte */
	char *breaks;
	size_t room;
};

void pieces_finish(struct pieces *pieces);

/** Takes the marks out, finds where lines may end, measures what lies between; nothing is wider than `width`. */
void pieces_make(struct pieces *pieces, const struct metrics *metrics, struct text_style style, const char *text,
	size_t len, float width);

/** How many pieces the next line takes, from `first`, and how wide that is without the blanks at its end. */
size_t pieces_line(const struct pieces *pieces, size_t first, float width, float *line_width);

/** The width to break at instead of `width`: the smallest with as many lines, or one that leaves no widow. */
float pieces_width(const struct pieces *pieces, enum fit_lines fit, float width);

#endif
