#ifndef WATERLINE_VIEWER_VIEWER_JSON_H
#define WATERLINE_VIEWER_VIEWER_JSON_H

#include "base/json_out.h"
#include "viewer/viewer.h"

/*
 * Nodes for programs, each an object with what it has of these: "role", "id",
 * "parent" (an id), "label", "value", "by" ("one" or "two", whose it is), "number",
 * "states" (a list of "chosen", "covered", "disabled", "composed") and "action" (what
 * activating it does). Texts are without the marks of emphasis.
 */

/** One of them; the caller's. */
cJSON *viewer_json_node(const struct viewer_node *node);

/** Adds a text without its marks of emphasis, unless it is NULL. */
void viewer_json_text(cJSON *object, const char *key, const char *text);

/** All that was looked at last, as a list; the caller's. */
cJSON *viewer_json(const struct viewer *viewer);

#endif
