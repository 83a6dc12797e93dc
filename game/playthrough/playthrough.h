#ifndef WATERLINE_PLAYTHROUGH_PLAYTHROUGH_H
#define WATERLINE_PLAYTHROUGH_PLAYTHROUGH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "playthrough/play.h"
#include "story/story.h"

/*
 * A play-through: story + seats + seed + the list of replies. Everything else
 * is a fold over that list; rewinding goes back in it.
 *
 * Nothing that was said is lost. After a rewind the way forward is still there;
 * choosing otherwise makes another way, and all of them are a tree (see "The
 * ways tried" below). Whoever asks for steps and events sees one way of it, up
 * to where the play-through stands, as if there were no other.
 *
 * The person's seats wait for playthrough_reply(); the others answer by habit, at
 * once or, with `stepwise`, one at a time by playthrough_go_on(), so that a screen
 * can let the other partner take a moment.
 */
struct playthrough;

struct playthrough_setup {
	bool seat[SEAT_COUNT]; /* which seats a person plays; both or none may be */
	uint64_t seed;         /* of the order of the cards */
	bool stepwise;         /* habit waits for playthrough_go_on() */
};

enum { PLAYTHROUGH_REPLIES_MAX = 100000, HABIT_RUN_MAX = 400 /* replies by habit without a person's between */ };

/** One reply that was said. */
struct step {
	uint32_t reply; /* index in story.replies */
	struct parts parts;
	int16_t sting, warmth; /* that landed */
	int16_t tension;       /* after it */
	bool chosen : 1;       /* by a person; false: by habit */
	unsigned by : 2;       /* enum seat */
	unsigned verdict : 2;  /* enum verdict */
};

/** One thing that was shown: a line of a beat, a reply, or a line of its own that comes with it. */
struct event {
	uint32_t step; /* how many replies had been said before it was shown; for a reply, its own index */
	uint32_t beat;
	int32_t line; /* in the beat, or with `of_reply` in the reply of `step - 1`; -1: the reply of `step` */
	bool of_reply;
	bool unsaid; /* what the line says is left out: a person speaks for that partner */
};

/** `story` is borrowed and must outlive the play-through. */
struct playthrough *playthrough_create(const struct story *story, const struct playthrough_setup *setup);
void playthrough_destroy(struct playthrough *playthrough);

const struct story *playthrough_story(const struct playthrough *playthrough);
const struct playthrough_setup *playthrough_setup(const struct playthrough *playthrough);

/** Where it stands now. The state is borrowed until the next change. */
const struct play_state *playthrough_state(const struct playthrough *playthrough);
const struct beat *playthrough_beat(const struct playthrough *playthrough);

enum playthrough_wait {
	PLAYTHROUGH_PERSON,  /* a person's reply */
	PLAYTHROUGH_HABIT,   /* stepwise: the other is about to answer by habit */
	PLAYTHROUGH_ENDED,
	PLAYTHROUGH_DRY,     /* the scenario ran out of replies, or habit ran on without end */
};
enum playthrough_wait playthrough_waits_for(const struct playthrough *playthrough);

/** Whether it has ended, or run dry. */
bool playthrough_is_over(const struct playthrough *playthrough);

/**
 * The replies on offer to the person whose turn it is, in the order in which
 * the cards lie (shuffled by the seed and the place in the play-through).
 * Room for REPLIES_MAX_A_BEAT. 0 when no person is waited for.
 */
size_t playthrough_cards(const struct playthrough *playthrough, const struct reply **out);

/** Says a reply on offer. It must be one of playthrough_cards(). */
void playthrough_reply(struct playthrough *playthrough, const struct reply *reply, struct parts parts);

/**
 * The same for a list of replies by name, as a person types or a record keeps
 * it: "id,id", a composed one with its options: "id:option,option". False on
 * the first that is not on offer, with those that are in `diag`
 * (reply-not-on-offer, reply-after-end, option-unknown, option-not-on-offer,
 * options-missing); what came before it has been said. Stepwise, habit answers
 * before each of them.
 */
bool playthrough_replies_by_id(struct playthrough *playthrough, const char *list, struct diag *diag);

/** Stepwise: the other's answer by habit; or all of them up to a person's turn or the end. */
void playthrough_go_on(struct playthrough *playthrough);
void playthrough_go_on_to_person(struct playthrough *playthrough);

/** From here on nobody is in a seat: both answer by habit, up to an ending. */
void playthrough_leave_to_habit(struct playthrough *playthrough);

