/* A scenario that changes while it is open: mended, broken, with replies that are gone. */
#include "view_fixture.h"

#include <unistd.h>

static const char path[] = SCRATCH_DIR "/view-reload.json";

static void put(const char *text) {
	struct diag diag = {0};
	assert_true(file_write(path, text, strlen(text), 0644, &diag));
	diag_finish(&diag);
}

/* The fixture with one stretch of it written otherwise. */
static void put_changed(const char *from, const char *to) {
	const char *at = strstr(fixture_text, from);
	assert_non_null(at);
	struct buf text = BUF_EMPTY;
	buf_add(&text, fixture_text, (size_t)(at - fixture_text));
	buf_puts(&text, to);
	buf_puts(&text, at + strlen(from));
	put(text.text);
	buf_finish(&text);
}

static struct app *played(const char *replies) {
	struct diag diag = {0};
	put(fixture_text);
	struct app *app = fixture_app();
	assert_true(app_play(app, path, SEAT_ONE, replies, &diag));
	diag_finish(&diag);
	return app;
}

static bool shows(struct app *app, const char *text) {
	struct draw_list list = {0};
	app_settle(app);
	app_frame(app, 1000, &list);
	bool found = node_called(&list, text) != NULL;
	draw_list_finish(&list);
	return found;
}

static size_t said(const struct app *app) {
	size_t count = 0;
	for (size_t i = 0; i < playthrough_step_count(app_playthrough(app)); i++) {
		count += playthrough_step(app_playthrough(app), i)->chosen;
	}
	return count;
}

static void test_same_file_changes_nothing(void **state) {
	(void)state;
	struct app *app = played("snap,see");
	const struct playthrough *before = app_playthrough(app);
	app_reload(app);
	assert_ptr_equal(app_playthrough(app), before);
	assert_false(shows(app, "read again"));
	app_destroy(app);
}

static void test_changed_text(void **state) {
	(void)state;
	struct app *app = played("snap,see");
	put_changed("You never listen.", "You do not listen.");
	app_reload(app);
	assert_int_equal(app_screen(app), SCREEN_PLAY);
	assert_int_equal(said(app), 2);
	assert_int_equal(playthrough_waits_for(app_playthrough(app)), PLAYTHROUGH_PERSON);
	assert_true(shows(app, "You do not listen."));
	assert_false(shows(app, "You never listen."));
	assert_true(shows(app, "read again, and all that was said leads here"));
	app_destroy(app);
}

static void test_notice_goes_with_the_next_reply(void **state) {
	(void)state;
	struct app *app = played("snap");
	put_changed("You never listen.", "You do not listen.");
	app_reload(app);
	assert_true(shows(app, "read again"));
	struct input one = letter_input('1');
	app_input(app, &one, 2000);
	assert_int_equal(said(app), 2);
	assert_false(shows(app, "read again"));
	app_destroy(app);
}

static void test_lost_reply(void **state) {
	(void)state;
	struct app *app = played("snap,see,ask");
	put_changed("\"id\": \"see\"", "\"id\": \"seen-it\"");
	app_reload(app);
	assert_int_equal(app_screen(app), SCREEN_PLAY);
	assert_int_equal(said(app), 1);
	assert_true(shows(app, "1 of 3 replies still lead somewhere, then “see” is no longer on offer"));
	app_destroy(app);
}

static void test_lost_first_reply(void **state) {
	(void)state;
	struct app *app = played("see,snap");
	put_changed("\"id\": \"see\"", "\"id\": \"seen-it\"");
	app_reload(app);
	assert_int_equal(said(app), 0);
	assert_true(shows(app, "“see” is no longer on offer, so this is the beginning"));
	app_destroy(app);
}

static void test_broken_then_mended(void **state) {
	(void)state;
	struct app *app = played("snap,see");
	put_changed("\"to\": \"ben-talks\"}", "\"to\": \"ben-talk\"}");
	app_reload(app);
	assert_int_equal(app_screen(app), SCREEN_ERROR);
	assert_true(shows(app, "\"ben-talk\", which is not a beat"));
	assert_true(shows(app, "line 12, column"));
	put("{\"format\": 1,");
	app_reload(app);
	assert_int_equal(app_screen(app), SCREEN_ERROR);
	assert_false(shows(app, "which is not a beat"));
	put_changed("You never listen.", "You do not listen.");
	app_reload(app);
	assert_int_equal(app_screen(app), SCREEN_PLAY);
	assert_int_equal(said(app), 2);
	assert_true(shows(app, "You do not listen."));
	app_destroy(app);
}

