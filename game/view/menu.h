#ifndef WATERLINE_VIEW_MENU_H
#define WATERLINE_VIEW_MENU_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * What is in the scenes folder, read once when the program starts: of each
 * scenario what its card says, or what keeps it from being opened.
 */
struct menu_item {
	char *path, *title, *summary, *facts; /* facts: minutes, what it practises, who one can be */
	char *notes;
	char *trouble; /* the first finding of one that does not load; then the rest is its file's name */
	char *search;  /* everything that typing looks through */
};

struct menu {
	struct menu_item *items;
	size_t len, cap;
	struct buf typed;
	float height; /* of the list, as it came out last */
};

/** Reads the folder; what is not there makes an empty list. */
void menu_read(struct menu *menu, const char *folder);
void menu_finish(struct menu *menu);
bool menu_matches(const struct menu_item *item, const char *typed);

#endif
