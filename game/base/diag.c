/* Findings keep byte offsets; lines and columns are worked out only when one is shown. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/controls.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { LONGEST_EXCERPT = 160 }; /* code points of a source line that are shown */

void diag_finish(struct diag *diag) {
	for (size_t i = 0; i < diag->len; i++) {
		free(diag->findings[i].message);
	}
	free(diag->findings);
	for (size_t i = 0; i < diag->source_len; i++) {
		free(diag->sources[i]->name);
		free(diag->sources[i]->text);
		free(diag->sources[i]->line_marks);
		free(diag->sources[i]);
	}
	free(diag->sources);
	*diag = (struct diag){0};
}

struct source *diag_source(struct diag *diag, const char *name, struct buf *text) {
	struct source *source = mem_new(struct source);
	source->name = mem_copy(name, strlen(name));
	source->len = text->len;
	source->text = buf_detach(text);
	source->order = diag->source_len;
	diag->sources = mem_room(diag->sources, diag->source_len, &diag->source_cap, sizeof(struct source *));
	diag->sources[diag->source_len++] = source;
	return source;
}

/* Shows a tab as one blank and what no terminal should be sent as a dot, so that the caret stays in place. */
static void put_visible(struct buf *out, const char *text, size_t len) {
	for (size_t at = 0; at < len;) {
		size_t size;
		int32_t code = utf8_next(text + at, len - at, &size);
		if (code == '\t') {
			buf_putc(out, ' ');
		} else if (code < 0 || control_is(code) || control_turns(code)) {
			buf_putc(out, '.');
		} else {
			buf_add(out, text + at, size);
		}
		at += size;
	}
}

/* The longest part of a text that fits into `most` bytes and ends with a whole character. */
static size_t cut(const char *text, size_t len, size_t most) {
	if (len <= most) {
		return len;
	}
	while (most > 0 && (text[most] & 0xc0) == 0x80) {
		most--;
	}
	return most;
}

static void add_finding(
	struct diag *diag, enum severity severity, const char *code, struct span span, const char *format, va_list args) {
	struct buf all = BUF_EMPTY, message = BUF_EMPTY;
	buf_vprintf(&all, format, args);
	size_t shown = cut(all.text, all.len, MESSAGE_MAX);
	put_visible(&message, all.text, shown);
	buf_puts(&message, shown < all.len ? "…" : "");
	buf_finish(&all);
	diag->findings = mem_room(diag->findings, diag->len, &diag->cap, sizeof(struct finding));
	diag->findings[diag->len++] = (struct finding){severity, code, span, buf_detach(&message)};
	diag->errors += severity == SEVERITY_ERROR;
}

void diag_error(struct diag *diag, const char *code, struct span span, const char *format, ...) {
	va_list args;
	va_start(args, format);
	add_finding(diag, SEVERITY_ERROR, code, span, format, args);
	va_end(args);
}

void diag_warning(struct diag *diag, const char *code, struct span span, const char *format, ...) {
	va_list args;
	va_start(args, format);
	add_finding(diag, SEVERITY_WARNING, code, span, format, args);
	va_end(args);
}

static size_t source_order(struct span span) {
	return span.source == NULL ? 0 : span.source->order + 1;
}

static int compare_findings(const void *left, const void *right) {
	const struct finding *a = left, *b = right;
	size_t a_source = source_order(a->span), b_source = source_order(b->span);
	if (a_source != b_source) {
		return a_source < b_source ? -1 : 1;
	}
	size_t a_start = a->span.start + 1, b_start = b->span.start + 1; /* the whole file comes first */
	if (a_start != b_start) {
		return a_start < b_start ? -1 : 1;
	}
	int code = strcmp(a->code, b->code);
	return code != 0 ? code : strcmp(a->message, b->message);
}

void diag_sort(struct diag *diag) {
	if (diag->len == 0) {
		return;
	}
	qsort(diag->findings, diag->len, sizeof(struct finding), compare_findings);
	size_t kept = 1;
	for (size_t i = 1; i < diag->len; i++) {
		if (compare_findings(&diag->findings[kept - 1], &diag->findings[i]) != 0) {
			diag->findings[kept++] = diag->findings[i];
			continue;
		}
		diag->errors -= diag->findings[i].severity == SEVERITY_ERROR;
		free(diag->findings[i].message);
	}
	diag->len = kept;
}

/* A file of line breaks alone must not cost many times its size: only each so many lines are kept. */
enum { LINES_A_MARK = 64 };

/* Where the line after the one that holds `at` begins; one past the end where there is none. */
static size_t next_line(const struct source *source, size_t at) {
	const char *end = at < source->len ? memchr(source->text + at, '\n', source->len - at) : NULL;
	return end == NULL ? source->len + 1 : (size_t)(end - source->text) + 1;
}

static void index_lines(struct source *source) {
	size_t cap = 0, line = 0;
	for (size_t at = 0; at <= source->len; at = next_line(source, at), line++) {
		if (line % LINES_A_MARK == 0) {
			source->line_marks = mem_room(source->line_marks, source->line_mark_count, &cap, sizeof(size_t));
			source->line_marks[source->line_mark_count++] = at;
		}
	}
}

static size_t mark_before(const struct source *source, size_t start) {
	size_t low = 0, high = source->line_mark_count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (source->line_marks[middle] <= start) {
			low = middle;
		} else {
			high = middle;
		}
	}
	return low;
}

