#ifndef WATERLINE_STORY_EXPR_TOKEN_H
#define WATERLINE_STORY_EXPR_TOKEN_H

#include "story/expr.h"

/* Inside story/ only: the text of a condition cut into tokens, with one token of foresight. */

enum token_kind {
	TOKEN_END,
	TOKEN_NUMBER,
	TOKEN_NAME,
	TOKEN_ID, /* in quotes; start and len are those of what is inside */
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_DOT,
	TOKEN_PLUS,
	TOKEN_MINUS,
	TOKEN_COMPARE /* op */
};

struct token {
	enum token_kind kind;
	enum expr_op op;
	size_t start, len; /* of the whole token */
};

struct parser {
	const char *text;
	size_t len, at; /* at: behind `next` */
	struct token next;
	size_t last_end; /* where the token before `next` ended */
	unsigned depth;
	bool stopped, wrong;
	const struct expr_names *names;
	struct arena *arena;
	expr_report *report;
	void *report_data;
};

/** Reports a mistake; the reading goes on. */
void parser_mistake(struct parser *parser, const char *code, size_t start, size_t len, const char *message);

/** Reports a mistake in the writing, once, and ends the reading: what follows is the end. */
void parser_stop(struct parser *parser, size_t start, size_t len, const char *message);

/** Goes on to the next token. */
void parser_advance(struct parser *parser);

/** Whether the next token is this word. */
bool parser_at_word(const struct parser *parser, const char *word);

/** Whether a NUL-terminated name is the same as `len` bytes of text. */
bool parser_same(const char *name, const char *text, size_t len);

#endif
