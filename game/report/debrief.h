#ifndef WATERLINE_REPORT_DEBRIEF_H
#define WATERLINE_REPORT_DEBRIEF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/turning.h"
#include "playthrough/playthrough.h"

/*
 * What there is to say after a play-through, as data and plain sentences, free
 * of any format: the window, the terminal and every report draw from this.
 *
 * Texts are UTF-8, filled in with the cast, without control characters; an
 * author's emphasis stands between EMPHASIS_ON and EMPHASIS_OFF. They live as
 * long as the debrief. There is no score in it, and no verdict on a person:
 * where the words say why, it is the loop.
 */

struct debrief_setup {
	const struct cast *cast; /* NULL: the scenario's own */
	bool no_names;           /* "Partner A" and "Partner B", and they, in every text */
	bool no_beneath;         /* nothing of what went on under the line; the halves' lower parts neither */
	const char *date;            /* when it was played, ISO 8601; NULL: not known */
	const char *note, *sentence; /* the person's own, from a record; NULL where there is none; not with no_names */
};

/** What was said or done; `by` is SEAT_NONE for narration, which stands in `says`. */
struct said {
	enum seat by;
	const char *does, *says; /* either may be NULL */
	const char *beneath;     /* NULL where there is none, or none is wanted */
};

/** The two partners at one point of the curve. */
struct curve_point {
	int16_t tension;
	int16_t waterline[SEAT_COUNT];
};

/** One reply. */
struct debrief_reply {
	struct said said;
	const char *id; /* as a record names it: "id" or "id:option,option" */
	enum move move;
	bool chosen; /* by a person; false: by habit */
	enum verdict verdict;
	int sting, warmth; /* that landed */
	const char *why;   /* the author's note; may be NULL */
};

/** The conversation as it was shown. */
struct debrief_line {
	struct said said;
	size_t reply; /* index in replies, or DEBRIEF_NO_REPLY for a line of the scenario's */
};
#define DEBRIEF_NO_REPLY SIZE_MAX

/** Another reply that was on offer, and where it would have led with the other answering by habit. */
struct alternative {
	struct said said;
	enum move move;
	bool answered;
	struct said answer;
	enum verdict verdict;   /* of the reply and its answer together */
	const char *ending;     /* the ending's title where it would have ended there, else NULL */
	bool nearest;           /* the one that lay nearest to a good ending */
};

enum moment_mark {
	MOMENT_TURN = 1,     /* the way back was lost, found, got longer, or was reached */
	MOMENT_STUNG = 2,    /* nothing stung more */
	MOMENT_REACHED = 4,  /* nothing of this partner's reached further */
	MOMENT_OPEN = 8      /* nowhere would another reply have loosened the loop more */
};

/** A moment that mattered. */
struct moment {
	size_t reply; /* index in replies */
	unsigned marks;
	const char *title;   /* "What stung most" */
	const char *turning; /* a sentence on the way back, for MOMENT_TURN; else NULL */
	bool answered;       /* reply + 1 is the other's answer, and no moment of its own */
	const struct alternative *others;
	size_t other_count;
};

/** The five steps from resentment to closeness; the first three lie above the waterline. */
enum { STEP_TRIGGER, STEP_EMOTION, STEP_BEHAVIOUR, STEP_FEELING, STEP_NEED, STEP_COUNT, STEPS_ABOVE = STEP_FEELING };

struct five_step {
	const char *title; /* "What set it off" */
	const char *half;  /* in the scenario's words; NULL without `beneath` below the waterline */
	const char *note;  /* "Told, in this conversation:", or that it was not */
	bool open;         /* it was not said: room to write */
	size_t reply;      /* that showed it, or DEBRIEF_NO_REPLY */
};

/** A sign of a secure pair that showed. */
struct sign {
	const char *title, *text;
	size_t reply; /* that showed it, or DEBRIEF_NO_REPLY */
};

struct debrief {
	const struct story *story; /* borrowed */
	const char *title, *summary;
	const char *scenario; /* its id */
	const char *id[SEAT_COUNT], *name[SEAT_COUNT];
	bool played[SEAT_COUNT]; /* by a person */
	const char *who;         /* "You were John; Mary answered by habit." */

	enum ending_kind ending; /* ENDING_NONE: it stopped without one */
	bool over;               /* false: the replies given end before the conversation does */
	const char *ending_words, *ending_title, *ending_text, *ask; /* any but the first may be NULL */

	const struct curve_point *points; /* reply_count + 1: the start, then after each reply */
	const char *curve_words;          /* the curve told, for those who do not see it */
	const struct debrief_reply *replies;
	size_t reply_count;
	const struct debrief_line *lines;
	size_t line_count;

	const struct moment *moments; /* in order */
	size_t moment_count;

	int moves[SEAT_COUNT][MOVE_COUNT];
	int kinds[SEAT_COUNT][KIND_COUNT];

	const char *loop; /* that it is the loop, and how it goes round */
	struct five_step steps[SEAT_COUNT][STEP_COUNT];
	const struct sign *signs;
	size_t sign_count;
	const char *const *ways; /* the ways tried, each in a sentence, where there is more than one */
	size_t way_count, way;   /* this debrief is of way `way` */
	const char *date;            /* the day alone; NULL */
	const char *note, *sentence; /* the person's own words; NULL */
	const char *practice; /* a word for those who spoke softly to a closed door; NULL */
	const char *step_out;

	struct arena *arena; /* holds all of it */
};

/** The play-through is borrowed for the call, its story for as long as the debrief lives. */
struct debrief *debrief_create(const struct playthrough *playthrough, const struct debrief_setup *setup);
void debrief_destroy(struct debrief *debrief);

/** The form to fill in: "When …", "I felt …", "What I long for is …". */
enum { PATTERN_PARTS = 3 };
extern const char *const debrief_pattern[PATTERN_PARTS];

/** What was filled in, as a sentence; a part that is NULL or blank is left out, and nothing is added where all are. */
void debrief_sentence(const char *const parts[PATTERN_PARTS], struct buf *out);

/**
 * The other way round: what was filled in to come to this sentence, added to
 * `parts` (each BUF_EMPTY before). False, and they stay empty, where no parts
 * give exactly this sentence, as when it was written some other way.
 */
bool debrief_sentence_parts(const char *sentence, struct buf parts[PATTERN_PARTS]);

/** A kind of move in words for people: "stings or shuts out". And one sign for it, a letter. */
const char *kind_words(enum move_kind kind);

/** What the program is not, and what its numbers are: one paragraph for the foot of every report. */
extern const char *const debrief_small_print;

#endif
