/*
 * The measures of `waterline review`, worked out by hand on two small scenarios
 * (tests/scenarios/valid/review-*.json), the four players card by card, and
 * what may not matter: the order of the cards, and searching or playing.
 */
#include "check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/mem.h"
#include "review/review.h"

#define HALL TESTS_DIR "/scenarios/valid/review-hall.json"
#define ANSWERS TESTS_DIR "/scenarios/valid/review-answers.json"
#define ROUND TESTS_DIR "/scenarios/valid/review-round.json"
#define LATE_TRAIN TESTS_DIR "/scenarios/valid/late-train.json"

struct reviewed {
	struct diag loading, found;
	struct story *story;
	struct review review;
};

static struct words *english(void) {
	struct diag diag = {0};
	struct words *words = words_load(SOURCE_DIR "/scenes/words.en.txt", &diag);
	assert_non_null(words);
	diag_finish(&diag);
	return words;
}

static void review_loaded(struct reviewed *reviewed, struct review_options options) {
	assert_non_null(reviewed->story);
	struct words *words = english();
	reviewed->review = review_story(reviewed->story, words, &options, &reviewed->found);
	words_destroy(words);
}

static struct reviewed review_of(const char *path, struct review_options options) {
	struct reviewed reviewed = {0};
	reviewed.story = story_load(path, &reviewed.loading);
	review_loaded(&reviewed, options);
	return reviewed;
}

static void forget(struct reviewed *reviewed) {
	story_destroy(reviewed->story);
	diag_finish(&reviewed->found);
	diag_finish(&reviewed->loading);
}

static const struct review_options usual = {.seat = SEAT_NONE, .plays = 1000, .seed = 1};

static void near(double found, double wanted) {
	if (!(fabs(found - wanted) < 1e-6)) {
		fail_msg("%.9f, not %.9f", found, wanted);
	}
}

/*
 * Three cards lead to one hall, where Bo answers "Right." to each and Ann says
 * three words unasked; of four cards there one leads to a good ending. Two of
 * these four say a wish or a feeling and charge nobody: the open player is torn
 * between them. No card there appeases: the appeasing player takes any.
 */
static void test_hall_by_hand(void **state) {
	(void)state;
	struct reviewed reviewed = review_of(HALL, usual);
	assert_int_equal(reviewed.review.len, 1);
	const struct seat_review *ann = &reviewed.review.seat[0];
	assert_true(ann->whole);
	assert_int_equal(ann->moments, 6); /* the door, the hall after each of three, two endings */
	near(ann->open.cards, 3);          /* scared, close, hurt */
	near(ann->open.by_kind[KIND_SOFTENING], 2);
	near(ann->open.by_kind[KIND_DESTRUCTIVE], 1);
	near(ann->charges.cards, 2); /* never, fault */
	near(ann->charges.by_kind[KIND_SOFTENING], 1);
	near(ann->player[PLAYER_OPEN].good.value, 0.5);
	near(ann->player[PLAYER_OPEN].ending[ENDING_STUCK], 0.5);
	near(ann->player[PLAYER_APPEASING].good.value, 0.25);
	near(ann->player[PLAYER_CHARGING].good.value, 0);
	near(ann->player[PLAYER_RANDOM].good.value, 0.25);
	assert_int_equal(ann->player[PLAYER_OPEN].good.plays, 0); /* exact */
	assert_int_equal(ann->contrasts, 4);
	assert_int_equal(ann->same_answers, 1); /* at the door; in the hall nobody answers in words */
	near(ann->unchosen_words, 3);           /* "I miss you." */
	near(ann->chosen_words, (3 + 5 + 4) / 3.0 + (7 + 3 + 5 + 0) / 4.0);
	assert_int_equal(ann->unchosen_reaches, 1);
	assert_int_equal(ann->unchosen_blows, 0);
	assert_int_equal(ann->said_twice, 0);
	assert_int_equal(ann->words_first, 12);
	assert_int_equal(ann->words_between, 4);
	near(ann->words_between_median, 4);
	near(ann->good_words, 12 + 3 + 4 + 7 + 4); /* with its ending */
	near(ann->good_replies, 2);
	forget(&reviewed);
}

/*
 * One may ask again and again, which Bo answers in the same word; or put a
 * sentence together, of which a fourth ends well. Composed cards count in parts.
 */
