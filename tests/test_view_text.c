/* Text in lines, measured by a fake: half an em for each character. */
#include "view_fixture.h"

#include "view/text/text.h"

static const struct text_style plain = {FACE_REGULAR, 10, 1.4f, LINES_FILL}; /* 5 pixels a character */

/* The lines of a text at a width, joined by '|'. */
static void lines_of(struct text_style style, const char *text, float width, struct buf *out) {
	struct texts *texts = texts_create(&fake_metrics);
	const struct text_block *block = text_layout(texts, style, text, strlen(text), width);
	for (size_t l = 0; l < block->line_count; l++) {
		buf_puts(out, l > 0 ? "|" : "");
		assert_true(block->lines[l].width <= width + 0.1f);
		for (size_t r = block->lines[l].first_run; r < block->lines[l].first_run + block->lines[l].run_count; r++) {
			buf_add(out, block->text + block->runs[r].start, block->runs[r].len);
		}
	}
	texts_destroy(texts);
}

static const struct {
	const char *why, *text;
	float width;
	enum fit_lines fit;
	const char *lines;
} rows[] = {
	{"one line", "a few words", 100, LINES_FILL, "a few words"},
	{"exactly full", "abcd efgh", 45, LINES_FILL, "abcd efgh"},
	{"one pixel short", "abcd efgh", 44, LINES_FILL, "abcd|efgh"},
	{"no text is one empty line", "", 100, LINES_FILL, ""},
	{"a line end is kept", "one\ntwo", 100, LINES_FILL, "one|two"},
	{"blanks at a line's end do not count", "abcd    efgh", 20, LINES_FILL, "abcd|efgh"},
	{"no break before a full stop", "abc (defg).", 35, LINES_FILL, "abc|(defg)."},
	{"a hyphen may end a line", "well-being", 30, LINES_FILL, "well-|being"},
	{"a no-break space holds", "a b\xc2\xa0""c", 15, LINES_FILL, "a|b\xc2\xa0""c"},
	{"a word too long is cut", "abcdefghij", 20, LINES_FILL, "abcd|efgh|ij"},
	{"and goes on with what follows", "abcdef gh", 25, LINES_FILL, "abcde|f gh"},
	{"not inside a character with its accent", "ae\xcc\x81""ae\xcc\x81", 10, LINES_FILL, "a|e\xcc\x81|a|e\xcc\x81"},
	{"ideographs break anywhere", "\xe4\xb8\x80\xe4\xba\x8c\xe4\xb8\x89", 10, LINES_FILL, "\xe4\xb8\x80\xe4\xba\x8c|\xe4\xb8\x89"},
	{"a flag is one character", "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa\xf0\x9f\x87\xab\xf0\x9f\x87\xb7", 10, LINES_FILL,
		"\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa|\xf0\x9f\x87\xab\xf0\x9f\x87\xb7"},
	{"half a flag, and no character", "\xf0\x9f\x87\xa9 \xef\xbf\xbf", 10, LINES_FILL, "\xf0\x9f\x87\xa9|\xef\xbf\xbf"},
	{"a widow is given company", "aaaa bbbb cccc dd", 75, LINES_FILL, "aaaa bbbb|cccc dd"},
	{"two words at the end stay", "aaaa bbbb cc dd", 50, LINES_FILL, "aaaa bbbb|cc dd"},
	{"balanced lines are alike", "aaaa bbbb cccc dddd eeee ffff", 120, LINES_BALANCED, "aaaa bbbb cccc|dddd eeee ffff"},
	{"one line needs no balance", "aaaa bbbb", 200, LINES_BALANCED, "aaaa bbbb"},
};

static void test_lines(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct text_style style = plain;
		struct buf got = BUF_EMPTY;
		style.fit = rows[i].fit;
		lines_of(style, rows[i].text, rows[i].width, &got);
		if (strcmp(got.text, rows[i].lines) != 0) {
			fail_msg("%s: %s, not %s", rows[i].why, got.text, rows[i].lines);
		}
		buf_finish(&got);
	}
}

static void test_emphasis_makes_runs(void **state) {
	(void)state;
	struct texts *texts = texts_create(&fake_metrics);
	const char *text = "it is \x0eyour\x0f coat";
	const struct text_block *block = text_layout(texts, plain, text, strlen(text), 500);
	assert_string_equal(block->text, "it is your coat");
	assert_int_equal(block->lines[0].run_count, 3);
	assert_int_equal(block->runs[1].face, FACE_ITALIC);
	assert_float_equal(block->runs[1].x, 30, 0.01);
	assert_float_equal(block->lines[0].width, 75, 0.01);
	struct text_style italic = plain;
	italic.face = FACE_ITALIC;
	assert_int_equal(text_layout(texts, italic, text, strlen(text), 500)->runs[1].face, FACE_REGULAR);
	texts_destroy(texts);
}

/* Emphasis inside a word is no place to break it. */
static void test_emphasis_does_not_part_words(void **state) {
	(void)state;
	struct buf got = BUF_EMPTY;
	lines_of(plain, "abc de\x0e""fg\x0f""h", 30, &got);
	assert_string_equal(got.text, "abc|defgh");
	buf_finish(&got);
}

static void test_nothing_is_measured_twice(void **state) {
	(void)state;
	struct texts *texts = texts_create(&fake_metrics);
	const char *text = "the same words at the same width";
	const struct text_block *first = text_layout(texts, plain, text, strlen(text), 60);
	size_t measured = fake_measured;
	texts_age(texts);
	assert_ptr_equal(text_layout(texts, plain, text, strlen(text), 60), first);
	assert_int_equal(fake_measured, measured);
	assert_ptr_not_equal(text_layout(texts, plain, text, strlen(text), 61), first);
	assert_true(fake_measured > measured);
	texts_destroy(texts);
}

