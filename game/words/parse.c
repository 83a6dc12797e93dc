/*
 * Reads a word file line by line. A pattern is never kept as such: while it is
 * read, all the ways it allows are walked into the tree at once. `ends` are
 * the nodes that the part read so far leads to; an alternative makes more of
 * them, so their number is bounded.
 */
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "words/patterns.h"

enum { ENDS_MOST = 1500, NESTING_MOST = 8, NAME_BYTES = 60, GAPS_MOST = 3, PATTERN_SIGNS = 200 };

enum part { PART_NONE, PART_PATTERNS, PART_LIST, PART_SHORT_FORMS };

struct reader {
	struct words *words;
	const struct source *source;
	struct diag *diag;
	size_t at, line_end; /* what of the line is still to be read */
	enum part part;
	uint32_t section;
	size_t list;
	int depth, gaps, steps; /* of the pattern that is being read */
};

struct ends {
	uint32_t nodes[ENDS_MOST];
	size_t len;
};

static struct span span_at(const struct reader *reader, size_t start, size_t len) {
	return (struct span){.source = reader->source, .start = start, .len = len};
}

static char here(const struct reader *reader) {
	return reader->at < reader->line_end ? reader->source->text[reader->at] : '\0';
}

static void skip_blanks(struct reader *reader) {
	while (here(reader) == ' ' || here(reader) == '\t' || here(reader) == '\r') {
		reader->at++;
	}
}

static bool syntax(struct reader *reader, const char *message) {
	size_t left = reader->line_end - reader->at;
	diag_error(reader->diag, "words-syntax", span_at(reader, reader->at, left > 0 ? 1 : 0), "%s", message);
	return false;
}

static bool too_many(struct reader *reader, const char *message) {
	diag_error(reader->diag, "words-too-many", span_at(reader, reader->at, 0), "%s", message);
	return false;
}

/* Leads every end on by one step. */
static bool step_all(struct reader *reader, struct ends *ends, uint32_t symbol) {
	for (size_t i = 0; i < ends->len; i++) {
		ends->nodes[i] = patterns_step(reader->words, ends->nodes[i], symbol);
		if (ends->nodes[i] == 0) {
			return too_many(reader, "this is more than a word file may hold");
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
			return too_many(reader, "this pattern can be read in too many ways; write it as several, or use a list");
		}
		to->nodes[to->len++] = more->nodes[i];
	}
	return true;
}

