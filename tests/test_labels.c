/* Which labels are doubted, by clear words and by all; what is not told, and how often. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "story/labels.h"

static struct words *lists(void) {
	struct diag diag = {0};
	struct words *words = words_for_language("en", &diag);
	assert_non_null(words);
	assert_int_equal(diag.len, 0);
	diag_finish(&diag);
	return words;
}

/* A scenario of one choice between a quiet card and what is given. */
static struct story *story_with(const char *reply, struct diag *diag) {
	struct buf text = BUF_EMPTY;
	buf_printf(&text,
		"{\"format\": 1, \"id\": \"porch\", \"title\": \"The porch\", \"content_notes\": [\"a quarrel\"], \"couple\": {"
		"\"ann\": {\"name\": \"Ann\", \"pronouns\": \"she\", \"position\": \"pursuer\","
		"\"start\": {\"heat\": 420, \"open\": 400, \"safe\": 450, \"depth\": 200}},"
		"\"bo\": {\"name\": \"Bo\", \"pronouns\": \"they\", \"position\": \"withdrawer\","
		"\"start\": {\"heat\": 380, \"open\": 350, \"safe\": 450, \"depth\": 150}}},"
		"\"start\": \"door\", \"beats\": {\"door\": {\"turn\": \"ann\", \"replies\": ["
		"{\"id\": \"quiet\", \"does\": \"waits\", \"move\": \"stonewall\", \"to\": \"end\"},"
		"{\"id\": \"card\", \"to\": \"end\", %s}]},"
		"\"end\": {\"ending\": \"paused\", \"title\": \"Later\", \"text\": \"They wait.\"}}}",
		reply);
	struct story *story = story_load_text("porch.json", text.text, text.len, diag);
	if (story == NULL) {
		struct buf words = BUF_EMPTY;
		diag_print(diag, false, &words);
		fail_msg("%s", words.text);
	}
	buf_finish(&text);
	return story;
}

#define CARD(says, move) "\"says\": \"" says "\", \"move\": \"" move "\""
#define BUILT(first, second, sharp, soft) \
	"\"compose\": {\"slots\": [{\"options\": [{\"id\": \"a\", \"says\": \"" first "\", \"tag\": \"sharp\"}," \
	"{\"id\": \"b\", \"says\": \"" second "\"}]}, {\"options\": [{\"id\": \"c\", \"says\": \"Today.\"}," \
	"{\"id\": \"d\", \"says\": \"Again.\"}]}], \"rules\": [{\"when\": [\"sharp\"], \"move\": \"" sharp "\"}," \
	"{\"move\": \"" soft "\"}]}"

static const struct {
	const char *why, *reply, *clear, *all; /* the codes, NULL: none */
	const char *part;                      /* of the message */
} rows[] = {
	{"a feeling that softens is as it should be", CARD("I was scared.", "disclose"), NULL, NULL, NULL},
	{"one that stings is not", CARD("I was scared.", "criticise"), "feeling-stings", "feeling-stings",
		"reply \"card\" is labelled criticise, which stings, and its words hold a feeling or a wish of one's own and no charge: "
		"“I was scared” (a feeling of one's own)"},
	{"nor a wish", CARD("I want to be close to you.", "rebuff"), "feeling-stings", "feeling-stings", "(a wish)"},
	{"a half-way move is for a review alone", CARD("I was scared.", "reason"), NULL, "feeling-misses", "neither softens nor stings"},
	{"a charge that stings is as it should be", CARD("You never listen.", "criticise"), NULL, NULL, NULL},
	{"one that softens is not", CARD("You never listen.", "validate"), "charge-softens", "charge-softens", "which softens"},
	{"nor one that calms", CARD("You never listen.", "pause_return"), "charge-softens", "charge-softens", "which calms"},
	{"a charge beside a feeling may be either", CARD("I was scared. You never listen.", "disclose"), NULL, "charge-softens",
		"a charge: “You never"},
	{"and stings if it says so", CARD("I was scared. You never listen.", "criticise"), NULL, NULL, NULL},
	{"an author who has looked is believed", CARD("You never listen.", "validate") ", \"label_checked\": true", NULL, NULL, NULL},
	{"and has looked only if it is true", CARD("You never listen.", "validate") ", \"label_checked\": false", "charge-softens",
		"charge-softens", ""},
	{"nothing is said", "\"does\": \"nods\", \"move\": \"criticise\"", NULL, NULL, NULL},
	{"a composed one, once, by the first way that has it", BUILT("You never listen.", "I was scared.", "soft_start", "disclose"),
		"charge-softens", "charge-softens", "put together as “You never listen. Today.”, reply \"card\""},
	{"its second way", BUILT("You never listen.", "I was scared.", "criticise", "press"), "feeling-stings", "feeling-stings",
		"put together as “I was scared. Today.”"},
	{"and both", BUILT("You never listen.", "I was scared.", "validate", "press"), "charge-softens feeling-stings",
		"charge-softens feeling-stings", ""},
};

