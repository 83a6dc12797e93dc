/*
 * A screen to a picture: what the window would show once everything that moves
 * has come to rest. For the pictures in the README and for looking at screens
 * without a display.
 */
#include <stdio.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "cli/screen_call.h"
#include "sdl/picture.h"

static int save(const struct screen_call *call, const struct app *app, const struct draw_list *list, struct fonts *fonts,
	struct diag *diag) {
	(void)app;
	struct pixels pixels = picture_paint(list, call->width, call->height, fonts);
	bool good = picture_save(&pixels, call->out, diag);
	free(pixels.at);
	return good ? EXIT_GOOD : cli_report(diag);
}

int cli_shot(int argc, char **argv) {
	struct screen_call call;
	if (!screen_call_read(argc, argv, "o:", &call)) {
		return EXIT_WRONG;
	}
	if (call.json) {
		return cli_usage("shot");
	}
	if (call.out == NULL) {
		fputs("waterline: where should the picture go? Say -o X.png\n", stderr);
		return cli_usage("shot");
	}
	return screen_call_run(&call, save);
}
