#ifndef WATERLINE_BASE_HOME_H
#define WATERLINE_BASE_HOME_H

#include <stdbool.h>

#include "base/diag.h"

/*
 * The folder for what a person let the program keep: the same for the window
 * and for the terminal, and the one that SDL_GetPrefPath("", "waterline") gives
 * on Linux, but by the rule of the XDG base directories: an empty or relative
 * XDG_DATA_HOME counts as unset (SDL 2.26 would go to /waterline for "").
 */

/**
 * $WATERLINE_HOME, $XDG_DATA_HOME/waterline or ~/.local/share/waterline; nothing
 * is made. Free with free(). NULL and a warning (home-missing) where none of
 * the three variables is set.
 */
char *home_folder(struct diag *diag);

/**
 * Makes a folder of the program's own, and those above it, open to its owner
 * alone (0700); one that is there stays as it is, but for its permissions if
 * it is ours. False and a warning (home-unwritable) where that cannot be.
 */
bool home_make(const char *folder, struct diag *diag);

#endif
