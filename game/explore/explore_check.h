#ifndef WATERLINE_EXPLORE_EXPLORE_CHECK_H
#define WATERLINE_EXPLORE_EXPLORE_CHECK_H

#include "base/diag.h"
#include "explore/explore.h"

enum { CHECK_STATES = 150000 /* searched from each seat, a fraction of a second */ };

/**
 * What only a search can find out about a scenario that loaded without errors:
 * plays that run dry or can never end (errors), moments without a way back to
 * a good ending unless the scenario says `closed_door` (a warning), endings,
 * beats and replies that no play comes to (warnings, only if all was searched).
 *
 * `searched`, if not NULL, receives a sentence on how far was searched.
 */
void explore_check(const struct story *story, struct diag *diag, struct buf *searched);

#endif
