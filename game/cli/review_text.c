/* The review as a table that one can read without knowing how it was made. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "cli/review_parts.h"

enum { LABEL_WIDTH = 58, VALUE_WIDTH = 22 };

/* How many characters a text takes on a line, near enough for names. */
static size_t width_of(const char *text) {
	size_t width = 0, len = strlen(text);
	for (size_t at = 0, size; at < len; at += size, width++) {
		utf8_next(text + at, len - at, &size);
	}
	return width;
}

static void add_padded(struct buf *out, const char *text, size_t width) {
	buf_puts(out, text);
	for (size_t i = width_of(text); i < width; i++) {
		buf_putc(out, ' ');
	}
}

static void add_row(struct buf *out, const char *label, const char *value, const char *wanted, bool misses) {
	buf_puts(out, "    ");
	if (value[0] == '\0') {
		buf_printf(out, "%s\n", label);
		return;
	}
	add_padded(out, label, LABEL_WIDTH + 1);
	if (wanted == NULL) {
		buf_printf(out, "%s\n", value);
		return;
	}
	add_padded(out, value, VALUE_WIDTH + 1);
	buf_printf(out, "%s%s\n", wanted, misses ? "  <" : "");
}

/* 12345 as "12,345". */
static const char *with_commas(size_t count, char text[32]) {
	char digits[32];
	int len = snprintf(digits, sizeof(digits), "%zu", count), at = 0;
	for (int i = 0; i < len; i++) {
		text[at++] = digits[i];
		if (i + 1 < len && (len - 1 - i) % 3 == 0) {
			text[at++] = ',';
		}
	}
	text[at] = '\0';
	return text;
}

static double percent(double part, double all) {
	return all > 0 ? 100 * part / all : 0;
}

struct table {
	struct buf *out;
	const struct seat_review *seat;
	const char *name;
	struct wanted_length length;
	struct buf label, value;
};

/* `wanted` NULL: nothing is. The label and the value must have been put into the table's buffers. */
static void put_row(struct table *table, const char *wanted, bool misses) {
	add_row(table->out, table->label.text, table->value.text, wanted, misses);
	buf_clear(&table->label);
	buf_clear(&table->value);
}

static void put_share(struct table *table, double part, double all, const char *wanted, bool misses) {
	if (all > 0) {
		buf_printf(&table->value, "%.0f %%", percent(part, all));
	} else {
		buf_puts(&table->value, "none to look at");
	}
	put_row(table, wanted, all > 0 && misses);
}

static void add_head(const struct review *review, const struct seat_review *seat, struct buf *out) {
	const struct story *story = review->story;
	struct cast cast = story_cast(story);
	char text[32];
	story_plain_text(story, &cast, story->title, out);
	buf_printf(out, ", played as %s, while %s answers by habit\n", story->person[seat->seat].name,
		story->person[seat_other(seat->seat)].name);
	if (seat->whole) {
		buf_printf(out, "Every moment was searched: %s of them. ", with_commas(seat->moments, text));
		buf_printf(out, "How much there is to read in a play comes from %s plays by each player.\n",
			with_commas(seat->plays, text));
	} else {
		buf_printf(out,
			"There are too many moments to search them all: this comes from %s plays by each player,\n"
			"and shares of plays are given with the range in which they lie 95 times of 100.\n",
			with_commas(seat->plays, text));
	}
}

static void add_cards(struct table *table) {
	const struct card_count *open = &table->seat->open, *charges = &table->seat->charges;
	double helps = open->by_kind[KIND_SOFTENING] + open->by_kind[KIND_REGULATING];
	double stings = open->by_kind[KIND_DESTRUCTIVE];
	double soft = charges->by_kind[KIND_SOFTENING] + charges->by_kind[KIND_REGULATING];
	buf_puts(table->out, "\n  Do the cards do what they say?\n");
	buf_printf(&table->label, "cards that say a feeling or a wish and charge nobody (%.3g):", open->cards);
	put_row(table, NULL, false);
	buf_puts(&table->label, "  they soften or calm");
	put_share(table, helps, open->cards, "at least 90 %", percent(helps, open->cards) < WANTED_OPEN_HELPS);
	buf_puts(&table->label, "  they sting");
	put_share(table, stings, open->cards, "none", stings > 0);
	buf_printf(&table->label, "cards that hold a charge (%.3g): they soften", charges->cards);
	put_share(table, soft, charges->cards, "none", soft > 0);
	if (table->seat->checked > 0) {
		buf_puts(&table->label, "left out of these: cards with \"label_checked\"");
		buf_printf(&table->value, "%zu", table->seat->checked);
		put_row(table, NULL, false);
	}
}

