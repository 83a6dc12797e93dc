#ifndef WATERLINE_CLI_TRANSCRIPT_H
#define WATERLINE_CLI_TRANSCRIPT_H

#include "base/buf.h"
#include "playthrough/playthrough.h"

/* What the terminal prints of a play-through, with the partners called as in `cast`. Everything is added to `out`. */

/** A template, filled in and wrapped. */
void transcript_text(const struct story *story, const struct cast *cast, const char *text, struct buf *out);

/** One line of the conversation, or one reply: who, then what. */
void transcript_event(const struct playthrough *playthrough, const struct cast *cast, size_t index, struct buf *out);

/** What a reply did to the loop. */
void transcript_verdict(const struct playthrough *playthrough, size_t step, struct buf *out);

/** A card's text, without its number. */
void transcript_card(const struct story *story, const struct cast *cast, const struct reply *reply, struct buf *out);

/** What a reply says with these parts: a template, nothing for a silent one. */
void transcript_reply_text(const struct reply *reply, struct parts parts, struct buf *out);

/** The ending, its question, and the step out of the role; or that the scenario ran out. */
void transcript_end(const struct playthrough *playthrough, const struct cast *cast, struct buf *out);

#endif
