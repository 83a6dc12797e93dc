/* What is to be read aloud, and in whose voice, without anybody who speaks. */
#include "view_fixture.h"

#include "view/speech.h"

/* Makes a frame and writes what is to be said: a letter for the kind, the voice's number, the text. */
static void frame(struct app *app, double now, struct buf *out) {
	static const char kinds[] = {[SPEECH_LINE] = 'L', [SPEECH_FOCUS] = 'F', [SPEECH_STOP] = 'S'};
	struct draw_list list = {0};
	struct speech speech;
	buf_clear(out);
	app_tick(app, now);
	app_frame(app, now, &list);
	while (app_take_speech(app, &speech)) {
		buf_printf(out, "%c%d %s\n", kinds[speech.kind], (int)speech.voice, speech.text);
		free(speech.text);
	}
	draw_list_finish(&list);
}

static void press(struct app *app, struct input input, double now) {
	app_input(app, &input, now);
}

static struct app *speaking_app(void) {
	struct app_options options = {.scenes = SOURCE_DIR "/scenes", .text_scale = 1, .still = true, .seed = 1, .speak = true};
	return app_create(&fake_metrics, &options);
}

static void test_off_unless_asked(void **state) {
	(void)state;
	struct app *app = fixture_app();
	struct buf said = BUF_EMPTY;
	open_play(app, fixture_path(), SEAT_ONE);
	frame(app, 1000, &said);
	assert_int_equal(said.len, 0);
	app_speak(app, true);
	frame(app, 1000, &said);
	assert_true(said.len > 0);
	app_speak(app, false);
	frame(app, 1000, &said);
	assert_string_equal(said.text, "S2 \n");
	buf_finish(&said);
	app_destroy(app);
}

static void test_a_page_is_told_whole_then_what_changes(void **state) {
	(void)state;
	struct app *app = speaking_app();
	struct buf said = BUF_EMPTY;
	frame(app, 1000, &said);
	assert_non_null(strstr(said.text, "F2 Waterline\n"));
	frame(app, 1005, &said); /* what has the focus at first is known after the first frame */
	assert_ptr_equal(strstr(said.text, "F2 button: "), said.text);
	frame(app, 1010, &said);
	assert_string_equal(said.text, "");
	press(app, key_input(KEY_TAB), 1020);
	frame(app, 1030, &said);
	assert_ptr_equal(strstr(said.text, "F2 button: "), said.text);
	buf_finish(&said);
	app_destroy(app);
}

static void test_a_conversation(void **state) {
	(void)state;
	struct app_options options = {.scenes = SOURCE_DIR "/scenes", .open = fixture_path(), .text_scale = 1, .still = true,
		.seed = 1, .speak = true};
	struct app *app = app_create(&fake_metrics, &options);
	struct buf said = BUF_EMPTY;
	frame(app, 1000, &said);
	assert_non_null(strstr(said.text, "Who will you be?"));
	press(app, key_input(KEY_ENTER), 1100); /* as Ada */
	frame(app, 1200, &said);
	press(app, key_input(KEY_ENTER), 1300); /* all lines */
	frame(app, 1400, &said);
	assert_non_null(strstr(said.text, "L2 Evening.\n"));
	assert_non_null(strstr(said.text, "F2 1: "));
	press(app, letter_input('1'), 1500);
	frame(app, 1600, &said);
	assert_non_null(strstr(said.text, "L0 Ada: "));
	assert_non_null(strstr(said.text, "L2 The loop"));
	press(app, key_input(KEY_ENTER), 1700);
	frame(app, 1800, &said);
	assert_non_null(strstr(said.text, "L1 Ben"));
	press(app, letter_input('z'), 1900); /* what was said before is not said again */
	frame(app, 2000, &said);
	assert_null(strstr(said.text, "L"));
	press(app, key_input(KEY_ESCAPE), 2100);
	frame(app, 2200, &said);
	assert_ptr_equal(strstr(said.text, "S2 \nF2 Paused"), said.text);
	press(app, key_input(KEY_F12), 2900);
	frame(app, 3000, &said);
	assert_string_equal(said.text, "S2 \n");
	buf_finish(&said);
	app_destroy(app);
}

static void test_bounded_while_nobody_listens(void **state) {
	(void)state;
	struct app *app = speaking_app();
	struct draw_list list = {0};
	struct speech speech;
	for (int i = 0; i < 300; i++) {
		press(app, key_input(KEY_TAB), 1000 + i);
		app_frame(app, 1000 + i, &list);
	}
	size_t count = 0;
	while (app_take_speech(app, &speech)) {
		free(speech.text);
		count++;
	}
	assert_int_equal(count, SPEECHES_MAX);
	draw_list_finish(&list);
	app_destroy(app);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_off_unless_asked),
		cmocka_unit_test(test_a_page_is_told_whole_then_what_changes),
		cmocka_unit_test(test_a_conversation),
		cmocka_unit_test(test_bounded_while_nobody_listens),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
