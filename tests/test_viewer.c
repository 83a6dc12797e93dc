/* What two who look at one conversation have before them, and what each can do there by name. */
#include "story_fixture.h"

#include "viewer/viewer.h"
#include "viewer/viewer_json.h"

struct bench {
	struct conversation *conversation;
	struct viewer *player, *leader, *watcher;
};

/* Beneath a line, an author's note: the fixture has none of its own. */
static struct story *deep_story(void) {
	static const char from[] = "\"says\": \"You never listen.\", \"move\"";
	static const char to[] = "\"says\": \"You *never* listen.\", \"beneath\": \"Don't go, {ben}.\", \"why\": \"It asks by accusing.\", \"move\"";
	const char *at = strstr(fixture_text, from);
	struct buf text = BUF_EMPTY;
	buf_add(&text, fixture_text, (size_t)(at - fixture_text));
	buf_puts(&text, to);
	buf_puts(&text, at + strlen(from));
	struct story *story = fixture_from(text.text);
	buf_finish(&text);
	return story;
}

static void open_at(struct bench *bench, bool stepwise) {
	const struct playthrough_setup setup = {.seat = {true, false}, .seed = 1, .stepwise = stepwise};
	bench->conversation = conversation_create(deep_story(), "fixture.json", NULL);
	bench->player = viewer_create(bench->conversation, VIEWER_PLAYER, SEAT_ONE);
	bench->leader = viewer_create(bench->conversation, VIEWER_LEADER, SEAT_NONE);
	bench->watcher = viewer_create(bench->conversation, VIEWER_WATCHER, SEAT_NONE);
	assert_int_equal(viewer_look(bench->player), 0);
	conversation_begin(bench->conversation, &setup, 0);
}

static void close_bench(struct bench *bench) {
	viewer_destroy(bench->player);
	viewer_destroy(bench->leader);
	viewer_destroy(bench->watcher);
	conversation_destroy(bench->conversation);
}

static const struct viewer_node *seen(struct viewer *viewer, const char *id) {
	viewer_look(viewer);
	return viewer_find(viewer, id);
}

static const char *value_of(struct viewer *viewer, const char *id) {
	const struct viewer_node *node = seen(viewer, id);
	if (node == NULL) {
		fail_msg("there is no %s", id);
	}
	return node->value;
}

/* Ids are one of their own, and a parent stands before its parts. */
static void check_tree(struct viewer *viewer) {
	size_t count = viewer_look(viewer);
	for (size_t i = 0; i < count; i++) {
		const struct viewer_node *node = viewer_node(viewer, i);
		bool parent = node->parent == NULL;
		for (size_t k = 0; k < i; k++) {
			assert_string_not_equal(viewer_node(viewer, k)->id, node->id);
			parent = parent || strcmp(viewer_node(viewer, k)->id, node->parent) == 0;
		}
		if (!parent) {
			fail_msg("%s has no %s before it", node->id, node->parent);
		}
	}
}

static void check_all(struct bench *bench) {
	check_tree(bench->player);
	check_tree(bench->leader);
	check_tree(bench->watcher);
}

static void let_all_come(struct bench *bench, double *now) {
	while (conversation_now(bench->conversation)->due > 0) {
		*now = conversation_now(bench->conversation)->due;
		conversation_do(bench->conversation, &(struct action){.act = ACT_TICK, .now = *now});
		check_all(bench);
	}
}

