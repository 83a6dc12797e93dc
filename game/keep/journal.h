#ifndef WATERLINE_KEEP_JOURNAL_H
#define WATERLINE_KEEP_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "keep/kept.h"
#include "playthrough/playthrough.h"

/*
 * Going on where one stopped: one small file in the program's folder for each program that runs, there
 * only while a play-through is under way and only if the person said yes
 * (settings_may_remember(): the caller asks it; nothing here does).
 *
 * A program that shows play-throughs does this:
 *
 *     journal = journal_open(home, &diag);         at the start; NULL: do without
 *     left = journal_left(journal);                NULL: nothing to go on with
 *     play-through = journal_resume(journal, ...);      if the person wants to, or
 *     journal_begin(journal, play-through, ...);        for a play-through anew
 *     journal_follow(journal, play-through, &diag);     after each thing done to it
 *     journal_end(journal, &diag);                 when it has come to an end
 *     journal_close(journal);                      the file, if any, stays
 *
 * NULL is fine as `journal` everywhere but in journal_resume(): it then does
 * nothing. No trouble here is an error: the program goes on without being able
 * to go on later, and says so once, as a warning.
 *
 * The file: a first line that says what was played, then a line for each thing
 * done ("r" and a reply, "b" and a number: back to after so many replies), each
 * with a sum over all that stands before it. A line that is not whole at the
 * end is the reply that was being written when the power went: it is passed
 * over. Anything else that is not as it was written has been altered.
 */
struct journal;

/** What a play-through that did not end has left. Its texts belong to the journal until one is begun or it is closed.
 */
struct journal_left {
	struct kept kept;
	size_t replies; /* of the person's, those taken back among them */
	bool altered;   /* what comes after these replies cannot be read */
};

/**
 * Takes a journal for this program, one that was left if there is one, and looks
 * at it: each of several programs at once has its own. NULL and a warning:
 * journal-busy where as many as there may be are taken, home-… or
 * journal-unwritable where it cannot be written. A file that cannot be gone on
 * with gets a warning (journal-…) and stays: it is put aside, under a new name
 * that the warning says, before anything else is written.
 */
struct journal *journal_open(const char *home, struct diag *diag);

const struct journal_left *journal_left(const struct journal *journal);

/**
 * Plays again what was left, on its scenario, and goes on writing. Where the
 * replies lead no further (kept-stops) the old file is put aside and what could
 * be said is begun anew. NULL and an error (kept-seat) where it has no such
 * seat; the file stays. `story` must outlive the play-through.
 */
struct playthrough *journal_resume(struct journal *journal, const struct story *story, bool stepwise, struct diag *diag);

/**
 * Begins a file for this play-through, with all that was said in it so far, on every
 * way: a record that is gone on with loses none. What was
 * left before is erased. False and a warning (journal-unwritable) where that
 * cannot be.
 */
bool journal_begin(struct journal *journal, const struct playthrough *playthrough, const char *path, const struct cast *cast,
	struct diag *diag);

/**
 * Writes what was done since the last time (replies, going back, going over to
 * another way) and waits until the disk has it. On trouble, a warning
 * (journal-unwritable) the first time, and another try at the next.
 */
void journal_follow(struct journal *journal, const struct playthrough *playthrough, struct diag *diag);

/** What was left is erased, or put aside where it cannot be gone on with, without anything begun in its place. */
void journal_discard(struct journal *journal, struct diag *diag);

/** Whether all that was followed is on the disk. */
bool journal_is_whole(const struct journal *journal);

/** The play-through is over: its file is erased. */
void journal_end(struct journal *journal, struct diag *diag);

/** Gives the folder back, and leaves what was begun for the next time. */
void journal_close(struct journal *journal);

/** Whether it has a file, whatever is in it. */
bool journal_has_file(const struct journal *journal);

/** Whether something was left in this folder, without taking the folder or looking into it. */
bool journal_is_there(const char *home);

/** Erases what was left and all that was put aside; how many files. */
size_t journal_forget(const char *home, struct diag *diag);

#endif
