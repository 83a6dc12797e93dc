/*
 * scenes/README.md is held to what it says: every example in it is extracted
 * and checked, every code and every phrase that is looked for is listed, and
 * `waterline new` writes a scenario without a finding.
 *
 * The word behind ```json says what an example is, and so what is put around it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>
#include <cjson/cJSON.h>

#include "base/file.h"
#include "playthrough/play.h"
#include "review/review.h"
#include "story/check_words.h"
#include "story/codes.h"
#include "story/story.h"
#include "story/template.h"

static struct buf read_guide(void) {
	struct buf text = BUF_EMPTY;
	struct diag diag = {0};
	assert_true(file_read(SOURCE_DIR "/scenes/README.md", 1 << 20, &text, &diag));
	return text;
}

/* What an example goes into; NULL: nothing there. */
struct frame {
	const char *start; /* the beat to begin with; NULL: the frame's own */
	const char *lines, *target, *replies, *beats, *uses, *when;
};

static const char *or_empty(const char *text) {
	return text == NULL ? "" : text;
}

static void put_person(struct buf *out, const char *id) {
	buf_printf(out,
		"\"%s\": {\"name\": \"%s\", \"pronouns\": \"they\", \"position\": \"pursuer\","
		"\"start\": {\"heat\": 1, \"open\": 1, \"safe\": 1, \"depth\": 1}}",
		id, id);
}

static void put_scenario(struct buf *out, const struct frame *frame) {
	buf_puts(out, "{\"format\": 1, \"id\": \"frame\", \"title\": \"Frame\", \"couple\": {");
	put_person(out, "ann");
	buf_puts(out, ", ");
	put_person(out, "bo");
	buf_printf(out, "}, \"vars\": {\"asked\": false, \"count\": 0}, %s \"start\": \"%s\", \"beats\": {",
		or_empty(frame->uses), frame->start == NULL ? "door" : frame->start);
	buf_puts(out, "\"door\": {\"lines\": [");
	buf_puts(out, or_empty(frame->lines));
	buf_puts(out, "], \"turn\": \"ann\", \"replies\": [{\"id\": \"late\", \"says\": \"a\", \"move\": \"check\", \"to\": ");
	buf_puts(out, frame->target == NULL ? "\"hall\"" : frame->target);
	buf_puts(out, "}, {\"id\": \"set\", \"says\": \"b\", \"move\": \"check\", \"to\": \"hall\", \"sets\": {\"asked\": true,"
				  "\"count\": \"+1\"}");
	if (frame->when != NULL) {
		buf_puts(out, ", \"when\": \"");
		for (const char *at = frame->when; *at != '\0'; at++) {
			buf_puts(out, *at == '"' ? "\\" : "");
			buf_putc(out, *at);
		}
		buf_puts(out, "\"");
	}
	buf_puts(out, "}");
	if (frame->replies != NULL) {
		buf_puts(out, ", ");
		buf_puts(out, frame->replies);
	}
	buf_puts(out, "]}, \"hall\": {\"turn\": \"bo\", \"replies\": [{\"id\": \"h1\", \"says\": \"c\", \"move\": \"check\","
				  "\"to\": \"warm\"}, {\"id\": \"h2\", \"says\": \"d\", \"move\": \"check\", \"to\": \"cold\"}]},"
				  "\"tea\": {\"return\": true},"
				  "\"warm\": {\"ending\": \"repaired\", \"title\": \"Warm\", \"text\": \"e\"},"
				  "\"cold\": {\"ending\": \"stuck\", \"title\": \"Cold\", \"text\": \"f\"}");
	if (frame->beats != NULL) {
		buf_puts(out, ", ");
		buf_puts(out, frame->beats);
	}
	buf_puts(out, "}}");
}

/* `spotless`: warnings count as well. */
static void assert_good(const char *path, const char *text, bool spotless) {
	struct diag diag = {0};
	struct story *story = story_load_text(path, text, strlen(text), &diag);
	if (diag.errors > 0 || (spotless && diag.len > 0)) {
		struct buf words = BUF_EMPTY;
		diag_print(&diag, false, &words);
		print_error("%s\n%s\n", words.text, text);
		fail();
	}
	story_destroy(story);
	diag_finish(&diag);
}

static void assert_frame(const struct frame *frame) {
	struct buf text = BUF_EMPTY;
	put_scenario(&text, frame);
	assert_good(SCRATCH_DIR "/guide/frame.json", text.text, false);
	buf_finish(&text);
}

static void check_beats(const char *example) {
	const char *id = strchr(example, '"') + 1;
	char *start = strndup(id, strcspn(id, "\""));
	assert_frame(&(struct frame){.beats = example, .start = start});
	free(start);
}

