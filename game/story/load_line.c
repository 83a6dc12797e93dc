/* What is shown without anybody choosing it: the lines of a beat or a reply, and what a first-time player is told. */
#include "story/load.h"

#include <string.h>

static void misplaced(struct part *part, const cJSON *value, const char *message) {
	diag_error(part->loader->diag, "misplaced-key", json_doc_key_span(part->doc, value), "%s", message);
}

static void need_key(struct part *part, const cJSON *object, const char *message) {
	diag_error(part->loader->diag, "missing-key", load_span(part, object), "%s", message);
}

enum { LINE_BY, LINE_WHEN, LINE_TEXT, LINE_DOES, LINE_SAYS, LINE_BENEATH };
static const struct field line_fields[] = {
	[LINE_BY] = {"by", JSON_STRING, false},
	[LINE_WHEN] = {"when", JSON_STRING, false},
	[LINE_TEXT] = {"text", JSON_STRING, false},
	[LINE_DOES] = {"does", JSON_STRING, false},
	[LINE_SAYS] = {"says", JSON_STRING, false},
	[LINE_BENEATH] = {"beneath", JSON_STRING, false},
};

static void check_line_keys(struct part *part, const cJSON *object, const struct fields *fields) {
	if (field_given(fields, LINE_BY)) {
		if (fields->value[LINE_TEXT] != NULL) {
			misplaced(part, fields->value[LINE_TEXT],
				"\"text\" is told by nobody; a line with \"by\" has \"says\" or \"does\"");
		} else if (!field_given(fields, LINE_TEXT) && !field_given(fields, LINE_SAYS) &&
				   !field_given(fields, LINE_DOES)) {
			need_key(part, object, "a line by a partner needs \"says\" or \"does\"");
		}
		return;
	}
	bool any = field_given(fields, LINE_TEXT);
	for (size_t i = LINE_DOES; i <= LINE_BENEATH; i++) {
		if (fields->value[i] == NULL) {
			continue;
		}
		if (any) {
			misplaced(part, fields->value[i], "this belongs to a partner's line; it needs \"by\", and no \"text\"");
		} else {
			need_key(part, object, "a line with \"says\", \"does\" or \"beneath\" needs \"by\": whose it is");
		}
		return;
	}
	if (!any) {
		need_key(part, object, "a line needs \"text\", or \"by\" and \"says\" or \"does\"");
	}
}

static void load_line(struct part *part, const cJSON *object, struct condition_place place, struct line *line) {
	line->by = SEAT_NONE;
	line->span = json_doc_span(part->doc, object);
	if (!cJSON_IsObject(object)) {
		load_wrong_type(part, object, "a line", JSON_OBJECT);
		return;
	}
	struct fields fields = LOAD_FIELDS(part, object, line_fields, "a line");
	check_line_keys(part, object, &fields);
	if (fields.value[LINE_BY] != NULL) {
		line->by = load_seat(part, fields.value[LINE_BY]);
	}
	line->when = load_condition(part, fields.value[LINE_WHEN], place);
	line->text = load_text(part, fields.value[LINE_TEXT], TEXT_LINE, MOVE_NONE);
	line->does = load_text(part, fields.value[LINE_DOES], TEXT_LINE, MOVE_NONE);
	line->says = load_text(part, fields.value[LINE_SAYS], TEXT_LINE, MOVE_NONE);
	line->beneath = load_text(part, fields.value[LINE_BENEATH], TEXT_NOTE, MOVE_NONE);
}

const struct line *load_lines(
	struct part *part, const cJSON *array, struct condition_place place, const char *what, size_t *count) {
	*count = 0;
	if (array == NULL) {
		return NULL;
	}
	*count = load_count(part, array, 0, LINES_MAX_A_BEAT, what);
	struct line *lines = arena_array(part->loader->arena, *count, sizeof(struct line));
	const cJSON *item = array->child;
	for (size_t i = 0; i < *count; i++, item = item->next) {
		load_line(part, item, place, &lines[i]);
	}
	return lines;
}

static const char *const guide_words[GUIDE_AT_COUNT] = {
	[GUIDE_WATER] = "water",
	[GUIDE_BAND] = "band",
	[GUIDE_HALF] = "half",
	[GUIDE_CARDS] = "cards",
	[GUIDE_VERDICT] = "verdict",
	[GUIDE_WHY] = "why",
	[GUIDE_UNDER] = "under",
	[GUIDE_REWIND] = "rewind",
};

const char *guide_at_id(enum guide_at at) {
	return guide_words[at];
}

static enum guide_at load_guide_at(struct part *part, const cJSON *string) {
	struct near near = near_to(string->valuestring, strlen(string->valuestring));
	for (size_t i = 0; i < GUIDE_AT_COUNT; i++) {
		if (strcmp(guide_words[i], string->valuestring) == 0) {
			return (enum guide_at)i;
		}
		near_try(&near, guide_words[i]);
	}
	diag_error(part->loader->diag, "unknown-guide", load_span(part, string),
		"a guide points at \"water\", \"band\", \"half\", \"cards\", \"verdict\", \"why\", \"under\" or \"rewind\"%s",
		load_did_you_mean(part->loader, near.best));
	return GUIDE_WATER;
}

enum { GUIDE_AT, GUIDE_TEXT };
static const struct field guide_fields[] = {
	[GUIDE_AT] = {"at", JSON_STRING, true},
	[GUIDE_TEXT] = {"text", JSON_STRING, true},
};

const struct guide *load_guides(struct part *part, const cJSON *array, size_t *count) {
	*count = 0;
	if (array == NULL) {
		return NULL;
	}
	*count = load_count(part, array, 1, GUIDES_MAX_A_BEAT, "guides of a beat");
	struct guide *guides = arena_array(part->loader->arena, *count, sizeof(struct guide));
	const cJSON *item = array->child;
	for (size_t i = 0; i < *count; i++, item = item->next) {
		if (!cJSON_IsObject(item)) {
			load_wrong_type(part, item, "a guide", JSON_OBJECT);
			continue;
		}
		struct fields fields = LOAD_FIELDS(part, item, guide_fields, "a guide");
		if (fields.value[GUIDE_AT] != NULL) {
			guides[i].at = load_guide_at(part, fields.value[GUIDE_AT]);
		}
		guides[i].text = load_text(part, fields.value[GUIDE_TEXT], TEXT_LINE, MOVE_NONE);
	}
	return guides;
}
