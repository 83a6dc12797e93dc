#ifndef WATERLINE_VIEW_TEXT_TEXT_BIDI_H
#define WATERLINE_VIEW_TEXT_TEXT_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "view/text/text.h"

/*
 * Which way each stretch of a text runs (UAX 9, by FriBidi), and the order in
 * which a line's stretches then stand from left to right. A text without any
 * letter that runs leftwards, which is nearly all of them, costs one look at
 * its bytes.
 */
struct bidi {
	bool mixed;       /* else everything runs rightwards, and the rest holds nothing */
	uint8_t *levels;  /* of each byte: odd runs leftwards */
	uint8_t *bases;   /* of each byte: the level of its paragraph, 0 or 1 */
	size_t room;
	uint32_t *codes;  /* of one paragraph, with what FriBidi makes of them */
	uint32_t *types, *brackets;
	int8_t *code_levels;
	size_t code_room;
};

/** Zeroed is empty. */
void bidi_finish(struct bidi *bidi);

/** Finds the levels of a text; paragraphs end at line ends, and each has the direction of its first letter. */
void bidi_read(struct bidi *bidi, const char *text, size_t len);

/** Where the stretch of one level that begins at `start` ends, at most `end`. */
size_t bidi_stretch(const struct bidi *bidi, size_t start, size_t end);

/** Puts one line's runs, given in the order of the text, in the order in which they stand, and places them. */
void bidi_order(const struct bidi *bidi, struct text_run *runs, size_t count);

#endif
