/*
 * The menu: what there is to play, one card each. Typing narrows it down,
 * wherever the focus is; Enter opens. Letters are for typing here, so the keys
 * for text size and theme want Control.
 */
#include <math.h>

#include "view/app_state.h"
#include "view/screens/play_screen.h"
#include "picture/geometry.h"
#include "picture/loop_shape.h"
#include "view/screens/search.h"

/* The program's name with its loop, half in the water. */
static void draw_name(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	float high = 2.6f * ui->em, wide = fminf(5.2f * ui->em, page->column.w * 0.3f);
	struct rect box = {page->column.x, page->column.y, wide, high};
	struct loop_shape shape = {{box.x + wide / 2, box.y + high / 2}, wide / 2 - 0.3f * ui->em, high / 2 - 0.3f * ui->em,
		0.14f * ui->em, 0.3f * ui->em};
	loop_draw(ui->list, ui->theme, &shape, 0.15f, ui->theme->page, ui->pixel);
	struct point line[2] = {{box.x - 0.2f * ui->em, box.y + high / 2}, {box.x + wide + 0.2f * ui->em, box.y + high / 2}};
	geometry_dots(ui->list, line, 2, 0.42f * ui->em, fmaxf(0.07f * ui->em, ui->pixel), ui->theme->surface);
	struct rect at = {box.x + wide + ui->em, box.y, page->column.w - wide - ui->em, 0};
	float name = ui_layout(ui, TEXT_HEAD, "Waterline", at.w)->height;
	at.y += fmaxf(0, (high - name) / 2);
	ui_say(ui, ROLE_HEADING, TEXT_HEAD, "Waterline", at, ALIGN_LEFT, ui->theme->ink);
	page->column.y += fmaxf(high, name);
}

/* What stands on a card: a scenario's, or what keeps a file from being one. */
struct card_part {
	enum text_kind kind;
	const char *text;
	struct colour colour;
	float gap; /* above, in ems */
};

enum { CARD_PARTS = 4 };

static void card_parts(const struct app *app, const struct menu_item *item, struct card_part parts[CARD_PARTS]) {
	const struct theme *theme = app->ui.theme;
	bool broken = item->trouble != NULL;
	parts[0] = (struct card_part){TEXT_TITLE, item->title, theme->ink, 0};
	parts[1] = (struct card_part){
		TEXT_BODY, broken ? "does not open yet" : item->summary, broken ? theme->tightens : theme->ink, 0.3f};
	parts[2] = (struct card_part){TEXT_SMALL, broken ? item->trouble : item->facts, theme->soft, 0.5f};
	parts[3] = (struct card_part){TEXT_SMALL_ITALIC, broken ? "" : item->notes, theme->soft, 0.15f};
}

static float card_pad(const struct ui *ui) {
	return 1.15f * ui->em;
}

static float card_height(struct app *app, const struct menu_item *item, float width) {
	struct ui *ui = &app->ui;
	struct card_part parts[CARD_PARTS];
	card_parts(app, item, parts);
	float high = 2 * card_pad(ui);
	for (int i = 0; i < CARD_PARTS; i++) {
		if (parts[i].text[0] != '\0') {
			high += ui_layout(ui, parts[i].kind, parts[i].text, width - 2 * card_pad(ui))->height + parts[i].gap * ui->em;
		}
	}
	return ceilf(high);
}

static bool item_card(struct app *app, const struct menu_item *item, size_t index, struct rect rect) {
	struct ui *ui = &app->ui;
	struct card_part parts[CARD_PARTS];
	card_parts(app, item, parts);
	const char *label = arena_printf(&ui->list->arena, "%s. %s %s %s", parts[0].text, parts[1].text, parts[2].text,
		parts[3].text);
	struct ui_look look = ui_spot(ui, ui_id("scenario", (uint32_t)index), ROLE_BUTTON, rect, label);
	ui_card_ground(ui, rect, look);
	struct rect at = {rect.x + card_pad(ui), rect.y + card_pad(ui), rect.w - 2 * card_pad(ui), 0};
	for (int i = 0; i < CARD_PARTS; i++) {
		if (parts[i].text[0] != '\0') {
			at.y += parts[i].gap * ui->em;
			at.y += ui_text(ui, parts[i].kind, parts[i].text, at, ALIGN_LEFT, parts[i].colour);
		}
	}
	return look.chosen;
}

/* The next item that fits what was typed, from `from` on; menu.len where there is none. */
static size_t next_item(const struct app *app, size_t from) {
	while (from < app->menu.len && !menu_matches(&app->menu.items[from], app->menu.typed.text)) {
		from++;
	}
	return from;
}

/* One row of cards, equally high. Returns the one chosen, or SIZE_MAX. */
static size_t card_row(struct app *app, struct page *page, const size_t row[2], float wide, float gap) {
	size_t chosen = SIZE_MAX, count = row[1] < app->menu.len ? 2 : 1;
	float high = 0;
	for (size_t c = 0; c < count; c++) {
		high = fmaxf(high, card_height(app, &app->menu.items[row[c]], wide));
	}
	for (size_t c = 0; c < count; c++) {
		struct rect rect = {page->column.x + (float)c * (wide + gap), page->column.y, wide, high};
		chosen = item_card(app, &app->menu.items[row[c]], row[c], rect) ? row[c] : chosen;
	}
	page->column.y += high;
	return chosen;
}

