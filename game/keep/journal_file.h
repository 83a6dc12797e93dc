#ifndef WATERLINE_KEEP_JOURNAL_FILE_H
#define WATERLINE_KEEP_JOURNAL_FILE_H

#include "keep/journal.h"

/* What stands in a journal's file, and how it is read; for journal.c. */

/** Back to after `back` replies, or, with a `spec`, this reply. */
struct journal_op {
	const char *spec;
	size_t back;
};

struct journal_text {
	struct arena arena;
	struct journal_left left;
	struct journal_op *ops;
	size_t len, cap;
	size_t good;  /* bytes that are whole lines as they were written */
	uint64_t sum; /* after them */
};

enum { JOURNAL_BYTES_MAX = 16 << 20 };
#define JOURNAL_SUM_START UINT64_C(0xcbf29ce484222325)

/** Adds a line to `out` and goes on with the sum. */
void journal_line(uint64_t *sum, const char *text, size_t len, struct buf *out);

/**
 * Adds the lines that make a play-through out of nothing: every way tried, in order,
 * then to where it stands. How many lines.
 */
size_t journal_ways(const struct playthrough *playthrough, uint64_t *sum, struct buf *out);

enum journal_found {
	JOURNAL_NOTHING, /* no file, or one whose first line was never finished */
	JOURNAL_GOOD,
	JOURNAL_BAD /* with a warning */
};

/** Reads a journal. `text` is to be finished with journal_text_finish() whatever comes back. */
enum journal_found journal_read(const char *path, struct journal_text *text, struct diag *diag);
void journal_text_finish(struct journal_text *text);

#endif
