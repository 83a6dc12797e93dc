#ifndef WATERLINE_BASE_DIAG_H
#define WATERLINE_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * What is wrong with what the world or an author gave us: all of it collected,
 * each finding where it stands, shown as a compiler would show it. A message
 * may quote an author's words: what a terminal should not be sent is taken out,
 * and one longer than MESSAGE_MAX bytes is cut.
 *
 * A source is one text that findings point into. The diag owns its sources, so
 * a span stays good for as long as the diag lives.
 */

enum { MESSAGE_MAX = 600 };

enum severity { SEVERITY_WARNING, SEVERITY_ERROR };

struct source {
	char *name; /* as the person gave it: a path */
	char *text; /* NUL-terminated; may contain NULs before that */
	size_t len;
	size_t *line_marks; /* where every so many lines begin; made when first asked for a line */
	size_t line_mark_count;
	size_t known, known_column; /* the place last asked for: columns of a long line are counted on from there */
	size_t order;
};

/**
 * `len` bytes from `start` of a source. With no source (SPAN_NOWHERE) the
 * finding is about the program's own call; with DIAG_WHOLE_FILE as `start` it
 * is about the file as such, and no line is shown.
 */
struct span {
	const struct source *source;
	size_t start, len;
};

#define DIAG_WHOLE_FILE ((size_t)-1)
#define SPAN_NOWHERE \
	(struct span) { \
		.source = NULL, .start = DIAG_WHOLE_FILE \
	}

struct finding {
	enum severity severity;
	const char *code; /* a literal, stable: "unknown-beat" */
	struct span span;
	char *message;
};

struct diag {
	struct finding *findings;
	size_t len, cap;
	struct source **sources;
	size_t source_len, source_cap;
	size_t errors;
};

/** A zeroed struct is an empty diag. Frees findings and sources. */
void diag_finish(struct diag *diag);

/** Takes over the bytes of `text` (which is left empty) as a source called `name`. */
struct source *diag_source(struct diag *diag, const char *name, struct buf *text);

void diag_error(struct diag *diag, const char *code, struct span span, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void diag_warning(struct diag *diag, const char *code, struct span span, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/** Brings the findings into the order of files and places, and drops what is said twice of one place. */
void diag_sort(struct diag *diag);

/** Line and column, both from 1, columns in code points; 0 and 0 where the span names no place. */
struct place {
	size_t line, column;
};
struct place diag_place(struct span span);

/** The line alone, which costs no counting of columns. */
size_t diag_line(struct span span);

/** Every finding with its source line and a caret under the place; ANSI colour when `colour` is set. */
void diag_print(const struct diag *diag, bool colour, struct buf *out);

/** One finding's place and message on one line, as diag_print begins it, without a line end. */
void diag_headline(const struct finding *finding, struct buf *out);

/** "3 errors, 1 warning", or "no findings". */
void diag_summary(const struct diag *diag, struct buf *out);

#endif
