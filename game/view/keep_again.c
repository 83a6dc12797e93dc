/* Going on where one stopped, and with a record: another conversation takes the place of what is open. */
#include <string.h>

#include "base/mem.h"
#include "conversation/reopen.h"
#include "view/screens/after_screen.h"
#include "view/screens/play_screen.h"

static void take_names(struct app *app, const struct kept *kept) {
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		if (kept->person[seat].name != NULL) {
			field_set(&app->renamed[seat].name, kept->person[seat].name, NAME_MOST);
		}
	}
}

static bool fail(struct app *app, struct diag *diag) {
	diag_finish(&app->diag);
	app->diag = *diag;
	app_go(app, SCREEN_ERROR);
	return false;
}

/* Opens what was kept, with nothing said yet; false: the error page is shown. */
static bool open_kept(struct app *app, const struct kept *kept, struct diag *diag) {
	struct keeping keeping = keeper_keeping(&app->keeper);
	struct conversation *conversation = reopen_conversation(kept, app->options.scenes, &keeping, diag);
	if (conversation == NULL) {
		return fail(app, diag);
	}
	app_take(app, conversation, diag);
	take_names(app, kept);
	return true;
}

/* What is not as it was is said on the play screen; what cannot be opened at all is on the error page. */
static void take_up(struct app *app, struct playthrough *playthrough, struct diag *diag) {
	conversation_take_up(app->conversation, playthrough, app->last);
	play_follow(app);
	if (diag->len > 0) {
		app->notice = mem_copy(diag->findings[0].message, strlen(diag->findings[0].message));
	}
	diag_finish(diag);
	app_go(app, playthrough_is_over(playthrough) ? SCREEN_ENDING : SCREEN_PLAY);
}

bool keep_go_on(struct app *app) {
	const struct journal_left *left = keeper_left(&app->keeper);
	struct diag diag = {0};
	if (left == NULL || !open_kept(app, &left->kept, &diag)) {
		return false;
	}
	struct playthrough *playthrough = keeper_resume(&app->keeper, app->talk->story, true, &diag);
	if (playthrough == NULL) {
		return fail(app, &diag);
	}
	take_up(app, playthrough, &diag);
	return true;
}

bool keep_open_record(struct app *app, const struct record *record) {
	struct diag diag = {0};
	if (!open_kept(app, &record->kept, &diag)) {
		return false;
	}
	struct playthrough *playthrough = record_playthrough(record, app->talk->story, true, &diag);
	if (playthrough == NULL) {
		return fail(app, &diag);
	}
	if (record->ending != NULL) {
		playthrough_go_on_to_person(playthrough); /* what ended is opened at its end */
	}
	bool whole = true;
	for (size_t i = 0; i < diag.len; i++) {
		whole = whole && strcmp(diag.findings[i].code, "kept-stops") != 0;
	}
	keeper_opened(&app->keeper, playthrough, record->id, whole);
	take_up(app, playthrough, &diag);
	after_opened(app, record);
	return true;
}
