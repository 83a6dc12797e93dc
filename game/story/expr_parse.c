/*
 * From a line of text to a typed tree: one function for each level
 * of precedence, over tokens (expr_token).
 *
 * A mistake in the writing ends the reading. A name that leads nowhere or a
 * wrong type is reported, counts as unknown from there on, and the reading
 * goes on, so that each mistake is told once and none hides another.
 */
#include "story/expr_token.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "story/near.h"

static const struct {
	const char *name;
	enum expr_op op;
	enum expr_type type;
	uint32_t index;
} words[] = {
	{"tension", EXPR_TENSION, EXPR_NUMBER, 0},
	{"rounds", EXPR_ROUNDS, EXPR_NUMBER, 0},
	{"escalates", EXPR_VERDICT, EXPR_BOOLEAN, VERDICT_ESCALATES},
	{"holds", EXPR_VERDICT, EXPR_BOOLEAN, VERDICT_HOLDS},
	{"softens", EXPR_VERDICT, EXPR_BOOLEAN, VERDICT_SOFTENS},
	{"stuck", EXPR_STUCK, EXPR_BOOLEAN, 0},
	{"repaired", EXPR_REPAIRED, EXPR_BOOLEAN, 0},
	{"reconnected", EXPR_RECONNECTED, EXPR_BOOLEAN, 0},
	{"reached", EXPR_REACHED, EXPR_BOOLEAN, 0},
};
enum { WORD_COUNT = sizeof(words) / sizeof(words[0]) };

static const struct {
	const char *name;
	enum expr_op op;
} members[] = {{"heat", EXPR_HEAT}, {"open", EXPR_OPEN}, {"safe", EXPR_SAFE}, {"depth", EXPR_DEPTH}};
enum { MEMBER_COUNT = sizeof(members) / sizeof(members[0]) };

static const char *const other_words[] = {"or", "and", "not", "true", "false", "seen", "said", "last"};
enum { OTHER_COUNT = sizeof(other_words) / sizeof(other_words[0]) };

bool expr_is_word(const char *name, size_t len) {
	for (size_t i = 0; i < WORD_COUNT; i++) {
		if (parser_same(words[i].name, name, len)) {
			return true;
		}
	}
	for (size_t i = 0; i < OTHER_COUNT; i++) {
		if (parser_same(other_words[i], name, len)) {
			return true;
		}
	}
	for (size_t i = 0; i < MEMBER_COUNT; i++) {
		if (parser_same(members[i].name, name, len)) {
			return true;
		}
	}
	return false;
}

static const char *shown(const struct parser *parser, const struct expr *expr) {
	return arena_copy(parser->arena, parser->text + expr->start, expr->len);
}

/* A node from `start` to the end of the last token read. */
static struct expr *make(struct parser *parser, enum expr_op op, enum expr_type type, size_t start) {
	struct expr *expr = arena_new(parser->arena, struct expr);
	expr->op = (uint8_t)op;
	expr->type = (uint8_t)type;
	expr->start = (uint16_t)start;
	expr->len = (uint16_t)(parser->last_end > start ? parser->last_end - start : 0);
	return expr;
}

static const char *did_you_mean(struct parser *parser, const char *near) {
	return near == NULL ? "" : arena_printf(parser->arena, "; did you mean \"%s\"?", near);
}

static const char *ask_nearest(struct parser *parser, char kind, const char *name, size_t len) {
	return parser->names->nearest == NULL ? NULL : parser->names->nearest(parser->names->data, kind, name, len);
}

/* True where the nesting is still within its limit; leave_depth() after it. */
static bool enter_depth(struct parser *parser) {
	if (++parser->depth <= EXPR_DEPTH_MAX) {
		return true;
	}
	if (!parser->stopped) {
		parser->stopped = true;
		parser_mistake(parser, "condition-too-deep", parser->next.start, parser->next.len,
			"this condition is nested more than 64 levels deep");
	}
	parser->next = (struct token){.kind = TOKEN_END, .start = parser->len};
	return false;
}

static void leave_depth(struct parser *parser) {
	parser->depth--;
}

static struct expr *parse_or(struct parser *parser);
static struct expr *parse_term(struct parser *parser);

