/* Every beat gets its number before any is read, since all may name each other; replies do as they are read. */
#include "story/load.h"

#include <string.h>

#include "base/mem.h"

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

void load_reply_id(struct part *part, struct reply *reply, const cJSON *string) {
	struct loader *loader = part->loader;
	const char *id = string == NULL ? NULL : arena_text(loader->arena, string->valuestring);
	reply->id = id == NULL ? "" : id;
	loader->replies = mem_room(loader->replies, loader->reply_len, &loader->reply_cap, sizeof(struct reply *));
	loader->replies[loader->reply_len++] = reply;
	int64_t first;
	reply->index = (uint32_t)id_index_add(&loader->story->reply_ids, id, &first);
	if (id == NULL) {
		loader->replies_unknown = true;
		return;
	}
	reply->id_span = json_doc_span(part->doc, string);
	load_check_id(part, id, reply->id_span, ID_PLAIN, "a reply's id");
	if (first != ID_NONE) {
		diag_error(loader->diag, "duplicate-reply", reply->id_span,
			"there is a reply \"%s\" already, at %s; ids of replies are unique in a scenario", id,
			shown_place(loader, loader->replies[first]->id_span));
	}
}

void load_reply_list(struct loader *loader) {
	const struct reply **all = arena_array(loader->arena, loader->reply_len, sizeof(*all));
	for (size_t i = 0; i < loader->reply_len; i++) {
		all[i] = loader->replies[i];
	}
	loader->story->replies = all;
	loader->story->reply_count = loader->reply_len;
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
	for (size_t i = 0; i < loader->part_count; i++) {
		struct part *part = loader->parts[i];
		part->first_beat = story->beat_ids.len;
		const cJSON *beat;
		cJSON_ArrayForEach(beat, part->beats) {
			add_beat(part, beat);
		}
	}
}
