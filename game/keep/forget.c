/* Everything that was ever kept, gone, and nothing else with it. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lock.h"
#include "base/os.h"
#include "base/own_file.h"
#include "keep/journal.h"
#include "keep/record.h"

/* Erases the entries of a folder that `ours` knows; how many. The folder itself is never a link here. */
static size_t erase_in(
	const char *path, bool (*ours)(const char *name), size_t *strangers, bool *good, struct diag *diag) {
	size_t erased = 0, count = 0;
	char **names = os_look(path).kind == OS_FOLDER ? os_list(path, &count) : NULL;
	for (size_t i = 0; i < count; i++) {
		char *inside = file_join(path, names[i]);
		if (!ours(names[i])) {
			(*strangers)++;
		} else if (own_file_erase(inside, diag)) {
			erased++;
		} else {
			*good = false;
		}
		free(inside);
		free(names[i]);
	}
	free(names);
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
	os_remove_folder(records);
	free(records);
	if (settings) {
		out->settings = erase_in(home, is_settings, &out->strangers, &good, diag);
	}
	out->folder = os_remove_folder(home);
	return good;
}
