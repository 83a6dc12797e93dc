#ifndef WATERLINE_BASE_LOCK_H
#define WATERLINE_BASE_LOCK_H

#include <stdbool.h>

/*
 * A file that one program at a time holds, given back by itself when the
 * program ends, however it ends. The file is there only while it is held, or
 * after a program was killed; it is always empty.
 */

/** Holds `path`: a handle for lock_free(). -1 with errno 0 where another has it, with errno's reason on other trouble.
 */
int lock_take(const char *path);

/**
 * For a change in a folder of the program's own that takes a moment: waits for
 * whoever else is at it, up to some seconds, and goes on without after that.
 */
int lock_changes(const char *folder);
void lock_changes_end(int lock, const char *folder);

/** The name of that file. */
#define LOCK_CHANGES "changing"

/** Gives it back and removes the file; nothing where `lock` is -1. */
void lock_free(int lock, const char *path);

#endif
