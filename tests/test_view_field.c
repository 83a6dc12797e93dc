/* Writing: marking, copying, cutting, pasting, and what a field lets in. */
#define HOME SCRATCH_DIR "/view-field-home"
#include "person_fixture.h"

#include "base/mem.h"
#include "view/ui/field_edit.h"

/* What "other programs" copied, and what they were given. */
struct board {
	const char *theirs;
	char ours[4096];
	int puts;
};

static char *take(void *data) {
	const struct board *board = data;
	return board->theirs != NULL ? mem_copy(board->theirs, strlen(board->theirs)) : NULL;
}

static void put(void *data, const char *text) {
	struct board *board = data;
	snprintf(board->ours, sizeof(board->ours), "%s", text);
	board->puts++;
}

static struct clipboard clipboard_of(struct board *board) {
	return (struct clipboard){board, take, put};
}

static void test_what_a_field_lets_in(void **state) {
	(void)state;
	static const struct {
		const char *why, *text;
		bool lines;
		size_t most;
		const char *then;
	} rows[] = {
		{"plain text", "I felt small.", false, 40, "I felt small."},
		{"control characters go", "a\x01\x1b[31mb\x7f", false, 40, "a[31mb"},
		{"and the second block of them",
			"a\xc2\x85"
			"b\xc2\x9f",
			false, 40, "ab"},
		{"a line end is a blank in one line", "one\ntwo\r\nthree\rfour", false, 40, "one two three four"},
		{"and a line end in several, whatever it is written as",
			"one\ntwo\r\nthree\rfour\xe2\x80\xa8"
			"five",
			true, 40, "one\ntwo\nthree\nfour\nfive"},
		{"a tab is a blank", "a\tb", true, 40, "a b"},
		{"what is no UTF-8 goes",
			"a\xff\xc3"
			"b\xed\xa0\x80"
			"c",
			false, 40, "abc"},
		{"a mark at the beginning of a file goes",
			"\xef\xbb\xbf"
			"a",
			false, 40, "a"},
		{"exactly as much as has room", "abcde", false, 5, "abcde"},
		{"one more is cut", "abcdef", false, 5, "abcde"},
		{"characters are counted, not bytes", "äöüßé", false, 5, "äöüßé"},
		{"a letter is not cut off from its mark", "abcde\xcc\x81", false, 5, "abcd"},
		{"a family stays together", "ab👩‍👩‍👧", false, 5, "ab"},
		{"or comes whole", "ab👩‍👩‍👧", false, 7, "ab👩‍👩‍👧"},
		{"nothing", "", false, 5, ""},
		{"nothing that may stand there", "\x01\x02", false, 5, ""},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct field field = {.text = BUF_EMPTY, .lines = rows[i].lines};
		bool changed = field_put(&field, rows[i].text, strlen(rows[i].text), rows[i].most);
		if (strcmp(field.text.text, rows[i].then) != 0 || changed != (rows[i].then[0] != '\0') ||
			field.caret != field.text.len || field.mark != field.caret) {
			fail_msg("%s: “%s”", rows[i].why, field.text.text);
		}
		field_finish(&field);
	}
}

static void test_what_is_marked_makes_room(void **state) {
	(void)state;
	struct field field = {.text = BUF_EMPTY};
	field_set(&field, "abcde", 5);
	assert_false(field_put(&field, "x", 1, 5)); /* it is full */
	field.mark = 1;
	field.caret = 4; /* either end may be the caret */
	assert_true(field_put(&field, "xyzw", 4, 5));
	assert_string_equal(field.text.text, "axyze");
	field.mark = 4;
	field.caret = 1;
	assert_true(field_erase(&field, -1));
	assert_string_equal(field.text.text, "ae");
	assert_int_equal(field.caret, 1);
	field_finish(&field);
}

static void test_steps_are_whole_characters(void **state) {
	(void)state;
	struct field field = {.text = BUF_EMPTY, .lines = true};
	field_set(&field,
		"e\xcc\x81"
		"👩‍👩‍👧\n🇩🇪x",
		40);
	const size_t stops[] = {0, 3, 21, 22, 30, 31};
	for (size_t i = 0; i + 1 < sizeof(stops) / sizeof(stops[0]); i++) {
		assert_int_equal(field_step(&field, stops[i], 1), stops[i + 1]);
		assert_int_equal(field_step(&field, stops[i + 1], -1), stops[i]);
	}
	assert_int_equal(field_step(&field, 0, -1), 0);
	assert_int_equal(field_step(&field, 31, 1), 31);
	field_finish(&field);
}

