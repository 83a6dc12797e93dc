/*
 * Kept records in the window: finding by typing, that all of what is kept is
 * seen, notes before and after keeping, and what is not remembered.
 */
#define HOME SCRATCH_DIR "/view-records-home"
#define DOCUMENTS SCRATCH_DIR "/view-records-documents"
#include "records_fixture.h"

static void test_a_note_is_kept_with_the_record(void **state) {
	struct bench *bench = *state;
	to_the_end(bench);
	choose(bench, "Look back");
	go_to(bench, "A note of your own");
	type(bench, "One line");
	press(bench, KEY_ENTER);
	type(bench, "two+t");
	assert_int_equal(app_screen(bench->app), SCREEN_DEBRIEF);
	assert_true(shows(bench, "A note of your own: One line\ntwo+t"));
	assert_int_equal(fixture_count(HOME), 1); /* nothing yet */
	choose(bench, "Keep a record");
	assert_true(shows(bench, "A record of this is kept. You find it"));
	assert_string_equal(node_with_focus(&bench->list)->label, "The map, key M"); /* beside where the button was */
	check_note("One line\ntwo+t");
	go_to(bench, "A note of your own");
	type(bench, "!");
	assert_true(shows(bench, "without what you wrote since"));
	check_note("One line\ntwo+t");
	choose(bench, "Keep what you wrote, too");
	check_note("One line\ntwo+t!"); /* and there is one record, not two */
	assert_false(shows(bench, "Keep what you wrote"));
	app_show(bench->app, SCREEN_RECORDS);
	frame(bench);
	assert_true(shows(bench, "One line\ntwo+t!"));
}

static void test_half_a_sentence(void **state) {
	struct bench *bench = *state;
	static const struct {
		const char *parts[3], *whole;
	} rows[] = {
		{{"it rained", "", ""}, "When it rained …"},
		{{"it rained", "cold", ""}, "When it rained, I felt cold."},
		{{"it rained ", " cold", "a coat"}, "When it rained, I felt cold. What I long for is a coat."},
		{{"it rained", "", "a coat"}, "When it rained, what I long for is a coat."},
		{{"it rained.", "", "a coat"}, "When it rained. What I long for is a coat."},
		{{"", "cold,", "a coat"}, "I felt cold, what I long for is a coat."},
		{{"", "cold", ""}, "I felt cold."},
		{{"", "", "a coat!"}, "What I long for is a coat!"},
	};
	to_the_end(bench);
	choose(bench, "Look back");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (int part = 0; part < 3; part++) {
			field_set(&bench->app->after.sentence[part], rows[i].parts[part], SENTENCE_MOST);
		}
		frame(bench);
		const struct node *node = node_called(&bench->list, rows[i].whole);
		if (node == NULL || strcmp(node->label, rows[i].whole) != 0) {
			fail_msg("not \"%s\" but \"%s\"", rows[i].whole, after_sentence(bench->app));
		}
	}
}

static void test_a_note_is_written_afterwards(void **state) {
	struct bench *bench = *state;
	char *path = record_path(HOME, make_record(SEAT_ONE, "snap", NULL, NULL, "When it rained, I felt cold."));
	to_records(bench);
	choose(bench, "Note …");
	assert_int_equal(app_screen(bench->app), SCREEN_RECORD);
	assert_non_null(strstr(node_with_focus(&bench->list)->label, "Your note"));
	type(bench, "Late");
	press(bench, KEY_ENTER);
	type(bench, "but here");
	check_note(NULL);
	choose(bench, "Keep the note");
	assert_true(shows(bench, "Your note is kept with the record."));
	check_note("Late\nbut here");
	assert_int_equal(fixture_mode(path), 0600);
	type(bench, " x"); /* the focus is in the note again */
	press(bench, KEY_ESCAPE);
	assert_int_equal(app_screen(bench->app), SCREEN_RECORD);
	assert_true(shows(bench, "What you wrote is not kept yet."));
	choose(bench, "Leave without it");
	assert_int_equal(app_screen(bench->app), SCREEN_RECORDS);
	check_note("Late\nbut here");
	choose(bench, "Note …");
	press(bench, KEY_BACKSPACE);
	press(bench, KEY_ESCAPE);
	choose(bench, "Keep the note");
	assert_int_equal(app_screen(bench->app), SCREEN_RECORDS);
	check_note("Late\nbut her");
	choose(bench, "Note …");
	for (int i = 0; i < 12; i++) {
		press(bench, KEY_BACKSPACE);
	}
	choose(bench, "Keep the note");
	check_note(NULL);
	struct record record;
	read_only_record(&record);
	assert_string_equal(record.sentence, "When it rained, I felt cold.");
	record_finish(&record);
	free(path);
}

