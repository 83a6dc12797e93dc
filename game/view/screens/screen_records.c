/*
 * What the person asked to keep: found by typing, opened again, written on,
 * put beside one another, taken home, or erased, one or all of it.
 */
#include <stdio.h>
#include <string.h>

#include "view/screens/compare.h"
#include "view/screens/writing.h"
#include "view/screens/search.h"

enum record_does { DOES_OPEN, DOES_NOTE, DOES_EXPORT, DOES_ALL, DOES_COMPARE, DOES_ERASE, DOES_COUNT };

/* What was chosen in this run. */
struct asked {
	size_t index; /* of the record; SIZE_MAX: nothing was */
	enum record_does does;
};

struct row_data {
	const struct record *record;
	size_t index;
	struct asked *asked;
};

static bool is_marked(const struct app *app, const struct record *record) {
	return strcmp(app->records.marked, record->id) == 0;
}

static const char *compare_label(struct app *app, const struct record *record) {
	if (app->records.marked[0] == '\0' || keep_record_of(app, app->records.marked) == NULL) {
		return "Compare …";
	}
	return is_marked(app, record) ? "Do not compare" : "Put beside it";
}

/* As much of a note as a card has room for; its page has all of it. */
static const char *beginning(struct app *app, const char *note) {
	enum { CARD_NOTE_BYTES = 480 };
	size_t len = strlen(note);
	if (len <= CARD_NOTE_BYTES) {
		return note;
	}
	for (len = CARD_NOTE_BYTES; len > 0 && ((unsigned char)note[len] & 0xC0) == 0x80;) {
		len--;
	}
	return arena_printf(&app->ui.list->arena, "%.*s …", (int)len, note);
}

static void record_content(struct writing *writing, const void *data) {
	const struct row_data *row = data;
	const struct record *record = row->record;
	struct app *app = writing->app;
	struct ui *ui = &app->ui;
	const struct theme *theme = ui->theme;
	if (is_marked(app, record)) {
		writing_text(writing, ROLE_TEXT, TEXT_LABEL, "This one, beside …", theme->accent);
		writing_gap(writing, 0.2f);
	}
	writing_text(writing, ROLE_HEADING, TEXT_STRONG, record->kept.title, theme->ink);
	writing_text(writing, ROLE_TEXT, TEXT_SMALL, record_facts(app, record), theme->soft);
	if (record->sentence != NULL) {
		writing_gap(writing, 0.4f);
		writing_text(writing, ROLE_TEXT, TEXT_ITALIC, record->sentence, theme->ink);
	}
	if (record->note != NULL) {
		writing_gap(writing, 0.4f);
		writing_text(writing, ROLE_TEXT, TEXT_BODY, beginning(app, record->note), theme->ink);
	}
	writing_gap(writing, 0.8f);
	bool asked = app->records.erase_asked == row->index + 1;
	uint32_t number = (uint32_t)row->index;
	struct ui_choice choices[DOES_COUNT] = {
		[DOES_OPEN] = {ui_id("open record", number), NULL, "Open", BUTTON_QUIET},
		[DOES_NOTE] = {ui_id("note record", number), NULL, "Note …", BUTTON_QUIET},
		[DOES_EXPORT] = {ui_id("export record", number), NULL, "Export …", BUTTON_QUIET},
		[DOES_ALL] = {ui_id("all of record", number), NULL, "All of it …", BUTTON_QUIET},
		[DOES_COMPARE] = {ui_id("compare record", number), NULL, compare_label(app, record), BUTTON_QUIET},
		[DOES_ERASE] = {ui_id("erase record", number), NULL, asked ? "Yes, erase it" : "Erase …", BUTTON_QUIET},
	};
	size_t chosen = writing->draw ? ui_buttons(ui, choices, DOES_COUNT, writing->at) : SIZE_MAX;
	writing->at.y += ui_buttons_height(ui, choices, DOES_COUNT, writing->at.w);
	if (chosen < DOES_COUNT) {
		*row->asked = (struct asked){row->index, (enum record_does)chosen};
	}
}

static void erase(struct app *app, const struct record *record, size_t index) {
	struct records_view *view = &app->records;
	if (view->erase_asked == index + 1) {
		view->erase_asked = 0;
		keep_delete(app, record->id);
	} else {
		view->erase_asked = index + 1;
	}
	app->dirty = true;
}

/* One is marked, the next is put beside it. */
static void compare(struct app *app, const struct record *record) {
	struct records_view *view = &app->records;
	if (is_marked(app, record)) {
		view->marked[0] = '\0';
	} else if (keep_record_of(app, view->marked) == NULL) {
		snprintf(view->marked, sizeof(view->marked), "%s", record->id);
	} else {
		snprintf(view->beside, sizeof(view->beside), "%s", record->id);
		compared_destroy(view->compared);
		view->compared = NULL;
		records_came_of(app, NULL, false);
		app_visit(app, SCREEN_COMPARE);
	}
	app->dirty = true;
}

static void open_record(struct app *app, size_t index) {
	keep_open_record(app, &keep_records(app)->records[index]);
}

