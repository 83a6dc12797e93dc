#ifndef WATERLINE_VIEW_FIELD_H
#define WATERLINE_VIEW_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "view/ui.h"

/*
 * Somewhere to write: one paragraph that grows with what is in it. Letters are
 * letters while it has the focus; Tab, Up and Down lead on. What is typed is
 * never written anywhere by itself.
 */
struct field {
	struct buf text; /* UTF-8 without control characters; begin with BUF_EMPTY */
	size_t caret;    /* in bytes, between characters */
};

void field_finish(struct field *field);
void field_clear(struct field *field);
/** As much of it as has room. */
void field_set(struct field *field, const char *text, size_t most);

struct field_look {
	const char *label; /* what it is for, for those who do not see it */
	const char *hint;  /* shown while it is empty */
	size_t most;       /* characters */
};

float field_height(struct ui *ui, const struct field *field, const struct field_look *look, float width);

/** Takes what is typed if it has the focus. True if the text changed. */
struct app;
bool field_run(struct app *app, struct field *field, uint32_t id, struct rect place, const struct field_look *look);

#endif
