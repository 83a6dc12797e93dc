#ifndef WATERLINE_VIEW_KEEP_H
#define WATERLINE_VIEW_KEEP_H

#include <stdbool.h>
#include <stddef.h>

#include "keep/keeper.h"
#include "view/app.h"

/*
 * What the window does with the keeper (keep/keeper.h, which has the rules):
 * lets be seen what is set, opens what was kept, shows what there is.
 */

/** The kept records, read when they are first asked for. */
struct kept_records {
	struct record_list list;
	bool read;
	size_t unread; /* files among them that cannot be read as records */
};

/** Reads what is set and lets it be seen; where one stops is remembered from here on, if that may be. */
void keep_open(struct app *app);
void keep_finish(struct app *app);

/** Writes what was set, and follows it: the journal comes or goes. */
void keep_settings(struct app *app);

/** Lets the settings be seen: theme, text and so on, but for what the command line gave. */
void keep_show(struct app *app);

/** Text size or theme were changed by a key: that is set from now on. */
void keep_seen(struct app *app, enum app_given what);

/** Why where one stops is not remembered though the person wants it to be, in a few words; NULL: all is well. */
const char *keep_not_remembered(const struct app *app);

/** Whether something about a play-through may be written if the person asks for it. */
bool keep_may_record(const struct app *app);

/** Goes on with what was left. False where it cannot be opened; the error page then says why. */
bool keep_go_on(struct app *app);

/** Opens a record again, as far as it leads. False where it cannot be opened; the error page then says why. */
bool keep_open_record(struct app *app, const struct record *record);

/** The records, the newest first. */
const struct record_list *keep_records(struct app *app);
/** The record of this id; NULL where it is gone. */
const struct record *keep_record_of(struct app *app, const char *id);
bool keep_delete(struct app *app, const char *id);
/** Where a record lies, to free; NULL without a home. And its file as it is; false where it cannot be read. */
char *keep_record_path(const struct app *app, const char *id);
bool keep_record_text(const struct app *app, const char *id, struct buf *out);

/** Another note for a record. False, with the keeper's trouble, where that cannot be; the record is then as it was. */
bool keep_note(struct app *app, const char *id, const char *note);

/** Erases everything, what is set among it; what came of it, as a sentence to free. */
char *keep_forget(struct app *app);

/** The letter on the keyboard for one of the keys that can be set, in capitals, as a text. */
const char *keep_letter(struct app *app, enum settings_key key);

/** Which letter is meant on the play screen by one that was pressed; 0 for none. */
char keep_meant(const struct app *app, char pressed);

#endif
