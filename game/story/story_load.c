/* From files to a story: read all files, number what they hold, bind it, look at the whole. */
#include "story/check_words.h"
#include "story/load.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"

enum { FORMAT_VERSION = 1 };

bool load_format(struct part *part, const cJSON *root) {
	const cJSON *format = cJSON_GetObjectItemCaseSensitive(root, "format");
	if (format == NULL || !cJSON_IsNumber(format)) {
		return true; /* load_fields() says so */
	}
	double version = cJSON_GetNumberValue(format);
	if (version == FORMAT_VERSION) {
		return true;
	}
	diag_error(part->loader->diag, "format-version", load_span(part, format), "this program reads format 1; this file is %s",
		version > FORMAT_VERSION ? "of a newer one: a newer Waterline may read it" : "of none that there ever was");
	return false;
}

enum {
	TOP_SCHEMA,
	TOP_FORMAT,
	TOP_ID,
	TOP_TITLE,
	TOP_SUMMARY,
	TOP_NOTES,
	TOP_PRACTISES,
	TOP_SOURCE,
	TOP_LANGUAGE,
	TOP_PREPARE,
	TOP_TALK,
	TOP_MINUTES,
	TOP_CLOSED_DOOR,
	TOP_COUPLE,
	TOP_SEATS,
	TOP_VARS,
	TOP_USES,
	TOP_START,
	TOP_BEATS
};
static const struct field top_fields[] = {
	[TOP_SCHEMA] = {"$schema", JSON_STRING, false},
	[TOP_FORMAT] = {"format", JSON_NUMBER, true},
	[TOP_ID] = {"id", JSON_STRING, true},
	[TOP_TITLE] = {"title", JSON_STRING, true},
	[TOP_SUMMARY] = {"summary", JSON_STRING, false},
	[TOP_NOTES] = {"content_notes", JSON_ARRAY, false},
	[TOP_PRACTISES] = {"practises", JSON_ARRAY, false},
	[TOP_SOURCE] = {"source", JSON_STRING, false},
	[TOP_LANGUAGE] = {"language", JSON_STRING, false},
	[TOP_PREPARE] = {"prepare", JSON_ARRAY, false},
	[TOP_TALK] = {"talk", JSON_ARRAY, false},
	[TOP_MINUTES] = {"minutes", JSON_NUMBER, false},
	[TOP_CLOSED_DOOR] = {"closed_door", JSON_BOOLEAN, false},
	[TOP_COUPLE] = {"couple", JSON_OBJECT, true},
	[TOP_SEATS] = {"seats", JSON_ARRAY, false},
	[TOP_VARS] = {"vars", JSON_OBJECT, false},
	[TOP_USES] = {"uses", JSON_ARRAY, false},
	[TOP_START] = {"start", JSON_STRING, true},
	[TOP_BEATS] = {"beats", JSON_OBJECT, true},
};

