#include "words/words.h"

#include <string.h>

static const struct {
	const char *id, *name;
} kinds[WORDS_KINDS] = {
	[WORDS_FEELING] = {"feeling", "a feeling of one's own"},
	[WORDS_WISH] = {"wish", "a wish"},
	[WORDS_APPEASE] = {"appease", "an appeasing word"},
	[WORDS_CHARGE] = {"charge", "a charge"},
	[WORDS_QUESTION] = {"question", "a question"},
	[WORDS_CURIOUS] = {"curious", "a question how it is for the other"},
	[WORDS_EXAMINE] = {"examine", "a question as in an interrogation"},
	[WORDS_REFUSAL] = {"refusal", "a no"},
	[WORDS_SELF_BLAME] = {"self-blame", "a word that runs oneself down"},
	[WORDS_REASSURANCE] = {"reassurance", "a question whether one is still loved"},
	[WORDS_UNDERSTANDING] = {"understanding", "a word of understanding"},
	[WORDS_OWN_HEAT] = {"own heat", "one's own anger, said as one's own"},
	[WORDS_CYCLE] = {"cycle", "a name for what happens between the two"},
	[WORDS_OWN_PART] = {"own part", "one's own part in it"},
	[WORDS_COMFORT] = {"comfort", "comfort"},
	[WORDS_PAUSE] = {"pause", "a break with a coming back"},
	[WORDS_DANGER] = {"danger", "fear of the other, harm or force"},
};

const char *words_kind_id(enum words_kind kind) {
	return kinds[kind].id;
}

const char *words_kind_name(enum words_kind kind) {
	return kinds[kind].name;
}

bool words_kind_find(const char *id, size_t len, enum words_kind *kind) {
	for (int k = 0; k < WORDS_KINDS; k++) {
		if (strlen(kinds[k].id) == len && memcmp(kinds[k].id, id, len) == 0) {
			*kind = (enum words_kind)k;
			return true;
		}
	}
	return false;
}

const struct words_mark *words_first(const struct words_found *found, enum words_kind kind) {
	for (size_t i = 0; i < found->len; i++) {
		if (found->marks[i].kind == kind) {
			return &found->marks[i];
		}
	}
	return NULL;
}

static bool has_any(const struct words_found *found, const enum words_kind *of, size_t count) {
	for (size_t i = 0; i < count; i++) {
		if (words_has(found, of[i])) {
			return true;
		}
	}
	return false;
}

bool words_say_own(const struct words_found *found) {
	return (words_has(found, WORDS_FEELING) || words_has(found, WORDS_WISH)) && !words_has(found, WORDS_CHARGE) &&
		!words_has(found, WORDS_SELF_BLAME) && !words_has(found, WORDS_REASSURANCE);
}

enum words_bearing words_bearing(const struct words_found *found) {
	static const enum words_kind open[] = {WORDS_FEELING, WORDS_WISH},
								 sharp[] = {WORDS_CHARGE, WORDS_DANGER, WORDS_EXAMINE, WORDS_OWN_HEAT, WORDS_REFUSAL},
								 soft[] = {WORDS_FEELING, WORDS_WISH, WORDS_CURIOUS, WORDS_UNDERSTANDING,
									 WORDS_OWN_HEAT, WORDS_CYCLE, WORDS_OWN_PART, WORDS_COMFORT, WORDS_PAUSE,
									 WORDS_REASSURANCE, WORDS_SELF_BLAME, WORDS_APPEASE};
	bool has_sharp = has_any(found, sharp, sizeof(sharp) / sizeof(*sharp));
	if (has_any(found, open, sizeof(open) / sizeof(*open)) && !has_sharp) {
		return WORDS_OPEN;
	}
	if (words_has(found, WORDS_CHARGE) && !has_any(found, soft, sizeof(soft) / sizeof(*soft))) {
		return WORDS_CHARGES;
	}
	return WORDS_UNCLEAR;
}
