#include "story/shelf.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/os.h"

static bool is_scenario(const char *name) {
	size_t len = strlen(name);
	return name[0] != '.' && len > 5 && strcmp(name + len - 5, ".json") == 0 && strstr(name, ".schema.") == NULL;
}

struct shelf shelf_read(const char *folder) {
	size_t count = 0;
	char **names = folder != NULL ? os_list(folder, &count) : NULL;
	struct shelf shelf = {.paths = mem_array(count, sizeof(char *))};
	for (size_t i = 0; i < count; i++) {
		if (is_scenario(names[i])) {
			shelf.paths[shelf.len++] = file_join(folder, names[i]);
		}
		free(names[i]);
	}
	free(names);
	return shelf;
}

void shelf_finish(struct shelf *shelf) {
	for (size_t i = 0; i < shelf->len; i++) {
		free(shelf->paths[i]);
	}
	free(shelf->paths);
	*shelf = (struct shelf){0};
}
