/* What is installed, and beneath it what was kept. */
#include <stdio.h>
#include <stdlib.h>

#include "base/data.h"
#include "base/home.h"
#include "cli/cli.h"
#include "session/journal.h"
#include "session/record.h"
#include "story/shelf.h"

static void add_scenario(const struct story *story, struct buf *out) {
	buf_printf(out, "%s: ", story->id);
	cli_plain(story, story->title, out);
	buf_puts(out, "\n    ");
	cli_plain(story, story->summary, out);
	buf_puts(out, "\n    seats:");
	for (size_t i = 0; i < story->seat_count; i++) {
		buf_printf(out, "%s %s", i > 0 ? "," : "", story->person[story->seats[i]].id);
	}
	if (story->minutes > 0) {
		buf_printf(out, "; about %d minutes", story->minutes);
	}
	buf_putc(out, '\n');
}

static void print_scenario(const char *path) {
	struct diag diag = {0};
	struct buf out = BUF_EMPTY;
	struct story *story = story_load(path, &diag);
	if (story == NULL) {
		buf_printf(&out, "%s: cannot be played (`waterline check %s` says why)\n", path, path);
	} else {
		add_scenario(story, &out);
	}
	fputs(out.text, stdout);
	buf_finish(&out);
	story_destroy(story);
	diag_finish(&diag);
}

static void print_record(const struct record *record) {
	const struct kept *kept = &record->kept;
	printf("%s  %.10s %.5s  %s, as %s, %zu repl%s, %s\n", record->id, kept->date, kept->date + 11, kept->title, kept->seat,
		record->reply_count, record->reply_count == 1 ? "y" : "ies",
		record->ending != NULL ? record->ending : "left before the end");
	if (record->note != NULL) {
		printf("    %s\n", record->note);
	}
}

static void print_what_is_kept(struct diag *diag) {
	struct diag quiet = {0};
	struct record_list list = {0};
	char *home = home_folder(&quiet);
	if (home != NULL) {
		record_list_read(home, &list, diag);
	}
	if (list.len > 0) {
		printf("\nKept in %s/records:\n", home);
	}
	for (size_t i = 0; i < list.len; i++) {
		print_record(&list.records[i]);
	}
	if (home != NULL && journal_is_there(home)) {
		puts("\nA conversation was stopped; `waterline play --resume` goes on with it.");
	}
	record_list_finish(&list);
	diag_finish(&quiet);
	free(home);
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
	print_what_is_kept(&diag);
	free(folder);
	int code = cli_report(&diag);
	diag_finish(&diag);
	return code;
}
