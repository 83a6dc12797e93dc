/*
 * A session is the list of replies. The state, the events and every number are
 * a fold over it; a snapshot every so often keeps going back cheap.
 */
#include "session/session.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { SNAPSHOT_EVERY = 32 };

struct session {
	const struct story *story;
	struct session_setup setup;
	struct play_state *state;
	struct step *steps;
	size_t len, cap;
	struct event *events;
	size_t event_len, event_cap;
	char *snapshots; /* the state after 0, 32, 64 … replies */
	size_t snapshot_len, snapshot_cap;
	size_t habit_run; /* replies by habit since the last of a person's */
};

static void note_line(void *data, const struct beat *beat, const struct line *line) {
	struct session *session = data;
	session->events = mem_room(session->events, session->event_len, &session->event_cap, sizeof(struct event));
	session->events[session->event_len++] = (struct event){
		.step = (uint32_t)session->len,
		.beat = beat->index,
		.line = line == NULL ? -1 : (int32_t)(line - beat->lines),
	};
}

static void take_snapshot(struct session *session) {
	if (session->len % SNAPSHOT_EVERY != 0) {
		return;
	}
	size_t size = play_state_size(session->story);
	session->snapshots = mem_room(session->snapshots, session->snapshot_len, &session->snapshot_cap, size);
	memcpy(session->snapshots + session->snapshot_len * size, session->state, size);
	session->snapshot_len++;
}

static bool persons_turn(const struct session *session) {
	enum seat turn = play_turn(session->story, session->state);
	return turn != SEAT_NONE && session->setup.seat[turn];
}

static void say(struct session *session, const struct reply *reply, struct parts parts, bool chosen) {
	const struct beat *beat = session_beat(session);
	note_line(session, beat, NULL);
	session->steps = mem_room(session->steps, session->len, &session->cap, sizeof(struct step));
	struct step *step = &session->steps[session->len++];
	const struct play_sink sink = {.data = session, .line = note_line};
	struct cycle_why why;
	play_reply(session->story, session->state, reply, parts, &sink, &why);
	*step = (struct step){
		.reply = reply->index,
		.parts = parts,
		.chosen = chosen,
		.by = (uint8_t)beat->turn,
		.verdict = (uint8_t)why.verdict,
		.sting = (int16_t)why.sting,
		.warmth = (int16_t)why.warmth,
		.tension = (int16_t)why.tension_after,
	};
	session->habit_run = chosen ? 0 : session->habit_run + 1;
	take_snapshot(session);
}

static void answer_by_habit(struct session *session) {
	struct habit habit = habit_choose(session->story, session->state);
	say(session, habit.reply, habit.parts, false);
}

static void run_habit(struct session *session) {
	while (!session->setup.stepwise && session_waits_for(session) == SESSION_HABIT) {
		answer_by_habit(session);
	}
}

struct session *session_create(const struct story *story, const struct session_setup *setup) {
	struct session *session = mem_new(struct session);
	session->story = story;
	session->setup = *setup;
	session->state = play_state_create(story);
	const struct play_sink sink = {.data = session, .line = note_line};
	play_start(story, session->state, &sink);
	take_snapshot(session);
	run_habit(session);
	return session;
}

void session_destroy(struct session *session) {
	if (session == NULL) {
		return;
	}
	free(session->state);
	free(session->steps);
	free(session->events);
	free(session->snapshots);
	free(session);
}

const struct story *session_story(const struct session *session) {
	return session->story;
}

const struct session_setup *session_setup(const struct session *session) {
	return &session->setup;
}

const struct play_state *session_state(const struct session *session) {
	return session->state;
}

const struct beat *session_beat(const struct session *session) {
	return play_beat(session->story, session->state);
}

enum session_wait session_waits_for(const struct session *session) {
	switch ((enum play_place)session->state->place) {
	case PLAY_ENDING:
		return SESSION_ENDED;
	case PLAY_DRY:
		return SESSION_DRY;
	case PLAY_CHOICE:
		break;
	}
	if (session->len >= SESSION_REPLIES_MAX) {
		return SESSION_DRY;
	}
	if (persons_turn(session)) {
		return SESSION_PERSON;
	}
	return session->habit_run < HABIT_RUN_MAX ? SESSION_HABIT : SESSION_DRY;
}

