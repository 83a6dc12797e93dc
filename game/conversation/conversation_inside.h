#ifndef WATERLINE_CONVERSATION_CONVERSATION_INSIDE_H
#define WATERLINE_CONVERSATION_CONVERSATION_INSIDE_H

#include "conversation/conversation.h"

/* For the files of this folder alone. */

struct conversation {
	struct conversation_now now; /* what others see; its pointers lead to: */
	struct story *story;
	struct playthrough *playthrough;
	char *path, *name[SEAT_COUNT];
	struct keeping keeping;
	double pace;    /* how long a line takes to come, as a share of the usual */
	double held_at;
	bool settled;   /* the choice or the end that it stands at was told */
	struct conversation_event *events;
	size_t event_count, event_cap;
	struct marked_place *marks;
	size_t mark_count, mark_cap;
};

void conversation_tell(struct conversation *conversation, enum event_kind kind, size_t index);

/** The play-through is about to go; what was written of it stays. */
void conversation_let_go(struct conversation *conversation);

/** Another play-through, or none, is in the place of what was there. The old one goes. */
void conversation_put(struct conversation *conversation, struct playthrough *playthrough);

/** It stands elsewhere, with all that was said there. */
void conversation_stood(struct conversation *conversation, enum event_kind kind, double now);

/* conversation_clock.c */

/** When the next thing arrives, or the choice or end that it stands at. */
void conversation_plan(struct conversation *conversation, double now);

/** The next thing arrives: a line, a reply, an answer by habit. */
void conversation_arrive_one(struct conversation *conversation, double now);

/** All of it up to the next choice; where one watches, up to the next answer. */
void conversation_arrive_all(struct conversation *conversation, double now);

#endif
