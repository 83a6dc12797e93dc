/*
 * One line for each thing to set, so that a mistake in one costs that one
 * alone, and a person can read and change the file.
 */
#include "keep/settings.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/home.h"
#include "base/lock.h"
#include "base/os.h"
#include "base/own_file.h"

#define MEMBER(name) offsetof(struct settings, name)
#define KEY(which) (offsetof(struct settings, keys) + sizeof(int) * (which))

static const struct {
	struct settings_row row;
	size_t offset;
} rows[] = {
	{{"remember", {"unasked", "yes", "no"}, 0, 2, REMEMBER_UNASKED, false}, MEMBER(remember)},
	{{"notice-seen", {"no", "yes"}, 0, 1, 0, false}, MEMBER(notice_seen)},
	{{"no-trace", {"no", "yes"}, 0, 1, 0, false}, MEMBER(no_trace)},
	{{"theme", {"paper", "dusk", "contrast"}, 0, 2, SETTINGS_PAPER, false}, MEMBER(theme)},
	{{"face", {"plain", "dyslexia"}, 0, 1, SETTINGS_FACE_PLAIN, false}, MEMBER(face)},
	{{"motion", {"on", "off"}, 0, 1, SETTINGS_MOTION_ON, false}, MEMBER(motion)},
	{{"text-percent", {NULL}, 80, 250, 100, false}, MEMBER(text_percent)},
	{{"spacing-percent", {NULL}, 80, 200, 100, false}, MEMBER(spacing_percent)},
	{{"speed-percent", {NULL}, 25, 400, 100, false}, MEMBER(speed_percent)},
	{{"read-aloud", {"no", "yes"}, 0, 1, 0, false}, MEMBER(read_aloud)},
	{{"key-under", {NULL}, 'a', 'z', 'u', true}, KEY(SETTINGS_KEY_UNDER)},
	{{"key-why", {NULL}, 'a', 'z', 'y', true}, KEY(SETTINGS_KEY_WHY)},
	{{"key-outside", {NULL}, 'a', 'z', 's', true}, KEY(SETTINGS_KEY_OUTSIDE)},
	{{"key-rewind", {NULL}, 'a', 'z', 'z', true}, KEY(SETTINGS_KEY_REWIND)},
	{{"key-forward", {NULL}, 'a', 'z', 'x', true}, KEY(SETTINGS_KEY_FORWARD)},
	{{"key-keep", {NULL}, 'a', 'z', 'k', true}, KEY(SETTINGS_KEY_KEEP)},
	{{"key-ways", {NULL}, 'a', 'z', 'w', true}, KEY(SETTINGS_KEY_WAYS)},
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]), FILE_MAX = 1 << 20 };

const struct settings_row *settings_row(int index) {
	return index >= 0 && index < ROWS ? &rows[index].row : NULL;
}

int *settings_member(struct settings *settings, int index) {
	return (int *)(void *)((char *)settings + rows[index].offset);
}

struct settings settings_default(void) {
	struct settings settings;
	memset(&settings, 0, sizeof(settings));
	for (int i = 0; i < ROWS; i++) {
		*settings_member(&settings, i) = rows[i].row.fallback;
	}
	return settings;
}

bool settings_may_remember(const struct settings *settings, bool no_trace) {
	return settings->remember == REMEMBER_YES && settings->no_trace == 0 && !no_trace;
}

/* A line's key and value, trimmed; no key where it is blank or a comment. */
struct entry {
	const char *key, *value;
	size_t key_len, value_len;
};

static bool blank(char c) {
	return c == ' ' || c == '\t' || c == '\r';
}

static void trim(const char **text, size_t *len) {
	while (*len > 0 && blank((*text)[0])) {
		(*text)++;
		(*len)--;
	}
	while (*len > 0 && blank((*text)[*len - 1])) {
		(*len)--;
	}
}

