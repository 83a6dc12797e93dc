#ifndef WATERLINE_WORDS_WORDS_H
#define WATERLINE_WORDS_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

/*
 * What a sentence holds: a feeling in the first person, a charge against the
 * other, a wish, a question. It finds patterns of words that a file lists
 * (scenes/words.en.txt for English, where the patterns are explained) and says
 * which words made it say so. It knows nothing of who speaks, and never says
 * what somebody is.
 *
 * It is meant to be right where it speaks rather than to find everything.
 */

enum words_kind {
	WORDS_FEELING,       /* of one's own, from beneath: "I was scared", not "I'm furious" */
	WORDS_WISH,          /* "I want to be close to you", "will you stay?" */
	WORDS_APPEASE,       /* "fine, whatever you want" */
	WORDS_CHARGE,        /* against the other, also where it is dressed as a feeling; the name says how */
	WORDS_QUESTION,      /* anything that ends in a question mark; the next two are questions as well */
	WORDS_CURIOUS,       /* asks how it is for the other */
	WORDS_EXAMINE,       /* asks as one asks a suspect */
	WORDS_REFUSAL,       /* "no", "not tonight" */
	WORDS_SELF_BLAME,    /* runs oneself down: "I'm useless" */
	WORDS_REASSURANCE,   /* asks for it: "are we all right?" */
	WORDS_UNDERSTANDING, /* "no wonder you went quiet" */
	WORDS_OWN_HEAT,      /* anger said as one's own: "I'm getting angry" */
	WORDS_CYCLE,         /* "we're doing it again" */
	WORDS_OWN_PART,      /* "I went quiet on you" */
	WORDS_COMFORT,       /* "I'm not going anywhere" */
	WORDS_PAUSE,         /* a break with a return: "ten minutes, and I'll be back" */
	WORDS_DANGER,        /* fear of the other, harm, force */
	WORDS_KINDS
};

/** As the word file writes it: "feeling", "own heat". */
const char *words_kind_id(enum words_kind kind);

/** For a person to read, after "the words hold": "a feeling of one's own", "a charge". */
const char *words_kind_name(enum words_kind kind);

/** The kind that is written so; false where there is none. */
bool words_kind_find(const char *id, size_t len, enum words_kind *kind);

struct words;

enum { WORDS_FILE_MAX = 1 << 20 };

/**
 * Reads a word file. Everything that is wrong with it is a finding in `diag`
 * at its place (codes words-*, or those of file_read); with an error the
 * result is NULL. Free with words_destroy(), which takes NULL.
 *
 * What it returns never changes, and any number of threads may read with it.
 */
struct words *words_load(const char *path, struct diag *diag);

/** The same from a text that is in memory; `source` is not needed afterwards. */
struct words *words_parse(const struct source *source, struct diag *diag);

/** The file that comes with the program for a language such as "en" or "en-GB": words.en.txt; NULL and a finding if
 * none does. */
struct words *words_for_language(const char *language, struct diag *diag);

/**
 * The same, but never NULL: where no file comes with the program (words-missing)
 * or the file is broken, the result sees nothing in any text. All that is said
 * in `diag` is a warning, since a scenario can be played without.
 */
struct words *words_or_none(const char *language, struct diag *diag);

void words_destroy(struct words *words);

/** What was seen, and the bytes from `start` up to `end` that made it say so. */
struct words_mark {
	enum words_kind kind;
	const char *name; /* what the file calls this group of patterns: "a count"; lives as long as the words */
	size_t start, end;
};

enum { WORDS_MARKS_MAX = 64 };

/** `counts` counts all that was seen; `marks` holds the first WORDS_MARKS_MAX of it, in the order of the text. */
struct words_found {
	struct words_mark marks[WORDS_MARKS_MAX];
	size_t len;
	size_t counts[WORDS_KINDS];
};

/**
 * What `text` holds. Total: any bytes of any length have an answer, and what is
 * no UTF-8 parts words as a blank does. Asks the heap for nothing.
 *
 * Text may be as scenarios have it: *stars* for emphasis are passed over, and
 * {ines} is somebody's name. Words in double quotes within a sentence are
 * somebody else's and are not looked at.
 */
void words_read(const struct words *words, const char *text, size_t len, struct words_found *found);

static inline bool words_has(const struct words_found *found, enum words_kind kind) {
	return found->counts[kind] > 0;
}

/** The first mark of a kind, NULL where there is none. */
const struct words_mark *words_first(const struct words_found *found, enum words_kind kind);

/** A feeling or a wish of one's own that charges nobody; running oneself down and asking to be reassured aside. */
bool words_say_own(const struct words_found *found);

/**
 * What the words, taken alone, can clearly bear. Most sentences are unclear:
 * they are judged by the place they are said in.
 */
enum words_bearing {
	WORDS_UNCLEAR,
	WORDS_OPEN,   /* a feeling or a wish in the first person and nothing sharp: no destructive move */
	WORDS_CHARGES /* a charge and nothing soft: no softening or regulating move */
};
enum words_bearing words_bearing(const struct words_found *found);

#endif
