#ifndef WATERLINE_VIEW_KEEP_H
#define WATERLINE_VIEW_KEEP_H

#include <stdbool.h>
#include <stddef.h>

#include "keep/journal.h"
#include "keep/record.h"
#include "keep/settings.h"
#include "view/app.h"

/*
 * What the program keeps for the person, as far as the person lets it: what is
 * set, where one stopped, what one asked to keep. Everything that is ever
 * written from the window goes through here.
 *
 * Before the first page was acknowledged nothing is written; with no_trace in
 * the options nothing at all; without a home nothing is read either.
 *
 * With "leave no trace", as an option or a setting, no note is changed and no
 * file is exported either, though the person would ask for it: "nothing is
 * ever written" is a promise that holds because it has no exceptions. Erasing
 * goes on, for it only takes away.
 */
struct keep {
	struct settings settings;
	struct journal *journal; /* NULL where none may be kept */
	bool under_way;          /* it follows the play-through */
	uint32_t followed;       /* the place that it has seen last */
	struct record_list records;
	bool records_read;
	size_t unread; /* files among them that cannot be read as records */
	char *trouble; /* what could not be kept, for the person; NULL */
	size_t ways_unkept; /* see record_of(), of the record written last */
	bool behind;   /* the journal does not have what was said last */
};

/** Reads what is set and lets it be seen; opens the journal if that may be. */
void keep_open(struct app *app);
void keep_finish(struct app *app);

/** Writes the settings as they are now, and follows them: the journal comes or goes. */
void keep_settings(struct app *app);

/** Lets the settings be seen: theme, text and so on, but for what the command line gave. */
void keep_show(struct app *app);

/** Text size or theme were changed by a key: that is set from now on. */
void keep_seen(struct app *app, enum app_given what);

/** Whether anything may be written. */
bool keep_may_write(const struct app *app);

/** The first thing that went wrong is the trouble, or none is; empties `diag`. */
void keep_take_trouble(struct keep *keep, struct diag *diag);

/** Why where one stops is not remembered though the person wants it to be, in a few words; NULL: all is well. */
const char *keep_not_remembered(const struct app *app);

/** Whether something about a play-through may be written if the person asks for it. */
bool keep_may_record(const struct app *app);

/** What was done to the play-through is written, if that may be; at its end nothing stays. */
void keep_follow(struct app *app);

/** The play-through is about to go; what was written of it stays, for the menu to offer. */
void keep_let_go(struct app *app);

/** The play-through is about to go, and nothing that was written of it stays. */
void keep_drop(struct app *app);

/** What can be gone on with, or NULL. */
const struct journal_left *keep_left(const struct app *app);

/** Goes on with it. False where it cannot be opened; the error page then says why. */
bool keep_go_on(struct app *app);

/** Opens a record again, as far as it leads. False where it cannot be opened; the error page then says why. */
bool keep_open_record(struct app *app, const struct record *record);

/** Writes a record of the play-through with the person's own note and sentence (or NULL). Its id, to free; NULL: not kept. */
char *keep_record(struct app *app, const char *note, const char *sentence);

/** The records, the newest first; read when first asked for. */
const struct record_list *keep_records(struct app *app);
/** The record of this id; NULL where it is gone. */
const struct record *keep_record_of(struct app *app, const char *id);
bool keep_delete(struct app *app, const char *id);
/** Where a record lies, to free; NULL without a home. And its file as it is; false where it cannot be read. */
char *keep_record_path(const struct app *app, const char *id);
bool keep_record_text(const struct app *app, const char *id, struct buf *out);

/** Another note for a record. False, with `trouble`, where that cannot be; the record is then as it was. */
bool keep_note(struct app *app, const char *id, const char *note);

/** The same for both of the person's own. */
bool keep_own_words(struct app *app, const char *id, const char *note, const char *sentence);

/** Erases everything, what is set among it; what came of it, as a sentence to free. */
char *keep_forget(struct app *app);

/** The letter on the keyboard for one of the keys that can be set, in capitals, as a text. */
const char *keep_letter(struct app *app, enum settings_key key);

/** Which letter is meant on the play screen by one that was pressed; 0 for none. */
char keep_meant(const struct app *app, char pressed);

#endif
