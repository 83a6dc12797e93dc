#ifndef WATERLINE_STORY_LABELS_H
#define WATERLINE_STORY_LABELS_H

#include "story/story.h"
#include "words/words.h"

/*
 * Whether the moves that cards are labelled with fit the words on them. Words
 * alone seldom tell what they do to somebody, so that a label is doubted, never
 * called wrong; the words that made it doubtful are quoted. An author who has
 * looked again says `label_checked`, and the card is passed over.
 */

enum labels_looked_for {
	LABELS_CLEAR, /* where the words can hardly be meant otherwise; for every check */
	LABELS_ALL    /* everything that counts against a scenario in its review */
};

/** Ways of putting composed replies together that are read in one call; those past it are not looked at. */
enum { LABELS_WAYS_MOST = 20000 };

/**
 * Adds a warning at the id of each card of `seat` (SEAT_NONE: of both) whose
 * label is doubtful: charge-softens, feeling-stings; with LABELS_ALL also
 * feeling-misses. A composed reply gets each of them once at most, with the
 * first way to put it together that has it.
 */
void labels_check(const struct story *story, const struct words *words, enum seat seat,
	enum labels_looked_for looked_for, struct diag *diag);

#endif
