#ifndef WATERLINE_KEEP_KEEPING_H
#define WATERLINE_KEEP_KEEPING_H

#include <stdbool.h>

#include "playthrough/playthrough.h"

/*
 * What a conversation asks of whoever keeps it, so that it can be held where
 * nothing can be kept. keep/keeper.h fills this in with files in a folder.
 */

/** What is to be kept; borrowed for the call. */
struct held {
	const struct playthrough *playthrough;
	const char *path; /* where its scenario is */
	const struct cast *cast;
};

struct keeping {
	void *data; /* handed to each of these */
	/** Something was done to the play-through. False where not all of it is written down that should be. */
	bool (*follow)(void *data, const struct held *held);
	/** Its end was shown: there is nothing to go on with any more. */
	void (*over)(void *data);
	/** The play-through is about to go; what was written of it stays, to go on with another time. */
	void (*let_go)(void *data);
	/** The play-through is about to go, and nothing of it stays but what the person asked to keep. */
	void (*drop)(void *data);
	/** A record of it, with a note and a sentence (either may be NULL). False where none could be written. */
	bool (*record)(void *data, const struct held *held, const char *note, const char *sentence);
};

#endif
