#ifndef WATERLINE_REPORT_PRACTICE_H
#define WATERLINE_REPORT_PRACTICE_H

#include "base/buf.h"
#include "keep/record.h"
#include "playthrough/playthrough.h"

/*
 * Practice over time, from kept records alone: how often the person reached, in
 * which scenarios, and which moves come to them under pressure. Counts to look
 * at, no score: more is not better, and nothing is compared with anybody.
 *
 * A record counts the way that it stands on; what else was tried in it does not.
 *
 * Under pressure: the tension between the two is 600 or more before the reply,
 * or the speaker's own heat is 480 or more.
 */
enum { PRESSURE_TENSION = 600, PRESSURE_HEAT = 480 };

/** One conversation in which the person said something. */
struct practice_play {
	char date[20];                                     /* "2026-03-02T21:10:05", as the record has it */
	size_t scenario;                                   /* its index */
	size_t replies, reaches, pressed, pressed_reaches; /* the person's */
	size_t kinds[KIND_COUNT];
	int first_tension, last_tension; /* after the first reply of all and after the last, whoever's; 0 to POINTS_MAX */
};

struct practice_scenario {
	char *id, *title; /* the title as the record that was added first has it */
	size_t plays;
	size_t reached; /* plays in which the person reached at least once */
	size_t reaches;
};

struct practice {
	size_t replies, pressed; /* of the person's, and how many of them under pressure */
	size_t reaches, pressed_reaches;
	size_t kinds[KIND_COUNT];
	size_t moves[MOVE_COUNT], pressed_moves[MOVE_COUNT];
	struct practice_scenario *scenarios; /* in the order in which they were first met */
	size_t scenario_len, scenario_cap;
	struct practice_play *plays; /* the oldest first, in whatever order they were added */
	size_t play_len, play_cap;
	size_t unread;     /* records whose scenario cannot be played any more */
	size_t unreadable; /* files among the records that are none any more */
	size_t silent;     /* records in which the person said nothing */
	size_t cut;        /* counted, but only as far as they lead in their scenario as it is today */
};

/** A zeroed struct is empty practice. */
void practice_finish(struct practice *practice);

/** Adds a record with the play-through that it plays again as (record_playthrough()); NULL: it cannot be played any more. */
void practice_add(struct practice *practice, const struct record *record, const struct playthrough *playthrough);

/**
 * Adds all records of `home`, each scenario loaded once. `scenes` as for
 * kept_story(). Each record that cannot be read is a warning.
 */
void practice_read(struct practice *practice, const char *home, const char *scenes, struct diag *diag);

/* What goes up and down from conversation to conversation. */
enum practice_measure {
	PRACTICE_REACHES,
	PRACTICE_SHARE,                               /* + a kind of move: its share in what the person said, in percent */
	PRACTICE_FIRST = PRACTICE_SHARE + KIND_COUNT, /* the tension after the first reply */
	PRACTICE_LAST                                 /* and after the last */
};

enum { PRACTICE_POINTS_MAX = 60 };
#define PRACTICE_EVERYWHERE SIZE_MAX

/** A small curve. Where there are more conversations than points, each point stands for several, taken together. */
struct practice_series {
	size_t plays, len;
	size_t each; /* conversations to a point; the last may have fewer */
	double value[PRACTICE_POINTS_MAX];
	double low, high; /* among the values */
};

/** In one scenario, by its index, or PRACTICE_EVERYWHERE. No conversation: no point, and all is 0. */
struct practice_series practice_series(const struct practice *practice, enum practice_measure measure, size_t scenario);

/** The moves that came under pressure, those that came most often first; returns how many. */
size_t practice_pressed_moves(const struct practice *practice, enum move out[MOVE_COUNT]);

/* In each of its forms, added to `out`; what others wrote stays text in all of them. practice_words.h has the words. */

/** Plain lines; the curves in blocks that stand for heights, or, where those cannot be shown, in digits. */
enum practice_signs { PRACTICE_DIGITS, PRACTICE_BLOCKS };
/** As a document, with the curves also as pictures; free with document_destroy(). */
struct document;
struct document *practice_document(const struct practice *practice, enum practice_signs signs);
void practice_text(const struct practice *practice, enum practice_signs signs, struct buf *out);
void practice_json(const struct practice *practice, struct buf *out);
/** A row for each conversation; RFC 4180. */
void practice_csv(const struct practice *practice, struct buf *out);
/** One page without scripts or anything from elsewhere. */
void practice_html(const struct practice *practice, struct buf *out);

#endif