static void test_a_player_and_a_leader(void **state) {
	(void)state;
	struct bench bench;
	double now = 0;
	open_at(&bench, true);
	let_all_come(&bench, &now);
	assert_string_equal(value_of(bench.player, "line-0-says"), "Evening.");
	assert_string_equal(value_of(bench.leader, "line-0-says"), "Evening.");
	/* the same cards; what they are is the leader's */
	assert_string_equal(value_of(bench.player, "card-see-says"), "I see why.");
	assert_string_equal(value_of(bench.leader, "card-see-says"), "I see why.");
	assert_null(seen(bench.player, "card-snap-move"));
	assert_null(seen(bench.player, "card-snap-note"));
	assert_null(seen(bench.player, "habit"));
	assert_string_equal(value_of(bench.leader, "card-snap-move"), move_row(MOVE_CRITICISE)->name);
	assert_string_equal(value_of(bench.leader, "card-snap-note"), "It asks by accusing.");
	assert_non_null(seen(bench.leader, "habit-move"));
	/* one acts, both see it come */
	assert_true(viewer_activate(bench.player, "card-snap", now));
	assert_string_equal(value_of(bench.player, "line-1-says"), "You \x0enever\x0f listen.");
	assert_string_equal(value_of(bench.leader, "line-1-says"), "You \x0enever\x0f listen.");
	assert_string_equal(seen(bench.leader, "line-1")->label, "Ada");
	assert_null(seen(bench.player, "line-1-move"));
	assert_null(seen(bench.player, "line-1-sum"));
	assert_null(seen(bench.player, "line-1-beneath"));
	assert_string_equal(value_of(bench.leader, "line-1-move"), move_row(MOVE_CRITICISE)->name);
	assert_non_null(strstr(value_of(bench.leader, "line-1-sum"), "Tension"));
	assert_string_equal(value_of(bench.leader, "line-1-note"), "It asks by accusing.");
	assert_string_equal(value_of(bench.leader, "line-1-beneath"), "Don't go, Ben.");
	assert_int_equal(seen(bench.leader, "line-1-beneath")->states, VIEWED_COVERED);
	assert_non_null(seen(bench.player, "line-1-verdict"));
	/* what was there is not there any more, for either */
	assert_false(viewer_activate(bench.player, "card-snap", now));
	assert_false(viewer_activate(bench.leader, "card-see", now));
	/* the leader lets the rest come */
	assert_true(viewer_activate(bench.leader, "button-arrive", now));
	size_t lines = viewer_line_count(bench.player);
	viewer_look(bench.player);
	viewer_look(bench.leader);
	assert_true(viewer_line_count(bench.player) > lines);
	assert_int_equal(viewer_line_count(bench.player), viewer_line_count(bench.leader));
	check_all(&bench);
	close_bench(&bench);
}

static void test_what_lies_beneath(void **state) {
	(void)state;
	struct bench bench;
	open_at(&bench, false);
	assert_true(viewer_activate(bench.player, "card-snap", 0));
	assert_null(seen(bench.player, "line-1-beneath"));
	assert_string_equal(seen(bench.player, "button-under")->label, "Under the line");
	assert_true(viewer_activate(bench.player, "button-under", 0));
	assert_string_equal(value_of(bench.player, "line-1-beneath"), "Don't go, Ben.");
	assert_int_equal(seen(bench.player, "line-1-beneath")->role, VIEWED_BENEATH);
	assert_int_equal(seen(bench.player, "line-1-beneath")->states, 0);
	assert_int_equal(seen(bench.leader, "line-1-beneath")->states, 0);
	assert_int_equal(seen(bench.player, "button-under")->states, VIEWED_CHOSEN);
	assert_true(viewer_activate(bench.leader, "button-under", 0));
	assert_null(seen(bench.player, "line-1-beneath"));
	check_all(&bench);
	close_bench(&bench);
}

