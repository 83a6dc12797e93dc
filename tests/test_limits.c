/*
 * Every limit of the format at the limit and one past it, and files made to
 * hurt: each is refused, and so large that work by the square of its size ends
 * at CTest's time limit.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "story/story.h"

static void add_times(struct buf *text, const char *part, size_t count) {
	size_t len = strlen(part);
	buf_reserve(text, len * count);
	for (size_t i = 0; i < count; i++) {
		buf_add(text, part, len);
	}
}

/* What goes into the small scenario that the limits are tried on; NULL: as it is. */
struct parts {
	const char *top, *text, *when, *replies, *beats, *sets, *door_to;
};

static void add_scenario(struct buf *out, struct parts parts) {
	buf_puts(out, "{\"format\": 1, \"id\": \"limits\", \"title\": \"Limits\", \"content_notes\": [\"none\"],");
	buf_puts(out, parts.top == NULL ? "" : parts.top);
	buf_puts(out, "\"couple\": {");
	for (size_t i = 0; i < 2; i++) {
		buf_printf(out,
			"%s\"%s\": {\"name\": \"N\", \"pronouns\": \"she\", \"position\": \"pursuer\","
			"\"start\": {\"heat\": 1, \"open\": 1, \"safe\": 1, \"depth\": 1}, \"half\": {\"trigger\": \"a\","
			"\"perception\": \"a\", \"secondary\": \"a\", \"behaviour\": \"a\", \"primary\": \"a\", \"need\": \"a\"}}",
			i == 0 ? "" : ", ", i == 0 ? "ann" : "bo");
	}
	buf_puts(out, "}, \"seats\": [\"ann\"], \"start\": \"door\", \"beats\": {\"door\": {\"turn\": \"ann\", \"replies\": [");
	buf_puts(out, "{\"id\": \"a\", \"says\": \"a\", \"move\": \"check\", \"to\": ");
	buf_puts(out, parts.door_to == NULL ? "\"end\"" : parts.door_to);
	buf_printf(out, "%s%s}, {\"id\": \"b\", \"says\": \"b\", \"move\": \"check\", \"to\": \"end\"",
		parts.sets == NULL ? "" : ", \"sets\": ", parts.sets == NULL ? "" : parts.sets);
	if (parts.when != NULL) {
		buf_puts(out, ", \"when\": \"");
		buf_puts(out, parts.when);
		buf_puts(out, "\"");
	}
	buf_puts(out, "}");
	buf_puts(out, parts.replies == NULL ? "" : parts.replies);
	buf_puts(out, "]}, ");
	buf_puts(out, parts.beats == NULL ? "" : parts.beats);
	buf_puts(out, "\"end\": {\"ending\": \"paused\", \"title\": \"End\", \"text\": \"");
	buf_puts(out, parts.text == NULL ? "The end." : parts.text);
	buf_puts(out, "\"}}}");
}

/* The codes of all findings but warnings of length, in order, each once. */
static void codes_of(const struct diag *diag, struct buf *out) {
	for (size_t i = 0; i < diag->len; i++) {
		const char *code = diag->findings[i].code;
		if (strcmp(code, "text-long-for-card") != 0 && strstr(out->text, code) == NULL) {
			buf_printf(out, "%s%s", out->len > 0 ? " " : "", code);
		}
	}
}

static void assert_codes(const struct buf *text, const char *expected) {
	struct diag diag = {0};
	struct story *story = story_load_text(SCRATCH_DIR "/limits.json", text->text, text->len, &diag);
	struct buf codes = BUF_EMPTY;
	codes_of(&diag, &codes);
	if (strcmp(codes.text, expected) != 0 && diag.len > 0) {
		print_error("%s: %s\n", codes.text, diag.findings[0].message);
	}
	assert_string_equal(codes.text, expected);
	assert_int_equal(story == NULL, diag.errors > 0);
	buf_finish(&codes);
	story_destroy(story);
	diag_finish(&diag);
}

static void assert_parts(struct parts parts, const char *expected) {
	struct buf text = BUF_EMPTY;
	add_scenario(&text, parts);
	assert_codes(&text, expected);
	buf_finish(&text);
}

static void test_text(void **state) {
	(void)state;
	struct buf text = BUF_EMPTY;
	add_times(&text, "é", 2000); /* characters, not bytes */
	assert_parts((struct parts){.text = text.text}, "");
	add_times(&text, "é", 1);
	assert_parts((struct parts){.text = text.text}, "text-too-long");
	buf_finish(&text);
}

