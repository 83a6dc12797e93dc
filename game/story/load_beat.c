/* One beat: its lines, and what comes after them. */
#include "story/load.h"

#include <string.h>

static const char *const ending_words[ENDING_COUNT] = {
	[ENDING_STUCK] = "stuck",
	[ENDING_ESCALATED] = "escalated",
	[ENDING_PAUSED] = "paused",
	[ENDING_REPAIRED] = "repaired",
	[ENDING_RECONNECTED] = "reconnected",
	[ENDING_ACCEPTED] = "accepted",
};

const char *ending_id(enum ending_kind kind) {
	return kind == ENDING_NONE ? NULL : ending_words[kind];
}

bool ending_is_good(enum ending_kind kind) {
	return kind == ENDING_PAUSED || kind == ENDING_REPAIRED || kind == ENDING_RECONNECTED || kind == ENDING_ACCEPTED;
}

static void misplaced(struct part *part, const cJSON *value, const char *message) {
	diag_error(part->loader->diag, "misplaced-key", json_doc_key_span(part->doc, value), "%s", message);
}

static void need_key(struct part *part, const cJSON *object, const char *message) {
	diag_error(part->loader->diag, "missing-key", load_span(part, object), "%s", message);
}

static void load_replies(struct part *part, const cJSON *array, struct beat *beat, bool beat_has_to) {
	struct loader *loader = part->loader;
	size_t errors = loader->diag->errors;
	size_t count = load_count(part, array, 1, REPLIES_MAX_A_BEAT, "replies of a beat");
	loader->graph_broken = loader->graph_broken || loader->diag->errors > errors;
	struct reply *replies = arena_array(loader->arena, count, sizeof(struct reply));
	beat->replies = replies;
	beat->reply_count = count;
	const cJSON *item = array->child;
	for (size_t i = 0; i < count; i++, item = item->next) {
		load_reply(part, item, beat, beat_has_to, &replies[i]);
	}
}

static enum ending_kind load_ending(struct part *part, const cJSON *string) {
	struct near near = near_to(string->valuestring, strlen(string->valuestring));
	for (size_t i = ENDING_NONE + 1; i < ENDING_COUNT; i++) {
		if (strcmp(ending_words[i], string->valuestring) == 0) {
			return (enum ending_kind)i;
		}
		near_try(&near, ending_words[i]);
	}
	diag_error(part->loader->diag, "unknown-ending", load_span(part, string),
		"an ending is \"stuck\", \"escalated\", \"paused\", \"repaired\", \"reconnected\" or \"accepted\"%s",
		load_did_you_mean(part->loader, near.best));
	return ENDING_STUCK;
}

enum {
	BEAT_LINES,
	BEAT_TURN,
	BEAT_REPLIES,
	BEAT_TO,
	BEAT_ENDING,
	BEAT_TITLE,
	BEAT_TEXT,
	BEAT_ASK,
	BEAT_RETURN,
	BEAT_GUIDE
};
static const struct field beat_fields[] = {
	[BEAT_LINES] = {"lines", JSON_ARRAY, false},
	[BEAT_TURN] = {"turn", JSON_STRING, false},
	[BEAT_REPLIES] = {"replies", JSON_ARRAY, false},
	[BEAT_TO] = {"to", JSON_STRING | JSON_OBJECT | JSON_ARRAY, false},
	[BEAT_ENDING] = {"ending", JSON_STRING, false},
	[BEAT_TITLE] = {"title", JSON_STRING, false},
	[BEAT_TEXT] = {"text", JSON_STRING, false},
	[BEAT_ASK] = {"ask", JSON_STRING, false},
	[BEAT_RETURN] = {"return", JSON_BOOLEAN, false},
	[BEAT_GUIDE] = {"guide", JSON_ARRAY, false},
};

/* An ending ends, a return returns: nothing else stands beside them. */
static void check_alone(struct part *part, const struct fields *fields, const char *message) {
	static const size_t others[] = {BEAT_TURN, BEAT_REPLIES, BEAT_TO};
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (fields->value[others[i]] != NULL) {
			misplaced(part, fields->value[others[i]], message);
			return;
		}
	}
}

