/*
 * Every kind of text that RFC 8259 does not call JSON, each with its code and
 * its place, and the odd ones that it does. The rows are in the order of the
 * RFC's sections.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "story/json_doc.h"

struct row {
	const char *text;
	size_t len;
	const char *code; /* NULL: it is JSON */
	size_t line, column;
};

#define BAD(text, code, line, column)                                                                                  \
	{                                                                                                                  \
		text, sizeof(text) - 1, code, line, column                                                                     \
	}
#define GOOD(text)                                                                                                     \
	{                                                                                                                  \
		text, sizeof(text) - 1, NULL, 0, 0                                                                             \
	}

/* Section 2: the structure. */
static const struct row structure[] = {
	GOOD("{}"),
	GOOD("[]"),
	GOOD("0"),
	GOOD("\"\""),
	GOOD("null"),
	GOOD(" \t\r\n[ \t\r\n1 \t\r\n, \t\r\n2 \t\r\n] \t\r\n"),
	GOOD("{\"a\" : 1 ,\r\"b\" : 2}"),
	GOOD("[[],{},[[]],{\"\":{}}]"),
	BAD("", "json-empty", 1, 1),
	BAD(" \n\t", "json-empty", 1, 1),
	BAD("\xef\xbb\xbf", "json-empty", 1, 1),
	BAD("[", "json-unclosed", 1, 1),
	BAD("{", "json-unclosed", 1, 1),
	BAD("[1", "json-unclosed", 1, 1),
	BAD("[1,", "json-unclosed", 1, 1),
	BAD("[[1],\n [2", "json-unclosed", 2, 2),
	BAD("{\"a\"", "json-unclosed", 1, 1),
	BAD("{\"a\":", "json-unclosed", 1, 1),
	BAD("{\"a\":1", "json-unclosed", 1, 1),
	BAD("{\"a\":1,", "json-unclosed", 1, 1),
	BAD("{\"a\":{\"b\":[\n", "json-unclosed", 1, 11),
	BAD("]", "json-bracket", 1, 1),
	BAD("}", "json-bracket", 1, 1),
	BAD("[1}", "json-bracket", 1, 3),
	BAD("[}", "json-bracket", 1, 2),
	BAD("{]", "json-bracket", 1, 2),
	BAD("{\"a\":1]", "json-bracket", 1, 7),
	BAD("{\"a\":[1,2\n}\n", "json-bracket", 2, 1),
	BAD("[1]]", "json-after-end", 1, 4),
	BAD("{}}", "json-after-end", 1, 3),
	BAD("{} {}", "json-after-end", 1, 4),
	BAD("1 2", "json-after-end", 1, 3),
	BAD("[],", "json-after-end", 1, 3),
	BAD("\"a\" x", "json-after-end", 1, 5),
	BAD("{}\n\n  true", "json-after-end", 3, 3),
	BAD("{}\x00", "json-nul", 1, 3),
	BAD("{}\n\x00", "json-nul", 2, 1),
	BAD("\x00", "json-nul", 1, 1),
	BAD("[\x00]", "json-nul", 1, 2),
	BAD("\x0c{}", "json-blank", 1, 1),
	BAD("[1,\x0b" "2]", "json-blank", 1, 4),
	BAD("{\"a\":\xc2\xa0" "1}", "json-blank", 1, 6),
	BAD("{\xe2\x80\x8b\"a\":1}", "json-blank", 1, 2),
	BAD("[1\xe3\x80\x80]", "json-blank", 1, 3),
	BAD("[\xef\xbb\xbf]", "json-blank", 1, 2),
	BAD("\xef\xbb\xbf\xef\xbb\xbf[]", "json-blank", 1, 1),
	BAD("[\x01]", "json-control-character", 1, 2),
	BAD("[\x1b]", "json-control-character", 1, 2),
	BAD("// a\n{}", "json-comment", 1, 1),
	BAD("[1, // one\n2]", "json-comment", 1, 5),
	BAD("{\"a\": /* x */ 1}", "json-comment", 1, 7),
	BAD("{/**/}", "json-comment", 1, 2),
	BAD("{\"a\" /**/:1}", "json-comment", 1, 6),
	BAD("# a\n[]", "json-comment", 1, 1),
	BAD("[1 # one\n]", "json-comment", 1, 4),
	BAD("{} // end", "json-comment", 1, 4),
	BAD("[/]", "json-syntax", 1, 2),
	BAD("[1/2]", "json-missing-comma", 1, 3),
	BAD("@", "json-syntax", 1, 1),
	BAD("[*]", "json-syntax", 1, 2),
	BAD("(1)", "json-syntax", 1, 1),
	BAD("[\xc3\xa9]", "json-syntax", 1, 2),
	BAD("[<null>]", "json-syntax", 1, 2),
	BAD("[\\u000A]", "json-syntax", 1, 2),
	BAD("[1:2]", "json-syntax", 1, 3),
	BAD(":", "json-syntax", 1, 1),
	BAD("[=]", "json-syntax", 1, 2),
};

