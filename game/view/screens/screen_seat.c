/*
 * Before a play: what the scenario holds that one may not want to meet today,
 * and who one will be.
 */
#include <math.h>

#include "view/app_state.h"

static const char *position_line(enum position position) {
	return position == POSITION_PURSUER ? "reaches, pushes: says it, says it again, wants an answer"
										: "pulls back: goes quiet, agrees, mends something, leaves";
}

/* A card with a name and a line, numbered. True if it was chosen. */
static bool seat_card(struct app *app, struct page *page, int number, const char *name, const char *line,
	struct colour colour) {
	struct ui *ui = &app->ui;
	float pad = 1.0f * ui->em, left = 3 * ui->em, room = page->column.w - left - pad;
	float high = 2 * pad + ui_layout(ui, TEXT_STRONG, name, room)->height + ui_layout(ui, TEXT_SMALL, line, room)->height;
	struct rect rect = {page->column.x, page->column.y, page->column.w, ceilf(high)};
	uint32_t id = ui_id("seat", (uint32_t)number);
	ui_prefer(ui, id);
	struct ui_look look = ui_spot(ui, id, ROLE_BUTTON, rect, arena_printf(&ui->list->arena, "%d: %s: %s", number, name, line));
	ui_card_ground(ui, rect, look);
	const char *digit = arena_printf(&ui->list->arena, "%d", number);
	ui_badge(ui, (struct point){rect.x + left / 2, rect.y + rect.h / 2}, digit, look.focused);
	struct rect at = {rect.x + left, rect.y + pad, room, 0};
	const struct text_block *block = ui_layout(ui, TEXT_STRONG, name, room);
	text_draw(ui->list, ui->texts, block, at.x, at.y, block->width, ALIGN_LEFT, colour, 0); /* a label: beside its number */
	at.y += block->height;
	ui_text(ui, TEXT_SMALL, line, at, ALIGN_LEFT, ui->theme->soft);
	page->column.y += rect.h + 1.25f * ui->grid;
	return (!app->typing && ui_char(ui, (char)('0' + number))) || look.chosen;
}

static void content_notes(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	const struct story *story = app->talk->story;
	if (story->content_note_count == 0) {
		return;
	}
	page_text(app, page, ROLE_HEADING, TEXT_LABEL, "This conversation has in it", ui->theme->soft);
	page_gap(app, page, 0.5f);
	for (size_t i = 0; i < story->content_note_count; i++) {
		float indent = 1.1f * ui->em;
		struct rect at = {page->column.x + indent, page->column.y, page->column.w - indent, 0};
		struct rect dash = {page->column.x, at.y + 0.66f * ui->em, 0.5f * ui->em, fmaxf(ui->pixel, 0.08f * ui->em)};
		draw_box(ui->list, dash, 0, ui->theme->surface);
		page->column.y += ui_say(ui, ROLE_TEXT, TEXT_BODY, app_text(app, story->content_notes[i]), at, ALIGN_LEFT, ui->theme->ink);
	}
	page_gap(app, page, 3);
}

static void run_seats(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	const struct story *story = app->talk->story;
	enum seat seat = SEAT_NONE;
	bool chosen = false;
	int number = 1;
	for (size_t i = 0; i < story->seat_count; i++) {
		enum seat here = story->seats[i];
		const char *line = position_line((enum position)story->person[here].start.position);
		if (seat_card(app, page, number++, app_name(app, here), line, ui->theme->partner[here])) {
			seat = here;
			chosen = true;
		}
	}
	if (story->seat_count == SEAT_COUNT &&
		seat_card(app, page, number, "Both", "the two of you at one screen, or one of you on both sides", ui->theme->ink)) {
		chosen = true;
	}
	if (chosen) {
		app_then(app, app_begin, seat);
	}
}

static const char *what_is_written(const struct app *app) {
	if (settings_may_remember(&app->keeper.settings, app->options.no_trace) && app->options.home != NULL) {
		return "Your replies stand in one small file until the conversation ends, as you allowed. Esc pauses at any moment; F12 "
			   "leaves at once, to an empty window, and erases it.";
	}
	return "Nothing that you choose is written down. Esc pauses at any moment; F12 leaves at once, to an empty window.";
}

void screen_seat(struct app *app) {
	struct ui *ui = &app->ui;
	struct page page = page_begin(app, "seat", app->play.seat_height, 36);
	page_text(app, &page, ROLE_HEADING, TEXT_HEAD, app_plain(app, app->talk->story->title), ui->theme->ink);
	page_gap(app, &page, 1.5f);
	page_text(app, &page, ROLE_TEXT, TEXT_BODY, app_text(app, app->talk->story->summary), ui->theme->ink);
	page_gap(app, &page, 3);
	content_notes(app, &page);
	page_text(app, &page, ROLE_HEADING, TEXT_TITLE, "Who will you be?", ui->theme->ink);
	page_gap(app, &page, 1.5f);
	run_seats(app, &page);
	page_gap(app, &page, 2);
	if (app->screen == SCREEN_SEAT) {
		names_run(app, &page);
	}
	page_text(app, &page, ROLE_TEXT, TEXT_SMALL, what_is_written(app), ui->theme->soft);
	page_gap(app, &page, 2);
	struct ui_choice back = {ui_id("back", 0), "Esc", "Menu", BUTTON_QUIET};
	bool leave = ui_buttons(ui, &back, 1, page.column) == 0;
	page.column.y += ui_button_height(ui);
	app->play.seat_height = page_end(app, &page);
	if (app->screen == SCREEN_SEAT && (leave || ui_key(ui, KEY_ESCAPE))) {
		app_go(app, SCREEN_MENU);
	}
}
