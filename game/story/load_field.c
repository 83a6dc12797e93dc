/* Objects are read by tables of their keys, so that every object treats unknown, ill-typed and missing keys alike. */
#include "story/load.h"

#include <string.h>

#include "base/utf8.h"

enum { ID_MAX = 64 };

static unsigned type_of(const cJSON *value) {
	switch (value->type & 0xff) {
	case cJSON_String:
		return JSON_STRING;
	case cJSON_Number:
		return JSON_NUMBER;
	case cJSON_True:
	case cJSON_False:
		return JSON_BOOLEAN;
	case cJSON_Object:
		return JSON_OBJECT;
	default:
		return cJSON_IsArray(value) ? JSON_ARRAY : 0;
	}
}

bool load_is(const cJSON *value, unsigned types) {
	return (type_of(value) & types) != 0;
}

static const char *type_name(const cJSON *value) {
	if (cJSON_IsString(value)) {
		return "a text";
	}
	if (cJSON_IsNumber(value)) {
		return "a number";
	}
	if (cJSON_IsBool(value)) {
		return "true or false";
	}
	if (cJSON_IsObject(value)) {
		return "an object {…}";
	}
	return cJSON_IsArray(value) ? "a list […]" : "null";
}

static const char *wanted(struct loader *loader, unsigned types) {
	static const char *const names[] = {"a text in quotes", "a number", "true or false", "an object {…}", "a list […]"};
	const char *text = NULL;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if ((types >> i & 1) != 0) {
			text = text == NULL ? names[i] : arena_printf(&loader->scratch, "%s or %s", text, names[i]);
		}
	}
	return text;
}

struct span load_span(const struct part *part, const cJSON *value) {
	struct span span = json_doc_span(part->doc, value);
	if (cJSON_IsObject(value) || cJSON_IsArray(value)) {
		span.len = 1;
	}
	return span;
}

void load_wrong_type(struct part *part, const cJSON *value, const char *what, unsigned types) {
	diag_error(part->loader->diag, "wrong-type", load_span(part, value), "%s must be %s, but this is %s", what,
		wanted(part->loader, types), type_name(value));
}

const char *load_did_you_mean(struct loader *loader, const char *near) {
	return near == NULL ? "" : arena_printf(&loader->scratch, "; did you mean \"%s\"?", near);
}

/* The field that was probably meant, as a bit; 0 where none is near. */
static uint32_t report_unknown_key(struct part *part, const cJSON *value, const struct field *fields, size_t count,
	const char *what) {
	struct near near = near_to(value->string, strlen(value->string));
	uint32_t meant = 0;
	for (size_t i = 0; i < count; i++) {
		const char *before = near.best;
		near_try(&near, fields[i].key);
		meant = near.best != before ? (uint32_t)1 << i : meant;
	}
	diag_error(part->loader->diag, "unknown-key", json_doc_key_span(part->doc, value), "%s has no key \"%s\"%s", what,
		value->string, load_did_you_mean(part->loader, near.best));
	return meant;
}

/* Keys mostly come in the order of the table, so the search starts behind the last one found. */
static size_t find_field(const char *key, const struct field *fields, size_t count, size_t from) {
	for (size_t i = 0; i < count; i++) {
		size_t at = from + i < count ? from + i : from + i - count;
		if (key[0] == fields[at].key[0] && strcmp(key, fields[at].key) == 0) {
			return at;
		}
	}
	return count;
}

