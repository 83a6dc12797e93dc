#ifndef WATERLINE_STORY_CHECK_WORDS_H
#define WATERLINE_STORY_CHECK_WORDS_H

#include "story/load.h"

/**
 * Safety as far as words show it. Codes: safety-threat and safety-force in
 * what partners say and do, safety-label outside `pathologise`, safety-score
 * in endings. The words stand in check_words.c and in scenes/README.md.
 */
void check_words(struct part *part, const cJSON *string, enum text_use use, enum move move);

#endif
