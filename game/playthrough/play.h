#ifndef WATERLINE_PLAYTHROUGH_PLAY_H
#define WATERLINE_PLAYTHROUGH_PLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cycle/cycle.h"
#include "story/story.h"

/*
 * Playing a scenario as a pure step: (story, state, reply) -> state.
 *
 * A play_state is flat: play_state_size() bytes that can be copied with
 * play_state_copy(), hashed and compared with memcmp(). It holds no pointer,
 * so a copy is a snapshot. Nothing here allocates but the two functions that
 * say so, and nothing can fail once a story is loaded.
 */

enum play_place {
	PLAY_CHOICE, /* somebody's reply comes next: play_offer() is not empty */
	PLAY_ENDING, /* the beat is an ending */
	PLAY_DRY     /* nothing is on offer and there is nowhere to go on */
};

struct play_state {
	struct couple couple;
	uint32_t beat;
	uint32_t last;   /* 1 + last_slot of the reply just said; 0 where no condition asks for it, or before any */
	uint8_t place;   /* enum play_place */
	uint8_t verdict; /* enum verdict of the last reply; VERDICT_HOLDS before any */
	uint8_t call_depth;
	uint8_t spare; /* 0 */
	/* int32 variables, uint32 returns[call_depth max], uint16 seen, uint16 said, once bits: see play.c */
	uint32_t rest[];
};

size_t play_state_size(const struct story *story);
/** A zeroed state on the heap; free with free(). */
struct play_state *play_state_create(const struct story *story);
void play_state_copy(const struct story *story, struct play_state *to, const struct play_state *from);

/** Receives what the player sees on the way, in order. Any member may be NULL, and so may the sink. */
struct play_sink {
	void *data;
	void (*beat)(void *data, const struct beat *beat);
	bool (*wants_lines)(void *data, const struct beat *beat); /* NULL: always */
	void (*line)(void *data, const struct beat *beat, const struct line *line);
	/* the same for a reply's own lines; what is left out of them because a person speaks for a partner is not known
	 * here */
	bool (*wants_reply_lines)(void *data, const struct reply *reply);
	void (*reply_line)(void *data, const struct reply *reply, const struct line *line);
};

/** Begins: enters the first beat and goes on to the first choice or an ending. */
void play_start(const struct story *story, struct play_state *state, const struct play_sink *sink);

/** The replies on offer, in the author's order; `out` has room for REPLIES_MAX_A_BEAT. */
size_t play_offer(const struct story *story, const struct play_state *state, const struct reply **out);

/** Whose reply comes next; SEAT_NONE at an ending. */
enum seat play_turn(const struct story *story, const struct play_state *state);

const struct beat *play_beat(const struct story *story, const struct play_state *state);

/** The options chosen of a composed reply, 0-based, by slot; all 0 for an ordinary one. */
struct parts {
	uint8_t option[SLOTS_MAX];
};

/** Whether a person can choose this option of a composed reply in this state. */
bool play_option_open(const struct story *story, const struct play_state *state, const struct compose_option *option);

/**
 * The ways of putting a reply together in this state, in order, the last slot
 * fastest: the first of them, and the one after these. False where there is
 * none (more). An ordinary reply has one way of being said.
 */
bool play_parts_first(
	const struct story *story, const struct play_state *state, const struct reply *reply, struct parts *parts);
bool play_parts_next(
	const struct story *story, const struct play_state *state, const struct reply *reply, struct parts *parts);

/** Whether a reply can be put together in this way here; also of parts that come from elsewhere, of any numbers. */
bool play_parts_open(
	const struct story *story, const struct play_state *state, const struct reply *reply, struct parts parts);

/** The move that a reply makes with these parts. */
enum move play_move(const struct reply *reply, struct parts parts);

/** What the author says of it, to others who write or lead; NULL where that is nothing. */
const char *play_why(const struct reply *reply, struct parts parts);

/**
 * A reply as the line that it is, said by `by` with these parts. What a composed
 * one says is put into `says`, which the line then borrows; others leave it alone.
 */
struct line play_line(const struct reply *reply, struct parts parts, enum seat by, struct buf *says);

/**
 * Says one of the replies on offer and goes on to the next choice or an
 * ending. `why`, if not NULL, receives the sum.
 */
void play_reply(const struct story *story, struct play_state *state, const struct reply *reply, struct parts parts,
	const struct play_sink *sink, struct cycle_why *why);

/** What habit thought of one reply. */
struct habit_thought {
	const struct reply *reply;
	enum move move;
	enum fit fit;
	bool just_said; /* the move that the speaker made last */
};

enum habit_reason {
	HABIT_FRESH,    /* the first that fits and is not the last move again */
	HABIT_AGAIN,    /* every one that fits repeats the last move: the first of them */
	HABIT_LAST      /* none fits: the last one on offer */
};

/** What habit chose, and what it thought of each reply on offer. */
struct habit {
	const struct reply *reply;
	struct parts parts;
	enum habit_reason reason;
	struct habit_thought thoughts[REPLIES_MAX_A_BEAT];
	size_t thought_count;
};

/** What comes to the speaker by habit. The state must be at a choice. */
struct habit habit_choose(const struct story *story, const struct play_state *state);

/** The same without the thoughts, for a search that asks millions of times. */
const struct reply *habit_reply(const struct story *story, const struct play_state *state, struct parts *parts);

/** The next combination of all of a composed reply's options, whatever their conditions; false after the last of them.
 */
bool parts_next(const struct compose *compose, struct parts *parts);

/** A reply by name, as playthrough_replies_by_id() takes it: "id", or "id:option,option". */
void reply_spec(const struct reply *reply, struct parts parts, struct buf *out);

/** What conditions are asked of, in this state; borrowed from it. */
struct expr_facts play_facts(const struct story *story, const struct play_state *state);

#endif
