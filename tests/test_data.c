/* The folders that come with the program are found from wherever it runs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/data.h"
#include "base/file.h"

static void folder(const char *path) {
	char *full = file_join(SCRATCH_DIR, path);
	mkdir(full, 0755);
	free(full);
}

static int make_folders(void **state) {
	(void)state;
	unsetenv("WATERLINE_DATA");
	static const char *const paths[] = {"data", "data/project", "data/project/scenes", "data/project/fonts",
		"data/project/build", "data/project/build/dev", "data/prefix", "data/prefix/bin", "data/prefix/share",
		"data/prefix/share/waterline", "data/prefix/share/waterline/scenes", "data/stranger", "data/stranger/bin",
		"data/stranger/fonts", "data/given", "data/given/scenes"};
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		folder(paths[i]);
	}
	return 0;
}

static void finds_each_way(void **state) {
	(void)state;
	static const struct {
		const char *why, *name, *program, *built_from, *found;
	} rows[] = {
		{.why = "a build folder in the project", .name = "scenes", .program = "data/project/build/dev",
			.found = "data/project/scenes"},
		{.why = "one level deep", .name = "fonts", .program = "data/project/build", .found = "data/project/fonts"},
		{.why = "beside the program", .name = "fonts", .program = "data/project", .found = "data/project/fonts"},
		{.why = "installed under a prefix", .name = "scenes", .program = "data/prefix/bin",
			.found = "data/prefix/share/waterline/scenes"},
		{.why = "somebody's own fonts folder is not ours", .name = "fonts", .program = "data/stranger/bin",
			.found = NULL},
		{.why = "the project it was built from, last", .name = "fonts", .program = "data/stranger/bin",
			.built_from = "data/project", .found = "data/project/fonts"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct diag diag = {0};
		char *program = file_join(SCRATCH_DIR, rows[i].program);
		char *built_from = rows[i].built_from != NULL ? file_join(SCRATCH_DIR, rows[i].built_from) : NULL;
		char *found = data_folder_from(rows[i].name, program, built_from, &diag);
		if (rows[i].found == NULL) {
			assert_null(found);
			assert_int_equal(diag.errors, 1);
			assert_string_equal(diag.findings[0].code, "data-missing");
		} else {
			char *expected = file_join(SCRATCH_DIR, rows[i].found);
			assert_non_null(found);
			assert_string_equal(found, expected);
			free(expected);
		}
		free(found);
		free(program);
		free(built_from);
		diag_finish(&diag);
	}
}

static void the_variable_rules(void **state) {
	(void)state;
	char *given = file_join(SCRATCH_DIR, "data/given");
	char *expected = file_join(given, "scenes");
	setenv("WATERLINE_DATA", given, 1);
	struct diag diag = {0};
	char *found = data_folder("scenes", &diag);
	assert_string_equal(found, expected);
	assert_null(data_folder("fonts", &diag));
	assert_non_null(strstr(diag.findings[0].message, "WATERLINE_DATA"));
	unsetenv("WATERLINE_DATA");
	free(found);
	free(expected);
	free(given);
	diag_finish(&diag);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_each_way),
		cmocka_unit_test(the_variable_rules),
	};
	return cmocka_run_group_tests(tests, make_folders, NULL);
}
