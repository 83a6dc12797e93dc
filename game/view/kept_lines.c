#include "view/kept_lines.h"

#include <cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* What is not among these is shown under its own name. */
static const char *label_of(const char *key) {
	static const struct {
		const char *key, *label;
	} labels[] = {{"format", "Format of the file"}, {"date", "When"}, {"scenario", "Scenario"}, {"title", "Its title"},
		{"path", "Where its file was"}, {"fingerprint", "Fingerprint of the scenario as it was"}, {"seat", "Your seat"},
		{"seed", "Seed, by which the cards were shuffled"}, {"version", "Version of Waterline"},
		{"people", "Names and pronouns, where you changed them"}, {"replies", "Your replies, in order"},
		{"ways", "All the ways you tried"}, {"ending", "Ending"}, {"note", "Your note"}, {"sentence", "Your sentence"}};
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		if (strcmp(labels[i].key, key) == 0) {
			return labels[i].label;
		}
	}
	return key;
}

static void add_value(const cJSON *value, struct buf *out);

/* One after the other; what has parts of its own is numbered, on a line each. */
static void add_list(const cJSON *list, struct buf *out) {
	size_t number = 0;
	const cJSON *item;
	cJSON_ArrayForEach(item, list) {
		bool parts = cJSON_IsObject(item) || cJSON_IsArray(item);
		number++;
		if (parts) {
			buf_printf(out, "%s%zu. ", number > 1 ? "\n" : "", number);
		} else {
			buf_puts(out, number > 1 ? " · " : "");
		}
		add_value(item, out);
	}
	if (number == 0) {
		buf_puts(out, "none");
	}
}

static void add_members(const cJSON *object, struct buf *out) {
	const cJSON *member;
	bool first = true;
	cJSON_ArrayForEach(member, object) {
		buf_printf(out, "%s%s: ", first ? "" : ", ", member->string);
		add_value(member, out);
		first = false;
	}
	if (first) {
		buf_puts(out, "as in the scenario");
	}
}

static void add_value(const cJSON *value, struct buf *out) {
	if (cJSON_IsString(value)) {
		buf_puts(out, value->valuestring);
	} else if (cJSON_IsArray(value)) {
		add_list(value, out);
	} else if (cJSON_IsObject(value)) {
		add_members(value, out);
	} else {
		char *text = cJSON_PrintUnformatted(value);
		buf_puts(out, text != NULL ? text : "");
		cJSON_free(text);
	}
}

static char *make_lines(const struct app *app, const struct record *record) {
	struct buf text = BUF_EMPTY, out = BUF_EMPTY;
	if (!keep_record_text(app, record->id, &text)) {
		return NULL;
	}
	cJSON *root = cJSON_ParseWithLength(text.text, text.len);
	char *path = keep_record_path(app, record->id);
	buf_printf(&out, "The file%s%s (%zu bytes)%s", KEPT_LABEL_END, path != NULL ? path : "", text.len, KEPT_LINE_END);
	const cJSON *member;
	cJSON_ArrayForEach(member, root) {
		buf_printf(&out, "%s%s", label_of(member->string), KEPT_LABEL_END);
		add_value(member, &out);
		buf_puts(&out, KEPT_LINE_END);
	}
	cJSON_Delete(root);
	free(path);
	buf_finish(&text);
	return buf_detach(&out);
}

const char *kept_lines(struct app *app, const struct record *record) {
	struct records_view *view = &app->records;
	if (view->file == NULL) {
		view->file = make_lines(app, record);
	}
	return view->file;
}
