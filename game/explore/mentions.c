/* What a condition, a reply or a target mentions, as a set of facts. */
#include "explore/mentions.h"

enum { COUNT_MAX = 10000 };

static void raise(uint32_t *most, uint32_t to) {
	if (*most < to) {
		*most = to;
	}
}

static void add(uint64_t *set, size_t fact) {
	set[fact / 64] |= UINT64_C(1) << (fact % 64);
}

static bool is_comparison(enum expr_op op) {
	return op >= EXPR_EQUAL && op <= EXPR_GREATER_EQUAL;
}

/*
 * A count that is only compared with constants need not be told apart beyond
 * one past the largest; used in a sum, it is kept whole. `bound` is that
 * largest constant, -1 where there is none to rely on.
 */
static void note_count(struct asks *asks, const struct expr *expr, int32_t bound, uint64_t *set) {
	uint32_t most = bound < 0 || bound >= COUNT_MAX ? COUNT_MAX : (uint32_t)bound + 1;
	if (expr->op == EXPR_ROUNDS) {
		raise(&asks->replies, most < COUNT_MAX / 2 ? 2 * most : COUNT_MAX);
		add(set, FACT_REPLIES);
	} else if (expr->op == EXPR_SEEN) {
		raise(&asks->seen[expr->index], most);
		add(set, fact_of_seen(asks->story, expr->index));
	} else {
		raise(&asks->said[expr->index], most);
		add(set, fact_of_said(asks->story, expr->index));
	}
}

static void note_word(struct asks *asks, const struct expr *expr, uint64_t *set) {
	switch (expr->op) {
	case EXPR_STUCK:
		add(set, FACT_STUCK);
		add(set, FACT_REPLIES);
		raise(&asks->replies, CYCLE_MEMORY);
		break;
	case EXPR_RECONNECTED:
		add(set, FACT_MET);
		add(set, FACT_REPAIRED);
		break;
	case EXPR_REPAIRED:
		add(set, FACT_REPAIRED);
		break;
	case EXPR_LAST:
		add(set, FACT_LAST_REPLY);
		break;
	case EXPR_VERDICT:
		add(set, FACT_VERDICT);
		break;
	case EXPR_REACHED:
		if (expr->index == SEAT_NONE) {
			add(set, FACT_LAST_MOVE);
		}
		break;
	case EXPR_VARIABLE:
		add(set, fact_of_variable(asks->story, expr->index));
		break;
	default:
		break;
	}
}

static int32_t bound_of(const struct expr *other) {
	if (other->op != EXPR_CONSTANT) {
		return -1;
	}
	return other->value > 0 ? other->value : 0;
}

void mention_expr(struct asks *asks, const struct expr *expr, int32_t bound, uint64_t *set) {
	if (expr == NULL) {
		return;
	}
	if (expr->op == EXPR_ROUNDS || expr->op == EXPR_SEEN || expr->op == EXPR_SAID) {
		note_count(asks, expr, bound, set);
		return;
	}
	note_word(asks, expr, set);
	bool compares = is_comparison(expr->op);
	mention_expr(asks, expr->left, compares ? bound_of(expr->right) : -1, set);
	mention_expr(asks, expr->right, compares ? bound_of(expr->left) : -1, set);
}

void mention_target(struct asks *asks, const struct target *target, uint64_t *set) {
	if (target == NULL) {
		return;
	}
	for (int i = 0; target->kind == TARGET_VERDICT && i < VERDICT_COUNT; i++) {
		mention_target(asks, target->by_verdict[i], set);
	}
	for (size_t i = 0; target->kind == TARGET_LIST && i < target->branch_count; i++) {
		mention_expr(asks, target->branches[i].when, -1, set);
		mention_target(asks, target->branches[i].to, set);
	}
	if (target->kind == TARGET_CALL) {
		mention_target(asks, target->then, set);
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

static void widen_all(struct asks *asks, const struct set *sets, size_t count) {
	for (size_t i = 0; i < count; i++) {
		widen(asks, &sets[i]);
	}
}

void mention_offer(struct asks *asks, const struct reply *reply, uint64_t *set) {
	mention_expr(asks, reply->when, -1, set);
	for (size_t i = 0; reply->compose != NULL && i < reply->compose->slot_count; i++) {
		const struct slot *slot = &reply->compose->slots[i];
		for (size_t k = 0; k < slot->option_count; k++) {
			mention_expr(asks, slot->options[k].when, -1, set);
		}
	}
}

void mention_reply(struct asks *asks, const struct reply *reply, uint64_t *set) {
	mention_offer(asks, reply, set);
	mention_target(asks, reply->to, set);
	widen_all(asks, reply->sets, reply->set_count);
	for (size_t i = 0; i < reply->line_count; i++) {
		mention_expr(asks, reply->lines[i].when, -1, set);
	}
	for (size_t i = 0; reply->compose != NULL && i < reply->compose->rule_count; i++) {
		const struct rule *rule = &reply->compose->rules[i];
		mention_target(asks, rule->to, set);
		widen_all(asks, rule->sets, rule->set_count);
	}
	if (reply->once) {
		add(set, fact_of_once(asks->story, reply->once_bit));
	}
}
