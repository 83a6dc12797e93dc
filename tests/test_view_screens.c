/*
 * The screens around a play, driven by keys and by pointer: first run, settings,
 * names, pause, debrief, records. Above all: what is written into the program's
 * folder, and when nothing may be.
 */
#define HOME SCRATCH_DIR "/screens-home"
#include "person_fixture.h"

#include "view/help_numbers.h"

static void test_first_run_comes_first_and_once(void **state) {
	struct bench *bench = *state;
	start(bench);
	assert_int_equal(app_screen(bench->app), SCREEN_FIRST);
	assert_non_null(node_called(&bench->list, "No therapy, no diagnosis, no prediction"));
	assert_non_null(node_called(&bench->list, "watched, controlled or threatened"));
	assert_non_null(node_called(&bench->list, "No numbers have been filled in"));
	press(bench, KEY_ESCAPE); /* there is no way past it */
	letter(bench, 't');
	assert_int_equal(app_screen(bench->app), SCREEN_FIRST);
	assert_int_equal(fixture_count(HOME), 0);
	choose(bench, "I have read this");
	assert_int_equal(app_screen(bench->app), SCREEN_ASK);
	assert_int_equal(written().notice_seen, 1);
	assert_int_equal(written().remember, REMEMBER_UNASKED);
	letter(bench, 'n');
	assert_int_equal(app_screen(bench->app), SCREEN_MENU);
	assert_null(node_called(&bench->list, "Nothing here fits")); /* the n was not typed into the search */
	assert_int_equal(written().remember, REMEMBER_NO);
	start(bench);
	assert_int_equal(app_screen(bench->app), SCREEN_MENU);
	choose(bench, "What this is, and is not");
	assert_int_equal(app_screen(bench->app), SCREEN_FIRST);
	press(bench, KEY_ESCAPE);
	assert_int_equal(app_screen(bench->app), SCREEN_MENU);
}

static void test_first_run_goes_on_to_what_was_opened(void **state) {
	struct bench *bench = *state;
	start_with(bench, (struct app_options){.home = HOME, .notice = true, .open = fixture_path()});
	assert_int_equal(app_screen(bench->app), SCREEN_FIRST);
	choose(bench, "I have read this");
	letter(bench, 'y');
	assert_int_equal(app_screen(bench->app), SCREEN_SEAT);
	assert_int_equal(written().remember, REMEMBER_YES);
}

static void test_without_trace_nothing_is_written(void **state) {
	struct bench *bench = *state;
	start_with(bench, (struct app_options){.home = HOME, .notice = true, .no_trace = true});
	choose(bench, "I have read this");
	assert_int_equal(app_screen(bench->app), SCREEN_MENU);
	choose(bench, "Settings");
	go_to(bench, "Colours");
	press(bench, KEY_RIGHT);
	assert_int_equal(bench->app->theme, THEME_DUSK);
	assert_int_equal(fixture_count(HOME), 0);
}

static void test_leaving_the_first_page_writes_nothing(void **state) {
	struct bench *bench = *state;
	start(bench);
	choose(bench, "Leave at once");
	assert_int_equal(app_screen(bench->app), SCREEN_BLANK);
	assert_int_equal(fixture_count(HOME), 0);
}

static void test_settings_are_seen_and_written_at_once(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_NO);
	start(bench);
	choose(bench, "Settings");
	assert_int_equal(app_screen(bench->app), SCREEN_SETTINGS);
	go_to(bench, "Text size");
	press(bench, KEY_RIGHT);
	press(bench, KEY_RIGHT);
	assert_int_equal(written().text_percent, 120);
	assert_true(bench->app->text_scale > 1.19f && bench->app->text_scale < 1.21f);
	go_to(bench, "Colours");
	press(bench, KEY_ENTER);
	assert_int_equal(written().theme, SETTINGS_DUSK);
	go_to(bench, "Letters");
	press(bench, KEY_RIGHT);
	assert_int_equal(app_family_wanted(bench->app), FAMILY_DYSLEXIC);
	go_to(bench, "Movement");
	press(bench, KEY_RIGHT);
	assert_true(bench->app->still);
	go_to(bench, "Speed");
	press(bench, KEY_RIGHT);
	assert_int_equal(written().speed_percent, 125);
	press(bench, KEY_ESCAPE);
	assert_int_equal(app_screen(bench->app), SCREEN_MENU);
	start(bench);
	assert_int_equal(bench->app->theme, THEME_DUSK);
	assert_true(bench->app->still);
}

