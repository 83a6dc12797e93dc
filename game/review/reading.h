#ifndef WATERLINE_REVIEW_READING_H
#define WATERLINE_REVIEW_READING_H

#include <stdbool.h>
#include <stdint.h>

#include "playthrough/play.h"
#include "words/words.h"

/*
 * What the cards of a scenario hold by their words: every reply read once, and
 * a composed one once for each way of putting it together.
 */
struct reading {
	enum move move;  /* what the card is labelled, and so what it does */
	bool silent;     /* nothing is said */
	uint32_t words;  /* on the card: said and done */
	uint32_t spoken; /* of these, said */
	bool open;       /* they say a feeling or a wish of one's own and charge nobody: words_say_own() */
	uint8_t counts[WORDS_KINDS];
};

struct readings;

/** Story and words are borrowed; the words for this call alone. */
struct readings *readings_create(const struct story *story, const struct words *words);
void readings_destroy(struct readings *readings);

const struct reading *reading_of(const struct readings *readings, const struct reply *reply, struct parts parts);

static inline bool reading_has(const struct reading *reading, enum words_kind kind) {
	return reading->counts[kind] > 0;
}

/** What nobody should say for somebody else: a feeling, a wish, a comfort, one's own part; or a charge. */
bool reading_is_reach(const struct reading *reading);
bool reading_is_blow(const struct reading *reading);

/** A text that is no card's: a line's. */
struct reading reading_text(const struct words *words, const char *text);

#endif
