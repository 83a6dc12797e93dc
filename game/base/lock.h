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

/** The same for a change that takes a moment: waits for whoever has it, up to a second; -1: go on without. */
int lock_wait(const char *path);

/** Gives it back and removes the file; nothing where `lock` is -1. */
void lock_free(int lock, const char *path);

/** Whether an open file is still what its name leads to. */
bool lock_same_file(int file, const char *path);

#endif
