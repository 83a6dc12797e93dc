/*
 * Strings, numbers and the three words of JSON. Most bytes of a scenario stand
 * in strings, so the run of plain ASCII in them is read eight bytes at a time.
 */
#include "story/json_scan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define EACH_BYTE UINT64_C(0x0101010101010101)
#define HIGH_BITS UINT64_C(0x8080808080808080)

/* Whether one of eight bytes is a quote, a backslash, a control character or not ASCII; may say so of a
   byte behind such a one, which does no harm, since the bytes are then looked at singly. */
static bool has_special(uint64_t eight) {
	uint64_t quote = (eight ^ (EACH_BYTE * '"')) - EACH_BYTE;
	uint64_t backslash = (eight ^ (EACH_BYTE * '\\')) - EACH_BYTE;
	uint64_t control = eight - EACH_BYTE * 0x20;
	return ((quote | backslash | control | eight) & HIGH_BITS) != 0;
}

static size_t skip_plain(const char *text, size_t at, size_t len) {
	uint64_t eight;
	while (len - at >= sizeof(eight)) {
		memcpy(&eight, text + at, sizeof(eight));
		if (has_special(eight)) {
			break;
		}
		at += sizeof(eight);
	}
	while (at < len && (unsigned char)(text[at] - 0x20) < 0x60 && text[at] != '"' && text[at] != '\\') {
		at++;
	}
	return at;
}

