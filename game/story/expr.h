#ifndef WATERLINE_STORY_EXPR_H
#define WATERLINE_STORY_EXPR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "cycle/cycle.h"

/*
 * Conditions: one line of text, typed and bound when a scenario is loaded, so
 * that nothing about one can fail in play.
 *
 *   or < and < not < == != < <= > >= (these do not chain) < + - < ( ) values
 *
 * Where true or false is wanted, `seen("beat")` and `said("reply")` stand for
 * "at least once"; no other number stands for a truth.
 */

enum {
	EXPR_TEXT_MAX = 500, /* code points */
	EXPR_DEPTH_MAX = 64  /* parentheses, nots and minus signs within each other */
};

/* EXPR_UNKNOWN: of a name whose mistake is reported already; never in a condition that was let through. */
enum expr_type { EXPR_BOOLEAN, EXPR_NUMBER, EXPR_UNKNOWN };

enum expr_op {
	EXPR_CONSTANT, /* value; a boolean is 0 or 1 */
	EXPR_HEAT,     /* of partner `index`; the next three likewise */
	EXPR_OPEN,
	EXPR_SAFE,
	EXPR_DEPTH,
	EXPR_TENSION,
	EXPR_ROUNDS,
	EXPR_VERDICT, /* whether the last reply's verdict is `index` */
	EXPR_STUCK,
	EXPR_REPAIRED,
	EXPR_RECONNECTED,
	EXPR_REACHED, /* `index`: the seat whose last move counts, or SEAT_NONE for the last reply's */
	EXPR_VARIABLE, /* `index` */
	EXPR_SEEN,     /* `index`: a slot of counted beats, given by the binder */
	EXPR_SAID,     /* `index`: a slot of counted replies, given by the binder */
	EXPR_LAST,     /* whether the reply just said is the one of slot `index`, given by the binder */
	EXPR_NOT,      /* left */
	EXPR_OR,       /* left, right; all that follow likewise */
	EXPR_AND,
	EXPR_EQUAL,
	EXPR_UNEQUAL,
	EXPR_LESS,
	EXPR_LESS_EQUAL,
	EXPR_GREATER,
	EXPR_GREATER_EQUAL,
	EXPR_ADD,
	EXPR_SUBTRACT
};

/** A tree in the story's arena; immutable once bound. `text` parts for messages: start and len in the condition. */
struct expr {
	uint8_t op;   /* enum expr_op */
	uint8_t type; /* enum expr_type */
	uint16_t start, len;
	int32_t value;
	uint32_t index;
	const struct expr *left, *right;
};

/** What names mean: given by the loader. Each returns false where there is no such thing. */
struct expr_names {
	const void *data;
	bool (*partner)(const void *data, const char *name, size_t len, enum seat *seat);
	bool (*variable)(const void *data, const char *name, size_t len, uint32_t *index, enum expr_type *type);
	bool (*beat)(const void *data, const char *name, size_t len, uint32_t *slot);
	bool (*reply)(const void *data, const char *name, size_t len, uint32_t *slot); /* for said("…") */
	bool (*last)(const void *data, const char *name, size_t len, uint32_t *slot);  /* for last("…") */
	/* the nearest known name to suggest, or NULL; `kind` is one of 'p' 'v' 'b' 'r' */
	const char *(*nearest)(const void *data, char kind, const char *name, size_t len);
	enum seat reached; /* what EXPR_REACHED is bound to */
};

/**
 * Parses, binds and types a condition of `len` bytes. It must be a boolean.
 * NULL on a mistake, which `report` gets with its place in the text; one
 * mistake, one call. Codes: condition-syntax, condition-type,
 * condition-too-long, condition-too-deep, number-out-of-range, unknown-name,
 * unknown-beat, unknown-reply.
 */
typedef void expr_report(void *data, const char *code, size_t start, size_t len, const char *message);
const struct expr *expr_parse(const char *text, size_t len, const struct expr_names *names, struct arena *arena,
	expr_report *report, void *report_data);

/** What conditions are asked of. Everything is borrowed. */
struct expr_facts {
	const struct couple *couple;
	enum verdict verdict;     /* of the last reply; VERDICT_HOLDS before any */
	const int32_t *variables; /* by index */
	const uint16_t *seen;     /* by slot */
	const uint16_t *said;     /* by slot */
	uint32_t last;            /* 1 + the slot of the reply just said; 0 where nobody asks for that one, or before any */
};

/** The value: a boolean is 0 or 1. NULL is true. Cannot fail: sums are kept within int32_t by their limits. */
int32_t expr_value(const struct expr *expr, const struct expr_facts *facts);

/**
 * Whether a condition can be shown to be always true (1) or never (-1) from
 * the ranges of what it reads alone; 0 where it depends. Variables range over
 * what `sets` can make of them, given per index as low and high. Sound, not
 * complete: 0 is always a possible answer.
 */
int expr_fixed(const struct expr *expr, const int32_t *variable_low, const int32_t *variable_high);

/** The same where it is asked right after a reply, of whose slot last("…") is true and of no other (UINT32_MAX: of none). */
int expr_fixed_after(const struct expr *expr, uint32_t last, const int32_t *variable_low, const int32_t *variable_high);

/** Whether it can be shown that one of these conditions always holds. */
bool expr_one_holds(const struct expr *const *any, size_t count, const int32_t *variable_low,
	const int32_t *variable_high);

/** Whether `name` is a word of the language, which no partner or variable can be called. */
bool expr_is_word(const char *name, size_t len);

/** Whether a condition anywhere reads this. */
bool expr_reads(const struct expr *expr, enum expr_op op);

#endif