static void test_the_command_line_wins_for_a_run(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_NO);
	start_with(bench, (struct app_options){.home = HOME, .notice = true, .theme = THEME_CONTRAST, .given = GIVEN_THEME});
	assert_int_equal(bench->app->theme, THEME_CONTRAST);
	choose(bench, "Settings");
	go_to(bench, "Colours: High contrast");
	go_to(bench, "Text size");
	press(bench, KEY_RIGHT);
	assert_int_equal(bench->app->theme, THEME_CONTRAST);
	assert_int_equal(written().theme, SETTINGS_PAPER);
	assert_int_equal(written().text_percent, 110);
}

static void test_settings_by_pointer(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_NO);
	start(bench);
	choose(bench, "Settings");
	struct rect row = node_called(&bench->list, "Colours")->rect;
	click(bench, row.x + 40, row.y + row.h / 2); /* beside the words: nothing */
	assert_int_equal(written().theme, SETTINGS_PAPER);
	click(bench, row.x + row.w - 60, row.y + row.h / 2);
	assert_int_equal(written().theme, SETTINGS_CONTRAST);
}

static void test_keys_change_places(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_NO);
	start(bench);
	choose(bench, "Settings");
	go_to(bench, "Under the line: key U");
	letter(bench, 'y');
	assert_int_equal(written().keys[SETTINGS_KEY_UNDER], 'y');
	assert_int_equal(written().keys[SETTINGS_KEY_WHY], 'u');
	letter(bench, 'b'); /* the page-turner's */
	assert_int_equal(written().keys[SETTINGS_KEY_UNDER], 'y');
	open_play(bench->app, fixture_path(), SEAT_ONE);
	frame(bench);
	letter(bench, 'u');
	assert_int_equal(bench->app->play.sheet, SHEET_WHY);
	letter(bench, 'u');
	letter(bench, 'y');
	assert_true(bench->app->talk->under);
}

static void test_forgetting_asks_once(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_YES);
	start(bench);
	choose(bench, "Settings");
	choose(bench, "Forget everything");
	assert_non_null(node_called(&bench->list, "cannot be taken back"));
	press(bench, KEY_ENTER); /* what has the focus then is no */
	assert_int_equal(written().notice_seen, 1);
	choose(bench, "Forget everything");
	choose(bench, "Erase it all");
	assert_non_null(node_called(&bench->list, "is erased"));
	assert_int_equal(fixture_count(HOME), 0);
	start(bench);
	assert_int_equal(app_screen(bench->app), SCREEN_FIRST);
}

static void test_names_are_taken_and_change_no_number(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_NO);
	start_with(bench, (struct app_options){.home = HOME, .notice = true, .open = fixture_path()});
	assert_int_equal(app_screen(bench->app), SCREEN_SEAT);
	go_to(bench, "Name in place of Ada");
	type(bench, "t2 Zoe+ ");
	assert_int_equal(app_screen(bench->app), SCREEN_SEAT);
	assert_int_equal(bench->app->theme, THEME_PAPER);
	press(bench, KEY_HOME);
	press(bench, KEY_DELETE);
	press(bench, KEY_DELETE);
	press(bench, KEY_END);
	press(bench, KEY_BACKSPACE);
	press(bench, KEY_BACKSPACE);
	choose(bench, "they");
	go_to(bench, "1: ");
	press(bench, KEY_ENTER);
	assert_int_equal(app_screen(bench->app), SCREEN_PLAY);
	assert_string_equal(bench->app->talk->cast.person[SEAT_ONE].name, "Zoe");
	assert_int_equal(bench->app->talk->cast.person[SEAT_ONE].pronouns, PRONOUNS_THEY);
	assert_non_null(node_called(&bench->list, "you are Zoe"));
	struct couple named = playthrough_couple_after(app_playthrough(bench->app), 0);
	open_play(bench->app, fixture_path(), SEAT_ONE);
	assert_string_equal(bench->app->talk->cast.person[SEAT_ONE].name, "Ada");
	struct couple usual = playthrough_couple_after(app_playthrough(bench->app), 0);
	assert_memory_equal(&named, &usual, sizeof(usual));
}

