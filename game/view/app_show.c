/* Which screen is shown, and how one comes back from it. */
#include "view/screens/play_screen.h"

void app_visit(struct app *app, enum screen_id screen) {
	app->from[screen] = app->screen != screen ? app->screen : app->from[screen];
	app_go(app, screen);
}

void app_back(struct app *app) {
	app_go(app, app->from[app->screen]);
	app->play.follow = true;
}

const char *screen_name(enum screen_id screen) {
	static const char *const names[SCREEN_COUNT] = {[SCREEN_MENU] = "menu", [SCREEN_SEAT] = "seat", [SCREEN_PLAY] = "play",
		[SCREEN_ENDING] = "ending", [SCREEN_ERROR] = "error", [SCREEN_HELP] = "help", [SCREEN_BLANK] = "blank",
		[SCREEN_FIRST] = "first", [SCREEN_ASK] = "ask", [SCREEN_SETTINGS] = "settings", [SCREEN_PAUSE] = "pause",
		[SCREEN_DEBRIEF] = "debrief", [SCREEN_WAYS] = "ways", [SCREEN_MAP] = "map", [SCREEN_RECORDS] = "records",
		[SCREEN_PRACTICE] = "practice", [SCREEN_RECORD] = "record", [SCREEN_COMPARE] = "compare"};
	return names[screen];
}

bool app_needs_playthrough(enum screen_id screen) {
	return screen == SCREEN_PLAY || screen == SCREEN_ENDING || screen == SCREEN_PAUSE || screen == SCREEN_DEBRIEF ||
		   screen == SCREEN_WAYS;
}

/* What one came from may be gone: its file was read again, and has no such seat any more. */
static enum screen_id nearest(const struct app *app, enum screen_id screen) {
	bool of_story = screen == SCREEN_SEAT || screen == SCREEN_MAP;
	if (app_needs_playthrough(screen) && app->talk->playthrough == NULL) {
		return app->talk->story != NULL ? SCREEN_SEAT : SCREEN_MENU;
	}
	return of_story && app->talk->story == NULL ? SCREEN_MENU : screen;
}

void app_go(struct app *app, enum screen_id screen) {
	app_forget_practice(app);
	app->screen = nearest(app, screen);
	ui_reset(&app->ui);
	app->dirty = true;
}

bool app_show(struct app *app, enum screen_id screen) {
	bool needs_story = screen == SCREEN_SEAT || screen == SCREEN_MAP;
	bool needs_playthrough = app_needs_playthrough(screen);
	if ((needs_story && app->talk->story == NULL) || (needs_playthrough && app->talk->playthrough == NULL) ||
		(screen == SCREEN_ERROR && app->diag.len == 0) ||
		((screen == SCREEN_RECORD || screen == SCREEN_COMPARE) && !records_can_show(app, screen == SCREEN_COMPARE))) {
		return false;
	}
	app->help_from = app->screen;
	app_visit(app, screen == SCREEN_PAUSE ? SCREEN_PLAY : screen);
	if (screen == SCREEN_PAUSE) {
		play_pause(app);
	}
	return true;
}
