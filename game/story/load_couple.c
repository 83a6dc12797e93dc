/* The two partners, the seats, and the variables: what the names in the rest of the file stand for. */
#include "story/load.h"

#include <string.h>

static const char *const pronouns_words[PRONOUNS_COUNT] = {"she", "he", "they"};

const char *pronouns_id(enum pronouns pronouns) {
	return pronouns_words[pronouns];
}

struct text_names load_names(const struct part *part) {
	const struct loader *loader = part->loader;
	if (part->shared) {
		return (struct text_names){{shared_partner_ids[SEAT_ONE], shared_partner_ids[SEAT_TWO]}};
	}
	if (loader->couple_unknown) {
		return (struct text_names){{NULL, NULL}};
	}
	return (struct text_names){{loader->story->person[SEAT_ONE].id, loader->story->person[SEAT_TWO].id}};
}

enum seat load_seat(struct part *part, const cJSON *string) {
	struct text_names names = load_names(part);
	for (size_t i = 0; i < SEAT_COUNT; i++) {
		if (names.partner[i] == NULL || strcmp(names.partner[i], string->valuestring) == 0) {
			return (enum seat)i;
		}
	}
	struct near near = near_to(string->valuestring, strlen(string->valuestring));
	near_try(&near, names.partner[SEAT_ONE]);
	near_try(&near, names.partner[SEAT_TWO]);
	diag_error(part->loader->diag, "unknown-partner", load_span(part, string),
		"\"%s\" is not one of the couple, who are \"%s\" and \"%s\"%s", string->valuestring, names.partner[0], names.partner[1], load_did_you_mean(part->loader, near.best));
	part->loader->seats_unknown = true;
	return SEAT_NONE;
}

enum { START_HEAT, START_OPEN, START_SAFE, START_DEPTH, START_COUNT };
static const struct field start_fields[START_COUNT] = {
	{"heat", JSON_NUMBER, true},
	{"open", JSON_NUMBER, true},
	{"safe", JSON_NUMBER, true},
	{"depth", JSON_NUMBER, true},
};

static struct partner load_start(struct part *part, const cJSON *object, enum position position) {
	int32_t value[START_COUNT] = {0};
	if (object != NULL) {
		struct fields fields = LOAD_FIELDS(part, object, start_fields, "the start of a partner");
		for (size_t i = 0; i < START_COUNT; i++) {
			if (fields.value[i] != NULL) {
				const char *what = arena_printf(&part->loader->scratch, "\"%s\"", start_fields[i].key);
				load_integer(part, fields.value[i], 0, POINTS_MAX, what, &value[i]);
			}
		}
	}
	return partner_start(position, value[START_HEAT], value[START_OPEN], value[START_SAFE], value[START_DEPTH]);
}

enum { HALF_COUNT = 6 };
static const struct field half_fields[HALF_COUNT] = {
	{"trigger", JSON_STRING, false},
	{"perception", JSON_STRING, false},
	{"secondary", JSON_STRING, false},
	{"behaviour", JSON_STRING, false},
	{"primary", JSON_STRING, false},
	{"need", JSON_STRING, false},
};

static void report_half(struct part *part, const cJSON *place, const struct fields *fields, const char *id) {
	const char *missing = "";
	for (size_t i = 0; i < HALF_COUNT; i++) {
		if (!field_given(fields, i)) {
			missing = arena_printf(&part->loader->scratch, "%s%s%s", missing, missing[0] != '\0' ? ", " : "",
				half_fields[i].key);
		}
	}
	if (missing[0] != '\0') {
		diag_warning(part->loader->diag, "half-incomplete", load_span(part, place),
			"\"%s\"'s half of the loop is shown while playing; it lacks %s", id, missing);
	}
}

