#ifndef WATERLINE_SDL_STRETCH_H
#define WATERLINE_SDL_STRETCH_H

#include "sdl/face_set.h"
#include "sdl/script.h"

/*
 * A line is cut into stretches of one face and one script, each of which
 * SDL_ttf shapes by itself. A character takes its marks along: a face that has
 * a letter and not its accent is passed over for one that has both.
 */
struct stretch {
	TTF_Font *font; /* open until a few others are; NULL if not even the family's file can be read */
	float shrink;   /* what is drawn with it is to be made smaller by; 1 for nearly all */
	int source;
	struct script script;
	size_t end; /* where the next one begins */
};

enum direction { RIGHTWARDS, LEFTWARDS };

/** What a line is set in: the wanted face, its size in quarters of a pixel, where it runs. */
struct line_style {
	enum face face;
	int quarters;
	enum direction direction;
};

/** The stretch of `text` that begins at `start`; `shown` then holds it as it is to be handed to SDL_ttf. */
struct stretch stretch_next(
	struct face_set *faces, struct line_style style, const char *text, size_t len, size_t start, struct buf *shown);

#endif
