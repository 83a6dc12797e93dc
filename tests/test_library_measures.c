/*
 * What every scenario of the library teaches, from each seat, by the measures
 * of `waterline review`: a table, with `<` behind what misses what is wanted.
 *
 * Where every moment can be searched the shares are exact. Otherwise they come
 * from REVIEW_PLAYS plays by each player; then the share that was found counts,
 * not the range in which it lies, and it may miss by TOLERANCE, so that chance
 * does not decide what is as good as reached.
 */
#include "check.h"

#include <math.h>
#include <stdio.h>

#include "base/buf.h"
#include "review/review.h"
#include "story/shelf.h"

static const double TOLERANCE = 1; /* per cent */

struct table {
	struct buf row, misses; /* of the seat that is looked at */
	const char *story, *seat;
	size_t missed;
};

/* One number: what it is, and from where to where it may lie. */
static void put(struct table *table, const char *name, int width, double value, double least, double most) {
	bool misses = isnan(value) || value < least - 1e-6 || value > most + 1e-6;
	if (isnan(value)) {
		buf_printf(&table->row, " %*s", width, "-");
	} else {
		buf_printf(&table->row, " %*.*f", width, value == round(value) ? 0 : 1, value);
	}
	buf_putc(&table->row, misses ? '<' : ' ');
	if (misses) {
		buf_printf(&table->misses, "    %s: %.1f, wanted %g to %g\n", name, value, least, most);
		table->missed++;
	}
}

/* `none`: what the share of nothing is. */
static double percent(double part, double all, double none) {
	return all > 0 ? 100 * part / all : none;
}

static void put_cards(struct table *table, const struct seat_review *seat) {
	const struct card_count *open = &seat->open, *charges = &seat->charges;
	double helps = open->by_kind[KIND_SOFTENING] + open->by_kind[KIND_REGULATING];
	double soft = charges->by_kind[KIND_SOFTENING] + charges->by_kind[KIND_REGULATING];
	/* without one card that says a feeling there is nothing that this seat could teach */
	put(table, "cards that say a feeling and help, %", 5, percent(helps, open->cards, NAN), WANTED_OPEN_HELPS, 100);
	put(table, "and those that sting, %", 5, percent(open->by_kind[KIND_DESTRUCTIVE], open->cards, NAN), 0, 0);
	put(table, "cards with a charge that soften, %", 5, percent(soft, charges->cards, 0), 0, 0);
}

static void put_answers(struct table *table, const struct seat_review *seat) {
	put(table, "moments with the same answer to soft and sharp, %", 5,
		percent((double)seat->same_answers, (double)seat->contrasts, 0), 0, WANTED_SAME_ANSWERS);
	put(table, "words that nobody chose, %", 5,
		percent(seat->unchosen_words, seat->chosen_words + seat->unchosen_words, NAN), 0, WANTED_UNCHOSEN);
	put(table, "reaches that nobody chose", 3, (double)seat->unchosen_reaches, 0, 0);
	put(table, "blows that nobody chose", 3, (double)seat->unchosen_blows, 0, 0);
}

static void put_players(struct table *table, const struct seat_review *seat) {
	static const struct {
		const char *name;
		double least, most;
	} wanted[PLAYER_COUNT] = {
		[PLAYER_OPEN] = {"good endings of the open one, %", WANTED_OPEN_GOOD, 100},
		[PLAYER_APPEASING] = {"good endings of one who only appeases, %", 0, WANTED_APPEASING_GOOD},
		[PLAYER_CHARGING] = {"good endings of one who charges, %", 0, WANTED_CHARGING_GOOD},
		[PLAYER_RANDOM] = {"good endings at random, %", WANTED_RANDOM_GOOD_LEAST, WANTED_RANDOM_GOOD_MOST},
	};
	double room = seat->whole ? 0 : TOLERANCE;
	for (enum player player = 0; player < PLAYER_COUNT; player++) {
		put(table, wanted[player].name, 5, 100 * seat->player[player].good.value, wanted[player].least - room,
			wanted[player].most + room);
	}
}

static void put_lengths(struct table *table, const struct seat_review *seat, const struct wanted_length *wanted) {
	bool good = seat->good_plays > 0;
	put(table, "spoken lines that come twice", 3, (double)seat->said_twice, 0, 0);
	put(table, "words before the first choice", 4, (double)seat->words_first, 0, WANTED_WORDS_FIRST);
	put(table, "words between two choices", 4, (double)seat->words_between, 0, WANTED_WORDS_BETWEEN);
	put(table, "words in a good play", 5, good ? seat->good_words : NAN, wanted->words_least, wanted->words_most);
	put(table, "replies in a good play", 5, good ? seat->good_replies : NAN, wanted->replies_least,
		wanted->replies_most);
}

static void add_seat(struct table *table, const struct story *story, const struct seat_review *seat) {
	const struct wanted_length length = review_wanted_length(story);
	table->story = story->id;
	table->seat = story->person[seat->seat].id;
	buf_printf(&table->row, "%-16s %-7s", table->story, table->seat);
	put_cards(table, seat);
	put_answers(table, seat);
	put_players(table, seat);
	put_lengths(table, seat, &length);
	print_message("%s %s\n%s", table->row.text, seat->whole ? "search" : "plays", table->misses.text);
	buf_clear(&table->row);
	buf_clear(&table->misses);
}

static void add_scenario(struct table *table, const char *path, const struct words *words) {
	static const struct review_options usual = {.seat = SEAT_NONE, .plays = REVIEW_PLAYS, .seed = REVIEW_SEED};
	struct diag loading = {0}, found = {0};
	struct story *story = story_load(path, &loading);
	assert_non_null(story);
	struct review review = review_story(story, words, &usual, &found);
	for (size_t i = 0; i < review.len; i++) {
		add_seat(table, story, &review.seat[i]);
	}
	story_destroy(story);
	diag_finish(&found);
	diag_finish(&loading);
}

static void test_every_number_of_every_seat(void **state) {
	(void)state;
	struct diag diag = {0};
	struct words *words = words_load(SOURCE_DIR "/scenes/words.en.txt", &diag);
	struct shelf shelf = shelf_read(SOURCE_DIR "/scenes");
	struct table table = {.row = BUF_EMPTY, .misses = BUF_EMPTY};
	assert_non_null(words);
	assert_true(shelf.len > 0);
	/* over the columns of put() */
	print_message("%-24s  cards                answers, unchosen       players                      lengths\n"
				  "%-24s helps  sting   soft   same  words rch blow  open appeas charge random"
				  " twc frst betw  words repl.\n",
		"", "");
	for (size_t i = 0; i < shelf.len; i++) {
		add_scenario(&table, shelf.paths[i], words);
	}
	assert_int_equal(table.missed, 0);
	buf_finish(&table.row);
	buf_finish(&table.misses);
	shelf_finish(&shelf);
	words_destroy(words);
	diag_finish(&diag);
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_number_of_every_seat)};
	return cmocka_run_group_tests_name("library, measured", tests, NULL, NULL);
}
