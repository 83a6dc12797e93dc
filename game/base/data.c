/*
 * The places are tried one by one until a folder is there. A bare "fonts" above
 * the program might be anybody's, so without share/waterline both of our
 * folders have to stand side by side.
 */
#include "base/data.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/os.h"

enum { LEVELS_UP = 3 };

static bool is_folder(const char *path) {
	return os_look_through(path).kind == OS_FOLDER;
}

static bool has_folder(const char *base, const char *name) {
	char *path = file_join(base, name);
	bool there = is_folder(path);
	free(path);
	return there;
}

/** base/name if that is a folder, else NULL. */
static char *folder_in(const char *base, const char *name) {
	char *path = file_join(base, name);
	if (is_folder(path)) {
		return path;
	}
	free(path);
	return NULL;
}

static char *folder_around(const char *base, const char *name) {
	char *share = file_join(base, "share/waterline");
	char *found = folder_in(share, name);
	free(share);
	if (found == NULL && has_folder(base, "scenes") && has_folder(base, "fonts")) {
		found = folder_in(base, name);
	}
	return found;
}

static char *program_folder(void) {
	char *path = os_program_path(), *folder = path != NULL ? file_folder(path) : NULL;
	free(path);
	return folder;
}

static char *look_upwards(const char *name, const char *from) {
	char *base = mem_copy(from, strlen(from));
	char *found = folder_around(base, name);
	for (int level = 0; level < LEVELS_UP && found == NULL && strcmp(base, "/") != 0; level++) {
		char *above = file_folder(base);
		free(base);
		base = above;
		found = folder_around(base, name);
	}
	free(base);
	return found;
}

char *data_folder_from(const char *name, const char *program, const char *built_from, struct diag *diag) {
	const char *given = getenv("WATERLINE_DATA");
	if (given != NULL && given[0] != '\0') {
		char *found = folder_in(given, name);
		if (found == NULL) {
			diag_error(
				diag, "data-missing", SPAN_NOWHERE, "there is no folder \"%s\" in WATERLINE_DATA (%s)", name, given);
		}
		return found;
	}
	char *found = program != NULL ? look_upwards(name, program) : NULL;
	if (found == NULL && built_from != NULL) {
		found = folder_in(built_from, name);
	}
	if (found == NULL) {
		diag_error(diag, "data-missing", SPAN_NOWHERE,
			"the folder \"%s\" that comes with the program is missing: looked around %s and in %s "
			"(set WATERLINE_DATA to the folder that holds it)",
			name, program != NULL ? program : "?", built_from != NULL ? built_from : "?");
	}
	return found;
}

char *data_folder(const char *name, struct diag *diag) {
	char *program = program_folder();
	char *found = data_folder_from(name, program, WATERLINE_SOURCE_DIR, diag);
	free(program);
	return found;
}
