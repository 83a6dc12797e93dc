/* Files as the world gives them: missing, folders, too large; and written whole or not at all. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

static char folder[] = SCRATCH_DIR "/test_file.XXXXXX";

static int make_folder(void **state) {
	(void)state;
	return mkdtemp(folder) == NULL;
}

static int remove_folder(void **state) {
	(void)state;
	return rmdir(folder); /* fails where a test left something */
}

static void write_whole(const char *path, const char *bytes, size_t len) {
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, len, file), len);
	assert_int_equal(fclose(file), 0);
}

static size_t entries(const char *path) {
	DIR *opened = opendir(path);
	assert_non_null(opened);
	size_t count = 0;
	while (readdir(opened) != NULL) {
		count++;
	}
	closedir(opened);
	return count - 2;
}

/* Reads and expects to fail with `code`; what was in the buffer before stays. */
static void assert_unread(const char *path, size_t limit, const char *code, const char *words) {
	struct diag diag = {0};
	struct buf out = BUF_EMPTY;
	buf_puts(&out, "as it was");
	assert_false(file_read(path, limit, &out, &diag));
	assert_string_equal(out.text, "as it was");
	assert_int_equal(diag.len, 1);
	assert_string_equal(diag.findings[0].code, code);
	assert_string_equal(diag.findings[0].span.source->name, path);
	assert_int_equal(diag_place(diag.findings[0].span).line, 0);
	if (strstr(diag.findings[0].message, words) == NULL) {
		fail_msg("%s", diag.findings[0].message);
	}
	buf_finish(&out);
	diag_finish(&diag);
}

static void test_read(void **state) {
	(void)state;
	static const size_t sizes[] = {0, 1, 4096, 65535, 65536, 65537, 300000};
	char *path = file_join(folder, "a");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		char *bytes = malloc(sizes[i] + 1);
		memset(bytes, 'x', sizes[i] + 1);
		if (sizes[i] > 1) {
			bytes[1] = '\0';
		}
		write_whole(path, bytes, sizes[i]);
		struct diag diag = {0};
		struct buf out = BUF_EMPTY;
		buf_puts(&out, "what was there before");
		assert_true(file_read(path, sizes[i], &out, &diag)); /* at the limit */
		assert_int_equal(out.len, sizes[i]);
		assert_memory_equal(out.text, bytes, sizes[i]);
		assert_int_equal(out.text[out.len], '\0');
		assert_int_equal(diag.len, 0);
		buf_finish(&out);
		if (sizes[i] > 0) {
			assert_unread(path, sizes[i] - 1, "file-too-large", "bytes"); /* and one past it */
		}
		free(bytes);
	}
	unlink(path);
	free(path);
}

static void test_unreadable(void **state) {
	(void)state;
	char *path = file_join(folder, "a"), *below = file_join(path, "b");
	assert_unread("", 100, "file-missing", "no such file");
	assert_unread(path, 100, "file-missing", "no such file");
	assert_unread(below, 100, "file-missing", "no such file");
	assert_unread(folder, 100, "file-folder", "folder");
	write_whole(path, "x", 1);
	assert_unread(below, 100, "file-missing", "no such file"); /* as if a file were a folder */
	if (geteuid() != 0) {                                      /* who may read everything is never refused */
		assert_int_equal(chmod(path, 0), 0);
		assert_unread(path, 100, "file-unreadable", strerror(EACCES));
	}
	unlink(path);
	assert_int_equal(symlink("a", path), 0); /* leads to itself */
	assert_unread(path, 100, "file-unreadable", strerror(ELOOP));
	unlink(path);
	free(below);
	free(path);
}

/* Files whose size says nothing, and whose reading may fail half way. */
static void test_special_files(void **state) {
	(void)state;
	if (access("/dev/zero", R_OK) == 0) {
		assert_unread("/dev/zero", (size_t)3 << 20, "file-too-large", "3 MiB");
	}
	if (access("/proc/self/mem", R_OK) == 0) {
		assert_unread("/proc/self/mem", 100, "file-unreadable", strerror(EIO));
	}
	if (access("/proc/self/status", R_OK) == 0) { /* says that it is empty */
		struct diag diag = {0};
		struct buf out = BUF_EMPTY;
		assert_true(file_read("/proc/self/status", 1 << 20, &out, &diag));
		assert_true(out.len > 100);
		buf_finish(&out);
	}
}

