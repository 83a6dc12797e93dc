/* The keys, in the order in which one needs them. */
#include <math.h>

#include "view/app_state.h"

static const struct {
	const char *keys, *does; /* no keys: a heading */
} rows[] = {
	{NULL, "In a conversation"},
	{"1 – 9", "say that card"},
	{"Arrows, Tab", "go from card to card; Enter or the space bar says it"},
	{"any key", "while lines are arriving: all of them at once"},
	{"%U", "under the line: what went on in whoever spoke"},
	{"%Y", "why the loop turned, with the numbers"},
	{"%S", "step back: the last round, seen from outside"},
	{"%Z", "rewind to your last choice"},
	{"%X", "forward again"},
	{"%K", "keep a record, where that is allowed"},
	{"%W", "two ways side by side, once you have tried two"},
	{"Home, End", "the first and the newest line; with Shift, Page Up and Page Down scroll"},
	{NULL, "In front of a room"},
	{"Page Down", "brings the lines, then goes to the next card; Page Up goes back"},
	{"B", "says the card that has the focus"},
	{"F11", "full screen"},
	{NULL, "Where you write"},
	{"Ctrl A, C, X, V", "mark all, copy, cut, paste; Shift with the arrows marks a part"},
	{NULL, "Everywhere"},
	{"Esc", "pause, or one step back"},
	{"F2", "what this is and is not, when it is not safe, and where to find help"},
	{"F12", "leave at once: the window is empty, the conversation is not kept. Esc pressed twice quickly does the same from a conversation. Any key then closes the window"},
	{"+ and −", "text size; in the menu with Ctrl"},
	{"T", "paper, dusk or high contrast; in the menu with Ctrl"},
	{"Ctrl Q", "close the program"},
};

/* What stands after '%' is the key as it comes with the program; it may have been set to another letter. */
static const char *cap_of(struct app *app, const char *keys) {
	static const char usual[SETTINGS_KEY_COUNT] = {'U', 'Y', 'S', 'Z', 'X', 'K', 'W'};
	for (int i = 0; i < SETTINGS_KEY_COUNT && keys[0] == '%'; i++) {
		if (usual[i] == keys[1]) {
			return keep_letter(app, (enum settings_key)i);
		}
	}
	return keys;
}

static void show_row(struct app *app, struct page *page, const char *keys, const char *does) {
	struct ui *ui = &app->ui;
	float wide = 8.5f * ui->em;
	bool beside = page->column.w > 24 * ui->em;
	const struct text_block *cap = ui_layout(ui, TEXT_LABEL, keys, beside ? wide - 1.6f * ui->em : page->column.w - ui->em);
	struct rect box = {page->column.x, page->column.y, ceilf(cap->width + 0.9f * ui->em), ceilf(cap->height + 0.5f * ui->em)};
	draw_box(ui->list, box, 0.4f * ui->em, ui->theme->badge);
	text_draw(ui->list, ui->texts, cap, box.x, box.y + 0.25f * ui->em, box.w, ALIGN_CENTRE, ui->theme->ink, 0);
	struct rect at = {page->column.x + wide, page->column.y, page->column.w - wide, 0};
	if (!beside) {
		at = (struct rect){page->column.x, page->column.y + box.h + 0.2f * ui->em, page->column.w, 0};
	}
	const char *label = arena_printf(&ui->list->arena, "%s: %s", keys, does);
	const struct text_block *text = ui_layout(ui, TEXT_BODY, does, at.w);
	float high = fmaxf(box.h, text->height) + (beside ? 0 : box.h + 0.2f * ui->em);
	draw_node(ui->list, ROLE_TEXT, 0, (struct rect){page->column.x, page->column.y, page->column.w, high}, label)->scrolls = true;
	text_draw(ui->list, ui->texts, text, at.x, at.y, at.w, ALIGN_LEFT, ui->theme->ink, 0);
	page->column.y += high + 0.5f * ui->em;
}

void screen_help(struct app *app) {
	struct ui *ui = &app->ui;
	struct page page = page_begin(app, "help", app->play.help_height, 42);
	page_text(app, &page, ROLE_HEADING, TEXT_HEAD, "Keys", ui->theme->ink);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rows[i].keys == NULL) {
			page_gap(app, &page, 2);
			page_text(app, &page, ROLE_HEADING, TEXT_STRONG, rows[i].does, ui->theme->accent);
			page_gap(app, &page, 1);
		} else {
			show_row(app, &page, cap_of(app, rows[i].keys), rows[i].does);
		}
	}
	page_gap(app, &page, 2);
	page_text(app, &page, ROLE_TEXT, TEXT_SMALL,
		"Everything can be done with a mouse or a finger too. Waterline is an exercise: no therapy, no diagnosis, no prediction.",
		ui->theme->soft);
	page_gap(app, &page, 2);
	struct ui_choice choices[2] = {
		{ui_id("back", 0), "Esc", "Back", BUTTON_MAIN},
		{ui_id("first", 0), "F2", "What this is, and is not", BUTTON_QUIET},
	};
	ui_prefer(ui, choices[0].id);
	size_t chosen = ui_buttons(ui, choices, 2, page.column);
	page.column.y += ui_buttons_height(ui, choices, 2, page.column.w);
	bool leave = chosen == 0;
	app->play.help_height = page_end(app, &page);
	if (chosen == 1) {
		app_visit(app, SCREEN_FIRST);
	} else if (leave || ui_key(ui, KEY_ESCAPE) || ui_key(ui, KEY_F1)) {
		app_go(app, app->help_from);
		app->play.follow = true;
	}
}
