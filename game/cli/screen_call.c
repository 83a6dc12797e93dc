/* Bringing a screen about without a window, for looking at it or hearing it. */
#include "cli/screen_call.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "cli/cli.h"
#include "cli/look_options.h"

static bool screen_of(const char *name, enum screen_id *screen) {
	for (int i = 0; i < SCREEN_COUNT; i++) {
		if (strcmp(screen_name((enum screen_id)i), name) == 0) {
			*screen = (enum screen_id)i;
			return true;
		}
	}
	fprintf(stderr, "waterline: \"%s\" is no screen; there are", name);
	for (int i = 0; i < SCREEN_COUNT; i++) {
		fprintf(stderr, "%s %s", i > 0 ? "," : "", screen_name((enum screen_id)i));
	}
	fputc('\n', stderr);
	return false;
}

static bool read_option(struct screen_call *call, int option) {
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
	case 'a':
		call->also = optarg;
		return true;
	case 'h':
		call->app.home = optarg;
		return true;
	case 'j':
		call->json = true;
		return true;
	default:
		return look_option(option, &call->app);
	}
}

bool screen_call_read(int argc, char **argv, const char *more, struct screen_call *call) {
	static const struct option options[] = {{"seat", required_argument, NULL, 'p'},
		{"size", required_argument, NULL, 's'}, {"replies", required_argument, NULL, 'r'},
		{"home", required_argument, NULL, 'h'}, {"also", required_argument, NULL, 'a'}, {"json", no_argument, NULL, 'j'}, LOOK_OPTIONS, {0}};
	*call = (struct screen_call){.width = 1440, .height = 900,
		.app = {.theme = THEME_PAPER, .text_scale = 1, .spacing = 1, .still = true, .given = GIVEN_STILL, .seed = 1}};
	optind = 1;
	for (int o; (o = getopt_long(argc, argv, more, options, NULL)) != -1;) {
		if (!read_option(call, o)) {
			if (o == '?') {
				cli_usage(argv[0]);
			}
			return false;
		}
	}
	int words = argc - optind;
	if (words < 1 || words > 2) {
		cli_usage(argv[0]);
		return false;
	}
	call->file = words == 2 ? argv[optind + 1] : NULL;
	return screen_of(argv[optind], &call->screen);
}

/* The one seat that a person is to have. */
static bool read_seat(const struct story *story, const char *name, enum seat *seat) {
	struct playthrough_setup setup = {0};
	if (!cli_seats(story, name, &setup)) {
		return false;
	}
	if (setup.seat[SEAT_ONE] == setup.seat[SEAT_TWO]) {
		fputs("waterline: a screen shows one partner's seat\n", stderr);
		return false;
	}
	*seat = setup.seat[SEAT_ONE] ? SEAT_ONE : SEAT_TWO;
	return true;
}

static int open_story(struct app *app, const struct screen_call *call, struct diag *diag) {
	int code;
	struct story *story = cli_open(call->file, &code);
	enum seat seat;
	if (story == NULL || !read_seat(story, call->seat, &seat)) {
		code = story == NULL ? code : EXIT_WRONG;
		story_destroy(story);
		return code;
	}
	char *path = cli_scenario_path(call->file);
	bool good = app_play(app, path, seat, call->replies, diag) && (call->also == NULL || app_also(app, call->also, diag));
	free(path);
	story_destroy(story);
	return good ? EXIT_GOOD : cli_report(diag);
}

/* The page for an error is looked at by opening something that is wrong. */
static int show(struct app *app, const struct screen_call *call, struct diag *diag) {
	if (call->screen == SCREEN_ERROR) {
		return EXIT_GOOD;
	}
	int code = call->file != NULL ? open_story(app, call, diag) : EXIT_GOOD;
	if (code == EXIT_GOOD && !app_show(app, call->screen)) {
		fprintf(stderr, "waterline: that screen cannot be shown here%s\n",
			call->file == NULL ? "; it needs a FILE" : " (has the conversation come to its end?)");
		code = EXIT_WRONG;
	}
	return code;
}

int screen_call_run(struct screen_call *call, screen_use *use) {
	struct diag diag = {0};
	char *scenes = data_folder("scenes", &diag), *folder = data_folder("fonts", &diag);
	char *opened = call->screen == SCREEN_ERROR && call->file != NULL ? cli_scenario_path(call->file) : NULL;
	call->app.scenes = scenes;
	call->app.open = opened;
	struct fonts *fonts =
		scenes != NULL && folder != NULL ? fonts_create(folder, fonts_family(call->app.family), &diag) : NULL;
	int code = EXIT_UNREAD;
	if (fonts != NULL) {
		struct metrics metrics = fonts_metrics(fonts);
		struct app *app = app_create(&metrics, &call->app);
		app_resize(app, (float)call->width, (float)call->height, 1);
		code = show(app, call, &diag);
		if (code == EXIT_GOOD) {
			struct draw_list list = {0};
			app_settle(app);
			app_frame(app, 0, &list);
			code = use(call, app, &list, fonts, &diag);
			draw_list_finish(&list);
		}
		app_destroy(app);
	} else {
		code = cli_report(&diag);
	}
	fonts_destroy(fonts);
	free(opened);
	free(folder);
	free(scenes);
	diag_finish(&diag);
	return code;
}
