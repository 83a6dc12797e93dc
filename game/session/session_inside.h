#ifndef WATERLINE_SESSION_SESSION_INSIDE_H
#define WATERLINE_SESSION_SESSION_INSIDE_H

#include "session/session.h"
#include "session/tree.h"

/*
 * What session.c and ways.c share; nobody else looks inside.
 *
 * `path` is the way that the session is on, down to its leaf: the node of each
 * reply. It stands after the first `len` of them, and what comes behind is the
 * way forward. Events and snapshots reach over all of the path, so that going
 * back and forth makes nothing new.
 */
struct session {
	const struct story *story;
	struct session_setup setup;
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
uint32_t session_inside_node(const struct session *session, size_t replies);

/** Puts the way down to `leaf` in place of the path, and stands after `replies` of its replies. */
void session_inside_follow(struct session *session, uint32_t leaf, size_t replies);

/** Says what was said elsewhere, by whoever said it there. */
void session_inside_say(struct session *session, const struct step *step);

#endif
