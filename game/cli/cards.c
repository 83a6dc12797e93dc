/*
 * The cards of some moments without a word of what they do, for whoever writes
 * a scenario to lay before somebody else, who should understand each of them as
 * it is meant. What one does depends on what it answers, hence --talk.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/transcript.h"
#include "playthrough/play.h"

enum { MOMENTS = 10, MOMENTS_MAX = 100, PLAYS_MAX = 400 };

struct moment {
	const struct beat *beat;
	struct couple couple;
	enum seat turn;
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	size_t count;
	size_t said; /* replies before it */
	struct buf talk; /* the conversation up to it, if that is wanted */
};

struct deal {
	struct moment moments[MOMENTS_MAX];
	size_t len;
};

static bool loosens(const struct reply *reply) {
	return move_row(reply->move)->kind >= KIND_SOFTENING;
}

/* Something must be at stake, and the words must be there to be read. */
static bool is_telling(const struct moment *moment) {
	size_t soft = 0;
	for (size_t i = 0; i < moment->count; i++) {
		if (moment->cards[i]->compose != NULL) {
			return false;
		}
		soft += loosens(moment->cards[i]);
	}
	return soft > 0 && soft < moment->count;
}

static bool was_dealt(const struct deal *deal, const struct beat *beat) {
	for (size_t i = 0; i < deal->len; i++) {
		if (deal->moments[i].beat == beat) {
			return true;
		}
	}
	return false;
}

static struct moment moment_of(const struct playthrough *playthrough) {
	const struct play_state *state = playthrough_state(playthrough);
	struct moment moment = {.beat = playthrough_beat(playthrough), .couple = state->couple};
	moment.turn = play_turn(playthrough_story(playthrough), state);
	moment.count = playthrough_cards(playthrough, moment.cards);
	moment.said = playthrough_step_count(playthrough);
	return moment;
}

/* By turns the card that lies first, which is any of them, and what comes by habit. */
static void say_something(struct playthrough *playthrough, const struct moment *moment, size_t play) {
	if ((playthrough_step_count(playthrough) + play) % 2 == 0) {
		playthrough_reply(playthrough, moment->cards[0], (struct parts){{0}});
	} else {
		struct habit habit = habit_choose(playthrough_story(playthrough), playthrough_state(playthrough));
		playthrough_reply(playthrough, habit.reply, habit.parts);
	}
}

/* A template, filled in; NULL for NULL. Free with free(). */
static char *filled(const struct story *story, const char *text) {
	struct buf out = BUF_EMPTY;
	cli_plain(story, text, &out);
	char *made = text != NULL ? buf_detach(&out) : NULL;
	buf_finish(&out);
	return made;
}

static void add_line(const struct story *story, const struct line *line, struct buf *out) {
	const char *who = line->by != SEAT_NONE ? story->person[line->by].name : NULL;
	char *does = filled(story, line->does), *says = filled(story, who != NULL ? line->says : line->text);
	transcript_said(who, does, says, out);
	free(does);
	free(says);
}

/* The conversation up to a moment, in `playthrough` that went on from there. */
static void tell_talk(struct playthrough *playthrough, struct moment *moment) {
	moment->talk = BUF_EMPTY;
	struct buf says = BUF_EMPTY;
	playthrough_rewind(playthrough, moment->said);
	for (size_t i = 0; i < playthrough_event_count(playthrough); i++) {
		struct line line = playthrough_said(playthrough, playthrough_event(playthrough, i), &says);
		add_line(playthrough_story(playthrough), &line, &moment->talk);
	}
	buf_finish(&says);
}

/* One play of both seats, and out of it one moment in a beat that was not dealt yet, if there is one. */
static void deal_from_play(const struct story *story, uint64_t seed, size_t play, bool talk, struct deal *deal) {
	const struct playthrough_setup both = {.seat = {true, true}, .seed = seed + play};
	struct playthrough *playthrough = playthrough_create(story, &both);
	struct moment found = {0};
	for (size_t fresh = 0; playthrough_waits_for(playthrough) == PLAYTHROUGH_PERSON && playthrough_step_count(playthrough) < HABIT_RUN_MAX;) {
		struct moment moment = moment_of(playthrough);
		if (is_telling(&moment) && !was_dealt(deal, moment.beat) && fresh++ <= (seed + play * 7) % 13) {
			found = moment; /* the last of them that this play counts up to */
		}
		say_something(playthrough, &moment, play);
	}
	if (found.count > 0) {
		if (talk) {
			tell_talk(playthrough, &found);
		}
		deal->moments[deal->len++] = found;
	}
	playthrough_destroy(playthrough);
}

/* The card after which the loop is loosest. */
static size_t loosest(const struct moment *moment) {
	size_t best = 0;
	int least = POINTS_MAX + 1;
	for (size_t i = 0; i < moment->count; i++) {
		struct couple after = cycle_reply(moment->couple, moment->turn, moment->cards[i]->move, NULL);
		if (couple_tension(&after) < least) {
			least = couple_tension(&after);
			best = i;
		}
	}
	return best;
}

