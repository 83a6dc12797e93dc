/*
 * A mistake is a folder under scenarios/invalid, called by its code: the file
 * with it, and the exact words about it. WATERLINE_UPDATE=1 in the environment
 * writes these words anew, for looking at what changed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "explore/explore_check.h"
#include "review/review.h"
#include "story/codes.h"
#include "story/labels.h"
#include "story/story.h"

#define INVALID TESTS_DIR "/scenarios/invalid"

/* What cannot lie in a folder is made here. */
static void make_large(struct diag *diag) {
	assert_int_equal(chdir(SCRATCH_DIR), 0);
	FILE *file = fopen("scenario.json", "w");
	assert_non_null(file);
	assert_int_equal(ftruncate(fileno(file), ((off_t)128 << 20) + 1), 0);
	fclose(file);
	assert_null(story_load("scenario.json", diag));
	unlink("scenario.json");
}

static void make_unwritable(struct diag *diag) {
	assert_false(file_write("no-such-folder/scenario.json", "{}", 2, 0644, diag));
}

static void look_at_labels(const struct story *story, struct diag *diag) {
	struct words *words = words_for_language(story->language, diag);
	assert_non_null(words);
	labels_check(story, words, SEAT_NONE, LABELS_CLEAR, diag);
	words_destroy(words);
}

static void find(const char *code, struct diag *diag) {
	if (strcmp(code, "file-too-large") == 0) {
		make_large(diag);
	} else if (strcmp(code, "file-unwritable") == 0) {
		make_unwritable(diag);
	} else {
		struct story *story = story_load("scenario.json", diag);
		assert_int_equal(story == NULL, diag->errors > 0);
		if (story != NULL && (strcmp(code, "charge-softens") == 0 || strcmp(code, "feeling-stings") == 0)) {
			look_at_labels(story, diag); /* asks the lists of words */
		}
		if (story != NULL && (strcmp(code, "runs-dry") == 0 || strcmp(code, "no-way-back") == 0)) {
			explore_check(story, diag, NULL); /* only a search finds these */
		}
		story_destroy(story);
	}
}

static bool found(const struct diag *diag, const char *code, enum severity severity) {
	bool any = false;
	for (size_t i = 0; i < diag->len; i++) {
		const struct code *known = code_find(diag->findings[i].code);
		if (known == NULL || known->severity != diag->findings[i].severity) {
			print_error("%s is not in codes.c like this\n", diag->findings[i].code);
			fail();
		}
		any = any || (strcmp(diag->findings[i].code, code) == 0 && diag->findings[i].severity == severity);
	}
	return any;
}

static void test_each_code(void **state) {
	(void)state;
	for (size_t i = 0; i < code_count; i++) {
		char *folder = file_join(INVALID, codes[i].id);
		if (chdir(folder) != 0) {
			print_error("there is no %s\n", folder);
			fail();
		}
		struct diag diag = {0}, none = {0};
		find(codes[i].id, &diag);
		assert_int_equal(chdir(folder), 0);
		struct buf words = BUF_EMPTY, expected = BUF_EMPTY;
		diag_print(&diag, false, &words);
		if (getenv("WATERLINE_UPDATE") != NULL) {
			assert_true(file_write("expect.txt", words.text, words.len, 0644, &none));
		}
		assert_true(file_read("expect.txt", 1 << 20, &expected, &none));
		if (strcmp(words.text, expected.text) != 0) {
			print_error("%s: these words are not those of expect.txt:\n%s", codes[i].id, words.text);
			fail();
		}
		assert_true(found(&diag, codes[i].id, codes[i].severity));
		buf_finish(&words);
		buf_finish(&expected);
		diag_finish(&diag);
		free(folder);
	}
}

static void test_no_other_folder(void **state) {
	(void)state;
	DIR *folder = opendir(INVALID);
	assert_non_null(folder);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		if (entry->d_name[0] != '.' && code_find(entry->d_name) == NULL) {
			print_error("%s is not in codes.c\n", entry->d_name);
			fail();
		}
	}
	closedir(folder);
	for (size_t i = 1; i < code_count; i++) {
		assert_true(strcmp(codes[i - 1].id, codes[i].id) < 0);
	}
}

/* A literal with a hyphen behind diag_error( or the like in the sources is a code. */
static bool looks_like_code(const char *text, size_t len) {
	bool hyphen = false;
	for (size_t i = 0; i < len; i++) {
		if ((text[i] < 'a' || text[i] > 'z') && text[i] != '-' && (text[i] < '0' || text[i] > '9')) {
			return false;
		}
		hyphen = hyphen || (text[i] == '-' && i > 0 && i + 1 < len);
	}
	return hyphen;
}