static void check_conditions(char *example) {
	for (char *line = strtok(example, "\n"); line != NULL; line = strtok(NULL, "\n")) {
		assert_frame(&(struct frame){.when = line});
	}
}

static void check_shared(const char *example) {
	struct diag diag = {0};
	mkdir(SCRATCH_DIR "/guide", 0755);
	assert_true(file_write(SCRATCH_DIR "/guide/shared.json", example, strlen(example), 0644, &diag));
	assert_frame(&(struct frame){.uses = "\"uses\": [\"shared.json\"],",
		.target = "{ \"call\": \"breather\", \"then\": \"hall\" }"});
}

/* False where the kind is not known. */
static bool check_example(const char *kind, char *example) {
	if (strcmp(kind, "scenario") == 0) {
		assert_good("wet-shoes.json", example, true);
	} else if (strcmp(kind, "beats") == 0) {
		check_beats(example);
	} else if (strcmp(kind, "lines") == 0) {
		assert_frame(&(struct frame){.lines = example});
	} else if (strcmp(kind, "replies") == 0) {
		assert_frame(&(struct frame){.replies = example});
	} else if (strcmp(kind, "target") == 0) {
		assert_frame(&(struct frame){.target = example});
	} else if (strcmp(kind, "conditions") == 0) {
		check_conditions(example);
	} else if (strcmp(kind, "shared") == 0) {
		check_shared(example);
	} else {
		return false;
	}
	return true;
}

static void test_examples(void **state) {
	(void)state;
	struct buf guide = read_guide();
	size_t count = 0;
	for (char *at = guide.text; (at = strstr(at, "\n```json ")) != NULL;) {
		at += strlen("\n```json ");
		char *end = strstr(at, "\n```");
		assert_non_null(end);
		char *kind = strndup(at, strcspn(at, "\n"));
		char *example = strndup(strchr(at, '\n') + 1, (size_t)(end - strchr(at, '\n')) - 1);
		if (!check_example(kind, example)) {
			print_error("what is \"%s\"?\n", kind);
			fail();
		}
		free(kind);
		free(example);
		at = end + 4;
		count++;
	}
	assert_true(count >= 13);
	buf_finish(&guide);
}

/* What `waterline review` finds has a table of its own. */
static void test_review_codes(void **state) {
	(void)state;
	struct buf guide = read_guide();
	for (size_t i = 0; i < review_code_count; i++) {
		struct buf row = BUF_EMPTY;
		buf_printf(&row, "\n| `%s` | %s | ", review_codes[i].id, review_codes[i].meaning);
		if (strstr(guide.text, row.text) == NULL) {
			fail_msg("the guide has no row%s", row.text);
		}
		buf_finish(&row);
	}
	buf_finish(&guide);
}

/* Every code of the lists of words, as the sources have it, has a row. */
static void test_words_codes(void **state) {
	(void)state;
	static const char *const files[] = {"/game/words/parse.c", "/game/words/reader.c"};
	struct buf guide = read_guide();
	size_t count = 0;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct buf source = BUF_EMPTY, path = BUF_EMPTY;
		struct diag diag = {0};
		buf_printf(&path, "%s%s", SOURCE_DIR, files[i]);
		assert_true(file_read(path.text, 1 << 20, &source, &diag));
		for (const char *at = source.text; (at = strstr(at, "\"words-")) != NULL; at++) {
			struct buf row = BUF_EMPTY;
			buf_printf(&row, "\n| `%.*s` | ", (int)strcspn(at + 1, "\""), at + 1);
			if (strstr(guide.text, row.text) == NULL) {
				fail_msg("the guide has no row%s", row.text);
			}
			buf_finish(&row);
			count++;
		}
		buf_finish(&source);
		buf_finish(&path);
	}
	assert_true(count >= 9);
	buf_finish(&guide);
}

static void test_codes(void **state) {
	(void)state;
	struct buf guide = read_guide();
	for (size_t i = 0; i < code_count; i++) {
		struct buf row = BUF_EMPTY;
		buf_printf(&row, "\n| `%s`%s | %s | ", codes[i].id, codes[i].severity == SEVERITY_WARNING ? " (warning)" : "",
			codes[i].meaning);
		for (char *at = row.text; *at != '\0'; at++) {
			*at = *at == '"' ? '`' : *at; /* code is quoted there as code */
		}
		if (strstr(guide.text, row.text) == NULL) {
			print_error("the guide has no row%s\n", row.text);
			fail();
		}
		buf_finish(&row);
	}
	size_t rows = 0;
	for (const char *at = guide.text; (at = strstr(at, "\n### The file\n")) != NULL; at++) {
		for (const char *row = at; (row = strstr(row, "\n| `")) != NULL; row++) {
			rows++;
		}
	}
	assert_int_equal(rows, code_count);
	buf_finish(&guide);
}

