/* A seat at a time: the cards read, all moments searched if they can be, and plays for what only plays can tell. */
#include "review/review.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "review/findings.h"
#include "review/graph.h"
#include "review/notes.h"
#include "review/plays.h"

bool review_is_good(enum ending_kind kind) {
	return kind == ENDING_REPAIRED || kind == ENDING_RECONNECTED || kind == ENDING_ACCEPTED;
}

struct share share_of(size_t count, size_t plays) {
	const double z = 1.959963984540054; /* 95 % */
	if (plays == 0) {
		return (struct share){.low = 0, .high = 1};
	}
	double n = (double)plays, p = (double)count / n, z2 = z * z;
	double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
	double half = z / (1 + z2 / n) * sqrt(p * (1 - p) / n + z2 / (4 * n * n));
	double low = middle - half, high = middle + half;
	return (struct share){.value = p,
		.low = count == 0 || low < 0 ? 0 : low,
		.high = count == plays || high > 1 ? 1 : high,
		.plays = plays};
}

static void count_way(struct card_count *count, const struct reading *reading, double weight) {
	count->cards += weight;
	count->by_kind[move_row(reading->move)->kind] += weight;
}

static void count_card(struct seat_review *seat, const struct readings *readings, const struct reply *reply) {
	struct parts parts = {{0}};
	size_t ways = 0;
	do {
		ways++;
	} while (reply->compose != NULL && parts_next(reply->compose, &parts));
	bool checked = false;
	do {
		const struct reading *reading = reading_of(readings, reply, parts);
		if (reply->label_checked) {
			checked = checked || reading->open || reading_has(reading, WORDS_CHARGE);
			continue;
		}
		if (reading->open) {
			count_way(&seat->open, reading, 1.0 / (double)ways);
		}
		if (reading_has(reading, WORDS_CHARGE)) {
			count_way(&seat->charges, reading, 1.0 / (double)ways);
		}
	} while (reply->compose != NULL && parts_next(reply->compose, &parts));
	seat->checked += checked;
}

static void count_cards(struct seat_review *seat, const struct stage *stage) {
	for (size_t i = 0; i < stage->story->reply_count; i++) {
		const struct reply *reply = stage->story->replies[i];
		if (stage->story->beats[reply->beat].turn == seat->seat) {
			count_card(seat, stage->readings, reply);
		}
	}
}

/* Numbers of which the median is wanted. */
struct numbers {
	size_t *items;
	size_t len, cap;
};

static void add_number(struct numbers *numbers, size_t number) {
	numbers->items = mem_room(numbers->items, numbers->len, &numbers->cap, sizeof(size_t));
	numbers->items[numbers->len++] = number;
}

static int by_size(const void *one, const void *other) {
	size_t a = *(const size_t *)one, b = *(const size_t *)other;
	return a < b ? -1 : a > b;
}

static double median_of(struct numbers *numbers) {
	double median = 0;
	if (numbers->len > 0) {
		qsort(numbers->items, numbers->len, sizeof(size_t), by_size);
		size_t middle = numbers->len / 2;
		median = (double)numbers->items[middle];
		median = numbers->len % 2 == 1 ? median : (median + (double)numbers->items[middle - 1]) / 2;
	}
	free(numbers->items);
	*numbers = (struct numbers){0};
	return median;
}

/* All plays of all players, added up. */
struct tally {
	struct notes *notes;
	struct play_watch watch;                /* what the notes want to see of a play */
	struct numbers words, replies, between; /* of good plays; `between` of each stretch in them */
	struct numbers now;                     /* stretches of the play that is on */
	size_t ending[PLAYER_COUNT][ENDING_COUNT];
	size_t chosen, unchosen; /* words of the seat in the plays at random */
};

static void tally_moment(void *data, const struct play_state *state) {
	struct tally *tally = data;
	if (tally->watch.moment != NULL) {
		tally->watch.moment(tally->watch.data, state);
	}
}

static void tally_stretch(
	void *data, const struct choice *said, size_t len, const struct stretch *stretch, bool asked) {
	struct tally *tally = data;
	if (len > 0 && asked) {
		add_number(&tally->now, stretch->words);
	}
	if (tally->watch.stretch != NULL) {
		tally->watch.stretch(tally->watch.data, said, len, stretch, asked);
	}
}

static void tally_play(struct tally *tally, enum player player, const struct one_play *play) {
	tally->ending[player][play->ending]++;
	if (player == PLAYER_RANDOM) {
		tally->chosen += play->chosen;
		tally->unchosen += play->unchosen;
	}
	if (review_is_good(play->ending)) {
		add_number(&tally->words, play->words);
		add_number(&tally->replies, play->replies);
		for (size_t i = 0; i < tally->now.len; i++) {
			add_number(&tally->between, tally->now.items[i]);
		}
	}
	tally->now.len = 0;
}

static void play_all(struct tally *tally, const struct stage *stage, const struct review_options *options, bool whole) {
	const struct play_watch watch = {.data = tally, .moment = tally_moment, .stretch = tally_stretch};
	for (enum player player = 0; player < PLAYER_COUNT; player++) {
		uint64_t random = options->seed * PLAYER_COUNT + player;
		tally->watch = notes_watch(tally->notes, !whole && player == PLAYER_RANDOM);
		for (size_t i = 0; i < options->plays; i++) {
			struct one_play play = play_once(stage, player, &random, &watch);
			tally_play(tally, player, &play);
		}
	}
}

/*
 * The one scenario that is no evening: the guided first one lasts three minutes
 * and has four choices, because whoever plays it is learning the keys as well.
 */
