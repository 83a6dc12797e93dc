#ifndef WATERLINE_VIEW_TEXT_GRAPHEME_H
#define WATERLINE_VIEW_TEXT_GRAPHEME_H

#include <stddef.h>

/**
 * How many bytes at the beginning of `text` are one character to a reader: a
 * letter with all its marks, a flag, a family of emoji (UAX 29, by utf8proc).
 * At least 1, unless `len` is 0. What is no UTF-8 stands for itself.
 */
size_t grapheme_len(const char *text, size_t len);

#endif