static void assert_holds(const char *path, const char *expected) {
	struct diag diag = {0};
	struct buf out = BUF_EMPTY;
	assert_true(file_read(path, 1 << 20, &out, &diag));
	assert_string_equal(out.text, expected);
	buf_finish(&out);
}

static unsigned mode_of(const char *path) {
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	return status.st_mode & 07777;
}

static void test_write(void **state) {
	(void)state;
	struct diag diag = {0};
	char *path = file_join(folder, "save.json");
	assert_true(file_write(path, "one", 3, 0600, &diag));
	assert_holds(path, "one");
	assert_int_equal(mode_of(path), 0600);
	assert_true(file_write(path, "", 0, 0644, &diag));
	assert_holds(path, "");
	assert_int_equal(mode_of(path), 0600); /* the mode is for a new file */
	assert_int_equal(chmod(path, 0640), 0);
	assert_true(file_write(path, "two", 3, 0600, &diag));
	assert_holds(path, "two");
	assert_int_equal(mode_of(path), 0640);
	assert_int_equal(entries(folder), 1); /* nothing is left beside it */
	assert_int_equal(diag.len, 0);
	unlink(path);
	free(path);
}

static void assert_unwritten(const char *path, size_t len, int error) {
	struct diag diag = {0};
	char *bytes = calloc(1, len);
	assert_false(file_write(path, bytes, len, 0600, &diag));
	assert_int_equal(diag.len, 1);
	assert_string_equal(diag.findings[0].code, "file-unwritable");
	assert_non_null(strstr(diag.findings[0].message, strerror(error)));
	free(bytes);
	diag_finish(&diag);
}

static void test_unwritable(void **state) {
	(void)state;
	char *nowhere = file_join(folder, "missing/a"), *inner = file_join(folder, "inner"), *path = file_join(inner, "a");
	assert_unwritten(nowhere, 10, ENOENT);
	assert_int_equal(mkdir(inner, 0700), 0);
	assert_unwritten(inner, 10, EISDIR);
	if (geteuid() != 0) {
		assert_int_equal(chmod(inner, 0500), 0);
		assert_unwritten(path, 10, EACCES);
		assert_int_equal(chmod(inner, 0700), 0);
	}
	assert_int_equal(entries(inner), 0);
	assert_int_equal(entries(folder), 1);
	rmdir(inner);
	free(path);
	free(inner);
	free(nowhere);
}

/* When the disk is full the old file is still there, whole, and nothing else. */
static void test_full_disk(void **state) {
	(void)state;
	struct rlimit before, little = {0};
	char *path = file_join(folder, "save.json");
	write_whole(path, "old", 3);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	little = (struct rlimit){.rlim_cur = 1000, .rlim_max = before.rlim_max};
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
	assert_unwritten(path, 5000, EFBIG);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_DFL);
	assert_holds(path, "old");
	assert_int_equal(entries(folder), 1);
	unlink(path);
	free(path);
}

static void test_paths(void **state) {
	(void)state;
	static const char *const folders[][2] = {{"a", "."}, {"", "."}, {"/a", "/"}, {"/", "/"}, {"a/b", "a"},
		{"a/b/", "a/b"}, {"/a/b.json", "/a"}, {"./a", "."}};
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		char *got = file_folder(folders[i][0]);
		assert_string_equal(got, folders[i][1]);
		free(got);
	}
	static const char *const joins[][3] = {{"a", "b", "a/b"}, {"a/", "b", "a/b"}, {"/", "b", "/b"}, {".", "b", "./b"}};
	for (size_t i = 0; i < sizeof(joins) / sizeof(*joins); i++) {
		char *got = file_join(joins[i][0], joins[i][1]);
		assert_string_equal(got, joins[i][2]);
		free(got);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_unreadable),
		cmocka_unit_test(test_special_files),
		cmocka_unit_test(test_write),
		cmocka_unit_test(test_unwritable),
		cmocka_unit_test(test_full_disk),
		cmocka_unit_test(test_paths),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