static void test_empty_and_long_names(void **state) {
	struct bench *bench = *state;
	start_with(bench, (struct app_options){.open = fixture_path()});
	go_to(bench, "Name in place of Ada");
	type(bench, "   ");
	assert_string_equal(bench->app->talk->cast.person[SEAT_ONE].name, "Ada");
	press(bench, KEY_BACKSPACE);
	press(bench, KEY_BACKSPACE);
	press(bench, KEY_BACKSPACE);
	for (int i = 0; i < NAME_MOST + 10; i++) {
		type(bench, "x");
	}
	assert_int_equal(bench->app->renamed[SEAT_ONE].name.text.len, NAME_MOST);
	go_to(bench, "Name in place of Ben");
	for (int i = 0; i < NAME_MOST; i++) {
		type(bench, "x");
	}
	assert_non_null(node_called(&bench->list, "same name"));
}

/* The pause leads to the settings and back, and nothing goes on meanwhile. */
static void test_pause_and_settings(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_NO);
	start(bench);
	open_play(bench->app, fixture_path(), SEAT_ONE);
	press(bench, KEY_ESCAPE);
	choose(bench, "Settings");
	assert_int_equal(app_screen(bench->app), SCREEN_SETTINGS);
	press(bench, KEY_ESCAPE);
	assert_int_equal(app_screen(bench->app), SCREEN_PLAY);
	assert_non_null(node_called(&bench->list, "Paused"));
	press(bench, KEY_F1);
	choose(bench, "What this is, and is not");
	assert_int_equal(app_screen(bench->app), SCREEN_FIRST);
	press(bench, KEY_ESCAPE);
	press(bench, KEY_ESCAPE);
	assert_non_null(node_called(&bench->list, "Paused"));
	press(bench, KEY_ESCAPE);
	assert_null(node_called(&bench->list, "Paused"));
}

static void test_from_here_makes_another_way(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_NO);
	start(bench);
	to_the_end(bench);
	size_t whole = playthrough_step_count(app_playthrough(bench->app));
	letter(bench, 'l');
	assert_int_equal(app_screen(bench->app), SCREEN_DEBRIEF);
	go_to(bench, "Left and right go from reply");
	for (size_t i = 0; i < whole; i++) {
		press(bench, KEY_LEFT);
	}
	assert_non_null(node_called(&bench->list, "Reply 1 of"));
	press(bench, KEY_RIGHT);
	press(bench, KEY_LEFT);
	letter(bench, 'f');
	assert_int_equal(app_screen(bench->app), SCREEN_PLAY);
	assert_int_equal(playthrough_step_count(app_playthrough(bench->app)), 0);
	choose(bench, "I see why.");
	assert_int_equal(playthrough_way_count(app_playthrough(bench->app)), 2);
	letter(bench, 'w');
	assert_int_equal(app_screen(bench->app), SCREEN_WAYS);
	assert_non_null(node_called(&bench->list, "They part at the first word"));
	press(bench, KEY_ESCAPE);
	assert_int_equal(app_screen(bench->app), SCREEN_PLAY);
	assert_int_equal(fixture_count(HOME), 1); /* the settings alone */
}

/* What stood there goes when another way is chosen: not while it is being drawn. */
static void test_another_way_on_one_side(void **state) {
	struct bench *bench = *state;
	struct diag diag = {0};
	been_here(REMEMBER_NO);
	start(bench);
	assert_true(app_play(bench->app, fixture_path(), SEAT_ONE, "snap,snap", &diag));
	assert_true(app_also(bench->app, "see,snap", &diag));
	assert_true(app_also(bench->app, "ask,snap", &diag));
	diag_finish(&diag);
	assert_true(app_show(bench->app, SCREEN_WAYS));
	frame(bench);
	for (int i = 0; i < 4; i++) {
		size_t before = bench->app->after.ways[i % 2];
		choose(bench, i % 2 == 0 ? "Another way on this side" : "Another way on that side");
		assert_int_not_equal(bench->app->after.ways[i % 2], before);
		assert_int_not_equal(bench->app->after.ways[0], bench->app->after.ways[1]);
	}
}

/* The text of the key that led to a page is not meant for it; what is typed there is. */
static void test_typing_right_after_arriving(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_NO);
	start(bench);
	to_the_end(bench);
	struct input key = letter_input('l'), text = {.kind = INPUT_TEXT, .text = "L"};
	give(bench, key);
	assert_int_equal(app_screen(bench->app), SCREEN_DEBRIEF);
	bench->app->ui.focus = ui_id("note", 0);
	frame(bench);
	give(bench, text);
	assert_string_equal(bench->app->after.note.text.text, "");
	snprintf(text.text, sizeof(text.text), "%s", "Müde"); /* from a keyboard on the screen: no key comes with it */
	give(bench, text);
	assert_string_equal(bench->app->after.note.text.text, "Müde");
}

