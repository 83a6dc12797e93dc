/*
 * The structure of the text: what may follow what. Tokens are read in
 * json_token.c; what is wrong is put into words in json_trouble.c.
 */
#include "story/json_scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void skip_blanks(struct json_scanner *scanner) {
	const char *text = scanner->text;
	size_t at = scanner->at;
	while (at < scanner->len && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r')) {
		at++;
	}
	scanner->at = at;
}

static bool stands(const struct json_scanner *scanner, char c) {
	return scanner->at < scanner->len && scanner->text[scanner->at] == c;
}

static bool open_list(struct json_scanner *scanner, uint32_t mark, bool object) {
	if (scanner->depth == JSON_DEPTH_MAX) {
		return json_trouble(scanner, "json-depth", scanner->at, 1,
			"this is nested more than %d levels deep; put the inner parts somewhere else", JSON_DEPTH_MAX);
	}
	scanner->open[scanner->depth++] = (struct json_open){mark, object, false};
	scanner->at++;
	return true;
}

static bool scan_scalar(struct json_scanner *scanner, char first) {
	if (first == '"') {
		return json_scan_string(scanner);
	}
	if (first == '-' || (first >= '0' && first <= '9')) {
		return json_scan_number(scanner);
	}
	if ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z')) {
		return json_scan_word(scanner);
	}
	return json_unexpected(scanner, JSON_WANT_VALUE);
}

/* The value at the scanner's place; of an object or array the opening bracket alone. */
static bool scan_value(struct json_scanner *scanner, int32_t key) {
	struct json_marks *marks = &scanner->marks;
	if (marks->len == JSON_VALUES_MAX) {
		return json_trouble(scanner, "file-too-large", scanner->at, 1,
			"this file holds more than %d values, the most that is read", JSON_VALUES_MAX);
	}
	marks->items = mem_room(marks->items, marks->len, &marks->cap, sizeof(*marks->items));
	uint32_t mark = (uint32_t)marks->len++;
	marks->items[mark] = (struct json_mark){.start = (uint32_t)scanner->at, .key = key};
	char first = scanner->at < scanner->len ? scanner->text[scanner->at] : '\0';
	if (first == '{' || first == '[') {
		return open_list(scanner, mark, first == '{');
	}
	if (!scan_scalar(scanner, first)) {
		return false;
	}
	marks->items[mark].end = (uint32_t)scanner->at;
	scanner->value_end = scanner->at;
	return true;
}

static void close_list(struct json_scanner *scanner) {
	scanner->at++;
	scanner->depth--;
	scanner->marks.items[scanner->open[scanner->depth].mark].end = (uint32_t)scanner->at;
	scanner->value_end = scanner->at;
}

/* The comma between two items or members, and that another one follows. */
static bool scan_comma(struct json_scanner *scanner, char closing) {
	if (!stands(scanner, ',')) {
		return json_unexpected(scanner, JSON_WANT_COMMA);
	}
	size_t comma = scanner->at++;
	skip_blanks(scanner);
	if (stands(scanner, closing)) {
		return json_trouble(scanner, "json-trailing-comma", comma, 1,
			"no comma may stand before the closing %c; take it away", closing);
	}
	return true;
}

static bool scan_key(struct json_scanner *scanner, int32_t *key) {
	if (!stands(scanner, '"')) {
		return json_unexpected(scanner, JSON_WANT_KEY);
	}
	*key = (int32_t)scanner->at;
	if (!json_scan_string(scanner)) {
		return false;
	}
	scanner->value_end = scanner->at;
	skip_blanks(scanner);
	if (!stands(scanner, ':')) {
		return json_unexpected(scanner, JSON_WANT_COLON);
	}
	scanner->at++;
	skip_blanks(scanner);
	return true;
}

/* One more item or member of the innermost list, or its end. */
static bool scan_next(struct json_scanner *scanner) {
	struct json_open *list = &scanner->open[scanner->depth - 1];
	char closing = list->object ? '}' : ']';
	skip_blanks(scanner);
	if (stands(scanner, closing)) {
		close_list(scanner);
		return true;
	}
	if (list->filled && !scan_comma(scanner, closing)) {
		return false;
	}
	list->filled = true;
	int32_t key = JSON_NO_KEY;
	return (!list->object || scan_key(scanner, &key)) && scan_value(scanner, key);
}

static bool scan_end(struct json_scanner *scanner) {
	skip_blanks(scanner);
	return scanner->at == scanner->len || json_unexpected(scanner, JSON_WANT_END);
}

/* UTF-16 and UTF-32, with a byte-order mark or without: JSON begins with two ASCII characters, one of them then NUL. */
static bool is_utf16(const char *text, size_t len) {
	if (len < 2) {
		return false;
	}
	bool marked = memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0;
	bool utf32 = len >= 4 && memcmp(text, "\0\0\xfe\xff", 4) == 0;
	return marked || utf32 || (len % 2 == 0 && (text[0] == '\0') != (text[1] == '\0'));
}

static bool scan_all(struct json_scanner *scanner) {
	if (is_utf16(scanner->text, scanner->len)) {
		return json_trouble(scanner, "json-utf16", 0, 0,
			"this file is written in UTF-16; save it again as UTF-8 (your editor asks how)");
	}
	if (scanner->len >= 3 && memcmp(scanner->text, "\xef\xbb\xbf", 3) == 0) {
		scanner->at = 3;
	}
	skip_blanks(scanner);
	if (scanner->at == scanner->len) {
		return json_trouble(scanner, "json-empty", 0, 0, "there is nothing in this file; a JSON text begins with {");
	}
	if (!scan_value(scanner, JSON_NO_KEY)) {
		return false;
	}
	while (scanner->depth > 0) {
		if (!scan_next(scanner)) {
			return false;
		}
	}
	return scan_end(scanner);
}

bool json_scan(const struct source *source, struct json_marks *marks, struct diag *diag) {
	struct json_scanner scanner = {.source = source, .diag = diag, .text = source->text, .len = source->len};
	if (!scan_all(&scanner)) {
		free(scanner.marks.items);
		return false;
	}
	scanner.marks.items = mem_resize(scanner.marks.items, scanner.marks.len, sizeof(*scanner.marks.items));
	scanner.marks.cap = scanner.marks.len;
	*marks = scanner.marks;
	return true;
}
