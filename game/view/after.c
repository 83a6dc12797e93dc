#include "view/after.h"

#include <string.h>

#include "view/after_screen.h"
#include "view/play_screen.h"

static void drop(struct after *after) {
	debrief_destroy(after->debrief);
	debrief_destroy(after->of_way[0]);
	debrief_destroy(after->of_way[1]);
	map_destroy(after->map);
	after->debrief = after->of_way[0] = after->of_way[1] = NULL;
	after->map = NULL;
}

void app_outdate(struct app *app) {
	struct after *after = &app->after;
	drop(after);
	after->kept = after->not_kept = false;
	for (int i = 0; i < SENTENCE_PARTS; i++) {
		field_clear(&after->sentence[i]);
	}
	after->cursor = 0;
	after->map_x = 0;
}

const struct debrief *after_debrief(struct app *app) {
	struct after *after = &app->after;
	uint32_t place = session_place(app->session, session_step_count(app->session));
	if (after->debrief != NULL && after->place == place) {
		return after->debrief;
	}
	drop(after);
	struct cast cast = app_cast(app);
	after->debrief = debrief_create(app->session, &(struct debrief_setup){.cast = &cast});
	after->place = place;
	after->cursor = after->debrief->moment_count > 0 ? after->debrief->moments[0].reply : 0;
	return after->debrief;
}

/* The person's choice that comes at or before a reply; SIZE_MAX where there is none. */
static size_t choice_before(const struct app *app, size_t reply) {
	for (size_t i = reply + 1; i-- > 0;) {
		if (session_step(app->session, i)->chosen) {
			return i;
		}
	}
	return SIZE_MAX;
}

void after_from_here(struct app *app, size_t reply) {
	size_t count = session_step_count(app->session);
	if (reply >= count) {
		return;
	}
	bool chosen = session_step(app->session, reply)->chosen;
	size_t to = chosen ? reply : reply + 1;
	if (!chosen && (to >= count || !session_step(app->session, to)->chosen)) {
		size_t before = choice_before(app, reply);
		to = before != SIZE_MAX ? before : 0;
	}
	session_rewind(app->session, to);
	play_open(app, true);
	app_go(app, SCREEN_PLAY);
}

const char *after_sentence(struct app *app) {
	static const char *const opens[SENTENCE_PARTS] = {"When ", "I felt ", "What I long for is "};
	struct buf text = BUF_EMPTY;
	for (int i = 0; i < SENTENCE_PARTS; i++) {
		const struct buf *part = &app->after.sentence[i].text;
		if (strspn(part->text, " ") < part->len) {
			char last = part->text[part->len - 1];
			bool ends = last == '.' || last == '!' || last == '?' || last == ',';
			buf_printf(&text, "%s%s%s%s", text.len > 0 ? " " : "", opens[i], part->text, ends ? "" : i == 0 ? "," : ".");
		}
	}
	const char *copy = text.len > 0 ? arena_copy(&app->ui.list->arena, text.text, text.len) : NULL;
	buf_finish(&text);
	return copy;
}

void after_keep(struct app *app) {
	struct after *after = &app->after;
	after->kept = keep_record(app, after_sentence(app));
	after->not_kept = !after->kept;
	after->kept_place = session_place(app->session, session_step_count(app->session));
	app->dirty = true;
}

static bool stands_there(const struct app *app) {
	return app->after.kept_place == session_place(app->session, session_step_count(app->session));
}

bool after_kept(const struct app *app) {
	return app->after.kept && stands_there(app);
}

const char *after_keep_words(const struct app *app) {
	if (after_kept(app)) {
		return "A record of this is kept. You find it under “Kept records” in the menu, and can erase it there.";
	}
	if (app->after.not_kept && stands_there(app)) {
		return app->keep.trouble != NULL ? app->keep.trouble : "It could not be kept.";
	}
	return NULL;
}

const char *after_said(struct app *app, const struct debrief *debrief, const struct said *said) {
	struct arena *arena = &app->ui.list->arena;
	const char *does = said->does != NULL ? arena_printf(arena, "%c%s%c%s", EMPHASIS_ON, said->does, EMPHASIS_OFF,
							 said->says != NULL ? " " : "") : "";
	const char *says = said->says != NULL ? arena_printf(arena, "“%s”", said->says) : "";
	const char *name = said->by < SEAT_COUNT ? debrief->name[said->by] : NULL;
	return arena_printf(arena, "%s%s%s%s", name != NULL ? name : "", name != NULL ? ": " : "", does, says);
}
