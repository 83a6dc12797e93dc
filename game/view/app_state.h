#ifndef WATERLINE_VIEW_APP_STATE_H
#define WATERLINE_VIEW_APP_STATE_H

#include "conversation/conversation.h"
#include "report/practice.h"
#include "view/screens/after.h"
#include "view/app.h"
#include "view/ui/field.h"
#include "view/keep.h"
#include "view/menu.h"
#include "view/screens/play_state.h"
#include "view/screens/records.h"
#include "view/speech.h"
#include "view/ui/ui.h"
#include "viewer/viewer.h"

enum { UI_FIELDS_MAX = 8, NAME_MOST = 24 /* characters */ };

/** How high the pages came out last. */
struct page_heights {
	float first, ask, names, settings, debrief, ways, map, practice, pause;
};

/** What a partner is called in place of the scenario's own, as it is typed. */
struct renamed {
	struct field name;
};

/** What was decided while a screen was run with an input; see app_then(). */
struct decided {
	void (*then)(struct app *app, size_t what);
	size_t what;
};
enum { DECIDED_MAX = 8 };

/*
 * What the screens share: one struct, handed in first. Each screen is a
 * function that runs with the pending input (if any) of app->ui and changes
 * the app by what was chosen.
 */
struct app {
	struct app_options options;
	struct ui ui;
	struct texts *texts;
	struct draw_list scratch; /* where a run for an input draws to */
	float scale;
	enum theme_id theme;
	float text_scale;
	enum family_id family;
	bool still, dirty, quit, full_screen, running; /* running: a screen is being laid out */
	enum screen_id screen, help_from;
	enum screen_id from[SCREEN_COUNT]; /* where a screen that one comes back from was gone to from */
	double last; /* time of the last input or frame */
	struct decided decided[DECIDED_MAX];
	size_t decided_count;

	struct menu menu;
	char *path; /* of what is open */
	struct conversation *conversation;   /* NULL: nothing is open, or it cannot be read */
	const struct conversation_now *talk; /* how that stands; never NULL */
	struct viewer *viewer; /* what whoever sits before the window has of it; NULL: nothing is open */
	size_t heard;      /* so many of its events were seen to */
	struct diag diag;  /* what the error page shows */
	uint64_t plays;    /* how many were begun, so that the cards lie differently each time */
	struct app_files files;
	bool broken;       /* the open file has a mistake now; story and play-through are as before it */
	enum screen_id broken_from;
	char *notice;      /* what became of the play-through when the file was read again, or NULL */
	struct keeper keeper;
	struct kept_records kept;
	struct after after;
	struct practice practice; /* read when its screen is first drawn, and dropped on leaving it */
	bool practice_read;
	struct records_view records;
	struct renamed renamed[SEAT_COUNT];
	struct play play;
	struct speaking speaking;
	float pace;            /* how long a line takes to come, as a share of the usual */
	uint32_t fields[UI_FIELDS_MAX]; /* where text can be typed, as the last run put them */
	size_t field_count;
	struct page_heights heights;
	char *help_numbers;    /* NULL: not read yet */
	char *settings_note;   /* what came of forgetting, or why a key cannot be had; or NULL */
	bool typing;           /* somebody writes: letters are letters */
	bool map_whole;        /* what was not met yet has its name, too */
	bool forget_asked;
	char led_here;         /* the character of the key that led to this screen, whose text is yet to come; 0: none */
	uint32_t focus_next;   /* what gets the focus as soon as it is there; 0: nothing */
	struct buf raw, tidy; /* for app_text(), kept so that a frame asks the heap for nothing */
	struct buf line;      /* likewise, for whoever puts a line together; holds nothing from call to call */
};

/** Shows a screen; where what it shows is gone, the nearest that can be shown. */
void app_go(struct app *app, enum screen_id screen);
bool app_needs_playthrough(enum screen_id screen);

