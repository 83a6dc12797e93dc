#include "cli/review_parts.h"

static void add_share(cJSON *object, const char *name, double part, double all) {
	if (all > 0) {
		cJSON_AddNumberToObject(object, name, part / all);
	} else {
		cJSON_AddNullToObject(object, name);
	}
}

static void add_count(cJSON *object, const char *name, const struct card_count *count) {
	cJSON *cards = cJSON_AddObjectToObject(object, name);
	cJSON_AddNumberToObject(cards, "cards", count->cards);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		cJSON_AddNumberToObject(cards, move_kind_id((enum move_kind)kind), count->by_kind[kind]);
	}
	add_share(cards, "share_helps", count->by_kind[KIND_SOFTENING] + count->by_kind[KIND_REGULATING], count->cards);
	add_share(cards, "share_stings", count->by_kind[KIND_DESTRUCTIVE], count->cards);
}

static cJSON *player_json(const struct player_result *result) {
	cJSON *object = cJSON_CreateObject();
	cJSON_AddNumberToObject(object, "good", result->good.value);
	cJSON_AddNumberToObject(object, "low", result->good.low);
	cJSON_AddNumberToObject(object, "high", result->good.high);
	cJSON_AddBoolToObject(object, "exact", result->good.plays == 0);
	cJSON *endings = cJSON_AddObjectToObject(object, "endings");
	for (int kind = ENDING_NONE + 1; kind < ENDING_COUNT; kind++) {
		cJSON_AddNumberToObject(endings, ending_id((enum ending_kind)kind), result->ending[kind]);
	}
	cJSON_AddNumberToObject(endings, "none", result->ending[ENDING_NONE]);
	return object;
}

static void add_lengths(cJSON *object, const struct seat_review *seat) {
	cJSON *lengths = cJSON_AddObjectToObject(object, "lengths");
	cJSON_AddNumberToObject(lengths, "words_before_first_choice", (double)seat->words_first);
	cJSON_AddNumberToObject(lengths, "words_between_choices_most", (double)seat->words_between);
	cJSON_AddNumberToObject(lengths, "good_plays", (double)seat->good_plays);
	if (seat->good_plays > 0) {
		cJSON_AddNumberToObject(lengths, "words_between_choices_median", seat->words_between_median);
		cJSON_AddNumberToObject(lengths, "words_median", seat->good_words);
		cJSON_AddNumberToObject(lengths, "replies_median", seat->good_replies);
	} else {
		cJSON_AddNullToObject(lengths, "words_between_choices_median");
		cJSON_AddNullToObject(lengths, "words_median");
		cJSON_AddNullToObject(lengths, "replies_median");
	}
}

static cJSON *seat_json(const struct review *review, const struct seat_review *seat) {
	cJSON *object = cJSON_CreateObject();
	cJSON_AddStringToObject(object, "seat", review->story->person[seat->seat].id);
	cJSON_AddBoolToObject(object, "whole", seat->whole);
	if (seat->whole) {
		cJSON_AddNumberToObject(object, "moments", (double)seat->moments);
	} else {
		cJSON_AddNullToObject(object, "moments");
	}
	cJSON_AddNumberToObject(object, "plays", (double)seat->plays);
	cJSON *cards = cJSON_AddObjectToObject(object, "cards");
	add_count(cards, "open", &seat->open);
	add_count(cards, "charges", &seat->charges);
	cJSON_AddNumberToObject(cards, "label_checked", (double)seat->checked);
	cJSON *players = cJSON_AddObjectToObject(object, "players");
	for (enum player player = 0; player < PLAYER_COUNT; player++) {
		cJSON_AddItemToObject(players, player_id(player), player_json(&seat->player[player]));
	}
	cJSON *answers = cJSON_AddObjectToObject(object, "answers");
	cJSON_AddNumberToObject(answers, "moments", (double)seat->contrasts);
	cJSON_AddNumberToObject(answers, "same", (double)seat->same_answers);
	add_share(answers, "share", (double)seat->same_answers, (double)seat->contrasts);
	cJSON *unchosen = cJSON_AddObjectToObject(object, "unchosen");
	cJSON_AddNumberToObject(unchosen, "words", seat->unchosen_words);
	cJSON_AddNumberToObject(unchosen, "chosen_words", seat->chosen_words);
	add_share(unchosen, "share", seat->unchosen_words, seat->chosen_words + seat->unchosen_words);
	cJSON_AddNumberToObject(unchosen, "reaches", (double)seat->unchosen_reaches);
	cJSON_AddNumberToObject(unchosen, "blows", (double)seat->unchosen_blows);
	cJSON_AddNumberToObject(object, "said_twice", (double)seat->said_twice);
	add_lengths(object, seat);
	return object;
}

cJSON *review_seats_json(const struct review *review) {
	cJSON *array = cJSON_CreateArray();
	for (size_t i = 0; i < review->len; i++) {
		cJSON_AddItemToArray(array, seat_json(review, &review->seat[i]));
	}
	return array;
}

static void add_range(cJSON *object, const char *name, double least, double most) {
	cJSON *range = cJSON_AddArrayToObject(object, name);
	cJSON_AddItemToArray(range, cJSON_CreateNumber(least));
	cJSON_AddItemToArray(range, cJSON_CreateNumber(most));
}

cJSON *review_wanted_json(void) {
	cJSON *object = cJSON_CreateObject();
	add_range(object, "open_share_helps", WANTED_OPEN_HELPS / 100.0, 1);
	add_range(object, "open_share_stings", 0, 0);
	add_range(object, "charges_share_helps", 0, 0);
	add_range(object, "answers_share", 0, WANTED_SAME_ANSWERS / 100.0);
	add_range(object, "unchosen_share", 0, WANTED_UNCHOSEN / 100.0);
	add_range(object, "good_open", WANTED_OPEN_GOOD / 100.0, 1);
	add_range(object, "good_appeasing", 0, WANTED_APPEASING_GOOD / 100.0);
	add_range(object, "good_charging", 0, WANTED_CHARGING_GOOD / 100.0);
	add_range(object, "good_random", WANTED_RANDOM_GOOD_LEAST / 100.0, WANTED_RANDOM_GOOD_MOST / 100.0);
	add_range(object, "said_twice", 0, 0);
	add_range(object, "words_before_first_choice", 0, WANTED_WORDS_FIRST);
	add_range(object, "words_between_choices_most", 0, WANTED_WORDS_BETWEEN);
	return object;
}

cJSON *review_wanted_length_json(const struct story *story) {
	const struct wanted_length wanted = review_wanted_length(story);
	cJSON *object = cJSON_CreateObject();
	add_range(object, "words_median", wanted.words_least, wanted.words_most);
	add_range(object, "replies_median", wanted.replies_least, wanted.replies_most);
	return object;
}
