/*
 * One kept record: the person's note, which can be written and changed here;
 * a file of it to take home; and, whole, all that is kept.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "view/screens/writing.h"
#include "view/screens/kept_lines.h"
#include "view/screens/take_home.h"

static bool note_changed(const struct app *app, const struct record *record) {
	const struct records_view *view = &app->records;
	const char *now = view->note.text.text, *was = view->note_was;
	return was != NULL && strcmp(view->note_of, record->id) == 0 && strcmp(now, was) != 0 &&
		   (was[0] != '\0' || now[strspn(now, " \n")] != '\0');
}

/* What stands in the field is what is kept. */
static void note_is(struct app *app) {
	struct records_view *view = &app->records;
	free(view->note_was);
	view->note_was = mem_copy(view->note.text.text, view->note.text.len);
}

static void take_note(struct app *app, const struct record *record) {
	struct records_view *view = &app->records;
	field_set(&view->note, record->note != NULL ? record->note : "", NOTE_BYTES_MAX);
	snprintf(view->note_of, sizeof(view->note_of), "%s", record->id);
	view->leaving = false;
	note_is(app);
}

/* What was typed is kept, or why it is not is said; the note stays in the field either way. */
static bool keep_note_now(struct app *app, const char *id) {
	struct buf words = BUF_EMPTY;
	bool good = keep_note(app, id, app->records.note.text.text);
	if (good) {
		note_is(app);
		buf_puts(&words, "Your note is kept with the record.");
	} else {
		const char *why = app->keeper.trouble != NULL ? app->keeper.trouble : "nothing is written in this run";
		buf_printf(&words, "Your note could not be kept: %s. The record is as it was.", why);
	}
	records_came_of(app, &words, !good);
	app->records.of_note = true;
	app->records.leaving = app->records.leaving && !good;
	return good;
}

static void note_done(struct app *app, bool leaving) {
	if (leaving) {
		app_back(app);
	} else {
		app->focus_next = ui_id("record note", 0);
	}
}

static void keep_what_was_typed(struct app *app, size_t leaving) {
	if (keep_note_now(app, app->records.id)) {
		note_done(app, leaving != 0);
	}
}

/* Keeping what was typed, or putting back what is kept. */
static void note_buttons(struct app *app, struct page *page, const struct record *record) {
	struct ui *ui = &app->ui;
	struct records_view *view = &app->records;
	const struct ui_choice choices[2] = {
		{ui_id("keep note", 0), NULL, "Keep the note", BUTTON_MAIN},
		{ui_id("old note", 0), NULL, view->leaving ? "Leave without it" : "As it was", BUTTON_QUIET},
	};
	if (view->leaving) {
		page_text(app, page, ROLE_TEXT, TEXT_BODY, "What you wrote is not kept yet.", ui->theme->ink);
		page_gap(app, page, 1);
	}
	bool leaving = view->leaving;
	size_t chosen = ui_buttons(ui, choices, 2, page->column);
	page->column.y += ui_buttons_height(ui, choices, 2, page->column.w);
	page_gap(app, page, 1);
	if (chosen == 1) {
		take_note(app, record);
		app->dirty = true;
		note_done(app, leaving);
	} else if (chosen == 0) {
		app_then(app, keep_what_was_typed, leaving);
	}
}

static void show_note(struct app *app, struct page *page, const struct record *record) {
	struct ui *ui = &app->ui;
	struct records_view *view = &app->records;
	writing_head(app, page, "Your note");
	if (!keep_may_record(app)) {
		page_text(
			app, page, ROLE_TEXT, TEXT_BODY, record->note != NULL ? record->note : "There is none.", ui->theme->ink);
		page_gap(app, page, 1);
		page_text(app, page, ROLE_TEXT, TEXT_SMALL,
			"“Leave no trace” is on: nothing is written, no note and no file. Everything can still be read here.",
			ui->theme->soft);
		page_gap(app, page, 3);
		return;
	}
	if (strcmp(view->note_of, record->id) != 0) {
		take_note(app, record);
	}
	struct field_look look = {"Your note", "anything you want to remember of it", NOTE_MOST, 4};
	if (field_run(app, &view->note, ui_id("record note", 0), page->column, &look)) {
		records_came_of(app, NULL, false);
	}
	page->column.y += field_height(ui, &view->note, &look, page->column.w);
	page_gap(app, page, 1);
	if (note_changed(app, record)) {
		note_buttons(app, page, record);
	}
	export_came_of(app, page, true);
	page_gap(app, page, 2);
}

