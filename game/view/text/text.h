#ifndef WATERLINE_VIEW_TEXT_TEXT_H
#define WATERLINE_VIEW_TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "picture/draw_list.h"
#include "view/text/metrics.h"

/*
 * Text in lines. Breaks stand where Unicode's rules allow them; a word longer
 * than the line is broken between characters as readers see them; a last line
 * of one short word is avoided where that costs no line. What was laid out
 * once is remembered, so that scrolling and animating measure nothing twice.
 */
struct texts;

enum fit_lines {
	LINES_FILL,    /* each as full as it goes */
	LINES_BALANCED /* about equally long: headings, labels, what is centred */
};

struct text_style {
	enum face face; /* emphasis turns regular to italic and italic to regular */
	float size;     /* pixels per em */
	float leading;  /* from baseline to baseline, in ems */
	enum fit_lines fit;
};

/** A stretch of one face and one direction in one line. A line's runs stand in the order in which they are seen. */
struct text_run {
	size_t start, len; /* in the block's text */
	enum face face;
	bool leftwards; /* drawn from right to left */
	float x, width;
};

struct text_line {
	size_t start; /* in the block's text */
	size_t first_run, run_count;
	float width;
	bool leftwards; /* of a paragraph that begins at the right */
};

struct text_block {
	struct text_style style;
	const char *text; /* without the marks of emphasis */
	size_t len;
	const struct text_line *lines;
	size_t line_count;
	const struct text_run *runs;
	float width;       /* of the longest line */
	float height;      /* of all lines */
	float line_height;
};

/** ALIGN_LEFT is where a paragraph begins: for one that runs from right to left that is at the right. */
enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/** `metrics` is borrowed for the life of it. */
struct texts *texts_create(const struct metrics *metrics);
void texts_destroy(struct texts *texts);

/** Once a frame: forgets what was not asked for in a long while. */
void texts_age(struct texts *texts);

/** Forgets everything: the faces have changed. */
void texts_clear(struct texts *texts);

/**
 * Lays out `len` bytes of UTF-8, in which EMPHASIS_ON and _OFF bracket
 * emphasis, in lines at most `width` pixels wide. No text has one empty line.
 * Good until the next texts_age(), texts_clear() or texts_destroy().
 */
const struct text_block *text_layout(struct texts *texts, struct text_style style, const char *text, size_t len,
	float width);

/** Draws a block with its upper left corner at x, y, its lines aligned within `width`. */
void text_draw(struct draw_list *list, struct texts *texts, const struct text_block *block, float x, float y, float width,
	enum align align, struct colour colour, float blur);

/** How wide one line of one face is. Not remembered; for what is a few characters long. */
float text_width(struct texts *texts, enum face face, float size, const char *text);

/** Turns typewriter quotes and "..." into the printed ones, in place of a copy: adds to `out`. */
void text_tidy(const char *text, struct buf *out);

#endif
