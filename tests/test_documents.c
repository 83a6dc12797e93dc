/* Where a file for the person goes, and that nothing in its way is touched. */
#include "home_fixture.h"

#include <signal.h>
#include <sys/resource.h>

#include "base/documents.h"

#define PLACE SCRATCH_DIR "/documents-home"

static int set_up(void **state) {
	(void)state;
	fixture_remove(PLACE);
	assert_int_equal(mkdir(PLACE, 0700), 0);
	assert_int_equal(setenv("HOME", PLACE, 1), 0);
	assert_int_equal(unsetenv("XDG_CONFIG_HOME"), 0);
	return 0;
}

static void check_folder(const char *meant) {
	char *folder = documents_folder();
	assert_string_equal(folder, meant);
	free(folder);
}

static void test_the_folder(void **state) {
	(void)state;
	check_folder(PLACE);
	mkdir(PLACE "/Documents", 0700);
	check_folder(PLACE "/Documents");
	mkdir(PLACE "/.config", 0700);
	static const struct {
		const char *dirs, *folder;
	} rows[] = {
		{"# by hand\nXDG_DESKTOP_DIR=\"$HOME/Desktop\"\n  XDG_DOCUMENTS_DIR=\"$HOME/Papers\"\n", PLACE "/Papers"},
		{"XDG_DOCUMENTS_DIR=\"" PLACE "/Papers\"", PLACE "/Papers"},
		{"XDG_DOCUMENTS_DIR=\"$HOME/a \\\"b\\\"\"\n", PLACE "/a \"b\""},
		{"XDG_DOCUMENTS_DIR=\"$HOME/\"\n", PLACE "/"}, /* as the desktop says that there is none */
		{"XDG_DOCUMENTS_DIR=\"$HOME/gone\"\n", PLACE "/Documents"},
		{"XDG_DOCUMENTS_DIR=\"relative\"\n", PLACE "/Documents"},
		{"XDG_DOCUMENTS_DIR=", PLACE "/Documents"},
		{"XDG_DOCUMENTS_DIR=\"", PLACE "/Documents"},
		{"", PLACE "/Documents"},
	};
	mkdir(PLACE "/Papers", 0700);
	mkdir(PLACE "/a \"b\"", 0700);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		fixture_put(PLACE "/.config/user-dirs.dirs", rows[i].dirs, strlen(rows[i].dirs));
		check_folder(rows[i].folder);
	}
	unsetenv("HOME");
	char *here = file_real_path(".");
	check_folder(here);
	free(here);
}

static void write_one(const char *bytes, const char *meant) {
	struct diag diag = {0};
	char *path = documents_write(PLACE, "waterline", "md", bytes, strlen(bytes), &diag);
	assert_int_equal(diag.len, 0);
	assert_string_equal(path, meant);
	assert_int_equal(fixture_mode(path), 0600);
	struct buf text = BUF_EMPTY;
	fixture_get(path, &text);
	assert_string_equal(text.text, bytes);
	buf_finish(&text);
	free(path);
}

static void test_nothing_is_written_over(void **state) {
	(void)state;
	write_one("one", PLACE "/waterline.md");
	write_one("two", PLACE "/waterline-2.md");
	assert_int_equal(mkdir(PLACE "/waterline-3.md", 0700), 0);
	assert_int_equal(symlink(PLACE "/elsewhere", PLACE "/waterline-4.md"), 0);
	write_one("five", PLACE "/waterline-5.md");
	struct stat status;
	assert_int_not_equal(lstat(PLACE "/elsewhere", &status), 0);
	struct buf text = BUF_EMPTY;
	fixture_get(PLACE "/waterline.md", &text);
	assert_string_equal(text.text, "one");
	buf_finish(&text);
}

static void test_what_cannot_be_written(void **state) {
	(void)state;
	struct diag diag = {0};
	assert_null(documents_write(PLACE "/none", "waterline", "md", "x", 1, &diag));
	assert_true(fixture_says(&diag, "file-unwritable"));
	assert_non_null(strstr(diag.findings[0].message, PLACE "/none/waterline.md"));
	diag_finish(&diag);
	signal(SIGXFSZ, SIG_IGN);
	struct rlimit old, full;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	full = old;
	full.rlim_cur = 10;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
	char *path = documents_write(PLACE, "waterline", "md", "more than ten bytes", 19, &diag);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_null(path);
	assert_true(fixture_says(&diag, "file-unwritable"));
	assert_int_equal(fixture_count(PLACE), 0); /* not a half of it */
	diag_finish(&diag);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_the_folder, set_up),
		cmocka_unit_test_setup(test_nothing_is_written_over, set_up),
		cmocka_unit_test_setup(test_what_cannot_be_written, set_up),
	};
	return cmocka_run_group_tests_name("documents", tests, NULL, NULL);
}