static void test_round_by_hand(void **state) {
	(void)state;
	struct reviewed reviewed = review_of(ROUND, usual);
	const struct seat_review *ann = &reviewed.review.seat[0];
	assert_true(ann->whole);
	near(ann->open.cards, 0.5);
	near(ann->open.by_kind[KIND_SOFTENING], 0.5);
	near(ann->charges.cards, 0.5);
	near(ann->charges.by_kind[KIND_DESTRUCTIVE], 0.5);
	near(ann->player[PLAYER_OPEN].ending[ENDING_REPAIRED], 1);
	near(ann->player[PLAYER_APPEASING].ending[ENDING_NONE], 1); /* asks for ever */
	near(ann->player[PLAYER_CHARGING].ending[ENDING_ESCALATED], 1);
	near(ann->player[PLAYER_RANDOM].good.value, 0.25);
	near(ann->player[PLAYER_RANDOM].ending[ENDING_ESCALATED], 0.5);
	near(ann->player[PLAYER_RANDOM].ending[ENDING_PAUSED], 0.25);
	near(ann->chosen_words, 6 + (8 + 7 + 8 + 7) / 4.0); /* one question on the average, then a sentence */
	near(ann->unchosen_words, 0);
	assert_int_equal(ann->said_twice, 1); /* "Long." */
	assert_int_equal(ann->words_first, 0);
	assert_int_equal(ann->words_between, 1);
	forget(&reviewed);
}

/*
 * Lines of a reply: what Bo says there is the answer to it, what Ann says there
 * is left out, and what she does is not. The wish can be said only after the
 * fear. One card's label has been checked by its author.
 */
static void test_answers_by_hand(void **state) {
	(void)state;
	struct reviewed reviewed = review_of(ANSWERS, usual);
	const struct seat_review *ann = &reviewed.review.seat[0];
	assert_true(ann->whole);
	near(ann->open.cards, 1.5); /* scared, and half of what can be put together */
	near(ann->open.by_kind[KIND_SOFTENING], 1.5);
	assert_int_equal(ann->checked, 1); /* hurt */
	near(ann->charges.cards, 1);
	near(ann->player[PLAYER_OPEN].good.value, 0.5); /* torn between scared and hurt */
	near(ann->player[PLAYER_RANDOM].good.value, 1 / 6.0);
	near(ann->player[PLAYER_CHARGING].good.value, 0);
	assert_int_equal(ann->contrasts, 1);
	assert_int_equal(ann->same_answers, 0);
	near(ann->unchosen_words, 0);
	assert_int_equal(ann->unchosen_reaches, 0); /* "I hoped so." is not heard */
	near(ann->chosen_words, (3 + 5 + 3) / 3.0 + ((6 + 6 + 5 + 5) / 4.0 + 5 + 5) / 3);
	assert_int_equal(ann->words_between, 2 + 2 + 2); /* after scared */
	forget(&reviewed);
}

/* Without a search the same comes from plays, within the interval. */
static void test_plays_agree_with_the_search(void **state) {
	(void)state;
	static const char *const files[] = {HALL, ROUND, ANSWERS, LATE_TRAIN};
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct review_options by_playing = usual;
		by_playing.moments = 1;
		struct reviewed exact = review_of(files[i], usual), played = review_of(files[i], by_playing);
		assert_int_equal(exact.review.len, played.review.len);
		for (size_t k = 0; k < exact.review.len; k++) {
			const struct seat_review *one = &exact.review.seat[k], *other = &played.review.seat[k];
			assert_true(one->whole);
			assert_false(other->whole);
			for (enum player player = 0; player < PLAYER_COUNT; player++) {
				const struct share *share = &other->player[player].good;
				double room = share->high - share->low; /* 40 intervals of 95 % will not all hold */
				assert_int_equal(share->plays, 1000);
				assert_true(one->player[player].good.value > share->low - room);
				assert_true(one->player[player].good.value < share->high + room);
			}
			assert_int_equal(one->words_first, other->words_first);
			assert_true(other->words_between <= one->words_between);
			assert_true(other->said_twice <= one->said_twice);
			assert_true(fabs(other->chosen_words - one->chosen_words) < 0.1 * one->chosen_words);
		}
		forget(&exact);
		forget(&played);
	}
}

static void test_wilson(void **state) {
	(void)state;
	static const struct {
		size_t count, plays;
		double low, high;
	} rows[] = {
		{0, 10, 0, 0.277533},
		{10, 10, 0.722467, 1},
		{5, 10, 0.236593, 0.763407},
		{800, 1000, 0.774081, 0.823623},
		{0, 0, 0, 1},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct share share = share_of(rows[i].count, rows[i].plays);
		assert_true(fabs(share.low - rows[i].low) < 1e-5);
		assert_true(fabs(share.high - rows[i].high) < 1e-5);
	}
}

