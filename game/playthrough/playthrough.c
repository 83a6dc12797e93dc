/*
 * A play-through is the list of replies. The state, the events and every number are
 * a fold over it; a snapshot every so often keeps going back cheap.
 */
#include "playthrough/playthrough_inside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { SNAPSHOT_LEAST = 32, SNAPSHOT_MOST = 1024, SNAPSHOT_BYTES_A_REPLY = 4 };

/* An event in 64 bits, since there are several to a reply: step 17, beat 18, line + 1 27, and two marks. */
enum { STEP_BITS = 17, BEAT_BITS = 18, LINE_BITS = 27, MARK_BITS = 2, OF_REPLY = 1, UNSAID = 2 };
_Static_assert(PLAYTHROUGH_REPLIES_MAX < 1 << STEP_BITS && BEATS_MAX <= 1 << BEAT_BITS, "an event would not fit");

static uint64_t event_pack(struct event event) {
	uint64_t marks = (event.of_reply ? OF_REPLY : 0) | (event.unsaid ? UNSAID : 0);
	return (((uint64_t)event.step << BEAT_BITS | event.beat) << LINE_BITS | (uint64_t)(event.line + 1)) << MARK_BITS |
		   marks;
}

static struct event event_unpack(uint64_t packed) {
	return (struct event){
		.step = (uint32_t)(packed >> (BEAT_BITS + LINE_BITS + MARK_BITS)),
		.beat = (uint32_t)(packed >> (LINE_BITS + MARK_BITS)) & ((1u << BEAT_BITS) - 1),
		.line = (int32_t)(packed >> MARK_BITS & ((1u << LINE_BITS) - 1)) - 1,
		.of_reply = (packed & OF_REPLY) != 0,
		.unsaid = (packed & UNSAID) != 0,
	};
}

static void note_event(struct playthrough *playthrough, struct event event) {
	event.step = (uint32_t)playthrough->len;
	playthrough->events = tree_room(
		playthrough->events, playthrough->event_whole, &playthrough->event_cap, sizeof(uint64_t));
	playthrough->events[playthrough->event_whole++] = event_pack(event);
	playthrough->event_len = playthrough->event_whole;
}

static void note_line(void *data, const struct beat *beat, const struct line *line) {
	note_event(data, (struct event){.beat = beat->index, .line = (int32_t)(line - beat->lines)});
}

/* Nobody speaks for a person: what their partner would say is left out, and the line with it where that is all. */
static void note_reply_line(void *data, const struct reply *reply, const struct line *line) {
	struct playthrough *playthrough = data;
	bool unsaid = line->by != SEAT_NONE && line->says != NULL && playthrough->setup.seat[line->by];
	if (!unsaid || line->does != NULL) {
		int32_t index = (int32_t)(line - reply->lines);
		note_event(playthrough, (struct event){.beat = reply->beat, .line = index, .of_reply = true, .unsaid = unsaid});
	}
}

static void take_snapshot(struct playthrough *playthrough) {
	if (playthrough->len % playthrough->every != 0) {
		return;
	}
	size_t size = play_state_size(playthrough->story);
	playthrough->snapshots = tree_room(playthrough->snapshots, playthrough->snapshot_len, &playthrough->snapshot_cap, size);
	memcpy(playthrough->snapshots + playthrough->snapshot_len * size, playthrough->state, size);
	playthrough->snapshot_len++;
}

static bool persons_turn(const struct playthrough *playthrough) {
	enum seat turn = play_turn(playthrough->story, playthrough->state);
	return turn != SEAT_NONE && playthrough->setup.seat[turn];
}

uint32_t playthrough_inside_node(const struct playthrough *playthrough, size_t replies) {
	return replies == 0 ? 0 : playthrough->path[replies - 1];
}

static const struct step *step_at(const struct playthrough *playthrough, size_t index) {
	return &playthrough->tree.nodes[playthrough->path[index]].step;
}