static void chord(struct bench *bench, enum key key, char character, bool control, bool shift) {
	give(bench,
		(struct input){.kind = INPUT_KEY, .key = key, .character = character, .control = control, .shift = shift});
}

static void control(struct bench *bench, char character) {
	chord(bench, KEY_CHARACTER, character, true, false);
}

/* On the note of a finished conversation. */
static struct field *at_the_note(struct bench *bench, struct board *board) {
	been_here(REMEMBER_NO);
	start_with(bench, (struct app_options){.home = HOME, .clipboard = clipboard_of(board)});
	to_the_end(bench);
	choose(bench, "Look back");
	go_to(bench, "A note of your own:");
	return &bench->app->after.note;
}

static void test_copying_and_pasting(void **state) {
	struct bench *bench = *state;
	struct board board = {.theirs = "from elsewhere\r\nsecond line"};
	struct field *note = at_the_note(bench, &board);
	control(bench, 'c'); /* nothing is marked: what others copied stays */
	assert_int_equal(board.puts, 0);
	control(bench, 'v');
	assert_string_equal(note->text.text, "from elsewhere\nsecond line");
	control(bench, 'a');
	control(bench, 'c');
	assert_string_equal(board.ours, "from elsewhere\nsecond line");
	assert_string_equal(note->text.text, "from elsewhere\nsecond line");
	control(bench, 'x');
	assert_string_equal(note->text.text, "");
	assert_int_equal(board.puts, 2);
	board.theirs = "again";
	chord(bench, KEY_INSERT, 0, false, true);
	assert_string_equal(note->text.text, "again");
	chord(bench, KEY_LEFT, 0, false, true);
	chord(bench, KEY_LEFT, 0, false, true);
	chord(bench, KEY_INSERT, 0, true, false);
	assert_string_equal(board.ours, "in");
	chord(bench, KEY_DELETE, 0, false, true);
	assert_string_equal(note->text.text, "aga");
	chord(bench, KEY_HOME, 0, false, true);
	type(bench, "x");
	assert_string_equal(note->text.text, "x");
	board.theirs = NULL; /* a picture, say */
	control(bench, 'a');
	control(bench, 'v');
	assert_string_equal(note->text.text, "x");
}

/* Out of what is marked one comes at the end that lies in the way that one goes. */
static void test_leaving_what_is_marked(void **state) {
	struct bench *bench = *state;
	struct board board = {0};
	struct field *note = at_the_note(bench, &board);
	type(bench, "abc");
	control(bench, 'a');
	press(bench, KEY_LEFT);
	assert_int_equal(note->caret, 0);
	control(bench, 'a');
	press(bench, KEY_RIGHT);
	assert_int_equal(note->caret, 3);
	assert_int_equal(note->mark, 3);
}

/* What is marked can be seen. */
static void test_a_mark_is_drawn(void **state) {
	struct bench *bench = *state;
	struct board board = {0};
	at_the_note(bench, &board);
	type(bench, "abc");
	size_t plain = bench->list.len;
	control(bench, 'a');
	assert_int_equal(bench->list.len, plain + 1);
}

static void test_pasting_into_a_search(void **state) {
	struct bench *bench = *state;
	struct board board = {.theirs = "  back\nrub \x07"};
	been_here(REMEMBER_NO);
	start_with(bench, (struct app_options){.home = HOME, .clipboard = clipboard_of(&board)});
	assert_int_equal(app_screen(bench->app), SCREEN_MENU);
	control(bench, 'v');
	assert_string_equal(bench->app->menu.typed.text, "back rub ");
	for (int i = 0; i < 20; i++) {
		control(bench, 'v');
	}
	assert_int_equal(bench->app->menu.typed.len, 60);
}

static void test_without_a_clipboard_nothing_happens(void **state) {
	struct bench *bench = *state;
	struct board board = {0};
	struct field *note = at_the_note(bench, &board);
	bench->app->options.clipboard = (struct clipboard){0};
	type(bench, "abc");
	control(bench, 'a');
	control(bench, 'x'); /* what cannot be copied is not cut */
	control(bench, 'v');
	assert_string_equal(note->text.text, "abc");
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_a_field_lets_in),
		cmocka_unit_test(test_what_is_marked_makes_room),
		cmocka_unit_test(test_steps_are_whole_characters),
		cmocka_unit_test_setup_teardown(test_copying_and_pasting, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_leaving_what_is_marked, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_mark_is_drawn, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_pasting_into_a_search, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_without_a_clipboard_nothing_happens, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
