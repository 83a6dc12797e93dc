/* Widgets: what has the focus, what a key or the pointer chooses, what scrolls. */
#include "view_fixture.h"

#include "view/ui/ui.h"

struct bench {
	struct ui ui;
	struct draw_list list;
	struct texts *texts;
	int chosen; /* which of three buttons, or -1 */
};

static int set_up(void **state) {
	struct bench *bench = calloc(1, sizeof(*bench));
	bench->texts = texts_create(&fake_metrics);
	bench->ui = (struct ui){.texts = bench->texts, .width = 400, .height = 300, .em = 16, .grid = 8, .pixel = 1, .still = true};
	bench->ui.theme = theme_of(THEME_PAPER);
	*state = bench;
	return 0;
}

static int tear_down(void **state) {
	struct bench *bench = *state;
	texts_destroy(bench->texts);
	draw_list_finish(&bench->list);
	free(bench);
	return 0;
}

/* A run of three buttons of 100 by 40, one under the other, 50 apart. */
static void run(struct bench *bench, const struct input *input) {
	draw_list_clear(&bench->list);
	ui_begin(&bench->ui, &bench->list, 0, input);
	bench->chosen = -1;
	ui_prefer(&bench->ui, ui_id("button", 0));
	for (uint32_t i = 0; i < 3; i++) {
		struct rect rect = {10, 10 + 50 * (float)i, 100, 40};
		if (ui_button(&bench->ui, ui_id("button", i), rect, NULL, "Go", BUTTON_QUIET)) {
			bench->chosen = (int)i;
		}
	}
	ui_end(&bench->ui);
}

static void press(struct bench *bench, enum key key, bool shift) {
	struct input input = key_input(key);
	input.shift = shift;
	run(bench, &input);
}

static int focus(const struct bench *bench) {
	for (uint32_t i = 0; i < 3; i++) {
		if (bench->ui.focus == ui_id("button", i)) {
			return (int)i;
		}
	}
	return -1;
}

static void test_focus_goes_round(void **state) {
	struct bench *bench = *state;
	run(bench, NULL);
	assert_int_equal(focus(bench), 0);
	static const struct {
		enum key key;
		bool shift;
		int focus;
	} steps[] = {{KEY_TAB, false, 1}, {KEY_DOWN, false, 2}, {KEY_TAB, false, 0}, {KEY_TAB, true, 2}, {KEY_UP, false, 1},
		{KEY_LEFT, false, 0}, {KEY_RIGHT, false, 1}, {KEY_HOME, false, 1}};
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		press(bench, steps[i].key, steps[i].shift);
		assert_int_equal(focus(bench), steps[i].focus);
		assert_int_equal(bench->chosen, -1);
	}
}

static void test_keys_choose_once(void **state) {
	struct bench *bench = *state;
	run(bench, NULL);
	press(bench, KEY_TAB, false);
	press(bench, KEY_ENTER, false);
	assert_int_equal(bench->chosen, 1);
	press(bench, KEY_SPACE, false);
	assert_int_equal(bench->chosen, 1);
	run(bench, NULL);
	assert_int_equal(bench->chosen, -1);
	struct input held = key_input(KEY_ENTER);
	held.repeat = true;
	run(bench, &held);
	assert_int_equal(bench->chosen, -1);
}

static void point(struct bench *bench, enum input_kind kind, float x, float y) {
	struct input input = {.kind = kind, .x = x, .y = y};
	run(bench, &input);
}

static void test_click(void **state) {
	struct bench *bench = *state;
	point(bench, INPUT_MOVE, 20, 70);
	assert_int_equal(bench->ui.hover, ui_id("button", 1));
	point(bench, INPUT_DOWN, 20, 70);
	assert_int_equal(bench->chosen, -1);
	assert_int_equal(focus(bench), 1);
	point(bench, INPUT_UP, 20, 70);
	assert_int_equal(bench->chosen, 1);
}

static void test_click_that_slides_off_chooses_nothing(void **state) {
	struct bench *bench = *state;
	point(bench, INPUT_DOWN, 20, 20);
	point(bench, INPUT_MOVE, 20, 70);
	point(bench, INPUT_UP, 20, 70);
	assert_int_equal(bench->chosen, -1);
	point(bench, INPUT_UP, 20, 20);
	assert_int_equal(bench->chosen, -1);
}

static void test_leaving_forgets_the_pointer(void **state) {
	struct bench *bench = *state;
	point(bench, INPUT_MOVE, 20, 20);
	assert_int_not_equal(bench->ui.hover, 0);
	struct input leave = {.kind = INPUT_LEAVE};
	run(bench, &leave);
	assert_int_equal(bench->ui.hover, 0);
}

static void test_input_is_taken_once(void **state) {
	struct bench *bench = *state;
	struct input input = letter_input('a');
	ui_begin(&bench->ui, &bench->list, 0, &input);
	assert_false(ui_char(&bench->ui, 'b'));
	assert_true(ui_char(&bench->ui, 'a'));
	assert_false(ui_char(&bench->ui, 'a'));
	assert_null(ui_input(&bench->ui));
	ui_end(&bench->ui);
}

