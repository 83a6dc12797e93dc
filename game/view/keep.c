#include "view/keep.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/own_file.h"
#include "view/app_state.h"

void keep_open(struct app *app) {
	keeper_open(&app->keeper, &(struct keeper_setup){.home = app->options.home, .no_trace = app->options.no_trace});
	if (app->keeper.home == NULL) { /* what was asked for is then all there is */
		app->options.given = GIVEN_THEME | GIVEN_TEXT_SCALE | GIVEN_STILL | GIVEN_FACE | GIVEN_SPACING | GIVEN_SPEAK;
	}
	keep_show(app);
	keeper_remember(&app->keeper, true);
}

void keep_finish(struct app *app) {
	keeper_close(&app->keeper);
	record_list_finish(&app->kept.list);
}

void keep_show(struct app *app) {
	const struct settings *settings = &app->keeper.settings;
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
	app_pace(app);
	app->dirty = true;
}

void keep_settings(struct app *app) {
	keeper_set(&app->keeper);
	app_keep_up(app);
	app->dirty = true;
}

void keep_seen(struct app *app, enum app_given what) {
	struct settings *settings = &app->keeper.settings;
	app->options.given &= ~(unsigned)what;
	if (what == GIVEN_THEME) {
		settings->theme = (int)app->theme;
	} else {
		settings->text_percent = (int)(app->text_scale * 100 + 0.5f);
	}
	keep_settings(app);
}

bool keep_may_record(const struct app *app) {
	return keeper_may_record(&app->keeper);
}

const char *keep_not_remembered(const struct app *app) {
	return keeper_falls_short(&app->keeper) ? "where you stop cannot be remembered just now; the settings say why" : NULL;
}

const struct record_list *keep_records(struct app *app) {
	struct kept_records *kept = &app->kept;
	if (!kept->read) {
		record_list_finish(&kept->list);
		kept->unread = 0;
		struct diag diag = {0};
		if (app->keeper.home != NULL) {
			record_list_read(app->keeper.home, &kept->list, &diag);
			kept->unread = diag.len;
		}
		diag_finish(&diag);
		kept->read = true;
	}
	return &kept->list;
}

const struct record *keep_record_of(struct app *app, const char *id) {
	const struct record_list *list = keep_records(app);
	for (size_t i = 0; i < list->len; i++) {
		if (strcmp(list->records[i].id, id) == 0) {
			return &list->records[i];
		}
	}
	return NULL;
}

/* What is seen of a change. */
static bool changed(struct app *app, bool good) {
	records_outdated(app);
	app->dirty = true;
	return good;
}

bool keep_delete(struct app *app, const char *id) {
	return changed(app, keeper_erase(&app->keeper, id));
}

bool keep_note(struct app *app, const char *id, const char *note) {
	return changed(app, keeper_set_words(&app->keeper, id, note, NULL));
}

char *keep_record_path(const struct app *app, const char *id) {
	return app->keeper.home != NULL ? record_path(app->keeper.home, id) : NULL;
}

bool keep_record_text(const struct app *app, const char *id, struct buf *out) {
	char *path = keep_record_path(app, id);
	struct diag diag = {0};
	bool good = path != NULL && own_file_read(path, RECORD_BYTES_MAX, out, &diag);
	diag_finish(&diag);
	free(path);
	return good;
}

char *keep_forget(struct app *app) {
	struct forgotten gone;
	struct buf out = BUF_EMPTY;
	bool good = keeper_forget(&app->keeper, &gone);
	records_clear(app);
	if (!good && app->keeper.trouble != NULL) {
		buf_printf(&out, "Not everything could be erased: %s.", app->keeper.trouble);
	} else if (gone.records + gone.journals + gone.settings == 0) {
		buf_puts(&out, "There was nothing to erase.");
	} else {
		buf_puts(&out, "Everything that Waterline had kept is erased.");
	}
	if (gone.strangers > 0) {
		buf_puts(&out, " Other files in its folder are not Waterline’s own, and stay.");
	}
	keep_show(app);
	return buf_detach(&out);
}

static const char usual[SETTINGS_KEY_COUNT] = {'u', 'y', 's', 'z', 'x', 'k', 'w'};

const char *keep_letter(struct app *app, enum settings_key key) {
	return arena_printf(&app->ui.list->arena, "%c", toupper(app->keeper.settings.keys[key]));
}

char keep_meant(const struct app *app, char pressed) {
	bool is_usual = false;
	for (int i = 0; i < SETTINGS_KEY_COUNT; i++) {
		if (app->keeper.settings.keys[i] == pressed) {
			return usual[i];
		}
		is_usual = is_usual || usual[i] == pressed;
	}
	return is_usual ? '\0' : pressed;
}
