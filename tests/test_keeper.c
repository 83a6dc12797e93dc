/* What is kept, by the rules in keep/keeper.h; two programs at once among them. */
#include "home_fixture.h"
#include "playthrough_fixture.h"

#include <sys/wait.h>

#include "keep/keeper.h"

static const char home[] = SCRATCH_DIR "/keeper-home";
#define JOURNAL SCRATCH_DIR "/keeper-home/journal"
#define RECORDS SCRATCH_DIR "/keeper-home/records"

static int empty_home(void **state) {
	(void)state;
	fixture_remove(home);
	return 0;
}

/* Somebody who has been here before. */
static void been_here(enum settings_remember remember) {
	struct settings settings = settings_default();
	struct diag diag = {0};
	settings.notice_seen = 1;
	settings.remember = (int)remember;
	assert_true(settings_write(home, &settings, &diag));
	diag_finish(&diag);
}

static struct settings written(void) {
	struct diag diag = {0};
	struct settings settings = settings_read(home, &diag);
	assert_int_equal(diag.len, 0);
	diag_finish(&diag);
	return settings;
}

static void open_here(struct keeper *keeper) {
	keeper_open(keeper, &(struct keeper_setup){.home = home});
}

/* A conversation as one holds it, without the conversation. */
struct talk {
	struct story *story;
	struct playthrough *playthrough;
	struct cast cast;
	struct held held;
};

static void begin_talk(struct talk *talk) {
	const struct playthrough_setup setup = {.seat = {true, false}, .seed = 1};
	talk->story = fixture_story();
	talk->playthrough = playthrough_create(talk->story, &setup);
	talk->cast = story_cast(talk->story);
	talk->held = (struct held){talk->playthrough, "fixture.json", &talk->cast};
}

static void end_talk(struct talk *talk) {
	playthrough_destroy(talk->playthrough);
	story_destroy(talk->story);
}

static bool follow(struct keeper *keeper, const struct talk *talk) {
	return keeper_keeping(keeper).follow(keeper, &talk->held);
}

static bool keep(struct keeper *keeper, const struct talk *talk, const char *note, const char *sentence) {
	return keeper_keeping(keeper).record(keeper, &talk->held, note, sentence);
}

static bool is_there(const char *path) {
	struct stat status;
	return lstat(path, &status) == 0;
}

static void test_nothing_before_the_first_page(void **state) {
	(void)state;
	struct keeper keeper;
	struct talk talk;
	begin_talk(&talk);
	open_here(&keeper);
	keeper_remember(&keeper, true);
	keeper.settings.remember = REMEMBER_YES;
	keeper_set(&keeper);
	say(talk.playthrough, "snap");
	assert_true(follow(&keeper, &talk));
	assert_false(keep(&keeper, &talk, NULL, NULL));
	assert_false(is_there(home));
	keeper.settings.notice_seen = 1;
	keeper_set(&keeper);
	assert_true(follow(&keeper, &talk));
	assert_true(is_there(JOURNAL));
	keeper_close(&keeper);
	end_talk(&talk);
}

static void test_what_was_left_stays_until_something_is_said(void **state) {
	(void)state;
	struct keeper keeper;
	struct talk talk;
	been_here(REMEMBER_YES);
	for (int round = 0; round < 2; round++) {
		begin_talk(&talk);
		open_here(&keeper);
		keeper_remember(&keeper, true);
		assert_int_equal(keeper_left(&keeper) != NULL, round == 1);
		follow(&keeper, &talk);
		assert_int_equal(is_there(JOURNAL), round == 1);
		say(talk.playthrough, round == 0 ? "snap" : "see");
		assert_true(follow(&keeper, &talk));
		assert_true(keeper_has_all(&keeper));
		assert_null(keeper_left(&keeper));
		keeper_close(&keeper);
		end_talk(&talk);
	}
	open_here(&keeper);
	keeper_remember(&keeper, true);
	assert_int_equal(keeper_left(&keeper)->replies, 1); /* the one begun later */
	keeper_close(&keeper);
}

