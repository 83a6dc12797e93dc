#ifndef WATERLINE_VIEW_SCREENS_COMPARE_H
#define WATERLINE_VIEW_SCREENS_COMPARE_H

#include "report/beside.h"
#include "view/screens/after_screen.h"
#include "view/screens/take_home.h"

/*
 * Two conversations side by side: what is worked out of two kept records, and
 * the two columns, which two ways of one play-through are shown in as well.
 */

struct compared {
	struct replayed replayed[2];
	struct debrief *debrief[2]; /* NULL: it cannot be played again, and `told` says why */
	char *told[2];              /* what is not as it was, or NULL */
	struct beside beside;       /* how they relate; of nothing where one cannot be played again */
};

/** Neither record is needed any longer than the call. */
struct compared *compared_create(struct app *app, const struct record *one, const struct record *other);
void compared_destroy(struct compared *compared);

struct column {
	const char *title, *facts;     /* `facts` may be NULL */
	const struct debrief *debrief; /* NULL: `told` alone */
	const char *told;              /* may be NULL */
};

/* Something to put on top of each column, `room` high. */
struct above {
	void (*run)(struct app *app, struct rect place, int side);
	float room;
};

/**
 * Two columns with a curve each, the replies where they part and the ending;
 * `parts` SIZE_MAX: they have nothing in common, and only the endings are told.
 * `above` may be NULL.
 */
void columns_run(
	struct app *app, struct page *page, const struct column columns[2], size_t parts, const struct above *above);

#endif
