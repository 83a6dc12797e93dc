#ifndef WATERLINE_BASE_UTF8_H
#define WATERLINE_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * UTF-8 as of RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF.
 */

/**
 * The code point at `text`, of which `len` bytes may be read; `*size` receives
 * its length, 1 to 4. Where the bytes are no UTF-8 the result is -1 and
 * `*size` is 1. `len` must not be 0.
 */
int32_t utf8_next(const char *text, size_t len, size_t *size);

/** Whether all of `text` is UTF-8; if not, `*bad` (may be NULL) receives the offset of the first byte that is not. */
bool utf8_valid(const char *text, size_t len, size_t *bad);

/** How many code points; a byte that is no UTF-8 counts as one. */
size_t utf8_count(const char *text, size_t len);

/** Writes `code` to `out` (room for 4) and returns how many bytes it took. */
size_t utf8_put(char *out, int32_t code);

#endif
