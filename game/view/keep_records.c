/* The records, as far as the window reads and writes them: all when asked to. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/own_file.h"
#include "view/screens/after_screen.h"

static const char *home(const struct app *app) {
	return app->options.home;
}

char *keep_record(struct app *app, const char *note, const char *sentence) {
	if (!keep_may_record(app) || app->playthrough == NULL) {
		return NULL;
	}
	struct record record = {0};
	struct cast cast = app_cast(app);
	struct diag diag = {0};
	record_of(app->playthrough, app->path, &cast, note, sentence, &record);
	bool good = record_write(home(app), &record, &diag);
	app->keep.ways_unkept = record.ways_unkept;
	char *id = good ? mem_copy(record.id, strlen(record.id)) : NULL;
	record_finish(&record);
	keep_take_trouble(&app->keep, &diag);
	records_outdated(app);
	return id;
}

const struct record_list *keep_records(struct app *app) {
	struct keep *keep = &app->keep;
	if (!keep->records_read) {
		record_list_finish(&keep->records);
		keep->records = (struct record_list){0};
		keep->unread = 0;
		struct diag diag = {0};
		if (home(app) != NULL) {
			record_list_read(home(app), &keep->records, &diag);
			keep->unread = diag.len;
		}
		diag_finish(&diag);
		keep->records_read = true;
	}
	return &keep->records;
}

const struct record *keep_record_of(struct app *app, const char *id) {
	const struct record_list *list = keep_records(app);
	for (size_t i = 0; i < list->len; i++) {
		if (strcmp(list->records[i].id, id) == 0) {
			return &list->records[i];
		}
	}
	return NULL;
}

/* What is told of a change, and seen of it. */
static bool changed(struct app *app, bool good, struct diag *diag) {
	keep_take_trouble(&app->keep, diag);
	records_outdated(app);
	app->dirty = true;
	return good;
}

bool keep_delete(struct app *app, const char *id) {
	struct diag diag = {0};
	char *copy = mem_copy(id, strlen(id));
	bool good = home(app) != NULL && record_delete(home(app), copy, &diag);
	if (good) {
		after_gone(app, copy);
	}
	free(copy);
	return changed(app, good, &diag);
}

bool keep_note(struct app *app, const char *id, const char *note) {
	struct diag diag = {0};
	bool good = keep_may_record(app) && record_set_note(home(app), id, note, &diag);
	return changed(app, good, &diag);
}

bool keep_own_words(struct app *app, const char *id, const char *note, const char *sentence) {
	struct diag diag = {0};
	bool good = keep_may_record(app) && record_set_words(home(app), id, note, sentence, &diag);
	return changed(app, good, &diag);
}

char *keep_record_path(const struct app *app, const char *id) {
	return home(app) != NULL ? record_path(home(app), id) : NULL;
}

bool keep_record_text(const struct app *app, const char *id, struct buf *out) {
	char *path = keep_record_path(app, id);
	struct diag diag = {0};
	bool good = path != NULL && own_file_read(path, RECORD_BYTES_MAX, out, &diag);
	diag_finish(&diag);
	free(path);
	return good;
}
