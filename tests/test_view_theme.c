/* WCAG 2.2 AA from the themes' own values: text 4.5:1 on every ground it stands on, graphics 3:1. */
#include "check.h"

#include "picture/theme.h"

static void at_least(const struct theme *theme, const char *what, struct colour one, struct colour ground, float least) {
	float contrast = theme_contrast(one, ground);
	if (contrast < least) {
		fail_msg("%s: %s has %.2f:1, needs %.1f:1", theme->name, what, (double)contrast, (double)least);
	}
}

static void test_contrast_of_known_pairs(void **state) {
	(void)state;
	struct colour black = {0, 0, 0, 255}, white = {255, 255, 255, 255}, grey = {0x76, 0x76, 0x76, 255};
	assert_float_equal(theme_contrast(black, white), 21, 0.01);
	assert_float_equal(theme_contrast(white, white), 1, 0.01);
	assert_float_equal(theme_contrast(grey, white), 4.54, 0.01);
}

static void test_text(void **state) {
	(void)state;
	for (int id = 0; id < THEME_COUNT; id++) {
		const struct theme *t = theme_of((enum theme_id)id);
		struct colour washed = theme_mix(t->card, t->accent, 0.12f); /* a card while it is pressed */
		const struct colour grounds[] = {t->page, t->panel, t->foot, t->card, t->badge, washed, t->bubble[0], t->bubble[1]};
		for (size_t i = 0; i < sizeof(grounds) / sizeof(grounds[0]); i++) {
			at_least(t, "ink", t->ink, grounds[i], 4.5f);
		}
		const struct colour quiet[] = {t->page, t->panel, t->foot, t->card, t->bubble[0], t->bubble[1]};
		for (size_t i = 0; i < sizeof(quiet) / sizeof(quiet[0]); i++) {
			at_least(t, "soft", t->soft, quiet[i], 4.5f);
		}
		for (int seat = 0; seat < 2; seat++) {
			at_least(t, "a partner's name", t->partner[seat], t->page, 4.5f);
			at_least(t, "a partner's name on the panel", t->partner[seat], t->panel, 4.5f);
			at_least(t, "a partner's name on a card", t->partner[seat], t->card, 4.5f);
		}
		at_least(t, "on accent", t->on_accent, t->accent, 4.5f);
		at_least(t, "accent as text", t->accent, t->page, 4.5f);
		at_least(t, "what was beneath", t->pool_ink, t->pool, 4.5f);
		at_least(t, "what does not open", t->tightens, t->card, 4.5f);
	}
}

static void test_graphics(void **state) {
	(void)state;
	for (int id = 0; id < THEME_COUNT; id++) {
		const struct theme *t = theme_of((enum theme_id)id);
		for (int tension = 0; tension <= 100; tension++) {
			at_least(t, "the ribbon", theme_tension(t, (float)tension / 100), t->panel, 3);
			at_least(t, "the curve", theme_tension(t, (float)tension / 100), t->card, 3);
		}
		const struct colour marks[] = {t->tightens, t->loosens, t->holds};
		for (int i = 0; i < 3; i++) {
			at_least(t, "the verdict's mark", marks[i], t->foot, 3);
		}
		at_least(t, "the waterline", t->surface, t->panel, 3);
		at_least(t, "the waterline in a bubble", t->surface, t->pool, 3);
		at_least(t, "the focus on the page", t->accent, t->page, 3);
		at_least(t, "the focus on a card", t->accent, t->card, 3);
		at_least(t, "the focus under the loop", t->accent, t->foot, 3);
		at_least(t, "the focus against an idle card's edge", t->accent, t->card_edge, 1.5f);
	}
}

static void test_mixing(void **state) {
	(void)state;
	struct colour black = {0, 0, 0, 255}, white = {255, 255, 255, 255};
	assert_int_equal(theme_mix(black, white, 0.5f).r, 128);
	assert_int_equal(theme_mix(black, white, 7).r, 255);
	assert_int_equal(theme_over(theme_fade(white, 0.5f), black).g, 128);
	assert_int_equal(theme_over(theme_fade(white, 0), black).a, 255);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contrast_of_known_pairs),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_graphics),
		cmocka_unit_test(test_mixing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
