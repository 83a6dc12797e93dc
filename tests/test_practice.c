/* Practice over time: counts and small curves from records, by hand and by the program. */
#include "story_fixture.h"


#include "base/utf8.h"
#include "home_fixture.h"
#include "report/practice.h"
#include "report/practice_words.h"

#define HOME SCRATCH_DIR "/practice-records"
#define FIXTURE SCRATCH_DIR "/practice-fixture.json"

static int set_up(void **state) {
	(void)state;
	fixture_remove(HOME);
	return 0;
}

static struct playthrough *play(const struct story *story, const char *date, const char *list, struct record *record) {
	const struct playthrough_setup as_ada = {.seat = {true, false}, .seed = 1};
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	struct diag diag = {0};
	assert_true(playthrough_replies_by_id(playthrough, list, &diag));
	diag_finish(&diag);
	record_of(playthrough, FIXTURE, NULL, NULL, NULL, record);
	memcpy((char *)(uintptr_t)record->kept.date, date, 10);
	return playthrough;
}

static void add_on(struct practice *practice, const struct story *story, const char *date, const char *list) {
	struct record record;
	struct playthrough *playthrough = play(story, date, list, &record);
	practice_add(practice, &record, playthrough);
	playthrough_destroy(playthrough);
	record_finish(&record);
}

static void add(struct practice *practice, const struct story *story, const char *list) {
	add_on(practice, story, "2026-03-02", list);
}

static void test_counts(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct practice practice = {0};
	add(&practice, story, "see,say-it:door,small,see");
	add(&practice, story, "snap,snap,snap");
	assert_int_equal(practice.play_len, 2);
	assert_int_equal(practice.replies, 6); /* the person's alone, not habit's */
	assert_int_equal(practice.reaches, 1);
	assert_int_equal(practice.moves[MOVE_VALIDATE], 2);
	assert_int_equal(practice.moves[MOVE_DISCLOSE], 1);
	assert_int_equal(practice.moves[MOVE_CRITICISE], 3);
	assert_int_equal(practice.kinds[KIND_SOFTENING], 3);
	assert_int_equal(practice.kinds[KIND_DESTRUCTIVE], 3);
	assert_int_equal(practice.plays[0].reaches, 1);
	assert_int_equal(practice.plays[0].kinds[KIND_SOFTENING], 3);
	assert_int_equal(practice.plays[1].reaches, 0);
	assert_int_equal(practice.plays[1].kinds[KIND_DESTRUCTIVE], 3);
	assert_int_equal(practice.scenario_len, 1);
	assert_true(
		practice.scenarios[0].plays == 2 && practice.scenarios[0].reached == 1 && practice.scenarios[0].reaches == 1);
	practice_finish(&practice);
	story_destroy(story);
}