static void test_condition(void **state) {
	(void)state;
	struct buf when = BUF_EMPTY;
	buf_puts(&when, "stuck");
	add_times(&when, " ", 495);
	assert_parts((struct parts){.when = when.text}, "");
	buf_puts(&when, " ");
	assert_parts((struct parts){.when = when.text}, "condition-too-long");
	buf_clear(&when);
	add_times(&when, "(", 10000);
	assert_parts((struct parts){.when = when.text}, "condition-too-long");
	buf_finish(&when);
}

static void test_replies(void **state) {
	(void)state;
	struct buf replies = BUF_EMPTY;
	for (int i = 0; i < 15; i++) {
		if (i == 14) {
			assert_parts((struct parts){.replies = replies.text}, "");
		}
		buf_printf(&replies, ", {\"id\": \"r%d\", \"says\": \"r%d\", \"move\": \"check\", \"to\": \"end\"}", i, i);
	}
	assert_parts((struct parts){.replies = replies.text}, "too-many");
	buf_finish(&replies);
}

static void test_variables(void **state) {
	(void)state;
	struct buf top = BUF_EMPTY, sets = BUF_EMPTY, all = BUF_EMPTY;
	for (int i = 0; i < 65; i++) {
		buf_printf(&top, "%s\"v%d\": 0", i == 0 ? "" : ", ", i);
		buf_printf(&sets, "%s\"v%d\": 1", i == 0 ? "" : ", ", i);
		if (i >= 63) {
			buf_printf(&all, "\"vars\": {%s},", top.text);
			struct buf set = BUF_EMPTY;
			buf_printf(&set, "{%s}", sets.text);
			assert_parts((struct parts){.top = all.text, .sets = set.text},
				i == 63 ? "variable-unused" : "too-many variable-unused");
			buf_finish(&set);
			buf_clear(&all);
		}
	}
	assert_parts((struct parts){.top = "\"vars\": {\"v\": 1000000},", .sets = "{\"v\": \"-1000000\"}", .when = "v > 0"}, "");
	assert_parts((struct parts){.top = "\"vars\": {\"v\": -1000001},", .sets = "{\"v\": 0}", .when = "v > 0"},
		"number-out-of-range");
	assert_parts((struct parts){.top = "\"vars\": {\"v\": 0},", .sets = "{\"v\": 1000001}", .when = "v > 0"},
		"number-out-of-range");
	assert_parts((struct parts){.top = "\"vars\": {\"v\": 0},", .sets = "{\"v\": \"+1000001\"}", .when = "v > 0"},
		"set-type");
	buf_finish(&top);
	buf_finish(&sets);
	buf_finish(&all);
}

static void add_calls(struct buf *beats, size_t depth) {
	for (size_t i = 1; i < depth; i++) {
		buf_printf(beats, "\"c%zu\": {\"to\": {\"call\": \"c%zu\", \"then\": \"back\"}}, ", i, i + 1);
	}
	buf_printf(beats, "\"c%zu\": {\"to\": \"back\"}, \"back\": {\"return\": true}, ", depth);
}

static void test_calls(void **state) {
	(void)state;
	static const struct {
		size_t depth;
		const char *codes;
	} rows[] = {{32, ""}, {33, "call-too-deep"}, {50000, "call-too-deep"}};
	for (size_t i = 0; i < 3; i++) {
		struct buf beats = BUF_EMPTY;
		add_calls(&beats, rows[i].depth);
		assert_parts((struct parts){.beats = beats.text, .door_to = "{\"call\": \"c1\", \"then\": \"end\"}"}, rows[i].codes);
		buf_finish(&beats);
	}
}

/* A chain of beats, each leading to the next. */
static void add_chain(struct buf *beats, size_t count) {
	buf_reserve(beats, count * 60);
	for (size_t i = 1; i < count; i++) {
		buf_printf(beats, "\"b%zu\": {\"lines\": [{\"text\": \"x\"}], \"to\": \"b%zu\"}, ", i, i + 1);
	}
	buf_printf(beats, "\"b%zu\": {\"to\": \"end\"}, ", count);
}

