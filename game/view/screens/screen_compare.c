/*
 * Two kept records side by side: both curves, the replies where they part, and
 * how each ended. Of different conversations the replies mean nothing to each
 * other, and are left out.
 */
#include <string.h>

#include "view/screens/compare.h"

static const struct compared *compare(struct app *app) {
	struct records_view *view = &app->records;
	const struct record *one = keep_record_of(app, view->marked), *other = keep_record_of(app, view->beside);
	if (view->compared == NULL && one != NULL && other != NULL) {
		view->compared = compared_create(app, one, other);
	}
	return one != NULL && other != NULL ? view->compared : NULL;
}

static void show(struct app *app, struct page *page, const struct compared *compared) {
	const struct record *const records[2] = {
		keep_record_of(app, app->records.marked), keep_record_of(app, app->records.beside)};
	struct column columns[2];
	page_text(app, page, ROLE_TEXT, TEXT_BODY,
		compared->beside.words != NULL ? compared->beside.words
									   : "One of the two cannot be played again; its record stays as it is.",
		app->ui.theme->soft);
	page_gap(app, page, 2.5f);
	bool same = strcmp(records[0]->kept.scenario, records[1]->kept.scenario) == 0;
	for (int side = 0; side < 2; side++) {
		const char *when = record_when(app, records[side]);
		const char *title = same ? when : app_tidy(app, records[side]->kept.title);
		const char *facts = arena_printf(&app->ui.list->arena, "%s · %s",
			same ? app_tidy(app, records[side]->kept.title) : when, record_seat_words(app, records[side]));
		columns[side] = (struct column){title, facts, compared->debrief[side], compared->told[side]};
	}
	columns_run(app, page, columns, compared->beside.same ? compared->beside.part : SIZE_MAX, NULL);
}

/* What of the two can be written is what could be played again. */
static void show_export(struct app *app, struct page *page, const struct compared *compared) {
	static const char lead[] =
		"The two beside each other, as they stand here. The file goes into your documents and is called after the day "
		"alone; no other file is lost. From then on it is yours to look after: Waterline does not erase it.";
	struct export_wish wish;
	if (!keep_may_record(app) || compared->debrief[0] == NULL || compared->debrief[1] == NULL) {
		return;
	}
	page_gap(app, page, 4);
	if (export_choose(app, page, lead, &wish)) {
		struct buf words = BUF_EMPTY;
		bool good = keep_export_both(
			app, keep_record_of(app, app->records.marked), keep_record_of(app, app->records.beside), &wish, &words);
		records_came_of(app, &words, !good);
	}
	export_came_of(app, page, false);
}

void screen_compare(struct app *app) {
	struct ui *ui = &app->ui;
	struct page page = page_begin(app, "compare", app->records.height_compare, 66);
	page_text(app, &page, ROLE_HEADING, TEXT_HEAD, "Two records", ui->theme->ink);
	page_gap(app, &page, 1);
	const struct compared *compared = compare(app);
	if (compared != NULL) {
		show(app, &page, compared);
		show_export(app, &page, compared);
	} else {
		page_text(app, &page, ROLE_TEXT, TEXT_BODY, "One of the two is not there any more.", ui->theme->ink);
	}
	page_gap(app, &page, 3);
	struct ui_choice back = {ui_id("back", 0), "Esc", "Back", BUTTON_MAIN};
	ui_prefer(ui, back.id);
	bool leave = ui_buttons(ui, &back, 1, page.column) == 0;
	page.column.y += ui_button_height(ui);
	app->records.height_compare = page_end(app, &page);
	if (leave || ui_key(ui, KEY_ESCAPE)) {
		app->records.marked[0] = app->records.beside[0] = '\0';
		app_back(app);
	}
}
