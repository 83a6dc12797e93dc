#ifndef WATERLINE_REPORT_DEBRIEF_PARTS_H
#define WATERLINE_REPORT_DEBRIEF_PARTS_H

#include "base/arena.h"
#include "report/debrief.h"

/* What the parts of a debrief share while it is put together. Private to debrief*.c. */
struct making {
	struct debrief *debrief;
	const struct playthrough *playthrough;
	const struct story *story;
	struct cast cast;
	bool no_names, no_beneath;
};

/** A template filled in, cleaned, and with the names taken out where that is wanted; NULL for NULL. */
const char *make_text(const struct making *making, const char *text);

/** A reply that is said with these parts, as it is shown. */
struct said make_said(const struct making *making, enum seat by, const struct reply *reply, struct parts parts);

/** debrief_moments.c: `moments`. */
void make_moments(struct making *making);

/** debrief_steps.c: `steps`. */
void make_steps(struct making *making);

/** debrief_signs.c: `signs` and `practice`. */
void make_signs(struct making *making);

/** debrief_ways.c: `ways`. */
void make_ways(struct making *making);

/** Whether a reply was said from the feeling and not only about it; a reach that was taken counts, for it was heard. */
bool was_from(const struct making *making, size_t reply);

#endif