static void test_back_and_forward(void **state) {
	(void)state;
	struct bench bench;
	open_at(&bench, false);
	assert_int_equal(seen(bench.player, "button-rewind")->states, VIEWED_DISABLED);
	assert_false(viewer_activate(bench.player, "button-rewind", 0));
	viewer_activate(bench.player, "card-see", 0);
	size_t lines = seen(bench.player, "title") != NULL ? viewer_line_count(bench.player) : 0;
	assert_string_equal(value_of(bench.player, "reply"), "2");
	assert_true(viewer_activate(bench.player, "button-rewind", 0));
	assert_null(seen(bench.player, "line-1"));
	assert_null(seen(bench.watcher, "line-1"));
	assert_string_equal(value_of(bench.player, "reply"), "1");
	assert_int_equal(seen(bench.player, "button-forward")->states, 0);
	assert_true(viewer_activate(bench.leader, "button-forward", 0));
	viewer_look(bench.player);
	assert_int_equal(viewer_line_count(bench.player), lines);
	/* the same place, other words: an id names a place, and what is there is what was said last */
	viewer_activate(bench.player, "button-rewind", 0);
	viewer_activate(bench.player, "card-ask", 0);
	assert_string_equal(value_of(bench.leader, "line-1-says"), "What was it like?");
	close_bench(&bench);
}

static void test_names(void **state) {
	(void)state;
	struct bench bench;
	open_at(&bench, false);
	viewer_activate(bench.player, "card-see", 0);
	assert_string_equal(seen(bench.player, "line-1")->label, "Ada");
	struct action call = {.act = ACT_NAME, .seat = SEAT_ONE, .name = "Mo", .pronouns = -1};
	conversation_do(bench.conversation, &call);
	assert_string_equal(seen(bench.player, "line-1")->label, "Mo");
	assert_string_equal(seen(bench.player, "half-ada")->label, "Mo");
	assert_string_equal(seen(bench.player, "cards")->label, "You are Mo. What do you do?");
	assert_string_equal(seen(bench.player, "who")->label, "you are Mo");
	assert_string_equal(seen(bench.leader, "who")->label, "you lead");
	assert_string_equal(seen(bench.watcher, "who")->label, "you watch");
	close_bench(&bench);
}

static void test_a_watcher_does_nothing(void **state) {
	(void)state;
	struct bench bench;
	open_at(&bench, false);
	viewer_activate(bench.player, "card-see", 0);
	size_t count = viewer_look(bench.watcher);
	for (size_t i = 0; i < count; i++) {
		assert_null(viewer_node(bench.watcher, i)->deed);
	}
	assert_string_equal(value_of(bench.watcher, "line-1-says"), "I see why.");
	assert_non_null(seen(bench.watcher, "verdict"));
	assert_false(viewer_activate(bench.watcher, "card-see", 0));
	assert_false(viewer_activate(bench.watcher, "line-1", 0));
	assert_false(viewer_activate(bench.watcher, "", 0));
	close_bench(&bench);
}

static void test_only_the_own_cards(void **state) {
	(void)state;
	const struct playthrough_setup both = {.seat = {true, true}, .seed = 1};
	struct conversation *conversation = conversation_create(fixture_story(), "fixture.json", NULL);
	struct viewer *one = viewer_create(conversation, VIEWER_PLAYER, SEAT_ONE);
	struct viewer *two = viewer_create(conversation, VIEWER_PLAYER, SEAT_TWO);
	conversation_begin(conversation, &both, 0);
	assert_non_null(seen(one, "cards"));
	assert_null(seen(two, "cards"));
	assert_true(viewer_activate(one, "card-see", 0));
	assert_null(seen(one, "cards"));
	assert_non_null(seen(two, "card-tell"));
	assert_false(viewer_activate(one, "card-tell", 0));
	assert_true(viewer_activate(two, "card-tell", 0));
	assert_non_null(seen(one, "cards"));
	viewer_destroy(one);
	viewer_destroy(two);
	conversation_destroy(conversation);
}