static bool is_word_start(char c) {
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Takes a word from the line and gives its number; WORD_UNKNOWN after a finding. */
static uint16_t take_word(struct reader *reader) {
	struct folded_word folded;
	size_t size = word_take(reader->source->text + reader->at, reader->line_end - reader->at, &folded);
	if (size == 0 || folded.len == 0) {
		syntax(reader, size == 0 ? "here no word begins" : "no word is as long as this");
		return WORD_UNKNOWN;
	}
	uint16_t word = dictionary_add(&reader->words->dictionary, folded.text, folded.len, folded.hash);
	if (word == WORD_UNKNOWN) {
		too_many(reader, "this is more than a word file may hold");
	}
	reader->at += size;
	return word;
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
	uint16_t given = take_word(reader);
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
	while (here(reader) != '}' && here(reader) != '\0') {
		reader->at++;
	}
	size_t len = reader->at - start;
	const char *name = reader->source->text + start;
	if (here(reader) != '}' || len == 0 || len > NAME_BYTES) {
		return syntax(reader, "a list is written {like this}");
	}
	reader->at++;
	if (len == strlen("name") && memcmp(name, "name", len) == 0) {
		return step_all(reader, ends, WORD_NAME);
	}
	size_t list = patterns_list(reader->words, name, len, span_at(reader, start, len));
	if (list == LISTS_MOST) {
		return too_many(reader, "there are more lists than a word file may have");
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
		return syntax(reader, "brackets stand too deep in each other");
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
		return syntax(reader, "a pattern has at most three *");
	}
	for (size_t i = 0; i < ends->len; i++) {
		if (ends->nodes[i] == NODE_ROOT) {
			return syntax(reader, "a pattern does not begin with *");
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
	char c = here(reader);
	if (++reader->steps > PATTERN_SIGNS) {
		return syntax(reader, "this pattern is too long");
	}
	if (is_word_start(c)) {
		return parse_word(reader, ends);
	}
	if (c == '(' || c == '[') {
		return parse_group(reader, ends, c == '(' ? ')' : ']');
	}
	if (reader->part != PART_PATTERNS) {
		return syntax(reader, "in a list stand words, (this|that) and [what may be missing], no other signs");
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
		return syntax(reader, "this sign means nothing in a pattern");
	}
}

/* Up to a | or the sign that closes; '\0' is the end of the line, and ',' the end of a list's entry. */
static bool parse_sequence(struct reader *reader, struct ends *ends, char closes) {
	for (skip_blanks(reader); here(reader) != closes && here(reader) != '|'; skip_blanks(reader)) {
		if (here(reader) == '\0' && closes == ',') {
			return true;
		}
		if (here(reader) == '\0') {
			return syntax(reader, closes == ')' ? "a ) is missing" : "a ] is missing");
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
		if (here(reader) != '|') {
			return true;
		}
		reader->at++;
	}
}

static bool parse_pattern(struct reader *reader, uint32_t from, uint32_t section, char closes) {
	struct ends ends;
	ends.nodes[0] = from;
	ends.len = 1;
	size_t start = reader->at;
	reader->depth = reader->gaps = reader->steps = 0;
	if (!parse_alternatives(reader, &ends, closes)) {
		return false;
	}
	for (size_t i = 0; i < ends.len; i++) {
		if (ends.nodes[i] == from) {
			diag_error(reader->diag, "words-empty", span_at(reader, start, reader->at - start),
				"nothing of this has to be said for it to be found");
			return false;
		}
		patterns_end(reader->words, ends.nodes[i], section);
	}
	return true;
}

/* Entries with commas between them. */
static void parse_list_line(struct reader *reader) {
	struct list *list = &reader->words->lists[reader->list];
	list->filled = true;
	while (reader->at < reader->line_end) {
		if (!parse_pattern(reader, list->root, SECTION_LIST_ENTRY, ',')) {
			return;
		}
		if (here(reader) == ',') {
			reader->at++;
		}
		skip_blanks(reader);
	}
}

/* i'm = i am */
static void parse_short_form(struct reader *reader) {
	if (reader->words->section_len > 0 || reader->words->lists[LIST_FILLERS].filled) {
		syntax(reader, "short forms stand before everything that may use them");
		return;
	}
	uint16_t stands_for[SHORT_FORM_WORDS], given = take_word(reader);
	uint8_t count = 0;
	skip_blanks(reader);
	if (given == WORD_UNKNOWN) {
		return;
	}
	if (here(reader) != '=') {
		syntax(reader, "a short form is written: i'm = i am");
		return;
	}
	reader->at++;
	for (skip_blanks(reader); reader->at < reader->line_end; skip_blanks(reader)) {
		if (count == SHORT_FORM_WORDS) {
			syntax(reader, "a short form stands for at most four words");
			return;
		}
		if ((stands_for[count++] = take_word(reader)) == WORD_UNKNOWN) {
			return;
		}
	}
	struct word *word = &reader->words->dictionary.words[given];
	word->expands = count;
	memcpy(word->stands_for, stands_for, sizeof(*stands_for) * count);
	if (count == 0) {
		syntax(reader, "a short form is written: i'm = i am");
	}
}

/* Takes `word` from the line if it stands there with a blank or the end behind it. */
static bool take_keyword(struct reader *reader, const char *word) {
	size_t len = strlen(word), left = reader->line_end - reader->at;
	const char *text = reader->source->text + reader->at;
	if (left < len || memcmp(text, word, len) != 0 || (left > len && text[len] != ' ' && text[len] != ':')) {
		return false;
	}
	reader->at += len;
	skip_blanks(reader);
	return true;
}

static size_t rest_without_blanks(const struct reader *reader) {
	size_t end = reader->line_end;
	while (end > reader->at && strchr(" \t\r", reader->source->text[end - 1]) != NULL) {
		end--;
	}
	return end - reader->at;
}

static void open_list(struct reader *reader) {
	size_t len = rest_without_blanks(reader);
	const char *name = reader->source->text + reader->at;
	bool bad = len == 0 || len > NAME_BYTES || (len == strlen("name") && memcmp(name, "name", len) == 0);
	for (size_t i = 0; i < len; i++) {
		bad = bad || strchr("{}", name[i]) != NULL;
	}
	if (bad) {
		syntax(reader, "this is no name for a list");
		return;
	}
	reader->list = patterns_list(reader->words, name, len, span_at(reader, reader->at, len));
	if (reader->list == LISTS_MOST) {
		too_many(reader, "there are more lists than a word file may have");
		return;
	}
	reader->part = PART_LIST;
}

static void add_section(struct reader *reader, bool except, uint32_t kinds, const char *name, size_t len) {
	struct words *words = reader->words;
	if (words->section_len == SECTIONS_MOST) {
		too_many(reader, "there are more headings than a word file may have");
		return;
	}
	words->sections = mem_room(words->sections, words->section_len, &words->section_cap, sizeof(*words->sections));
	words->sections[words->section_len] = (struct section){
		.except = except, .kinds = kinds, .name = mem_copy(name, len)};
	reader->section = (uint32_t)words->section_len++;
	reader->part = PART_PATTERNS;
}

/* "charge: a count", "not charge", "nothing". */
static void open_patterns(struct reader *reader) {
	if (take_keyword(reader, "nothing")) {
		add_section(reader, true, (1u << WORDS_KINDS) - 1, "", 0);
		return;
	}
	bool except = take_keyword(reader, "not");
	size_t start = reader->at, len = rest_without_blanks(reader);
	const char *text = reader->source->text + start, *colon = memchr(text, ':', len);
	size_t kind_len = colon != NULL ? (size_t)(colon - text) : len;
	enum words_kind kind;
	if (!words_kind_find(text, kind_len, &kind) || kind == WORDS_QUESTION) {
		diag_error(reader->diag, "words-unknown-heading", span_at(reader, start, len),
			"there is no heading \"%.*s\"; headings are \"list NAME\", \"short forms\", \"fillers\", \"nothing\", a "
			"kind "
			"such as \"charge\", and \"not\" with a kind",
			(int)(kind_len < NAME_BYTES ? kind_len : NAME_BYTES), text);
		return;
	}
	reader->at = start + kind_len + (colon != NULL);
	skip_blanks(reader);
	len = rest_without_blanks(reader);
	const char *name = len > 0 ? reader->source->text + reader->at : words_kind_id(kind);
	add_section(reader, except, 1u << kind, name, len > 0 ? len : strlen(name));
}

static void parse_heading(struct reader *reader) {
	reader->at++;
	skip_blanks(reader);
	reader->part = PART_NONE;
	if (take_keyword(reader, "list")) {
		open_list(reader);
	} else if (take_keyword(reader, "short forms")) {
		reader->part = PART_SHORT_FORMS;
	} else if (take_keyword(reader, "fillers")) {
		reader->part = PART_LIST;
		reader->list = LIST_FILLERS;
	} else {
		open_patterns(reader);
	}
}

static void parse_line(struct reader *reader) {
	skip_blanks(reader);
	char c = here(reader);
	if (c == '\0' || c == '#') {
		return;
	}
	if (c == '=') {
		parse_heading(reader);
	} else if (reader->part == PART_LIST) {
		parse_list_line(reader);
	} else if (reader->part == PART_SHORT_FORMS) {
		parse_short_form(reader);
	} else if (reader->part == PART_PATTERNS) {
		parse_pattern(reader, NODE_ROOT, reader->section, '\0');
	}
}

static void check_lists(const struct words *words, struct diag *diag) {
	for (size_t i = LIST_FILLERS + 1; i < words->list_len; i++) {
		const struct list *list = &words->lists[i];
		if (!list->filled) {
			diag_error(
				diag, "words-unknown-list", list->heading, "there is no list \"%s\" with anything in it", list->name);
		} else if (!list->used) {
			diag_warning(diag, "words-unused-list", list->heading, "no pattern uses the list \"%s\"", list->name);
		}
	}
}

static bool is_text(const struct source *source, struct diag *diag) {
	size_t bad;
	if (source->len > WORDS_FILE_MAX) {
		diag_error(diag, "words-too-many", (struct span){source, DIAG_WHOLE_FILE, 0},
			"the file is longer than a word file may be");
		return false;
	}
	if (!utf8_valid(source->text, source->len, &bad)) {
		diag_error(diag, "words-utf8", (struct span){source, bad, 1}, "this byte is not UTF-8");
		return false;
	}
	const char *nul = memchr(source->text, '\0', source->len);
	if (nul != NULL) {
		diag_error(diag, "words-syntax", (struct span){source, (size_t)(nul - source->text), 1},
			"a character of no meaning stands in the text");
	}
	return nul == NULL;
}

static size_t after_byte_order_mark(const struct source *source) {
	return source->len >= 3 && memcmp(source->text, "\357\273\277", 3) == 0 ? 3 : 0;
}

struct words *words_parse(const struct source *source, struct diag *diag) {
	if (!is_text(source, diag)) {
		return NULL;
	}
	size_t errors = diag->errors;
	struct words *words = mem_new(struct words);
	patterns_init(words);
	patterns_list(words, "fillers", strlen("fillers"), SPAN_NOWHERE);
	struct reader reader = {.words = words, .source = source, .diag = diag, .at = after_byte_order_mark(source)};
	while (reader.at < source->len) {
		const char *start = source->text + reader.at, *end = memchr(start, '\n', source->len - reader.at);
		reader.line_end = end != NULL ? (size_t)(end - source->text) : source->len;
		size_t next = reader.line_end + 1;
		parse_line(&reader);
		reader.at = next;
	}
	check_lists(words, diag);
	if (diag->errors > errors) {
		words_destroy(words);
		return NULL;
	}
	return words;
}

struct words *words_load(const char *path, struct diag *diag) {
	struct buf text = BUF_EMPTY;
	if (!file_read(path, WORDS_FILE_MAX, &text, diag)) {
		return NULL;
	}
	return words_parse(diag_source(diag, path, &text), diag);
}

/* "en" of "en-GB": as much as a file is named for. */
struct words *words_for_language(const char *language, struct diag *diag) {
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	size_t len = strspn(language, letters);
	if (len < 2 || len > 3 || (language[len] != '\0' && language[len] != '-')) {
		diag_error(diag, "words-language", SPAN_NOWHERE, "\"%s\" is not a language such as \"en\"", language);
		return NULL;
	}
	char *folder = data_folder("scenes", diag);
	if (folder == NULL) {
		return NULL;
	}
	struct buf name = BUF_EMPTY;
	buf_printf(&name, "%s/words.%.*s.txt", folder, (int)len, language);
	struct words *words = words_load(name.text, diag);
	buf_finish(&name);
	free(folder);
	return words;
}
