#ifndef WATERLINE_CLI_LOOK_OPTIONS_H
#define WATERLINE_CLI_LOOK_OPTIONS_H

#include <stdbool.h>

#include "view/app.h"

/*
 * Options that say how the screen looks, for the window and for pictures. Each
 * is false after printing what is wrong.
 */

bool look_theme(const char *name, enum theme_id *theme);

/** From 0.8 to 2.5. */
bool look_text_scale(const char *text, float *scale);

/** WIDTHxHEIGHT in pixels, each 100 to 8192. */
bool look_size(const char *text, int *width, int *height);

#endif
