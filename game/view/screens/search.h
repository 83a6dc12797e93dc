#ifndef WATERLINE_VIEW_SCREENS_SEARCH_H
#define WATERLINE_VIEW_SCREENS_SEARCH_H

#include "view/app_state.h"

/*
 * Narrowing a page down by typing, wherever the focus is on it: letters are for
 * typing there, Backspace takes one back, Escape all of them.
 */

/** Takes what is typed. Call it before anything else on the page takes keys. */
void search_take(struct app *app, struct buf *typed);
/** The field that shows it. */
void search_draw(struct app *app, struct page *page, const struct buf *typed);

#endif
