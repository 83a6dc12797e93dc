/*
 * What comes to a partner by habit: the first reply that fits the state and is
 * not the same move again, then the first that fits at all, then the last one.
 */
#include "playthrough/play.h"

#include <assert.h>

bool parts_next(const struct compose *compose, struct parts *parts) {
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
	} while (reply->compose != NULL && parts_next(reply->compose, &parts));
	return false;
}

static const struct reply *choose(const struct couple *couple, enum seat seat, const struct reply *const *offer, size_t len,
	bool fresh, struct parts *parts) {
	for (size_t i = 0; i < len; i++) {
		if (find_parts(couple, seat, offer[i], fresh, parts)) {
			return offer[i];
		}
	}
	return NULL;
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

static const struct reply *decide(const struct couple *couple, enum seat seat, const struct reply *const *offer, size_t len,
	struct parts *parts, enum habit_reason *reason) {
	*parts = (struct parts){{0}};
	*reason = HABIT_FRESH;
	const struct reply *reply = choose(couple, seat, offer, len, true, parts);
	if (reply == NULL) {
		*reason = HABIT_AGAIN;
		reply = choose(couple, seat, offer, len, false, parts);
	}
	if (reply == NULL) {
		*reason = HABIT_LAST;
		reply = offer[len - 1];
		*parts = last_parts(reply->compose);
	}
	return reply;
}

const struct reply *habit_reply(const struct story *story, const struct play_state *state, struct parts *parts) {
	const struct reply *offer[REPLIES_MAX_A_BEAT];
	size_t len = play_offer(story, state, offer);
	assert(len > 0);
	enum habit_reason reason;
	return decide(&state->couple, play_turn(story, state), offer, len, parts, &reason);
}

struct habit habit_choose(const struct story *story, const struct play_state *state) {
	const struct reply *offer[REPLIES_MAX_A_BEAT];
	size_t len = play_offer(story, state, offer);
	assert(len > 0);
	enum seat seat = play_turn(story, state);
	struct habit habit = {.thought_count = len};
	habit.reply = decide(&state->couple, seat, offer, len, &habit.parts, &habit.reason);
	for (size_t i = 0; i < len; i++) {
		habit.thoughts[i] = think(&state->couple, seat, offer[i]);
	}
	return habit;
}
