/* The lexer of conditions. */
#include "story/expr_token.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

bool parser_same(const char *name, const char *text, size_t len) {
	return name[0] == text[0] && strlen(name) == len && memcmp(name, text, len) == 0;
}

void parser_mistake(struct parser *parser, const char *code, size_t start, size_t len, const char *message) {
	parser->wrong = true;
	parser->report(parser->report_data, code, start, len, message);
}

void parser_stop(struct parser *parser, size_t start, size_t len, const char *message) {
	if (!parser->stopped) {
		parser->stopped = true;
		parser_mistake(parser, "condition-syntax", start, len, message);
	}
	parser->next = (struct token){.kind = TOKEN_END, .start = parser->len};
}

/* The characters at `at`, for a message: one code point, or the end. */
static size_t point_len(const struct parser *parser, size_t at) {
	size_t size = 0;
	if (at < parser->len) {
		utf8_next(parser->text + at, parser->len - at, &size);
	}
	return size;
}

static bool name_byte(char c, bool first) {
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (!first && c >= '0' && c <= '9');
}

static void lex_number(struct parser *parser) {
	size_t start = parser->at;
	while (parser->at < parser->len && parser->text[parser->at] >= '0' && parser->text[parser->at] <= '9') {
		parser->at++;
	}
	parser->next = (struct token){.kind = TOKEN_NUMBER, .start = start, .len = parser->at - start};
	if (parser->at < parser->len && (name_byte(parser->text[parser->at], true) || parser->text[parser->at] == '.')) {
		parser_stop(parser, start, parser->at + 1 - start, "a number here is written in digits alone, such as 600");
	}
}

static void lex_name(struct parser *parser) {
	size_t start = parser->at;
	while (parser->at < parser->len && name_byte(parser->text[parser->at], false)) {
		parser->at++;
	}
	parser->next = (struct token){.kind = TOKEN_NAME, .start = start, .len = parser->at - start};
}

static void lex_id(struct parser *parser) {
	size_t start = parser->at;
	const char *end = memchr(parser->text + start + 1, parser->text[start], parser->len - start - 1);
	if (end == NULL) {
		parser_stop(parser, start, parser->len - start, "this quotation mark is not closed");
		return;
	}
	parser->at = (size_t)(end - parser->text) + 1;
	parser->next = (struct token){.kind = TOKEN_ID, .start = start, .len = parser->at - start};
}

static const struct {
	const char *text;
	enum token_kind kind;
	enum expr_op op;
	const char *instead; /* what to say, where it is no symbol of the language */
} symbols[] = {
	{"==", TOKEN_COMPARE, EXPR_EQUAL, NULL},
	{"!=", TOKEN_COMPARE, EXPR_UNEQUAL, NULL},
	{"<=", TOKEN_COMPARE, EXPR_LESS_EQUAL, NULL},
	{">=", TOKEN_COMPARE, EXPR_GREATER_EQUAL, NULL},
	{"=<", TOKEN_END, 0, "\"at most\" is written <="},
	{"=>", TOKEN_END, 0, "\"at least\" is written >="},
	{"<>", TOKEN_END, 0, "\"differs from\" is written !="},
	{"&&", TOKEN_END, 0, "write \"and\" for &&"},
	{"||", TOKEN_END, 0, "write \"or\" for ||"},
	{"<", TOKEN_COMPARE, EXPR_LESS, NULL},
	{">", TOKEN_COMPARE, EXPR_GREATER, NULL},
	{"(", TOKEN_OPEN, 0, NULL},
	{")", TOKEN_CLOSE, 0, NULL},
	{".", TOKEN_DOT, 0, NULL},
	{"+", TOKEN_PLUS, 0, NULL},
	{"-", TOKEN_MINUS, 0, NULL},
	{"=", TOKEN_END, 0, "to compare, write two equals signs: =="},
	{"!", TOKEN_END, 0, "write \"not\" for !"},
	{"*", TOKEN_END, 0, "conditions can add and subtract, but not multiply"},
	{"/", TOKEN_END, 0, "conditions can add and subtract, but not divide"},
};

static void lex_symbol(struct parser *parser) {
	size_t left = parser->len - parser->at;
	char first = parser->text[parser->at];
	for (size_t i = 0; i < sizeof(symbols) / sizeof(symbols[0]); i++) {
		if (symbols[i].text[0] != first) {
			continue;
		}
		size_t len = strlen(symbols[i].text);
		if (len > left || memcmp(symbols[i].text, parser->text + parser->at, len) != 0) {
			continue;
		}
		if (symbols[i].instead != NULL) {
			parser_stop(parser, parser->at, len, symbols[i].instead);
			return;
		}
		parser->next =
			(struct token){.kind = symbols[i].kind, .op = symbols[i].op, .start = parser->at, .len = len};
		parser->at += len;
		return;
	}
	parser_stop(parser, parser->at, point_len(parser, parser->at), "this sign has no meaning in a condition");
}

void parser_advance(struct parser *parser) {
	parser->last_end = parser->next.start + parser->next.len;
	if (parser->stopped) {
		return;
	}
	while (parser->at < parser->len && (parser->text[parser->at] == ' ' || parser->text[parser->at] == '\t' ||
		parser->text[parser->at] == '\n' || parser->text[parser->at] == '\r')) {
		parser->at++;
	}
	if (parser->at >= parser->len) {
		parser->next = (struct token){.kind = TOKEN_END, .start = parser->len};
		return;
	}
	char c = parser->text[parser->at];
	if (c >= '0' && c <= '9') {
		lex_number(parser);
	} else if (name_byte(c, true)) {
		lex_name(parser);
	} else if (c == '"' || c == '\'') {
		lex_id(parser);
	} else {
		lex_symbol(parser);
	}
}

bool parser_at_word(const struct parser *parser, const char *word) {
	return parser->next.kind == TOKEN_NAME && parser_same(word, parser->text + parser->next.start, parser->next.len);
}
