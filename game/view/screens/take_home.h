#ifndef WATERLINE_VIEW_SCREENS_TAKE_HOME_H
#define WATERLINE_VIEW_SCREENS_TAKE_HOME_H

#include "report/beside.h"
#include "view/app_state.h"

/* A kept record played again, to be looked at or written as a file for the person. Part of keep.h. */

struct replayed {
	struct story *story;
	struct playthrough *playthrough;
	struct cast cast; /* borrows from the record and the story */
};

/** A record played again on its scenario. False and an error where that cannot be; warnings where it leads less far. */
bool keep_play_again(struct app *app, const struct record *record, struct replayed *out, struct diag *diag);
void replayed_finish(struct replayed *replayed);

struct export_wish {
	enum report_format format;
	bool no_names, no_beneath;
};

/**
 * Writes a record as a file of its own into the person's documents; what came
 * of it, in sentences with the whole path.
 */
bool keep_export(struct app *app, const struct record *record, const struct export_wish *wish, struct buf *came_of);
/** The same with two of them beside each other, under the day of the first. */
bool keep_export_both(struct app *app, const struct record *one, const struct record *other,
	const struct export_wish *wish, struct buf *came_of);

/* take_home_part.c: the part of a page that lets a person choose */

/** Puts it, under a heading and `lead`; the wish chosen just now is in `*wish`. False where none was. */
bool export_choose(struct app *app, struct page *page, const char *lead, struct export_wish *wish);
/** What came of it, or of keeping a note (`of_note`), where there is something to say. */
void export_came_of(struct app *app, struct page *page, bool of_note);

#endif
