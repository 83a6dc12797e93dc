/*
 * The program driven as a person drives it, by inputs and time: to an ending
 * by keys, by pointer, by a page-turner; the keys that open and
 * leave; when a frame is due and when none is.
 */
#include "view_fixture.h"

#include "view/screens/play_state.h"

struct bench {
	struct app *app;
	struct draw_list list;
	double now;
};

static int set_up(void **state) {
	struct bench *bench = calloc(1, sizeof(*bench));
	bench->app = fixture_app();
	bench->now = 1000;
	open_play(bench->app, fixture_path(), SEAT_ONE);
	app_tick(bench->app, bench->now);
	app_frame(bench->app, bench->now, &bench->list);
	*state = bench;
	return 0;
}

static int tear_down(void **state) {
	struct bench *bench = *state;
	app_destroy(bench->app);
	draw_list_finish(&bench->list);
	free(bench);
	return 0;
}

static void frame(struct bench *bench) {
	app_tick(bench->app, bench->now);
	app_frame(bench->app, bench->now, &bench->list);
}

static void give(struct bench *bench, struct input input) {
	bench->now += 10;
	app_input(bench->app, &input, bench->now);
	frame(bench);
	frame(bench); /* what has the focus is known once the page was laid out */
}

static void press(struct bench *bench, enum key key) {
	give(bench, key_input(key));
}

static void letter(struct bench *bench, char letter) {
	give(bench, letter_input(letter));
}

/* Frames as they fall due until nothing is: how many. */
static int wait(struct bench *bench) {
	int frames = 0;
	for (double due; (due = app_next_frame(bench->app, bench->now)) != APP_IDLE; frames++) {
		assert_true(due >= 0);
		bench->now += due;
		frame(bench);
		if (frames > 2000) {
			fail_msg("still not idle after 2000 frames");
		}
	}
	return frames;
}

/* Which card says this: its number. */
static char card_saying(const struct bench *bench, const char *says) {
	const struct node *node = node_called(&bench->list, says);
	if (node == NULL) {
		fail_msg("no card says %s", says);
	}
	return node->label[0];
}

static size_t said(const struct bench *bench) {
	return playthrough_step_count(app_playthrough(bench->app));
}

static void test_lines_come_in_time(void **state) {
	struct bench *bench = *state;
	open_play(bench->app, fixture_path(), SEAT_TWO);
	app_show(bench->app, SCREEN_SEAT);
	frame(bench);
	letter(bench, '2'); /* Ben; Ada begins by habit */
	assert_int_equal(app_screen(bench->app), SCREEN_PLAY);
	assert_int_equal(count_role(&bench->list, ROLE_LINE), 0);
	assert_int_equal(count_role(&bench->list, ROLE_CARD), 0);
	double begun = bench->now;
	assert_true(wait(bench) >= 3);
	assert_true(bench->now - begun > 1000);
	assert_int_equal(count_role(&bench->list, ROLE_LINE), 3); /* Evening., Ada's reply, Ben looks up. */
	assert_int_equal(count_role(&bench->list, ROLE_CARD), 4);
	assert_true(app_next_frame(bench->app, bench->now + 1e9) == APP_IDLE);
}

static void test_any_key_brings_the_rest(void **state) {
	struct bench *bench = *state;
	app_show(bench->app, SCREEN_SEAT);
	frame(bench);
	letter(bench, '2');
	press(bench, KEY_SPACE);
	assert_int_equal(count_role(&bench->list, ROLE_CARD), 4);
	assert_int_equal(said(bench), 1); /* the key has chosen nothing */
}

static void test_a_press_brings_the_rest(void **state) {
	struct bench *bench = *state;
	app_show(bench->app, SCREEN_SEAT);
	frame(bench);
	letter(bench, '2');
	give(bench, (struct input){.kind = INPUT_DOWN, .x = 200, .y = 700});
	give(bench, (struct input){.kind = INPUT_UP, .x = 200, .y = 700});
	assert_int_equal(count_role(&bench->list, ROLE_CARD), 4);
	assert_int_equal(said(bench), 1);
}

