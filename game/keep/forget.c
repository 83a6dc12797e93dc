/* Everything that was ever kept, gone, and nothing else with it. */
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/lock.h"
#include "base/own_file.h"
#include "keep/journal.h"
#include "keep/record.h"

static bool is_dots(const char *name) {
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* Erases the entries of a folder that `ours` knows; how many. The folder itself is never a link here. */
static size_t erase_in(
	const char *path, bool (*ours)(const char *name), size_t *strangers, bool *good, struct diag *diag) {
	struct stat status;
	size_t erased = 0;
	DIR *folder = lstat(path, &status) == 0 && S_ISDIR(status.st_mode) ? opendir(path) : NULL;
	for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
		if (is_dots(entry->d_name)) {
			continue;
		}
		char *inside = file_join(path, entry->d_name);
		if (!ours(entry->d_name)) {
			(*strangers)++;
		} else if (own_file_erase(inside, diag)) {
			erased++;
		} else {
			*good = false;
		}
		free(inside);
	}
	if (folder != NULL) {
		closedir(folder);
	}
	return erased;
}

/* Also what a write that was cut short has left: the name, a dot, six letters. */
static bool begins(const char *name, const char *with) {
	size_t len = strlen(with);
	return strncmp(name, with, len) == 0 && (name[len] == '\0' || (name[len] == '.' && strlen(name) == len + 7));
}

static bool is_settings(const char *name) {
	return begins(name, "settings") || strcmp(name, LOCK_CHANGES) == 0;
}

bool forget_everything(const char *home, bool settings, struct forgotten *out, struct diag *diag) {
	*out = (struct forgotten){0};
	bool good = true;
	char *records = file_join(home, "records");
	own_file_sweep(records);
	own_file_sweep(home);
	out->records = erase_in(records, record_is_ours, &out->strangers, &good, diag);
	size_t warnings = diag->len;
	out->journals = journal_forget(home, diag);
	good = good && diag->len == warnings;
	rmdir(records);
	free(records);
	if (settings) {
		out->settings = erase_in(home, is_settings, &out->strangers, &good, diag);
	}
	out->folder = rmdir(home) == 0;
	return good;
}
