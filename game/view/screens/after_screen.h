#ifndef WATERLINE_VIEW_SCREENS_AFTER_SCREEN_H
#define WATERLINE_VIEW_SCREENS_AFTER_SCREEN_H

#include "report/debrief.h"
#include "picture/map_layout.h"
#include "view/screens/writing.h"

_Static_assert((int)SENTENCE_PARTS == (int)PATTERN_PARTS, "the sentence is the pattern filled in");

/* The parts of looking back, each in a file of its own. */

/** The debrief of the play-through as it stands, made when first asked for. */
const struct debrief *after_debrief(struct app *app);

/** Goes back to this reply and plays on: to the choice itself, or, after an answer by habit, to what comes next. For app_then(). */
void after_from_here(struct app *app, size_t reply);

/* after_keep.c */

/**
 * The three parts of the person's sentence as one, in the frame's arena; while
 * all are empty, the sentence of the record that was opened, or NULL.
 */
const char *after_sentence(struct app *app);
/**
 * Keeps a record of the play-through as it stands, or only what was written, where
 * that alone is new; whether one is kept, whether the person wrote something
 * since, what doing it is called and what there is to say of it (or NULL). The first is for app_then().
 */
void after_keep(struct app *app, size_t unused);
const char *after_keep_label(const struct app *app);
bool after_kept(const struct app *app);
bool after_rewritten(const struct app *app);
const char *after_keep_words(const struct app *app);
/** The play-through was opened from a record: its words can be gone on with. */
void after_opened(struct app *app, const struct record *record);

/** What somebody said or did, with the name: "Mary: turns away, “Night.”" */
const char *after_said(struct app *app, const struct debrief *debrief, const struct said *said);

/* after_curve.c */

/** The curve in a box of this place; `cursor` SIZE_MAX: none. Returns its height. */
struct curve_look {
	const char *title;
	uint32_t focus;  /* its id, or 0 where it cannot be chosen from */
	size_t *cursor;  /* the reply that it is on; NULL: none */
	size_t parts;    /* after so many replies another way went elsewhere: marked; SIZE_MAX: nowhere */
	size_t span;         /* how many replies wide it is, to be like another; 0: as many as there are, and the moments are numbered */
};
float after_curve(struct app *app, const struct debrief *debrief, struct rect place, const struct curve_look *look);
/** The sign of a kind of move, around a point. */
void after_glyph(struct ui *ui, enum move_kind kind, struct point at, float radius);

/* after_parts.c */

/** The sign of a kind of move in front of what comes next, which is indented: by how much, to be taken back after. */
float after_indent(struct writing *writing, enum move_kind kind);
void after_moments(struct app *app, struct page *page, const struct debrief *debrief);
void after_moves(struct app *app, struct page *page, const struct debrief *debrief);
void after_steps(struct app *app, struct page *page, const struct debrief *debrief);
void after_signs(struct app *app, struct page *page, const struct debrief *debrief);

#endif
