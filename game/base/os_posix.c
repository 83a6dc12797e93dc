#define _DEFAULT_SOURCE /* madvise(), flock(), realpath() */
#include "base/os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"

enum { LONGEST_LINK = 4096 };

static enum os_kind kind_of(mode_t mode) {
	return S_ISREG(mode) ? OS_FILE : S_ISDIR(mode) ? OS_FOLDER : S_ISLNK(mode) ? OS_LINK : OS_SPECIAL;
}

static struct os_info info_of(const struct stat *status) {
	const uint64_t parts[] = {status->st_dev, status->st_ino, (uint64_t)status->st_size, (uint64_t)status->st_mtim.tv_sec,
		(uint64_t)status->st_mtim.tv_nsec};
	uint64_t mark = 1;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		mark = (mark ^ parts[i]) * UINT64_C(0x100000001b3);
	}
	return (struct os_info){kind_of(status->st_mode), (uint64_t)status->st_size, mark | 1, status->st_mode & 07777};
}

struct os_info os_look(const char *path) {
	struct stat status;
	return lstat(path, &status) == 0 ? info_of(&status) : (struct os_info){0};
}

struct os_info os_look_through(const char *path) {
	struct stat status;
	return stat(path, &status) == 0 ? info_of(&status) : (struct os_info){0};
}

bool os_look_at(int file, struct os_info *out) {
	struct stat status;
	bool good = fstat(file, &status) == 0;
	*out = good ? info_of(&status) : (struct os_info){0};
	return good;
}

bool os_is_still(int file, const char *path) {
	struct stat open_one, named;
	return fstat(file, &open_one) == 0 && lstat(path, &named) == 0 && open_one.st_ino == named.st_ino &&
		   open_one.st_dev == named.st_dev;
}

int os_open(const char *path, enum os_how how) {
	static const int flags[] = {
		[OS_READ] = O_RDONLY,
		[OS_READ_OWN] = O_RDONLY | O_NOFOLLOW | O_NONBLOCK,
		[OS_WRITE_OWN] = O_WRONLY | O_NOFOLLOW | O_NONBLOCK,
		[OS_NEW_OWN] = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW,
		[OS_ANY_OWN] = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK,
	};
	return open(path, flags[how] | O_CLOEXEC, 0600);
}

int os_open_beside(char *path) {
	return mkstemp(path);
}

bool os_close(int file) {
	return close(file) == 0;
}

ptrdiff_t os_read(int file, void *bytes, size_t len) {
	ssize_t got;
	do {
		got = read(file, bytes, len);
	} while (got < 0 && errno == EINTR);
	return got;
}

/* What one call has written: more than 0, or false. */
static bool went_on(ssize_t put) {
	if (put == 0) {
		errno = ENOSPC;
	}
	return put > 0 || (put < 0 && errno == EINTR);
}

bool os_write(int file, const void *bytes, size_t len) {
	for (size_t done = 0; done < len;) {
		ssize_t put = write(file, (const char *)bytes + done, len - done);
		if (!went_on(put)) {
			return false;
		}
		done += put > 0 ? (size_t)put : 0;
	}
	return true;
}

bool os_write_at(int file, const void *bytes, size_t len, uint64_t at) {
	for (size_t done = 0; done < len;) {
		ssize_t put = pwrite(file, (const char *)bytes + done, len - done, (off_t)(at + done));
		if (!went_on(put)) {
			return false;
		}
		done += put > 0 ? (size_t)put : 0;
	}
	return true;
}

bool os_cut(int file, uint64_t size) {
	return ftruncate(file, (off_t)size) == 0;
}

bool os_sync(int file) {
	return fdatasync(file) == 0;
}

void os_sync_folder(const char *path) {
	int handle = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (handle >= 0) {
		fsync(handle);
		close(handle);
	}
}

void os_set_mode(int file, unsigned mode) {
	fchmod(file, (mode_t)mode); /* a file system without permissions changes nothing */
}

int os_lock(int file) {
	if (flock(file, LOCK_EX | LOCK_NB) == 0) {
		return 1;
	}
	return errno == EWOULDBLOCK ? 0 : -1;
}

bool os_rename(const char *from, const char *to) {
	return rename(from, to) == 0;
}

bool os_remove(const char *path) {
	return unlink(path) == 0;
}

bool os_make_folder(const char *path) {
	return mkdir(path, 0700) == 0;
}

void os_close_folder(const char *path) {
	chmod(path, 0700); /* best effort: it may be somebody else's */
}

bool os_remove_folder(const char *path) {
	return rmdir(path) == 0;
}

bool os_may_write_in(const char *folder) {
	return access(folder, W_OK | X_OK) == 0;
}

static int not_dots(const struct dirent *entry) {
	return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

char **os_list(const char *folder, size_t *count) {
	struct dirent **entries = NULL;
	int len = scandir(folder, &entries, not_dots, alphasort);
	*count = len > 0 ? (size_t)len : 0;
	char **names = mem_array(*count, sizeof(*names));
	for (size_t i = 0; i < *count; i++) {
		names[i] = mem_copy(entries[i]->d_name, strlen(entries[i]->d_name));
		free(entries[i]);
	}
	free(entries);
	return names;
}

char *os_real_path(const char *path) {
	return realpath(path, NULL);
}

char *os_program_path(void) {
	char path[LONGEST_LINK];
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path));
	return len > 0 && len < LONGEST_LINK ? mem_copy(path, (size_t)len) : NULL;
}

uint64_t os_random(void) {
	uint64_t random = 0;
	if (getrandom(&random, sizeof(random), GRND_NONBLOCK) != (ssize_t)sizeof(random)) {
		struct timespec now;
		clock_gettime(CLOCK_REALTIME, &now);
		random = (uint64_t)now.tv_nsec * UINT64_C(0x9e3779b97f4a7c15) ^ (uint64_t)getpid() << 32 ^ (uint64_t)now.tv_sec;
	}
	return random;
}

void os_wait(unsigned milliseconds) {
	const struct timespec moment = {milliseconds / 1000, (long)(milliseconds % 1000) * 1000000};
	nanosleep(&moment, NULL);
}

void os_want_large_pages(void *memory, size_t bytes) {
#ifdef MADV_HUGEPAGE
	const size_t page = (size_t)2 << 20;
	uintptr_t start = ((uintptr_t)memory + page - 1) / page * page, end = ((uintptr_t)memory + bytes) / page * page;
	if (end > start) {
		madvise((void *)start, end - start, MADV_HUGEPAGE);
	}
#else
	(void)memory;
	(void)bytes;
#endif
}
