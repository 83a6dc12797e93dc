/* What is kept of a play-through, to JSON and back: strict, since a file may have been altered. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "keep/kept.h"

enum { ID_MAX = 200, NAME_MAX_BYTES = 400, DIGITS = 16 };

void kept_to_json(const struct kept *kept, cJSON *object) {
	char number[32];
	cJSON_AddNumberToObject(object, "format", KEPT_FORMAT);
	cJSON_AddStringToObject(object, "date", kept->date);
	cJSON_AddStringToObject(object, "scenario", kept->scenario);
	cJSON_AddStringToObject(object, "title", kept->title);
	cJSON_AddStringToObject(object, "path", kept->path);
	snprintf(number, sizeof(number), "%016llx", (unsigned long long)kept->fingerprint);
	cJSON_AddStringToObject(object, "fingerprint", number);
	cJSON_AddStringToObject(object, "seat", kept->seat);
	snprintf(number, sizeof(number), "%llu", (unsigned long long)kept->seed);
	cJSON_AddStringToObject(object, "seed", number); /* a JSON number is only good for 53 bits */
	cJSON_AddStringToObject(object, "version", kept->version);
	bool changed = false;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		changed = changed || kept->person[seat].name != NULL || kept->person[seat].pronouns >= 0;
	}
	cJSON *people = changed ? cJSON_AddArrayToObject(object, "people") : NULL;
	for (int seat = 0; people != NULL && seat < SEAT_COUNT; seat++) {
		cJSON *person = cJSON_CreateObject();
		if (kept->person[seat].name != NULL) {
			cJSON_AddStringToObject(person, "name", kept->person[seat].name);
		}
		if (kept->person[seat].pronouns >= 0) {
			cJSON_AddStringToObject(person, "pronouns", pronouns_id((enum pronouns)kept->person[seat].pronouns));
		}
		cJSON_AddItemToArray(people, person);
	}
}

static void wrong(const struct json_doc *doc, const cJSON *at, const char *what, struct diag *diag) {
	diag_error(diag, "kept-shape", json_doc_span(doc, at), "%s", what);
}

/* Control characters could play tricks on the terminal that shows the text. */
static bool printable(const char *text, bool lines) {
	size_t size, len = strlen(text);
	for (size_t at = 0; at < len; at += size) {
		int32_t code = utf8_next(text + at, len - at, &size);
		bool line = lines && (code == '\n' || code == '\t');
		if (!line && (code < 0x20 || (code >= 0x7f && code < 0xa0))) {
			return false;
		}
	}
	return true;
}

const char *kept_string(const struct json_doc *doc, const cJSON *object, const char *key, enum kept_text kind,
	struct arena *arena, struct diag *diag) {
	const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, key);
	if (value == NULL && kind != KEPT_NEEDED) {
		return NULL;
	}
	if (value == NULL) {
		diag_error(diag, "kept-shape", json_doc_span(doc, object), "\"%s\" is missing", key);
		return NULL;
	}
	if (!cJSON_IsString(value) || !printable(value->valuestring, kind == KEPT_LINES)) {
		diag_error(diag, "kept-shape", json_doc_span(doc, value), "\"%s\" is no plain text", key);
		return NULL;
	}
	return arena_text(arena, value->valuestring);
}

static bool is_id(const char *text) {
	return text[0] != '\0' && strlen(text) <= ID_MAX &&
		   text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-_")] == '\0';
}

/* "2026-03-02T21:10:05", and where it is to UTC. */
static bool is_date(const char *text) {
	static const char shape[] = "dddd-dd-ddTdd:dd:dd";
	for (size_t i = 0; i < sizeof(shape) - 1; i++) {
		if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i]) {
			return false;
		}
	}
	return strlen(text) <= ID_MAX;
}

static bool check_format(const struct json_doc *doc, struct diag *diag) {
	const cJSON *root = json_doc_root(doc);
	const cJSON *format = cJSON_IsObject(root) ? cJSON_GetObjectItemCaseSensitive(root, "format") : NULL;
	if (!cJSON_IsNumber(format)) {
		wrong(doc, root, "this is nothing that Waterline has kept: it has no \"format\"", diag);
		return false;
	}
	double number = cJSON_GetNumberValue(format);
	if (number < KEPT_FORMAT || number > KEPT_FORMAT) {
		diag_error(diag, "kept-format", json_doc_span(doc, format),
			"this was written in format %g by another version of Waterline; this version knows format %d. It stays as "
			"it is",
			number, KEPT_FORMAT);
		return false;
	}
	return true;
}

