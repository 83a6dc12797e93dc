#ifndef WATERLINE_VIEW_DESCRIBE_H
#define WATERLINE_VIEW_DESCRIBE_H

#include "base/buf.h"
#include "picture/draw_list.h"
#include "viewer/viewer.h"

/** What the screen is in words: a line for each part that means something, in order. */
void describe_list(const struct draw_list *list, struct buf *out);

/** What a part says: its label and, of a field, what stands in it. */
void describe_label(const struct node *node, struct buf *out);

/** One part: what it is, its state, its label, as "card, in focus: 1: I see why." */
void describe_node(const struct node *node, struct buf *out);

/**
 * The screen for programs, with keys as in viewer/viewer_json.h: what a viewer has before them there
 * (NULL: nothing is known of one), then what the window itself adds. A part of the window alone
 * has the roles of describe_node(), and a field its hint, caret and what is marked in it.
 */
void describe_json(const char *screen, const struct draw_list *list, const struct viewer *viewer, struct buf *out);

#endif
