/* The page of practice over time: how one comes to it, what it says, what it does not, and that it writes nothing. */
#include "screens_fixture.h"

#include "view/app_state.h"

static struct draw_list list;

static void give(struct app *app, struct input input) {
	app_input(app, &input, 1000);
	app_settle(app);
	app_frame(app, 1000, &list);
}

static struct app *open_on(const char *home, enum screen_id screen) {
	struct app *app = fixture_app_at(home);
	assert_true(app_show(app, screen));
	app_settle(app);
	app_frame(app, 1000, &list);
	return app;
}

static void close_app(struct app *app) {
	app_destroy(app);
	draw_list_finish(&list);
	list = (struct draw_list){0};
}

static void test_from_the_records_and_back(void **state) {
	(void)state;
	struct app *app = open_on(records_home(), SCREEN_RECORDS);
	size_t files = fixture_count(records_home());
	for (int i = 0; i < 80 && strstr(node_with_focus(&list)->label, "Practice over time") == NULL; i++) {
		give(app, key_input(KEY_TAB));
	}
	give(app, key_input(KEY_ENTER));
	assert_int_equal(app_screen(app), SCREEN_PRACTICE);
	assert_non_null(node_called(&list, "From 3 kept records, from "));
	assert_int_equal(app->practice.play_len, 3);
	give(app, key_input(KEY_ESCAPE));
	assert_int_equal(app_screen(app), SCREEN_RECORDS);
	assert_int_equal(app->practice.play_len, 0); /* and nothing of it stays */
	assert_int_equal(fixture_count(records_home()), files);
	close_app(app);
}

static void test_curves_are_said(void **state) {
	(void)state;
	struct app *app = open_on(records_home(), SCREEN_PRACTICE);
	assert_non_null(node_called(&list, "Reaches in each conversation (3 conversations, the oldest first): 0, 1, 0."));
	assert_non_null(node_called(&list, "“Stings or shuts out”, in percent of your replies"));
	assert_non_null(node_called(&list, "Tension after the first reply (3 conversations, the oldest first): "));
	assert_non_null(node_called(&list, "Kept twice; a reach in 1 of them."));
	assert_non_null(node_called(&list, "1 record is not counted: its scenario cannot be played any more"));
	assert_non_null(node_called(&list, "1 record is not counted: its file cannot be read."));
	assert_non_null(node_called(&list, "more is not better"));
	assert_non_null(node_called(&list, "<i>&amp; more</i>")); /* a title is text */
	assert_null(node_called(&list, "score"));
	for (size_t i = 0; i < list.node_len; i++) {
		assert_null(strstr(list.nodes[i].label, "nan"));
	}
	close_app(app);
}

static void test_none(void **state) {
	(void)state;
	struct app *app = open_on(NULL, SCREEN_PRACTICE);
	assert_non_null(node_called(&list, "Nothing is kept in this run."));
	assert_int_equal(count_role(&list, ROLE_PICTURE), 0);
	close_app(app);
	app = open_on(SCRATCH_DIR "/no-such-home", SCREEN_PRACTICE);
	assert_non_null(node_called(&list, "nothing to count yet"));
	assert_int_equal(count_role(&list, ROLE_PICTURE), 0);
	assert_int_equal(fixture_count(SCRATCH_DIR "/no-such-home"), 0);
	close_app(app);
}

static void test_one_is_words(void **state) {
	(void)state;
	static const char home[] = SCRATCH_DIR "/practice-of-one";
	const struct playthrough_setup as_ada = {.seat = {true, false}, .seed = 1};
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	struct diag diag = {0};
	struct record record;
	fixture_remove(home);
	assert_true(playthrough_replies_by_id(playthrough, "snap,see,say-it:door,small", &diag));
	record_of(playthrough, fixture_path(), NULL, NULL, NULL, &record);
	assert_true(record_write(home, &record, &diag));
	struct app *app = open_on(home, SCREEN_PRACTICE);
	assert_non_null(node_called(&list, "From 1 kept record, of "));
	assert_non_null(node_called(&list, "You reached once"));
	assert_non_null(node_called(&list, "After the first reply the tension was "));
	assert_int_equal(count_role(&list, ROLE_PICTURE), 0);
	close_app(app);
	record_finish(&record);
	playthrough_destroy(playthrough);
	story_destroy(story);
	diag_finish(&diag);
	fixture_remove(home);
}

/* There is one button, at the end: the keys reach all that is above it. */
static void test_keys_scroll(void **state) {
	(void)state;
	static const enum key down[] = {KEY_DOWN, KEY_PAGE_DOWN}, up[] = {KEY_UP, KEY_PAGE_UP};
	struct app *app = open_on(records_home(), SCREEN_PRACTICE);
	app_resize(app, 800, 600, 1);
	app_settle(app);
	app_frame(app, 1000, &list);
	float top = node_called(&list, "Practice over time")->rect.y;
	for (int i = 0; i < 2; i++) {
		give(app, key_input(down[i]));
		assert_true(node_called(&list, "Practice over time")->rect.y < top - 10);
		give(app, key_input(up[i]));
		assert_true(node_called(&list, "Practice over time")->rect.y > top - 1);
	}
	close_app(app);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_from_the_records_and_back),
		cmocka_unit_test(test_curves_are_said),
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_one_is_words),
		cmocka_unit_test(test_keys_scroll),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