static void test_a_full_disk_is_told(void **state) {
	struct bench *bench = *state;
	make_record(SEAT_ONE, "snap", NULL, "Old.", NULL);
	to_records(bench);
	choose(bench, "Note …");
	type(bench, " New.");
	struct rlimit old;
	limit_files(&old, 64);
	choose(bench, "Keep the note");
	assert_true(shows(bench, "Your note could not be kept"));
	assert_true(shows(bench, "The record is as it was."));
	choose(bench, "A page to read and print");
	assert_true(shows(bench, "It could not be written."));
	assert_int_equal(fixture_count(DOCUMENTS), 0);
	give_back(&old);
	check_note("Old.");
	assert_true(shows(bench, "Your note: Old. New.")); /* what was typed is still there */
	choose(bench, "Keep the note");
	check_note("Old. New.");
}

static void test_typing_finds(void **state) {
	struct bench *bench = *state;
	make_record(SEAT_ONE, "snap", "Zo\303\253", "We spoke on the stairs.", NULL);
	make_record(SEAT_TWO, "tell", NULL, NULL, "When it rained, I felt cold.");
	static const struct {
		const char *typed;
		size_t found;
	} rows[] = {{"zoe", 1}, {"STAIRS", 1}, {"rained", 1}, {"fixture", 2}, {"as ada", 1}, {"ben", 1}, {"20", 2},
		{"fixture stairs", 1}, {"stairs rained", 0}, {"xyzzy", 0}, {"  ", 2}};
	to_records(bench);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		type(bench, rows[i].typed);
		size_t found = 0;
		for (size_t n = 0; n < bench->list.node_len; n++) {
			found += strcmp(bench->list.nodes[n].label, "Export …") == 0;
		}
		if (found != rows[i].found) {
			fail_msg("\"%s\" finds %zu", rows[i].typed, found);
		}
		assert_int_equal(shows(bench, "Nothing that is kept fits what you typed."), found == 0);
		if (bench->app->records.typed.len > 0) {
			press(bench, KEY_ESCAPE);
		}
		assert_int_equal(app_screen(bench->app), SCREEN_RECORDS);
	}
	type(bench, "zoz");
	press(bench, KEY_BACKSPACE);
	choose(bench, "Open"); /* the one that was found, and no other */
	assert_string_equal(bench->app->talk->cast.person[SEAT_TWO].name, "Zo\303\253");
}

static void test_many_are_shown_bit_by_bit(void **state) {
	struct bench *bench = *state;
	for (int i = 0; i < RECORDS_AT_ONCE + 3; i++) {
		make_record(SEAT_ONE, "snap", NULL, i == 0 ? "the needle" : NULL, NULL);
	}
	to_records(bench);
	const struct node *more = node_called(&bench->list, "Show more (3 are further down)");
	assert_non_null(more);
	ui_focus(&bench->app->ui, more->id);
	press(bench, KEY_ENTER);
	assert_false(shows(bench, "Show more"));
	size_t cards = 0;
	for (size_t n = 0; n < bench->list.node_len; n++) {
		cards += strcmp(bench->list.nodes[n].label, "Export …") == 0;
	}
	assert_int_equal(cards, RECORDS_AT_ONCE + 3);
	type(bench, "needle");
	assert_false(shows(bench, "Show more"));
	assert_true(shows(bench, "the needle"));
}

static void test_without_trace_nothing_is_written(void **state) {
	struct bench *bench = *state;
	make_record(SEAT_ONE, "snap", NULL, "Kept before.", NULL);
	start_with(bench, (struct app_options){.home = HOME, .notice = true, .no_trace = true});
	choose(bench, "Kept records");
	choose(bench, "Export …");
	assert_int_equal(app_screen(bench->app), SCREEN_RECORD);
	assert_true(shows(bench, "“Leave no trace” is on"));
	assert_true(shows(bench, "Kept before."));
	assert_int_equal(count_role(&bench->list, ROLE_FIELD), 0);
	assert_false(shows(bench, "HTML"));
	assert_int_equal(fixture_count(DOCUMENTS), 0);
	check_note("Kept before.");
	press(bench, KEY_ESCAPE);
	choose(bench, "Erase …"); /* that only takes away */
	choose(bench, "Yes, erase it");
	assert_true(shows(bench, "Nothing is kept."));
}

