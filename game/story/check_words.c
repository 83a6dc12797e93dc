#include "story/check_words.h"

void check_words(struct part *part, const cJSON *string, enum text_use use, enum move move) {
	(void)part;
	(void)string;
	(void)use;
	(void)move;
}