static void assert_codes(const char *why, const struct diag *diag, const char *codes, const char *part) {
	struct buf found = BUF_EMPTY;
	for (size_t i = 0; i < diag->len; i++) {
		buf_printf(&found, "%s%s", i > 0 ? " " : "", diag->findings[i].code);
		assert_int_equal(diag->findings[i].severity, SEVERITY_WARNING);
		if (strstr(diag->findings[i].message, part) == NULL) {
			fail_msg("%s: %s", why, diag->findings[i].message);
		}
	}
	if (strcmp(found.len > 0 ? found.text : "", codes != NULL ? codes : "") != 0) {
		fail_msg("%s: %s", why, found.len > 0 ? found.text : "nothing");
	}
	buf_finish(&found);
}

static void test_rows(void **state) {
	(void)state;
	struct words *words = lists();
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct diag loading = {0}, clear = {0}, all = {0}, other = {0};
		struct story *story = story_with(rows[i].reply, &loading);
		const char *part = rows[i].part != NULL ? rows[i].part : "";
		labels_check(story, words, SEAT_NONE, LABELS_CLEAR, &clear);
		labels_check(story, words, SEAT_ONE, LABELS_ALL, &all);
		labels_check(story, words, SEAT_TWO, LABELS_ALL, &other);
		assert_codes(rows[i].why, &clear, rows[i].clear, part);
		assert_codes(rows[i].why, &all, rows[i].all, part);
		assert_int_equal(other.len, 0);
		story_destroy(story);
		diag_finish(&clear);
		diag_finish(&all);
		diag_finish(&loading);
	}
	words_destroy(words);
}

/* What is clear to a check is never news to a review: on the library, card by card. */
static void test_review_says_as_much(void **state) {
	(void)state;
	static const char *const files[] = {"back-rub", "cocoon", "dishwasher", "five-steps", "milk-carton", "under-the-snark"};
	struct words *words = lists();
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct buf path = BUF_EMPTY;
		buf_printf(&path, "%s/scenes/%s.json", SOURCE_DIR, files[i]);
		struct diag loading = {0}, clear = {0}, all = {0};
		struct story *story = story_load(path.text, &loading);
		assert_non_null(story);
		labels_check(story, words, SEAT_NONE, LABELS_CLEAR, &clear);
		labels_check(story, words, SEAT_NONE, LABELS_ALL, &all);
		for (size_t k = 0; k < clear.len; k++) {
			bool there = false;
			for (size_t n = 0; n < all.len && !there; n++) {
				there = strcmp(all.findings[n].code, clear.findings[k].code) == 0 &&
					all.findings[n].span.start == clear.findings[k].span.start;
			}
			assert_true(there);
		}
		story_destroy(story);
		diag_finish(&clear);
		diag_finish(&all);
		diag_finish(&loading);
		buf_finish(&path);
	}
	words_destroy(words);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_review_says_as_much),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