static bool is_letter(char c) {
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The shape of RFC 5646 alone: parts of one to eight letters or digits, the first of two or more letters. */
static bool is_language(const char *tag) {
	size_t at = 0, part = 0;
	for (; tag[at] != '\0'; at++) {
		bool digit = tag[at] >= '0' && tag[at] <= '9';
		if (tag[at] == '-' && part > 0) {
			if (at == 1) {
				return false;
			}
			part = 0;
		} else if (is_letter(tag[at]) || (digit && at > part)) {
			part++;
		} else {
			return false;
		}
		if (part > 8) {
			return false;
		}
	}
	return part > 0 && at > 1;
}

static const char *load_language(struct part *part, const cJSON *string) {
	const char *tag = load_plain(part, string);
	if (tag == NULL || tag[0] == '\0') {
		return "en";
	}
	if (!is_language(tag)) {
		diag_error(part->loader->diag, "bad-language", load_span(part, string),
			"\"%s\" is not a language's tag; write \"en\" for English, \"de\" for German, \"pt-BR\" for Brazilian "
			"Portuguese",
			tag);
	}
	return tag;
}

static void load_about(struct part *part, const cJSON *root, const struct fields *fields) {
	struct story *story = part->loader->story;
	story->id = load_plain(part, fields->value[TOP_ID]);
	if (story->id != NULL && story->id[0] != '\0') {
		load_check_id(part, story->id, load_span(part, fields->value[TOP_ID]), ID_SCENARIO, "a scenario's id");
	}
	story->title = load_text(part, fields->value[TOP_TITLE], TEXT_TITLE, MOVE_NONE);
	story->summary = load_text(part, fields->value[TOP_SUMMARY], TEXT_LINE, MOVE_NONE);
	story->source = load_plain(part, fields->value[TOP_SOURCE]);
	story->content_notes =
		load_list(part, fields->value[TOP_NOTES], NOTES_MAX, "content notes", &story->content_note_count);
	story->practises = load_list(part, fields->value[TOP_PRACTISES], NOTES_MAX, "practises", &story->practise_count);
	story->language = load_language(part, fields->value[TOP_LANGUAGE]);
	story->prepare = load_questions(part, fields->value[TOP_PREPARE], PREPARE_COUNT, "\"prepare\"");
	story->talk = load_questions(part, fields->value[TOP_TALK], TALK_COUNT, "\"talk\"");
	story->closed_door = cJSON_IsTrue(fields->value[TOP_CLOSED_DOOR]);
	const cJSON *notes = fields->value[TOP_NOTES];
	if (!field_given(fields, TOP_NOTES) || (notes != NULL && notes->child == NULL)) {
		diag_warning(part->loader->diag, "content-notes-missing", load_span(part, notes != NULL ? notes : root),
			"people are told before they play what they will meet; say it in \"content_notes\"");
	}
	int32_t minutes = 0;
	if (fields->value[TOP_MINUTES] != NULL) {
		load_integer(part, fields->value[TOP_MINUTES], 1, 600, "\"minutes\"", &minutes);
	}
	story->minutes = minutes;
}

static void load_start(struct part *part, const cJSON *string) {
	struct loader *loader = part->loader;
	if (string == NULL || !load_beat_name(part, string, (struct whose){"\"start\"", NULL}, &loader->story->start)) {
		loader->graph_broken = true;
	}
}

static uint64_t fingerprint_of_all(const struct loader *loader) {
	uint64_t hash = loader->parts[0]->fingerprint;
	for (size_t i = 1; i < loader->part_count; i++) {
		hash = (hash ^ loader->parts[i]->fingerprint) * UINT64_C(1099511628211);
	}
	return hash;
}

static void keep_calls(struct loader *loader) {
	struct story *story = loader->story;
	const struct target **calls = arena_array(loader->arena, loader->call_len, sizeof(*calls));
	if (loader->call_len > 0) {
		memcpy(calls, loader->calls, loader->call_len * sizeof(*calls));
	}
	story->calls = calls;
	story->call_count = loader->call_len;
}

static void load_whole(struct loader *loader, struct part *part) {
	const cJSON *root = json_doc_root(part->doc);
	if (!cJSON_IsObject(root)) {
		load_wrong_type(part, root, "a scenario", JSON_OBJECT);
		return;
	}
	if (!load_format(part, root)) {
		return;
	}
	struct fields fields = LOAD_FIELDS(part, root, top_fields, "a scenario");
	part->beats = fields.value[TOP_BEATS];
	loader->beats_unknown = loader->replies_unknown = loader->graph_broken = part->beats == NULL;
	loader->variables_unknown = fields.value[TOP_VARS] == NULL && field_given(&fields, TOP_VARS);
	load_couple(part, fields.value[TOP_COUPLE]);
	load_about(part, root, &fields);
	const cJSON *couple = fields.value[TOP_COUPLE];
	load_seats(part, fields.value[TOP_SEATS],
		couple == NULL ? load_span(part, root) : json_doc_key_span(part->doc, couple));
	loader->seats_unknown = loader->seats_unknown || (fields.value[TOP_SEATS] == NULL && field_given(&fields, TOP_SEATS));
	load_variables(part, fields.value[TOP_VARS]);
	load_uses(part, fields.value[TOP_USES]);
	id_index_init(&loader->said_ids, 8, &loader->scratch);
	id_index_init(&loader->last_ids, 8, &loader->scratch);
	if (fields.value[TOP_USES] == NULL && field_given(&fields, TOP_USES)) {
		loader->beats_unknown = loader->replies_unknown = loader->graph_broken = true;
	}
	load_ids(loader);
	if (loader->full) {
		return;
	}
	load_start(part, fields.value[TOP_START]);
	for (size_t i = 0; i < loader->part_count; i++) {
		load_beats(loader->parts[i]);
	}
	load_mentions(loader);
	load_reply_list(loader);
	keep_calls(loader);
	loader->story->fingerprint = fingerprint_of_all(loader);
	if (!loader->full) {
		story_check(loader);
	}
}

/* The large blocks first: freeing one makes the heap look through all the small ones freed before it. */
static void finish(struct loader *loader) {
	arena_finish(&loader->scratch);
	free(loader->conditions);
	free(loader->calls);
	free(loader->mentions);
	free(loader->replies);
	for (size_t i = 0; i < loader->part_count; i++) {
		json_doc_destroy(loader->parts[i]->doc);
		free(loader->parts[i]->path);
		free(loader->parts[i]->real_path);
		free(loader->parts[i]);
	}
	free(loader->root);
}

static struct story *load_source(const char *path, struct buf *text, struct diag *diag) {
	size_t errors = diag->errors;
	struct story *story = mem_new(struct story);
	struct loader loader = {.diag = diag, .story = story, .arena = &story->arena, .nearest_left = NEAREST_BUDGET};
	check_words_init(&loader.word_filter);
	char *folder = file_folder(path);
	loader.root = file_real_path(folder);
	free(folder);
	struct part *part = load_part(&loader, path, text, false);
	if (part->doc != NULL) {
		load_whole(&loader, part);
	}
	finish(&loader);
	diag_sort(diag);
	if (diag->errors > errors) {
		story_destroy(story);
		return NULL;
	}
	return story;
}

struct story *story_load(const char *path, struct diag *diag) {
	struct buf text = BUF_EMPTY;
	if (!file_read(path, JSON_BYTES_MAX, &text, diag)) {
		return NULL;
	}
	struct story *story = load_source(path, &text, diag);
	buf_finish(&text);
	return story;
}

struct story *story_load_text(const char *path, const char *text, size_t len, struct diag *diag) {
	struct buf copy = BUF_EMPTY;
	buf_add(&copy, text, len);
	struct story *story = load_source(path, &copy, diag);
	buf_finish(&copy);
	return story;
}

void story_destroy(struct story *story) {
	if (story == NULL) {
		return;
	}
	struct arena arena = story->arena;
	arena_finish(&arena);
	free(story);
}
