/* What the search has found, read off it: ways to a state, ways back from it, sums over all. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "explore/explore.h"
#include "explore/search.h"

bool explore_complete(const struct explore *explore) {
	return explore->complete;
}

size_t explore_states(const struct explore *explore) {
	return explore->len;
}

size_t explore_edges(const struct explore *explore) {
	return explore->edges.count;
}

void explore_state(const struct explore *explore, uint32_t number, struct play_state *state) {
	unpack_state(explore->pack, explore->keys + number * explore->key_size, state);
}

static size_t depth_of(const struct explore *explore, size_t state) {
	size_t depth = 0;
	while (depth + 1 < explore->level_len && explore->level_starts[depth + 1] <= state) {
		depth++;
	}
	return depth;
}

size_t explore_depth(const struct explore *explore) {
	if (explore->complete || explore->expanded >= explore->len) {
		return explore->level_len == 0 ? 0 : explore->level_len - 1;
	}
	return depth_of(explore, explore->expanded);
}

bool explore_beat_reached(const struct explore *explore, const struct beat *beat) {
	return explore->beat_reached[beat->index] != 0;
}

bool explore_line_reached(const struct explore *explore, const struct beat *beat, size_t line) {
	return explore->line_reached[explore->line_base[beat->index] + line] != 0;
}

bool explore_reply_line_reached(const struct explore *explore, const struct reply *reply, size_t line) {
	return explore->line_reached[explore->reply_line_base[reply->index] + line] != 0;
}

bool explore_reply_offered(const struct explore *explore, const struct reply *reply) {
	return explore->reply_offered[reply->index] != 0;
}

size_t explore_move_offered(const struct explore *explore, enum move move) {
	return explore->move_offered[move];
}

uint32_t explore_ending(const struct explore *explore, const struct beat *ending) {
	return explore->ending_state[ending->index];
}

uint32_t explore_next(const struct explore *explore, uint32_t state, size_t index) {
	struct edge_block block;
	edges_read(&explore->edges, state / EDGE_BLOCK, &block);
	size_t first = block.first[state % EDGE_BLOCK], after = block.first[state % EDGE_BLOCK + 1];
	return index < after - first ? block.to[first + index] : EXPLORE_NOWHERE;
}

/* The choice by which a state was first reached, and where it was made. */
static struct choice choice_into(const struct explore *explore, uint32_t state, uint32_t *parent) {
	size_t index = 0;
	edges_into(&explore->edges, state, parent, &index);
	struct choice choices[EXPLORE_CHOICES_MAX];
	unpack_state(explore->pack, explore->keys + *parent * explore->key_size, explore->now);
	explore_choices(explore, explore->now, choices);
	return choices[index];
}

size_t explore_way(const struct explore *explore, uint32_t state, struct choice *out, size_t room) {
	size_t len = depth_of(explore, state);
	for (size_t i = len; i-- > 0;) {
		struct choice choice = choice_into(explore, state, &state);
		if (i < room) {
			out[i] = choice;
		}
	}
	return len;
}

void explore_way_text(const struct explore *explore, uint32_t state, struct buf *out) {
	size_t len = explore_way(explore, state, NULL, 0);
	struct choice *way = mem_array(len, sizeof(*way));
	explore_way(explore, state, way, len);
	for (size_t i = 0; i < len; i++) {
		buf_puts(out, i == 0 ? "" : ",");
		reply_spec(way[i].reply, way[i].parts, out);
	}
	free(way);
}

static bool mark_from_children(struct explore *explore, size_t state, const uint32_t *children, size_t len) {
	uint8_t marks = explore->marks[state];
	uint16_t nearest = explore->distance[state];
	for (size_t i = 0; i < len; i++) {
		uint32_t child = children[i];
		marks |= explore->marks[child] & (MARK_CAN_END | MARK_UNSURE);
		uint16_t distance = explore->distance[child];
		if (distance < DISTANCE_UNKNOWN - 1 && distance + 1 < nearest) {
			nearest = (uint16_t)(distance + 1);
		}
	}
	bool changed = marks != explore->marks[state] || nearest != explore->distance[state];
	explore->marks[state] = marks;
	explore->distance[state] = nearest;
	return changed;
}

static bool mark_block(struct explore *explore, size_t number) {
	struct edge_block block;
	edges_read(&explore->edges, number, &block);
	bool changed = false;
	for (size_t i = block.states; i-- > 0;) {
		size_t first = block.first[i], len = block.first[i + 1] - first;
		changed = mark_from_children(explore, number * EDGE_BLOCK + i, block.to + first, len) || changed;
	}
	return changed;
}

