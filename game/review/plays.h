#ifndef WATERLINE_REVIEW_PLAYS_H
#define WATERLINE_REVIEW_PLAYS_H

#include "explore/explore.h"
#include "review/review.h"
#include "review/stretch.h"

/*
 * Plays from beginning to end by the four players, and what they add up to.
 * One play is told to whoever wants to look at it more closely.
 */
struct one_play {
	enum ending_kind ending; /* ENDING_NONE: it went on too long, or ran dry */
	size_t replies;          /* the person's */
	size_t words;            /* all that was read */
	size_t chosen, unchosen; /* words that the seat says */
};

/** Told of each stretch of each play; any may be NULL. */
struct play_watch {
	void *data;
	/* before a card is said: the state is the watcher's to read alone */
	void (*moment)(void *data, const struct play_state *state);
	/* after it, with the replies said so far; `reply` NULL: the beginning. `asked`: another choice comes */
	void (*stretch)(void *data, const struct choice *said, size_t len, const struct stretch *stretch, bool asked);
};

enum { PLAY_REPLIES_MOST = 400 /* of the person's, in one play */ };

/** One play. `random` is changed. */
struct one_play play_once(
	const struct stage *stage, enum player player, uint64_t *random, const struct play_watch *watch);

#endif
