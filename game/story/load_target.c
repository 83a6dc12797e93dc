/* Where a reply or beat leads: a beat, by verdict, by conditions, or through a call; each within the other. */
#include "story/load.h"

#include <string.h>

#include "base/mem.h"

bool load_beat_name(struct part *part, const cJSON *string, struct whose whose, uint32_t *beat) {
	struct loader *loader = part->loader;
	const char *id = string->valuestring;
	size_t len = strlen(id);
	int64_t number = id_index_find(&loader->story->beat_ids, id, len);
	if (number != ID_NONE) {
		*beat = (uint32_t)number;
		return true;
	}
	if (loader->beats_unknown || loader->full) {
		loader->graph_broken = true;
		return false;
	}
	const char *near = load_nearest(loader, &loader->story->beat_ids, id, len);
	diag_error(loader->diag, "unknown-beat", load_span(part, string), "%s%s%s%s leads to \"%s\", which is not a beat%s",
		whose.kind, whose.id == NULL ? "" : " \"", whose.id == NULL ? "" : whose.id, whose.id == NULL ? "" : "\"", id,
		load_did_you_mean(loader, near));
	if (near == NULL) {
		loader->graph_broken = true;
		return false;
	}
	*beat = (uint32_t)id_index_find(&loader->story->beat_ids, near, strlen(near));
	return true;
}

static struct target *new_target(struct part *part, const cJSON *value, enum target_kind kind) {
	struct target *target = arena_new(part->loader->arena, struct target);
	target->kind = kind;
	target->span = load_span(part, value);
	return target;
}

static const struct target *load_to_beat(struct part *part, const cJSON *string, struct whose whose) {
	uint32_t beat;
	if (!load_beat_name(part, string, whose, &beat)) {
		return NULL;
	}
	struct target *target = new_target(part, string, TARGET_BEAT);
	target->beat = beat;
	return target;
}

enum { CALL_CALL, CALL_THEN };
static const struct field call_fields[] = {
	[CALL_CALL] = {"call", JSON_STRING, true},
	[CALL_THEN] = {"then", JSON_STRING | JSON_OBJECT | JSON_ARRAY, true},
};

static const struct target *load_call(struct part *part, const cJSON *object, enum seat turn, struct whose whose) {
	struct loader *loader = part->loader;
	struct fields fields = LOAD_FIELDS(part, object, call_fields, "a call");
	if (fields.value[CALL_CALL] == NULL || fields.value[CALL_THEN] == NULL) {
		return NULL;
	}
	struct target *target = new_target(part, fields.value[CALL_CALL], TARGET_CALL);
	bool known = load_beat_name(part, fields.value[CALL_CALL], whose, &target->beat);
	target->then = load_target(part, fields.value[CALL_THEN], turn, whose);
	if (!known || target->then == NULL) {
		return NULL;
	}
	loader->calls = mem_room(loader->calls, loader->call_len, &loader->call_cap, sizeof(struct target *));
	target->call = (uint32_t)loader->call_len;
	loader->calls[loader->call_len++] = target;
	return target;
}

enum { VERDICT_OTHERWISE = VERDICT_COUNT };
static const struct field verdict_fields[] = {
	[VERDICT_HOLDS] = {"holds", JSON_STRING | JSON_OBJECT | JSON_ARRAY, false},
	[VERDICT_ESCALATES] = {"escalates", JSON_STRING | JSON_OBJECT | JSON_ARRAY, false},
	[VERDICT_SOFTENS] = {"softens", JSON_STRING | JSON_OBJECT | JSON_ARRAY, false},
	[VERDICT_OTHERWISE] = {"otherwise", JSON_STRING | JSON_OBJECT | JSON_ARRAY, false},
};

/* Reports the verdicts that lead nowhere; false where there are some. */
static bool verdicts_complete(struct part *part, const cJSON *object, const struct fields *fields) {
	const char *missing = "";
	for (size_t i = 0; i < VERDICT_COUNT; i++) {
		if (!field_given(fields, i)) {
			missing = arena_printf(&part->loader->scratch, "%s%s\"%s\"", missing, missing[0] == '\0' ? "" : " and ",
				verdict_fields[i].key);
		}
	}
	if (missing[0] == '\0' || field_given(fields, VERDICT_OTHERWISE)) {
		return true;
	}
	diag_error(part->loader->diag, "verdict-missing", load_span(part, object),
		"this leads nowhere where the reply %s; add the key, or \"otherwise\"",
		arena_printf(&part->loader->scratch, "is %s", missing));
	return false;
}

