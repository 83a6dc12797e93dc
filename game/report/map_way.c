/* The way that a play-through took, beat by beat: it is played again, for a beat without lines leaves no event. */
#include <stdlib.h>

#include "base/mem.h"
#include "picture/map_parts.h"

struct walked {
	struct map_making *making;
	uint32_t at;     /* the box that was entered last; UINT32_MAX before the first */
	uint32_t number; /* of the reply that leads on; 0 once it has */
	struct {
		uint32_t edge, number;
	} *taken;
	size_t len, cap;
};

static struct map_edge *find_edge(const struct map_making *making, uint32_t from, uint32_t to) {
	for (size_t i = making->first_edge[from]; i < making->first_edge[from + 1]; i++) {
		if (making->edges[i].to == to) {
			return &making->edges[i];
		}
	}
	return NULL;
}

static void enter_beat(void *data, const struct beat *beat) {
	struct walked *way = data;
	struct map_edge *edge = way->at == UINT32_MAX ? NULL : find_edge(way->making, way->at, beat->index);
	if (edge != NULL) {
		way->taken = mem_room(way->taken, way->len, &way->cap, sizeof(way->taken[0]));
		way->taken[way->len].edge = (uint32_t)(edge - way->making->edges);
		way->taken[way->len++].number = way->number;
		edge->taken_count++;
	}
	way->making->boxes[beat->index].taken = true;
	way->at = beat->index;
	way->number = 0;
}

/* Gives each edge its own list, in the order of the play-through. */
static void hand_out(struct walked *way) {
	struct map_making *making = way->making;
	uint32_t **next = mem_array(making->map->edge_count, sizeof(*next));
	for (size_t i = 0; i < making->map->edge_count; i++) {
		next[i] = arena_array(making->map->arena, making->edges[i].taken_count, sizeof(uint32_t));
		making->edges[i].taken = next[i];
	}
	for (size_t i = 0; i < way->len; i++) {
		*next[way->taken[i].edge]++ = way->taken[i].number;
	}
	free(next);
}

void map_mark_way(struct map_making *making, const struct playthrough *taken) {
	const struct story *story = making->map->story;
	struct walked way = {.making = making, .at = UINT32_MAX};
	const struct play_sink sink = {.data = &way, .beat = enter_beat};
	struct play_state *state = play_state_create(story);
	play_start(story, state, &sink);
	for (size_t i = 0; i < playthrough_step_count(taken); i++) {
		const struct step *step = playthrough_step(taken, i);
		way.number = (uint32_t)i + 1;
		play_reply(story, state, story->replies[step->reply], step->parts, &sink, NULL);
	}
	hand_out(&way);
	free(way.taken);
	free(state);
}