static void test_the_menu_is_searched_in_any_case(void **state) {
	(void)state;
	char text[] = "Ärger über Tée Σίγμα";
	const struct menu_item item = {.search = text};
	static const struct {
		const char *typed;
		bool fits;
	} rows[] = {{"", true}, {"ärger", true}, {"ÄRGER ÜBER", true}, {"arger te", true}, {"ΣΊΓΜΑ", true}, {"tea", false},
		{" TÉE  ä ", true}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(menu_matches(&item, rows[i].typed), rows[i].fits);
	}
}

static void test_a_sentence_is_kept_only_with_a_record(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_NO);
	start(bench);
	to_the_end(bench);
	choose(bench, "Look back");
	go_to(bench, "When …");
	type(bench, "the door closed");
	go_to(bench, "What I long for");
	type(bench, "one word");
	assert_non_null(node_called(&bench->list, "When the door closed, what I long for is one word."));
	assert_int_equal(fixture_count(HOME), 1);
	choose(bench, "Keep a record");
	assert_non_null(node_called(&bench->list, "A record of this is kept"));
	struct record_list list = {0};
	struct diag diag = {0};
	record_list_read(HOME, &list, &diag);
	assert_int_equal(list.len, 1);
	assert_non_null(strstr(list.records[0].sentence, "the door closed"));
	record_list_finish(&list);
	diag_finish(&diag);
	assert_null(node_called(&bench->list, "Keep a record")); /* once is enough */
}

static bool left_behind(void) {
	struct stat status;
	return stat(HOME "/journal", &status) == 0;
}

static void test_goes_on_where_one_stopped(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_YES);
	start(bench);
	open_play(bench->app, fixture_path(), SEAT_ONE);
	frame(bench);
	assert_false(left_behind()); /* nothing was said */
	begin_talk(bench);
	assert_true(left_behind());
	start(bench); /* the window was closed */
	assert_non_null(node_called(&bench->list, "Go on where you stopped"));
	choose(bench, "Go on where you stopped");
	assert_int_equal(app_screen(bench->app), SCREEN_PLAY);
	assert_true(playthrough_step_count(app_playthrough(bench->app)) >= 1);
	assert_int_equal(playthrough_step(app_playthrough(bench->app), 0)->chosen, true);
	struct input leave = key_input(KEY_F12);
	give(bench, leave);
	assert_int_equal(app_screen(bench->app), SCREEN_BLANK);
	assert_false(left_behind());
	start(bench);
	assert_null(node_called(&bench->list, "Go on where you stopped"));
}

static void test_the_menu_goes_on_with_what_is_under_way(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_NO);
	start(bench);
	begin_talk(bench);
	size_t said = playthrough_step_count(app_playthrough(bench->app));
	press(bench, KEY_ESCAPE);
	choose(bench, "To the menu");
	choose(bench, "Go on where you stopped");
	assert_int_equal(app_screen(bench->app), SCREEN_PLAY);
	assert_int_equal(playthrough_step_count(app_playthrough(bench->app)), said);
	assert_null(node_called(&bench->list, "Paused"));
	assert_int_equal(fixture_count(HOME), 1);
}

static void test_nothing_stays_at_the_end_or_after_a_no(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_YES);
	start(bench);
	to_the_end(bench);
	assert_false(left_behind());
	begin_talk(bench);
	assert_true(left_behind());
	app_show(bench->app, SCREEN_SETTINGS);
	frame(bench);
	go_to(bench, "Leave no trace");
	press(bench, KEY_RIGHT);
	assert_false(left_behind());
	press(bench, KEY_ESCAPE);
	choose(bench, "I see why.");
	assert_false(left_behind());
	start_with(bench, (struct app_options){.home = HOME, .notice = true, .no_trace = true});
	begin_talk(bench);
	assert_false(left_behind());
}