/* Ten buttons of 40, 50 apart, in an area of 100. Returns the offset. */
static float run_area(struct bench *bench, const struct input *input) {
	draw_list_clear(&bench->list);
	ui_begin(&bench->ui, &bench->list, 0, input);
	float offset = ui_scroll(&bench->ui, 5, (struct rect){0, 50, 200, 100}, 500);
	for (uint32_t i = 0; i < 10; i++) {
		struct rect rect = {10, 50 - offset + 50 * (float)i, 100, 40};
		ui_button(&bench->ui, ui_id("button", i), rect, NULL, "Go", BUTTON_QUIET);
	}
	ui_scroll_end(&bench->ui, bench->ui.theme->page);
	ui_end(&bench->ui);
	return offset;
}

static void test_scrolling(void **state) {
	struct bench *bench = *state;
	run_area(bench, NULL);
	struct input wheel = {.kind = INPUT_WHEEL, .x = 10, .y = 60, .amount = -1};
	run_area(bench, &wheel);
	assert_float_equal(run_area(bench, NULL), 64, 0.01); /* four lines */
	wheel.amount = -100;
	run_area(bench, &wheel);
	assert_float_equal(run_area(bench, NULL), 400, 0.01);
	assert_true(ui_scrolled_to_end(&bench->ui, 5));
	wheel.y = 10; /* beside it */
	wheel.amount = 100;
	run_area(bench, &wheel);
	assert_float_equal(run_area(bench, NULL), 400, 0.01);
	assert_true(node_called(&bench->list, "Go")->scrolls);
}

static void test_focus_scrolls_into_view(void **state) {
	struct bench *bench = *state;
	run_area(bench, NULL);
	for (int i = 0; i < 10; i++) {
		struct input tab = key_input(KEY_TAB);
		run_area(bench, &tab);
		run_area(bench, NULL);
		const struct node *node = node_with_focus(&bench->list);
		assert_true(node->rect.y >= 50 && node->rect.y + node->rect.h <= 150);
	}
}

static void test_what_is_scrolled_away_cannot_be_clicked(void **state) {
	struct bench *bench = *state;
	run_area(bench, NULL);
	point(bench, INPUT_LEAVE, 0, 0);
	struct input move = {.kind = INPUT_MOVE, .x = 20, .y = 170}; /* where the third lies, below the area */
	run_area(bench, &move);
	assert_int_equal(bench->ui.hover, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* Twelve buttons in an area that shows six of them. */
static int finger(struct bench *bench, enum input_kind kind, float y) {
	struct input input = {.kind = kind, .x = 50, .y = y};
	int chosen = -1;
	draw_list_clear(&bench->list);
	ui_begin(&bench->ui, &bench->list, 0, kind == INPUT_KEY ? NULL : &input);
	float offset = ui_scroll(&bench->ui, ui_id("area", 0), (struct rect){0, 0, 200, 300}, 600);
	for (uint32_t i = 0; i < 12; i++) {
		struct rect rect = {10, 5 + 50 * (float)i - offset, 100, 40};
		chosen = ui_button(&bench->ui, ui_id("button", i), rect, NULL, "Go", BUTTON_QUIET) ? (int)i : chosen;
	}
	ui_scroll_end(&bench->ui, bench->ui.theme->page);
	ui_end(&bench->ui);
	return chosen;
}

static void test_a_finger_drags_the_page(void **state) {
	struct bench *bench = *state;
	finger(bench, INPUT_KEY, 0); /* looks */
	assert_int_equal(finger(bench, INPUT_DOWN, 225), -1); /* on the fifth */
	assert_int_equal(finger(bench, INPUT_MOVE, 221), -1); /* trembles */
	assert_int_equal(finger(bench, INPUT_UP, 221), 4);
	assert_int_equal(finger(bench, INPUT_DOWN, 225), -1);
	finger(bench, INPUT_MOVE, 175);
	finger(bench, INPUT_MOVE, 125);
	assert_int_equal(finger(bench, INPUT_UP, 125), -1); /* that was a drag, of two buttons' height */
	finger(bench, INPUT_DOWN, 25);
	assert_int_equal(finger(bench, INPUT_UP, 25), 2);
	finger(bench, INPUT_DOWN, 280); /* not beyond the end */
	finger(bench, INPUT_MOVE, -3000);
	finger(bench, INPUT_UP, -3000);
	finger(bench, INPUT_DOWN, 275);
	assert_int_equal(finger(bench, INPUT_UP, 275), 11);
	/* and a move without a press drags nothing */
	finger(bench, INPUT_MOVE, 10);
	finger(bench, INPUT_MOVE, 290);
	finger(bench, INPUT_DOWN, 275);
	assert_int_equal(finger(bench, INPUT_UP, 275), 11);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		TEST(test_focus_goes_round),
		TEST(test_keys_choose_once),
		TEST(test_click),
		TEST(test_click_that_slides_off_chooses_nothing),
		TEST(test_leaving_forgets_the_pointer),
		TEST(test_input_is_taken_once),
		TEST(test_scrolling),
		TEST(test_focus_scrolls_into_view),
		TEST(test_what_is_scrolled_away_cannot_be_clicked),
		cmocka_unit_test_setup_teardown(test_a_finger_drags_the_page, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
