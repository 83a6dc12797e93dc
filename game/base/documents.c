#include "base/documents.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/os.h"

enum { DIRS_BYTES_MAX = 1 << 16, NUMBER_MAX = 10000 };

static const char *variable(const char *name) {
	const char *value = getenv(name);
	return value != NULL && value[0] == '/' ? value : NULL;
}

/* The file in which the desktop says what is where. Free with free(). */
static char *user_dirs(const char *home) {
	const char *config = variable("XDG_CONFIG_HOME");
	if (config != NULL) {
		return file_join(config, "user-dirs.dirs");
	}
	return home != NULL ? file_join(home, ".config/user-dirs.dirs") : NULL;
}

/* What a line such as XDG_DOCUMENTS_DIR="$HOME/Dokumente" names; NULL for any other. Free with free(). */
static char *documents_in_line(const char *line, size_t len, const char *home) {
	static const char key[] = "XDG_DOCUMENTS_DIR=\"", from_home[] = "$HOME";
	const char *end = line + len;
	line += strspn(line, " \t");
	if (line >= end || (size_t)(end - line) < sizeof(key) || strncmp(line, key, sizeof(key) - 1) != 0) {
		return NULL;
	}
	line += sizeof(key) - 1;
	struct buf path = BUF_EMPTY;
	if (home != NULL && strncmp(line, from_home, sizeof(from_home) - 1) == 0) {
		buf_puts(&path, home);
		line += sizeof(from_home) - 1;
	}
	for (; line < end && *line != '"'; line++) {
		line += *line == '\\' && line + 1 < end;
		buf_putc(&path, *line);
	}
	if (path.len > 0 && path.text[0] == '/') {
		return buf_detach(&path);
	}
	buf_finish(&path);
	return NULL;
}

/* As the desktop has it. Free with free(); NULL where it does not say. */
static char *documents_of_desktop(const char *home) {
	char *path = user_dirs(home), *found = NULL;
	struct buf text = BUF_EMPTY;
	struct diag quiet = {0};
	if (path != NULL && file_read(path, DIRS_BYTES_MAX, &text, &quiet)) {
		for (const char *line = text.text; *line != '\0' && found == NULL;) {
			size_t len = strcspn(line, "\n");
			found = documents_in_line(line, len, home);
			line += len + (line[len] == '\n');
		}
	}
	diag_finish(&quiet);
	buf_finish(&text);
	free(path);
	return found;
}

static bool is_good(const char *path) {
	return path != NULL && os_look_through(path).kind == OS_FOLDER && os_may_write_in(path);
}

char *documents_folder(void) {
	const char *home = variable("HOME");
	char *here = file_real_path(".");
	char *places[] = {documents_of_desktop(home), home != NULL ? file_join(home, "Documents") : NULL,
		home != NULL ? mem_copy(home, strlen(home)) : NULL, here != NULL ? here : mem_copy(".", 1)};
	enum { PLACES = sizeof(places) / sizeof(places[0]) };
	size_t chosen = 0;
	while (chosen + 1 < PLACES && !is_good(places[chosen])) {
		chosen++;
	}
	for (size_t i = 0; i < PLACES; i++) {
		if (i != chosen) {
			free(places[i]);
		}
	}
	return places[chosen];
}

/* Opens the first name that is free; -1 and errno where none can be. `path` is the one that was tried last. */
static int open_new(const char *folder, const char *stem, const char *ending, struct buf *path) {
	int file = -1;
	for (int number = 1; file < 0 && number < NUMBER_MAX; number++) {
		struct buf name = BUF_EMPTY;
		buf_puts(&name, stem);
		if (number > 1) {
			buf_printf(&name, "-%d", number);
		}
		buf_printf(&name, ".%s", ending);
		char *joined = file_join(folder, name.text);
		buf_clear(path);
		buf_puts(path, joined);
		free(joined);
		buf_finish(&name);
		file = os_open(path->text, OS_NEW_OWN);
		if (file < 0 && errno != EEXIST) {
			break;
		}
	}
	return file;
}

/* 0, or the errno of what went wrong. */
static int fill(int file, const char *bytes, size_t len) {
	int error = os_write(file, bytes, len) ? 0 : errno;
	error = error == 0 && !os_sync(file) && errno != EINVAL ? errno : error;
	return !os_close(file) && error == 0 ? errno : error;
}

char *documents_write(
	const char *folder, const char *stem, const char *ending, const char *bytes, size_t len, struct diag *diag) {
	struct buf path = BUF_EMPTY;
	int file = open_new(folder, stem, ending, &path), error = file < 0 ? errno : fill(file, bytes, len);
	if (error == 0) {
		return buf_detach(&path);
	}
	if (file >= 0) {
		os_remove(path.text); /* it is ours: nothing was there */
	}
	diag_error(diag, "file-unwritable", SPAN_NOWHERE, "%s cannot be written: %s", path.text, strerror(error));
	buf_finish(&path);
	return NULL;
}
