/*
 * Everything that the window writes is written here, so that one can see in one
 * place when that is: settings after the first page was acknowledged, the
 * journal after a yes, a record when asked for.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "view/screens/after_screen.h"

static const char *home(const struct app *app) {
	return app->options.home;
}

bool keep_may_write(const struct app *app) {
	return home(app) != NULL && !app->options.no_trace && app->keep.settings.notice_seen != 0;
}

void keep_take_trouble(struct keep *keep, struct diag *diag) {
	free(keep->trouble);
	keep->trouble = NULL;
	if (diag->len > 0) {
		keep->trouble = mem_copy(diag->findings[0].message, strlen(diag->findings[0].message));
	}
	diag_finish(diag);
}

/* The journal is there exactly while the person lets it be. */
static void follow_consent(struct app *app) {
	struct keep *keep = &app->keep;
	bool may = keep_may_write(app) && settings_may_remember(&keep->settings, app->options.no_trace);
	struct diag diag = {0};
	if (may && keep->journal == NULL) {
		keep->journal = journal_open(home(app), &diag);
		keep_take_trouble(keep, &diag);
	} else if (!may && keep->journal != NULL) {
		journal_end(keep->journal, &diag);
		journal_close(keep->journal);
		keep->journal = NULL;
		keep->under_way = keep->behind = false;
		journal_forget(home(app), &diag);
		diag_finish(&diag);
	}
}

void keep_open(struct app *app) {
	struct keep *keep = &app->keep;
	struct diag diag = {0};
	keep->settings = home(app) != NULL ? settings_read(home(app), &diag) : settings_default();
	diag_finish(&diag); /* what cannot be read is as on the first run */
	if (home(app) == NULL) { /* what was asked for is then all there is */
		app->options.given = GIVEN_THEME | GIVEN_TEXT_SCALE | GIVEN_STILL | GIVEN_FACE | GIVEN_SPACING | GIVEN_SPEAK;
	}
	keep_show(app);
	follow_consent(app);
}

void keep_finish(struct app *app) {
	struct keep *keep = &app->keep;
	journal_close(keep->journal);
	record_list_finish(&keep->records);
	free(keep->trouble);
}

void keep_show(struct app *app) {
	const struct settings *settings = &app->keep.settings;
	unsigned given = app->options.given;
	if ((given & GIVEN_THEME) == 0) {
		app->theme = (enum theme_id)settings->theme;
	}
	if ((given & GIVEN_STILL) == 0) {
		app->still = settings->motion == SETTINGS_MOTION_OFF;
	}
	if ((given & GIVEN_TEXT_SCALE) == 0) {
		app_text_scale(app, (float)settings->text_percent / 100);
	}
	if ((given & GIVEN_SPEAK) == 0) {
		app_speak(app, settings->read_aloud != 0);
	}
	if ((given & GIVEN_FACE) == 0) {
		app_family(app, settings->face == SETTINGS_FACE_DYSLEXIA ? FAMILY_DYSLEXIC : FAMILY_ATKINSON);
	}
	if ((given & GIVEN_SPACING) == 0) {
		app_spacing(app, (float)settings->spacing_percent / 100);
	}
	app->pace = 100 / (float)settings->speed_percent;
	app->dirty = true;
}

void keep_settings(struct app *app) {
	struct diag diag = {0};
	if (keep_may_write(app)) {
		settings_write(home(app), &app->keep.settings, &diag);
		keep_take_trouble(&app->keep, &diag);
	}
	follow_consent(app);
	app->dirty = true;
}

void keep_seen(struct app *app, enum app_given what) {
	struct settings *settings = &app->keep.settings;
	app->options.given &= ~(unsigned)what;
	if (what == GIVEN_THEME) {
		settings->theme = (int)app->theme;
	} else {
		settings->text_percent = (int)(app->text_scale * 100 + 0.5f);
	}
	keep_settings(app);
}

bool keep_may_record(const struct app *app) {
	return keep_may_write(app) && app->keep.settings.no_trace == 0;
}

static bool is_over(const struct playthrough *playthrough) {
	enum playthrough_wait wait = playthrough_waits_for(playthrough);
	return wait == PLAYTHROUGH_ENDED || wait == PLAYTHROUGH_DRY;
}

static bool person_has_spoken(const struct playthrough *playthrough) {
	bool spoken = false;
	for (size_t i = 0; i < playthrough_step_count(playthrough) && !spoken; i++) {
		spoken = playthrough_step(playthrough, i)->chosen;
	}
	return spoken;
}