/** Loads what is at `path` for the seat screen, or shows what is wrong with it. */
bool app_open(struct app *app, const char *path);

/** This is open from now on, read from app->path. */
void app_hold_story(struct app *app, struct story *story);

/** What was open is closed, and this (whose files `diag` has read) is in its place; it is the app's from here on. */
void app_take(struct app *app, struct conversation *conversation, const struct diag *diag);

/**
 * A screen decides, and nothing changes under what is being laid out: `then` is
 * called with `what` once the run is over. Outside of a run, at once.
 */
void app_then(struct app *app, void (*then)(struct app *app, size_t what), size_t what);

/** The action that needs no more than its name, likewise. */
void app_then_act(struct app *app, enum act act);

/** Does this in what is open, now, and sees to what came of it. Never in the middle of a run. */
bool app_do(struct app *app, struct action action);

/** The conversation comes at the pace that is set; what is kept of it is as was just set. */
void app_pace(struct app *app);
void app_keep_up(struct app *app);

/** From now on these are the files that what is open was read from: whatever was read with `diag` at hand. */
void app_files_are(struct app *app, const struct diag *diag);

/** What the notice says no longer holds. */
void app_notice_end(struct app *app);

/** Begins a play-through of what is open. `seat` SEAT_NONE: both seats. For app_then(), as the next. */
void app_begin(struct app *app, size_t seat);

/** Nothing of the conversation is kept; the window is blank from here on. */
void app_leave_at_once(struct app *app, size_t unused);

/** A text of the story as this play-through shows it, in the frame's arena, emphasis marked, quotes printed. */
const char *app_text(struct app *app, const char *text);
/** A text that is filled in already, its quotes printed, in the frame's arena. */
const char *app_tidy(struct app *app, const char *text);
/** As app_text(), without emphasis. */
const char *app_plain(struct app *app, const char *text);
const char *app_name(struct app *app, enum seat seat);

/** Goes to a screen that one comes back from, and back. */
void app_visit(struct app *app, enum screen_id screen);
void app_back(struct app *app);

/** The story or the play-through is about to change: whatever was worked out from them goes. */
void app_outdate(struct app *app);

/** A frame was made: what it has that is new is to be said. */
void speech_follow(struct app *app, const struct draw_list *list);
/** What is on the page of the conversation by now is not said again. */
void speech_from_here(struct app *app);
/** Silence: what waits is dropped, and what is being said is broken off. */
void speech_stop(struct app *app);
void speech_finish(struct app *app);

void screen_menu(struct app *app);
void screen_seat(struct app *app);
void screen_play(struct app *app);
void screen_ending(struct app *app);
void screen_error(struct app *app);
void screen_help(struct app *app);
void screen_first(struct app *app);

void screen_ask(struct app *app);
void screen_settings(struct app *app);
void screen_debrief(struct app *app);
void screen_ways(struct app *app);
void screen_map(struct app *app);
void screen_records(struct app *app);
void screen_practice(struct app *app);
void screen_record(struct app *app);
void screen_compare(struct app *app);

/** What was counted for practice over time is dropped; it is counted anew when it is next looked at. */
void app_forget_practice(struct app *app);

/** A scrolling page for reading: its column, centred, of a comfortable measure. */
struct page {
	struct rect column; /* y moves down as things are put */
	float top, offset; /* offset: how far it is scrolled down */
};
/** Page Up and Page Down scroll it, unless they were taken before. */
struct page page_begin(struct app *app, const char *id, float height, float measure);
/** Returns how high it came out, to be handed in as `height` next time. */
float page_end(struct app *app, struct page *page);
void page_gap(struct app *app, struct page *page, float steps);
void page_text(struct app *app, struct page *page, enum role role, enum text_kind kind, const char *text,
	struct colour colour);

/** The names and pronouns of the two, to be changed: a part of the seat screen. */
void names_run(struct app *app, struct page *page);

#endif
