/* What moves many times a second asks the heap for nothing. malloc and its kind are counted on their way (see CMake). */
#define HOME SCRATCH_DIR "/view-heap-home"
#include "person_fixture.h"

static size_t asked;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

void *__wrap_malloc(size_t size) {
	asked++;
	return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
	asked++;
	return __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size) {
	asked++;
	return __real_realloc(old, size);
}

/* Down the page and up again, as a wheel does it, frame by frame. */
static void scroll(struct bench *bench) {
	for (int way = -1; way <= 1; way += 2) {
		for (int notch = 0; notch < 12; notch++) {
			struct input wheel = {.kind = INPUT_WHEEL, .x = 400, .y = 400, .amount = (float)way};
			app_input(bench->app, &wheel, bench->now);
			for (int i = 0; i < 12; i++) {
				bench->now += 1000.0 / 60;
				frame(bench);
			}
		}
	}
}

static void test_scrolling_the_debrief(void **state) {
	struct bench *bench = *state;
	been_here(REMEMBER_NO);
	start_with(bench, (struct app_options){.home = HOME});
	to_the_end(bench);
	choose(bench, "Look back");
	go_to(bench, "I felt …");
	type(bench, "small");
	bench->app->still = false;
	scroll(bench);
	asked = 0;
	scroll(bench);
	assert_int_equal(asked, 0);
	press(bench, KEY_F1); /* that they are counted at all */
	assert_true(asked > 0);
}

static void test_scrolling_the_map(void **state) {
	struct bench *bench = *state;
	start_with(bench, (struct app_options){0});
	to_the_end(bench);
	app_show(bench->app, SCREEN_MAP);
	bench->app->still = false;
	app_resize(bench->app, 800, 400, 1);
	scroll(bench);
	asked = 0;
	scroll(bench);
	assert_int_equal(asked, 0);
}

static void test_a_play_on_which_nothing_happens(void **state) {
	struct bench *bench = *state;
	start_with(bench, (struct app_options){0});
	open_play(bench->app, fixture_path(), SEAT_ONE);
	frame(bench);
	letter(bench, '1');
	press(bench, KEY_SPACE);
	bench->app->still = false;
	scroll(bench);
	asked = 0;
	scroll(bench);
	assert_int_equal(asked, 0);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_scrolling_the_debrief, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_scrolling_the_map, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_play_on_which_nothing_happens, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