static void test_beats(void **state) {
	(void)state;
	static const struct {
		size_t count;
		const char *codes;
	} rows[] = {{199998, ""}, {199999, "too-many"}}; /* and the two that are there */
	for (size_t i = 0; i < 2; i++) {
		struct buf beats = BUF_EMPTY;
		add_chain(&beats, rows[i].count);
		assert_parts((struct parts){.beats = beats.text, .door_to = "\"b1\""}, rows[i].codes);
		buf_finish(&beats);
	}
}

static void test_depth(void **state) {
	(void)state;
	struct buf to = BUF_EMPTY; /* the root, beats, door, replies and the reply are five levels; each way has two */
	add_times(&to, "[{\"to\":", 29);
	buf_puts(&to, "\"end\"");
	add_times(&to, "}]", 29);
	assert_parts((struct parts){.door_to = to.text}, "");
	buf_clear(&to);
	add_times(&to, "[{\"to\":", 30);
	buf_puts(&to, "\"end\"");
	add_times(&to, "}]", 30);
	assert_parts((struct parts){.door_to = to.text}, "json-depth");
	buf_finish(&to);
}

/* Ids that are nearly right, 100,000 times: looking for what was meant must not take the square of it. */
static void test_many_suggestions(void **state) {
	(void)state;
	struct buf beats = BUF_EMPTY;
	for (size_t i = 0; i < 100000; i++) {
		buf_printf(&beats, "\"beat-%zu\": {\"to\": \"beta-%zu\"}, ", i, i);
	}
	assert_parts((struct parts){.beats = beats.text, .door_to = "\"beat-0\""}, "unknown-beat too-many-mistakes");
	buf_finish(&beats);
}

/* A way round through all beats, and everything on one line. */
static void test_large_loop(void **state) {
	(void)state;
	struct buf beats = BUF_EMPTY;
	for (size_t i = 0; i < 190000; i++) {
		buf_printf(&beats, "\"b%zu\":{\"to\":\"b%zu\"},", i, (i + 1) % 190000);
	}
	assert_parts((struct parts){.beats = beats.text, .door_to = "\"b7\""}, "loop-without-choice");
	buf_finish(&beats);
}

static void test_wide_list(void **state) {
	(void)state;
	for (size_t count = 1000; count <= 100000; count *= 100) {
		struct buf to = BUF_EMPTY;
		buf_puts(&to, "[");
		for (size_t i = 1; i < count; i++) {
			buf_printf(&to, "{\"when\":\"rounds == %zu\",\"to\":\"end\"},", i);
		}
		buf_puts(&to, "{\"to\":\"end\"}]");
		assert_parts((struct parts){.door_to = to.text}, count == 1000 ? "" : "too-many");
		buf_finish(&to);
	}
	for (size_t count = 1000; count <= 1001; count++) {
		struct buf beats = BUF_EMPTY;
		buf_puts(&beats, "\"l\": {\"to\": \"end\", \"lines\": [{\"text\": \"x\"}");
		add_times(&beats, ",{\"text\":\"x\"}", count - 1);
		buf_puts(&beats, "]}, ");
		assert_parts((struct parts){.beats = beats.text, .door_to = "\"l\""}, count == 1000 ? "" : "too-many");
		buf_finish(&beats);
	}
}

static void test_brackets(void **state) {
	(void)state;
	struct buf text = BUF_EMPTY;
	add_times(&text, "[", 1000000);
	assert_codes(&text, "json-depth");
	buf_clear(&text);
	add_times(&text, "{\"a\":", 1000000);
	assert_codes(&text, "json-depth");
	buf_finish(&text);
}

static void test_one_string(void **state) {
	(void)state;
	struct buf text = BUF_EMPTY;
	buf_puts(&text, "{\"format\": 1, \"id\": \"");
	add_times(&text, "x", (size_t)100 << 20);
	buf_puts(&text, "\"}");
	struct diag diag = {0};
	assert_null(story_load_text(SCRATCH_DIR "/string.json", text.text, text.len, &diag));
	diag_finish(&diag);
	text.len -= 2; /* and never closed */
	assert_codes(&text, "json-string-unclosed");
	buf_finish(&text);
}

static void test_nul_keys(void **state) {
	(void)state;
	struct buf text = BUF_EMPTY;
	buf_puts(&text, "{\"\\u0000\": 1}");
	assert_codes(&text, "json-nul");
	buf_clear(&text);
	buf_add(&text, "{\"\0\0\0\": 1}", 11);
	assert_codes(&text, "json-nul");
	buf_finish(&text);
}

