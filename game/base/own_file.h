#ifndef WATERLINE_BASE_OWN_FILE_H
#define WATERLINE_BASE_OWN_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

/*
 * Files that the program keeps for a person and that nobody else should see:
 * 0600, and never through a symbolic link, so that whoever puts a link in the
 * folder can neither have something else read nor have it written over.
 */

/**
 * Reads the whole of an ordinary file. What file_read() refuses is refused
 * here, with the same codes, and also a symbolic link (file-link) and anything
 * else that is no ordinary file (file-special), which is never waited for.
 */
bool own_file_read(const char *path, size_t limit, struct buf *out, struct diag *diag);

/** Like file_write() with 0600; but a link or anything that is no ordinary file is left alone (file-link,
 * file-special). */
bool own_file_write(const char *path, const char *bytes, size_t len, struct diag *diag);

/**
 * Removes a file so that as little as possible stays behind: it gets a name
 * that says nothing, is overwritten, and is removed. Once it has that name it is
 * gone for everybody, and should the program end before the rest is done,
 * own_file_sweep() does it. A link is removed and what it leads to stays. One
 * that is not there is fine. False and a warning (file-unremovable) where it
 * stays.
 *
 * What a disk or a file system keeps elsewhere (snapshots, worn cells of a
 * solid-state disk) is out of a program's reach.
 */
bool own_file_erase(const char *path, struct diag *diag);

/** Erases what own_file_erase() could not bring to its end in a folder. */
void own_file_sweep(const char *folder);

/** Renames `path` to `path`.aside-1, or the first number that is free; the new name to free, or NULL. */
char *own_file_put_aside(const char *path);

/** `digits` random hexadecimal digits, at most 16, with a NUL behind them. */
void own_file_suffix(char *out, size_t digits);

#endif
