#ifndef WATERLINE_CLI_RECORD_JSON_H
#define WATERLINE_CLI_RECORD_JSON_H

#include "base/buf.h"
#include "playthrough/playthrough.h"

/**
 * One object: `scenario seat seed start steps[] ending`. A step has `by beat
 * reply move chosen verdict sting warmth tension partners`, the numbers as they
 * are after it, `why` (sentences), and `options` for a reply that was put together; `ending` is
 * null, or has `beat` and `kind`.
 */
void record_json(const struct playthrough *playthrough, struct buf *out);

#endif
