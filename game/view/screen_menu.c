/*
 * The menu: what there is to play, one card each. Typing narrows it down,
 * wherever the focus is; Enter opens. Letters are for typing here, so the keys
 * for text size and theme want Control.
 */
#include <math.h>

#include "view/app_state.h"
#include "view/geometry.h"
#include "view/loop_shape.h"

static void take_typing(struct app *app) {
	struct ui *ui = &app->ui;
	struct buf *typed = &app->menu.typed;
	const struct input *input = ui_input(ui);
	if (input == NULL) {
		return;
	}
	if (input->kind == INPUT_TEXT && !(typed->len == 0 && input->text[0] == ' ') && typed->len < 60) {
		buf_puts(typed, input->text);
		ui_take(ui);
	} else if (input->kind == INPUT_KEY && input->key == KEY_BACKSPACE && typed->len > 0) {
		do {
			typed->len--;
		} while (typed->len > 0 && ((unsigned char)typed->text[typed->len] & 0xC0) == 0x80);
		typed->text[typed->len] = '\0';
		ui_take(ui);
	} else if (input->kind == INPUT_KEY && input->key == KEY_ESCAPE) {
		buf_clear(typed);
		ui_take(ui);
	} else if (input->kind == INPUT_KEY && input->key == KEY_SPACE && typed->len > 0) {
		ui_take(ui); /* the blank comes as text */
	}
}

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

static void draw_search(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	const struct theme *theme = ui->theme;
	bool empty = app->menu.typed.len == 0;
	const char *text = empty ? "Type to search" : app->menu.typed.text;
	float high = ceilf(2.5f * ui->em), pad = 1.0f * ui->em;
	struct rect rect = {page->column.x, page->column.y, fminf(page->column.w, 24 * ui->em), high};
	struct ui_look look = ui_spot(ui, ui_id("search", 0), ROLE_FIELD, rect, empty ? "Search" : app->menu.typed.text);
	draw_bordered_box(ui->list, rect, high / 2, theme->card, (look.focused ? 2 : 1) * ui->pixel,
		look.focused ? theme->accent : theme->card_edge);
	const struct text_block *block = ui_layout(ui, TEXT_BODY, text, 1e6f);
	float room = rect.w - 2 * pad, shift = fmaxf(0, block->width - room); /* the end of what is typed stays in view */
	bool seen = ui_clip(ui, (struct rect){rect.x + pad, rect.y, room + 2 * ui->pixel, rect.h});
	page->column.y += high;
	if (!seen) {
		return;
	}
	text_draw(ui->list, ui->texts, block, rect.x + pad - shift, rect.y + (high - block->height) / 2, block->width, ALIGN_LEFT,
		empty ? theme->soft : theme->ink, 0);
	if (!empty) {
		float x = rect.x + pad - shift + block->width + ui->pixel;
		draw_box(ui->list, (struct rect){x, rect.y + 0.6f * ui->em, ui->pixel * 1.5f, high - 1.2f * ui->em}, 0, theme->accent);
	}
	ui_clip_end(ui);
}

