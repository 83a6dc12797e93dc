#include "explore/asks.h"

#include <stdlib.h>

#include "base/mem.h"

enum { COUNT_MAX = 10000 };

static void raise(uint32_t *most, uint32_t to) {
	if (*most < to) {
		*most = to;
	}
}

static bool is_comparison(enum expr_op op) {
	return op >= EXPR_EQUAL && op <= EXPR_GREATER_EQUAL;
}

/*
 * A count that is only compared with constants need not be told apart beyond
 * one past the largest; used in a sum, it is kept whole. `bound` is that
 * largest constant, -1 where there is none to rely on.
 */
static void note_count(struct asks *asks, const struct expr *expr, int32_t bound) {
	uint32_t most = bound < 0 || bound >= COUNT_MAX ? COUNT_MAX : (uint32_t)bound + 1;
	if (expr->op == EXPR_ROUNDS) {
		raise(&asks->replies, most < COUNT_MAX / 2 ? 2 * most : COUNT_MAX);
	} else if (expr->op == EXPR_SEEN) {
		raise(&asks->seen[expr->index], most);
	} else {
		raise(&asks->said[expr->index], most);
	}
}

static void walk_expr(struct asks *asks, const struct expr *expr, int32_t bound) {
	if (expr == NULL) {
		return;
	}
	switch (expr->op) {
	case EXPR_ROUNDS:
	case EXPR_SEEN:
	case EXPR_SAID:
		note_count(asks, expr, bound);
		return;
	case EXPR_STUCK:
		asks->stuck = true;
		raise(&asks->replies, CYCLE_MEMORY);
		return;
	case EXPR_RECONNECTED:
		asks->met = true;
		asks->repaired = true;
		return;
	case EXPR_REPAIRED:
		asks->repaired = true;
		return;
	case EXPR_VERDICT:
		asks->verdict = true;
		return;
	case EXPR_REACHED:
		asks->last_move = asks->last_move || expr->index == SEAT_NONE;
		return;
	case EXPR_VARIABLE:
		asks->variable[expr->index] = true;
		return;
	default:
		break;
	}
	int32_t left = -1, right = -1;
	if (is_comparison(expr->op)) {
		left = expr->right->op == EXPR_CONSTANT ? (expr->right->value > 0 ? expr->right->value : 0) : -1;
		right = expr->left->op == EXPR_CONSTANT ? (expr->left->value > 0 ? expr->left->value : 0) : -1;
	}
	walk_expr(asks, expr->left, left);
	walk_expr(asks, expr->right, right);
}

static void walk_target(struct asks *asks, const struct target *target) {
	if (target == NULL) {
		return;
	}
	switch (target->kind) {
	case TARGET_BEAT:
		return;
	case TARGET_VERDICT:
		for (int i = 0; i < VERDICT_COUNT; i++) {
			walk_target(asks, target->by_verdict[i]);
		}
		return;
	case TARGET_LIST:
		for (size_t i = 0; i < target->branch_count; i++) {
			walk_expr(asks, target->branches[i].when, -1);
			walk_target(asks, target->branches[i].to);
		}
		return;
	case TARGET_CALL:
		walk_target(asks, target->then);
		return;
	}
}

/* The values that `sets` can give a variable; one that is added to may go anywhere. */
static void widen(struct asks *asks, const struct set *set) {
	int32_t *low = &asks->variable_low[set->variable], *high = &asks->variable_high[set->variable];
	if (set->adds) {
		*low = set->value < 0 ? -VARIABLE_LIMIT : *low;
		*high = set->value > 0 ? VARIABLE_LIMIT : *high;
		return;
	}
	*low = set->value < *low ? set->value : *low;
	*high = set->value > *high ? set->value : *high;
}

static void walk_reply(struct asks *asks, const struct reply *reply) {
	walk_expr(asks, reply->when, -1);
	walk_target(asks, reply->to);
	for (size_t i = 0; i < reply->set_count; i++) {
		widen(asks, &reply->sets[i]);
	}
	for (size_t i = 0; reply->compose != NULL && i < reply->compose->rule_count; i++) {
		walk_target(asks, reply->compose->rules[i].to);
	}
}

