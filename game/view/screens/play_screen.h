#ifndef WATERLINE_VIEW_SCREENS_PLAY_SCREEN_H
#define WATERLINE_VIEW_SCREENS_PLAY_SCREEN_H

#include "view/app_state.h"

/* The play screen's parts, each in a file of its own. */

/** The page as it is when one comes to it: what has arrived is on it, and nothing moves. */
void play_open(struct app *app);

/** Sees to what has happened in the conversation since it was last called. */
void play_follow(struct app *app);

/** Whatever eases stands where it was going. */
void play_settle(struct app *app);

/** Whether something eases. */
bool play_moves(const struct app *app);

/** Does what a node of the viewer's does, once the run is over. */
void play_activate(struct app *app, const char *id);

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
/** Draws the cards; what is chosen is said. */
void cards_run(struct app *app, struct rect place);

/* play_compose.c: a reply put together from parts */

float compose_height(struct app *app, float width);
void compose_run(struct app *app, struct rect place);

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

/** The pause, and its end: what was under way goes on where it was. */
void play_pause(struct app *app);
void play_resume(struct app *app);

/** The row of keys that are also buttons. */
float play_keys_height(struct app *app, float width);
void play_keys_run(struct app *app, struct rect place);

#endif
