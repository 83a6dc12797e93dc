#ifndef WATERLINE_VIEW_SCREENS_PLAY_SCREEN_H
#define WATERLINE_VIEW_SCREENS_PLAY_SCREEN_H

#include "view/app_state.h"

/* The play screen's parts, each in a file of its own. */

/** Before the first line, or with all that was said so far on the page. */
void play_open(struct app *app, bool at_end);

/** Everything that is still to come up to the next choice arrives at once. */
void play_bring_all(struct app *app);

/** Whatever eases stands where it was going. */
void play_settle(struct app *app);

/** A reply was just said: it stands on the page at once, and the loop goes with it. */
void play_said(struct app *app);

/** Lines arrive when they are due. */
void play_arrive(struct app *app);

/** Whether lines are on their way. */
bool play_under_way(const struct app *app);

/* play_talk.c: the conversation */

/** How high everything that has arrived is at this width. */
float talk_height(struct app *app, float width);
/** How high the last line is, with the gap above it. */
float talk_last_height(const struct app *app);
/** One event as it is read out, and whose it is; in the frame's arena. */
const char *talk_spoken(struct app *app, size_t index, enum seat *by);
/** Draws it with its upper edge at `place`.y; what lies outside `view` is left out. */
void talk_draw(struct app *app, struct rect place, struct rect view);

/* play_cards.c: what can be said */

float cards_height(struct app *app, float width);
/** Draws the cards and says what is chosen. True if something was said. */
bool cards_run(struct app *app, struct rect place);

/* play_compose.c: a reply put together from parts */

float compose_height(struct app *app, float width);
bool compose_run(struct app *app, struct rect place);

/* play_sheet.c: what opens beside the loop */

void sheet_run(struct app *app, struct rect place);

/* play_pause.c */

void sheet_pause(struct app *app);

/** Pauses and keeps a record, if that may be, and says so. */
void pause_keep(struct app *app);

/* play_panel.c: the loop with what stands around it */

enum panel_shape { PANEL_SIDE, PANEL_BAND };
void panel_draw(struct app *app, struct rect rect, enum panel_shape shape);

/** As if this key had been pressed: for the buttons that stand for keys. */
void play_press(struct app *app, const struct input *key);

/** Back from the menu: not paused any more, the newest line in view. */
void play_resume_quietly(struct app *app);

/** Ends the pause; what was under way goes on where it was. */
void play_resume(struct app *app);

/** The row of keys that are also buttons. */
float play_keys_height(struct app *app, float width);
void play_keys_run(struct app *app, struct rect place);

#endif
