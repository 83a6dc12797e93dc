/* Every beat and reply gets its number before any is read, since all may name each other. */
#include "story/load.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

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

/* Where the replies stand, by number, until they are loaded: for naming the first of two with the same id. */
struct found {
	struct loader *loader;
	struct found_reply {
		const struct part *part;
		const cJSON *object, *id;
	} *replies;
	size_t len, cap;
};

/* False where there are more beats than may be. */
static bool count_beats(struct loader *loader, size_t *beats) {
	for (size_t i = 0; i < loader->part_count; i++) {
		const cJSON *beat;
		cJSON_ArrayForEach(beat, loader->parts[i]->beats) {
			if (++*beats > BEATS_MAX) {
				diag_error(loader->diag, "too-many", json_doc_key_span(loader->parts[i]->doc, beat),
					"a scenario can have 200000 beats; this is one more");
				return false;
			}
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

static struct span span_of(const struct found_reply *reply) {
	return json_doc_span(reply->part->doc, reply->id != NULL ? reply->id : reply->object);
}

static void add_reply(struct found *found, struct part *part, const cJSON *object) {
	struct loader *loader = part->loader;
	struct found_reply reply = {part, object, id_of(object)};
	const char *id = reply.id == NULL ? NULL : arena_text(loader->arena, reply.id->valuestring);
	found->replies = mem_room(found->replies, found->len, &found->cap, sizeof(struct found_reply));
	found->replies[found->len++] = reply;
	int64_t first;
	id_index_add(&loader->story->reply_ids, id, &first);
	if (id == NULL) {
		loader->replies_unknown = true;
		return;
	}
	load_check_id(part, id, span_of(&reply), ID_PLAIN, "a reply's id");
	if (first != ID_NONE) {
		diag_error(loader->diag, "duplicate-reply", span_of(&reply),
			"there is a reply \"%s\" already, at %s; ids of replies are unique in a scenario", id,
			shown_place(loader, span_of(&found->replies[first])));
	}
}

static void add_all(struct found *found) {
	struct loader *loader = found->loader;
	for (size_t i = 0; i < loader->part_count; i++) {
		struct part *part = loader->parts[i];
		part->first_beat = loader->story->beat_ids.len;
		const cJSON *beat;
		cJSON_ArrayForEach(beat, part->beats) {
			add_beat(part, beat);
			size_t here = 0;
			for (const cJSON *reply = replies_of(beat); reply != NULL && here < REPLIES_MAX_A_BEAT; reply = reply->next) {
				add_reply(found, part, reply);
				here++;
			}
		}
	}
}

static void make_replies(struct loader *loader) {
	struct story *story = loader->story;
	size_t count = story->reply_count = story->reply_ids.len;
	const struct reply **all = arena_array(loader->arena, count, sizeof(*all));
	loader->replies = arena_array(loader->arena, count, sizeof(struct reply));
	for (size_t i = 0; i < count; i++) {
		const char *id = story->reply_ids.ids[i];
		loader->replies[i] = (struct reply){
			.id = id == NULL ? "" : id, .index = (uint32_t)i, .said_slot = UINT32_MAX, .once_bit = UINT32_MAX};
		all[i] = &loader->replies[i];
	}
	story->replies = all;
}

void load_ids(struct loader *loader) {
	struct story *story = loader->story;
	size_t beats = 0;
	if (!count_beats(loader, &beats)) {
		loader->full = true;
		return;
	}
	loader->beats = arena_array(loader->arena, beats, sizeof(struct beat));
	story->beats = loader->beats;
	story->beat_count = beats;
	id_index_init(&story->beat_ids, beats, loader->arena);
	id_index_init(&story->reply_ids, beats * 3, loader->arena);
	struct found found = {.loader = loader};
	add_all(&found);
	free(found.replies);
	make_replies(loader);
}
