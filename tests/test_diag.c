/* Findings as a person sees them: place, line, caret; order; none twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"

static const struct source *add_source(struct diag *diag, const char *name, const char *text, size_t len) {
	struct buf copy = BUF_EMPTY;
	buf_add(&copy, text, len);
	const struct source *source = diag_source(diag, name, &copy);
	assert_int_equal(copy.len, 0);
	return source;
}

static void assert_printed(const struct diag *diag, bool colour, const char *expected) {
	struct buf out = BUF_EMPTY;
	diag_print(diag, colour, &out);
	assert_string_equal(out.text, expected);
	buf_finish(&out);
}

/* One finding about `len` bytes from `start` of a text, and all that is printed of it. */
static const struct {
	const char *why, *text;
	size_t start, len;
	const char *printed;
} rows[] = {
	{"a word", "one\ntwo three\nfour", 8, 5, "a:2:5: error[code]: message\ntwo three\n    ^~~~~\n"},
	{"one character", "abc", 1, 1, "a:1:2: error[code]: message\nabc\n ^\n"},
	{"no length", "abc", 1, 0, "a:1:2: error[code]: message\nabc\n ^\n"},
	{"behind the last line", "abc\n", 4, 0, "a:2:1: error[code]: message\n\n^\n"},
	{"at the end of a line", "abc\ndef", 3, 0, "a:1:4: error[code]: message\nabc\n   ^\n"},
	{"at the end of the text", "abc", 3, 0, "a:1:4: error[code]: message\nabc\n   ^\n"},
	{"nothing at all", "", 0, 0, "a:1:1: error[code]: message\n\n^\n"},
	{"over several lines: the first", "a {\n b\n}", 2, 6, "a:1:3: error[code]: message\na {\n  ^\n"},
	{"behind characters of many bytes", "\xc3\xa9\xf0\x9f\x98\x80 ab", 7, 2,
		"a:1:4: error[code]: message\n\xc3\xa9\xf0\x9f\x98\x80 ab\n   ^~\n"},
	{"of many bytes", "a\xc3\xa9\xc3\xa9z", 1, 4, "a:1:2: error[code]: message\na\xc3\xa9\xc3\xa9z\n ^~\n"},
	{"behind tabs", "\t\tab", 2, 2, "a:1:3: error[code]: message\n  ab\n  ^~\n"},
	{"lines that end as on Windows", "ab\r\ncd\r\n", 4, 2, "a:2:1: error[code]: message\ncd\n^~\n"},
	{"a byte-order mark is no column", "\xef\xbb\xbf{x", 4, 1, "a:1:2: error[code]: message\n{x\n ^\n"},
	{"at the byte-order mark", "\xef\xbb\xbf{x", 0, 0, "a:1:1: error[code]: message\n{x\n^\n"},
	{"what is no UTF-8 is a dot", "a\xff\xc3z", 3, 1, "a:1:4: error[code]: message\na..z\n   ^\n"},
	{"no escapes reach the terminal", "\x1b[31m\x7f\xc2\x9bz", 8, 1,
		"a:1:8: error[code]: message\n.[31m..z\n       ^\n"},
	{"nor what turns the line around", "\xe2\x80\xaez", 3, 1, "a:1:2: error[code]: message\n.z\n ^\n"},
};

static void test_places(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct diag diag = {0};
		const struct source *source = add_source(&diag, "a", rows[i].text, strlen(rows[i].text));
		diag_error(&diag, "code", (struct span){source, rows[i].start, rows[i].len}, "message");
		assert_printed(&diag, false, rows[i].printed);
		assert_printed(&diag, false, rows[i].printed); /* the same again from what was remembered */
		diag_finish(&diag);
	}
}

static void test_nul_in_text(void **state) {
	(void)state;
	struct diag diag = {0};
	const struct source *source = add_source(&diag, "a", "x\0y\nz", 5);
	diag_error(&diag, "code", (struct span){source, 2, 1}, "message");
	assert_printed(&diag, false, "a:1:3: error[code]: message\nx.y\n  ^\n");
	diag_finish(&diag);
}

static void add_times(struct buf *buf, const char *text, size_t times) {
	for (size_t i = 0; i < times; i++) {
		buf_puts(buf, text);
	}
}

