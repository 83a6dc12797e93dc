#ifndef WATERLINE_REVIEW_NOTES_H
#define WATERLINE_REVIEW_NOTES_H

#include "review/graph.h"
#include "review/plays.h"

/* Inside review/ only: what an author is told of, noted where it was first met, in a search or in a play. */

/** A softening card that gets the same words back as a stinging one beside it. */
struct same_note {
	const struct reply *sharp; /* NULL: none was met */
	size_t moments;
	char *answer, *way;
};

struct notes {
	const struct stage *stage;
	struct same_note *same; /* by reply: the softening one */
	char **twice;           /* by `same` of the phrases: the replies that lead to the second time; NULL: none */
	uint32_t *after;        /* by reply: the most words that come between it and the next choice */
	size_t contrasts, same_moments;
	bool *said_now;            /* by `same`, in the play that is being watched */
	const struct choice *said; /* the same play's replies so far */
	size_t said_len;
};

void notes_init(struct notes *notes, const struct stage *stage);
void notes_finish(struct notes *notes);

/** From a whole search. */
void notes_from_graph(struct notes *notes, const struct graph *graph);

/** From plays: a watch for play_once(); the notes must stay where they are. With `answers` it compares them in each
 * moment. */
struct play_watch notes_watch(struct notes *notes, bool answers);

#endif
