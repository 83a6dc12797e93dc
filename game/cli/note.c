/* What a person writes to a record afterwards. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/home.h"
#include "cli/cli.h"
#include "cli/keeping.h"

/* The words as one text, as they were typed. */
static void join(char **words, int count, struct buf *out) {
	for (int i = 0; i < count; i++) {
		buf_printf(out, "%s%s", i > 0 ? " " : "", words[i]);
	}
}

static int show(const char *home, const char *id, struct diag *diag) {
	char *path = record_path(home, id);
	struct record record;
	int code = EXIT_GOOD;
	if (record_read(path, &record, diag)) {
		struct buf out = BUF_EMPTY;
		buf_printf(&out, "%s\n", record.note != NULL ? record.note : "There is no note to it yet.");
		code = cli_put(&out);
		buf_finish(&out);
		record_finish(&record);
	}
	free(path);
	return code;
}

static int change(const struct keeping *keeping, const char *id, const char *note, struct diag *diag) {
	if (!keeping_may_record(keeping)) {
		return EXIT_WRONG;
	}
	if (record_set_note(keeping->home, id, note, diag)) {
		puts(note[0] != '\0' ? "Written down." : "The note is gone; the record stays.");
	}
	return EXIT_GOOD;
}

int cli_note(int argc, char **argv) {
	bool erase = argc == 3 && strcmp(argv[2], "--erase") == 0;
	if (argc < 2 || argv[1][0] == '-' || (argc > 2 && !erase && strncmp(argv[2], "--", 2) == 0)) {
		return cli_usage("note");
	}
	struct keeping keeping;
	keeping_begin(&keeping, false);
	struct diag diag = {0};
	struct buf note = BUF_EMPTY;
	int code = EXIT_GOOD;
	if (!erase) {
		join(argv + 2, argc - 2, &note);
	}
	if (keeping.home == NULL) {
		code = keeping_may_record(&keeping) ? EXIT_GOOD : EXIT_WRONG;
	} else if (argc == 2) {
		code = show(keeping.home, argv[1], &diag);
	} else {
		code = change(&keeping, argv[1], note.text, &diag);
	}
	int told = cli_report(&diag);
	diag_finish(&diag);
	buf_finish(&note);
	keeping_finish(&keeping);
	return code != EXIT_GOOD ? code : told;
}
