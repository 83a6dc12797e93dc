#ifndef WATERLINE_BASE_JSON_OUT_H
#define WATERLINE_BASE_JSON_OUT_H

#include <cjson/cJSON.h>

#include "base/buf.h"

/**
 * From here on cJSON never runs out of memory without a word: where there is
 * none, the program ends. Before the first document is read or made.
 */
void json_ready(void);

/** Adds a JSON document, indented, and a line's end to `out`, and frees it. Ends the program where there is no memory. */
void json_put(cJSON *root, struct buf *out);

#endif