/* Section 3: values. */
static const struct row values[] = {
	GOOD("[true,false,null]"),
	BAD("True", "json-word", 1, 1),
	BAD("[TRUE]", "json-word", 1, 2),
	BAD("[nul]", "json-word", 1, 2),
	BAD("[tru", "json-word", 1, 2),
	BAD("[truex]", "json-word", 1, 2),
	BAD("[nullnull]", "json-word", 1, 2),
	BAD("[None]", "json-word", 1, 2),
	BAD("[undefined]", "json-word", 1, 2),
	BAD("{\"a\": yes}", "json-word", 1, 7),
	BAD("{\"turn\": ines}", "json-word", 1, 10),
	BAD("a", "json-word", 1, 1),
	BAD("[true\xc3\xa9]", "json-missing-comma", 1, 6),
};

/* Sections 4 and 5: objects and lists. */
static const struct row lists[] = {
	GOOD("{\"\":0}"),
	GOOD("{\"a\":{\"a\":{\"a\":1}}}"),
	GOOD("{\"a\":1,\"A\":2,\" a\":3}"),
	GOOD("{\"\xc3\xa9\":1,\"e\xcc\x81\":2}"),
	BAD("[1,]", "json-trailing-comma", 1, 3),
	BAD("[1 , \n ]", "json-trailing-comma", 1, 4),
	BAD("{\"a\":1,}", "json-trailing-comma", 1, 7),
	BAD("{\"a\":1,\n}", "json-trailing-comma", 1, 7),
	BAD("[,]", "json-extra-comma", 1, 2),
	BAD("[,1]", "json-extra-comma", 1, 2),
	BAD("[1,,2]", "json-extra-comma", 1, 4),
	BAD("{,}", "json-extra-comma", 1, 2),
	BAD("{\"a\":1,,\"b\":2}", "json-extra-comma", 1, 8),
	BAD(",", "json-extra-comma", 1, 1),
	BAD("[1 2]", "json-missing-comma", 1, 3),
	BAD("[1\n\n2]", "json-missing-comma", 1, 3),
	BAD("[\"a\" \"b\"]", "json-missing-comma", 1, 5),
	BAD("[\"a\"\"b\"]", "json-missing-comma", 1, 5),
	BAD("[[1][2]]", "json-missing-comma", 1, 5),
	BAD("[{}{}]", "json-missing-comma", 1, 4),
	BAD("[1;2]", "json-missing-comma", 1, 3),
	BAD("{\"a\":1 \"b\":2}", "json-missing-comma", 1, 7),
	BAD("{\"a\":\"x\"\n \"b\":2}", "json-missing-comma", 1, 9),
	BAD("{\"a\":true null}", "json-missing-comma", 1, 10),
	BAD("{\"a\":1:2}", "json-syntax", 1, 7),
	BAD("{\"a\"}", "json-missing-colon", 1, 5),
	BAD("{\"a\" 1}", "json-missing-colon", 1, 5),
	BAD("{\"a\",\"b\":1}", "json-missing-colon", 1, 5),
	BAD("{\"a\" = 1}", "json-missing-colon", 1, 5),
	BAD("{\"a\"\n:1,\"b\"\n2}", "json-missing-colon", 2, 7),
	BAD("{\"a\":}", "json-missing-value", 1, 6),
	BAD("{\"a\": ,\"b\":1}", "json-missing-value", 1, 7),
	BAD("{\"a\":]", "json-missing-value", 1, 6),
	BAD("{\"a\"::1}", "json-syntax", 1, 6),
	BAD("{:1}", "json-syntax", 1, 2),
	BAD("{a:1}", "json-quotes", 1, 2),
	BAD("{\"a\":1, b_2:1}", "json-quotes", 1, 9),
	BAD("{1:1}", "json-key", 1, 2),
	BAD("{null:1}", "json-quotes", 1, 2),
	BAD("{[1]:1}", "json-key", 1, 2),
	BAD("{{}}", "json-key", 1, 2),
	BAD("{\"a\":1,\"a\":1}", "json-duplicate-key", 1, 8),
	BAD("{\"a\":1,\n\"b\":2,\n\"a\":3}", "json-duplicate-key", 3, 1),
	BAD("{\"a\":1,\"\\u0061\":2}", "json-duplicate-key", 1, 8),
	BAD("{\"\\/\":1,\"/\":2}", "json-duplicate-key", 1, 9),
	BAD("{\"\":1,\"\":2}", "json-duplicate-key", 1, 7),
	BAD("{\"\xc3\xa9\":1,\"\\u00E9\":2}", "json-duplicate-key", 1, 8),
	BAD("{\"\xf0\x9f\x98\x80\":1,\"\\ud83d\\uDE00\":2}", "json-duplicate-key", 1, 8),
	BAD("[{\"b\":1},{\"b\":1,\"b\":1}]", "json-duplicate-key", 1, 17),
};

