/*
 * Reading a journal: every line carries a sum over all before it, so that a
 * line lost, changed, doubled or moved is noticed at its place.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/own_file.h"
#include "keep/journal_file.h"

enum { SUM_DIGITS = 16, BACK_DIGITS = 6 };

/* FNV-1a, 64 bit: it guards against accidents, not against somebody who means to forge a line. */
static uint64_t sum_on(uint64_t sum, const char *text, size_t len) {
	for (size_t i = 0; i < len; i++) {
		sum = (sum ^ (unsigned char)text[i]) * UINT64_C(0x100000001b3);
	}
	return (sum ^ '\n') * UINT64_C(0x100000001b3);
}

void journal_line(uint64_t *sum, const char *text, size_t len, struct buf *out) {
	*sum = sum_on(*sum, text, len);
	buf_printf(out, "%0*" PRIx64 " ", SUM_DIGITS, *sum);
	buf_add(out, text, len);
	buf_putc(out, '\n');
}

/* The text of a whole line that carries its sum; NULL otherwise. */
static const char *check_line(const char *line, size_t len, uint64_t *sum) {
	if (len < SUM_DIGITS + 2 || line[SUM_DIGITS] != ' ') {
		return NULL;
	}
	uint64_t expected = sum_on(*sum, line + SUM_DIGITS + 1, len - SUM_DIGITS - 1);
	char digits[SUM_DIGITS + 1];
	snprintf(digits, sizeof(digits), "%0*" PRIx64, SUM_DIGITS, expected);
	if (memcmp(digits, line, SUM_DIGITS) != 0) {
		return NULL;
	}
	*sum = expected;
	return line + SUM_DIGITS + 1;
}

/* Copies the findings as warnings: trouble with a journal stops nothing. */
static void warn_of(const struct diag *from, const char *path, struct diag *diag) {
	const char *code = from->len > 0 ? from->findings[0].code : "";
	bool version = strcmp(code, "kept-format") == 0;
	diag_warning(diag,
		version                          ? "journal-version"
		: strncmp(code, "file-", 5) == 0 ? "journal-unread"
										 : "journal-altered",
		SPAN_NOWHERE, "where you stopped cannot be gone on from: %s: %s", path,
		from->len > 0 ? from->findings[0].message : "its first line was altered");
}

static bool read_first(const char *path, const char *text, size_t len, struct journal_text *out, struct diag *own) {
	struct buf copy = BUF_EMPTY;
	buf_add(&copy, text, len);
	struct json_doc *doc = json_doc_parse(diag_source(own, path, &copy), own);
	bool good = doc != NULL && kept_from_json(doc, &out->arena, &out->left.kept, own);
	json_doc_destroy(doc);
	return good;
}

static bool read_back(const char *text, size_t len, size_t *back) {
	if (len == 0 || len > BACK_DIGITS || strspn(text, "0123456789") < len) {
		return false;
	}
	*back = strtoul(text, NULL, 10);
	return true;
}

static bool read_op(const char *text, size_t len, struct journal_text *out) {
	struct journal_op op = {0};
	if (len < 3 || text[1] != ' ') {
		return false;
	}
	if (text[0] == 'r') {
		op.spec = arena_copy(&out->arena, text + 2, len - 2);
	} else if (text[0] != 'b' || !read_back(text + 2, len - 2, &op.back)) {
		return false;
	}
	out->ops = mem_room(out->ops, out->len, &out->cap, sizeof(op));
	out->ops[out->len++] = op;
	return true;
}

/* The length of the line at `at` without its end; SIZE_MAX where it has none. */
static size_t line_len(const struct buf *bytes, size_t at) {
	const char *end = memchr(bytes->text + at, '\n', bytes->len - at);
	return end != NULL ? (size_t)(end - bytes->text) - at : SIZE_MAX;
}

/* All lines but the first. What is not whole at the very end is passed over. */
static void read_ops(const struct buf *bytes, const char *path, struct journal_text *out, struct diag *diag) {
	size_t number = 2, at = out->good;
	while (at < bytes->len) {
		size_t len = line_len(bytes, at);
		uint64_t sum = out->sum;
		const char *text = len != SIZE_MAX ? check_line(bytes->text + at, len, &sum) : NULL;
		bool last = len == SIZE_MAX || at + len + 1 == bytes->len;
		if (text == NULL || !read_op(text, len - SUM_DIGITS - 1, out)) {
			out->left.altered = !last;
			if (len != SIZE_MAX) {
				diag_warning(diag, "journal-altered", SPAN_NOWHERE, "%s: line %zu is not as it was written: %s", path,
					number, last ? "the last thing you did is lost" : "you can go on from what stands before it");
			}
			return;
		}
		at += len + 1;
		out->good = at;
		out->sum = sum;
		number++;
	}
}

/* Whether a file without a single whole line is the first line of a journal that was being written. */
static bool first_line_torn(const struct buf *bytes) {
	size_t digits = strspn(bytes->text, "0123456789abcdef");
	size_t rest = bytes->len - digits;
	return digits <= SUM_DIGITS &&
		(rest == 0 || (digits == SUM_DIGITS && strncmp(bytes->text + digits, " {", rest < 2 ? rest : 2) == 0));
}

static enum journal_found read_bytes(
	const struct buf *bytes, const char *path, struct journal_text *out, struct diag *diag) {
	size_t len = line_len(bytes, 0);
	struct diag own = {0};
	if (len == SIZE_MAX && first_line_torn(bytes)) {
		return JOURNAL_NOTHING;
	}
	out->sum = JOURNAL_SUM_START;
	const char *text = len != SIZE_MAX ? check_line(bytes->text, len, &out->sum) : NULL;
	bool good = false;
	if (len != SIZE_MAX && len > SUM_DIGITS + 1) { /* even if the sum is wrong: another version may reckon otherwise */
		good = read_first(path, bytes->text + SUM_DIGITS + 1, len - SUM_DIGITS - 1, out, &own);
	}
	bool version = !good && own.len > 0 && strcmp(own.findings[0].code, "kept-format") == 0;
	if (text == NULL && !version) {
		diag_finish(&own); /* that the line was altered is what there is to say */
	}
	good = good && text != NULL;
	if (good) {
		out->good = len + 1;
		read_ops(bytes, path, out, diag);
	} else {
		warn_of(&own, path, diag);
	}
	diag_finish(&own);
	return good ? JOURNAL_GOOD : JOURNAL_BAD;
}

enum journal_found journal_read(const char *path, struct journal_text *text, struct diag *diag) {
	*text = (struct journal_text){0};
	struct buf bytes = BUF_EMPTY;
	struct diag own = {0};
	enum journal_found found = JOURNAL_NOTHING;
	if (own_file_read(path, JOURNAL_BYTES_MAX, &bytes, &own)) {
		found = read_bytes(&bytes, path, text, diag);
	} else if (strcmp(own.findings[0].code, "file-missing") != 0) {
		warn_of(&own, path, diag);
		found = JOURNAL_BAD;
	}
	diag_finish(&own);
	buf_finish(&bytes);
	return found;
}

void journal_text_finish(struct journal_text *text) {
	arena_finish(&text->arena);
	free(text->ops);
	*text = (struct journal_text){0};
}
