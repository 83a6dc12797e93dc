/*
 * What opens in place of the conversation: the sum behind the last reply in
 * sentences, and the last round seen from outside.
 */
#include "view/screens/play_screen.h"

#include <math.h>
#include <string.h>

#include "cycle/why.h"
#include "playthrough/habit_why.h"

static void sentences(struct app *app, struct rect *at, const char *text, bool spaced) {
	struct ui *ui = &app->ui;
	for (const char *line = text; *line != '\0';) {
		size_t len = strcspn(line, "\n");
		const char *copy = arena_copy(&ui->list->arena, line, len);
		at->y += ui_say(ui, ROLE_TEXT, TEXT_BODY, copy, *at, ALIGN_LEFT, ui->theme->ink) + (spaced ? 0.55f : 0) * ui->em;
		line += len + (line[len] == '\n');
	}
}

/* One reply: its sum and, where habit took it, why this one and not the others. */
static void why_of(struct app *app, struct rect *at, size_t step) {
	struct buf text = BUF_EMPTY;
	struct cycle_why sum = playthrough_why(app->talk->playthrough, step);
	cycle_why_text(&sum, app_name(app, sum.speaker), app_name(app, seat_other(sum.speaker)), &text);
	sentences(app, at, text.text, true);
	if (!playthrough_step(app->talk->playthrough, step)->chosen) {
		buf_clear(&text);
		playthrough_habit_text(app->talk->playthrough, step, &app->talk->cast, &text);
		at->y += 0.6f * app->ui.em;
		sentences(app, at, text.text, true);
	}
	buf_finish(&text);
}

/* The last reply, and the one that it answered. */
static void why(struct app *app, struct rect *at) {
	struct ui *ui = &app->ui;
	size_t told = app->talk->told;
	if (told == 0) {
		sentences(app, at, "Nothing has been said yet. After a reply, this page tells what it did to the two of you, and why.", true);
	}
	for (size_t i = 0; i < 2 && i < told; i++) {
		if (told > 1) {
			at->y += (i == 0 ? 0 : 1.2f) * ui->em;
			at->y += ui_say(ui, ROLE_HEADING, TEXT_STRONG, i == 0 ? "The last reply" : "The one before", *at, ALIGN_LEFT,
						 ui->theme->accent) + 0.4f * ui->em;
		}
		why_of(app, at, told - 1 - i);
	}
	at->y += 0.6f * ui->em;
	at->y += ui_say(ui, ROLE_TEXT, TEXT_SMALL,
		"Points from 0 to 1000. They are chosen so that the loop behaves as such loops do; nobody measured them.", *at,
		ALIGN_LEFT, ui->theme->soft);
}

/* One turn of the round: what was done, and what it was on the other side. */
static void turn(struct app *app, size_t step, struct buf *out) {
	struct cycle_why sum = playthrough_why(app->talk->playthrough, step);
	enum seat listener = seat_other(sum.speaker);
	const struct half *half = &app->talk->story->person[listener].half;
	buf_printf(out, "%s %s.\n", app_name(app, sum.speaker), move_row(sum.move)->name);
	if (sum.verdict == VERDICT_ESCALATES && half->perception != NULL) {
		buf_printf(out, "What %s makes of it: %s.\n", app_name(app, listener), app_plain(app, half->perception));
		return;
	}
	cycle_why_short(&sum, app_name(app, sum.speaker), app_name(app, listener), out);
	buf_putc(out, '\n');
}

static void step_back(struct app *app, struct rect *at) {
	struct ui *ui = &app->ui;
	struct buf text = BUF_EMPTY;
	size_t told = app->talk->told;
	for (size_t i = told > 2 ? told - 2 : 0; i < told; i++) {
		turn(app, i, &text);
	}
	if (told == 0) {
		buf_puts(&text, "Nothing has been said yet. After a round, this page tells it as somebody beside you would.\n");
	}
	sentences(app, at, text.text, true);
	buf_finish(&text);
	at->y += 0.6f * ui->em;
	at->y += ui_say(ui, ROLE_TEXT, TEXT_ITALIC, "One goes on from the other, round and round. It is the loop that has hold of both.",
		*at, ALIGN_LEFT, ui->theme->soft);
}

void sheet_run(struct app *app, struct rect place) {
	struct ui *ui = &app->ui;
	float pad = fminf(3 * ui->grid, 1.4f * ui->em);
	place.h = app->play.sheet_height > 0 ? fminf(place.h, ceilf(app->play.sheet_height) + 4 * ui->pixel) : place.h;
	draw_bordered_box(ui->list, place, 1.5f * ui->grid, ui->theme->card, ui->pixel, ui->theme->card_edge);
	struct rect view = {place.x, place.y + ui->pixel * 2, place.w, place.h - ui->pixel * 4};
	float offset = ui_scroll(ui, ui_id("sheet", (uint32_t)app->play.sheet), view, app->play.sheet_height);
	float top = view.y - offset;
	struct rect at = {place.x + pad, top + pad, place.w - 2 * pad, 0};
	bool arithmetic = app->play.sheet == SHEET_WHY;
	const char *title = arithmetic ? "Why the loop turned" : "The two of you, from outside";
	at.y += ui_say(ui, ROLE_HEADING, TEXT_TITLE, title, at, ALIGN_LEFT, ui->theme->ink) + 0.8f * ui->em;
	(arithmetic ? why : step_back)(app, &at);
	at.y += 1.2f * ui->em;
	uint32_t id = ui_id("close sheet", 0);
	ui_prefer(ui, id);
	struct rect button = {at.x, at.y, ui_button_width(ui, "Esc", "Back"), ui_button_height(ui)};
	bool close = ui_button(ui, id, button, "Esc", "Back", BUTTON_QUIET);
	float height = at.y + button.h + pad - top;
	ui->moving = ui->moving || fabsf(height - app->play.sheet_height) > 1;
	app->play.sheet_height = height;
	ui_scroll_end(ui, ui->theme->card);
	if (close) {
		play_press(app, &(struct input){.key = KEY_ESCAPE});
	}
}
