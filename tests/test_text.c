/* Texts: what they become for each pronoun, and their mistakes, each at its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "story/story.h"
#include "story/text.h"

static struct story some_story(void) {
	struct story story = {0};
	story.person[SEAT_ONE] = (struct person){.id = "ann", .name = "Ann", .pronouns = PRONOUNS_SHE};
	story.person[SEAT_TWO] = (struct person){.id = "bo", .name = "Bo", .pronouns = PRONOUNS_THEY};
	return story;
}

static const struct {
	const char *text;
	enum pronouns pronouns; /* of ann */
	const char *shown;      /* emphasis as < > */
} shows[] = {
	{"", PRONOUNS_SHE, ""},
	{"Plain words.", PRONOUNS_SHE, "Plain words."},
	{"{ann} waits.", PRONOUNS_SHE, "Ann waits."},
	{"{ann.they} sees {bo.them}", PRONOUNS_SHE, "she sees them"},
	{"{ann.They} {ann.is} late", PRONOUNS_SHE, "She is late"},
	{"{ann.They} {ann.is} late", PRONOUNS_HE, "He is late"},
	{"{ann.They} {ann.is} late", PRONOUNS_THEY, "They are late"},
	{"{ann.They} {ann.has} run; {ann.they} run{ann.s}", PRONOUNS_SHE, "She has run; she runs"},
	{"{ann.They} {ann.has} run; {ann.they} run{ann.s}", PRONOUNS_THEY, "They have run; they run"},
	{"{ann.them} {ann.their} {ann.theirs} {ann.themself}", PRONOUNS_SHE, "her her hers herself"},
	{"{ann.them} {ann.their} {ann.theirs} {ann.themself}", PRONOUNS_HE, "him his his himself"},
	{"{ann.them} {ann.their} {ann.theirs} {ann.themself}", PRONOUNS_THEY, "them their theirs themself"},
	{"{ann.Them} {ann.Their} {ann.Theirs} {ann.Themself} {ann.Is} {ann.Has}", PRONOUNS_HE, "Him His His Himself Is Has"},
	{"{ann.They} {ann.was} late", PRONOUNS_SHE, "She was late"},
	{"{ann.They} {ann.was} late", PRONOUNS_THEY, "They were late"},
	{"{ann.Was} {ann.they}?", PRONOUNS_THEY, "Were they?"},
	{"*Not* now, *{ann}*", PRONOUNS_SHE, "<Not> now, <Ann>"},
	{"\\{ \\} \\* \\\\", PRONOUNS_SHE, "{ } * \\"},
	{"{one} and {two.they}", PRONOUNS_SHE, "Ann and they"}, /* as shared beats write it */
	{"Schön, {ann}…", PRONOUNS_SHE, "Schön, Ann…"},
};

static void test_shown(void **state) {
	(void)state;
	struct story story = some_story();
	for (size_t i = 0; i < sizeof(shows) / sizeof(shows[0]); i++) {
		struct cast cast = story_cast(&story);
		cast.person[SEAT_ONE].pronouns = shows[i].pronouns;
		struct buf out = BUF_EMPTY, plain = BUF_EMPTY, expected = BUF_EMPTY;
		story_text(&story, &cast, shows[i].text, &out);
		for (size_t j = 0; j < out.len; j++) {
			out.text[j] = out.text[j] == EMPHASIS_ON ? '<' : out.text[j] == EMPHASIS_OFF ? '>' : out.text[j];
		}
		assert_string_equal(out.text, shows[i].shown);
		for (const char *at = shows[i].shown; *at != '\0'; at++) {
			if (*at != '<' && *at != '>') {
				buf_putc(&expected, *at);
			}
		}
		story_plain_text(&story, &cast, shows[i].text, &plain);
		assert_string_equal(plain.text, expected.text);
		buf_finish(&out);
		buf_finish(&plain);
		buf_finish(&expected);
	}
	struct buf out = BUF_EMPTY;
	struct cast cast = story_cast(&story);
	story_text(&story, &cast, NULL, &out);
	assert_int_equal(out.len, 0);
}

static void test_other_name(void **state) {
	(void)state;
	struct story story = some_story();
	struct cast cast = story_cast(&story);
	cast.person[SEAT_ONE].name = "Zoë {bo}";
	struct buf out = BUF_EMPTY;
	story_plain_text(&story, &cast, "{ann}!", &out);
	assert_string_equal(out.text, "Zoë {bo}!"); /* a name is no template */
	buf_finish(&out);
}