static void test_records_are_opened_and_erased(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_NO);
	start(bench);
	begin_talk(bench);
	size_t said = playthrough_step_count(app_playthrough(bench->app));
	letter(bench, 'k');
	assert_non_null(node_called(&bench->list, "A record of this is kept"));
	choose(bench, "To the menu");
	choose(bench, "Kept records");
	assert_int_equal(app_screen(bench->app), SCREEN_RECORDS);
	assert_non_null(node_called(&bench->list, "left before an ending"));
	choose(bench, "Open");
	assert_int_equal(app_screen(bench->app), SCREEN_PLAY);
	press(bench, KEY_SPACE); /* the answer by habit comes of itself */
	assert_int_equal(playthrough_step_count(app_playthrough(bench->app)), said);
	app_show(bench->app, SCREEN_RECORDS);
	frame(bench);
	choose(bench, "Erase …");
	assert_non_null(node_called(&bench->list, "Yes, erase it"));
	choose(bench, "Yes, erase it");
	assert_non_null(node_called(&bench->list, "Nothing is kept."));
}

static void test_the_map_hides_what_was_not_met(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_NO);
	start(bench);
	begin_talk(bench);
	press(bench, KEY_ESCAPE);
	choose(bench, "The map");
	assert_int_equal(app_screen(bench->app), SCREEN_MAP);
	assert_non_null(node_called(&bench->list, "your way came through here"));
	assert_non_null(node_called(&bench->list, "an ending"));
	letter(bench, 'a');
	assert_non_null(node_called(&bench->list, ", an ending"));
	for (int i = 0; i < 30; i++) {
		press(bench, KEY_TAB);
		assert_non_null(node_with_focus(&bench->list));
	}
	press(bench, KEY_ESCAPE);
	assert_non_null(node_called(&bench->list, "Paused"));
}

/* Leaving at once from wherever one is: blank, and nothing of it is kept. */
static void test_leaving_at_once_from_everywhere(void **state) {
	struct bench *bench = *state;
	static const enum screen_id screens[] = {SCREEN_MENU, SCREEN_SEAT, SCREEN_PLAY, SCREEN_PAUSE, SCREEN_HELP, SCREEN_FIRST,
		SCREEN_SETTINGS, SCREEN_DEBRIEF, SCREEN_WAYS, SCREEN_MAP, SCREEN_RECORDS};
	for (size_t i = 0; i < sizeof(screens) / sizeof(screens[0]); i++) {
		been_here(REMEMBER_YES);
		start(bench);
		begin_talk(bench);
		assert_true(left_behind());
		assert_true(app_show(bench->app, screens[i]));
		frame(bench);
		press(bench, KEY_F12);
		assert_int_equal(app_screen(bench->app), SCREEN_BLANK);
		assert_int_equal(bench->list.len, 0);
		assert_false(left_behind());
	}
}

/* A scenario that changes while one looks back at it. */
static void test_looking_back_while_the_file_changes(void **state) {
	struct bench *bench = *state;
	static const char path[] = SCRATCH_DIR "/screens-live.json";
	static const enum screen_id screens[] = {SCREEN_DEBRIEF, SCREEN_WAYS, SCREEN_MAP, SCREEN_SETTINGS};
	struct diag diag = {0};
	for (size_t i = 0; i < sizeof(screens) / sizeof(screens[0]); i++) {
		assert_true(file_write(path, fixture_text, strlen(fixture_text), 0644, &diag));
		start_with(bench, (struct app_options){0});
		assert_true(app_play(bench->app, path, SEAT_ONE, "snap,snap", &diag));
		assert_true(app_show(bench->app, screens[i]));
		frame(bench);
		char *changed = strdup(fixture_text), *at = strstr(changed, "You never listen.");
		memcpy(at, "You always listen", 17);
		assert_true(file_write(path, changed, strlen(changed), 0644, &diag));
		free(changed);
		app_reload(bench->app);
		frame(bench);
		press(bench, KEY_ESCAPE);
		frame(bench);
	}
	diag_finish(&diag);
}

static void test_help_numbers(void **state) {
	(void)state;
	static const char file[] = "\xef\xbb\xbf# not this\n\n  Helpline: 0800 1\x07 \r\n#nor this\nMill Street 4\n\n";
	fixture_remove(HOME);
	assert_int_equal(mkdir(HOME, 0700), 0);
	char *none = help_numbers_read(HOME);
	assert_string_equal(none, "");
	fixture_put(HOME "/help-numbers.txt", file + 3, sizeof(file) - 4);
	char *some = help_numbers_read(HOME);
	assert_string_equal(some, "  Helpline: 0800 1\nMill Street 4");
	fixture_put(HOME "/help-numbers.txt", "\xff\xfe", 2);
	char *bad = help_numbers_read(HOME);
	assert_string_equal(bad, "");
	free(none);
	free(some);
	free(bad);
}

