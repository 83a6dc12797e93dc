/*
 * The scanner has noted where the values stand, in the order of the text; cJSON
 * keeps that order. So one walk through the tree, depth first, numbers its
 * nodes, and a node's number finds its mark. The number is kept in the node's
 * own `valueint`, which cJSON has deprecated and this program reads nowhere
 * else: a table from nodes to marks would cost more than the marks do.
 */
#include "story/json_doc.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_out.h"
#include "base/mem.h"
#include "story/json_scan.h"

enum { KEYS_COMPARED_ONE_BY_ONE = 16 };

struct json_doc {
	const struct source *source;
	cJSON *root;
	struct json_marks marks;
};

struct key {
	uint64_t hash;
	const cJSON *value;
};

/* A key that stands in its object before. */
struct repeat {
	const cJSON *first, *again;
};

/* The keys of one object, for finding equal ones; kept from object to object. */
struct keys {
	struct key *items;
	size_t len, cap;
	struct repeat *repeats;
	size_t repeat_len, repeat_cap;
};

static uint64_t hash_text(const char *text) {
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	for (; *text != '\0'; text++) {
		hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
	}
	return hash;
}

/* Equal keys next to each other, the first of them first. Hashes that were made to be equal cost no more than this. */
static int compare_keys(const void *left, const void *right) {
	const struct key *a = left, *b = right;
	if (a->hash != b->hash) {
		return a->hash < b->hash ? -1 : 1;
	}
	int order = strcmp(a->value->string, b->value->string);
	return order != 0 ? order : a->value->valueint - b->value->valueint;
}

static bool same_key(const struct key *a, const struct key *b) {
	return a->hash == b->hash && strcmp(a->value->string, b->value->string) == 0;
}

static void add_repeat(struct keys *keys, const cJSON *first, const cJSON *again) {
	keys->repeats = mem_room(keys->repeats, keys->repeat_len, &keys->repeat_cap, sizeof(*keys->repeats));
	keys->repeats[keys->repeat_len++] = (struct repeat){first, again};
}

static int compare_repeats(const void *left, const void *right) {
	return ((const struct repeat *)left)->again->valueint - ((const struct repeat *)right)->again->valueint;
}

/* Those of all objects, in the order of the text, up to as many as anybody reads. */
static void report_repeats(const struct json_doc *doc, struct keys *keys, struct diag *diag) {
	if (keys->repeat_len > 1) {
		qsort(keys->repeats, keys->repeat_len, sizeof(*keys->repeats), compare_repeats);
	}
	for (size_t i = 0; i < keys->repeat_len; i++) {
		const struct repeat *repeat = &keys->repeats[i];
		if (i == ERRORS_MAX) {
			diag_error(diag, "too-many-mistakes", json_doc_key_span(doc, repeat->again),
				"there are more than %d mistakes; what comes after this was not looked at", ERRORS_MAX);
			return;
		}
		size_t line = diag_line(json_doc_key_span(doc, repeat->first));
		diag_error(diag, "json-duplicate-key", json_doc_key_span(doc, repeat->again),
			"the key \"%s\" stands in line %zu already; an object has each key once", repeat->again->string, line);
	}
}

static void compare_few(struct keys *keys) {
	for (size_t i = 1; i < keys->len; i++) {
		for (size_t j = 0; j < i; j++) {
			if (same_key(&keys->items[i], &keys->items[j])) {
				add_repeat(keys, keys->items[j].value, keys->items[i].value);
				break;
			}
		}
	}
}

static void compare_many(struct keys *keys) {
	qsort(keys->items, keys->len, sizeof(*keys->items), compare_keys);
	size_t first = 0;
	for (size_t i = 1; i < keys->len; i++) {
		if (same_key(&keys->items[first], &keys->items[i])) {
			add_repeat(keys, keys->items[first].value, keys->items[i].value);
		} else {
			first = i;
		}
	}
}

static void find_repeats(const cJSON *object, struct keys *keys) {
	keys->len = 0;
	for (const cJSON *value = object->child; value != NULL; value = value->next) {
		keys->items = mem_room(keys->items, keys->len, &keys->cap, sizeof(*keys->items));
		keys->items[keys->len++] = (struct key){hash_text(value->string), value};
	}
	if (keys->len <= KEYS_COMPARED_ONE_BY_ONE) {
		compare_few(keys);
	} else {
		compare_many(keys);
	}
}