static void test_old_texts_are_forgotten(void **state) {
	(void)state;
	struct texts *texts = texts_create(&fake_metrics);
	text_layout(texts, plain, "kept", 4, 60);
	for (int turn = 0; turn < 3000; turn++) {
		char once[16];
		int len = snprintf(once, sizeof(once), "once %d", turn);
		text_layout(texts, plain, once, (size_t)len, 60);
		text_layout(texts, plain, "kept", 4, 60);
		texts_age(texts);
	}
	size_t measured = fake_measured;
	text_layout(texts, plain, "kept", 4, 60);
	assert_int_equal(fake_measured, measured);
	text_layout(texts, plain, "once 7", 6, 60);
	assert_true(fake_measured > measured);
	texts_destroy(texts);
}

static void test_alignment(void **state) {
	(void)state;
	struct texts *texts = texts_create(&fake_metrics);
	const struct text_block *block = text_layout(texts, plain, "abcd", 4, 100);
	static const float x[] = {[ALIGN_LEFT] = 7, [ALIGN_CENTRE] = 47, [ALIGN_RIGHT] = 87};
	for (int align = ALIGN_LEFT; align <= ALIGN_RIGHT; align++) {
		struct draw_list list = {0};
		text_draw(&list, texts, block, 7, 3, 100, (enum align)align, (struct colour){0}, 0);
		assert_int_equal(list.len, 1);
		assert_float_equal(list.items[0].rect.x, x[align], 0.01);
		assert_float_equal(list.items[0].rect.y, 5, 0.01); /* half of what the line is higher than the face */
		draw_list_finish(&list);
	}
	texts_destroy(texts);
}

static const struct {
	const char *typed, *printed;
} quotes[] = {
	{"It's Mary's", "It’s Mary’s"},
	{"\"Go,\" he said.", "“Go,” he said."},
	{"('so')", "(‘so’)"},
	{"well... no", "well… no"},
	{"\"'Go,' she said.\"", "“‘Go,’ she said.”"},
	{"no quotes", "no quotes"},
};

static void test_quotes(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++) {
		struct buf out = BUF_EMPTY;
		text_tidy(quotes[i].typed, &out);
		assert_string_equal(out.text, quotes[i].printed);
		buf_finish(&out);
	}
}

/* Marks the bytes of one line's runs, each once and none before `least`; returns where they end. */
static size_t mark_line(const struct text_block *block, const struct text_line *line, char *seen, size_t least) {
	size_t most = least;
	for (size_t r = line->first_run; r < line->first_run + line->run_count; r++) {
		const struct text_run *run = &block->runs[r];
		assert_true(run->start >= least);
		for (size_t c = run->start; c < run->start + run->len; c++) {
			assert_int_equal(seen[c], 0);
			seen[c] = 1;
		}
		most = run->start + run->len > most ? run->start + run->len : most;
	}
	return most;
}

/* Whatever the text, every byte that is no blank comes out, once, and line by line in order. */
static void test_nothing_is_lost(void **state) {
	(void)state;
	static const char *const bits[] = {"a", "word ", "e\xcc\x81", "\xe4\xb8\x80", "-", " ", "\n", "longerthanaline", "\xf0\x9f\x87\xa9", "\x0e", "\x0f",
		"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", ", ", "\xd8\xa7", "\xe0\xa4\x95\xe0\xa5\x8d\xe0\xa4\xb7"};
	struct dice dice = {7};
	for (int round = 0; round < 2000; round++) {
		struct buf text = BUF_EMPTY, want = BUF_EMPTY, got = BUF_EMPTY;
		for (uint32_t i = 0, n = dice_below(&dice, 20); i < n; i++) {
			buf_puts(&text, bits[dice_below(&dice, sizeof(bits) / sizeof(bits[0]))]);
		}
		struct texts *texts = texts_create(&fake_metrics);
		struct text_style style = plain;
		style.fit = dice_below(&dice, 2) == 0 ? LINES_FILL : LINES_BALANCED;
		const struct text_block *block = text_layout(texts, style, text.text, text.len, 15 + (float)dice_below(&dice, 60));
		char *seen = calloc(block->len + 1, 1);
		for (size_t l = 0, at = 0; l < block->line_count; l++) {
			at = mark_line(block, &block->lines[l], seen, at);
		}
		for (size_t c = 0; c < block->len; c++) {
			if (block->text[c] != ' ' && block->text[c] != '\n') {
				assert_int_equal(seen[c], 1);
				buf_putc(&got, block->text[c]);
			}
		}
		free(seen);
		for (size_t c = 0; c < text.len; c++) {
			if (strchr(" \n\x0e\x0f", text.text[c]) == NULL) {
				buf_putc(&want, text.text[c]);
			}
		}
		assert_string_equal(got.text, want.text);
		texts_destroy(texts);
		buf_finish(&text);
		buf_finish(&want);
		buf_finish(&got);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_emphasis_makes_runs),
		cmocka_unit_test(test_emphasis_does_not_part_words),
		cmocka_unit_test(test_nothing_is_measured_twice),
		cmocka_unit_test(test_old_texts_are_forgotten),
		cmocka_unit_test(test_alignment),
		cmocka_unit_test(test_quotes),
		cmocka_unit_test(test_nothing_is_lost),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
