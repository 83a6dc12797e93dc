#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

/* A finding about the file as such needs a source to be named by; it has no text. */
static struct span whole_file(struct diag *diag, const char *path) {
	struct buf nothing = BUF_EMPTY;
	return (struct span){diag_source(diag, path, &nothing), DIAG_WHOLE_FILE, 0};
}

static bool read_all(int file, size_t limit, struct buf *out, bool *too_large) {
	for (;;) {
		buf_reserve(out, 1 << 16);
		size_t room = out->cap - out->len - 1;
		ssize_t got = read(file, out->text + out->len, room);
		if (got < 0 && errno == EINTR) {
			continue;
		}
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

static void report_open(const char *path, int error, struct diag *diag) {
	struct span span = whole_file(diag, path);
	if (error == ENOENT || error == ENOTDIR) {
		diag_error(diag, "file-missing", span, "there is no such file; check the name, or see `waterline list`");
	} else {
		diag_error(diag, "file-unreadable", span, "cannot be read: %s", strerror(error));
	}
}

bool file_read(const char *path, size_t limit, struct buf *out, struct diag *diag) {
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0) {
		report_open(path, errno, diag);
		return false;
	}
	struct stat status;
	bool too_large = false;
	struct buf text = BUF_EMPTY;
	bool good = false;
	if (fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) {
		diag_error(diag, "file-folder", whole_file(diag, path), "is a folder; give a file in it");
	} else {
		size_t size = S_ISREG(status.st_mode) && status.st_size > 0 ? (size_t)status.st_size : 0;
		if (size <= limit) {
			buf_reserve(&text, size + 1);
			good = read_all(file, limit, &text, &too_large);
		}
		if (size > limit || too_large) {
			diag_error(diag, "file-too-large", whole_file(diag, path), "is larger than %zu MiB, the most that is read",
				limit >> 20);
		} else if (!good) {
			diag_error(diag, "file-unreadable", whole_file(diag, path), "cannot be read: %s", strerror(errno));
		}
	}
	close(file);
	if (!good) {
		buf_finish(&text);
		return false;
	}
	buf_finish(out);
	*out = text;
	return true;
}

static bool write_all(int file, const char *bytes, size_t len) {
	while (len > 0) {
		ssize_t put = write(file, bytes, len);
		if (put < 0 && errno == EINTR) {
			continue;
		}
		if (put <= 0) {
			return false;
		}
		bytes += put;
		len -= (size_t)put;
	}
	return true;
}

static bool sync_folder(const char *path) {
	char *folder = file_folder(path);
	int handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(folder);
	if (handle < 0) {
		return false;
	}
	bool good = fsync(handle) == 0 || errno == EINVAL;
	close(handle);
	return good;
}

bool file_write(const char *path, const char *bytes, size_t len, unsigned mode, struct diag *diag) {
	struct buf beside = BUF_EMPTY;
	buf_printf(&beside, "%s.XXXXXX", path);
	int file = mkstemp(beside.text);
	bool good = file >= 0;
	if (good) {
		good = fchmod(file, (mode_t)mode) == 0 && write_all(file, bytes, len) && fsync(file) == 0;
		int error = errno;
		good = close(file) == 0 && good;
		good = good && rename(beside.text, path) == 0;
		if (!good) {
			error = error != 0 ? error : errno;
			unlink(beside.text);
			errno = error;
		}
	}
	if (good) {
		sync_folder(path);
	} else {
		diag_error(diag, "file-unwritable", whole_file(diag, path), "cannot be written: %s", strerror(errno));
	}
	buf_finish(&beside);
	return good;
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
