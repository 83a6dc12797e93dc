/*
 * What can be shown of a condition without playing: from "suppose it holds"
 * follow ranges for the single things it reads; if one of these ranges is
 * empty, or the condition is false over all of them, it never holds. "Always"
 * is the same question asked of its opposite.
 */
#include "story/expr.h"

enum {
	COUNT_MAX = 10000, /* where the counters of beats, replies and rounds stay */
	KNOWN_MAX = 64
};

struct range {
	int32_t low, high;
};

/* What is known of one thing that conditions read. */
struct known {
	uint8_t op; /* enum expr_op */
	uint32_t index;
	struct range range;
};

/* What is known before anything is supposed. */
struct given {
	const int32_t *low, *high; /* of variables */
	bool after;                /* a reply was just said: the one in the slot `last` */
	uint32_t last;
};

struct knowledge {
	const struct given *given;
	struct known items[KNOWN_MAX]; /* more than that is not looked at, which is sound */
	size_t len;
	bool impossible;
	bool mixed; /* something that is not constant was compared with another */
};

static struct range natural(const struct knowledge *knowledge, const struct expr *expr) {
	switch (expr->op) {
	case EXPR_CONSTANT:
		return (struct range){expr->value, expr->value};
	case EXPR_HEAT:
	case EXPR_OPEN:
	case EXPR_SAFE:
	case EXPR_DEPTH:
	case EXPR_TENSION:
		return (struct range){0, POINTS_MAX};
	case EXPR_ROUNDS:
		return (struct range){0, COUNT_MAX};
	case EXPR_SEEN:
	case EXPR_SAID:
		return (struct range){0, COUNT_MAX};
	case EXPR_VARIABLE:
		return (struct range){knowledge->given->low[expr->index], knowledge->given->high[expr->index]};
	case EXPR_LAST: {
		const struct given *given = knowledge->given;
		return (struct range){given->after && given->last == expr->index, !given->after || given->last == expr->index};
	}
	default:
		return (struct range){0, 1};
	}
}

static struct known *find_known(struct knowledge *knowledge, const struct expr *expr) {
	for (size_t i = 0; i < knowledge->len; i++) {
		if (knowledge->items[i].op == expr->op && knowledge->items[i].index == expr->index) {
			return &knowledge->items[i];
		}
	}
	return NULL;
}

static void narrow(struct knowledge *knowledge, const struct expr *expr, struct range to) {
	if (expr->op == EXPR_CONSTANT || expr->op >= EXPR_NOT) {
		return;
	}
	struct known *known = find_known(knowledge, expr);
	if (known == NULL) {
		if (knowledge->len == KNOWN_MAX) {
			return;
		}
		known = &knowledge->items[knowledge->len++];
		*known = (struct known){expr->op, expr->index, natural(knowledge, expr)};
	}
	known->range.low = to.low > known->range.low ? to.low : known->range.low;
	known->range.high = to.high < known->range.high ? to.high : known->range.high;
	if (known->range.low > known->range.high) {
		knowledge->impossible = true;
	}
}

static struct range range_of(struct knowledge *knowledge, const struct expr *expr);

static struct range compare(enum expr_op op, struct range a, struct range b) {
	switch (op) {
	case EXPR_EQUAL:
		return (struct range){a.low == a.high && b.low == b.high && a.low == b.low, a.low <= b.high && b.low <= a.high};
	case EXPR_UNEQUAL: {
		struct range equal = compare(EXPR_EQUAL, a, b);
		return (struct range){!equal.high, !equal.low};
	}
	case EXPR_LESS:
		return (struct range){a.high < b.low, a.low < b.high};
	case EXPR_LESS_EQUAL:
		return (struct range){a.high <= b.low, a.low <= b.high};
	case EXPR_GREATER:
		return compare(EXPR_LESS, b, a);
	default:
		return compare(EXPR_LESS_EQUAL, b, a);
	}
}

/* Of something that is asked whether it is true: it is a number as well where its type could not be told. */
static struct range truth_of(struct range range) {
	return (struct range){range.low > 0 || range.high < 0, range.low != 0 || range.high != 0};
}

