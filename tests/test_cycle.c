/* The arithmetic at its edges, and its properties over random states. */
#include "cycle_fixture.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cycle/why.h"

enum { STATES = 200000 };

/* Listener SEAT_TWO; each row is one fact that the specification states, worked out by hand. */
static const struct {
	const char *why;
	enum move move;
	int x_depth, y_position, y_heat, y_open, y_safe, y_last;
	int sting, receptivity, warmth, y_heat_after, y_open_after;
} rows[] = {
	{"a flooded listener hears a fifth of the warmth", MOVE_VALIDATE, 200, POSITION_WITHDRAWER, 650, 500, 500, MOVE_NONE, 0,
		120, 15, 650 - 11 - 37, 510},
	{"one point below flood hears all of it", MOVE_VALIDATE, 200, POSITION_WITHDRAWER, 649, 500, 500, MOVE_NONE, 0, 600, 75,
		649 - 56 - 37, 550},
	{"a pursuer floods later", MOVE_VALIDATE, 200, POSITION_PURSUER, 749, 500, 500, MOVE_NONE, 0, 600, 75, 749 - 56 - 68, 550},
	{"from 750", MOVE_VALIDATE, 200, POSITION_PURSUER, 750, 500, 500, MOVE_NONE, 0, 120, 15, 750 - 11 - 68, 510},
	{"criticism weighs more on one who withdraws", MOVE_CRITICISE, 200, POSITION_WITHDRAWER, 400, 400, 500, MOVE_NONE, 180,
		560, 0, 400 + 108, 400 - 72},
	{"than on one who pursues", MOVE_CRITICISE, 200, POSITION_PURSUER, 400, 400, 500, MOVE_NONE, 120, 560, 0, 400 + 72,
		400 - 48},
	{"half as hard again after a reach", MOVE_CRITICISE, 200, POSITION_PURSUER, 400, 400, 500, MOVE_LONGING, 180, 560, 0,
		400 + 108, 400 - 72},
	{"a distance hurts one who pursues", MOVE_STONEWALL, 200, POSITION_PURSUER, 400, 400, 500, MOVE_NONE, 165, 560, 0,
		400 + 99, 400 - 66},
	{"an ambivalent move after a reach is no rebuff", MOVE_REASON, 200, POSITION_PURSUER, 400, 400, 500, MOVE_DISCLOSE, 60,
		560, 10, 400 + 30, 400 - 20},
	{"disclosing from depth 350 is whole", MOVE_DISCLOSE, 350, POSITION_PURSUER, 200, 500, 500, MOVE_NONE, 0, 600, 145,
		200 - 108, 596},
	{"from 349 it is half", MOVE_DISCLOSE, 349, POSITION_PURSUER, 200, 500, 500, MOVE_NONE, 0, 600, 72, 200 - 54, 548},
	{"comfort after a reach", MOVE_COMFORT, 200, POSITION_PURSUER, 200, 500, 500, MOVE_ASK_NEED, 0, 600, 172, 200 - 129, 614},
	{"comfort without one is a quarter", MOVE_COMFORT, 200, POSITION_PURSUER, 200, 500, 500, MOVE_CURIOUS, 0, 600, 42,
		200 - 31, 528},
	{"heat closes even an open partner's ears", MOVE_CURIOUS, 200, POSITION_PURSUER, 740, 1000, 500, MOVE_NONE, 0, 622, 62,
		740 - 46 - 67, 1000},
	{"nothing below nought", MOVE_CONTEMPT, 200, POSITION_WITHDRAWER, 990, 0, 0, MOVE_NONE, 472, 40, 0, 994, 0},
	{"a break cools the one who is left", MOVE_PAUSE_RETURN, 200, POSITION_WITHDRAWER, 800, 100, 400, MOVE_NONE, 8, 80, 2,
		800 + 1 - 200, 100},
};

