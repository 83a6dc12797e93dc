/* What is installed. */
#include <stdio.h>
#include <stdlib.h>

#include "base/data.h"
#include "cli/cli.h"
#include "story/shelf.h"

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
	struct shelf shelf = shelf_read(folder);
	for (size_t i = 0; i < shelf.len; i++) {
		print_scenario(shelf.paths[i]);
	}
	shelf_finish(&shelf);
	free(folder);
	int code = cli_report(&diag);
	diag_finish(&diag);
	return code;
}
