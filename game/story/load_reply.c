/* One reply: what is said, the move it is, and where it leads. */
#include "story/load.h"

#include <string.h>

enum move load_move(struct part *part, const cJSON *string) {
	enum move move;
	if (move_find(string->valuestring, strlen(string->valuestring), &move)) {
		return move;
	}
	struct near near = near_to(string->valuestring, strlen(string->valuestring));
	for (size_t i = 0; i < MOVE_COUNT; i++) {
		near_try(&near, move_row((enum move)i)->id);
	}
	diag_error(part->loader->diag, "unknown-move", load_span(part, string),
		"\"%s\" is not a move%s", string->valuestring,
		near.best != NULL ? load_did_you_mean(part->loader, near.best) : "; `waterline moves` lists them");
	return MOVE_NONE;
}

static const char *const station_words[STATION_COUNT] = {
	[STATION_FEEL_OWN] = "feel_own",
	[STATION_TELL_IT] = "tell_it",
	[STATION_PICTURE_SHIFTS] = "picture_shifts",
	[STATION_ASK_FOR_IT] = "ask_for_it",
	[STATION_IMAGINE_REACHING] = "imagine_reaching",
	[STATION_FEAR_OF_OTHER] = "fear_of_other",
	[STATION_FEAR_ABOUT_SELF] = "fear_about_self",
	[STATION_REACH] = "reach",
	[STATION_STAY] = "stay",
	[STATION_REACH_BACK] = "reach_back",
};

const char *station_id(enum station station) {
	return station_words[station];
}

static enum station load_station(struct part *part, const cJSON *string) {
	struct near near = near_to(string->valuestring, strlen(string->valuestring));
	for (size_t i = STATION_NONE + 1; i < STATION_COUNT; i++) {
		if (strcmp(station_words[i], string->valuestring) == 0) {
			return (enum station)i;
		}
		near_try(&near, station_words[i]);
	}
	diag_error(part->loader->diag, "unknown-station", load_span(part, string), "\"%s\" is not a station%s",
		string->valuestring,
		near.best != NULL ? load_did_you_mean(part->loader, near.best) : "; the guide for authors lists them");
	return STATION_NONE;
}

enum {
	REPLY_ID,
	REPLY_SAYS,
	REPLY_DOES,
	REPLY_COMPOSE,
	REPLY_MOVE,
	REPLY_BENEATH,
	REPLY_WHY,
	REPLY_WHEN,
	REPLY_ONCE,
	REPLY_SETS,
	REPLY_LINES,
	REPLY_TO,
	REPLY_TAGS,
	REPLY_STATION,
	REPLY_LABEL_CHECKED
};
static const struct field reply_fields[] = {
	[REPLY_ID] = {"id", JSON_STRING, true},
	[REPLY_SAYS] = {"says", JSON_STRING, false},
	[REPLY_DOES] = {"does", JSON_STRING, false},
	[REPLY_COMPOSE] = {"compose", JSON_OBJECT, false},
	[REPLY_MOVE] = {"move", JSON_STRING, false},
	[REPLY_BENEATH] = {"beneath", JSON_STRING, false},
	[REPLY_WHY] = {"why", JSON_STRING, false},
	[REPLY_WHEN] = {"when", JSON_STRING, false},
	[REPLY_ONCE] = {"once", JSON_BOOLEAN, false},
	[REPLY_SETS] = {"sets", JSON_OBJECT, false},
	[REPLY_LINES] = {"lines", JSON_ARRAY, false},
	[REPLY_TO] = {"to", JSON_STRING | JSON_OBJECT | JSON_ARRAY, false},
	[REPLY_TAGS] = {"tags", JSON_ARRAY, false},
	[REPLY_STATION] = {"station", JSON_STRING, false},
	[REPLY_LABEL_CHECKED] = {"label_checked", JSON_BOOLEAN, false},
};

static void need_key(struct part *part, const cJSON *object, const char *message) {
	diag_error(part->loader->diag, "missing-key", load_span(part, object), "%s", message);
}

static void misplaced(struct part *part, const cJSON *value, const char *message) {
	diag_error(part->loader->diag, "misplaced-key", json_doc_key_span(part->doc, value), "%s", message);
}