/* The sum that game/cycle/README.md does by hand stands there with these numbers. */
static void test_reply_by_hand(void **state) {
	(void)state;
	struct couple couple =
		couple_start(partner_start(POSITION_PURSUER, 450, 380, 450, 200), partner_start(POSITION_WITHDRAWER, 350, 320, 450, 100));
	struct cycle_why why;
	struct couple after = cycle_reply(couple, SEAT_ONE, MOVE_CRITICISE, &why);
	const struct partner *ann = &after.partner[SEAT_ONE], *bo = &after.partner[SEAT_TWO];
	int before = couple_tension(&couple), now = couple_tension(&after);
	struct buf sums[5] = {BUF_EMPTY, BUF_EMPTY, BUF_EMPTY, BUF_EMPTY, BUF_EMPTY}, text = BUF_EMPTY;
	buf_printf(&sums[0], "240 × 6 / 4 = %d", why.sting_weighted);
	buf_printf(&sums[1], "%d × (1500 − 450) / 1250 = %d |\n| that lands | %d × 5 / 8 = %d", why.sting_weighted, why.sting_safe,
		why.sting_safe, why.sting);
	buf_printf(&sums[2],
		"heat 350 + %d × 650 / 1000 = 350 + %d = %d; open 320 − %d × 320 / 1000 = 320 − %d = %d; "
		"safe 450 − %d × 450 / 3000 = 450 − %d = %d; depth 100 − %d × 100 / 4000 = 100 − %d = %d |",
		why.sting, bo->heat - 350, bo->heat, why.sting, 320 - bo->open, bo->open, why.sting, 450 - bo->safe, bo->safe,
		why.sting, 100 - bo->depth, bo->depth);
	buf_printf(&sums[3], "heat 450 − %d = %d; open 380 − %d = %d; depth 200 − %d = %d |", 450 - ann->heat, ann->heat,
		380 - ann->open, ann->open, 200 - ann->depth, ann->depth);
	buf_printf(&sums[4], "380 − 320) / 4 = %d; after (%d + %d + 2000 − %d − %d) / 4 = %d |\n| verdict | %d up", before, ann->heat,
		bo->heat, ann->open, bo->open, now, now - before);
	struct diag diag = {0};
	assert_true(file_read(SOURCE_DIR "/game/cycle/README.md", 1 << 20, &text, &diag));
	for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]); i++) {
		if (strstr(text.text, sums[i].text) == NULL) {
			fail_msg("the page has no: %s", sums[i].text);
		}
		buf_finish(&sums[i]);
	}
	assert_int_equal(why.verdict, VERDICT_ESCALATES);
	buf_finish(&text);
	diag_finish(&diag);
}

static void test_rows(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct couple couple = couple_start(partner_start(POSITION_PURSUER, 300, 500, 500, rows[i].x_depth),
			partner_start((enum position)rows[i].y_position, rows[i].y_heat, rows[i].y_open, rows[i].y_safe, 300));
		couple.partner[SEAT_TWO].last_move = (uint8_t)rows[i].y_last;
		struct cycle_why why;
		struct couple after = cycle_reply(couple, SEAT_ONE, rows[i].move, &why);
		const struct partner *y = &after.partner[SEAT_TWO];
		if (why.sting != rows[i].sting || why.receptivity != rows[i].receptivity || why.warmth != rows[i].warmth ||
			y->heat != rows[i].y_heat_after || y->open != rows[i].y_open_after) {
			fail_msg("%s: sting %d, receptivity %d, warmth %d, heat %d, open %d", rows[i].why, why.sting, why.receptivity,
				why.warmth, y->heat, y->open);
		}
	}
}

