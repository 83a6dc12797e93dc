#ifndef WATERLINE_CYCLE_WHY_H
#define WATERLINE_CYCLE_WHY_H

#include "base/buf.h"
#include "cycle/cycle.h"

/**
 * The sum behind one reply in plain sentences with its numbers, one to a line,
 * each line ended. The names are borrowed; no pronoun is used, so they are all
 * that is needed.
 */
void cycle_why_text(const struct cycle_why *why, const char *speaker, const char *listener, struct buf *out);

/** The one thing that mattered most to the listener, in a short sentence without a line end. */
void cycle_why_short(const struct cycle_why *why, const char *speaker, const char *listener, struct buf *out);

/** Why a move does or does not come by habit, to go on after "…": "is too calm for it (heat 310, from 480)". */
void cycle_fit_text(const struct couple *couple, enum seat seat, enum move move, enum fit fit, struct buf *out);

/** "The loop tightens", "The loop holds", "The loop loosens". */
const char *verdict_sentence(enum verdict verdict);

#endif
