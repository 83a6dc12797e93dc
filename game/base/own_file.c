#include "base/own_file.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/os.h"

enum { BLOCK = 1 << 16, ASIDE_MAX = 10000, OVERWRITE_MAX = 256 << 20 /* more than we ever write */ };

static struct span whole_file(struct diag *diag, const char *path) {
	struct buf nothing = BUF_EMPTY;
	return (struct span){diag_source(diag, path, &nothing), DIAG_WHOLE_FILE, 0};
}

static void report_link(const char *path, struct diag *diag) {
	diag_error(diag, "file-link", whole_file(diag, path), "is a symbolic link, which is not followed here");
}

static void report_no_file(enum os_kind kind, const char *path, struct diag *diag) {
	if (kind == OS_LINK) {
		report_link(path, diag);
	} else if (kind == OS_FOLDER) {
		diag_error(diag, "file-folder", whole_file(diag, path), "is a folder; give a file in it");
	} else {
		diag_error(diag, "file-special", whole_file(diag, path), "is no ordinary file");
	}
}

static void report_unreadable(const char *path, struct diag *diag) {
	diag_error(diag, "file-unreadable", whole_file(diag, path), "cannot be read: %s", strerror(errno));
}

static void report_too_large(const char *path, size_t limit, struct diag *diag) {
	diag_error(
		diag, "file-too-large", whole_file(diag, path), "is larger than %zu MiB, the most that is read", limit >> 20);
}

static bool read_whole(int file, size_t limit, struct buf *text, const char *path, struct diag *diag) {
	for (;;) {
		buf_reserve(text, BLOCK);
		ptrdiff_t got = os_read(file, text->text + text->len, BLOCK);
		if (got < 0) {
			report_unreadable(path, diag);
			return false;
		}
		if (got == 0) {
			text->text[text->len] = '\0';
			return true;
		}
		text->len += (size_t)got;
		if (text->len > limit) {
			report_too_large(path, limit, diag);
			return false;
		}
	}
}

static bool read_ordinary(int file, size_t limit, struct buf *text, const char *path, struct diag *diag) {
	struct os_info info;
	if (!os_look_at(file, &info)) {
		report_unreadable(path, diag);
		return false;
	}
	if (info.kind != OS_FILE) {
		report_no_file(info.kind, path, diag);
		return false;
	}
	if (info.size > limit) {
		report_too_large(path, limit, diag);
		return false;
	}
	return read_whole(file, limit, text, path, diag);
}

bool own_file_read(const char *path, size_t limit, struct buf *out, struct diag *diag) {
	int file = os_open(path, OS_READ_OWN);
	if (file < 0 && errno == ELOOP) {
		report_link(path, diag);
		return false;
	}
	if (file < 0) {
		return file_read(path, limit, out, diag); /* which says what is wrong in the same words as ever */
	}
	struct buf text = BUF_EMPTY;
	bool good = read_ordinary(file, limit, &text, path, diag);
	os_close(file);
	if (!good) {
		buf_finish(&text);
		return false;
	}
	buf_finish(out);
	*out = text;
	return true;
}

bool own_file_write(const char *path, const char *bytes, size_t len, struct diag *diag) {
	enum os_kind kind = os_look(path).kind;
	if (kind != OS_NOTHING && kind != OS_FILE) {
		report_no_file(kind, path, diag);
		return false;
	}
	return file_write(path, bytes, len, 0600, diag);
}

static void overwrite(int file) {
	static const char zeros[BLOCK];
	struct os_info info;
	if (os_look_at(file, &info) && info.kind == OS_FILE && info.size <= OVERWRITE_MAX) {
		bool good = true;
		for (uint64_t at = 0; good && at < info.size; at += BLOCK) {
			good = os_write_at(file, zeros, info.size - at < BLOCK ? (size_t)(info.size - at) : BLOCK, at);
		}
		os_sync(file);
	}
	if (os_cut(file, 0)) {
		os_sync(file);
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
	if (!os_rename(path, neutral.text)) {
		buf_finish(&neutral);
		return NULL;
	}
	return buf_detach(&neutral);
}

static void empty_out(const char *path) {
	int file = os_look(path).kind == OS_FILE ? os_open(path, OS_WRITE_OWN) : -1;
	if (file >= 0) {
		overwrite(file);
		os_close(file);
	}
}

bool own_file_erase(const char *path, struct diag *diag) {
	errno = 0;
	enum os_kind kind = os_look(path).kind;
	if (kind == OS_NOTHING && errno == ENOENT) {
		return true;
	}
	char *neutral = kind == OS_FOLDER ? NULL : rename_neutrally(path);
	const char *now = neutral != NULL ? neutral : path;
	empty_out(now);
	bool gone = os_remove(now);
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
	size_t count;
	char **names = os_list(path, &count);
	for (size_t i = 0; i < count; i++) {
		if (is_leftover(names[i])) {
			char *inside = file_join(path, names[i]);
			empty_out(inside);
			os_remove(inside);
			free(inside);
		}
		free(names[i]);
	}
	free(names);
}

char *own_file_put_aside(const char *path) {
	for (int number = 1; number < ASIDE_MAX; number++) {
		struct buf aside = BUF_EMPTY;
		buf_printf(&aside, "%s.aside-%d", path, number);
		if (os_look(aside.text).kind == OS_NOTHING && errno == ENOENT) {
			if (os_rename(path, aside.text)) {
				return buf_detach(&aside);
			}
			number = ASIDE_MAX;
		}
		buf_finish(&aside);
	}
	return NULL;
}

void own_file_suffix(char *out, size_t digits) {
	uint64_t random = os_random();
	for (size_t i = 0; i < digits; i++) {
		out[i] = "0123456789abcdef"[random >> (4 * i) & 15];
	}
	out[digits] = '\0';
}
