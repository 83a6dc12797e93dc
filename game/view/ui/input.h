#ifndef WATERLINE_VIEW_UI_INPUT_H
#define WATERLINE_VIEW_UI_INPUT_H

#include <stdbool.h>
#include <stdint.h>

/* What a person did, as the platform tells it, in words that know no platform. */

enum input_kind {
	INPUT_KEY,     /* a key went down (or repeats) */
	INPUT_TEXT,    /* typed text, UTF-8 */
	INPUT_MOVE,    /* the pointer is at x, y */
	INPUT_DOWN,    /* pressed there: left button or a finger */
	INPUT_UP,
	INPUT_WHEEL,   /* `amount` notches, away from the person positive */
	INPUT_LEAVE    /* the pointer left the window */
};

enum key {
	KEY_OTHER,
	KEY_ENTER,
	KEY_SPACE,
	KEY_ESCAPE,
	KEY_TAB,
	KEY_BACKSPACE,
	KEY_DELETE,
	KEY_INSERT,
	KEY_UP,
	KEY_DOWN,
	KEY_LEFT,
	KEY_RIGHT,
	KEY_HOME,
	KEY_END,
	KEY_PAGE_UP,
	KEY_PAGE_DOWN,
	KEY_F1,
	KEY_F2,
	KEY_F11,
	KEY_F12,
	KEY_CHARACTER /* `character` holds it: a lower-case letter, a digit, '+', '-', … */
};

struct input {
	enum input_kind kind;
	enum key key;
	char character;
	bool shift, control, repeat;
	float x, y, amount;
	char text[32]; /* NUL-terminated */
};

#endif
