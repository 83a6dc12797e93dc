/* Practice over time: counts from records, by hand and by the program. */
#include "story_fixture.h"

#include "report/practice.h"

static struct session *play(const struct story *story, const char *list, struct record *record) {
	const struct session_setup as_ada = {.seat = {true, false}, .seed = 1};
	struct session *session = session_create(story, &as_ada);
	struct diag diag = {0};
	assert_true(session_replies_by_id(session, list, &diag));
	diag_finish(&diag);
	record_of(session, "fixture.json", NULL, NULL, NULL, record);
	memcpy((char *)(uintptr_t)record->kept.date, "2026-03-02", 10);
	return session;
}

static void add(struct practice *practice, const struct story *story, const char *list) {
	struct record record;
	struct session *session = play(story, list, &record);
	practice_add(practice, &record, session);
	session_destroy(session);
	record_finish(&record);
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
	assert_int_equal(practice.plays[0].reaches, 1);
	assert_int_equal(practice.plays[1].reaches, 0);
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
	struct session *session = play(story, "snap,snap,see,snap,ask,snap,snap,snap", &record);
	struct practice practice = {0};
	practice_add(&practice, &record, session);
	size_t pressed = 0, moves[MOVE_COUNT] = {0};
	for (size_t i = 0; i < session_step_count(session); i += 2) {
		struct couple before = session_couple_after(session, i);
		if (couple_tension(&before) >= 600 || before.partner[SEAT_ONE].heat >= 480) {
			pressed++;
			moves[session_couple_after(session, i + 1).partner[SEAT_ONE].last_move]++;
		}
	}
	assert_true(pressed > 0 && pressed < 8);
	assert_int_equal(practice.pressed, pressed);
	assert_memory_equal(practice.pressed_moves, moves, sizeof(moves));
	practice_finish(&practice);
	record_finish(&record);
	session_destroy(session);
	story_destroy(story);
}

static void test_words(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct practice practice = {0};
	struct buf out = BUF_EMPTY;
	practice_text(&practice, &out);
	assert_string_equal(out.text, "");
	add(&practice, story, "see,say-it:door,small,see");
	struct record record;
	session_destroy(play(story, "see", &record));
	practice_add(&practice, &record, NULL);
	record_finish(&record);
	practice_text(&practice, &out);
	assert_non_null(strstr(out.text, "You reached once, 0 of them under pressure."));
	assert_non_null(strstr(out.text, "  Fixture: kept once; you reached once, in 1 of the 1\n"));
	assert_non_null(strstr(out.text, "  2026-03-02  1 of 3  *\n"));
	assert_non_null(strstr(out.text, "1 record is not counted: the scenario cannot be played any more.\n"));
	assert_null(strstr(out.text, "score"));
	buf_finish(&out);
	practice_finish(&practice);
	story_destroy(story);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_pressure),
		cmocka_unit_test(test_words),
	};
	return cmocka_run_group_tests_name("practice", tests, NULL, NULL);
}
