#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

enum { TRIES = 100, WAITS = 3000 };

bool lock_same_file(int file, const char *path) {
	struct stat open_one, named;
	return fstat(file, &open_one) == 0 && lstat(path, &named) == 0 && open_one.st_ino == named.st_ino &&
		open_one.st_dev == named.st_dev;
}

/* Whoever holds the lock removes the file in the end, so what was locked must still be what the name leads to. */
int lock_take(const char *path) {
	for (int tries = 0; tries < TRIES; tries++) {
		int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
		if (file < 0) {
			return -1;
		}
		if (flock(file, LOCK_EX | LOCK_NB) != 0) {
			int error = errno;
			close(file);
			errno = error == EWOULDBLOCK ? 0 : error;
			return -1;
		}
		if (lock_same_file(file, path)) {
			return file;
		}
		close(file);
	}
	errno = 0;
	return -1;
}

void lock_free(int lock, const char *path) {
	if (lock < 0) {
		return;
	}
	if (lock_same_file(lock, path)) {
		unlink(path);
	}
	close(lock);
}

int lock_changes(const char *folder) {
	static const struct timespec moment = {0, 1000000};
	char *path = file_join(folder, LOCK_CHANGES);
	int lock = lock_take(path);
	for (int tries = 0; lock < 0 && errno == 0 && tries < WAITS; tries++) {
		nanosleep(&moment, NULL);
		lock = lock_take(path);
	}
	free(path);
	return lock;
}

void lock_changes_end(int lock, const char *folder) {
	char *path = file_join(folder, LOCK_CHANGES);
	lock_free(lock, path);
	free(path);
}