static struct expr *nothing(struct parser *parser) {
	return make(parser, EXPR_CONSTANT, EXPR_UNKNOWN, parser->next.start);
}

static struct expr *parse_number(struct parser *parser, bool negative, size_t start) {
	struct token token = parser->next;
	int32_t value = 0;
	for (size_t i = 0; i < token.len && value <= 1000000; i++) {
		value = value * 10 + (parser->text[token.start + i] - '0');
	}
	parser_advance(parser);
	struct expr *expr = make(parser, EXPR_CONSTANT, EXPR_NUMBER, start);
	if (value > 1000000) {
		parser_mistake(parser, "number-out-of-range", start, expr->len, "numbers here go from -1000000 to 1000000");
		value = 0;
		expr->type = EXPR_UNKNOWN;
	}
	expr->value = negative ? -value : value;
	return expr;
}

/* seen("id"), said("id") and last("id"). */
static const struct asking {
	const char *word;
	enum expr_op op;
	enum expr_type type;
	const char *usage;
} askings[] = {
	{"seen", EXPR_SEEN, EXPR_NUMBER, "write the beat's id in brackets and quotes: seen(\"id\")"},
	{"said", EXPR_SAID, EXPR_NUMBER, "write the reply's id in brackets and quotes: said(\"id\")"},
	{"last", EXPR_LAST, EXPR_BOOLEAN, "write the reply's id in brackets and quotes: last(\"id\")"},
};
enum { ASKING_COUNT = sizeof(askings) / sizeof(askings[0]) };

static const struct asking *find_asking(const char *text, size_t len) {
	for (size_t i = 0; i < ASKING_COUNT; i++) {
		if (parser_same(askings[i].word, text, len)) {
			return &askings[i];
		}
	}
	return NULL;
}

static bool find_asked(
	const struct parser *parser, const struct asking *asking, const char *name, size_t len, uint32_t *slot) {
	const struct expr_names *names = parser->names;
	switch (asking->op) {
	case EXPR_SEEN:
		return names->beat(names->data, name, len, slot);
	case EXPR_SAID:
		return names->reply(names->data, name, len, slot);
	default:
		return names->last(names->data, name, len, slot);
	}
}

/* `next` is behind the word. */
static struct expr *parse_asking(struct parser *parser, const struct asking *asking, size_t start) {
	struct token id = {0};
	if (parser->next.kind == TOKEN_OPEN) {
		parser_advance(parser);
		id = parser->next;
	}
	if (parser->stopped || id.kind != TOKEN_ID) {
		parser_stop(parser, start, 4, asking->usage);
		return nothing(parser);
	}
	parser_advance(parser);
	if (parser->next.kind != TOKEN_CLOSE) {
		parser_stop(parser, parser->next.start, parser->next.len, "a closing bracket is missing here");
		return nothing(parser);
	}
	parser_advance(parser);
	struct expr *expr = make(parser, asking->op, asking->type, start);
	const char *name = parser->text + id.start + 1;
	size_t len = id.len - 2;
	if (!find_asked(parser, asking, name, len, &expr->index)) {
		bool beat = asking->op == EXPR_SEEN;
		parser_mistake(parser, beat ? "unknown-beat" : "unknown-reply", id.start, id.len,
			arena_printf(parser->arena, "\"%.*s\" is not %s%s", (int)len, name, beat ? "a beat" : "a reply",
				did_you_mean(parser, ask_nearest(parser, beat ? 'b' : 'r', name, len))));
		expr->type = EXPR_UNKNOWN;
	}
	return expr;
}