static void test_gone_back_to_the_beginning_it_is_there_still(void **state) {
	(void)state;
	struct keeper keeper;
	struct talk talk;
	been_here(REMEMBER_YES);
	begin_talk(&talk);
	open_here(&keeper);
	keeper_remember(&keeper, true);
	say(talk.playthrough, "snap,snap,snap,snap,snap,snap,snap,snap");
	follow(&keeper, &talk);
	keeper_keeping(&keeper).over(&keeper);
	assert_false(is_there(JOURNAL));
	playthrough_rewind(talk.playthrough, 0);
	assert_true(follow(&keeper, &talk)); /* all that was said lies ahead */
	assert_true(is_there(JOURNAL));
	keeper_close(&keeper);
	end_talk(&talk);
}

static void test_records(void **state) {
	(void)state;
	struct keeper keeper;
	struct talk talk;
	been_here(REMEMBER_NO);
	begin_talk(&talk);
	open_here(&keeper);
	say(talk.playthrough, "snap,snap");
	assert_false(keeper_has_record(&keeper, talk.playthrough));
	assert_true(keep(&keeper, &talk, "One.", "When."));
	assert_int_equal(keeper.wrote, WROTE_FIRST);
	assert_true(keep(&keeper, &talk, "Two.", NULL)); /* the same: its words alone, and not those that stay */
	assert_int_equal(keeper.wrote, WROTE_WORDS);
	assert_int_equal(fixture_count(RECORDS), 1);
	struct record record;
	struct diag diag = {0};
	char *path = record_path(home, keeper.record_id);
	assert_true(record_read(path, &record, &diag));
	assert_string_equal(record.note, "Two.");
	assert_string_equal(record.sentence, "When.");
	record_finish(&record);
	free(path);
	say(talk.playthrough, "see");
	assert_false(keeper_has_record(&keeper, talk.playthrough));
	assert_true(keep(&keeper, &talk, NULL, NULL));
	assert_int_equal(keeper.wrote, WROTE_BESIDE);
	assert_int_equal(fixture_count(RECORDS), 2);
	assert_true(keeper_erase(&keeper, keeper.record_id));
	assert_false(keeper_has_record(&keeper, talk.playthrough));
	diag_finish(&diag);
	keeper_close(&keeper);
	end_talk(&talk);
}

static void test_settings_by_what_changed(void **state) {
	(void)state;
	struct keeper one, other;
	been_here(REMEMBER_NO);
	open_here(&one);
	open_here(&other);
	one.settings.theme = SETTINGS_DUSK;
	keeper_set(&one);
	other.settings.text_percent = 130;
	keeper_set(&other);
	struct settings now = written();
	assert_int_equal(now.theme, SETTINGS_DUSK);
	assert_int_equal(now.text_percent, 130);
	assert_int_equal(other.settings.theme, SETTINGS_DUSK);
	other.settings.theme = SETTINGS_PAPER; /* changed by hand after that: it counts */
	keeper_set(&other);
	assert_int_equal(written().theme, SETTINGS_PAPER);
	keeper_close(&one);
	keeper_close(&other);
}

static void test_no_trace_in_one_holds_in_the_other(void **state) {
	(void)state;
	struct keeper one, other;
	struct talk talk;
	been_here(REMEMBER_YES);
	begin_talk(&talk);
	open_here(&one);
	open_here(&other);
	keeper_remember(&other, true);
	say(talk.playthrough, "snap");
	assert_true(follow(&other, &talk));
	assert_true(is_there(JOURNAL));
	one.settings.no_trace = 1;
	keeper_set(&one);
	assert_false(is_there(JOURNAL)); /* gone at once, whoever holds it */
	say(talk.playthrough, "snap");
	assert_true(follow(&other, &talk));
	assert_false(keep(&other, &talk, NULL, NULL));
	assert_int_equal(fixture_count(home), 1); /* the settings */
	other.settings.theme = SETTINGS_DUSK;
	keeper_set(&other);
	assert_int_equal(written().no_trace, 1);
	keeper_close(&one);
	keeper_close(&other);
	end_talk(&talk);
}

