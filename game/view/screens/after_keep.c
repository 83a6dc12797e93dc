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

bool after_kept(const struct app *app) {
	return keeper_has_record(&app->keeper, app->talk->playthrough);
}

bool after_rewritten(const struct app *app) {
	return after_kept(app) && app->after.rewritten;
}

const char *after_keep_label(const struct app *app) {
	if (after_kept(app)) {
		return "Keep what you wrote, too";
	}
	return app->keeper.record_id != NULL ? "Keep a new record" : "Keep a record";
}

void after_keep(struct app *app, size_t unused) {
	(void)unused;
	const char *sentence = after_sentence(app);
	app_do(app, (struct action){.act = ACT_RECORD, .note = app->after.note.text.text, .sentence = sentence != NULL ? sentence : ""});
	app->after.rewritten = app->after.rewritten && app->keeper.not_recorded;
	records_outdated(app);
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

void after_opened(struct app *app, const struct record *record) {
	struct after *after = &app->after;
	field_set(&after->note, record->note != NULL ? record->note : "", NOTE_BYTES_MAX);
	if (record->sentence != NULL) {
		take_sentence(app, record->sentence);
	}
}

static const char *how_it_is_kept(const struct app *app) {
	static const char *const words[] = {
		[WROTE_FIRST] =
			"A record of this is kept. You find it under “Kept records” in the menu, and can erase it there.",
		[WROTE_WORDS] = "What you wrote is kept in the record of this.",
		[WROTE_BESIDE] =
			("Another record, of this way, is kept. The one that was there before stays as it was; you find "
			 "both under “Kept records” in the menu."),
	};
	const struct keeper *keeper = &app->keeper;
	if (keeper->ways_unkept == 0) {
		return words[keeper->wrote];
	}
	return arena_printf(&app->ui.list->arena,
		"%s It holds the way that led here alone: %zu were tried, and that is more than a record keeps.",
		words[keeper->wrote], keeper->ways_unkept);
}

const char *after_keep_words(const struct app *app) {
	if (keeper_lacks_record(&app->keeper, app->talk->playthrough)) {
		const char *why = app->keeper.trouble;
		return why == NULL ? "It could not be kept."
						   : arena_printf(&app->ui.list->arena, "It could not be kept: %s.", why);
	}
	if (after_rewritten(app)) {
		return "A record of this is kept, without what you wrote since.";
	}
	return after_kept(app) ? how_it_is_kept(app) : NULL;
}
