#ifndef WATERLINE_PLAYTHROUGH_HABIT_WHY_H
#define WATERLINE_PLAYTHROUGH_HABIT_WHY_H

#include "base/buf.h"
#include "playthrough/playthrough.h"

/**
 * Why habit took a step of a play-through (which must not be `chosen`) and not the
 * others on offer: plain sentences, one to a line.
 */
void playthrough_habit_text(const struct playthrough *playthrough, size_t step, const struct cast *cast, struct buf *out);

/** What a card is called in a sentence: its first words, or its gesture. */
void reply_label(const struct story *story, const struct cast *cast, const struct reply *reply, struct buf *out);

/** "fresh", "again" or "last": see enum habit_reason. */
const char *habit_reason_id(enum habit_reason reason);

#endif
