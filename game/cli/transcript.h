#ifndef WATERLINE_CLI_TRANSCRIPT_H
#define WATERLINE_CLI_TRANSCRIPT_H

#include "base/buf.h"
#include "playthrough/playthrough.h"
#include "viewer/viewer.h"

/* What the terminal prints of a conversation. Everything is added to `out`. */

/** A template, filled in and wrapped. */
void transcript_text(const struct story *story, const struct cast *cast, const char *text, struct buf *out);

/** A text that is filled in already, without its marks of emphasis. */
void transcript_plain(const char *text, struct buf *out);

/** Who, then what, wrapped: "John turns over." and then "John: Night." `who` NULL: narration. */
void transcript_said(const char *who, const char *does, const char *says, struct buf *out);

/** A line of the conversation, what lies beneath it as far as the viewer sees that, and what it did to the loop. */
void transcript_line(const struct viewer_node *line, struct buf *out);

/** "(turns over) Night.", where either may be NULL. */
void transcript_gesture(const char *does, const char *says, struct buf *out);

/** A card's text, without its number. */
void transcript_card(const struct viewer_node *card, struct buf *out);

/** The ending, its question, and the step out of the role; or that the scenario ran out. */
void transcript_end(const struct playthrough *playthrough, const struct cast *cast, struct buf *out);

#endif