static void test_speaker(void **state) {
	(void)state;
	struct couple couple = couple_of(POSITION_PURSUER, POSITION_WITHDRAWER);
	struct couple after = cycle_reply(couple, SEAT_ONE, MOVE_PAUSE_RETURN, NULL);
	assert_int_equal(after.partner[SEAT_ONE].heat, 329); /* 420 - 220/8 = 393, - 193/3 */
	couple.partner[SEAT_ONE].heat = 900;
	after = cycle_reply(couple, SEAT_ONE, MOVE_PAUSE_RETURN, NULL);
	assert_int_equal(after.partner[SEAT_ONE].heat, 609); /* 900 - 700/8 = 813, - 613/3 */
	after = cycle_reply(couple, SEAT_ONE, MOVE_REASON, NULL);
	assert_int_equal(after.partner[SEAT_ONE].open, 395); /* -10 halves to -5 */
	assert_int_equal(after.partner[SEAT_ONE].heat, 890); /* nothing settles while arguing */
}

static void test_repeats(void **state) {
	(void)state;
	static const int halved[] = {200, 100, 50, 25, 25, 25};
	struct couple couple = couple_of(POSITION_PURSUER, POSITION_WITHDRAWER);
	for (size_t i = 0; i < sizeof(halved) / sizeof(halved[0]); i++) {
		struct cycle_why why;
		couple = cycle_reply(couple, SEAT_ONE, MOVE_VALIDATE, &why);
		assert_int_equal(why.warmth_sent, halved[i]);
		couple = cycle_reply(couple, SEAT_TWO, MOVE_CURIOUS, NULL);
	}
	struct cycle_why why;
	couple = cycle_reply(couple, SEAT_ONE, MOVE_CURIOUS, NULL);
	cycle_reply(couple, SEAT_ONE, MOVE_VALIDATE, &why);
	assert_int_equal(why.repeats, 0);
}

/* A break again and again calms less and less: 613/3 = 204, then half, a quarter, an eighth, and no less. */
static void test_repeated_break(void **state) {
	(void)state;
	for (int again = 0; again <= 4; again++) {
		struct couple couple = couple_of(POSITION_PURSUER, POSITION_WITHDRAWER);
		couple.partner[SEAT_ONE].heat = couple.partner[SEAT_TWO].heat = 900;
		for (int i = 0; i < again; i++) {
			couple.partner[SEAT_ONE].last_move = MOVE_PAUSE_RETURN;
			couple.partner[SEAT_ONE].repeats = (uint8_t)(i < 2 ? i : 2);
		}
		struct cycle_why why;
		cycle_reply(couple, SEAT_ONE, MOVE_PAUSE_RETURN, &why);
		static const int speaker[] = {204, 102, 51, 25, 25}, listener[] = {233, 116, 58, 29, 29};
		assert_int_equal(why.said.calmed, speaker[again]);
		assert_int_equal(why.heard.calmed, listener[again]);
	}
}

static void test_words(void **state) {
	(void)state;
	assert_int_equal(cycle_verdict(500, 509), VERDICT_HOLDS);
	assert_int_equal(cycle_verdict(500, 510), VERDICT_ESCALATES);
	assert_int_equal(cycle_verdict(500, 491), VERDICT_HOLDS);
	assert_int_equal(cycle_verdict(500, 490), VERDICT_SOFTENS);
	struct partner calm = partner_start(POSITION_PURSUER, 350, 550, 500, 500);
	struct couple couple = couple_start(calm, calm);
	assert_true(couple_repaired(&couple));
	assert_false(couple_reconnected(&couple));
	couple.reach_met = true;
	assert_true(couple_reconnected(&couple));
	couple.past_move[CYCLE_MEMORY - 2] = MOVE_PRESS;
	assert_false(couple_repaired(&couple));
	couple.past_move[CYCLE_MEMORY - 2] = MOVE_NONE;
	couple.past_move[CYCLE_MEMORY - 3] = MOVE_PRESS;
	assert_true(couple_repaired(&couple));
	couple.partner[SEAT_ONE].heat = 351;
	assert_false(couple_repaired(&couple));
	couple.partner[SEAT_ONE].heat = 350;
	couple.partner[SEAT_TWO].open = 549;
	assert_false(couple_repaired(&couple));
}