/* Which of two cards each player prefers; NULL: a silent one. */
static void test_what_players_prefer(void **state) {
	(void)state;
	static const struct {
		const char *why;
		enum player player;
		bool flooded;
		const char *says;
		enum move move;
		const char *rather_than;
		enum move not_move;
	} rows[] = {
		{"a feeling, whatever it is labelled", PLAYER_OPEN, false, "I was scared.", MOVE_CRITICISE,
			"What was it like for you?", MOVE_CURIOUS},
		{"more of it", PLAYER_OPEN, false, "I was scared. I want to be close to you.", MOVE_DISCLOSE, "I was scared.",
			MOVE_DISCLOSE},
		{"without a charge", PLAYER_OPEN, false, "What was it like for you?", MOVE_PRESS,
			"I was scared. You never listen to me.", MOVE_DISCLOSE},
		{"a question before nothing said", PLAYER_OPEN, false, "What was it like for you?", MOVE_CURIOUS, "It is late.",
			MOVE_SOFT_START},
		{"a gesture before something vague", PLAYER_OPEN, false, NULL, MOVE_COMFORT, "It is late.", MOVE_SOFT_START},
		{"a feeling before a gesture", PLAYER_OPEN, false, "I was scared.", MOVE_DISCLOSE, NULL, MOVE_COMFORT},
		{"a fault before a silence that stings", PLAYER_OPEN, false, "You never listen to me.", MOVE_CRITICISE, NULL,
			MOVE_STONEWALL},
		{"a break while the other is flooded", PLAYER_OPEN, true, NULL, MOVE_PAUSE_RETURN, "I was scared.",
			MOVE_DISCLOSE},
		{"and not before", PLAYER_OPEN, false, "I was scared.", MOVE_DISCLOSE, NULL, MOVE_PAUSE_RETURN},
		{"words of appeasing", PLAYER_APPEASING, false, "Fine, whatever you want.", MOVE_REASON, "It is late.",
			MOVE_PLACATE},
		{"else its moves", PLAYER_APPEASING, false, "It is late.", MOVE_PLACATE, "I was scared.", MOVE_DISCLOSE},
		{"a charge, whatever it is labelled", PLAYER_CHARGING, false, "You never listen to me.", MOVE_VALIDATE,
			"It is late.", MOVE_CRITICISE},
		{"else a move that stings", PLAYER_CHARGING, false, NULL, MOVE_STONEWALL, "It is late.", MOVE_VALIDATE},
	};
	struct words *words = english();
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reading one = {.silent = true}, other = {.silent = true};
		one = rows[i].says == NULL ? one : reading_text(words, rows[i].says);
		other = rows[i].rather_than == NULL ? other : reading_text(words, rows[i].rather_than);
		one.move = rows[i].move;
		other.move = rows[i].not_move;
		if (player_rank(rows[i].player, &one, rows[i].flooded) <=
			player_rank(rows[i].player, &other, rows[i].flooded)) {
			fail_msg("%s: %s", player_id(rows[i].player), rows[i].why);
		}
		assert_int_equal(player_rank(PLAYER_RANDOM, &one, false), player_rank(PLAYER_RANDOM, &other, false));
	}
	words_destroy(words);
}

static void turn_round(cJSON *array) {
	cJSON *turned = cJSON_CreateArray();
	while (cJSON_GetArraySize(array) > 0) {
		cJSON_InsertItemInArray(turned, 0, cJSON_DetachItemFromArray(array, 0));
	}
	array->child = turned->child;
	turned->child = NULL;
	cJSON_Delete(turned);
}

/* A story with the cards of one seat in the opposite order. What comes by habit stays as it is. */
static struct reviewed review_turned(const char *path, const char *seat, enum seat which) {
	struct reviewed reviewed = {0};
	struct buf text = BUF_EMPTY;
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	for (int c; (c = getc(file)) != EOF;) {
		buf_putc(&text, (char)c);
	}
	fclose(file);
	cJSON *root = cJSON_Parse(text.text);
	cJSON *beat;
	cJSON_ArrayForEach(beat, cJSON_GetObjectItemCaseSensitive(root, "beats")) {
		cJSON *turn = cJSON_GetObjectItemCaseSensitive(beat, "turn");
		if (turn != NULL && strcmp(turn->valuestring, seat) == 0) {
			turn_round(cJSON_GetObjectItemCaseSensitive(beat, "replies"));
		}
	}
	char *turned = cJSON_PrintUnformatted(root);
	reviewed.story = story_load_text(path, turned, strlen(turned), &reviewed.loading);
	struct review_options options = usual;
	options.plays = 10;
	options.seat = which;
	review_loaded(&reviewed, options);
	cJSON_free(turned);
	cJSON_Delete(root);
	buf_finish(&text);
	return reviewed;
}

