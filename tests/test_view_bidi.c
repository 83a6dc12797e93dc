/* Text that runs both ways: the order in which stretches stand, line by line; and characters as readers see them. */
#include "view_fixture.h"

#include "view/text/grapheme.h"
#include "view/text/text.h"

#define ALEF "\xd7\x90"
#define BET "\xd7\x91"
#define GIMEL "\xd7\x92"
#define ARABIC "\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85"

static const struct text_style plain = {FACE_REGULAR, 10, 1.5f, LINES_FILL};

/* Each line's runs as they stand, a "<" before those that run leftwards, lines parted by "/". */
static void order_of(const struct text_block *block, struct buf *out) {
	for (size_t l = 0; l < block->line_count; l++) {
		buf_puts(out, l > 0 ? "/" : "");
		float x = 0;
		for (size_t r = 0; r < block->lines[l].run_count; r++) {
			const struct text_run *run = &block->runs[block->lines[l].first_run + r];
			buf_puts(out, r > 0 ? "|" : "");
			buf_puts(out, run->leftwards ? "<" : "");
			buf_add(out, block->text + run->start, run->len);
			assert_float_equal(run->x, x, 0.01);
			x += run->width;
		}
		assert_float_equal(block->lines[l].width, x, 0.01);
	}
}

static const struct {
	const char *why, *text;
	float width;
	const char *order;
	bool begins_right;
} rows[] = {
	{"nothing but Latin", "one two", 500, "one two", false},
	{"Hebrew in Latin", "say " ALEF BET " now", 500, "say |<" ALEF BET "| now", false},
	{"Latin in Hebrew", ALEF " word " BET, 500, "<" " " BET "|word|<" ALEF " ", true},
	{"Hebrew alone, with its stop", ALEF BET ".", 500, "<" ALEF BET ".", true},
	{"digits keep their order", ALEF " 12 " BET, 500, "<" " " BET "|12|<" ALEF " ", true},
	{"two words that turn stay in reading order", "a " ALEF " " BET " b", 500, "a |<" ALEF " " BET "| b", false},
	{"each line for itself", "aaaa " ALEF ALEF ALEF " " BET BET BET " bbbb", 45, "aaaa |<" ALEF ALEF ALEF "/<" BET BET BET "| bbbb", false},
	{"paragraphs have their own direction", "one\n" ALEF BET "\ntwo", 500, "one/<" ALEF BET "/two", false},
	{"brackets go with what is in them", ALEF " (" BET ") c", 500, "c|<" ALEF " (" BET ") ", true},
	{"Arabic", ARABIC " and " ARABIC, 500, "<" " " ARABIC "|and|<" ARABIC " ", true},
};

static void test_order(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct texts *texts = texts_create(&fake_metrics);
		const struct text_block *block = text_layout(texts, plain, rows[i].text, strlen(rows[i].text), rows[i].width);
		struct buf order = BUF_EMPTY;
		order_of(block, &order);
		if (strcmp(order.text, rows[i].order) != 0 || block->lines[0].leftwards != rows[i].begins_right) {
			fail_msg("%s: %s, not %s", rows[i].why, order.text, rows[i].order);
		}
		buf_finish(&order);
		texts_destroy(texts);
	}
}

/* Emphasis changes the face in the middle of what turns. */
static void test_faces_turn_too(void **state) {
	(void)state;
	struct texts *texts = texts_create(&fake_metrics);
	const char *text = ALEF " \x0e" BET "\x0f " GIMEL;
	const struct text_block *block = text_layout(texts, plain, text, strlen(text), 500);
	struct buf order = BUF_EMPTY;
	order_of(block, &order);
	assert_string_equal(order.text, "<" " " GIMEL "|<" BET "|<" ALEF " ");
	assert_int_equal(block->runs[1].face, FACE_ITALIC);
	buf_finish(&order);
	texts_destroy(texts);
}

static float drawn_at(const char *text, enum align align) {
	struct texts *texts = texts_create(&fake_metrics);
	struct draw_list list = {0};
	const struct text_block *block = text_layout(texts, plain, text, strlen(text), 200);
	text_draw(&list, texts, block, 100, 0, 200, align, (struct colour){0, 0, 0, 255}, 0);
	float x = list.items[0].rect.x;
	draw_list_finish(&list);
	texts_destroy(texts);
	return x;
}

static void test_paragraphs_begin_at_their_side(void **state) {
	(void)state;
	assert_float_equal(drawn_at("ab", ALIGN_LEFT), 100, 0.01);
	assert_float_equal(drawn_at(ALEF BET, ALIGN_LEFT), 290, 0.01);
	assert_float_equal(drawn_at(ALEF BET, ALIGN_CENTRE), 195, 0.01);
	assert_float_equal(drawn_at("ab", ALIGN_RIGHT), 290, 0.01);
	assert_float_equal(drawn_at(ALEF BET, ALIGN_RIGHT), 290, 0.01);
}

static const struct {
	const char *why, *text;
	size_t len; /* of the first */
} graphemes[] = {
	{"nothing", "", 0},
	{"a letter", "ab", 1},
	{"a letter and its marks", "Z\xcd\x91\xcd\xab\xcc\x93" "a", 7},
	{"an ideograph", "\xe4\xbd\xa0\xe6\x80\x8e", 3},
	{"a flag, of two", "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa\xf0\x9f\x87\xab\xf0\x9f\x87\xb7", 8},
	{"a family", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7!", 18},
	{"a hand with its colour", "\xf0\x9f\x91\x8b\xf0\x9f\x8f\xbd.", 8},
	{"a heart told to be red", "\xe2\x9d\xa4\xef\xb8\x8f.", 6},
	{"a Hindi vowel", "\xe0\xa4\xa8\xe0\xa4\xbf\xe0\xa4\xa8", 6},
	{"letters of Korean", "\xe1\x84\x80\xe1\x85\xa1\xe1\x84\x80", 6},
	{"no UTF-8", "\xff" "a", 1},
};

static void test_graphemes(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof(graphemes) / sizeof(graphemes[0]); i++) {
		size_t len = grapheme_len(graphemes[i].text, strlen(graphemes[i].text));
		if (len != graphemes[i].len) {
			fail_msg("%s: %zu bytes, not %zu", graphemes[i].why, len, graphemes[i].len);
		}
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_faces_turn_too),
		cmocka_unit_test(test_paragraphs_begin_at_their_side),
		cmocka_unit_test(test_graphemes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
