#ifndef WATERLINE_EXPLORE_MENTIONS_H
#define WATERLINE_EXPLORE_MENTIONS_H

#include "explore/asks.h"

/*
 * Inside explore/ only. Each adds the facts that something mentions to `set`,
 * and widens what `asks` knows of how far counts and variables go.
 */
void mention_expr(struct asks *asks, const struct expr *expr, int32_t bound, uint64_t *set);
void mention_target(struct asks *asks, const struct target *target, uint64_t *set);
/** What decides whether a reply is on offer, and with which options. */
void mention_offer(struct asks *asks, const struct reply *reply, uint64_t *set);

/** That, and everything that comes of the reply. */
void mention_reply(struct asks *asks, const struct reply *reply, uint64_t *set);

#endif