/* What only a review tells has a list of its own. */
static bool is_of_review(const char *id) {
	for (size_t i = 0; i < review_code_count; i++) {
		if (strcmp(review_codes[i].id, id) == 0) {
			return true;
		}
	}
	return false;
}

static size_t check_source(const char *path) {
	struct buf text = BUF_EMPTY;
	struct diag diag = {0};
	assert_true(file_read(path, 1 << 20, &text, &diag));
	size_t count = 0;
	for (const char *at = text.text; (at = strchr(at, '"')) != NULL;) {
		size_t len = strcspn(at + 1, "\"\n");
		if (at[1 + len] == '"' && looks_like_code(at + 1, len)) {
			char *id = strndup(at + 1, len);
			if (code_find(id) == NULL && !is_of_review(id)) {
				print_error("%s: \"%s\" is not in codes.c\n", path, id);
				fail();
			}
			free(id);
			count++;
		}
		at += len + 1;
		at += *at == '"';
	}
	buf_finish(&text);
	return count;
}

static void test_sources_use_listed_codes(void **state) {
	(void)state;
	size_t count = 0;
	const char *path = SOURCE_DIR "/game/story";
	DIR *folder = opendir(path);
	assert_non_null(folder);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		size_t len = strlen(entry->d_name);
		if (len > 2 && strcmp(entry->d_name + len - 2, ".c") == 0 && strcmp(entry->d_name, "codes.c") != 0) {
			char *file = file_join(path, entry->d_name);
			count += check_source(file);
			free(file);
		}
	}
	closedir(folder);
	count += check_source(SOURCE_DIR "/game/base/file.c");
	count += check_source(SOURCE_DIR "/game/explore/explore_check.c");
	assert_true(count >= code_count);
}

/*
 * What was found by looking is not found once more by searching. That the
 * fixture has no way back is its own matter; so is, in one folder, a beat that
 * only a way round leads to, and in another that what may run dry then does.
 */
static void test_search_repeats_nothing(void **state) {
	(void)state;
	for (size_t i = 0; i < code_count; i++) {
		char *folder = file_join(INVALID, codes[i].id);
		assert_int_equal(chdir(folder), 0);
		struct diag diag = {0};
		struct story *story = story_load("scenario.json", &diag);
		size_t before = diag.len, after = 0;
		bool apart = strcmp(codes[i].id, "loop-may-not-end") == 0 || strcmp(codes[i].id, "runs-dry") == 0;
		if (story != NULL && before > 0 && !apart) {
			explore_check(story, &diag, NULL);
			for (size_t k = 0; k < diag.len; k++) {
				after += strcmp(diag.findings[k].code, "no-way-back") != 0;
			}
			if (after != before) {
				struct buf words = BUF_EMPTY;
				diag_print(&diag, false, &words);
				print_error("%s:\n%s", codes[i].id, words.text);
			}
			assert_int_equal(after, before);
		}
		story_destroy(story);
		diag_finish(&diag);
		free(folder);
	}
}

/* Twelve mistakes of twelve kinds in one file are twelve findings. */
static void test_many_mistakes(void **state) {
	(void)state;
	static const char *const expected[] = {"content-notes-missing", "unknown-pronouns", "number-out-of-range",
		"half-incomplete", "text-placeholder", "unknown-partner", "condition-syntax", "unknown-beat", "unknown-move",
		"missing-key", "unknown-ending", "unknown-key"};
	assert_int_equal(chdir(TESTS_DIR "/scenarios"), 0);
	struct diag diag = {0};
	assert_null(story_load("many-mistakes.json", &diag));
	struct buf words = BUF_EMPTY;
	diag_print(&diag, false, &words);
	bool good = diag.len == sizeof(expected) / sizeof(expected[0]);
	for (size_t i = 0; good && i < diag.len; i++) {
		good = strcmp(diag.findings[i].code, expected[i]) == 0;
	}
	if (!good) {
		print_error("%s", words.text);
	}
	assert_true(good);
	buf_finish(&words);
	diag_finish(&diag);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_code),
		cmocka_unit_test(test_no_other_folder),
		cmocka_unit_test(test_sources_use_listed_codes),
		cmocka_unit_test(test_search_repeats_nothing),
		cmocka_unit_test(test_many_mistakes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
