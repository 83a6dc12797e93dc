/*
 * Saving is rarely one step: an editor makes a file, writes, renames, removes.
 * So the event is sent once it has been quiet for a moment.
 */
#include "sdl/watch.h"

#ifdef __linux__

#include <SDL.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

enum { QUIET_MS = 60, QUIET_AT_MOST = 20 /* times that */, FOLDERS_MAX = 64 };

static const uint32_t wanted = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF |
							   IN_MOVE_SELF | IN_ONLYDIR;

struct watch {
	int changes, end; /* inotify's; and one that is written to when the thread is to end */
	uint32_t event;
	SDL_Thread *thread;
	SDL_mutex *lock; /* over what follows */
	char **names;    /* of the files, without folder */
	size_t name_len;
	int folders[FOLDERS_MAX];
	size_t folder_len;
};

static bool ends_in_json(const char *name) {
	size_t len = strlen(name);
	return len > 5 && strcmp(name + len - 5, ".json") == 0;
}

/* Making a file says nothing yet: it is written after that. A folder that comes may hold what was missing. */
static bool concerns(struct watch *watch, const struct inotify_event *event) {
	if ((event->mask & (IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF | IN_ISDIR)) != 0) {
		return true;
	}
	if (event->len == 0 || (event->mask & IN_CREATE) != 0) {
		return false;
	}
	bool found = ends_in_json(event->name);
	SDL_LockMutex(watch->lock);
	for (size_t i = 0; i < watch->name_len && !found; i++) {
		found = strcmp(watch->names[i], event->name) == 0;
	}
	SDL_UnlockMutex(watch->lock);
	return found;
}

/* Takes in all that has been told so far; true if any of it concerns the files. */
static bool take_in(struct watch *watch) {
	union {
		struct inotify_event first;
		char bytes[4096];
	} told;
	bool any = false;
	for (;;) {
		ssize_t len = read(watch->changes, &told, sizeof(told));
		if (len <= 0) {
			return any;
		}
		for (ssize_t at = 0; at < len;) {
			const void *place = told.bytes + at;
			const struct inotify_event *event = place;
			any = concerns(watch, event) || any;
			at += (ssize_t)(sizeof(*event) + event->len);
		}
	}
}

/* Sleeps until something is told; false when the thread is to end, `*told` false when the time is over. */
static bool wait_for(struct watch *watch, int ms, bool *told) {
	struct pollfd fds[2] = {{.fd = watch->changes, .events = POLLIN}, {.fd = watch->end, .events = POLLIN}};
	int count;
	do {
		count = poll(fds, 2, ms);
	} while (count < 0 && errno == EINTR);
	*told = count > 0 && fds[0].revents != 0;
	return count >= 0 && fds[1].revents == 0;
}

static int watching(void *data) {
	struct watch *watch = data;
	bool told;
	while (wait_for(watch, -1, &told)) {
		if (!told || !take_in(watch)) {
			continue;
		}
		for (int i = 0; i < QUIET_AT_MOST && told; i++) {
			if (!wait_for(watch, QUIET_MS, &told)) {
				return 0;
			}
			take_in(watch);
		}
		SDL_Event event = {.type = watch->event};
		SDL_PushEvent(&event);
	}
	return 0;
}

struct watch *watch_create(uint32_t event) {
	struct watch *watch = mem_new(struct watch);
	watch->event = event;
	watch->changes = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	watch->end = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	watch->lock = SDL_CreateMutex();
	if (watch->changes >= 0 && watch->end >= 0 && watch->lock != NULL) {
		watch->thread = SDL_CreateThread(watching, "watch", watch);
	}
	if (watch->thread == NULL) {
		watch_destroy(watch);
		return NULL;
	}
	return watch;
}

static void forget_files(struct watch *watch) {
	for (size_t i = 0; i < watch->name_len; i++) {
		free(watch->names[i]);
	}
	free(watch->names);
	watch->names = NULL;
	watch->name_len = 0;
}

void watch_destroy(struct watch *watch) {
	if (watch == NULL) {
		return;
	}
	if (watch->thread != NULL) {
		uint64_t one = 1;
		while (write(watch->end, &one, sizeof(one)) < 0 && errno == EINTR) {
		}
		SDL_WaitThread(watch->thread, NULL);
	}
	forget_files(watch);
	if (watch->changes >= 0) {
		close(watch->changes);
	}
	if (watch->end >= 0) {
		close(watch->end);
	}
	SDL_DestroyMutex(watch->lock);
	free(watch);
}

static void add_folder(struct watch *watch, const char *path, int *folders, size_t *len) {
	char *folder = file_folder(path);
	int id = *len < FOLDERS_MAX ? inotify_add_watch(watch->changes, folder, wanted) : -1;
	free(folder);
	for (size_t i = 0; i < *len && id >= 0; i++) {
		id = folders[i] == id ? -1 : id;
	}
	if (id >= 0) {
		folders[(*len)++] = id;
	}
}

/* The file's folder and, where it is a link, that of what it leads to. */
static void add_file(struct watch *watch, const char *path, int *folders, size_t *len) {
	add_folder(watch, path, folders, len);
	char *real = file_real_path(path);
	if (real != NULL) {
		add_folder(watch, real, folders, len);
	}
	const char *shown = real != NULL ? real : path, *slash = strrchr(shown, '/');
	const char *name = slash != NULL ? slash + 1 : shown;
	watch->names[watch->name_len++] = mem_copy(name, strlen(name));
	free(real);
}

void watch_files(struct watch *watch, char *const *paths, size_t len) {
	if (watch == NULL) {
		return;
	}
	int folders[FOLDERS_MAX];
	size_t count = 0;
	SDL_LockMutex(watch->lock);
	forget_files(watch);
	watch->names = mem_array(len, sizeof(*watch->names));
	for (size_t i = 0; i < len; i++) {
		add_file(watch, paths[i], folders, &count);
	}
	for (size_t i = 0; i < watch->folder_len; i++) {
		bool stays = false;
		for (size_t k = 0; k < count; k++) {
			stays = stays || folders[k] == watch->folders[i];
		}
		if (!stays) {
			inotify_rm_watch(watch->changes, watch->folders[i]);
		}
	}
	memcpy(watch->folders, folders, count * sizeof(folders[0]));
	watch->folder_len = count;
	SDL_UnlockMutex(watch->lock);
}

#else

struct watch *watch_create(uint32_t event) {
	(void)event;
	return NULL;
}

void watch_destroy(struct watch *watch) {
	(void)watch;
}

void watch_files(struct watch *watch, char *const *paths, size_t len) {
	(void)watch;
	(void)paths;
	(void)len;
}

#endif
