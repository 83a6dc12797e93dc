#ifndef WATERLINE_STORY_LOAD_H
#define WATERLINE_STORY_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cjson/cJSON.h>

#include "base/diag.h"
#include "story/id_index.h"
#include "story/json_doc.h"
#include "story/near.h"
#include "story/story.h"
#include "story/text.h"

/*
 * What the parts of the loader share. Loading has three steps: the files are
 * read and every id gets its number (load_uses, load_ids); then each part is
 * read and bound (load_couple, load_beat, load_target, load_compose); then the
 * whole is looked at (story_check).
 *
 * One mistake, one finding: whatever could not be read is marked here, and
 * what depends on it keeps quiet.
 */

/** A scenario or a file of shared beats, open while the story is loaded. */
struct part {
	struct loader *loader;
	struct json_doc *doc;
	char *path;      /* as shown */
	char *real_path; /* without links, to know it again; NULL for text in memory at no real place */
	bool shared;
	const struct part *user; /* while this one is being read: which it is read for */
	const cJSON *beats;
	size_t first_beat;
	uint64_t fingerprint;
	size_t len;
};

/* What a condition decides over. */
enum condition_of {
	CONDITION_OF_LINE,
	CONDITION_OF_ANSWER, /* a line of a reply's own */
	CONDITION_OF_BRANCH,
	CONDITION_OF_OPTION,
	CONDITION_OF_REPLY
};

/** A condition that was let through, for looking at when all variables are known. */
struct condition {
	const struct expr *expr;
	struct span span;
	enum condition_of of;
	uint32_t reply; /* CONDITION_OF_REPLY and _ANSWER: which */
};

/* A reply's id in a condition. */
struct mention {
	struct part *part;
	const cJSON *string;
	size_t start, len;
	uint32_t slot;
	bool last; /* in last("…"); else in said("…") */
};

enum {
	FILES_MAX = 64,
	GUIDES_MAX_A_BEAT = 16,
	LINES_MAX_A_BEAT = 1000,
	BRANCHES_MAX = 1000,
	TAGS_MAX_A_REPLY = 16,
	NEAREST_BUDGET = 4000000 /* names compared for "did you mean" */
};

struct variable_use {
	bool read, set;
	int32_t low, high; /* what it can become */
};

/*
 * What check_words() can skip at a glance: by the kind of text and the first
 * letter of a word, which lengths the first words of its phrases have; and
 * which phrases begin with that letter.
 */
enum { WORD_KINDS = 3, PHRASES_MAX = 128 };
struct word_filter {
	uint32_t lengths[WORD_KINDS][26];
	uint8_t begin[27];
	uint8_t phrases[PHRASES_MAX];
};

struct loader {
	struct diag *diag;
	struct story *story;
	struct arena *arena;  /* the story's */
	struct arena scratch; /* until loading ends */
	struct part *parts[FILES_MAX];
	size_t part_count;
	size_t bytes; /* of all files */
	char *root;   /* the scenario's folder, without links */

	struct id_index variable_ids; /* those of beats and replies stay with the story */
	struct beat *beats;
	struct reply **replies; /* by number, as they are loaded */
	size_t reply_len, reply_cap;
	struct mention *mentions; /* said("…") and last("…"), bound when all replies are known */
	size_t mention_len, mention_cap;
	struct id_index said_ids, last_ids; /* the replies that are mentioned; their number is their slot */
	struct variable *variables;
	struct variable_use *variable_uses;

	struct condition *conditions;
	size_t condition_len, condition_cap;
	struct target **calls;
	size_t call_len, call_cap;

	/* what could not be read, so that names of that kind are taken on trust */
	bool couple_unknown, seats_unknown, variables_unknown, beats_unknown, replies_unknown;
	bool tags_unknown; /* of the composed reply that is being read */
	bool conditions_broken; /* some condition could not be read */
	bool sets_broken;       /* some change of a variable could not */
	bool graph_broken; /* ways are missing: look at no way through */
	struct span seat_span[SEAT_COUNT]; /* where each seat is named */
	bool full;         /* more than ERRORS_MAX mistakes */
	struct word_filter word_filter;
	size_t nearest_left; /* how many candidates may still be compared */
};

/* load_field.c: objects and their keys */

enum json_type {
	JSON_STRING = 1,
	JSON_NUMBER = 2,
	JSON_BOOLEAN = 4,
	JSON_OBJECT = 8,
	JSON_ARRAY = 16
};

struct field {
	const char *key;
	unsigned types; /* of enum json_type */
	bool required;
};

enum { FIELDS_MAX = 20 };

/** The values of an object's known keys, in the order of the fields; NULL where absent or of a wrong type. */
struct fields {
	const cJSON *value[FIELDS_MAX];
	uint32_t wrong; /* bit i: present, but of a wrong type or misspelt */
};

/**
 * Reports unknown, ill-typed and missing keys of `object`, which must be one.
 * `what` is how an author would call it: "a reply".
 */
struct fields load_fields(struct part *part, const cJSON *object, const struct field *fields, size_t count,
	const char *what);

#define LOAD_FIELDS(part, object, fields, what)                                                                        \
	load_fields((part), (object), (fields), sizeof(fields) / sizeof((fields)[0]), (what))

/** Whether a key is there at all, readable or not. */
static inline bool field_given(const struct fields *fields, size_t index) {
	return fields->value[index] != NULL || (fields->wrong >> index & 1) != 0;
}

/** The type of a value as `wrong-type` names it. */
bool load_is(const cJSON *value, unsigned types);
void load_wrong_type(struct part *part, const cJSON *value, const char *what, unsigned types);

/** A place on a value: the whole of a string or number, the bracket of an object or list. */
struct span load_span(const struct part *part, const cJSON *value);