/* SplitMix64: a small well-known generator; the order of the cards needs no better one. */
static uint64_t next_random(uint64_t *state) {
	uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

size_t session_cards(const struct session *session, const struct reply **out) {
	if (session_waits_for(session) != SESSION_PERSON) {
		return 0;
	}
	size_t len = play_offer(session->story, session->state, out);
	uint64_t random = session->setup.seed ^ (uint64_t)session->len * UINT64_C(0xd1342543de82ef95);
	for (size_t i = len; i > 1; i--) {
		size_t other = (size_t)(next_random(&random) % i);
		const struct reply *swapped = out[i - 1];
		out[i - 1] = out[other];
		out[other] = swapped;
	}
	return len;
}

void session_reply(struct session *session, const struct reply *reply, struct parts parts) {
	assert(session_waits_for(session) == SESSION_PERSON);
	say(session, reply, parts, true);
	run_habit(session);
}

void session_go_on(struct session *session) {
	if (session_waits_for(session) == SESSION_HABIT) {
		answer_by_habit(session);
	}
}

void session_leave_to_habit(struct session *session) {
	session->setup.seat[SEAT_ONE] = session->setup.seat[SEAT_TWO] = false;
	run_habit(session);
}

size_t session_step_count(const struct session *session) {
	return session->len;
}

const struct step *session_step(const struct session *session, size_t index) {
	assert(index < session->len);
	return &session->steps[index];
}

void session_state_after(const struct session *session, size_t replies, struct play_state *state) {
	assert(replies <= session->len);
	const struct story *story = session->story;
	size_t snapshot = replies / SNAPSHOT_EVERY;
	memcpy(state, session->snapshots + snapshot * play_state_size(story), play_state_size(story));
	for (size_t i = snapshot * SNAPSHOT_EVERY; i < replies; i++) {
		play_reply(story, state, story->replies[session->steps[i].reply], session->steps[i].parts, NULL, NULL);
	}
}

static struct play_state *state_after(const struct session *session, size_t replies) {
	struct play_state *state = play_state_create(session->story);
	session_state_after(session, replies, state);
	return state;
}

struct couple session_couple_after(const struct session *session, size_t replies) {
	struct play_state *state = state_after(session, replies);
	struct couple couple = state->couple;
	free(state);
	return couple;
}

struct cycle_why session_why(const struct session *session, size_t step) {
	struct play_state *state = state_after(session, step);
	struct cycle_why why;
	const struct step *said = session_step(session, step);
	play_reply(session->story, state, session->story->replies[said->reply], said->parts, NULL, &why);
	free(state);
	return why;
}

struct habit session_habit(const struct session *session, size_t step) {
	struct play_state *state = state_after(session, step);
	struct habit habit = habit_choose(session->story, state);
	free(state);
	return habit;
}

size_t session_event_count(const struct session *session) {
	return session->event_len;
}

struct event session_event(const struct session *session, size_t index) {
	assert(index < session->event_len);
	return session->events[index];
}

/* How many events there are before reply `replies` is said: they are in order of `step`, the reply last. */
static size_t events_before_reply(const struct session *session, size_t replies) {
	size_t low = 0, high = session->event_len;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct event *event = &session->events[middle];
		if (event->step < replies || (event->step == replies && event->line >= 0)) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

static size_t trailing_habit(const struct session *session) {
	size_t run = 0;
	while (run < session->len && !session->steps[session->len - 1 - run].chosen) {
		run++;
	}
	return run;
}

void session_rewind(struct session *session, size_t replies) {
	assert(replies <= session->len);
	session->event_len = events_before_reply(session, replies);
	session_state_after(session, replies, session->state);
	session->len = replies;
	session->snapshot_len = replies / SNAPSHOT_EVERY + 1;
	session->habit_run = trailing_habit(session);
}

bool session_undo(struct session *session) {
	for (size_t i = session->len; i-- > 0;) {
		if (session->steps[i].chosen) {
			session_rewind(session, i);
			return true;
		}
	}
	return false;
}
