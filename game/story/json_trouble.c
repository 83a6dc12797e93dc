/*
 * What is wrong with a text that is not JSON, in words that say what to do.
 * Most who read these write scenarios in a text editor or a word processor, so
 * what those do to a text is told apart: other quotes, other blanks, comments.
 */
#include "story/json_scan.h"

#include <stdarg.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

bool json_trouble(struct json_scanner *scanner, const char *code, size_t start, size_t len, const char *format, ...) {
	struct buf message = BUF_EMPTY;
	va_list args;
	va_start(args, format);
	buf_vprintf(&message, format, args);
	va_end(args);
	diag_error(scanner->diag, code, (struct span){scanner->source, start, len}, "%s", message.text);
	buf_finish(&message);
	return false;
}

static bool trouble_here(struct json_scanner *scanner, const char *code, size_t len, const char *message) {
	return json_trouble(scanner, code, scanner->at, len, "%s", message);
}

bool json_bad_byte(struct json_scanner *scanner) {
	unsigned char byte = (unsigned char)scanner->text[scanner->at];
	if (byte == 0) {
		return trouble_here(scanner, "json-nul", 1, "a NUL byte; this is no text file, or a damaged one");
	}
	if (byte >= 0x80) {
		return json_trouble(scanner, "json-utf8", scanner->at, 1,
			"the byte 0x%02X is not UTF-8 here; save the file as UTF-8, and look at this character", byte);
	}
	if (byte == '\t') {
		return trouble_here(
			scanner, "json-control-character", 1, "a tab may not stand inside a text; write a blank or \\t");
	}
	return json_trouble(scanner, "json-control-character", scanner->at, 1,
		"the control character 0x%02X may not stand here; take it away", byte);
}

static char byte_at(const struct json_scanner *scanner, size_t at) {
	return at < scanner->len ? scanner->text[at] : '\0';
}

