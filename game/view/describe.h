#ifndef WATERLINE_VIEW_DESCRIBE_H
#define WATERLINE_VIEW_DESCRIBE_H

#include "base/buf.h"
#include "picture/draw_list.h"

/** What the screen is in words: a line for each part that means something, in order. */
void describe_list(const struct draw_list *list, struct buf *out);

/** One part: what it is, its state, its label, as "card, in focus: 1: I see why." */
void describe_node(const struct node *node, struct buf *out);

#endif
