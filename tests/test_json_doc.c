/*
 * Places: of every value and key, and inside strings. Then what is large or
 * hostile, and a comparison with cJSON on texts that were broken at random:
 * what cJSON refuses is refused here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "story/json_doc.h"

/* A text as a source of a diag of its own; `doc` is NULL where it was refused. */
struct fixture {
	struct diag diag;
	struct json_doc *doc;
};

static struct fixture parse_buf(struct buf *text) {
	struct fixture fixture = {0};
	const struct source *source = diag_source(&fixture.diag, "test.json", text);
	fixture.doc = json_doc_parse(source, &fixture.diag);
	return fixture;
}

static struct fixture parse(const char *text) {
	struct buf copy = BUF_EMPTY;
	buf_puts(&copy, text);
	return parse_buf(&copy);
}

static void finish(struct fixture *fixture) {
	json_doc_destroy(fixture->doc);
	diag_finish(&fixture->diag);
}

static void assert_span(struct span span, const char *expected) {
	assert_non_null(span.source);
	if (span.len != strlen(expected) || memcmp(span.source->text + span.start, expected, span.len) != 0) {
		print_error("%.*s\nwhere %s was expected\n", (int)span.len, span.source->text + span.start, expected);
		fail();
	}
}

static const cJSON *member(const cJSON *object, const char *key) {
	const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, key);
	assert_non_null(value);
	return value;
}

static void test_spans(void **state) {
	(void)state;
	struct fixture fixture = parse(
		"\xef\xbb\xbf { \"a\" : [ 1 , -2.5e3,\"x\\\"\\\\\" , [ ] ,{ } ],\n\t\"k\\u00e9\\\"y\":{ \"deep\":null "
		"},\"t\":true,\"\":false , \"last\" :\"\" }\n");
	assert_non_null(fixture.doc);
	const cJSON *root = json_doc_root(fixture.doc);
	struct span all = json_doc_span(fixture.doc, root);
	assert_int_equal(all.start, 4);
	assert_int_equal(all.start + all.len, json_doc_source(fixture.doc)->len - 1);
	assert_int_equal(json_doc_key_span(fixture.doc, root).start, 4); /* has no key */

	static const char *const items[] = {"1", "-2.5e3", "\"x\\\"\\\\\"", "[ ]", "{ }"};
	const cJSON *list = member(root, "a"), *item;
	assert_span(json_doc_key_span(fixture.doc, list), "\"a\"");
	assert_span(json_doc_span(fixture.doc, list), "[ 1 , -2.5e3,\"x\\\"\\\\\" , [ ] ,{ } ]");
	size_t at = 0;
	cJSON_ArrayForEach(item, list) {
		assert_span(json_doc_span(fixture.doc, item), items[at]);
		assert_span(json_doc_key_span(fixture.doc, item), items[at++]);
	}
	assert_int_equal(at, 5);
	assert_true(list->child->valuedouble == 1.0);

	const cJSON *inner = member(root, "k\xc3\xa9\"y");
	assert_span(json_doc_key_span(fixture.doc, inner), "\"k\\u00e9\\\"y\"");
	assert_span(json_doc_span(fixture.doc, inner), "{ \"deep\":null }");
	assert_span(json_doc_key_span(fixture.doc, member(inner, "deep")), "\"deep\"");
	assert_span(json_doc_span(fixture.doc, member(inner, "deep")), "null");
	assert_span(json_doc_span(fixture.doc, member(root, "t")), "true");
	assert_span(json_doc_span(fixture.doc, member(root, "")), "false");
	assert_span(json_doc_key_span(fixture.doc, member(root, "")), "\"\"");
	assert_span(json_doc_span(fixture.doc, member(root, "last")), "\"\"");
	finish(&fixture);
}

static void test_scalar_roots(void **state) {
	(void)state;
	static const char *const texts[] = {"1", "\"a\"", "null", "[]", "{}"};
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct fixture fixture = parse(texts[i]);
		assert_non_null(fixture.doc);
		assert_span(json_doc_span(fixture.doc, json_doc_root(fixture.doc)), texts[i]);
		finish(&fixture);
	}
	json_doc_destroy(NULL);
}