static void test_waterline(void **state) {
	(void)state;
	static const struct {
		int heat, open, depth, waterline;
	} facts[] = {{500, 500, 500, 500}, {0, 1000, 1000, 0}, {1000, 0, 0, 1000}, {501, 500, 500, 500}, {500, 501, 500, 499},
		{500, 500, 501, 499}, {500, 500, 497, 500}, {420, 400, 200, 585}, {380, 350, 150, 602}};
	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
		struct partner partner = partner_start(POSITION_PURSUER, facts[i].heat, facts[i].open, 500, facts[i].depth);
		assert_int_equal(partner_waterline(&partner), facts[i].waterline);
	}
	struct partner hidden = partner_start(POSITION_WITHDRAWER, 601, 0, 0, 0);
	assert_int_equal(partner_shown_heat(&hidden), 300);
}

static void test_stuck(void **state) {
	(void)state;
	struct partner hot = partner_start(POSITION_PURSUER, 700, 300, 500, 500);
	struct couple couple = couple_start(hot, hot); /* tension 700 */
	couple.replies = 6;
	for (int i = 0; i < CYCLE_MEMORY; i++) {
		couple.past_tension[i] = 700;
		couple.past_move[i] = (uint8_t)i;
	}
	assert_true(couple_stuck(&couple));
	couple.past_tension[0] = 641;
	assert_true(couple_stuck(&couple));
	couple.past_tension[0] = 640;
	assert_false(couple_stuck(&couple));
	couple.past_tension[0] = 760;
	assert_false(couple_stuck(&couple));
	for (int i = 0; i < CYCLE_MEMORY; i++) {
		couple.past_move[i] = i % 2 == 0 ? MOVE_PRESS : MOVE_DEFEND;
	}
	assert_true(couple_stuck(&couple));
	couple.replies = 5;
	assert_false(couple_stuck(&couple));
	couple.replies = 6;
	couple.partner[SEAT_ONE].heat = 300; /* tension 600 */
	assert_true(couple_stuck(&couple));
	couple.partner[SEAT_ONE].heat = 299;
	assert_false(couple_stuck(&couple));
}

static void test_met_reach(void **state) {
	(void)state;
	struct partner near = partner_start(POSITION_PURSUER, 200, 700, 600, 600);
	struct couple couple = couple_start(near, near);
	struct couple asked = cycle_reply(couple, SEAT_ONE, MOVE_ASK_NEED, NULL);
	assert_true(cycle_reply(asked, SEAT_TWO, MOVE_COMFORT, NULL).reach_met);
	assert_false(cycle_reply(asked, SEAT_TWO, MOVE_VALIDATE, NULL).reach_met);
	assert_false(cycle_reply(cycle_reply(couple, SEAT_ONE, MOVE_DISCLOSE, NULL), SEAT_TWO, MOVE_COMFORT, NULL).reach_met);
	struct couple shut = asked;
	shut.partner[SEAT_TWO].open = 549;
	assert_false(cycle_reply(shut, SEAT_TWO, MOVE_COMFORT, NULL).reach_met);
	shut.partner[SEAT_TWO].open = 550;
	assert_true(cycle_reply(shut, SEAT_TWO, MOVE_COMFORT, NULL).reach_met);
	struct couple flooded = asked;
	flooded.partner[SEAT_ONE].heat = 750;
	assert_false(cycle_reply(flooded, SEAT_TWO, MOVE_COMFORT, NULL).reach_met);
}