static struct half load_half(struct part *part, const cJSON *object, const cJSON *person, const char *id) {
	struct fields fields = {0};
	if (object != NULL) {
		fields = LOAD_FIELDS(part, object, half_fields, "a half");
	}
	report_half(part, object != NULL ? object : person, &fields, id);
	const char *text[HALF_COUNT];
	for (size_t i = 0; i < HALF_COUNT; i++) {
		text[i] = load_text(part, fields.value[i], TEXT_HALF, MOVE_NONE);
	}
	return (struct half){text[0], text[1], text[2], text[3], text[4], text[5]};
}

static enum pronouns load_pronouns(struct part *part, const cJSON *string) {
	if (string == NULL) {
		return PRONOUNS_THEY;
	}
	struct near near = near_to(string->valuestring, strlen(string->valuestring));
	for (size_t i = 0; i < PRONOUNS_COUNT; i++) {
		if (strcmp(pronouns_words[i], string->valuestring) == 0) {
			return (enum pronouns)i;
		}
		near_try(&near, pronouns_words[i]);
	}
	diag_error(part->loader->diag, "unknown-pronouns", load_span(part, string),
		"\"pronouns\" is \"she\", \"he\" or \"they\"%s", load_did_you_mean(part->loader, near.best));
	return PRONOUNS_THEY;
}

static enum position load_position(struct part *part, const cJSON *string) {
	enum position position = POSITION_PURSUER;
	if (string == NULL || position_find(string->valuestring, strlen(string->valuestring), &position)) {
		return position;
	}
	struct near near = near_to(string->valuestring, strlen(string->valuestring));
	for (size_t i = 0; i < POSITION_COUNT; i++) {
		near_try(&near, position_row((enum position)i)->id);
	}
	diag_error(part->loader->diag, "unknown-position", load_span(part, string),
		"\"position\" is \"pursuer\" or \"withdrawer\"%s", load_did_you_mean(part->loader, near.best));
	return position;
}

enum { PERSON_NAME, PERSON_PRONOUNS, PERSON_POSITION, PERSON_START, PERSON_HALF };
static const struct field person_fields[] = {
	[PERSON_NAME] = {"name", JSON_STRING, true},
	[PERSON_PRONOUNS] = {"pronouns", JSON_STRING, true},
	[PERSON_POSITION] = {"position", JSON_STRING, true},
	[PERSON_START] = {"start", JSON_OBJECT, true},
	[PERSON_HALF] = {"half", JSON_OBJECT, false},
};

static void load_person(struct part *part, const cJSON *object, struct person *person) {
	struct fields fields = LOAD_FIELDS(part, object, person_fields, "a partner");
	person->name = load_plain(part, fields.value[PERSON_NAME]);
	person->pronouns = load_pronouns(part, fields.value[PERSON_PRONOUNS]);
	person->start = load_start(part, fields.value[PERSON_START], load_position(part, fields.value[PERSON_POSITION]));
	if (fields.value[PERSON_HALF] != NULL || !field_given(&fields, PERSON_HALF)) {
		person->half = load_half(part, fields.value[PERSON_HALF], object, person->id);
	}
}

/* The ids come first: what the partners say of each other names them. */
void load_couple(struct part *part, const cJSON *couple) {
	struct loader *loader = part->loader;
	loader->couple_unknown = loader->seats_unknown = true;
	if (couple == NULL) {
		return;
	}
	const cJSON *person;
	size_t count = 0;
	bool good = true;
	cJSON_ArrayForEach(person, couple) {
		if (load_is_full(part, person)) {
			return;
		}
		good = load_check_id(part, person->string, json_doc_key_span(part->doc, person), ID_NAME, "a partner's id") && good;
		if (count < SEAT_COUNT) {
			loader->story->person[count].id = arena_text(loader->arena, person->string);
		}
		count++;
	}
	if (count != SEAT_COUNT) {
		diag_error(loader->diag, "couple-not-two", load_span(part, couple), "a couple is two people; here %s %zu",
			count == 1 ? "is" : "are", count);
	}
	loader->couple_unknown = loader->seats_unknown = !good || count != SEAT_COUNT;
	size_t seat = 0;
	cJSON_ArrayForEach(person, couple) {
		if (seat == SEAT_COUNT) {
			break;
		}
		if (!cJSON_IsObject(person)) {
			load_wrong_type(part, person, "a partner", JSON_OBJECT);
		} else {
			load_person(part, person, &loader->story->person[seat]);
		}
		seat++;
	}
}