/* A scenario's card, or what keeps it from being played. Returns its height. */
static float item_card(struct app *app, const struct menu_item *item, size_t index, struct rect place, bool *chosen) {
	struct ui *ui = &app->ui;
	const struct theme *theme = ui->theme;
	float pad = 1.15f * ui->em, room = place.w - 2 * pad;
	bool broken = item->trouble != NULL;
	struct {
		enum text_kind kind;
		const char *text;
		struct colour colour;
		float gap;
	} parts[4] = {
		{TEXT_TITLE, item->title, theme->ink, 0},
		{TEXT_BODY, broken ? "does not open yet" : item->summary, broken ? theme->tightens : theme->ink, 0.3f},
		{TEXT_SMALL, broken ? item->trouble : item->facts, theme->soft, 0.5f},
		{TEXT_SMALL_ITALIC, broken ? "" : item->notes, theme->soft, 0.15f},
	};
	float high = 2 * pad;
	for (int i = 0; i < 4; i++) {
		high += parts[i].text[0] == '\0' ? 0 : ui_layout(ui, parts[i].kind, parts[i].text, room)->height + parts[i].gap * ui->em;
	}
	struct rect rect = {place.x, place.y, place.w, ceilf(high)};
	const char *label = arena_printf(&ui->list->arena, "%s. %s %s", parts[0].text, parts[1].text, parts[2].text);
	struct ui_look look = ui_spot(ui, ui_id("scenario", (uint32_t)index), ROLE_BUTTON, rect, label);
	ui_card_ground(ui, rect, look);
	*chosen = *chosen || look.chosen;
	struct rect at = {rect.x + pad, rect.y + pad, room, 0};
	for (int i = 0; i < 4; i++) {
		if (parts[i].text[0] != '\0') {
			at.y += parts[i].gap * ui->em;
			at.y += ui_text(ui, parts[i].kind, parts[i].text, at, ALIGN_LEFT, parts[i].colour);
		}
	}
	return rect.h;
}

static size_t item_cards(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	size_t chosen = SIZE_MAX, shown = 0;
	size_t columns = page->column.w > 56 * ui->em ? 2 : 1;
	float gap = 2 * ui->grid, wide = (page->column.w - gap * (float)(columns - 1)) / (float)columns, row = 0;
	for (size_t i = 0; i < app->menu.len; i++) {
		if (!menu_matches(&app->menu.items[i], app->menu.typed.text)) {
			continue;
		}
		size_t column = shown++ % columns;
		if (column == 0 && shown > 1) {
			page->column.y += row + gap;
			row = 0;
		}
		bool here = false;
		struct rect place = {page->column.x + (float)column * (wide + gap), page->column.y, wide, 0};
		ui_prefer(ui, ui_id("scenario", (uint32_t)i));
		row = fmaxf(row, item_card(app, &app->menu.items[i], i, place, &here));
		chosen = here ? i : chosen;
	}
	page->column.y += row;
	if (shown == 0) {
		const char *none = app->menu.len == 0 ? "There are no scenarios in the scenes folder." : "Nothing here fits what you typed.";
		page_text(app, page, ROLE_TEXT, TEXT_BODY, none, ui->theme->soft);
	}
	return chosen;
}

static void run_buttons(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	struct ui_choice choices[3] = {
		{ui_id("keys", 0), "F1", "Keys", BUTTON_QUIET},
		{ui_id("theme", 0), "Ctrl T", "Light", BUTTON_QUIET},
		{ui_id("quit", 0), "Ctrl Q", "Close", BUTTON_QUIET},
	};
	size_t chosen = ui_buttons(ui, choices, 3, page->column);
	page->column.y += ui_buttons_height(ui, choices, 3, page->column.w);
	if (chosen == 0) {
		app_show(app, SCREEN_HELP);
	} else if (chosen == 1) {
		app->theme = (enum theme_id)((app->theme + 1) % THEME_COUNT);
		app->dirty = true;
	} else if (chosen == 2) {
		app->quit = true;
	}
}

void screen_menu(struct app *app) {
	struct ui *ui = &app->ui;
	take_typing(app);
	struct page page = page_begin(app, "menu", app->menu.height, ui->width > 66 * ui->em ? 68 : 44);
	draw_name(app, &page);
	page_gap(app, &page, 2);
	page_text(app, &page, ROLE_TEXT, TEXT_BODY, "Play one of two people through a hard conversation, and see what each reply does to the loop between them.",
		ui->theme->soft);
	page_gap(app, &page, 3);
	draw_search(app, &page);
	page_gap(app, &page, 2);
	size_t chosen = item_cards(app, &page);
	page_gap(app, &page, 3);
	run_buttons(app, &page);
	app->menu.height = page_end(app, &page);
	if (chosen != SIZE_MAX) {
		app_open(app, app->menu.items[chosen].path);
	}
}
