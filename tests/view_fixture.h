#ifndef WATERLINE_TESTS_VIEW_FIXTURE_H
#define WATERLINE_TESTS_VIEW_FIXTURE_H

/* Screens without fonts and without a window: every character is half an em wide; keys are made by hand. */
#include "story_fixture.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "view/app.h"
#include "view/describe.h"

static size_t fake_measured; /* how often the fake was asked for a width */

static inline float fake_width(void *data, enum face face, float size, const char *text, size_t len) {
	(void)data;
	(void)face;
	fake_measured++;
	return 0.5f * size * (float)utf8_count(text, len);
}

static inline struct face_height fake_height(void *data, enum face face, float size) {
	(void)data;
	(void)face;
	return (struct face_height){0.8f * size, 0.2f * size, 1.2f * size};
}

static const struct metrics fake_metrics = {NULL, fake_width, fake_height};

static inline struct input key_input(enum key key) {
	return (struct input){.kind = INPUT_KEY, .key = key};
}

static inline struct input letter_input(char letter) {
	return (struct input){.kind = INPUT_KEY, .key = KEY_CHARACTER, .character = letter};
}

/* Writes the fixture's scenario where app_play() finds it. */
static inline const char *fixture_path(void) {
	static const char path[] = SCRATCH_DIR "/view-fixture.json";
	struct diag diag = {0};
	assert_true(file_write(path, fixture_text, strlen(fixture_text), 0644, &diag));
	diag_finish(&diag);
	return path;
}

/* With what was kept in `home`; NULL: nothing is kept. */
static inline struct app *fixture_app_at(const char *home) {
	struct app_options options = {.scenes = SOURCE_DIR "/scenes", .text_scale = 1, .still = true, .seed = 1, .home = home,
		.given = GIVEN_THEME | GIVEN_TEXT_SCALE | GIVEN_STILL | GIVEN_FACE | GIVEN_SPACING | GIVEN_SPEAK};
	return app_create(&fake_metrics, &options);
}

static inline struct app *fixture_app(void) {
	return fixture_app_at(NULL);
}

/* Opens a scenario in a seat, with nothing said yet. */
static inline void open_play(struct app *app, const char *path, enum seat seat) {
	struct diag diag = {0};
	if (!app_play(app, path, seat, NULL, &diag)) {
		fail_msg("%s: %s", path, diag.len > 0 ? diag.findings[0].message : "?");
	}
	diag_finish(&diag);
}

/* Whether a part says this: in its label or, of a field, in what stands in it, as "label: value". */
static inline bool node_says(const struct node *node, const char *text) {
	struct buf said = BUF_EMPTY;
	describe_label(node, &said);
	bool says = strstr(said.text, text) != NULL;
	buf_finish(&said);
	return says;
}

static inline const struct node *node_with_focus(const struct draw_list *list) {
	for (size_t i = 0; i < list->node_len; i++) {
		if (list->nodes[i].focused) {
			return &list->nodes[i];
		}
	}
	return NULL;
}

static inline const struct node *node_called(const struct draw_list *list, const char *label) {
	for (size_t i = 0; i < list->node_len; i++) {
		if (node_says(&list->nodes[i], label)) {
			return &list->nodes[i];
		}
	}
	return NULL;
}

static inline size_t count_role(const struct draw_list *list, enum role role) {
	size_t count = 0;
	for (size_t i = 0; i < list->node_len; i++) {
		count += list->nodes[i].role == role;
	}
	return count;
}

#endif
