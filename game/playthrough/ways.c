/* The ways tried: what the tree of replies looks like from outside. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "playthrough/playthrough_inside.h"

size_t playthrough_way_count(const struct playthrough *playthrough) {
	return playthrough->tree.way_len;
}

static const struct branch_way *way_at(const struct playthrough *playthrough, size_t way) {
	assert(way < playthrough->tree.way_len);
	return &playthrough->tree.ways[way];
}

struct way playthrough_way(const struct playthrough *playthrough, size_t way) {
	const struct branch_way *at = way_at(playthrough, way);
	return (struct way){
		.replies = at->replies,
		.from = at->from,
		.parts = at->parts,
		.beat = &playthrough->story->beats[at->beat],
	};
}

size_t playthrough_way_now(const struct playthrough *playthrough) {
	return tree_way(&playthrough->tree, playthrough_inside_node(playthrough, playthrough->whole));
}

void playthrough_way_steps(const struct playthrough *playthrough, size_t way, const struct step **out) {
	const struct branch_way *at = way_at(playthrough, way);
	uint32_t node = at->leaf;
	for (size_t i = at->replies; i-- > 0;) {
		out[i] = &playthrough->tree.nodes[node].step;
		node = playthrough->tree.nodes[node].parent;
	}
}

void playthrough_way_spec(const struct playthrough *playthrough, size_t way, struct buf *out) {
	size_t len = way_at(playthrough, way)->replies;
	const struct step **steps = mem_array(len, sizeof(*steps));
	playthrough_way_steps(playthrough, way, steps);
	bool first = true;
	for (size_t i = 0; i < len; i++) {
		if (steps[i]->chosen) {
			buf_puts(out, first ? "" : ",");
			reply_spec(playthrough->story->replies[steps[i]->reply], steps[i]->parts, out);
			first = false;
		}
	}
	free(steps);
}

void playthrough_switch_way(struct playthrough *playthrough, size_t way, size_t replies) {
	assert(replies <= way_at(playthrough, way)->replies);
	playthrough_inside_follow(playthrough, way_at(playthrough, way)->leaf, replies);
}

size_t playthrough_ways_part(const struct playthrough *playthrough, size_t one, size_t other) {
	const struct branch_way *a = way_at(playthrough, one), *b = way_at(playthrough, other);
	const struct node *nodes = playthrough->tree.nodes;
	uint32_t x = a->leaf, y = b->leaf;
	size_t deep_x = a->replies, deep_y = b->replies;
	while (x != y) {
		if (deep_x >= deep_y) {
			x = nodes[x].parent;
			deep_x--;
		} else {
			y = nodes[y].parent;
			deep_y--;
		}
	}
	return deep_x;
}

struct playthrough *playthrough_of_way(const struct playthrough *playthrough, size_t way) {
	struct playthrough_setup setup = playthrough->setup;
	setup.stepwise = true; /* so that habit does not begin before the first reply is put in */
	struct playthrough *alone = playthrough_create(playthrough->story, &setup);
	alone->setup.stepwise = playthrough->setup.stepwise;
	size_t len = way_at(playthrough, way)->replies;
	const struct step **steps = mem_array(len, sizeof(*steps));
	playthrough_way_steps(playthrough, way, steps);
	for (size_t i = 0; i < len; i++) {
		playthrough_inside_say(alone, steps[i]);
	}
	free(steps);
	return alone;
}

static bool same_reply(const struct step *a, const struct step *b) {
	return a->reply == b->reply && memcmp(&a->parts, &b->parts, sizeof(a->parts)) == 0;
}

size_t playthroughs_part(const struct playthrough *one, const struct playthrough *other) {
	size_t common = 0;
	while (common < one->len && common < other->len &&
		same_reply(playthrough_step(one, common), playthrough_step(other, common))) {
		common++;
	}
	return common;
}

uint32_t playthrough_place(const struct playthrough *playthrough, size_t replies) {
	assert(replies <= playthrough->whole);
	return playthrough_inside_node(playthrough, replies);
}

size_t playthrough_choice_count(const struct playthrough *playthrough) {
	size_t count = 0;
	for (size_t i = 1; i < playthrough->tree.len; i++) {
		count += playthrough->tree.nodes[i].step.chosen;
	}
	return count;
}

size_t playthrough_bytes(const struct playthrough *playthrough) {
	size_t state = play_state_size(playthrough->story);
	return sizeof(*playthrough) + state * (1 + playthrough->snapshot_cap) + playthrough->tree.cap * sizeof(struct node) +
		playthrough->tree.way_cap * sizeof(struct branch_way) + playthrough->path_cap * sizeof(uint32_t) +
		playthrough->event_cap * sizeof(uint64_t);
}
