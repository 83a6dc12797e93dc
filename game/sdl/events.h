#ifndef WATERLINE_SDL_EVENTS_H
#define WATERLINE_SDL_EVENTS_H

#include <SDL.h>
#include <stdbool.h>

#include "view/ui/input.h"

/* SDL's events in the program's own words. */

struct gamepads {
	SDL_GameController *first;
	enum key held; /* the direction in which the stick is held, or KEY_OTHER */
};

/**
 * Looks whether a gamepad is there, and opens the first. SDL's joystick
 * subsystem wakes the process for as long as it runs, so it is started only
 * when the system shows a joystick.
 */
void gamepads_look(struct gamepads *gamepads);
void gamepads_finish(struct gamepads *gamepads);

/** What the event means to the app; false if nothing. `scale`: pixels to a point. */
bool event_input(const SDL_Event *event, float scale, struct gamepads *gamepads, struct input *input);

#endif