/** A whole number from `low` to `high`; false and a finding where it is not. */
bool load_integer(struct part *part, const cJSON *value, int32_t low, int32_t high, const char *what, int32_t *out);

/** Whether `value` is an id of this form; a finding if not. */
enum id_form {
	ID_NAME,    /* of partners and variables: a to z, 0 to 9, _ ; no word of conditions */
	ID_PLAIN,   /* of beats, replies, options: and - */
	ID_SCENARIO /* a to z, 0 to 9, - */
};
bool load_check_id(struct part *part, const char *id, struct span span, enum id_form form, const char *what);

/**
 * Counts the items of an array or object and reports when there are more than
 * `most` or fewer than `least`. The result is never more than `most`: look at
 * no more of them than that.
 */
size_t load_count(struct part *part, const cJSON *array, size_t least, size_t most, const char *what);

/** `; did you mean "x"?`, or nothing; good until loading ends. */
const char *load_did_you_mean(struct loader *loader, const char *near);

/** The nearest of all ids in an index, while there is still time for it. */
const char *load_nearest(struct loader *loader, const struct id_index *index, const char *name, size_t len);

/** Whether there is no use in reporting more mistakes; says so once, at `value`. */
bool load_is_full(struct part *part, const cJSON *value);

/* load_text.c */

enum text_use {
	TEXT_TITLE,
	TEXT_LINE,
	TEXT_REPLY,
	TEXT_OPTION, /* a part of a composed reply */
	TEXT_NOTE,   /* why, beneath */
	TEXT_HALF,   /* a part of a half */
	TEXT_ENDING,
	TEXT_OTHER
};

/** Copies a text into the story, and reports what is wrong with it. NULL for NULL. `move`: of the reply it is in. */
const char *load_text(struct part *part, const cJSON *string, enum text_use use, enum move move);

/** The same for a text that is no template: names, ids of ideas. */
const char *load_plain(struct part *part, const cJSON *string);

/** A list of exactly `wanted` templates; NULL for NULL, or where it is no such list. */
const char *const *load_questions(struct part *part, const cJSON *array, size_t wanted, const char *what);

/** A list of plain texts of at most `most`; `out_count` receives how many. */
const char *const *load_list(struct part *part, const cJSON *array, size_t most, const char *what, size_t *out_count);

/* load_condition.c */

/** Binds what conditions say of replies, once all of these have been loaded. */
void load_mentions(struct loader *loader);

/** What a condition is read for. */
struct condition_place {
	enum condition_of of;
	enum seat turn; /* of the beat */
	uint32_t reply; /* CONDITION_OF_REPLY and _ANSWER: which */
};

/** Parses and binds a condition; NULL where absent or wrong. */
const struct expr *load_condition(struct part *part, const cJSON *string, struct condition_place place);

/* load_couple.c */

void load_couple(struct part *part, const cJSON *couple);
/** `couple`: where to point for a seat that `seats` does not name. */
void load_seats(struct part *part, const cJSON *seats, struct span couple);
void load_variables(struct part *part, const cJSON *vars);

/** Which partner a string names; SEAT_NONE and a finding where none. */
enum seat load_seat(struct part *part, const cJSON *string);

/** What the partners are called in texts of this file. */
struct text_names load_names(const struct part *part);

/* load_uses.c */

/** Opens the files that `uses` names, and what these use. */
void load_uses(struct part *part, const cJSON *uses);
struct part *load_part(struct loader *loader, const char *path, struct buf *text, bool shared);

/* story_load.c */

/** Whether a file is of this program's format; a finding if not, and then nothing else of it can be judged. */
bool load_format(struct part *part, const cJSON *root);

/* load_ids.c */

/** Gives every beat of all files its number. */
void load_ids(struct loader *loader);

/** Gives a reply, whose place is known, the next number; `id` may be NULL. */
void load_reply_id(struct part *part, struct reply *reply, const cJSON *id);

/** Puts the replies into the story. */
void load_reply_list(struct loader *loader);

/* load_line.c */

/** The lines of a beat or a reply; NULL and none for NULL. `place`: of their conditions; `what`: "lines of a beat". */
const struct line *load_lines(
	struct part *part, const cJSON *array, struct condition_place place, const char *what, size_t *count);

/** What a first-time player is told; NULL and none for NULL. */
const struct guide *load_guides(struct part *part, const cJSON *array, size_t *count);

/* load_sets.c */

/** What becomes of variables; NULL and none for NULL. */
const struct set *load_sets(struct part *part, const cJSON *object, size_t *count);

/* load_beat.c, load_reply.c */

void load_beats(struct part *part);
/** A reply with no `to` of its own goes on where its beat does. */
void load_reply(struct part *part, const cJSON *object, struct beat *beat, bool beat_has_to, struct reply *reply);

/* load_compose.c */

/** `reply_has_to`: a rule need not say where it leads. */
const struct compose *load_compose(struct part *part, const cJSON *object, const struct reply *reply, enum seat turn,
	bool reply_has_to);

/** Which move a string names; MOVE_NONE and a finding where none. */
enum move load_move(struct part *part, const cJSON *string);

/* load_target.c */

/** What leads somewhere, for messages: `reply "x"`. */
struct whose {
	const char *kind, *id;
};

/** Any form of `to`; NULL where it could not be read. `turn`: of the beat. */
const struct target *load_target(struct part *part, const cJSON *value, enum seat turn, struct whose whose);

/**
 * The beat that a string names. Where there is none, a finding; with one of a
 * similar name the looking goes on as if that were meant, else false.
 */
bool load_beat_name(struct part *part, const cJSON *string, struct whose whose, uint32_t *beat);

/* story_check.c */

/** Everything that can be said of the whole; fills in what only the whole tells (call depth). */
void story_check(struct loader *loader);

#endif
