/* Whole conversations of two partners: what is promised of the loop's numbers (game/cycle/README.md). */
#include "cycle_fixture.h"

static const enum move pursuer_habit[] = {MOVE_CONTEMPT, MOVE_CRITICISE, MOVE_PRESS, MOVE_CHECK, MOVE_TALK_ABOUT, MOVE_COMFORT,
	MOVE_LONGING, MOVE_OWN_PART, MOVE_VALIDATE, MOVE_SOFT_START, MOVE_CURIOUS};
static const enum move withdrawer_habit[] = {MOVE_STONEWALL, MOVE_DEFEND, MOVE_REBUFF, MOVE_PLACATE, MOVE_FIX, MOVE_COMFORT,
	MOVE_DISCLOSE, MOVE_OWN_PART, MOVE_VALIDATE, MOVE_CURIOUS, MOVE_REPAIR_BID};

static enum move by_habit(const struct couple *couple, enum seat seat) {
	bool pursues = couple->partner[seat].position == POSITION_PURSUER;
	const enum move *list = pursues ? pursuer_habit : withdrawer_habit;
	enum move repeated = MOVE_NONE;
	for (int i = 0; i < 11; i++) {
		if (cycle_fit(couple, seat, list[i]) != FIT_YES) {
			continue;
		}
		if (couple->partner[seat].last_move != list[i]) {
			return list[i];
		}
		repeated = repeated == MOVE_NONE ? list[i] : repeated;
	}
	return repeated != MOVE_NONE ? repeated : list[10];
}

struct way {
	enum move moves[8];
	int len;
};

static const struct way softening = {{MOVE_VALIDATE, MOVE_CURIOUS, MOVE_OWN_PART, MOVE_NAME_CYCLE, MOVE_REPAIR_BID,
	MOVE_DISCLOSE, MOVE_LONGING, MOVE_SPACE_WITH_BOND}, 8};

/*
 * Plays `way` round and round in `seat` against habit, after `first` of the
 * player's replies were `opening`; returns how many replies of the player's it
 * took to be repaired, 0 where `most` replies in all were not enough.
 */
static int play_out(struct couple couple, enum seat seat, enum seat begins, const struct way *way, enum move opening, int most) {
	int said = 0;
	for (int i = 0; i < most; i++) {
		enum seat turn = (enum seat)((int)begins ^ (i & 1));
		if (turn != seat) {
			couple = cycle_reply(couple, turn, by_habit(&couple, turn), NULL);
		} else {
			enum move move = said == 0 && opening != MOVE_NONE ? opening : way->moves[said % way->len];
			couple = cycle_reply(couple, turn, move, NULL);
			said++;
		}
		if (couple_repaired(&couple)) {
			return said;
		}
	}
	return 0;
}

#define EVERY_SETTING                                                                                                  \
	for (int setting = 0; setting < 16; setting++)
#define SETTING_COUPLE couple_of((enum position)(setting & 1), (enum position)(setting >> 1 & 1))
#define SETTING_SEAT ((enum seat)(setting >> 2 & 1))
#define SETTING_BEGINS ((enum seat)(setting >> 3 & 1))

static void test_both_on_habit(void **state) {
	(void)state;
	for (int begins = 0; begins < 2; begins++) {
		struct couple couple = couple_of(POSITION_PURSUER, POSITION_WITHDRAWER);
		int start = couple_tension(&couple);
		bool reached = false, seen[MOVE_COUNT] = {false};
		for (int i = 0; i < 16; i++) {
			enum seat turn = (enum seat)(begins ^ (i & 1));
			enum move move = by_habit(&couple, turn);
			if (i == 0) {
				assert_int_equal(move, turn == SEAT_ONE ? MOVE_CHECK : MOVE_PLACATE);
			}
			seen[move] = true;
			couple = cycle_reply(couple, turn, move, NULL);
			reached = reached || couple_stuck(&couple) || couple_tension(&couple) > 700;
		}
		assert_true(reached && couple_tension(&couple) > start);
		assert_true(seen[MOVE_CHECK] && seen[MOVE_PLACATE] && seen[MOVE_FIX] && seen[MOVE_CONTEMPT] && seen[MOVE_STONEWALL]);
		assert_true(seen[MOVE_TALK_ABOUT] || begins == 1); /* beginning with placate, the pursuer heats past it */
	}
}

static void test_only_one_move(void **state) {
	(void)state;
	static const struct way ways[] = {{{MOVE_CRITICISE}, 1}, {{MOVE_PLACATE}, 1}, {{MOVE_PRESS}, 1}};
	EVERY_SETTING {
		for (size_t i = 0; i < 3; i++) {
			assert_int_equal(play_out(SETTING_COUPLE, SETTING_SEAT, SETTING_BEGINS, &ways[i], MOVE_NONE, 80), 0);
		}
	}
}