static void add_moments(const struct story *story, const struct deal *deal, struct buf *out) {
	cli_plain(story, story->title, out);
	buf_puts(out, deal->len > 0 ? ". In each of these moments: what does each card say, and does it help, hurt, or neither?\n"
								: ". There is no moment in which some cards loosen the loop and others do not.\n");
	for (size_t i = 0; i < deal->len; i++) {
		const struct moment *moment = &deal->moments[i];
		buf_printf(out, "\n%zu. %s\n", i + 1, story->person[moment->turn].name);
		if (moment->talk.len > 0) {
			buf_printf(out, "%s\n", moment->talk.text);
		}
		for (size_t k = 0; k < moment->count; k++) {
			buf_printf(out, "   %c  ", (char)('A' + k));
			char *does = filled(story, moment->cards[k]->does), *says = filled(story, moment->cards[k]->says);
			transcript_gesture(does, says, out);
			free(does);
			free(says);
			buf_putc(out, '\n');
		}
	}
}

/* The letter of moment `index`, as a place among its cards; -1 where there is none such. */
static int pointed_at(const struct moment *moment, char letter) {
	char low = (char)(letter | 0x20);
	return low >= 'a' && (size_t)(low - 'a') < moment->count ? low - 'a' : -1;
}

static int add_answers(const struct deal *deal, const char *answers, struct buf *out) {
	if (strlen(answers) != deal->len) {
		fprintf(stderr, "waterline: --answers needs a letter for each of the %zu moments, and has %zu\n", deal->len,
			strlen(answers));
		return EXIT_WRONG;
	}
	size_t best = 0, soft = 0;
	double by_chance = 0, soft_by_chance = 0;
	for (size_t i = 0; i < deal->len; i++) {
		const struct moment *moment = &deal->moments[i];
		int card = pointed_at(moment, answers[i]);
		if (card < 0) {
			fprintf(stderr, "waterline: moment %zu has no card %c; it has A to %c\n", i + 1, answers[i],
				(char)('A' + moment->count - 1));
			return EXIT_WRONG;
		}
		size_t right = loosest(moment), there = 0;
		for (size_t k = 0; k < moment->count; k++) {
			there += loosens(moment->cards[k]);
		}
		by_chance += 1.0 / (double)moment->count;
		soft_by_chance += (double)there / (double)moment->count;
		best += (size_t)card == right;
		soft += loosens(moment->cards[card]);
		buf_printf(out, "%2zu  %c %-16s", i + 1, (char)('A' + card), move_row(moment->cards[card]->move)->id);
		buf_printf(out, (size_t)card == right ? "the loosest\n" : "the loosest is %c, %s\n", (char)('A' + right),
			move_row(moment->cards[right]->move)->id);
	}
	buf_printf(out,
		"\n%zu of %zu are the card after which the loop is loosest (by chance %.1f);\n"
		"%zu of %zu soften or regulate (by chance %.1f).\n",
		best, deal->len, by_chance, soft, deal->len, soft_by_chance);
	return EXIT_GOOD;
}

static int show(const struct story *story, uint64_t seed, size_t moments, bool talk, const char *answers) {
	struct deal deal = {.len = 0};
	for (size_t play = 0; play < PLAYS_MAX && deal.len < moments; play++) {
		deal_from_play(story, seed, play, talk && answers == NULL, &deal);
	}
	struct buf out = BUF_EMPTY;
	int code = EXIT_GOOD;
	if (answers != NULL) {
		code = add_answers(&deal, answers, &out);
	} else {
		add_moments(story, &deal, &out);
	}
	code = code == EXIT_GOOD ? cli_put(&out) : code;
	buf_finish(&out);
	for (size_t i = 0; talk && answers == NULL && i < deal.len; i++) {
		buf_finish(&deal.moments[i].talk);
	}
	return code;
}

int cli_cards(int argc, char **argv) {
	static const struct option options[] = {{"seed", required_argument, NULL, 's'},
		{"moments", required_argument, NULL, 'm'}, {"answers", required_argument, NULL, 'a'},
		{"talk", no_argument, NULL, 't'}, {0}};
	uint64_t seed = 1, moments = MOMENTS;
	const char *answers = NULL;
	bool talk = false;
	optind = 1;
	for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		answers = o == 'a' ? optarg : answers;
		talk = talk || o == 't';
		if (o == '?' || (o == 's' && !cli_number(optarg, &seed)) || (o == 'm' && !cli_number(optarg, &moments))) {
			return o == '?' ? cli_usage("cards") : EXIT_WRONG;
		}
	}
	if (optind + 1 != argc || moments == 0 || moments > MOMENTS_MAX) {
		return cli_usage("cards");
	}
	int code = EXIT_GOOD;
	struct story *story = cli_open(argv[optind], &code);
	if (story != NULL) {
		code = show(story, seed, (size_t)moments, talk, answers);
	}
	story_destroy(story);
	return code;
}
