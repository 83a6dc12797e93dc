/* What a reply, or a rule of a composed one, makes of the variables. */
#include "story/load.h"

#include <stdlib.h>
#include <string.h>

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
			diag_error(diag, "set-type", load_span(part, value),
				"\"%s\" is either true or false; set it to one of these", variable->id);
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
				"\"%s\" is not a variable; those are listed in \"vars\"%s", value->string,
				load_did_you_mean(loader, near));
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

const struct set *load_sets(struct part *part, const cJSON *object, size_t *count) {
	struct loader *loader = part->loader;
	*count = 0;
	if (object == NULL) {
		return NULL;
	}
	size_t room = 0;
	const cJSON *value;
	cJSON_ArrayForEach(value, object) {
		room++;
	}
	room = room < VARIABLES_MAX ? room : VARIABLES_MAX;
	struct set *sets = arena_array(loader->arena, room, sizeof(struct set));
	cJSON_ArrayForEach(value, object) {
		if (*count == room || load_is_full(part, value)) {
			break;
		}
		*count += load_set(part, value, &sets[*count]);
	}
	return sets;
}
