/*
 * A program cannot tell a threat from a joke, but some words leave no doubt,
 * and others do not belong in what the program itself says. The lists are
 * short on purpose: each phrase is one that has no place whatever stands
 * around it. `~` stands for her, him, them, you or a partner in braces.
 */
#include "story/check_words.h"

#include <string.h>

enum list { LIST_THREAT, LIST_FORCE, LIST_LABEL, LIST_SCORE, LIST_COUNT };

static const char *const codes[LIST_COUNT] = {"safety-threat", "safety-force", "safety-label", "safety-score"};

static const struct {
	enum list list;
	const char *words;
} phrases[] = {
	{LIST_THREAT, "kill you"},
	{LIST_THREAT, "kill myself"},
	{LIST_THREAT, "i'll hit you"},
	{LIST_THREAT, "i'll hurt you"},
	{LIST_THREAT, "i'll slap you"},
	{LIST_THREAT, "i will hit you"},
	{LIST_THREAT, "i will hurt you"},
	{LIST_THREAT, "i'm going to hit you"},
	{LIST_THREAT, "i'm going to hurt you"},
	{LIST_THREAT, "beat you up"},
	{LIST_THREAT, "break your neck"},
	{LIST_THREAT, "break your arm"},
	{LIST_THREAT, "make you pay for"},
	{LIST_THREAT, "make you sorry"},
	{LIST_THREAT, "you'll be sorry"},
	{LIST_THREAT, "you'll regret this"},
	{LIST_THREAT, "never see the kids again"},
	{LIST_THREAT, "never see the children again"},
	{LIST_THREAT, "slaps ~"},
	{LIST_THREAT, "punches ~"},
	{LIST_THREAT, "strangles ~"},
	{LIST_THREAT, "chokes ~"},
	{LIST_THREAT, "shoves ~"},
	{LIST_THREAT, "raises a fist"},
	{LIST_THREAT, "by the throat"},
	{LIST_THREAT, "blocks the door"},
	{LIST_THREAT, "blocks the doorway"},
	{LIST_FORCE, "whether you like it or not"},
	{LIST_FORCE, "won't take no for an answer"},
	{LIST_FORCE, "not taking no for an answer"},
	{LIST_FORCE, "no is not an answer"},
	{LIST_FORCE, "no isn't an answer"},
	{LIST_FORCE, "i don't care if you want to"},
	{LIST_FORCE, "you're going to let me"},
	{LIST_FORCE, "your duty as a wife"},
	{LIST_FORCE, "your duty as a husband"},
	{LIST_FORCE, "marital duty"},
	{LIST_FORCE, "forces ~"},
	{LIST_FORCE, "pins ~"},
	{LIST_FORCE, "holds ~ down"},
	{LIST_FORCE, "grabs ~ by"},
	{LIST_LABEL, "narcissist"},
	{LIST_LABEL, "narcissistic"},
	{LIST_LABEL, "borderline"},
	{LIST_LABEL, "bipolar"},
	{LIST_LABEL, "psychopath"},
	{LIST_LABEL, "sociopath"},
	{LIST_LABEL, "psycho"},
	{LIST_LABEL, "schizophrenic"},
	{LIST_LABEL, "neurotic"},
	{LIST_LABEL, "paranoid"},
	{LIST_LABEL, "codependent"},
	{LIST_LABEL, "co dependent"},
	{LIST_LABEL, "codependency"},
	{LIST_LABEL, "avoidant"},
	{LIST_LABEL, "anxiously attached"},
	{LIST_LABEL, "attachment style"},
	{LIST_LABEL, "attachment disorder"},
	{LIST_LABEL, "personality disorder"},
	{LIST_LABEL, "abandonment issues"},
	{LIST_LABEL, "ocd"},
	{LIST_LABEL, "adhd"},
	{LIST_SCORE, "you win"},
	{LIST_SCORE, "you won"},
	{LIST_SCORE, "you lose"},
	{LIST_SCORE, "your score"},
	{LIST_SCORE, "high score"},
	{LIST_SCORE, "you scored"},
	{LIST_SCORE, "game over"},
	{LIST_SCORE, "level up"},
	{LIST_SCORE, "congratulations"},
	{LIST_SCORE, "best ending"},
	{LIST_SCORE, "good ending"},
	{LIST_SCORE, "bad ending"},
};
enum { PHRASE_COUNT = sizeof(phrases) / sizeof(phrases[0]) };
_Static_assert(sizeof(phrases) / sizeof(phrases[0]) <= PHRASES_MAX, "the filter has room for all phrases");

const char *check_words_phrase(size_t index, const char **code) {
	if (index >= PHRASE_COUNT) {
		return NULL;
	}
	*code = codes[phrases[index].list];
	return phrases[index].words;
}