void load_seats(struct part *part, const cJSON *seats, struct span couple) {
	struct story *story = part->loader->story;
	part->loader->seat_span[0] = part->loader->seat_span[1] = couple;
	story->seats[0] = SEAT_ONE;
	story->seats[1] = SEAT_TWO;
	story->seat_count = SEAT_COUNT;
	if (seats == NULL) {
		return;
	}
	size_t count = load_count(part, seats, 1, SEAT_COUNT, "seats");
	size_t len = 0, looked = 0;
	const cJSON *item;
	cJSON_ArrayForEach(item, seats) {
		if (looked++ == count) {
			break;
		}
		if (!cJSON_IsString(item)) {
			load_wrong_type(part, item, "a seat", JSON_STRING);
			continue;
		}
		enum seat seat = load_seat(part, item);
		if (seat == SEAT_NONE || part->loader->couple_unknown) {
			continue;
		}
		if (len == 1 && story->seats[0] == seat) {
			diag_error(part->loader->diag, "seat-twice", load_span(part, item), "\"%s\" is in \"seats\" already",
				item->valuestring);
			continue;
		}
		part->loader->seat_span[len] = load_span(part, item);
		story->seats[len++] = seat;
	}
	story->seat_count = len > 0 ? len : SEAT_COUNT;
}

/* One that cannot be read is taken as used, and as anything. */
static void load_variable(struct part *part, const cJSON *value, struct variable *variable, struct variable_use *use) {
	size_t errors = part->loader->diag->errors;
	struct span span = json_doc_key_span(part->doc, value);
	*variable = (struct variable){.id = arena_text(part->loader->arena, value->string), .type = EXPR_UNKNOWN, .span = span};
	load_check_id(part, value->string, span, ID_NAME, "a variable's name");
	if (cJSON_IsBool(value)) {
		variable->type = EXPR_BOOLEAN;
		variable->start = cJSON_IsTrue(value);
	} else if (!cJSON_IsNumber(value)) {
		load_wrong_type(part, value, "a variable's first value", JSON_NUMBER | JSON_BOOLEAN);
	} else {
		load_integer(part, value, -VARIABLE_LIMIT, VARIABLE_LIMIT, "a variable", &variable->start);
		variable->type = EXPR_NUMBER;
	}
	*use = (struct variable_use){.low = variable->start, .high = variable->start};
	if (part->loader->diag->errors > errors) {
		*use = (struct variable_use){true, true, -VARIABLE_LIMIT, VARIABLE_LIMIT};
	}
}

void load_variables(struct part *part, const cJSON *vars) {
	struct loader *loader = part->loader;
	if (vars == NULL) {
		return;
	}
	size_t count = load_count(part, vars, 0, VARIABLES_MAX, "variables");
	loader->variables = arena_array(loader->arena, count, sizeof(struct variable));
	loader->variable_uses = arena_array(&loader->scratch, count, sizeof(struct variable_use));
	id_index_init(&loader->variable_ids, count, &loader->scratch);
	size_t len = 0;
	const cJSON *value;
	cJSON_ArrayForEach(value, vars) {
		if (len == count) {
			break;
		}
		struct variable *variable = &loader->variables[len];
		load_variable(part, value, variable, &loader->variable_uses[len++]);
		int64_t first;
		id_index_add(&loader->variable_ids, variable->id, &first);
	}
	loader->story->variables = loader->variables;
	loader->story->variable_count = count;
}