static const struct target *load_verdict(struct part *part, const cJSON *object, enum seat turn, struct whose whose) {
	struct fields fields = LOAD_FIELDS(part, object, verdict_fields, "a \"to\" by verdict");
	bool complete = verdicts_complete(part, object, &fields);
	struct target *target = new_target(part, object, TARGET_VERDICT);
	const struct target *to[VERDICT_COUNT + 1] = {NULL};
	for (size_t i = 0; i <= VERDICT_COUNT; i++) {
		if (fields.value[i] != NULL) {
			to[i] = load_target(part, fields.value[i], turn, whose);
		}
	}
	for (size_t i = 0; i < VERDICT_COUNT; i++) {
		target->by_verdict[i] = field_given(&fields, i) ? to[i] : to[VERDICT_OTHERWISE];
		complete = complete && target->by_verdict[i] != NULL;
	}
	return complete ? target : NULL;
}

enum { BRANCH_WHEN, BRANCH_TO };
static const struct field branch_fields[] = {
	[BRANCH_WHEN] = {"when", JSON_STRING, false},
	[BRANCH_TO] = {"to", JSON_STRING | JSON_OBJECT | JSON_ARRAY, true},
};

static bool load_branch(struct part *part, const cJSON *object, enum seat turn, struct whose whose, bool last,
	struct branch *branch) {
	if (!cJSON_IsObject(object)) {
		load_wrong_type(part, object, "each part of a list of ways", JSON_OBJECT);
		return false;
	}
	struct fields fields = LOAD_FIELDS(part, object, branch_fields, "a way in a list");
	if (!last && !field_given(&fields, BRANCH_WHEN)) {
		diag_error(part->loader->diag, "branch-without-when", load_span(part, object),
			"this way is always taken, so those after it never are; give it a \"when\", or put it last");
	} else if (last && field_given(&fields, BRANCH_WHEN)) {
		diag_error(part->loader->diag, "branch-with-when", load_span(part, object),
			"the last way of a list has no \"when\", so that one always leads on");
	}
	branch->when = load_condition(
		part, fields.value[BRANCH_WHEN], (struct condition_place){CONDITION_OF_BRANCH, turn, 0});
	branch->to = fields.value[BRANCH_TO] == NULL ? NULL : load_target(part, fields.value[BRANCH_TO], turn, whose);
	return branch->to != NULL;
}

static const struct target *load_branches(struct part *part, const cJSON *array, enum seat turn, struct whose whose) {
	size_t errors = part->loader->diag->errors;
	size_t count = load_count(part, array, 1, BRANCHES_MAX, "ways in a list");
	part->loader->graph_broken = part->loader->graph_broken || part->loader->diag->errors > errors;
	struct branch *branches = arena_array(part->loader->arena, count, sizeof(struct branch));
	bool good = count > 0;
	size_t len = 0;
	const cJSON *item;
	cJSON_ArrayForEach(item, array) {
		if (len == count) {
			break;
		}
		good = load_branch(part, item, turn, whose, item->next == NULL, &branches[len++]) && good;
	}
	if (!good) {
		return NULL;
	}
	struct target *target = new_target(part, array, TARGET_LIST);
	target->branches = branches;
	target->branch_count = count;
	return target;
}

static bool is_call(const cJSON *object) {
	const cJSON *value;
	cJSON_ArrayForEach(value, object) {
		if (strcmp(value->string, "call") == 0 || strcmp(value->string, "then") == 0) {
			return true;
		}
	}
	return false;
}

const struct target *load_target(struct part *part, const cJSON *value, enum seat turn, struct whose whose) {
	const struct target *target = NULL;
	if (cJSON_IsString(value)) {
		target = load_to_beat(part, value, whose);
	} else if (cJSON_IsArray(value)) {
		target = load_branches(part, value, turn, whose);
	} else if (is_call(value)) {
		target = load_call(part, value, turn, whose);
	} else {
		target = load_verdict(part, value, turn, whose);
	}
	if (target == NULL) {
		part->loader->graph_broken = true;
	}
	return target;
}