static void test_phrases(void **state) {
	(void)state;
	struct buf guide = read_guide();
	for (char *at = guide.text; *at != '\0'; at++) {
		*at = *at == '\n' ? ' ' : *at;
	}
	const char *code, *phrase;
	size_t count = 0;
	for (; (phrase = check_words_phrase(count, &code)) != NULL; count++) {
		struct buf quoted = BUF_EMPTY;
		buf_printf(&quoted, "\"%s\"", phrase);
		if (strstr(guide.text, quoted.text) == NULL) {
			print_error("%s is not in the guide\n", quoted.text);
			fail();
		}
		assert_non_null(code_find(code));
		buf_finish(&quoted);
	}
	assert_true(count > 60);
	buf_finish(&guide);
}

static void test_template(void **state) {
	(void)state;
	struct buf text = BUF_EMPTY;
	story_template("my-own-2", &text);
	assert_non_null(strstr(text.text, "\"id\": \"my-own-2\""));
	assert_null(strchr(text.text, '@'));
	assert_good("my-own-2.json", text.text, true);
	struct diag diag = {0};
	struct story *story = story_load_text("my-own-2.json", text.text, text.len, &diag);
	assert_int_equal(story->beat_count, 7);
	struct play_state *play = play_state_create(story);
	bool ended[ENDING_COUNT] = {false};
	for (unsigned seed = 0; seed < 500; seed++) {
		unsigned dice = seed * 2654435761u;
		play_start(story, play, NULL);
		for (const struct reply *offer[REPLIES_MAX_A_BEAT]; play->place == PLAY_CHOICE;) {
			dice = dice * 1664525u + 1013904223u;
			size_t len = play_offer(story, play, offer);
			play_reply(story, play, offer[(dice >> 16) % len], (struct parts){{0}}, NULL, NULL);
		}
		assert_int_equal(play->place, PLAY_ENDING);
		ended[play_beat(story, play)->ending] = true;
	}
	assert_true(ended[ENDING_STUCK] && ended[ENDING_PAUSED] && ended[ENDING_REPAIRED]);
	free(play);
	story_destroy(story);
	buf_finish(&text);
	diag_finish(&diag);
}

/* A key that a file of its own would have to come with. */
static bool needs_more_files(const char *key) {
	return strcmp(key, "uses") == 0;
}

static void assert_keys_used(const cJSON *part, const char *text, size_t *count) {
	const cJSON *key;
	cJSON_ArrayForEach(key, cJSON_GetObjectItemCaseSensitive(part, "properties")) {
		struct buf quoted = BUF_EMPTY;
		buf_printf(&quoted, "\"%s\":", key->string);
		if (strstr(text, quoted.text) == NULL && !needs_more_files(key->string)) {
			fail_msg("the new scenario has no %s", quoted.text);
		}
		buf_finish(&quoted);
		(*count)++;
	}
}

/* Whoever starts from the new scenario finds each part of the language in it once. */
static void test_template_uses_everything(void **state) {
	(void)state;
	static const char *const words[] = {"seen(", "said(", "last(", "escalates", "softens", " and ", "not ", ".heat",
		".depth", ".they}", ".s}", ".was}", "*empty*", "\"+1\"", "true", "false"};
	struct buf text = BUF_EMPTY, schema = BUF_EMPTY;
	struct diag diag = {0};
	story_template("whole", &text);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strstr(text.text, words[i]) == NULL) {
			fail_msg("the new scenario has no %s", words[i]);
		}
	}
	assert_true(file_read(SOURCE_DIR "/scenes/scenario.schema.json", 1 << 20, &schema, &diag));
	cJSON *root = cJSON_Parse(schema.text);
	assert_non_null(root);
	size_t count = 0;
	assert_keys_used(root, text.text, &count);
	const cJSON *part;
	cJSON_ArrayForEach(part, cJSON_GetObjectItemCaseSensitive(root, "$defs")) {
		assert_keys_used(part, text.text, &count);
	}
	assert_true(count > 70);
	cJSON_Delete(root);
	buf_finish(&schema);
	buf_finish(&text);
	diag_finish(&diag);
}

static void test_template_id(void **state) {
	(void)state;
	static const char *const good[] = {"a", "bus-stop", "2nd"};
	static const char *const bad[] = {"", "-a", "Bus", "bus stop", "../x", "a/b", "bus_stop", "é"};
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(story_template_id(good[i]));
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(story_template_id(bad[i]));
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_words_codes),
		cmocka_unit_test(test_review_codes),
		cmocka_unit_test(test_phrases),
		cmocka_unit_test(test_template),
		cmocka_unit_test(test_template_uses_everything),
		cmocka_unit_test(test_template_id),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