static struct expr *parse_member(struct parser *parser, struct token name) {
	parser_advance(parser);
	struct token member = parser->next;
	if (member.kind != TOKEN_NAME) {
		parser_stop(parser, member.start, member.len, "after the point comes heat, open, safe or depth");
		return nothing(parser);
	}
	parser_advance(parser);
	struct expr *expr = make(parser, EXPR_HEAT, EXPR_NUMBER, name.start);
	const char *text = parser->text + name.start;
	enum seat seat = SEAT_ONE;
	if (!parser->names->partner(parser->names->data, text, name.len, &seat)) {
		parser_mistake(parser, "unknown-name", name.start, name.len,
			arena_printf(parser->arena, "\"%.*s\" is not one of the couple%s", (int)name.len, text,
				did_you_mean(parser, ask_nearest(parser, 'p', text, name.len))));
		expr->type = EXPR_UNKNOWN;
	}
	expr->index = seat;
	const char *word = parser->text + member.start;
	for (size_t i = 0; i < MEMBER_COUNT; i++) {
		if (parser_same(members[i].name, word, member.len)) {
			expr->op = (uint8_t)members[i].op;
			return expr;
		}
	}
	struct near near = near_to(word, member.len);
	for (size_t i = 0; i < MEMBER_COUNT; i++) {
		near_try(&near, members[i].name);
	}
	parser_mistake(parser, "unknown-name", member.start, member.len,
		arena_printf(parser->arena, "a partner has heat, open, safe and depth, but no \"%.*s\"%s", (int)member.len, word,
			did_you_mean(parser, near.best)));
	expr->type = EXPR_UNKNOWN;
	return expr;
}

static bool is_member_word(const char *text, size_t len) {
	for (size_t i = 0; i < MEMBER_COUNT; i++) {
		if (parser_same(members[i].name, text, len)) {
			return true;
		}
	}
	return false;
}

static void report_unknown_name(struct parser *parser, struct token name) {
	const char *text = parser->text + name.start;
	enum seat seat;
	const char *message;
	if (is_member_word(text, name.len)) {
		message = arena_printf(parser->arena, "whose %.*s? write the partner's id and a point before it", (int)name.len,
			text);
	} else if (parser->names->partner(parser->names->data, text, name.len, &seat)) {
		message = arena_printf(parser->arena,
			"\"%.*s\" is a partner; say what about them: %.*s.heat, .open, .safe or .depth", (int)name.len, text,
			(int)name.len, text);
	} else {
		struct near near = near_to(text, name.len);
		const char *variable = ask_nearest(parser, 'v', text, name.len);
		if (variable != NULL) {
			near_try(&near, variable);
		}
		for (size_t i = 0; i < WORD_COUNT; i++) {
			near_try(&near, words[i].name);
		}
		for (size_t i = 0; i < OTHER_COUNT; i++) {
			near_try(&near, other_words[i]);
		}
		message = arena_printf(parser->arena, "\"%.*s\" is neither a variable nor a word of conditions%s",
			(int)name.len, text, did_you_mean(parser, near.best));
	}
	parser_mistake(parser, "unknown-name", name.start, name.len, message);
}

static struct expr *parse_name(struct parser *parser) {
	struct token name = parser->next;
	const char *text = parser->text + name.start;
	parser_advance(parser);
	if (parser_same("true", text, name.len) || parser_same("false", text, name.len)) {
		struct expr *expr = make(parser, EXPR_CONSTANT, EXPR_BOOLEAN, name.start);
		expr->value = text[0] == 't';
		return expr;
	}
	const struct asking *asking = find_asking(text, name.len);
	if (asking != NULL) {
		return parse_asking(parser, asking, name.start);
	}
	if (parser_same("and", text, name.len) || parser_same("or", text, name.len)) {
		parser_stop(parser, name.start, name.len, "something to join is missing before this word");
		return nothing(parser);
	}
	if (parser_same("not", text, name.len)) {
		parser_stop(parser, name.start, name.len, "put \"not\" and what it denies into brackets here");
		return nothing(parser);
	}
	if (parser->next.kind == TOKEN_DOT) {
		return parse_member(parser, name);
	}
	for (size_t i = 0; i < WORD_COUNT; i++) {
		if (parser_same(words[i].name, text, name.len)) {
			struct expr *expr = make(parser, words[i].op, words[i].type, name.start);
			expr->index = words[i].op == EXPR_REACHED ? parser->names->reached : words[i].index;
			return expr;
		}
	}
	struct expr *expr = make(parser, EXPR_VARIABLE, EXPR_UNKNOWN, name.start);
	enum expr_type type;
	if (parser->names->variable(parser->names->data, text, name.len, &expr->index, &type)) {
		expr->type = (uint8_t)type;
	} else {
		report_unknown_name(parser, name);
	}
	return expr;
}