/*
 * Edges lead mostly to later numbers, so one sweep from the last state to the
 * first settles nearly all; ways round take a few more.
 */
void explore_look_back(struct explore *explore) {
	for (size_t i = 0; i < explore->len; i++) {
		uint8_t marks = explore->marks[i];
		explore->distance[i] = (marks & MARK_GOOD) != 0 ? 0 : DISTANCE_NONE;
		marks |= (marks & MARK_ENDING) != 0 ? MARK_CAN_END : 0;
		marks |= (marks & MARK_OPEN) != 0 ? MARK_UNSURE : 0;
		explore->marks[i] = marks;
	}
	bool changed = true;
	while (changed) {
		changed = false;
		for (size_t i = explore->edges.block_len; i-- > 0;) {
			changed = mark_block(explore, i) || changed;
		}
	}
}

uint16_t explore_distance(const struct explore *explore, uint32_t state) {
	uint16_t distance = explore->distance[state];
	if (distance == DISTANCE_NONE && (explore->marks[state] & MARK_UNSURE) != 0) {
		return DISTANCE_UNKNOWN;
	}
	return distance;
}

/*
 * How many conversations there are from each state on, and the longest of
 * them: backwards, each state once all that it leads to are settled. What is
 * never settled leads round and round, and has no count.
 */
struct count {
	double *conversations;
	uint32_t *longest;
	uint8_t *settled;
};

static bool settle_state(struct count *count, size_t state, const uint32_t *children, size_t len) {
	double sum = len == 0 ? 1 : 0;
	uint32_t longest = 0;
	for (size_t i = 0; i < len; i++) {
		if (!count->settled[children[i]]) {
			return false;
		}
		sum += count->conversations[children[i]];
		uint32_t length = count->longest[children[i]] + 1;
		longest = length > longest ? length : longest;
	}
	count->conversations[state] = sum;
	count->longest[state] = longest;
	count->settled[state] = 1;
	return true;
}

static bool settle_block(const struct explore *explore, struct count *count, size_t number) {
	struct edge_block block;
	edges_read(&explore->edges, number, &block);
	bool changed = false;
	for (size_t i = block.states; i-- > 0;) {
		size_t state = number * EDGE_BLOCK + i, first = block.first[i];
		if (!count->settled[state]) {
			changed = settle_state(count, state, block.to + first, block.first[i + 1] - first) || changed;
		}
	}
	return changed;
}

static void count_conversations(const struct explore *explore, struct explore_sums *sums) {
	struct count count = {
		.conversations = mem_array(explore->len, sizeof(double)),
		.longest = mem_array(explore->len, sizeof(uint32_t)),
		.settled = mem_array(explore->len, 1),
	};
	for (bool changed = true; changed && !count.settled[0];) {
		changed = false;
		for (size_t i = explore->edges.block_len; i-- > 0;) {
			changed = settle_block(explore, &count, i) || changed;
		}
	}
	sums->conversations = count.settled[0] ? count.conversations[0] : INFINITY;
	sums->longest = count.settled[0] ? count.longest[0] : 0;
	free(count.conversations);
	free(count.longest);
	free(count.settled);
}

static void note_first(uint32_t *first, size_t state) {
	if (*first == EXPLORE_NOWHERE) {
		*first = (uint32_t)state;
	}
}

static void sum_state(const struct explore *explore, size_t state, struct explore_sums *sums) {
	uint8_t marks = explore->marks[state];
	bool over = (marks & (MARK_ENDING | MARK_DRY)) != 0;
	if ((marks & MARK_DRY) != 0) {
		note_first(&sums->first_dry, state);
	}
	if ((marks & (MARK_CAN_END | MARK_UNSURE)) == 0) {
		sums->no_way_out++;
		note_first(&sums->first_no_way_out, state);
	}
	if (over) {
		return;
	}
	sums->choices++;
	uint16_t distance = explore_distance(explore, (uint32_t)state);
	if (distance == DISTANCE_NONE) {
		sums->no_way_back++;
		note_first(&sums->first_no_way_back, state);
	} else if (distance != DISTANCE_UNKNOWN) {
		sums->can_soften++;
	}
}

struct explore_sums explore_sum(const struct explore *explore) {
	struct explore_sums sums = {.first_no_way_out = EXPLORE_NOWHERE,
		.first_no_way_back = EXPLORE_NOWHERE,
		.first_dry = EXPLORE_NOWHERE};
	for (size_t i = 0; i < explore->len; i++) {
		sum_state(explore, i, &sums);
		if (sums.shortest == 0 && (explore->marks[i] & MARK_ENDING) != 0) {
			sums.shortest = depth_of(explore, i);
		}
	}
	count_conversations(explore, &sums);
	return sums;
}
