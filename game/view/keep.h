#ifndef WATERLINE_VIEW_KEEP_H
#define WATERLINE_VIEW_KEEP_H

#include <stdbool.h>
#include <stddef.h>

#include "session/journal.h"
#include "session/record.h"
#include "session/settings.h"
#include "view/app.h"

/*
 * What the program keeps for the person, as far as the person lets it: what is
 * set, where one stopped, what one asked to keep. Everything that is ever
 * written from the window goes through here.
 *
 * Before the first page was acknowledged nothing is written; with no_trace in
 * the options nothing at all; without a home nothing is read either.
 */
struct keep {
	struct settings settings;
	struct journal *journal; /* NULL where none may be kept */
	bool under_way;          /* it follows the session */
	uint32_t followed;       /* the place that it has seen last */
	struct record_list records;
	bool records_read;
	char *trouble; /* what could not be kept, for the person; NULL */
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

/** Whether something about a play-through may be written if the person asks for it. */
bool keep_may_record(const struct app *app);

/** What was done to the session is written, if that may be; at its end nothing stays. */
void keep_follow(struct app *app);

/** The session is about to go; what was written of it stays, for the menu to offer. */
void keep_let_go(struct app *app);

/** The session is about to go, and nothing that was written of it stays. */
void keep_drop(struct app *app);

/** What can be gone on with, or NULL. */
const struct journal_left *keep_left(const struct app *app);

/** Goes on with it. False where it cannot be opened; the error page then says why. */
bool keep_go_on(struct app *app);

/** Opens a record again, as far as it leads. False where it cannot be opened; the error page then says why. */
bool keep_open_record(struct app *app, const struct record *record);

/** Writes a record of the session with the person's own sentence (or NULL). True if it is kept. */
bool keep_record(struct app *app, const char *sentence);

/** The records, the newest first; read when first asked for. */
const struct record_list *keep_records(struct app *app);
bool keep_delete(struct app *app, const char *id);

/** Erases everything, what is set among it; what came of it, as a sentence to free. */
char *keep_forget(struct app *app);

/** The letter on the keyboard for one of the keys that can be set, in capitals, as a text. */
const char *keep_letter(struct app *app, enum settings_key key);

/** Which letter is meant on the play screen by one that was pressed; 0 for none. */
char keep_meant(const struct app *app, char pressed);

#endif
