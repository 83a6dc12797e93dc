#ifndef WATERLINE_WORDS_READER_H
#define WATERLINE_WORDS_READER_H

#include "words/patterns.h"

/*
 * A word file being read: a line of it, and what the line belongs to.
 */

enum { READER_NAME_BYTES = 60 };

enum reader_part { PART_NONE, PART_PATTERNS, PART_LIST, PART_SHORT_FORMS };

struct reader {
	struct words *words;
	const struct source *source;
	struct diag *diag;
	size_t at, line_end; /* what of the line is still to be read */
	enum reader_part part;
	uint32_t section;
	size_t list;
	int depth, gaps, signs; /* of the pattern that is being read */
};

/** The next byte of the line, NUL at its end. */
static inline char reader_here(const struct reader *reader) {
	return reader->at < reader->line_end ? reader->source->text[reader->at] : '\0';
}

void reader_skip_blanks(struct reader *reader);

struct span reader_span(const struct reader *reader, size_t start, size_t len);

/** A finding about the sign that is next; always false. */
bool reader_syntax(struct reader *reader, const char *message);

/** A finding that a limit is passed here; always false. */
bool reader_too_many(struct reader *reader, const char *message);

/** Takes a word from the line and gives its number; WORD_UNKNOWN after a finding. */
uint16_t reader_word(struct reader *reader);

/**
 * Takes a pattern that goes on from the node `from`, up to the byte `closes`
 * (NUL: all of the line; ',': an entry of a list), and has it mean `section`.
 * False after a finding.
 */
bool reader_pattern(struct reader *reader, uint32_t from, uint32_t section, char closes);

#endif
