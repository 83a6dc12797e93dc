#include "view/screens/kept_lines.h"

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
		{"ways", "All the ways you tried"}, {"ending", "Ending"}, {"note", "Your note"}, {"sentence", "Your sentence"},
		{"way", "The way that it stood on"}, {"from", "from way"}, {"after", "after your reply"}};
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		if (strcmp(labels[i].key, key) == 0) {
			return labels[i].label;
		}
	}
	return key;
}

static void add_value(const cJSON *value, struct buf *out);

/* A file may have been altered: what would end a line of ours, or mark emphasis, is shown as a question mark. */
static void add_text(const char *text, struct buf *out) {
	for (; *text != '\0'; text++) {
		bool plain = (unsigned char)*text >= 0x20 || *text == '\n';
		buf_putc(out, plain ? *text : '?');
	}
}

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

/* The file counts the ways from 0, and people from 1, as the list of them does. */
static void add_member_value(const cJSON *member, struct buf *out) {
	bool counts = strcmp(member->string, "way") == 0 || strcmp(member->string, "from") == 0;
	if (counts && cJSON_IsNumber(member)) {
		buf_printf(out, "%.0f", cJSON_GetNumberValue(member) + 1);
	} else {
		add_value(member, out);
	}
}

static void add_members(const cJSON *object, struct buf *out) {
	const cJSON *member;
	bool first = true;
	cJSON_ArrayForEach(member, object) {
		buf_puts(out, first ? "" : ", ");
		add_text(strcmp(member->string, "replies") == 0 ? "replies" : label_of(member->string), out);
		buf_puts(out, ": ");
		add_member_value(member, out);
		first = false;
	}
	if (first) {
		buf_puts(out, "as in the scenario");
	}
}

static void add_value(const cJSON *value, struct buf *out) {
	if (cJSON_IsString(value)) {
		add_text(value->valuestring, out);
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
		add_text(label_of(member->string), &out);
		buf_puts(&out, KEPT_LABEL_END);
		add_member_value(member, &out);
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
