#ifndef WATERLINE_CLI_TERMINAL_H
#define WATERLINE_CLI_TERMINAL_H

#include "cli/prompt.h"
#include "conversation/conversation.h"
#include "keep/keeper.h"
#include "viewer/viewer.h"

/*
 * A conversation as the terminal shows it: plain lines, printed as they come.
 * What can be typed into it is terminal_talk.h's, what comes after its end terminal_after.h's.
 */
struct terminal {
	struct conversation *conversation; /* the owner's; with `now` of it */
	const struct conversation_now *now;
	struct viewer *viewer; /* what whoever sits before the terminal has of it */
	struct keeper *keeper; /* the owner's; not needed for printing */
	int *told;             /* the exit code that the keeper's last trouble means */
	struct prompt prompt;
	size_t shown;   /* events already printed */
	bool will_keep; /* a record is written at the end whatever is typed */
	char *sentence; /* put together afterwards; NULL: none. Kept with a record and nowhere else */
};

void terminal_init(struct terminal *terminal, struct conversation *conversation, struct keeper *keeper, int *told);

/** Frees what it has read. Before the conversation goes. */
void terminal_finish(struct terminal *terminal);

/** Prints what has happened since it was last called. */
void terminal_print_news(struct terminal *terminal);
void terminal_print_beginning(const struct terminal *terminal);
void terminal_print_end(const struct terminal *terminal);

/** Does this; what cannot be done is false. */
bool terminal_do(struct terminal *terminal, enum act act);

/** Does what a node of the viewer's does, likewise. */
bool terminal_activate(struct terminal *terminal, const char *id);

/** Back to the person's last choice; says so. False where there is none. */
bool terminal_take_back(struct terminal *terminal);

/** The line typed is "w", which lists the ways tried, or "w 2", which goes over to the second: true. */
bool terminal_go_over(struct terminal *terminal);

/** Keeps a record, with a note (NULL: what it has stays), and says so; an exit code. */
int terminal_record(struct terminal *terminal, const char *note);

/** Asks for a note of the person's own and keeps a record with it. */
void terminal_ask_record(struct terminal *terminal);

#endif
