/*
 * A session is the list of replies. The state, the events and every number are
 * a fold over it; a snapshot every so often keeps going back cheap.
 */
#include "session/session_inside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { SNAPSHOT_LEAST = 32, SNAPSHOT_MOST = 1024, SNAPSHOT_BYTES_A_REPLY = 4 };

/* An event in 64 bits, since there are several to a reply: step 17, beat 18, line + 1 29. */
enum { STEP_BITS = 17, BEAT_BITS = 18, LINE_BITS = 29 };
_Static_assert(SESSION_REPLIES_MAX < 1 << STEP_BITS && BEATS_MAX <= 1 << BEAT_BITS, "an event would not fit");

static uint64_t event_pack(size_t step, uint32_t beat, int32_t line) {
	return (uint64_t)step << (BEAT_BITS + LINE_BITS) | (uint64_t)beat << LINE_BITS | (uint64_t)(line + 1);
}

static struct event event_unpack(uint64_t packed) {
	return (struct event){
		.step = (uint32_t)(packed >> (BEAT_BITS + LINE_BITS)),
		.beat = (uint32_t)(packed >> LINE_BITS) & ((1u << BEAT_BITS) - 1),
		.line = (int32_t)(packed & ((1u << LINE_BITS) - 1)) - 1,
	};
}

static void note_line(void *data, const struct beat *beat, const struct line *line) {
	struct session *session = data;
	session->events = tree_room(session->events, session->event_whole, &session->event_cap, sizeof(uint64_t));
	session->events[session->event_whole++] =
		event_pack(session->len, beat->index, line == NULL ? -1 : (int32_t)(line - beat->lines));
	session->event_len = session->event_whole;
}

static void take_snapshot(struct session *session) {
	if (session->len % session->every != 0) {
		return;
	}
	size_t size = play_state_size(session->story);
	session->snapshots = tree_room(session->snapshots, session->snapshot_len, &session->snapshot_cap, size);
	memcpy(session->snapshots + session->snapshot_len * size, session->state, size);
	session->snapshot_len++;
}

static bool persons_turn(const struct session *session) {
	enum seat turn = play_turn(session->story, session->state);
	return turn != SEAT_NONE && session->setup.seat[turn];
}

uint32_t session_inside_node(const struct session *session, size_t replies) {
	return replies == 0 ? 0 : session->path[replies - 1];
}

static const struct step *step_at(const struct session *session, size_t index) {
	return &session->tree.nodes[session->path[index]].step;
}

