#include "story/shelf.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"

static int is_scenario(const struct dirent *entry) {
	size_t len = strlen(entry->d_name);
	return entry->d_name[0] != '.' && len > 5 && strcmp(entry->d_name + len - 5, ".json") == 0 &&
		strstr(entry->d_name, ".schema.") == NULL;
}

struct shelf shelf_read(const char *folder) {
	struct dirent **names = NULL;
	int count = folder == NULL ? 0 : scandir(folder, &names, is_scenario, alphasort);
	struct shelf shelf = {.len = count > 0 ? (size_t)count : 0};
	shelf.paths = mem_array(shelf.len, sizeof(char *));
	for (size_t i = 0; i < shelf.len; i++) {
		shelf.paths[i] = file_join(folder, names[i]->d_name);
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