static bool read_digits(const struct json_doc *doc, const char *key, int base, uint64_t *out, struct diag *diag) {
	const cJSON *value = cJSON_GetObjectItemCaseSensitive(json_doc_root(doc), key);
	const char *text = cJSON_IsString(value) ? value->valuestring : "";
	size_t len = strspn(text, base == 16 ? "0123456789abcdef" : "0123456789");
	if (len == 0 || text[len] != '\0' || (base == 16 && len != DIGITS) || len > 20) {
		diag_error(diag, "kept-shape", json_doc_span(doc, value != NULL ? value : json_doc_root(doc)),
			base == 16 ? "\"%s\" is 16 hexadecimal digits, as text" : "\"%s\" is a whole number, as text", key);
		return false;
	}
	*out = strtoull(text, NULL, base);
	return true;
}

static bool read_person(const struct json_doc *doc, const cJSON *object, int seat, struct arena *arena,
	struct kept *out, struct diag *diag) {
	size_t errors = diag->errors;
	out->person[seat].name = kept_string(doc, object, "name", KEPT_OPTIONAL, arena, diag);
	const char *pronouns = kept_string(doc, object, "pronouns", KEPT_OPTIONAL, arena, diag);
	out->person[seat].pronouns = -1;
	for (int i = 0; pronouns != NULL && i < PRONOUNS_COUNT; i++) {
		if (strcmp(pronouns_id((enum pronouns)i), pronouns) == 0) {
			out->person[seat].pronouns = i;
		}
	}
	const char *name = out->person[seat].name;
	if ((pronouns != NULL && out->person[seat].pronouns < 0) || (name != NULL && strlen(name) > NAME_MAX_BYTES)) {
		wrong(doc, object, "a name, or pronouns, that cannot be", diag);
	}
	return diag->errors == errors;
}

static bool read_people(const struct json_doc *doc, struct arena *arena, struct kept *out, struct diag *diag) {
	const cJSON *people = cJSON_GetObjectItemCaseSensitive(json_doc_root(doc), "people"), *person;
	int seat = 0;
	for (int i = 0; i < SEAT_COUNT; i++) {
		out->person[i].pronouns = -1;
	}
	if (people == NULL) {
		return true;
	}
	if (!cJSON_IsArray(people) || cJSON_GetArraySize(people) != SEAT_COUNT) {
		wrong(doc, people, "\"people\" is a list of the two partners", diag);
		return false;
	}
	cJSON_ArrayForEach(person, people) {
		if (!cJSON_IsObject(person) || !read_person(doc, person, seat++, arena, out, diag)) {
			wrong(doc, person, "a partner has a \"name\", \"pronouns\", or neither", diag);
			return false;
		}
	}
	return true;
}

bool kept_from_json(const struct json_doc *doc, struct arena *arena, struct kept *out, struct diag *diag) {
	if (!check_format(doc, diag)) {
		return false;
	}
	const cJSON *root = json_doc_root(doc);
	size_t errors = diag->errors;
	struct kept kept = {0};
	const struct {
		const char *key, **text;
	} texts[] = {{"date", &kept.date}, {"scenario", &kept.scenario}, {"title", &kept.title}, {"path", &kept.path},
		{"seat", &kept.seat}, {"version", &kept.version}};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		*texts[i].text = kept_string(doc, root, texts[i].key, KEPT_NEEDED, arena, diag);
	}
	read_digits(doc, "fingerprint", 16, &kept.fingerprint, diag);
	read_digits(doc, "seed", 10, &kept.seed, diag);
	read_people(doc, arena, &kept, diag);
	if (diag->errors == errors && (!is_id(kept.scenario) || !is_id(kept.seat))) {
		wrong(doc, root, "\"scenario\" and \"seat\" are ids: small letters, digits, - and _", diag);
	}
	if (diag->errors == errors && (strlen(kept.title) > 4 * (size_t)TEXT_MAX || strlen(kept.version) > ID_MAX)) {
		wrong(doc, root, "\"title\" or \"version\" is longer than any can be", diag);
	}
	if (diag->errors == errors && !is_date(kept.date)) {
		wrong(doc, root, "\"date\" is a date and a time: 2026-03-02T21:10:05", diag);
	}
	if (diag->errors == errors) {
		*out = kept;
	}
	return diag->errors == errors;
}
