#ifndef WATERLINE_SDL_WINDOW_H
#define WATERLINE_SDL_WINDOW_H

#include <stdio.h>

#include "base/diag.h"
#include "view/app.h"

/*
 * The program on a screen: waits for what a person does or for the time that
 * the app names, hands it on, and paints what changed. When nothing is done
 * and nothing moves it sleeps, and draws nothing.
 */
struct window;

struct window_options {
	struct app_options app; /* borrowed texts must live as long as the window */
	const char *fonts;      /* the folder */
	int width, height;      /* in points; 0 for a size that suits the display */
	FILE *trace;            /* NULL, or where a line about each frame goes */
};

enum window_trouble { WINDOW_FINE, WINDOW_NO_DISPLAY, WINDOW_BROKEN };

/**
 * Opens the window. NULL with what is in the way: WINDOW_NO_DISPLAY when there
 * is no display to open it on (nothing is added to `diag`), WINDOW_BROKEN with
 * a finding when anything else is wrong, such as a missing font.
 */
struct window *window_open(const struct window_options *options, enum window_trouble *trouble, struct diag *diag);
void window_close(struct window *window);

/**
 * One turn: sleeps until something happens or is due, then takes all of it in
 * and paints. Sleeps `at_most` milliseconds, or as long as it takes if that is
 * negative. False once the window is to be closed.
 */
bool window_turn(struct window *window, int at_most);

/** How many frames were painted. A turn in which nothing was seen to change paints none. */
size_t window_frames(const struct window *window);

/** What is in the window; for tests. */
struct app *window_app(struct window *window);

#endif