static const struct {
	enum move move;
	int heat, safe, depth, other_last;
	enum fit fit;
} fits[] = {
	{MOVE_CRITICISE, 479, 500, 0, MOVE_NONE, FIT_TOO_CALM},
	{MOVE_CRITICISE, 480, 500, 0, MOVE_NONE, FIT_YES},
	{MOVE_CRITICISE, 1000, 500, 0, MOVE_NONE, FIT_YES},
	{MOVE_FIX, 299, 500, 0, MOVE_NONE, FIT_TOO_CALM},
	{MOVE_FIX, 300, 500, 0, MOVE_NONE, FIT_YES},
	{MOVE_FIX, 749, 500, 0, MOVE_NONE, FIT_YES},
	{MOVE_FIX, 750, 500, 0, MOVE_NONE, FIT_FLOODED},
	{MOVE_CURIOUS, 479, 0, 0, MOVE_NONE, FIT_YES},
	{MOVE_CURIOUS, 480, 0, 0, MOVE_NONE, FIT_TOO_HOT},
	{MOVE_CURIOUS, 750, 0, 0, MOVE_NONE, FIT_FLOODED},
	{MOVE_DISCLOSE, 100, 0, 349, MOVE_NONE, FIT_TOO_FAR},
	{MOVE_DISCLOSE, 100, 0, 350, MOVE_NONE, FIT_YES},
	{MOVE_COMFORT, 100, 0, 500, MOVE_CURIOUS, FIT_NO_REACH},
	{MOVE_COMFORT, 100, 0, 500, MOVE_NONE, FIT_NO_REACH},
	{MOVE_COMFORT, 100, 0, 200, MOVE_DISCLOSE, FIT_YES},
	{MOVE_COMFORT, 100, 0, 199, MOVE_DISCLOSE, FIT_TOO_FAR},
	{MOVE_PAUSE_RETURN, 479, 1000, 0, MOVE_NONE, FIT_TOO_CALM},
	{MOVE_PAUSE_RETURN, 480, 400, 0, MOVE_NONE, FIT_YES},
	{MOVE_PAUSE_RETURN, 1000, 400, 0, MOVE_NONE, FIT_YES},
	{MOVE_PAUSE_RETURN, 480, 399, 0, MOVE_NONE, FIT_NOT_SAFE},
};

static void test_fit(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof(fits) / sizeof(fits[0]); i++) {
		struct couple couple = couple_of(POSITION_PURSUER, POSITION_WITHDRAWER);
		couple.partner[SEAT_ONE] = partner_start(POSITION_PURSUER, fits[i].heat, 300, fits[i].safe, fits[i].depth);
		couple.partner[SEAT_TWO].last_move = (uint8_t)fits[i].other_last;
		assert_int_equal(cycle_fit(&couple, SEAT_ONE, fits[i].move), fits[i].fit);
	}
}

static int any_points(struct dice *dice) {
	static const int edges[] = {0, 1, 200, 349, 350, 479, 480, 549, 550, 649, 650, 749, 750, 999, 1000};
	return dice_below(dice, 4) == 0 ? edges[dice_below(dice, sizeof(edges) / sizeof(edges[0]))]
									: (int)dice_below(dice, 1001);
}

static struct couple any_couple(struct dice *dice) {
	struct partner partners[SEAT_COUNT];
	for (int i = 0; i < SEAT_COUNT; i++) {
		partners[i] = partner_start((enum position)dice_below(dice, POSITION_COUNT), any_points(dice), any_points(dice),
			any_points(dice), any_points(dice));
		partners[i].last_move = (uint8_t)dice_below(dice, MOVE_COUNT + 1);
		partners[i].repeats = (uint8_t)(partners[i].last_move == MOVE_NONE ? 0 : dice_below(dice, 4));
	}
	struct couple couple = couple_start(partners[0], partners[1]);
	couple.replies = (uint16_t)dice_below(dice, 12);
	for (int i = 0; i < CYCLE_MEMORY; i++) {
		couple.past_tension[i] = (int16_t)dice_below(dice, 1001);
		couple.past_move[i] = (uint8_t)dice_below(dice, MOVE_COUNT + 1);
	}
	return couple;
}

