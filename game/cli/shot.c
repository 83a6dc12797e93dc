/*
 * A screen to a picture: what the window would show once everything that moves
 * has come to rest. For the pictures in the README and for looking at screens
 * without a display.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "cli/cli.h"
#include "cli/look_options.h"
#include "sdl/picture.h"
#include "view/app.h"

struct shot_call {
	enum screen_id screen;
	const char *file, *seat, *replies, *out;
	int width, height;
	struct app_options app;
};

static bool screen_of(const char *name, enum screen_id *screen) {
	static const char *const names[] = {[SCREEN_MENU] = "menu", [SCREEN_SEAT] = "seat", [SCREEN_PLAY] = "play",
		[SCREEN_ENDING] = "ending", [SCREEN_ERROR] = "error", [SCREEN_HELP] = "help", [SCREEN_BLANK] = "blank"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(names[i], name) == 0) {
			*screen = (enum screen_id)i;
			return true;
		}
	}
	fprintf(stderr, "waterline: \"%s\" is no screen; there are menu, seat, play, ending, error, help and blank\n", name);
	return false;
}

static bool read_option(struct shot_call *call, int option) {
	switch (option) {
	case 'p':
		call->seat = optarg;
		return true;
	case 'r':
		call->replies = optarg;
		return true;
	case 'o':
		call->out = optarg;
		return true;
	case 's':
		return look_size(optarg, &call->width, &call->height);
	case 'x':
		return look_text_scale(optarg, &call->app.text_scale);
	case 't':
		return look_theme(optarg, &call->app.theme);
	default:
		cli_usage("shot");
		return false;
	}
}

static bool read_call(int argc, char **argv, struct shot_call *call) {
	static const struct option options[] = {{"seat", required_argument, NULL, 'p'},
		{"size", required_argument, NULL, 's'}, {"text-scale", required_argument, NULL, 'x'},
		{"theme", required_argument, NULL, 't'}, {"replies", required_argument, NULL, 'r'}, {0}};
	*call = (struct shot_call){.width = 1440, .height = 900,
		.app = {.theme = THEME_PAPER, .text_scale = 1, .still = true, .seed = 1}};
	optind = 1;
	for (int o; (o = getopt_long(argc, argv, "o:", options, NULL)) != -1;) {
		if (!read_option(call, o)) {
			return false;
		}
	}
	int words = argc - optind;
	if (words < 1 || words > 2 || call->out == NULL) {
		if (words >= 1 && words <= 2) {
			fputs("waterline: where should the picture go? Say -o X.png\n", stderr);
		}
		cli_usage("shot");
		return false;
	}
	call->file = words == 2 ? argv[optind + 1] : NULL;
	return screen_of(argv[optind], &call->screen);
}

/* The one seat that a person is to have. */
static bool read_seat(const struct story *story, const char *name, enum seat *seat) {
	struct session_setup setup = {0};
	if (!cli_seats(story, name, &setup)) {
		return false;
	}
	if (setup.seat[SEAT_ONE] == setup.seat[SEAT_TWO]) {
		fputs("waterline: a picture shows one partner's seat\n", stderr);
		return false;
	}
	*seat = setup.seat[SEAT_ONE] ? SEAT_ONE : SEAT_TWO;
	return true;
}

static int open_story(struct app *app, const struct shot_call *call, struct diag *diag) {
	int code;
	struct story *story = cli_open(call->file, &code);
	enum seat seat;
	if (story == NULL || !read_seat(story, call->seat, &seat)) {
		code = story == NULL ? code : EXIT_WRONG;
		story_destroy(story);
		return code;
	}
	char *path = cli_scenario_path(call->file);
	bool good = app_play(app, path, seat, call->replies, diag);
	free(path);
	story_destroy(story);
	return good ? EXIT_GOOD : cli_report(diag);
}

static int save(struct app *app, const struct shot_call *call, struct fonts *fonts, struct diag *diag) {
	struct draw_list list = {0};
	app_settle(app);
	app_frame(app, 0, &list);
	struct pixels pixels = picture_paint(&list, call->width, call->height, fonts);
	bool good = picture_save(&pixels, call->out, diag);
	free(pixels.at);
	draw_list_finish(&list);
	return good ? EXIT_GOOD : cli_report(diag);
}

static int shoot(struct shot_call *call, struct fonts *fonts, struct diag *diag) {
	struct metrics metrics = fonts_metrics(fonts);
	struct app *app = app_create(&metrics, &call->app);
	app_resize(app, (float)call->width, (float)call->height, 1);
	/* The page for an error is looked at by opening something that is wrong. */
	int code = call->file != NULL && call->screen != SCREEN_ERROR ? open_story(app, call, diag) : EXIT_GOOD;
	if (code == EXIT_GOOD && call->screen != SCREEN_ERROR && !app_show(app, call->screen)) {
		fprintf(stderr, "waterline: that screen cannot be shown here%s\n",
			call->file == NULL ? "; it needs a FILE" : " (has the conversation come to its end?)");
		code = EXIT_WRONG;
	}
	if (code == EXIT_GOOD) {
		code = save(app, call, fonts, diag);
	}
	app_destroy(app);
	return code;
}

int cli_shot(int argc, char **argv) {
	struct shot_call call;
	if (!read_call(argc, argv, &call)) {
		return EXIT_WRONG;
	}
	struct diag diag = {0};
	char *scenes = data_folder("scenes", &diag), *folder = data_folder("fonts", &diag);
	char *opened = call.screen == SCREEN_ERROR && call.file != NULL ? cli_scenario_path(call.file) : NULL;
	call.app.scenes = scenes;
	call.app.open = opened;
	struct fonts *fonts = scenes != NULL && folder != NULL ? fonts_create(folder, FONT_FAMILY, &diag) : NULL;
	int code = fonts != NULL ? shoot(&call, fonts, &diag) : cli_report(&diag);
	fonts_destroy(fonts);
	free(opened);
	free(folder);
	free(scenes);
	diag_finish(&diag);
	return code;
}
