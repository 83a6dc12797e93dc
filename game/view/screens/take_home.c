#include "view/screens/take_home.h"

#include <stdlib.h>

#include "base/documents.h"

bool keep_play_again(struct app *app, const struct record *record, struct replayed *out, struct diag *diag) {
	*out = (struct replayed){.story = kept_story(&record->kept, app->options.scenes, diag)};
	if (out->story != NULL) {
		out->playthrough = record_playthrough(record, out->story, false, diag);
		out->cast = kept_cast(&record->kept, out->story);
	}
	if (out->playthrough == NULL) {
		replayed_finish(out);
	}
	return out->playthrough != NULL;
}

void replayed_finish(struct replayed *replayed) {
	playthrough_destroy(replayed->playthrough);
	story_destroy(replayed->story);
	*replayed = (struct replayed){0};
}

static struct debrief *debrief_for(
	const struct record *record, const struct replayed *replayed, const struct export_wish *wish) {
	struct debrief_setup setup = {.cast = &replayed->cast,
		.no_names = wish->no_names,
		.no_beneath = wish->no_beneath,
		.date = record->kept.date,
		.note = record->note,
		.sentence = record->sentence};
	return debrief_create(replayed->playthrough, &setup);
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

static void tell(const char *path, const struct diag *diag, struct buf *came_of) {
	if (path != NULL) {
		buf_printf(came_of, "It is written: %s. Only your account may read it.", path);
	} else {
		buf_puts(came_of, "It could not be written.");
	}
	if (diag->len > 0) {
		buf_printf(
			came_of, " %s: %s.", path != NULL ? "But" : "The reason", diag->findings[diag->len - 1].message);
	}
}

static void write_sides(const struct record *const records[], const struct replayed *replayed, size_t count,
	const struct export_wish *wish, struct buf *out) {
	struct debrief *side[SIDE_COUNT] = {NULL};
	for (size_t i = 0; i < count; i++) {
		side[i] = debrief_for(records[i], &replayed[i], wish);
	}
	if (count == 1) {
		report_write(wish->format, side[0], replayed[0].playthrough, out);
	} else {
		struct beside beside = beside_of(replayed[0].playthrough, side[0], replayed[1].playthrough, side[1]);
		beside_write(wish->format, &beside, out);
	}
	for (size_t i = 0; i < count; i++) {
		debrief_destroy(side[i]);
	}
}

/* One record, or two beside each other. */
static bool export_records(struct app *app, const struct record *const records[], size_t count,
	const struct export_wish *wish, struct buf *came_of) {
	struct diag diag = {0};
	struct replayed replayed[SIDE_COUNT] = {{0}};
	char *path = NULL;
	if (!keep_may_record(app)) {
		buf_puts(came_of, "Nothing is written in this run.");
		return false;
	}
	bool good = true;
	for (size_t i = 0; i < count && good; i++) {
		good = keep_play_again(app, records[i], &replayed[i], &diag);
	}
	if (good) {
		struct buf text = BUF_EMPTY;
		write_sides(records, replayed, count, wish, &text);
		path = put_into_documents(records[0], wish->format, &text, &diag);
		buf_finish(&text);
	}
	tell(path, &diag, came_of);
	good = path != NULL;
	free(path);
	for (size_t i = 0; i < count; i++) {
		replayed_finish(&replayed[i]);
	}
	diag_finish(&diag);
	return good;
}

bool keep_export(struct app *app, const struct record *record, const struct export_wish *wish, struct buf *came_of) {
	return export_records(app, &record, 1, wish, came_of);
}

bool keep_export_both(struct app *app, const struct record *one, const struct record *other,
	const struct export_wish *wish, struct buf *came_of) {
	const struct record *const both[SIDE_COUNT] = {one, other};
	return export_records(app, both, SIDE_COUNT, wish, came_of);
}
