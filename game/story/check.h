#ifndef WATERLINE_STORY_CHECK_H
#define WATERLINE_STORY_CHECK_H

#include "story/flow.h"
#include "story/load.h"

/* What the checks of the whole share: worked out once, in the loader's scratch arena. */
struct check {
	struct loader *loader;
	const struct story *story;
	struct diag *diag;
	struct flow flow;
	bool *returns;        /* by node: can come to a return */
	bool *reached;        /* by node: from the start */
	struct groups groups; /* by all ways */
	size_t own_beats;     /* beats from here on are shared ones, which nobody need use */
	int32_t *low, *high;  /* of variables */
};

/* check_flow.c: beats that nobody reaches, ways round, ways without end */
void check_flow(struct check *check);

/* check_calls.c: depth and recursion of calls; returns. Fills in the story's call_depth. False on recursion. */
bool check_calls(struct check *check);

/* check_dry.c: beats where nobody may have anything left to say */
void check_dry(struct check *check);

/* check_dry.c: slots of composed replies in which nothing may be on offer */
void check_slots(const struct check *check);

/* check_cards.c: two cards of a beat, or two options of a slot, with the same words */
void check_cards(struct check *check);

/** Whether a beat can come to a point where no reply is on offer, if it is come to often enough. */
bool check_runs_out(const struct check *check, const struct beat *beat);

#endif
