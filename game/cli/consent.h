#ifndef WATERLINE_CLI_CONSENT_H
#define WATERLINE_CLI_CONSENT_H

#include "cli/prompt.h"
#include "keep/keeper.h"

/* The keeper as a command uses it, and what it asks the person on the terminal. */

/** Opens the keeper of the person's folder. What goes wrong is printed; the exit code that it means is in `*told`. */
void consent_open(struct keeper *keeper, bool no_trace, int *told);

/** Whether a record may be kept; says why not where it may not. */
bool consent_may_record(const struct keeper *keeper);

/**
 * On a terminal, and if it was not done before: what the program is not, and
 * whether it may remember where one stopped. False where the person goes away
 * instead.
 */
bool consent_first_run(struct keeper *keeper, struct prompt *prompt);

/** What to do with a conversation that was stopped. */
enum consent_choice {
	CONSENT_NOTHING, /* there is none, or it may not be remembered */
	CONSENT_GO_ON,
	CONSENT_ANEW,
	CONSENT_LEAVE /* it stays, and this one is not remembered */
};

/** Looks for one and, unless the choice was made beforehand (`made`), asks. */
enum consent_choice consent_offer(struct keeper *keeper, struct prompt *prompt, enum consent_choice made);

#endif
