#ifndef WATERLINE_VIEW_SCREENS_RECORDS_H
#define WATERLINE_VIEW_SCREENS_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "view/ui/field.h"

struct compared;

/*
 * What the pages about kept records hold between frames: what is searched for,
 * which record is looked at, what was typed there and not kept yet. All of it
 * goes when one leaves at once.
 */
enum { RECORD_ID_ROOM = 64, RECORDS_AT_ONCE = 40 };

struct records_view {
	struct buf typed;
	size_t *found; /* which of the records fit what was typed, as indices */
	size_t found_len;
	char *found_for;    /* what was typed then; NULL: to be looked for */
	size_t more;        /* how many more than RECORDS_AT_ONCE are shown */
	size_t erase_asked; /* which one is about to be erased, from 1; 0: none */

	char id[RECORD_ID_ROOM];     /* the one whose page is shown */
	char marked[RECORD_ID_ROOM]; /* the one that another is to be put beside; "": none */
	char beside[RECORD_ID_ROOM]; /* that other one */
	struct field note;
	char *note_was;               /* what the field was filled with; NULL: nothing */
	char note_of[RECORD_ID_ROOM]; /* whose note the field was filled with; "": nobody's */
	bool leaving;                 /* asked to leave while the note is not kept */
	bool no_names, no_beneath;    /* what an export leaves out */
	char *came_of;                /* what came of keeping a note or of an export; NULL */
	bool failed, of_note;         /* it did not go well; it is of the note */
	bool unseen;                  /* it is to be brought into view */
	char *file;                   /* the record's file as it is, for its page; NULL: to be read */
	struct compared *compared;    /* `marked` and `beside`; NULL: to be made */
	float height, height_record, height_compare;
};

struct app;

/** Nothing is held any more. */
void records_clear(struct app *app);
/** The records changed: they are read again when next asked for, and what was worked out of them goes. */
void records_outdated(struct app *app);

void records_finish(struct app *app);

/** To the page of one record; `focus` gets the focus there, or 0. */
void records_open_page(struct app *app, const char *id, uint32_t focus);
/** What came of something that was asked for, taken over from `words`; NULL: nothing to say. */
void records_came_of(struct app *app, struct buf *words, bool failed);
/** Which of the records fit what was typed, as indices. */
const size_t *records_found(struct app *app, size_t *count);

/** A page needs one record, comparing needs two: the newest, where none were chosen. False where they are not there. */
bool records_can_show(struct app *app, bool two);

/* record_words.c: records in words, in the frame's arena */
struct record;
const char *record_seat_words(struct app *app, const struct record *record);
const char *record_ending_words(const struct record *record);
/** "2 March 2026, 21:10" */
const char *record_when(struct app *app, const struct record *record);
/** Day, seat, number of replies, ending: one line. */
const char *record_facts(struct app *app, const struct record *record);
/** Whether it fits what was typed. */
bool record_fits(struct app *app, const struct record *record, const char *typed);

#endif