/* A yes taken back takes with it what was put aside, also where another program has the journal. */
static void test_what_was_put_aside_goes_too(void **state) {
	(void)state;
	for (int held = 0; held < 2; held++) {
		struct keeper one, other;
		empty_home(state);
		been_here(REMEMBER_YES);
		open_here(&one);
		open_here(&other);
		keeper_remember(&other, held == 1);
		keeper_remember(&one, true);
		fixture_put(JOURNAL ".aside-1", "x", 1);
		fixture_put(JOURNAL ".aside-2", "x", 1);
		one.settings.remember = REMEMBER_NO;
		keeper_set(&one);
		assert_false(is_there(JOURNAL ".aside-1"));
		assert_false(is_there(JOURNAL ".aside-2"));
		keeper_close(&one);
		keeper_close(&other);
	}
}

/* Runs both at the same time, each in a program of its own. */
static void both_at_once(void (*one)(void), void (*other)(void)) {
	void (*const what[2])(void) = {one, other};
	pid_t child[2];
	for (int i = 0; i < 2; i++) {
		child[i] = fork();
		if (child[i] == 0) {
			what[i]();
			_exit(0);
		}
	}
	for (int i = 0; i < 2; i++) {
		int status;
		waitpid(child[i], &status, 0);
		assert_int_equal(status, 0);
	}
}

enum { TURNS = 60 };

static void set_theme(void) {
	struct keeper keeper;
	open_here(&keeper);
	for (int i = 0; i <= TURNS; i++) {
		keeper.settings.theme = i % 2 == 0 ? SETTINGS_DUSK : SETTINGS_CONTRAST;
		keeper_set(&keeper);
	}
}

static void set_size(void) {
	struct keeper keeper;
	open_here(&keeper);
	for (int i = 0; i <= TURNS; i++) {
		keeper.settings.text_percent = 100 + i;
		keeper_set(&keeper);
	}
}

static void test_two_programs_set_things(void **state) {
	(void)state;
	been_here(REMEMBER_NO);
	both_at_once(set_theme, set_size);
	struct settings now = written();
	assert_int_equal(now.theme, SETTINGS_DUSK);
	assert_int_equal(now.text_percent, 100 + TURNS);
	assert_int_equal(fixture_count(home), 1);
}

static char shared_id[64];

static void write_notes(void) {
	struct keeper keeper;
	char text[24];
	open_here(&keeper);
	for (int i = 1; i <= TURNS; i++) {
		snprintf(text, sizeof(text), "note %d", i);
		if (!keeper_set_words(&keeper, shared_id, text, NULL)) {
			_exit(1);
		}
	}
}

static void write_sentences(void) {
	struct keeper keeper;
	char text[24];
	open_here(&keeper);
	for (int i = 1; i <= TURNS; i++) {
		snprintf(text, sizeof(text), "when %d", i);
		if (!keeper_set_words(&keeper, shared_id, NULL, text)) {
			_exit(1);
		}
	}
}

static void test_two_programs_write_into_a_record(void **state) {
	(void)state;
	struct keeper keeper;
	struct talk talk;
	been_here(REMEMBER_NO);
	begin_talk(&talk);
	open_here(&keeper);
	say(talk.playthrough, "snap");
	assert_true(keep(&keeper, &talk, NULL, NULL));
	snprintf(shared_id, sizeof(shared_id), "%s", keeper.record_id);
	both_at_once(write_notes, write_sentences);
	struct record record;
	struct diag diag = {0};
	char *path = record_path(home, shared_id), text[2][24];
	snprintf(text[0], sizeof(text[0]), "note %d", TURNS);
	snprintf(text[1], sizeof(text[1]), "when %d", TURNS);
	assert_true(record_read(path, &record, &diag));
	assert_string_equal(record.note, text[0]);
	assert_string_equal(record.sentence, text[1]);
	record_finish(&record);
	free(path);
	diag_finish(&diag);
	keeper_close(&keeper);
	end_talk(&talk);
}

int main(void) {
#define ROW(test) cmocka_unit_test_setup(test, empty_home)
	const struct CMUnitTest tests[] = {
		ROW(test_nothing_before_the_first_page),
		ROW(test_what_was_left_stays_until_something_is_said),
		ROW(test_gone_back_to_the_beginning_it_is_there_still),
		ROW(test_records),
		ROW(test_settings_by_what_changed),
		ROW(test_no_trace_in_one_holds_in_the_other),
		ROW(test_what_was_put_aside_goes_too),
		ROW(test_two_programs_set_things),
		ROW(test_two_programs_write_into_a_record),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
