/*
 * What the person asked to keep: each whole, to be opened again or erased, and
 * all of it erased in one step.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "view/flow.h"

static const char *seat_words(struct app *app, const struct record *record) {
	const char *seat = record->kept.seat;
	if (strcmp(seat, "both") == 0) {
		return "in both seats";
	}
	char first = seat[0] >= 'a' && seat[0] <= 'z' ? (char)(seat[0] - 'a' + 'A') : seat[0]; /* it is an id */
	return strcmp(seat, "none") == 0 ? "watching" : arena_printf(&app->ui.list->arena, "as %c%s", first, seat + 1);
}

static const char *ending_line(const struct record *record) {
	static const struct {
		const char *id, *words;
	} lines[] = {{"stuck", "the loop went round and round"}, {"escalated", "the loop ran away with both"},
		{"paused", "stopped, with a time to come back"}, {"repaired", "the loop let go"},
		{"reconnected", "the loop let go, and one reached and was met"}, {"accepted", "the loop let go; a difference stays"}};
	for (size_t i = 0; record->ending != NULL && i < sizeof(lines) / sizeof(lines[0]); i++) {
		if (strcmp(lines[i].id, record->ending) == 0) {
			return lines[i].words;
		}
	}
	return record->ending != NULL ? "it came to an end" : "left before an ending";
}

struct row_data {
	const struct record *record;
	size_t index;
	size_t *open, *erase; /* set to the index when chosen */
};

static void record_content(struct flow *flow, const void *data) {
	const struct row_data *row = data;
	const struct record *record = row->record;
	struct ui *ui = &flow->app->ui;
	const struct theme *theme = ui->theme;
	bool asked = flow->app->erase_asked == row->index + 1;
	flow_text(flow, ROLE_HEADING, TEXT_STRONG, record->kept.title, theme->ink);
	const char *facts = arena_printf(&ui->list->arena, "%.10s · %s · %zu %s · %s", record->kept.date,
		seat_words(flow->app, record), record->reply_count, record->reply_count == 1 ? "reply" : "replies", ending_line(record));
	flow_text(flow, ROLE_TEXT, TEXT_SMALL, facts, theme->soft);
	if (record->sentence != NULL) {
		flow_gap(flow, 0.4f);
		flow_text(flow, ROLE_TEXT, TEXT_ITALIC, record->sentence, theme->ink);
	}
	if (record->note != NULL) {
		flow_gap(flow, 0.4f);
		flow_text(flow, ROLE_TEXT, TEXT_BODY, record->note, theme->ink);
	}
	flow_gap(flow, 0.8f);
	uint32_t number = (uint32_t)row->index;
	struct ui_choice choices[2] = {
		{ui_id("open record", number), NULL, "Open", BUTTON_QUIET},
		{ui_id("erase record", number), NULL, asked ? "Yes, erase it" : "Erase …", BUTTON_QUIET},
	};
	size_t chosen = flow->draw ? ui_buttons(ui, choices, 2, flow->at) : SIZE_MAX;
	flow->at.y += ui_buttons_height(ui, choices, 2, flow->at.w);
	if (chosen == 0) {
		*row->open = row->index;
	} else if (chosen == 1) {
		*row->erase = row->index;
	}
}

static void erase(struct app *app, const struct record_list *list, size_t index) {
	if (app->erase_asked == index + 1) {
		keep_delete(app, list->records[index].id);
		app->erase_asked = 0;
	} else {
		app->erase_asked = index + 1;
	}
	app->dirty = true;
}

static void show_list(struct app *app, struct page *page, size_t *open) {
	const struct record_list *list = keep_records(app);
	size_t gone = SIZE_MAX;
	for (size_t i = 0; i < list->len; i++) {
		struct row_data row = {&list->records[i], i, open, &gone};
		page->column.y += flow_card(app, record_content, &row, page->column, 0);
		page_gap(app, page, 1.5f);
	}
	if (gone != SIZE_MAX) {
		erase(app, list, gone);
	}
}

static const char *lead(const struct app *app, size_t count) {
	if (app->options.home == NULL) {
		return "Nothing is kept in this run.";
	}
	return count > 0 ? "You asked to keep these. They lie in Waterline’s own folder, for your account alone, and nowhere else."
					 : "Nothing is kept. A conversation is kept only when you ask for it, at its end or in a pause.";
}

void screen_records(struct app *app) {
	struct ui *ui = &app->ui;
	size_t count = keep_records(app)->len, open = SIZE_MAX;
	struct page page = page_begin(app, "records", app->heights.records, 40);
	page_text(app, &page, ROLE_HEADING, TEXT_HEAD, "Kept records", ui->theme->ink);
	page_gap(app, &page, 1);
	page_text(app, &page, ROLE_TEXT, TEXT_BODY, lead(app, count), ui->theme->soft);
	page_gap(app, &page, 2.5f);
	show_list(app, &page, &open);
	if (app->keep.trouble != NULL) {
		page_text(app, &page, ROLE_TEXT, TEXT_SMALL, app->keep.trouble, ui->theme->tightens);
	}
	page_gap(app, &page, 1.5f);
	struct ui_choice choices[3] = {
		{ui_id("back", 0), "Esc", "Back", BUTTON_MAIN},
		{ui_id("practice", 1), NULL, "Practice over time", BUTTON_QUIET},
		{ui_id("forget all", 0), NULL, "Forget everything …", BUTTON_QUIET},
	};
	size_t offered = app->options.home != NULL ? 3 : 1;
	ui_prefer(ui, choices[0].id);
	size_t chosen = ui_buttons(ui, choices, offered, page.column);
	page.column.y += ui_buttons_height(ui, choices, offered, page.column.w);
	app->heights.records = page_end(app, &page);
	if (chosen == 0 || ui_key(ui, KEY_ESCAPE)) {
		app->erase_asked = 0;
		app_back(app);
	} else if (chosen == 1) {
		app_visit(app, SCREEN_PRACTICE);
	} else if (chosen == 2) {
		app_visit(app, SCREEN_SETTINGS); /* it asks there, beside what it takes */
		app->forget_asked = true;
		app->focus_next = ui_id("keep it", 0);
	} else if (open != SIZE_MAX && open < keep_records(app)->len) {
		keep_open_record(app, &keep_records(app)->records[open]);
	}
}
