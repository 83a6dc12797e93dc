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

/* How much of an old play-through a new story could take over. */
struct replay {
	size_t said, of; /* a person's replies */
	char *lost;      /* the first that leads nowhere now, or NULL */
};

static void go_on_to_person(struct playthrough *playthrough) {
	for (int i = 0; i < HABIT_RUN_MAX && playthrough_waits_for(playthrough) == PLAYTHROUGH_HABIT; i++) {
		playthrough_go_on(playthrough);
	}
}

static bool say_again(struct playthrough *playthrough, const struct playthrough *old, size_t step, struct replay *replay) {
	if (!playthrough_step(old, step)->chosen) {
		playthrough_go_on(playthrough);
		return true;
	}
	struct buf spec = BUF_EMPTY;
	struct diag unsaid = {0};
	playthrough_step_spec(old, step, &spec);
	go_on_to_person(playthrough);
	bool good = playthrough_waits_for(playthrough) == PLAYTHROUGH_PERSON && playthrough_replies_by_id(playthrough, spec.text, &unsaid);
	replay->said += good;
	replay->lost = good ? NULL : mem_copy(spec.text, spec.len);
	diag_finish(&unsaid);
	buf_finish(&spec);
	return good;
}

/* The old play-through's way, in a play-through of the new story. */
static struct playthrough *replay_in(const struct story *story, const struct playthrough *old, struct replay *replay) {
	struct playthrough *playthrough = playthrough_create(story, playthrough_setup(old));
	size_t count = playthrough_step_count(old);
	for (size_t i = 0; i < count; i++) {
		replay->of += playthrough_step(old, i)->chosen;
	}
	for (size_t i = 0; i < count && say_again(playthrough, old, i, replay); i++) {
	}
	const struct playthrough_setup *setup = playthrough_setup(old);
	if (playthrough_waits_for(old) != PLAYTHROUGH_HABIT && (setup->seat[SEAT_ONE] || setup->seat[SEAT_TWO])) {
		go_on_to_person(playthrough);
	}
	return playthrough;
}

static char *notice_of(const struct replay *replay) {
	struct buf text = BUF_EMPTY;
	if (replay->lost == NULL) {
		buf_puts(&text, "read again, and all that was said leads here");
	} else if (replay->said == 0) {
		buf_printf(&text, "read again: “%s” is no longer on offer, so this is the beginning", replay->lost);
	} else {
		buf_printf(&text, "read again: %zu of %zu replies still lead somewhere, then “%s” is no longer on offer",
			replay->said, replay->of, replay->lost);
	}
	return buf_detach(&text);
}

static bool seats_are_there(const struct story *story, const struct playthrough_setup *setup) {
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		bool there = false;
		for (size_t i = 0; i < story->seat_count; i++) {
			there = there || story->seats[i] == (enum seat)seat;
		}
		if (setup->seat[seat] && !there) {
			return false;
		}
	}
	return true;
}

/* Puts the new story in the old one's place, with what it can take over. */
static void take_story(struct app *app, struct story *story) {
	keep_let_go(app);
	app_outdate(app);
	struct playthrough *old = app->playthrough;
	app->playthrough = NULL;
	app_notice_end(app);
	if (old != NULL && seats_are_there(story, playthrough_setup(old))) {
		struct replay replay = {0};
		app->playthrough = replay_in(story, old, &replay);
		app->notice = notice_of(&replay);
		free(replay.lost);
	}
	playthrough_destroy(old);
	story_destroy(app->story);
	app->story = story;
	if (app->playthrough != NULL) {
		enum sheet sheet = app->play.sheet;
		play_open(app, true);
		app->play.sheet = sheet == SHEET_PAUSE ? sheet : SHEET_NONE;
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
	if (screen == SCREEN_ERROR || (app_needs_playthrough(screen) && app->playthrough == NULL)) {
		return SCREEN_SEAT;
	}
	enum playthrough_wait wait = app->playthrough != NULL ? playthrough_waits_for(app->playthrough) : PLAYTHROUGH_DRY;
	bool over = wait == PLAYTHROUGH_ENDED || wait == PLAYTHROUGH_DRY;
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
	if (app->story != NULL && app->story->fingerprint == story->fingerprint) {
		story_destroy(story);
		if (app->broken) {
			show_mended(app, before);
		}
		return;
	}
	take_story(app, story);
	show_mended(app, before);
}
