#ifndef WATERLINE_CONVERSATION_CONVERSATION_H
#define WATERLINE_CONVERSATION_CONVERSATION_H

#include <stdbool.h>
#include <stddef.h>

#include "keep/keeping.h"
#include "playthrough/playthrough.h"

/*
 * A conversation as it is being held: an open scenario, what was said in it,
 * how much of that has arrived, what the two are called, who keeps it.
 *
 * Whoever shows it (a window, the terminal, later a phone or a page) reads how
 * it stands in struct conversation_now, hands in what a person does as an
 * action, and learns from the events what came of it. Several may show one
 * conversation: each remembers up to which event it has read. Nothing but an
 * action changes the play-through.
 *
 * There is no clock here and nothing is waited for: time passes by ACT_TICK,
 * and each action says when it is done. There are no files either: see keeping.h.
 */
struct conversation;

/** How it stands. Borrowed; it follows every change for as long as the conversation lives. */
struct conversation_now {
	const struct story *story;             /* NULL: there is no conversation */
	const struct playthrough *playthrough; /* NULL before conversation_begin() */
	const char *path;                      /* where the scenario is */
	struct cast cast;                      /* what the two are called; good until the next change */
	enum seat seat; /* whom a person plays; SEAT_NONE: both, or nobody */
	size_t shown;   /* so many of the play-through's events have arrived */
	size_t told;    /* replies among them */
	double due;     /* when the next one arrives; 0: nothing is under way, and the next word is a person's */
	bool under;     /* one looks at what goes on under the line */
	bool held;      /* no time passes */
	bool behind;    /* where one stopped was to be written down, and could not be */
};
/** NULL is fine: it has no story then. */
const struct conversation_now *conversation_now(const struct conversation *conversation);

/** Takes the story over; it goes with the conversation. `keeping` is copied; NULL: nothing is kept. */
struct conversation *conversation_create(struct story *story, const char *path, const struct keeping *keeping);

/** What was written of it stays, to go on with. */
void conversation_destroy(struct conversation *conversation);

/** Nothing of it stays but the records that were asked for; destroy it next. */
void conversation_drop(struct conversation *conversation);

/**
 * Begins, or begins anew. With `stepwise` lines arrive one after another as time
 * passes and the other takes a moment to answer; without, all is there at once.
 */
void conversation_begin(struct conversation *conversation, const struct playthrough_setup *setup, double now);

/** The same with a play-through that was played before, of this story: it is taken over, and all of it has arrived. */
void conversation_take_up(struct conversation *conversation, struct playthrough *playthrough, double now);

/** Says a list of replies, as playthrough_replies_by_id() does, all of which arrive at once. */
bool conversation_say(struct conversation *conversation, const char *list, double now, struct diag *diag);

/**
 * The scenario was written anew: `story` is taken over in place of the old one,
 * and what was said is said again in it as far as that leads. `notice` is told
 * what became of it. Where there is no such seat any more nothing is begun.
 */
void conversation_change_story(struct conversation *conversation, struct story *story, double now, struct buf *notice);

/** Whoever keeps it may do more than before, or less: what is written is brought up to what was said. */
void conversation_keep_up(struct conversation *conversation);

/** How long a line takes to come from now on, as a share of the usual: 1 at first. */
void conversation_pace(struct conversation *conversation, double pace);

enum act {
	ACT_TICK,    /* time has passed */
	ACT_SAY,     /* `reply`, with `parts` */
	ACT_BACK,    /* to the person's last choice */
	ACT_FORWARD, /* again, to the next one, after going back */
	ACT_STAND,   /* after `replies` replies of `way`, SIZE_MAX: of the one that it is on */
	ACT_ARRIVE,  /* what is under way is there at once; where one watches, up to the next answer */
	ACT_HOLD,    /* `on`: no time passes from here on; not: it goes on where it was */
	ACT_UNDER,   /* `on`: what goes on under the line is seen */
	ACT_NAME,    /* `seat` is called `name` (blank or NULL: as in the scenario), with `pronouns` (-1: likewise) */
	ACT_MARK,    /* `seat` marks the place after `replies` replies, or takes the mark away */
	ACT_OVER,    /* the end was shown: until then all that was said is there to be gone on with */
	ACT_HABIT,   /* from here on nobody is in a seat */
	ACT_RECORD,  /* a record is asked for, with `note` and `sentence` (either may be NULL) */
	ACT_COUNT
};

struct action {
	enum act act;
	double now; /* milliseconds, any start, never going back */
	const struct reply *reply;
	struct parts parts;
	size_t way, replies;
	enum seat seat;
	const char *name, *note, *sentence; /* copied */
	int pronouns;
	bool on;
};

/** False where that cannot be done now; nothing has changed then. A record that could not be written is an event. */
bool conversation_do(struct conversation *conversation, const struct action *action);

enum event_kind {
	EVENT_BEGAN,   /* from the first word, or taken up */
	EVENT_LINE,    /* a line of the scenario came: the play-through's event `index` */
	EVENT_REPLY,   /* a reply came: step `index` */
	EVENT_TURNED,  /* what that did to the loop can be seen: step `index` */
	EVENT_CHOICE,  /* `index` cards lie there */
	EVENT_ENDED,   /* it is over, or nothing more is written */
	EVENT_STOOD,   /* it stands elsewhere than before: after `index` replies, all of which are there */
	EVENT_HELD,    /* `index` 1: held; 0: it goes on */
	EVENT_UNDER,   /* `index` 1: seen; 0: covered */
	EVENT_NAMED,   /* `index`: the seat */
	EVENT_MARKED,  /* `index`: the place, as playthrough_place() names it */
	EVENT_CHANGED, /* another story */
	EVENT_BEHIND,  /* `index` 1: what was said last could not be written down; 0: it is */
	EVENT_RECORDED, /* `index` 1: a record is kept; 0: it could not be */
	EVENT_COUNT
};
struct conversation_event {
	enum event_kind kind;
	size_t index;
};

/** All that has happened, from the beginning of the conversation on. */
size_t conversation_event_count(const struct conversation *conversation);
struct conversation_event conversation_event(const struct conversation *conversation, size_t index);

/** The replies that can be said just now, as they lie; none while something is under way. Room for REPLIES_MAX_A_BEAT. */
size_t conversation_cards(const struct conversation *conversation, const struct reply **out);

/** The places that a seat has marked, in the order in which that was done. */
struct marked_place {
	uint32_t place; /* playthrough_place() */
	enum seat by;
};
const struct marked_place *conversation_marks(const struct conversation *conversation, size_t *count);

#endif
