#include "view/after.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
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
	after->kept = after->not_kept = after->rewritten = false;
	free(after->kept_id);
	after->kept_id = NULL;
	field_clear(&after->note);
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
	const char *parts[PATTERN_PARTS];
	for (int i = 0; i < PATTERN_PARTS; i++) {
		parts[i] = app->after.sentence[i].text.text;
	}
	struct buf text = BUF_EMPTY;
	debrief_sentence(parts, &text);
	const char *copy = text.len > 0 ? arena_copy(&app->ui.list->arena, text.text, text.len) : NULL;
	buf_finish(&text);
	return copy;
}

static bool stands_there(const struct app *app) {
	return app->after.kept_place == session_place(app->session, session_step_count(app->session));
}

bool after_kept(const struct app *app) {
	return app->after.kept && stands_there(app);
}

bool after_rewritten(const struct app *app) {
	return after_kept(app) && app->after.rewritten;
}

/* The record is written anew with what was written since, and only then is the old one erased. */
void after_keep(struct app *app) {
	struct after *after = &app->after;
	char *before = after_kept(app) ? after->kept_id : NULL;
	char *id = keep_record(app, after->note.text.text, after_sentence(app));
	after->not_kept = id == NULL;
	after->kept = id != NULL || before != NULL;
	if (id != NULL) {
		if (before != NULL) {
			keep_delete(app, before);
		}
		free(after->kept_id);
		after->kept_id = id;
		after->rewritten = false;
	}
	after->kept_place = session_place(app->session, session_step_count(app->session));
	app->dirty = true;
}

const char *after_keep_words(const struct app *app) {
	if (after_rewritten(app) && !app->after.not_kept) {
		return "A record of this is kept, without what you wrote since.";
	}
	if (after_kept(app) && !app->after.not_kept) {
		return "A record of this is kept. You find it under “Kept records” in the menu, and can erase it there.";
	}
	if (stands_there(app) && app->after.not_kept) {
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