/* What counts as pressure is read off the state before the reply, at the edge. */
static void test_pressure(void **state) {
	(void)state;
	struct story *story = fixture_endless();
	struct record record;
	struct playthrough *playthrough = play(story, "2026-03-02", "snap,snap,see,snap,ask,snap,snap,snap", &record);
	struct practice practice = {0};
	practice_add(&practice, &record, playthrough);
	size_t pressed = 0, moves[MOVE_COUNT] = {0};
	for (size_t i = 0; i < playthrough_step_count(playthrough); i += 2) {
		struct couple before = playthrough_couple_after(playthrough, i);
		if (couple_tension(&before) >= 600 || before.partner[SEAT_ONE].heat >= 480) {
			pressed++;
			moves[playthrough_couple_after(playthrough, i + 1).partner[SEAT_ONE].last_move]++;
		}
	}
	assert_true(pressed > 0 && pressed < 8);
	assert_int_equal(practice.pressed, pressed);
	assert_int_equal(practice.plays[0].pressed, pressed);
	assert_memory_equal(practice.pressed_moves, moves, sizeof(moves));
	enum move order[MOVE_COUNT];
	size_t count = practice_pressed_moves(&practice, order);
	for (size_t i = 0; i < count; i++) {
		pressed -= moves[order[i]];
		assert_true(i == 0 || moves[order[i - 1]] >= moves[order[i]]);
	}
	assert_int_equal(pressed, 0);
	struct couple last = playthrough_couple_after(playthrough, playthrough_step_count(playthrough));
	struct couple first = playthrough_couple_after(playthrough, 1);
	assert_int_equal(practice.plays[0].first_tension, couple_tension(&first));
	assert_int_equal(practice.plays[0].last_tension, couple_tension(&last));
	practice_finish(&practice);
	record_finish(&record);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_the_oldest_comes_first(void **state) {
	(void)state;
	static const char *const dates[] = {"2026-05-01", "2025-12-31", "2026-05-02", "2026-01-01", "2025-12-30"};
	static const char *const order[] = {"2025-12-30", "2025-12-31", "2026-01-01", "2026-05-01", "2026-05-02"};
	struct story *story = fixture_story();
	struct practice practice = {0};
	for (size_t i = 0; i < 5; i++) {
		add_on(&practice, story, dates[i], i == 1 ? "see,say-it:door,small,see" : "snap");
	}
	for (size_t i = 0; i < 5; i++) {
		assert_memory_equal(practice.plays[i].date, order[i], 10);
	}
	struct practice_series series = practice_series(&practice, PRACTICE_REACHES, PRACTICE_EVERYWHERE);
	assert_true(series.len == 5 && series.each == 1 && series.plays == 5);
	assert_true(series.value[0] < 0.01 && series.value[1] > 0.99 && series.value[2] < 0.01);
	struct practice_series here = practice_series(&practice, PRACTICE_REACHES, 0);
	assert_memory_equal(&here, &series, sizeof(here));
	series = practice_series(
		&practice, (enum practice_measure)(PRACTICE_SHARE + KIND_DESTRUCTIVE), PRACTICE_EVERYWHERE);
	assert_true(series.value[0] > 99.9 && series.value[1] < 0.01 && series.low < 0.01 && series.high > 99.9);
	practice_finish(&practice);
	story_destroy(story);
}

/* At the edge of what has a point of its own, and one beyond it. */
static void test_many_share_a_point(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct practice practice = {0};
	for (int i = 0; i < PRACTICE_POINTS_MAX; i++) {
		add(&practice, story, "snap");
	}
	struct practice_series series = practice_series(&practice, PRACTICE_REACHES, PRACTICE_EVERYWHERE);
	assert_true(series.len == PRACTICE_POINTS_MAX && series.each == 1);
	add(&practice, story, "see,say-it:door,small,see"); /* alone at the last point */
	series = practice_series(&practice, PRACTICE_REACHES, PRACTICE_EVERYWHERE);
	assert_int_equal(series.each, 2);
	assert_int_equal(series.len, 31);
	assert_true(series.value[29] < 0.01 && series.value[30] > 0.99);
	practice_finish(&practice);
	story_destroy(story);
}

static void write_all(const struct practice *practice, struct buf *out) {
	practice_text(practice, PRACTICE_BLOCKS, out);
	practice_text(practice, PRACTICE_DIGITS, out);
	practice_json(practice, out);
	practice_csv(practice, out);
	practice_html(practice, out);
}

/* Nothing is divided by, and nothing is said to be a curve. */
static void test_none_and_one(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct practice practice = {0};
	struct buf out = BUF_EMPTY;
	for (int measure = PRACTICE_REACHES; measure <= PRACTICE_LAST; measure++) {
		struct practice_series none = practice_series(&practice, (enum practice_measure)measure, PRACTICE_EVERYWHERE);
		assert_true(none.len == 0 && none.plays == 0);
	}
	write_all(&practice, &out);
	assert_non_null(strstr(out.text, "nothing to count yet"));
	assert_null(strstr(out.text, "nan"));
	assert_null(strstr(out.text, "<svg"));
	buf_clear(&out);
	add(&practice, story, "snap,snap");
	write_all(&practice, &out);
	assert_non_null(strstr(out.text, "From 1 kept record, of 2026-03-02."));
	assert_non_null(strstr(out.text, "You have not reached in this one."));
	assert_non_null(strstr(out.text, "After the first reply the tension was "));
	assert_null(strstr(out.text, "nan"));
	assert_null(strstr(out.text, "class=\"curve\"")); /* one point is no curve */
	assert_null(strstr(out.text, "▁"));
	assert_null(strstr(out.text, "score"));
	buf_finish(&out);
	practice_finish(&practice);
	story_destroy(story);
}

static void test_curves_in_text(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct practice practice = {0};
	struct buf blocks = BUF_EMPTY, digits = BUF_EMPTY;
	add(&practice, story, "snap");
	add(&practice, story, "see,say-it:door,small,see");
	add(&practice, story, "snap,snap");
	practice_text(&practice, PRACTICE_BLOCKS, &blocks);
	practice_text(&practice, PRACTICE_DIGITS, &digits);
	assert_non_null(strstr(blocks.text, "reached once, not under pressure.\n    ▁█▁\n    0, 1, 0\n"));
	assert_non_null(strstr(digits.text, "\n    010\n    0, 1, 0\n"));
	assert_non_null(strstr(blocks.text, "(destructive): 3 of your 6 replies.\n    █▁█\n    100, 0, 100\n"));
	assert_non_null(strstr(digits.text, "\n    909\n    100, 0, 100\n"));
	assert_non_null(strstr(blocks.text, "  Fixture: Kept 3 times; a reach in 1 of them.\n    ▁█▁\n"));
	assert_null(strstr(digits.text, "█"));
	for (const char *line = blocks.text; *line != '\0'; line = strchr(line, '\n') + 1) {
		assert_true(utf8_count(line, (size_t)(strchr(line, '\n') - line)) <= 78);
	}
	buf_finish(&digits);
	buf_finish(&blocks);
	practice_finish(&practice);
	story_destroy(story);
}

static void test_what_is_not_counted_is_said(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct practice practice = {0};
	struct buf out = BUF_EMPTY;
	struct record record, silent;
	struct playthrough *playthrough = play(story, "2026-03-02", "see,snap", &record);
	practice_add(&practice, &record, NULL); /* no such scenario any more */
	playthrough_rewind(playthrough, 2);
	practice_add(&practice, &record, playthrough); /* it leads only so far */
	playthrough_rewind(playthrough, 0);
	practice_add(&practice, &record, playthrough); /* and not even to the first reply */
	record_of(playthrough, FIXTURE, NULL, NULL, NULL, &silent);
	practice_add(&practice, &silent, playthrough);
	practice.unreadable = 1;
	assert_true(practice.unread == 2 && practice.cut == 1 && practice.silent == 1 && practice.play_len == 1);
	assert_int_equal(practice.replies, 1);
	practice_say_missing(&practice, &out);
	assert_string_equal(out.text,
		"2 records are not counted: their scenarios cannot be played any more, or not so. "
		"1 record is not counted: its file cannot be read. 1 record is not counted: you said nothing in it. "
		"1 record is counted only as far as it leads: its scenario was changed.");
	buf_finish(&out);
	playthrough_destroy(playthrough);
	record_finish(&silent);
	record_finish(&record);
	practice_finish(&practice);
	story_destroy(story);
}

static void test_titles_stay_text(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct practice practice = {0};
	struct buf out = BUF_EMPTY;
	struct record record;
	struct playthrough *playthrough = play(story, "2026-03-02", "see", &record);
	record.kept.title = "=<script>alert(\"1\")</script> & \xe2\x80\xae, all";
	practice_add(&practice, &record, playthrough);
	practice_add(&practice, &record, playthrough);
	practice_html(&practice, &out);
	assert_null(strstr(out.text, "<script"));
	assert_non_null(strstr(out.text, "&lt;script&gt;"));
	buf_clear(&out);
	practice_csv(&practice, &out);
	assert_non_null(strstr(out.text, ",\"'=<script>alert(\"\"1\"\")</script>"));
	buf_clear(&out);
	practice_json(&practice, &out);
	assert_non_null(strstr(out.text, "\"title\":\t\"=<script>alert(\\\"1\\\")</script>"));
	buf_finish(&out);
	playthrough_destroy(playthrough);
	record_finish(&record);
	practice_finish(&practice);
	story_destroy(story);
}

static void keep_one(const struct story *story, const char *date, const char *path, const char *list) {
	struct record record;
	struct diag diag = {0};
	playthrough_destroy(play(story, date, list, &record));
	record.kept.path = path;
	assert_true(record_write(HOME, &record, &diag));
	record_finish(&record);
	diag_finish(&diag);
}

static void test_from_a_folder(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct diag diag = {0};
	fixture_put(FIXTURE, fixture_text, strlen(fixture_text));
	keep_one(story, "2026-03-04", FIXTURE, "snap,snap");
	keep_one(story, "2026-03-03", FIXTURE, "see,say-it:door,small,see");
	keep_one(story, "2026-03-05", SCRATCH_DIR "/nowhere.json", "snap");
	fixture_put(HOME "/records/2026-03-06-aaaaaa.json", "{\"format\": 1, \"date\"", 20);
	fixture_put(HOME "/records/2026-03-07-bbbbbb.json", "{\"format\": 999}", 15);
	struct practice practice = {0};
	practice_read(&practice, HOME, NULL, &diag);
	assert_int_equal(practice.play_len, 2);
	assert_memory_equal(practice.plays[0].date, "2026-03-03", 10);
	assert_int_equal(practice.reaches, 1);
	assert_int_equal(practice.unread, 1);
	assert_int_equal(practice.unreadable, 2);
	assert_true(fixture_says(&diag, "record-unread"));
	assert_int_equal(fixture_count(HOME "/records"), 5); /* all stay as they are */
	practice_finish(&practice);
	diag_finish(&diag);
	story_destroy(story);
}

/* What was tried otherwise stands in the record, and counts for nothing. */
static void test_the_way_it_stands_on(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct diag diag = {0};
	struct record record;
	fixture_put(FIXTURE, fixture_text, strlen(fixture_text));
	struct playthrough *playthrough = play(story, "2026-03-04", "see,say-it:door,small,see", &record);
	record_finish(&record);
	playthrough_rewind(playthrough, 0);
	assert_true(playthrough_replies_by_id(playthrough, "snap,snap", &diag));
	record_of(playthrough, FIXTURE, NULL, NULL, NULL, &record);
	assert_int_equal(record.way_count, 2);
	assert_true(record_write(HOME, &record, &diag));
	struct practice practice = {0};
	practice_read(&practice, HOME, NULL, &diag);
	assert_true(practice.play_len == 1 && practice.replies == 2 && practice.reaches == 0 && practice.cut == 0);
	practice_finish(&practice);
	record_finish(&record);
	playthrough_destroy(playthrough);
	diag_finish(&diag);
	story_destroy(story);
}

static void test_no_folder(void **state) {
	(void)state;
	struct practice practice = {0};
	struct diag diag = {0};
	practice_read(&practice, HOME "/none", NULL, &diag);
	assert_true(practice.play_len == 0 && practice.unreadable == 0);
	practice_finish(&practice);
	diag_finish(&diag);
}

/* A thousand records are read as one scenario and a thousand lists: in less time than somebody notices. */
static void test_a_thousand_records(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct record record;
	struct diag diag = {0};
	fixture_put(FIXTURE, fixture_text, strlen(fixture_text));
	keep_one(story, "2026-03-04", FIXTURE, "snap,snap,see");
	playthrough_destroy(play(story, "2026-03-04", "snap,snap,see", &record));
	struct record_list list;
	record_list_read(HOME, &list, &diag);
	char *path = record_path(HOME, list.records[0].id);
	struct buf text = BUF_EMPTY;
	fixture_get(path, &text);
	for (int i = 0; i < 999; i++) {
		char name[200];
		snprintf(name, sizeof(name), HOME "/records/2026-03-04-%06x.json", 0x100000 + i);
		fixture_put(name, text.text, text.len);
	}
	struct practice practice = {0};
	practice_read(&practice, HOME, NULL, &diag);
	assert_int_equal(practice.play_len, 1000);
	assert_int_equal(practice.replies, 3000);
	free(path);
	buf_finish(&text);
	record_list_finish(&list);
	record_finish(&record);
	practice_finish(&practice);
	diag_finish(&diag);
	story_destroy(story);
	fixture_remove(HOME);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_pressure),
		cmocka_unit_test(test_the_oldest_comes_first),
		cmocka_unit_test(test_many_share_a_point),
		cmocka_unit_test(test_none_and_one),
		cmocka_unit_test(test_curves_in_text),
		cmocka_unit_test(test_what_is_not_counted_is_said),
		cmocka_unit_test(test_titles_stay_text),
		cmocka_unit_test_setup(test_from_a_folder, set_up),
		cmocka_unit_test_setup(test_the_way_it_stands_on, set_up),
		cmocka_unit_test_setup(test_no_folder, set_up),
		cmocka_unit_test_setup(test_a_thousand_records, set_up),
	};
	return cmocka_run_group_tests_name("practice", tests, NULL, NULL);
}