/* What the journal has by now; false where it is behind. */
static bool follow(struct app *app, uint32_t place, struct diag *diag) {
	struct keep *keep = &app->keep;
	if (is_over(app->playthrough)) {
		if (keep->under_way) {
			journal_end(keep->journal, diag);
		}
		keep->under_way = false;
	} else if (keep->under_way) {
		journal_follow(keep->journal, app->playthrough, diag);
		return journal_is_whole(keep->journal);
	} else if (place != keep->followed && person_has_spoken(app->playthrough)) {
		struct cast cast = app_cast(app);
		keep->under_way = journal_begin(keep->journal, app->playthrough, app->path, &cast, diag);
		return keep->under_way;
	}
	return true;
}

void keep_follow(struct app *app) {
	struct keep *keep = &app->keep;
	if (keep->journal == NULL || app->playthrough == NULL) {
		return;
	}
	uint32_t place = playthrough_place(app->playthrough, playthrough_step_count(app->playthrough));
	if (place == keep->followed && (keep->under_way || keep->behind)) {
		return;
	}
	struct diag diag = {0};
	bool was_behind = keep->behind;
	keep->behind = !follow(app, place, &diag);
	keep->followed = place;
	app->dirty = app->dirty || keep->behind != was_behind;
	if (diag.len > 0 || (was_behind && !keep->behind)) {
		keep_take_trouble(keep, &diag);
	}
}

const char *keep_not_remembered(const struct app *app) {
	const struct keep *keep = &app->keep;
	bool wanted = keep_may_write(app) && settings_may_remember(&keep->settings, app->options.no_trace);
	if (!wanted || (keep->journal != NULL && !keep->behind)) {
		return NULL;
	}
	return "where you stop cannot be remembered just now; the settings say why";
}

void keep_let_go(struct app *app) {
	struct keep *keep = &app->keep;
	keep->followed = UINT32_MAX;
	keep->behind = false;
	if (!keep->under_way) {
		return;
	}
	journal_close(keep->journal); /* opened again, it knows what was left */
	struct diag diag = {0};
	keep->journal = journal_open(home(app), &diag);
	keep->under_way = false;
	diag_finish(&diag);
}

void keep_drop(struct app *app) {
	struct keep *keep = &app->keep;
	struct diag diag = {0};
	if (keep->under_way) {
		journal_end(keep->journal, &diag);
	}
	keep->under_way = keep->behind = false;
	diag_finish(&diag);
}

const struct journal_left *keep_left(const struct app *app) {
	return app->keep.under_way ? NULL : journal_left(app->keep.journal);
}

char *keep_forget(struct app *app) {
	struct keep *keep = &app->keep;
	struct diag diag = {0};
	struct forgotten gone = {0};
	struct buf out = BUF_EMPTY;
	keep_drop(app);
	journal_close(keep->journal);
	keep->journal = NULL;
	bool good = home(app) == NULL || forget_everything(home(app), true, &gone, &diag);
	int notice = keep->settings.notice_seen;
	keep->settings = settings_default();
	keep->settings.notice_seen = notice; /* for as long as this window is open */
	keep->settings.remember = REMEMBER_NO;
	records_clear(app);
	after_gone(app, NULL);
	if (!good && diag.len > 0) {
		buf_printf(&out, "Not everything could be erased: %s.", diag.findings[0].message);
	} else if (gone.records + gone.journals + gone.settings == 0) {
		buf_puts(&out, "There was nothing to erase.");
	} else {
		buf_puts(&out, "Everything that Waterline had kept is erased.");
	}
	if (gone.strangers > 0) {
		buf_puts(&out, " Other files in its folder are not Waterline’s own, and stay.");
	}
	diag_finish(&diag);
	keep_show(app);
	return buf_detach(&out);
}

static const char usual[SETTINGS_KEY_COUNT] = {'u', 'y', 's', 'z', 'x', 'k', 'w'};

const char *keep_letter(struct app *app, enum settings_key key) {
	return arena_printf(&app->ui.list->arena, "%c", toupper(app->keep.settings.keys[key]));
}

char keep_meant(const struct app *app, char pressed) {
	bool is_usual = false;
	for (int i = 0; i < SETTINGS_KEY_COUNT; i++) {
		if (app->keep.settings.keys[i] == pressed) {
			return usual[i];
		}
		is_usual = is_usual || usual[i] == pressed;
	}
	return is_usual ? '\0' : pressed;
}