static struct expr *parse_bracket(struct parser *parser) {
	size_t start = parser->next.start;
	if (!enter_depth(parser)) {
		return nothing(parser);
	}
	parser_advance(parser);
	struct expr *inside = parse_or(parser);
	if (parser->next.kind != TOKEN_CLOSE) {
		parser_stop(parser, start, 1, "this bracket is not closed");
		return inside;
	}
	parser_advance(parser);
	leave_depth(parser);
	inside->start = (uint16_t)start; /* with its brackets, as messages show it */
	inside->len = (uint16_t)(parser->last_end - start);
	return inside;
}

static struct expr *binary(struct parser *parser, enum expr_op op, enum expr_type type, struct expr *left,
	struct expr *right) {
	struct expr *expr = make(parser, op, type, left->start);
	expr->left = left;
	expr->right = right;
	return expr;
}

static void want_number(struct parser *parser, struct expr *expr, const char *sign) {
	if (expr->type == EXPR_BOOLEAN && !parser->stopped) {
		parser_mistake(parser, "condition-type", expr->start, expr->len,
			arena_printf(parser->arena, "%s goes with numbers, but \"%s\" is either true or false", sign,
				shown(parser, expr)));
		expr->type = EXPR_UNKNOWN;
	}
}

/* "not said("x")": where true or false is wanted, a count stands for "at least once". */
static void count_as_boolean(struct parser *parser, struct expr *expr) {
	struct expr *count = arena_new(parser->arena, struct expr);
	*count = *expr;
	expr->op = EXPR_GREATER;
	expr->type = EXPR_BOOLEAN;
	expr->left = count;
	expr->right = make(parser, EXPR_CONSTANT, EXPR_NUMBER, count->start);
}

static void want_boolean(struct parser *parser, struct expr *expr, const char *where) {
	if (expr->op == EXPR_SEEN || expr->op == EXPR_SAID) {
		count_as_boolean(parser, expr);
	}
	if (expr->type == EXPR_NUMBER && !parser->stopped) {
		parser_mistake(parser, "condition-type", expr->start, expr->len,
			arena_printf(parser->arena, "%s must be true or false, but \"%s\" is a number; compare it, as in \"%s > 0\"",
				where, shown(parser, expr), shown(parser, expr)));
		expr->type = EXPR_UNKNOWN;
	}
}

static struct expr *parse_minus(struct parser *parser) {
	size_t start = parser->next.start;
	if (!enter_depth(parser)) {
		return nothing(parser);
	}
	parser_advance(parser);
	struct expr *expr;
	if (parser->next.kind == TOKEN_NUMBER) {
		expr = parse_number(parser, true, start);
	} else {
		struct expr *zero = make(parser, EXPR_CONSTANT, EXPR_NUMBER, start);
		struct expr *term = parse_term(parser);
		want_number(parser, term, "-");
		expr = binary(parser, EXPR_SUBTRACT, EXPR_NUMBER, zero, term);
	}
	leave_depth(parser);
	return expr;
}

static struct expr *parse_term(struct parser *parser) {
	switch (parser->next.kind) {
	case TOKEN_NUMBER:
		return parse_number(parser, false, parser->next.start);
	case TOKEN_NAME:
		return parse_name(parser);
	case TOKEN_OPEN:
		return parse_bracket(parser);
	case TOKEN_MINUS:
		return parse_minus(parser);
	case TOKEN_ID:
		parser_stop(parser, parser->next.start, parser->next.len,
			"an id in quotes stands only in said(\"reply\") and seen(\"beat\")");
		return nothing(parser);
	case TOKEN_END:
		parser_stop(parser, parser->len, 0, "the condition breaks off here; something to compare or to join is missing");
		return nothing(parser);
	default:
		parser_stop(parser, parser->next.start, parser->next.len, "a value is missing before this sign");
		return nothing(parser);
	}
}

static struct expr *parse_sum(struct parser *parser) {
	struct expr *left = parse_term(parser);
	while (parser->next.kind == TOKEN_PLUS || parser->next.kind == TOKEN_MINUS) {
		bool plus = parser->next.kind == TOKEN_PLUS;
		parser_advance(parser);
		struct expr *right = parse_term(parser);
		want_number(parser, left, plus ? "+" : "-");
		want_number(parser, right, plus ? "+" : "-");
		left = binary(parser, plus ? EXPR_ADD : EXPR_SUBTRACT, EXPR_NUMBER, left, right);
	}
	return left;
}

