#ifndef WATERLINE_CONVERSATION_REOPEN_H
#define WATERLINE_CONVERSATION_REOPEN_H

#include "conversation/conversation.h"
#include "keep/kept.h"

/* A conversation out of what was kept of it. All in this folder that reads files is here. */

/**
 * Opens the scenario of what was kept (kept_story()) as a conversation that has
 * not begun, with the names that the two had. NULL and what is wrong in `diag`.
 */
struct conversation *reopen_conversation(
	const struct kept *kept, const char *scenes, const struct keeping *keeping, struct diag *diag);

/** Names and pronouns as they were in a cast. */
void reopen_cast(struct conversation *conversation, const struct cast *cast);

#endif