static void test_softening_repairs(void **state) {
	(void)state;
	EVERY_SETTING {
		int replies = play_out(SETTING_COUPLE, SETTING_SEAT, SETTING_BEGINS, &softening, MOVE_NONE, 40);
		assert_true(replies >= 3 && replies <= 10);
	}
}

static void test_early_criticism(void **state) {
	(void)state;
	EVERY_SETTING {
		int without = play_out(SETTING_COUPLE, SETTING_SEAT, SETTING_BEGINS, &softening, MOVE_NONE, 40);
		int with = play_out(SETTING_COUPLE, SETTING_SEAT, SETTING_BEGINS, &softening, MOVE_CRITICISE, 80);
		assert_true(with > without);
	}
}

/* In every flooded state that the couple's own loop comes to. */
static void test_pause_before_disclosing(void **state) {
	(void)state;
	int flooded = 0;
	for (int begins = 0; begins < 2; begins++) {
		struct couple couple = couple_of(POSITION_PURSUER, POSITION_WITHDRAWER);
		for (int i = 0; i < 40; i++) {
			enum seat turn = (enum seat)(begins ^ (i & 1)), other = seat_other(turn);
			if (partner_flooded(&couple.partner[other])) {
				flooded++;
				struct couple paused = cycle_reply(couple, turn, MOVE_PAUSE_RETURN, NULL);
				paused = cycle_reply(paused, other, by_habit(&paused, other), NULL);
				paused = cycle_reply(paused, turn, MOVE_DISCLOSE, NULL);
				struct couple twice = cycle_reply(couple, turn, MOVE_DISCLOSE, NULL);
				twice = cycle_reply(twice, other, by_habit(&twice, other), NULL);
				twice = cycle_reply(twice, turn, MOVE_DISCLOSE, NULL);
				assert_true(paused.partner[other].open > twice.partner[other].open);
			}
			couple = cycle_reply(couple, turn, by_habit(&couple, turn), NULL);
		}
	}
	assert_true(flooded > 10);
}

static void test_criticism_after_a_reach(void **state) {
	(void)state;
	EVERY_SETTING {
		struct couple couple = SETTING_COUPLE;
		enum seat seat = SETTING_SEAT, other = seat_other(seat);
		struct couple after = couple, elsewhere = couple;
		after.partner[other].last_move = MOVE_DISCLOSE;
		elsewhere.partner[other].last_move = MOVE_CURIOUS;
		struct cycle_why hard, less;
		after = cycle_reply(after, seat, MOVE_CRITICISE, &hard);
		elsewhere = cycle_reply(elsewhere, seat, MOVE_CRITICISE, &less);
		assert_true(hard.sting > less.sting && after.partner[other].open < elsewhere.partner[other].open);
	}
}

/* One pursues and one withdraws. */
static bool mixed(int setting) {
	return (setting & 3) == 1 || (setting & 3) == 2;
}

static void test_alternating_never_repairs(void **state) {
	(void)state;
	static const enum move softer[] = {MOVE_DISCLOSE, MOVE_LONGING, MOVE_VALIDATE, MOVE_OWN_PART};
	EVERY_SETTING {
		for (size_t i = 0; mixed(setting) && i < sizeof(softer) / sizeof(softer[0]); i++) {
			struct way charge_first = {{MOVE_CRITICISE, softer[i]}, 2}, soft_first = {{softer[i], MOVE_CRITICISE}, 2};
			assert_int_equal(play_out(SETTING_COUPLE, SETTING_SEAT, SETTING_BEGINS, &charge_first, MOVE_NONE, 40), 0);
			assert_int_equal(play_out(SETTING_COUPLE, SETTING_SEAT, SETTING_BEGINS, &soft_first, MOVE_NONE, 40), 0);
		}
	}
}

/* By how much tension falls; the speaker is deep enough for whatever it is. */
static int fall(struct couple couple, enum seat seat, enum move move) {
	struct cycle_why why;
	couple.partner[seat].depth = 500;
	cycle_reply(couple, seat, move, &why);
	return why.tension_before - why.tension_after;
}

static int fall_of_any(struct couple couple, enum seat seat, const enum move *moves, size_t len, bool most) {
	int found = fall(couple, seat, moves[0]);
	for (size_t i = 1; i < len; i++) {
		int next = fall(couple, seat, moves[i]);
		found = (next > found) == most ? next : found;
	}
	return found;
}

