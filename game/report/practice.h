#ifndef WATERLINE_REPORT_PRACTICE_H
#define WATERLINE_REPORT_PRACTICE_H

#include "base/buf.h"
#include "session/record.h"
#include "session/session.h"

/*
 * Practice over time, from kept records alone: how often the person reached, in
 * which scenarios, and which moves come to them under pressure. Counts to look
 * at, no score: more is not better, and nothing is compared with anybody.
 *
 * Under pressure: the tension between the two is 600 or more before the reply,
 * or the speaker's own heat is 480 or more.
 */
enum { PRESSURE_TENSION = 600, PRESSURE_HEAT = 480 };

/** One record, in the order in which they are added. */
struct practice_play {
	char date[11]; /* "2026-03-02" */
	size_t replies, reaches;
};

struct practice_scenario {
	char *id, *title;
	size_t plays;
	size_t reached; /* plays in which the person reached at least once */
	size_t reaches;
};

struct practice {
	size_t replies, pressed; /* of the person's, and how many of them under pressure */
	size_t reaches, pressed_reaches;
	size_t moves[MOVE_COUNT], pressed_moves[MOVE_COUNT];
	struct practice_scenario *scenarios; /* in the order in which they were first met */
	size_t scenario_len, scenario_cap;
	struct practice_play *plays;
	size_t play_len, play_cap;
	size_t unread; /* records whose scenario cannot be played any more */
};

/** A zeroed struct is empty practice. */
void practice_finish(struct practice *practice);

/** Adds a record with the session that it plays again as (record_session()); NULL: it cannot be played any more. */
void practice_add(struct practice *practice, const struct record *record, const struct session *session);

/** As plain lines of text. */
void practice_text(const struct practice *practice, struct buf *out);

#endif
