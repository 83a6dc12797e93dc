#ifndef WATERLINE_STORY_CHECK_WORDS_H
#define WATERLINE_STORY_CHECK_WORDS_H

#include "story/load.h"

/** Works out what check_words() can skip at a glance. */
void check_words_init(struct word_filter *filter);

/**
 * Safety as far as words show it. Codes: safety-threat and safety-force in
 * what the partners say and do, safety-label outside `pathologise`,
 * safety-score in endings. The words stand in check_words.c, and, for authors,
 * in scenes/README.md.
 */
void check_words(struct part *part, const cJSON *string, enum text_use use, enum move move);

/** The phrases looked for, for showing; NULL behind the last. */
const char *check_words_phrase(size_t index, const char **code);

#endif
