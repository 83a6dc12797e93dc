/*
 * What comes to a partner by habit: the first reply that fits the state and is
 * not the same move again, then the first that fits at all, then the last one.
 */
#include "session/play.h"

#include <assert.h>

/* The next combination of a composed reply's options, in the author's order; false after the last. */
static bool next_parts(const struct compose *compose, struct parts *parts) {
	for (size_t i = compose->slot_count; i-- > 0;) {
		if (++parts->option[i] < compose->slots[i].option_count) {
			return true;
		}
		parts->option[i] = 0;
	}
	return false;
}

static bool suits(const struct couple *couple, enum seat seat, enum move move, bool fresh) {
	return cycle_fit(couple, seat, move) == FIT_YES && !(fresh && couple->partner[seat].last_move == move);
}

/* The first parts of a reply with which it suits; an ordinary reply has one way of being said. */
static bool find_parts(const struct couple *couple, enum seat seat, const struct reply *reply, bool fresh,
	struct parts *found) {
	struct parts parts = {{0}};
	do {
		if (suits(couple, seat, play_move(reply, parts), fresh)) {
			*found = parts;
			return true;
		}
	} while (reply->compose != NULL && next_parts(reply->compose, &parts));
	return false;
}

static bool choose(const struct couple *couple, enum seat seat, const struct reply *const *offer, size_t len,
	bool fresh, struct habit *habit) {
	for (size_t i = 0; i < len; i++) {
		if (find_parts(couple, seat, offer[i], fresh, &habit->parts)) {
			habit->reply = offer[i];
			habit->reason = fresh ? HABIT_FRESH : HABIT_AGAIN;
			return true;
		}
	}
	return false;
}

static struct habit_thought think(const struct couple *couple, enum seat seat, const struct reply *reply) {
	struct parts parts = {{0}};
	if (!find_parts(couple, seat, reply, true, &parts)) {
		find_parts(couple, seat, reply, false, &parts);
	}
	enum move move = play_move(reply, parts);
	return (struct habit_thought){reply, move, cycle_fit(couple, seat, move), couple->partner[seat].last_move == move};
}

static struct parts last_parts(const struct compose *compose) {
	struct parts parts = {{0}};
	for (size_t i = 0; compose != NULL && i < compose->slot_count; i++) {
		parts.option[i] = (uint8_t)(compose->slots[i].option_count - 1);
	}
	return parts;
}

struct habit habit_choose(const struct story *story, const struct play_state *state) {
	const struct reply *offer[REPLIES_MAX_A_BEAT];
	size_t len = play_offer(story, state, offer);
	assert(len > 0);
	enum seat seat = play_turn(story, state);
	struct habit habit = {.reply = offer[len - 1], .reason = HABIT_LAST, .thought_count = len};
	if (!choose(&state->couple, seat, offer, len, true, &habit) &&
		!choose(&state->couple, seat, offer, len, false, &habit)) {
		habit.parts = last_parts(habit.reply->compose);
	}
	for (size_t i = 0; i < len; i++) {
		habit.thoughts[i] = think(&state->couple, seat, offer[i]);
	}
	return habit;
}
