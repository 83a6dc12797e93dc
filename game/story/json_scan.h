#ifndef WATERLINE_STORY_JSON_SCAN_H
#define WATERLINE_STORY_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "story/json_doc.h"

/*
 * The strict reader under json_doc: one pass over the text, no tree, no
 * recursion. It decides alone what is JSON (RFC 8259) and notes where each
 * value stands; cJSON builds the tree afterwards from a text that is known to
 * be good. Only json_doc.c, json_scan.c, json_token.c and json_trouble.c
 * include this.
 */

enum {
	JSON_NUMBER_MAX = 63, /* bytes of one number that cJSON reads; it would cut a longer one in two */
	JSON_NO_KEY = -1
};

/* Byte offsets. A text is shorter than 2^27, and there may be millions of these, so they are kept small. */
struct json_mark {
	uint32_t start, end;
	int32_t key; /* where the key's opening quote stands; JSON_NO_KEY for items and the root */
};

/** The values of one text in the order of their first bytes, which is cJSON's order too. */
struct json_marks {
	struct json_mark *items; /* free with free() */
	size_t len, cap;
};

struct json_open {
	uint32_t mark; /* the object or array that is open, in marks */
	bool object, filled;
};

struct json_scanner {
	const struct source *source;
	struct diag *diag;
	const char *text;
	size_t len, at;
	size_t value_end; /* just behind the last whole value or key */
	size_t depth;
	struct json_open open[JSON_DEPTH_MAX];
	struct json_marks marks;
};

/** Reads all of `source`. False with one finding in `diag`, and `marks` untouched, where it is not JSON. */
bool json_scan(const struct source *source, struct json_marks *marks, struct diag *diag);

/* json_token.c: from the first byte of a token to just behind it. */

bool json_scan_string(struct json_scanner *scanner);
bool json_scan_number(struct json_scanner *scanner);
bool json_scan_word(struct json_scanner *scanner);

/** How many bytes the run of letters, digits, `_`, `$`, `-`, `+` and `.` at `at` has. */
size_t json_word_len(const struct json_scanner *scanner, size_t at);

/** The source offset just behind one character or escape at `at` inside a good string; `*bytes` are its decoded bytes.
 */
size_t json_unit_end(const char *text, size_t at, size_t *bytes);

/* json_trouble.c: what to say. All return false, so that they can be returned. */

bool json_trouble(struct json_scanner *scanner, const char *code, size_t start, size_t len, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

enum json_wanted { JSON_WANT_VALUE, JSON_WANT_KEY, JSON_WANT_COLON, JSON_WANT_COMMA, JSON_WANT_END };

/** Explains the byte at the scanner's place, which is not what was wanted there, or the end of the text. */
bool json_unexpected(struct json_scanner *scanner, enum json_wanted wanted);

/** Explains the byte at the scanner's place: a control character, or one that is no UTF-8. */
bool json_bad_byte(struct json_scanner *scanner);

#endif
