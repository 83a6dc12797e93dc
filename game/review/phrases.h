#ifndef WATERLINE_REVIEW_PHRASES_H
#define WATERLINE_REVIEW_PHRASES_H

#include <stddef.h>
#include <stdint.h>

#include "story/story.h"

/*
 * Every text that a play can show, looked at once: how many words it has, and
 * which others say the same. Composed replies are not among them: what these
 * say is known only once their parts are.
 */
struct phrase {
	const char *text; /* the author's, by whose address it is found */
	enum seat by;     /* SEAT_NONE: narration, and what is done and not said */
	uint32_t same;    /* one number for the same words by the same person, from 1; 0: nothing spoken */
	uint32_t words;
	const struct line *line; /* where it stands; NULL: on the card of `reply` */
	const struct reply *reply;
};

struct phrases;

/** The story is borrowed. */
struct phrases *phrases_create(const struct story *story);
void phrases_destroy(struct phrases *phrases);

size_t phrases_count(const struct phrases *phrases);
const struct phrase *phrases_at(const struct phrases *phrases, size_t index);

/** How many different numbers `same` has. */
size_t phrases_same_count(const struct phrases *phrases);

/** By the address of a line's or a reply's text; NULL where it is none of these. */
const struct phrase *phrases_find(const struct phrases *phrases, const char *text);

/** Words of a text as it is shown: what stands between blanks and has a letter or a number in it. */
size_t phrase_words(const struct story *story, const char *text);

#endif