static void check_ending_keys(struct part *part, const cJSON *object, const struct fields *fields) {
	check_alone(part, fields, "an ending ends: it has no \"turn\", \"replies\" or \"to\"");
	if (fields->value[BEAT_RETURN] != NULL) {
		misplaced(part, fields->value[BEAT_RETURN], "a beat is an ending or a return, not both");
	}
	if (!field_given(fields, BEAT_TITLE)) {
		need_key(part, object, "an ending needs the key \"title\"");
	}
	if (!field_given(fields, BEAT_TEXT)) {
		need_key(part, object, "an ending needs the key \"text\"");
	}
}

static void check_beat_keys(struct part *part, const cJSON *object, const struct fields *fields, const char *id) {
	if (field_given(fields, BEAT_ENDING)) {
		check_ending_keys(part, object, fields);
		return;
	}
	for (size_t i = BEAT_TITLE; i <= BEAT_ASK; i++) {
		if (fields->value[i] != NULL) {
			misplaced(part, fields->value[i], "only an ending has \"title\", \"text\" and \"ask\"; give the beat an \"ending\", or put the text into its \"lines\"");
			break;
		}
	}
	if (cJSON_IsTrue(fields->value[BEAT_RETURN])) {
		check_alone(part, fields, "a return goes back to where it was called from: it has no \"turn\", \"replies\" or \"to\"");
	} else if (field_given(fields, BEAT_REPLIES)) {
		if (!field_given(fields, BEAT_TURN)) {
			need_key(part, object, "a beat with replies needs the key \"turn\": whose reply comes next");
		}
	} else if (fields->value[BEAT_TURN] != NULL) {
		misplaced(part, fields->value[BEAT_TURN], "\"turn\" says whose the replies are, and here are none");
	} else if (!field_given(fields, BEAT_TO) && (fields->wrong >> BEAT_RETURN & 1) == 0) {
		part->loader->graph_broken = true;
		diag_error(part->loader->diag, "beat-leads-nowhere", json_doc_key_span(part->doc, object),
			"nothing comes after the beat \"%s\": it needs \"replies\", \"to\", an \"ending\", or \"return\": true", id);
	}
}

static void load_beat(struct part *part, const cJSON *object, struct beat *beat) {
	struct loader *loader = part->loader;
	if (!cJSON_IsObject(object)) {
		load_wrong_type(part, object, "a beat", JSON_OBJECT);
		loader->graph_broken = loader->conditions_broken = loader->sets_broken = true;
		loader->replies_unknown = true;
		return;
	}
	struct fields fields = LOAD_FIELDS(part, object, beat_fields, "a beat");
	check_beat_keys(part, object, &fields, beat->id);
	loader->graph_broken = loader->graph_broken || fields.wrong != 0;
	beat->turn = fields.value[BEAT_TURN] == NULL ? SEAT_NONE : load_seat(part, fields.value[BEAT_TURN]);
	beat->lines = load_lines(part, fields.value[BEAT_LINES],
		(struct condition_place){CONDITION_OF_LINE, beat->turn, 0}, "lines of a beat", &beat->line_count);
	beat->guides = load_guides(part, fields.value[BEAT_GUIDE], &beat->guide_count);
	if (fields.value[BEAT_TO] != NULL) {
		beat->to = load_target(part, fields.value[BEAT_TO], beat->turn, (struct whose){"beat", beat->id});
	}
	if (fields.value[BEAT_REPLIES] != NULL) {
		load_replies(part, fields.value[BEAT_REPLIES], beat, field_given(&fields, BEAT_TO));
	} else if (field_given(&fields, BEAT_REPLIES)) {
		loader->replies_unknown = loader->sets_broken = true;
	}
	if (fields.value[BEAT_ENDING] != NULL) {
		beat->ending = load_ending(part, fields.value[BEAT_ENDING]);
	} else if (field_given(&fields, BEAT_ENDING)) {
		beat->ending = ENDING_STUCK;
	}
	beat->returns = cJSON_IsTrue(fields.value[BEAT_RETURN]);
	beat->title = load_text(part, fields.value[BEAT_TITLE], TEXT_TITLE, MOVE_NONE);
	beat->text = load_text(part, fields.value[BEAT_TEXT], TEXT_ENDING, MOVE_NONE);
	beat->ask = load_text(part, fields.value[BEAT_ASK], TEXT_NOTE, MOVE_NONE);
}

void load_beats(struct part *part) {
	struct loader *loader = part->loader;
	size_t number = part->first_beat;
	const cJSON *beat;
	cJSON_ArrayForEach(beat, part->beats) {
		if (load_is_full(part, beat)) {
			return;
		}
		load_beat(part, beat, &loader->beats[number++]);
	}
}