/* How many events there are before reply `replies` is said: they are in order of `step`, the reply last. */
static size_t events_before_reply(const struct session *session, size_t replies) {
	size_t low = 0, high = session->event_whole;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct event event = event_unpack(session->events[middle]);
		if (event.step < replies || (event.step == replies && event.line >= 0)) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/* What lies ahead is no longer on the path; the tree has it still. */
static void cut_what_lies_ahead(struct session *session) {
	session->whole = session->len;
	session->event_whole = session->event_len;
	session->snapshot_len = session->len / session->every + 1;
}

/* Plays a reply at the end of the path, which grows by it. `node` is filled in by the caller where it is new. */
static void grow_path(struct session *session, const struct reply *reply, struct parts parts, uint32_t node,
	struct cycle_why *why) {
	assert(session->len == session->whole);
	note_line(session, session_beat(session), NULL);
	session->path = tree_room(session->path, session->whole, &session->path_cap, sizeof(uint32_t));
	session->path[session->whole++] = node;
	session->len++;
	const struct play_sink sink = {.data = session, .line = note_line};
	play_reply(session->story, session->state, reply, parts, &sink, why);
	take_snapshot(session);
}

static void grow_path_by_known(struct session *session, uint32_t node) {
	struct step step = session->tree.nodes[node].step;
	grow_path(session, session->story->replies[step.reply], step.parts, node, NULL);
}

static void say_what_is_new(struct session *session, const struct reply *reply, struct step step) {
	uint32_t parent = session_inside_node(session, session->len);
	step.by = session_beat(session)->turn & 3u;
	struct cycle_why why;
	grow_path(session, reply, step.parts, 0, &why);
	step.verdict = why.verdict & 3u;
	step.sting = (int16_t)why.sting;
	step.warmth = (int16_t)why.warmth;
	step.tension = (int16_t)why.tension_after;
	session->path[session->len - 1] =
		tree_add(&session->tree, parent, session->len - 1, &step, session_beat(session)->index);
}

/* One step along the path. */
static void walk_ahead(struct session *session) {
	const struct step *step = step_at(session, session->len);
	play_reply(session->story, session->state, session->story->replies[step->reply], step->parts, NULL, NULL);
	session->len++;
	session->event_len = events_before_reply(session, session->len);
}

static void say(struct session *session, const struct reply *reply, struct parts parts, bool chosen) {
	const struct step step = {.reply = reply->index, .parts = parts, .chosen = chosen};
	uint32_t known = tree_child(&session->tree, session_inside_node(session, session->len), &step);
	if (known == 0) {
		cut_what_lies_ahead(session);
		say_what_is_new(session, reply, step);
	} else if (session->len < session->whole && session->path[session->len] == known) {
		walk_ahead(session);
	} else {
		session_inside_follow(session, tree_leaf(&session->tree, known), session->len + 1);
	}
	session->habit_run = chosen ? 0 : session->habit_run + 1;
}

void session_inside_say(struct session *session, const struct step *step) {
	say(session, session->story->replies[step->reply], step->parts, step->chosen);
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
	session->again = play_state_create(story);
	size_t apart = play_state_size(story) / SNAPSHOT_BYTES_A_REPLY;
	session->every = apart < SNAPSHOT_LEAST ? SNAPSHOT_LEAST : apart > SNAPSHOT_MOST ? SNAPSHOT_MOST : apart;
	const struct play_sink sink = {.data = session, .line = note_line};
	play_start(story, session->state, &sink);
	take_snapshot(session);
	tree_init(&session->tree, session_beat(session)->index);
	run_habit(session);
	return session;
}

void session_destroy(struct session *session) {
	if (session == NULL) {
		return;
	}
	tree_finish(&session->tree);
	free(session->state);
	free(session->again);
	free(session->path);
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
	assert(index < session->whole);
	return step_at(session, index);
}

void session_state_after(const struct session *session, size_t replies, struct play_state *state) {
	assert(replies <= session->whole);
	const struct story *story = session->story;
	size_t snapshot = replies / session->every;
	memcpy(state, session->snapshots + snapshot * play_state_size(story), play_state_size(story));
	for (size_t i = snapshot * session->every; i < replies; i++) {
		const struct step *step = step_at(session, i);
		play_reply(story, state, story->replies[step->reply], step->parts, NULL, NULL);
	}
}

static struct play_state *state_after(const struct session *session, size_t replies) {
	session_state_after(session, replies, session->again);
	return session->again;
}

struct couple session_couple_after(const struct session *session, size_t replies) {
	struct play_state *state = state_after(session, replies);
	return state->couple;
}

struct cycle_why session_why(const struct session *session, size_t step) {
	struct play_state *state = state_after(session, step);
	struct cycle_why why;
	const struct step *said = session_step(session, step);
	play_reply(session->story, state, session->story->replies[said->reply], said->parts, NULL, &why);
	return why;
}

struct habit session_habit(const struct session *session, size_t step) {
	struct play_state *state = state_after(session, step);
	struct habit habit = habit_choose(session->story, state);
	return habit;
}

size_t session_event_count(const struct session *session) {
	return session->event_len;
}

struct event session_event(const struct session *session, size_t index) {
	assert(index < session->event_len);
	return event_unpack(session->events[index]);
}

static size_t trailing_habit(const struct session *session) {
	size_t run = 0;
	while (run < session->len && !step_at(session, session->len - 1 - run)->chosen) {
		run++;
	}
	return run;
}

static void stand_after(struct session *session, size_t replies) {
	assert(replies <= session->whole);
	session_state_after(session, replies, session->state);
	session->len = replies;
	session->event_len = events_before_reply(session, replies);
	session->habit_run = trailing_habit(session);
}

void session_rewind(struct session *session, size_t replies) {
	assert(replies <= session->len);
	stand_after(session, replies);
}

void session_forward(struct session *session, size_t replies) {
	assert(replies >= session->len);
	stand_after(session, replies);
}

size_t session_whole_count(const struct session *session) {
	return session->whole;
}

bool session_undo(struct session *session) {
	for (size_t i = session->len; i-- > 0;) {
		if (step_at(session, i)->chosen) {
			stand_after(session, i);
			return true;
		}
	}
	return false;
}

bool session_redo(struct session *session) {
	size_t at = session->len;
	while (at < session->whole && !step_at(session, at)->chosen) {
		at++;
	}
	at += at < session->whole;
	while (at < session->whole && !step_at(session, at)->chosen) {
		at++;
	}
	bool ahead = at > session->len;
	stand_after(session, at);
	return ahead;
}

/* The nodes down to `leaf`, from the root's child on; free with free(). */
static uint32_t *line_to(const struct tree *tree, uint32_t leaf, size_t *len) {
	*len = 0;
	for (uint32_t node = leaf; node != 0; node = tree->nodes[node].parent) {
		(*len)++;
	}
	uint32_t *line = mem_array(*len, sizeof(uint32_t));
	size_t at = *len;
	for (uint32_t node = leaf; node != 0; node = tree->nodes[node].parent) {
		line[--at] = node;
	}
	return line;
}

void session_inside_follow(struct session *session, uint32_t leaf, size_t replies) {
	size_t len, common = 0;
	uint32_t *line = line_to(&session->tree, leaf, &len);
	while (common < len && common < session->whole && session->path[common] == line[common]) {
		common++;
	}
	if (common < len) {
		stand_after(session, common);
		cut_what_lies_ahead(session);
		for (size_t i = common; i < len; i++) {
			grow_path_by_known(session, line[i]);
		}
	}
	free(line);
	stand_after(session, replies);
}
