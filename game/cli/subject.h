#ifndef WATERLINE_CLI_SUBJECT_H
#define WATERLINE_CLI_SUBJECT_H

#include "cli/cli.h"
#include "conversation/conversation.h"
#include "keep/record.h"

/* The play-through that a command is about: a record, or a scenario with replies. */
struct subject {
	struct story *story;
	struct playthrough *playthrough;
	struct cast cast;     /* borrowed from the two */
	struct record record; /* zeroed where there is none */
};

/**
 * Opens a record by path or id, or a scenario by path or id with these seats
 * and replies (both may be NULL). False after saying what is wrong, with the
 * exit code in `*code`; the subject is empty then. A record that leads no
 * further as the scenario is today goes as far as it does, with a warning.
 */
bool subject_open(
	struct subject *subject, const char *file, const char *seat, const char *replies, uint64_t seed, int *code);

/** Over to the end of a way by its number from 1; 0: stay. False after saying that there is none such. */
bool cli_go_to_way(struct playthrough *playthrough, uint64_t way);

/**
 * The same as a conversation, which takes over story and play-through; the record
 * stays with the subject. `keeping` as in conversation_create().
 */
struct conversation *subject_conversation(struct subject *subject, const char *file, const struct keeping *keeping);

void subject_finish(struct subject *subject);

#endif
