/* What is measured is what is drawn, whatever the face, the size and the script. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "sdl/font.h"
#include "sdl/ink_cache.h"

static int open_fonts(void **state) {
	struct diag diag = {0};
	*state = fonts_create(SOURCE_DIR "/fonts", FONT_FAMILY, &diag);
	diag_finish(&diag);
	return *state != NULL ? 0 : -1;
}

static int close_fonts(void **state) {
	fonts_destroy(*state);
	return 0;
}

static float width_of(struct fonts *fonts, enum face face, float size, const char *text) {
	struct metrics metrics = fonts_metrics(fonts);
	return metrics.width(metrics.data, face, size, text, strlen(text));
}

static void measures_what_it_draws(void **state) {
	static const struct {
		const char *why, *text;
		enum face face;
		float size;
	} rows[] = {
		{.why = "plain", .text = "I'm not doing anything.", .face = FACE_REGULAR, .size = 17},
		{.why = "a size between pixels", .text = "I'm not doing anything.", .face = FACE_REGULAR, .size = 17.3f},
		{.why = "a slanted letter that juts out to the left", .text = "just", .face = FACE_ITALIC, .size = 40},
		{.why = "bold", .text = "The loop tightens", .face = FACE_BOLD, .size = 22},
		{.why = "printed quotes, dashes and accents", .text = "“Señor Łukasz – größer…”", .face = FACE_REGULAR,
			.size = 20},
		{.why = "Greek, from the fallback", .text = "Δεν μου μιλάς", .face = FACE_REGULAR, .size = 20},
		{.why = "Latin, then Cyrillic", .text = "Masha: не сейчас", .face = FACE_BOLD, .size = 20},
		{.why = "Devanagari, shaped", .text = "नमस्ते", .face = FACE_REGULAR, .size = 24},
		{.why = "bytes that are no text", .text = "a\xff\xfe" "b", .face = FACE_REGULAR, .size = 20},
		{.why = "the smallest", .text = "small", .face = FACE_REGULAR, .size = 1},
		{.why = "large", .text = "Night.", .face = FACE_REGULAR, .size = 160},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct ink ink = {0};
		float width = width_of(*state, rows[i].face, rows[i].size, rows[i].text);
		assert_true(fonts_ink(*state, rows[i].face, rows[i].size, RIGHTWARDS, rows[i].text, strlen(rows[i].text), &ink));
		int right = 0;
		for (int y = 0; y < ink.mask.height; y++) {
			for (int x = 0; x < ink.mask.width; x++) {
				if (ink.mask.cover[y * ink.mask.width + x] > 32 && ink.left + x + 1 > right) {
					right = ink.left + x + 1;
				}
			}
		}
		if (width <= 0 || (float)right > width + 1 || (float)right < width * 0.8f) {
			fail_msg("%s: measured %.1f, drawn up to %d", rows[i].why, (double)width, right);
		}
		ink_finish(&ink);
	}
}

static void finds_a_glyph_for(void **state) {
	/* Were there none, every word of as many letters would look the same. */
	static const char *const pairs[][2] = {
		{"ñ", "ß"}, {"ł", "ő"}, {"“", "—"}, {"Ω", "Δ"}, {"Ж", "Я"}, {"ế", "ử"}};
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct ink one = {0}, other = {0};
		assert_true(fonts_ink(*state, FACE_REGULAR, 30, RIGHTWARDS, pairs[i][0], strlen(pairs[i][0]), &one));
		assert_true(fonts_ink(*state, FACE_REGULAR, 30, RIGHTWARDS, pairs[i][1], strlen(pairs[i][1]), &other));
		bool alike = one.mask.width == other.mask.width && one.mask.height == other.mask.height &&
					 memcmp(one.mask.cover, other.mask.cover, (size_t)(one.mask.width * one.mask.height)) == 0;
		assert_false(alike);
		ink_finish(&one);
		ink_finish(&other);
	}
}

static void remembers_widths(void **state) {
	width_of(*state, FACE_REGULAR, 18, "said before");
	size_t work = fonts_work(*state);
	width_of(*state, FACE_REGULAR, 18, "said before");
	assert_int_equal(fonts_work(*state), work);
	width_of(*state, FACE_BOLD, 18, "said before");
	assert_int_equal(fonts_work(*state), work + 1);
	assert_true(width_of(*state, FACE_REGULAR, 18, "") == 0);
}

