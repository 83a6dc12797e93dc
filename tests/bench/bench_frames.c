/*
 * The work of a frame while everything moves: the play screen is played through
 * with motion on, sixty frames to a second of its own time, each drawn into
 * memory. Needs no display. Prints the median and the worst frame, apart for
 * deciding (app_frame) and painting; processor time, so that other programs on
 * the machine do not count.
 *
 * Usage: bench_frames SCENARIO WIDTH HEIGHT [TEXT-SCALE]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "sdl/paint.h"
#include "view/app.h"

enum { FRAMES_MAX = 3000, FRAMES_A_REPLY = 90 };

static const double frame_ms = 1000.0 / 60;

struct bench {
	struct fonts *fonts;
	struct app *app;
	struct painter painter;
	struct pixels pixels;
	struct draw_list list;
	double decide[FRAMES_MAX], paint[FRAMES_MAX], both[FRAMES_MAX];
	size_t len, unchanged;
};

static double clock_ms(void) {
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6;
}

static void frame(struct bench *bench, double now) {
	double start = clock_ms();
	app_tick(bench->app, now);
	app_frame(bench->app, now, &bench->list);
	double decided = clock_ms();
	size_t areas = paint(&bench->painter, &bench->pixels, &bench->list);
	double painted = clock_ms();
	if (areas == 0) {
		bench->unchanged++;
	} else if (bench->len < FRAMES_MAX) {
		bench->decide[bench->len] = decided - start;
		bench->paint[bench->len] = painted - decided;
		bench->both[bench->len++] = painted - start;
	}
}

static int by_value(const void *a, const void *b) {
	double one = *(const double *)a, other = *(const double *)b;
	return (one > other) - (one < other);
}

static void report(const char *what, double *values, size_t len) {
	qsort(values, len, sizeof(*values), by_value);
	printf("%s: median %.2f ms, 95 of 100 under %.2f ms, worst %.2f ms\n", what, values[len / 2], values[len * 95 / 100],
		values[len - 1]);
}

static void play(struct bench *bench) {
	double now = 1000;
	for (int i = 0; bench->len < FRAMES_MAX && app_screen(bench->app) == SCREEN_PLAY && i < FRAMES_MAX * 4; i++) {
		if (i % FRAMES_A_REPLY == 0) {
			struct input card = {.kind = INPUT_KEY, .key = KEY_CHARACTER, .character = (char)('1' + i / FRAMES_A_REPLY % 3)};
			app_input(bench->app, &card, now);
		}
		/* As the window does it: only when a frame is due. */
		if (app_next_frame(bench->app, now) != APP_IDLE) {
			frame(bench, now);
		}
		now += frame_ms;
	}
}

int main(int argc, char **argv) {
	struct diag diag = {0};
	if (argc < 4) {
		fputs("usage: bench_frames SCENARIO WIDTH HEIGHT [TEXT-SCALE]\n", stderr);
		return 1;
	}
	struct bench *bench = mem_new(struct bench);
	int width = atoi(argv[2]), height = atoi(argv[3]);
	struct app_options options = {
		.scenes = SOURCE_DIR "/scenes", .text_scale = argc > 4 ? (float)atof(argv[4]) : 1, .seed = 1};
	bench->fonts = fonts_create(SOURCE_DIR "/fonts", FONT_FAMILY, &diag);
	if (bench->fonts == NULL || width < 1 || height < 1) {
		return 2;
	}
	struct metrics metrics = fonts_metrics(bench->fonts);
	bench->painter.inks = ink_cache_create(bench->fonts, INK_CACHE_BYTES);
	bench->pixels = (struct pixels){mem_array((size_t)width * (size_t)height, 4), width, height, (size_t)width,
		{0, 0, width, height}};
	bench->app = app_create(&metrics, &options);
	app_resize(bench->app, (float)width, (float)height, 1);
	if (!app_play(bench->app, argv[1], SEAT_ONE, NULL, &diag) || !app_show(bench->app, SCREEN_PLAY)) {
		return 1;
	}
	play(bench);
	if (bench->len == 0) {
		puts("nothing moved");
		return 1;
	}
	printf("%d x %d, %zu frames with changes, %zu without\n", width, height, bench->len, bench->unchanged);
	report("deciding", bench->decide, bench->len);
	report("painting", bench->paint, bench->len);
	report("together", bench->both, bench->len);
	app_destroy(bench->app);
	ink_cache_destroy(bench->painter.inks);
	painter_finish(&bench->painter);
	draw_list_finish(&bench->list);
	fonts_destroy(bench->fonts);
	free(bench->pixels.at);
	free(bench);
	diag_finish(&diag);
	return 0;
}
