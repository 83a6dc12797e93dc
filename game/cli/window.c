/*
 * The window, which is what one gets without a command. Where there is no
 * display the same scenario is played in the terminal.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/data.h"
#include "base/home.h"
#include "cli/cli.h"
#include "cli/look_options.h"
#include "sdl/window.h"

struct window_call {
	const char *file;
	bool first_frame_only; /* for measuring how long the start takes */
	struct window_options window;
};

static uint64_t fresh_seed(void) {
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static bool open_trace(struct window_call *call, const char *path) {
	call->window.trace = fopen(path, "w");
	if (call->window.trace == NULL) {
		fprintf(stderr, "waterline: %s cannot be written\n", path);
	}
	return call->window.trace != NULL;
}

static bool read_option(struct window_call *call, int option) {
	switch (option) {
	case 'm':
		call->window.app.still = true;
		call->window.app.given |= GIVEN_STILL;
		return true;
	case 'q':
		call->window.app.no_trace = true;
		return true;
	case 'a':
		call->window.app.speak = true;
		call->window.app.given |= GIVEN_SPEAK;
		return true;
	case 's':
		return look_size(optarg, &call->window.width, &call->window.height);
	case 'n':
		return cli_number(optarg, &call->window.app.seed);
	case 'f':
		call->first_frame_only = true;
		return true;
	case 'w':
		return open_trace(call, optarg);
	case '?':
		cli_usage("window");
		return false;
	default:
		return look_option(option, &call->window.app);
	}
}

/* --size, --seed, --exit-after-first-frame and --trace are for tests and measuring, and stand in no help. */
static bool read_call(int argc, char **argv, struct window_call *call) {
	static const struct option options[] = {LOOK_OPTIONS, {"still", no_argument, NULL, 'm'},
		{"speak", no_argument, NULL, 'a'},
		{"no-trace", no_argument, NULL, 'q'},
		{"size", required_argument, NULL, 's'}, {"seed", required_argument, NULL, 'n'},
		{"exit-after-first-frame", no_argument, NULL, 'f'}, {"trace", required_argument, NULL, 'w'}, {0}};
	const char *still = getenv("WATERLINE_STILL");
	*call = (struct window_call){.window.app = {.theme = THEME_PAPER, .text_scale = 1, .spacing = 1, .seed = fresh_seed()}};
	call->window.app.still = still != NULL && strcmp(still, "1") == 0;
	call->window.app.given = call->window.app.still ? GIVEN_STILL : 0;
	call->window.app.notice = true;
	optind = 1;
	for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		if (!read_option(call, o)) {
			return false;
		}
	}
	if (argc - optind > 1) {
		cli_usage("window");
		return false;
	}
	call->file = argv[optind];
	return true;
}

static int play_in_terminal(const char *file) {
	char *words[] = {(char *)"play", (char *)(uintptr_t)file, (char *)"--text", NULL};
	return cli_play(3, words);
}

/* Without a scenario given, one of those that are installed. */
static int choose_in_terminal(void) {
	char *words[] = {(char *)"list", NULL}, *line = NULL;
	size_t cap = 0;
	int code = cli_list(1, words);
	fputs("\nWhich one? Its name, or nothing to leave: ", stdout);
	fflush(stdout);
	ssize_t len = code == EXIT_GOOD ? getline(&line, &cap, stdin) : -1;
	while (len > 0 && strchr(" \t\r\n", line[len - 1]) != NULL) {
		line[--len] = '\0';
	}
	if (len > 0) {
		code = play_in_terminal(line);
	} else {
		putchar('\n');
	}
	free(line);
	return code;
}

static int run_window(const struct window_call *call, struct diag *diag) {
	enum window_trouble trouble;
	struct window *window = window_open(&call->window, &trouble, diag);
	if (window == NULL && trouble == WINDOW_NO_DISPLAY) {
		fputs("waterline: there is no display to open a window on, so this is the terminal\n", stderr);
		return call->file != NULL ? play_in_terminal(call->file) : choose_in_terminal();
	}
	if (window == NULL) {
		int code = cli_report(diag);
		return code == EXIT_GOOD ? EXIT_UNREAD : code;
	}
	while (window_turn(window, -1)) {
		if (call->first_frame_only && window_frames(window) > 0) {
			puts("first frame");
			break;
		}
	}
	window_close(window);
	return EXIT_GOOD;
}

int cli_window(int argc, char **argv) {
	struct window_call call;
	if (!read_call(argc, argv, &call)) {
		return EXIT_WRONG;
	}
	struct diag diag = {0};
	char *scenes = data_folder("scenes", &diag), *fonts = data_folder("fonts", &diag);
	struct diag unsaid = {0};
	char *home = home_folder(&unsaid); /* without one nothing is kept, which the settings say */
	diag_finish(&unsaid);
	call.window.app.home = home;
	char *path = call.file != NULL ? cli_scenario_path(call.file) : NULL;
	call.window.app.scenes = scenes;
	call.window.app.open = path;
	call.window.fonts = fonts;
	int code = diag.errors == 0 ? run_window(&call, &diag) : cli_report(&diag);
	if (call.window.trace != NULL) {
		fclose(call.window.trace);
	}
	free(path);
	free(home);
	free(fonts);
	free(scenes);
	diag_finish(&diag);
	return code;
}
