#ifndef WATERLINE_TESTS_PERSON_FIXTURE_H
#define WATERLINE_TESTS_PERSON_FIXTURE_H

/*
 * Somebody at the keyboard or with a mouse: what one does to the program and
 * sees of it. Whoever includes this defines HOME, a folder of the test's own.
 */
#include "view_fixture.h"

#include "home_fixture.h"
#include "keep/settings.h"
#include "view/app_state.h"

struct bench {
	struct app *app;
	struct draw_list list;
	double now;
};

static inline int set_up(void **state) {
	fixture_remove(HOME);
	*state = calloc(1, sizeof(struct bench));
	return 0;
}

static inline int tear_down(void **state) {
	struct bench *bench = *state;
	app_destroy(bench->app);
	draw_list_finish(&bench->list);
	free(bench);
	return 0;
}

static inline void frame(struct bench *bench) {
	app_tick(bench->app, bench->now);
	app_frame(bench->app, bench->now, &bench->list);
}

static inline void start_with(struct bench *bench, struct app_options options) {
	app_destroy(bench->app);
	options.scenes = SOURCE_DIR "/scenes";
	options.text_scale = options.text_scale > 0 ? options.text_scale : 1;
	options.seed = 1;
	bench->app = app_create(&fake_metrics, &options);
	bench->now += 1000;
	frame(bench);
}

/* As the window starts it. */
static inline void start(struct bench *bench) {
	start_with(bench, (struct app_options){.home = HOME, .notice = true});
}

static inline void give(struct bench *bench, struct input input) {
	bench->now += 1000;
	app_input(bench->app, &input, bench->now);
	frame(bench);
	frame(bench);
}

static inline void press(struct bench *bench, enum key key) {
	give(bench, key_input(key));
}

/* As a keyboard does it: the key, then what it types. */
static inline void letter(struct bench *bench, char character) {
	give(bench, letter_input(character));
	struct input text = {.kind = INPUT_TEXT, .text = {character}};
	give(bench, text);
}

/* Tab until something with this in its label has the focus. */
static inline void go_to(struct bench *bench, const char *label) {
	for (int i = 0; i < 80; i++) {
		const struct node *node = node_with_focus(&bench->list);
		if (node != NULL && node_says(node, label)) {
			return;
		}
		press(bench, KEY_TAB);
	}
	fail_msg("nothing with the focus says %s", label);
}

static inline void choose(struct bench *bench, const char *label) {
	go_to(bench, label);
	press(bench, KEY_ENTER);
}

static inline struct settings written(void) {
	struct diag diag = {0};
	struct settings settings = settings_read(HOME, &diag);
	assert_int_equal(diag.len, 0);
	diag_finish(&diag);
	return settings;
}

/* A home in which the first page was acknowledged. */
static inline void been_here(enum settings_remember remember) {
	struct settings settings = settings_default();
	struct diag diag = {0};
	settings.notice_seen = 1;
	settings.remember = (int)remember;
	assert_true(settings_write(HOME, &settings, &diag));
	diag_finish(&diag);
}

static inline void click(struct bench *bench, float x, float y) {
	give(bench, (struct input){.kind = INPUT_MOVE, .x = x, .y = y});
	give(bench, (struct input){.kind = INPUT_DOWN, .x = x, .y = y});
	give(bench, (struct input){.kind = INPUT_UP, .x = x, .y = y});
}

static inline void type(struct bench *bench, const char *text) {
	for (const char *c = text; *c != '\0'; c++) {
		letter(bench, *c);
	}
}

static inline void to_the_end(struct bench *bench) {
	struct diag diag = {0};
	assert_true(app_play(bench->app, fixture_path(), SEAT_ONE, "snap,snap,snap,snap,snap,snap,snap,snap", &diag));
	diag_finish(&diag);
	frame(bench);
	choose(bench, "How it ends");
	assert_int_equal(app_screen(bench->app), SCREEN_ENDING);
}

static inline void begin_talk(struct bench *bench) {
	open_play(bench->app, fixture_path(), SEAT_ONE);
	frame(bench);
	choose(bench, "You never listen.");
	press(bench, KEY_SPACE);
}

#endif
