/*
 * The library as a whole: every scenario clean, every ending and a way back
 * from each seat, no card to be picked by its looks, no jargon.
 */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "explore/explore_check.h"
#include "playthrough/playthrough.h"
#include "story/shelf.h"

enum { PLAYS = 1000, LIBRARY_MOST = 64 };

static struct story *library[LIBRARY_MOST];
static size_t library_len;
static struct diag findings;

static int load_library(void **state) {
	(void)state;
	struct shelf shelf = shelf_read(SOURCE_DIR "/scenes");
	for (size_t i = 0; i < shelf.len && library_len < LIBRARY_MOST; i++) {
		struct story *story = story_load(shelf.paths[i], &findings);
		if (story != NULL) {
			library[library_len++] = story;
		}
	}
	shelf_finish(&shelf);
	return 0;
}

static int free_library(void **state) {
	(void)state;
	for (size_t i = 0; i < library_len; i++) {
		story_destroy(library[i]);
	}
	diag_finish(&findings);
	return 0;
}

static void test_nothing_to_report(void **state) {
	(void)state;
	assert_true(library_len > 0);
	for (size_t i = 0; i < library_len; i++) {
		explore_check(library[i], &findings, NULL);
	}
	struct buf out = BUF_EMPTY;
	diag_print(&findings, false, &out);
	if (findings.len > 0) {
		fail_msg("%s", out.text);
	}
	buf_finish(&out);
}

/* Each way that the search tells can be played, and leads where it says. */
static void play_ways(const struct story *story, const struct explore *explore, const bool seats[SEAT_COUNT]) {
	const struct playthrough_setup setup = {.seat = {seats[SEAT_ONE], seats[SEAT_TWO]}, .seed = 1};
	for (uint32_t state = 0; state < explore_states(explore); state += 1 + (uint32_t)explore_states(explore) / 500) {
		struct buf way = BUF_EMPTY;
		struct diag diag = {0};
		explore_way_text(explore, state, &way);
		struct playthrough *playthrough = playthrough_create(story, &setup);
		if (!playthrough_replies_by_id(playthrough, way.text, &diag)) {
			fail_msg("%s: %s: %s", story->id, way.text, diag.findings[0].message);
		}
		assert_int_equal(explore_find(explore, playthrough_state(playthrough)), state);
		playthrough_destroy(playthrough);
		diag_finish(&diag);
		buf_finish(&way);
	}
}

static void check_seat(const struct story *story, enum seat seat, int *best) {
	const bool seats[SEAT_COUNT] = {seat == SEAT_ONE, seat == SEAT_TWO};
	struct explore *explore = explore_run(story, seats, NULL, NULL);
	assert_true(explore_complete(explore));
	struct explore_sums sums = explore_sum(explore);
	*best = ENDING_NONE;
	unsigned kinds = 0;
	for (size_t i = 0; i < story->beat_count; i++) {
		const struct beat *beat = &story->beats[i];
		if (beat->ending == ENDING_NONE) {
			continue;
		}
		if (explore_ending(explore, beat) == EXPLORE_NOWHERE) {
			fail_msg("%s: no play of %s comes to \"%s\"", story->id, story->person[seat].id, beat->id);
		}
		kinds |= 1u << beat->ending;
		/* reconnected, repaired, and then whichever */
		int rank = beat->ending == ENDING_RECONNECTED ? 2 : beat->ending == ENDING_REPAIRED;
		*best = rank > *best ? rank : *best;
	}
	assert_true(__builtin_popcount(kinds) >= 4);
	if (!story->closed_door) {
		assert_int_equal(sums.no_way_back, 0);
	}
	assert_int_equal(sums.no_way_out, 0);
	play_ways(story, explore, seats);
	explore_destroy(explore);
}

static void test_ways_from_each_seat(void **state) {
	(void)state;
	for (size_t i = 0; i < library_len; i++) {
		int best[SEAT_COUNT] = {0, 0};
		for (size_t k = 0; k < library[i]->seat_count; k++) {
			check_seat(library[i], library[i]->seats[k], &best[k]);
		}
		assert_int_equal(library[i]->seat_count, SEAT_COUNT);
		assert_int_equal(best[0], best[1]);
	}
}

/* Of the scenario's own file; a beat that only shows the way on does not count. */
static void test_neither_short_nor_endless(void **state) {
	(void)state;
	for (size_t i = 0; i < library_len; i++) {
		const struct story *story = library[i];
		size_t beats = 0;
		for (size_t k = 0; k < story->beat_count; k++) {
			const struct beat *beat = &story->beats[k];
			beats += beat->span.source == story->beats[0].span.source &&
					 (beat->line_count > 0 || beat->reply_count > 0 || beat->ending != ENDING_NONE);
		}
		if (beats < 12 || beats > 30) {
			fail_msg("%s has %zu beats", story->id, beats);
		}
	}
}

