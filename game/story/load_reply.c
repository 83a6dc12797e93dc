/* One reply: what is said, the move it is, and where it leads. */
#include "story/load.h"

#include <stdlib.h>
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

/* "+1", "-20"; false where it is no such thing. */
static bool parse_change(const char *text, int32_t *change) {
	size_t digits = strspn(text + 1, "0123456789");
	if ((text[0] != '+' && text[0] != '-') || digits == 0 || digits > 7 || text[1 + digits] != '\0') {
		return false;
	}
	int32_t value = (int32_t)strtol(text + 1, NULL, 10);
	*change = text[0] == '-' ? -value : value;
	return value <= VARIABLE_LIMIT;
}

static void widen(struct loader *loader, const struct set *set) {
	struct variable_use *use = &loader->variable_uses[set->variable];
	use->set = true;
	int32_t low = set->adds ? (set->value < 0 ? -VARIABLE_LIMIT : use->low) : set->value;
	int32_t high = set->adds ? (set->value > 0 ? VARIABLE_LIMIT : use->high) : set->value;
	use->low = low < use->low ? low : use->low;
	use->high = high > use->high ? high : use->high;
}

static bool load_set_value(struct part *part, const cJSON *value, const struct variable *variable, struct set *set) {
	struct diag *diag = part->loader->diag;
	if (!load_is(value, JSON_NUMBER | JSON_BOOLEAN | JSON_STRING)) {
		load_wrong_type(part, value, "what is set", JSON_NUMBER | JSON_BOOLEAN | JSON_STRING);
		return false;
	}
	if (variable->type == EXPR_BOOLEAN) {
		if (!cJSON_IsBool(value)) {
			diag_error(diag, "set-type", load_span(part, value), "\"%s\" is either true or false; set it to one of these",
				variable->id);
			return false;
		}
		set->value = cJSON_IsTrue(value);
		return true;
	}
	if (cJSON_IsNumber(value)) {
		return load_integer(part, value, -VARIABLE_LIMIT, VARIABLE_LIMIT, "a variable", &set->value);
	}
	set->adds = true;
	if (cJSON_IsString(value) && parse_change(value->valuestring, &set->value)) {
		return true;
	}
	diag_error(diag, "set-type", load_span(part, value),
		"\"%s\" is a number: set it to one, such as 3, or add to it, such as \"+1\" or \"-1\"", variable->id);
	return false;
}

static bool load_set(struct part *part, const cJSON *value, struct set *set) {
	struct loader *loader = part->loader;
	int64_t number = id_index_find(&loader->variable_ids, value->string, strlen(value->string));
	if (number == ID_NONE) {
		if (!loader->variables_unknown) {
			const char *near = load_nearest(loader, &loader->variable_ids, value->string, strlen(value->string));
			diag_error(loader->diag, "unknown-variable", json_doc_key_span(part->doc, value),
				"\"%s\" is not a variable; those are listed in \"vars\"%s", value->string, load_did_you_mean(loader, near));
			loader->conditions_broken = true; /* whether a variable is used cannot be told */
		}
		return false;
	}
	*set = (struct set){.variable = (uint32_t)number};
	const struct variable *variable = &loader->variables[number];
	if (variable->type == EXPR_UNKNOWN) {
		loader->variable_uses[number].set = true;
		return false;
	}
	if (!load_set_value(part, value, variable, set)) {
		struct variable_use *use = &loader->variable_uses[number];
		*use = (struct variable_use){use->read, true, -VARIABLE_LIMIT, VARIABLE_LIMIT};
		return false;
	}
	widen(loader, set);
	return true;
}

static void load_sets(struct part *part, const cJSON *object, struct reply *reply) {
	struct loader *loader = part->loader;
	size_t count = 0;
	const cJSON *value;
	cJSON_ArrayForEach(value, object) {
		count++;
	}
	count = count < VARIABLES_MAX ? count : VARIABLES_MAX;
	struct set *sets = arena_array(loader->arena, count, sizeof(struct set));
	reply->sets = sets;
	cJSON_ArrayForEach(value, object) {
		if (reply->set_count == count || load_is_full(part, value)) {
			break;
		}
		reply->set_count += load_set(part, value, &sets[reply->set_count]);
	}
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
	REPLY_TO,
	REPLY_TAGS
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
	[REPLY_TO] = {"to", JSON_STRING | JSON_OBJECT | JSON_ARRAY, false},
	[REPLY_TAGS] = {"tags", JSON_ARRAY, false},
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
	reply->said_slot = reply->once_bit = UINT32_MAX;
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
	reply->when = load_condition(part, fields.value[REPLY_WHEN], beat->turn, reply->index, false);
	reply->once = fields.value[REPLY_ONCE] == NULL || cJSON_IsTrue(fields.value[REPLY_ONCE]);
	reply->once_bit = reply->once ? loader->story->once_count++ : UINT32_MAX;
	if (fields.value[REPLY_SETS] != NULL) {
		load_sets(part, fields.value[REPLY_SETS], reply);
	} else if (field_given(&fields, REPLY_SETS)) {
		loader->sets_broken = true;
	}
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
	reply->tags = load_list(part, fields.value[REPLY_TAGS], TAGS_MAX_A_REPLY, "tags", &reply->tag_count);
}
