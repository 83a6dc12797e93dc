/* Two conversations beside each other: what is said of where they part, and that every format keeps words words. */
#include "playthrough_fixture.h"

#include <cjson/cJSON.h>

#include "base/utf8.h"
#include "report/beside.h"
#include "report/report.h"

static const struct playthrough_setup both = {.seat = {true, true}, .seed = 1};
static const struct playthrough_setup as_ada = {.seat = {true, false}, .seed = 1};

struct pair {
	struct story *story[SIDE_COUNT];
	struct playthrough *playthrough[SIDE_COUNT];
	struct debrief *debrief[SIDE_COUNT];
	struct beside beside;
};

/* Each side with a story of its own, as two records have; takes the stories over. */
static struct pair pair_of(
	struct story *one, const char *replies, struct story *other, const char *others, const struct debrief_setup *how) {
	struct pair pair = {.story = {one, other}};
	const char *const lists[SIDE_COUNT] = {replies, others};
	for (int side = 0; side < SIDE_COUNT; side++) {
		pair.playthrough[side] = playthrough_create(pair.story[side], &both);
		if (lists[side] != NULL) {
			say(pair.playthrough[side], lists[side]);
		}
		pair.debrief[side] = debrief_create(pair.playthrough[side], how);
	}
	pair.beside = beside_of(pair.playthrough[0], pair.debrief[0], pair.playthrough[1], pair.debrief[1]);
	return pair;
}

static void pair_finish(struct pair *pair) {
	for (int side = 0; side < SIDE_COUNT; side++) {
		debrief_destroy(pair->debrief[side]);
		playthrough_destroy(pair->playthrough[side]);
		story_destroy(pair->story[side]);
	}
}

static void test_where_they_part(void **state) {
	(void)state;
	static const struct {
		const char *one, *other, *words;
		size_t part;
		bool parts;
	} rows[] = {
		{"snap,shut,see", "snap,tell", "Both begin with the same reply; then they part, at reply 2.", 1, true},
		{"see,fair,ask", "see,fair,snap", "Both begin with the same 2 replies; then they part, at reply 3.", 2, true},
		{"see", "ask", "They part at the very first reply.", 0, true},
		{"say-it:door,small", "say-it:door,that", "They part at the very first reply.", 0, true},
		{"see,fair", "see,fair", "They are the same from beginning to end, all 2 replies.", 2, false},
		{"see,fair", "see", "Both begin with the same reply. There the second stops, and the first goes on.", 1,
			true},
		{"see", "see,fair", "Both begin with the same reply. There the first stops, and the second goes on.", 1,
			true},
		{"see", "see", "They are the same: one reply.", 1, false},
		{NULL, NULL, "In neither is anything said.", 0, false},
		{NULL, "see", "In the first nothing is said.", 0, true},
		{"see", NULL, "In the second nothing is said.", 0, true},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct pair pair = pair_of(
			fixture_story(), rows[i].one, fixture_story(), rows[i].other, &(struct debrief_setup){.cast = NULL});
		assert_true(pair.beside.same);
		assert_string_equal(pair.beside.words, rows[i].words);
		assert_int_equal(pair.beside.part, rows[i].part);
		assert_int_equal(pair.beside.parts, rows[i].parts);
		struct buf out = BUF_EMPTY;
		beside_text(&pair.beside, &out);
		beside_markdown(&pair.beside, &out);
		beside_html(&pair.beside, &out);
		beside_json(&pair.beside, &out);
		beside_csv(&pair.beside, &out);
		beside_svg(&pair.beside, &out);
		buf_finish(&out);
		pair_finish(&pair);
	}
}

static size_t count_of(const char *text, const char *part) {
	size_t count = 0;
	for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part)) {
		count++;
	}
	return count;
}

static struct story *hostile(void) {
	struct diag diag = {0};
	struct story *story = story_load(TESTS_DIR "/report/hostile.json", &diag);
	diag_finish(&diag);
	assert_non_null(story);
	return story;
}