/* Where the bytes `start` and on of the decoded string stand in the text. */
static void test_inside(void **state) {
	(void)state;
	static const char text[] = "\"a\\u00e9b\\nc\\ud83d\\ude00d\xc3\xa9\xf0\x9f\x98\x80\\\"e\\\\\\/\\u0041\\uFFFFz\"";
	/* decoded: a é(2) b \n c 😀(4) d é(2) 😀(4) " e \ / A U+FFFF(3) z */
	static const struct {
		size_t start, len;
		const char *source;
	} rows[] = {
		{0, 1, "a"},
		{1, 2, "\\u00e9"},
		{1, 1, "\\u00e9"},
		{2, 1, "\\u00e9"}, /* the middle of a character is all of it */
		{0, 3, "a\\u00e9"},
		{3, 1, "b"},
		{4, 1, "\\n"},
		{5, 1, "c"},
		{6, 4, "\\ud83d\\ude00"},
		{9, 1, "\\ud83d\\ude00"},
		{5, 6, "c\\ud83d\\ude00d"},
		{10, 1, "d"},
		{11, 2, "\xc3\xa9"},
		{13, 4, "\xf0\x9f\x98\x80"},
		{17, 1, "\\\""},
		{18, 1, "e"},
		{19, 1, "\\\\"},
		{20, 1, "\\/"},
		{21, 1, "\\u0041"},
		{22, 3, "\\uFFFF"},
		{25, 1, "z"},
		{25, 0, ""},
		{26, 0, ""},
		{3, 0, ""},
	};
	struct fixture fixture = parse(text);
	assert_non_null(fixture.doc);
	const cJSON *string = json_doc_root(fixture.doc);
	assert_int_equal(strlen(string->valuestring), 26);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		assert_span(json_doc_inside(fixture.doc, string, rows[i].start, rows[i].len), rows[i].source);
	}
	assert_int_equal(json_doc_inside(fixture.doc, string, 3, 0).start, 8);
	assert_int_equal(json_doc_inside(fixture.doc, string, 26, 0).start, sizeof(text) - 2);
	assert_int_equal(json_doc_inside(fixture.doc, string, 0, 26).len, sizeof(text) - 3);
	finish(&fixture);
}

static void fill(struct buf *buf, char c, size_t count) {
	buf_reserve(buf, count);
	memset(buf->text + buf->len, c, count);
	buf->len += count;
	buf->text[buf->len] = '\0';
}

static void test_depth(void **state) {
	(void)state;
	for (size_t depth = JSON_DEPTH_MAX; depth <= JSON_DEPTH_MAX + 1; depth++) {
		struct buf text = BUF_EMPTY;
		fill(&text, '[', depth);
		fill(&text, ']', depth);
		struct fixture fixture = parse_buf(&text);
		assert_int_equal(fixture.doc != NULL, depth == JSON_DEPTH_MAX);
		if (fixture.doc == NULL) {
			assert_string_equal(fixture.diag.findings[0].code, "json-depth");
			assert_int_equal(fixture.diag.findings[0].span.start, JSON_DEPTH_MAX);
		}
		finish(&fixture);
	}
}

/* Every key that is there twice, whether its object is small or large; each names the line of the first. */
static void test_duplicate_keys(void **state) {
	(void)state;
	static const int sizes[] = {3, 16, 17, 1000};
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		struct buf text = BUF_EMPTY;
		buf_puts(&text, "{");
		for (int key = 0; key < sizes[i]; key++) {
			buf_printf(&text, "\"key%d\":{},\n", key);
		}
		buf_printf(&text, "\"key1\":1,\"\\u006bey0\":2,\"inner\":[{\"x\":1,\n\"x\":2}],\n\"key1\":3}");
		struct fixture fixture = parse_buf(&text);
		assert_null(fixture.doc);
		diag_sort(&fixture.diag);
		assert_int_equal(fixture.diag.len, 4);
		char expected[64];
		for (size_t at = 0; at < 4; at++) {
			static const char *const keys[] = {"key1", "key0", "x", "key1"};
			const int firsts[] = {2, 1, sizes[i] + 1, 2};
			const struct finding *finding = &fixture.diag.findings[at];
			snprintf(expected, sizeof(expected), "the key \"%s\" stands in line %d already", keys[at], firsts[at]);
			assert_string_equal(finding->code, "json-duplicate-key");
			assert_non_null(strstr(finding->message, expected));
			assert_int_equal(diag_line(finding->span), sizes[i] + 1 + (at > 1) + (at > 2));
		}
		assert_span(fixture.diag.findings[1].span, "\"\\u006bey0\"");
		finish(&fixture);
	}
}

