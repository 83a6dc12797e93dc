/*
 * A record that is opened again: its words are gone on with in it, and what is
 * played otherwise is another record.
 */
#define HOME SCRATCH_DIR "/view-reopened-home"
#define DOCUMENTS SCRATCH_DIR "/view-reopened-documents"
#include "records_fixture.h"

static void open_again(struct bench *bench) {
	to_records(bench);
	choose(bench, "Open");
	if (app_screen(bench->app) == SCREEN_PLAY) {
		app_settle(bench->app);
		frame(bench);
	}
}

/* Opened again its words stand where they were written, and what is changed is changed in that record. */
static void test_an_opened_record_is_gone_on_with(void **state) {
	struct bench *bench = *state;
	char id[RECORD_ID_ROOM];
	snprintf(id, sizeof(id), "%s",
		make_record(SEAT_ONE, "snap,snap,snap,snap,snap,snap,snap,snap", NULL, "Old note.",
			"When the door shut, I felt small. What I long for is a word."));
	open_again(bench);
	assert_int_equal(app_screen(bench->app), SCREEN_ENDING);
	choose(bench, "Look back");
	assert_true(shows(bench, "A note of your own: Old note."));
	assert_true(shows(bench, "I felt …: small"));
	assert_true(shows(bench, "When the door shut, I felt small. What I long for is a word."));
	assert_true(shows(bench, "A record of this is kept."));
	assert_false(shows(bench, "Keep a"));
	go_to(bench, "A note of your own");
	type(bench, " New.");
	go_to(bench, "I felt …");
	type(bench, "er");
	choose(bench, "Keep what you wrote, too");
	assert_true(shows(bench, "What you wrote is kept in the record of this."));
	struct record record;
	read_only_record(&record); /* one, not two */
	assert_string_equal(record.id, id);
	assert_string_equal(record.note, "Old note. New.");
	assert_string_equal(record.sentence, "When the door shut, I felt smaller. What I long for is a word.");
	record_finish(&record);
}

/* Played otherwise it is another conversation, and another record. */
static void test_an_opened_record_is_played_otherwise(void **state) {
	struct bench *bench = *state;
	char id[RECORD_ID_ROOM];
	snprintf(id, sizeof(id), "%s", make_record(SEAT_ONE, "snap,snap", NULL, "Old note.", NULL));
	open_again(bench);
	assert_int_equal(app_screen(bench->app), SCREEN_PLAY);
	press(bench, KEY_ESCAPE);
	assert_true(shows(bench, "A record of this is kept.")); /* though the other has answered since */
	press(bench, KEY_ESCAPE);
	choose(bench, "I see why.");
	press(bench, KEY_SPACE);
	press(bench, KEY_ESCAPE);
	assert_false(shows(bench, "A record of this is kept."));
	choose(bench, "Keep a new record");
	assert_true(shows(bench, "Another record, of this way, is kept. The one that was there before stays as it was"));
	assert_int_equal(keep_records(bench->app)->len, 2);
	const struct record *old = keep_record_of(bench->app, id);
	assert_int_equal(old->reply_count, 2);
	assert_string_equal(old->note, "Old note.");
	assert_string_equal(keep_record_of(bench->app, bench->app->keeper.record_id)->note, "Old note.");
	/* Back at the same place, yet more was tried by now than the record of it holds. */
	app_do(bench->app, (struct action){.act = ACT_STAND, .way = SIZE_MAX, .replies = 4});
	frame(bench);
	assert_false(after_kept(bench->app));
}

static void test_an_opened_record_is_erased_meanwhile(void **state) {
	struct bench *bench = *state;
	static const bool outside[] = {true, false};
	for (int i = 0; i < 2; i++) {
		char id[RECORD_ID_ROOM];
		struct diag diag = {0};
		snprintf(id, sizeof(id), "%s", make_record(SEAT_ONE, "snap,snap,snap,snap,snap,snap,snap,snap", NULL, "a", NULL));
		open_again(bench);
		choose(bench, "Look back");
		if (outside[i]) {
			assert_true(record_delete(HOME, id, &diag));
		} else {
			assert_true(keep_delete(bench->app, id));
			frame(bench);
			assert_true(shows(bench, "Keep a record"));
		}
		go_to(bench, "A note of your own");
		type(bench, "b");
		choose(bench, "Keep "); /* what is written is not lost with it */
		assert_true(shows(bench, "A record of this is kept. You find it"));
		check_note("ab");
		assert_true(keep_delete(bench->app, bench->app->keeper.record_id));
	}
}