static char lower(char c) {
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_letter(char c) {
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* How many bytes an apostrophe takes here, straight or curly; 0 where there is none. */
static size_t apostrophe(const char *text) {
	if (*text == '\'') {
		return 1;
	}
	return text[0] == '\xe2' && text[1] == '\x80' && text[2] == '\x99' ? 3 : 0;
}

/* Behind the word that begins here: letters, with apostrophes between them. */
static const char *word_end(const char *text) {
	for (;;) {
		while (is_letter(*text)) {
			text++;
		}
		size_t mark = apostrophe(text);
		if (mark == 0 || !is_letter(text[mark])) {
			return text;
		}
		text += mark;
	}
}

static size_t first_letters(const char *text) {
	size_t len = 0;
	while (is_letter(text[len])) {
		len++;
	}
	return len < 32 ? len : 31;
}

/* What a text is, as far as phrases go. */
enum word_kind { WORD_REPLY, WORD_ENDING, WORD_OTHER };

static enum word_kind kind_of(enum text_use use) {
	switch (use) {
	case TEXT_REPLY:
	case TEXT_OPTION:
		return WORD_REPLY;
	case TEXT_ENDING:
	case TEXT_TITLE:
		return WORD_ENDING;
	default:
		return WORD_OTHER;
	}
}

static bool looked_for(enum list list, enum word_kind kind) {
	switch (list) {
	case LIST_THREAT:
	case LIST_FORCE:
		return kind == WORD_REPLY;
	case LIST_SCORE:
		return kind == WORD_ENDING;
	default:
		return true;
	}
}

void check_words_init(struct word_filter *filter) {
	memset(filter, 0, sizeof(*filter));
	uint8_t len = 0;
	for (char letter = 'a'; letter <= 'z'; letter++) {
		filter->begin[letter - 'a'] = len;
		for (uint8_t i = 0; i < PHRASE_COUNT; i++) {
			if (phrases[i].words[0] == letter) {
				filter->phrases[len++] = i;
			}
		}
	}
	filter->begin[26] = len;
	for (size_t i = 0; i < PHRASE_COUNT; i++) {
		for (size_t kind = 0; kind < WORD_KINDS; kind++) {
			if (looked_for(phrases[i].list, (enum word_kind)kind)) {
				filter->lengths[kind][phrases[i].words[0] - 'a'] |= UINT32_C(1) << first_letters(phrases[i].words);
			}
		}
	}
}

/* Behind `word` (of a phrase) in the text, or NULL. */
static const char *match_word(const char *text, const char *word, size_t len) {
	const char *end = word_end(text);
	for (size_t i = 0; i < len; i++) {
		size_t mark = word[i] == '\'' ? apostrophe(text) : lower(*text) == word[i];
		if (mark == 0 || text == end) {
			return NULL;
		}
		text += mark;
	}
	return text == end ? end : NULL;
}

static const char *match_person(const char *text) {
	static const char *const words[] = {"her", "him", "them", "you"};
	if (*text == '{') {
		const char *end = strchr(text, '}');
		return end == NULL ? NULL : end + 1;
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const char *end = match_word(text, words[i], strlen(words[i]));
		if (end != NULL) {
			return end;
		}
	}
	return NULL;
}

/* "slaps her", but not "shoves her chair back": after a person comes the end, a sign, or what the phrase says. */
static bool person_alone(const char *text) {
	return *text != ' ' || !is_letter(text[1]) || strncmp(text + 1, "and ", 4) == 0 || strncmp(text + 1, "in ", 3) == 0 ||
		strncmp(text + 1, "to ", 3) == 0 || strncmp(text + 1, "against ", 8) == 0 || strncmp(text + 1, "hard", 4) == 0;
}

/* Behind a whole phrase that begins here, or NULL. */
static const char *match_phrase(const char *text, const char *phrase) {
	while (*phrase != '\0') {
		size_t len = strcspn(phrase, " ");
		bool person = *phrase == '~';
		text = person ? match_person(text) : match_word(text, phrase, len);
		if (text == NULL) {
			return NULL;
		}
		phrase += len;
		if (*phrase == '\0') {
			return person && !person_alone(text) ? NULL : text;
		}
		phrase++;
		if (*text != ' ' && *text != '-') {
			return NULL;
		}
		text++;
	}
	return text;
}

static void report(struct part *part, const cJSON *string, enum list list, size_t start, size_t len) {
	struct diag *diag = part->loader->diag;
	struct span span = json_doc_inside(part->doc, string, start, len);
	switch (list) {
	case LIST_THREAT:
		diag_error(diag, codes[list], span, "no reply threatens harm or does it; let it be sharp without that");
		break;
	case LIST_FORCE:
		diag_error(diag, codes[list], span, "no reply goes over a no; let it plead, sulk or blame, but not force");
		break;
	case LIST_LABEL:
		diag_warning(diag, codes[list], span, "a label for a person stands only in a reply whose move is \"pathologise\"");
		break;
	default:
		diag_warning(diag, codes[list], span, "nobody wins or loses here; tell what became of the two");
		break;
	}
}

static void look_here(struct part *part, const cJSON *string, const char *at, enum word_kind kind, enum move move) {
	const struct word_filter *filter = &part->loader->word_filter;
	size_t letter = (size_t)(lower(*at) - 'a');
	for (size_t n = filter->begin[letter]; n < filter->begin[letter + 1]; n++) {
		size_t i = filter->phrases[n];
		if (!looked_for(phrases[i].list, kind) || (phrases[i].list == LIST_LABEL && move == MOVE_PATHOLOGISE)) {
			continue;
		}
		const char *end = match_phrase(at, phrases[i].words);
		if (end != NULL) {
			report(part, string, phrases[i].list, (size_t)(at - string->valuestring), (size_t)(end - at));
			return;
		}
	}
}

void check_words(struct part *part, const cJSON *string, enum text_use use, enum move move) {
	enum word_kind kind = kind_of(use);
	const uint32_t *lengths = part->loader->word_filter.lengths[kind];
	const char *at = string->valuestring;
	while (*at != '\0') {
		if (!is_letter(*at)) {
			at++;
			continue;
		}
		size_t len = 1;
		while (is_letter(at[len])) {
			len++;
		}
		if (len < 32 && (lengths[lower(*at) - 'a'] >> len & 1) != 0) {
			look_here(part, string, at, kind, move);
		}
		at += len;
		size_t mark = apostrophe(at);
		at += mark;
		while (mark > 0 && is_letter(*at)) {
			at++; /* the rest of "you'll" is no word of its own */
		}
	}
}