static size_t item_cards(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	size_t chosen = SIZE_MAX, none = app->menu.len, columns = page->column.w > 56 * ui->em ? 2 : 1;
	float gap = 2 * ui->grid, wide = (page->column.w - gap * (float)(columns - 1)) / (float)columns;
	size_t first = next_item(app, 0);
	if (first == none) {
		const char *words = none == 0 ? "There are no scenarios in the scenes folder." : "Nothing here fits what you typed.";
		page_text(app, page, ROLE_TEXT, TEXT_BODY, words, ui->theme->soft);
		return chosen;
	}
	ui_prefer(ui, ui_id("scenario", (uint32_t)first));
	for (size_t i = first; i < none;) {
		size_t row[2] = {i, columns > 1 ? next_item(app, i + 1) : none};
		size_t here = card_row(app, page, row, wide, gap);
		chosen = here != SIZE_MAX ? here : chosen;
		i = next_item(app, (row[1] < none ? row[1] : i) + 1);
		page->column.y += i < none ? gap : 0;
	}
	return chosen;
}

static void go_on(struct app *app, size_t unused) {
	(void)unused;
	keep_go_on(app);
}

static void open_item(struct app *app, size_t item) {
	app_open(app, app->menu.items[item].path);
}

/* What is under way: in this window, or from another day. Wins over nothing that is searched for. */
static bool go_on_card(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	const struct theme *theme = ui->theme;
	const struct journal_left *left = keeper_left(&app->keeper);
	bool here = app->talk->playthrough != NULL && playthrough_step_count(app->talk->playthrough) > 0 &&
				!playthrough_is_over(app->talk->playthrough);
	if ((!here && left == NULL) || app->menu.typed.len > 0) {
		return false;
	}
	size_t count = here ? playthrough_step_count(app->talk->playthrough) : left->replies;
	const char *title = here ? app_plain(app, app->talk->story->title) : app_tidy(app, left->kept.title);
	const char *more = here ? arena_printf(&ui->list->arena, "%s · %zu replies so far", title, count)
							: arena_printf(&ui->list->arena, "%s · %zu of your replies · %.10s", title, count, left->kept.date);
	float pad = card_pad(ui), room = page->column.w - 2 * pad;
	const char *head = "Go on where you stopped";
	float high = 2 * pad + ui_layout(ui, TEXT_TITLE, head, room)->height + 0.2f * ui->em + ui_layout(ui, TEXT_BODY, more, room)->height;
	struct rect rect = {page->column.x, page->column.y, page->column.w, ceilf(high)};
	ui_prefer(ui, ui_id("go on", 0));
	struct ui_look look = ui_spot(ui, ui_id("go on", 0), ROLE_BUTTON, rect, arena_printf(&ui->list->arena, "%s: %s", head, more));
	ui_card_ground(ui, rect, look);
	draw_box(ui->list, (struct rect){rect.x + 0.4f * ui->em, rect.y + pad, 0.28f * ui->em, rect.h - 2 * pad}, 0.14f * ui->em, theme->accent);
	struct rect at = {rect.x + pad, rect.y + pad, room, 0};
	at.y += ui_text(ui, TEXT_TITLE, head, at, ALIGN_LEFT, theme->accent) + 0.2f * ui->em;
	ui_text(ui, TEXT_BODY, more, at, ALIGN_LEFT, theme->ink);
	page->column.y += rect.h + 2 * ui->grid;
	if (look.chosen && here) {
		app_go(app, SCREEN_PLAY);
		play_resume_quietly(app);
	} else if (look.chosen) {
		app_then(app, go_on, 0);
	}
	return look.chosen;
}

static void run_buttons(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	struct ui_choice choices[] = {
		{ui_id("first", 0), "F2", "What this is, and is not", BUTTON_QUIET},
		{ui_id("records", 0), NULL, "Kept records", BUTTON_QUIET},
		{ui_id("settings", 0), NULL, "Settings", BUTTON_QUIET},
		{ui_id("keys", 0), "F1", "Keys", BUTTON_QUIET},
		{ui_id("theme", 0), "Ctrl T", "Light", BUTTON_QUIET},
		{ui_id("quit", 0), "Ctrl Q", "Close", BUTTON_QUIET},
	};
	enum { COUNT = sizeof(choices) / sizeof(choices[0]) };
	static const enum screen_id leads[] = {SCREEN_FIRST, SCREEN_RECORDS, SCREEN_SETTINGS, SCREEN_HELP};
	size_t chosen = ui_buttons(ui, choices, COUNT, page->column);
	page->column.y += ui_buttons_height(ui, choices, COUNT, page->column.w);
	if (chosen < sizeof(leads) / sizeof(leads[0])) {
		app_show(app, leads[chosen]);
	} else if (chosen == COUNT - 2) {
		app->theme = (enum theme_id)((app->theme + 1) % THEME_COUNT);
		keep_seen(app, GIVEN_THEME);
		app->dirty = true;
	} else if (chosen == COUNT - 1) {
		app->quit = true;
	}
}

void screen_menu(struct app *app) {
	struct ui *ui = &app->ui;
	search_take(app, &app->menu.typed);
	struct page page = page_begin(app, "menu", app->menu.height, ui->width > 66 * ui->em ? 68 : 44);
	draw_name(app, &page);
	page_gap(app, &page, 2);
	page_text(app, &page, ROLE_TEXT, TEXT_BODY, "Play one of two people through a hard conversation, and see what each reply does to the loop between them.",
		ui->theme->soft);
	page_gap(app, &page, 3);
	search_draw(app, &page, &app->menu.typed);
	page_gap(app, &page, 2);
	if (go_on_card(app, &page)) {
		return;
	}
	size_t chosen = item_cards(app, &page);
	page_gap(app, &page, 3);
	run_buttons(app, &page);
	app->menu.height = page_end(app, &page);
	if (chosen != SIZE_MAX) {
		app_then(app, open_item, chosen);
	}
}
