/*
 * Keeping from the pages of a conversation. A record is of what was played: if
 * only the person's own words changed since, they are changed in it; once
 * something else was said, what was kept stays and another record is made.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "view/screens/after_screen.h"

const char *after_sentence(struct app *app) {
	const struct after *after = &app->after;
	const char *parts[PATTERN_PARTS];
	for (int i = 0; i < PATTERN_PARTS; i++) {
		parts[i] = after->sentence[i].text.text;
	}
	struct arena *arena = &app->ui.list->arena;
	buf_clear(&app->line);
	debrief_sentence(parts, &app->line);
	if (app->line.len > 0) {
		return arena_copy(arena, app->line.text, app->line.len);
	}
	return after->sentence_was != NULL ? arena_text(arena, after->sentence_was) : NULL;
}

/* The place after the person's last reply: what habit answers to it by itself makes no difference. */
static uint32_t place_now(const struct app *app) {
	size_t count = playthrough_step_count(app->playthrough);
	while (count > 0 && !playthrough_step(app->playthrough, count - 1)->chosen) {
		count--;
	}
	return playthrough_place(app->playthrough, count);
}

static bool stands_there(const struct app *app) {
	const struct after *after = &app->after;
	return after->kept_place == place_now(app) && after->kept_choices == playthrough_choice_count(app->playthrough);
}

static void stand_here(struct app *app) {
	app->after.kept_place = place_now(app);
	app->after.kept_choices = playthrough_choice_count(app->playthrough);
}

bool after_kept(const struct app *app) {
	return app->after.kept && stands_there(app);
}

bool after_rewritten(const struct app *app) {
	return after_kept(app) && app->after.rewritten;
}

const char *after_keep_label(const struct app *app) {
	if (after_kept(app)) {
		return "Keep what you wrote, too";
	}
	return app->after.kept_id != NULL ? "Keep a new record" : "Keep a record";
}

static void write_new(struct app *app) {
	struct after *after = &app->after;
	char *id = keep_record(app, after->note.text.text, after_sentence(app));
	after->not_kept = id == NULL;
	after->kept = id != NULL;
	if (id != NULL) {
		after->kept_how = after->kept_id != NULL ? KEPT_BESIDE : KEPT_FIRST;
		after->ways_unkept = app->keep.ways_unkept;
		free(after->kept_id);
		after->kept_id = id;
		after->rewritten = false;
	}
	stand_here(app);
}

void after_keep(struct app *app) {
	struct after *after = &app->after;
	app->dirty = true;
	if (!after_kept(app)) {
		write_new(app);
		return;
	}
	after->not_kept = !keep_own_words(app, after->kept_id, after->note.text.text, after_sentence(app));
	if (!after->not_kept) {
		after->kept_how = KEPT_WORDS;
		after->rewritten = false;
	} else if (keep_record_of(app, after->kept_id) == NULL) { /* somebody took it away meanwhile */
		after_gone(app, after->kept_id);
		write_new(app);
	}
}

void after_gone(struct app *app, const char *id) {
	struct after *after = &app->after;
	if (after->kept_id != NULL && (id == NULL || strcmp(after->kept_id, id) == 0)) {
		free(after->kept_id);
		after->kept_id = NULL;
		after->kept = after->not_kept = false;
	}
}

static void take_sentence(struct app *app, const char *sentence) {
	struct after *after = &app->after;
	struct buf parts[PATTERN_PARTS] = {BUF_EMPTY, BUF_EMPTY, BUF_EMPTY};
	bool fits = debrief_sentence_parts(sentence, parts);
	for (int i = 0; i < PATTERN_PARTS; i++) {
		fits = fits && utf8_count(parts[i].text, parts[i].len) <= SENTENCE_MOST;
	}
	for (int i = 0; i < PATTERN_PARTS; i++) {
		field_set(&after->sentence[i], fits ? parts[i].text : "", SENTENCE_MOST);
		buf_finish(&parts[i]);
	}
	after->sentence_was = fits ? NULL : mem_copy(sentence, strlen(sentence));
}

void after_opened(struct app *app, const struct record *record, bool whole) {
	struct after *after = &app->after;
	field_set(&after->note, record->note != NULL ? record->note : "", NOTE_BYTES_MAX);
	if (record->sentence != NULL) {
		take_sentence(app, record->sentence);
	}
	after->kept_id = mem_copy(record->id, strlen(record->id));
	after->kept = whole;
	stand_here(app);
}

static const char *how_it_is_kept(const struct app *app) {
	static const char *const words[] = {
		[KEPT_FIRST] =
			"A record of this is kept. You find it under “Kept records” in the menu, and can erase it there.",
		[KEPT_WORDS] = "What you wrote is kept in the record of this.",
		[KEPT_BESIDE] =
			("Another record, of this way, is kept. The one that was there before stays as it was; you find "
			 "both under “Kept records” in the menu."),
	};
	const struct after *after = &app->after;
	if (after->ways_unkept == 0) {
		return words[after->kept_how];
	}
	return arena_printf(&app->ui.list->arena,
		"%s It holds the way that led here alone: %zu were tried, and that is more than a record keeps.",
		words[after->kept_how], after->ways_unkept);
}

const char *after_keep_words(const struct app *app) {
	const struct after *after = &app->after;
	if (stands_there(app) && after->not_kept) {
		const char *why = app->keep.trouble;
		return why == NULL ? "It could not be kept."
						   : arena_printf(&app->ui.list->arena, "It could not be kept: %s.", why);
	}
	if (after_rewritten(app)) {
		return "A record of this is kept, without what you wrote since.";
	}
	return after_kept(app) ? how_it_is_kept(app) : NULL;
}
