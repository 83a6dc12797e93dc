/*
 * From each word of a sentence all patterns are followed at once through their
 * tree. What is found is then weighed: an exception takes away what lies
 * within it, and of two of a kind the longer one tells.
 */
#include <string.h>

#include "words/patterns.h"
#include "words/sentences.h"
#include "words/words.h"

enum {
	HITS_MOST = 96,    /* of one sentence; more are not needed to know what it holds */
	FILLERS_MOST = 4,  /* words passed over in a row */
	STEPS_MOST = 20000 /* from one word: a file may have patterns that take long, reading may not */
};

struct hit {
	uint32_t section;
	size_t from, to; /* tokens */
};

struct walk {
	const struct words *words;
	const struct sentence *sentence;
	struct hit hits[HITS_MOST];
	size_t len;
	size_t from, steps;
};

static bool is_edge(const struct sentence *sentence, size_t at) {
	return (at == 0 && sentence->begins) || (at == sentence->len && sentence->ends);
}

static bool is_pause(const struct sentence *sentence, size_t at) {
	return is_edge(sentence, at) || (at < sentence->len && sentence->tokens[at].pause);
}

/* Several ways through fillers and gaps may lead to the same find. */
static bool is_noted(const struct walk *walk, uint32_t section, size_t to) {
	for (size_t i = walk->len; i > 0 && walk->hits[i - 1].from == walk->from; i--) {
		if (walk->hits[i - 1].section == section && walk->hits[i - 1].to == to) {
			return true;
		}
	}
	return false;
}

static void note(struct walk *walk, uint32_t node, size_t at) {
	for (uint32_t m = walk->words->nodes[node].meanings; m != 0; m = walk->words->meanings[m].next) {
		uint32_t section = walk->words->meanings[m].section;
		if (at > walk->from && walk->len < HITS_MOST && !is_noted(walk, section, at)) {
			walk->hits[walk->len++] = (struct hit){.section = section, .from = walk->from, .to = at};
		}
	}
}

static void visit(struct walk *walk, uint32_t node, size_t at, size_t passed);

/* Follows the entries of a list; behind each that ends, the pattern goes on. */
static void visit_list(struct walk *walk, uint32_t entry, size_t at, uint32_t then) {
	if (walk->words->nodes[entry].meanings != 0) {
		visit(walk, then, at, 0);
	}
	if (at < walk->sentence->len) {
		uint32_t to = word_step(walk->words, entry, walk->sentence->tokens[at].word);
		if (to != 0) {
			visit_list(walk, to, at + 1, then);
		}
	}
}

static bool begins_list(const struct walk *walk, size_t at, size_t list) {
	const struct word *words = walk->words->dictionary.words;
	return at < walk->sentence->len && (words[walk->sentence->tokens[at].word].lists >> list & 1) != 0;
}

static void visit_gap(struct walk *walk, uint32_t to, size_t at) {
	const struct sentence *sentence = walk->sentence;
	visit(walk, to, at, 0);
	for (size_t i = 0; i < GAP_WORDS && at < sentence->len && !sentence->tokens[at].pause; i++) {
		visit(walk, to, ++at, 0);
	}
}

static void visit_symbol(struct walk *walk, const struct step *step, size_t at, size_t passed) {
	const struct sentence *sentence = walk->sentence;
	if (step->symbol >= SYMBOL_GAP) {
		visit_gap(walk, step->to, at);
	} else if (step->symbol == SYMBOL_ASKS) {
		if (at == sentence->len && sentence->ends && sentence->asks) {
			visit(walk, step->to, at, passed);
		}
	} else if (step->symbol >= SYMBOL_EDGE) {
		if (step->symbol == SYMBOL_EDGE ? is_edge(sentence, at) : is_pause(sentence, at)) {
			visit(walk, step->to, at, passed);
		}
	} else if (begins_list(walk, at, step->symbol - SYMBOL_LIST)) {
		visit_list(walk, walk->words->lists[step->symbol - SYMBOL_LIST].root, at, step->to);
	}
}

