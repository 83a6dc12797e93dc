/* When the system fails half way: a disk that does not do as it is told, memory that runs out. */
#include "home_fixture.h"
#include "playthrough_fixture.h"

#include <errno.h>

#include "base/own_file.h"
#include "keep/journal.h"
#include "keep/record.h"

#define HOME SCRATCH_DIR "/trouble-home"

static bool cut_fails, status_fails;

int __real_ftruncate64(int file, off_t size);
int __wrap_ftruncate64(int file, off_t size);
int __wrap_ftruncate64(int file, off_t size) {
	if (cut_fails) {
		errno = EIO;
		return -1;
	}
	return __real_ftruncate64(file, size);
}

int __real_fstat64(int file, struct stat *status);
int __wrap_fstat64(int file, struct stat *status);
int __wrap_fstat64(int file, struct stat *status) {
	if (status_fails) {
		memset(status, 0x44, sizeof(*status)); /* whatever was there: it looks like a folder */
		errno = EIO;
		return -1;
	}
	return __real_fstat64(file, status);
}

static int empty_home(void **state) {
	(void)state;
	cut_fails = status_fails = false;
	fixture_remove(HOME);
	return 0;
}

static const struct playthrough_setup both = {.seat = {true, true}, .seed = 7};

/* A journal that cannot be cut where it is whole is not written over. */
static void test_a_journal_that_cannot_be_cut(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &both);
	struct diag diag = {0};
	struct journal *journal = journal_open(HOME, &diag);
	say(playthrough, "snap,shut");
	assert_true(journal_begin(journal, playthrough, "fixture.json", NULL, &diag));
	journal_close(journal);
	struct buf before = BUF_EMPTY, after = BUF_EMPTY;
	fixture_get(HOME "/journal", &before);
	journal = journal_open(HOME, &diag);
	cut_fails = true;
	struct playthrough *again = journal_resume(journal, story, false, &diag);
	assert_int_equal(playthrough_step_count(again), 2);
	assert_true(fixture_says(&diag, "journal-unwritable"));
	assert_false(journal_is_whole(journal));
	say(again, "snap,shut");
	journal_follow(journal, again, &diag);
	assert_false(journal_is_whole(journal));
	journal_close(journal);
	fixture_get(HOME "/journal", &after);
	assert_string_equal(before.text, after.text);
	buf_finish(&before);
	buf_finish(&after);
	diag_finish(&diag);
	playthrough_destroy(again);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_a_file_that_cannot_be_asked(void **state) {
	(void)state;
	struct buf text = BUF_EMPTY;
	struct diag diag = {0};
	assert_int_equal(mkdir(HOME, 0700), 0);
	fixture_put(HOME "/settings", "x", 1);
	status_fails = true;
	assert_false(own_file_read(HOME "/settings", 100, &text, &diag));
	status_fails = false;
	assert_string_equal(diag.findings[0].code, "file-unreadable");
	assert_string_equal(diag.findings[0].message, "cannot be read: Input/output error");
	diag_finish(&diag);
}

static size_t pieces_left;

/* Memory as cJSON has it by itself: it may run out, and cJSON goes on without a word. */
static void *short_memory(size_t bytes) {
	return pieces_left-- > 0 ? malloc(bytes) : (pieces_left = 0, NULL);
}

/* Whatever memory cJSON had before: a record is whole, or the program has ended. */
static void test_no_record_without_its_replies(void **state) {
	(void)state;
	enum { REPLIES = 40 };
	struct story *story = fixture_endless();
	struct playthrough *playthrough = playthrough_create(story, &both);
	for (size_t i = 0; i < REPLIES / 2; i++) {
		say(playthrough, "ask,sorry");
	}
	for (size_t pieces = 20; pieces < 120; pieces += 10) {
		struct record record, again;
		struct diag diag = {0};
		record_of(playthrough, "fixture.json", NULL, "Mine.", NULL, &record);
		pieces_left = pieces;
		cJSON_InitHooks(&(cJSON_Hooks){short_memory, free});
		assert_true(record_write(HOME, &record, &diag));
		cJSON_InitHooks(NULL);
		char *path = record_path(HOME, record.id);
		assert_true(record_read(path, &again, &diag));
		assert_int_equal(again.reply_count, REPLIES);
		assert_string_equal(again.note, "Mine.");
		record_finish(&again);
		record_finish(&record);
		free(path);
		diag_finish(&diag);
	}
	playthrough_destroy(playthrough);
	story_destroy(story);
}

int main(void) {
#define ROW(test) cmocka_unit_test_setup(test, empty_home)
	const struct CMUnitTest tests[] = {
		ROW(test_a_journal_that_cannot_be_cut),
		ROW(test_a_file_that_cannot_be_asked),
		ROW(test_no_record_without_its_replies),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
