#ifndef WATERLINE_STORY_STORY_H
#define WATERLINE_STORY_STORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "cycle/cycle.h"
#include "story/expr.h"
#include "story/id_index.h"

/*
 * A scenario in memory: an immutable graph, everything bound, in one arena.
 *
 * Texts are templates: `{ines}`, `{ines.they}`, `*emphasis*`; show them with
 * story_text(). All are UTF-8, and NULL where the author gave none.
 */

enum {
	BEATS_MAX = 200000,
	REPLIES_MAX_A_BEAT = 16,
	VARIABLES_MAX = 64,
	CALLS_MAX = 32,
	TEXT_MAX = 2000, /* code points */
	VARIABLE_LIMIT = 1000000,
	SLOTS_MAX = 4,
	OPTIONS_MAX = 5,
	NOTES_MAX = 16,
	RULES_MAX = 100,   /* of a composed reply */
	PREPARE_COUNT = 3, /* questions for each of the two alone, beforehand */
	TALK_COUNT = 4     /* questions for the two together, afterwards */
};

enum pronouns { PRONOUNS_SHE, PRONOUNS_HE, PRONOUNS_THEY, PRONOUNS_COUNT };

/** The six parts of a partner's half of the loop. */
struct half {
	const char *trigger, *perception, *secondary, *behaviour, *primary, *need;
};

struct person {
	const char *id, *name;
	enum pronouns pronouns;
	struct half half;
	struct partner start;
};

struct variable {
	const char *id;
	enum expr_type type;
	int32_t start;
	struct span span;
};

struct line {
	enum seat by; /* SEAT_NONE: narration in `text`; else `does` and/or `says` */
	const char *text, *does, *says, *beneath;
	const struct expr *when; /* NULL: always */
	struct span span;
};

struct set {
	uint32_t variable;
	bool adds;
	int32_t value;
};

enum target_kind {
	TARGET_BEAT,
	TARGET_VERDICT, /* by_verdict[verdict] */
	TARGET_LIST,    /* the first of `branches` whose `when` holds; the last has none */
	TARGET_CALL     /* play from `beat` until its return, then go on at `then` */
};

struct branch {
	const struct expr *when;
	const struct target *to;
};

struct target {
	enum target_kind kind;
	uint32_t beat; /* TARGET_BEAT and TARGET_CALL */
	const struct target *by_verdict[VERDICT_COUNT];
	const struct branch *branches;
	size_t branch_count;
	const struct target *then;
	uint32_t call; /* TARGET_CALL: index in story.calls, for the stack in the play state */
	struct span span;
};

struct compose_option {
	const char *id, *says, *tag; /* tag may be NULL */
	uint64_t tag_bit;            /* of the compose's tags; 0 where there is none */
	const struct expr *when;     /* NULL: always */
	struct span span;
};

struct slot {
	const char *label; /* may be NULL */
	const struct compose_option *options;
	size_t option_count;
	struct span span;
};

struct rule {
	uint64_t tags; /* all of these (bits of the compose's tags) must be among those chosen */
	enum move move;
	const char *why, *beneath; /* NULL: the reply's */
	const struct target *to;   /* NULL: the reply's */
	const struct set *sets;    /* after the reply's own */
	size_t set_count;
};

/** A reply put together from parts. */
struct compose {
	const struct slot *slots;
	size_t slot_count;
	const char *const *tags;
	size_t tag_count; /* at most 20: SLOTS_MAX * OPTIONS_MAX */
	const struct rule *rules; /* in order; the last has no tags */
	size_t rule_count;
	bool conditional; /* some option has a `when` */
};

/** Where in a phase of the work a reply stands: the withdrawer's coming back, then the pursuer's softening. */
enum station {
	STATION_NONE,
	STATION_FEEL_OWN,
	STATION_TELL_IT,
	STATION_PICTURE_SHIFTS,
	STATION_ASK_FOR_IT,
	STATION_IMAGINE_REACHING,
	STATION_FEAR_OF_OTHER,
	STATION_FEAR_ABOUT_SELF,
	STATION_REACH,
	STATION_STAY,
	STATION_REACH_BACK,
	STATION_COUNT
};

struct reply {
	const char *id, *says, *does, *beneath, *why;
	enum move move;               /* for a composed reply, ask reply_rule() */
	const struct compose *compose; /* NULL: an ordinary reply */
	const struct expr *when;
	bool once;
	const struct set *sets;
	size_t set_count;
	/* shown when it has been said and has done what it does, before the play goes on; what a partner says there is
	   left out while a person speaks for that partner */
	const struct line *lines;
	size_t line_count;
	const struct target *to; /* never NULL, but for a composed reply all of whose rules say where they lead */
	const char *const *tags;
	size_t tag_count;
	enum station station;
	bool label_checked; /* the author has looked at the label again, and means it */
	uint32_t index;     /* in story.replies */
	uint32_t beat;      /* where it stands */
	uint32_t once_bit;  /* which bit of the play state remembers that it was said; UINT32_MAX where once is false */
	uint32_t said_slot; /* which counter, UINT32_MAX where no condition asks */
	uint32_t last_slot; /* which number in the play state stands for it, UINT32_MAX where no condition asks */
	struct span span, id_span;
};

