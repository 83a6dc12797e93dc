#ifndef WATERLINE_BASE_MATCH_H
#define WATERLINE_BASE_MATCH_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Whether every one of `words` stands somewhere in `text`, as somebody expects
 * who types into a search field: large and small letters are the same in every
 * script that has them, however a letter with an accent was put together, and a
 * word without accents finds one with them ("zoe" finds Zoë, "zoë" does not
 * find Zoe). An empty word is everywhere. What is no UTF-8 matches as bytes do.
 */
bool match_words(const char *text, const char *const *words, size_t count);

/** The same for the words of what somebody typed, with blanks between them; nothing typed fits everything. */
bool match_typed(const char *text, const char *typed);

#endif