static void test_every_reply_says_what_is_beneath(void **state) {
	(void)state;
	for (size_t i = 0; i < library_len; i++) {
		const struct story *story = library[i];
		uint32_t moves = 0;
		for (size_t k = 0; k < story->reply_count; k++) {
			const struct reply *reply = story->replies[k];
			bool told = reply->why != NULL && reply->beneath != NULL;
			for (size_t r = 0; reply->compose != NULL && r < reply->compose->rule_count; r++) {
				moves |= UINT32_C(1) << reply->compose->rules[r].move;
			}
			moves |= reply->compose == NULL ? UINT32_C(1) << reply->move : 0;
			if (!told && reply->compose == NULL) {
				fail_msg("%s: reply \"%s\" lacks why or beneath", story->id, reply->id);
			}
		}
		if (__builtin_popcount(moves) < 12) {
			fail_msg("%s: only %d different moves", story->id, __builtin_popcount(moves));
		}
		for (size_t k = 0; k < story->beat_count; k++) {
			const struct beat *beat = &story->beats[k];
			assert_true(beat->ending == ENDING_NONE || (beat->ask != NULL && beat->title != NULL && beat->text != NULL));
		}
	}
}

/* Nobody in a kitchen says these. A `pathologise` move may. */
static const char *const jargon[] = {"attachment", "boundaries", "codependen", "narcissis", "gaslight", "toxic", "trauma",
	"dysregulat", "avoidant", "passive-aggressive", "passive aggressive", "triggered", "love language", "inner child",
	"safe space", "hold space", "holding space", "emotionally available", "emotionally unavailable", "bipolar", "borderline",
	"coping mechanism", "defence mechanism", "defense mechanism", "validate", "validated", "disconnected", "emotional needs",
	"communicate your", "process my feelings", "process this", "my needs", "your needs", "vulnerab", "pursuer", "withdrawer"};

static void no_jargon(const struct story *story, const char *id, const char *text) {
	for (size_t i = 0; text != NULL && i < sizeof(jargon) / sizeof(jargon[0]); i++) {
		for (const char *at = text; *at != '\0'; at++) {
			if (strncasecmp(at, jargon[i], strlen(jargon[i])) == 0) {
				fail_msg("%s: \"%s\" says «%s»", story->id, id, jargon[i]);
			}
		}
	}
}

static void test_nobody_speaks_jargon(void **state) {
	(void)state;
	for (size_t i = 0; i < library_len; i++) {
		const struct story *story = library[i];
		for (size_t k = 0; k < story->reply_count; k++) {
			const struct reply *reply = story->replies[k];
			if (reply->compose != NULL || reply->move != MOVE_PATHOLOGISE) {
				no_jargon(story, reply->id, reply->says);
				no_jargon(story, reply->id, reply->beneath);
			}
		}
		for (size_t k = 0; k < story->beat_count; k++) {
			for (size_t l = 0; l < story->beats[k].line_count; l++) {
				no_jargon(story, story->beats[k].id, story->beats[k].lines[l].says);
				no_jargon(story, story->beats[k].id, story->beats[k].lines[l].text);
			}
		}
	}
}

static void test_positions_are_held_by_all(void **state) {
	(void)state;
	unsigned held[POSITION_COUNT] = {0, 0};
	bool same = false;
	for (size_t i = 0; i < library_len; i++) {
		for (int k = 0; k < SEAT_COUNT; k++) {
			held[library[i]->person[k].start.position] |= 1u << library[i]->person[k].pronouns;
		}
		same = same || library[i]->person[SEAT_ONE].pronouns == library[i]->person[SEAT_TWO].pronouns;
	}
	for (int i = 0; i < POSITION_COUNT; i++) {
		assert_true((held[i] & 1u << PRONOUNS_SHE) != 0 && (held[i] & 1u << PRONOUNS_HE) != 0);
	}
	assert_true(same || library_len < 5);
}

/* --- No tell ---------------------------------------------------------------- */

enum player { RANDOM, LONGEST, SHORTEST, FIRST, LAST, PLAYERS };
static const char *const player_names[PLAYERS] = {"random", "longest", "shortest", "first", "last"};

