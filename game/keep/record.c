#include "keep/record.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/home.h"
#include "base/json_out.h"
#include "base/lock.h"
#include "base/mem.h"
#include "base/os.h"
#include "base/own_file.h"
#include "base/utf8.h"
#include "keep/record_ways.h"

enum { ID_LEN = 17, DATE_LEN = 10, SUFFIX_LEN = 6 };

/* At most NOTE_BYTES_MAX bytes, whole characters, no control characters but line ends and tabs. */
static const char *own_words(struct arena *arena, const char *text) {
	if (text == NULL || text[0] == '\0') {
		return NULL;
	}
	const char *clean = kept_clean(arena, text);
	struct buf out = BUF_EMPTY;
	size_t len = strlen(clean), size;
	for (size_t at = 0; at < len; at += size) {
		int32_t code = utf8_next(clean + at, len - at, &size);
		bool plain = code == '\n' || code == '\t' || (code >= 0x20 && code < 0x7f) || code >= 0xa0;
		if (out.len + size > NOTE_BYTES_MAX) {
			break;
		}
		if (plain) {
			buf_add(&out, clean + at, size);
		}
	}
	const char *words = arena_copy(arena, out.text, out.len);
	buf_finish(&out);
	return words;
}

void record_of(const struct playthrough *playthrough, const char *path, const struct cast *cast, const char *note,
	const char *sentence, struct record *out) {
	*out = (struct record){0};
	struct arena *arena = &out->arena;
	kept_of(playthrough, path, cast, arena, &out->kept);
	const char **replies = arena_array(arena, playthrough_step_count(playthrough) + 1, sizeof(*replies));
	struct buf spec = BUF_EMPTY;
	for (size_t i = 0; i < playthrough_step_count(playthrough); i++) {
		if (playthrough_step(playthrough, i)->chosen) {
			buf_clear(&spec);
			playthrough_step_spec(playthrough, i, &spec);
			replies[out->reply_count++] = arena_copy(arena, spec.text, spec.len);
		}
	}
	buf_finish(&spec);
	out->replies = replies;
	record_ways_of(playthrough, out);
	enum ending_kind ending = playthrough_beat(playthrough)->ending;
	out->ending = ending != ENDING_NONE ? ending_id(ending) : NULL;
	out->note = own_words(arena, note);
	out->sentence = own_words(arena, sentence);
}

void record_finish(struct record *record) {
	arena_finish(&record->arena);
	*record = (struct record){0};
}

/* The text of a document, which goes; free with cJSON_free(). */
static char *printed(cJSON *root) {
	char *text = cJSON_Print(root);
	cJSON_Delete(root);
	if (text == NULL) {
		mem_exhausted();
	}
	return text;
}

static char *to_text(const struct record *record) {
	json_ready();
	cJSON *root = cJSON_CreateObject();
	kept_to_json(&record->kept, root);
	cJSON *replies = cJSON_AddArrayToObject(root, "replies");
	for (size_t i = 0; i < record->reply_count; i++) {
		cJSON_AddItemToArray(replies, cJSON_CreateString(record->replies[i]));
	}
	record_ways_to_json(record, root);
	const char *const texts[][2] = {
		{"ending", record->ending}, {"note", record->note}, {"sentence", record->sentence}};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (texts[i][1] != NULL) {
			cJSON_AddStringToObject(root, texts[i][0], texts[i][1]);
		}
	}
	return printed(root);
}

static char *records_folder(const char *home) {
	return file_join(home, "records");
}

/* A name that no record has yet. */
static const char *fresh_id(struct record *record, const char *home) {
	for (;;) {
		char suffix[SUFFIX_LEN + 1];
		own_file_suffix(suffix, SUFFIX_LEN);
		const char *id = arena_printf(&record->arena, "%.*s-%s", DATE_LEN, record->kept.date, suffix);
		char *path = record_path(home, id);
		bool taken = os_look(path).kind != OS_NOTHING;
		free(path);
		if (!taken) {
			return id;
		}
	}
}

bool record_write(const char *home, struct record *record, struct diag *diag) {
	char *folder = records_folder(home);
	bool good = home_make(home, diag) && home_make(folder, diag);
	free(folder);
	if (!good) {
		diag_error(diag, "record-unwritten", SPAN_NOWHERE, "nothing was kept");
		return false;
	}
	int lock = lock_changes(home);
	const char *id = fresh_id(record, home);
	char *path = record_path(home, id), *text = to_text(record);
	good = own_file_write(path, text, strlen(text), diag);
	cJSON_free(text);
	free(path);
	lock_changes_end(lock, home);
	record->id = good ? id : NULL;
	return good;
}

