/* The search: counted by hand on tiny scenarios, a planted trap, bounds, and the turning points of a play. */
#include "story_fixture.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "explore/explore.h"
#include "explore/explore_check.h"
#include "explore/turning.h"

#define HEAD                                                                                                           \
	"{\"format\": 1, \"id\": \"tiny\", \"title\": \"Tiny\", \"summary\": \"s\", \"content_notes\": [\"n\"], \"practises\": " \
	"[\"p\"], \"source\": \"s\", \"minutes\": 1, \"couple\": {"                                                        \
	"\"ada\": {\"name\": \"Ada\", \"pronouns\": \"she\", \"position\": \"pursuer\", \"start\": {\"heat\": 420, \"open\": 400, " \
	"\"safe\": 450, \"depth\": 200}, " FIXTURE_HALF "},"                                                               \
	"\"ben\": {\"name\": \"Ben\", \"pronouns\": \"he\", \"position\": \"withdrawer\", \"start\": {\"heat\": 380, \"open\": 350, " \
	"\"safe\": 450, \"depth\": 150}, " FIXTURE_HALF "}}, \"seats\": [\"ada\", \"ben\"], \"start\": \"a\", \"beats\": {"
#define REPLY(id, move, rest) "{\"id\": \"" id "\", \"says\": \"" id "\", \"move\": \"" move "\", " rest "}"
#define END(id, kind) "\"" id "\": {\"ending\": \"" kind "\", \"title\": \"t\", \"text\": \"t\", \"ask\": \"a\"}"

static const bool ada[SEAT_COUNT] = {true, false};

/* a: x -> b (Ben answers, -> c), y -> well.  c: q -> badly, r -> well. */
static const char counted[] = HEAD
	"\"a\": {\"turn\": \"ada\", \"replies\": [" REPLY("x", "check", "\"to\": \"b\"") "," REPLY("y", "validate", "\"to\": \"well\"") "]},"
	"\"b\": {\"turn\": \"ben\", \"replies\": [" REPLY("p", "placate", "\"to\": \"c\"") "]},"
	"\"c\": {\"turn\": \"ada\", \"replies\": [" REPLY("q", "press", "\"to\": \"badly\"") "," REPLY("r", "curious", "\"to\": \"well\"") "]},"
	END("well", "repaired") "," END("badly", "stuck") "}}";

static const struct beat *beat(const struct story *story, const char *id) {
	const struct beat *found = story_beat(story, id);
	assert_non_null(found);
	return found;
}

static void expect_way(const struct explore *explore, uint32_t state, const char *expected) {
	struct buf way = BUF_EMPTY;
	assert_int_not_equal(state, EXPLORE_NOWHERE);
	explore_way_text(explore, state, &way);
	assert_string_equal(way.text, expected);
	buf_finish(&way);
}

static void test_counted_by_hand(void **state) {
	(void)state;
	struct story *story = fixture_from(counted);
	struct explore *explore = explore_run(story, ada, NULL, NULL);
	assert_true(explore_complete(explore));
	assert_int_equal(explore_states(explore), 4); /* a, c, well, badly */
	assert_int_equal(explore_edges(explore), 4);
	expect_way(explore, explore_ending(explore, beat(story, "well")), "y");
	expect_way(explore, explore_ending(explore, beat(story, "badly")), "x,q");
	struct explore_sums sums = explore_sum(explore);
	assert_int_equal(sums.choices, 2);
	assert_int_equal(sums.can_soften, 2);
	assert_int_equal(sums.no_way_back, 0);
	assert_int_equal(sums.no_way_out, 0);
	assert_true(sums.conversations == 3.0);
	assert_int_equal(sums.longest, 2);
	assert_int_equal(sums.shortest, 1);
	assert_int_equal(explore_distance(explore, 0), 1);
	assert_int_equal(explore_move_offered(explore, MOVE_CHECK), 1);
	assert_int_equal(explore_move_offered(explore, MOVE_PLACATE), 0); /* Ben's, by habit */
	assert_true(explore_beat_reached(explore, beat(story, "b")));
	explore_destroy(explore);
	story_destroy(story);
}

/* a: x or y, which do the same -> b.  b: p -> well, and q after x alone: so b is two moments. */
static const char remembered[] = HEAD
	"\"a\": {\"turn\": \"ada\", \"replies\": [" REPLY("x", "check", "\"to\": \"b\"") "," REPLY("y", "check", "\"to\": \"b\"") "]},"
	"\"b\": {\"turn\": \"ada\", \"replies\": [" REPLY("p", "press", "\"to\": \"well\"") ","
	REPLY("q", "curious", "\"when\": \"last('x')\", \"to\": \"well\"") "]},"
	END("well", "repaired") "}}";

/* The same with a line that asks on the way in, and a way on that asks on the way out: b is one. */
static const char forgotten[] = HEAD
	"\"a\": {\"turn\": \"ada\", \"replies\": [" REPLY("x", "check", "\"to\": \"b\"") "," REPLY("y", "check", "\"to\": \"b\"") "]},"
	"\"b\": {\"lines\": [{\"when\": \"last('x')\", \"text\": \"t\"}], \"turn\": \"ada\", \"replies\": ["
	REPLY("p", "press", "\"to\": [{\"when\": \"last('p')\", \"to\": \"well\"}, {\"to\": \"badly\"}]") "]},"
	END("well", "repaired") "," END("badly", "stuck") "}}";