static void test_numbers_say_cards(void **state) {
	struct bench *bench = *state;
	letter(bench, card_saying(bench, "I see why."));
	assert_int_equal(playthrough_step(app_playthrough(bench->app), 0)->chosen, true);
	assert_string_equal(playthrough_story(app_playthrough(bench->app))->replies[playthrough_step(app_playthrough(bench->app), 0)->reply]->id, "see");
	assert_non_null(node_called(&bench->list, "Ada: I see why."));
	letter(bench, '9'); /* no such card: only brings the lines */
	wait(bench);
	assert_int_equal(said(bench), 2);
}

static void test_to_the_ending_by_keys(void **state) {
	struct bench *bench = *state;
	for (int i = 0; app_screen(bench->app) == SCREEN_PLAY && i < 60; i++) {
		wait(bench);
		const char *wanted = node_called(&bench->list, "How it ends") != NULL ? "How it ends" : "You never listen.";
		for (int tries = 0; tries < 20; tries++) {
			const struct node *node = node_with_focus(&bench->list);
			if (node != NULL && strstr(node->label, wanted) != NULL) {
				break;
			}
			press(bench, KEY_DOWN);
		}
		press(bench, KEY_ENTER);
	}
	assert_int_equal(app_screen(bench->app), SCREEN_ENDING);
	assert_non_null(node_called(&bench->list, "You have been Ada"));
	assert_non_null(node_called(&bench->list, "How?"));
	assert_int_equal(count_role(&bench->list, ROLE_PICTURE), 1);
	wait(bench);
	size_t steps = said(bench);
	letter(bench, 'z');
	assert_int_equal(app_screen(bench->app), SCREEN_PLAY);
	assert_true(said(bench) < steps);
}

static void test_to_the_ending_by_pointer(void **state) {
	struct bench *bench = *state;
	for (int i = 0; app_screen(bench->app) == SCREEN_PLAY && i < 60; i++) {
		wait(bench);
		const struct node *card = node_called(&bench->list, "You never listen.");
		for (size_t n = 0; n < bench->list.node_len; n++) {
			bool offered = bench->list.nodes[n].role == ROLE_CARD && strstr(bench->list.nodes[n].label, "You never");
			card = offered ? &bench->list.nodes[n] : card;
		}
		card = card != NULL && card->role == ROLE_CARD ? card : node_called(&bench->list, "How it ends");
		assert_non_null(card);
		struct rect rect = card->rect;
		give(bench, (struct input){.kind = INPUT_DOWN, .x = rect.x + 5, .y = rect.y + 5});
		give(bench, (struct input){.kind = INPUT_UP, .x = rect.x + 5, .y = rect.y + 5});
	}
	assert_int_equal(app_screen(bench->app), SCREEN_ENDING);
	assert_non_null(node_called(&bench->list, "Badly."));
}

static void test_page_turner(void **state) {
	struct bench *bench = *state;
	wait(bench);
	const struct node *first = node_with_focus(&bench->list);
	assert_int_equal(first->label[0], '1');
	press(bench, KEY_PAGE_DOWN);
	press(bench, KEY_PAGE_DOWN);
	assert_int_equal(node_with_focus(&bench->list)->label[0], '3');
	press(bench, KEY_PAGE_UP);
	assert_int_equal(node_with_focus(&bench->list)->label[0], '2');
	letter(bench, card_saying(bench, "I see why."));
	press(bench, KEY_PAGE_DOWN); /* brings the lines */
	assert_int_equal(node_with_focus(&bench->list)->label[0], '1');
	while (strstr(node_with_focus(&bench->list)->label, "never listen") == NULL) {
		press(bench, KEY_PAGE_DOWN);
	}
	letter(bench, 'b');
	wait(bench);
	assert_int_equal(said(bench), 4);
}

static void test_composing(void **state) {
	struct bench *bench = *state;
	wait(bench);
	letter(bench, card_saying(bench, "own words"));
	assert_int_equal(count_role(&bench->list, ROLE_CHOICE), 4);
	assert_null(node_called(&bench->list, "Say it"));
	press(bench, KEY_ENTER); /* the door shut, */
	press(bench, KEY_DOWN);
	press(bench, KEY_DOWN);
	press(bench, KEY_ENTER); /* small. */
	assert_non_null(node_called(&bench->list, "When the door shut, I felt small."));
	press(bench, KEY_DOWN);
	press(bench, KEY_DOWN);
	assert_string_equal(node_with_focus(&bench->list)->label, "Say it");
	press(bench, KEY_ENTER);
	assert_int_equal(said(bench), 1);
	assert_non_null(node_called(&bench->list, "Ada: When the door shut, I felt small."));
}