static void grows_with_its_size(void **state) {
	struct metrics metrics = fonts_metrics(*state);
	struct face_height small = metrics.height(metrics.data, FACE_REGULAR, 16);
	struct face_height large = metrics.height(metrics.data, FACE_REGULAR, 32);
	assert_true(small.ascent > 10 && small.descent > 2 && small.line >= small.ascent + small.descent - 1);
	assert_true(large.ascent > small.ascent * 1.8f && large.ascent < small.ascent * 2.2f);
}

static void many_sizes_are_fine(void **state) {
	for (float size = 8; size < 60; size += 0.25f) {
		assert_true(width_of(*state, FACE_REGULAR, size, "Так и есть, isn't it") > size);
	}
}

static void keeps_lines_within_bounds(void **state) {
	struct ink_cache *cache = ink_cache_create(*state, 40000);
	for (int i = 0; i < 400; i++) {
		char text[32];
		snprintf(text, sizeof(text), "line %d", i);
		assert_non_null(ink_cache_line(cache, FACE_REGULAR, 20, 0, RIGHTWARDS, text, strlen(text)));
		assert_true(ink_cache_bytes(cache) <= 40000);
	}
	size_t work = fonts_work(*state);
	assert_non_null(ink_cache_line(cache, FACE_REGULAR, 20, 0, RIGHTWARDS, "line 399", 8));
	assert_int_equal(fonts_work(*state), work);
	assert_non_null(ink_cache_line(cache, FACE_REGULAR, 20, 0, RIGHTWARDS, "line 0", 6));
	assert_int_equal(fonts_work(*state), work + 1);
	assert_null(ink_cache_line(cache, FACE_REGULAR, 20, 0, RIGHTWARDS, "  ", 2));
	ink_cache_destroy(cache);
}

static long sum_of(const struct ink *ink, int *most) {
	long sum = 0;
	*most = 0;
	for (int i = 0; i < ink->mask.width * ink->mask.height; i++) {
		sum += ink->mask.cover[i];
		*most = ink->mask.cover[i] > *most ? ink->mask.cover[i] : *most;
	}
	return sum;
}

static void blur_spreads_what_is_there(void **state) {
	struct ink_cache *cache = ink_cache_create(*state, INK_CACHE_BYTES);
	int sharp_most, blurred_most;
	long sharp = sum_of(ink_cache_line(cache, FACE_REGULAR, 20, 0, RIGHTWARDS, "longing", 7), &sharp_most);
	const struct ink *ink = ink_cache_line(cache, FACE_REGULAR, 20, 1, RIGHTWARDS, "longing", 7);
	long blurred = sum_of(ink, &blurred_most);
	assert_true(labs(blurred - sharp) < sharp / 8);
	assert_true(blurred_most < sharp_most / 2);
	assert_true(ink->left < 0 && ink->top < 0);
	ink_cache_destroy(cache);
}

static void says_which_file_is_missing(void **state) {
	(void)state;
	struct diag diag = {0};
	assert_null(fonts_create(SCRATCH_DIR "/nowhere", FONT_FAMILY, &diag));
	assert_string_equal(diag.findings[0].code, "font-missing");
	assert_non_null(strstr(diag.findings[0].message, "nowhere/AtkinsonHyperlegibleNext-Regular.ttf"));
	diag_finish(&diag);
	assert_true(file_write(SCRATCH_DIR "/Broken-Regular.ttf", "no font", 7, 0644, &diag));
	assert_null(fonts_create(SCRATCH_DIR, "Broken", &diag));
	assert_string_equal(diag.findings[0].code, "font-broken");
	assert_non_null(strstr(diag.findings[0].message, "Broken-Regular.ttf"));
	diag_finish(&diag);
}

static void opens_the_other_family(void **state) {
	(void)state;
	struct diag diag = {0};
	struct fonts *fonts = fonts_create(SOURCE_DIR "/fonts", "OpenDyslexic", &diag);
	assert_non_null(fonts);
	assert_true(width_of(fonts, FACE_REGULAR, 20, "Night") > width_of(*state, FACE_REGULAR, 20, "Night"));
	fonts_destroy(fonts);
	diag_finish(&diag);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(measures_what_it_draws),
		cmocka_unit_test(finds_a_glyph_for),
		cmocka_unit_test(remembers_widths),
		cmocka_unit_test(grows_with_its_size),
		cmocka_unit_test(many_sizes_are_fine),
		cmocka_unit_test(keeps_lines_within_bounds),
		cmocka_unit_test(blur_spreads_what_is_there),
		cmocka_unit_test(says_which_file_is_missing),
		cmocka_unit_test(opens_the_other_family),
	};
	return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
