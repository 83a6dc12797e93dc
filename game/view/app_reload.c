/*
 * For whoever writes a scenario while it is open: the file is read again, and
 * what was said is said again in the new one. While the file has a mistake the
 * old story and its play-through stay as they were, so that nothing is lost.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "view/screens/play_screen.h"

static void add_file(struct app_files *files, const char *path) {
	for (size_t i = 0; i < files->len; i++) {
		if (strcmp(files->paths[i], path) == 0) {
			return;
		}
	}
	files->paths = mem_resize(files->paths, files->len + 1, sizeof(*files->paths));
	files->paths[files->len++] = mem_copy(path, strlen(path));
	files->turn++;
}

static void add_files(struct app_files *files, const struct diag *diag) {
	for (size_t i = 0; i < diag->source_len; i++) {
		add_file(files, diag->sources[i]->name);
	}
}

void app_files_are(struct app *app, const struct diag *diag) {
	struct app_files *files = &app->files;
	for (size_t i = 0; i < files->len; i++) {
		free(files->paths[i]);
	}
	free(files->paths);
	*files = (struct app_files){.turn = files->turn + 1};
	if (app->path != NULL) {
		add_file(files, app->path); /* also while it is missing */
	}
	if (diag != NULL) {
		add_files(files, diag);
	}
}

const struct app_files *app_files(const struct app *app) {
	return &app->files;
}

void app_notice_end(struct app *app) {
	free(app->notice);
	app->notice = NULL;
}

/* Puts the new story in the old one's place, with what it can take over. */
static void take_story(struct app *app, struct story *story) {
	app_outdate(app);
	app_notice_end(app);
	if (app->conversation == NULL) {
		app_hold_story(app, story);
		return;
	}
	struct buf notice = BUF_EMPTY;
	enum sheet sheet = app->play.sheet;
	conversation_change_story(app->conversation, story, app->last, &notice);
	play_follow(app);
	if (notice.len > 0) {
		app->notice = buf_detach(&notice);
	}
	buf_finish(&notice);
	if (app->talk->playthrough != NULL && sheet == SHEET_PAUSE) {
		play_pause(app);
	}
}

/* Screens that have nothing to do with what is open; those that lie over another one come back to it. */
static bool stands_apart(enum screen_id screen) {
	return screen == SCREEN_MENU || screen == SCREEN_HELP || screen == SCREEN_SETTINGS || screen == SCREEN_RECORDS ||
		   screen == SCREEN_FIRST || screen == SCREEN_ASK || screen == SCREEN_BLANK;
}

/* Which screen shows what was taken over, if `screen` was shown before. */
static enum screen_id fitting_screen(const struct app *app, enum screen_id screen) {
	bool of_end = screen == SCREEN_ENDING || screen == SCREEN_DEBRIEF || screen == SCREEN_WAYS;
	if (screen == SCREEN_ERROR || (app_needs_playthrough(screen) && app->talk->playthrough == NULL)) {
		return SCREEN_SEAT;
	}
	bool over = app->talk->playthrough == NULL || playthrough_is_over(app->talk->playthrough);
	return of_end && !over ? SCREEN_PLAY : screen == SCREEN_WAYS ? SCREEN_ENDING : screen;
}

static void show_mended(struct app *app, enum screen_id before) {
	app->broken = false;
	app->help_from = fitting_screen(app, app->help_from);
	for (int i = 0; i < SCREEN_COUNT; i++) {
		app->from[i] = fitting_screen(app, app->from[i]);
	}
	if (!stands_apart(app->screen)) {
		app_go(app, fitting_screen(app, before));
	}
	app->play.follow = true;
	app->dirty = true;
}

/* The mistakes, which the error page takes over from `diag`. */
static void show_trouble(struct app *app, struct diag *diag) {
	add_files(&app->files, diag);
	if (stands_apart(app->screen)) {
		diag_finish(diag); /* the page that is shown is not about it; what is open goes on as it was read last */
		return;
	}
	if (!app->broken) {
		app->broken = true;
		app->broken_from = app->screen;
	}
	diag_finish(&app->diag);
	app->diag = *diag;
	if (app->screen == SCREEN_ERROR) {
		app->dirty = true;
	} else {
		app_go(app, SCREEN_ERROR);
	}
}

void app_reload(struct app *app) {
	if (app->path == NULL) {
		return;
	}
	struct diag diag = {0};
	struct story *story = story_load(app->path, &diag);
	if (story == NULL) {
		show_trouble(app, &diag);
		return;
	}
	app_files_are(app, &diag);
	diag_finish(&diag);
	enum screen_id before = app->broken ? app->broken_from : app->screen;
	if (app->talk->story != NULL && app->talk->story->fingerprint == story->fingerprint) {
		story_destroy(story);
		if (app->broken) {
			show_mended(app, before);
		}
		return;
	}
	take_story(app, story);
	show_mended(app, before);
}
