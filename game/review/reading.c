#include "review/reading.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "review/phrases.h"

struct readings {
	const struct story *story;
	struct reading *items;
	uint32_t *first; /* by reply; and one more */
};

struct reading reading_text(const struct words *words, const char *text) {
	struct words_found found;
	struct reading reading = {.move = MOVE_NONE};
	words_read(words, text, strlen(text), &found);
	reading.open = words_say_own(&found);
	for (int i = 0; i < WORDS_KINDS; i++) {
		reading.counts[i] = (uint8_t)(found.counts[i] < UINT8_MAX ? found.counts[i] : UINT8_MAX);
	}
	return reading;
}

static size_t ways_of(const struct reply *reply) {
	size_t ways = 1;
	for (size_t i = 0; reply->compose != NULL && i < reply->compose->slot_count; i++) {
		ways *= reply->compose->slots[i].option_count;
	}
	return ways;
}

/* In the order of parts_next(). */
static size_t way_of(const struct reply *reply, struct parts parts) {
	size_t way = 0;
	for (size_t i = 0; reply->compose != NULL && i < reply->compose->slot_count; i++) {
		way = way * reply->compose->slots[i].option_count + parts.option[i];
	}
	return way;
}

static struct reading read_card(
	const struct readings *readings, const struct words *words, const struct reply *reply, struct parts parts) {
	struct buf says = BUF_EMPTY;
	if (reply->compose != NULL) {
		compose_says(reply->compose, parts.option, &says);
	} else {
		buf_puts(&says, reply->says != NULL ? reply->says : "");
	}
	struct reading reading = reading_text(words, says.text);
	reading.move = play_move(reply, parts);
	reading.silent = says.len == 0;
	reading.spoken = (uint32_t)phrase_words(readings->story, says.text);
	reading.words = reading.spoken + (reply->does == NULL ? 0 : (uint32_t)phrase_words(readings->story, reply->does));
	buf_finish(&says);
	return reading;
}

struct readings *readings_create(const struct story *story, const struct words *words) {
	struct readings *readings = mem_new(struct readings);
	readings->story = story;
	readings->first = mem_array(story->reply_count + 1, sizeof(uint32_t));
	for (size_t i = 0; i < story->reply_count; i++) {
		readings->first[i + 1] = readings->first[i] + (uint32_t)ways_of(story->replies[i]);
	}
	readings->items = mem_array(readings->first[story->reply_count], sizeof(struct reading));
	for (size_t i = 0; i < story->reply_count; i++) {
		const struct reply *reply = story->replies[i];
		struct reading *item = &readings->items[readings->first[i]];
		struct parts parts = {{0}};
		do {
			*item++ = read_card(readings, words, reply, parts);
		} while (reply->compose != NULL && parts_next(reply->compose, &parts));
	}
	return readings;
}

void readings_destroy(struct readings *readings) {
	if (readings != NULL) {
		free(readings->items);
		free(readings->first);
		free(readings);
	}
}

const struct reading *reading_of(const struct readings *readings, const struct reply *reply, struct parts parts) {
	return &readings->items[readings->first[reply->index] + way_of(reply, parts)];
}

bool reading_is_reach(const struct reading *reading) {
	return reading_has(reading, WORDS_FEELING) || reading_has(reading, WORDS_WISH) ||
		   reading_has(reading, WORDS_COMFORT) || reading_has(reading, WORDS_OWN_PART);
}

bool reading_is_blow(const struct reading *reading) {
	return reading_has(reading, WORDS_CHARGE) || reading_has(reading, WORDS_DANGER);
}
