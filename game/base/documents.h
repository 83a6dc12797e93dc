#ifndef WATERLINE_BASE_DOCUMENTS_H
#define WATERLINE_BASE_DOCUMENTS_H

#include <stddef.h>

#include "base/diag.h"

/*
 * Where a person looks for what a program made for them, and putting something
 * there without touching what is there already.
 */

/**
 * The first of these that is a folder and can be written: the one that the
 * desktop calls Documents (XDG_DOCUMENTS_DIR in user-dirs.dirs), ~/Documents,
 * the home folder, the current folder. Whole from the root where that can be
 * found out. Free with free(). Never NULL: where none will do, the last.
 */
char *documents_folder(void);

/**
 * A new file, only for its owner to read (0600), called `stem`.`ending`, or
 * `stem`-2.`ending` and so on where there is something of that name. Never over
 * anything, never through a link. Returns its path (free with free()); on
 * trouble NULL and an error (file-unwritable), and nothing of it stays.
 */
char *documents_write(
	const char *folder, const char *stem, const char *ending, const char *bytes, size_t len, struct diag *diag);

#endif
