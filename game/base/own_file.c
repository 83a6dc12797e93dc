#include "base/own_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

enum { BLOCK = 1 << 16, ASIDE_MAX = 10000, OVERWRITE_MAX = 256 << 20 /* more than we ever write */ };

static struct span whole_file(struct diag *diag, const char *path) {
	struct buf nothing = BUF_EMPTY;
	return (struct span){diag_source(diag, path, &nothing), DIAG_WHOLE_FILE, 0};
}

static void report_link(const char *path, struct diag *diag) {
	diag_error(diag, "file-link", whole_file(diag, path), "is a symbolic link, which is not followed here");
}

/* Nothing there, or an ordinary file; anything else is reported. */
static bool is_ordinary(const char *path, struct diag *diag) {
	struct stat status;
	if (lstat(path, &status) != 0 || S_ISREG(status.st_mode)) {
		return true;
	}
	if (S_ISLNK(status.st_mode)) {
		report_link(path, diag);
	} else if (S_ISDIR(status.st_mode)) {
		diag_error(diag, "file-folder", whole_file(diag, path), "is a folder; give a file in it");
	} else {
		diag_error(diag, "file-special", whole_file(diag, path), "is no ordinary file");
	}
	return false;
}

static bool read_whole(int file, size_t limit, struct buf *text, const char *path, struct diag *diag) {
	for (;;) {
		buf_reserve(text, BLOCK);
		ssize_t got = read(file, text->text + text->len, BLOCK);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got < 0) {
			diag_error(diag, "file-unreadable", whole_file(diag, path), "cannot be read: %s", strerror(errno));
			return false;
		}
		if (got == 0) {
			text->text[text->len] = '\0';
			return true;
		}
		text->len += (size_t)got;
		if (text->len > limit) {
			diag_error(diag, "file-too-large", whole_file(diag, path), "is larger than %zu MiB, the most that is read",
				limit >> 20);
			return false;
		}
	}
}

static bool read_ordinary(int file, size_t limit, struct buf *text, const char *path, struct diag *diag) {
	struct stat status = {0};
	if (fstat(file, &status) != 0) {
		diag_error(diag, "file-unreadable", whole_file(diag, path), "cannot be read: %s", strerror(errno));
		return false;
	}
	if (!S_ISREG(status.st_mode)) {
		diag_error(diag, S_ISDIR(status.st_mode) ? "file-folder" : "file-special", whole_file(diag, path),
			"is no ordinary file");
		return false;
	}
	if ((uint64_t)status.st_size > limit) {
		diag_error(diag, "file-too-large", whole_file(diag, path), "is larger than %zu MiB, the most that is read",
			limit >> 20);
		return false;
	}
	return read_whole(file, limit, text, path, diag);
}

bool own_file_read(const char *path, size_t limit, struct buf *out, struct diag *diag) {
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (file < 0 && errno == ELOOP) {
		report_link(path, diag);
		return false;
	}
	if (file < 0) {
		return file_read(path, limit, out, diag); /* which says what is wrong in the same words as ever */
	}
	struct buf text = BUF_EMPTY;
	bool good = read_ordinary(file, limit, &text, path, diag);
	close(file);
	if (!good) {
		buf_finish(&text);
		return false;
	}
	buf_finish(out);
	*out = text;
	return true;
}

bool own_file_write(const char *path, const char *bytes, size_t len, struct diag *diag) {
	return is_ordinary(path, diag) && file_write(path, bytes, len, 0600, diag);
}

static void overwrite(int file) {
	static const char zeros[BLOCK];
	struct stat status;
	if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size <= OVERWRITE_MAX) {
		for (off_t at = 0; at < status.st_size;) {
			off_t left = status.st_size - at;
			ssize_t put = pwrite(file, zeros, left < BLOCK ? (size_t)left : BLOCK, at);
			if (put <= 0) {
				break;
			}
			at += put;
		}
		fsync(file);
	}
	if (ftruncate(file, 0) == 0) {
		fsync(file);
	}
}

static const char leftover[] = "gone-";
enum { LEFTOVER_DIGITS = 16 };

/* To a name that says nothing, so that the folder does not remember the old one; the new one to free, NULL if it stays.
 */
static char *rename_neutrally(const char *path) {
	char suffix[LEFTOVER_DIGITS + 1];
	own_file_suffix(suffix, LEFTOVER_DIGITS);
	char *folder = file_folder(path);
	struct buf neutral = BUF_EMPTY;
	buf_printf(&neutral, "%s/%s%s", folder, leftover, suffix);
	free(folder);
	if (rename(path, neutral.text) != 0) {
		buf_finish(&neutral);
		return NULL;
	}
	return buf_detach(&neutral);
}

static void empty_out(const char *path) {
	struct stat status;
	int file = lstat(path, &status) == 0 && S_ISREG(status.st_mode)
		? open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
		: -1;
	if (file >= 0) {
		overwrite(file);
		close(file);
	}
}

bool own_file_erase(const char *path, struct diag *diag) {
	struct stat status = {0};
	if (lstat(path, &status) != 0 && errno == ENOENT) {
		return true;
	}
	char *neutral = S_ISDIR(status.st_mode) ? NULL : rename_neutrally(path);
	const char *now = neutral != NULL ? neutral : path;
	empty_out(now);
	bool gone = unlink(now) == 0;
	if (!gone) {
		diag_warning(diag, "file-unremovable", whole_file(diag, path), "cannot be removed: %s", strerror(errno));
	}
	free(neutral);
	return gone;
}

static bool is_leftover(const char *name) {
	size_t len = sizeof(leftover) - 1;
	return strncmp(name, leftover, len) == 0 && strspn(name + len, "0123456789abcdef") == LEFTOVER_DIGITS &&
		name[len + LEFTOVER_DIGITS] == '\0';
}

void own_file_sweep(const char *path) {
	DIR *folder = opendir(path);
	for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
		if (is_leftover(entry->d_name)) {
			char *inside = file_join(path, entry->d_name);
			empty_out(inside);
			unlink(inside);
			free(inside);
		}
	}
	if (folder != NULL) {
		closedir(folder);
	}
}

char *own_file_put_aside(const char *path) {
	for (int number = 1; number < ASIDE_MAX; number++) {
		struct buf aside = BUF_EMPTY;
		struct stat status;
		buf_printf(&aside, "%s.aside-%d", path, number);
		if (lstat(aside.text, &status) != 0 && errno == ENOENT) {
			if (rename(path, aside.text) == 0) {
				return buf_detach(&aside);
			}
			number = ASIDE_MAX;
		}
		buf_finish(&aside);
	}
	return NULL;
}

void own_file_suffix(char *out, size_t digits) {
	uint64_t random = 0;
	if (getrandom(&random, sizeof(random), GRND_NONBLOCK) != (ssize_t)sizeof(random)) {
		struct timespec now;
		clock_gettime(CLOCK_REALTIME, &now); /* only has to differ, not to be unguessable */
		random = (uint64_t)now.tv_nsec * UINT64_C(0x9e3779b97f4a7c15) ^ (uint64_t)getpid() << 32 ^ (uint64_t)now.tv_sec;
	}
	for (size_t i = 0; i < digits; i++) {
		out[i] = "0123456789abcdef"[random >> (4 * i) & 15];
	}
	out[digits] = '\0';
}
