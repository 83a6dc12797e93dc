/*
 * Two sweeps over the graph of beats until nothing changes: backwards for what
 * can still be asked from a beat on, forwards for which replies may have been
 * said before it. What is in both must be remembered there.
 */
#include "explore/asks.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "explore/mentions.h"

/* Beyond this many words of sets, everything that is asked anywhere is remembered everywhere. */
enum { WORDS_MOST = 1 << 22 };

size_t fact_of_variable(const struct story *story, size_t index) {
	(void)story;
	return FACT_COUNT + index;
}

size_t fact_of_seen(const struct story *story, size_t slot) {
	return FACT_COUNT + story->variable_count + slot;
}

size_t fact_of_said(const struct story *story, size_t slot) {
	return fact_of_seen(story, story->seen_count) + slot;
}

size_t fact_of_once(const struct story *story, size_t bit) {
	return fact_of_said(story, story->said_count) + bit;
}

bool asks_about(const struct asks *asks, const struct beat *beat, size_t fact) {
	size_t row = asks->words == 0 ? 0 : beat->index * asks->words;
	return (asks->asked[row + fact / 64] >> (fact % 64) & 1) != 0;
}

/* The beats that each beat can lead to, one list behind the other. */
struct graph {
	uint32_t *first; /* of beats + 1 */
	uint32_t *next;
	size_t len, cap;
	uint32_t *noted; /* by beat: the last one that noted it, so that none is noted twice */
};

static void lead_to(struct graph *graph, uint32_t from, uint32_t to) {
	if (graph->noted[to] == from + 1) {
		return;
	}
	graph->noted[to] = from + 1;
	graph->next = mem_room(graph->next, graph->len, &graph->cap, sizeof(uint32_t));
	graph->next[graph->len++] = to;
}

/* A call leads into its beat; where it goes on is led to from every return. */
static void lead_by(struct graph *graph, uint32_t from, const struct target *target) {
	if (target == NULL) {
		return;
	}
	if (target->kind == TARGET_BEAT || target->kind == TARGET_CALL) {
		lead_to(graph, from, target->beat);
	}
	for (int i = 0; target->kind == TARGET_VERDICT && i < VERDICT_COUNT; i++) {
		lead_by(graph, from, target->by_verdict[i]);
	}
	for (size_t i = 0; target->kind == TARGET_LIST && i < target->branch_count; i++) {
		lead_by(graph, from, target->branches[i].to);
	}
}

static void lead_from(struct graph *graph, const struct story *story, const struct beat *beat) {
	lead_by(graph, beat->index, beat->to);
	for (size_t i = 0; i < beat->reply_count; i++) {
		const struct reply *reply = &beat->replies[i];
		lead_by(graph, beat->index, reply->to);
		for (size_t k = 0; reply->compose != NULL && k < reply->compose->rule_count; k++) {
			lead_by(graph, beat->index, reply->compose->rules[k].to);
		}
	}
	for (size_t i = 0; beat->returns && i < story->call_count; i++) {
		lead_by(graph, beat->index, story->calls[i]->then);
	}
}

static struct graph graph_of(const struct story *story) {
	struct graph graph = {.first = mem_array(story->beat_count + 1, sizeof(uint32_t)),
		.noted = mem_array(story->beat_count, sizeof(uint32_t))};
	for (size_t i = 0; i < story->beat_count; i++) {
		graph.first[i] = (uint32_t)graph.len;
		lead_from(&graph, story, &story->beats[i]);
	}
	graph.first[story->beat_count] = (uint32_t)graph.len;
	return graph;
}

static bool join(uint64_t *into, const uint64_t *set, size_t words) {
	uint64_t added = 0;
	for (size_t i = 0; i < words; i++) {
		added |= set[i] & ~into[i];
		into[i] |= set[i];
	}
	return added != 0;
}

/* Backwards: what a beat's successors ask, in their lines or later, is asked from it on. */
static void spread_asked(struct asks *asks, const struct graph *graph, const uint64_t *lines) {
	size_t words = asks->words;
	for (bool changed = true; changed;) {
		changed = false;
		for (size_t i = asks->story->beat_count; i-- > 0;) {
			for (size_t k = graph->first[i]; k < graph->first[i + 1]; k++) {
				size_t next = graph->next[k];
				changed = join(asks->asked + i * words, asks->asked + next * words, words) || changed;
				changed = join(asks->asked + i * words, lines + next * words, words) || changed;
			}
		}
	}
}

/* Forwards: a reply may have been said in every beat that can come after its own. */
static uint64_t *spread_said(const struct asks *asks, const struct graph *graph) {
	const struct story *story = asks->story;
	size_t words = asks->words;
	uint64_t *before = mem_array(story->beat_count * words, sizeof(uint64_t));
	uint64_t *own = mem_array(story->beat_count * words, sizeof(uint64_t));
	for (size_t i = 0; i < story->reply_count; i++) {
		const struct reply *reply = story->replies[i];
		if (reply->once) {
			size_t fact = fact_of_once(story, reply->once_bit);
			own[reply->beat * words + fact / 64] |= UINT64_C(1) << (fact % 64);
		}
	}
	for (bool changed = true; changed;) {
		changed = false;
		for (size_t i = 0; i < story->beat_count; i++) {
			for (size_t k = graph->first[i]; k < graph->first[i + 1]; k++) {
				uint64_t *next = before + graph->next[k] * words;
				changed = join(next, before + i * words, words) || changed;
				changed = join(next, own + i * words, words) || changed;
			}
		}
	}
	free(own);
	return before;
}

