/*
 * What a condition is worth in a state. The tree was typed and bound when it
 * was parsed, so every case here is total.
 */
#include "story/expr.h"

static int32_t read_partner(const struct expr *expr, const struct expr_facts *facts) {
	const struct partner *partner = &facts->couple->partner[expr->index];
	switch (expr->op) {
	case EXPR_HEAT:
		return partner->heat;
	case EXPR_OPEN:
		return partner->open;
	case EXPR_SAFE:
		return partner->safe;
	default:
		return partner->depth;
	}
}

static bool reached(const struct expr *expr, const struct couple *couple) {
	enum move move = expr->index < SEAT_COUNT ? couple->partner[expr->index].last_move
											  : couple->past_move[CYCLE_MEMORY - 1];
	return move != MOVE_NONE && move_is_reach(move);
}

static int32_t read_value(const struct expr *expr, const struct expr_facts *facts) {
	switch (expr->op) {
	case EXPR_CONSTANT:
		return expr->value;
	case EXPR_TENSION:
		return couple_tension(facts->couple);
	case EXPR_ROUNDS:
		return facts->couple->replies / 2;
	case EXPR_VERDICT:
		return facts->verdict == (enum verdict)expr->index;
	case EXPR_STUCK:
		return couple_stuck(facts->couple);
	case EXPR_REPAIRED:
		return couple_repaired(facts->couple);
	case EXPR_RECONNECTED:
		return couple_reconnected(facts->couple);
	case EXPR_REACHED:
		return reached(expr, facts->couple);
	case EXPR_VARIABLE:
		return facts->variables[expr->index];
	case EXPR_SEEN:
		return facts->seen[expr->index];
	case EXPR_SAID:
		return facts->said[expr->index];
	case EXPR_LAST:
		return facts->last == expr->index + 1;
	default:
		return read_partner(expr, facts);
	}
}

int32_t expr_value(const struct expr *expr, const struct expr_facts *facts) {
	if (expr == NULL) {
		return 1;
	}
	if (expr->op < EXPR_NOT) {
		return read_value(expr, facts);
	}
	int32_t left = expr_value(expr->left, facts);
	switch (expr->op) {
	case EXPR_NOT:
		return !left;
	case EXPR_OR:
		return left || expr_value(expr->right, facts);
	case EXPR_AND:
		return left && expr_value(expr->right, facts);
	default:
		break;
	}
	int32_t right = expr_value(expr->right, facts);
	switch (expr->op) {
	case EXPR_EQUAL:
		return left == right;
	case EXPR_UNEQUAL:
		return left != right;
	case EXPR_LESS:
		return left < right;
	case EXPR_LESS_EQUAL:
		return left <= right;
	case EXPR_GREATER:
		return left > right;
	case EXPR_GREATER_EQUAL:
		return left >= right;
	case EXPR_ADD:
		return left + right;
	default:
		return left - right;
	}
}

bool expr_reads(const struct expr *expr, enum expr_op op) {
	return expr != NULL && (expr->op == op || expr_reads(expr->left, op) || expr_reads(expr->right, op));
}