static void add_players(struct table *table) {
	static const struct {
		const char *who, *wanted;
		double least, most;
	} rows[PLAYER_COUNT] = {
		[PLAYER_OPEN] = {"says what they feel or wish, else asks", "at least 80 %", WANTED_OPEN_GOOD, 100},
		[PLAYER_APPEASING] = {"only appeases", "at most 20 %", 0, WANTED_APPEASING_GOOD},
		[PLAYER_CHARGING] = {"finds fault", "at most 5 %", 0, WANTED_CHARGING_GOOD},
		[PLAYER_RANDOM] = {"takes any card", "15 to 45 %", WANTED_RANDOM_GOOD_LEAST, WANTED_RANDOM_GOOD_MOST},
	};
	buf_puts(table->out, "\n  Who comes to a good ending? Somebody who …\n");
	for (enum player player = 0; player < PLAYER_COUNT; player++) {
		const struct share *good = &table->seat->player[player].good;
		double value = 100 * good->value;
		buf_puts(&table->label, rows[player].who);
		buf_printf(&table->value, "%.1f %%", value);
		if (good->plays > 0) {
			buf_printf(&table->value, " (%.1f to %.1f)", 100 * good->low, 100 * good->high);
		}
		put_row(table, rows[player].wanted, value < rows[player].least - 1e-6 || value > rows[player].most + 1e-6);
	}
}

static void add_answers(struct table *table) {
	const struct seat_review *seat = table->seat;
	char text[32];
	buf_puts(table->out, "\n  Does the answer tell what a card did?\n");
	buf_printf(
		&table->label, "of %s moments with a softening and a stinging card,", with_commas(seat->contrasts, text));
	put_row(table, NULL, false);
	buf_puts(&table->label, "  two such get the same words back");
	put_share(table, (double)seat->same_answers, (double)seat->contrasts, "at most 5 %",
		percent((double)seat->same_answers, (double)seat->contrasts) > WANTED_SAME_ANSWERS);
}

static void add_voice(struct table *table) {
	const struct seat_review *seat = table->seat;
	double all = seat->chosen_words + seat->unchosen_words;
	buf_printf(table->out, "\n  Who speaks for %s?\n", table->name);
	buf_printf(&table->label, "of %s's words in a play, nobody chose", table->name);
	put_share(table, seat->unchosen_words, all, "at most 10 %", percent(seat->unchosen_words, all) > WANTED_UNCHOSEN);
	buf_puts(&table->label, "lines that nobody chose and that say something soft");
	buf_printf(&table->value, "%zu", seat->unchosen_reaches);
	put_row(table, "none", seat->unchosen_reaches > 0);
	buf_puts(&table->label, "lines that nobody chose and that say something sharp");
	buf_printf(&table->value, "%zu", seat->unchosen_blows);
	put_row(table, "none", seat->unchosen_blows > 0);
}

/* "600 to 1,100" */
static const char *range_text(int least, int most, char text[80]) {
	char one[32], other[32];
	with_commas((size_t)least, one);
	snprintf(text, 80, "%s to %s", one, with_commas((size_t)most, other));
	return least == most ? strcpy(text, one) : text;
}

static void add_lengths(struct table *table) {
	const struct seat_review *seat = table->seat;
	const struct wanted_length *wanted = &table->length;
	char text[32], range[80];
	buf_puts(table->out, "\n  How much is there to read?\n");
	buf_puts(&table->label, "spoken lines that can come up twice in one play");
	buf_printf(&table->value, "%zu", seat->said_twice);
	put_row(table, "none", seat->said_twice > 0);
	buf_puts(&table->label, "words before the first choice");
	buf_printf(&table->value, "%zu", seat->words_first);
	put_row(table, "at most 90", seat->words_first > WANTED_WORDS_FIRST);
	buf_puts(&table->label, "words between two choices, at most");
	buf_printf(&table->value, "%zu", seat->words_between);
	put_row(table, "at most 60", seat->words_between > WANTED_WORDS_BETWEEN);
	if (seat->good_plays == 0) {
		buf_puts(&table->label, "no play came to a good ending");
		put_row(table, NULL, false);
		return;
	}
	buf_printf(&table->label, "the middle one of %s good plays:", with_commas(seat->good_plays, text));
	put_row(table, NULL, false);
	buf_puts(&table->label, "  words between two choices");
	buf_printf(&table->value, "%g", seat->words_between_median);
	put_row(table, NULL, false);
	buf_puts(&table->label, "  words in all");
	buf_printf(&table->value, "%g", seat->good_words);
	put_row(table, range_text(wanted->words_least, wanted->words_most, range),
		seat->good_words < wanted->words_least || seat->good_words > wanted->words_most);
	buf_puts(&table->label, "  replies of the player's");
	buf_printf(&table->value, "%g", seat->good_replies);
	put_row(table, range_text(wanted->replies_least, wanted->replies_most, range),
		seat->good_replies < wanted->replies_least || seat->good_replies > wanted->replies_most);
}

static void add_seat(const struct review *review, const struct seat_review *seat, struct buf *out) {
	struct table table = {.out = out,
		.seat = seat,
		.name = review->story->person[seat->seat].name,
		.length = review_wanted_length(review->story),
		.label = BUF_EMPTY,
		.value = BUF_EMPTY};
	add_head(review, seat, out);
	buf_puts(out, "\n    ");
	add_padded(out, "", LABEL_WIDTH + 1);
	add_padded(out, "found", VALUE_WIDTH + 1);
	buf_puts(out, "wanted");
	add_cards(&table);
	add_players(&table);
	add_answers(&table);
	add_voice(&table);
	add_lengths(&table);
	buf_finish(&table.label);
	buf_finish(&table.value);
	buf_putc(out, '\n');
}

void review_text(const struct review *review, struct buf *out) {
	for (size_t i = 0; i < review->len; i++) {
		add_seat(review, &review->seat[i], out);
	}
}
