/*
 * Folding is done letter by letter while a word is read, so that a text is
 * gone through once. Letters of ASCII, which are most, have a table; others
 * are taken apart by utf8proc, and what then is a mark is left out.
 */
#include "words/dictionary.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/mem.h"
#include "base/utf8.h"

static const uint64_t HASH_START = UINT64_C(14695981039346656037), HASH_STEP = UINT64_C(1099511628211);

void dictionary_init(struct dictionary *dictionary) {
	*dictionary = (struct dictionary){.slot_count = 1024};
	dictionary->slots = mem_array(dictionary->slot_count, sizeof(*dictionary->slots));
	for (; dictionary->len < WORD_FIRST; dictionary->len++) {
		dictionary->words = mem_room(dictionary->words, dictionary->len, &dictionary->cap, sizeof(*dictionary->words));
		dictionary->words[dictionary->len] = (struct word){.text = mem_copy("", 0)};
	}
}

void dictionary_finish(struct dictionary *dictionary) {
	for (size_t i = 0; i < dictionary->len; i++) {
		free(dictionary->words[i].text);
	}
	free(dictionary->words);
	free(dictionary->slots);
	*dictionary = (struct dictionary){0};
}

/* The slot that holds the word, or the empty one where it would go. */
static size_t slot_of(const struct dictionary *dictionary, const char *folded, size_t len, uint64_t hash) {
	size_t mask = dictionary->slot_count - 1, slot = (size_t)(hash ^ hash >> 32) & mask;
	for (; dictionary->slots[slot] != 0; slot = (slot + 1) & mask) {
		const struct word *word = &dictionary->words[dictionary->slots[slot]];
		if (word->hash == hash && strncmp(word->text, folded, len) == 0 && word->text[len] == '\0') {
			break;
		}
	}
	return slot;
}

uint16_t dictionary_find(const struct dictionary *dictionary, const char *folded, size_t len, uint64_t hash) {
	return dictionary->slots[slot_of(dictionary, folded, len, hash)];
}

static void grow(struct dictionary *dictionary) {
	free(dictionary->slots);
	dictionary->slot_count *= 2;
	dictionary->slots = mem_array(dictionary->slot_count, sizeof(*dictionary->slots));
	for (size_t i = WORD_FIRST; i < dictionary->len; i++) {
		const struct word *word = &dictionary->words[i];
		dictionary->slots[slot_of(dictionary, word->text, strlen(word->text), word->hash)] = (uint16_t)i;
	}
}

uint16_t dictionary_add(struct dictionary *dictionary, const char *folded, size_t len, uint64_t hash) {
	uint16_t found = dictionary_find(dictionary, folded, len, hash);
	if (found != WORD_UNKNOWN || dictionary->len >= WORDS_MOST) {
		return found;
	}
	if (dictionary->len * 4 > dictionary->slot_count) {
		grow(dictionary);
	}
	dictionary->words = mem_room(dictionary->words, dictionary->len, &dictionary->cap, sizeof(*dictionary->words));
	dictionary->words[dictionary->len] = (struct word){.text = mem_copy(folded, len), .hash = hash};
	dictionary->slots[slot_of(dictionary, folded, len, hash)] = (uint16_t)dictionary->len;
	return (uint16_t)dictionary->len++;
}

/* A letter or digit of ASCII, small; 0 for anything else. */
static char plain_letter(char c) {
	char small = (char)(c | 0x20);
	if (small >= 'a' && small <= 'z') {
		return small;
	}
	return c >= '0' && c <= '9' ? c : '\0';
}

static bool is_word_code(int32_t code) {
	switch (utf8proc_category(code)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ND:
		return true;
	default:
		return false;
	}
}

/* How many bytes of a word stand here: a letter or digit; 0 for anything else. */
static size_t letter(const char *text, size_t len, int32_t *code) {
	if (len == 0) {
		return 0;
	}
	unsigned char c = (unsigned char)text[0];
	if (c < 0x80) {
		*code = c;
		return plain_letter((char)c) != '\0' ? 1 : 0;
	}
	size_t size;
	*code = utf8_next(text, len, &size);
	return *code >= 0 && is_word_code(*code) ? size : 0;
}

/* An apostrophe of any shape. */
static size_t apostrophe(const char *text, size_t len) {
	if (len > 0 && text[0] == '\'') {
		return 1;
	}
	bool curly = len > 2 && (memcmp(text, "\342\200\231", 3) == 0 || memcmp(text, "\342\200\230", 3) == 0);
	return curly ? 3 : 0;
}

static void put_byte(struct folded_word *word, char c) {
	if (word->len < WORD_BYTES) {
		word->text[word->len] = c;
		word->hash = (word->hash ^ (unsigned char)c) * HASH_STEP;
	}
	word->len++;
}

static void put_other(struct folded_word *word, int32_t code) {
	enum { PARTS = 32 }; /* the longest that a letter is taken apart into is 18 */
	utf8proc_int32_t parts[PARTS];
	utf8proc_ssize_t count = utf8proc_decompose_char(code, parts, PARTS,
		UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE, NULL);
	for (utf8proc_ssize_t i = 0; i < count && i < PARTS; i++) {
		char bytes[4];
		size_t size = utf8_put(bytes, parts[i]);
		for (size_t b = 0; b < size; b++) {
			put_byte(word, bytes[b]);
		}
	}
}

/* As many letters of ASCII as stand in a row. */
static size_t put_plain(struct folded_word *word, const char *text, size_t len) {
	size_t at = 0, end = word->len;
	uint64_t hash = word->hash;
	for (char c; at < len && (c = plain_letter(text[at])) != '\0'; at++, end++) {
		if (end < WORD_BYTES) {
			word->text[end] = c;
			hash = (hash ^ (unsigned char)c) * HASH_STEP;
		}
	}
	word->len = end;
	word->hash = hash;
	return at;
}

static size_t put_letters(struct folded_word *word, const char *text, size_t len) {
	size_t size = put_plain(word, text, len);
	int32_t code;
	if (size == 0 && len > 0 && (unsigned char)text[0] >= 0x80 && (size = letter(text, len, &code)) > 0) {
		put_other(word, code);
	}
	return size;
}

/* What stands between two letters of one word: an apostrophe, or stars around some of it; 0 where the word ends. */
static size_t joint(const char *text, size_t len, struct folded_word *word) {
	size_t size = len > 0 && text[0] == '*' ? 1 : 0, mark = apostrophe(text + size, len - size);
	size_t after = size + mark;
	int32_t code;
	if (after == 0 || letter(text + after, len - after, &code) == 0) {
		return 0;
	}
	if (mark > 0) {
		put_byte(word, '\'');
	}
	return after;
}

size_t word_take(const char *text, size_t len, struct folded_word *word) {
	word->len = 0;
	word->hash = HASH_START;
	size_t at = 0, size;
	while ((size = put_letters(word, text + at, len - at)) > 0) {
		at += size;
		if (at < len && text[at] != ' ') {
			at += joint(text + at, len - at, word);
		}
	}
	if (word->len > WORD_BYTES) {
		word->len = 0;
	}
	return at;
}
