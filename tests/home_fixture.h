#ifndef WATERLINE_TESTS_HOME_FIXTURE_H
#define WATERLINE_TESTS_HOME_FIXTURE_H

/* A folder of the test's own to keep things in, emptied before each test. */
#include "check.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"

static inline void fixture_remove(const char *path) {
	struct stat status;
	if (lstat(path, &status) != 0) {
		return;
	}
	if (S_ISDIR(status.st_mode)) {
		DIR *folder = opendir(path);
		for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
			if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
				char *inside = file_join(path, entry->d_name);
				fixture_remove(inside);
				free(inside);
			}
		}
		closedir(folder);
		rmdir(path);
	} else {
		unlink(path);
	}
}

/** How many entries a folder has; 0 where there is none. */
static inline size_t fixture_count(const char *path) {
	DIR *folder = opendir(path);
	size_t count = 0;
	for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	}
	if (folder != NULL) {
		closedir(folder);
	}
	return count;
}

static inline void fixture_put(const char *path, const char *bytes, size_t len) {
	struct stat status;
	if (lstat(path, &status) == 0 && S_ISREG(status.st_mode)) {
		unlink(path); /* a file system may wait for the disk when a file is emptied and filled again */
	}
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, len, file), len);
	fclose(file);
}

static inline void fixture_get(const char *path, struct buf *out) {
	struct diag diag = {0};
	assert_true(file_read(path, (size_t)64 << 20, out, &diag));
	diag_finish(&diag);
}

static inline unsigned fixture_mode(const char *path) {
	struct stat status;
	assert_int_equal(lstat(path, &status), 0);
	return status.st_mode & 07777;
}

/** Whether a finding with this code is there. */
static inline bool fixture_says(const struct diag *diag, const char *code) {
	for (size_t i = 0; i < diag->len; i++) {
		if (strcmp(diag->findings[i].code, code) == 0) {
			return true;
		}
	}
	return false;
}

#endif
