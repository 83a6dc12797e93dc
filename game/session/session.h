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
 * is a fold over that list; rewinding cuts it.
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
	bool chosen; /* by a person; false: by habit */
	uint8_t by;  /* enum seat */
	uint8_t verdict;
	int16_t sting, warmth; /* that landed */
	int16_t tension;       /* after it */
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

/** Cuts the list of replies to its first `replies`, and stands there. */
void session_rewind(struct session *session, size_t replies);

/** Back to the person's last choice; false where there is none before this. */
bool session_undo(struct session *session);

/** The spec of a step, as session_replies_by_id() takes it. */
void session_step_spec(const struct session *session, size_t step, struct buf *out);

#endif