/* A sentence that no fields give is not lost on the way. */
static void test_a_sentence_of_another_form(void **state) {
	struct bench *bench = *state;
	make_record(SEAT_ONE, "snap,snap,snap,snap,snap,snap,snap,snap", NULL, NULL, "I wanted to be asked.");
	open_again(bench);
	choose(bench, "Look back");
	assert_true(shows(bench, "I wanted to be asked."));
	go_to(bench, "A note of your own");
	type(bench, "n");
	choose(bench, "Keep what you wrote, too");
	struct record record;
	read_only_record(&record);
	assert_string_equal(record.sentence, "I wanted to be asked.");
	assert_string_equal(record.note, "n");
	record_finish(&record);
}

/* A record that leads less far than it did is not changed by what is kept from where it stops. */
static void test_an_opened_record_stops_early(void **state) {
	struct bench *bench = *state;
	make_record(SEAT_ONE, "snap,snap,snap", NULL, "Old note.", NULL);
	char *file = keep_record_path(bench->app, keep_records(bench->app)->records[0].id);
	struct buf text = BUF_EMPTY;
	struct diag diag = {0};
	assert_true(file_read(file, 100000, &text, &diag));
	char *last = strstr(strstr(strstr(strstr(text.text, "\"replies\""), "snap") + 1, "snap") + 1, "snap");
	memcpy(last, "gone", 4);
	assert_true(file_write(file, text.text, text.len, 0600, &diag));
	free(file);
	buf_finish(&text);
	open_again(bench);
	press(bench, KEY_ESCAPE);
	assert_false(after_kept(bench->app));
	assert_string_equal(bench->app->after.note.text.text, "Old note.");
	choose(bench, "Keep a new record");
	assert_int_equal(keep_records(bench->app)->len, 2);
}

/* Where its scenario is no longer, it is found by its id, and from then on that is where it is. */
static void test_the_scenario_is_where_it_was_found(void **state) {
	struct bench *bench = *state;
	static const char moved[] = SCRATCH_DIR "/view-reopened-moved.json", found[] = SOURCE_DIR "/scenes/back-rub.json";
	struct buf text = BUF_EMPTY;
	fixture_get(found, &text);
	fixture_put(moved, text.text, text.len);
	buf_finish(&text);
	open_play(bench->app, moved, SEAT_TWO);
	after_keep(bench->app, 0);
	assert_int_equal(unlink(moved), 0);
	open_again(bench);
	assert_string_equal(bench->app->path, found);
	press(bench, KEY_SPACE);
	letter(bench, '1');
	after_keep(bench->app, 0);
	struct record *again = (struct record *)(uintptr_t)keep_record_of(bench->app, bench->app->keeper.record_id);
	assert_string_equal(again->kept.path, found);
}

/* More ways than anybody tries by hand: that they are not in the record is said. */
static void test_more_ways_than_a_record_keeps(void **state) {
	struct bench *bench = *state;
	open_play(bench->app, fixture_path(), SEAT_NONE);
	struct diag diag = {0};
	for (unsigned way = 0; way <= RECORD_WAYS_MAX; way++) {
		struct buf list = BUF_EMPTY;
		app_do(bench->app, (struct action){.act = ACT_STAND, .way = SIZE_MAX});
		for (unsigned bit = 0; bit < 14; bit++) {
			bool other = (way >> (13 - bit) & 1) != 0;
			buf_puts(&list, bit % 2 == 0 ? (other ? "ask," : "snap,") : (other ? "sorry," : "shut,"));
		}
		assert_true(conversation_say(bench->app->conversation, list.text, bench->now, &diag));
		buf_finish(&list);
		if (way == RECORD_WAYS_MAX - 1) {
			after_keep(bench->app, 0);
			assert_null(strstr(after_keep_words(bench->app), "more than a record keeps"));
		}
	}
	assert_int_equal(playthrough_way_count(bench->app->talk->playthrough), RECORD_WAYS_MAX + 1);
	press(bench, KEY_ESCAPE);
	choose(bench, "Keep a new record");
	assert_true(shows(bench, "It holds the way that led here alone: 10001 were tried"));
	assert_int_equal(keep_record_of(bench->app, bench->app->keeper.record_id)->way_count, 0);
}

int main(void) {
#define ROW(test) cmocka_unit_test_setup_teardown(test, begin, tear_down)
	const struct CMUnitTest tests[] = {
		ROW(test_an_opened_record_is_gone_on_with),
		ROW(test_an_opened_record_is_played_otherwise),
		ROW(test_an_opened_record_is_erased_meanwhile),
		ROW(test_a_sentence_of_another_form),
		ROW(test_an_opened_record_stops_early),
		ROW(test_the_scenario_is_where_it_was_found),
		ROW(test_more_ways_than_a_record_keeps),
	};
#undef ROW
	return cmocka_run_group_tests(tests, NULL, NULL);
}