static void test_last_is_remembered_where_it_matters(void **state) {
	(void)state;
	static const struct {
		const char *text;
		size_t states;
	} rows[] = {{remembered, 4}, {forgotten, 3}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct story *story = fixture_from(rows[i].text);
		struct explore *explore = explore_run(story, ada, NULL, NULL);
		assert_int_equal(explore_states(explore), rows[i].states);
		assert_true(explore_ending(explore, beat(story, "well")) != EXPLORE_NOWHERE);
		if (i == 1) {
			assert_true(explore_line_reached(explore, beat(story, "b"), 0));
			assert_int_equal(explore_ending(explore, beat(story, "badly")), EXPLORE_NOWHERE);
		} else {
			assert_true(explore_reply_offered(explore, story_reply(story, "q")));
		}
		explore_destroy(explore);
		story_destroy(story);
	}
}

/* Two replies of one move in one moment: it is on offer there once. */
static const char twice[] = HEAD
	"\"a\": {\"turn\": \"ada\", \"replies\": [" REPLY("x", "check", "\"to\": \"badly\"") "," REPLY("y", "check", "\"to\": \"well\"") "]},"
	END("well", "repaired") "," END("badly", "stuck") "}}";

static void test_a_move_is_on_offer_once_a_moment(void **state) {
	(void)state;
	struct story *story = fixture_from(twice);
	struct explore *explore = explore_run(story, ada, NULL, NULL);
	assert_int_equal(explore_move_offered(explore, MOVE_CHECK), 1);
	explore_destroy(explore);
	story_destroy(story);
}

/* a: in -> trap, on -> c.  trap: one reply, to badly, or to trap2, and that to badly: no good ending any more. */
static const char trap[] = HEAD
	"\"a\": {\"turn\": \"ada\", \"replies\": [" REPLY("stay", "check", "\"once\": false, \"to\": \"a\"") ","
	REPLY("on", "curious", "\"to\": \"c\"") "]},"
	"\"c\": {\"turn\": \"ada\", \"replies\": [" REPLY("in", "press", "\"to\": \"trap\"") "," REPLY("out", "validate", "\"to\": \"well\"") "]},"
	"\"trap\": {\"turn\": \"ada\", \"replies\": [" REPLY("deeper", "press", "\"to\": \"trap2\"") "," REPLY("end", "defend", "\"to\": \"badly\"") "]},"
	"\"trap2\": {\"turn\": \"ada\", \"replies\": [" REPLY("end2", "contempt", "\"to\": \"badly\"") "]},"
	END("well", "accepted") "," END("badly", "escalated") "}}";

static void test_a_trap_is_found(void **state) {
	(void)state;
	struct story *story = fixture_from(trap);
	const struct explore_bounds bounds = {.states = 5000};
	struct explore *explore = explore_run(story, ada, NULL, &bounds);
	struct explore_sums sums = explore_sum(explore);
	assert_true(sums.no_way_back > 0);
	expect_way(explore, sums.first_no_way_back, "on,in");
	explore_destroy(explore);
	struct diag diag = {0};
	explore_check(story, &diag, NULL);
	bool told = false;
	for (size_t i = 0; i < diag.len; i++) {
		told = told || (strcmp(diag.findings[i].code, "no-way-back") == 0 && strstr(diag.findings[i].message, "after on,in ") != NULL);
	}
	assert_true(told);
	diag_finish(&diag);
	story_destroy(story);
}