/* Those that follow are so large that work by the square of their size ends at CTest's time limit. */

static void test_million_brackets(void **state) {
	(void)state;
	struct buf text = BUF_EMPTY;
	fill(&text, '[', 1000000);
	struct fixture fixture = parse_buf(&text);
	assert_null(fixture.doc);
	assert_int_equal(fixture.diag.len, 1);
	assert_string_equal(fixture.diag.findings[0].code, "json-depth");
	finish(&fixture);
}

static void test_long_string(void **state) {
	(void)state;
	const size_t len = (size_t)100 << 20;
	struct buf text = BUF_EMPTY;
	buf_reserve(&text, len + 3);
	buf_putc(&text, '"');
	fill(&text, 'x', len);
	buf_puts(&text, "\"");
	struct fixture fixture = parse_buf(&text);
	assert_non_null(fixture.doc);
	assert_int_equal(json_doc_span(fixture.doc, json_doc_root(fixture.doc)).len, len + 2);
	finish(&fixture);
}

static struct buf many_keys(size_t count, const char *format) {
	struct buf text = BUF_EMPTY;
	buf_puts(&text, "{");
	for (size_t i = 0; i < count; i++) {
		buf_puts(&text, i > 0 ? "," : "");
		buf_printf(&text, format, i);
	}
	buf_puts(&text, "}");
	return text;
}

static void test_many_keys(void **state) {
	(void)state;
	struct buf text = many_keys(200000, "\"beat-%zu\":1");
	struct fixture fixture = parse_buf(&text);
	assert_non_null(fixture.doc);
	finish(&fixture);
}

/* All the same, and all in one line, where lines and columns are dear. */
static void test_many_duplicates(void **state) {
	(void)state;
	struct buf text = many_keys(200000, "\"same\":%zu"), shown = BUF_EMPTY;
	struct fixture fixture = parse_buf(&text);
	assert_null(fixture.doc);
	diag_sort(&fixture.diag);
	diag_print(&fixture.diag, false, &shown);
	assert_int_equal(fixture.diag.len, ERRORS_MAX + 1);
	assert_string_equal(fixture.diag.findings[ERRORS_MAX].code, "too-many-mistakes");
	buf_finish(&shown);
	finish(&fixture);
}

static void test_nul_keys(void **state) {
	(void)state;
	struct buf text = BUF_EMPTY;
	buf_puts(&text, "{\"");
	fill(&text, '\0', 1000000);
	buf_puts(&text, "\":1}");
	struct fixture fixture = parse_buf(&text);
	assert_null(fixture.doc);
	assert_string_equal(fixture.diag.findings[0].code, "json-nul");
	assert_int_equal(fixture.diag.findings[0].span.start, 2);
	finish(&fixture);
}

static void test_size_limit(void **state) {
	(void)state;
	for (size_t extra = 0; extra < 2; extra++) {
		struct buf text = BUF_EMPTY;
		fill(&text, ' ', JSON_BYTES_MAX + extra - 2);
		buf_puts(&text, "[]");
		struct fixture fixture = parse_buf(&text);
		assert_int_equal(fixture.doc != NULL, extra == 0);
		if (extra > 0) {
			assert_string_equal(fixture.diag.findings[0].code, "file-too-large");
		}
		finish(&fixture);
	}
}

static void test_value_limit(void **state) {
	(void)state;
	struct buf text = BUF_EMPTY;
	buf_reserve(&text, (size_t)JSON_VALUES_MAX * 2 + 2);
	for (size_t i = 0; i < JSON_VALUES_MAX; i++) { /* with the list itself, one more than may be */
		buf_puts(&text, i == 0 ? "[0" : ",0");
	}
	buf_puts(&text, "]");
	struct fixture fixture = parse_buf(&text);
	assert_null(fixture.doc);
	assert_string_equal(fixture.diag.findings[0].code, "file-too-large");
	assert_int_equal(fixture.diag.findings[0].span.start, (size_t)JSON_VALUES_MAX * 2 - 1);
	finish(&fixture);
}

static uint32_t draw(uint32_t *seed, uint32_t below) {
	*seed = *seed * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)*seed * below) >> 32);
}

