#ifndef WATERLINE_SDL_PAINT_H
#define WATERLINE_SDL_PAINT_H

#include "sdl/damage.h"
#include "sdl/ink_cache.h"

/* Turns a list of things to draw into pixels. */

struct painter {
	struct ink_cache *inks; /* borrowed */
	struct damage damage;
	struct area *reach; /* of each item, within its clip; kept from frame to frame for its room */
	size_t reach_cap;
};

/** A zeroed struct with `inks` set is a painter that has painted nothing yet. */
void painter_finish(struct painter *painter);

/**
 * Paints what is not as it was at the last call with the same painter, and
 * returns how many areas that was; painter->damage.areas holds them. `pixels`
 * must be the same memory as then, or damage_forget must have been called.
 */
size_t paint(struct painter *painter, struct pixels *pixels, const struct draw_list *list);

#endif
