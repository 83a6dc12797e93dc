#ifndef WATERLINE_VIEW_SCREENS_PRACTICE_SCREEN_H
#define WATERLINE_VIEW_SCREENS_PRACTICE_SCREEN_H

#include "report/practice_words.h"
#include "view/screens/writing.h"

/**
 * An empty line to put a sentence of practice_words.h together in; and what was
 * put there, in the frame's arena, after which it is empty again.
 */
struct buf *practice_line(struct app *app);
const char *practice_said(struct app *app);

/* The small curves of practice over time; each is a picture whose label tells it in words. */

/** One measure, in one colour whatever it is: which way it goes is neither good nor bad. Nothing for a single point. */
void practice_curve(struct writing *writing, const struct practice *practice, enum practice_measure measure, size_t scenario);

/** How tight it was: from a ring, after the first reply of each conversation, to a dot, after the last. */
void practice_curve_tension(struct writing *writing, const struct practice *practice);

#endif