static bool in_range(int value) {
	return value >= 0 && value <= POINTS_MAX;
}

static void test_bounded(void **state) {
	(void)state;
	struct dice dice = {1};
	for (int i = 0; i < STATES; i++) {
		struct couple couple = any_couple(&dice);
		enum seat speaker = (enum seat)dice_below(&dice, 2);
		enum move move = (enum move)dice_below(&dice, MOVE_COUNT);
		struct couple after = cycle_reply(couple, speaker, move, NULL);
		struct couple again = cycle_reply(couple, speaker, move, NULL);
		assert_memory_equal(&after, &again, sizeof(after));
		for (int k = 0; k < SEAT_COUNT; k++) {
			const struct partner *p = &after.partner[k];
			assert_true(in_range(p->heat) && in_range(p->open) && in_range(p->safe) && in_range(p->depth));
			assert_true(in_range(partner_waterline(p)) && p->repeats <= 3);
		}
		assert_true(in_range(couple_tension(&after)));
	}
}

static struct couple swapped(struct couple couple) {
	struct partner one = couple.partner[SEAT_ONE];
	couple.partner[SEAT_ONE] = couple.partner[SEAT_TWO];
	couple.partner[SEAT_TWO] = one;
	return couple;
}

static void test_order_of_partners(void **state) {
	(void)state;
	struct dice dice = {2};
	for (int i = 0; i < STATES; i++) {
		struct couple couple = any_couple(&dice);
		enum move move = (enum move)dice_below(&dice, MOVE_COUNT);
		struct couple after = swapped(cycle_reply(couple, SEAT_ONE, move, NULL));
		struct couple other = cycle_reply(swapped(couple), SEAT_TWO, move, NULL);
		assert_memory_equal(&after, &other, sizeof(after));
	}
}

static void test_destructive_never_helps(void **state) {
	(void)state;
	struct dice dice = {3};
	for (int i = 0; i < STATES; i++) {
		struct couple couple = any_couple(&dice);
		enum move move = (enum move)dice_below(&dice, MOVE_STONEWALL + 1);
		assert_int_equal(move_row(move)->kind, KIND_DESTRUCTIVE);
		struct couple after = cycle_reply(couple, SEAT_ONE, move, NULL);
		const struct partner *was = &couple.partner[SEAT_TWO], *now = &after.partner[SEAT_TWO];
		assert_true(now->open <= was->open && now->safe <= was->safe && now->heat >= was->heat);
	}
}

/* Among moves that differ in one respect only: what stings more never leaves the listener better off. */
static void test_more_sting_never_helps(void **state) {
	(void)state;
	static const enum move by_sting[] = {MOVE_DEFEND, MOVE_PRESS, MOVE_CRITICISE, MOVE_PATHOLOGISE, MOVE_CONTEMPT};
	static const enum move by_warmth[] = {MOVE_CURIOUS, MOVE_REPAIR_BID, MOVE_VALIDATE};
	struct dice dice = {4};
	for (int i = 0; i < STATES / 4; i++) {
		struct couple couple = any_couple(&dice);
		couple.partner[SEAT_ONE].last_move = MOVE_NONE;
		for (size_t k = 0; k + 1 < sizeof(by_sting) / sizeof(by_sting[0]); k++) {
			struct couple less = cycle_reply(couple, SEAT_ONE, by_sting[k], NULL);
			struct couple more = cycle_reply(couple, SEAT_ONE, by_sting[k + 1], NULL);
			const struct partner *a = &less.partner[SEAT_TWO], *b = &more.partner[SEAT_TWO];
			assert_true(b->heat >= a->heat && b->open <= a->open && b->safe <= a->safe && b->depth <= a->depth);
		}
		for (size_t k = 0; k + 1 < sizeof(by_warmth) / sizeof(by_warmth[0]); k++) {
			struct couple less = cycle_reply(couple, SEAT_ONE, by_warmth[k], NULL);
			struct couple more = cycle_reply(couple, SEAT_ONE, by_warmth[k + 1], NULL);
			const struct partner *a = &less.partner[SEAT_TWO], *b = &more.partner[SEAT_TWO];
			assert_true(b->heat <= a->heat && b->open >= a->open && b->safe >= a->safe && b->depth >= a->depth);
		}
	}
}