static struct range range_of(struct knowledge *knowledge, const struct expr *expr) {
	if (expr->op < EXPR_NOT) {
		struct known *known = find_known(knowledge, expr);
		return known != NULL ? known->range : natural(knowledge, expr);
	}
	struct range a = range_of(knowledge, expr->left);
	if (expr->op == EXPR_NOT) {
		a = truth_of(a);
		return (struct range){!a.high, !a.low};
	}
	struct range b = range_of(knowledge, expr->right);
	if (expr->op == EXPR_OR || expr->op == EXPR_AND) {
		a = truth_of(a);
		b = truth_of(b);
	}
	switch (expr->op) {
	case EXPR_OR:
		return (struct range){a.low || b.low, a.high || b.high};
	case EXPR_AND:
		return (struct range){a.low && b.low, a.high && b.high};
	case EXPR_ADD:
		return (struct range){a.low + b.low, a.high + b.high};
	case EXPR_SUBTRACT:
		return (struct range){a.low - b.high, a.high - b.low};
	default:
		return compare((enum expr_op)expr->op, a, b);
	}
}

static enum expr_op opposite(enum expr_op op) {
	switch (op) {
	case EXPR_EQUAL:
		return EXPR_UNEQUAL;
	case EXPR_UNEQUAL:
		return EXPR_EQUAL;
	case EXPR_LESS:
		return EXPR_GREATER_EQUAL;
	case EXPR_LESS_EQUAL:
		return EXPR_GREATER;
	case EXPR_GREATER:
		return EXPR_LESS_EQUAL;
	default:
		return EXPR_LESS;
	}
}

/* What `expr op value` says of expr, for every value in `other`. */
static void narrow_by(struct knowledge *knowledge, const struct expr *expr, enum expr_op op, struct range other) {
	struct range range = range_of(knowledge, expr);
	switch (op) {
	case EXPR_EQUAL:
		narrow(knowledge, expr, other);
		break;
	case EXPR_UNEQUAL:
		if (other.low == other.high && range.low == other.low) {
			narrow(knowledge, expr, (struct range){range.low + 1, range.high});
		} else if (other.low == other.high && range.high == other.low) {
			narrow(knowledge, expr, (struct range){range.low, range.high - 1});
		}
		break;
	case EXPR_LESS:
		narrow(knowledge, expr, (struct range){range.low, other.high - 1});
		break;
	case EXPR_LESS_EQUAL:
		narrow(knowledge, expr, (struct range){range.low, other.high});
		break;
	case EXPR_GREATER:
		narrow(knowledge, expr, (struct range){other.low + 1, range.high});
		break;
	default:
		narrow(knowledge, expr, (struct range){other.low, range.high});
		break;
	}
}

static enum expr_op mirrored(enum expr_op op) {
	switch (op) {
	case EXPR_LESS:
		return EXPR_GREATER;
	case EXPR_LESS_EQUAL:
		return EXPR_GREATER_EQUAL;
	case EXPR_GREATER:
		return EXPR_LESS;
	case EXPR_GREATER_EQUAL:
		return EXPR_LESS_EQUAL;
	default:
		return op;
	}
}

/* Adds what follows if `expr` is `truth`. */
static void suppose(struct knowledge *knowledge, const struct expr *expr, bool truth) {
	switch (expr->op) {
	case EXPR_NOT:
		suppose(knowledge, expr->left, !truth);
		return;
	case EXPR_AND:
	case EXPR_OR:
		if ((expr->op == EXPR_AND) == truth) {
			suppose(knowledge, expr->left, truth);
			suppose(knowledge, expr->right, truth);
		}
		return;
	case EXPR_EQUAL:
	case EXPR_UNEQUAL:
	case EXPR_LESS:
	case EXPR_LESS_EQUAL:
	case EXPR_GREATER:
	case EXPR_GREATER_EQUAL: {
		knowledge->mixed =
			knowledge->mixed || (expr->left->op != EXPR_CONSTANT && expr->right->op != EXPR_CONSTANT);
		enum expr_op op = truth ? (enum expr_op)expr->op : opposite((enum expr_op)expr->op);
		narrow_by(knowledge, expr->left, op, range_of(knowledge, expr->right));
		narrow_by(knowledge, expr->right, mirrored(op), range_of(knowledge, expr->left));
		return;
	}
	default:
		narrow(knowledge, expr, (struct range){truth, truth});
		return;
	}
}