static void test_rewind(void **state) {
	struct bench *bench = *state;
	wait(bench);
	letter(bench, card_saying(bench, "I see why."));
	wait(bench);
	assert_int_equal(said(bench), 2);
	letter(bench, 'z');
	assert_int_equal(said(bench), 0);
	assert_int_equal(count_role(&bench->list, ROLE_CARD), 5);
	letter(bench, 'z'); /* nothing before that */
	assert_int_equal(said(bench), 0);
}

static void test_sheets_open_and_close(void **state) {
	struct bench *bench = *state;
	wait(bench);
	letter(bench, card_saying(bench, "I see why."));
	wait(bench);
	letter(bench, 'y');
	assert_non_null(node_called(&bench->list, "Why the loop turned"));
	assert_int_equal(count_role(&bench->list, ROLE_CARD), 0);
	letter(bench, 's');
	assert_non_null(node_called(&bench->list, "from outside"));
	assert_non_null(node_called(&bench->list, "Ada says that it makes sense."));
	press(bench, KEY_ESCAPE);
	assert_true(count_role(&bench->list, ROLE_CARD) > 0);
	press(bench, KEY_F1);
	assert_int_equal(app_screen(bench->app), SCREEN_HELP);
	press(bench, KEY_ESCAPE);
	assert_int_equal(app_screen(bench->app), SCREEN_PLAY);
}

static void test_pause_covers_everything_and_stops_time(void **state) {
	struct bench *bench = *state;
	wait(bench);
	letter(bench, card_saying(bench, "I see why."));
	press(bench, KEY_ESCAPE);
	assert_non_null(node_called(&bench->list, "Paused"));
	assert_null(node_called(&bench->list, "Ada"));
	assert_null(node_called(&bench->list, "I see why."));
	bench->now += 60000;
	frame(bench);
	letter(bench, 'u'); /* nothing */
	assert_non_null(node_called(&bench->list, "Paused"));
	press(bench, KEY_ESCAPE);
	assert_null(node_called(&bench->list, "looks up."));
	wait(bench);
	assert_non_null(node_called(&bench->list, "looks up."));
}

static void is_blank(struct bench *bench) {
	assert_int_equal(app_screen(bench->app), SCREEN_BLANK);
	assert_int_equal(bench->list.node_len, 0);
	assert_int_equal(bench->list.len, 0);
	assert_null(app_playthrough(bench->app));
	assert_true(app_next_frame(bench->app, bench->now) == APP_IDLE);
}

static void test_leaving_at_once(void **state) {
	struct bench *bench = *state;
	press(bench, KEY_F12);
	is_blank(bench);
	assert_false(app_wants_to_quit(bench->app));
	press(bench, KEY_ESCAPE); /* whatever it is, it does not bring anything back */
	is_blank(bench);
	assert_true(app_wants_to_quit(bench->app));
}

static void test_escape_twice_leaves_at_once(void **state) {
	struct bench *bench = *state;
	press(bench, KEY_ESCAPE);
	press(bench, KEY_ESCAPE);
	is_blank(bench);
}

static void test_escape_slowly_goes_on(void **state) {
	struct bench *bench = *state;
	press(bench, KEY_ESCAPE);
	bench->now += 600;
	press(bench, KEY_ESCAPE);
	assert_int_equal(app_screen(bench->app), SCREEN_PLAY);
	assert_null(node_called(&bench->list, "Paused"));
}

static void test_under_the_line(void **state) {
	struct bench *bench = *state;
	open_play(bench->app, LATE_TRAIN, SEAT_TWO);
	frame(bench);
	assert_null(node_called(&bench->list, "under the line"));
	letter(bench, 'u');
	assert_non_null(node_called(&bench->list, "[under the line"));
	letter(bench, 'u');
	assert_null(node_called(&bench->list, "[under the line"));
}

static void test_idle_means_idle(void **state) {
	struct bench *bench = *state;
	wait(bench);
	assert_true(app_next_frame(bench->app, bench->now + 20000) == APP_IDLE);
	struct input move = {.kind = INPUT_MOVE, .x = 1, .y = 1};
	app_input(bench->app, &move, bench->now);
	wait(bench);
	move.x = 2; /* over nothing, as before */
	app_input(bench->app, &move, bench->now);
	assert_true(app_next_frame(bench->app, bench->now) == APP_IDLE);
}

