#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/os.h"

/* A finding about the file as such needs a source to be named by; it has no text. */
static struct span whole_file(struct diag *diag, const char *path) {
	struct buf nothing = BUF_EMPTY;
	return (struct span){diag_source(diag, path, &nothing), DIAG_WHOLE_FILE, 0};
}

static bool read_all(int file, size_t limit, struct buf *out, bool *too_large) {
	for (;;) {
		if (out->cap - out->len < 2) {
			buf_reserve(out, 1 << 16);
		}
		ptrdiff_t got = os_read(file, out->text + out->len, out->cap - out->len - 1);
		if (got <= 0) {
			out->text[out->len] = '\0';
			return got == 0;
		}
		out->len += (size_t)got;
		if (out->len > limit) {
			*too_large = true;
			return false;
		}
	}
}

static void report_unreadable(const char *path, int error, struct diag *diag) {
	struct span span = whole_file(diag, path);
	if (error == ENOENT || error == ENOTDIR) {
		diag_error(diag, "file-missing", span, "there is no such file; check the name, or see `waterline list`");
	} else {
		diag_error(diag, "file-unreadable", span, "cannot be read: %s", strerror(error));
	}
}

static void report_too_large(const char *path, size_t limit, struct diag *diag) {
	bool whole = limit >= 1 << 20;
	diag_error(diag, "file-too-large", whole_file(diag, path), "is larger than %zu %s, the most that is read",
		whole ? limit >> 20 : limit, whole ? "MiB" : "bytes");
}

/* The open file's bytes; says what is wrong if they cannot be had. */
static bool read_open(int file, const char *path, size_t limit, struct buf *text, struct diag *diag) {
	struct os_info info;
	os_look_at(file, &info); /* what cannot be asked about may be readable all the same */
	if (info.kind == OS_FOLDER) {
		diag_error(diag, "file-folder", whole_file(diag, path), "is a folder; give a file in it");
		return false;
	}
	size_t size = info.kind == OS_FILE ? (size_t)info.size : 0;
	bool too_large = size > limit;
	if (!too_large) {
		buf_reserve(text, size + 1); /* one byte more, so that the end is seen without growing */
		if (read_all(file, limit, text, &too_large)) {
			return true;
		}
	}
	int error = errno;
	if (too_large) {
		report_too_large(path, limit, diag);
	} else {
		report_unreadable(path, error, diag);
	}
	return false;
}

bool file_read(const char *path, size_t limit, struct buf *out, struct diag *diag) {
	int file = os_open(path, OS_READ);
	if (file < 0) {
		report_unreadable(path, errno, diag);
		return false;
	}
	struct buf text = BUF_EMPTY;
	bool good = read_open(file, path, limit, &text, diag);
	os_close(file);
	if (!good) {
		buf_finish(&text);
		return false;
	}
	buf_finish(out);
	*out = text;
	return true;
}

/* So that the new name survives a power cut. Not every file system can; the file itself is safe by then. */
static void sync_folder(const char *path) {
	char *folder = file_folder(path);
	os_sync_folder(folder);
	free(folder);
}

/* A file that is there keeps its permissions. */
static unsigned mode_for(const char *path, unsigned mode) {
	struct os_info info = os_look_through(path);
	return info.kind == OS_FILE ? info.mode : mode;
}

/* 0, or the errno of what went wrong. */
static int fill_file(int file, const char *bytes, size_t len, unsigned mode) {
	os_set_mode(file, mode); /* it was its owner's alone */
	int error = os_write(file, bytes, len) && os_sync(file) ? 0 : errno;
	if (!os_close(file) && error == 0) {
		error = errno;
	}
	return error;
}

/* The same, for the whole of it. */
static int write_beside(char *beside, const char *path, const char *bytes, size_t len, unsigned mode) {
	int file = os_open_beside(beside);
	if (file < 0) {
		return errno;
	}
	int error = fill_file(file, bytes, len, mode);
	if (error == 0 && !os_rename(beside, path)) {
		error = errno;
	}
	if (error != 0) {
		os_remove(beside);
	}
	return error;
}

bool file_write(const char *path, const char *bytes, size_t len, unsigned mode, struct diag *diag) {
	struct buf beside = BUF_EMPTY;
	buf_printf(&beside, "%s.XXXXXX", path);
	int error = write_beside(beside.text, path, bytes, len, mode_for(path, mode));
	buf_finish(&beside);
	if (error != 0) {
		diag_error(diag, "file-unwritable", whole_file(diag, path), "cannot be written: %s", strerror(error));
		return false;
	}
	sync_folder(path);
	return true;
}

char *file_real_path(const char *path) {
	return os_real_path(path);
}

char *file_folder(const char *path) {
	const char *slash = strrchr(path, '/');
	if (slash == NULL) {
		return mem_copy(".", 1);
	}
	return slash == path ? mem_copy("/", 1) : mem_copy(path, (size_t)(slash - path));
}

char *file_join(const char *folder, const char *name) {
	struct buf path = BUF_EMPTY;
	size_t len = strlen(folder);
	buf_printf(&path, "%s%s%s", folder, len > 0 && folder[len - 1] == '/' ? "" : "/", name);
	return buf_detach(&path);
}