static bool is_ending(const char *text) {
	for (int kind = ENDING_NONE + 1; kind < ENDING_COUNT; kind++) {
		if (strcmp(ending_id((enum ending_kind)kind), text) == 0) {
			return true;
		}
	}
	return false;
}

static bool read_record(const struct json_doc *doc, struct record *out, struct diag *diag) {
	const cJSON *root = json_doc_root(doc);
	size_t errors = diag->errors;
	if (!kept_from_json(doc, &out->arena, &out->kept, diag)) {
		return false;
	}
	out->replies = record_replies_read(doc, root, PLAYTHROUGH_REPLIES_MAX, &out->arena, &out->reply_count, diag);
	if (out->replies == NULL || !record_ways_from_json(doc, out, diag)) {
		return false;
	}
	out->ending = kept_string(doc, root, "ending", KEPT_OPTIONAL, &out->arena, diag);
	out->note = kept_string(doc, root, "note", KEPT_LINES, &out->arena, diag);
	out->sentence = kept_string(doc, root, "sentence", KEPT_LINES, &out->arena, diag);
	if (out->ending != NULL && !is_ending(out->ending)) {
		diag_error(diag, "kept-shape", json_doc_span(doc, cJSON_GetObjectItemCaseSensitive(root, "ending")),
			"\"%s\" is no kind of ending", out->ending);
	}
	return diag->errors == errors;
}

/* The last part of the path without .json. */
static const char *id_of(struct arena *arena, const char *path) {
	const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
	size_t len = strlen(name);
	return arena_copy(arena, name, len > 5 && strcmp(name + len - 5, ".json") == 0 ? len - 5 : len);
}

/* A record and the document that it is read from, to destroy after use; NULL and an error, and nothing in `out`. */
static struct json_doc *open_record(const char *path, struct record *out, struct diag *diag) {
	struct buf text = BUF_EMPTY;
	if (!own_file_read(path, RECORD_BYTES_MAX, &text, diag)) {
		return NULL;
	}
	struct record record = {0};
	struct json_doc *doc = json_doc_parse(diag_source(diag, path, &text), diag);
	if (doc == NULL || !read_record(doc, &record, diag)) {
		json_doc_destroy(doc);
		record_finish(&record);
		return NULL;
	}
	record.id = id_of(&record.arena, path);
	*out = record;
	return doc;
}

bool record_read(const char *path, struct record *out, struct diag *diag) {
	struct json_doc *doc = open_record(path, out, diag);
	json_doc_destroy(doc);
	return doc != NULL;
}

char *record_path(const char *home, const char *id) {
	if (strpbrk(id, "/.") != NULL) {
		return mem_copy(id, strlen(id));
	}
	char *folder = records_folder(home);
	struct buf path = BUF_EMPTY;
	buf_printf(&path, "%s/%s.json", folder, id);
	free(folder);
	return buf_detach(&path);
}

/* Whether a name begins as ours do, "2026-03-02-1a2b3c.json"; what follows is left by a write that was cut short. */
bool record_is_ours(const char *name) {
	static const char shape[] = "dddd-dd-dd-xxxxxx.json";
	for (size_t i = 0; shape[i] != '\0'; i++) {
		unsigned char c = (unsigned char)name[i];
		bool good = shape[i] == 'd'   ? isdigit(c) != 0
					: shape[i] == 'x' ? isxdigit(c) != 0
									  : c == (unsigned char)shape[i];
		if (!good) {
			return false;
		}
	}
	return true;
}

static bool is_record(const char *name) {
	return record_is_ours(name) && name[ID_LEN + 5] == '\0';
}

static int newest_first(const void *a, const void *b) {
	const struct record *x = a, *y = b;
	int order = strcmp(y->kept.date, x->kept.date);
	return order != 0 ? order : strcmp(y->id, x->id);
}

/* As a warning, so that one that was altered does not hide the others. */
static void warn_of(const char *id, const struct diag *from, struct diag *diag) {
	diag_warning(diag, "record-unread", SPAN_NOWHERE, "the record %.*s cannot be read: %s", ID_LEN, id,
		from->findings[0].message);
}

static void read_one(const char *folder, const char *name, struct record_list *out, struct diag *diag) {
	char *path = file_join(folder, name);
	struct diag own = {0};
	out->records = mem_room(out->records, out->len, &out->cap, sizeof(struct record));
	if (record_read(path, &out->records[out->len], &own)) {
		out->len++;
	} else {
		warn_of(name, &own, diag);
	}
	diag_finish(&own);
	free(path);
}

