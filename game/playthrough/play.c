/*
 * The walk through a scenario. What a state holds beyond the couple depends on
 * the story, so it stands behind the struct, in this order: variables, the
 * stack of calls, counters of seen beats and said replies, a bit for each
 * reply that is on offer only once.
 */
#include "playthrough/play.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"

enum { COUNT_MAX = 10000 };

static int32_t *variables(const struct play_state *state) {
	return (int32_t *)(uintptr_t)state->rest;
}

static uint32_t *call_stack(const struct story *story, const struct play_state *state) {
	return (uint32_t *)(uintptr_t)state->rest + story->variable_count;
}

static uint16_t *seen(const struct story *story, const struct play_state *state) {
	return (uint16_t *)(call_stack(story, state) + story->call_depth);
}

static uint16_t *said(const struct story *story, const struct play_state *state) {
	return seen(story, state) + story->seen_count;
}

static uint8_t *once_bits(const struct story *story, const struct play_state *state) {
	return (uint8_t *)(said(story, state) + story->said_count);
}

size_t play_state_size(const struct story *story) {
	size_t size = sizeof(struct play_state) + story->variable_count * sizeof(int32_t) +
		story->call_depth * sizeof(uint32_t) + (story->seen_count + story->said_count) * sizeof(uint16_t) +
		(story->once_count + 7) / 8;
	return (size + 7) / 8 * 8;
}

struct play_state *play_state_create(const struct story *story) {
	return mem_array(1, play_state_size(story));
}

void play_state_copy(const struct story *story, struct play_state *to, const struct play_state *from) {
	memcpy(to, from, play_state_size(story));
}

struct expr_facts play_facts(const struct story *story, const struct play_state *state) {
	return (struct expr_facts){
		.couple = &state->couple,
		.verdict = (enum verdict)state->verdict,
		.variables = variables(state),
		.seen = seen(story, state),
		.said = said(story, state),
		.last = state->last,
	};
}

static bool holds(const struct story *story, const struct play_state *state, const struct expr *when) {
	if (when == NULL) {
		return true;
	}
	struct expr_facts facts = play_facts(story, state);
	return expr_value(when, &facts) != 0;
}

bool play_option_open(const struct story *story, const struct play_state *state, const struct compose_option *option) {
	return holds(story, state, option->when);
}

/* Moves a slot's choice to the first open option from there on; false where there is none. */
static bool seek_open(
	const struct story *story, const struct play_state *state, const struct slot *slot, uint8_t *option) {
	while (*option < slot->option_count && !play_option_open(story, state, &slot->options[*option])) {
		(*option)++;
	}
	return *option < slot->option_count;
}

bool play_parts_first(
	const struct story *story, const struct play_state *state, const struct reply *reply, struct parts *parts) {
	*parts = (struct parts){{0}};
	for (size_t i = 0; reply->compose != NULL && i < reply->compose->slot_count; i++) {
		if (!seek_open(story, state, &reply->compose->slots[i], &parts->option[i])) {
			return false;
		}
	}
	return true;
}

bool play_parts_next(
	const struct story *story, const struct play_state *state, const struct reply *reply, struct parts *parts) {
	for (size_t i = reply->compose == NULL ? 0 : reply->compose->slot_count; i-- > 0;) {
		parts->option[i]++;
		if (seek_open(story, state, &reply->compose->slots[i], &parts->option[i])) {
			return true;
		}
		parts->option[i] = 0;
		seek_open(story, state, &reply->compose->slots[i], &parts->option[i]);
	}
	return false;
}

bool play_parts_open(
	const struct story *story, const struct play_state *state, const struct reply *reply, struct parts parts) {
	for (size_t i = 0; reply->compose != NULL && i < reply->compose->slot_count; i++) {
		const struct slot *slot = &reply->compose->slots[i];
		if (parts.option[i] >= slot->option_count ||
			!play_option_open(story, state, &slot->options[parts.option[i]])) {
			return false;
		}
	}
	return true;
}