/* Section 6: numbers. */
static const struct row numbers[] = {
	GOOD("[0,-0,0.0,-0.0,1,-1,10,120,0e0,0E+1,1e-2,1.5e+10]"),
	GOOD("[1e308,-1.7976931348623157e308,1.7976931348623157E+308,0.0000001e310]"),
	GOOD("[1e-999,0e999,123456789012345678901234567890]"),
	GOOD("123456789012345678901234567890123456789012345678901234567890123"), /* 63 digits */
	BAD("1234567890123456789012345678901234567890123456789012345678901234", "json-number-range", 1, 1),
	BAD("[1e309]", "json-number-range", 1, 2),
	BAD("[-1e309]", "json-number-range", 1, 2),
	BAD("[1.7976931348623159e308]", "json-number-range", 1, 2),
	BAD("[0.00001e314]", "json-number-range", 1, 2),
	BAD("[1e99999999999999999999999]", "json-number-range", 1, 2),
	BAD("[01]", "json-number", 1, 2),
	BAD("[-01]", "json-number", 1, 2),
	BAD("[00]", "json-number", 1, 2),
	BAD("[012.5]", "json-number", 1, 2),
	BAD("[0x1F]", "json-number", 1, 2),
	BAD("[+1]", "json-number", 1, 2),
	BAD("[1, +0.5]", "json-number", 1, 5),
	BAD("[.5]", "json-number", 1, 2),
	BAD("[-.5]", "json-number", 1, 2),
	BAD("[1.]", "json-number", 1, 2),
	BAD("[1.e5]", "json-number", 1, 2),
	BAD("[1e]", "json-number", 1, 2),
	BAD("[1e+]", "json-number", 1, 2),
	BAD("[1E-,2]", "json-number", 1, 2),
	BAD("[1e1.5]", "json-number", 1, 2),
	BAD("[1.2.3]", "json-number", 1, 2),
	BAD("[-]", "json-number", 1, 2),
	BAD("-", "json-number", 1, 1),
	BAD("[--1]", "json-number", 1, 2),
	BAD("[- 1]", "json-number", 1, 2),
	BAD("[1-2]", "json-number", 1, 2),
	BAD("[1_000]", "json-number", 1, 2),
	BAD("[1a]", "json-number", 1, 2),
	BAD("[1true]", "json-number", 1, 2),
	BAD("[NaN]", "json-number", 1, 2),
	BAD("[-NaN]", "json-number", 1, 2),
	BAD("[Infinity]", "json-number", 1, 2),
	BAD("[-Infinity]", "json-number", 1, 2),
	BAD("[-inf]", "json-number", 1, 2),
	BAD("[1\xef\xbc\x91]", "json-missing-comma", 1, 3), /* a full-width digit */
	BAD("{\"heat\": 1,5}", "json-key", 1, 12),
};

