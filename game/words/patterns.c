#include "words/patterns.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static uint32_t new_node(struct words *words) {
	if (words->node_len >= NODES_MOST) {
		return 0;
	}
	words->nodes = mem_room(words->nodes, words->node_len, &words->node_cap, sizeof(*words->nodes));
	words->nodes[words->node_len] = (struct node){0};
	return (uint32_t)words->node_len++;
}

void patterns_init(struct words *words) {
	dictionary_init(&words->dictionary);
	words->word_step_slots = 1 << 15; /* as many as a file for one language needs: growing takes time */
	words->word_steps = mem_array(words->word_step_slots, sizeof(*words->word_steps));
	new_node(words);
	new_node(words);
	words->steps = mem_room(words->steps, 0, &words->step_cap, sizeof(*words->steps));
	words->meanings = mem_room(words->meanings, 0, &words->meaning_cap, sizeof(*words->meanings));
	words->step_len = words->meaning_len = 1;
}

void words_destroy(struct words *words) {
	if (words == NULL) {
		return;
	}
	dictionary_finish(&words->dictionary);
	for (size_t i = 0; i < words->list_len; i++) {
		free(words->lists[i].name);
	}
	for (size_t i = 0; i < words->section_len; i++) {
		free(words->sections[i].name);
	}
	free(words->sections);
	free(words->nodes);
	free(words->steps);
	free(words->meanings);
	free(words->word_steps);
	free(words);
}

static void put_word_step(struct words *words, struct word_step step) {
	size_t mask = words->word_step_slots - 1;
	size_t slot = word_step_slot(words, step.node, step.word);
	while (words->word_steps[slot].to != 0) {
		slot = (slot + 1) & mask;
	}
	words->word_steps[slot] = step;
}

static void grow_word_steps(struct words *words) {
	struct word_step *old = words->word_steps;
	size_t slots = words->word_step_slots;
	words->word_step_slots = slots * 2;
	words->word_steps = mem_array(words->word_step_slots, sizeof(*words->word_steps));
	for (size_t i = 0; i < slots; i++) {
		if (old[i].to != 0) {
			put_word_step(words, old[i]);
		}
	}
	free(old);
}

static uint32_t step_by_word(struct words *words, uint32_t node, uint32_t word) {
	uint32_t to = word_step(words, node, word);
	if (to != 0 || (to = new_node(words)) == 0) {
		return to;
	}
	if ((words->word_step_len + 1) * 2 > words->word_step_slots) {
		grow_word_steps(words);
	}
	put_word_step(words, (struct word_step){.node = node, .to = to, .word = word});
	words->word_step_len++;
	if (node == NODE_ROOT) {
		words->dictionary.words[word].root = to;
	}
	return to;
}

static uint32_t step_by_symbol(struct words *words, uint32_t node, uint32_t symbol) {
	for (uint32_t at = words->nodes[node].steps; at != 0; at = words->steps[at].next) {
		if (words->steps[at].symbol == symbol) {
			return words->steps[at].to;
		}
	}
	uint32_t to = new_node(words);
	if (to != 0) {
		words->steps = mem_room(words->steps, words->step_len, &words->step_cap, sizeof(*words->steps));
		words->steps[words->step_len] = (struct step){.symbol = symbol, .to = to, .next = words->nodes[node].steps};
		words->nodes[node].steps = (uint32_t)words->step_len++;
	}
	return to;
}

uint32_t patterns_step(struct words *words, uint32_t node, uint32_t symbol) {
	return symbol < SYMBOL_LIST ? step_by_word(words, node, symbol) : step_by_symbol(words, node, symbol);
}

void patterns_end(struct words *words, uint32_t node, uint32_t section) {
	for (uint32_t at = words->nodes[node].meanings; at != 0; at = words->meanings[at].next) {
		if (words->meanings[at].section == section) {
			return;
		}
	}
	words->meanings = mem_room(words->meanings, words->meaning_len, &words->meaning_cap, sizeof(*words->meanings));
	words->meanings[words->meaning_len] = (struct meaning){.section = section, .next = words->nodes[node].meanings};
	words->nodes[node].meanings = (uint32_t)words->meaning_len++;
}

size_t patterns_list(struct words *words, const char *name, size_t len, struct span span) {
	for (size_t i = 0; i < words->list_len; i++) {
		if (strlen(words->lists[i].name) == len && memcmp(words->lists[i].name, name, len) == 0) {
			return i;
		}
	}
	uint32_t root = words->list_len < LISTS_MOST ? new_node(words) : 0;
	if (root == 0) {
		return LISTS_MOST;
	}
	words->lists[words->list_len] = (struct list){.name = mem_copy(name, len), .root = root, .heading = span};
	return words->list_len++;
}
