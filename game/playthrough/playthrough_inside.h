#ifndef WATERLINE_PLAYTHROUGH_PLAYTHROUGH_INSIDE_H
#define WATERLINE_PLAYTHROUGH_PLAYTHROUGH_INSIDE_H

#include "playthrough/playthrough.h"
#include "playthrough/tree.h"

/*
 * What play-through.c and ways.c share; nobody else looks inside.
 *
 * `path` is the way that the play-through is on, down to its leaf: the node of each
 * reply. It stands after the first `len` of them, and what comes behind is the
 * way forward. Events and snapshots reach over all of the path, so that going
 * back and forth makes nothing new.
 */
struct playthrough {
	const struct story *story;
	struct playthrough_setup setup;
	struct play_state *state; /* after `len` replies */
	struct play_state *again; /* room for playing a part of it again, so that asking costs no memory */
	struct tree tree;
	uint32_t *path;
	size_t len, whole, path_cap;
	uint64_t *events; /* packed: see event_pack() */
	size_t event_len, event_whole, event_cap;
	char *snapshots; /* the state after 0, every, 2 * every … replies */
	size_t snapshot_len, snapshot_cap, every;
	size_t habit_run; /* replies by habit since the last of a person's */
};

/** The node after `replies` replies of the path. */
uint32_t playthrough_inside_node(const struct playthrough *playthrough, size_t replies);

/** Puts the way down to `leaf` in place of the path, and stands after `replies` of its replies. */
void playthrough_inside_follow(struct playthrough *playthrough, uint32_t leaf, size_t replies);

/** Says what was said elsewhere, by whoever said it there. */
void playthrough_inside_say(struct playthrough *playthrough, const struct step *step);

#endif
