/* Practice over time, from kept records. */
#include <stdio.h>
#include <stdlib.h>

#include "base/data.h"
#include "base/home.h"
#include "cli/cli.h"
#include "report/practice.h"

/* What a record cannot be played for is counted, not told at length: `waterline report` tells. */
static void add_record(struct practice *practice, const struct record *record, const char *scenes) {
	struct diag quiet = {0};
	struct story *story = kept_story(&record->kept, scenes, &quiet);
	struct session *session = story != NULL ? record_session(record, story, false, &quiet) : NULL;
	practice_add(practice, record, session);
	session_destroy(session);
	story_destroy(story);
	diag_finish(&quiet);
}

int cli_practice(int argc, char **argv) {
	(void)argv;
	if (argc > 1) {
		return cli_usage("practice");
	}
	struct diag diag = {0};
	char *home = home_folder(&diag), *scenes = data_folder("scenes", &diag);
	struct record_list list = {0};
	struct practice practice = {0};
	struct buf out = BUF_EMPTY;
	if (home != NULL) {
		record_list_read(home, &list, &diag);
	}
	for (size_t i = list.len; i-- > 0;) {
		add_record(&practice, &list.records[i], scenes);
	}
	practice_text(&practice, &out);
	if (list.len == 0) {
		buf_puts(&out,
			"No record is kept, and practice is counted from records alone. `waterline play FILE --keep` keeps one.\n");
	}
	int code = cli_put(&out);
	cli_report(&diag);
	buf_finish(&out);
	practice_finish(&practice);
	record_list_finish(&list);
	diag_finish(&diag);
	free(home);
	free(scenes);
	return code;
}
