#ifndef WATERLINE_BASE_OS_H
#define WATERLINE_BASE_OS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Whatever is not plain C, so that another system is one more file beside
 * os_posix.c. Thin on purpose: no findings and no rules, which are those of
 * file.h, own_file.h and lock.h. Where something fails, errno says why.
 */

enum os_kind { OS_NOTHING, OS_FILE, OS_FOLDER, OS_LINK, OS_SPECIAL };

struct os_info {
	enum os_kind kind;
	uint64_t size;
	uint64_t mark; /* another one whenever the file is another, or was changed; 0: there is nothing */
	unsigned mode; /* who may read and write it, as chmod takes it */
};

/** What stands at a path: the link itself, or what it leads to. */
struct os_info os_look(const char *path);
struct os_info os_look_through(const char *path);
/** Of an open file; false where that cannot be known. */
bool os_look_at(int file, struct os_info *out);
/** Whether an open file is still what its name leads to. */
bool os_is_still(int file, const char *path);

/** Opens a file, never waiting for anybody; -1 on trouble. */
enum os_how {
	OS_READ,
	OS_READ_OWN,  /* this and the next never through a link (ELOOP) */
	OS_WRITE_OWN, /* one that is there */
	OS_NEW_OWN,   /* one that is not (EEXIST), 0600 */
	OS_ANY_OWN    /* either */
};
int os_open(const char *path, enum os_how how);
/** A new file whose name is `path` with its last six letters, XXXXXX, made others. */
int os_open_beside(char *path);
bool os_close(int file);

/** How many bytes were read, 0 at the end, -1 on trouble. */
ptrdiff_t os_read(int file, void *bytes, size_t len);
/** All of it, however often it is interrupted. */
bool os_write(int file, const void *bytes, size_t len);
bool os_write_at(int file, const void *bytes, size_t len, uint64_t at);
bool os_cut(int file, uint64_t size);
/** Waits until the disk has it; and the names in a folder, as far as that can be had. */
bool os_sync(int file);
void os_sync_folder(const char *path);
void os_set_mode(int file, unsigned mode);

/** Held by one program at a time until it ends: 1; 0 where another has it, -1 on trouble. */
int os_lock(int file);

bool os_rename(const char *from, const char *to);
bool os_remove(const char *path);
/** Open to its owner alone, 0700. EEXIST where there is something. */
bool os_make_folder(const char *path);
void os_close_folder(const char *path); /* to all but its owner */
bool os_remove_folder(const char *path); /* if it is empty */
bool os_may_write_in(const char *folder);

/** The names in a folder, sorted, without "." and ".."; each and the list to free(). None where it cannot be read. */
char **os_list(const char *folder, size_t *count);

/** The path without links, dots and doubled slashes; that of the running program; NULL on trouble. Free with free(). */
char *os_real_path(const char *path);
char *os_program_path(void);

/** Numbers that differ each time, not to be relied on to be unguessable. */
uint64_t os_random(void);

/** Does nothing for so many milliseconds. */
void os_wait(unsigned milliseconds);

/** Asks for memory in large pages, where the system has them to give. */
void os_want_large_pages(void *memory, size_t bytes);

#endif
