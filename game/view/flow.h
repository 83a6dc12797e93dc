#ifndef WATERLINE_VIEW_FLOW_H
#define WATERLINE_VIEW_FLOW_H

#include "view/app_state.h"

/*
 * A column that is written from top to bottom. The same writing first measures
 * (`draw` false) and then draws, so that what stands on a card knows how high
 * the card has to be.
 */
struct flow {
	struct app *app;
	struct rect at; /* y moves down */
	bool draw;
};

void flow_gap(struct flow *flow, float ems);
/** A paragraph; nothing for NULL or "". */
void flow_text(struct flow *flow, enum role role, enum text_kind kind, const char *text, struct colour colour);
/** The same with a sign of the loop's turning in front. */
void flow_marked(struct flow *flow, enum verdict verdict, enum text_kind kind, const char *text, struct colour colour);
/** What went on under the line: on the water's ground. Nothing for NULL. */
void flow_beneath(struct flow *flow, const char *text);

/** What a card holds. */
typedef void flow_content(struct flow *flow, const void *data);
/** How high it comes out in a card of this width, and the card itself, at least `least` high; returns its height. */
float flow_card_height(struct app *app, flow_content *content, const void *data, float width);
float flow_card(struct app *app, flow_content *content, const void *data, struct rect place, float least);

/** Two cards beside each other and equally high, or under each other where there is no room; moves the page on. */
void flow_cards(struct app *app, struct page *page, flow_content *content, const void *const data[2]);

/** A heading of a part of a page. */
void flow_head(struct app *app, struct page *page, const char *text);

#endif
