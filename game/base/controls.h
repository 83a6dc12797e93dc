#ifndef WATERLINE_BASE_CONTROLS_H
#define WATERLINE_BASE_CONTROLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Characters that are no writing: control characters (C0, DEL, C1), which a
 * terminal obeys and a file's format may not allow, and marks that turn the
 * direction of writing around and are not turned back, so that what stands
 * after them is shown in another order than it is written.
 */

/** C0 (the line break and the tab among them), DEL or C1. */
static inline bool control_is(int32_t code) {
	return (code >= 0 && code < 0x20) || (code >= 0x7f && code < 0xa0);
}

/** A mark that turns the direction around, or turns it back. */
static inline bool control_turns(int32_t code) {
	return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

enum control_kind {
	CONTROL_NONE,
	CONTROL_CHARACTER,
	CONTROL_LINE_BREAK, /* only where there may be none */
	CONTROL_UNPAIRED    /* a direction mark without its other half in the same line */
};

struct control {
	enum control_kind kind;
	size_t start, len;
	int32_t code;
};

/** The first of these in a text that is UTF-8. `lines`: whether it may have line breaks. */
struct control control_find(const char *text, size_t len, bool lines);

#endif
