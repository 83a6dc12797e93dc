#ifndef WATERLINE_CLI_TERMINAL_H
#define WATERLINE_CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/keeping.h"
#include "playthrough/playthrough.h"

/* A conversation in the terminal. A zeroed struct with a play-through and its cast in it is ready. */
struct terminal {
	struct playthrough *playthrough;
	struct cast cast;        /* what the two are called; the names are borrowed */
	struct keeping *keeping; /* needed by terminal_converse() alone */
	const char *file;        /* the scenario, as it was given */
	size_t shown;            /* events already printed */
	bool under;              /* print what goes on under the line */
	char *line;              /* what was typed last */
	size_t line_cap;
	char *sentence; /* put together afterwards; NULL: none. Kept with a record and nowhere else */
};

/** Frees what it has read; the play-through is its owner's. */
void terminal_finish(struct terminal *terminal);

/** One line of input, trimmed, in `line`; false at the end of input. */
bool terminal_read_line(struct terminal *terminal, const char *prompt);

/**
 * Asks until the answer begins with one of `letters`; which, or 0 at the end of
 * input.
 */
char terminal_ask(struct terminal *terminal, const char *question, const char *letters);

/** Prints what has happened since it was last called. */
void terminal_print_news(struct terminal *terminal);

void terminal_print_beginning(const struct terminal *terminal);
void terminal_print_end(const struct terminal *terminal);

/** From where the play-through stands to its end and what is offered after it, or to where the person stops: false. */
bool terminal_converse(struct terminal *terminal);

/** Back to the person's last choice, if there is one. */
void terminal_take_back(struct terminal *terminal);

/** Forward again after that. */
void terminal_go_forward(struct terminal *terminal);

/** The line typed is "w", which lists the ways tried, or "w 2", which goes over to the second: true. */
bool terminal_go_over(struct terminal *terminal);

/** Asks for a note of the person's own and keeps a record with it. */
void terminal_ask_record(struct terminal *terminal);

/** What can be done when it is over; true where the person goes back to say something else, or over to another way. */
bool terminal_afterwards(struct terminal *terminal);

/** The conversation as keeping takes it. */
struct keeping_of terminal_kept(const struct terminal *terminal);

/** A number from 1 to `most`; 0 where the line is something else. */
size_t terminal_number(const char *line, size_t most);

#endif