/* A line that is much too long for a screen: 80 code points before the place and 80 from there. */
static void test_long_line(void **state) {
	(void)state;
	struct diag diag = {0};
	struct buf text = BUF_EMPTY, expected = BUF_EMPTY;
	add_times(&text, "\xc3\xa9", 500);
	buf_puts(&text, "HERE");
	add_times(&text, "z", 500);
	const struct source *source = diag_source(&diag, "a", &text);
	diag_error(&diag, "code", (struct span){source, 1000, 4}, "message");
	buf_puts(&expected, "a:1:501: error[code]: message\n");
	add_times(&expected, "\xc3\xa9", 80);
	buf_puts(&expected, "HERE");
	add_times(&expected, "z", 76);
	buf_puts(&expected, "\n");
	add_times(&expected, " ", 80);
	buf_puts(&expected, "^~~~\n");
	assert_printed(&diag, false, expected.text);
	diag_finish(&diag);

	diag = (struct diag){0};
	add_times(&text, "x", 10000);
	source = diag_source(&diag, "a", &text);
	diag_error(
		&diag, "code", (struct span){source, 10, 9000}, "message"); /* the mark is no longer than what is shown */
	buf_clear(&expected);
	buf_puts(&expected, "a:1:11: error[code]: message\n");
	add_times(&expected, "x", 160);
	buf_puts(&expected, "\n          ^");
	add_times(&expected, "~", 149);
	buf_puts(&expected, "\n");
	assert_printed(&diag, false, expected.text);
	diag_finish(&diag);
	buf_finish(&expected);
}

static void test_whole_file(void **state) {
	(void)state;
	struct diag diag = {0};
	const struct source *source = add_source(&diag, "scenes/\x1b[31mx.json", "text", 4);
	diag_error(&diag, "file-missing", (struct span){source, DIAG_WHOLE_FILE, 0}, "there is no such file");
	diag_warning(&diag, "usage", SPAN_NOWHERE, "there is no seat \"%s\"", "zoe");
	assert_printed(&diag, false,
		"scenes/.[31mx.json: error[file-missing]: there is no such file\n"
		"waterline: warning[usage]: there is no seat \"zoe\"\n");
	assert_int_equal(diag_place(SPAN_NOWHERE).line, 0);
	assert_int_equal(diag_line(diag.findings[0].span), 0);
	diag_finish(&diag);
}

static void test_colour(void **state) {
	(void)state;
	struct diag diag = {0};
	const struct source *source = add_source(&diag, "a", "abc", 3);
	diag_error(&diag, "code", (struct span){source, 1, 2}, "message");
	diag_warning(&diag, "code", (struct span){source, 2, 1}, "other");
	assert_printed(&diag, true,
		"\x1b[1ma:1:2: \x1b[31merror[code]:\x1b[0m message\nabc\n \x1b[1;32m^~\x1b[0m\n"
		"\x1b[1ma:1:3: \x1b[33mwarning[code]:\x1b[0m other\nabc\n  \x1b[1;32m^\x1b[0m\n");
	diag_finish(&diag);
}

/* An author's words in a message cannot break it. */
static void test_messages(void **state) {
	(void)state;
	struct diag diag = {0};
	const struct source *source = add_source(&diag, "a", "abc", 3);
	struct buf longest = BUF_EMPTY, expected = BUF_EMPTY;
	add_times(&longest, "\xe2\x82\xac", 1000);
	diag_error(&diag, "code", (struct span){source, 0, 1}, "\"%s\" is no beat", "a\n\x1b[2J\tb\xff");
	diag_error(&diag, "code", (struct span){source, 0, 1}, "x%s", longest.text);
	assert_string_equal(diag.findings[0].message, "\"a..[2J b.\" is no beat");
	buf_puts(&expected, "x");
	add_times(&expected, "\xe2\x82\xac", (MESSAGE_MAX - 1) / 3);
	buf_puts(&expected, "…");
	assert_string_equal(diag.findings[1].message, expected.text);
	diag_finish(&diag);
	buf_finish(&longest);
	buf_finish(&expected);
}