static void test_broken_then_changed_back(void **state) {
	(void)state;
	struct app *app = played("snap,see");
	const struct playthrough *before = app_playthrough(app);
	assert_int_equal(unlink(path), 0);
	app_reload(app);
	assert_int_equal(app_screen(app), SCREEN_ERROR);
	put(fixture_text);
	app_reload(app);
	assert_int_equal(app_screen(app), SCREEN_PLAY);
	assert_ptr_equal(app_playthrough(app), before);
	app_destroy(app);
}

static void test_opened_broken(void **state) {
	(void)state;
	put("{");
	struct app_options options = {.scenes = SOURCE_DIR "/scenes", .open = path, .text_scale = 1, .still = true};
	struct app *app = app_create(&fake_metrics, &options);
	assert_int_equal(app_screen(app), SCREEN_ERROR);
	put(fixture_text);
	app_reload(app);
	assert_int_equal(app_screen(app), SCREEN_SEAT);
	app_destroy(app);
}

static void test_seat_taken_away(void **state) {
	(void)state;
	struct app *app = played("snap");
	put_changed("[\"ada\", \"ben\"]", "[\"ben\"]");
	app_reload(app);
	assert_int_equal(app_screen(app), SCREEN_SEAT);
	assert_null(app_playthrough(app));
	app_destroy(app);
}

static void test_ending_that_is_none_any_more(void **state) {
	(void)state;
	struct app *app = played("snap,snap,snap,snap,snap,snap,snap,snap");
	assert_true(app_show(app, SCREEN_ENDING));
	put_changed("rounds >= 8", "rounds >= 9");
	app_reload(app);
	assert_int_equal(app_screen(app), SCREEN_PLAY);
	assert_int_equal(said(app), 8);
	app_destroy(app);
}

static void test_a_pause_stays(void **state) {
	(void)state;
	struct app *app = played("snap");
	struct input escape = key_input(KEY_ESCAPE);
	app_input(app, &escape, 2000);
	assert_true(shows(app, "Go on"));
	put_changed("You never listen.", "You do not listen.");
	app_reload(app);
	assert_true(shows(app, "Go on"));
	app_destroy(app);
}

/* Every screen there is, in a play that is over and one that is not: the file changes in something, loses the seat, breaks. */
static void test_any_screen(void **state) {
	(void)state;
	static const char *const plays[] = {"snap", "snap,snap,snap,snap,snap,snap,snap,snap"};
	for (size_t p = 0; p < 2; p++) {
		for (int screen = 0; screen < SCREEN_COUNT; screen++) {
			struct app *app = played(plays[p]);
			struct input back = key_input(KEY_ESCAPE);
			if (app_show(app, (enum screen_id)screen)) {
				shows(app, "");
				put_changed("You never listen.", "You do not listen.");
				app_reload(app);
				shows(app, "");
				put("{");
				app_reload(app);
				shows(app, "");
				put_changed("[\"ada\", \"ben\"]", "[\"ben\"]");
				app_reload(app);
				shows(app, "");
				app_input(app, &back, 3000);
				shows(app, "");
			}
			app_destroy(app);
		}
	}
}

static void test_files(void **state) {
	(void)state;
	const char *shared = TESTS_DIR "/scenarios/valid/uses.json";
	struct app *app = fixture_app();
	assert_int_equal(app_files(app)->len, 0);
	open_play(app, shared, SEAT_ONE);
	assert_true(app_files(app)->len > 1);
	assert_string_equal(app_files(app)->paths[0], shared);
	size_t turn = app_files(app)->turn;
	struct input leave = key_input(KEY_F12);
	app_input(app, &leave, 1000);
	assert_int_equal(app_files(app)->len, 0);
	assert_true(app_files(app)->turn != turn);
	app_reload(app);
	assert_int_equal(app_screen(app), SCREEN_BLANK);
	app_destroy(app);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same_file_changes_nothing),
		cmocka_unit_test(test_changed_text),
		cmocka_unit_test(test_notice_goes_with_the_next_reply),
		cmocka_unit_test(test_lost_reply),
		cmocka_unit_test(test_lost_first_reply),
		cmocka_unit_test(test_broken_then_mended),
		cmocka_unit_test(test_broken_then_changed_back),
		cmocka_unit_test(test_opened_broken),
		cmocka_unit_test(test_seat_taken_away),
		cmocka_unit_test(test_ending_that_is_none_any_more),
		cmocka_unit_test(test_a_pause_stays),
		cmocka_unit_test(test_any_screen),
		cmocka_unit_test(test_files),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
