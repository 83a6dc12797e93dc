/* Playing: a pure step; and play-throughs: a fold over the list of replies. */
#include "playthrough_fixture.h"

#include <stdlib.h>

#include "playthrough/playthrough.h"

static const struct playthrough_setup as_ada = {.seat = {true, false}, .seed = 1};
static const struct playthrough_setup both = {.seat = {true, true}, .seed = 1};

static void refuse(struct playthrough *playthrough, const char *list, const char *code, const char *message) {
	struct diag diag = {0};
	size_t before = playthrough_step_count(playthrough);
	assert_false(playthrough_replies_by_id(playthrough, list, &diag));
	assert_string_equal(diag.findings[0].code, code);
	assert_string_equal(diag.findings[0].message, message);
	assert_int_equal(playthrough_step_count(playthrough), before);
	diag_finish(&diag);
}

static void test_a_step_is_pure(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct play_state *one = play_state_create(story), *two = play_state_create(story);
	play_start(story, one, NULL);
	play_state_copy(story, two, one);
	const struct reply *offer[REPLIES_MAX_A_BEAT];
	assert_int_equal(play_offer(story, one, offer), 5);
	play_reply(story, one, offer[1], (struct parts){{0}}, NULL, NULL);
	play_reply(story, two, offer[1], (struct parts){{0}}, NULL, NULL);
	assert_memory_equal(one, two, play_state_size(story));
	free(one);
	free(two);
	story_destroy(story);
}