static void test_a_reply_put_together(void **state) {
	(void)state;
	struct bench bench;
	open_at(&bench, false);
	assert_int_equal(seen(bench.player, "card-say-it")->states, VIEWED_COMPOSED);
	assert_true(viewer_activate(bench.player, "card-say-it", 0));
	assert_null(seen(bench.player, "card-say-it"));
	assert_non_null(seen(bench.leader, "card-say-it")); /* putting together is one's own until it is said */
	assert_string_equal(value_of(bench.player, "composed"), "When … I felt …");
	assert_string_equal(seen(bench.player, "part-0")->label, "When …");
	assert_null(seen(bench.player, "button-say"));
	assert_true(viewer_activate(bench.player, "part-0-door", 0));
	assert_int_equal(seen(bench.player, "part-0-door")->states, VIEWED_CHOSEN);
	assert_int_equal(seen(bench.player, "part-0-always")->states, 0);
	assert_string_equal(value_of(bench.player, "composed"), "When the door shut, I felt …");
	assert_true(viewer_activate(bench.player, "button-cards", 0));
	assert_non_null(seen(bench.player, "card-say-it"));
	viewer_activate(bench.player, "card-say-it", 0);
	viewer_activate(bench.player, "part-0-door", 0);
	viewer_activate(bench.player, "part-1-that", 0);
	viewer_activate(bench.player, "part-1-small", 0);
	check_all(&bench);
	assert_true(viewer_activate(bench.player, "button-say", 0));
	assert_string_equal(value_of(bench.leader, "line-1-says"), "When the door shut, I felt small.");
	assert_string_equal(value_of(bench.leader, "line-1-move"), move_row(MOVE_DISCLOSE)->name);
	/* while one puts it together, the other takes the turn: the cards are others */
	viewer_activate(bench.player, "card-say-it", 0);
	assert_true(viewer_activate(bench.leader, "card-see", 0));
	assert_non_null(seen(bench.player, "card-see"));
	assert_null(viewer_composing(bench.player));
	close_bench(&bench);
}

/* What is under water by the numbers alone, and what is not. */
static void test_the_water(void **state) {
	(void)state;
	struct bench bench;
	open_at(&bench, false);
	struct couple couple = playthrough_couple_after(conversation_now(bench.conversation)->playthrough, 0);
	static const char *const ids[] = {"half-ada", "half-ben"};
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		const struct viewer_node *layer = viewer_part(seen(bench.player, ids[seat]), VIEWED_LAYER);
		bool covered = false;
		for (int depth = 0; layer != NULL; depth++, layer = viewer_part_after(layer)) {
			assert_int_equal(layer->number, depth);
			assert_true(depth > 0 || layer->states == 0); /* what shows is seen */
			assert_true(!covered || layer->states == VIEWED_COVERED); /* under what is covered nothing is seen */
			covered = layer->states == VIEWED_COVERED;
		}
		assert_int_equal(covered, partner_waterline(&couple.partner[seat]) > 150);
	}
	assert_string_equal(seen(bench.player, "half-ada-need")->label, "What she longs for");
	assert_string_equal(value_of(bench.player, "half-ada-need"), "n");
	assert_int_equal(seen(bench.player, "verdict")->number, -1);
	viewer_activate(bench.player, "card-snap", 0);
	assert_true(seen(bench.player, "verdict")->number >= 0);
	close_bench(&bench);
}

static void test_to_the_end(void **state) {
	(void)state;
	struct bench bench;
	open_at(&bench, false);
	size_t said = 0;
	while (seen(bench.player, "button-ending") == NULL) {
		assert_true(viewer_activate(bench.player, "card-snap", 0));
		assert_true(++said < 20);
	}
	assert_null(seen(bench.player, "cards"));
	assert_string_equal(seen(bench.player, "button-ending")->label, "How it ends");
	assert_true(viewer_activate(bench.player, "button-ending", 0));
	check_all(&bench);
	close_bench(&bench);
}