/* From wherever one is; but there is no way past the first run. */
static void test_f2_shows_what_this_is(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_NO);
	start(bench);
	begin_talk(bench);
	press(bench, KEY_F2);
	assert_int_equal(app_screen(bench->app), SCREEN_FIRST);
	press(bench, KEY_ESCAPE);
	assert_int_equal(app_screen(bench->app), SCREEN_PLAY);
	fixture_remove(HOME);
	start(bench);
	press(bench, KEY_F2);
	press(bench, KEY_F1);
	press(bench, KEY_ESCAPE);
	assert_int_equal(app_screen(bench->app), SCREEN_FIRST);
}

/* As the window does it: an input, and then only the frames that are due. */
static void give_as_the_window(struct bench *bench, struct input input) {
	bench->now += 1000;
	app_input(bench->app, &input, bench->now);
	for (int i = 0; i < 200 && app_next_frame(bench->app, bench->now) != APP_IDLE; i++) {
		bench->now += 1000.0 / 60;
		frame(bench);
	}
	assert_true(app_next_frame(bench->app, bench->now) == APP_IDLE);
}

/* Enter does something on each of these pages: that it would is seen as soon as they are there. */
static void test_the_focus_is_seen_at_once(void **state) {
	struct bench *bench = *state;
	start(bench);
	give_as_the_window(bench, key_input(KEY_OTHER));
	const enum screen_id screens[] = {SCREEN_FIRST, SCREEN_ASK, SCREEN_MENU, SCREEN_SEAT};
	for (size_t i = 0; i < sizeof(screens) / sizeof(screens[0]); i++) {
		if (i > 0) {
			give_as_the_window(bench, key_input(KEY_ENTER));
		}
		assert_int_equal(app_screen(bench->app), screens[i]);
		if (node_with_focus(&bench->list) == NULL) {
			fail_msg("nothing has the focus on page %s", screen_name(screens[i]));
		}
	}
}

/* What a page is asked about stands below what fits: it is brought into view on the first visit, too. */
static void test_forgetting_is_asked_in_view(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_NO);
	start(bench);
	app_resize(bench->app, 1280, 600, 1);
	app_show(bench->app, SCREEN_RECORDS);
	frame(bench);
	go_to(bench, "Forget everything");
	give_as_the_window(bench, key_input(KEY_ENTER));
	assert_int_equal(app_screen(bench->app), SCREEN_SETTINGS);
	const struct node *node = node_with_focus(&bench->list);
	assert_non_null(node);
	assert_true(node->rect.y > 0 && node->rect.y + node->rect.h <= 600);
}

int main(void) {
	const struct CMUnitTest tests[] = {
#define ROW(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		ROW(test_first_run_comes_first_and_once),
		ROW(test_first_run_goes_on_to_what_was_opened),
		ROW(test_without_trace_nothing_is_written),
		ROW(test_leaving_the_first_page_writes_nothing),
		ROW(test_settings_are_seen_and_written_at_once),
		ROW(test_the_command_line_wins_for_a_run),
		ROW(test_settings_by_pointer),
		ROW(test_keys_change_places),
		ROW(test_forgetting_asks_once),
		ROW(test_help_numbers),
		ROW(test_f2_shows_what_this_is),
		ROW(test_looking_back_while_the_file_changes),
		ROW(test_the_map_hides_what_was_not_met),
		ROW(test_leaving_at_once_from_everywhere),
		ROW(test_goes_on_where_one_stopped),
		ROW(test_the_menu_goes_on_with_what_is_under_way),
		ROW(test_nothing_stays_at_the_end_or_after_a_no),
		ROW(test_records_are_opened_and_erased),
		ROW(test_names_are_taken_and_change_no_number),
		ROW(test_empty_and_long_names),
		ROW(test_pause_and_settings),
		ROW(test_from_here_makes_another_way),
		ROW(test_another_way_on_one_side),
		ROW(test_typing_right_after_arriving),
		ROW(test_the_menu_is_searched_in_any_case),
		ROW(test_a_sentence_is_kept_only_with_a_record),
		ROW(test_the_focus_is_seen_at_once),
		ROW(test_forgetting_is_asked_in_view),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
