/* A reply put together from parts, and the rules that say which move came of it. */
#include "story/load.h"

#include <string.h>

static size_t tag_number(const struct compose *compose, const char *tag) {
	size_t i = 0;
	while (i < compose->tag_count && strcmp(compose->tags[i], tag) != 0) {
		i++;
	}
	return i;
}

enum { OPTION_ID, OPTION_SAYS, OPTION_TAG, OPTION_WHEN };
static const struct field option_fields[] = {
	[OPTION_ID] = {"id", JSON_STRING, true},
	[OPTION_SAYS] = {"says", JSON_STRING, true},
	[OPTION_TAG] = {"tag", JSON_STRING, false},
	[OPTION_WHEN] = {"when", JSON_STRING, false},
};

static void check_option_id(struct part *part, const struct slot *slot, const struct compose_option *option,
	const cJSON *id) {
	load_check_id(part, option->id, load_span(part, id), ID_PLAIN, "an option's id");
	for (const struct compose_option *other = slot->options; other < option; other++) {
		if (other->id != NULL && strcmp(other->id, option->id) == 0) {
			diag_error(part->loader->diag, "duplicate-option", load_span(part, id), "this slot has an option \"%s\" already",
				option->id);
			return;
		}
	}
}

/* What the slots of one reply share while they are read. */
struct slots {
	struct part *part;
	struct compose *compose;
	const char **tags; /* the compose's: room for all that there can be */
	enum move move;    /* the roughest that a rule makes */
	enum seat turn;
};

/* The bit of a tag, which gets a number when it first comes. */
static uint64_t tag_bit(const struct slots *slots, const char *tag) {
	struct compose *compose = slots->compose;
	size_t number = tag_number(compose, tag);
	if (number == compose->tag_count) {
		slots->tags[compose->tag_count++] = tag;
	}
	return UINT64_C(1) << number;
}

static void load_option(
	const struct slots *slots, const cJSON *object, const struct slot *slot, struct compose_option *option) {
	struct part *part = slots->part;
	if (!cJSON_IsObject(object)) {
		load_wrong_type(part, object, "an option", JSON_OBJECT);
		return;
	}
	struct fields fields = LOAD_FIELDS(part, object, option_fields, "an option");
	option->span = json_doc_span(part->doc, object);
	option->id = load_plain(part, fields.value[OPTION_ID]);
	option->says = load_text(part, fields.value[OPTION_SAYS], TEXT_OPTION, slots->move);
	option->tag = load_plain(part, fields.value[OPTION_TAG]);
	option->tag_bit = option->tag == NULL ? 0 : tag_bit(slots, option->tag);
	part->loader->tags_unknown |= option->tag == NULL && field_given(&fields, OPTION_TAG);
	option->when = load_condition(
		part, fields.value[OPTION_WHEN], (struct condition_place){CONDITION_OF_OPTION, slots->turn, 0});
	slots->compose->conditional |= option->when != NULL;
	if (option->id != NULL) {
		check_option_id(part, slot, option, fields.value[OPTION_ID]);
	}
}

enum { SLOT_LABEL, SLOT_OPTIONS };
static const struct field slot_fields[] = {
	[SLOT_LABEL] = {"label", JSON_STRING, false},
	[SLOT_OPTIONS] = {"options", JSON_ARRAY, true},
};

static void load_slot(const struct slots *slots, const cJSON *object, struct slot *slot) {
	struct part *part = slots->part;
	slot->span = load_span(part, object);
	if (!cJSON_IsObject(object)) {
		load_wrong_type(part, object, "a slot", JSON_OBJECT);
		return;
	}
	struct fields fields = LOAD_FIELDS(part, object, slot_fields, "a slot");
	slot->label = load_text(part, fields.value[SLOT_LABEL], TEXT_OPTION, slots->move);
	const cJSON *array = fields.value[SLOT_OPTIONS];
	if (array == NULL) {
		part->loader->tags_unknown = true;
		return;
	}
	size_t count = load_count(part, array, 2, OPTIONS_MAX, "options of a slot");
	struct compose_option *options = arena_array(part->loader->arena, count, sizeof(struct compose_option));
	slot->options = options;
	const cJSON *item = array->child;
	for (size_t i = 0; i < count; i++, item = item->next) {
		load_option(slots, item, slot, &options[i]);
	}
	slot->option_count = count;
}