static void test_two_scenarios(void **state) {
	(void)state;
	struct pair pair = pair_of(
		fixture_story(), "see", hostile(), "ada-criticise", &(struct debrief_setup){.cast = NULL});
	assert_false(pair.beside.same);
	struct buf out = BUF_EMPTY;
	beside_text(&pair.beside, &out);
	assert_non_null(strstr(out.text, "two different conversations, from two scenarios"));
	assert_non_null(strstr(out.text, "Fixture"));
	assert_non_null(strstr(out.text, "How each ends"));
	assert_null(strstr(out.text, "they part, at reply"));
	buf_finish(&out);
	pair_finish(&pair);
	char text[sizeof(fixture_text)];
	memcpy(text, fixture_text, sizeof(text));
	memcpy(strstr(text, "For tests."), "For tests,", 10);
	pair = pair_of(fixture_story(), "see", fixture_from(text), "see", &(struct debrief_setup){.cast = NULL});
	assert_false(pair.beside.same);
	assert_non_null(strstr(pair.beside.words, "The scenario was changed between the two"));
	pair_finish(&pair);
}

static void test_what_is_shown(void **state) {
	(void)state;
	struct pair pair = pair_of(
		fixture_story(), "see,tell,ask", fixture_story(), "see,shut", &(struct debrief_setup){.cast = NULL});
	struct buf out = BUF_EMPTY;
	beside_text(&pair.beside, &out);
	static const char *const there[] = {"I got a fright.", "says nothing",
		"First, Ben:", "Second, Ben:", "So far: the conversation is not over yet", "what Ada kept hidden", "tension 5"};
	for (size_t i = 0; i < sizeof(there) / sizeof(there[0]); i++) {
		if (strstr(out.text, there[i]) == NULL) {
			fail_msg("nothing says %s in: %s", there[i], out.text);
		}
	}
	for (const char *line = out.text; *line != '\0'; line += strcspn(line, "\n") + 1) {
		assert_true(utf8_count(line, strcspn(line, "\n")) <= 78);
	}
	buf_clear(&out);
	beside_json(&pair.beside, &out);
	cJSON *root = cJSON_Parse(out.text);
	assert_non_null(root);
	assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(root, "sides")), 2);
	assert_int_equal((int)cJSON_GetNumberValue(cJSON_GetObjectItem(root, "replies_in_common")), 1);
	cJSON_Delete(root);
	buf_finish(&out);
	pair_finish(&pair);
}

/* A column says which of the two; of two couples, whose partners have other ids, the columns are of nobody. */
static void test_both_as_numbers_and_pictures(void **state) {
	(void)state;
	static const struct debrief_setup plain = {.cast = NULL};
	struct pair pair = pair_of(fixture_story(), "see,tell,ask", fixture_story(), "see,shut", &plain);
	struct buf out = BUF_EMPTY;
	beside_csv(&pair.beside, &out);
	assert_int_equal(strncmp(out.text, "side,index,by,", 14), 0);
	assert_non_null(strstr(out.text, ",ada_heat,"));
	assert_int_equal(count_of(out.text, "\r\nfirst,"), 4);
	assert_int_equal(count_of(out.text, "\r\nsecond,"), 3);
	buf_clear(&out);
	beside_svg(&pair.beside, &out);
	assert_int_equal(count_of(out.text, "<svg"), 3);
	assert_int_equal(count_of(out.text, ">they part<"), 2);
	pair_finish(&pair);
	pair = pair_of(fixture_story(), "see", hostile(), "ada-criticise", &plain);
	pair.debrief[1]->id[SEAT_ONE] = "somebody";
	buf_clear(&out);
	beside_csv(&pair.beside, &out);
	assert_non_null(strstr(out.text, ",one_heat,"));
	assert_null(strstr(out.text, ",ada_heat,"));
	assert_non_null(strstr(out.text, "\r\nsecond,1,somebody,"));
	buf_clear(&out);
	beside_svg(&pair.beside, &out);
	assert_int_equal(count_of(out.text, ">they part<"), 0);
	assert_non_null(strstr(out.text, "First. Fixture."));
	buf_finish(&out);
	pair_finish(&pair);
}