static int hex_value(char c) {
	if (c >= '0' && c <= '9') {
		return c - '0';
	}
	if (c >= 'a' && c <= 'f') {
		return c - 'a' + 10;
	}
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The four hexadecimal digits of a \u at `at` within `len`, or -1. */
static int32_t unicode_escape(const char *text, size_t at, size_t len) {
	if (len - at < 6 || text[at] != '\\' || text[at + 1] != 'u') {
		return -1;
	}
	int32_t code = 0;
	for (size_t i = 2; i < 6; i++) {
		int digit = hex_value(text[at + i]);
		if (digit < 0) {
			return -1;
		}
		code = code * 16 + digit;
	}
	return code;
}

static bool is_high_surrogate(int32_t code) {
	return code >= 0xd800 && code <= 0xdbff;
}

static bool is_low_surrogate(int32_t code) {
	return code >= 0xdc00 && code <= 0xdfff;
}

static bool scan_unicode_escape(struct json_scanner *scanner) {
	size_t at = scanner->at;
	int32_t code = unicode_escape(scanner->text, at, scanner->len);
	if (code < 0) {
		size_t len = 2;
		while (len < 6 && at + len < scanner->len && hex_value(scanner->text[at + len]) >= 0) {
			len++;
		}
		return json_trouble(scanner, "json-escape", at, len,
			"\\u needs four hexadecimal digits behind it, as in \\u00e9; or write the character itself");
	}
	if (code == 0) {
		return json_trouble(scanner, "json-nul", at, 6, "\\u0000 may not stand in a text; take it away");
	}
	if (is_low_surrogate(code)) {
		return json_trouble(scanner, "json-surrogate", at, 6,
			"this is the second half of a pair of escapes without its first; write the character itself");
	}
	scanner->at += 6;
	if (!is_high_surrogate(code)) {
		return true;
	}
	if (!is_low_surrogate(unicode_escape(scanner->text, scanner->at, scanner->len))) {
		return json_trouble(scanner, "json-surrogate", at, 6,
			"this is the first half of a pair of escapes without its second; write the character itself");
	}
	scanner->at += 6;
	return true;
}

static bool scan_escape(struct json_scanner *scanner) {
	size_t at = scanner->at, left = scanner->len - at;
	char c = left > 1 ? scanner->text[at + 1] : '\0';
	if (c == 'u') {
		return scan_unicode_escape(scanner);
	}
	if (c != '\0' && strchr("\"\\/bfnrt", c) != NULL) {
		scanner->at += 2;
		return true;
	}
	if (left < 2) {
		scanner->at++;
		return true; /* the string is not closed, which is said where it begins */
	}
	if (c > 0x20 && c < 0x7f) {
		return json_trouble(
			scanner, "json-escape", at, 2, "there is no escape \\%c; a backslash itself is written \\\\", c);
	}
	return json_trouble(
		scanner, "json-escape", at, 1, "this backslash begins no escape; a backslash itself is written \\\\");
}

static bool not_closed(struct json_scanner *scanner, size_t start) {
	size_t end = scanner->at;
	return json_trouble(scanner, "json-string-unclosed", start, end - start,
		"this text has no closing \" on its line; close it (a line break inside a text is written \\n)");
}

bool json_scan_string(struct json_scanner *scanner) {
	size_t start = scanner->at++;
	for (;;) {
		scanner->at = skip_plain(scanner->text, scanner->at, scanner->len);
		if (scanner->at == scanner->len) {
			return not_closed(scanner, start);
		}
		char c = scanner->text[scanner->at];
		if (c == '"') {
			scanner->at++;
			return true;
		}
		if (c == '\\') {
			if (!scan_escape(scanner)) {
				return false;
			}
			continue;
		}
		if (c == '\n' || c == '\r') {
			return not_closed(scanner, start);
		}
		size_t size = 0;
		if (utf8_next(scanner->text + scanner->at, scanner->len - scanner->at, &size) < 0x80) {
			return json_bad_byte(scanner);
		}
		scanner->at += size;
	}
}

size_t json_unit_end(const char *text, size_t at, size_t *bytes) {
	if (text[at] != '\\') {
		utf8_next(text + at, 4, bytes);
		return at + *bytes;
	}
	int32_t code = unicode_escape(text, at, at + 6);
	if (code < 0) {
		*bytes = 1;
		return at + 2;
	}
	if (is_high_surrogate(code)) {
		*bytes = 4;
		return at + 12;
	}
	*bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
	return at + 6;
}

static bool is_digit(char c) {
	return c >= '0' && c <= '9';
}

static size_t digits(const struct json_scanner *scanner, size_t at) {
	size_t start = at;
	while (at < scanner->len && is_digit(scanner->text[at])) {
		at++;
	}
	return at - start;
}

size_t json_word_len(const struct json_scanner *scanner, size_t at) {
	size_t start = at;
	for (; at < scanner->len; at++) {
		char c = scanner->text[at];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		if (!letter && !is_digit(c) && (c == '\0' || strchr("_$-+.", c) == NULL)) {
			break;
		}
	}
	return at - start;
}

/* Why a run that begins like a number is none. */
static bool bad_number(struct json_scanner *scanner, size_t start) {
	const char *run = scanner->text + start;
	size_t len = json_word_len(scanner, start);
	int shown = len > 40 ? 40 : (int)len;
	size_t sign = run[0] == '-' ? 1 : 0;
	char next = len > sign ? run[sign] : '\0';
	char after = len > sign + 1 ? run[sign + 1] : '\0';
	if (next == 'I' || next == 'i') {
		return json_trouble(scanner, "json-number", start, len, "JSON has no infinity; write a number");
	}
	if (next == '0' && (is_digit(after) || after == 'x' || after == 'X')) {
		return json_trouble(scanner, "json-number", start, len,
			"%.*s is no number: it may not begin with a 0 that is followed by more; write it in decimal, without the 0",
			shown, run);
	}
	if (run[len - 1] == '.' || next == '.') {
		return json_trouble(scanner, "json-number", start, len,
			"%.*s is no number: digits must stand on both sides of the point", shown, run);
	}
	if (len == sign) {
		return json_trouble(scanner, "json-number", start, len, "digits must follow the minus");
	}
	return json_trouble(scanner, "json-number", start, len, "%.*s is no number", shown, run);
}

/*
 * Whether a number with an exponent is larger than a double can be. Its point
 * is moved into the exponent first, since strtod reads the point as the
 * machine's language has it.
 */
static bool is_too_large(const char *number, size_t len) {
	char whole[JSON_NUMBER_MAX + 16];
	size_t at = 0, put = 0;
	long decimals = 0;
	bool behind_point = false;
	for (; at < len && number[at] != 'e' && number[at] != 'E'; at++) {
		if (number[at] == '.') {
			behind_point = true;
			continue;
		}
		decimals += behind_point ? 1 : 0;
		whole[put++] = number[at];
	}
	long exponent = at < len ? strtol(number + at + 1, NULL, 10) : 0;
	exponent = exponent > 100000 ? 100000 : exponent < -100000 ? -100000 : exponent;
	snprintf(whole + put, sizeof(whole) - put, "e%ld", exponent - decimals);
	return isinf(strtod(whole, NULL));
}

bool json_scan_number(struct json_scanner *scanner) {
	const char *text = scanner->text;
	size_t start = scanner->at, at = start, len = scanner->len;
	at += text[at] == '-' ? 1 : 0;
	size_t whole = digits(scanner, at);
	if (whole == 0 || (whole > 1 && text[at] == '0')) {
		return bad_number(scanner, start);
	}
	at += whole;
	if (at < len && text[at] == '.') {
		size_t decimals = digits(scanner, at + 1);
		if (decimals == 0) {
			return bad_number(scanner, start);
		}
		at += 1 + decimals;
	}
	bool scaled = at < len && (text[at] == 'e' || text[at] == 'E');
	if (scaled) {
		at++;
		at += at < len && (text[at] == '+' || text[at] == '-') ? 1 : 0;
		size_t exponent = digits(scanner, at);
		if (exponent == 0) {
			return bad_number(scanner, start);
		}
		at += exponent;
	}
	if (json_word_len(scanner, at) > 0) {
		return bad_number(scanner, start);
	}
	if (at - start > JSON_NUMBER_MAX || (scaled && is_too_large(text + start, at - start))) {
		return json_trouble(scanner, "json-number-range", start, at - start,
			"this number has too many digits or is too large; nothing here needs one beyond a million");
	}
	scanner->at = at;
	return true;
}

static bool is_word(const char *run, size_t len, const char *word) {
	return strlen(word) == len && memcmp(run, word, len) == 0;
}

static bool resembles(const char *run, size_t len, const char *words) {
	for (const char *word = words; *word != '\0';) {
		size_t word_len = strcspn(word, " ");
		size_t same = 0;
		while (same < len && same < word_len && (run[same] | 0x20) == word[same]) {
			same++;
		}
		if (same == len && same == word_len) {
			return true;
		}
		word += word_len;
		word += strspn(word, " ");
	}
	return false;
}

bool json_scan_word(struct json_scanner *scanner) {
	const char *run = scanner->text + scanner->at;
	size_t start = scanner->at, len = json_word_len(scanner, start);
	if (is_word(run, len, "true") || is_word(run, len, "false") || is_word(run, len, "null")) {
		scanner->at += len;
		return true;
	}
	if (resembles(run, len, "nan infinity inf")) {
		return json_trouble(scanner, "json-number", start, len, "JSON has no %.*s; write a number", (int)len, run);
	}
	const char *meant = resembles(run, len, "true yes on tru")               ? "true"
						: resembles(run, len, "false no off fals")           ? "false"
						: resembles(run, len, "null none nil undefined nul") ? "null"
																			 : NULL;
	int shown = len > 40 ? 40 : (int)len;
	if (meant != NULL) {
		return json_trouble(
			scanner, "json-word", start, len, "%.*s is no JSON value; did you mean %s?", shown, run, meant);
	}
	return json_trouble(scanner, "json-word", start, len,
		"%.*s is no JSON value; a text stands in double quotes, as in \"%.*s\"", shown, run, shown, run);
}
