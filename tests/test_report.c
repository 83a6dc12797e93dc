/* The debrief says what was played, and every format keeps an author's words words. */
#include "story_fixture.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

#include "report/debrief.h"
#include "report/escape.h"
#include "report/plain.h"
#include "report/report.h"

static const struct playthrough_setup as_ada = {.seat = {true, false}, .seed = 1};
static const struct playthrough_setup as_both = {.seat = {true, true}, .seed = 1};

struct play {
	struct story *story;
	struct playthrough *playthrough;
	struct debrief *debrief;
};

static struct play play_of(struct story *story, const struct playthrough_setup *setup, const char *replies,
	const struct debrief_setup *how) {
	struct play play = {.story = story, .playthrough = playthrough_create(story, setup)};
	struct diag diag = {0};
	if (replies != NULL && !playthrough_replies_by_id(play.playthrough, replies, &diag)) {
		fail_msg("%s: %s", replies, diag.findings[0].message);
	}
	diag_finish(&diag);
	play.debrief = debrief_create(play.playthrough, how != NULL ? how : &(struct debrief_setup){.cast = NULL});
	return play;
}

static struct play play_fixture(const struct playthrough_setup *setup, const char *replies) {
	return play_of(fixture_story(), setup, replies, NULL);
}

static void play_finish(struct play *play) {
	debrief_destroy(play->debrief);
	playthrough_destroy(play->playthrough);
	story_destroy(play->story);
}

static struct story *load(const char *path) {
	struct diag diag = {0};
	struct story *story = story_load(path, &diag);
	diag_finish(&diag);
	assert_non_null(story);
	return story;
}

static void test_escaping(void **state) {
	(void)state;
	static const struct {
		void (*escape)(struct buf *out, const char *text);
		const char *text, *escaped;
	} rows[] = {
		{escape_html, "a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;"},
		{escape_html, "\x0ewas\x0f it", "<em>was</em> it"},
		{escape_html, "\x0f\x0e\x0eone", "<em>one</em>"}, /* stray marks come out balanced */
		{escape_html, NULL, ""},
		{escape_xml, "\x0ewas\x0f <it>", "was &lt;it&gt;"},
		{escape_markdown, "*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"},
		{escape_markdown, "# no heading", "\\# no heading"},
		{escape_markdown, "12. no list", "12\\. no list"},
		{escape_markdown, "- no list", "\\- no list"},
		{escape_markdown, "a ](b) | <c>", "a \\](b) \\| &lt;c\\>"},
		{escape_markdown, "see https://x.y and www.z.w", "see https\\://x.y and www\\.z.w"},
		{escape_markdown, "\x0eso\x0f it is.", "*so* it is."},
		{escape_markdown, "It's fine - isn't it? 1. Yes!", "It's fine - isn't it? 1. Yes!"},
		{escape_csv, "plain", "plain"},
		{escape_csv, "a,b", "\"a,b\""},
		{escape_csv, "a\"b", "\"a\"\"b\""},
		{escape_csv, "=1+1", "\"'=1+1\""},
		{escape_csv, "+1", "\"'+1\""},
		{escape_csv, "-1", "\"'-1\""},
		{escape_csv, "@f", "\"'@f\""},
		{escape_csv, "a=b", "a=b"},
		{escape_dot, "a\"b\\N &amp;", "a\\\"b\\\\N &amp;amp;"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out = BUF_EMPTY;
		rows[i].escape(&out, rows[i].text);
		assert_string_equal(out.text, rows[i].escaped);
		buf_finish(&out);
	}
}

static void test_the_curve_is_the_play(void **state) {
	(void)state;
	struct play play = play_fixture(&as_ada, "snap,see,ask,say-it:door,small");
	const struct debrief *debrief = play.debrief;
	assert_int_equal(debrief->reply_count, playthrough_step_count(play.playthrough));
	for (size_t i = 0; i <= debrief->reply_count; i++) {
		struct couple couple = playthrough_couple_after(play.playthrough, i);
		assert_int_equal(debrief->points[i].tension, couple_tension(&couple));
		for (int seat = 0; seat < SEAT_COUNT; seat++) {
			assert_int_equal(debrief->points[i].waterline[seat], partner_waterline(&couple.partner[seat]));
		}
	}
	int moves = 0;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		for (int kind = 0; kind < KIND_COUNT; kind++) {
			moves += debrief->kinds[seat][kind];
		}
	}
	assert_int_equal(moves, debrief->reply_count);
	assert_string_equal(debrief->replies[6].id, "say-it:door,small");
	assert_string_equal(debrief->replies[6].said.says, "When the door shut, I felt small.");
	play_finish(&play);
}