static void note(void *data, const char *code, size_t start, size_t len, const char *message, const char *suggestion) {
	(void)message;
	struct buf *out = data;
	buf_printf(out, "%s%zu+%zu %s%s%s", out->len > 0 ? "; " : "", start, len, code, suggestion == NULL ? "" : " ",
		suggestion == NULL ? "" : suggestion);
}

static const struct {
	const char *text, *mistakes;
} checks[] = {
	{"Plain. {ann} {bo.Themself} *a* \\{ \\} \\* \\\\", ""},
	{"{anna} waits", "1+4 text-placeholder ann"},
	{"{zebedee} waits", "1+7 text-placeholder"},
	{"{} waits", "1+0 text-placeholder"},
	{"{ann.thy} waits", "5+3 text-placeholder they"},
	{"{ann.} waits", "5+0 text-placeholder"},
	{"{ann.THEY}", "5+4 text-placeholder they"},
	{"{ann .they}", "1+4 text-placeholder ann"},
	{"{anna.thy}", "1+4 text-placeholder ann; 6+3 text-placeholder they"},
	{"{ann waits", "0+1 text-brace"},
	{"{ann {bo}", "0+1 text-brace"},
	{"ann} waits", "3+1 text-brace"},
	{"*ann waits", "0+1 text-emphasis"},
	{"*a* b*", "5+1 text-emphasis"},
	{"** b", "0+2 text-emphasis"},
	{"a \\n b", "2+1 text-escape"},
	{"a \\", "2+1 text-escape"},
	{"{anna} *b", "1+4 text-placeholder ann; 7+1 text-emphasis"},
};

static void test_checked(void **state) {
	(void)state;
	const struct text_names names = {{"ann", "bo"}};
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
		struct buf found = BUF_EMPTY;
		text_check(checks[i].text, strlen(checks[i].text), &names, note, &found);
		assert_string_equal(found.text, checks[i].mistakes);
		buf_finish(&found);
	}
	const struct text_names unknown = {{NULL, NULL}};
	struct buf found = BUF_EMPTY;
	text_check("{anyone} *", 10, &unknown, note, &found);
	assert_string_equal(found.text, "9+1 text-emphasis");
	buf_finish(&found);
}

static void test_visible_length(void **state) {
	(void)state;
	assert_int_equal(text_visible_length("*é* {ann.them}", 15), 6);
	assert_int_equal(text_visible_length("\\{\\}", 4), 2);
	assert_int_equal(text_visible_length("", 0), 0);
}

static const struct compose_option firsts[] = {
	{.id = "a", .says = "you went quiet,", .tag = "exact", .tag_bit = 1}, {.id = "b", .says = "you always do that,"}};
static const struct compose_option seconds[] = {{.id = "c", .says = "I felt small.", .tag = "from", .tag_bit = 2},
	{.id = "d", .says = "I felt you were rude.", .tag = "hook", .tag_bit = 4}};
static const struct slot slots[] = {
	{.label = "When …", .options = firsts, .option_count = 2}, {.options = seconds, .option_count = 2}};
static const char *const tags[] = {"exact", "from", "hook"};
static const struct rule rules[] = {
	{.tags = 1 | 2, .move = MOVE_DISCLOSE}, {.tags = 4, .move = MOVE_CRITICISE}, {.move = MOVE_TALK_ABOUT}};
static const struct compose compose = {
	.slots = slots, .slot_count = 2, .tags = tags, .tag_count = 3, .rules = rules, .rule_count = 3};

static void test_compose(void **state) {
	(void)state;
	static const struct {
		uint8_t options[2];
		enum move move;
		const char *says;
	} rows[] = {
		{{0, 0}, MOVE_DISCLOSE, "When you went quiet, I felt small."},
		{{1, 0}, MOVE_TALK_ABOUT, "When you always do that, I felt small."},
		{{0, 1}, MOVE_CRITICISE, "When you went quiet, I felt you were rude."},
		{{1, 1}, MOVE_CRITICISE, "When you always do that, I felt you were rude."},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out = BUF_EMPTY;
		buf_puts(&out, "> ");
		compose_says(&compose, rows[i].options, &out);
		assert_string_equal(out.text + 2, rows[i].says);
		assert_int_equal(compose_rule(&compose, rows[i].options)->move, rows[i].move);
		buf_finish(&out);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shown),
		cmocka_unit_test(test_other_name),
		cmocka_unit_test(test_checked),
		cmocka_unit_test(test_visible_length),
		cmocka_unit_test(test_compose),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
