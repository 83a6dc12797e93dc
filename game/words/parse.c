/* Reads a word file line by line: its headings, lists and short forms. What a pattern is, reader.c knows. */
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/os.h"
#include "base/utf8.h"
#include "words/reader.h"

/* Entries with commas between them. */
static void parse_list_line(struct reader *reader) {
	struct list *list = &reader->words->lists[reader->list];
	list->filled = true;
	while (reader->at < reader->line_end) {
		if (!reader_pattern(reader, list->root, SECTION_LIST_ENTRY, ',')) {
			return;
		}
		if (reader_here(reader) == ',') {
			reader->at++;
		}
		reader_skip_blanks(reader);
	}
}

/* i'm = i am */
static void parse_short_form(struct reader *reader) {
	if (reader->words->section_len > 0 || reader->words->lists[LIST_FILLERS].filled) {
		reader_syntax(reader, "short forms stand before everything that may use them");
		return;
	}
	uint16_t stands_for[SHORT_FORM_WORDS], given = reader_word(reader);
	uint8_t count = 0;
	reader_skip_blanks(reader);
	if (given == WORD_UNKNOWN) {
		return;
	}
	if (reader_here(reader) != '=') {
		reader_syntax(reader, "a short form is written: i'm = i am");
		return;
	}
	reader->at++;
	for (reader_skip_blanks(reader); reader->at < reader->line_end; reader_skip_blanks(reader)) {
		if (count == SHORT_FORM_WORDS) {
			reader_syntax(reader, "a short form stands for at most four words");
			return;
		}
		if ((stands_for[count++] = reader_word(reader)) == WORD_UNKNOWN) {
			return;
		}
	}
	struct word *word = &reader->words->dictionary.words[given];
	word->expands = count;
	memcpy(word->stands_for, stands_for, sizeof(*stands_for) * count);
	if (count == 0) {
		reader_syntax(reader, "a short form is written: i'm = i am");
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
	reader_skip_blanks(reader);
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
	bool bad = len == 0 || len > READER_NAME_BYTES || (len == strlen("name") && memcmp(name, "name", len) == 0);
	for (size_t i = 0; i < len; i++) {
		bad = bad || strchr("{}", name[i]) != NULL;
	}
	if (bad) {
		reader_syntax(reader, "this is no name for a list");
		return;
	}
	reader->list = patterns_list(reader->words, name, len, reader_span(reader, reader->at, len));
	if (reader->list == LISTS_MOST) {
		reader_too_many(reader, "there are more lists than a word file may have");
		return;
	}
	reader->part = PART_LIST;
}

static void add_section(struct reader *reader, bool except, uint32_t kinds, const char *name, size_t len) {
	struct words *words = reader->words;
	if (words->section_len == SECTIONS_MOST) {
		reader_too_many(reader, "there are more headings than a word file may have");
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
		diag_error(reader->diag, "words-unknown-heading", reader_span(reader, start, len),
			"there is no heading \"%.*s\"; headings are \"list NAME\", \"short forms\", \"fillers\", \"nothing\", a "
			"kind "
			"such as \"charge\", and \"not\" with a kind",
			(int)(kind_len < READER_NAME_BYTES ? kind_len : READER_NAME_BYTES), text);
		return;
	}
	reader->at = start + kind_len + (colon != NULL);
	reader_skip_blanks(reader);
	len = rest_without_blanks(reader);
	const char *name = len > 0 ? reader->source->text + reader->at : words_kind_id(kind);
	add_section(reader, except, 1u << kind, name, len > 0 ? len : strlen(name));
}

static void parse_heading(struct reader *reader) {
	reader->at++;
	reader_skip_blanks(reader);
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
	reader_skip_blanks(reader);
	char c = reader_here(reader);
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
		reader_pattern(reader, NODE_ROOT, reader->section, '\0');
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

/* That see nothing yet. */
static struct words *none(void) {
	struct words *words = mem_new(struct words);
	patterns_init(words);
	patterns_list(words, "fillers", strlen("fillers"), SPAN_NOWHERE);
	return words;
}

struct words *words_parse(const struct source *source, struct diag *diag) {
	if (!is_text(source, diag)) {
		return NULL;
	}
	size_t errors = diag->errors;
	struct words *words = none();
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

/* "en" of "en-GB": as much as a file is named for. NULL and a finding where there can be none. */
static char *path_for(const char *language, struct diag *diag) {
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
	free(folder);
	return buf_detach(&name);
}

struct words *words_for_language(const char *language, struct diag *diag) {
	char *path = path_for(language, diag);
	struct words *words = path == NULL ? NULL : words_load(path, diag);
	free(path);
	return words;
}

static void as_warnings(struct diag *diag, size_t from) {
	for (size_t i = from; i < diag->len; i++) {
		diag->errors -= diag->findings[i].severity == SEVERITY_ERROR;
		diag->findings[i].severity = SEVERITY_WARNING;
	}
}

struct words *words_or_none(const char *language, struct diag *diag) {
	size_t before = diag->len;
	char *path = path_for(language, diag);
	struct words *words = NULL;
	if (path != NULL && os_look_through(path).kind == OS_NOTHING) {
		diag_warning(diag, "words-missing", SPAN_NOWHERE,
			"there are no lists of words for the language \"%s\" (%s); what cards say is not compared with their moves",
			language, path);
	} else if (path != NULL) {
		words = words_load(path, diag);
	}
	as_warnings(diag, before);
	free(path);
	return words != NULL ? words : none();
}