static void check_keys(struct part *part, const cJSON *object, const struct fields *fields, bool beat_has_to) {
	if (field_given(fields, REPLY_COMPOSE)) {
		if (fields->value[REPLY_SAYS] != NULL) {
			misplaced(part, fields->value[REPLY_SAYS], "a composed reply says what its options say; leave \"says\" out");
		}
		if (fields->value[REPLY_MOVE] != NULL) {
			misplaced(part, fields->value[REPLY_MOVE], "the move of a composed reply stands in its rules");
		}
		return;
	}
	if (!field_given(fields, REPLY_SAYS) && !field_given(fields, REPLY_DOES)) {
		need_key(part, object, "a reply needs \"says\", \"does\" or \"compose\"");
	}
	if (!field_given(fields, REPLY_MOVE)) {
		need_key(part, object, "a reply needs the key \"move\"");
	}
	if (!field_given(fields, REPLY_TO) && !beat_has_to) {
		part->loader->graph_broken = true;
		need_key(part, object, "a reply needs the key \"to\", where it leads, unless its beat has one");
	}
}

void load_reply(struct part *part, const cJSON *object, struct beat *beat, bool beat_has_to,
	struct reply *reply) {
	struct loader *loader = part->loader;
	reply->beat = beat->index;
	reply->span = reply->id_span = json_doc_span(part->doc, object);
	reply->said_slot = reply->last_slot = reply->once_bit = UINT32_MAX;
	if (!cJSON_IsObject(object)) {
		load_reply_id(part, reply, NULL);
		load_wrong_type(part, object, "a reply", JSON_OBJECT);
		loader->graph_broken = loader->conditions_broken = loader->sets_broken = true;
		return;
	}
	struct fields fields = LOAD_FIELDS(part, object, reply_fields, "a reply");
	check_keys(part, object, &fields, beat_has_to);
	load_reply_id(part, reply, fields.value[REPLY_ID]);
	reply->move = fields.value[REPLY_MOVE] == NULL ? MOVE_NONE : load_move(part, fields.value[REPLY_MOVE]);
	reply->says = load_text(part, fields.value[REPLY_SAYS], TEXT_REPLY, reply->move);
	reply->does = load_text(part, fields.value[REPLY_DOES], TEXT_REPLY, reply->move);
	reply->beneath = load_text(part, fields.value[REPLY_BENEATH], TEXT_NOTE, MOVE_NONE);
	reply->why = load_text(part, fields.value[REPLY_WHY], TEXT_NOTE, MOVE_NONE);
	reply->when = load_condition(
		part, fields.value[REPLY_WHEN], (struct condition_place){CONDITION_OF_REPLY, beat->turn, reply->index});
	reply->once = fields.value[REPLY_ONCE] == NULL || cJSON_IsTrue(fields.value[REPLY_ONCE]);
	reply->once_bit = reply->once ? loader->story->once_count++ : UINT32_MAX;
	reply->sets = load_sets(part, fields.value[REPLY_SETS], &reply->set_count);
	loader->sets_broken = loader->sets_broken || (fields.value[REPLY_SETS] == NULL && field_given(&fields, REPLY_SETS));
	reply->lines = load_lines(part, fields.value[REPLY_LINES],
		(struct condition_place){CONDITION_OF_ANSWER, beat->turn, reply->index}, "lines of a reply", &reply->line_count);
	if (fields.value[REPLY_TO] != NULL) {
		reply->to = load_target(part, fields.value[REPLY_TO], beat->turn, (struct whose){"reply", reply->id});
	} else if (field_given(&fields, REPLY_TO)) {
		loader->graph_broken = true;
	} else {
		reply->to = beat->to;
	}
	if (fields.value[REPLY_COMPOSE] != NULL) {
		reply->compose = load_compose(part, fields.value[REPLY_COMPOSE], reply, beat->turn,
			beat_has_to || field_given(&fields, REPLY_TO));
	}
	if (fields.value[REPLY_STATION] != NULL) {
		reply->station = load_station(part, fields.value[REPLY_STATION]);
	}
	reply->label_checked = cJSON_IsTrue(fields.value[REPLY_LABEL_CHECKED]);
	reply->tags = load_list(part, fields.value[REPLY_TAGS], TAGS_MAX_A_REPLY, "tags", &reply->tag_count);
}
