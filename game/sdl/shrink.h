#ifndef WATERLINE_SDL_SHRINK_H
#define WATERLINE_SDL_SHRINK_H

#include <SDL.h>

/** The picture at `by` (0 to 1) of its size, each new pixel the mean of what it covers. Frees the one it is given. */
SDL_Surface *shrink_surface(SDL_Surface *surface, float by);

#endif
