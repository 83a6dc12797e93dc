#ifndef WATERLINE_VIEW_UI_UI_H
#define WATERLINE_VIEW_UI_UI_H

#include <stdbool.h>
#include <stdint.h>

#include "picture/draw_list.h"
#include "picture/ease.h"
#include "view/ui/input.h"
#include "view/text/text.h"
#include "picture/theme.h"

/*
 * Immediate widgets: a screen is one function, run with an input to find out
 * what it does, and without one to find out what is drawn. A widget puts its
 * items and its node into the list and says whether it was chosen just now;
 * what Enter does with the focus a click does on the spot.
 *
 * The focus follows the order in which things are put. Ids are stable from run
 * to run; make them with ui_id().
 */

enum { UI_STOPS_MAX = 512, UI_AREAS_MAX = 8 };

/** What can have the focus, as the last run put it. */
struct ui_stop {
	uint32_t id;
	struct rect rect;
	uint32_t area; /* id of the scrolling area that it lies in, or 0 */
	bool in_ring;  /* Tab and arrows stop here */
};

/** A scrolling area's place, kept from run to run. */
struct ui_area {
	uint32_t id;
	struct eased offset;
	float limit; /* the largest offset */
	struct rect rect;
	uint64_t turn;
};

struct ui {
	/* for reading: what a screen lays out with */
	struct texts *texts;
	const struct theme *theme;
	float width, height; /* of the window */
	float em;            /* size of running text */
	float grid;          /* the step of the grid, 8 points on an ordinary screen */
	float spacing;       /* of the lines: 1 as the design has it */
	float pixel;         /* one point: hairlines, feathers */
	double now;
	bool still;
	struct draw_list *list;
	bool moving; /* something eases: another frame is due */

	/* ui.c's own */
	struct input input;
	bool pending; /* the input is there and nobody has taken it */
	uint32_t focus, hover, pressed, wanted;
	bool focus_shown; /* by keys: to be drawn with a ring */
	int reveal;       /* the focus moved: its area scrolls to it, at the end of so many runs */
	struct point pointer;
	bool pointer_in;
	struct ui_stop stops[UI_STOPS_MAX];
	size_t stop_count;
	struct ui_area areas[UI_AREAS_MAX];
	struct ui_area *area; /* the one that is open */
	uint32_t held;   /* the area that was pressed on, while the press lasts */
	float held_at;   /* how far down it is held now */
	bool dragging;   /* it has been moved by that: letting go chooses nothing */
	uint64_t turn;
};

/** An id from a name and a number. Never 0. */
uint32_t ui_id(const char *name, uint32_t number);

/** Begins a run that puts into `list`. `input` may be NULL. */
void ui_begin(struct ui *ui, struct draw_list *list, double now, const struct input *input);

/** Ends it: the focus moves, areas scroll. True if the pending input changed something here. */
bool ui_end(struct ui *ui);

/** Forgets focus and scrolling: another screen begins. */
void ui_reset(struct ui *ui);

/** The focus goes there at the end of this run, unless something else has it already and is still there. */
void ui_prefer(struct ui *ui, uint32_t id);
/** The focus goes there, whatever has it. */
void ui_focus(struct ui *ui, uint32_t id);

/** Whether the input is this key, or this character, or a press anywhere; taking it away from all who ask later. */
bool ui_key(struct ui *ui, enum key key);
bool ui_char(struct ui *ui, char character);
bool ui_down(struct ui *ui);
/** Takes the input away. */
void ui_take(struct ui *ui);
/** Looks without taking: NULL where there is none left. */
const struct input *ui_input(const struct ui *ui);

/** What a spot of the screen looks like to the person. */
struct ui_look {
	bool chosen; /* just now: by Enter, blank, click */
	bool focused, hovered, pressed;
};

/** Something that can be chosen. Puts its node; drawing it is the caller's. */
struct ui_look ui_spot(struct ui *ui, uint32_t id, enum role role, struct rect rect, const char *label);

/** The ring around what has the focus by keys. */
void ui_ring(struct ui *ui, struct rect rect, float radius);

/**
 * A scrolling area with a content of this height: returns how far it is
 * scrolled down. Until ui_scroll_end() everything is clipped to `rect`, and
 * focus moves bring what they reach into view.
 */
float ui_scroll(struct ui *ui, uint32_t id, struct rect rect, float content);
/** `ground` is what the area lies on: where there is more above or below, the content fades into it. */
void ui_scroll_end(struct ui *ui, struct colour ground);
/** Clips to what of `rect` the open area shows. False, and nothing to end, where that is nothing. */
bool ui_clip(struct ui *ui, struct rect rect);
void ui_clip_end(struct ui *ui);
/** Sends an area (put in this run or an earlier one) somewhere; 0 is its top, a huge offset its end. */
void ui_scroll_to(struct ui *ui, uint32_t id, float offset);
/** Brings a part of the open area into view, if it is not. */
void ui_reveal(struct ui *ui, struct rect rect);
/** How far it can scroll, and whether it stands at its end. */
bool ui_scrolled_to_end(const struct ui *ui, uint32_t id);

/* Text in the frame. */
enum text_kind { TEXT_BODY, TEXT_ITALIC, TEXT_ASIDE, TEXT_SMALL, TEXT_SMALL_ITALIC, TEXT_LABEL, TEXT_STRONG, TEXT_TITLE, TEXT_HEAD };
struct text_style ui_style(const struct ui *ui, enum text_kind kind);
const struct text_block *ui_layout(struct ui *ui, enum text_kind kind, const char *text, float width);
/** The kind to show a heading with where there is little room: a title, or what is smaller and still fits, or the smallest. */
enum text_kind ui_heading_kind(struct ui *ui, const char *text, float width, float height);
/** Draws and returns the height. */
float ui_text(struct ui *ui, enum text_kind kind, const char *text, struct rect place, enum align align,
	struct colour colour);
/** The same, with a node for it. */
float ui_say(struct ui *ui, enum role role, enum text_kind kind, const char *text, struct rect place, enum align align,
	struct colour colour);

/** How high a button of this width is, and the button. `key` is a letter shown before it, or NULL. */
float ui_button_width(struct ui *ui, const char *key, const char *label);
float ui_button_height(const struct ui *ui);
enum button_look { BUTTON_QUIET, BUTTON_MAIN };
bool ui_button(struct ui *ui, uint32_t id, struct rect rect, const char *key, const char *label, enum button_look look);

/**
 * Several buttons in rows: the height they take. In one row each is as wide as
 * it needs; in several they stand in columns.
 */
struct ui_choice {
	uint32_t id;
	const char *key, *label;
	enum button_look look;
};
float ui_buttons_height(struct ui *ui, const struct ui_choice *choices, size_t count, float width);
/** Returns the one chosen, or SIZE_MAX. */
size_t ui_buttons(struct ui *ui, const struct ui_choice *choices, size_t count, struct rect place);

/** One of several words to choose from, `chosen` or not; rounded like a button. */
float ui_pill_width(struct ui *ui, const char *word);
void ui_pill_draw(struct ui *ui, struct rect rect, const char *word, bool chosen, bool marked);

/** A round badge with a character in it. */
void ui_badge(struct ui *ui, struct point centre, const char *text, bool filled);

/** A panel's ground that can be chosen: what a card is drawn on, by how it looks. */
void ui_card_ground(struct ui *ui, struct rect rect, struct ui_look look);

#endif
