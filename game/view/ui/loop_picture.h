#ifndef WATERLINE_VIEW_UI_LOOP_PICTURE_H
#define WATERLINE_VIEW_UI_LOOP_PICTURE_H

#include "cycle/cycle.h"
#include "picture/loop_water.h"
#include "view/ui/ui.h"

/*
 * The picture that people remember: the loop between two partners as a
 * cross-section, air above and water below, with what each half holds in
 * order of depth. Knows nothing of stories: it is handed words and shares.
 */
struct loop_half {
	const char *name, *position;
	const char *label[LAYERS], *text[LAYERS]; /* from what shows down to the longing */
	float waterline;                          /* 0 to 1 */
};

struct loop_picture {
	struct loop_half half[SEAT_COUNT];
	float tension;   /* 0 to 1 */
	float pulse;     /* how far it is on its way from speaker to listener, 0 to 1 */
	enum seat spoke; /* SEAT_NONE: nobody yet */
};

enum loop_words {
	LOOP_WITH_WORDS, /* all five layers, as far as they find room */
	LOOP_WITH_NAMES  /* only the partners' names */
};

void loop_picture(struct ui *ui, const struct loop_picture *picture, struct rect air, enum loop_words words);

#endif
