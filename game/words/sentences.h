#ifndef WATERLINE_WORDS_SENTENCES_H
#define WATERLINE_WORDS_SENTENCES_H

#include "words/dictionary.h"

/*
 * A text cut into sentences, and these into words with numbers. A sentence
 * ends at . ! ? ; and an empty line; commas, dashes and brackets are pauses
 * within it. One that is too long is cut, and what stands across the cut is
 * not seen.
 */

enum { SENTENCE_WORDS = 256 };

struct token {
	size_t start, end; /* bytes in the text */
	uint16_t word;
	bool pause; /* a comma or the like stands before it */
};

struct sentence {
	struct token tokens[SENTENCE_WORDS + SHORT_FORM_WORDS];
	size_t len;
	bool begins, ends; /* false where it was cut */
	bool asks;         /* it ends in a question mark */
};

struct sentences {
	const struct dictionary *dictionary;
	const char *text;
	size_t len, at;
	bool cut; /* the last sentence was too long: the next goes on with it */
};

/** The next sentence that has a word; false at the end of the text. */
bool sentences_next(struct sentences *sentences, struct sentence *sentence);

#endif