static void test_turning_points(void **state) {
	(void)state;
	struct story *story = fixture_from(trap);
	const struct playthrough_setup setup = {.seat = {true, false}, .seed = 1};
	struct playthrough *playthrough = playthrough_create(story, &setup);
	struct diag diag = {0};
	assert_true(playthrough_replies_by_id(playthrough, "stay,on,in,deeper", &diag));
	struct turning points[4];
	assert_int_equal(turning_points(playthrough, points), 4);
	assert_int_equal(points[0].turn, TURN_SAME);
	assert_int_equal(points[0].before, 2);
	assert_int_equal(points[1].turn, TURN_NEARER);
	assert_int_equal(points[1].after, 1);
	assert_int_equal(points[2].turn, TURN_LOST);
	assert_int_equal(points[2].before, 1);
	assert_int_equal(points[2].after, DISTANCE_NONE);
	assert_string_equal(points[2].best.reply->id, "out");
	assert_int_equal(points[2].best_after, 0);
	assert_int_equal(points[3].turn, TURN_GONE);
	struct buf text = BUF_EMPTY;
	struct cast cast = story_cast(story);
	turning_text(story, &cast, &points[2], &text);
	assert_string_equal(text.text,
		"Here the way back was lost: with the other answering by habit, no good ending was left. "
		"Also on offer: “out” would have left a good ending at once.");
	buf_finish(&text);
	diag_finish(&diag);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_a_bound_is_admitted(void **state) {
	(void)state;
	struct story *story = fixture_story();
	const struct explore_bounds bounds = {.states = 500};
	struct explore *explore = explore_run(story, ada, NULL, &bounds);
	assert_false(explore_complete(explore));
	assert_true(explore_states(explore) <= 500 + EXPLORE_CHOICES_MAX);
	bool unknown = false;
	for (uint32_t i = 0; i < explore_states(explore); i++) {
		uint16_t distance = explore_distance(explore, i);
		assert_int_not_equal(distance, DISTANCE_NONE); /* this fixture has a way back from everywhere it comes to here */
		unknown = unknown || distance == DISTANCE_UNKNOWN;
	}
	assert_true(unknown);
	const struct explore_bounds small = {.memory = 1 << 20};
	struct explore *by_memory = explore_run(story, ada, NULL, &small);
	assert_false(explore_complete(by_memory));
	assert_true(explore_bytes(by_memory) <= 1 << 20);
	explore_destroy(explore);
	explore_destroy(by_memory);
	story_destroy(story);
}

static void test_the_same_every_time(void **state) {
	(void)state;
	struct story *story = fixture_story();
	const struct explore_bounds bounds = {.states = 20000};
	struct explore *one = explore_run(story, ada, NULL, &bounds), *two = explore_run(story, ada, NULL, &bounds);
	assert_int_equal(explore_states(one), explore_states(two));
	assert_int_equal(explore_edges(one), explore_edges(two));
	for (uint32_t i = 0; i < explore_states(one); i += 97) {
		struct buf a = BUF_EMPTY, b = BUF_EMPTY;
		explore_way_text(one, i, &a);
		explore_way_text(two, i, &b);
		assert_string_equal(a.text, b.text);
		assert_int_equal(explore_distance(one, i), explore_distance(two, i));
		buf_finish(&a);
		buf_finish(&b);
	}
	explore_destroy(one);
	explore_destroy(two);
	story_destroy(story);
}

/* Each way that is told can be played, and leads where it is said to lead. */
static void test_ways_can_be_played(void **state) {
	(void)state;
	struct story *story = fixture_story();
	const struct explore_bounds bounds = {.states = 8000};
	struct explore *explore = explore_run(story, ada, NULL, &bounds);
	const struct playthrough_setup setup = {.seat = {true, false}, .seed = 1};
	for (uint32_t i = 0; i < explore_states(explore); i += 61) {
		struct buf way = BUF_EMPTY;
		explore_way_text(explore, i, &way);
		struct playthrough *playthrough = playthrough_create(story, &setup);
		struct diag diag = {0};
		assert_true(playthrough_replies_by_id(playthrough, way.text, &diag));
		assert_int_equal(explore_find(explore, playthrough_state(playthrough)), i);
		diag_finish(&diag);
		playthrough_destroy(playthrough);
		buf_finish(&way);
	}
	explore_destroy(explore);
	story_destroy(story);
}

/* A scenario so wide that a state, with all that it has to remember, takes more than a page. */
static void test_a_state_may_be_large(void **state) {
	(void)state;
	enum { BEATS = 2300, REPLIES = 16 };
	struct buf text = BUF_EMPTY;
	buf_puts(&text, HEAD);
	for (size_t i = 0; i < BEATS; i++) {
		char name[16], next[16];
		snprintf(name, sizeof(name), i == 0 ? "a" : "b%zu", i);
		snprintf(next, sizeof(next), i + 1 == BEATS ? "a" : "b%zu", i + 1);
		buf_printf(&text, "\"%s\": {\"turn\": \"ada\", \"to\": \"%s\", \"replies\": [", name, i == 0 ? "well" : next);
		for (size_t k = 0; k < REPLIES; k++) {
			buf_printf(&text, "%s{\"id\": \"r%zu-%zu\", \"says\": \"x\", \"move\": \"check\", \"to\": \"%s\"}", k > 0 ? "," : "",
				i, k, next);
		}
		buf_puts(&text, "]},");
	}
	buf_puts(&text, END("well", "repaired") "}}");
	struct story *story = fixture_from(text.text);
	const struct explore_bounds bounds = {.states = 200};
	struct explore *explore = explore_run(story, ada, NULL, &bounds);
	struct play_state *start = play_state_create(story);
	play_start(story, start, NULL);
	assert_int_equal(explore_find(explore, start), 0);
	free(start);
	explore_destroy(explore);
	story_destroy(story);
	buf_finish(&text);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counted_by_hand),
		cmocka_unit_test(test_last_is_remembered_where_it_matters),
		cmocka_unit_test(test_a_move_is_on_offer_once_a_moment),
		cmocka_unit_test(test_a_trap_is_found),
		cmocka_unit_test(test_turning_points),
		cmocka_unit_test(test_a_bound_is_admitted),
		cmocka_unit_test(test_the_same_every_time),
		cmocka_unit_test(test_ways_can_be_played),
		cmocka_unit_test(test_a_state_may_be_large),
	};
	return cmocka_run_group_tests_name("explore", tests, NULL, NULL);
}
