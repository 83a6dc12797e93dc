/*
 * A pattern is never kept as such: while it is read, all the ways it allows are
 * walked into the tree at once. `ends` are the nodes that the part read so far
 * leads to; an alternative makes more of them, so their number is bounded.
 */
#include "words/reader.h"

#include <string.h>

enum { ENDS_MOST = 1500, NESTING_MOST = 8, GAPS_MOST = 3, PATTERN_SIGNS = 200 };

struct ends {
	uint32_t nodes[ENDS_MOST];
	size_t len;
};

struct span reader_span(const struct reader *reader, size_t start, size_t len) {
	return (struct span){.source = reader->source, .start = start, .len = len};
}

void reader_skip_blanks(struct reader *reader) {
	while (reader_here(reader) == ' ' || reader_here(reader) == '\t' || reader_here(reader) == '\r') {
		reader->at++;
	}
}

bool reader_syntax(struct reader *reader, const char *message) {
	size_t left = reader->line_end - reader->at;
	diag_error(reader->diag, "words-syntax", reader_span(reader, reader->at, left > 0 ? 1 : 0), "%s", message);
	return false;
}

bool reader_too_many(struct reader *reader, const char *message) {
	diag_error(reader->diag, "words-too-many", reader_span(reader, reader->at, 0), "%s", message);
	return false;
}

uint16_t reader_word(struct reader *reader) {
	struct folded_word folded;
	size_t size = word_take(reader->source->text + reader->at, reader->line_end - reader->at, &folded);
	if (size == 0 || folded.len == 0) {
		reader_syntax(reader, size == 0 ? "here no word begins" : "no word is as long as this");
		return WORD_UNKNOWN;
	}
	uint16_t word = dictionary_add(&reader->words->dictionary, folded.text, folded.len, folded.hash);
	if (word == WORD_UNKNOWN) {
		reader_too_many(reader, "this is more than a word file may hold");
	}
	reader->at += size;
	return word;
}

/* Leads every end on by one step. */
static bool step_all(struct reader *reader, struct ends *ends, uint32_t symbol) {
	for (size_t i = 0; i < ends->len; i++) {
		ends->nodes[i] = patterns_step(reader->words, ends->nodes[i], symbol);
		if (ends->nodes[i] == 0) {
			return reader_too_many(reader, "this is more than a word file may hold");
		}
	}
	return true;
}

/* Most have one end or a few, and room for many. */
static void copy_ends(struct ends *to, const struct ends *from) {
	to->len = from->len;
	memcpy(to->nodes, from->nodes, from->len * sizeof(*from->nodes));
}

static bool add_ends(struct reader *reader, struct ends *to, const struct ends *more) {
	for (size_t i = 0; i < more->len; i++) {
		if (to->len == ENDS_MOST) {
			return reader_too_many(
				reader, "this pattern can be read in too many ways; write it as several, or use a list");
		}
		to->nodes[to->len++] = more->nodes[i];
	}
	return true;
}