/* How many events there are before reply `replies` is said: they are in order of `step`, the reply last. */
static size_t events_before_reply(const struct playthrough *playthrough, size_t replies) {
	size_t low = 0, high = playthrough->event_whole;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct event event = event_unpack(playthrough->events[middle]);
		if (event.step < replies || (event.step == replies && event.line >= 0)) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/* What lies ahead is no longer on the path; the tree has it still. */
static void cut_what_lies_ahead(struct playthrough *playthrough) {
	playthrough->whole = playthrough->len;
	playthrough->event_whole = playthrough->event_len;
	playthrough->snapshot_len = playthrough->len / playthrough->every + 1;
}

/* Plays a reply at the end of the path, which grows by it. `node` is filled in by the caller where it is new. */
static void grow_path(struct playthrough *playthrough, const struct reply *reply, struct parts parts, uint32_t node,
	struct cycle_why *why) {
	assert(playthrough->len == playthrough->whole);
	note_event(playthrough, (struct event){.beat = playthrough_beat(playthrough)->index, .line = -1});
	playthrough->path = tree_room(playthrough->path, playthrough->whole, &playthrough->path_cap, sizeof(uint32_t));
	playthrough->path[playthrough->whole++] = node;
	playthrough->len++;
	const struct play_sink sink = {.data = playthrough, .line = note_line, .reply_line = note_reply_line};
	play_reply(playthrough->story, playthrough->state, reply, parts, &sink, why);
	take_snapshot(playthrough);
}

static void grow_path_by_known(struct playthrough *playthrough, uint32_t node) {
	struct step step = playthrough->tree.nodes[node].step;
	grow_path(playthrough, playthrough->story->replies[step.reply], step.parts, node, NULL);
}

static void say_what_is_new(struct playthrough *playthrough, const struct reply *reply, struct step step) {
	uint32_t parent = playthrough_inside_node(playthrough, playthrough->len);
	step.by = playthrough_beat(playthrough)->turn & 3u;
	struct cycle_why why;
	grow_path(playthrough, reply, step.parts, 0, &why);
	step.verdict = why.verdict & 3u;
	step.sting = (int16_t)why.sting;
	step.warmth = (int16_t)why.warmth;
	step.tension = (int16_t)why.tension_after;
	playthrough->path[playthrough->len - 1] =
		tree_add(&playthrough->tree, parent, playthrough->len - 1, &step, playthrough_beat(playthrough)->index);
}

/* One step along the path. */
static void walk_ahead(struct playthrough *playthrough) {
	const struct step *step = step_at(playthrough, playthrough->len);
	play_reply(playthrough->story, playthrough->state, playthrough->story->replies[step->reply], step->parts, NULL, NULL);
	playthrough->len++;
	playthrough->event_len = events_before_reply(playthrough, playthrough->len);
}

static void say(struct playthrough *playthrough, const struct reply *reply, struct parts parts, bool chosen) {
	const struct step step = {.reply = reply->index, .parts = parts, .chosen = chosen};
	uint32_t known = tree_child(&playthrough->tree, playthrough_inside_node(playthrough, playthrough->len), &step);
	if (known == 0) {
		cut_what_lies_ahead(playthrough);
		say_what_is_new(playthrough, reply, step);
	} else if (playthrough->len < playthrough->whole && playthrough->path[playthrough->len] == known) {
		walk_ahead(playthrough);
	} else {
		playthrough_inside_follow(playthrough, tree_leaf(&playthrough->tree, known), playthrough->len + 1);
	}
	playthrough->habit_run = chosen ? 0 : playthrough->habit_run + 1;
}

void playthrough_inside_say(struct playthrough *playthrough, const struct step *step) {
	say(playthrough, playthrough->story->replies[step->reply], step->parts, step->chosen);
}

static void answer_by_habit(struct playthrough *playthrough) {
	struct habit habit = habit_choose(playthrough->story, playthrough->state);
	say(playthrough, habit.reply, habit.parts, false);
}

static void run_habit(struct playthrough *playthrough) {
	while (!playthrough->setup.stepwise && playthrough_waits_for(playthrough) == PLAYTHROUGH_HABIT) {
		answer_by_habit(playthrough);
	}
}

struct playthrough *playthrough_create(const struct story *story, const struct playthrough_setup *setup) {
	struct playthrough *playthrough = mem_new(struct playthrough);
	playthrough->story = story;
	playthrough->setup = *setup;
	playthrough->state = play_state_create(story);
	playthrough->again = play_state_create(story);
	size_t apart = play_state_size(story) / SNAPSHOT_BYTES_A_REPLY;
	playthrough->every = apart < SNAPSHOT_LEAST ? SNAPSHOT_LEAST : apart > SNAPSHOT_MOST ? SNAPSHOT_MOST : apart;
	const struct play_sink sink = {.data = playthrough, .line = note_line};
	play_start(story, playthrough->state, &sink);
	take_snapshot(playthrough);
	tree_init(&playthrough->tree, playthrough_beat(playthrough)->index);
	run_habit(playthrough);
	return playthrough;
}

void playthrough_destroy(struct playthrough *playthrough) {
	if (playthrough == NULL) {
		return;
	}
	tree_finish(&playthrough->tree);
	free(playthrough->state);
	free(playthrough->again);
	free(playthrough->path);
	free(playthrough->events);
	free(playthrough->snapshots);
	free(playthrough);
}

const struct story *playthrough_story(const struct playthrough *playthrough) {
	return playthrough->story;
}

const struct playthrough_setup *playthrough_setup(const struct playthrough *playthrough) {
	return &playthrough->setup;
}

const struct play_state *playthrough_state(const struct playthrough *playthrough) {
	return playthrough->state;
}

const struct beat *playthrough_beat(const struct playthrough *playthrough) {
	return play_beat(playthrough->story, playthrough->state);
}

enum playthrough_wait playthrough_waits_for(const struct playthrough *playthrough) {
	switch ((enum play_place)playthrough->state->place) {
	case PLAY_ENDING:
		return PLAYTHROUGH_ENDED;
	case PLAY_DRY:
		return PLAYTHROUGH_DRY;
	case PLAY_CHOICE:
		break;
	}
	if (playthrough->len >= PLAYTHROUGH_REPLIES_MAX) {
		return PLAYTHROUGH_DRY;
	}
	if (persons_turn(playthrough)) {
		return PLAYTHROUGH_PERSON;
	}
	return playthrough->habit_run < HABIT_RUN_MAX ? PLAYTHROUGH_HABIT : PLAYTHROUGH_DRY;
}

/* SplitMix64: a small well-known generator; the order of the cards needs no better one. */
static uint64_t next_random(uint64_t *state) {
	uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

size_t playthrough_cards(const struct playthrough *playthrough, const struct reply **out) {
	if (playthrough_waits_for(playthrough) != PLAYTHROUGH_PERSON) {
		return 0;
	}
	size_t len = play_offer(playthrough->story, playthrough->state, out);
	uint64_t random = playthrough->setup.seed ^ (uint64_t)playthrough->len * UINT64_C(0xd1342543de82ef95);
	for (size_t i = len; i > 1; i--) {
		size_t other = (size_t)(next_random(&random) % i);
		const struct reply *swapped = out[i - 1];
		out[i - 1] = out[other];
		out[other] = swapped;
	}
	return len;
}

void playthrough_reply(struct playthrough *playthrough, const struct reply *reply, struct parts parts) {
	assert(playthrough_waits_for(playthrough) == PLAYTHROUGH_PERSON);
	say(playthrough, reply, parts, true);
	run_habit(playthrough);
}

void playthrough_go_on(struct playthrough *playthrough) {
	if (playthrough_waits_for(playthrough) == PLAYTHROUGH_HABIT) {
		answer_by_habit(playthrough);
	}
}

void playthrough_go_on_to_person(struct playthrough *playthrough) {
	for (int i = 0; i < HABIT_RUN_MAX && playthrough_waits_for(playthrough) == PLAYTHROUGH_HABIT; i++) {
		playthrough_go_on(playthrough);
	}
}

bool playthrough_is_over(const struct playthrough *playthrough) {
	enum playthrough_wait wait = playthrough_waits_for(playthrough);
	return wait == PLAYTHROUGH_ENDED || wait == PLAYTHROUGH_DRY;
}

size_t playthrough_chosen_count(const struct playthrough *playthrough, size_t replies) {
	size_t chosen = 0;
	for (size_t i = 0; i < replies; i++) {
		chosen += playthrough_step(playthrough, i)->chosen;
	}
	return chosen;
}

void playthrough_leave_to_habit(struct playthrough *playthrough) {
	playthrough->setup.seat[SEAT_ONE] = playthrough->setup.seat[SEAT_TWO] = false;
	run_habit(playthrough);
}

size_t playthrough_step_count(const struct playthrough *playthrough) {
	return playthrough->len;
}

const struct step *playthrough_step(const struct playthrough *playthrough, size_t index) {
	assert(index < playthrough->whole);
	return step_at(playthrough, index);
}

void playthrough_state_after(const struct playthrough *playthrough, size_t replies, struct play_state *state) {
	assert(replies <= playthrough->whole);
	const struct story *story = playthrough->story;
	size_t snapshot = replies / playthrough->every;
	memcpy(state, playthrough->snapshots + snapshot * play_state_size(story), play_state_size(story));
	for (size_t i = snapshot * playthrough->every; i < replies; i++) {
		const struct step *step = step_at(playthrough, i);
		play_reply(story, state, story->replies[step->reply], step->parts, NULL, NULL);
	}
}

static struct play_state *state_after(const struct playthrough *playthrough, size_t replies) {
	playthrough_state_after(playthrough, replies, playthrough->again);
	return playthrough->again;
}

struct couple playthrough_couple_after(const struct playthrough *playthrough, size_t replies) {
	struct play_state *state = state_after(playthrough, replies);
	return state->couple;
}

struct cycle_why playthrough_why(const struct playthrough *playthrough, size_t step) {
	struct play_state *state = state_after(playthrough, step);
	struct cycle_why why;
	const struct step *said = playthrough_step(playthrough, step);
	play_reply(playthrough->story, state, playthrough->story->replies[said->reply], said->parts, NULL, &why);
	return why;
}

struct habit playthrough_habit(const struct playthrough *playthrough, size_t step) {
	struct play_state *state = state_after(playthrough, step);
	struct habit habit = habit_choose(playthrough->story, state);
	return habit;
}

size_t playthrough_event_count(const struct playthrough *playthrough) {
	return playthrough->event_len;
}

struct event playthrough_event(const struct playthrough *playthrough, size_t index) {
	assert(index < playthrough->event_len);
	return event_unpack(playthrough->events[index]);
}

struct line playthrough_event_line(const struct playthrough *playthrough, struct event event) {
	assert(event.line >= 0);
	const struct story *story = playthrough->story;
	if (!event.of_reply) {
		return story->beats[event.beat].lines[event.line];
	}
	struct line line = story->replies[step_at(playthrough, event.step - 1)->reply]->lines[event.line];
	line.says = event.unsaid ? NULL : line.says;
	return line;
}

struct line playthrough_said(const struct playthrough *playthrough, struct event event, struct buf *says) {
	if (event.line >= 0) {
		return playthrough_event_line(playthrough, event);
	}
	const struct step *step = playthrough_step(playthrough, event.step);
	return play_line(playthrough->story->replies[step->reply], step->parts, (enum seat)step->by, says);
}

static size_t trailing_habit(const struct playthrough *playthrough) {
	size_t run = 0;
	while (run < playthrough->len && !step_at(playthrough, playthrough->len - 1 - run)->chosen) {
		run++;
	}
	return run;
}

static void stand_after(struct playthrough *playthrough, size_t replies) {
	assert(replies <= playthrough->whole);
	playthrough_state_after(playthrough, replies, playthrough->state);
	playthrough->len = replies;
	playthrough->event_len = events_before_reply(playthrough, replies);
	playthrough->habit_run = trailing_habit(playthrough);
}

void playthrough_rewind(struct playthrough *playthrough, size_t replies) {
	assert(replies <= playthrough->len);
	stand_after(playthrough, replies);
}

void playthrough_forward(struct playthrough *playthrough, size_t replies) {
	assert(replies >= playthrough->len);
	stand_after(playthrough, replies);
}

size_t playthrough_whole_count(const struct playthrough *playthrough) {
	return playthrough->whole;
}

bool playthrough_undo(struct playthrough *playthrough) {
	for (size_t i = playthrough->len; i-- > 0;) {
		if (step_at(playthrough, i)->chosen) {
			stand_after(playthrough, i);
			return true;
		}
	}
	return false;
}

bool playthrough_redo(struct playthrough *playthrough) {
	size_t at = playthrough->len;
	while (at < playthrough->whole && !step_at(playthrough, at)->chosen) {
		at++;
	}
	at += at < playthrough->whole;
	while (at < playthrough->whole && !step_at(playthrough, at)->chosen) {
		at++;
	}
	bool ahead = at > playthrough->len;
	stand_after(playthrough, at);
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

void playthrough_inside_follow(struct playthrough *playthrough, uint32_t leaf, size_t replies) {
	size_t len, common = 0;
	uint32_t *line = line_to(&playthrough->tree, leaf, &len);
	while (common < len && common < playthrough->whole && playthrough->path[common] == line[common]) {
		common++;
	}
	if (common < len) {
		stand_after(playthrough, common);
		cut_what_lies_ahead(playthrough);
		for (size_t i = common; i < len; i++) {
			grow_path_by_known(playthrough, line[i]);
		}
	}
	free(line);
	stand_after(playthrough, replies);
}
