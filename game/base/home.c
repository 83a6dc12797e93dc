#include "base/home.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/os.h"

static const char *variable(const char *name) {
	const char *value = getenv(name);
	return value != NULL && value[0] != '\0' ? value : NULL;
}

char *home_folder(struct diag *diag) {
	const char *own = variable("WATERLINE_HOME"), *data = variable("XDG_DATA_HOME"), *home = variable("HOME");
	if (own != NULL) {
		return mem_copy(own, strlen(own));
	}
	if (data != NULL && data[0] == '/') {
		return file_join(data, "waterline");
	}
	if (home != NULL) {
		return file_join(home, ".local/share/waterline");
	}
	diag_warning(diag, "home-missing", SPAN_NOWHERE,
		"nothing can be remembered: none of WATERLINE_HOME, XDG_DATA_HOME and HOME says where");
	return NULL;
}

static bool make_with_parents(char *path) {
	for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		bool made = os_make_folder(path) || errno == EEXIST || errno == EISDIR;
		*slash = '/';
		if (!made && errno != EROFS && errno != EACCES) { /* those may stand above a folder that is there */
			return false;
		}
	}
	return os_make_folder(path) || errno == EEXIST;
}

bool home_make(const char *folder, struct diag *diag) {
	char *path = mem_copy(folder, strlen(folder));
	bool good = make_with_parents(path);
	free(path);
	struct os_info info = os_look_through(folder);
	if (good && info.kind != OS_FOLDER) {
		good = false;
		errno = ENOTDIR;
	}
	if (!good) {
		diag_warning(
			diag, "home-unwritable", SPAN_NOWHERE, "the folder %s cannot be made: %s", folder, strerror(errno));
		return false;
	}
	if ((info.mode & 077) != 0) {
		os_close_folder(folder);
	}
	return true;
}
