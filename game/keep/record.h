#ifndef WATERLINE_KEEP_RECORD_H
#define WATERLINE_KEEP_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "keep/kept.h"

/*
 * A play-through that a person asked to keep: what kept.h says of it, the
 * replies, and the person's own words. One JSON file for each, in the folder
 * "records" of the program's own (home.h), 0600 in 0700; its name is a date and
 * a random ending, and says nothing of persons or problems.
 */

/** One of the ways tried: what of it is its own. */
struct record_way {
	size_t from;  /* the way that it left, one before it; 0 for the first */
	size_t after; /* after so many of the person's replies; 0 for the first */
	const char *const *replies; /* the person's, from there on */
	size_t reply_count;
};

struct record {
	struct arena arena; /* owns all texts; a zeroed record is empty */
	struct kept kept;
	const char *id; /* its file's name without .json: "2026-03-02-1a2b3c"; NULL before it is written */
	const char *const *replies; /* the person's, in order, each as playthrough_step_spec() names it */
	size_t reply_count;
	const struct record_way *ways; /* all that were tried, numbered as in the play-through; none: these replies alone */
	size_t way_count, way;         /* the replies are the beginning of this one, as far as the play-through stood */
	size_t ways_unkept; /* so many ways were tried and are too much to keep (see record_of()); 0: all there is is kept */
	const char *ending;   /* ending_id(); NULL: it was left before an ending */
	const char *note;     /* the person's own; NULL: none */
	const char *sentence; /* "When … I felt … what I long for is …", put together by the person; NULL: none */
};

enum { RECORD_BYTES_MAX = 16 << 20, NOTE_BYTES_MAX = 20000, RECORD_WAYS_MAX = 10000 };

/**
 * Of a play-through as far as it stands, with all the ways tried in it, unless they
 * are more than anybody tries by hand (a million replies, or RECORD_WAYS_MAX
 * ways): then the replies that led here alone, and `ways_unkept` says how many
 * ways there were. `cast` NULL: nobody was renamed; `note` and `sentence` may
 * be NULL, are copied, and are cut after NOTE_BYTES_MAX bytes. Nothing is
 * written.
 */
void record_of(const struct playthrough *playthrough, const char *path, const struct cast *cast, const char *note,
	const char *sentence, struct record *out);
void record_finish(struct record *record);

/** Writes a new record into `home`, which is made if need be, and gives it its id. False and an error on trouble. */
bool record_write(const char *home, struct record *record, struct diag *diag);

/**
 * Reads a record from any file. False and what is wrong, with its place, where
 * it is none, was altered so that it is none any more, or is of another version
 * (kept-format); the file stays as it is.
 */
bool record_read(const char *path, struct record *out, struct diag *diag);

/** Where the record called `id` is; an id with a slash or a dot in it is a path already. Free with free(). */
char *record_path(const char *home, const char *id);

/**
 * Gives the record called `id` another note, or none (NULL or ""), and returns
 * true. It is written anew, whole or not at all, and everything else in it
 * stays, members that this version does not know among it. False and an error
 * (record-unknown, or why it cannot be read or written) where it stays as it is.
 */
bool record_set_note(const char *home, const char *id, const char *note, struct diag *diag);

/** The same for both of the person's own, the note and the sentence: "" is none, and NULL leaves it as it is. */
bool record_set_words(const char *home, const char *id, const char *note, const char *sentence, struct diag *diag);

/** All records of a folder, the newest first; each that cannot be read is a warning. */
struct record_list {
	struct record *records;
	size_t len, cap;
};
void record_list_read(const char *home, struct record_list *out, struct diag *diag);
void record_list_finish(struct record_list *list);

/**
 * Whether every one of `words` (match_words()) stands somewhere in what there
 * is to know of a record: its id, scenario and title, seat, ending, date (as
 * written, and "2 March 2026"), names, note and sentence. `story` is its
 * scenario, for the names that were not changed; NULL: not known.
 */
bool record_matches(
	const struct record *record, const struct story *story, const char *const *words, size_t count);

/** Erases one: its name and what is in it. False and an error (record-unknown) where there is none such. */
bool record_delete(const char *home, const char *id, struct diag *diag);

/**
 * Plays a record again on its scenario as it is today (kept_story()), all its
 * ways, and stands where it was kept: what lay ahead lies ahead again. Where it
 * leads no further, that is as far as the play-through goes, and a warning
 * (kept-stops) tells where and why; another (kept-ways) counts the other ways
 * that do not. Takes bounded time and memory whatever the record says. NULL and
 * an error (kept-seat) where the scenario has no such seat. `story` must outlive the play-through.
 */
struct playthrough *record_playthrough(
	const struct record *record, const struct story *story, bool stepwise, struct diag *diag);

/** Whether a file's name begins as a record's does; what follows was left by a write that was cut short. */
bool record_is_ours(const char *name);

/** What forget_everything() has erased. */
struct forgotten {
	size_t records, journals, settings;
	size_t strangers; /* files found there that are none of ours: they stay, and so does the folder */
	bool folder;      /* gone as well */
};

/**
 * Erases all that was ever kept in `home`: every record, what a play-through
 * left, and, if asked to, the settings; then the folder. Never follows a link.
 * False where something of ours could not be erased (file-unremovable).
 */
bool forget_everything(const char *home, bool settings, struct forgotten *out, struct diag *diag);

#endif
