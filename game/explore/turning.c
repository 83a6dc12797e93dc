/*
 * One search from the beginning answers for every point of a play-through
 * when the scenario is small enough to be searched whole. Where it is not,
 * each point gets a search of its own neighbourhood, and says so where that
 * was not enough.
 */
#include "explore/turning.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

size_t turning_count(const struct playthrough *playthrough) {
	size_t count = 0;
	for (size_t i = 0; i < playthrough_step_count(playthrough); i++) {
		count += playthrough_step(playthrough, i)->chosen;
	}
	return count;
}

const char *turn_id(enum turn turn) {
	static const char *const ids[] = {"nearer", "same", "further", "lost", "found", "gone", "unknown"};
	assert((size_t)turn < sizeof(ids) / sizeof(ids[0]));
	return ids[turn];
}

/* The best of what is on offer in a state, by the distance left after it. */
static void find_best(const struct explore *explore, const struct play_state *state, uint32_t number, struct turning *point) {
	struct choice choices[EXPLORE_CHOICES_MAX];
	size_t len = explore_choices(explore, state, choices);
	point->best_after = DISTANCE_NONE;
	for (size_t i = 0; i < len; i++) {
		uint32_t next = explore_next(explore, number, i);
		uint16_t distance = next == EXPLORE_NOWHERE ? DISTANCE_UNKNOWN : explore_distance(explore, next);
		if (distance < point->best_after && distance < DISTANCE_UNKNOWN) {
			point->best_after = distance;
			point->best = choices[i];
		}
	}
}

static uint16_t distance_of(const struct explore *explore, const struct play_state *state, uint32_t *number) {
	*number = explore_find(explore, state);
	return *number == EXPLORE_NOWHERE ? DISTANCE_UNKNOWN : explore_distance(explore, *number);
}

static enum turn judge(uint16_t before, uint16_t after, bool had_got_further) {
	if (before == DISTANCE_UNKNOWN || after == DISTANCE_UNKNOWN) {
		return TURN_UNKNOWN;
	}
	if (before == DISTANCE_NONE) {
		return TURN_GONE;
	}
	if (after == DISTANCE_NONE) {
		return TURN_LOST;
	}
	if (after < before) {
		return had_got_further ? TURN_FOUND : TURN_NEARER;
	}
	return after == before ? TURN_SAME : TURN_FURTHER;
}

/* Where the play-through stands again at a choice of the person's, or at its end, after reply `step`. */
static size_t next_choice(const struct playthrough *playthrough, size_t step) {
	size_t next = step + 1;
	while (next < playthrough_step_count(playthrough) && !playthrough_step(playthrough, next)->chosen) {
		next++;
	}
	return next;
}

struct searches {
	const struct playthrough *playthrough;
	bool seat[SEAT_COUNT];
	struct explore *whole; /* NULL where the scenario is too large */
	size_t states_each;
};

static void look(const struct searches *searches, const struct play_state *before, const struct play_state *after,
	struct turning *point) {
	const struct story *story = playthrough_story(searches->playthrough);
	struct explore *own = NULL;
	const struct explore *explore = searches->whole;
	if (explore == NULL) {
		const struct explore_bounds bounds = {.states = searches->states_each};
		explore = own = explore_run(story, searches->seat, before, &bounds);
	}
	uint32_t number, ignored;
	point->before = distance_of(explore, before, &number);
	point->after = distance_of(explore, after, &ignored);
	if (number != EXPLORE_NOWHERE) {
		find_best(explore, before, number, point);
	}
	explore_destroy(own);
}

static void search_whole(struct searches *searches) {
	const struct explore_bounds bounds = {.states = TURNING_STATES / 2};
	struct explore *whole = explore_run(playthrough_story(searches->playthrough), searches->seat, NULL, &bounds);
	if (explore_complete(whole)) {
		searches->whole = whole;
		return;
	}
	explore_destroy(whole);
	searches->states_each = TURNING_STATES / 2 / (turning_count(searches->playthrough) + 1);
}

size_t turning_points(const struct playthrough *playthrough, struct turning *out) {
	const struct story *story = playthrough_story(playthrough);
	const struct playthrough_setup *setup = playthrough_setup(playthrough);
	struct searches searches = {.playthrough = playthrough, .seat = {setup->seat[SEAT_ONE], setup->seat[SEAT_TWO]}};
	if (turning_count(playthrough) == 0) {
		return 0;
	}
	search_whole(&searches);
	struct play_state *before = play_state_create(story), *after = play_state_create(story);
	size_t len = 0;
	bool further = false;
	for (size_t i = 0; i < playthrough_step_count(playthrough); i++) {
		if (!playthrough_step(playthrough, i)->chosen) {
			continue;
		}
		struct turning *point = &out[len++];
		*point = (struct turning){.step = i};
		playthrough_state_after(playthrough, i, before);
		playthrough_state_after(playthrough, next_choice(playthrough, i), after);
		look(&searches, before, after, point);
		point->turn = judge(point->before, point->after, further);
		further = point->turn == TURN_FURTHER || (point->turn == TURN_SAME && further);
	}
	free(before);
	free(after);
	explore_destroy(searches.whole);
	return len;
}

static void add_replies(uint16_t distance, struct buf *out) {
	buf_printf(out, "%u %s", distance, distance == 1 ? "reply" : "replies");
}

static void add_best(const struct story *story, const struct cast *cast, const struct turning *turning, struct buf *out) {
	const struct reply *reply = turning->best.reply;
	if (reply == NULL || turning->best_after >= turning->after) {
		return;
	}
	struct buf says = BUF_EMPTY;
	if (reply->compose != NULL) {
		compose_says(reply->compose, turning->best.parts.option, &says);
	} else {
		buf_puts(&says, reply->says != NULL ? reply->says : reply->does);
	}
	buf_puts(out, " Also on offer: “");
	story_plain_text(story, cast, says.text, out);
	buf_puts(out, "” would have left ");
	if (turning->best_after == 0) {
		buf_puts(out, "a good ending at once.");
	} else {
		add_replies(turning->best_after, out);
		buf_puts(out, " to a good ending.");
	}
	buf_finish(&says);
}

void turning_text(const struct story *story, const struct cast *cast, const struct turning *turning, struct buf *out) {
	switch (turning->turn) {
	case TURN_NEARER:
	case TURN_FOUND:
		buf_puts(out, turning->turn == TURN_FOUND ? "The way back was found again: " : "The way back came nearer: ");
		if (turning->after == 0) {
			buf_puts(out, "this led to a good ending.");
		} else {
			add_replies(turning->after, out);
			buf_puts(out, " away.");
		}
		break;
	case TURN_SAME:
		buf_puts(out, "The way back was as far as before: ");
		add_replies(turning->after, out);
		buf_puts(out, " away.");
		break;
	case TURN_FURTHER:
		buf_puts(out, "The way back got longer, from ");
		add_replies(turning->before, out);
		buf_printf(out, " to %u.", turning->after);
		break;
	case TURN_LOST:
		buf_puts(out, "Here the way back was lost: with the other answering by habit, no good ending was left.");
		break;
	case TURN_GONE:
		buf_puts(out, "There was no way back to a good ending any more.");
		break;
	case TURN_UNKNOWN:
		buf_puts(out, "How far the way back was could not be searched out here.");
		break;
	}
	add_best(story, cast, turning, out);
}
