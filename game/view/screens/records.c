#include "view/screens/records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "view/app_state.h"
#include "view/screens/compare.h"

void records_outdated(struct app *app) {
	struct records_view *view = &app->records;
	app->kept.read = false;
	free(view->found_for);
	view->found_for = NULL;
	free(view->file);
	view->file = NULL;
	compared_destroy(view->compared);
	view->compared = NULL;
}

void records_clear(struct app *app) {
	struct records_view *view = &app->records;
	records_outdated(app);
	buf_clear(&view->typed);
	field_clear(&view->note);
	free(view->note_was);
	view->note_was = NULL;
	free(view->came_of);
	view->came_of = NULL;
	view->more = view->erase_asked = 0;
	view->id[0] = view->marked[0] = view->beside[0] = view->note_of[0] = '\0';
	view->leaving = view->no_names = view->no_beneath = false;
}

void records_finish(struct app *app) {
	struct records_view *view = &app->records;
	records_clear(app);
	buf_finish(&view->typed);
	field_finish(&view->note);
	free(view->found);
	view->found = NULL;
}

void records_came_of(struct app *app, struct buf *words, bool failed) {
	struct records_view *view = &app->records;
	free(view->came_of);
	view->came_of = words != NULL ? buf_detach(words) : NULL;
	view->failed = failed;
	view->unseen = view->came_of != NULL;
	view->of_note = false;
	app->dirty = true;
}

void records_open_page(struct app *app, const char *id, uint32_t focus) {
	struct records_view *view = &app->records;
	snprintf(view->id, sizeof(view->id), "%s", id);
	free(view->file);
	view->file = NULL;
	view->leaving = false;
	view->erase_asked = 0;
	records_came_of(app, NULL, false);
	app_visit(app, SCREEN_RECORD);
	app->focus_next = focus;
}

bool records_can_show(struct app *app, bool two) {
	struct records_view *view = &app->records;
	const struct record_list *list = keep_records(app);
	if (list->len < (two ? 2u : 1u)) {
		return false;
	}
	if (two && (keep_record_of(app, view->marked) == NULL || keep_record_of(app, view->beside) == NULL)) {
		snprintf(view->marked, sizeof(view->marked), "%s", list->records[0].id);
		snprintf(view->beside, sizeof(view->beside), "%s", list->records[1].id);
	} else if (keep_record_of(app, view->id) == NULL) {
		snprintf(view->id, sizeof(view->id), "%s", list->records[0].id);
	}
	return true;
}

const size_t *records_found(struct app *app, size_t *count) {
	struct records_view *view = &app->records;
	const struct record_list *list = keep_records(app);
	if (view->found_for == NULL || strcmp(view->found_for, view->typed.text) != 0) {
		free(view->found_for);
		view->found_for = mem_copy(view->typed.text, view->typed.len);
		free(view->found);
		view->found = mem_array(list->len + 1, sizeof(*view->found));
		view->found_len = view->more = 0;
		for (size_t i = 0; i < list->len; i++) {
			if (record_fits(app, &list->records[i], view->typed.text)) {
				view->found[view->found_len++] = i;
			}
		}
	}
	*count = view->found_len;
	return view->found;
}
