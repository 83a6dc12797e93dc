/*
 * Writing systems that the program's own faces lack: taken from the system's
 * fonts, in their own direction, emoji in colour. What this machine has no font
 * for is passed over.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "sdl/font.h"
#include "sdl/system_fonts.h"

static int set_up(void **state) {
	struct diag diag = {0};
	*state = fonts_create(SOURCE_DIR "/fonts", FONT_FAMILY, &diag);
	diag_finish(&diag);
	return *state != NULL ? 0 : -1;
}

static int tear_down(void **state) {
	fonts_destroy(*state);
	return 0;
}

static bool system_has(enum system_font_kind kind, uint32_t character) {
	struct system_fonts *fonts = system_fonts_create();
	struct system_font font = {0};
	bool found = system_fonts_find(fonts, kind, character, &font);
	/* DejaVu has emoji too, in black: those in colour are pictures, not outlines */
	found = found && (kind != SYSTEM_EMOJI || !font.outline);
	free(font.path);
	system_fonts_destroy(fonts);
	if (!found) {
		print_message("skipped: letters of the system's fonts: none here has U+%04X%s\n", (unsigned)character,
			kind == SYSTEM_EMOJI ? " in colour" : "");
	}
	return found;
}

static float width_of(struct fonts *fonts, const char *text) {
	struct metrics metrics = fonts_metrics(fonts);
	return metrics.width(metrics.data, FACE_REGULAR, 24, text, strlen(text));
}

static const struct {
	const char *why;
	uint32_t character;
	const char *text, *other; /* two words of as many letters that look different */
	enum direction direction;
} scripts[] = {
	{"Hebrew", 0x5d0, "\xd7\x90\xd7\x91", "\xd7\x92\xd7\x93", LEFTWARDS},
	{"Arabic", 0x633, "\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85", "\xd8\xae\xd9\x88\xd9\x81\xd9\x8b", LEFTWARDS},
	{"Hindi", 0x915, "\xe0\xa4\xa8\xe0\xa4\xae", "\xe0\xa4\xa1\xe0\xa4\xb0", RIGHTWARDS},
	{"Chinese", 0x4f60, "\xe4\xbd\xa0\xe5\xa5\xbd", "\xe6\x88\x91\xe5\x8f\xaa", RIGHTWARDS},
	{"Japanese", 0x3054, "\xe3\x81\x94\xe3\x82\x81", "\xe3\x81\xa0\xe3\x81\x91", RIGHTWARDS},
	{"Korean", 0xb098, "\xeb\x82\x98\xeb\x8a\x94", "\xeb\x84\xa4\xea\xb0\x80", RIGHTWARDS},
	{"Thai", 0xe1c, "\xe0\xb8\x9c\xe0\xb8\xa1", "\xe0\xb8\x81\xe0\xb8\xa5", RIGHTWARDS},
};

static void has_its_own_letters(void **state) {
	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		if (!system_has(SYSTEM_PLAIN, scripts[i].character)) {
			continue;
		}
		struct ink one = {0}, other = {0};
		assert_true(fonts_ink(*state, FACE_REGULAR, 24, scripts[i].direction, scripts[i].text, strlen(scripts[i].text), &one));
		assert_true(
			fonts_ink(*state, FACE_REGULAR, 24, scripts[i].direction, scripts[i].other, strlen(scripts[i].other), &other));
		bool alike = one.mask.width == other.mask.width && one.mask.height == other.mask.height &&
					 memcmp(one.mask.cover, other.mask.cover, (size_t)(one.mask.width * one.mask.height)) == 0;
		if (alike) {
			fail_msg("%s: two words look the same, so they are boxes", scripts[i].why);
		}
		float width = width_of(*state, scripts[i].text);
		assert_true((float)(one.left + one.mask.width) <= width + 2 && one.left >= -2);
		ink_finish(&one);
		ink_finish(&other);
	}
}

/* How much is drawn left of x. */
static long cover_left_of(const struct ink *ink, int x) {
	long sum = 0;
	for (int row = 0; row < ink->mask.height; row++) {
		for (int column = 0; column < ink->mask.width && column + ink->left < x; column++) {
			sum += ink->mask.cover[row * ink->mask.width + column];
		}
	}
	return sum;
}

/* A blank at the end of what runs leftwards stands at the left. */
static void runs_leftwards(void **state) {
	static const char word[] = "\xd7\x90\xd7\x91 ", two_faces[] = "\xd7\x90\xd7\x91 \xf0\x9f\x98\x80";
	if (!system_has(SYSTEM_PLAIN, 0x5d0)) {
		skip();
	}
	struct ink ink = {0};
	assert_true(fonts_ink(*state, FACE_REGULAR, 24, LEFTWARDS, word, strlen(word), &ink));
	assert_true(cover_left_of(&ink, 4) == 0 && cover_left_of(&ink, 30) > 0);
	ink_finish(&ink);
	if (!system_has(SYSTEM_EMOJI, 0x1f600)) {
		skip();
	}
	/* the emoji comes last, so it stands at the left */
	assert_true(fonts_ink(*state, FACE_REGULAR, 24, LEFTWARDS, two_faces, strlen(two_faces), &ink));
	assert_non_null(ink.mask.colour);
	int width = (int)width_of(*state, two_faces);
	size_t coloured = 0, left = 0;
	for (int i = 0; i < ink.mask.width * ink.mask.height; i++) {
		coloured += ink.mask.colour[i] != 0;
		left += ink.mask.colour[i] != 0 && i % ink.mask.width + ink.left < width / 2;
	}
	assert_true(coloured > 100 && left == coloured);
	assert_true(cover_left_of(&ink, width) > 0);
	ink_finish(&ink);
}

