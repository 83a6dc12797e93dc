#ifndef WATERLINE_VIEW_APP_H
#define WATERLINE_VIEW_APP_H

#include <stdbool.h>

#include "base/diag.h"
#include "picture/theme.h"
#include "playthrough/playthrough.h"
#include "view/ui/clipboard.h"
#include "picture/draw_list.h"
#include "view/ui/input.h"
#include "view/text/metrics.h"

/*
 * The program as a person meets it, without a window: which screen is shown,
 * what is in it, what an input does. The window feeds it inputs and the time,
 * and paints the list that it answers with; tests do the same without paint.
 */
struct app;

/** The family that everything is set in; see fonts/. */
enum family_id { FAMILY_ATKINSON, FAMILY_DYSLEXIC, FAMILY_COUNT };

enum screen_id {
	SCREEN_MENU,
	SCREEN_SEAT,
	SCREEN_PLAY,
	SCREEN_ENDING,
	SCREEN_ERROR,
	SCREEN_HELP,
	SCREEN_BLANK,
	SCREEN_FIRST, /* what this is and is not, and where it is not safe; on the first run with a question after it */
	SCREEN_ASK,   /* that question: may the program remember where one stopped? */
	SCREEN_SETTINGS,
	SCREEN_PAUSE, /* for app_show() alone: the play screen, paused */
	SCREEN_DEBRIEF,
	SCREEN_WAYS, /* two ways side by side */
	SCREEN_MAP,
	SCREEN_RECORDS,
	SCREEN_PRACTICE, /* what can be counted in the kept records */
	SCREEN_RECORD,  /* one of them: its note, taking it home, all that is kept */
	SCREEN_COMPARE, /* two of them side by side */
	SCREEN_COUNT
};

/** What the command line gave, which goes before what the person has set. */
enum app_given { GIVEN_THEME = 1, GIVEN_TEXT_SCALE = 2, GIVEN_STILL = 4, GIVEN_FACE = 8, GIVEN_SPACING = 16, GIVEN_SPEAK = 32 };

/** The screen's name for `shot` and tests, such as "menu". */
const char *screen_name(enum screen_id screen);

struct app_options {
	const char *scenes;  /* the folder with the installed scenarios */
	const char *open;    /* a scenario's path to begin with, or NULL for the menu */
	enum theme_id theme;
	float text_scale;    /* 0.8 to 2.5 */
	enum family_id family;
	float spacing;       /* of the lines, 0.8 to 2; 0 is taken for 1 */
	bool still;          /* no motion */
	bool speak;          /* read aloud: see speech.h */
	uint64_t seed;       /* of the cards */
	const char *home;    /* the folder for what a person lets the program keep; NULL: nothing is read or written */
	unsigned given;      /* enum app_given: what of the above is not to be taken from the settings */
	bool no_trace;       /* nothing is written in this run */
	struct clipboard clipboard; /* zeroed: copying and pasting do nothing */
	bool notice;         /* what stands on the first run comes first, unless it was acknowledged */
};

/** `metrics` and the options' texts are borrowed for the app's life. */
struct app *app_create(const struct metrics *metrics, const struct app_options *options);
void app_destroy(struct app *app);

/** Takes one input, at `now` (milliseconds, any start, never going back). */
void app_input(struct app *app, const struct input *input, double now);

/** The window's size in pixels and how many pixels a point has (1 on an ordinary screen). */
void app_resize(struct app *app, float width, float height, float scale);

/** The size of the text, 0.8 to 2.5; what is outside is brought inside. */
void app_text_scale(struct app *app, float text_scale);

/** How far the lines stand apart, 0.8 to 2, where 1 is as the design has it. */
void app_spacing(struct app *app, float spacing);

/**
 * Which family is wanted. Whoever measures text for the app has to follow (see
 * app_family_wanted()), and call app_measure_anew() once it does.
 */
void app_family(struct app *app, enum family_id family);
enum family_id app_family_wanted(const struct app *app);
void app_measure_anew(struct app *app);

/** Time has passed, and it is `now`: whatever was due is there. Nothing else lets lines arrive. */
void app_tick(struct app *app, double now);

/** Makes the list for the screen as it is at `now`; `list` is cleared first. */
void app_frame(struct app *app, double now, struct draw_list *list);

/**
 * When the next frame is due if nothing is done meanwhile: 0 or less for at
 * once, a time in milliseconds from `now` while something moves or waits, and
 * APP_IDLE when nothing will change by itself.
 */
#define APP_IDLE (-1.0)
double app_next_frame(const struct app *app, double now);

bool app_wants_to_quit(const struct app *app);
bool app_wants_full_screen(const struct app *app);
enum screen_id app_screen(const struct app *app);

/**
 * For pictures and tests: opens a story as a play-through in which `replies` have
 * been said (a list as playthrough_replies_by_id() takes it, or NULL), or says what
 * is wrong.
 */
bool app_play(struct app *app, const char *path, enum seat seat, const char *replies, struct diag *diag);

/** For pictures and tests: back to the beginning of what is open, and another way from there. */
bool app_also(struct app *app, const char *replies, struct diag *diag);

/** For pictures and tests: goes to a screen, as far as what is open allows it. */
bool app_show(struct app *app, enum screen_id screen);

/** Finishes whatever moves or is still to come in the conversation. */
void app_settle(struct app *app);

/**
 * The file that is open, or one that it uses, has changed: it is read again, and
 * the replies of the way that the play-through is on are said again, as far as
 * they lead. A file with a mistake shows the error page; the play-through waits
 * behind it until the mistake is mended. What was changed back is no change.
 */
void app_reload(struct app *app);

/** Which files belong to what is open; none when nothing is. `turn` is another number whenever they may be others. */
struct app_files {
	char **paths;
	size_t len;
	size_t turn;
};
const struct app_files *app_files(const struct app *app);

/** The open play-through, or NULL. */
const struct playthrough *app_playthrough(const struct app *app);

/** What whoever sits before the window has of the conversation, while its page is shown; otherwise NULL. */
struct viewer;
const struct viewer *app_viewer(const struct app *app);

#endif
