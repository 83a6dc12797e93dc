#ifndef WATERLINE_STORY_TEXT_H
#define WATERLINE_STORY_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "cycle/cycle.h"

/*
 * Templates, looked at when a scenario is loaded, so that showing one cannot
 * fail:
 *
 *   {ines}                               the name
 *   {ines.they} .them .their .theirs .themself   by the pronouns; {ines.They} with a capital
 *   {ines.is} .was .has .s               is/are, was/were, has/have, s or nothing: agreement
 *   *word*                               emphasis
 *   \{ \} \* \\                          the sign itself
 */

/** In a file of shared beats the partners are called by these. */
extern const char *const shared_partner_ids[SEAT_COUNT];

struct text_names {
	const char *partner[SEAT_COUNT]; /* NULL: not known, so take any name for one of them */
};

/** A mistake at `len` bytes from `start`. `suggestion` is NULL where nothing is near; borrowed from the names. */
typedef void text_report(void *data, const char *code, size_t start, size_t len, const char *message,
	const char *suggestion);

/**
 * Checks a template; every mistake is one call. Codes: text-placeholder,
 * text-brace, text-emphasis, text-escape.
 */
void text_check(const char *text, size_t len, const struct text_names *names, text_report *report, void *data);

/** How many code points of a text are seen when it is shown; placeholders count with a short word. */
size_t text_visible_length(const char *text, size_t len);

#endif