enum ending_kind {
	ENDING_NONE,
	ENDING_STUCK,
	ENDING_ESCALATED,
	ENDING_PAUSED,
	ENDING_REPAIRED,
	ENDING_RECONNECTED,
	ENDING_ACCEPTED,
	ENDING_COUNT
};

/** What a guide's text points at. */
enum guide_at {
	GUIDE_WATER,
	GUIDE_BAND,
	GUIDE_HALF,
	GUIDE_CARDS,
	GUIDE_VERDICT,
	GUIDE_WHY,
	GUIDE_UNDER,
	GUIDE_REWIND,
	GUIDE_AT_COUNT
};

/** What somebody who plays for the first time is told in a beat, one after another. */
struct guide {
	enum guide_at at;
	const char *text;
};

struct beat {
	const char *id;
	const struct line *lines;
	size_t line_count;
	enum seat turn; /* SEAT_NONE where there are no replies */
	const struct reply *replies; /* in the author's order */
	size_t reply_count;
	const struct target *to; /* where it goes on with no replies, or with none on offer; may be NULL */
	enum ending_kind ending;
	bool returns;
	const char *title, *text, *ask; /* of an ending */
	const struct guide *guides;
	size_t guide_count;
	uint32_t index;
	uint32_t seen_slot; /* which counter, UINT32_MAX where no condition asks */
	struct span span, id_span;
};

struct story {
	struct arena arena;
	const char *id, *title, *summary, *source;
	const char *language;       /* a BCP 47 tag; "en" where the author gave none */
	const char *const *prepare; /* PREPARE_COUNT texts, or NULL */
	const char *const *talk;    /* TALK_COUNT texts, or NULL */
	const char *const *content_notes;
	size_t content_note_count;
	const char *const *practises;
	size_t practise_count;
	int minutes; /* 0: not given */
	bool closed_door;
	struct person person[SEAT_COUNT];
	enum seat seats[SEAT_COUNT]; /* in the author's order */
	size_t seat_count;
	const struct variable *variables;
	size_t variable_count;
	const struct beat *beats;
	size_t beat_count;
	uint32_t start;
	const struct reply *const *replies; /* all, in order */
	size_t reply_count;
	const struct target *const *calls;
	size_t call_count;
	uint32_t call_depth;                 /* the deepest nesting of calls that a play can reach, at most CALLS_MAX */
	uint32_t once_count;                 /* bits */
	uint32_t seen_count;                 /* counters */
	uint32_t said_count;                 /* counters */
	uint32_t last_count;                 /* replies that last("…") asks for */
	struct id_index beat_ids, reply_ids; /* for story_beat() and story_reply() */
	uint64_t fingerprint; /* of the bytes of all its files; for knowing the same story again on the same kind of machine */
};

/**
 * Loads a scenario and everything it uses. All mistakes are collected in
 * `diag`, sorted; NULL if one of them is an error. With `strict` off, warnings
 * leave the story loaded.
 */
struct story *story_load(const char *path, struct diag *diag);

/** The same from text in memory, as if it stood at `path` (shared beats are looked for beside that). */
struct story *story_load_text(const char *path, const char *text, size_t len, struct diag *diag);

void story_destroy(struct story *story);

/** By id; NULL where there is none. */
const struct beat *story_beat(const struct story *story, const char *id);
const struct reply *story_reply(const struct story *story, const char *id);

/** "she", "stuck", … and back; false where there is none such. */
const char *pronouns_id(enum pronouns pronouns);
const char *ending_id(enum ending_kind kind);

/** repaired, reconnected, accepted and paused: the cycle let go of the two, or they of it. */
bool ending_is_good(enum ending_kind kind);

/** "feel_own", "water", … ; NULL for STATION_NONE. */
const char *station_id(enum station station);
const char *guide_at_id(enum guide_at at);

/** Which rule a composed reply's chosen options fall under; options[i] is the index chosen in slot i. */
const struct rule *compose_rule(const struct compose *compose, const uint8_t *options);

/**
 * What the partners are called in this play-through. Start from story_cast();
 * changing it changes no number.
 */
struct cast {
	struct {
		const char *name;
		enum pronouns pronouns;
	} person[SEAT_COUNT];
};
struct cast story_cast(const struct story *story);

/** What a text is shown with: the two bytes that bracket emphasis in the output. */
#define EMPHASIS_ON '\x0e'
#define EMPHASIS_OFF '\x0f'

/** Fills a template in. `text` may be NULL, which adds nothing. Emphasis comes out between EMPHASIS_ON and _OFF. */
void story_text(const struct story *story, const struct cast *cast, const char *text, struct buf *out);

/** The same without the marks of emphasis. */
void story_plain_text(const struct story *story, const struct cast *cast, const char *text, struct buf *out);

/**
 * What a composed reply says with these options: each slot's label without its
 * "…", then the option, joined by blanks. Still a template.
 */
void compose_says(const struct compose *compose, const uint8_t *options, struct buf *out);

#endif
