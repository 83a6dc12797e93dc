#ifndef WATERLINE_SDL_DAMAGE_H
#define WATERLINE_SDL_DAMAGE_H

#include "sdl/pixels.h"

/*
 * Which part of the picture is not as it was. The picture is cut into cells,
 * each with a fingerprint of everything drawn into it, in order; a cell whose
 * fingerprint changed is painted again. A focus that moves from one card to
 * the next thus costs two cards, not a screen.
 */
enum { DAMAGE_CELL = 64, DAMAGE_AREAS = 64 };

struct damage {
	int width, height, columns, rows;
	uint64_t *now, *before; /* columns × rows */
	bool *changed;
	bool everything; /* the picture's pixels are not to be relied on */
	struct area areas[DAMAGE_AREAS];
};

/** A zeroed struct is a damage of no picture. */
void damage_finish(struct damage *damage);

/** Begins a frame of that size; with another size than before everything counts as changed. */
void damage_begin(struct damage *damage, int width, int height);

/** Something with this fingerprint is drawn within the area. */
void damage_add(struct damage *damage, struct area area, uint64_t print);

/** Ends the frame; damage->areas holds as many areas as returned, which do not overlap. */
size_t damage_end(struct damage *damage);

/** The next frame is painted whole, as when the window was covered. */
void damage_forget(struct damage *damage);

#endif
