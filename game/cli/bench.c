/*
 * How fast this machine does what people wait for: reading a scenario,
 * searching it, drawing a screen. The measures against other programs are in
 * tests/bench.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/data.h"
#include "cli/cli.h"
#include "explore/explore.h"
#include "sdl/picture.h"
#include "story/shelf.h"
#include "view/app.h"

enum { FRAMES = 20 };

static double milliseconds(void) {
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void search_seat(const struct story *story, enum seat seat) {
	const bool seats[SEAT_COUNT] = {seat == SEAT_ONE, seat == SEAT_TWO};
	const struct explore_bounds bounds = {.states = 1000000};
	double start = milliseconds();
	struct explore *explore = explore_run(story, seats, NULL, &bounds);
	double taken = milliseconds() - start;
	printf("%-18s searched as %-8s %8.1f ms  %zu moments%s, %zu replies, %.0f bytes a moment\n", story->id,
		story->person[seat].id, taken, explore_states(explore), explore_complete(explore) ? "" : " (not all)",
		explore_edges(explore), (double)explore_bytes(explore) / (double)explore_states(explore));
	explore_destroy(explore);
}

static void bench_scenario(const char *path) {
	struct diag diag = {0};
	double start = milliseconds();
	struct story *story = story_load(path, &diag);
	double taken = milliseconds() - start;
	if (story != NULL) {
		printf("%-18s read and checked     %8.1f ms\n", story->id, taken);
		for (size_t i = 0; i < story->seat_count; i++) {
			search_seat(story, story->seats[i]);
		}
	}
	story_destroy(story);
	diag_finish(&diag);
}

static void bench_screen(struct fonts *fonts, const char *scenes, int width, int height) {
	struct metrics metrics = fonts_metrics(fonts);
	const struct app_options options = {.scenes = scenes, .text_scale = 1, .still = true, .seed = 1};
	struct app *app = app_create(&metrics, &options);
	app_resize(app, (float)width, (float)height, 1);
	struct draw_list list = {0};
	double decided = 0, painted = 0;
	for (int i = 0; i < FRAMES; i++) {
		double start = milliseconds();
		app_frame(app, i, &list);
		double middle = milliseconds();
		struct pixels pixels = picture_paint(&list, width, height, fonts);
		painted += milliseconds() - middle;
		decided += middle - start;
		free(pixels.at);
	}
	printf("the menu at %dx%d: %.2f ms to decide what to draw, %.2f ms to paint all of it\n", width, height, decided / FRAMES,
		painted / FRAMES);
	draw_list_finish(&list);
	app_destroy(app);
}

int cli_bench(int argc, char **argv) {
	(void)argv;
	if (argc > 1) {
		return cli_usage("bench");
	}
	struct diag diag = {0};
	char *scenes = data_folder("scenes", &diag), *folder = data_folder("fonts", &diag);
	struct fonts *fonts = folder != NULL ? fonts_create(folder, FONT_FAMILY, &diag) : NULL;
	struct shelf shelf = shelf_read(scenes);
	for (size_t i = 0; i < shelf.len; i++) {
		bench_scenario(shelf.paths[i]);
	}
	shelf_finish(&shelf);
	if (fonts != NULL && scenes != NULL) {
		bench_screen(fonts, scenes, 1280, 800);
		bench_screen(fonts, scenes, 1920, 1080);
	}
	int code = cli_report(&diag);
	fonts_destroy(fonts);
	free(folder);
	free(scenes);
	diag_finish(&diag);
	return code;
}