/* A filler may stand between the words of a pattern, never before or behind it. */
static void visit_behind_filler(struct walk *walk, uint32_t node, size_t at, size_t passed) {
	uint32_t entry = walk->words->lists[LIST_FILLERS].root;
	while (at < walk->sentence->len && (entry = word_step(walk->words, entry, walk->sentence->tokens[at].word)) != 0) {
		at++;
		passed++;
		if (walk->words->nodes[entry].meanings != 0) {
			visit(walk, node, at, passed);
		}
	}
}

/* `passed` words directly before `at` were passed over: if the pattern ends here, they are not part of it. */
static void visit(struct walk *walk, uint32_t node, size_t at, size_t passed) {
	if (++walk->steps > STEPS_MOST) {
		return;
	}
	note(walk, node, at - passed);
	for (uint32_t s = walk->words->nodes[node].steps; s != 0; s = walk->words->steps[s].next) {
		visit_symbol(walk, &walk->words->steps[s], at, passed);
	}
	if (at == walk->sentence->len) {
		return;
	}
	uint32_t to = word_step(walk->words, node, walk->sentence->tokens[at].word);
	if (to != 0) {
		visit(walk, to, at + 1, 0);
	}
	if (at > walk->from && passed < FILLERS_MOST && begins_list(walk, at, LIST_FILLERS)) {
		visit_behind_filler(walk, node, at, passed);
	}
}

static void look_from(struct walk *walk, size_t at) {
	const struct words *words = walk->words;
	walk->from = at;
	walk->steps = 0;
	for (uint32_t s = words->nodes[NODE_ROOT].steps; s != 0; s = words->steps[s].next) {
		visit_symbol(walk, &words->steps[s], at, 0);
	}
	uint32_t root = words->dictionary.words[walk->sentence->tokens[at].word].root;
	if (root != 0) {
		visit(walk, root, at + 1, 0);
	}
}

static bool within(const struct hit *inner, const struct hit *outer) {
	return inner->from >= outer->from && inner->to <= outer->to;
}

/* Whether another hit takes this one away. Of two that cover the same words, the first stands. */
static bool is_beaten(const struct walk *walk, size_t index) {
	const struct section *sections = walk->words->sections;
	const struct hit *hit = &walk->hits[index];
	uint32_t kinds = sections[hit->section].kinds;
	for (size_t i = 0; i < walk->len; i++) {
		const struct hit *other = &walk->hits[i];
		if (i == index || !within(hit, other) || (sections[other->section].kinds & kinds) == 0) {
			continue;
		}
		if (sections[other->section].except || !within(other, hit) || i < index) {
			return true;
		}
	}
	return false;
}

static enum words_kind kind_of(uint32_t kinds) {
	enum words_kind kind = 0;
	while ((kinds >> kind & 1) == 0) {
		kind++;
	}
	return kind;
}

static void put_mark(struct words_found *found, struct words_mark mark) {
	found->counts[mark.kind]++;
	if (found->len < WORDS_MARKS_MAX) {
		found->marks[found->len++] = mark;
	}
}

static void put_marks(const struct walk *walk, struct words_found *found) {
	const struct token *tokens = walk->sentence->tokens;
	for (size_t i = 0; i < walk->len; i++) {
		const struct hit *hit = &walk->hits[i];
		const struct section *section = &walk->words->sections[hit->section];
		if (!section->except && !is_beaten(walk, i)) {
			put_mark(found, (struct words_mark){.kind = kind_of(section->kinds),
								.name = section->name,
								.start = tokens[hit->from].start,
								.end = tokens[hit->to - 1].end});
		}
	}
}

void words_read(const struct words *words, const char *text, size_t len, struct words_found *found) {
	struct sentences sentences = {.dictionary = &words->dictionary, .text = text, .len = len};
	struct sentence sentence;
	struct walk walk; /* not cleared: a short sentence would take longer to clear it than to read */
	walk.words = words;
	walk.sentence = &sentence;
	found->len = 0;
	memset(found->counts, 0, sizeof(found->counts));
	while (sentences_next(&sentences, &sentence)) {
		walk.len = 0;
		for (size_t at = 0; at < sentence.len; at++) {
			look_from(&walk, at);
		}
		if (sentence.asks) {
			put_mark(found, (struct words_mark){.kind = WORDS_QUESTION,
								.name = words_kind_id(WORDS_QUESTION),
								.start = sentence.tokens[0].start,
								.end = sentence.tokens[sentence.len - 1].end});
		}
		put_marks(&walk, found);
	}
}