/* The number, from 1, of the line in which a span begins, and where that line does; 0 where it is in none. */
static size_t find_line(struct span span, size_t *line_start) {
	if (span.source == NULL || span.start == DIAG_WHOLE_FILE) {
		return 0;
	}
	struct source *source = (struct source *)span.source; /* the line index is a cache, not a change */
	if (source->line_marks == NULL) {
		index_lines(source);
	}
	size_t mark = mark_before(source, span.start), line = mark * LINES_A_MARK + 1, at = source->line_marks[mark];
	for (size_t next = next_line(source, at); next <= span.start && next <= source->len; line++) {
		at = next;
		next = next_line(source, at);
	}
	*line_start = at;
	return line;
}

/* A byte-order mark is no column. */
static size_t column_start(const struct source *source, size_t line_start) {
	bool mark = line_start == 0 && source->len >= 3 && memcmp(source->text, "\xef\xbb\xbf", 3) == 0;
	return mark ? 3 : line_start;
}

size_t diag_line(struct span span) {
	size_t line_start;
	return find_line(span, &line_start);
}

struct place diag_place(struct span span) {
	size_t line_start, line = find_line(span, &line_start);
	if (line == 0) {
		return (struct place){0, 0};
	}
	struct source *source = (struct source *)span.source;
	size_t from = column_start(source, line_start), column = 1;
	if (source->known > from && source->known <= span.start) {
		from = source->known;
		column = source->known_column;
	}
	column += span.start > from ? utf8_count(source->text + from, span.start - from) : 0;
	if (span.start < source->len && (source->text[span.start] & 0xc0) != 0x80) { /* a character begins here */
		source->known = span.start;
		source->known_column = column;
	}
	return (struct place){line, column};
}

static const char *severity_word(enum severity severity) {
	return severity == SEVERITY_ERROR ? "error" : "warning";
}

static void put_place(const struct finding *finding, struct buf *out) {
	if (finding->span.source == NULL) {
		buf_puts(out, "waterline: ");
		return;
	}
	put_visible(out, finding->span.source->name, strlen(finding->span.source->name));
	struct place place = diag_place(finding->span);
	if (place.line > 0) {
		buf_printf(out, ":%zu:%zu", place.line, place.column);
	}
	buf_puts(out, ": ");
}

void diag_headline(const struct finding *finding, struct buf *out) {
	put_place(finding, out);
	buf_printf(out, "%s[%s]: %s", severity_word(finding->severity), finding->code, finding->message);
}

static size_t skip_points(const char *text, size_t len, size_t count) {
	size_t at = 0;
	while (at < len && count-- > 0) {
		size_t size;
		utf8_next(text + at, len - at, &size);
		at += size;
	}
	return at;
}

/* Where to begin showing a line, so that `at` is not far from the left; `*column` receives how far. */
static size_t excerpt_start(const struct source *source, size_t line_start, size_t at, size_t *column) {
	enum { FAR = LONGEST_EXCERPT / 2 };
	size_t start = line_start;
	if (at - line_start > FAR * 4) { /* no character has more bytes */
		start = at - FAR * 4;
		while (start < at && (source->text[start] & 0xc0) == 0x80) {
			start++;
		}
	}
	*column = utf8_count(source->text + start, at - start);
	if (*column > FAR) {
		start += skip_points(source->text + start, at - start, *column - FAR);
		*column = FAR;
	}
	return start;
}

static void put_caret(size_t column, size_t width, bool colour, struct buf *out) {
	for (size_t i = 0; i < column; i++) {
		buf_putc(out, ' ');
	}
	buf_puts(out, colour ? "\x1b[1;32m^" : "^");
	for (size_t i = 1; i < width; i++) {
		buf_putc(out, '~');
	}
	buf_puts(out, colour ? "\x1b[0m\n" : "\n");
}

static void put_excerpt(struct span span, bool colour, struct buf *out) {
	size_t line_start;
	if (find_line(span, &line_start) == 0) {
		return;
	}
	const struct source *source = span.source;
	size_t start = column_start(source, line_start), column = 0;
	size_t end = next_line(source, line_start) - 1;
	if (end > start && source->text[end - 1] == '\r') {
		end--;
	}
	size_t at = span.start < start ? start : span.start > end ? end : span.start;
	start = excerpt_start(source, start, at, &column);
	size_t shown = skip_points(source->text + start, end - start, LONGEST_EXCERPT);
	put_visible(out, source->text + start, shown);
	buf_putc(out, '\n');
	size_t last = start + shown, marked = last - at < span.len ? last - at : span.len;
	put_caret(column, utf8_count(source->text + at, marked), colour, out);
}

void diag_print(const struct diag *diag, bool colour, struct buf *out) {
	for (size_t i = 0; i < diag->len; i++) {
		const struct finding *finding = &diag->findings[i];
		if (colour) {
			buf_puts(out, "\x1b[1m");
			put_place(finding, out);
			buf_printf(out, "%s%s[%s]:\x1b[0m %s\n", finding->severity == SEVERITY_ERROR ? "\x1b[31m" : "\x1b[33m",
				severity_word(finding->severity), finding->code, finding->message);
		} else {
			diag_headline(finding, out);
			buf_putc(out, '\n');
		}
		put_excerpt(finding->span, colour, out);
	}
}

static void put_count(struct buf *out, size_t count, const char *word) {
	buf_printf(out, "%s%zu %s%s", out->len > 0 ? ", " : "", count, word, count == 1 ? "" : "s");
}

void diag_summary(const struct diag *diag, struct buf *out) {
	struct buf parts = BUF_EMPTY;
	if (diag->errors > 0) {
		put_count(&parts, diag->errors, "error");
	}
	if (diag->len > diag->errors) {
		put_count(&parts, diag->len - diag->errors, "warning");
	}
	buf_puts(out, parts.len > 0 ? parts.text : "no findings");
	buf_finish(&parts);
}