static struct entry read_entry(const char *line, size_t len) {
	trim(&line, &len);
	if (len == 0 || line[0] == '#') {
		return (struct entry){0};
	}
	const char *equals = memchr(line, '=', len);
	size_t key_len = equals != NULL ? (size_t)(equals - line) : len;
	struct entry entry = {.key = line, .key_len = key_len, .value = line + len};
	if (equals != NULL) {
		entry.value = equals + 1;
		entry.value_len = len - key_len - 1;
	}
	trim(&entry.key, &entry.key_len);
	trim(&entry.value, &entry.value_len);
	return entry;
}

static bool is_word(const char *text, size_t len, const char *word) {
	return strlen(word) == len && memcmp(text, word, len) == 0;
}

static int find_row(const struct entry *entry) {
	for (int i = 0; i < ROWS; i++) {
		if (is_word(entry->key, entry->key_len, rows[i].row.key)) {
			return i;
		}
	}
	return -1;
}

static bool read_number(const struct settings_row *row, const struct entry *entry, int *value) {
	int number = 0;
	for (size_t i = 0; i < entry->value_len; i++) {
		char c = entry->value[i];
		if (c < '0' || c > '9' || number > 100000) {
			return false;
		}
		number = number * 10 + (c - '0');
	}
	*value = number;
	return entry->value_len > 0 && number >= row->least && number <= row->most;
}

static bool read_value(const struct settings_row *row, const struct entry *entry, int *value) {
	if (row->letter) {
		*value = entry->value_len == 1 ? entry->value[0] : 0;
		return *value >= row->least && *value <= row->most;
	}
	if (row->words[0] == NULL) {
		return read_number(row, entry, value);
	}
	for (int i = 0; i <= row->most; i++) {
		if (is_word(entry->value, entry->value_len, row->words[i])) {
			*value = i;
			return true;
		}
	}
	return false;
}

static void describe_values(const struct settings_row *row, struct buf *out) {
	if (row->letter) {
		buf_puts(out, "a letter from a to z");
	} else if (row->words[0] == NULL) {
		buf_printf(out, "a number from %d to %d", row->least, row->most);
	}
	for (int i = 0; row->words[0] != NULL && i <= row->most; i++) {
		buf_printf(out, "%s%s", i == 0 ? "" : i == row->most ? " or " : ", ", row->words[i]);
	}
}

static void take_line(const struct source *source, const char *line, size_t len, struct settings *settings,
	struct diag *diag) {
	struct entry entry = read_entry(line, len);
	if (entry.key == NULL) {
		return;
	}
	int index = find_row(&entry);
	struct span span = {source, (size_t)(entry.key - source->text), entry.key_len};
	if (index < 0) {
		diag_warning(
			diag, "settings-key", span, "there is nothing called \"%.*s\" to set", (int)entry.key_len, entry.key);
		return;
	}
	int value;
	if (read_value(&rows[index].row, &entry, &value)) {
		*settings_member(settings, index) = value;
		return;
	}
	struct buf values = BUF_EMPTY;
	describe_values(&rows[index].row, &values);
	span = (struct span){source, (size_t)(entry.value - source->text), entry.value_len};
	diag_warning(
		diag, "settings-value", span, "%s is %s; it is left as on the first run", rows[index].row.key, values.text);
	buf_finish(&values);
}

/* A key does one thing: where two share a letter, all keys are as on the first run. */
static void check_letters(struct settings *settings, struct diag *diag) {
	for (int i = 0; i < SETTINGS_KEY_COUNT; i++) {
		for (int j = 0; j < i; j++) {
			if (settings->keys[i] == settings->keys[j]) {
				diag_warning(diag, "settings-value", SPAN_NOWHERE,
					"in the settings the key %c has two meanings; all keys are left as on the first run",
					settings->keys[i]);
				struct settings first = settings_default();
				memcpy(settings->keys, first.keys, sizeof(first.keys));
				return;
			}
		}
	}
}

static void take_lines(const struct source *source, struct settings *settings, struct diag *diag) {
	const char *at = source->text, *end = at + source->len;
	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t len = (size_t)((stop != NULL ? stop : end) - at);
		take_line(source, at, len, settings, diag);
		at += len + (stop != NULL);
	}
	check_letters(settings, diag);
}