/* What else lay on the table does what it would have done: said in its place, it gives the same answer and verdict. */
static void test_alternatives_are_true(void **state) {
	(void)state;
	struct play play = play_fixture(&as_ada, "snap,snap,see,ask");
	size_t tried = 0;
	for (size_t m = 0; m < play.debrief->moment_count; m++) {
		const struct moment *moment = &play.debrief->moments[m];
		for (size_t i = 0; i < moment->other_count; i++) {
			const struct alternative *other = &moment->others[i];
			struct playthrough *playthrough = playthrough_create(play.story, &as_ada);
			for (size_t k = 0; k < moment->reply; k += 2) {
				assert_true(playthrough_replies_by_id(playthrough, play.debrief->replies[k].id, NULL));
			}
			const struct reply *cards[REPLIES_MAX_A_BEAT];
			size_t len = playthrough_cards(playthrough, cards), at = 0;
			while (at < len && (cards[at]->compose != NULL || strcmp(cards[at]->says, other->said.says) != 0)) {
				at++;
			}
			if (at < len) {
				int before = play.debrief->points[moment->reply].tension;
				playthrough_reply(playthrough, cards[at], (struct parts){{0}});
				const struct step *answer = playthrough_step(playthrough, moment->reply + 1);
				assert_int_equal(other->verdict, cycle_verdict(before, answer->tension));
				const struct reply *said = play.story->replies[answer->reply];
				assert_string_equal(other->answer.says != NULL ? other->answer.says : other->answer.does,
					said->says != NULL ? said->says : said->does);
				tried++;
			}
			playthrough_destroy(playthrough);
		}
	}
	assert_true(tried >= 3);
	play_finish(&play);
}

static bool has_sign(const struct debrief *debrief, const char *title) {
	for (size_t i = 0; i < debrief->sign_count; i++) {
		if (strcmp(debrief->signs[i].title, title) == 0) {
			return true;
		}
	}
	return false;
}