struct fields load_fields(struct part *part, const cJSON *object, const struct field *fields, size_t count,
	const char *what) {
	struct fields found;
	memset(found.value, 0, count * sizeof(found.value[0]));
	found.wrong = 0;
	uint32_t meant = 0;
	size_t at = 0;
	const cJSON *value;
	cJSON_ArrayForEach(value, object) {
		if (load_is_full(part, value)) {
			break;
		}
		size_t index = find_field(value->string, fields, count, at);
		if (index == count) {
			meant |= report_unknown_key(part, value, fields, count, what);
		} else if (!load_is(value, fields[index].types)) {
			found.wrong |= (uint32_t)1 << index;
			part->loader->conditions_broken = true; /* it may have been one, or held some */
			load_wrong_type(part, value, arena_printf(&part->loader->scratch, "\"%s\"", value->string),
				fields[index].types);
		} else {
			found.value[index] = value;
			at = index + 1;
		}
	}
	for (size_t i = 0; i < count; i++) {
		if ((meant >> i & 1) != 0 && !field_given(&found, i)) {
			found.wrong |= (uint32_t)1 << i; /* a slip of the finger is one mistake, not a missing key besides */
			part->loader->conditions_broken = true;
		}
		if (fields[i].required && !field_given(&found, i)) {
			diag_error(part->loader->diag, "missing-key", load_span(part, object), "%s needs the key \"%s\"", what,
				fields[i].key);
		}
	}
	return found;
}

bool load_integer(struct part *part, const cJSON *value, int32_t low, int32_t high, const char *what, int32_t *out) {
	double number = cJSON_GetNumberValue(value);
	if (number < low || number > high) {
		diag_error(part->loader->diag, "number-out-of-range", load_span(part, value), "%s goes from %d to %d", what,
			(int)low, (int)high);
		return false;
	}
	if (number != (double)(int32_t)number) {
		diag_error(part->loader->diag, "number-not-whole", load_span(part, value), "%s is a whole number", what);
		return false;
	}
	*out = (int32_t)number;
	return true;
}

static bool id_byte(char c, enum id_form form, bool first) {
	if (c >= 'a' && c <= 'z') {
		return true;
	}
	if (c >= '0' && c <= '9') {
		return !first || form != ID_NAME;
	}
	return !first && ((c == '_' && form != ID_SCENARIO) || (c == '-' && form != ID_NAME));
}

bool load_check_id(struct part *part, const char *id, struct span span, enum id_form form, const char *what) {
	static const char *const allowed[] = {
		[ID_NAME] = "small letters a to z, digits and _, a letter first",
		[ID_PLAIN] = "small letters a to z, digits, - and _, a letter or digit first",
		[ID_SCENARIO] = "small letters a to z, digits and -, a letter or digit first",
	};
	size_t len = strlen(id);
	bool good = len > 0 && len <= ID_MAX;
	for (size_t i = 0; i < len && good; i++) {
		good = id_byte(id[i], form, i == 0);
	}
	if (!good) {
		diag_error(part->loader->diag, "bad-id", span, "%s is made of %s; 64 at most", what, allowed[form]);
		return false;
	}
	if (form == ID_NAME &&
		(expr_is_word(id, len) || strcmp(id, shared_partner_ids[0]) == 0 || strcmp(id, shared_partner_ids[1]) == 0)) {
		diag_error(part->loader->diag, "reserved-word", span,
			"\"%s\" means something else in conditions; choose another word", id);
		return false;
	}
	return true;
}

size_t load_count(struct part *part, const cJSON *array, size_t least, size_t most, const char *what) {
	size_t count = 0;
	const cJSON *item;
	cJSON_ArrayForEach(item, array) {
		count++;
	}
	if (count > most) {
		diag_error(part->loader->diag, "too-many", load_span(part, array), "%s: %zu are more than %zu, the most there can be",
			what, count, most);
	} else if (count < least) {
		diag_error(part->loader->diag, "too-few", load_span(part, array), "%s: there must be at least %zu", what, least);
	}
	return count < most ? count : most;
}

bool load_is_full(struct part *part, const cJSON *value) {
	struct loader *loader = part->loader;
	if (!loader->full && loader->diag->errors >= ERRORS_MAX) {
		loader->full = true;
		diag_error(loader->diag, "too-many-mistakes", load_span(part, value),
			"there are more than %d mistakes; what comes after this was not looked at", ERRORS_MAX);
	}
	return loader->full;
}

const char *load_nearest(struct loader *loader, const struct id_index *index, const char *name, size_t len) {
	struct near near = near_to(name, len);
	for (size_t i = 0; i < index->len && loader->nearest_left > 0; i++, loader->nearest_left--) {
		if (index->ids[i] != NULL) {
			near_try(&near, index->ids[i]);
		}
	}
	return near.best;
}
