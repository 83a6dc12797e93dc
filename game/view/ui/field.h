#ifndef WATERLINE_VIEW_UI_FIELD_H
#define WATERLINE_VIEW_UI_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "view/ui/ui.h"

/*
 * Somewhere to write: one paragraph that grows with what is in it, or several.
 * Letters are letters while it has the focus; Tab leads on, and so do Up and
 * Down from the first line and the last. Arrows with Shift mark a part, Ctrl+A
 * all; Ctrl+C, X and V copy, cut and paste (so do Insert and Delete with Ctrl
 * or Shift). What is typed is never written anywhere by itself.
 */
struct field {
	struct buf text; /* UTF-8 without control characters but line ends; begin with BUF_EMPTY */
	size_t caret;    /* in bytes, between characters */
	size_t mark;     /* where the marked part begins or ends; the caret's place where nothing is marked */
	bool lines;      /* Enter begins another line */
	bool moved;      /* the caret is to be brought into view */
};

void field_finish(struct field *field);
void field_clear(struct field *field);
/** As much of it as has room; a line end is a blank where there is one line only. */
void field_set(struct field *field, const char *text, size_t most);

struct field_look {
	const char *label; /* what it is for, for those who do not see it */
	const char *hint;  /* shown while it is empty */
	size_t most;       /* characters */
	int rows;          /* it is at least so many lines high */
};

float field_height(struct ui *ui, const struct field *field, const struct field_look *look, float width);

/** Takes what is typed if it has the focus. True if the text changed. */
struct app;
bool field_run(struct app *app, struct field *field, uint32_t id, struct rect place, const struct field_look *look);

/** Whether it is what one does to paste: for what is typed into without being a field. */
struct input;
bool field_pastes(const struct input *input);

#endif
