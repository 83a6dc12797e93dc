/* The ways tried: rewinding loses nothing, and any two ways can be put beside each other. */
#include "playthrough_fixture.h"

#include "playthrough/playthrough.h"

static const struct playthrough_setup as_ada = {.seat = {true, false}, .seed = 1};
static const struct playthrough_setup both = {.seat = {true, true}, .seed = 1};

static void check_way(const struct playthrough *playthrough, size_t way, const char *spec) {
	struct buf out = BUF_EMPTY;
	playthrough_way_spec(playthrough, way, &out);
	assert_string_equal(out.text, spec);
	buf_finish(&out);
}

static void test_choosing_otherwise_makes_a_way(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &both);
	assert_int_equal(playthrough_way_count(playthrough), 1);
	assert_int_equal(playthrough_way(playthrough, 0).replies, 0);
	say(playthrough, "snap,shut,see");
	playthrough_rewind(playthrough, 1);
	assert_int_equal(playthrough_whole_count(playthrough), 3);
	assert_int_equal(playthrough_way_count(playthrough), 1); /* going back alone is no other way */
	say(playthrough, "tell,ask,fair");
	assert_int_equal(playthrough_way_count(playthrough), 2);
	assert_int_equal(playthrough_way_now(playthrough), 1);
	check_way(playthrough, 0, "snap,shut,see");
	check_way(playthrough, 1, "snap,tell,ask,fair");
	struct way way = playthrough_way(playthrough, 1);
	assert_true(way.replies == 4 && way.from == 0 && way.parts == 1);
	assert_string_equal(way.beat->id, "ada-talks");
	assert_int_equal(playthrough_ways_part(playthrough, 0, 1), 1);
	playthrough_switch_way(playthrough, 0, 3);
	say(playthrough, "sorry");
	assert_int_equal(playthrough_way_count(playthrough), 2);
	check_way(playthrough, 0, "snap,shut,see,sorry"); /* gone on with, under its number */
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_what_lies_ahead_stays(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	assert_false(playthrough_redo(playthrough));
	say(playthrough, "see,ask,see,ask");
	assert_int_equal(playthrough_waits_for(playthrough), PLAYTHROUGH_ENDED);
	size_t events = playthrough_event_count(playthrough);
	assert_true(playthrough_undo(playthrough) && playthrough_undo(playthrough));
	assert_int_equal(playthrough_step_count(playthrough), 4);
	assert_true(playthrough_redo(playthrough));
	assert_int_equal(playthrough_step_count(playthrough), 6);
	assert_int_equal(playthrough_waits_for(playthrough), PLAYTHROUGH_PERSON);
	say(playthrough, "ask"); /* the same again is the way forward, not another */
	assert_int_equal(playthrough_way_count(playthrough), 1);
	assert_int_equal(playthrough_waits_for(playthrough), PLAYTHROUGH_ENDED);
	assert_int_equal(playthrough_event_count(playthrough), events);
	assert_false(playthrough_redo(playthrough));
	playthrough_rewind(playthrough, 0);
	playthrough_forward(playthrough, 8);
	assert_int_equal(playthrough_waits_for(playthrough), PLAYTHROUGH_ENDED);
	assert_int_equal(playthrough_event_count(playthrough), events);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_parts_tell_ways_apart(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &both);
	say(playthrough, "say-it:door,small");
	playthrough_undo(playthrough);
	say(playthrough, "say-it:door,that");
	playthrough_undo(playthrough);
	say(playthrough, "say-it:door,small");
	assert_int_equal(playthrough_way_count(playthrough), 2);
	assert_int_equal(playthrough_way_now(playthrough), 0);
	assert_int_equal(playthrough_ways_part(playthrough, 0, 1), 0);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_two_ways_side_by_side(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	say(playthrough, "see,ask,see,ask");
	playthrough_rewind(playthrough, 2);
	say(playthrough, "snap");
	struct playthrough *left = playthrough_of_way(playthrough, 0), *right = playthrough_of_way(playthrough, 1);
	assert_int_equal(playthrough_waits_for(left), PLAYTHROUGH_ENDED);
	assert_int_equal(playthrough_beat(left)->ending, ENDING_REPAIRED);
	assert_ptr_equal(playthrough_way(playthrough, 0).beat, playthrough_beat(left));
	assert_int_equal(playthrough_step_count(right), 4);
	assert_int_equal(playthroughs_part(left, right), 2);
	assert_int_equal(playthrough_ways_part(playthrough, 0, 1), 2);
	say(right, "ask"); /* it can be gone on with, and the other knows nothing of it */
	assert_int_equal(playthrough_way(playthrough, 1).replies, 4);
	playthrough_destroy(left);
	playthrough_destroy(right);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

/*
 * Against a naive model: every way as a plain list of step names, found again
 * by comparing lists from their beginning.
 */
enum { MODEL_WAYS = 400, MODEL_STEPS = 120 };

struct model {
	struct {
		uint64_t steps[MODEL_STEPS];
		size_t len;
	} ways[MODEL_WAYS];
	size_t len, now, at;
};

static uint64_t step_name(const struct step *step) {
	return (uint64_t)step->reply << 32 | (uint64_t)step->parts.option[0] << 16 | (uint64_t)step->parts.option[1] << 8 |
		step->chosen;
}

static bool has_beginning(const struct model *model, size_t way, size_t len, uint64_t next) {
	return model->ways[way].len > len && model->ways[way].steps[len] == next &&
		memcmp(model->ways[way].steps, model->ways[model->now].steps, len * sizeof(next)) == 0;
}

static void model_say(struct model *model, uint64_t step) {
	size_t way = has_beginning(model, model->now, model->at, step) ? model->now : 0;
	while (way < model->len && !has_beginning(model, way, model->at, step)) {
		way++;
	}
	if (way == model->len) {
		size_t leaf = model->now;
		if (model->ways[leaf].len != model->at) {
			leaf = model->len++;
			model->ways[leaf] = model->ways[model->now];
		}
		model->ways[leaf].steps[model->at] = step;
		model->ways[leaf].len = model->at + 1;
		way = leaf;
	}
	model->now = way;
	model->at++;
}

static void check_against(const struct playthrough *playthrough, const struct model *model, struct dice *dice) {
	assert_int_equal(playthrough_step_count(playthrough), model->at);
	assert_int_equal(playthrough_whole_count(playthrough), model->ways[model->now].len);
	assert_int_equal(playthrough_way_count(playthrough), model->len);
	assert_int_equal(playthrough_way_now(playthrough), model->now);
	size_t way = dice_below(dice, (uint32_t)model->len), other = dice_below(dice, (uint32_t)model->len);
	const struct step *steps[MODEL_STEPS];
	assert_int_equal(playthrough_way(playthrough, way).replies, model->ways[way].len);
	playthrough_way_steps(playthrough, way, steps);
	for (size_t i = 0; i < model->ways[way].len; i++) {
		assert_true(step_name(steps[i]) == model->ways[way].steps[i]);
	}
	size_t common = 0;
	while (common < model->ways[way].len && common < model->ways[other].len &&
		model->ways[way].steps[common] == model->ways[other].steps[common]) {
		common++;
	}
	assert_int_equal(playthrough_ways_part(playthrough, way, other), common);
	if (way != 0) {
		assert_int_equal(
			playthrough_ways_part(playthrough, way, playthrough_way(playthrough, way).from), playthrough_way(playthrough, way).parts);
	}
}

/* Where it stands is where a play-through stands in which nothing else was ever said. */
static void check_plain(const struct playthrough *playthrough) {
	struct playthrough *plain = playthrough_of_way(playthrough, playthrough_way_now(playthrough));
	playthrough_rewind(plain, playthrough_step_count(playthrough));
	assert_memory_equal(playthrough_state(plain), playthrough_state(playthrough), play_state_size(playthrough_story(playthrough)));
	assert_int_equal(playthrough_event_count(plain), playthrough_event_count(playthrough));
	for (size_t i = 0; i < playthrough_event_count(plain); i++) {
		struct event a = playthrough_event(plain, i), b = playthrough_event(playthrough, i);
		assert_true(a.step == b.step && a.beat == b.beat && a.line == b.line);
	}
	assert_int_equal(playthrough_waits_for(plain), playthrough_waits_for(playthrough));
	playthrough_destroy(plain);
}

static void walk_a_bit(struct playthrough *playthrough, struct model *model, struct dice *dice) {
	uint32_t what = dice_below(dice, 10);
	if (what < 2) {
		model->at = dice_below(dice, (uint32_t)model->at + 1);
		playthrough_rewind(playthrough, model->at);
	} else if (what < 3) {
		size_t whole = playthrough_whole_count(playthrough);
		model->at += dice_below(dice, (uint32_t)(whole - model->at) + 1);
		playthrough_forward(playthrough, model->at);
	} else if (what < 4) {
		model->now = dice_below(dice, (uint32_t)model->len);
		model->at = dice_below(dice, (uint32_t)model->ways[model->now].len + 1);
		playthrough_switch_way(playthrough, model->now, model->at);
	} else if (playthrough_waits_for(playthrough) == PLAYTHROUGH_HABIT) {
		playthrough_go_on(playthrough);
		model_say(model, step_name(playthrough_step(playthrough, model->at)));
	} else if (playthrough_waits_for(playthrough) == PLAYTHROUGH_PERSON && model->at + 2 < MODEL_STEPS) {
		const struct reply *cards[REPLIES_MAX_A_BEAT];
		const struct reply *reply = cards[dice_below(dice, (uint32_t)playthrough_cards(playthrough, cards))];
		struct parts parts = {{0}};
		if (reply->compose != NULL) {
			parts = (struct parts){{(uint8_t)dice_below(dice, 2), (uint8_t)dice_below(dice, 2)}};
		}
		playthrough_reply(playthrough, reply, parts);
		model_say(model, step_name(playthrough_step(playthrough, model->at)));
	}
}

static void random_walk(const struct story *story, const struct playthrough_setup *setup, uint64_t seed) {
	struct dice dice = {seed};
	static struct model model;
	model = (struct model){.len = 1};
	struct playthrough *playthrough = playthrough_create(story, setup);
	for (int i = 0; i < 600 && model.len < MODEL_WAYS - 1; i++) {
		walk_a_bit(playthrough, &model, &dice);
		check_against(playthrough, &model, &dice);
		if (i % 7 == 0) {
			check_plain(playthrough);
		}
	}
	playthrough_destroy(playthrough);
}

static void test_random_walks(void **state) {
	(void)state;
	struct story *endless = fixture_endless(), *story = fixture_story();
	const struct playthrough_setup stepwise = {.seat = {true, false}, .seed = 1, .stepwise = true};
	for (uint64_t seed = 1; seed <= 40; seed++) {
		random_walk(endless, &both, seed);
		random_walk(endless, &stepwise, seed);
		random_walk(story, &both, seed);
	}
	story_destroy(story);
	story_destroy(endless);
}

static void test_memory_a_reply(void **state) {
	(void)state;
	struct story *story = fixture_endless();
	struct playthrough *playthrough = playthrough_create(story, &both);
	for (int i = 0; i < 10000; i++) {
		say(playthrough, i % 2 == 0 ? "see" : "fair");
	}
	assert_true(playthrough_bytes(playthrough) <= 64 * 10000);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_choosing_otherwise_makes_a_way),
		cmocka_unit_test(test_what_lies_ahead_stays),
		cmocka_unit_test(test_parts_tell_ways_apart),
		cmocka_unit_test(test_two_ways_side_by_side),
		cmocka_unit_test(test_random_walks),
		cmocka_unit_test(test_memory_a_reply),
	};
	return cmocka_run_group_tests_name("branches", tests, NULL, NULL);
}
