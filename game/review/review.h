#ifndef WATERLINE_REVIEW_REVIEW_H
#define WATERLINE_REVIEW_REVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "review/player.h"
#include "story/codes.h"
#include "story/story.h"
#include "words/words.h"

/*
 * What a scenario teaches whoever plays it, measured for its author: whether
 * the cards do what their words say, where four ways of playing come to, whether
 * the other's answer tells what a card did, who speaks for the player, what is
 * said twice, and how much there is to read.
 *
 * Where every moment of a seat can be searched, what can be worked out from
 * them is exact; otherwise it comes from plays. Lengths of whole plays always
 * come from plays. The same story, words, number of plays and seed give the
 * same review.
 */

enum { REVIEW_PLAYS = 1000, REVIEW_PLAYS_MOST = 100000, REVIEW_SEED = 1, REVIEW_MOMENTS = 200000 };

/** What is wanted of a scenario, in per cent and in words. */
enum {
	WANTED_OPEN_HELPS = 90,
	WANTED_SAME_ANSWERS = 5,
	WANTED_UNCHOSEN = 10,
	WANTED_OPEN_GOOD = 80,
	WANTED_APPEASING_GOOD = 20,
	WANTED_CHARGING_GOOD = 5,
	WANTED_RANDOM_GOOD_LEAST = 15,
	WANTED_RANDOM_GOOD_MOST = 45,
	WANTED_WORDS_FIRST = 90,
	WANTED_WORDS_BETWEEN = 60
};

/** How long the middle one of the good plays should be. */
struct wanted_length {
	int words_least, words_most;     /* read */
	int replies_least, replies_most; /* the person's */
};
struct wanted_length review_wanted_length(const struct story *story);

/**
 * Cards of one kind by what they are labelled. A composed reply counts as one
 * card, in parts by what it can be made to say.
 */
struct card_count {
	double cards;
	double by_kind[KIND_COUNT];
};

/** A share of plays, 0 to 1. With `plays` 0 it is exact; else it lies with 95 % between `low` and `high` (Wilson's
 * interval). */
struct share {
	double value, low, high;
	size_t plays;
};
struct share share_of(size_t count, size_t plays);

struct player_result {
	struct share good;           /* repaired, reconnected or accepted */
	double ending[ENDING_COUNT]; /* by kind; [ENDING_NONE]: no ending was come to */
};

struct seat_review {
	enum seat seat;
	bool whole;                              /* every moment was searched */
	size_t moments;                          /* that were looked at */
	size_t plays;                            /* by each player */
	struct card_count open;                  /* cards that say a feeling or a wish and charge nobody */
	struct card_count charges;               /* cards with a charge */
	size_t checked;                          /* cards left out of both, since their author vouches for the label */
	size_t contrasts;                        /* moments with a softening and a stinging card */
	size_t same_answers;                     /* of these, where two such get the same words back */
	double chosen_words, unchosen_words;     /* that the seat says in a play at random, on the average */
	size_t unchosen_reaches, unchosen_blows; /* lines */
	struct player_result player[PLAYER_COUNT];
	size_t said_twice;               /* spoken lines that some play has twice */
	size_t words_first;              /* before the first choice */
	size_t words_between;            /* the most between two choices */
	double words_between_median;     /* in good plays */
	size_t good_plays;               /* of all players, which the medians are of */
	double good_words, good_replies; /* in the median one: words read, and replies of the person's */
};

/** Whether the good plays of a seat are so long, in words and in replies. */
bool review_length_fits(const struct seat_review *seat, const struct wanted_length *wanted);

struct review {
	const struct story *story;
	struct seat_review seat[SEAT_COUNT];
	size_t len; /* seats reviewed */
};

struct review_options {
	enum seat seat; /* SEAT_NONE: every seat of the scenario */
	size_t plays;   /* by each player; 1 to REVIEW_PLAYS_MOST */
	uint64_t seed;
	size_t moments; /* searched of a seat at most, before it takes plays instead; 0: REVIEW_MOMENTS */
};

/**
 * Reviews a story. What an author can go and change becomes a warning in
 * `diag` at its place, with a code of review_codes. Places point into the diag
 * that the story was loaded with, which must outlive this one.
 */
struct review review_story(
	const struct story *story, const struct words *words, const struct review_options *options, struct diag *diag);

/** All codes that it gives, by their ids' order. */
extern const struct code review_codes[];
extern const size_t review_code_count;

/** repaired, reconnected, accepted: for a review, a break is not yet a good ending. */
bool review_is_good(enum ending_kind kind);

#endif