static bool is_grey(uint32_t pixel) {
	int red = (int)(pixel >> 16 & 255), green = (int)(pixel >> 8 & 255), blue = (int)(pixel & 255);
	return abs(red - green) < 12 && abs(green - blue) < 12;
}

static void emoji_are_coloured(void **state) {
	static const char *const texts[] = {"\xf0\x9f\x98\x80", "\xe2\x9d\xa4\xef\xb8\x8f", "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa",
		"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80", "\xf0\x9f\x91\x8b\xf0\x9f\x8f\xbd"};
	if (!system_has(SYSTEM_EMOJI, 0x1f600)) {
		skip();
	}
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct ink ink = {0};
		assert_true(fonts_ink(*state, FACE_REGULAR, 24, RIGHTWARDS, texts[i], strlen(texts[i]), &ink));
		assert_non_null(ink.mask.colour);
		size_t colours = 0;
		for (int p = 0; p < ink.mask.width * ink.mask.height; p++) {
			colours += ink.mask.colour[p] != 0 && !is_grey(ink.mask.colour[p]);
		}
		float width = width_of(*state, texts[i]);
		/* one picture about as wide as high, and no higher than a line */
		if (colours < 100 || width < 20 || width > 36 || ink.mask.height > 36) {
			fail_msg("emoji %zu: %zu coloured, %.0f wide, %d high", i, colours, (double)width, ink.mask.height);
		}
		ink_finish(&ink);
	}
}

static void a_blank_after_an_emoji_is_a_blank(void **state) {
	float emoji = width_of(*state, "\xf0\x9f\x98\x80"), with = width_of(*state, "\xf0\x9f\x98\x80 ");
	assert_true(with - emoji < 10);
}

/* A letter and its accent come from one face: no wider than the letter. */
static void marks_stand_on_their_letters(void **state) {
	assert_float_equal(width_of(*state, "Z\xcd\x91"), width_of(*state, "Z"), 3);
	assert_float_equal(width_of(*state, "e\xcc\x82\xcc\x81"), width_of(*state, "e"), 3);
	assert_float_equal(width_of(*state, "\xe1\xba\xbf"), width_of(*state, "e"), 3);
}

static void remembers_what_nobody_has(void **state) {
	/* no character: the second time nothing is looked up, and both times there is a box */
	for (int i = 0; i < 2; i++) {
		struct ink ink = {0};
		fonts_ink(*state, FACE_REGULAR, 24, RIGHTWARDS, "\xf0\xb0\x80\x80", 4, &ink);
		ink_finish(&ink);
	}
}

static void does_without_system_fonts(void **state) {
	(void)state;
	struct diag diag = {0};
	static const char nothing[] = "<fontconfig></fontconfig>", file[] = SCRATCH_DIR "/no-fonts.conf";
	assert_true(file_write(file, nothing, strlen(nothing), 0644, &diag));
	setenv("FONTCONFIG_FILE", file, 1);
	struct fonts *fonts = fonts_create(SOURCE_DIR "/fonts", FONT_FAMILY, &diag);
	assert_true(width_of(fonts, "\xe4\xbd\xa0 and \xf0\x9f\x98\x80") > 20);
	struct ink ink = {0};
	fonts_ink(fonts, FACE_REGULAR, 24, RIGHTWARDS, "\xf0\x9f\x98\x80", 4, &ink);
	assert_null(ink.mask.colour);
	ink_finish(&ink);
	fonts_destroy(fonts);
	unsetenv("FONTCONFIG_FILE");
	diag_finish(&diag);
}

static void the_family_can_change(void **state) {
	(void)state;
	struct diag diag = {0};
	struct fonts *fonts = fonts_create(SOURCE_DIR "/fonts", FONT_FAMILY, &diag);
	float before = width_of(fonts, "Night");
	assert_false(fonts_set_family(fonts, SOURCE_DIR "/fonts", "NoSuch", &diag));
	assert_string_equal(diag.findings[0].code, "font-missing");
	assert_float_equal(width_of(fonts, "Night"), before, 0.01);
	assert_true(fonts_set_family(fonts, SOURCE_DIR "/fonts", fonts_family(FAMILY_DYSLEXIC), &diag));
	assert_true(width_of(fonts, "Night") > before);
	fonts_destroy(fonts);
	diag_finish(&diag);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_its_own_letters),
		cmocka_unit_test(runs_leftwards),
		cmocka_unit_test(emoji_are_coloured),
		cmocka_unit_test(a_blank_after_an_emoji_is_a_blank),
		cmocka_unit_test(marks_stand_on_their_letters),
		cmocka_unit_test(remembers_what_nobody_has),
		cmocka_unit_test(does_without_system_fonts),
		cmocka_unit_test(the_family_can_change),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
