#ifndef WATERLINE_CLI_SCREEN_CALL_H
#define WATERLINE_CLI_SCREEN_CALL_H

#include "sdl/font.h"
#include "view/app.h"

/* Which screen, of what, how it looks: what `shot` and `describe` have in common. */
struct screen_call {
	enum screen_id screen;
	const char *file, *seat, *replies, *also, *out; /* also: what was said on another way, tried after the first */
	int width, height;
	bool json;
	struct app_options app;
};

/**
 * `more`: short options besides the long ones all have, as for getopt; --json is left to whoever
 * calls. False after printing what is wrong.
 */
bool screen_call_read(int argc, char **argv, const char *more, struct screen_call *call);

/** Brings the screen about, at rest, and hands its list on; returns the exit code, `use`'s if it comes to that. */
typedef int screen_use(const struct screen_call *call, const struct app *app, const struct draw_list *list,
	struct fonts *fonts, struct diag *diag);
int screen_call_run(struct screen_call *call, screen_use *use);

#endif
