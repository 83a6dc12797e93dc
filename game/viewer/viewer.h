#ifndef WATERLINE_VIEWER_VIEWER_H
#define WATERLINE_VIEWER_VIEWER_H

#include <stdbool.h>
#include <stddef.h>

#include "conversation/conversation.h"

/*
 * What one viewer of a conversation has before them, as data without geometry:
 * a tree of nodes that a window lays out, a terminal prints, a page makes
 * elements of, and speech and JSON read. It is decided here and nowhere else
 * what is shown to whom.
 *
 * The nodes stand in the order of reading, each behind its parent, so that a
 * tree is a list that one walks. They are a tree, and not a struct for lines, one
 * for cards and one for the loop: JSON, speech and "activate this" ask all nodes
 * the same, a leader's additions are just more parts of what was there, and what
 * knows the play screen finds a line's gesture by viewer_text() as easily.
 *
 * Texts are UTF-8, filled in with the names, emphasis between EMPHASIS_ON and
 * EMPHASIS_OFF; label and value are NULL where there is none. A value is never
 * part of the label. There is no clock, no file and no allocation while nothing
 * happens.
 */
struct viewer;

enum viewer_kind {
	VIEWER_PLAYER,  /* sees what was said and what can be said; what lies beneath only while that is looked under */
	VIEWER_WATCHER, /* sees what was said; nothing to do */
	VIEWER_LEADER,  /* as a player of both, with the moves, the sums, the author's notes, what habit will do and, as
	                   covered, what lies beneath */
	VIEWER_KIND_COUNT
};

enum viewer_role {
	VIEWED_HEADING,
	VIEWED_TEXT,
	VIEWED_GROUP,   /* what belongs together */
	VIEWED_LINE,    /* of the conversation: the label is who, NULL for narration. Its parts: does, says, beneath */
	VIEWED_CARD,    /* a reply on offer, with the same parts */
	VIEWED_DOES,
	VIEWED_SAYS,
	VIEWED_BENEATH, /* what goes on under a line */
	VIEWED_CHOICE,  /* one of several, may be chosen */
	VIEWED_BUTTON,
	VIEWED_PICTURE, /* the loop, holding two halves of five layers each */
	VIEWED_HALF,
	VIEWED_LAYER,
	VIEWED_VERDICT, /* what the last reply did */
	VIEWED_MOVE,    /* a leader's: which move a reply is */
	VIEWED_SUM,     /* the sum behind it */
	VIEWED_NOTE,    /* what the author says of it */
	VIEWED_HABIT,   /* what would come by habit, with the parts of a line */
	VIEWED_ROLE_COUNT
};

enum viewer_state {
	VIEWED_CHOSEN = 1,
	VIEWED_COVERED = 2,  /* under water: there, but not to be read */
	VIEWED_DISABLED = 4, /* its action cannot be done now */
	VIEWED_COMPOSED = 8, /* a card to be put together from parts */
	VIEWED_STATES = 4
};

struct viewer_node {
	enum viewer_role role;
	const char *id;     /* one of its own in this tree: "line-12", "card-missed-you", "half-ines-need", "verdict" */
	const char *parent; /* the parent's id, or NULL */
	const char *label, *value;
	unsigned states;
	enum seat by; /* whose it is; SEAT_NONE: nobody's */
	int number;   /* line: its place, from 0; card: its number, from 1; layer: its depth, from 0; verdict: enum
	                 verdict, -1 before any; otherwise 0 */
	const struct viewer_deed *deed; /* what activating it does; NULL: nothing */
};

/** `seat`: whose cards a player has; SEAT_NONE: whichever seats a person plays. `conversation` is borrowed for its life. */
struct viewer *viewer_create(struct conversation *conversation, enum viewer_kind kind, enum seat seat);
void viewer_destroy(struct viewer *viewer);

/**
 * Takes in what happened, before anything is read: the number of nodes, 0 before the
 * conversation has begun. Nodes are borrowed until the next change; all the
 * functions below are of what was looked at last.
 */
size_t viewer_look(struct viewer *viewer);
size_t viewer_count(const struct viewer *viewer);
const struct viewer_node *viewer_node(const struct viewer *viewer, size_t index);

/** By id; NULL where there is none. */
const struct viewer_node *viewer_find(const struct viewer *viewer, const char *id);

/** The lines that have come, and the cards that lie there; beyond the last of them NULL. */
size_t viewer_line_count(const struct viewer *viewer);
const struct viewer_node *viewer_line(const struct viewer *viewer, size_t index);
const struct viewer_node *viewer_card(const struct viewer *viewer, size_t index);

/** The first part of a node that has this role, or NULL; and that part's value. */
const struct viewer_node *viewer_part(const struct viewer_node *node, enum viewer_role role);
const struct viewer_node *viewer_part_after(const struct viewer_node *part); /* the next of that role and parent */
const char *viewer_text(const struct viewer_node *node, enum viewer_role role);

/**
 * Does what a node does, at `now` as in struct action. False where that is nothing
 * or cannot be done any more.
 */
bool viewer_activate(struct viewer *viewer, const char *id, double now);
bool viewer_do(struct viewer *viewer, const struct viewer_node *node, double now);

/** The card that is being put together, or NULL; and stops that. */
const struct reply *viewer_composing(const struct viewer *viewer);
void viewer_stop_composing(struct viewer *viewer);

/** A line as one reads it aloud: "Sam (turns over): Night. [under the line: Don't go.]". Any may be NULL. */
void viewer_aloud(const char *who, const char *does, const char *says, const char *beneath, struct buf *out);

/** "line", "card", …; "chosen", "covered", … for bit 0 and on; "say", "open", …, what activating it does, or NULL. */
const char *viewer_role_id(enum viewer_role role);
const char *viewer_state_id(int bit);
const char *viewer_deed_id(const struct viewer_node *node);

#endif