static void test_repeating_never_strengthens(void **state) {
	(void)state;
	struct dice dice = {5};
	for (int i = 0; i < STATES; i++) {
		struct couple couple = any_couple(&dice);
		enum move move = (enum move)dice_below(&dice, MOVE_COUNT);
		struct couple fresh = couple, again = couple;
		fresh.partner[SEAT_ONE].last_move = MOVE_NONE;
		again.partner[SEAT_ONE].last_move = (uint8_t)move;
		struct cycle_why first, second;
		cycle_reply(fresh, SEAT_ONE, move, &first);
		cycle_reply(again, SEAT_ONE, move, &second);
		assert_true(second.warmth <= first.warmth);
		assert_int_equal(second.sting, first.sting);
	}
}

static void test_flood_takes_warmth(void **state) {
	(void)state;
	struct dice dice = {6};
	for (int i = 0; i < STATES; i++) {
		struct couple couple = any_couple(&dice);
		struct partner *listener = &couple.partner[SEAT_TWO];
		int flood = position_row(listener->position)->flood;
		enum move move = (enum move)dice_below(&dice, MOVE_COUNT);
		struct cycle_why under, over;
		listener->heat = (int16_t)(flood - 1);
		cycle_reply(couple, SEAT_ONE, move, &under);
		listener->heat = (int16_t)flood;
		cycle_reply(couple, SEAT_ONE, move, &over);
		assert_true(over.warmth * 4 <= under.warmth);
	}
}

static void test_depth_makes_disclosing_worth_more(void **state) {
	(void)state;
	struct dice dice = {7};
	for (int i = 0; i < STATES; i++) {
		struct couple couple = any_couple(&dice);
		couple.partner[SEAT_ONE].last_move = MOVE_NONE;
		struct cycle_why about, from;
		couple.partner[SEAT_ONE].depth = (int16_t)dice_below(&dice, 350);
		cycle_reply(couple, SEAT_ONE, MOVE_DISCLOSE, &about);
		couple.partner[SEAT_ONE].depth = (int16_t)(350 + dice_below(&dice, 651));
		cycle_reply(couple, SEAT_ONE, MOVE_DISCLOSE, &from);
		assert_true(from.warmth > about.warmth);
	}
}

static void test_there_is_a_way_back(void **state) {
	(void)state;
	static const enum move gentle[] = {MOVE_VALIDATE, MOVE_CURIOUS, MOVE_REPAIR_BID, MOVE_NAME_OWN_HEAT};
	struct dice dice = {8};
	int most = 0;
	for (int i = 0; i < STATES / 2; i++) {
		struct couple couple = any_couple(&dice);
		int replies = 0;
		while (!couple_repaired(&couple) && replies < 60) {
			couple = cycle_reply(couple, (enum seat)(replies % 2), gentle[replies / 2 % 4], NULL);
			replies++;
		}
		assert_true(couple_repaired(&couple));
		most = replies > most ? replies : most;
	}
	print_message("the longest way back took %d replies\n", most);
}

static void test_tables(void **state) {
	(void)state;
	for (int i = 0; i < MOVE_COUNT; i++) {
		enum move found;
		assert_true(move_find(move_row((enum move)i)->id, strlen(move_row((enum move)i)->id), &found));
		assert_int_equal(found, i);
	}
	enum move found;
	assert_false(move_find("criticis", 8, &found));
	assert_false(move_find("", 0, &found));
	enum position position;
	assert_true(position_find("withdrawer", 10, &position) && position == POSITION_WITHDRAWER);
	assert_false(position_find("withdrawers", 11, &position));
}

