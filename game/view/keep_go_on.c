/* Going on where one stopped, and with a record: another play-through takes the place of what is open. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "view/screens/after_screen.h"
#include "view/screens/play_screen.h"

static void take_names(struct app *app, const struct kept *kept) {
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		if (kept->person[seat].name != NULL) {
			field_set(&app->renamed[seat].name, kept->person[seat].name, NAME_MOST);
		}
		app->renamed[seat].pronouns = kept->person[seat].pronouns;
	}
}

/* The seat that a play-through was played from. */
static enum seat seat_of(const struct playthrough *playthrough) {
	const struct playthrough_setup *setup = playthrough_setup(playthrough);
	return setup->seat[SEAT_ONE] == setup->seat[SEAT_TWO] ? SEAT_NONE : setup->seat[SEAT_ONE] ? SEAT_ONE : SEAT_TWO;
}

/* What is not as it was is said on the play screen; what cannot be opened at all is on the error page. */
static void tell(struct app *app, struct diag *diag) {
	app_notice_end(app);
	if (diag->len > 0) {
		app->notice = mem_copy(diag->findings[0].message, strlen(diag->findings[0].message));
	}
	diag_finish(diag);
}

static bool fail(struct app *app, struct diag *diag) {
	diag_finish(&app->diag);
	app->diag = *diag;
	app_go(app, SCREEN_ERROR);
	return false;
}

/* Opens the story that was kept, with nothing said yet; NULL: the error page is shown. */
static struct story *open_kept(struct app *app, const struct kept *kept, struct diag *diag) {
	struct story *story = kept_story(kept, app->options.scenes, diag);
	if (story == NULL) {
		fail(app, diag);
		return NULL;
	}
	app_take_story(app, story, kept->path, diag);
	take_names(app, kept);
	return story;
}

static void show(struct app *app, struct playthrough *playthrough, struct diag *diag) {
	app->playthrough = playthrough;
	app->seat = seat_of(playthrough);
	tell(app, diag);
	play_open(app, true);
	enum playthrough_wait wait = playthrough_waits_for(playthrough);
	app_go(app, wait == PLAYTHROUGH_ENDED || wait == PLAYTHROUGH_DRY ? SCREEN_ENDING : SCREEN_PLAY);
}

bool keep_go_on(struct app *app) {
	const struct journal_left *left = keep_left(app);
	struct diag diag = {0};
	struct story *story = left != NULL ? open_kept(app, &left->kept, &diag) : NULL;
	if (story == NULL) {
		return false;
	}
	struct playthrough *playthrough = journal_resume(app->keep.journal, story, true, &diag);
	if (playthrough == NULL) {
		return fail(app, &diag);
	}
	show(app, playthrough, &diag);
	app->keep.under_way = true;
	app->keep.followed = playthrough_place(playthrough, playthrough_step_count(playthrough));
	return true;
}

bool keep_open_record(struct app *app, const struct record *record) {
	struct diag diag = {0};
	struct story *story = open_kept(app, &record->kept, &diag);
	if (story == NULL) {
		return false;
	}
	struct playthrough *playthrough = record_playthrough(record, story, true, &diag);
	if (playthrough == NULL) {
		return fail(app, &diag);
	}
	while (record->ending != NULL && playthrough_waits_for(playthrough) == PLAYTHROUGH_HABIT) {
		playthrough_go_on(playthrough); /* what ended is opened at its end */
	}
	app->keep.followed = playthrough_place(playthrough, playthrough_step_count(playthrough)); /* followed once it is gone on with */
	bool whole = true;
	for (size_t i = 0; i < diag.len; i++) {
		whole = whole && strcmp(diag.findings[i].code, "kept-stops") != 0;
	}
	show(app, playthrough, &diag);
	after_opened(app, record, whole);
	return true;
}
