/*
 * The search against a plain walk over the same arithmetic: random
 * conversations played on without hashing, packing or remembering. Also bytes
 * a state, and what twice the states cost.
 *
 *   bench_explore SCENARIO...
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "explore/explore.h"

static double seconds(void) {
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool is_person(const bool seat[SEAT_COUNT], enum seat turn) {
	return turn != SEAT_NONE && seat[turn];
}

/* Plays at random until `transitions` of the person's replies have been made; returns seconds. */
static double plain_walk(const struct story *story, const bool seat[SEAT_COUNT], size_t transitions) {
	struct play_state *state = play_state_create(story);
	uint64_t random = 1;
	double start = seconds();
	play_start(story, state, NULL);
	while (transitions > 0) {
		if (state->place != PLAY_CHOICE) {
			play_start(story, state, NULL);
			continue;
		}
		struct parts parts = {{0}};
		const struct reply *reply, *offer[REPLIES_MAX_A_BEAT];
		if (is_person(seat, play_turn(story, state))) {
			size_t len = play_offer(story, state, offer);
			random = random * UINT64_C(6364136223846793005) + 1;
			reply = offer[(random >> 33) % len];
			transitions--;
		} else {
			reply = habit_reply(story, state, &parts);
		}
		play_reply(story, state, reply, parts, NULL, NULL);
	}
	double taken = seconds() - start;
	free(state);
	return taken;
}

static double search(const struct story *story, const bool seat[SEAT_COUNT], size_t states, struct explore **out) {
	const struct explore_bounds bounds = {.states = states, .memory = (size_t)8 << 30};
	double start = seconds();
	*out = explore_run(story, seat, NULL, &bounds);
	return seconds() - start;
}

static void measure(const struct story *story, const bool seat[SEAT_COUNT], const char *name) {
	struct explore *explore;
	double taken = search(story, seat, 10000000, &explore);
	size_t edges = explore_edges(explore), states = explore_states(explore);
	double plain = plain_walk(story, seat, edges);
	printf("%s, %s: %zu moments%s, %zu replies in %.2f s: %.2f million a second, %.2f of the plain walk's; %.1f bytes a moment\n",
		story->id, name, states, explore_complete(explore) ? " (all)" : "", edges, taken, (double)edges / taken / 1e6,
		plain / taken, (double)explore_bytes(explore) / (double)states);
	explore_destroy(explore);
	if (states < 2000000) {
		return;
	}
	struct explore *half, *whole;
	double first = search(story, seat, states / 2, &half), second = search(story, seat, states, &whole);
	printf("%s, %s: twice the moments take %.2f times the time\n", story->id, name, second / first);
	explore_destroy(half);
	explore_destroy(whole);
}

int main(int argc, char **argv) {
	for (int i = 1; i < argc; i++) {
		struct diag diag = {0};
		struct story *story = story_load(argv[i], &diag);
		if (story == NULL) {
			fprintf(stderr, "%s does not load\n", argv[i]);
			return 1;
		}
		measure(story, (const bool[SEAT_COUNT]){true, false}, story->person[SEAT_ONE].id);
		measure(story, (const bool[SEAT_COUNT]){false, true}, story->person[SEAT_TWO].id);
		measure(story, (const bool[SEAT_COUNT]){true, true}, "both");
		story_destroy(story);
		diag_finish(&diag);
	}
	return 0;
}
