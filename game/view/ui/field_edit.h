#ifndef WATERLINE_VIEW_UI_FIELD_EDIT_H
#define WATERLINE_VIEW_UI_FIELD_EDIT_H

#include "view/ui/clipboard.h"
#include "view/ui/field.h"

/* What is done to the text of a field, for field.c; nothing here knows how it looks. */

/** The next place between characters as readers see them, forward or back (`by` 1 or -1); its own at an end. */
size_t field_step(const struct field *field, size_t at, int by);

/** The caret goes there; what was marked no longer is, unless it is marked on the way (`marking`). */
void field_go(struct field *field, size_t to, bool marking);

/** What is marked: from here to there in bytes, the same where nothing is. */
size_t field_marked_from(const struct field *field);
size_t field_marked_to(const struct field *field);

/**
 * Puts text in place of what is marked, with the caret behind it: without
 * control characters and what is no UTF-8; line ends of any kind as such, or as
 * blanks where there is one line only. At most as much as has room among
 * `most` characters, cut between characters as readers see them. True if the
 * text changed.
 */
bool field_put(struct field *field, const char *text, size_t len, size_t most);

/** Takes away what is marked, or else the character before (`by` -1) or behind the caret. True if the text changed. */
bool field_erase(struct field *field, int by);

/** Copies what is marked; false where nothing is. */
bool field_copy(const struct field *field, const struct clipboard *clipboard);

/** Puts what is on the clipboard. True if the text changed. */
bool field_paste(struct field *field, const struct clipboard *clipboard, size_t most);

#endif