static void test_sort(void **state) {
	(void)state;
	struct diag diag = {0};
	const struct source *first = add_source(&diag, "z", "abcdef", 6), *second = add_source(&diag, "a", "abcdef", 6);
	diag_error(&diag, "b", (struct span){second, 1, 1}, "m");
	diag_error(&diag, "b", (struct span){first, 4, 1}, "m");
	diag_warning(&diag, "a", (struct span){first, 4, 1}, "m");
	diag_error(&diag, "b", (struct span){first, 4, 1}, "m"); /* twice */
	diag_error(&diag, "b", (struct span){first, 4, 1}, "l");
	diag_error(&diag, "b", (struct span){first, 0, 1}, "m");
	diag_error(&diag, "c", (struct span){first, DIAG_WHOLE_FILE, 0}, "m");
	diag_error(&diag, "b", (struct span){second, 1, 1}, "m"); /* twice */
	diag_error(&diag, "b", (struct span){second, 1, 1}, "m"); /* and again */
	diag_error(&diag, "d", SPAN_NOWHERE, "m");
	assert_int_equal(diag.errors, 9);
	diag_sort(&diag);
	assert_int_equal(diag.len, 7);
	assert_int_equal(diag.errors, 6);
	struct buf out = BUF_EMPTY;
	for (size_t i = 0; i < diag.len; i++) {
		diag_headline(&diag.findings[i], &out);
		buf_puts(&out, "\n");
	}
	assert_string_equal(out.text, "waterline: error[d]: m\n"
								  "z: error[c]: m\n"
								  "z:1:1: error[b]: m\n"
								  "z:1:5: warning[a]: m\n"
								  "z:1:5: error[b]: l\n"
								  "z:1:5: error[b]: m\n"
								  "a:1:2: error[b]: m\n");
	buf_finish(&out);
	diag_finish(&diag);
	diag_sort(&diag); /* of nothing */
	assert_int_equal(diag.len, 0);
}

static void test_summary(void **state) {
	(void)state;
	static const struct {
		size_t errors, warnings;
		const char *expected;
	} counts[] = {
		{0, 0, "Found: no findings"},
		{1, 0, "Found: 1 error"},
		{2, 0, "Found: 2 errors"},
		{0, 1, "Found: 1 warning"},
		{0, 3, "Found: 3 warnings"},
		{3, 1, "Found: 3 errors, 1 warning"},
	};
	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
		struct diag diag = {0};
		for (size_t n = 0; n < counts[i].errors; n++) {
			diag_error(&diag, "code", SPAN_NOWHERE, "%zu", n);
		}
		for (size_t n = 0; n < counts[i].warnings; n++) {
			diag_warning(&diag, "code", SPAN_NOWHERE, "%zu", n);
		}
		struct buf out = BUF_EMPTY;
		buf_puts(&out, "Found: ");
		diag_summary(&diag, &out);
		assert_string_equal(out.text, counts[i].expected);
		buf_finish(&out);
		diag_finish(&diag);
	}
}

/* Columns are counted on from the last place asked for; asked in any order they are the same. */
static void test_columns_in_any_order(void **state) {
	(void)state;
	static const char text[] = "\xef\xbb\xbf"
							   "a\xc3\xa9\xff\x80\x80z\xf0\x9f\x98\x80\xe2\x82\xac\n\xc3\xa9\xc3\xa9q\n";
	size_t len = sizeof(text) - 1;
	for (size_t first = 0; first <= len; first++) {
		for (size_t second = 0; second <= len; second++) {
			struct diag fresh = {0}, used = {0};
			const struct source *source = add_source(&fresh, "a", text, len), *warm = add_source(&used, "a", text, len);
			diag_place((struct span){warm, first, 1});
			struct place expected = diag_place((struct span){source, second, 1});
			struct place place = diag_place((struct span){warm, second, 1});
			assert_int_equal(place.line, expected.line);
			assert_int_equal(place.column, expected.column);
			diag_finish(&fresh);
			diag_finish(&used);
		}
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_nul_in_text),
		cmocka_unit_test(test_long_line),
		cmocka_unit_test(test_whole_file),
		cmocka_unit_test(test_colour),
		cmocka_unit_test(test_messages),
		cmocka_unit_test(test_sort),
		cmocka_unit_test(test_summary),
		cmocka_unit_test(test_columns_in_any_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
