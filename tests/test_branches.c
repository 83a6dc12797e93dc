/* The ways tried: rewinding loses nothing, and any two ways can be put beside each other. */
#include "session_fixture.h"

#include "session/session.h"

static const struct session_setup as_ada = {.seat = {true, false}, .seed = 1};
static const struct session_setup both = {.seat = {true, true}, .seed = 1};

static void check_way(const struct session *session, size_t way, const char *spec) {
	struct buf out = BUF_EMPTY;
	session_way_spec(session, way, &out);
	assert_string_equal(out.text, spec);
	buf_finish(&out);
}

static void test_choosing_otherwise_makes_a_way(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct session *session = session_create(story, &both);
	assert_int_equal(session_way_count(session), 1);
	assert_int_equal(session_way(session, 0).replies, 0);
	say(session, "snap,shut,see");
	session_rewind(session, 1);
	assert_int_equal(session_whole_count(session), 3);
	assert_int_equal(session_way_count(session), 1); /* going back alone is no other way */
	say(session, "tell,ask,fair");
	assert_int_equal(session_way_count(session), 2);
	assert_int_equal(session_way_now(session), 1);
	check_way(session, 0, "snap,shut,see");
	check_way(session, 1, "snap,tell,ask,fair");
	struct way way = session_way(session, 1);
	assert_true(way.replies == 4 && way.from == 0 && way.parts == 1);
	assert_string_equal(way.beat->id, "ada-talks");
	assert_int_equal(session_ways_part(session, 0, 1), 1);
	session_switch_way(session, 0, 3);
	say(session, "sorry");
	assert_int_equal(session_way_count(session), 2);
	check_way(session, 0, "snap,shut,see,sorry"); /* gone on with, under its number */
	session_destroy(session);
	story_destroy(story);
}

static void test_what_lies_ahead_stays(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct session *session = session_create(story, &as_ada);
	assert_false(session_redo(session));
	say(session, "see,ask,see,ask");
	assert_int_equal(session_waits_for(session), SESSION_ENDED);
	size_t events = session_event_count(session);
	assert_true(session_undo(session) && session_undo(session));
	assert_int_equal(session_step_count(session), 4);
	assert_true(session_redo(session));
	assert_int_equal(session_step_count(session), 6);
	assert_int_equal(session_waits_for(session), SESSION_PERSON);
	say(session, "ask"); /* the same again is the way forward, not another */
	assert_int_equal(session_way_count(session), 1);
	assert_int_equal(session_waits_for(session), SESSION_ENDED);
	assert_int_equal(session_event_count(session), events);
	assert_false(session_redo(session));
	session_rewind(session, 0);
	session_forward(session, 8);
	assert_int_equal(session_waits_for(session), SESSION_ENDED);
	assert_int_equal(session_event_count(session), events);
	session_destroy(session);
	story_destroy(story);
}

static void test_parts_tell_ways_apart(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct session *session = session_create(story, &both);
	say(session, "say-it:door,small");
	session_undo(session);
	say(session, "say-it:door,that");
	session_undo(session);
	say(session, "say-it:door,small");
	assert_int_equal(session_way_count(session), 2);
	assert_int_equal(session_way_now(session), 0);
	assert_int_equal(session_ways_part(session, 0, 1), 0);
	session_destroy(session);
	story_destroy(story);
}

