/* Conditions: what their names mean here, and where their mistakes stand in the file. */
#include "story/load.h"

#include <string.h>

#include "base/mem.h"

struct scope {
	struct part *part;
	const cJSON *string;
};

static bool is_text(const char *id, const char *name, size_t len) {
	return id != NULL && strlen(id) == len && memcmp(id, name, len) == 0;
}

static bool find_partner(const void *data, const char *name, size_t len, enum seat *seat) {
	const struct scope *scope = data;
	struct text_names names = load_names(scope->part);
	for (size_t i = 0; i < SEAT_COUNT; i++) {
		if (names.partner[i] == NULL || is_text(names.partner[i], name, len)) {
			*seat = (enum seat)i;
			return true;
		}
	}
	return false;
}

static bool find_variable(const void *data, const char *name, size_t len, uint32_t *index, enum expr_type *type) {
	struct loader *loader = ((const struct scope *)data)->part->loader;
	int64_t number = id_index_find(&loader->variable_ids, name, len);
	*type = EXPR_UNKNOWN;
	if (number == ID_NONE) {
		return loader->variables_unknown;
	}
	*index = (uint32_t)number;
	*type = loader->variables[number].type;
	loader->variable_uses[number].read = true;
	return true;
}

static bool find_beat(const void *data, const char *name, size_t len, uint32_t *slot) {
	struct loader *loader = ((const struct scope *)data)->part->loader;
	int64_t number = id_index_find(&loader->story->beat_ids, name, len);
	if (number == ID_NONE) {
		return loader->beats_unknown;
	}
	struct beat *beat = &loader->beats[number];
	if (beat->seen_slot == UINT32_MAX) {
		beat->seen_slot = loader->story->seen_count++;
	}
	*slot = beat->seen_slot;
	return true;
}

static bool find_reply(const void *data, const char *name, size_t len, uint32_t *slot) {
	struct loader *loader = ((const struct scope *)data)->part->loader;
	int64_t number = id_index_find(&loader->story->reply_ids, name, len);
	if (number == ID_NONE) {
		return loader->replies_unknown;
	}
	struct reply *reply = &loader->replies[number];
	if (reply->said_slot == UINT32_MAX) {
		reply->said_slot = loader->story->said_count++;
	}
	*slot = reply->said_slot;
	return true;
}

static const char *find_nearest(const void *data, char kind, const char *name, size_t len) {
	const struct scope *scope = data;
	struct loader *loader = scope->part->loader;
	switch (kind) {
	case 'b':
		return load_nearest(loader, &loader->story->beat_ids, name, len);
	case 'r':
		return load_nearest(loader, &loader->story->reply_ids, name, len);
	case 'v':
		return load_nearest(loader, &loader->variable_ids, name, len);
	default:
		break;
	}
	struct text_names names = load_names(scope->part);
	struct near near = near_to(name, len);
	for (size_t i = 0; i < SEAT_COUNT; i++) {
		if (names.partner[i] != NULL) {
			near_try(&near, names.partner[i]);
		}
	}
	return near.best;
}

static void report_condition(void *data, const char *code, size_t start, size_t len, const char *message) {
	const struct scope *scope = data;
	diag_error(scope->part->loader->diag, code, json_doc_inside(scope->part->doc, scope->string, start, len), "%s",
		message);
}

static void remember(struct loader *loader, struct condition condition) {
	loader->conditions =
		mem_room(loader->conditions, loader->condition_len, &loader->condition_cap, sizeof(struct condition));
	loader->conditions[loader->condition_len++] = condition;
}

const struct expr *load_condition(struct part *part, const cJSON *string, enum seat turn, uint32_t reply, bool branch) {
	if (string == NULL) {
		return NULL;
	}
	struct loader *loader = part->loader;
	struct scope scope = {part, string};
	const struct expr_names names = {
		.data = &scope,
		.partner = find_partner,
		.variable = find_variable,
		.beat = find_beat,
		.reply = find_reply,
		.nearest = find_nearest,
		.reached = turn < SEAT_COUNT ? seat_other(turn) : SEAT_NONE,
	};
	const struct expr *expr =
		expr_parse(string->valuestring, strlen(string->valuestring), &names, loader->arena, report_condition, &scope);
	loader->conditions_broken = loader->conditions_broken || expr == NULL;
	if (expr != NULL) {
		remember(loader, (struct condition){expr, load_span(part, string), reply, branch});
	}
	return expr;
}
