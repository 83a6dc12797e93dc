/* What a person writes to a record afterwards. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/consent.h"

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

static int change(struct keeper *keeper, const char *id, const char *note) {
	if (!consent_may_record(keeper)) {
		return EXIT_WRONG;
	}
	if (keeper_set_words(keeper, id, note, NULL)) {
		puts(note[0] != '\0' ? "Written down." : "The note is gone; the record stays.");
	}
	return EXIT_GOOD;
}

int cli_note(int argc, char **argv) {
	bool erase = argc == 3 && strcmp(argv[2], "--erase") == 0;
	if (argc < 2 || argv[1][0] == '-' || (argc > 2 && !erase && strncmp(argv[2], "--", 2) == 0)) {
		return cli_usage("note");
	}
	struct keeper keeper;
	int told;
	consent_open(&keeper, false, &told);
	struct diag diag = {0};
	struct buf note = BUF_EMPTY;
	int code = EXIT_GOOD;
	if (!erase) {
		join(argv + 2, argc - 2, &note);
	}
	if (keeper.home == NULL) {
		code = consent_may_record(&keeper) ? EXIT_GOOD : EXIT_WRONG;
	} else if (argc == 2) {
		code = show(keeper.home, argv[1], &diag);
		told = cli_report(&diag);
	} else {
		code = change(&keeper, argv[1], note.text);
	}
	diag_finish(&diag);
	buf_finish(&note);
	keeper_close(&keeper);
	return code != EXIT_GOOD ? code : told;
}