static bool shows_just(const struct bench *bench, const char *words) {
	bool found = false;
	for (size_t n = 0; n < bench->list.node_len; n++) {
		found = found || strcmp(bench->list.nodes[n].label, words) == 0;
	}
	return found;
}

static void test_all_that_is_kept_is_seen(void **state) {
	struct bench *bench = *state;
	char *path = record_path(HOME, make_record(SEAT_ONE, "snap,see", "Zo\303\253", "A note.", NULL));
	struct buf text = BUF_EMPTY;
	fixture_get(path, &text);
	text.len = (size_t)(strrchr(text.text, '}') - text.text);
	buf_puts(&text, ", \"of-tomorrow\": {\"x\": [1, \"two\"]}}");
	fixture_put(path, text.text, strlen(text.text));
	to_records(bench);
	choose(bench, "All of it …");
	assert_non_null(strstr(node_with_focus(&bench->list)->label, "Everything that is kept"));
	struct record record;
	read_only_record(&record);
	char fingerprint[32];
	snprintf(fingerprint, sizeof(fingerprint), "%016llx", (unsigned long long)record.kept.fingerprint);
	const char *const parts[] = {path, record.kept.date, "fixture", "Fixture", fixture_path(), fingerprint,
		record.kept.version, "Zo\303\253", "snap · see", "A note.", "of-tomorrow", "x: 1 · two"};
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (!shows(bench, parts[i])) {
			fail_msg("not seen: %s", parts[i]);
		}
	}
	assert_true(shows_just(bench, "ada")); /* such short ones stand within others, too */
	assert_true(shows_just(bench, "7"));
	record_finish(&record);
	buf_finish(&text);
	free(path);
}

/* A file that somebody altered so as to play tricks on the page. */
static void test_tricks_are_shown(void **state) {
	struct bench *bench = *state;
	char *path = record_path(HOME, make_record(SEAT_ONE, "snap", NULL, "tab\there", NULL));
	struct buf text = BUF_EMPTY;
	fixture_get(path, &text);
	text.len = (size_t)(strrchr(text.text, '}') - text.text);
	buf_puts(&text, ", \"a\\u001eb\": \"c\\u001fd\\u001ee\\u0001f\", \"\": [], \"deep\": [[[1], {}], \"x\"]}");
	fixture_put(path, text.text, text.len);
	to_records(bench);
	choose(bench, "All of it …");
	assert_true(shows(bench, "a?b"));
	assert_true(shows(bench, "c?d?e?f"));
	assert_true(shows(bench, "deep"));
	press(bench, KEY_ESCAPE); /* nothing was written: the tab is no change of the person's */
	assert_int_equal(app_screen(bench->app), SCREEN_RECORDS);
	buf_finish(&text);
	free(path);
}

static void test_a_long_note_is_short_on_its_card(void **state) {
	struct bench *bench = *state;
	char note[1200];
	memset(note, 'x', sizeof(note));
	for (size_t i = 9; i < sizeof(note); i += 10) {
		note[i] = ' ';
	}
	memcpy(note + sizeof(note) - 8, "the end", 8);
	make_record(SEAT_ONE, "snap", NULL, note, NULL);
	to_records(bench);
	assert_true(shows(bench, " …"));
	assert_false(shows(bench, "the end"));
	type(bench, "the end"); /* but it is found by it */
	assert_true(shows(bench, "Note …"));
	choose(bench, "Note …");
	assert_true(shows(bench, "the end"));
}

static void test_leaving_at_once_forgets_what_was_typed(void **state) {
	struct bench *bench = *state;
	make_record(SEAT_ONE, "snap", NULL, NULL, NULL);
	to_records(bench);
	type(bench, "fix");
	choose(bench, "Note …");
	type(bench, "Private.");
	press(bench, KEY_F12);
	assert_int_equal(app_screen(bench->app), SCREEN_BLANK);
	assert_int_equal(bench->app->records.note.text.len, 0);
	assert_int_equal(bench->app->records.typed.len, 0);
	check_note(NULL);
}

