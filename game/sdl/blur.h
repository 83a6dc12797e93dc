#ifndef WATERLINE_SDL_BLUR_H
#define WATERLINE_SDL_BLUR_H

#include "sdl/font.h"

/**
 * Blurs the line by about `radius` pixels to every side; its mask grows by
 * what flows over. Colours of its own run together into the text's.
 */
void blur_ink(struct ink *ink, float radius);

#endif