static struct expr *parse_comparison(struct parser *parser) {
	struct expr *left = parse_sum(parser);
	if (parser->next.kind != TOKEN_COMPARE) {
		return left;
	}
	struct token sign = parser->next;
	const char *shown_sign = arena_copy(parser->arena, parser->text + sign.start, sign.len);
	parser_advance(parser);
	struct expr *right = parse_sum(parser);
	if (parser->next.kind == TOKEN_COMPARE) {
		parser_stop(parser, parser->next.start, parser->next.len,
			"comparisons do not chain; write two of them joined by \"and\"");
	}
	if (sign.op != EXPR_EQUAL && sign.op != EXPR_UNEQUAL) {
		want_number(parser, left, shown_sign);
		want_number(parser, right, shown_sign);
	} else if (!parser->stopped && left->type != EXPR_UNKNOWN && right->type != EXPR_UNKNOWN &&
		left->type != right->type) {
		parser_mistake(parser, "condition-type", sign.start, sign.len,
			arena_printf(parser->arena, "\"%s\" and \"%s\" cannot be compared: one is a number, the other true or false",
				shown(parser, left), shown(parser, right)));
	}
	return binary(parser, sign.op, EXPR_BOOLEAN, left, right);
}

static struct expr *parse_not(struct parser *parser) {
	if (!parser_at_word(parser, "not")) {
		return parse_comparison(parser);
	}
	size_t start = parser->next.start;
	if (!enter_depth(parser)) {
		return nothing(parser);
	}
	parser_advance(parser);
	struct expr *inside = parse_not(parser);
	want_boolean(parser, inside, "what \"not\" denies");
	struct expr *expr = make(parser, EXPR_NOT, EXPR_BOOLEAN, start);
	expr->left = inside;
	leave_depth(parser);
	return expr;
}

static struct expr *parse_and(struct parser *parser) {
	struct expr *left = parse_not(parser);
	while (parser_at_word(parser, "and")) {
		parser_advance(parser);
		struct expr *right = parse_not(parser);
		want_boolean(parser, left, "what \"and\" joins");
		want_boolean(parser, right, "what \"and\" joins");
		left = binary(parser, EXPR_AND, EXPR_BOOLEAN, left, right);
	}
	return left;
}

static struct expr *parse_or(struct parser *parser) {
	struct expr *left = parse_and(parser);
	while (parser_at_word(parser, "or")) {
		parser_advance(parser);
		struct expr *right = parse_and(parser);
		want_boolean(parser, left, "what \"or\" joins");
		want_boolean(parser, right, "what \"or\" joins");
		left = binary(parser, EXPR_OR, EXPR_BOOLEAN, left, right);
	}
	return left;
}

static bool too_long(struct parser *parser) {
	if (parser->len <= EXPR_TEXT_MAX || utf8_count(parser->text, parser->len) <= EXPR_TEXT_MAX) {
		return false;
	}
	parser_mistake(parser, "condition-too-long", 0, parser->len, "a condition may be 500 characters long");
	return true;
}

const struct expr *expr_parse(const char *text, size_t len, const struct expr_names *names, struct arena *arena,
	expr_report *report, void *report_data) {
	struct parser parser = {
		.text = text, .len = len, .names = names, .arena = arena, .report = report, .report_data = report_data};
	if (too_long(&parser)) {
		return NULL;
	}
	parser_advance(&parser);
	if (parser.next.kind == TOKEN_END && !parser.stopped) {
		parser_stop(&parser, 0, len, "the condition is empty; leave \"when\" out for \"always\"");
		return NULL;
	}
	struct expr *expr = parse_or(&parser);
	if (parser.next.kind != TOKEN_END) {
		parser_stop(&parser, parser.next.start, parser.next.len,
			parser.next.kind == TOKEN_CLOSE ? "this closing bracket has no opening one"
											: "\"and\", \"or\" or a comparison is missing before this");
	}
	want_boolean(&parser, expr, "a condition");
	return parser.wrong ? NULL : expr;
}