static bool is_letter(char c) {
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

static bool is_other_quote(int32_t code) {
	return code == '\'' || code == '`' || code == 0xab || code == 0xbb || code == 0xb4 ||
		   (code >= 0x2018 && code <= 0x201f) || code == 0x2039 || code == 0x203a || code == 0xff02;
}

static bool is_other_blank(int32_t code) {
	return code == 0x0b || code == 0x0c || code == 0x85 || code == 0xa0 || code == 0x1680 ||
		   (code >= 0x2000 && code <= 0x200f) || code == 0x2028 || code == 0x2029 || code == 0x202f || code == 0x205f ||
		   code == 0x2060 || code == 0x3000 || code == 0xfeff;
}

/* How far a comment goes, without its line end. */
static size_t comment_len(const struct json_scanner *scanner) {
	const char *start = scanner->text + scanner->at, *end = scanner->text + scanner->len;
	const char *line_end = memchr(start, '\n', (size_t)(end - start));
	return (size_t)((line_end != NULL ? line_end : end) - start);
}

/* What is wrong wherever it stands. False if it said something. */
static bool is_anywhere_wrong(struct json_scanner *scanner) {
	char c = byte_at(scanner, scanner->at);
	if (c == '#' || (c == '/' && strchr("/*", byte_at(scanner, scanner->at + 1)) != NULL)) {
		return trouble_here(scanner, "json-comment", comment_len(scanner), "JSON has no comments; take this one away");
	}
	size_t size;
	int32_t code = utf8_next(scanner->text + scanner->at, scanner->len - scanner->at, &size);
	if (is_other_quote(code)) {
		return trouble_here(
			scanner, "json-quotes", size, "keys and texts stand in straight double quotes, as in \"title\"");
	}
	if (is_other_blank(code)) {
		return json_trouble(scanner, "json-blank", scanner->at, size,
			"the character U+%04X is no blank in JSON; replace it by an ordinary blank", (unsigned)code);
	}
	if (code < 0x20) {
		return json_bad_byte(scanner);
	}
	return true;
}

static bool not_closed(struct json_scanner *scanner) {
	const struct json_open *list = &scanner->open[scanner->depth - 1];
	return json_trouble(scanner, "json-unclosed", scanner->marks.items[list->mark].start, 1,
		"this %s is never closed; the text ends before its %c", list->object ? "{" : "[", list->object ? '}' : ']');
}

/* A closing bracket that is not the one of the innermost list. */
static bool wrong_bracket(struct json_scanner *scanner) {
	char c = byte_at(scanner, scanner->at);
	if (scanner->depth == 0) {
		return json_trouble(scanner, "json-bracket", scanner->at, 1, "this %c closes nothing; take it away", c);
	}
	const struct json_open *list = &scanner->open[scanner->depth - 1];
	return json_trouble(scanner, "json-bracket", scanner->at, 1, "this %c stands where the %c of line %zu needs its %c",
		c, list->object ? '{' : '[',
		diag_line((struct span){scanner->source, scanner->marks.items[list->mark].start, 1}), list->object ? '}' : ']');
}

static bool stray(struct json_scanner *scanner, const char *where) {
	size_t size;
	utf8_next(scanner->text + scanner->at, scanner->len - scanner->at, &size);
	return json_trouble(scanner, "json-syntax", scanner->at, size, "%.*s may not stand here; %s", (int)size,
		scanner->text + scanner->at, where);
}

static bool no_value(struct json_scanner *scanner) {
	char c = byte_at(scanner, scanner->at);
	const struct json_open *list = scanner->depth > 0 ? &scanner->open[scanner->depth - 1] : NULL;
	if (c == ',' && (list == NULL || !list->object)) {
		return trouble_here(scanner, "json-extra-comma", 1, "one comma too many; take it away");
	}
	if (c == ',' || c == '}' || (c == ']' && list != NULL && list->object)) {
		return list != NULL && list->object ? trouble_here(scanner, "json-missing-value", 1,
												  "a value must stand here, behind the key and its colon")
											: wrong_bracket(scanner);
	}
	if (c == ']') {
		return wrong_bracket(scanner);
	}
	if (c == '+') {
		return trouble_here(scanner, "json-number", 1 + json_word_len(scanner, scanner->at + 1),
			"a number has no plus before it; take it away, or write it in quotes where something is to be added");
	}
	if (c == '.') {
		return trouble_here(scanner, "json-number", json_word_len(scanner, scanner->at),
			"a number does not begin with its point; write a 0 before it");
	}
	return stray(scanner, "a value is wanted: a text in double quotes, a number, true, false, null, { or [");
}

static bool no_key(struct json_scanner *scanner) {
	char c = byte_at(scanner, scanner->at);
	if (c == ',') {
		return trouble_here(scanner, "json-extra-comma", 1, "one comma too many; take it away");
	}
	if (c == ']') {
		return wrong_bracket(scanner);
	}
	if (is_letter(c)) {
		size_t len = json_word_len(scanner, scanner->at);
		return json_trouble(scanner, "json-quotes", scanner->at, len, "a key stands in double quotes: \"%.*s\"",
			len > 40 ? 40 : (int)len, scanner->text + scanner->at);
	}
	if (c == '{' || c == '[' || c == '-' || (c >= '0' && c <= '9')) {
		return trouble_here(scanner, "json-key", 1, "a key is wanted here, and keys are texts in double quotes");
	}
	return stray(scanner, "a key in double quotes is wanted");
}

/* A word behind a string on the same line: most often a quotation inside it. */
static bool is_inner_quote(const struct json_scanner *scanner) {
	size_t end = scanner->value_end;
	return end > 0 && scanner->text[end - 1] == '"' && (end == scanner->at || is_letter(scanner->text[scanner->at])) &&
		   strchr(",:{[]}", scanner->text[scanner->at]) == NULL && scanner->text[scanner->at] != '"' &&
		   memchr(scanner->text + end, '\n', scanner->at - end) == NULL;
}

static bool inner_quote(struct json_scanner *scanner) {
	return json_trouble(scanner, "json-quotes", scanner->value_end - 1, 1,
		"this \" ends the text, and more of it seems to follow; a quotation mark inside a text is written \\\"");
}

static bool no_colon(struct json_scanner *scanner) {
	if (is_inner_quote(scanner)) {
		return inner_quote(scanner);
	}
	return json_trouble(
		scanner, "json-missing-colon", scanner->value_end, 0, "a colon is missing behind this key: \"key\": value");
}

static bool no_comma(struct json_scanner *scanner) {
	char c = byte_at(scanner, scanner->at);
	bool object = scanner->open[scanner->depth - 1].object;
	if (c == '}' || c == ']') {
		return wrong_bracket(scanner);
	}
	if (is_inner_quote(scanner)) {
		return inner_quote(scanner);
	}
	if (c == ':') {
		return stray(scanner, object ? "there is one colon between a key and its value, and a comma behind the value"
									 : "a key and its value stand in an object, between { and }");
	}
	if (c == ',') {
		return trouble_here(scanner, "json-extra-comma", 1, "one comma too many; take it away");
	}
	return json_trouble(scanner, "json-missing-comma", scanner->value_end, 0, "a comma is missing here");
}

bool json_unexpected(struct json_scanner *scanner, enum json_wanted wanted) {
	if (scanner->at == scanner->len) {
		return not_closed(scanner);
	}
	if (!is_anywhere_wrong(scanner)) {
		return false;
	}
	switch (wanted) {
	case JSON_WANT_VALUE:
		return no_value(scanner);
	case JSON_WANT_KEY:
		return no_key(scanner);
	case JSON_WANT_COLON:
		return no_colon(scanner);
	case JSON_WANT_COMMA:
		return no_comma(scanner);
	case JSON_WANT_END:
		break;
	}
	return trouble_here(
		scanner, "json-after-end", 1, "the text has ended, and nothing may follow; is a bracket closed too early?");
}
