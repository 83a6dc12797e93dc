#ifndef WATERLINE_VIEW_SCREENS_WRITING_H
#define WATERLINE_VIEW_SCREENS_WRITING_H

#include "view/app_state.h"

/*
 * A column that is written from top to bottom. The same writing first measures
 * (`draw` false) and then draws, so that what stands on a card knows how high
 * the card has to be.
 */
struct writing {
	struct app *app;
	struct rect at; /* y moves down */
	bool draw;
};

void writing_gap(struct writing *writing, float ems);
/** A paragraph; nothing for NULL or "". */
void writing_text(struct writing *writing, enum role role, enum text_kind kind, const char *text, struct colour colour);
/** The same with a sign of the loop's turning in front. */
void writing_marked(struct writing *writing, enum verdict verdict, enum text_kind kind, const char *text, struct colour colour);
/** What went on under the line: on the water's ground. Nothing for NULL. */
void writing_beneath(struct writing *writing, const char *text);

/** What a card holds. */
typedef void writing_content(struct writing *writing, const void *data);
/** How high it comes out in a card of this width, and the card itself, at least `least` high; returns its height. */
float writing_card_height(struct app *app, writing_content *content, const void *data, float width);
float writing_card(struct app *app, writing_content *content, const void *data, struct rect place, float least);

/** Two cards beside each other and equally high, or under each other where there is no room; moves the page on. */
void writing_cards(struct app *app, struct page *page, writing_content *content, const void *const data[2]);

/** A heading of a part of a page. */
void writing_head(struct app *app, struct page *page, const char *text);

#endif