/* Up and Down go from line to line, and on from the first and the last; letters go where the caret is. */
static void test_a_note_has_lines(void **state) {
	struct bench *bench = *state;
	make_record(SEAT_ONE, "snap", NULL, "first\n\nthird", NULL);
	to_records(bench);
	choose(bench, "Note …");
	struct field *note = &bench->app->records.note;
	assert_int_equal(note->caret, 12);
	press(bench, KEY_HOME);
	assert_int_equal(note->caret, 7);
	press(bench, KEY_RIGHT);
	press(bench, KEY_UP);
	assert_int_equal(note->caret, 6); /* the empty line */
	press(bench, KEY_UP);
	assert_int_equal(note->caret, 0);
	press(bench, KEY_END);
	assert_int_equal(note->caret, 5);
	press(bench, KEY_DELETE);
	assert_string_equal(note->text.text, "first\nthird");
	press(bench, KEY_DOWN);
	assert_int_equal(note->caret, 11);
	press(bench, KEY_ENTER);
	assert_string_equal(note->text.text, "first\nthird\n");
	type(bench, "x");
	press(bench, KEY_DOWN);
	assert_false(node_says(node_with_focus(&bench->list), "Your note:"));
	struct rect field = node_called(&bench->list, "Your note:")->rect;
	click(bench, field.x + 20, field.y + 12);
	assert_true(note->caret <= 5);
}

static void scroll(struct bench *bench, enum key key) {
	press(bench, key);
	bench->now += 1000; /* it glides there */
	frame(bench);
}

static void test_pages_scroll_by_keys(void **state) {
	struct bench *bench = *state;
	make_record(SEAT_ONE, "snap", NULL, NULL, NULL);
	to_records(bench);
	choose(bench, "All of it …");
	scroll(bench, KEY_PAGE_UP);
	scroll(bench, KEY_PAGE_UP);
	float top = node_called(&bench->list, "Your note")->rect.y;
	scroll(bench, KEY_PAGE_DOWN);
	float down = node_called(&bench->list, "Your note")->rect.y;
	assert_true(down < top);
	scroll(bench, KEY_PAGE_UP);
	assert_true(node_called(&bench->list, "Your note")->rect.y == top);
}

/* A journal that falls behind says so where one plays, quietly, and no longer than it does. */
static void test_what_is_not_remembered_is_said(void **state) {
	struct bench *bench = *state;
	static const char words[] = "where you stop cannot be remembered just now";
	been_here(REMEMBER_YES);
	start(bench);
	begin_talk(bench);
	assert_false(shows(bench, words));
	struct stat status;
	assert_int_equal(stat(HOME "/journal", &status), 0);
	struct rlimit old;
	limit_files(&old, (rlim_t)status.st_size + 3);
	choose(bench, "I see why.");
	press(bench, KEY_SPACE);
	bool said = shows(bench, words);
	press(bench, KEY_F1); /* it stays while nothing is said */
	press(bench, KEY_ESCAPE);
	said = said && shows(bench, words);
	give_back(&old);
	assert_true(said);
	letter(bench, 'z');
	assert_false(shows(bench, words)); /* it has all of it now */
	assert_null(bench->app->keeper.trouble);
}

int main(void) {
	const struct CMUnitTest tests[] = {
#define ROW(name) cmocka_unit_test_setup_teardown(name, begin, tear_down)
		ROW(test_a_note_is_kept_with_the_record),
		ROW(test_half_a_sentence),
		ROW(test_a_note_is_written_afterwards),
		ROW(test_a_full_disk_is_told),
		ROW(test_typing_finds),
		ROW(test_many_are_shown_bit_by_bit),
		ROW(test_without_trace_nothing_is_written),
		ROW(test_all_that_is_kept_is_seen),
		ROW(test_tricks_are_shown),
		ROW(test_a_long_note_is_short_on_its_card),
		ROW(test_leaving_at_once_forgets_what_was_typed),
		ROW(test_a_note_has_lines),
		ROW(test_pages_scroll_by_keys),
		ROW(test_what_is_not_remembered_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
