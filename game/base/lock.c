#include "base/lock.h"

#include <errno.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/os.h"

enum { TRIES = 100, WAITS = 3000 };

/* Whoever holds the lock removes the file in the end, so what was locked must still be what the name leads to. */
int lock_take(const char *path) {
	for (int tries = 0; tries < TRIES; tries++) {
		int file = os_open(path, OS_ANY_OWN);
		if (file < 0) {
			return -1;
		}
		int held = os_lock(file);
		if (held <= 0) {
			int error = held == 0 ? 0 : errno;
			os_close(file);
			errno = error;
			return -1;
		}
		if (os_is_still(file, path)) {
			return file;
		}
		os_close(file);
	}
	errno = 0;
	return -1;
}

void lock_free(int lock, const char *path) {
	if (lock < 0) {
		return;
	}
	if (os_is_still(lock, path)) {
		os_remove(path);
	}
	os_close(lock);
}

int lock_changes(const char *folder) {
	char *path = file_join(folder, LOCK_CHANGES);
	int lock = lock_take(path);
	for (int tries = 0; lock < 0 && errno == 0 && tries < WAITS; tries++) {
		os_wait(1);
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
