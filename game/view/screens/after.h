#ifndef WATERLINE_VIEW_SCREENS_AFTER_H
#define WATERLINE_VIEW_SCREENS_AFTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "view/ui/field.h"

struct debrief;
struct map;

/*
 * Looking back at a play-through: what was worked out from the play-through for the
 * debrief, the ways and the map, and what the person wrote there. All of it
 * goes when the play-through does.
 */
enum { SENTENCE_PARTS = 3, SENTENCE_MOST = 400 /* characters of each part */, NOTE_MOST = 5000 };

struct after {
	struct debrief *debrief; /* of the play-through as it stood at `place`; NULL: to be made */
	uint32_t place;
	size_t cursor;           /* the reply that the curve's cursor is on */
	struct field sentence[SENTENCE_PARTS];
	struct field note;
	size_t asked;            /* "from here" was chosen for this reply in this run; SIZE_MAX: for none */
	bool rewritten;          /* the person's own words changed since a record was kept */
	char *sentence_was;      /* of the record that was opened, where it cannot be put into the fields; NULL */
	size_t ways[2];          /* which two stand side by side */
	struct debrief *of_way[2];
	struct map *map;         /* of the play-through as it stood at: */
	uint32_t map_place;
	float map_x;             /* how far the map is moved to the left */
};

#endif
