#ifndef WATERLINE_KEEP_KEEPER_H
#define WATERLINE_KEEP_KEEPER_H

#include "keep/journal.h"
#include "keep/keeping.h"
#include "keep/record.h"
#include "keep/settings.h"

/*
 * What the program keeps for the person, as far as the person lets it: what is
 * set, where one stopped, what one asked to keep. Window and terminal write
 * through here and nowhere else, so these rules hold in both:
 *
 * - Without a folder nothing is read or written. Before the first page was
 *   acknowledged nothing is written.
 * - With "leave no trace", asked for in this run or set, here or in another
 *   window, nothing is written at all: no journal, no record, no note, no file
 *   to take home, though the person would ask for it. A promise that nothing is
 *   written holds because it has no exceptions. Erasing goes on, for it only
 *   takes away.
 * - Where one stopped is remembered after a yes. The journal begins when
 *   something was said, or changed in what was opened again; until then what
 *   was left before is still there. It is erased once the end of the
 *   conversation was shown, and begun again if one goes back from there.
 * - A yes taken back erases at once what was remembered, whatever was put aside
 *   of it included.
 * - A record is written when asked for. It is of what was played: as long as the
 *   person has chosen nothing since, in any of the ways, the record that is
 *   there is the one, and only the person's own words are written into it. What
 *   habit answers by itself changes nothing about that. Once something else was
 *   said, the record stays and another is made.
 * - Settings are written by what was changed here; the rest is left as another
 *   window may have set it meanwhile, and taken over from there.
 */
struct keeper {
	/* for reading */
	char *home;               /* NULL: there is none, and nothing can be kept */
	struct settings settings; /* change a member, then keeper_set() */
	char *trouble;            /* what could not be kept, in a sentence without its end; NULL: nothing */
	bool behind;              /* the journal does not have what was said last */
	char *record_id;          /* the record of what is held, or of what it was before; NULL: none */
	bool not_recorded;        /* the last one asked for could not be written */
	enum keeper_wrote { WROTE_FIRST, WROTE_WORDS, WROTE_BESIDE } wrote; /* beside: the one before stays */
	size_t ways_unkept, records; /* see record_of(), of the record written last; and how many were written */

	/* keeper.c's own */
	bool no_trace, acknowledged, remembers;
	void (*tell)(void *data, const struct diag *diag);
	void *tell_data;
	struct settings read;    /* as the file had them last */
	uint64_t read_mark;      /* which file that was */
	struct journal *journal; /* NULL where none may be kept */
	bool under_way;          /* it follows the play-through */
	uint32_t followed;       /* the place that it has seen last; UINT32_MAX: none */
	bool recorded;           /* there is a record of the play-through as it stood at: */
	uint32_t record_place;
	size_t record_choices;
};

struct keeper_setup {
	const char *home;  /* NULL: there is no folder */
	bool no_trace;     /* of this run */
	bool acknowledged; /* the person is not one who has yet to be shown the first page: a command line says what it wants */
	/** Is told of whatever goes wrong; NULL: `trouble` is enough. */
	void (*tell)(void *data, const struct diag *diag);
	void *tell_data;
};

/** Reads the settings. Nothing is remembered before keeper_remember(). */
void keeper_open(struct keeper *keeper, const struct keeper_setup *setup);
void keeper_close(struct keeper *keeper);

/** Where one stops is remembered from here on, whenever that may be; `on` false: not in this run. */
void keeper_remember(struct keeper *keeper, bool on);

/** Writes what was changed in `settings`, if that may be, and follows it. */
void keeper_set(struct keeper *keeper);

/** Takes over what another window may have set meanwhile. Done by itself before anything is written. */
void keeper_look(struct keeper *keeper);

/** Whether anything may be written; whether a record may, if the person asks for one; whether where one stops may be. */
bool keeper_may_write(const struct keeper *keeper);
bool keeper_may_record(const struct keeper *keeper);
bool keeper_may_remember(const struct keeper *keeper);

/** Whether the person wants it to be remembered where one stops, and it is not. */
bool keeper_falls_short(const struct keeper *keeper);

/** For conversation_create(). Borrowed: the keeper outlives the conversation. */
struct keeping keeper_keeping(struct keeper *keeper);

/** What can be gone on with, or NULL. */
const struct journal_left *keeper_left(const struct keeper *keeper);

/** It is not wanted any more: it is erased. */
void keeper_discard(struct keeper *keeper);

/** Whether all of what is held is written down, to go on with; and whether anything is. */
bool keeper_has_all(const struct keeper *keeper);
bool keeper_has_some(const struct keeper *keeper);

/** Plays again what was left, as journal_resume() does; what is done to it from now on is followed. */
struct playthrough *keeper_resume(struct keeper *keeper, const struct story *story, bool stepwise, struct diag *diag);

/**
 * A play-through was made from the record of this id, and all of it (`whole`): it
 * is known as kept. NULL: from one that is not in the folder. To be told before
 * it is taken up; where one stops is remembered once something in it changes.
 */
void keeper_opened(struct keeper *keeper, const struct playthrough *playthrough, const char *id, bool whole);

/** Whether there is a record of all that was said in this play-through, as it stands. */
bool keeper_has_record(const struct keeper *keeper, const struct playthrough *playthrough);
/** Whether a record of it was asked for as it stands, and could not be written. */
bool keeper_lacks_record(const struct keeper *keeper, const struct playthrough *playthrough);

/** A record is erased, if it can be; or has other words, as record_set_words() says. */
bool keeper_erase(struct keeper *keeper, const char *id);
bool keeper_set_words(struct keeper *keeper, const char *id, const char *note, const char *sentence);

/** Erases everything, what is set among it. In this run nothing is remembered any more. */
bool keeper_forget(struct keeper *keeper, struct forgotten *gone);

#endif
