#ifndef WATERLINE_SDL_SCRIPT_H
#define WATERLINE_SDL_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

/*
 * SDL_ttf does not find out by itself which script a text is in, and shapes
 * Arabic or Devanagari wrongly unless told.
 */
struct script {
	const char *name; /* four letters of ISO 15924, or NULL for what any script uses: blanks, digits, punctuation */
	bool rightwards;  /* false for scripts written from right to left */
};

struct script script_of(uint32_t character);

/** Takes no room and has no picture of its own: joiners, marks of direction, variation selectors. */
bool script_is_invisible(uint32_t character);

#endif
