#ifndef WATERLINE_CLI_LOOK_OPTIONS_H
#define WATERLINE_CLI_LOOK_OPTIONS_H

#include <stdbool.h>

#include "view/app.h"

/*
 * Options that say how the screen looks, for the window and for pictures. Each
 * is false after printing what is wrong.
 */

/** For getopt_long(): how the program looks; what they give is for look_option(). */
#define LOOK_OPTIONS \
	{"theme", required_argument, NULL, LOOK_THEME}, {"text-scale", required_argument, NULL, LOOK_TEXT_SCALE}, \
		{"face", required_argument, NULL, LOOK_FACE}, { \
		"spacing", required_argument, NULL, LOOK_SPACING \
	}
enum { LOOK_THEME = 1000, LOOK_TEXT_SCALE, LOOK_FACE, LOOK_SPACING };

/** Takes one of them, with its value in `optarg`. False also for one that is none of these. */
bool look_option(int option, struct app_options *app);

bool look_theme(const char *name, enum theme_id *theme);

/** From 0.8 to 2.5. */
bool look_text_scale(const char *text, float *scale);

/** atkinson or dyslexic. */
bool look_face(const char *name, enum family_id *family);

/** Of the lines, from 0.8 to 2. */
bool look_spacing(const char *text, float *spacing);

/** WIDTHxHEIGHT in pixels, each 100 to 8192. */
bool look_size(const char *text, int *width, int *height);

#endif
