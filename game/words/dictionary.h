#ifndef WATERLINE_WORDS_DICTIONARY_H
#define WATERLINE_WORDS_DICTIONARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The words that patterns speak of, each with a number. A word is looked up
 * folded: small letters, no accents, ' for any apostrophe. What stands in no
 * pattern has the number WORD_UNKNOWN.
 */

enum { WORD_UNKNOWN, WORD_NAME, WORD_FIRST };
enum { WORD_BYTES = 48, WORDS_MOST = 60000, SHORT_FORM_WORDS = 4 };

struct word {
	char *text;
	uint64_t hash;
	uint64_t lists;  /* bit by bit: the lists in which an entry begins with this word */
	uint32_t root;   /* where patterns that begin with it go on, 0 for nowhere */
	uint8_t expands; /* a short form: how many words it stands for, else 0 */
	uint16_t stands_for[SHORT_FORM_WORDS];
};

struct dictionary {
	struct word *words;
	size_t len, cap;
	uint16_t *slots; /* open addressing; a power of two of them */
	size_t slot_count;
};

void dictionary_init(struct dictionary *dictionary);
void dictionary_finish(struct dictionary *dictionary);

/** The folded word's number, WORD_UNKNOWN where it has none. */
uint16_t dictionary_find(const struct dictionary *dictionary, const char *folded, size_t len, uint64_t hash);

/** The same, given a number where it has none; WORD_UNKNOWN when WORDS_MOST are in. */
uint16_t dictionary_add(struct dictionary *dictionary, const char *folded, size_t len, uint64_t hash);

/** A word as it is looked up. `len` 0: longer than any word that patterns have. */
struct folded_word {
	char text[WORD_BYTES];
	size_t len;
	uint64_t hash;
};

/**
 * Takes the word that begins at `text`, of which `len` bytes may be read, and
 * returns how many bytes it has; 0 where no word begins. An apostrophe or a *
 * belongs to a word that goes on behind it.
 */
size_t word_take(const char *text, size_t len, struct folded_word *word);

#endif
