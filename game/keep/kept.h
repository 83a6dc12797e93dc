#ifndef WATERLINE_KEEP_KEPT_H
#define WATERLINE_KEEP_KEPT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "playthrough/playthrough.h"
#include "story/json_doc.h"

/*
 * What the journal and a record both say of a play-through: which scenario, as
 * it was, which seat, which cards, who was called what. Texts belong to the
 * arena of whoever holds it.
 */
struct kept {
	const char *scenario, *title; /* its id and its title */
	const char *path;             /* where its file was, as given */
	uint64_t fingerprint;
	const char *seat; /* a partner's id, "both" or "none" */
	uint64_t seed;
	const char *date;    /* ISO 8601, local, with the distance to UTC: "2026-03-02T21:10:05+01:00" */
	const char *version; /* of the program */
	struct {
		const char *name; /* NULL: as in the scenario */
		int pronouns;     /* enum pronouns; -1: as in the scenario */
	} person[SEAT_COUNT];
};

enum { KEPT_FORMAT = 1 };

/** Of a play-through, now. `cast` NULL: nobody was renamed. `path` is copied. */
void kept_of(const struct playthrough *playthrough, const char *path, const struct cast *cast, struct arena *arena,
	struct kept *out);

/** A copy with all texts in another arena. */
void kept_copy(const struct kept *kept, struct arena *arena, struct kept *out);

/** What a partner was called; where the name was not changed, as in `story`, or NULL where that is NULL. */
const char *kept_name(const struct kept *kept, const struct story *story, int seat);

/** What the partners are called; the names are borrowed from `kept` and the story. */
struct cast kept_cast(const struct kept *kept, const struct story *story);

/**
 * Loads its scenario: from where it was, or, where nothing is there, from the
 * folder `scenes` (may be NULL) by its id. NULL and what is wrong in `diag`,
 * kept-scenario where another scenario has taken its place. That it was changed
 * since is no error here.
 */
struct story *kept_story(const struct kept *kept, const char *scenes, struct diag *diag);

/** Where kept_story() looks for it. Free with free(). */
char *kept_scenario_path(const struct kept *kept, const char *scenes);

/**
 * A play-through of it, before its first reply. NULL and an error (kept-seat) where
 * the scenario has no such seat any more. `stepwise` as in playthrough_setup.
 */
struct playthrough *kept_playthrough(const struct kept *kept, const struct story *story, bool stepwise, struct diag *diag);

/** Says one reply by name, after habit has answered what came before; false, and why in `why`, if it is not on offer.
 */
bool kept_say(struct playthrough *playthrough, const char *spec, struct buf *why);

/** Warns (kept-stops) that reply `index` of `count`, `spec`, could not be said, and whether the scenario was changed.
 */
void kept_report_stop(const struct kept *kept, const struct story *story, size_t index, size_t count, const char *spec,
	const char *why, struct diag *diag);

/** Warns (kept-changed) if the scenario was changed since, though all could still be said. */
void kept_report_changed(const struct kept *kept, const struct story *story, struct diag *diag);

/** Adds its members to a JSON object. */
void kept_to_json(const struct kept *kept, cJSON *object);

/**
 * The members from a document. False and an error with its place (kept-format
 * for another version, kept-shape for anything missing or of the wrong kind)
 * where they are not as kept_to_json() writes them; members that are not known
 * are none of its business.
 */
bool kept_from_json(const struct json_doc *doc, struct arena *arena, struct kept *out, struct diag *diag);

/**
 * A string of the document's, in the arena; NULL and an error where it is none,
 * or holds control characters (line ends are fine in one of several `lines`),
 * or is missing though `needed`. NULL alone: not there.
 */
enum kept_text { KEPT_NEEDED, KEPT_OPTIONAL, KEPT_LINES };
const char *kept_string(const struct json_doc *doc, const cJSON *object, const char *key, enum kept_text kind,
	struct arena *arena, struct diag *diag);

/** Text from outside with what is no UTF-8 replaced by U+FFFD, so that it can be written as JSON. */
char *kept_clean(struct arena *arena, const char *text);

#endif