static bool is_word_start(char c) {
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* In a list, the words that an entry begins with know of it. */
static void mark_beginnings(struct reader *reader, const struct ends *ends, uint16_t word) {
	for (size_t i = 0; i < ends->len && reader->part == PART_LIST; i++) {
		if (ends->nodes[i] == reader->words->lists[reader->list].root) {
			reader->words->dictionary.words[word].lists |= UINT64_C(1) << reader->list;
		}
	}
}

static bool parse_word(struct reader *reader, struct ends *ends) {
	uint16_t given = reader_word(reader);
	if (given == WORD_UNKNOWN) {
		return false;
	}
	struct word word = reader->words->dictionary.words[given];
	if (word.expands == 0) {
		word.expands = 1;
		word.stands_for[0] = given;
	}
	mark_beginnings(reader, ends, word.stands_for[0]);
	for (size_t i = 0; i < word.expands; i++) {
		if (!step_all(reader, ends, word.stands_for[i])) {
			return false;
		}
	}
	return true;
}

/* {name}: the list of that name, or with `{name}` itself somebody's name. */
static bool parse_slot(struct reader *reader, struct ends *ends) {
	size_t start = ++reader->at;
	while (reader_here(reader) != '}' && reader_here(reader) != '\0') {
		reader->at++;
	}
	size_t len = reader->at - start;
	const char *name = reader->source->text + start;
	if (reader_here(reader) != '}' || len == 0 || len > READER_NAME_BYTES) {
		return reader_syntax(reader, "a list is written {like this}");
	}
	reader->at++;
	if (len == strlen("name") && memcmp(name, "name", len) == 0) {
		return step_all(reader, ends, WORD_NAME);
	}
	size_t list = patterns_list(reader->words, name, len, reader_span(reader, start, len));
	if (list == LISTS_MOST) {
		return reader_too_many(reader, "there are more lists than a word file may have");
	}
	reader->words->lists[list].used = true;
	return step_all(reader, ends, SYMBOL_LIST + (uint32_t)list);
}

static bool parse_alternatives(struct reader *reader, struct ends *ends, char closes);

/* (this|that) and [what may be missing]. */
static bool parse_group(struct reader *reader, struct ends *ends, char closes) {
	struct ends before;
	copy_ends(&before, ends);
	reader->at++;
	if (++reader->depth > NESTING_MOST) {
		return reader_syntax(reader, "brackets stand too deep in each other");
	}
	if (!parse_alternatives(reader, ends, closes)) {
		return false;
	}
	reader->depth--;
	reader->at++;
	return closes == ')' || add_ends(reader, ends, &before);
}

static bool parse_gap(struct reader *reader, struct ends *ends) {
	if (++reader->gaps > GAPS_MOST) {
		return reader_syntax(reader, "a pattern has at most three *");
	}
	for (size_t i = 0; i < ends->len; i++) {
		if (ends->nodes[i] == NODE_ROOT) {
			return reader_syntax(reader, "a pattern does not begin with *");
		}
	}
	reader->at++;
	return step_all(reader, ends, SYMBOL_GAP);
}

static bool parse_sign(struct reader *reader, struct ends *ends, uint32_t symbol) {
	reader->at++;
	return step_all(reader, ends, symbol);
}

static bool parse_element(struct reader *reader, struct ends *ends) {
	char c = reader_here(reader);
	if (++reader->signs > PATTERN_SIGNS) {
		return reader_syntax(reader, "this pattern is too long");
	}
	if (is_word_start(c)) {
		return parse_word(reader, ends);
	}
	if (c == '(' || c == '[') {
		return parse_group(reader, ends, c == '(' ? ')' : ']');
	}
	if (reader->part != PART_PATTERNS) {
		return reader_syntax(reader, "in a list stand words, (this|that) and [what may be missing], no other signs");
	}
	switch (c) {
	case '{':
		return parse_slot(reader, ends);
	case '*':
		return parse_gap(reader, ends);
	case '.':
		return parse_sign(reader, ends, SYMBOL_EDGE);
	case ',':
		return parse_sign(reader, ends, SYMBOL_PAUSE);
	case '?':
		return parse_sign(reader, ends, SYMBOL_ASKS);
	default:
		return reader_syntax(reader, "this sign means nothing in a pattern");
	}
}

/* Up to a | or the sign that closes; '\0' is the end of the line, and ',' the end of a list's entry. */
static bool parse_sequence(struct reader *reader, struct ends *ends, char closes) {
	for (reader_skip_blanks(reader); reader_here(reader) != closes && reader_here(reader) != '|';
		 reader_skip_blanks(reader)) {
		if (reader_here(reader) == '\0' && closes == ',') {
			return true;
		}
		if (reader_here(reader) == '\0') {
			return reader_syntax(reader, closes == ')' ? "a ) is missing" : "a ] is missing");
		}
		if (!parse_element(reader, ends)) {
			return false;
		}
	}
	return true;
}

static bool parse_alternatives(struct reader *reader, struct ends *ends, char closes) {
	struct ends before, branch;
	copy_ends(&before, ends);
	ends->len = 0;
	for (;;) {
		copy_ends(&branch, &before);
		if (!parse_sequence(reader, &branch, closes) || !add_ends(reader, ends, &branch)) {
			return false;
		}
		if (reader_here(reader) != '|') {
			return true;
		}
		reader->at++;
	}
}

bool reader_pattern(struct reader *reader, uint32_t from, uint32_t section, char closes) {
	struct ends ends;
	ends.nodes[0] = from;
	ends.len = 1;
	size_t start = reader->at;
	reader->depth = reader->gaps = reader->signs = 0;
	if (!parse_alternatives(reader, &ends, closes)) {
		return false;
	}
	for (size_t i = 0; i < ends.len; i++) {
		if (ends.nodes[i] == from) {
			diag_error(reader->diag, "words-empty", reader_span(reader, start, reader->at - start),
				"nothing of this has to be said for it to be found");
			return false;
		}
		patterns_end(reader->words, ends.nodes[i], section);
	}
	return true;
}
