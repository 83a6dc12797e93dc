#ifndef WATERLINE_SDL_PICTURE_H
#define WATERLINE_SDL_PICTURE_H

#include "sdl/font.h"
#include "picture/draw_list.h"

/* A screen as a picture in memory or in a file; needs no display. The same list gives the same pixels. */

/** Paints the list; free the result's `at` with free(). */
struct pixels picture_paint(const struct draw_list *list, int width, int height, struct fonts *fonts);

/** Writes a PNG, whole or not at all. Codes file-unwritable, picture-broken. */
bool picture_save(const struct pixels *pixels, const char *path, struct diag *diag);

#endif