/* What the sentences say of heat adds up to the heat that comes out, short of its bounds. */
static void test_why_adds_up(void **state) {
	(void)state;
	struct dice dice = {7};
	for (int i = 0; i < 100000; i++) {
		struct couple couple = couple_start(
			partner_start((enum position)dice_below(&dice, POSITION_COUNT), (int)dice_below(&dice, 1001),
				(int)dice_below(&dice, 1001), (int)dice_below(&dice, 1001), (int)dice_below(&dice, 1001)),
			partner_start((enum position)dice_below(&dice, POSITION_COUNT), (int)dice_below(&dice, 1001),
				(int)dice_below(&dice, 1001), (int)dice_below(&dice, 1001), (int)dice_below(&dice, 1001)));
		struct cycle_why why;
		cycle_reply(couple, SEAT_ONE, (enum move)dice_below(&dice, MOVE_COUNT), &why);
		const struct heat_why *heat[SEAT_COUNT] = {&why.said, &why.heard};
		for (int seat = 0; seat < SEAT_COUNT; seat++) {
			int after = why.before.partner[seat].heat + heat[seat]->change - heat[seat]->settled - heat[seat]->calmed;
			after = after < 0 ? 0 : after > POINTS_MAX ? POINTS_MAX : after;
			assert_int_equal(why.after.partner[seat].heat, after);
		}
	}
}

static void test_why(void **state) {
	(void)state;
	struct couple couple = couple_start(partner_start(POSITION_PURSUER, 420, 400, 450, 200),
		partner_start(POSITION_WITHDRAWER, 820, 300, 300, 150));
	struct cycle_why why;
	cycle_reply(couple, SEAT_ONE, MOVE_DISCLOSE, &why);
	struct buf text = BUF_EMPTY;
	cycle_why_text(&why, "Mary", "John", &text);
	assert_string_equal(text.text,
		"Mary tells the hurt or the fear.\n"
		"Nothing in it stings.\n"
		"It carries a warmth of 390.\n"
		"Mary speaks about the feeling, not from it (depth 200, it takes 350): half of that.\n"
		"Open 300, safe 300 and heat 820 let John take in 440 of 1000.\n"
		"But John is flooded (820 of 1000, flooded from 650): only a fifth of that gets in, 88 of 1000.\n"
		"Of 121 (five eighths of 195) the warmth that reaches John is 10.\n"
		"Taken together, John is warmed by 10.\n"
		"The heat of John: 7 less from the warmth, 51 less as it settles.\n"
		"John: heat 820 to 762, open 300 to 306, safe 300 to 302, depth 150 to 152.\n"
		"The heat of Mary: 30 more from saying it, 31 less as it settles.\n"
		"Mary: heat 420 to 419, open 400 to 430, safe 450 to 450, depth 200 to 320.\n"
		"Tension 635 to 611. The loop loosens.\n");
	buf_finish(&text);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_reply_by_hand),
		cmocka_unit_test(test_speaker),
		cmocka_unit_test(test_repeats),
		cmocka_unit_test(test_repeated_break),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_waterline),
		cmocka_unit_test(test_stuck),
		cmocka_unit_test(test_met_reach),
		cmocka_unit_test(test_fit),
		cmocka_unit_test(test_bounded),
		cmocka_unit_test(test_order_of_partners),
		cmocka_unit_test(test_destructive_never_helps),
		cmocka_unit_test(test_more_sting_never_helps),
		cmocka_unit_test(test_repeating_never_strengthens),
		cmocka_unit_test(test_flood_takes_warmth),
		cmocka_unit_test(test_depth_makes_disclosing_worth_more),
		cmocka_unit_test(test_there_is_a_way_back),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_why),
		cmocka_unit_test(test_why_adds_up),
	};
	return cmocka_run_group_tests_name("cycle", tests, NULL, NULL);
}
