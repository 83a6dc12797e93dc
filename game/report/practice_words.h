#ifndef WATERLINE_REPORT_PRACTICE_WORDS_H
#define WATERLINE_REPORT_PRACTICE_WORDS_H

#include "report/practice.h"

/*
 * Practice in sentences: what the window, the terminal and the page say alike,
 * and what stands for a curve where it cannot be seen. Whole sentences, added
 * to `out`; titles as they are, to be escaped by whoever writes them somewhere.
 */

/** From how many records, from when to when; where there is none, how to come by one. */
void practice_say_from(const struct practice *practice, struct buf *out);

/** What these counts are and are not. Static. */
extern const char *const practice_counts, *const practice_which_way, *const practice_reach_is,
																		 *const practice_pressure_is;

/** How often the person reached, and how often of it under pressure. */
void practice_say_reaches(const struct practice *practice, struct buf *out);

/** How often one was played and in how many of them the person reached. */
void practice_say_scenario(const struct practice_scenario *scenario, struct buf *out);

/** kind_words() as a heading. Static. */
const char *practice_kind_words(enum move_kind kind);

/** How many of the person's replies were of this kind. */
void practice_say_kind(const struct practice *practice, enum move_kind kind, struct buf *out);

/** How tight it was after the first reply and after the last, for one conversation alone. */
void practice_say_tension(const struct practice_play *play, struct buf *out);

/** How many replies came under pressure. */
void practice_say_pressed(const struct practice *practice, struct buf *out);

/** "once", "twice", "3 times". */
void practice_say_times(size_t times, struct buf *out);

/** What is not counted, or only in part; nothing where all is. */
void practice_say_missing(const struct practice *practice, struct buf *out);

/** A curve: what it shows, then its numbers, or, where they are many, what they lie between. */
void practice_say_curve(
	const struct practice *practice, enum practice_measure measure, size_t scenario, struct buf *out);

/** Its numbers alone. */
void practice_say_numbers(const struct practice_series *series, struct buf *out);

/** The two curves of tension together. */
void practice_say_tensions(const struct practice *practice, struct buf *out);

/** What the points of a curve are: conversations, or several together. */
void practice_say_points(const struct practice_series *series, struct buf *out);

/** A number of a series: whole, or with one digit behind the point where several are taken together. */
void practice_say_number(const struct practice_series *series, double number, struct buf *out);

#endif
