/* The ways tried: what the tree of replies looks like from outside. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "session/session_inside.h"

size_t session_way_count(const struct session *session) {
	return session->tree.way_len;
}

static const struct branch_way *way_at(const struct session *session, size_t way) {
	assert(way < session->tree.way_len);
	return &session->tree.ways[way];
}

struct way session_way(const struct session *session, size_t way) {
	const struct branch_way *at = way_at(session, way);
	return (struct way){
		.replies = at->replies,
		.from = at->from,
		.parts = at->parts,
		.beat = &session->story->beats[at->beat],
	};
}

size_t session_way_now(const struct session *session) {
	return tree_way(&session->tree, session_inside_node(session, session->whole));
}

void session_way_steps(const struct session *session, size_t way, const struct step **out) {
	const struct branch_way *at = way_at(session, way);
	uint32_t node = at->leaf;
	for (size_t i = at->replies; i-- > 0;) {
		out[i] = &session->tree.nodes[node].step;
		node = session->tree.nodes[node].parent;
	}
}

void session_way_spec(const struct session *session, size_t way, struct buf *out) {
	size_t len = way_at(session, way)->replies;
	const struct step **steps = mem_array(len, sizeof(*steps));
	session_way_steps(session, way, steps);
	bool first = true;
	for (size_t i = 0; i < len; i++) {
		if (steps[i]->chosen) {
			buf_puts(out, first ? "" : ",");
			reply_spec(session->story->replies[steps[i]->reply], steps[i]->parts, out);
			first = false;
		}
	}
	free(steps);
}

void session_switch_way(struct session *session, size_t way, size_t replies) {
	assert(replies <= way_at(session, way)->replies);
	session_inside_follow(session, way_at(session, way)->leaf, replies);
}

size_t session_ways_part(const struct session *session, size_t one, size_t other) {
	const struct branch_way *a = way_at(session, one), *b = way_at(session, other);
	const struct node *nodes = session->tree.nodes;
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

struct session *session_of_way(const struct session *session, size_t way) {
	struct session_setup setup = session->setup;
	setup.stepwise = true; /* so that habit does not begin before the first reply is put in */
	struct session *alone = session_create(session->story, &setup);
	alone->setup.stepwise = session->setup.stepwise;
	size_t len = way_at(session, way)->replies;
	const struct step **steps = mem_array(len, sizeof(*steps));
	session_way_steps(session, way, steps);
	for (size_t i = 0; i < len; i++) {
		session_inside_say(alone, steps[i]);
	}
	free(steps);
	return alone;
}

static bool same_reply(const struct step *a, const struct step *b) {
	return a->reply == b->reply && memcmp(&a->parts, &b->parts, sizeof(a->parts)) == 0;
}

size_t sessions_part(const struct session *one, const struct session *other) {
	size_t common = 0;
	while (common < one->len && common < other->len &&
		same_reply(session_step(one, common), session_step(other, common))) {
		common++;
	}
	return common;
}

uint32_t session_place(const struct session *session, size_t replies) {
	assert(replies <= session->whole);
	return session_inside_node(session, replies);
}

size_t session_choice_count(const struct session *session) {
	size_t count = 0;
	for (size_t i = 1; i < session->tree.len; i++) {
		count += session->tree.nodes[i].step.chosen;
	}
	return count;
}

size_t session_bytes(const struct session *session) {
	size_t state = play_state_size(session->story);
	return sizeof(*session) + state * (1 + session->snapshot_cap) + session->tree.cap * sizeof(struct node) +
		session->tree.way_cap * sizeof(struct branch_way) + session->path_cap * sizeof(uint32_t) +
		session->event_cap * sizeof(uint64_t);
}
