/* The pause, which covers everything: time to breathe, and the ways on and out. */
#include "view/screens/after_screen.h"
#include "view/screens/play_screen.h"

enum { PAUSE_CHOICES = 8 };

enum { GO_ON, BEGIN_ANEW, KEEP, LEAVE };

/* What each button does: one of the four above, or a screen to visit. */
struct pause_way {
	int does; /* -1: it leads to `screen` */
	enum screen_id screen;
};

static size_t pause_choices(struct app *app, struct ui_choice choices[PAUSE_CHOICES], struct pause_way ways[PAUSE_CHOICES]) {
	size_t count = 0;
#define WAY(name, key, label, look, does, screen) \
	do { \
		ways[count] = (struct pause_way){does, screen}; \
		choices[count++] = (struct ui_choice){ui_id(name, 0), key, label, look}; \
	} while (0)
	WAY("go on", "Esc", "Go on", BUTTON_MAIN, GO_ON, SCREEN_PLAY);
	WAY("settings", NULL, "Settings", BUTTON_QUIET, -1, SCREEN_SETTINGS);
	WAY("keys", "F1", "Keys", BUTTON_QUIET, -1, SCREEN_HELP);
	if (keep_may_record(app) && !after_kept(app)) {
		WAY("keep", keep_letter(app, SETTINGS_KEY_KEEP), after_keep_label(app), BUTTON_QUIET, KEEP, SCREEN_PLAY);
	}
	WAY("map", NULL, "The map", BUTTON_QUIET, -1, SCREEN_MAP);
	WAY("once more", NULL, "From the beginning", BUTTON_QUIET, BEGIN_ANEW, SCREEN_PLAY);
	WAY("menu", NULL, "To the menu", BUTTON_QUIET, -1, SCREEN_MENU);
	WAY("leave", "F12", "Leave at once", BUTTON_QUIET, LEAVE, SCREEN_BLANK);
#undef WAY
	return count;
}

static void follow(struct app *app, struct pause_way way) {
	if (way.does == GO_ON) {
		play_resume(app);
	} else if (way.does == BEGIN_ANEW) {
		app_then(app, app_begin, app->talk->seat);
	} else if (way.does == KEEP) {
		app_then(app, after_keep, 0);
	} else if (way.does == LEAVE) {
		app_then(app, app_leave_at_once, 0);
	} else if (way.screen == SCREEN_MENU) {
		app_go(app, SCREEN_MENU);
	} else if (way.screen == SCREEN_HELP) {
		app_show(app, SCREEN_HELP);
	} else {
		app_visit(app, way.screen);
	}
}

void pause_keep(struct app *app) {
	if (keep_may_record(app) && playthrough_step_count(app->talk->playthrough) > 0) {
		play_pause(app);
		if (!after_kept(app)) {
			app_then(app, after_keep, 0);
		}
	}
}

void play_resume_quietly(struct app *app) {
	if (app->play.sheet == SHEET_PAUSE) {
		play_resume(app);
	}
	app->play.follow = true;
}

void sheet_pause(struct app *app) {
	struct ui *ui = &app->ui;
	struct page page = page_begin(app, "pause", app->heights.pause, 32);
	page_gap(app, &page, 4);
	page_text(app, &page, ROLE_HEADING, TEXT_HEAD, "Paused", ui->theme->ink);
	page_gap(app, &page, 2);
	page_text(app, &page, ROLE_TEXT, TEXT_BODY,
		"Take the time you need. Put both feet on the floor; let one long breath out. Nothing goes on without you.",
		ui->theme->soft);
	page_gap(app, &page, 3);
	const char *kept = after_keep_words(app);
	if (kept != NULL) {
		page_text(app, &page, ROLE_TEXT, TEXT_BODY, kept, app->keeper.not_recorded ? ui->theme->tightens : ui->theme->accent);
		page_gap(app, &page, 2);
	}
	struct ui_choice choices[PAUSE_CHOICES];
	struct pause_way ways[PAUSE_CHOICES];
	size_t count = pause_choices(app, choices, ways);
	ui_prefer(ui, choices[0].id);
	size_t chosen = ui_buttons(ui, choices, count, page.column);
	page.column.y += ui_buttons_height(ui, choices, count, page.column.w);
	app->heights.pause = page_end(app, &page);
	if (chosen != SIZE_MAX) {
		follow(app, ways[chosen]);
	} else if (ui_char(ui, 'k')) {
		pause_keep(app);
	}
}