static void follow(struct app *app, struct asked asked) {
	const struct record_list *list = keep_records(app);
	if (asked.index >= list->len) {
		return;
	}
	const struct record *record = &list->records[asked.index];
	static const char *const focus[DOES_COUNT] = {
		[DOES_NOTE] = "record note", [DOES_EXPORT] = "export", [DOES_ALL] = "kept lines"};
	if (asked.does == DOES_OPEN) {
		app_then(app, open_record, asked.index);
	} else if (asked.does == DOES_COMPARE) {
		compare(app, record);
	} else if (asked.does == DOES_ERASE) {
		erase(app, record, asked.index);
	} else {
		records_open_page(app, record->id, ui_id(focus[asked.does], 0));
	}
}

static void show_list(struct app *app, struct page *page, struct asked *asked) {
	const struct record_list *list = keep_records(app);
	size_t count, shown = RECORDS_AT_ONCE + app->records.more;
	const size_t *found = records_found(app, &count);
	if (count == 0 && list->len > 0) {
		page_text(app, page, ROLE_TEXT, TEXT_BODY, "Nothing that is kept fits what you typed.", app->ui.theme->soft);
	}
	if (count > 0) {
		ui_prefer(&app->ui, ui_id("open record", (uint32_t)found[0]));
	}
	for (size_t i = 0; i < count && i < shown; i++) {
		struct row_data row = {&list->records[found[i]], found[i], asked};
		page->column.y += writing_card(app, record_content, &row, page->column, 0);
		page_gap(app, page, 1.5f);
	}
	if (count > shown) {
		const char *label = arena_printf(&app->ui.list->arena, "Show more (%zu are further down)", count - shown);
		struct ui_choice more = {ui_id("more records", 0), NULL, label, BUTTON_QUIET};
		bool chosen = ui_buttons(&app->ui, &more, 1, page->column) == 0;
		page->column.y += ui_button_height(&app->ui);
		if (chosen) {
			app->records.more += RECORDS_AT_ONCE;
			app->dirty = true;
		}
	}
}

static const char *lead(const struct app *app, size_t count) {
	if (app->options.home == NULL) {
		return "Nothing is kept in this run.";
	}
	return count > 0 ? "You asked to keep these. They lie in Waterline’s own folder, for your account alone, and "
					   "nowhere else."
					 : "Nothing is kept. A conversation is kept only when you ask for it, at its end or in a pause.";
}

static void show_head(struct app *app, struct page *page, size_t count) {
	struct ui *ui = &app->ui;
	page_text(app, page, ROLE_HEADING, TEXT_HEAD, "Kept records", ui->theme->ink);
	page_gap(app, page, 1);
	page_text(app, page, ROLE_TEXT, TEXT_BODY, lead(app, count), ui->theme->soft);
	page_gap(app, page, 2);
	if (app->kept.unread > 0) {
		const char *some = app->kept.unread == 1
							   ? "One more file there cannot be read as a record. It stays as it is."
							   : arena_printf(&ui->list->arena,
									 "%zu more files there cannot be read as records. They stay as they are.",
									 app->kept.unread);
		page_text(app, page, ROLE_TEXT, TEXT_SMALL, some, ui->theme->soft);
		page_gap(app, page, 1);
	}
	if (count > 0) {
		search_draw(app, page, &app->records.typed);
		page_gap(app, page, 2);
	}
}

/* True if one leaves. */
static bool run_buttons(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	struct ui_choice choices[3] = {
		{ui_id("back", 0), "Esc", "Back", BUTTON_MAIN},
		{ui_id("practice", 1), NULL, "Practice over time", BUTTON_QUIET},
		{ui_id("forget all", 0), NULL, "Forget everything …", BUTTON_QUIET},
	};
	size_t offered = app->options.home != NULL ? 3 : 1;
	ui_prefer(ui, choices[0].id);
	size_t chosen = ui_buttons(ui, choices, offered, page->column);
	page->column.y += ui_buttons_height(ui, choices, offered, page->column.w);
	if (chosen == 1) {
		app_visit(app, SCREEN_PRACTICE);
	} else if (chosen == 2) {
		app_visit(app, SCREEN_SETTINGS); /* it asks there, beside what it takes */
		app->forget_asked = true;
		app->focus_next = ui_id("keep it", 0);
	}
	return chosen == 0 || ui_key(ui, KEY_ESCAPE);
}

void screen_records(struct app *app) {
	struct ui *ui = &app->ui;
	struct records_view *view = &app->records;
	size_t count = keep_records(app)->len;
	struct asked asked = {.index = SIZE_MAX};
	if (count > 0) {
		search_take(app, &view->typed);
	}
	struct page page = page_begin(app, "records", view->height, 44);
	show_head(app, &page, count);
	show_list(app, &page, &asked);
	if (app->keeper.trouble != NULL) {
		page_text(app, &page, ROLE_TEXT, TEXT_SMALL, app->keeper.trouble, ui->theme->tightens);
	}
	page_gap(app, &page, 1.5f);
	bool leave = run_buttons(app, &page);
	view->height = page_end(app, &page);
	if (leave) {
		view->erase_asked = 0;
		view->marked[0] = '\0';
		buf_clear(&view->typed);
		app_back(app);
	} else {
		follow(app, asked);
	}
}
