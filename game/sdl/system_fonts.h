#ifndef WATERLINE_SDL_SYSTEM_FONTS_H
#define WATERLINE_SDL_SYSTEM_FONTS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Which font of this system has a character, as fontconfig knows it. It is
 * loaded when first asked, and that is only when the program's own faces lack
 * something; where it is not installed there are just no more faces.
 */
struct system_fonts;

struct system_fonts *system_fonts_create(void);
void system_fonts_destroy(struct system_fonts *fonts);

enum system_font_kind { SYSTEM_PLAIN, SYSTEM_BOLD, SYSTEM_EMOJI };

struct system_font {
	char *path; /* free with free() */
	int index;  /* of the face in a file that holds several */
	bool outline; /* drawn at any size; else made of pictures of one size */
};

/** Finds a font of that kind, or the nearest to it; false where none has the character. */
bool system_fonts_find(
	struct system_fonts *fonts, enum system_font_kind kind, uint32_t character, struct system_font *found);

#endif