/* Millions of mistakes: the looking stops, and the memory with it. */
static void test_many_mistakes(void **state) {
	(void)state;
	static const char *const items[] = {"0,", "{},", "{\"id\":\"x\"},", "\"\","};
	for (size_t i = 0; i < 4; i++) {
		struct buf beats = BUF_EMPTY;
		buf_puts(&beats, "\"many\": {\"turn\": \"bo\", \"lines\": [");
		add_times(&beats, items[i], 300000);
		buf_puts(&beats, "0], \"replies\": [");
		add_times(&beats, items[i], 300000);
		buf_puts(&beats, "0]}, ");
		struct buf text = BUF_EMPTY;
		add_scenario(&text, (struct parts){.beats = beats.text, .door_to = "\"many\""});
		struct diag diag = {0};
		assert_null(story_load_text("limits.json", text.text, text.len, &diag));
		assert_true(diag.len < 5000);
		buf_finish(&text);
		buf_finish(&beats);
		diag_finish(&diag);
	}
}

static void write_file(const char *path, const char *text) {
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

/* Each file uses the next ten times over, ten files deep: read once each. */
static void test_billion_uses(void **state) {
	(void)state;
	assert_int_equal(chdir(SCRATCH_DIR), 0);
	mkdir("laughs", 0755);
	for (int i = 0; i < 70; i++) {
		struct buf text = BUF_EMPTY, path = BUF_EMPTY;
		buf_printf(&text, "{\"format\": 1, \"beats\": {\"l%d\": {\"return\": true}}", i);
		if (i < 69) {
			buf_puts(&text, ", \"uses\": [");
			for (int j = 0; j < 10; j++) {
				buf_printf(&text, "%s\"%sl%d.json\"", j == 0 ? "" : ", ", j % 2 == 0 ? "" : "./", i + 1);
			}
			buf_puts(&text, "]");
		}
		buf_puts(&text, "}");
		buf_printf(&path, "laughs/l%d.json", i);
		write_file(path.text, text.text);
		buf_finish(&text);
		buf_finish(&path);
	}
	struct buf text = BUF_EMPTY;
	add_scenario(&text, (struct parts){.top = "\"uses\": [\"l7.json\"],"}); /* 63 of them, and this one */
	write_file("laughs/good.json", text.text);
	struct diag diag = {0};
	struct story *story = story_load("laughs/good.json", &diag);
	assert_int_equal(diag.len, 0);
	assert_int_equal(story->beat_count, 65);
	story_destroy(story);
	buf_clear(&text);
	add_scenario(&text, (struct parts){.top = "\"uses\": [\"l6.json\"],"});
	write_file("laughs/bad.json", text.text);
	assert_null(story_load("laughs/bad.json", &diag));
	assert_string_equal(diag.findings[0].code, "too-many");
	buf_finish(&text);
	diag_finish(&diag);
}

/* Named pipes and devices must not be waited for. */
static void test_odd_files(void **state) {
	(void)state;
	assert_int_equal(chdir(SCRATCH_DIR), 0);
	mkdir("odd", 0755);
	unlink("odd/pipe.json");
	unlink("odd/zero.json");
	assert_int_equal(mkfifo("odd/pipe.json", 0600), 0);
	assert_int_equal(symlink("/dev/zero", "odd/zero.json"), 0);
	struct buf text = BUF_EMPTY;
	add_scenario(&text, (struct parts){.top = "\"uses\": [\"pipe.json\", \"zero.json\"],"});
	struct diag diag = {0};
	assert_null(story_load_text("odd/x.json", text.text, text.len, &diag));
	assert_int_equal(diag.errors, 2);
	assert_string_equal(diag.findings[0].code, "use-missing");
	assert_string_equal(diag.findings[1].code, "use-outside");
	buf_finish(&text);
	diag_finish(&diag);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_condition),
		cmocka_unit_test(test_replies),
		cmocka_unit_test(test_variables),
		cmocka_unit_test(test_calls),
		cmocka_unit_test(test_beats),
		cmocka_unit_test(test_depth),
		cmocka_unit_test(test_many_suggestions),
		cmocka_unit_test(test_large_loop),
		cmocka_unit_test(test_wide_list),
		cmocka_unit_test(test_brackets),
		cmocka_unit_test(test_one_string),
		cmocka_unit_test(test_nul_keys),
		cmocka_unit_test(test_many_mistakes),
		cmocka_unit_test(test_billion_uses),
		cmocka_unit_test(test_odd_files),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
