#ifndef WATERLINE_CLI_TERMINAL_AFTER_H
#define WATERLINE_CLI_TERMINAL_AFTER_H

#include "cli/terminal.h"

/** What can be done when it is over; true where the person goes back to say something else, or over to another way. */
bool terminal_afterwards(struct terminal *terminal);

#endif