static const char guided_first[] = "milk-carton";

struct wanted_length review_wanted_length(const struct story *story) {
	static const struct wanted_length usual = {600, 1100, 8, 16}, three_minutes = {200, 350, 4, 4};
	return strcmp(story->id, guided_first) == 0 ? three_minutes : usual;
}

bool review_length_fits(const struct seat_review *seat, const struct wanted_length *wanted) {
	return seat->good_words >= wanted->words_least && seat->good_words <= wanted->words_most &&
		   seat->good_replies >= wanted->replies_least && seat->good_replies <= wanted->replies_most;
}

static void take_lengths(struct seat_review *seat, struct tally *tally) {
	seat->good_plays = tally->words.len;
	seat->good_words = median_of(&tally->words);
	seat->good_replies = median_of(&tally->replies);
	seat->words_between_median = median_of(&tally->between);
	free(tally->now.items);
}

static void take_graph(struct seat_review *seat, const struct graph *graph) {
	for (enum player player = 0; player < PLAYER_COUNT; player++) {
		struct outcome outcome = graph_outcome(graph, player);
		struct player_result *result = &seat->player[player];
		for (int kind = 0; kind < ENDING_COUNT; kind++) {
			result->ending[kind] = outcome.ending[kind];
			result->good.value += review_is_good((enum ending_kind)kind) ? outcome.ending[kind] : 0;
		}
		result->good.low = result->good.high = result->good.value;
		if (player == PLAYER_RANDOM) {
			seat->chosen_words = outcome.chosen;
			seat->unchosen_words = outcome.unchosen;
		}
	}
	seat->moments = graph->moments;
	seat->words_first = graph->beginning.words;
}

static void take_plays(struct seat_review *seat, const struct tally *tally, size_t plays) {
	for (enum player player = 0; player < PLAYER_COUNT; player++) {
		struct player_result *result = &seat->player[player];
		size_t good = 0;
		for (int kind = 0; kind < ENDING_COUNT; kind++) {
			result->ending[kind] = (double)tally->ending[player][kind] / (double)plays;
			good += review_is_good((enum ending_kind)kind) ? tally->ending[player][kind] : 0;
		}
		result->good = share_of(good, plays);
	}
	seat->chosen_words = (double)tally->chosen / (double)plays;
	seat->unchosen_words = (double)tally->unchosen / (double)plays;
}

static void take_notes(struct seat_review *seat, const struct stage *stage, const struct notes *notes) {
	seat->contrasts = notes->contrasts;
	seat->same_answers = notes->same_moments;
	for (size_t i = 1; i <= phrases_same_count(stage->phrases); i++) {
		seat->said_twice += notes->twice[i] != NULL;
	}
	for (size_t i = 0; i < stage->story->reply_count; i++) {
		seat->words_between = notes->after[i] > seat->words_between ? notes->after[i] : seat->words_between;
	}
}

static void count_unchosen(struct seat_review *seat, const struct stage *stage, const struct words *words) {
	for (size_t i = 0; i < phrases_count(stage->phrases); i++) {
		const struct phrase *phrase = phrases_at(stage->phrases, i);
		if (phrase->by == seat->seat && phrase->line != NULL && stage->came_up[i]) {
			struct reading reading = reading_text(words, phrase->text);
			seat->unchosen_reaches += reading_is_reach(&reading);
			seat->unchosen_blows += reading_is_blow(&reading);
		}
	}
}

static void begin_without_graph(struct seat_review *seat, const struct stage *stage) {
	struct play_state *state = play_state_create(stage->story);
	struct stretch stretch = {0};
	stretch_begin(stage, state, &stretch);
	seat->words_first = stretch.words;
	stretch_finish(&stretch);
	free(state);
}

static void review_seat(struct seat_review *seat, const struct stage *stage, const struct words *words,
	const struct review_options *options, struct diag *diag) {
	struct graph graph;
	struct notes notes;
	notes_init(&notes, stage);
	struct tally tally = {.notes = &notes};
	*seat = (struct seat_review){.seat = stage->seat, .plays = options->plays};
	count_cards(seat, stage);
	seat->whole = graph_make(&graph, stage, options->moments > 0 ? options->moments : REVIEW_MOMENTS);
	play_all(&tally, stage, options, seat->whole);
	if (seat->whole) {
		take_graph(seat, &graph);
		notes_from_graph(&notes, &graph);
	} else {
		begin_without_graph(seat, stage);
		take_plays(seat, &tally, options->plays);
	}
	take_lengths(seat, &tally);
	take_notes(seat, stage, &notes);
	count_unchosen(seat, stage, words);
	findings_add(seat, stage, words, &notes, diag);
	notes_finish(&notes);
	graph_finish(&graph);
}

struct review review_story(
	const struct story *story, const struct words *words, const struct review_options *options, struct diag *diag) {
	struct review review = {.story = story};
	struct phrases *phrases = phrases_create(story);
	struct readings *readings = readings_create(story, words);
	for (size_t i = 0; i < story->seat_count; i++) {
		if (options->seat != SEAT_NONE && options->seat != story->seats[i]) {
			continue;
		}
		const struct stage stage = {.story = story,
			.phrases = phrases,
			.readings = readings,
			.seat = story->seats[i],
			.came_up = mem_array(phrases_count(phrases), sizeof(bool))};
		review_seat(&review.seat[review.len++], &stage, words, options, diag);
		free(stage.came_up);
	}
	readings_destroy(readings);
	phrases_destroy(phrases);
	diag_sort(diag);
	return review;
}