static void show_export(struct app *app, struct page *page, const struct record *record) {
	static const char lead[] =
		"It goes into your documents and is called after the day alone; no other file is lost. From then on it is "
		"yours to look after: Waterline does not erase it. Without names your own note and sentence stay out, too.";
	struct export_wish wish;
	if (keep_may_record(app) && export_choose(app, page, lead, &wish)) {
		struct buf words = BUF_EMPTY;
		bool good = keep_export(app, record, &wish, &words);
		records_came_of(app, &words, !good);
	}
}

static void show_lines(struct app *app, struct page *page, const char *lines) {
	struct ui *ui = &app->ui;
	for (const char *line = lines; *line != '\0';) {
		size_t label = strcspn(line, KEPT_LABEL_END), len = strcspn(line, KEPT_LINE_END);
		page_text(app, page, ROLE_TEXT, TEXT_LABEL, arena_copy(&ui->list->arena, line, label), ui->theme->soft);
		page_text(app, page, ROLE_TEXT, TEXT_BODY, arena_copy(&ui->list->arena, line + label + 1, len - label - 1),
			ui->theme->ink);
		page_gap(app, page, 0.75f);
		line += len + (line[len] != '\0');
	}
}

/* Line after line of the file itself, so that nothing is kept that is not seen. The focus can go to it as a whole. */
static void show_all(struct app *app, struct page *page, const struct record *record) {
	struct ui *ui = &app->ui;
	page_gap(app, page, 1);
	float top = page->column.y, out = ui->grid;
	page_gap(app, page, 1);
	writing_head(app, page, "Everything that is kept");
	const char *lines = kept_lines(app, record);
	if (lines != NULL) {
		show_lines(app, page, lines);
	} else {
		page_text(app, page, ROLE_TEXT, TEXT_BODY, "The record’s file cannot be read.", ui->theme->tightens);
	}
	struct rect whole = {page->column.x - out, top, page->column.w + 2 * out, page->column.y - top};
	if (ui_spot(ui, ui_id("kept lines", 0), ROLE_PICTURE, whole, "Everything that is kept, line by line").focused) {
		ui_ring(ui, whole, ui->grid);
	}
	page_gap(app, page, 3);
}

static void show(struct app *app, struct page *page, const struct record *record) {
	const struct theme *theme = app->ui.theme;
	page_text(app, page, ROLE_HEADING, TEXT_HEAD, app_tidy(app, record->kept.title), theme->ink);
	page_gap(app, page, 0.5f);
	page_text(app, page, ROLE_TEXT, TEXT_SMALL, record_facts(app, record), theme->soft);
	page_gap(app, page, 1.5f);
	if (record->sentence != NULL) {
		page_text(app, page, ROLE_TEXT, TEXT_ITALIC, app_tidy(app, record->sentence), theme->ink);
		page_gap(app, page, 1.5f);
	}
	page_gap(app, page, 1);
	show_note(app, page, record);
	record = keep_record_of(app, app->records.id); /* a note that was kept has it read again */
	if (record != NULL && app->screen == SCREEN_RECORD) {
		show_export(app, page, record);
		export_came_of(app, page, false);
		show_all(app, page, record);
	}
}

void screen_record(struct app *app) {
	struct ui *ui = &app->ui;
	struct records_view *view = &app->records;
	const struct record *record = keep_record_of(app, view->id);
	struct page page = page_begin(app, "record", view->height_record, 44);
	if (record != NULL) {
		show(app, &page, record);
	} else {
		page_text(app, &page, ROLE_TEXT, TEXT_BODY, "This record is not there any more.", ui->theme->ink);
		page_gap(app, &page, 2);
	}
	struct ui_choice back = {ui_id("back", 0), "Esc", "Back", BUTTON_QUIET};
	ui_prefer(ui, back.id);
	bool leave = ui_buttons(ui, &back, 1, page.column) == 0 || ui_key(ui, KEY_ESCAPE);
	page.column.y += ui_button_height(ui);
	view->height_record = page_end(app, &page);
	record = keep_record_of(app, view->id);
	if (!leave || app->screen != SCREEN_RECORD) {
		return;
	}
	if (record != NULL && note_changed(app, record)) {
		view->leaving = true;
		app->focus_next = ui_id("keep note", 0);
		app->dirty = true;
	} else {
		view->note_of[0] = '\0';
		app_back(app);
	}
}
