#ifndef WATERLINE_EXPLORE_SEARCH_H
#define WATERLINE_EXPLORE_SEARCH_H

#include "explore/edges.h"
#include "explore/explore.h"
#include "explore/pack.h"

/* Inside explore/ only: what the search keeps. States are numbered as they are found. */

enum mark {
	MARK_ENDING = 1,  /* the conversation is over here, at an ending */
	MARK_GOOD = 2,    /* and it is a good one */
	MARK_DRY = 4,     /* it is over because nothing is on offer */
	MARK_OPEN = 8,    /* not gone on from: the bound was reached */
	MARK_CAN_END = 16,  /* an ending can be reached */
	MARK_UNSURE = 32    /* a state that was not gone on from can be reached */
};

struct explore {
	const struct story *story;
	bool seat[SEAT_COUNT];
	struct pack *pack;
	size_t key_size;
	uint8_t *keys;        /* key_size bytes a state */
	uint8_t *marks;
	uint16_t *distance;
	size_t len, cap, expanded;
	struct edges edges;   /* by state, in the order of its choices */
	uint32_t *table; /* open addressing; UINT32_MAX is empty */
	size_t table_size;
	size_t memory, states_most;
	bool complete;
	size_t *level_starts; /* the first state at each depth */
	size_t level_len, level_cap;
	uint8_t *beat_reached;
	uint8_t *reply_offered;
	uint8_t *line_reached;                        /* of beats and replies, see line_base and reply_line_base */
	uint32_t *line_base;                          /* by beat: where its lines begin */
	uint32_t *reply_line_base, *reply_lines_left; /* by reply, likewise */
	uint32_t *lines_left;                         /* by beat: that no play has shown yet */
	uint32_t *offers_left;                        /* by beat: replies that were on offer in no play yet */
	uint32_t *ending_state;                       /* by beat */
	size_t move_offered[MOVE_COUNT];
	struct choice **variants; /* by reply: one choice for each rule of a composed one that can come about */
	uint8_t *variant_count;
	struct play_state *now, *next; /* scratch */
};

/** Fills distance and marks backwards from the endings. */
void explore_look_back(struct explore *explore);

#endif
