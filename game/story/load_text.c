/* Texts are looked at where they stand, so that a finding is on the very words. */
#include "story/load.h"

#include <string.h>

#include "base/controls.h"
#include "base/utf8.h"
#include "story/check_words.h"

struct text_place {
	struct part *part;
	const cJSON *string;
};

static void report_text(void *data, const char *code, size_t start, size_t len, const char *message,
	const char *suggestion) {
	const struct text_place *place = data;
	diag_error(place->part->loader->diag, code, json_doc_inside(place->part->doc, place->string, start, len), "%s%s",
		message, load_did_you_mean(place->part->loader, suggestion));
}

static bool only_blanks(const char *text) {
	return text[strspn(text, " \t\r\n")] == '\0';
}

/* False where it is no use looking further. */
static bool check_size(struct part *part, const cJSON *string, size_t len) {
	struct diag *diag = part->loader->diag;
	if (only_blanks(string->valuestring)) {
		diag_error(diag, "text-empty", load_span(part, string), "there is nothing in this text; leave the key out instead");
		return false;
	}
	if (len > TEXT_MAX) {
		size_t points = utf8_count(string->valuestring, len);
		if (points > TEXT_MAX) {
			diag_error(diag, "text-too-long", load_span(part, string), "a text may be %d characters long; this has %zu",
				TEXT_MAX, points);
			return false;
		}
	}
	return true;
}

/* False where a text holds what is no writing, of which the first is told. */
static bool check_controls(struct part *part, const cJSON *string, size_t len, bool lines) {
	struct control control = control_find(string->valuestring, len, lines);
	struct span span = json_doc_inside(part->doc, string, control.start, control.len);
	struct diag *diag = part->loader->diag;
	switch (control.kind) {
	case CONTROL_NONE:
		return true;
	case CONTROL_LINE_BREAK:
		diag_error(diag, "text-control-character", span, "this text stands on one line: it has no line breaks");
		return false;
	case CONTROL_CHARACTER:
		diag_error(diag, "text-control-character", span, "the control character U+%04X is no writing; take it away%s",
			(unsigned)control.code, control.code == '\t' ? ", or write a blank" : "");
		return false;
	case CONTROL_UNPAIRED:
		diag_error(diag, "text-direction-mark", span,
			"U+%04X turns the direction of writing and has no other half in this line; put both there, or neither",
			(unsigned)control.code);
		return false;
	}
	return true;
}

/* Where a line break means something: not where a text is shown in one line or in a table. */
static bool may_have_lines(enum text_use use) {
	return use != TEXT_TITLE && use != TEXT_HALF && use != TEXT_OPTION;
}

static void check_card(struct part *part, const cJSON *string, size_t len, enum text_use use) {
	static const struct {
		const char *what;
		size_t most;
	} cards[] = {
		[TEXT_TITLE] = {"a title", 60},
		[TEXT_LINE] = {"a line", 220},
		[TEXT_REPLY] = {"a reply", 140},
		[TEXT_OPTION] = {"a part of a reply", 140},
		[TEXT_NOTE] = {"a note", 160},
		[TEXT_HALF] = {"a note", 160},
		[TEXT_ENDING] = {"an ending's text", 400},
		[TEXT_OTHER] = {"a text", TEXT_MAX},
	};
	if (len <= cards[use].most) {
		return;
	}
	size_t seen = text_visible_length(string->valuestring, len);
	if (seen > cards[use].most) {
		diag_warning(part->loader->diag, "text-long-for-card", load_span(part, string),
			"%s reads best up to %zu characters; this has %zu", cards[use].what, cards[use].most, seen);
	}
}

const char *load_text(struct part *part, const cJSON *string, enum text_use use, enum move move) {
	if (string == NULL) {
		return NULL;
	}
	size_t len = strlen(string->valuestring);
	if (!check_size(part, string, len) || !check_controls(part, string, len, may_have_lines(use))) {
		return "";
	}
	struct text_place place = {part, string};
	struct text_names names = load_names(part);
	text_check(string->valuestring, len, &names, report_text, &place);
	check_card(part, string, len, use);
	check_words(part, string, use, move);
	return arena_copy(part->loader->arena, string->valuestring, len);
}

const char *load_plain(struct part *part, const cJSON *string) {
	if (string == NULL) {
		return NULL;
	}
	size_t len = strlen(string->valuestring);
	bool good = check_size(part, string, len) && check_controls(part, string, len, false);
	return good ? arena_copy(part->loader->arena, string->valuestring, len) : "";
}

const char *const *load_list(struct part *part, const cJSON *array, size_t most, const char *what, size_t *out_count) {
	*out_count = 0;
	if (array == NULL) {
		return NULL;
	}
	size_t count = load_count(part, array, 0, most, what);
	const char **texts = arena_array(part->loader->arena, count, sizeof(char *));
	const cJSON *item;
	size_t looked = 0;
	cJSON_ArrayForEach(item, array) {
		if (looked++ == count) {
			break;
		}
		if (cJSON_IsString(item)) {
			texts[(*out_count)++] = load_plain(part, item);
		} else {
			load_wrong_type(part, item, what, JSON_STRING);
		}
	}
	return texts;
}

const char *const *load_questions(struct part *part, const cJSON *array, size_t wanted, const char *what) {
	if (array == NULL) {
		return NULL;
	}
	size_t count = load_count(part, array, wanted, wanted, what);
	const char **texts = arena_array(part->loader->arena, wanted, sizeof(char *));
	const cJSON *item = array->child;
	for (size_t i = 0; i < count; i++, item = item->next) {
		if (cJSON_IsString(item)) {
			texts[i] = load_text(part, item, TEXT_LINE, MOVE_NONE);
		} else {
			load_wrong_type(part, item, "a question", JSON_STRING);
		}
	}
	return texts;
}
