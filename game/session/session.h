#ifndef WATERLINE_SESSION_SESSION_H
#define WATERLINE_SESSION_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "session/play.h"
#include "story/story.h"

/*
 * A play-through: story + seats + seed + the list of replies. Everything else
 * is a fold over that list; rewinding goes back in it.
 *
 * Nothing that was said is lost. After a rewind the way forward is still there;
 * choosing otherwise makes another way, and all of them are a tree (see "The
 * ways tried" below). Whoever asks for steps and events sees one way of it, up
 * to where the session stands, as if there were no other.
 *
 * The person's seats wait for session_reply(); the others answer by habit, at
 * once or, with `stepwise`, one at a time by session_go_on(), so that a screen
 * can let the other partner take a moment.
 */
struct session;

struct session_setup {
	bool seat[SEAT_COUNT]; /* which seats a person plays; both or none may be */
	uint64_t seed;         /* of the order of the cards */
	bool stepwise;         /* habit waits for session_go_on() */
};

enum { SESSION_REPLIES_MAX = 100000, HABIT_RUN_MAX = 400 /* replies by habit without a person's between */ };

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

/** One thing that was shown: a line of a beat, or a reply. */
struct event {
	uint32_t step; /* how many replies had been said before it was shown; for a reply, its own index */
	uint32_t beat;
	int32_t line; /* in the beat; -1: the reply of `step` */
};

/** `story` is borrowed and must outlive the session. */
struct session *session_create(const struct story *story, const struct session_setup *setup);
void session_destroy(struct session *session);

const struct story *session_story(const struct session *session);
const struct session_setup *session_setup(const struct session *session);

/** Where it stands now. The state is borrowed until the next change. */
const struct play_state *session_state(const struct session *session);
const struct beat *session_beat(const struct session *session);

enum session_wait {
	SESSION_PERSON,  /* a person's reply */
	SESSION_HABIT,   /* stepwise: the other is about to answer by habit */
	SESSION_ENDED,
	SESSION_DRY,     /* the scenario ran out of replies, or habit ran on without end */
};
enum session_wait session_waits_for(const struct session *session);

/**
 * The replies on offer to the person whose turn it is, in the order in which
 * the cards lie (shuffled by the seed and the place in the play-through).
 * Room for REPLIES_MAX_A_BEAT. 0 when no person is waited for.
 */
size_t session_cards(const struct session *session, const struct reply **out);

/** Says a reply on offer. It must be one of session_cards(). */
void session_reply(struct session *session, const struct reply *reply, struct parts parts);

/**
 * The same for a list of replies by name, as a person types or a record keeps
 * it: "id,id", a composed one with its options: "id:option,option". False on
 * the first that is not on offer, with those that are in `diag`
 * (reply-not-on-offer, reply-after-end, option-unknown, options-missing); what
 * came before it has been said.
 */
bool session_replies_by_id(struct session *session, const char *list, struct diag *diag);

/** Stepwise: the other's answer by habit. */
void session_go_on(struct session *session);

/** From here on nobody is in a seat: both answer by habit, up to an ending. */
void session_leave_to_habit(struct session *session);

size_t session_step_count(const struct session *session);
const struct step *session_step(const struct session *session, size_t index);

/** The two partners after `replies` replies; 0 is the start. Played again from the nearest snapshot. */
struct couple session_couple_after(const struct session *session, size_t replies);

/** The whole state after `replies` replies, into `state` (of play_state_size()). */
void session_state_after(const struct session *session, size_t replies, struct play_state *state);

/** The sum behind a step, worked out again. */
struct cycle_why session_why(const struct session *session, size_t step);

/** What habit thought when it chose a step (which must not be `chosen`). */
struct habit session_habit(const struct session *session, size_t step);

size_t session_event_count(const struct session *session);
struct event session_event(const struct session *session, size_t index);

/** Goes back to where it stood after the first `replies` replies. At once, however long the session is. */
void session_rewind(struct session *session, size_t replies);

/** Back to the person's last choice; false where there is none before this. */
bool session_undo(struct session *session);

/** How many replies the way that it is on has, those ahead after a rewind among them. */
size_t session_whole_count(const struct session *session);

/** Forward again, to where it stood after `replies` replies (at most session_whole_count()). */
void session_forward(struct session *session, size_t replies);

/** Forward over the person's next reply and the answers to it; false where nothing lies ahead. */
bool session_redo(struct session *session);

/** The spec of a step, as session_replies_by_id() takes it. */
void session_step_spec(const struct session *session, size_t step, struct buf *out);

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
size_t session_way_count(const struct session *session);
struct way session_way(const struct session *session, size_t way);

/** The way that the session is on. */
size_t session_way_now(const struct session *session);

/** All replies of a way, in order; `out` has room for session_way().replies. Borrowed until the next change. */
void session_way_steps(const struct session *session, size_t way, const struct step **out);

/** A way as a list for session_replies_by_id(): the person's replies alone, as a record keeps them. */
void session_way_spec(const struct session *session, size_t way, struct buf *out);

/** Goes over to another way, and stands after its first `replies` replies. */
void session_switch_way(struct session *session, size_t way, size_t replies);

/** How many replies two ways have in common: they part at the reply of this index. */
size_t session_ways_part(const struct session *session, size_t one, size_t other);

/**
 * A way as a session of its own, at its end and with no other way in it: to put
 * beside another, with every question above open to it. Same story, borrowed.
 */
struct session *session_of_way(const struct session *session, size_t way);

/** The same for two sessions of one story: how many replies they begin with in common, up to where they stand. */
size_t sessions_part(const struct session *one, const struct session *other);

/**
 * Names the place after `replies` replies among all the ways: the same number
 * is the same beginning, and 0 is the start. Never changes, never given again.
 */
uint32_t session_place(const struct session *session, size_t replies);

/**
 * How often a person chose, in all the ways together; what was chosen again at
 * the same place counts once. Grows whenever something new is tried.
 */
size_t session_choice_count(const struct session *session);

/** How much memory it holds, in bytes. */
size_t session_bytes(const struct session *session);

#endif