/* The file's text, nothing where there is none. Trouble is a warning: the program goes on without. */
static bool read_text(const char *path, struct buf *text, struct diag *diag) {
	struct diag own = {0};
	bool good = own_file_read(path, FILE_MAX, text, &own);
	if (!good && strcmp(own.findings[0].code, "file-missing") != 0) {
		diag_warning(diag, "settings-unread", SPAN_NOWHERE, "the settings in %s are as on the first run: the file %s",
			path, own.findings[0].message);
	}
	diag_finish(&own);
	return good;
}

struct settings settings_read(const char *folder, struct diag *diag) {
	struct settings settings = settings_default();
	struct buf text = BUF_EMPTY;
	char *path = file_join(folder, "settings");
	if (read_text(path, &text, diag)) {
		take_lines(diag_source(diag, path, &text), &settings, diag);
	}
	buf_finish(&text);
	free(path);
	return settings;
}

static void add_line(const struct settings *settings, int index, struct buf *out) {
	const struct settings_row *row = &rows[index].row;
	struct settings copy = *settings;
	int value = *settings_member(&copy, index);
	buf_printf(out, "%s = ", row->key);
	if (row->letter) {
		buf_putc(out, (char)value);
	} else if (row->words[0] != NULL) {
		buf_puts(out, row->words[value]);
	} else {
		buf_printf(out, "%d", value);
	}
	buf_putc(out, '\n');
}

/* What a newer version has written. */
static void take_over_unknown(const struct buf *old, struct buf *out) {
	for (size_t at = 0; at < old->len;) {
		const char *line = old->text + at;
		const char *stop = memchr(line, '\n', old->len - at);
		size_t len = stop != NULL ? (size_t)(stop - line) : old->len - at;
		struct entry entry = read_entry(line, len);
		if (entry.key != NULL && find_row(&entry) < 0) {
			buf_add(out, line, len);
			buf_putc(out, '\n');
		}
		at += len + 1;
	}
}

bool settings_write(const char *folder, const struct settings *settings, struct diag *diag) {
	if (!home_make(folder, diag)) {
		return false;
	}
	struct buf old = BUF_EMPTY, out = BUF_EMPTY;
	struct diag quiet = {0};
	char *path = file_join(folder, "settings");
	buf_puts(&out, "# Waterline's settings. What is missing or wrong here is as on the first run.\n");
	for (int i = 0; i < ROWS; i++) {
		add_line(settings, i, &out);
	}
	if (read_text(path, &old, &quiet)) {
		take_over_unknown(&old, &out);
	}
	bool good = own_file_write(path, out.text, out.len, diag);
	diag_finish(&quiet);
	buf_finish(&old);
	buf_finish(&out);
	free(path);
	return good;
}

void settings_merge(const struct settings *was, struct settings *now, const struct settings *other) {
	struct settings old = *was, theirs = *other;
	bool seen = now->notice_seen != 0;
	for (int i = 0; i < ROWS; i++) {
		int *mine = settings_member(now, i);
		*mine = *mine != *settings_member(&old, i) ? *mine : *settings_member(&theirs, i);
	}
	now->notice_seen = now->notice_seen != 0 || seen;
	struct diag unsaid = {0};
	check_letters(now, &unsaid);
	diag_finish(&unsaid);
}

bool settings_change(const char *folder, const struct settings *was, struct settings *now, struct diag *diag) {
	if (!home_make(folder, diag)) {
		return false;
	}
	struct diag quiet = {0};
	int lock = lock_changes(folder);
	struct settings read = settings_read(folder, &quiet);
	settings_merge(was, now, &read);
	bool good = settings_write(folder, now, diag);
	lock_changes_end(lock, folder);
	diag_finish(&quiet);
	return good;
}

uint64_t settings_mark(const char *folder) {
	char *path = file_join(folder, "settings");
	uint64_t mark = os_look(path).mark;
	free(path);
	return mark;
}