static bool on_offer(const struct story *story, const struct play_state *state, const struct reply *reply) {
	if (reply->once && (once_bits(story, state)[reply->once_bit / 8] >> (reply->once_bit % 8) & 1) != 0) {
		return false;
	}
	struct parts parts;
	return holds(story, state, reply->when) &&
		   (reply->compose == NULL || !reply->compose->conditional || play_parts_first(story, state, reply, &parts));
}

size_t play_offer(const struct story *story, const struct play_state *state, const struct reply **out) {
	if (state->place != PLAY_CHOICE) {
		return 0;
	}
	const struct beat *beat = &story->beats[state->beat];
	size_t len = 0;
	for (size_t i = 0; i < beat->reply_count; i++) {
		if (on_offer(story, state, &beat->replies[i])) {
			out[len++] = &beat->replies[i];
		}
	}
	return len;
}

static bool any_on_offer(const struct story *story, const struct play_state *state, const struct beat *beat) {
	for (size_t i = 0; i < beat->reply_count; i++) {
		if (on_offer(story, state, &beat->replies[i])) {
			return true;
		}
	}
	return false;
}

static void count_up(uint16_t *count) {
	if (*count < COUNT_MAX) {
		(*count)++;
	}
}

static void show_lines(const struct story *story, const struct play_state *state, const struct beat *beat,
	const struct play_sink *sink) {
	if (sink == NULL || sink->line == NULL || (sink->wants_lines != NULL && !sink->wants_lines(sink->data, beat))) {
		return;
	}
	for (size_t i = 0; i < beat->line_count; i++) {
		if (holds(story, state, beat->lines[i].when)) {
			sink->line(sink->data, beat, &beat->lines[i]);
		}
	}
}

static void show_reply_lines(const struct story *story, const struct play_state *state, const struct reply *reply,
	const struct play_sink *sink) {
	if (sink == NULL || sink->reply_line == NULL ||
		(sink->wants_reply_lines != NULL && !sink->wants_reply_lines(sink->data, reply))) {
		return;
	}
	for (size_t i = 0; i < reply->line_count; i++) {
		if (holds(story, state, reply->lines[i].when)) {
			sink->reply_line(sink->data, reply, &reply->lines[i]);
		}
	}
}

/* Which beat a target leads to now; a call is put on the stack on the way. */
static uint32_t follow(const struct story *story, struct play_state *state, const struct target *target) {
	for (;;) {
		switch (target->kind) {
		case TARGET_BEAT:
			return target->beat;
		case TARGET_CALL:
			assert(state->call_depth < story->call_depth);
			call_stack(story, state)[state->call_depth++] = target->call;
			return target->beat;
		case TARGET_VERDICT:
			target = target->by_verdict[state->verdict];
			break;
		case TARGET_LIST: {
			size_t i = 0;
			while (i + 1 < target->branch_count && !holds(story, state, target->branches[i].when)) {
				i++;
			}
			target = target->branches[i].to;
			break;
		}
		}
	}
}

/* Where a beat leads that waits for nobody; NULL where the play stops there. */
static const struct target *onward(const struct story *story, struct play_state *state, const struct beat *beat) {
	if (beat->ending != ENDING_NONE) {
		state->place = PLAY_ENDING;
		return NULL;
	}
	if (any_on_offer(story, state, beat)) {
		state->place = PLAY_CHOICE;
		return NULL;
	}
	if (beat->returns && state->call_depth > 0) {
		uint32_t *slot = &call_stack(story, state)[--state->call_depth];
		const struct target *then = story->calls[*slot]->then;
		*slot = 0;
		return then;
	}
	state->place = PLAY_DRY;
	return beat->to;
}

/* Goes on from a target to the next choice or ending. A way round without a choice is cut off as dry. */
static void walk(const struct story *story, struct play_state *state, const struct target *target,
	const struct play_sink *sink) {
	size_t patience = 2 * story->beat_count + 1000;
	while (target != NULL) {
		state->beat = follow(story, state, target);
		const struct beat *beat = &story->beats[state->beat];
		if (beat->seen_slot != UINT32_MAX) {
			count_up(&seen(story, state)[beat->seen_slot]);
		}
		if (sink != NULL && sink->beat != NULL) {
			sink->beat(sink->data, beat);
		}
		show_lines(story, state, beat, sink);
		target = onward(story, state, beat);
		if (target != NULL && patience-- == 0) {
			state->place = PLAY_DRY;
			return;
		}
	}
}