static void test_json(void **state) {
	(void)state;
	struct bench bench;
	open_at(&bench, false);
	viewer_activate(bench.player, "card-snap", 0);
	viewer_look(bench.player);
	viewer_look(bench.leader);
	static const struct {
		const char *text;
		bool player, leader;
	} rows[] = {
		{"\"id\":\"line-1-says\",\"parent\":\"line-1\",\"value\":\"You never listen.\"", true, true},
		{"\"role\":\"line\",\"id\":\"line-1\",\"parent\":\"lines\",\"label\":\"Ada\",\"by\":\"one\",\"number\":1}", true, true},
		{"\"id\":\"card-see\",\"parent\":\"cards\",\"by\":\"one\"", true, true},
		{"\"action\":\"say\"", true, true},
		{"\"states\":[\"composed\"],\"action\":\"compose\"", true, true},
		{"\"role\":\"layer\",\"id\":\"half-ada-need\"", true, true},
		{"\"states\":[\"covered\"]", true, true},
		{"\"role\":\"move\"", false, true},
		{"\"role\":\"note\"", false, true},
		{"\"role\":\"habit\"", false, true},
		{"\"role\":\"sum\"", false, true},
		{"Don't go, Ben.", false, true},
		{"\\u000e", false, false},
	};
	cJSON *player = viewer_json(bench.player), *leader = viewer_json(bench.leader);
	char *one = cJSON_PrintUnformatted(player), *other = cJSON_PrintUnformatted(leader);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if ((strstr(one, rows[i].text) != NULL) != rows[i].player || (strstr(other, rows[i].text) != NULL) != rows[i].leader) {
			fail_msg("%s\n%s\n%s", rows[i].text, one, other);
		}
	}
	cJSON_free(one);
	cJSON_free(other);
	cJSON_Delete(player);
	cJSON_Delete(leader);
	close_bench(&bench);
}

static void test_aloud(void **state) {
	(void)state;
	static const struct {
		const char *who, *does, *says, *beneath, *aloud;
	} rows[] = {
		{NULL, NULL, "Night.", NULL, "Night."},
		{"Sam", NULL, "Night.", NULL, "Sam: Night."},
		{"Sam", "turns over", NULL, NULL, "Sam (turns over): "},
		{"Sam", "turns over", "Night.", "Don't go.", "Sam (turns over): Night. [under the line: Don't go.]"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out = BUF_EMPTY;
		viewer_aloud(rows[i].who, rows[i].does, rows[i].says, rows[i].beneath, &out);
		assert_string_equal(out.text, rows[i].aloud);
		buf_finish(&out);
	}
}

/* Anybody does anything, in any order: the trees stay whole, and those who see the same see the same. */
static void test_anything(void **state) {
	(void)state;
	struct dice dice = {7};
	for (int round = 0; round < 20; round++) {
		struct bench bench;
		double now = 0;
		open_at(&bench, round % 2 == 0);
		for (int i = 0; i < 60; i++) {
			struct viewer *viewer = dice_below(&dice, 2) == 0 ? bench.player : bench.leader;
			size_t count = viewer_look(viewer);
			now += dice_below(&dice, 900);
			viewer_do(viewer, viewer_node(viewer, dice_below(&dice, (uint32_t)count)), now);
			conversation_do(bench.conversation, &(struct action){.act = ACT_TICK, .now = now});
			check_all(&bench);
			assert_int_equal(viewer_line_count(bench.player), conversation_now(bench.conversation)->shown);
			for (size_t k = 0; k < viewer_line_count(bench.player); k++) {
				const struct viewer_node *one = viewer_line(bench.player, k), *two = viewer_line(bench.leader, k);
				const char *says = viewer_text(one, VIEWED_SAYS), *also = viewer_text(two, VIEWED_SAYS);
				assert_string_equal(one->id, two->id);
				assert_string_equal(says != NULL ? says : "", also != NULL ? also : "");
			}
		}
		close_bench(&bench);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_player_and_a_leader),
		cmocka_unit_test(test_what_lies_beneath),
		cmocka_unit_test(test_back_and_forward),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_a_watcher_does_nothing),
		cmocka_unit_test(test_only_the_own_cards),
		cmocka_unit_test(test_a_reply_put_together),
		cmocka_unit_test(test_the_water),
		cmocka_unit_test(test_to_the_end),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_aloud),
		cmocka_unit_test(test_anything),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
