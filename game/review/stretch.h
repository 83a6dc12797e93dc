#ifndef WATERLINE_REVIEW_STRETCH_H
#define WATERLINE_REVIEW_STRETCH_H

#include "playthrough/play.h"
#include "review/phrases.h"
#include "review/reading.h"

/*
 * What is read from one choice to the next: the card that was said, and all
 * that follows until the person is asked again or the conversation is over.
 */
struct stretch {
	const struct phrase **shown; /* in order; the card itself is not among them */
	size_t len, cap;
	size_t card_words;   /* of what was chosen */
	size_t card_spoken;  /* of these, said */
	size_t words;        /* of all that is shown after it */
	size_t seat_words;   /* of these, said by the person's own partner */
	size_t ending_words; /* of the ending's text, if it comes to one */
	uint64_t answer;     /* the same number for the same words of the other; 0: the other says nothing */
};

/** A zeroed stretch is empty; it can be used again and again. */
void stretch_finish(struct stretch *stretch);

struct stage {
	const struct story *story;
	const struct phrases *phrases;
	const struct readings *readings;
	enum seat seat; /* the person's; habit answers for the other */
	bool *came_up;  /* by phrase: set once it has been shown; borrowed */
};

/** The beginning, up to the first choice. */
void stretch_begin(const struct stage *stage, struct play_state *state, struct stretch *stretch);

/** Says a reply on offer to the person, and goes on. */
void stretch_play(const struct stage *stage, struct play_state *state, const struct reply *reply, struct parts parts,
	struct stretch *stretch);

/** Whether the person is asked in this state; else the conversation is over. */
bool stage_asks(const struct stage *stage, const struct play_state *state);

/** What the other says in a stretch, one after the other, as it is shown. */
void stretch_answer(const struct stage *stage, const struct stretch *stretch, struct buf *out);

#endif