static void test_moves_end_within_400_ms(void **state) {
	struct bench *bench = *state;
	struct app_options options = {.scenes = SCRATCH_DIR, .text_scale = 1, .seed = 1};
	app_destroy(bench->app);
	bench->app = app_create(&fake_metrics, &options);
	open_play(bench->app, fixture_path(), SEAT_ONE);
	frame(bench);
	wait(bench);
	letter(bench, card_saying(bench, "You never listen."));
	double begun = bench->now;
	int moving = 0;
	while (app_next_frame(bench->app, bench->now) > 0 && app_next_frame(bench->app, bench->now) < 20) {
		bench->now += app_next_frame(bench->app, bench->now);
		frame(bench);
		moving++;
	}
	assert_true(moving > 5);
	assert_true(bench->now - begun <= 420);
}

static void test_menu(void **state) {
	struct bench *bench = *state;
	app_show(bench->app, SCREEN_MENU);
	frame(bench);
	size_t all = bench->list.node_len;
	for (const char *c = "back RUB"; *c != '\0'; c++) {
		struct input typed = {.kind = INPUT_TEXT, .text = {*c}};
		give(bench, letter_input(*c == 'R' ? 't' : 'x'));
		give(bench, typed);
	}
	assert_true(bench->list.node_len < all);
	assert_non_null(node_called(&bench->list, "The back rub"));
	press(bench, KEY_ENTER);
	assert_int_equal(app_screen(bench->app), SCREEN_SEAT);
	assert_non_null(node_called(&bench->list, "This conversation has in it"));
	press(bench, KEY_ESCAPE);
	assert_int_equal(app_screen(bench->app), SCREEN_MENU);
	press(bench, KEY_ESCAPE); /* clears the search */
	assert_int_equal(bench->list.node_len, all);
}

static void test_a_broken_file_has_a_page(void **state) {
	struct bench *bench = *state;
	const char *path = SCRATCH_DIR "/view-broken.json";
	struct diag diag = {0};
	assert_true(file_write(path, "{\"format\": 1,\n \"title\": }", 26, 0644, &diag));
	struct app_options options = {.scenes = SCRATCH_DIR, .open = path, .text_scale = 1, .still = true};
	app_destroy(bench->app);
	bench->app = app_create(&fake_metrics, &options);
	frame(bench);
	assert_int_equal(app_screen(bench->app), SCREEN_ERROR);
	assert_non_null(node_called(&bench->list, "line 2"));
	press(bench, KEY_ESCAPE);
	assert_int_equal(app_screen(bench->app), SCREEN_MENU);
	assert_non_null(node_called(&bench->list, "does not open yet"));
}

static void test_text_size_and_theme(void **state) {
	struct bench *bench = *state;
	struct colour before = bench->list.background;
	letter(bench, 't');
	assert_true(bench->list.background.r != before.r);
	float size = bench->list.items[bench->list.len - 1].size;
	for (int i = 0; i < 40; i++) {
		letter(bench, '+');
	}
	float largest = 0;
	for (size_t i = 0; i < bench->list.len; i++) {
		largest = bench->list.items[i].size > largest ? bench->list.items[i].size : largest;
	}
	assert_true(largest > size);
	press(bench, KEY_F11);
	assert_true(app_wants_full_screen(bench->app));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
	const struct CMUnitTest tests[] = {
		TEST(test_lines_come_in_time),
		TEST(test_any_key_brings_the_rest),
		TEST(test_a_press_brings_the_rest),
		TEST(test_numbers_say_cards),
		TEST(test_to_the_ending_by_keys),
		TEST(test_to_the_ending_by_pointer),
		TEST(test_page_turner),
		TEST(test_composing),
		TEST(test_rewind),
		TEST(test_sheets_open_and_close),
		TEST(test_pause_covers_everything_and_stops_time),
		TEST(test_leaving_at_once),
		TEST(test_escape_twice_leaves_at_once),
		TEST(test_escape_slowly_goes_on),
		TEST(test_under_the_line),
		TEST(test_idle_means_idle),
		TEST(test_moves_end_within_400_ms),
		TEST(test_menu),
		TEST(test_a_broken_file_has_a_page),
		TEST(test_text_size_and_theme),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
