#ifndef WATERLINE_VIEW_SCREENS_KEPT_LINES_H
#define WATERLINE_VIEW_SCREENS_KEPT_LINES_H

#include "view/app_state.h"

#define KEPT_LABEL_END "\x1f"
#define KEPT_LINE_END "\x1e"

/**
 * All that a record's file holds, whatever version wrote it: for each member
 * what it is, KEPT_LABEL_END, its value, KEPT_LINE_END; where the file lies
 * comes first. Made from the file itself and held until the records change.
 * NULL where it cannot be read.
 */
const char *kept_lines(struct app *app, const struct record *record);

#endif
