#ifndef WATERLINE_CLI_TERMINAL_TALK_H
#define WATERLINE_CLI_TERMINAL_TALK_H

#include "cli/terminal.h"

/** From where the conversation stands to its end and what is offered after it, or to where the person stops: false. */
bool terminal_converse(struct terminal *terminal);

#endif
