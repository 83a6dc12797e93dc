#ifndef WATERLINE_VIEWER_VIEWER_INSIDE_H
#define WATERLINE_VIEWER_VIEWER_INSIDE_H

#include "base/arena.h"
#include "viewer/viewer.h"

/* For the files of this folder alone. */

/* What activating a node does: mostly something in the conversation, otherwise something of the viewer's own. */
enum deed_kind { DEED_ACTION, DEED_COMPOSE, DEED_PART, DEED_CARDS };

struct viewer_deed {
	enum deed_kind kind;
	struct action action; /* DEED_ACTION; DEED_COMPOSE: its reply */
	size_t slot, option;  /* DEED_PART */
};

/* Nodes made together, and the arena of their texts. Behind the last one stands an empty one. */
struct viewer_list {
	struct viewer_node *nodes;
	size_t len, cap;
	struct arena arena;
};

/*
 * Lines are made once, when they come, and stay until they may read otherwise.
 * The rest (what stands before them, then what stands behind) is made anew
 * after each event.
 */
struct viewer {
	struct conversation *conversation;
	const struct conversation_now *now;
	enum viewer_kind kind;
	enum seat seat;
	size_t read; /* events that are in the nodes */
	bool stale;  /* something of the viewer's own has changed since */
	struct viewer_list lines, rest;
	size_t head; /* so many of the rest stand before the lines */
	size_t *line_at, line_count, line_cap; /* where each line is among its nodes */
	size_t card_at, card_count;            /* where the first card is among the rest */
	const struct reply *composing; /* NULL: none */
	struct parts parts;
	unsigned parts_set; /* a bit for each slot */
	struct buf raw, says;
};

/** Adds a node, whose texts must live as long as the list; good until the next is added. */
struct viewer_node *viewer_add(struct viewer_list *list, enum viewer_role role, const char *parent, const char *id);

/** A template, filled in, in the list's arena; NULL for NULL. */
const char *viewer_fill(struct viewer *viewer, struct viewer_list *list, const char *text);

/** The same without marks of emphasis. */
const char *viewer_fill_plain(struct viewer *viewer, struct viewer_list *list, const char *text);

/** Does, says and beneath as parts of the node with this id. */
void viewer_add_line(struct viewer *viewer, struct viewer_list *list, const char *id, struct line line);

/** What a leader sees of a reply, as parts of the node with this id: its move and the author's note. */
void viewer_add_inside(struct viewer *viewer, struct viewer_list *list, const char *id, const struct reply *reply, struct parts parts);

/** The node's action in the conversation. */
struct viewer_deed *viewer_set_deed(struct viewer_list *list, struct viewer_node *node, enum deed_kind kind);

bool viewer_sees_inside(const struct viewer *viewer);
bool viewer_acts(const struct viewer *viewer);

/* viewer_talk.c: a line that has come */
void viewer_make_line(struct viewer *viewer, size_t index);

/* viewer_choice.c: cards, the parts of one that is put together, what comes by habit, how to go on */
void viewer_make_choices(struct viewer *viewer);
void viewer_make_buttons(struct viewer *viewer);

/* viewer_loop.c: the loop with its layers, and the verdict */
void viewer_make_loop(struct viewer *viewer);

#endif