/* Exactly one verdict is true at any time. */
static bool verdicts_clash(const struct knowledge *knowledge) {
	unsigned yes = 0, no = 0;
	for (size_t i = 0; i < knowledge->len; i++) {
		if (knowledge->items[i].op == EXPR_VERDICT) {
			yes += knowledge->items[i].range.low == 1;
			no += knowledge->items[i].range.high == 0;
		}
	}
	return yes > 1 || no == VERDICT_COUNT;
}

/* Only one reply is the last. */
static bool lasts_clash(const struct knowledge *knowledge) {
	unsigned yes = 0;
	for (size_t i = 0; i < knowledge->len; i++) {
		yes += knowledge->items[i].op == EXPR_LAST && knowledge->items[i].range.low == 1;
	}
	return yes > 1;
}

static void know_nothing(struct knowledge *knowledge, const struct given *given) {
	knowledge->given = given;
	knowledge->len = 0;
	knowledge->impossible = knowledge->mixed = false;
}

/* Twice over where one part says something of another, so that the earlier ones know of the later ones as well. */
static bool all_can_be(const struct expr *const *exprs, size_t count, bool truth, const struct given *given) {
	struct knowledge knowledge;
	know_nothing(&knowledge, given);
	for (size_t round = 0; round < 1 + (size_t)knowledge.mixed; round++) {
		for (size_t i = 0; i < count && !knowledge.impossible; i++) {
			suppose(&knowledge, exprs[i], truth);
		}
	}
	bool can = !knowledge.impossible && !verdicts_clash(&knowledge) && !lasts_clash(&knowledge);
	for (size_t i = 0; i < count && can; i++) {
		struct range range = truth_of(range_of(&knowledge, exprs[i]));
		can = truth ? range.high != 0 : range.low == 0;
	}
	return can;
}

/*
 * The range of the whole comes first and is mostly all there is to say. Only
 * what joins several things can be narrowed further: an "and" by supposing that
 * it holds, an "or" by supposing that it does not, a "not" by either.
 */
static int fixed(const struct expr *expr, const struct given *given) {
	if (expr == NULL) {
		return 1;
	}
	struct knowledge knowledge;
	know_nothing(&knowledge, given);
	struct range range = range_of(&knowledge, expr);
	if (range.low == range.high) {
		return range.low != 0 ? 1 : -1;
	}
	bool may_narrow_yes = expr->op == EXPR_AND || expr->op == EXPR_NOT;
	bool may_narrow_no = expr->op == EXPR_OR || expr->op == EXPR_NOT;
	if (may_narrow_no && !all_can_be(&expr, 1, false, given)) {
		return 1;
	}
	return may_narrow_yes && !all_can_be(&expr, 1, true, given) ? -1 : 0;
}

int expr_fixed(const struct expr *expr, const int32_t *variable_low, const int32_t *variable_high) {
	return fixed(expr, &(struct given){.low = variable_low, .high = variable_high});
}

int expr_fixed_after(const struct expr *expr, uint32_t last, const int32_t *variable_low, const int32_t *variable_high) {
	return fixed(expr, &(struct given){.low = variable_low, .high = variable_high, .after = true, .last = last});
}

bool expr_one_holds(const struct expr *const *any, size_t count, const int32_t *variable_low,
	const int32_t *variable_high) {
	for (size_t i = 0; i < count; i++) {
		if (any[i] == NULL) {
			return true;
		}
	}
	return !all_can_be(any, count, false, &(struct given){.low = variable_low, .high = variable_high});
}