/* Section 7: strings. */
static const struct row strings[] = {
	GOOD("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""),
	GOOD("\"\\u0001\\u001f\\u0020\\u00e9\\uABCD\\uabcd\\uFFFF\""),
	GOOD("\"\\ud800\\udc00\\uDBFF\\uDFFF\""),
	GOOD("\"\x7f \xc2\x80 \xe2\x80\xa8 \xef\xbf\xbf \xef\xbb\xbf\""),
	GOOD("\"\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\""),
	GOOD("[\"//\",\"/* */\",\"'\",\"#\",\"{\",\"]\"]"),
	BAD("\"", "json-string-unclosed", 1, 1),
	BAD("[\"a", "json-string-unclosed", 1, 2),
	BAD("[\"a]", "json-string-unclosed", 1, 2),
	BAD("[\"a\\", "json-string-unclosed", 1, 2),
	BAD("[\"a\\\"]", "json-string-unclosed", 1, 2),
	BAD("[\"a\nb\"]", "json-string-unclosed", 1, 2),
	BAD("[\"a\r\nb\"]", "json-string-unclosed", 1, 2),
	BAD("{\n\"title\": \"The late train,\n\"id\": 1}", "json-string-unclosed", 2, 10),
	BAD("[\"a\tb\"]", "json-control-character", 1, 4),
	BAD("[\"\x01\"]", "json-control-character", 1, 3),
	BAD("[\"abcdefgh\x1f\"]", "json-control-character", 1, 11),
	BAD("[\"\x1b[0m\"]", "json-control-character", 1, 3),
	BAD("{\"a\tb\":1}", "json-control-character", 1, 4),
	BAD("[\"a\x00" "b\"]", "json-nul", 1, 4),
	BAD("{\"\x00\":1}", "json-nul", 1, 3),
	BAD("[\"\\u0000\"]", "json-nul", 1, 3),
	BAD("[\"\xc3\xa9\\u0000\"]", "json-nul", 1, 4),
	BAD("{\"a\\u0000\":1}", "json-nul", 1, 4),
	BAD("[\"\\x41\"]", "json-escape", 1, 3),
	BAD("[\"\\'\"]", "json-escape", 1, 3),
	BAD("[\"\\a\"]", "json-escape", 1, 3),
	BAD("[\"\\0\"]", "json-escape", 1, 3),
	BAD("[\"\\U0041\"]", "json-escape", 1, 3),
	BAD("[\"\\ \"]", "json-escape", 1, 3),
	BAD("[\"\\\n\"]", "json-escape", 1, 3),
	BAD("[\"\\\xc3\xa9\"]", "json-escape", 1, 3),
	BAD("[\"\\\x00\"]", "json-escape", 1, 3),
	BAD("[\"\\u\"]", "json-escape", 1, 3),
	BAD("[\"\\u00\"]", "json-escape", 1, 3),
	BAD("[\"\\u00g0\"]", "json-escape", 1, 3),
	BAD("[\"\\u 041\"]", "json-escape", 1, 3),
	BAD("[\"\\u+041\"]", "json-escape", 1, 3),
	BAD("[\"\\u12", "json-escape", 1, 3),
	BAD("[\"\\ud800\"]", "json-surrogate", 1, 3),
	BAD("[\"\\ud800x\"]", "json-surrogate", 1, 3),
	BAD("[\"\\ud800\\n\"]", "json-surrogate", 1, 3),
	BAD("[\"\\ud800\\u0041\"]", "json-surrogate", 1, 3),
	BAD("[\"\\ud800\\ud800\"]", "json-surrogate", 1, 3),
	BAD("[\"\\ud800\\udc\"]", "json-surrogate", 1, 3),
	BAD("[\"a\\udc00\"]", "json-surrogate", 1, 4),
	BAD("[\"\\udfff\\ud800\"]", "json-surrogate", 1, 3),
	BAD("['a']", "json-quotes", 1, 2),
	BAD("{'a':1}", "json-quotes", 1, 2),
	BAD("{\"a\":'b'}", "json-quotes", 1, 6),
	BAD("[`a`]", "json-quotes", 1, 2),
	BAD("[\xe2\x80\x9c" "a\xe2\x80\x9d]", "json-quotes", 1, 2),
	BAD("{\xe2\x80\x9e" "a\xe2\x80\x9c:1}", "json-quotes", 1, 2),
	BAD("[\"a\xe2\x80\x9d]", "json-string-unclosed", 1, 2),
	BAD("{\"says\":\"He said \"no\" to me\"}", "json-quotes", 1, 18),
	BAD("{\"says\":\"He \" said\"}", "json-quotes", 1, 13),
	BAD("[\"a\"?\"]", "json-quotes", 1, 4),
};

/* Section 8: the encoding. */
static const struct row encoding[] = {
	GOOD("\xef\xbb\xbf{}"),
	GOOD("\xef\xbb\xbf [1]\n"),
	BAD("\xef\xbb\xbf[x]", "json-word", 1, 2),
	BAD("\xff\xfe{\0}\0", "json-utf16", 1, 1),
	BAD("\xfe\xff\0{\0}", "json-utf16", 1, 1),
	BAD("{\0}\0", "json-utf16", 1, 1),
	BAD("\0{\0}", "json-utf16", 1, 1),
	BAD("\xff\xfe\0\0{\0\0\0", "json-utf16", 1, 1),
	BAD("\0\0\xfe\xff\0\0\0{", "json-utf16", 1, 1),
	BAD("\xff", "json-utf8", 1, 1),
	BAD("[\"\xe9\"]", "json-utf8", 1, 3),             /* Latin-1 */
	BAD("[\"\xc3\xa9\xe9t\xe9\"]", "json-utf8", 1, 4),
	BAD("[\"\x80\"]", "json-utf8", 1, 3),             /* begins with a later byte */
	BAD("[\"\xbf\"]", "json-utf8", 1, 3),
	BAD("[\"\xc0\xaf\"]", "json-utf8", 1, 3),         /* overlong, two bytes */
	BAD("[\"\xc1\xbf\"]", "json-utf8", 1, 3),
	BAD("[\"\xe0\x80\xaf\"]", "json-utf8", 1, 3),     /* overlong, three */
	BAD("[\"\xe0\x9f\xbf\"]", "json-utf8", 1, 3),
	BAD("[\"\xf0\x80\x80\xaf\"]", "json-utf8", 1, 3), /* overlong, four */
	BAD("[\"\xf0\x8f\xbf\xbf\"]", "json-utf8", 1, 3),
	BAD("[\"\xed\xa0\x80\"]", "json-utf8", 1, 3),     /* a surrogate */
	BAD("[\"\xed\xbf\xbf\"]", "json-utf8", 1, 3),
	BAD("[\"\xf4\x90\x80\x80\"]", "json-utf8", 1, 3), /* past U+10FFFF */
	BAD("[\"\xf5\x80\x80\x80\"]", "json-utf8", 1, 3),
	BAD("[\"\xfe\"]", "json-utf8", 1, 3),
	BAD("[\"\xc3\"]", "json-utf8", 1, 3),             /* cut short by the quote */
	BAD("[\"\xe2\x80\"]", "json-utf8", 1, 3),
	BAD("[\"\xf0\x9f\x98\"]", "json-utf8", 1, 3),
	BAD("[\"\xf0\x9f\x98", "json-utf8", 1, 3),        /* and by the end */
	BAD("[\"\xc3", "json-utf8", 1, 3),
	BAD("{\"\xff\":1}", "json-utf8", 1, 3),
	BAD("[\xe9]", "json-utf8", 1, 2),
	BAD("[1,\n\"12345678\xc3(\"]", "json-utf8", 2, 10),
};

static void check(const struct row *row) {
	struct diag diag = {0};
	struct buf text = BUF_EMPTY, shown = BUF_EMPTY;
	buf_add(&text, row->text, row->len);
	struct json_doc *doc = json_doc_parse(diag_source(&diag, "row", &text), &diag);
	diag_print(&diag, false, &shown);
	const struct finding *finding = diag.findings;
	struct place place = diag.len > 0 ? diag_place(finding->span) : (struct place){0, 0};
	bool good = row->code == NULL ? doc != NULL && diag.len == 0
								  : doc == NULL && diag.len == 1 && strcmp(finding->code, row->code) == 0 &&
										place.line == row->line && place.column == row->column &&
										finding->span.start + finding->span.len <= row->len;
	if (!good) {
		print_error("%.*s\nwanted %s at %zu:%zu, got\n%s", (int)row->len, row->text,
			row->code != NULL ? row->code : "nothing", row->line, row->column, shown.text);
	}
	json_doc_destroy(doc);
	diag_finish(&diag);
	buf_finish(&shown);
	assert_true(good);
}

#define CHECK_ALL(rows)                                                                                                \
	for (size_t i = 0; i < sizeof(rows) / sizeof(*(rows)); i++) {                                                      \
		check(&(rows)[i]);                                                                                             \
	}

static void test_structure(void **state) {
	(void)state;
	CHECK_ALL(structure)
}

static void test_values(void **state) {
	(void)state;
	CHECK_ALL(values)
}

static void test_lists(void **state) {
	(void)state;
	CHECK_ALL(lists)
}

static void test_numbers(void **state) {
	(void)state;
	CHECK_ALL(numbers)
}

static void test_strings(void **state) {
	(void)state;
	CHECK_ALL(strings)
}

static void test_encoding(void **state) {
	(void)state;
	CHECK_ALL(encoding)
}

/* A text cut off anywhere is refused, at a place in what is left of it. */
static void test_truncated(void **state) {
	(void)state;
	static const char whole[] = "{\"id\": \"late\\u00e9\\ud83d\\ude00\", \"n\": [-10.5e+3, true, null, {}], \"\xf0\x9f\x98\x80\": \"\"}";
	for (size_t len = 0; len < sizeof(whole) - 1; len++) {
		struct diag diag = {0};
		struct buf text = BUF_EMPTY;
		buf_add(&text, whole, len);
		assert_null(json_doc_parse(diag_source(&diag, "cut", &text), &diag));
		assert_int_equal(diag.len, 1);
		assert_true(diag.findings[0].span.start + diag.findings[0].span.len <= len);
		diag_finish(&diag);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_structure),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_encoding),
		cmocka_unit_test(test_truncated),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