/* Numbers the nodes in the order of the text, and compares the keys of each object once its members have their numbers.
 */
static void walk(struct json_doc *doc, struct diag *diag) {
	cJSON *outer[JSON_DEPTH_MAX];
	size_t depth = 0;
	struct keys keys = {0};
	int number = 0;
	for (cJSON *node = doc->root; node != NULL;) {
		node->valueint = number++;
		if (node->child != NULL) {
			outer[depth++] = node;
			node = node->child;
			continue;
		}
		while (node->next == NULL && depth > 0) {
			node = outer[--depth];
			if (cJSON_IsObject(node)) {
				find_repeats(node, &keys);
			}
		}
		node = node->next;
	}
	assert((size_t)number == doc->marks.len);
	report_repeats(doc, &keys, diag);
	free(keys.items);
	free(keys.repeats);
}

struct json_doc *json_doc_parse(const struct source *source, struct diag *diag) {
	if (source->len > JSON_BYTES_MAX) {
		diag_error(diag, "file-too-large", (struct span){source, DIAG_WHOLE_FILE, 0},
			"is larger than %zu MiB, the most that is read", JSON_BYTES_MAX >> 20);
		return NULL;
	}
	struct json_marks marks = {0};
	if (!json_scan(source, &marks, diag)) {
		return NULL;
	}
	struct json_doc *doc = mem_new(struct json_doc);
	*doc = (struct json_doc){.source = source, .marks = marks};
	size_t begin = marks.items[0].start;
	json_ready();
	doc->root = cJSON_ParseWithLengthOpts(source->text + begin, source->len - begin, NULL, false);
	if (doc->root == NULL) {
		mem_exhausted(); /* the text is good, so there is no other reason */
	}
	size_t errors = diag->errors;
	walk(doc, diag);
	if (diag->errors > errors) {
		json_doc_destroy(doc);
		return NULL;
	}
	return doc;
}

void json_doc_destroy(struct json_doc *doc) {
	if (doc == NULL) {
		return;
	}
	cJSON_Delete(doc->root);
	free(doc->marks.items);
	free(doc);
}

const cJSON *json_doc_root(const struct json_doc *doc) {
	return doc->root;
}

const struct source *json_doc_source(const struct json_doc *doc) {
	return doc->source;
}

static const struct json_mark *find_mark(const struct json_doc *doc, const cJSON *value) {
	assert(value->valueint >= 0 && (size_t)value->valueint < doc->marks.len);
	return &doc->marks.items[value->valueint];
}

struct span json_doc_span(const struct json_doc *doc, const cJSON *value) {
	const struct json_mark *mark = find_mark(doc, value);
	return (struct span){doc->source, mark->start, mark->end - mark->start};
}

struct span json_doc_key_span(const struct json_doc *doc, const cJSON *value) {
	const struct json_mark *mark = find_mark(doc, value);
	if (mark->key == JSON_NO_KEY) {
		return json_doc_span(doc, value);
	}
	const char *text = doc->source->text;
	size_t start = (size_t)mark->key, at = start + 1;
	while (text[at] != '"') {
		at += text[at] == '\\' ? 2 : 1;
	}
	return (struct span){doc->source, start, at + 1 - start};
}

struct span json_doc_inside(const struct json_doc *doc, const cJSON *string, size_t start, size_t len) {
	assert(cJSON_IsString(string));
	const char *text = doc->source->text;
	size_t at = find_mark(doc, string)->start + 1, decoded = 0, bytes = 0;
	while (text[at] != '"') {
		size_t end = json_unit_end(text, at, &bytes);
		if (decoded + bytes > start) {
			break;
		}
		at = end;
		decoded += bytes;
	}
	size_t begin = at;
	while (text[at] != '"' && decoded < start + len) {
		at = json_unit_end(text, at, &bytes);
		decoded += bytes;
	}
	return (struct span){doc->source, begin, at - begin};
}
