#ifndef WATERLINE_CLI_TERMINAL_H
#define WATERLINE_CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/keeping.h"
#include "session/session.h"

/* A conversation in the terminal. A zeroed struct with a session in it is ready. */
struct terminal {
	struct session *session;
	struct keeping *keeping; /* needed by terminal_converse() alone */
	const char *file;        /* the scenario, as it was given */
	size_t shown;            /* events already printed */
	bool under;              /* print what goes on under the line */
	char *line;              /* what was typed last; free with free() */
	size_t line_cap;
};

/** One line of input, trimmed, in `line`; false at the end of input. */
bool terminal_read_line(struct terminal *terminal, const char *prompt);

/**
 * Asks until the answer begins with one of `letters`; which, or 0 at the end of
 * input.
 */
char terminal_ask(struct terminal *terminal, const char *question, const char *letters);

/** Prints what has happened since it was last called. */
void terminal_print_news(struct terminal *terminal);

void terminal_print_beginning(const struct story *story);
void terminal_print_end(const struct session *session);

/** From where the session stands to its end and what is offered after it, or to where the person stops: false. */
bool terminal_converse(struct terminal *terminal);

#endif
