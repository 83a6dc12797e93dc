#ifndef WATERLINE_STORY_JSON_DOC_H
#define WATERLINE_STORY_JSON_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cjson/cJSON.h>

#include "base/diag.h"

/*
 * A JSON text as cJSON's tree together with where every value and every key
 * stands, and strict where cJSON is lax: duplicate keys, bad UTF-8, raw
 * control characters, U+0000, lone surrogates, leading zeros, numbers out of
 * range, anything after the end, nesting beyond JSON_DEPTH_MAX.
 *
 * The tree is cJSON's own and is read with cJSON's functions (iterate; never
 * index). Never change it, and never read a node's `valueint`, which finds its
 * place: a number is its `valuedouble` (cJSON_GetNumberValue()).
 */

enum {
	JSON_DEPTH_MAX = 64,
	ERRORS_MAX = 200, /* past that nobody reads on */
	JSON_VALUES_MAX = 16 << 20 /* a text of nothing but zeros would need forty times its size */
};
#define JSON_BYTES_MAX ((size_t)128 << 20)

struct json_doc; /* owns the tree; borrows the source, which the diag owns */

/**
 * Parses a source. On a mistake: NULL, and what is wrong in `diag` with a code
 * that begins with json-, or file-too-large. A syntax error ends the reading
 * (one finding); duplicate keys are reported up to ERRORS_MAX, and refuse the
 * text as well.
 */
struct json_doc *json_doc_parse(const struct source *source, struct diag *diag);
void json_doc_destroy(struct json_doc *doc);

const cJSON *json_doc_root(const struct json_doc *doc);
const struct source *json_doc_source(const struct json_doc *doc);

/** Where a value stands: a string with its quotes, an object or array with its brackets. */
struct span json_doc_span(const struct json_doc *doc, const cJSON *value);

/** Where a value's key stands, with its quotes; the value's own span where it has none. */
struct span json_doc_key_span(const struct json_doc *doc, const cJSON *value);

/**
 * The part of the source behind `len` bytes from `start` of a string's decoded
 * text, so that a mistake inside a string is shown at its own column even when
 * escapes come before it. `start` + `len` must not pass the text's end.
 */
struct span json_doc_inside(const struct json_doc *doc, const cJSON *string, size_t start, size_t len);

#endif
