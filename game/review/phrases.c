/* One list in the order of addresses, for finding; equal words were numbered in another order before that. */
#include "review/phrases.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

struct phrases {
	const struct story *story;
	struct phrase *items;
	size_t len, cap;
	uint32_t same_count;
};

static bool is_wordy(unsigned char c) {
	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Dashes, quotation marks and dots from outside ASCII stand alone now and then, and are no words. */
static bool is_sign(const char *text, size_t len, size_t *size) {
	int32_t point = utf8_next(text, len, size);
	return (point >= 0x2000 && point <= 0x206f) || point == 0xab || point == 0xbb || point == 0xb7;
}

static bool is_blank(char c) {
	return c == ' ' || c == '\n' || c == '\t';
}

static size_t count_words(const char *text, size_t len) {
	size_t words = 0;
	bool in_word = false;
	for (size_t i = 0; i < len;) {
		size_t size = 1;
		if (is_blank(text[i])) {
			in_word = false;
		} else if (is_wordy((unsigned char)text[i]) && !is_sign(text + i, len - i, &size)) {
			words += !in_word;
			in_word = true;
		}
		i += size;
	}
	return words;
}

size_t phrase_words(const struct story *story, const char *text) {
	struct buf plain = BUF_EMPTY;
	struct cast cast = story_cast(story);
	story_plain_text(story, &cast, text, &plain);
	size_t words = count_words(plain.text, plain.len);
	buf_finish(&plain);
	return words;
}

static void add(
	struct phrases *phrases, const char *text, enum seat by, const struct line *line, const struct reply *reply) {
	if (text == NULL) {
		return;
	}
	phrases->items = mem_room(phrases->items, phrases->len, &phrases->cap, sizeof(*phrases->items));
	phrases->items[phrases->len++] = (struct phrase){
		.text = text, .by = by, .line = line, .reply = reply, .words = (uint32_t)phrase_words(phrases->story, text)};
}

static void add_lines(struct phrases *phrases, const struct line *lines, size_t len) {
	for (size_t i = 0; i < len; i++) {
		add(phrases, lines[i].text, SEAT_NONE, &lines[i], NULL);
		add(phrases, lines[i].does, SEAT_NONE, &lines[i], NULL);
		add(phrases, lines[i].says, lines[i].by, &lines[i], NULL);
	}
}

static int by_words(const void *one, const void *other) {
	const struct phrase *a = one, *b = other;
	if (a->by != b->by) {
		return a->by < b->by ? -1 : 1;
	}
	return strcmp(a->text, b->text);
}

static int by_address(const void *one, const void *other) {
	uintptr_t a = (uintptr_t)((const struct phrase *)one)->text, b = (uintptr_t)((const struct phrase *)other)->text;
	return a < b ? -1 : a > b;
}

static void number_same(struct phrases *phrases) {
	if (phrases->len == 0) {
		return;
	}
	qsort(phrases->items, phrases->len, sizeof(*phrases->items), by_words);
	for (size_t i = 0; i < phrases->len; i++) {
		struct phrase *item = &phrases->items[i];
		if (item->by == SEAT_NONE || item->words == 0) {
			continue;
		}
		bool again = i > 0 && by_words(item, item - 1) == 0;
		item->same = again ? phrases->same_count : ++phrases->same_count;
	}
	qsort(phrases->items, phrases->len, sizeof(*phrases->items), by_address);
}

struct phrases *phrases_create(const struct story *story) {
	struct phrases *phrases = mem_new(struct phrases);
	phrases->story = story;
	for (size_t i = 0; i < story->beat_count; i++) {
		const struct beat *beat = &story->beats[i];
		add_lines(phrases, beat->lines, beat->line_count);
		for (size_t k = 0; k < beat->reply_count; k++) {
			const struct reply *reply = &beat->replies[k];
			add(phrases, reply->does, SEAT_NONE, NULL, reply);
			add(phrases, reply->says, beat->turn, NULL, reply);
			add_lines(phrases, reply->lines, reply->line_count);
		}
	}
	number_same(phrases);
	return phrases;
}

void phrases_destroy(struct phrases *phrases) {
	if (phrases != NULL) {
		free(phrases->items);
		free(phrases);
	}
}

size_t phrases_count(const struct phrases *phrases) {
	return phrases->len;
}

const struct phrase *phrases_at(const struct phrases *phrases, size_t index) {
	return &phrases->items[index];
}

size_t phrases_same_count(const struct phrases *phrases) {
	return phrases->same_count;
}

const struct phrase *phrases_find(const struct phrases *phrases, const char *text) {
	const struct phrase sought = {.text = text};
	if (text == NULL || phrases->len == 0) {
		return NULL;
	}
	return bsearch(&sought, phrases->items, phrases->len, sizeof(*phrases->items), by_address);
}