static void test_signs_are_what_showed(void **state) {
	(void)state;
	static const struct {
		const char *replies, *sign;
		bool shows;
	} rows[] = {
		{"snap,shut", "A feeling was told, not hidden", false},
		{"see,tell", "A feeling was told, not hidden", false}, /* depth 150 of 350: told about, not from */
		{"walk", "A break was taken, with a time to come back", true},
		{"see,fair", "A break was taken, with a time to come back", false},
		{"snap,fair", "A sting was not sent back", true},
		{"snap,shut", "A sting was not sent back", false},
		{"snap,shut,snap,shut,snap,shut,see", "The door stayed open in the heat", true},
		{"see", "The door stayed open in the heat", false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct play play = play_fixture(&as_both, rows[i].replies);
		if (has_sign(play.debrief, rows[i].sign) != rows[i].shows) {
			fail_msg("%s after %s", rows[i].sign, rows[i].replies);
		}
		play_finish(&play);
	}
}

static void test_steps_quote_what_was_said(void **state) {
	(void)state;
	struct play play = play_fixture(&as_both, "snap,shut,say-it:door,small,tell");
	const struct five_step *ada = play.debrief->steps[SEAT_ONE], *ben = play.debrief->steps[SEAT_TWO];
	assert_int_equal(ada[STEP_BEHAVIOUR].reply, 0); /* snap */
	assert_int_equal(ben[STEP_TRIGGER].reply, 0);
	assert_int_equal(ben[STEP_BEHAVIOUR].reply, 1); /* shut */
	assert_int_equal(ada[STEP_TRIGGER].reply, 1);
	assert_int_equal(ada[STEP_FEELING].reply, 2);
	assert_int_equal(ben[STEP_FEELING].reply, 3);
	assert_int_equal(ada[STEP_NEED].reply, DEBRIEF_NO_REPLY);
	assert_true(ada[STEP_NEED].open);
	assert_string_equal(ada[STEP_NEED].half, "n");
	assert_string_equal(ada[STEP_NEED].note, "Not asked for this time.");
	assert_true(ben[STEP_EMOTION].open);
	play_finish(&play);
}

static void test_soft_words_to_a_closed_door_are_practice(void **state) {
	(void)state;
	static const struct {
		const char *replies;
		bool told;
	} rows[] = {
		{"snap,snap,snap,snap,see,snap,snap,see", true}, /* ends badly */
		{"see,ask,see,ask", false},                      /* ends well */
		{"see,ask", false},                              /* not over */
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct play play = play_fixture(&as_ada, rows[i].replies);
		assert_int_equal(play.debrief->practice != NULL, rows[i].told);
		play_finish(&play);
	}
}

typedef void writer(const struct debrief *debrief, const struct playthrough *playthrough, struct buf *out);

static void as_html(const struct debrief *debrief, const struct playthrough *playthrough, struct buf *out) {
	(void)playthrough;
	report_html(debrief, out);
}

static void as_svg(const struct debrief *debrief, const struct playthrough *playthrough, struct buf *out) {
	(void)playthrough;
	report_svg(debrief, out);
}

static void as_markdown(const struct debrief *debrief, const struct playthrough *playthrough, struct buf *out) {
	(void)playthrough;
	report_markdown(debrief, out);
}

static void as_terminal(const struct debrief *debrief, const struct playthrough *playthrough, struct buf *out) {
	(void)playthrough;
	report_terminal(debrief, out);
}

static const struct {
	const char *name;
	writer *write;
	bool markup;
} formats[] = {{"html", as_html, true}, {"svg", as_svg, true}, {"markdown", as_markdown, true},
	{"csv", report_csv, false}, {"json", report_json, false}, {"terminal", as_terminal, false}};
enum { FORMATS = sizeof(formats) / sizeof(formats[0]) };

static const char hostile_replies[] =
	"ada-criticise,ada-disclose,ada-ask-need,ada-pause-return,ada-talk-about,ada-validate";

static void test_an_authors_words_stay_words(void **state) {
	(void)state;
	struct play play = play_of(load(TESTS_DIR "/report/hostile.json"), &as_ada, hostile_replies, NULL);
	for (size_t i = 0; i < FORMATS; i++) {
		struct buf out = BUF_EMPTY;
		formats[i].write(play.debrief, play.playthrough, &out);
		if (formats[i].markup && (strstr(out.text, "<script") != NULL || strstr(out.text, "<b>\"|") != NULL)) {
			fail_msg("markup of the author's in %s", formats[i].name);
		}
		assert_null(strchr(out.text, EMPHASIS_ON));
		assert_null(strchr(out.text, EMPHASIS_OFF));
		buf_finish(&out);
	}
	play_finish(&play);
}

static void test_json_keeps_the_very_text(void **state) {
	(void)state;
	struct play play = play_of(load(TESTS_DIR "/report/hostile.json"), &as_ada, hostile_replies, NULL);
	struct buf out = BUF_EMPTY;
	report_json(play.debrief, play.playthrough, &out);
	cJSON *root = cJSON_Parse(out.text);
	assert_non_null(root);
	const cJSON *replies = cJSON_GetObjectItemCaseSensitive(root, "replies");
	assert_int_equal(cJSON_GetArraySize(replies), playthrough_step_count(play.playthrough));
	const cJSON *says = cJSON_GetObjectItemCaseSensitive(replies->child, "says");
	assert_non_null(
		strstr(says->valuestring, "<script>document.title='owned'</script> \"q\" 'a' | `c` ](http://x.example/)"));
	cJSON_Delete(root);
	buf_finish(&out);
	play_finish(&play);
}

/* Reads one cell; returns what ended it: ',' or '\n' or 0. */
static char read_cell(const char **at, struct buf *cell) {
	buf_clear(cell);
	if (**at == '"') {
		for ((*at)++; **at != '\0' && !((*at)[0] == '"' && (*at)[1] != '"'); (*at)++) {
			*at += **at == '"';
			buf_putc(cell, **at);
		}
		(*at)++;
	}
	for (; **at != ',' && **at != '\r' && **at != '\0'; (*at)++) {
		buf_putc(cell, **at);
	}
	char end = **at == '\r' ? '\n' : **at;
	*at += end == '\n' ? 2 : end != '\0';
	return end;
}

static void test_csv_is_a_table(void **state) {
	(void)state;
	struct play play = play_fixture(&as_ada, "snap,say-it:always,that,walk");
	struct buf out = BUF_EMPTY, cell = BUF_EMPTY;
	report_csv(play.debrief, play.playthrough, &out);
	size_t rows = 0, columns = 0;
	for (const char *at = out.text; *at != '\0'; rows++) {
		columns = 1;
		for (char end; (end = read_cell(&at, &cell)) != '\n';) {
			assert_int_equal(end, ',');
			assert_null(cell.len > 0 ? strchr("=+-@", cell.text[0]) : NULL);
			columns++;
		}
		assert_int_equal(columns, 20);
	}
	assert_int_equal(rows, playthrough_step_count(play.playthrough) + 2);
	assert_non_null(strstr(out.text, "\r\n3,ada,\"say-it:always,that\",talk_about,ambivalent,true,"));
	buf_finish(&out);
	buf_finish(&cell);
	play_finish(&play);
}

static void test_no_names_anywhere(void **state) {
	(void)state;
	const struct debrief_setup nameless = {.no_names = true};
	char *text = strdup(fixture_text);
	memcpy(strstr(text, "Evening."), "Ada: Ben", 8); /* an author who wrote the names out */
	struct play play = play_of(fixture_from(text), &as_ada, "snap,see,say-it:door,small", &nameless);
	free(text);
	for (size_t i = 0; i < FORMATS; i++) {
		struct buf out = BUF_EMPTY;
		formats[i].write(play.debrief, play.playthrough, &out);
		for (const char *const *name = (const char *const[]){"Ada", "Ben", "ada", "ben_", "\"ben\"", NULL};
			 *name != NULL; name++) {
			if (strstr(out.text, *name) != NULL) {
				fail_msg("%s in %s", *name, formats[i].name);
			}
		}
		buf_finish(&out);
	}
	assert_string_equal(play.debrief->lines[0].said.says, "Partner A: Partner B");
	play_finish(&play);
}

static void test_names_that_are_words(void **state) {
	(void)state;
	const struct debrief_setup nameless = {.no_names = true};
	char *text = strdup(fixture_text);
	memcpy(strstr(text, "\"Ada\""), "\"A\"  ", 5);
	memcpy(strstr(text, "Evening."), "A B. Aa.", 8);
	struct play play = play_of(fixture_from(text), &as_ada, "snap", &nameless);
	free(text);
	assert_string_equal(play.debrief->lines[0].said.says, "Partner A B. Aa.");
	play_finish(&play);
}

static void test_nothing_beneath(void **state) {
	(void)state;
	const struct debrief_setup dry = {.no_beneath = true};
	struct play play = play_of(load(LATE_TRAIN), &(struct playthrough_setup){.seat = {true, false}},
		"never-ring", &dry);
	for (size_t i = 0; i < play.debrief->line_count; i++) {
		assert_null(play.debrief->lines[i].said.beneath);
	}
	assert_null(play.debrief->steps[SEAT_ONE][STEP_NEED].half);
	assert_non_null(play.debrief->steps[SEAT_ONE][STEP_TRIGGER].half);
	struct buf out = BUF_EMPTY;
	report_html(play.debrief, &out);
	assert_null(strstr(out.text, "under the line"));
	buf_finish(&out);
	play_finish(&play);
}

/* No score, no winning, no verdict on a person; and the loop is named. */
static void test_the_words_are_kind(void **state) {
	(void)state;
	static const char *const unkind[] = {
		"score", "points", "win", "lost the", "fail", "wrong", "should have", "mistake", "disorder"};
	static const char *const ways[] = {"snap,snap,snap,snap,snap,snap,snap,snap", "see,ask,see,ask", "snap"};
	for (size_t w = 0; w < sizeof(ways) / sizeof(ways[0]); w++) {
		struct play play = play_fixture(&as_ada, ways[w]);
		struct buf out = BUF_EMPTY;
		report_terminal(play.debrief, &out);
		for (size_t i = 0; i < sizeof(unkind) / sizeof(unkind[0]); i++) {
			if (strstr(out.text, unkind[i]) != NULL) {
				fail_msg("\"%s\" after %s:\n%s", unkind[i], ways[w], out.text);
			}
		}
		assert_non_null(strstr(out.text, "the loop"));
		buf_finish(&out);
		play_finish(&play);
	}
}

static void test_before_and_without_a_person(void **state) {
	(void)state;
	static const struct playthrough_setup nobody = {.seed = 1};
	const struct playthrough_setup *setups[] = {&as_ada, &as_both, &nobody};
	for (size_t i = 0; i < 3; i++) {
		struct play play = play_fixture(setups[i], NULL);
		for (size_t k = 0; k < FORMATS; k++) {
			struct buf out = BUF_EMPTY;
			formats[k].write(play.debrief, play.playthrough, &out);
			assert_true(out.len > 0);
			assert_null(strstr(out.text, "nan"));
			buf_finish(&out);
		}
		play_finish(&play);
	}
}

static void test_a_play_of_thousands(void **state) {
	(void)state;
	char *text = strdup(fixture_text);
	memcpy(strstr(text, "\"rounds >= 8\""), "\"rounds < 0 \"", 13);
	memcpy(strstr(text, "\"repaired\", \"to\""), "\"tension<0\",\"to\"", 16);
	struct buf replies = BUF_EMPTY;
	for (int i = 0; i < 1500; i++) {
		buf_puts(&replies, i == 0 ? "snap" : i % 3 == 0 ? ",snap" : ",see");
	}
	struct play play = play_of(fixture_from(text), &as_ada, replies.text, NULL);
	free(text);
	buf_finish(&replies);
	assert_int_equal(play.debrief->reply_count, 3000);
	struct buf out = BUF_EMPTY;
	report_html(play.debrief, &out);
	assert_non_null(strstr(out.text, "</html>"));
	buf_finish(&out);
	play_finish(&play);
}

static void test_lines_of_text(void **state) {
	(void)state;
	static const struct {
		const char *text, *lines;
		size_t indent;
	} rows[] = {
		{"", "\n", 0},
		{"a b", "  a b\n", 2},
		{"one\ntwo three", "  one\n  two three\n", 2},
		{"the end is none of its own\n", "the end is none of its own\n", 0},
		{"a line that is short\nand one that would go on for as long as it likes, were there never ever an end to it.",
			"a line that is short\nand one that would go on for as long as it likes, were there never ever an end\nto it.\n", 0},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out = BUF_EMPTY;
		plain_lines(&out, rows[i].text, rows[i].indent);
		assert_string_equal(out.text, rows[i].lines);
		buf_finish(&out);
	}
}

static void test_the_sentence(void **state) {
	(void)state;
	static const struct {
		const char *parts[PATTERN_PARTS], *sentence;
	} rows[] = {
		{{"you turned away", "small", "a word"}, "When you turned away, I felt small. What I long for is a word."},
		{{"you turned away,", "small!", "a word?"}, "When you turned away, I felt small! What I long for is a word?"},
		{{"you turned away", "", "a word"}, "When you turned away, what I long for is a word."},
		{{NULL, "small", "  "}, "I felt small."},
		{{" ", "", NULL}, ""},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out = BUF_EMPTY;
		debrief_sentence(rows[i].parts, &out);
		assert_string_equal(out.text, rows[i].sentence);
		buf_finish(&out);
	}
}

static void test_the_sentence_taken_apart(void **state) {
	(void)state;
	static const struct {
		const char *why, *sentence, *parts[PATTERN_PARTS]; /* no parts: it is none of these */
	} rows[] = {
		{"all three", "When you turned away, I felt small. What I long for is a word.", {"you turned away", "small", "a word"}},
		{"ends of their own", "When it rained, I felt small! What I long for is a word?", {"it rained", "small!", "a word?"}},
		{"the second is left out", "When it rained, what I long for is a word.", {"it rained", "", "a word"}},
		{"the first alone", "When it rained …", {"it rained", "", ""}},
		{"the last alone", "What I long for is a word.", {"", "", "a word"}},
		{"the first ends as no comma would", "When it rained. I felt small.", {"it rained.", "small", ""}},
		{"several sentences in one", "I felt small. And cold. What I long for is a. b.", {"", "small. And cold", "a. b"}},
		{"something else", "I wanted to be asked.", {NULL}},
		{"something before it", "So: I felt small.", {NULL}},
		{"another order", "I felt small. When it rained.", {NULL}},
		{"no end", "I felt small", {NULL}},
		{"nothing", "", {NULL}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf parts[PATTERN_PARTS] = {BUF_EMPTY, BUF_EMPTY, BUF_EMPTY};
		bool good = debrief_sentence_parts(rows[i].sentence, parts) == (rows[i].parts[0] != NULL);
		for (int p = 0; p < PATTERN_PARTS; p++) {
			good = good && strcmp(parts[p].text, rows[i].parts[p] != NULL ? rows[i].parts[p] : "") == 0;
		}
		if (!good) {
			fail_msg("%s: %s | %s | %s", rows[i].why, parts[0].text, parts[1].text, parts[2].text);
		}
		for (int p = 0; p < PATTERN_PARTS; p++) {
			buf_finish(&parts[p]);
		}
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines_of_text),
		cmocka_unit_test(test_the_sentence),
		cmocka_unit_test(test_the_sentence_taken_apart),
		cmocka_unit_test(test_escaping),
		cmocka_unit_test(test_the_curve_is_the_play),
		cmocka_unit_test(test_alternatives_are_true),
		cmocka_unit_test(test_signs_are_what_showed),
		cmocka_unit_test(test_steps_quote_what_was_said),
		cmocka_unit_test(test_soft_words_to_a_closed_door_are_practice),
		cmocka_unit_test(test_an_authors_words_stay_words),
		cmocka_unit_test(test_json_keeps_the_very_text),
		cmocka_unit_test(test_csv_is_a_table),
		cmocka_unit_test(test_no_names_anywhere),
		cmocka_unit_test(test_names_that_are_words),
		cmocka_unit_test(test_nothing_beneath),
		cmocka_unit_test(test_the_words_are_kind),
		cmocka_unit_test(test_before_and_without_a_person),
		cmocka_unit_test(test_a_play_of_thousands),
	};
	return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
