#include "view/take_home.h"

#include <stdlib.h>

#include "base/documents.h"

bool keep_play_again(struct app *app, const struct record *record, struct replayed *out, struct diag *diag) {
	*out = (struct replayed){.story = kept_story(&record->kept, app->options.scenes, diag)};
	if (out->story != NULL) {
		out->session = record_session(record, out->story, false, diag);
		out->cast = kept_cast(&record->kept, out->story);
	}
	if (out->session == NULL) {
		replayed_finish(out);
	}
	return out->session != NULL;
}

void replayed_finish(struct replayed *replayed) {
	session_destroy(replayed->session);
	story_destroy(replayed->story);
	*replayed = (struct replayed){0};
}

static void write_report(
	const struct record *record, const struct replayed *replayed, const struct export_wish *wish, struct buf *out) {
	struct debrief_setup setup = {.cast = &replayed->cast,
		.no_names = wish->no_names,
		.no_beneath = wish->no_beneath,
		.date = record->kept.date,
		.note = record->note,
		.sentence = record->sentence};
	struct debrief *debrief = debrief_create(replayed->session, &setup);
	report_write(wish->format, debrief, replayed->session, out);
	debrief_destroy(debrief);
}

/* The day alone: a file's name says nothing of persons or of what it is about. */
static char *put_into_documents(
	const struct record *record, enum report_format format, const struct buf *text, struct diag *diag) {
	char *folder = documents_folder();
	struct buf stem = BUF_EMPTY;
	buf_printf(&stem, "waterline-%.10s", record->kept.date);
	char *path = documents_write(folder, stem.text, report_ending(format), text->text, text->len, diag);
	buf_finish(&stem);
	free(folder);
	return path;
}

bool keep_export(struct app *app, const struct record *record, const struct export_wish *wish, struct buf *came_of) {
	struct diag diag = {0};
	struct replayed replayed = {0};
	char *path = NULL;
	if (!keep_may_record(app)) {
		buf_puts(came_of, "Nothing is written in this run.");
		return false;
	}
	if (keep_play_again(app, record, &replayed, &diag)) {
		struct buf text = BUF_EMPTY;
		write_report(record, &replayed, wish, &text);
		path = put_into_documents(record, wish->format, &text, &diag);
		buf_finish(&text);
	}
	const char *trouble = diag.len > 0 ? diag.findings[diag.len - 1].message : NULL;
	if (path != NULL) {
		buf_printf(came_of, "It is written: %s. Only your account may read it.", path);
	} else {
		buf_puts(came_of, "It could not be written.");
	}
	if (trouble != NULL) {
		buf_printf(came_of, " %s: %s.", path != NULL ? "But" : "The reason", trouble);
	}
	bool good = path != NULL;
	free(path);
	replayed_finish(&replayed);
	diag_finish(&diag);
	return good;
}
