/*
 * One mistake, one finding: every key of whole scenarios is misspelt, and every
 * value made one of another kind, each alone; nothing that only follows from it
 * is reported besides.
 */
#include "check.h"

#include <stdio.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/file.h"
#include "story/story.h"

static const char *const files[] = {
	TESTS_DIR "/scenarios/valid/composed.json",
	TESTS_DIR "/scenarios/valid/late-train.json",
	TESTS_DIR "/scenarios/valid/lists.json",
	TESTS_DIR "/scenarios/valid/uses.json",
	TESTS_DIR "/scenarios/valid/variables.json",
	TESTS_DIR "/scenarios/valid/verdicts.json",
};

struct trial {
	const char *path;
	const cJSON *root;
	int wrong;
};

static void expect_one(struct trial *trial, const char *what, const char *key) {
	char *text = cJSON_Print(trial->root);
	struct diag diag = {0};
	struct story *story = story_load_text(trial->path, text, strlen(text), &diag);
	if (story != NULL || diag.len != 1) {
		struct buf out = BUF_EMPTY;
		diag_print(&diag, false, &out);
		print_error("%s: %s \"%s\" gives %zu findings, not one error:\n%s", trial->path, what, key, diag.len, out.text);
		buf_finish(&out);
		trial->wrong++;
	}
	story_destroy(story);
	diag_finish(&diag);
	cJSON_free(text);
}

static void misspell(struct trial *trial, cJSON *value) {
	char *right = value->string;
	char wrong[80];
	snprintf(wrong, sizeof(wrong), "%sx", right);
	value->string = wrong;
	expect_one(trial, "misspelt", right);
	value->string = right;
}

static void retype(struct trial *trial, cJSON *value) {
	int right = value->type;
	value->type = cJSON_NULL | (right & cJSON_StringIsConst);
	expect_one(trial, "null as", value->string);
	value->type = right;
}

/* In some objects the keys are the author's own names. */
static bool holds_names(const cJSON *object) {
	static const char *const keys[] = {"beats", "couple", "vars", "sets"};
	for (size_t i = 0; object->string != NULL && i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (strcmp(keys[i], object->string) == 0) {
			return true;
		}
	}
	return false;
}

static void walk(struct trial *trial, cJSON *parent) {
	cJSON *value;
	cJSON_ArrayForEach(value, parent) {
		if (cJSON_IsObject(parent)) {
			if (!holds_names(parent)) {
				misspell(trial, value);
			}
			retype(trial, value);
		}
		walk(trial, value);
	}
}

static void one_mistake_is_one_finding(void **state) {
	(void)state;
	int wrong = 0;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct buf text = BUF_EMPTY;
		struct diag diag = {0};
		assert_true(file_read(files[i], (size_t)1 << 24, &text, &diag));
		cJSON *root = cJSON_ParseWithLength(text.text, text.len);
		assert_non_null(root);
		struct trial trial = {.path = files[i], .root = root};
		walk(&trial, root);
		wrong += trial.wrong;
		cJSON_Delete(root);
		buf_finish(&text);
		diag_finish(&diag);
	}
	assert_int_equal(wrong, 0);
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(one_mistake_is_one_finding)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
