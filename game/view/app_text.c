/* The story's texts as this play-through shows them: with the names and pronouns that the two have in it. */
#include <string.h>

#include "view/app_state.h"

static const char *fill(struct app *app, const char *text, bool plain) {
	buf_clear(&app->raw);
	buf_clear(&app->tidy);
	struct cast cast = app_cast(app);
	if (plain) {
		story_plain_text(app->story, &cast, text, &app->raw);
	} else {
		story_text(app->story, &cast, text, &app->raw);
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
	return app_cast(app).person[seat].name;
}

struct cast app_cast(const struct app *app) {
	struct cast cast = story_cast(app->story);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		const struct renamed *renamed = &app->renamed[seat];
		if (strspn(renamed->name.text.text, " ") < renamed->name.text.len) {
			cast.person[seat].name = renamed->name.text.text;
		}
		if (renamed->pronouns >= 0) {
			cast.person[seat].pronouns = (enum pronouns)renamed->pronouns;
		}
	}
	return cast;
}
