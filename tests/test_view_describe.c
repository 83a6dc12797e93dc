/* Whatever is drawn as text is also said: it stands in the label of a node that lies where the text lies. */
#include "screens_fixture.h"

#include "view/describe.h"

static bool meet(struct rect a, struct rect b) {
	return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* `len` bytes of `text` stand in `label`, be it that blanks there are line ends here. */
static bool holds(const char *label, const char *text, size_t len) {
	for (; *label != '\0'; label++) {
		size_t i = 0;
		while (i < len && (label[i] == text[i] || (label[i] == '\n' && text[i] == ' '))) {
			i++;
		}
		if (i == len) {
			return true;
		}
	}
	return false;
}

/* What stands under water is drawn too blurred to be read: a reader is not told it either. */
static const float BLUR_READABLE = 0.3f;

static void check_said(const struct draw_list *list, const char *screen) {
	for (size_t i = 0; i < list->len; i++) {
		const struct draw_item *item = &list->items[i];
		bool said = item->kind != DRAW_TEXT || item->blur > BLUR_READABLE;
		for (size_t n = 0; n < list->node_len && !said; n++) {
			struct buf label = BUF_EMPTY;
			describe_label(&list->nodes[n], &label);
			said = meet(list->nodes[n].rect, item->rect) && holds(label.text, item->text, item->len);
			buf_finish(&label);
		}
		if (!said) {
			fail_msg("%s: \"%.*s\" is drawn, and in no label", screen, (int)item->len, item->text);
		}
	}
}

static void test_all_that_is_drawn_is_said(void **state) {
	(void)state;
	static const float sizes[][2] = {{1440, 900}, {800, 600}, {1080, 1920}};
	for (size_t i = 0; i < SCREENS_LOOKED_AT; i++) {
		struct app *app = open_screen(i);
		struct draw_list list = {0};
		for (size_t s = 0; s < 3; s++) {
			app_resize(app, sizes[s][0], sizes[s][1], 1);
			app_settle(app);
			app_frame(app, 2000, &list);
			check_said(&list, screens[i].name);
		}
		draw_list_finish(&list);
		app_destroy(app);
	}
}

static void test_errors_are_said(void **state) {
	(void)state;
	struct app_options options = {.scenes = SOURCE_DIR "/scenes", .open = TESTS_DIR "/scenarios/many-mistakes.json",
		.text_scale = 1, .still = true};
	struct app *app = app_create(&fake_metrics, &options);
	struct draw_list list = {0};
	assert_int_equal(app_screen(app), SCREEN_ERROR);
	app_settle(app);
	app_frame(app, 1000, &list);
	check_said(&list, "error");
	draw_list_finish(&list);
	app_destroy(app);
}

static void test_words(void **state) {
	(void)state;
	static const struct {
		struct node node;
		const char *words;
	} cases[] = {
		{{.role = ROLE_HEADING, .label = "Keys"}, "heading: Keys"},
		{{.role = ROLE_CARD, .label = "1: I see.", .focused = true}, "card, in focus: 1: I see."},
		{{.role = ROLE_CHOICE, .label = "small", .selected = true}, "choice, chosen: small"},
		{{.role = ROLE_CHOICE, .label = "small", .selected = true, .focused = true}, "choice, chosen, in focus: small"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf text = BUF_EMPTY;
		describe_node(&cases[i].node, &text);
		assert_string_equal(text.text, cases[i].words);
		buf_finish(&text);
	}
}

static void test_reading_order_of_a_play(void **state) {
	(void)state;
	struct app *app = fixture_app();
	struct draw_list list = {0};
	open_play(app, fixture_path(), SEAT_ONE);
	app_settle(app);
	app_frame(app, 1000, &list);
	struct buf text = BUF_EMPTY;
	describe_list(&list, &text);
	const char *title = strstr(text.text, "heading: Fixture"), *line = strstr(text.text, "line: Evening."),
			   *card = strstr(text.text, "card, in focus: 1: "), *loop = strstr(text.text, "picture: The loop"),
			   *keys = strstr(text.text, "button: Under the line");
	assert_true(title != NULL && line > title && card > line && loop > card && keys > loop);
	buf_finish(&text);
	draw_list_finish(&list);
	app_destroy(app);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_that_is_drawn_is_said),
		cmocka_unit_test(test_errors_are_said),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_reading_order_of_a_play),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
