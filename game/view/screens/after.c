#include "view/screens/after.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "view/screens/after_screen.h"
#include "view/screens/play_screen.h"

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
	after->rewritten = false;
	free(after->sentence_was);
	after->sentence_was = NULL;
	field_clear(&after->note);
	for (int i = 0; i < SENTENCE_PARTS; i++) {
		field_clear(&after->sentence[i]);
	}
	after->cursor = 0;
	after->map_x = 0;
}

const struct debrief *after_debrief(struct app *app) {
	struct after *after = &app->after;
	uint32_t place = playthrough_place(app->talk->playthrough, playthrough_step_count(app->talk->playthrough));
	if (after->debrief != NULL && after->place == place) {
		return after->debrief;
	}
	drop(after);
	after->debrief = debrief_create(app->talk->playthrough, &(struct debrief_setup){.cast = &app->talk->cast});
	after->place = place;
	after->cursor = after->debrief->moment_count > 0 ? after->debrief->moments[0].reply : 0;
	return after->debrief;
}

/* The person's choice that comes at or before a reply; SIZE_MAX where there is none. */
static size_t choice_before(const struct app *app, size_t reply) {
	for (size_t i = reply + 1; i-- > 0;) {
		if (playthrough_step(app->talk->playthrough, i)->chosen) {
			return i;
		}
	}
	return SIZE_MAX;
}

void after_from_here(struct app *app, size_t reply) {
	size_t count = playthrough_step_count(app->talk->playthrough);
	if (reply >= count) {
		return;
	}
	bool chosen = playthrough_step(app->talk->playthrough, reply)->chosen;
	size_t to = chosen ? reply : reply + 1;
	if (!chosen && (to >= count || !playthrough_step(app->talk->playthrough, to)->chosen)) {
		size_t before = choice_before(app, reply);
		to = before != SIZE_MAX ? before : 0;
	}
	app_do(app, (struct action){.act = ACT_STAND, .way = SIZE_MAX, .replies = to});
	app_go(app, SCREEN_PLAY);
}

const char *after_said(struct app *app, const struct debrief *debrief, const struct said *said) {
	struct arena *arena = &app->ui.list->arena;
	const char *does = said->does != NULL ? arena_printf(arena, "%c%s%c%s", EMPHASIS_ON, said->does, EMPHASIS_OFF,
							 said->says != NULL ? " " : "") : "";
	const char *says = said->says != NULL ? arena_printf(arena, "“%s”", said->says) : "";
	const char *name = said->by < SEAT_COUNT ? debrief->name[said->by] : NULL;
	return arena_printf(arena, "%s%s%s%s", name != NULL ? name : "", name != NULL ? ": " : "", does, says);
}