enum { RULE_WHEN, RULE_MOVE, RULE_TO, RULE_WHY, RULE_BENEATH, RULE_SETS };
static const struct field rule_fields[] = {
	[RULE_WHEN] = {"when", JSON_ARRAY, false},
	[RULE_MOVE] = {"move", JSON_STRING, true},
	[RULE_TO] = {"to", JSON_STRING | JSON_OBJECT | JSON_ARRAY, false},
	[RULE_WHY] = {"why", JSON_STRING, false},
	[RULE_BENEATH] = {"beneath", JSON_STRING, false},
	[RULE_SETS] = {"sets", JSON_OBJECT, false},
};

static void report_unknown_tag(struct part *part, const cJSON *item, const struct compose *compose) {
	struct near near = near_to(item->valuestring, strlen(item->valuestring));
	for (size_t i = 0; i < compose->tag_count; i++) {
		near_try(&near, compose->tags[i]);
	}
	diag_error(part->loader->diag, "unknown-tag", load_span(part, item), "no option of this reply has the tag \"%s\"%s",
		item->valuestring, load_did_you_mean(part->loader, near.best));
}

static uint64_t load_rule_tags(struct part *part, const cJSON *array, const struct compose *compose) {
	uint64_t bits = 0;
	size_t left = load_count(part, array, 1, SLOTS_MAX, "tags of a rule");
	const cJSON *item;
	cJSON_ArrayForEach(item, array) {
		if (left-- == 0) {
			break;
		}
		if (!cJSON_IsString(item)) {
			load_wrong_type(part, item, "a tag", JSON_STRING);
			continue;
		}
		size_t tag = tag_number(compose, item->valuestring);
		if (tag == compose->tag_count) {
			if (!part->loader->tags_unknown) {
				report_unknown_tag(part, item, compose);
			}
			bits |= UINT64_C(1) << 63;
			continue;
		}
		bits |= UINT64_C(1) << tag;
	}
	return bits;
}

static void check_rule_order(struct part *part, const cJSON *object, bool has_when, bool last) {
	if (!last && !has_when) {
		diag_error(part->loader->diag, "rule-without-when", load_span(part, object),
			"this rule fits every choice, so those after it never count; give it a \"when\", or put it last");
	} else if (last && has_when) {
		diag_error(part->loader->diag, "rule-with-when", load_span(part, object),
			"the last rule has no \"when\", so that every choice makes some move");
	}
}

/* What the rules of one reply share while they are read. */
struct rules {
	struct part *part;
	const struct compose *compose;
	const char *reply_id;
	enum seat turn;
	bool reply_has_to;
};

static void load_rule(const struct rules *rules, const cJSON *object, bool last, struct rule *rule) {
	struct part *part = rules->part;
	if (!cJSON_IsObject(object)) {
		load_wrong_type(part, object, "a rule", JSON_OBJECT);
		return;
	}
	struct fields fields = LOAD_FIELDS(part, object, rule_fields, "a rule");
	check_rule_order(part, object, field_given(&fields, RULE_WHEN), last);
	if (fields.value[RULE_WHEN] != NULL) {
		rule->tags = load_rule_tags(part, fields.value[RULE_WHEN], rules->compose);
	}
	rule->move = fields.value[RULE_MOVE] == NULL ? MOVE_NONE : load_move(part, fields.value[RULE_MOVE]);
	rule->why = load_text(part, fields.value[RULE_WHY], TEXT_NOTE, MOVE_NONE);
	rule->beneath = load_text(part, fields.value[RULE_BENEATH], TEXT_NOTE, MOVE_NONE);
	rule->sets = load_sets(part, fields.value[RULE_SETS], &rule->set_count);
	part->loader->sets_broken |= fields.value[RULE_SETS] == NULL && field_given(&fields, RULE_SETS);
	if (fields.value[RULE_TO] != NULL) {
		rule->to = load_target(part, fields.value[RULE_TO], rules->turn, (struct whose){"reply", rules->reply_id});
	} else if (!rules->reply_has_to && !field_given(&fields, RULE_TO)) {
		part->loader->graph_broken = true;
		diag_error(part->loader->diag, "missing-key", load_span(part, object),
			"a rule needs the key \"to\" where its reply has none");
	}
}

