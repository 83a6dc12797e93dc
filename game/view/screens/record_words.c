/* A kept record in words: what stands on its card, and what typing looks through. */
#include <stdlib.h>
#include <string.h>

#include "base/match.h"
#include "base/mem.h"
#include "view/app_state.h"

const char *record_seat_words(struct app *app, const struct record *record) {
	const char *seat = record->kept.seat;
	if (strcmp(seat, "both") == 0) {
		return "in both seats";
	}
	char first = seat[0] >= 'a' && seat[0] <= 'z' ? (char)(seat[0] - 'a' + 'A') : seat[0]; /* it is an id */
	return strcmp(seat, "none") == 0 ? "watching" : arena_printf(&app->ui.list->arena, "as %c%s", first, seat + 1);
}

const char *record_ending_words(const struct record *record) {
	static const struct {
		const char *id, *words;
	} lines[] = {{"stuck", "the loop went round and round"}, {"escalated", "the loop ran away with both"},
		{"paused", "stopped, with a time to come back"}, {"repaired", "the loop let go"},
		{"reconnected", "the loop let go, and one reached and was met"},
		{"accepted", "the loop let go; a difference stays"}};
	for (size_t i = 0; record->ending != NULL && i < sizeof(lines) / sizeof(lines[0]); i++) {
		if (strcmp(lines[i].id, record->ending) == 0) {
			return lines[i].words;
		}
	}
	return record->ending != NULL ? "it came to an end" : "left before an ending";
}

const char *record_when(struct app *app, const struct record *record) {
	static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December"};
	const char *date = record->kept.date; /* "2026-03-02T21:10:05…" */
	unsigned long month = strtoul(date + 5, NULL, 10), day = strtoul(date + 8, NULL, 10);
	if (month < 1 || month > 12) {
		return arena_printf(&app->ui.list->arena, "%.10s, %.5s", date, date + 11);
	}
	return arena_printf(&app->ui.list->arena, "%lu %s %.4s, %.5s", day, months[month - 1], date, date + 11);
}

const char *record_facts(struct app *app, const struct record *record) {
	return arena_printf(&app->ui.list->arena, "%s · %s · %zu %s · %s", record_when(app, record),
		record_seat_words(app, record), record->reply_count, record->reply_count == 1 ? "reply" : "replies",
		record_ending_words(record));
}

/* Who its scenario says is in it, as far as the menu knows it: "6 minutes · … · as John or Mary". */
static const char *facts_of_scenario(const struct app *app, const struct record *record) {
	size_t len = strlen(record->kept.scenario);
	for (size_t i = 0; i < app->menu.len; i++) {
		const struct menu_item *item = &app->menu.items[i];
		const char *slash = strrchr(item->path, '/'), *name = slash != NULL ? slash + 1 : item->path;
		if (item->facts != NULL && strncmp(name, record->kept.scenario, len) == 0 && strcmp(name + len, ".json") == 0) {
			return item->facts;
		}
	}
	return "";
}

static void add(struct buf *text, const char *part) {
	buf_printf(text, "%s\n", part != NULL ? part : "");
}

bool record_fits(struct app *app, const struct record *record, const char *typed) {
	struct buf text = BUF_EMPTY;
	add(&text, record->kept.title);
	add(&text, record->kept.scenario);
	add(&text, record->kept.date);
	add(&text, record_facts(app, record));
	add(&text, facts_of_scenario(app, record));
	add(&text, record->kept.person[SEAT_ONE].name);
	add(&text, record->kept.person[SEAT_TWO].name);
	add(&text, record->sentence);
	add(&text, record->note);
	bool fits = match_typed(text.text, typed);
	buf_finish(&text);
	return fits;
}