/* More points than fit in a line are thinned out. */
static void test_long_curves(void **state) {
	(void)state;
	struct buf many = BUF_EMPTY, out = BUF_EMPTY;
	for (int i = 0; i < 400; i++) {
		buf_puts(&many, i == 0 ? "see" : i % 2 == 0 ? ",see" : ",fair");
	}
	struct pair pair = pair_of(
		fixture_endless(), many.text, fixture_endless(), "snap", &(struct debrief_setup){.cast = NULL});
	beside_text(&pair.beside, &out);
	for (const char *line = out.text; *line != '\0'; line += strcspn(line, "\n") + 1) {
		assert_true(utf8_count(line, strcspn(line, "\n")) <= 78);
	}
	buf_finish(&out);
	buf_finish(&many);
	pair_finish(&pair);
}

static void test_nobodys_name(void **state) {
	(void)state;
	struct cast cast = {{{"Zo\303\253", PRONOUNS_THEY}, {"Quill", PRONOUNS_HE}}};
	void (*const formats[])(const struct beside *, struct buf *) = {
		beside_text, beside_markdown, beside_html, beside_json, beside_svg};
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		struct pair pair = pair_of(fixture_story(), "see,tell", fixture_story(), "see,shut",
			&(struct debrief_setup){.cast = &cast, .no_names = true, .note = "of Quill"});
		struct buf out = BUF_EMPTY;
		formats[i](&pair.beside, &out);
		assert_null(strstr(out.text, "Quill"));
		assert_null(strstr(out.text, "Zo\303\253"));
		assert_non_null(strstr(out.text, "Partner A"));
		pair_finish(&pair);
		pair = pair_of(
			fixture_story(), "see,tell", fixture_story(), "see,shut", &(struct debrief_setup){.cast = &cast});
		buf_clear(&out);
		formats[i](&pair.beside, &out);
		assert_non_null(strstr(out.text, "Quill"));
		assert_null(strstr(out.text, "Ben"));
		buf_finish(&out);
		pair_finish(&pair);
	}
}

static void test_the_ways_are_listed(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	struct debrief *debrief = debrief_create(playthrough, &(struct debrief_setup){.cast = NULL});
	assert_int_equal(debrief->way_count, 0);
	debrief_destroy(debrief);
	say(playthrough, "see,ask,see,ask");
	playthrough_rewind(playthrough, 2);
	say(playthrough, "snap");
	playthrough_rewind(playthrough, 0);
	say(playthrough, "walk");
	playthrough_switch_way(playthrough, 1, 4);
	debrief = debrief_create(playthrough, &(struct debrief_setup){.cast = NULL});
	assert_int_equal(debrief->way_count, 3);
	assert_int_equal(debrief->way, 1);
	assert_string_equal(debrief->ways[0], "8 replies; it ends: Well (repaired)");
	assert_string_equal(debrief->ways[1],
		"Leaves way 1 after reply 2: Ada says “You never listen.” — 4 replies, left before an ending");
	assert_non_null(strstr(debrief->ways[2], "Begins otherwise than way 1: Ada says “Ten minutes"));
	void (*const formats[])(const struct debrief *, struct buf *) = {report_markdown, report_html, report_text};
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		struct buf out = BUF_EMPTY;
		formats[i](debrief, &out);
		assert_non_null(strstr(out.text, "The ways tried"));
		buf_finish(&out);
	}
	debrief_destroy(debrief);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_where_they_part),
		cmocka_unit_test(test_two_scenarios),
		cmocka_unit_test(test_what_is_shown),
		cmocka_unit_test(test_both_as_numbers_and_pictures),
		cmocka_unit_test(test_long_curves),
		cmocka_unit_test(test_nobodys_name),
		cmocka_unit_test(test_the_ways_are_listed),
	};
	return cmocka_run_group_tests_name("beside", tests, NULL, NULL);
}