static void forget_unsaid(struct asks *asks, const uint64_t *before) {
	const struct story *story = asks->story;
	for (size_t i = 0; i < story->beat_count * asks->words; i++) {
		size_t first = i % asks->words * 64, once = fact_of_once(story, 0);
		uint64_t others = first + 64 <= once ? UINT64_MAX : first >= once ? 0 : (UINT64_C(1) << (once - first)) - 1;
		asks->asked[i] &= before[i] | others;
	}
}

/* The count of a reply that is said only once is its bit. */
static void count_by_bits(struct asks *asks, uint64_t *set) {
	const struct story *story = asks->story;
	for (size_t i = 0; i < story->reply_count; i++) {
		const struct reply *reply = story->replies[i];
		if (!reply->once || reply->said_slot == UINT32_MAX) {
			continue;
		}
		size_t said = fact_of_said(story, reply->said_slot), once = fact_of_once(story, reply->once_bit);
		if ((set[said / 64] >> (said % 64) & 1) != 0) {
			set[said / 64] &= ~(UINT64_C(1) << (said % 64));
			set[once / 64] |= UINT64_C(1) << (once % 64);
		}
	}
}

static void mention_lines(struct asks *asks, const struct beat *beat, uint64_t *set) {
	for (size_t i = 0; i < beat->line_count; i++) {
		mention_expr(asks, beat->lines[i].when, -1, set);
	}
}

static void mention_rest(struct asks *asks, const struct beat *beat, uint64_t *set) {
	for (size_t i = 0; i < beat->reply_count; i++) {
		mention_reply(asks, &beat->replies[i], set);
	}
	mention_target(asks, beat->to, set);
	for (size_t i = 0; beat->returns && i < asks->story->call_count; i++) {
		mention_target(asks, asks->story->calls[i]->then, set); /* decided on coming back */
	}
}

static void ask_everywhere(struct asks *asks) {
	const struct story *story = asks->story;
	asks->asked = mem_array(asks->facts / 64 + 1, sizeof(uint64_t));
	for (size_t i = 0; i < story->beat_count; i++) {
		mention_lines(asks, &story->beats[i], asks->asked);
		mention_rest(asks, &story->beats[i], asks->asked);
	}
	count_by_bits(asks, asks->asked);
}

/*
 * Which reply was the last is forgotten with the next one: only what is on
 * offer where the play stands can depend on it.
 */
static void forget_last_reply(struct asks *asks) {
	const struct story *story = asks->story;
	uint64_t *offers = mem_array(asks->facts / 64 + 1, sizeof(uint64_t));
	const uint64_t bit = UINT64_C(1) << FACT_LAST_REPLY;
	for (size_t i = 0; i < story->beat_count; i++) {
		uint64_t *row = asks->asked + i * asks->words;
		offers[0] = 0;
		for (size_t k = 0; k < story->beats[i].reply_count; k++) {
			mention_offer(asks, &story->beats[i].replies[k], offers);
		}
		row[0] = (row[0] & ~bit) | (offers[0] & bit);
	}
	free(offers);
}

static void ask_by_beat(struct asks *asks) {
	const struct story *story = asks->story;
	size_t words = asks->facts / 64 + 1;
	asks->words = words;
	asks->asked = mem_array(story->beat_count * words, sizeof(uint64_t));
	uint64_t *lines = mem_array(story->beat_count * words, sizeof(uint64_t));
	for (size_t i = 0; i < story->beat_count; i++) {
		mention_lines(asks, &story->beats[i], lines + i * words);
		mention_rest(asks, &story->beats[i], asks->asked + i * words);
		count_by_bits(asks, lines + i * words);
		count_by_bits(asks, asks->asked + i * words);
	}
	struct graph graph = graph_of(story);
	spread_asked(asks, &graph, lines);
	uint64_t *before = spread_said(asks, &graph);
	forget_unsaid(asks, before);
	forget_last_reply(asks);
	free(before);
	free(lines);
	free(graph.first);
	free(graph.next);
	free(graph.noted);
}

struct asks *asks_create(const struct story *story) {
	struct asks *asks = mem_new(struct asks);
	asks->story = story;
	asks->facts = fact_of_once(story, story->once_count);
	asks->seen = mem_array(story->seen_count, sizeof(uint32_t));
	asks->said = mem_array(story->said_count, sizeof(uint32_t));
	for (size_t i = 0; i < story->variable_count; i++) {
		asks->variable_low[i] = asks->variable_high[i] = story->variables[i].start;
	}
	if (story->beat_count * (asks->facts / 64 + 1) > WORDS_MOST) {
		ask_everywhere(asks);
	} else {
		ask_by_beat(asks);
	}
	return asks;
}

void asks_destroy(struct asks *asks) {
	if (asks != NULL) {
		free(asks->asked);
		free(asks->seen);
		free(asks->said);
		free(asks);
	}
}
