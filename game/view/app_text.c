/* The story's texts as this play-through shows them: with the names and pronouns that the two have in it. */
#include "view/app_state.h"

static const char *fill(struct app *app, const char *text, bool plain) {
	buf_clear(&app->raw);
	buf_clear(&app->tidy);
	const struct cast *cast = &app->talk->cast;
	if (plain) {
		story_plain_text(app->talk->story, cast, text, &app->raw);
	} else {
		story_text(app->talk->story, cast, text, &app->raw);
	}
	text_tidy(app->raw.text, &app->tidy);
	return arena_copy(&app->ui.list->arena, app->tidy.text, app->tidy.len);
}

const char *app_tidy(struct app *app, const char *text) {
	buf_clear(&app->tidy);
	text_tidy(text, &app->tidy);
	return arena_copy(&app->ui.list->arena, app->tidy.text, app->tidy.len);
}

const char *app_text(struct app *app, const char *text) {
	return fill(app, text, false);
}

const char *app_plain(struct app *app, const char *text) {
	return fill(app, text, true);
}

const char *app_name(struct app *app, enum seat seat) {
	return app->talk->cast.person[seat].name;
}