static const enum move reaches[] = {MOVE_DISCLOSE, MOVE_LONGING, MOVE_ASK_NEED};

static void test_what_lowers_tension_most(void **state) {
	(void)state;
	static const enum move understanding[] = {MOVE_VALIDATE, MOVE_OWN_PART, MOVE_NAME_CYCLE};
	static const enum move asking[] = {MOVE_CURIOUS, MOVE_SOFT_START};
	for (int i = 0; i < 2; i++) {
		struct couple couple = couple_of(POSITION_PURSUER, POSITION_WITHDRAWER), reached = couple;
		enum seat seat = (enum seat)i;
		reached.partner[seat_other(seat)].last_move = MOVE_DISCLOSE;
		int comfort = fall(reached, seat, MOVE_COMFORT), unasked = fall(couple, seat, MOVE_COMFORT);
		assert_true(comfort > fall_of_any(couple, seat, reaches, 3, true));
		assert_true(fall_of_any(couple, seat, reaches, 3, false) > fall_of_any(couple, seat, understanding, 3, true));
		assert_true(fall_of_any(couple, seat, understanding, 3, false) > fall_of_any(couple, seat, asking, 2, true));
		assert_true(unasked < fall(couple, seat, MOVE_VALIDATE));
	}
}

/* Against the strongest reach, at all heats from rest up. */
static void test_break_beside_reach(void **state) {
	(void)state;
	for (int i = 0; i < 2 * 81 * 81; i++) {
		struct couple couple = couple_of(POSITION_PURSUER, POSITION_WITHDRAWER);
		int own = 200 + i / 2 % 81 * 10, other = 200 + i / 162 * 10, near = 1000;
		enum seat seat = (enum seat)(i & 1);
		couple.partner[seat].heat = (int16_t)own;
		couple.partner[seat_other(seat)].heat = (int16_t)other;
		for (int k = 0; k < SEAT_COUNT; k++) {
			int away = position_row(couple.partner[k].position)->flood - couple.partner[k].heat;
			near = away < near ? away : near;
		}
		int reach = fall_of_any(couple, seat, reaches, 3, true), pause = fall(couple, seat, MOVE_PAUSE_RETURN);
		assert_true(pause <= reach || near <= 130);
		assert_true(own > 300 || other > 300 || 2 * pause < reach);
	}
}

static struct couple two_alike(enum position position) {
	struct partner pursues = partner_start(POSITION_PURSUER, 540, 300, 420, 200);
	struct partner withdraws = partner_start(POSITION_WITHDRAWER, 480, 300, 420, 150);
	struct partner one = position == POSITION_PURSUER ? pursues : withdraws;
	return couple_start(one, one);
}

static void test_two_alike(void **state) {
	(void)state;
	for (int p = 0; p < POSITION_COUNT; p++) {
		struct couple couple = two_alike((enum position)p);
		bool tight = false;
		for (int i = 0; i < (p == POSITION_PURSUER ? 12 : 16); i++) {
			enum seat turn = (enum seat)(i & 1);
			couple = cycle_reply(couple, turn, by_habit(&couple, turn), NULL);
			tight = tight || couple_tension(&couple) > 700 || (p == POSITION_WITHDRAWER && couple_stuck(&couple));
		}
		assert_true(tight);
		for (int begins = 0; begins < 2; begins++) {
			int replies = play_out(two_alike((enum position)p), SEAT_ONE, (enum seat)begins, &softening, MOVE_NONE, 40);
			assert_true(replies >= 1 && replies <= 12);
		}
	}
}

static void test_only_pausing_never_repairs(void **state) {
	(void)state;
	static const struct way pausing = {{MOVE_PAUSE_RETURN}, 1};
	EVERY_SETTING {
		if (mixed(setting)) {
			assert_int_equal(play_out(SETTING_COUPLE, SETTING_SEAT, SETTING_BEGINS, &pausing, MOVE_NONE, 20), 0);
		}
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_both_on_habit),
		cmocka_unit_test(test_only_one_move),
		cmocka_unit_test(test_softening_repairs),
		cmocka_unit_test(test_early_criticism),
		cmocka_unit_test(test_pause_before_disclosing),
		cmocka_unit_test(test_criticism_after_a_reach),
		cmocka_unit_test(test_alternating_never_repairs),
		cmocka_unit_test(test_what_lowers_tension_most),
		cmocka_unit_test(test_break_beside_reach),
		cmocka_unit_test(test_two_alike),
		cmocka_unit_test(test_only_pausing_never_repairs),
	};
	return cmocka_run_group_tests_name("behaviours", tests, NULL, NULL);
}