static void test_events_come_in_order(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &both);
	say(playthrough, "see,fair");
	/* Evening. / see / looks up. / fair / Evening. / waits */
	static const struct {
		uint32_t step;
		const char *beat;
		int32_t line;
	} expected[] = {{0, "ada-talks", 0}, {0, "ada-talks", -1}, {1, "ben-talks", 0}, {1, "ben-talks", -1}, {2, "ada-talks", 0},
		{2, "ada-talks", 1}};
	assert_int_equal(playthrough_event_count(playthrough), 6);
	for (size_t i = 0; i < 6; i++) {
		struct event event = playthrough_event(playthrough, i);
		assert_int_equal(event.step, expected[i].step);
		assert_string_equal(story->beats[event.beat].id, expected[i].beat);
		assert_int_equal(event.line, expected[i].line);
	}
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_habit_answers(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	say(playthrough, "snap");
	assert_int_equal(playthrough_step_count(playthrough), 2);
	assert_true(playthrough_step(playthrough, 0)->chosen);
	assert_false(playthrough_step(playthrough, 1)->chosen);
	struct habit habit = playthrough_habit(playthrough, 1);
	assert_int_equal(habit.reply->index, playthrough_step(playthrough, 1)->reply);
	assert_string_equal(habit.reply->id, "shut"); /* 380 + 174 * 620/1000 = 487: hot enough */
	assert_int_equal(habit.reason, HABIT_FRESH);
	assert_int_equal(habit.thoughts[1].fit, FIT_YES); /* placating would have fitted too, later in the list */
	assert_int_equal(habit.thoughts[2].fit, FIT_TOO_HOT);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_stepwise_waits(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough_setup setup = as_ada;
	setup.stepwise = true;
	struct playthrough *playthrough = playthrough_create(story, &setup);
	say(playthrough, "see");
	assert_int_equal(playthrough_waits_for(playthrough), PLAYTHROUGH_HABIT);
	assert_int_equal(playthrough_step_count(playthrough), 1);
	playthrough_go_on(playthrough);
	assert_int_equal(playthrough_waits_for(playthrough), PLAYTHROUGH_PERSON);
	assert_int_equal(playthrough_step_count(playthrough), 2);
	playthrough_go_on(playthrough);
	assert_int_equal(playthrough_step_count(playthrough), 2);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_cards_are_shuffled_by_the_seed(void **state) {
	(void)state;
	struct story *story = fixture_story();
	const struct reply *first[REPLIES_MAX_A_BEAT], *cards[REPLIES_MAX_A_BEAT];
	bool other_order = false;
	for (uint64_t seed = 0; seed < 20; seed++) {
		struct playthrough_setup setup = as_ada;
		setup.seed = seed;
		struct playthrough *playthrough = playthrough_create(story, &setup), *again = playthrough_create(story, &setup);
		size_t len = playthrough_cards(playthrough, cards);
		assert_int_equal(len, 5);
		uint32_t known = 0;
		for (size_t i = 0; i < len; i++) {
			known |= 1u << cards[i]->index;
		}
		assert_int_equal(known, 31); /* each card once */
		playthrough_cards(again, first);
		assert_memory_equal(first, cards, len * sizeof(cards[0]));
		other_order = other_order || cards[0]->index != 0;
		playthrough_destroy(playthrough);
		playthrough_destroy(again);
	}
	assert_true(other_order);
	story_destroy(story);
}

static void test_replies_by_name(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &both);
	refuse(playthrough, "se", "reply-not-on-offer",
		"reply \"se\" is not on offer here; on offer: snap, see, ask, walk and say-it");
	refuse(playthrough, "say-it", "options-missing",
		"reply \"say-it\" is put together from 2 parts: write say-it:option,option…; options for part 1: door, always");
	refuse(playthrough, "say-it:door", "options-missing",
		"reply \"say-it\" is put together from 2 parts: write say-it:option,option…; options for part 2: small, that");
	refuse(playthrough, "say-it:door,tall", "option-unknown",
		"\"tall\" is no option for part 2 of reply \"say-it\"; there are: small, that");
	refuse(playthrough, "see:door", "option-unknown", "reply \"see\" is one sentence: it has no options to choose");
	say(playthrough, "say-it:door,small,fair,walk,sorry");
	struct buf spec = BUF_EMPTY;
	playthrough_step_spec(playthrough, 0, &spec);
	assert_string_equal(spec.text, "say-it:door,small");
	buf_finish(&spec);
	assert_int_equal(playthrough_couple_after(playthrough, 1).partner[SEAT_ONE].last_move, MOVE_DISCLOSE);
	refuse(playthrough, "walk", "reply-not-on-offer", "reply \"walk\" is not on offer here; on offer: snap, see and ask");
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_a_call_comes_back(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &both);
	say(playthrough, "walk");
	assert_string_equal(playthrough_beat(playthrough)->id, "ben-talks");
	assert_int_equal(playthrough_state(playthrough)->call_depth, 0);
	assert_int_equal(play_facts(story, playthrough_state(playthrough)).variables[0], 1);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_it_ends(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	say(playthrough, "see,ask,see,ask");
	assert_int_equal(playthrough_waits_for(playthrough), PLAYTHROUGH_ENDED);
	assert_int_equal(playthrough_beat(playthrough)->ending, ENDING_REPAIRED);
	refuse(playthrough, "see", "reply-after-end", "reply \"see\" comes too late: after 8 replies the conversation is over");
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void same_playthrough(const struct playthrough *a, const struct playthrough *b) {
	assert_int_equal(playthrough_step_count(a), playthrough_step_count(b));
	assert_int_equal(playthrough_event_count(a), playthrough_event_count(b));
	assert_memory_equal(playthrough_state(a), playthrough_state(b), play_state_size(playthrough_story(a)));
	for (size_t i = 0; i < playthrough_event_count(a); i++) {
		struct event x = playthrough_event(a, i), y = playthrough_event(b, i);
		assert_true(x.step == y.step && x.beat == y.beat && x.line == y.line);
	}
}

/* Cutting the list anywhere is the same as never having said what was cut, and going on from there goes on the same. */
static void test_rewind_is_a_cut(void **state) {
	(void)state;
	static const char endless[] = "\"rounds >= 8\"";
	char *text = strdup(fixture_text);
	memcpy(strstr(text, endless), "\"rounds < 0 \"", sizeof(endless) - 1);
	memcpy(strstr(text, "\"repaired\", \"to\""), "\"tension<0\",\"to\"", 16);
	struct story *story = fixture_from(text);
	free(text);
	static const char *const ada[] = {"snap", "see", "ask"}, *const ben[] = {"shut", "sorry", "tell", "fair"};
	struct dice dice = {11};
	struct playthrough *whole = playthrough_create(story, &both), *part = playthrough_create(story, &both);
	char said[300][8];
	for (int i = 0; i < 300; i++) {
		strcpy(said[i], i % 2 == 0 ? ada[dice_below(&dice, 3)] : ben[dice_below(&dice, 4)]);
		say(whole, said[i]);
	}
	for (int tried = 0; tried < 200; tried++) {
		size_t cut = dice_below(&dice, 301);
		playthrough_rewind(part, 0);
		for (size_t i = 0; i < cut; i++) {
			say(part, said[i]);
		}
		playthrough_rewind(whole, cut);
		same_playthrough(whole, part);
		for (size_t i = cut; i < 300; i++) {
			say(whole, said[i]);
		}
	}
	playthrough_destroy(whole);
	playthrough_destroy(part);
	story_destroy(story);
}

static void test_undo_goes_to_ones_own_choice(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	assert_false(playthrough_undo(playthrough));
	say(playthrough, "see,ask");
	assert_true(playthrough_undo(playthrough));
	assert_int_equal(playthrough_step_count(playthrough), 2);
	assert_int_equal(playthrough_waits_for(playthrough), PLAYTHROUGH_PERSON);
	assert_true(playthrough_undo(playthrough));
	assert_int_equal(playthrough_step_count(playthrough), 0);
	assert_false(playthrough_undo(playthrough));
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_why_is_the_sum_that_was_played(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &both);
	say(playthrough, "snap,shut,see,tell,ask,fair");
	for (size_t i = 0; i < playthrough_step_count(playthrough); i++) {
		struct cycle_why why = playthrough_why(playthrough, i);
		struct couple before = playthrough_couple_after(playthrough, i), after = playthrough_couple_after(playthrough, i + 1);
		assert_memory_equal(&why.before, &before, sizeof(before));
		assert_memory_equal(&why.after, &after, sizeof(after));
		assert_int_equal(why.tension_after, playthrough_step(playthrough, i)->tension);
	}
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_habit_that_runs_on_is_stopped(void **state) {
	(void)state;
	char *text = strdup(fixture_text);
	memcpy(strstr(text, "\"rounds >= 8\""), "\"rounds < 0 \"", 13);
	memcpy(strstr(text, "\"repaired\", \"to\""), "\"tension<0\",\"to\"", 16);
	struct story *story = fixture_from(text);
	free(text);
	const struct playthrough_setup nobody = {.seed = 1};
	struct playthrough *playthrough = playthrough_create(story, &nobody);
	assert_int_equal(playthrough_waits_for(playthrough), PLAYTHROUGH_DRY);
	assert_int_equal(playthrough_step_count(playthrough), HABIT_RUN_MAX);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_a_scenario_can_run_dry(void **state) {
	(void)state;
	char *text = strdup(fixture_text);
	for (char *at; (at = strstr(text, "\"once\": false, ")) != NULL;) {
		memset(at, ' ', 15);
	}
	memcpy(strstr(text, "\"rounds >= 8\""), "\"rounds < 0 \"", 13);
	memcpy(strstr(text, "\"repaired\", \"to\""), "\"tension<0\",\"to\"", 16);
	struct story *story = fixture_from(text);
	free(text);
	struct playthrough *playthrough = playthrough_create(story, &both);
	say(playthrough, "snap,shut,see,tell,ask,fair,walk,sorry,say-it:door,small");
	assert_int_equal(playthrough_waits_for(playthrough), PLAYTHROUGH_DRY);
	assert_int_equal(playthrough_beat(playthrough)->ending, ENDING_NONE);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_step_is_pure),
		cmocka_unit_test(test_events_come_in_order),
		cmocka_unit_test(test_habit_answers),
		cmocka_unit_test(test_stepwise_waits),
		cmocka_unit_test(test_cards_are_shuffled_by_the_seed),
		cmocka_unit_test(test_replies_by_name),
		cmocka_unit_test(test_a_call_comes_back),
		cmocka_unit_test(test_it_ends),
		cmocka_unit_test(test_rewind_is_a_cut),
		cmocka_unit_test(test_undo_goes_to_ones_own_choice),
		cmocka_unit_test(test_why_is_the_sum_that_was_played),
		cmocka_unit_test(test_habit_that_runs_on_is_stopped),
		cmocka_unit_test(test_a_scenario_can_run_dry),
	};
	return cmocka_run_group_tests_name("playthrough", tests, NULL, NULL);
}