/* Marks every beat that a target can lead to. Returns of calls are led on from the call itself. */
static void push_target(const struct target *target, uint32_t *stack, size_t *len, uint8_t *seen) {
	if (target == NULL) {
		return;
	}
	if (target->kind == TARGET_BEAT || target->kind == TARGET_CALL) {
		if (!seen[target->beat]) {
			seen[target->beat] = 1;
			stack[(*len)++] = target->beat;
		}
		push_target(target->then, stack, len, seen);
		return;
	}
	for (int i = 0; target->kind == TARGET_VERDICT && i < VERDICT_COUNT; i++) {
		push_target(target->by_verdict[i], stack, len, seen);
	}
	for (size_t i = 0; target->kind == TARGET_LIST && i < target->branch_count; i++) {
		push_target(target->branches[i].to, stack, len, seen);
	}
}

static void push_beat(const struct story *story, const struct beat *beat, uint32_t *stack, size_t *len, uint8_t *seen) {
	push_target(beat->to, stack, len, seen);
	for (size_t i = 0; i < beat->reply_count; i++) {
		const struct reply *reply = &beat->replies[i];
		push_target(reply->to, stack, len, seen);
		for (size_t k = 0; reply->compose != NULL && k < reply->compose->rule_count; k++) {
			push_target(reply->compose->rules[k].to, stack, len, seen);
		}
	}
	for (size_t i = 0; beat->returns && i < story->call_count; i++) {
		push_target(story->calls[i]->then, stack, len, seen);
	}
}

/* Whether a beat can come again after it was left. */
static bool comes_again(const struct story *story, const struct beat *beat, uint32_t *stack, uint8_t *seen) {
	for (size_t i = 0; i < story->beat_count; i++) {
		seen[i] = 0;
	}
	size_t len = 0;
	push_beat(story, beat, stack, &len, seen);
	while (len > 0 && !seen[beat->index]) {
		push_beat(story, &story->beats[stack[--len]], stack, &len, seen);
	}
	return seen[beat->index] != 0;
}

enum { BEATS_LOOKED_THROUGH = 2000 }; /* of more, every reply is remembered: finding loops one by one is quadratic */

static void find_once(struct asks *asks, const struct story *story) {
	uint32_t *stack = mem_array(story->beat_count, sizeof(*stack));
	uint8_t *seen = mem_array(story->beat_count, 1);
	for (size_t i = 0; i < story->beat_count; i++) {
		const struct beat *beat = &story->beats[i];
		bool again = beat->reply_count > 0 &&
			(story->beat_count > BEATS_LOOKED_THROUGH || comes_again(story, beat, stack, seen));
		for (size_t k = 0; again && k < beat->reply_count; k++) {
			if (beat->replies[k].once) {
				asks->once[beat->replies[k].once_bit] = true;
			}
		}
	}
	free(stack);
	free(seen);
}

struct asks *asks_create(const struct story *story) {
	struct asks *asks = mem_new(struct asks);
	asks->seen = mem_array(story->seen_count, sizeof(uint32_t));
	asks->said = mem_array(story->said_count, sizeof(uint32_t));
	asks->once = mem_array(story->once_count, sizeof(bool));
	for (size_t i = 0; i < story->variable_count; i++) {
		asks->variable_low[i] = asks->variable_high[i] = story->variables[i].start;
	}
	for (size_t i = 0; i < story->beat_count; i++) {
		const struct beat *beat = &story->beats[i];
		for (size_t k = 0; k < beat->line_count; k++) {
			walk_expr(asks, beat->lines[k].when, -1);
		}
		for (size_t k = 0; k < beat->reply_count; k++) {
			walk_reply(asks, &beat->replies[k]);
		}
		walk_target(asks, beat->to);
	}
	find_once(asks, story);
	return asks;
}

void asks_destroy(struct asks *asks) {
	if (asks != NULL) {
		free(asks->seen);
		free(asks->said);
		free(asks->once);
		free(asks);
	}
}