static void test_order_of_cards_does_not_matter(void **state) {
	(void)state;
	const char *path = LATE_TRAIN;
	struct review_options options = usual;
	options.plays = 10;
	struct reviewed straight = review_of(path, options);
	for (size_t k = 0; k < straight.review.len; k++) {
		const struct seat_review *one = &straight.review.seat[k];
		struct reviewed turned = review_turned(path, straight.story->person[one->seat].id, one->seat);
		const struct seat_review *other = &turned.review.seat[0];
		assert_int_equal(turned.review.len, 1);
		assert_int_equal(one->seat, other->seat);
		assert_int_equal(one->moments, other->moments);
		for (enum player player = 0; player < PLAYER_COUNT; player++) {
			near(one->player[player].good.value, other->player[player].good.value);
		}
		assert_int_equal(one->same_answers, other->same_answers);
		assert_int_equal(one->contrasts, other->contrasts);
		assert_int_equal(one->said_twice, other->said_twice);
		near(one->chosen_words, other->chosen_words);
		near(one->unchosen_words, other->unchosen_words);
		forget(&turned);
	}
	forget(&straight);
}

/* The guided first one is short, by its id and for that alone. */
static void test_lengths_wanted(void **state) {
	(void)state;
	const struct story usual_one = {.id = "milk"}, guided = {.id = "milk-carton"};
	assert_int_equal(review_wanted_length(&usual_one).words_least, 600);
	assert_int_equal(review_wanted_length(&usual_one).replies_most, 16);
	assert_int_equal(review_wanted_length(&guided).words_least, 200);
	assert_int_equal(review_wanted_length(&guided).words_most, 350);
	assert_int_equal(review_wanted_length(&guided).replies_most, 4);
}

/* Each finding at its place; the lines are those of the file. */
static void test_findings(void **state) {
	(void)state;
	static const struct {
		const char *code;
		size_t line, column;
		const char *part;
	} rows[] = {
		{"appeasing-works", 55, 5, "25.0 %"},
		{"open-fails", 55, 5, "50.0 %"},
		{"play-length", 55, 5, "30 words"},
		{"unchosen-words", 55, 5, "28 %"},
		{"answer-same", 69, 17, "“scared” softens and “never” stings"},
		{"unchosen-reach", 94, 9, "Ann says something soft here"},
		{"feeling-stings", 108, 17, "“I feel hurt” (a feeling of one's own)"},
		{"charge-softens", 114, 17, "“This is all your fault” (a charge)"},
	};
	struct reviewed reviewed = review_of(HALL, usual);
	assert_int_equal(reviewed.found.len, sizeof(rows) / sizeof(rows[0]));
	assert_int_equal(reviewed.found.errors, 0);
	for (size_t i = 0; i < reviewed.found.len; i++) {
		const struct finding *finding = &reviewed.found.findings[i];
		struct place place = diag_place(finding->span);
		assert_string_equal(finding->code, rows[i].code);
		assert_int_equal(place.line, rows[i].line);
		assert_int_equal(place.column, rows[i].column);
		if (strstr(finding->message, rows[i].part) == NULL) {
			fail_msg("%s: %s", finding->code, finding->message);
		}
	}
	forget(&reviewed);
}

/* Codes are unique, in order, and warnings; every finding of a scenario has one of them. */
static void test_codes(void **state) {
	(void)state;
	for (size_t i = 0; i < review_code_count; i++) {
		assert_int_equal(review_codes[i].severity, SEVERITY_WARNING);
		assert_true(i == 0 || strcmp(review_codes[i - 1].id, review_codes[i].id) < 0);
		assert_null(code_find(review_codes[i].id));
	}
	struct reviewed reviewed = review_of(LATE_TRAIN, usual);
	assert_true(reviewed.found.len > 0);
	for (size_t i = 0; i < reviewed.found.len; i++) {
		bool known = code_find(reviewed.found.findings[i].code) != NULL; /* check's are found again here */
		for (size_t k = 0; k < review_code_count; k++) {
			known = known || strcmp(review_codes[k].id, reviewed.found.findings[i].code) == 0;
		}
		assert_true(known);
		assert_non_null(reviewed.found.findings[i].span.source);
	}
	forget(&reviewed);
}

