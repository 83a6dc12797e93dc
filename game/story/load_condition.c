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

/* Whether there is such a reply shows later: for now the id gets a slot. */
static bool note_reply(const struct scope *scope, bool last, const char *name, size_t len, uint32_t *slot) {
	struct loader *loader = scope->part->loader;
	struct id_index *ids = last ? &loader->last_ids : &loader->said_ids;
	int64_t number = id_index_find(ids, name, len);
	if (number == ID_NONE) {
		int64_t first;
		number = (int64_t)id_index_add(ids, arena_copy(&loader->scratch, name, len), &first);
	}
	*slot = (uint32_t)number;
	loader->mentions = mem_room(loader->mentions, loader->mention_len, &loader->mention_cap, sizeof(struct mention));
	loader->mentions[loader->mention_len++] = (struct mention){
		scope->part, scope->string, (size_t)(name - scope->string->valuestring), len, *slot, last};
	return true;
}

static bool find_said(const void *data, const char *name, size_t len, uint32_t *slot) {
	return note_reply(data, false, name, len, slot);
}

static bool find_last(const void *data, const char *name, size_t len, uint32_t *slot) {
	return note_reply(data, true, name, len, slot);
}

static void report_unknown_reply(struct loader *loader, const struct mention *mention) {
	if (loader->replies_unknown || loader->full) {
		return;
	}
	const char *name = mention->string->valuestring + mention->start;
	const char *near = load_nearest(loader, &loader->story->reply_ids, name, mention->len);
	diag_error(loader->diag, "unknown-reply",
		json_doc_inside(mention->part->doc, mention->string, mention->start - 1, mention->len + 2),
		"\"%.*s\" is not a reply%s", (int)mention->len, name, load_did_you_mean(loader, near));
}

void load_mentions(struct loader *loader) {
	for (size_t i = 0; i < loader->mention_len; i++) {
		const struct mention *mention = &loader->mentions[i];
		const char *name = mention->string->valuestring + mention->start;
		int64_t number = id_index_find(&loader->story->reply_ids, name, mention->len);
		if (number == ID_NONE) {
			loader->conditions_broken = true;
			report_unknown_reply(loader, mention);
		} else {
			struct reply *reply = loader->replies[number];
			*(mention->last ? &reply->last_slot : &reply->said_slot) = mention->slot;
		}
	}
	loader->story->said_count = (uint32_t)loader->said_ids.len;
	loader->story->last_count = (uint32_t)loader->last_ids.len;
}

static const char *find_nearest(const void *data, char kind, const char *name, size_t len) {
	const struct scope *scope = data;
	struct loader *loader = scope->part->loader;
	switch (kind) {
	case 'b':
		return load_nearest(loader, &loader->story->beat_ids, name, len);
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

const struct expr *load_condition(struct part *part, const cJSON *string, struct condition_place place) {
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
		.reply = find_said,
		.last = find_last,
		.nearest = find_nearest,
		.reached = place.turn < SEAT_COUNT ? seat_other(place.turn) : SEAT_NONE,
	};
	const struct expr *expr =
		expr_parse(string->valuestring, strlen(string->valuestring), &names, loader->arena, report_condition, &scope);
	loader->conditions_broken = loader->conditions_broken || expr == NULL;
	if (expr != NULL) {
		remember(loader, (struct condition){expr, load_span(part, string), place.of, place.reply});
	}
	return expr;
}
