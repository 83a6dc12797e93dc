/* What is installed. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "base/mem.h"
#include "cli/cli.h"

static int only_scenarios(const struct dirent *entry) {
	size_t len = strlen(entry->d_name);
	return entry->d_name[0] != '.' && len > 5 && strcmp(entry->d_name + len - 5, ".json") == 0 &&
		strstr(entry->d_name, ".schema.") == NULL;
}

static void print_scenario(const char *path) {
	struct diag diag = {0};
	struct story *story = story_load(path, &diag);
	if (story == NULL) {
		printf("%s: cannot be played (`waterline check %s` says why)\n", path, path);
	} else {
		printf("%s: %s\n    %s\n    seats:", story->id, story->title, story->summary);
		for (size_t i = 0; i < story->seat_count; i++) {
			printf("%s %s", i > 0 ? "," : "", story->person[story->seats[i]].id);
		}
		if (story->minutes > 0) {
			printf("; about %d minutes", story->minutes);
		}
		putchar('\n');
	}
	story_destroy(story);
	diag_finish(&diag);
}

int cli_list(int argc, char **argv) {
	(void)argv;
	if (argc > 1) {
		return cli_usage("list");
	}
	struct diag diag = {0};
	char *folder = data_folder("scenes", &diag);
	struct dirent **entries = NULL;
	int len = folder == NULL ? 0 : scandir(folder, &entries, only_scenarios, alphasort);
	for (int i = 0; i < len; i++) {
		char *path = file_join(folder, entries[i]->d_name);
		print_scenario(path);
		free(path);
		free(entries[i]);
	}
	free(entries);
	free(folder);
	int code = cli_report(&diag);
	diag_finish(&diag);
	return code;
}