void record_list_read(const char *home, struct record_list *out, struct diag *diag) {
	*out = (struct record_list){0};
	char *folder = records_folder(home);
	size_t count;
	char **names = os_list(folder, &count);
	for (size_t i = 0; i < count; i++) {
		if (is_record(names[i])) {
			read_one(folder, names[i], out, diag);
		}
		free(names[i]);
	}
	free(names);
	free(folder);
	if (out->len > 0) {
		qsort(out->records, out->len, sizeof(struct record), newest_first);
	}
}

void record_list_finish(struct record_list *list) {
	for (size_t i = 0; i < list->len; i++) {
		record_finish(&list->records[i]);
	}
	free(list->records);
	*list = (struct record_list){0};
}

/* Where the record of this id is, which must be one of the folder's own; NULL and an error otherwise. */
static char *known_path(const char *home, const char *id, struct diag *diag) {
	struct buf name = BUF_EMPTY;
	buf_printf(&name, "%s.json", id);
	char *path = record_path(home, id);
	if (!is_record(name.text) || os_look(path).kind == OS_NOTHING) {
		diag_error(diag, "record-unknown", SPAN_NOWHERE, "there is no record \"%s\"; see `waterline list`", id);
		free(path);
		path = NULL;
	}
	buf_finish(&name);
	return path;
}

bool record_delete(const char *home, const char *id, struct diag *diag) {
	char *path = known_path(home, id, diag);
	bool good = path != NULL && own_file_erase(path, diag);
	free(path);
	return good;
}

/* One of the person's own texts: `text` NULL is none. */
struct own_text {
	const char *key, *text;
	bool stays; /* as it is in the record */
};

/* The text of a record with other texts in it. */
static char *with_texts(const cJSON *root, const struct own_text *texts, size_t count) {
	cJSON *changed = cJSON_Duplicate(root, true);
	for (size_t i = 0; i < count; i++) {
		if (texts[i].stays) {
			continue;
		}
		cJSON_DeleteItemFromObjectCaseSensitive(changed, texts[i].key);
		if (texts[i].text != NULL) {
			cJSON_AddStringToObject(changed, texts[i].key, texts[i].text);
		}
	}
	return printed(changed);
}

static bool set_texts(const char *home, const char *id, struct own_text *texts, size_t count, struct diag *diag) {
	char *path = known_path(home, id, diag);
	int lock = path != NULL ? lock_changes(home) : -1; /* nobody else changes it between reading and writing */
	struct record record = {0};
	struct json_doc *doc = path != NULL ? open_record(path, &record, diag) : NULL;
	bool good = doc != NULL;
	if (good) {
		for (size_t i = 0; i < count; i++) {
			texts[i].text = own_words(&record.arena, texts[i].text);
		}
		char *text = with_texts(json_doc_root(doc), texts, count);
		good = own_file_write(path, text, strlen(text), diag);
		cJSON_free(text);
	}
	lock_changes_end(lock, home);
	json_doc_destroy(doc);
	record_finish(&record);
	free(path);
	return good;
}

bool record_set_note(const char *home, const char *id, const char *note, struct diag *diag) {
	return set_texts(home, id, &(struct own_text){"note", note, false}, 1, diag);
}

bool record_set_words(const char *home, const char *id, const char *note, const char *sentence, struct diag *diag) {
	return set_texts(home, id, (struct own_text[2]){{"note", note, note == NULL}, {"sentence", sentence, sentence == NULL}}, 2, diag);
}

struct playthrough *record_playthrough(
	const struct record *record, const struct story *story, bool stepwise, struct diag *diag) {
	struct playthrough *playthrough = kept_playthrough(&record->kept, story, stepwise, diag);
	if (playthrough == NULL) {
		return NULL;
	}
	record_ways_again(record, playthrough, diag);
	for (size_t i = 0; i < record->reply_count; i++) {
		struct buf why = BUF_EMPTY;
		bool good = kept_say(playthrough, record->replies[i], &why);
		if (!good) {
			kept_report_stop(&record->kept, story, i, record->reply_count, record->replies[i], why.text, diag);
		}
		buf_finish(&why);
		if (!good) {
			return playthrough;
		}
	}
	if (!stepwise) {
		playthrough_go_on_to_person(playthrough); /* what was answered before the first reply */
	}
	kept_report_changed(&record->kept, story, diag);
	return playthrough;
}