size_t playthrough_step_count(const struct playthrough *playthrough);

/** How many of its first `replies` a person chose. */
size_t playthrough_chosen_count(const struct playthrough *playthrough, size_t replies);
const struct step *playthrough_step(const struct playthrough *playthrough, size_t index);

/** The two partners after `replies` replies; 0 is the start. Played again from the nearest snapshot. */
struct couple playthrough_couple_after(const struct playthrough *playthrough, size_t replies);

/** The whole state after `replies` replies, into `state` (of play_state_size()). */
void playthrough_state_after(const struct playthrough *playthrough, size_t replies, struct play_state *state);

/** The sum behind a step, worked out again. */
struct cycle_why playthrough_why(const struct playthrough *playthrough, size_t step);

/** What habit thought when it chose a step (which must not be `chosen`). */
struct habit playthrough_habit(const struct playthrough *playthrough, size_t step);

size_t playthrough_event_count(const struct playthrough *playthrough);
struct event playthrough_event(const struct playthrough *playthrough, size_t index);

/** The line of an event that is one, as it was shown: without what was left out. */
struct line playthrough_event_line(const struct playthrough *playthrough, struct event event);

/** Any event as a line, a reply as well: see play_line(), which also says what `says` is for. */
struct line playthrough_said(const struct playthrough *playthrough, struct event event, struct buf *says);

/** Goes back to where it stood after the first `replies` replies. At once, however long the play-through is. */
void playthrough_rewind(struct playthrough *playthrough, size_t replies);

/** Back to the person's last choice; false where there is none before this. */
bool playthrough_undo(struct playthrough *playthrough);

/** How many replies the way that it is on has, those ahead after a rewind among them. */
size_t playthrough_whole_count(const struct playthrough *playthrough);

/** Forward again, to where it stood after `replies` replies (at most playthrough_whole_count()). */
void playthrough_forward(struct playthrough *playthrough, size_t replies);

/** Forward over the person's next reply and the answers to it; false where nothing lies ahead. */
bool playthrough_redo(struct playthrough *playthrough);

/** The spec of a step, as playthrough_replies_by_id() takes it. */
void playthrough_step_spec(const struct playthrough *playthrough, size_t step, struct buf *out);

/*
 * The ways tried. There is always one: way 0, without replies at first. Each
 * choice otherwise begins one more, with the next number; choosing again what
 * was chosen there before goes on with the way that has it. Numbers stay.
 */
struct way {
	size_t replies;
	size_t from;  /* the way that it left; its own number for way 0 */
	size_t parts; /* after so many replies: the first reply of its own has this index */
	const struct beat *beat; /* where it stands at its end: an ending, or where it was left */
};
size_t playthrough_way_count(const struct playthrough *playthrough);
struct way playthrough_way(const struct playthrough *playthrough, size_t way);

/** The way that the play-through is on. */
size_t playthrough_way_now(const struct playthrough *playthrough);

/** All replies of a way, in order; `out` has room for playthrough_way().replies. Borrowed until the next change. */
void playthrough_way_steps(const struct playthrough *playthrough, size_t way, const struct step **out);

/** A way as a list for playthrough_replies_by_id(): the person's replies alone, as a record keeps them. */
void playthrough_way_spec(const struct playthrough *playthrough, size_t way, struct buf *out);

/** Goes over to another way, and stands after its first `replies` replies. */
void playthrough_switch_way(struct playthrough *playthrough, size_t way, size_t replies);

/** How many replies two ways have in common: they part at the reply of this index. */
size_t playthrough_ways_part(const struct playthrough *playthrough, size_t one, size_t other);

/**
 * A way as a play-through of its own, at its end and with no other way in it: to put
 * beside another, with every question above open to it. Same story, borrowed.
 */
struct playthrough *playthrough_of_way(const struct playthrough *playthrough, size_t way);

/** The same for two play-throughs of one story: how many replies they begin with in common, up to where they stand. */
size_t playthroughs_part(const struct playthrough *one, const struct playthrough *other);

/**
 * Names the place after `replies` replies among all the ways: the same number
 * is the same beginning, and 0 is the start. Never changes, never given again.
 */
uint32_t playthrough_place(const struct playthrough *playthrough, size_t replies);

/**
 * How often a person chose, in all the ways together; what was chosen again at
 * the same place counts once. Grows whenever something new is tried.
 */
size_t playthrough_choice_count(const struct playthrough *playthrough);

/** How much memory it holds, in bytes. */
size_t playthrough_bytes(const struct playthrough *playthrough);

#endif
