#ifndef WATERLINE_CLI_KEEPING_H
#define WATERLINE_CLI_KEEPING_H

#include <stdbool.h>

#include "keep/journal.h"
#include "keep/record.h"
#include "keep/settings.h"

struct subject;

/*
 * What the terminal keeps of a conversation, and how it asks. Nothing is
 * written about one unless the person said yes to being remembered, or asks for
 * a record, and nothing at all with `--no-trace`.
 */
struct keeping {
	char *home; /* NULL: there is none, and nothing can be kept */
	struct settings settings;
	bool no_trace; /* of this run */
	struct journal *journal;
	bool will_keep; /* one is written at the end: --keep */
	size_t kept;    /* records written */
	char *last;  /* the one written last, of the play-through as it stood: */
	uint32_t last_place;
	size_t last_choices;
};

struct terminal;

/** A conversation that is kept: its file as it was given, and what the two are called in it. */
struct keeping_of {
	const struct playthrough *playthrough;
	const char *file;
	const struct cast *cast;
};

/** Reads the settings and says what is wrong with them. */
void keeping_begin(struct keeping *keeping, bool no_trace);
void keeping_finish(struct keeping *keeping);

/**
 * On a terminal, and if it was not done before: what the program is not, and
 * whether it may remember where one stopped. False where the person goes away
 * instead.
 */
bool keeping_first_run(struct keeping *keeping, struct terminal *terminal);

/** What to do with a conversation that was stopped. */
enum keeping_choice {
	KEEPING_NOTHING, /* there is none, or it may not be remembered */
	KEEPING_GO_ON,
	KEEPING_ANEW,
	KEEPING_LEAVE /* it stays, and this one is not remembered */
};

/** Looks for one and, unless the choice was made beforehand (`made`), asks. */
enum keeping_choice keeping_offer(struct keeping *keeping, struct terminal *terminal, enum keeping_choice made);

/**
 * Goes on with it: as a subject with the names that it was played with, to
 * finish after use; false after saying why it cannot be.
 */
bool keeping_go_on(struct keeping *keeping, struct subject *subject);

/** Remembers this conversation from now on, if it may. */
void keeping_remember(struct keeping *keeping, const struct keeping_of *of);

/** After everything that was done; before it is shown, so that what a person has seen is safe. */
void keeping_follow(struct keeping *keeping, const struct playthrough *playthrough);

/** The conversation came to its end. */
void keeping_over(struct keeping *keeping);

/**
 * The play-through was opened from a record, named as `file`: if it is one of the
 * folder's own and led to its end, it is what keeping_has() knows.
 */
void keeping_opened(struct keeping *keeping, const struct subject *subject, const char *file);

/** Whether a record is there of all that was said in this play-through, as it stands. */
bool keeping_has(const struct keeping *keeping, const struct playthrough *playthrough);

/**
 * Keeps a record with a note and a sentence (either may be NULL) and says so;
 * an exit code. Where there is one already (keeping_has()) they are written
 * into that, and what is NULL or empty stays in it as it was.
 */
int keeping_record(struct keeping *keeping, const struct keeping_of *of, const char *note, const char *sentence);

/** Whether a record may be kept; says why not where it may not. */
bool keeping_may_record(const struct keeping *keeping);

/** What to say to somebody who stops here. */
const char *keeping_farewell(const struct keeping *keeping);

#endif
