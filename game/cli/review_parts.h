#ifndef WATERLINE_CLI_REVIEW_PARTS_H
#define WATERLINE_CLI_REVIEW_PARTS_H

#include <cjson/cJSON.h>

#include "base/buf.h"
#include "review/review.h"

/* A review as it is printed: a summary to read, and numbers for programs. */

/** For each seat a table: what was measured, and what is wanted; `<` behind what misses it. */
void review_text(const struct review *review, struct buf *out);

/**
 * An array with an object for each seat: `seat whole moments plays cards answers
 * unchosen players lines lengths`. Shares are 0 to 1; what there is none of is null.
 */
cJSON *review_seats_json(const struct review *review);

/** What is wanted, under the names that the seats' numbers have. */
cJSON *review_wanted_json(void);

/** And what is wanted of this scenario's length, which has to do with what it is. */
cJSON *review_wanted_length_json(const struct story *story);

#endif