static bool next_choice(const struct compose *compose, uint8_t *options) {
	for (size_t i = compose->slot_count; i-- > 0;) {
		if (++options[i] < compose->slots[i].option_count) {
			return true;
		}
		options[i] = 0;
	}
	return false;
}

/* Tries all choices, 625 at most, and reports the rules that none of them falls under. */
static void check_rules(struct part *part, const struct compose *compose, const cJSON *array) {
	bool used[RULES_MAX] = {false};
	uint8_t options[SLOTS_MAX] = {0};
	do {
		used[compose_rule(compose, options) - compose->rules] = true;
	} while (next_choice(compose, options));
	const cJSON *item = array->child;
	for (size_t i = 0; i < compose->rule_count; i++, item = item->next) {
		if (!used[i] && (compose->rules[i].tags >> 63) == 0) {
			diag_warning(part->loader->diag, "rule-never", load_span(part, item),
				"no choice of options falls under this rule: %s",
				i + 1 == compose->rule_count ? "those before it take them all" : "its tags never come together, or a rule before it takes them");
		}
	}
}

static void load_slots(const struct slots *slots, const cJSON *array) {
	size_t count = load_count(slots->part, array, 2, SLOTS_MAX, "slots of a composed reply");
	struct slot *list = arena_array(slots->part->loader->arena, count, sizeof(struct slot));
	const cJSON *item = array->child;
	for (size_t i = 0; i < count; i++, item = item->next) {
		load_slot(slots, item, &list[i]);
	}
	slots->compose->slots = list;
	slots->compose->slot_count = count;
}

static void load_rules(const struct rules *rules, const cJSON *array, struct compose *compose) {
	size_t count = load_count(rules->part, array, 1, RULES_MAX, "rules of a composed reply");
	struct rule *list = arena_array(rules->part->loader->arena, count, sizeof(struct rule));
	const cJSON *item = array->child;
	for (size_t i = 0; i < count; i++, item = item->next) {
		load_rule(rules, item, item->next == NULL, &list[i]);
	}
	compose->rules = list;
	compose->rule_count = count;
}

/* Whether any rule makes the one move in which characters may use labels. */
static enum move roughest_move(const cJSON *rules) {
	const cJSON *rule;
	cJSON_ArrayForEach(rule, rules) {
		const cJSON *move = cJSON_GetObjectItemCaseSensitive(rule, "move");
		if (cJSON_IsString(move) && strcmp(move->valuestring, move_row(MOVE_PATHOLOGISE)->id) == 0) {
			return MOVE_PATHOLOGISE;
		}
	}
	return MOVE_NONE;
}

enum { COMPOSE_SLOTS, COMPOSE_RULES };
static const struct field compose_fields[] = {
	[COMPOSE_SLOTS] = {"slots", JSON_ARRAY, true},
	[COMPOSE_RULES] = {"rules", JSON_ARRAY, true},
};

const struct compose *load_compose(struct part *part, const cJSON *object, const struct reply *reply, enum seat turn,
	bool reply_has_to) {
	struct fields fields = LOAD_FIELDS(part, object, compose_fields, "a composed reply");
	const cJSON *slots = fields.value[COMPOSE_SLOTS], *rules = fields.value[COMPOSE_RULES];
	if (slots == NULL || rules == NULL) {
		part->loader->graph_broken = true;
		return NULL;
	}
	size_t errors = part->loader->diag->errors;
	struct compose *compose = arena_new(part->loader->arena, struct compose);
	part->loader->tags_unknown = false;
	const char **tags = arena_array(part->loader->arena, SLOTS_MAX * OPTIONS_MAX, sizeof(char *));
	compose->tags = tags;
	const struct slots parts = {part, compose, tags, roughest_move(rules), turn};
	load_slots(&parts, slots);
	const struct rules context = {part, compose, reply->id, turn, reply_has_to};
	load_rules(&context, rules, compose);
	if (part->loader->diag->errors == errors) {
		check_rules(part, compose, rules);
	}
	return compose;
}