void play_start(const struct story *story, struct play_state *state, const struct play_sink *sink) {
	memset(state, 0, play_state_size(story));
	state->couple = couple_start(story->person[SEAT_ONE].start, story->person[SEAT_TWO].start);
	state->verdict = VERDICT_HOLDS;
	for (size_t i = 0; i < story->variable_count; i++) {
		variables(state)[i] = story->variables[i].start;
	}
	const struct target first = {.kind = TARGET_BEAT, .beat = story->start};
	walk(story, state, &first, sink);
}

const struct beat *play_beat(const struct story *story, const struct play_state *state) {
	return &story->beats[state->beat];
}

enum seat play_turn(const struct story *story, const struct play_state *state) {
	return state->place == PLAY_CHOICE ? story->beats[state->beat].turn : SEAT_NONE;
}

enum move play_move(const struct reply *reply, struct parts parts) {
	return reply->compose == NULL ? reply->move : compose_rule(reply->compose, parts.option)->move;
}

const char *play_why(const struct reply *reply, struct parts parts) {
	const struct rule *rule = reply->compose != NULL ? compose_rule(reply->compose, parts.option) : NULL;
	return rule != NULL && rule->why != NULL ? rule->why : reply->why;
}

struct line play_line(const struct reply *reply, struct parts parts, enum seat by, struct buf *says) {
	struct line line = {.by = by, .does = reply->does, .says = reply->says, .beneath = reply->beneath, .span = reply->span};
	if (reply->compose != NULL) {
		const struct rule *rule = compose_rule(reply->compose, parts.option);
		buf_clear(says);
		compose_says(reply->compose, parts.option, says);
		line.says = says->text;
		line.beneath = rule->beneath != NULL ? rule->beneath : reply->beneath;
	}
	return line;
}

static void apply_sets(struct play_state *state, const struct set *sets, size_t count) {
	for (size_t i = 0; i < count; i++) {
		const struct set *set = &sets[i];
		int32_t *variable = &variables(state)[set->variable];
		int32_t value = set->adds ? *variable + set->value : set->value;
		*variable = value > VARIABLE_LIMIT ? VARIABLE_LIMIT : value < -VARIABLE_LIMIT ? -VARIABLE_LIMIT : value;
	}
}

void play_reply(const struct story *story, struct play_state *state, const struct reply *reply, struct parts parts,
	const struct play_sink *sink, struct cycle_why *why) {
	assert(state->place == PLAY_CHOICE && reply->beat == state->beat);
	struct cycle_why own;
	if (why == NULL) {
		why = &own;
	}
	const struct target *to = reply->to;
	enum move move = reply->move;
	const struct rule *rule = NULL;
	if (reply->compose != NULL) {
		rule = compose_rule(reply->compose, parts.option);
		move = rule->move;
		to = rule->to != NULL ? rule->to : to;
	}
	state->couple = cycle_reply(state->couple, story->beats[state->beat].turn, move, why);
	state->verdict = (uint8_t)why->verdict;
	state->last = reply->last_slot == UINT32_MAX ? 0 : reply->last_slot + 1;
	if (reply->once) {
		uint8_t *bits = &once_bits(story, state)[reply->once_bit / 8];
		*bits = (uint8_t)(*bits | 1u << (reply->once_bit % 8));
	}
	if (reply->said_slot != UINT32_MAX) {
		count_up(&said(story, state)[reply->said_slot]);
	}
	apply_sets(state, reply->sets, reply->set_count);
	if (rule != NULL) {
		apply_sets(state, rule->sets, rule->set_count);
	}
	show_reply_lines(story, state, reply, sink);
	walk(story, state, to, sink);
}