static cJSON *json_of(const char *arguments, int *code) {
	struct buf command = BUF_EMPTY, text = BUF_EMPTY;
	buf_printf(&command, "'%s' review --json %s", PROGRAM, arguments);
	FILE *out = popen(command.text, "r");
	assert_non_null(out);
	for (int c; (c = getc(out)) != EOF;) {
		buf_putc(&text, (char)c);
	}
	*code = pclose(out) >> 8;
	cJSON *root = cJSON_Parse(text.text);
	assert_non_null(root);
	buf_finish(&command);
	buf_finish(&text);
	return root;
}

/* "a.b.c", an item of an array by its number. */
static const cJSON *at(const cJSON *root, const char *path) {
	char name[64];
	while (*path != '\0') {
		size_t len = strcspn(path, ".");
		snprintf(name, sizeof(name), "%.*s", (int)len, path);
		path += len + (path[len] == '.');
		root = cJSON_IsArray(root) ? cJSON_GetArrayItem(root, atoi(name))
								   : cJSON_GetObjectItemCaseSensitive(root, name);
		if (root == NULL) {
			fail_msg("no %s", name);
		}
	}
	return root;
}

static void test_json(void **state) {
	(void)state;
	static const struct {
		const char *path;
		double value;
	} rows[] = {
		{"plays", 50},
		{"seed", 3},
		{"wanted.good_open.0", 0.8},
		{"files.0.wanted.words_median.1", 1100},
		{"files.0.wanted.replies_median.0", 8},
		{"files.0.seats.0.moments", 6},
		{"files.0.seats.0.plays", 50},
		{"files.0.seats.0.cards.open.cards", 3},
		{"files.0.seats.0.cards.open.destructive", 1},
		{"files.0.seats.0.cards.charges.share_helps", 0.5},
		{"files.0.seats.0.cards.label_checked", 0},
		{"files.0.seats.0.players.open.good", 0.5},
		{"files.0.seats.0.players.random.endings.reconnected", 0.25},
		{"files.0.seats.0.players.random.endings.none", 0},
		{"files.0.seats.0.players.charging.high", 0},
		{"files.0.seats.0.answers.moments", 4},
		{"files.0.seats.0.answers.same", 1},
		{"files.0.seats.0.answers.share", 0.25},
		{"files.0.seats.0.unchosen.words", 3},
		{"files.0.seats.0.unchosen.reaches", 1},
		{"files.0.seats.0.said_twice", 0},
		{"files.0.seats.0.lengths.words_before_first_choice", 12},
		{"files.0.seats.0.lengths.words_between_choices_most", 4},
		{"files.0.seats.0.lengths.replies_median", 2},
		{"files.0.findings.0.line", 55},
	};
	int code;
	cJSON *root = json_of("--plays 50 --seed 3 " HALL, &code);
	assert_int_equal(code, 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_true(cJSON_IsNumber(at(root, rows[i].path)));
		near(at(root, rows[i].path)->valuedouble, rows[i].value);
	}
	assert_true(cJSON_IsTrue(at(root, "files.0.seats.0.players.open.exact")));
	assert_string_equal(at(root, "files.0.seats.0.seat")->valuestring, "ann");
	assert_string_equal(at(root, "files.0.findings.0.code")->valuestring, "appeasing-works");
	cJSON_Delete(root);
}

/* A file that is wrong or is not there is told of among the others, and in the exit code. */
static void test_exit_codes(void **state) {
	(void)state;
	int code;
	cJSON *root = json_of(HALL " " TESTS_DIR "/scenarios/invalid/unknown-beat/scenario.json", &code);
	assert_int_equal(code, 1);
	assert_int_equal(cJSON_GetArraySize(at(root, "files")), 2);
	assert_true(cJSON_IsNull(at(root, "files.1.scenario")));
	assert_string_equal(at(root, "files.1.findings.0.code")->valuestring, "unknown-beat");
	cJSON_Delete(root);
	root = json_of(TESTS_DIR "/no-such.json " TESTS_DIR "/scenarios/invalid/unknown-beat/scenario.json", &code);
	assert_int_equal(code, 2);
	cJSON_Delete(root);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hall_by_hand),
		cmocka_unit_test(test_round_by_hand),
		cmocka_unit_test(test_answers_by_hand),
		cmocka_unit_test(test_plays_agree_with_the_search),
		cmocka_unit_test(test_wilson),
		cmocka_unit_test(test_what_players_prefer),
		cmocka_unit_test(test_order_of_cards_does_not_matter),
		cmocka_unit_test(test_lengths_wanted),
		cmocka_unit_test(test_findings),
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_exit_codes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
