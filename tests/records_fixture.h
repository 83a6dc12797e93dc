#ifndef WATERLINE_TESTS_RECORDS_FIXTURE_H
#define WATERLINE_TESTS_RECORDS_FIXTURE_H

/* Kept records, and somebody looking at them. Whoever includes this defines HOME and DOCUMENTS, folders of its own. */
#include "person_fixture.h"

#include <signal.h>
#include <sys/resource.h>

#include "view/screens/after_screen.h"

static inline int begin(void **state) {
	fixture_remove(DOCUMENTS);
	assert_int_equal(mkdir(DOCUMENTS, 0700), 0);
	assert_int_equal(setenv("HOME", DOCUMENTS, 1), 0);
	unsetenv("XDG_CONFIG_HOME");
	set_up(state);
	been_here(REMEMBER_NO);
	start(*state);
	return 0;
}

static inline void limit_files(struct rlimit *old, rlim_t bytes) {
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, old), 0);
	struct rlimit full = *old;
	full.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
}

static inline void give_back(const struct rlimit *old) {
	assert_int_equal(setrlimit(RLIMIT_FSIZE, old), 0);
}

/* Keeps a record of these replies; its id is good until the next. */
static inline const char *make_record(
	enum seat seat, const char *replies, const char *name, const char *note, const char *sentence) {
	static char id[RECORD_ID_ROOM];
	struct diag diag = {0};
	struct story *story = story_load(fixture_path(), &diag);
	struct playthrough_setup setup = {.seat = {seat != SEAT_TWO, seat != SEAT_ONE}, .seed = 7};
	struct playthrough *playthrough = playthrough_create(story, &setup);
	assert_true(playthrough_replies_by_id(playthrough, replies, &diag));
	struct cast cast = story_cast(story);
	cast.person[SEAT_TWO].name = name != NULL ? name : cast.person[SEAT_TWO].name;
	struct record record;
	record_of(playthrough, fixture_path(), &cast, note, sentence, &record);
	assert_true(record_write(HOME, &record, &diag));
	snprintf(id, sizeof(id), "%s", record.id);
	record_finish(&record);
	playthrough_destroy(playthrough);
	story_destroy(story);
	diag_finish(&diag);
	return id;
}

static inline void read_only_record(struct record *record) {
	struct record_list list = {0};
	struct diag diag = {0};
	record_list_read(HOME, &list, &diag);
	assert_int_equal(diag.len, 0);
	assert_int_equal(list.len, 1);
	*record = list.records[0];
	list.len = 0;
	record_list_finish(&list);
}

static inline void check_note(const char *note) {
	struct record record;
	read_only_record(&record);
	if (note != NULL) {
		assert_string_equal(record.note, note);
	} else {
		assert_null(record.note);
	}
	record_finish(&record);
}

static inline void to_records(struct bench *bench) {
	start(bench);
	choose(bench, "Kept records");
	assert_int_equal(app_screen(bench->app), SCREEN_RECORDS);
}

static inline bool shows(const struct bench *bench, const char *words) {
	return node_called(&bench->list, words) != NULL;
}

#endif
