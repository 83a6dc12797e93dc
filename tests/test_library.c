/*
 * The library as a whole: every scenario clean, every ending, a way back from
 * everywhere, what goes with a scenario, no jargon. What it teaches is measured
 * in test_library_measures.c.
 */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "explore/explore_check.h"
#include "playthrough/playthrough.h"
#include "story/labels.h"
#include "story/shelf.h"

enum { PLAYS = 1000, MOMENTS = 400000, LIBRARY_MOST = 64 };

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

/* As `check --strict` has it. */
static void test_nothing_to_report(void **state) {
	(void)state;
	assert_true(library_len > 0);
	for (size_t i = 0; i < library_len; i++) {
		struct words *words = words_for_language(library[i]->language, &findings);
		labels_check(library[i], words, SEAT_NONE, LABELS_CLEAR, &findings);
		words_destroy(words);
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

/* What the search found out about one seat. */
struct found {
	bool *reached; /* by beat: endings that some play comes to */
	bool kind[ENDING_COUNT];
};

/*
 * Where there are too many moments for the search, plays at random go on
 * looking for endings. What the search says holds for the part it went through.
 */
static void look_by_playing(const struct story *story, const bool seats[SEAT_COUNT], struct found *found) {
	struct dice dice = {1};
	for (uint64_t seed = 1; seed <= PLAYS; seed++) {
		const struct playthrough_setup setup = {.seat = {seats[SEAT_ONE], seats[SEAT_TWO]}, .seed = seed};
		struct playthrough *playthrough = playthrough_create(story, &setup);
		const struct reply *cards[REPLIES_MAX_A_BEAT];
		for (size_t len; (len = playthrough_cards(playthrough, cards)) > 0;) {
			const struct reply *reply = cards[dice_below(&dice, (uint32_t)len)];
			struct parts parts = {{0}};
			for (size_t i = 0; reply->compose != NULL && i < reply->compose->slot_count; i++) {
				parts.option[i] = (uint8_t)dice_below(&dice, (uint32_t)reply->compose->slots[i].option_count);
			}
			playthrough_reply(playthrough, reply, parts);
		}
		found->reached[playthrough_beat(playthrough)->index] = true;
		playthrough_destroy(playthrough);
	}
}

static int check_seat(const struct story *story, enum seat seat, struct found *found) {
	const bool seats[SEAT_COUNT] = {seat == SEAT_ONE, seat == SEAT_TWO};
	const struct explore_bounds bounds = {.states = MOMENTS};
	struct explore *explore = explore_run(story, seats, NULL, &bounds);
	struct explore_sums sums = explore_sum(explore);
	int wrong = 0;
	for (size_t i = 0; i < story->beat_count; i++) {
		found->reached[i] = story->beats[i].ending != ENDING_NONE &&
							explore_ending(explore, &story->beats[i]) != EXPLORE_NOWHERE;
	}
	if (!explore_complete(explore)) {
		look_by_playing(story, seats, found);
	}
	for (size_t i = 0; i < story->beat_count; i++) {
		found->kind[story->beats[i].ending] |= found->reached[i];
	}
	print_message("%-16s %-7s %8zu moments%s\n", story->id, story->person[seat].id, explore_states(explore),
		explore_complete(explore) ? "" : ", not all of them");
	if ((sums.no_way_back > 0 && !story->closed_door) || sums.no_way_out > 0) {
		struct buf way = BUF_EMPTY;
		explore_way_text(explore, sums.no_way_out > 0 ? sums.first_no_way_out : sums.first_no_way_back, &way);
		print_error("%s as %s: %zu moments without a way back, %zu without a way out, first after %s\n", story->id,
			story->person[seat].id, sums.no_way_back, sums.no_way_out, way.text);
		buf_finish(&way);
		wrong++;
	}
	play_ways(story, explore, seats);
	explore_destroy(explore);
	return wrong;
}

/* From the best to the worst. */
static const enum ending_kind ranks[] = {
	ENDING_RECONNECTED, ENDING_REPAIRED, ENDING_ACCEPTED, ENDING_PAUSED, ENDING_STUCK, ENDING_ESCALATED};
enum { RANKS = sizeof(ranks) / sizeof(ranks[0]) };

/* Each ending from some seat, four kinds, and the two best kinds from both seats. */
static int check_endings(const struct story *story, const struct found found[SEAT_COUNT]) {
	int wrong = 0, best = 0, kinds = 0;
	for (size_t i = 0; i < story->beat_count; i++) {
		if (story->beats[i].ending != ENDING_NONE && !found[SEAT_ONE].reached[i] && !found[SEAT_TWO].reached[i]) {
			print_error("%s: no play comes to \"%s\"\n", story->id, story->beats[i].id);
			wrong++;
		}
	}
	for (size_t i = 0; i < RANKS; i++) {
		bool one = found[SEAT_ONE].kind[ranks[i]], other = found[SEAT_TWO].kind[ranks[i]];
		kinds += one || other;
		if ((one || other) && best++ < 2 && !(one && other)) {
			print_error("%s: %s cannot be come to as %s\n", story->id, ending_id(ranks[i]),
				story->person[one ? SEAT_TWO : SEAT_ONE].id);
			wrong++;
		}
	}
	if (kinds < 4) {
		print_error("%s: %d kinds of ending\n", story->id, kinds);
		wrong++;
	}
	return wrong;
}

static void test_ways_from_each_seat(void **state) {
	(void)state;
	int wrong = 0;
	for (size_t i = 0; i < library_len; i++) {
		const struct story *story = library[i];
		struct found found[SEAT_COUNT] = {0};
		assert_int_equal(story->seat_count, SEAT_COUNT);
		for (enum seat seat = 0; seat < SEAT_COUNT; seat++) {
			found[seat].reached = calloc(story->beat_count, sizeof(bool));
			wrong += check_seat(story, seat, &found[seat]);
		}
		wrong += check_endings(story, found);
		free(found[SEAT_ONE].reached);
		free(found[SEAT_TWO].reached);
	}
	assert_int_equal(wrong, 0);
}

/* For whoever leads a workshop, and for whoever would rather know before. */
static void test_what_goes_with_it(void **state) {
	(void)state;
	int wrong = 0;
	for (size_t i = 0; i < library_len; i++) {
		const struct story *story = library[i];
		if (story->content_note_count == 0 || story->prepare == NULL || story->talk == NULL) {
			print_error("%s: content notes %zu, prepare %s, talk %s\n", story->id, story->content_note_count,
				story->prepare != NULL ? "there" : "missing", story->talk != NULL ? "there" : "missing");
			wrong++;
		}
	}
	assert_int_equal(PREPARE_COUNT, 3);
	assert_int_equal(TALK_COUNT, 4);
	assert_int_equal(wrong, 0);
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
			assert_true(
				beat->ending == ENDING_NONE || (beat->ask != NULL && beat->title != NULL && beat->text != NULL));
		}
	}
}

/* Nobody in a kitchen says these. A `pathologise` move may. */
static const char *const jargon[] = {"attachment", "boundaries", "codependen", "narcissis", "gaslight", "toxic",
	"trauma", "dysregulat", "avoidant", "passive-aggressive", "passive aggressive", "triggered", "love language",
	"inner child", "safe space", "hold space", "holding space", "emotionally available", "emotionally unavailable",
	"bipolar", "borderline", "coping mechanism", "defence mechanism", "defense mechanism", "validate", "validated",
	"disconnected", "emotional needs", "communicate your", "process my feelings", "process this", "my needs",
	"your needs", "vulnerab", "pursuer", "withdrawer"};

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

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_to_report),
		cmocka_unit_test(test_ways_from_each_seat),
		cmocka_unit_test(test_what_goes_with_it),
		cmocka_unit_test(test_every_reply_says_what_is_beneath),
		cmocka_unit_test(test_nobody_speaks_jargon),
		cmocka_unit_test(test_positions_are_held_by_all),
	};
	return cmocka_run_group_tests_name("library", tests, load_library, free_library);
}