static void test_two_ways_side_by_side(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct session *session = session_create(story, &as_ada);
	say(session, "see,ask,see,ask");
	session_rewind(session, 2);
	say(session, "snap");
	struct session *left = session_of_way(session, 0), *right = session_of_way(session, 1);
	assert_int_equal(session_waits_for(left), SESSION_ENDED);
	assert_int_equal(session_beat(left)->ending, ENDING_REPAIRED);
	assert_ptr_equal(session_way(session, 0).beat, session_beat(left));
	assert_int_equal(session_step_count(right), 4);
	assert_int_equal(sessions_part(left, right), 2);
	assert_int_equal(session_ways_part(session, 0, 1), 2);
	say(right, "ask"); /* it can be gone on with, and the other knows nothing of it */
	assert_int_equal(session_way(session, 1).replies, 4);
	session_destroy(left);
	session_destroy(right);
	session_destroy(session);
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

static void check_against(const struct session *session, const struct model *model, struct dice *dice) {
	assert_int_equal(session_step_count(session), model->at);
	assert_int_equal(session_whole_count(session), model->ways[model->now].len);
	assert_int_equal(session_way_count(session), model->len);
	assert_int_equal(session_way_now(session), model->now);
	size_t way = dice_below(dice, (uint32_t)model->len), other = dice_below(dice, (uint32_t)model->len);
	const struct step *steps[MODEL_STEPS];
	assert_int_equal(session_way(session, way).replies, model->ways[way].len);
	session_way_steps(session, way, steps);
	for (size_t i = 0; i < model->ways[way].len; i++) {
		assert_true(step_name(steps[i]) == model->ways[way].steps[i]);
	}
	size_t common = 0;
	while (common < model->ways[way].len && common < model->ways[other].len &&
		model->ways[way].steps[common] == model->ways[other].steps[common]) {
		common++;
	}
	assert_int_equal(session_ways_part(session, way, other), common);
	if (way != 0) {
		assert_int_equal(
			session_ways_part(session, way, session_way(session, way).from), session_way(session, way).parts);
	}
}

/* Where it stands is where a session stands in which nothing else was ever said. */
static void check_plain(const struct session *session) {
	struct session *plain = session_of_way(session, session_way_now(session));
	session_rewind(plain, session_step_count(session));
	assert_memory_equal(session_state(plain), session_state(session), play_state_size(session_story(session)));
	assert_int_equal(session_event_count(plain), session_event_count(session));
	for (size_t i = 0; i < session_event_count(plain); i++) {
		struct event a = session_event(plain, i), b = session_event(session, i);
		assert_true(a.step == b.step && a.beat == b.beat && a.line == b.line);
	}
	assert_int_equal(session_waits_for(plain), session_waits_for(session));
	session_destroy(plain);
}

static void walk_a_bit(struct session *session, struct model *model, struct dice *dice) {
	uint32_t what = dice_below(dice, 10);
	if (what < 2) {
		model->at = dice_below(dice, (uint32_t)model->at + 1);
		session_rewind(session, model->at);
	} else if (what < 3) {
		size_t whole = session_whole_count(session);
		model->at += dice_below(dice, (uint32_t)(whole - model->at) + 1);
		session_forward(session, model->at);
	} else if (what < 4) {
		model->now = dice_below(dice, (uint32_t)model->len);
		model->at = dice_below(dice, (uint32_t)model->ways[model->now].len + 1);
		session_switch_way(session, model->now, model->at);
	} else if (session_waits_for(session) == SESSION_HABIT) {
		session_go_on(session);
		model_say(model, step_name(session_step(session, model->at)));
	} else if (session_waits_for(session) == SESSION_PERSON && model->at + 2 < MODEL_STEPS) {
		const struct reply *cards[REPLIES_MAX_A_BEAT];
		const struct reply *reply = cards[dice_below(dice, (uint32_t)session_cards(session, cards))];
		struct parts parts = {{0}};
		if (reply->compose != NULL) {
			parts = (struct parts){{(uint8_t)dice_below(dice, 2), (uint8_t)dice_below(dice, 2)}};
		}
		session_reply(session, reply, parts);
		model_say(model, step_name(session_step(session, model->at)));
	}
}

static void random_walk(const struct story *story, const struct session_setup *setup, uint64_t seed) {
	struct dice dice = {seed};
	static struct model model;
	model = (struct model){.len = 1};
	struct session *session = session_create(story, setup);
	for (int i = 0; i < 600 && model.len < MODEL_WAYS - 1; i++) {
		walk_a_bit(session, &model, &dice);
		check_against(session, &model, &dice);
		if (i % 7 == 0) {
			check_plain(session);
		}
	}
	session_destroy(session);
}

static void test_random_walks(void **state) {
	(void)state;
	struct story *endless = fixture_endless(), *story = fixture_story();
	const struct session_setup stepwise = {.seat = {true, false}, .seed = 1, .stepwise = true};
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
	struct session *session = session_create(story, &both);
	for (int i = 0; i < 10000; i++) {
		say(session, i % 2 == 0 ? "see" : "fair");
	}
	assert_true(session_bytes(session) <= 64 * 10000);
	session_destroy(session);
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