static size_t card_length(const struct reply *reply) {
	size_t len = (reply->says != NULL ? utf8_count(reply->says, strlen(reply->says)) : 0) +
		(reply->does != NULL ? utf8_count(reply->does, strlen(reply->does)) : 0);
	for (size_t i = 0; reply->compose != NULL && i < reply->compose->slot_count; i++) {
		len += utf8_count(reply->compose->slots[i].options[0].says, strlen(reply->compose->slots[i].options[0].says));
	}
	return len;
}

static size_t pick(enum player player, const struct reply *const *cards, size_t len, struct dice *dice) {
	size_t picked = 0;
	for (size_t i = 1; i < len; i++) {
		size_t one = card_length(cards[i]), other = card_length(cards[picked]);
		if ((player == LONGEST && one > other) || (player == SHORTEST && one < other)) {
			picked = i;
		}
	}
	return player == RANDOM ? dice_below(dice, (uint32_t)len) : player == LAST ? len - 1 : picked;
}

static struct parts any_parts(const struct reply *reply, struct dice *dice) {
	struct parts parts = {{0}};
	for (size_t i = 0; reply->compose != NULL && i < reply->compose->slot_count; i++) {
		parts.option[i] = (uint8_t)dice_below(dice, (uint32_t)reply->compose->slots[i].option_count);
	}
	return parts;
}

/* How far an ending is from the best: 0 reconnected to 4 escalated. */
static int distance_of(enum ending_kind kind) {
	static const int distances[ENDING_COUNT] = {[ENDING_NONE] = 4, [ENDING_STUCK] = 3, [ENDING_ESCALATED] = 4,
		[ENDING_PAUSED] = 2, [ENDING_REPAIRED] = 1, [ENDING_RECONNECTED] = 0, [ENDING_ACCEPTED] = 2};
	return distances[kind];
}

struct lengths {
	size_t least, most;
};

static int play(const struct story *story, enum seat seat, enum player player, uint64_t seed, struct lengths *lengths) {
	const struct playthrough_setup setup = {.seat = {seat == SEAT_ONE, seat == SEAT_TWO}, .seed = seed};
	struct playthrough *playthrough = playthrough_create(story, &setup);
	struct dice dice = {seed};
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	for (size_t len; (len = playthrough_cards(playthrough, cards)) > 0;) {
		if (len < 3 || len > 4) {
			fail_msg("%s: %zu cards lie in beat %s", story->id, len, playthrough_beat(playthrough)->id);
		}
		const struct reply *reply = cards[pick(player, cards, len, &dice)];
		playthrough_reply(playthrough, reply, any_parts(reply, &dice));
	}
	size_t steps = playthrough_step_count(playthrough);
	lengths->least = steps < lengths->least ? steps : lengths->least;
	lengths->most = steps > lengths->most ? steps : lengths->most;
	int distance = distance_of(playthrough_beat(playthrough)->ending);
	playthrough_destroy(playthrough);
	return distance;
}

static void test_no_tell(void **state) {
	(void)state;
	for (size_t i = 0; i < library_len; i++) {
		for (size_t k = 0; k < library[i]->seat_count; k++) {
			enum seat seat = library[i]->seats[k];
			struct lengths lengths = {SIZE_MAX, 0};
			double mean[PLAYERS] = {0};
			print_message("%-16s %-6s", library[i]->id, library[i]->person[seat].id);
			for (int player = 0; player < PLAYERS; player++) {
				for (uint64_t seed = 1; seed <= PLAYS; seed++) {
					mean[player] += play(library[i], seat, (enum player)player, seed, &lengths) / (double)PLAYS;
				}
				print_message("  %s %.2f", player_names[player], mean[player]);
			}
			print_message("  %zu to %zu replies\n", lengths.least, lengths.most);
			for (int player = 1; player < PLAYERS; player++) {
				if (mean[player] < 0.9 * mean[RANDOM]) {
					fail_msg("%s: taking always the %s card ends nearer to a good ending (%.2f) than chance (%.2f)",
						library[i]->id, player_names[player], mean[player], mean[RANDOM]);
				}
			}
			assert_true(lengths.least >= 10 && lengths.most <= 18);
		}
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_to_report),
		cmocka_unit_test(test_ways_from_each_seat),
		cmocka_unit_test(test_neither_short_nor_endless),
		cmocka_unit_test(test_every_reply_says_what_is_beneath),
		cmocka_unit_test(test_nobody_speaks_jargon),
		cmocka_unit_test(test_positions_are_held_by_all),
		cmocka_unit_test(test_no_tell),
	};
	return cmocka_run_group_tests_name("library", tests, load_library, free_library);
}
