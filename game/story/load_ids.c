/* Every beat and reply gets its number before any is read, since all may name each other. */
#include "story/load.h"

#include <string.h>

static const cJSON *replies_of(const cJSON *beat) {
	const cJSON *value = cJSON_IsObject(beat) ? beat->child : NULL;
	while (value != NULL && strcmp(value->string, "replies") != 0) {
		value = value->next;
	}
	return cJSON_IsArray(value) ? value->child : NULL;
}

static const cJSON *id_of(const cJSON *reply) {
	const cJSON *value = cJSON_IsObject(reply) ? reply->child : NULL;
	while (value != NULL && strcmp(value->string, "id") != 0) {
		value = value->next;
	}
	return value != NULL && cJSON_IsString(value) ? value : NULL;
}

/* False where there are more beats than may be. */
static bool count_all(struct loader *loader, size_t *beats, size_t *replies) {
	for (size_t i = 0; i < loader->part_count; i++) {
		const cJSON *beat;
		cJSON_ArrayForEach(beat, loader->parts[i]->beats) {
			if (++*beats > BEATS_MAX) {
				diag_error(loader->diag, "too-many", json_doc_key_span(loader->parts[i]->doc, beat),
					"a scenario can have 200000 beats; this is one more");
				return false;
			}
			size_t here = 0;
			for (const cJSON *reply = replies_of(beat); reply != NULL && here < REPLIES_MAX_A_BEAT; reply = reply->next) {
				here++;
			}
			*replies += here;
		}
	}
	return true;
}

static const char *shown_place(struct loader *loader, struct span span) {
	struct place place = diag_place(span);
	return arena_printf(&loader->scratch, "%s:%zu:%zu", span.source->name, place.line, place.column);
}

static void add_beat(struct part *part, const cJSON *object) {
	struct loader *loader = part->loader;
	struct span span = json_doc_key_span(part->doc, object);
	int64_t first;
	const char *id = arena_text(loader->arena, object->string);
	size_t number = id_index_add(&loader->story->beat_ids, id, &first);
	loader->beats[number] = (struct beat){.id = id,
		.index = (uint32_t)number,
		.seen_slot = UINT32_MAX,
		.turn = SEAT_NONE,
		.span = json_doc_span(part->doc, object),
		.id_span = span};
	load_check_id(part, id, span, ID_PLAIN, "a beat's id");
	if (first != ID_NONE) {
		diag_error(loader->diag, "duplicate-beat", span, "there is a beat \"%s\" already, at %s", id,
			shown_place(loader, loader->beats[first].id_span));
	}
}

static void add_reply(struct part *part, const cJSON *object) {
	struct loader *loader = part->loader;
	const cJSON *string = id_of(object);
	const char *id = string == NULL ? NULL : arena_text(loader->arena, string->valuestring);
	struct span span = json_doc_span(part->doc, object);
	int64_t first;
	size_t number = id_index_add(&loader->story->reply_ids, id, &first);
	loader->replies[number] = (struct reply){.id = id == NULL ? "" : id,
		.index = (uint32_t)number,
		.said_slot = UINT32_MAX,
		.once_bit = UINT32_MAX,
		.span = span,
		.id_span = string == NULL ? span : json_doc_span(part->doc, string)};
	if (id == NULL) {
		loader->replies_unknown = true;
		return;
	}
	load_check_id(part, id, loader->replies[number].id_span, ID_PLAIN, "a reply's id");
	if (first != ID_NONE) {
		diag_error(loader->diag, "duplicate-reply", loader->replies[number].id_span,
			"there is a reply \"%s\" already, at %s; ids of replies are unique in a scenario", id,
			shown_place(loader, loader->replies[first].id_span));
	}
}

static void add_all(struct loader *loader) {
	for (size_t i = 0; i < loader->part_count; i++) {
		struct part *part = loader->parts[i];
		part->first_beat = loader->story->beat_ids.len;
		const cJSON *beat;
		cJSON_ArrayForEach(beat, part->beats) {
			add_beat(part, beat);
			size_t here = 0;
			for (const cJSON *reply = replies_of(beat); reply != NULL && here < REPLIES_MAX_A_BEAT; reply = reply->next) {
				add_reply(part, reply);
				here++;
			}
		}
	}
}

void load_ids(struct loader *loader) {
	struct story *story = loader->story;
	size_t beats = 0, replies = 0;
	if (!count_all(loader, &beats, &replies)) {
		loader->full = true;
		return;
	}
	loader->beats = arena_array(loader->arena, beats, sizeof(struct beat));
	loader->replies = arena_array(loader->arena, replies, sizeof(struct reply));
	id_index_init(&story->beat_ids, beats, loader->arena);
	id_index_init(&story->reply_ids, replies, loader->arena);
	add_all(loader);
	const struct reply **all = arena_array(loader->arena, replies, sizeof(*all));
	for (size_t i = 0; i < replies; i++) {
		all[i] = &loader->replies[i];
	}
	story->beats = loader->beats;
	story->beat_count = beats;
	story->replies = all;
	story->reply_count = replies;
}
