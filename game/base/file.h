#ifndef WATERLINE_BASE_FILE_H
#define WATERLINE_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

/**
 * Reads the whole of `path` into `out`. A missing file, a folder, one that may
 * not be read, or one longer than `limit` bytes is an error in `diag` (codes
 * file-missing, file-folder, file-unreadable, file-too-large) and leaves `out`
 * as it was.
 */
bool file_read(const char *path, size_t limit, struct buf *out, struct diag *diag);

/**
 * Puts `len` bytes at `path`, whole or not at all: written beside it, synced,
 * then renamed over it. `mode` are the permissions of a new file, such as
 * 0600. Code file-unwritable.
 */
bool file_write(const char *path, const char *bytes, size_t len, unsigned mode, struct diag *diag);

/** The path without links, dots and doubled slashes; NULL where there is nothing. Free with free(). */
char *file_real_path(const char *path);

/** Everything before the last slash of `path`, "." where there is none. Free with free(). */
char *file_folder(const char *path);

/** `folder`/`name`. Free with free(). */
char *file_join(const char *folder, const char *name);

#endif
