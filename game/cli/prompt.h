#ifndef WATERLINE_CLI_PROMPT_H
#define WATERLINE_CLI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

/* Asking on the terminal, one line at a time. Zeroed it is ready. */
struct prompt {
	char *line; /* what was typed last */
	size_t cap;
};

void prompt_finish(struct prompt *prompt);

/** One line of input, trimmed, in `line`; false at the end of input. */
bool prompt_line(struct prompt *prompt, const char *question);

/** Asks until the answer begins with one of `letters`; which, or 0 at the end of input. */
char prompt_letter(struct prompt *prompt, const char *question, const char *letters);

/** A number from 1 to `most`; 0 where the text is something else. */
size_t prompt_number(const char *text, size_t most);

#endif
