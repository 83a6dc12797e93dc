#ifndef WATERLINE_WORDS_PATTERNS_H
#define WATERLINE_WORDS_PATTERNS_H

#include "words/dictionary.h"
#include "words/words.h"

/*
 * All patterns of a file as one tree: patterns that begin alike share the way.
 * A step from node to node is a word, or one of the symbols below. Lists are
 * trees of their own, in the same array, so that `{feeling}` is one step.
 */

enum symbol {
	/* below this: the word of that number */
	SYMBOL_LIST = 0x10000, /* + the list's number */
	SYMBOL_EDGE = 0x20000, /* the beginning or end of a sentence */
	SYMBOL_PAUSE,          /* a comma or dash, or an edge */
	SYMBOL_ASKS,           /* the end of a sentence with a question mark */
	SYMBOL_GAP             /* up to GAP_WORDS words, whichever, with no comma among them */
};

enum { LISTS_MOST = 64, LIST_FILLERS = 0, GAP_WORDS = 3 };
enum { NODES_MOST = 400000, SECTIONS_MOST = 1000 };

struct node {
	uint32_t steps;    /* first step by a symbol, 0 for none: struct step */
	uint32_t meanings; /* what a pattern that ends here means, 0 for none: struct meaning */
};

struct step {
	uint32_t symbol, to, next;
};

struct meaning {
	uint32_t section, next;
};

/* What the patterns below a heading mean. */
struct section {
	bool except;    /* they mean that `kinds` are not there */
	uint32_t kinds; /* a bit for each; without `except` one alone */
	char *name;
};

/* Steps by a word, in one table for all nodes. */
struct word_step {
	uint32_t node, to; /* `to` 0: empty */
	uint32_t word;
};

struct list {
	char *name;
	uint32_t root;
	bool used, filled;
	struct span heading;
};

struct words {
	struct dictionary dictionary;
	struct node *nodes; /* 0 is nowhere, 1 where patterns begin */
	size_t node_len, node_cap;
	struct step *steps; /* 0 is none, as with meanings */
	size_t step_len, step_cap;
	struct meaning *meanings;
	size_t meaning_len, meaning_cap;
	struct word_step *word_steps;
	size_t word_step_len, word_step_slots;
	struct list lists[LISTS_MOST];
	size_t list_len;
	struct section *sections;
	size_t section_len, section_cap;
};

enum { NODE_ROOT = 1, SECTION_LIST_ENTRY = SECTIONS_MOST };

void patterns_init(struct words *words);

static inline size_t word_step_slot(const struct words *words, uint32_t node, uint32_t word) {
	return (size_t)(((uint64_t)node << 16 ^ word) * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (words->word_step_slots - 1);
}

/** Where one word leads from a node; 0 for nowhere. */
static inline uint32_t word_step(const struct words *words, uint32_t node, uint32_t word) {
	size_t mask = words->word_step_slots - 1;
	size_t slot = word_step_slot(words, node, word);
	for (; words->word_steps[slot].to != 0; slot = (slot + 1) & mask) {
		if (words->word_steps[slot].node == node && words->word_steps[slot].word == word) {
			return words->word_steps[slot].to;
		}
	}
	return 0;
}

/** Where a word or symbol leads, with a way made if there is none; 0 when NODES_MOST are in. */
uint32_t patterns_step(struct words *words, uint32_t node, uint32_t symbol);

/** That a pattern of this section ends here. */
void patterns_end(struct words *words, uint32_t node, uint32_t section);

/** The list of this name, made if there is none; LISTS_MOST when there are too many. */
size_t patterns_list(struct words *words, const char *name, size_t len, struct span span);

#endif