static void mutate(struct buf *text, uint32_t *seed) {
	static const char spare[] = "{}[],:\"\\/'0123456789+-.eEtrufalsn \n\t\xc3\xa9\xf0\x9f\x98\x80\xef\xbb\xbf\xff";
	uint32_t at = draw(seed, (uint32_t)text->len);
	char c = spare[draw(seed, sizeof(spare))]; /* its NUL too */
	switch (draw(seed, 5)) {
	case 0: /* replaced */
		text->text[at] = c;
		break;
	case 1: /* dropped */
		memmove(text->text + at, text->text + at + 1, text->len - at);
		text->len--;
		break;
	case 2: /* added */
		buf_putc(text, 0);
		memmove(text->text + at + 1, text->text + at, text->len - at);
		text->text[at] = c;
		text->text[text->len] = '\0';
		break;
	case 3: /* cut off */
		text->len = draw(seed, 8) == 0 ? at + 1 : text->len;
		text->text[text->len] = '\0';
		break;
	default: /* swapped with the next */
		if (at + 1 < text->len) {
			char next = text->text[at + 1];
			text->text[at + 1] = text->text[at];
			text->text[at] = next;
		}
	}
}

static const char sample[] =
	"{\"format\": 1, \"title\": \"The l\xc3\xa9t \\u00e9\\ud83d\\ude00 \\n\\\"train\\\"\",\n"
	" \"n\": [0, -1, 2.5e-3, 1E+20, true, false, null, [], {}, [[{\"a\": [\"\"]}]]],\n"
	" \"vars\": {\"phoned\": false, \"excuses\": 0, \"\xf0\x9f\x98\x80\": {\"\\t\": \"x\"}}}\n";

/* cJSON's own verdict, as strict as it can be asked to be. */
static bool cjson_takes(const struct buf *text) {
	const char *end = NULL;
	cJSON *tree = cJSON_ParseWithLengthOpts(text->text, text->len + 1, &end, true);
	cJSON_Delete(tree);
	return tree != NULL;
}

static void check_spans_nest(const struct json_doc *doc, const cJSON *value, struct span outer) {
	struct span span = json_doc_span(doc, value);
	assert_true(span.len > 0 && span.start >= outer.start && span.start + span.len <= outer.start + outer.len);
	for (const cJSON *child = value->child; child != NULL; child = child->next) {
		check_spans_nest(doc, child, span);
		struct span key = json_doc_key_span(doc, child);
		assert_true(child->string == NULL || key.start + key.len < json_doc_span(doc, child).start);
	}
}

static void test_never_laxer_than_cjson(void **state) {
	(void)state;
	uint32_t seed = 1;
	size_t taken = 0, refused_by_both = 0;
	for (int round = 0; round < 20000; round++) {
		struct buf text = BUF_EMPTY;
		buf_add(&text, sample, sizeof(sample) - 1);
		for (uint32_t edits = draw(&seed, 3) + 1; edits > 0 && text.len > 0; edits--) {
			mutate(&text, &seed);
		}
		bool theirs = cjson_takes(&text);
		struct fixture fixture = parse_buf(&text);
		if (fixture.doc != NULL && !theirs) {
			fail_msg("cJSON refuses this: %s", fixture.diag.sources[0]->text);
		}
		taken += fixture.doc != NULL;
		refused_by_both += fixture.doc == NULL && !theirs;
		if (fixture.doc != NULL) {
			const cJSON *root = json_doc_root(fixture.doc);
			check_spans_nest(fixture.doc, root, (struct span){.start = 0, .len = SIZE_MAX});
		} else {
			assert_true(fixture.diag.len > 0);
		}
		finish(&fixture);
	}
	assert_true(taken > 2000 && refused_by_both > 5000); /* the comparison is about something */
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_scalar_roots),
		cmocka_unit_test(test_inside),
		cmocka_unit_test(test_depth),
		cmocka_unit_test(test_duplicate_keys),
		cmocka_unit_test(test_million_brackets),
		cmocka_unit_test(test_long_string),
		cmocka_unit_test(test_many_keys),
		cmocka_unit_test(test_many_duplicates),
		cmocka_unit_test(test_nul_keys),
		cmocka_unit_test(test_size_limit),
		cmocka_unit_test(test_value_limit),
		cmocka_unit_test(test_never_laxer_than_cjson),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
