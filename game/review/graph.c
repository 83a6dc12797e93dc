#include "review/graph.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void note_spoken(struct graph *graph, uint32_t same) {
	if (same != 0) {
		graph->spoken = mem_room(graph->spoken, graph->spoken_len, &graph->spoken_cap, sizeof(uint32_t));
		graph->spoken[graph->spoken_len++] = same;
	}
}

static void note_stretch(struct graph *graph, struct way_on *way, const struct stretch *stretch) {
	way->words = (uint32_t)stretch->words;
	way->seat_words = (uint32_t)stretch->seat_words;
	way->answer = stretch->answer;
	way->spoken = graph->spoken_len;
	for (size_t i = 0; i < stretch->len; i++) {
		note_spoken(graph, stretch->shown[i]->same);
	}
	way->spoken_len = (uint32_t)(graph->spoken_len - way->spoken);
}

static const struct rule *rule_of(const struct choice *choice) {
	return choice->reply->compose == NULL ? NULL : compose_rule(choice->reply->compose, choice->parts.option);
}

/* False where the search knows no way for something that a player may say. */
static bool share_out(struct graph *graph, const struct play_state *state, struct way_on *ways, size_t len) {
	struct likely likely[LIKELY_MAX];
	for (enum player player = 0; player < PLAYER_COUNT; player++) {
		size_t count = player_weigh(player, graph->stage->readings, graph->stage->story, state, likely);
		for (size_t i = 0; i < count; i++) {
			size_t k = 0;
			while (k < len && (ways[k].reply != likely[i].reply || ways[k].rule != likely[i].rule)) {
				k++;
			}
			if (k == len) {
				return false;
			}
			ways[k].share[player] += likely[i].share;
			ways[k].card_spoken = player == PLAYER_RANDOM ? likely[i].spoken : ways[k].card_spoken;
		}
	}
	return true;
}

struct scratch {
	struct play_state *now, *next;
	struct stretch stretch;
};

static bool add_ways(struct graph *graph, struct scratch *scratch) {
	struct choice choices[EXPLORE_CHOICES_MAX];
	size_t len = explore_choices(graph->explore, scratch->now, choices), first = graph->way_len;
	for (size_t i = 0; i < len; i++) {
		struct way_on way = {.reply = choices[i].reply, .rule = rule_of(&choices[i]), .parts = choices[i].parts};
		play_state_copy(graph->stage->story, scratch->next, scratch->now);
		stretch_play(graph->stage, scratch->next, way.reply, way.parts, &scratch->stretch);
		way.to = explore_find(graph->explore, scratch->next);
		note_stretch(graph, &way, &scratch->stretch);
		graph->ways = mem_room(graph->ways, graph->way_len, &graph->way_cap, sizeof(*graph->ways));
		graph->ways[graph->way_len++] = way;
		if (way.to == EXPLORE_NOWHERE) {
			return false;
		}
	}
	return share_out(graph, scratch->now, graph->ways + first, len);
}

static uint8_t how_over(const struct graph *graph, const struct play_state *state) {
	if (state->place == PLAY_ENDING) {
		return (uint8_t)play_beat(graph->stage->story, state)->ending;
	}
	return stage_asks(graph->stage, state) ? GRAPH_GOES_ON : GRAPH_DRY;
}

static bool add_moments(struct graph *graph, struct scratch *scratch) {
	for (size_t i = 0; i < graph->moments; i++) {
		graph->first[i] = graph->way_len;
		explore_state(graph->explore, (uint32_t)i, scratch->now);
		graph->over[i] = how_over(graph, scratch->now);
		if (graph->over[i] == GRAPH_GOES_ON && !add_ways(graph, scratch)) {
			return false;
		}
	}
	graph->first[graph->moments] = graph->way_len;
	return true;
}

bool graph_make(struct graph *graph, const struct stage *stage, size_t most) {
	const struct explore_bounds bounds = {.states = most};
	const bool seat[SEAT_COUNT] = {stage->seat == SEAT_ONE, stage->seat == SEAT_TWO};
	*graph = (struct graph){.stage = stage, .explore = explore_run(stage->story, seat, NULL, &bounds)};
	bool whole = explore_complete(graph->explore);
	if (whole) {
		graph->moments = explore_states(graph->explore);
		graph->first = mem_array(graph->moments + 1, sizeof(size_t));
		graph->over = mem_array(graph->moments, 1);
		struct scratch scratch = {play_state_create(stage->story), play_state_create(stage->story), {0}};
		stretch_begin(stage, scratch.now, &graph->beginning);
		whole = add_moments(graph, &scratch);
		free(scratch.now);
		free(scratch.next);
		stretch_finish(&scratch.stretch);
	}
	if (!whole) {
		graph_finish(graph);
	}
	return whole;
}

void graph_finish(struct graph *graph) {
	explore_destroy(graph->explore);
	free(graph->first);
	free(graph->over);
	free(graph->ways);
	free(graph->spoken);
	stretch_finish(&graph->beginning);
	*graph = (struct graph){.stage = graph->stage};
}

void graph_way_text(const struct graph *graph, uint32_t moment, struct buf *out) {
	explore_way_text(graph->explore, moment, out);
}

/*
 * All plays at once, as a mass of 1 that flows from the first moment. Nearly
 * all ways lead to later numbers, so one sweep moves nearly everything; what
 * goes round is left for the next.
 */
enum { SWEEPS_MOST = 1000 };
static const double nothing = 1e-9;

static void flow_on(
	const struct graph *graph, enum player player, size_t moment, double *mass, struct outcome *outcome) {
	double here = mass[moment];
	mass[moment] = 0;
	if (graph->over[moment] != GRAPH_GOES_ON) {
		outcome->ending[graph->over[moment] == GRAPH_DRY ? ENDING_NONE : graph->over[moment]] += here;
		return;
	}
	for (size_t i = graph->first[moment]; i < graph->first[moment + 1]; i++) {
		const struct way_on *way = &graph->ways[i];
		double there = here * way->share[player];
		mass[way->to] += there;
		outcome->chosen += there * way->card_spoken;
		outcome->unchosen += there * way->seat_words;
	}
}

struct outcome graph_outcome(const struct graph *graph, enum player player) {
	struct outcome outcome = {.unchosen = (double)graph->beginning.seat_words};
	double *mass = mem_array(graph->moments, sizeof(double));
	mass[0] = 1;
	double left = 1;
	for (int sweep = 0; sweep < SWEEPS_MOST && left > nothing; sweep++) {
		for (size_t i = 0; i < graph->moments; i++) {
			if (mass[i] > 0) {
				flow_on(graph, player, i, mass, &outcome);
			}
		}
		left = 0;
		for (size_t i = 0; i < graph->moments; i++) {
			left += mass[i];
		}
	}
	outcome.ending[ENDING_NONE] += left > nothing ? left : 0; /* it goes round and round */
	free(mass);
	return outcome;
}
