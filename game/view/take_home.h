#ifndef WATERLINE_VIEW_TAKE_HOME_H
#define WATERLINE_VIEW_TAKE_HOME_H

#include "report/report.h"
#include "view/app_state.h"

/* A kept record played again, to be looked at or written as a file for the person. Part of keep.h. */

/** A record played again on its scenario. False and an error where that cannot be; warnings where it leads less far. */
struct replayed {
	struct story *story;
	struct session *session;
	struct cast cast; /* borrows from the record and the story */
};
bool keep_play_again(struct app *app, const struct record *record, struct replayed *out, struct diag *diag);
void replayed_finish(struct replayed *replayed);

/** Writes a record as a file of its own into the person's documents; what came of it, in sentences with the whole path.
 */
struct export_wish {
	enum report_format format;
	bool no_names, no_beneath;
};
bool keep_export(struct app *app, const struct record *record, const struct export_wish *wish, struct buf *came_of);

#endif
