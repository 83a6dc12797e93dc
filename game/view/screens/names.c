/*
 * What the two are called. A name or a pronoun changes no number; an empty name
 * is the scenario's own.
 */
#include <math.h>
#include <string.h>

#include "view/app_state.h"

static const char *const pronoun_words[PRONOUNS_COUNT] = {[PRONOUNS_SHE] = "she", [PRONOUNS_HE] = "he", [PRONOUNS_THEY] = "they"};

static void call(struct app *app, enum seat seat, enum pronouns pronouns) {
	app_do(app, (struct action){.act = ACT_NAME, .seat = seat, .name = app->renamed[seat].name.text.text, .pronouns = (int)pronouns});
	app->dirty = true;
}

static void take_name(struct app *app, size_t seat) {
	call(app, (enum seat)seat, app->talk->cast.person[seat].pronouns);
}

static void take_pronouns(struct app *app, size_t what) {
	call(app, (enum seat)(what / PRONOUNS_COUNT), (enum pronouns)(what % PRONOUNS_COUNT));
}

static float pills_width(struct ui *ui) {
	float wide = 0;
	for (int i = 0; i < PRONOUNS_COUNT; i++) {
		wide += ui_pill_width(ui, pronoun_words[i]) + (i > 0 ? 0.5f * ui->grid : 0);
	}
	return wide;
}

/* The three pronouns, of which one is taken. */
static void choose_pronouns(struct app *app, struct rect place, int seat) {
	struct ui *ui = &app->ui;
	struct cast cast = app->talk->cast;
	for (int i = 0; i < PRONOUNS_COUNT; i++) {
		struct rect rect = {place.x, place.y, fminf(ui_pill_width(ui, pronoun_words[i]), place.w), ui_button_height(ui)};
		bool taken = cast.person[seat].pronouns == (enum pronouns)i;
		const char *label = arena_printf(&ui->list->arena, "%s: %s", cast.person[seat].name, pronoun_words[i]);
		uint32_t id = ui_id("pronouns", (uint32_t)(seat * PRONOUNS_COUNT + i));
		struct ui_look look = ui_spot(ui, id, ROLE_CHOICE, rect, label);
		ui->list->nodes[ui->list->node_len - 1].selected = taken;
		ui_pill_draw(ui, rect, pronoun_words[i], taken, look.hovered);
		if (look.focused) {
			ui_ring(ui, rect, rect.h / 2);
		}
		if (look.chosen) {
			app_then(app, take_pronouns, (size_t)(seat * PRONOUNS_COUNT + i));
		}
		place.x += rect.w + 0.5f * ui->grid;
	}
}

static void one_name(struct app *app, struct page *page, int seat) {
	struct ui *ui = &app->ui;
	float pills = pills_width(ui), gap = 1.5f * ui->grid;
	bool beside = page->column.w - pills - gap >= 9 * ui->em;
	struct rect at = {page->column.x, page->column.y, beside ? page->column.w - pills - gap : page->column.w, 0};
	const char *usual = app->talk->story->person[seat].name;
	struct field_look look = {arena_printf(&ui->list->arena, "Name in place of %s", usual), usual, NAME_MOST, 0};
	struct field *field = &app->renamed[seat].name;
	if (field_run(app, field, ui_id("name", (uint32_t)seat), at, &look)) {
		app_then(app, take_name, (size_t)seat);
	}
	float high = field_height(ui, field, &look, at.w);
	struct rect place = {at.x + at.w + gap, at.y + (high - ui_button_height(ui)) / 2, pills, 0};
	if (!beside) {
		place = (struct rect){at.x, at.y + high + 0.5f * ui->grid, page->column.w, 0};
	}
	choose_pronouns(app, place, seat);
	page->column.y += beside ? fmaxf(high, ui_button_height(ui)) : high + 0.5f * ui->grid + ui_button_height(ui);
	page_gap(app, page, 1.25f);
}

void names_run(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	page_text(app, page, ROLE_HEADING, TEXT_LABEL, "Other names, if you like; they change nothing else", ui->theme->soft);
	page_gap(app, page, 0.75f);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		one_name(app, page, seat);
	}
	struct cast cast = app->talk->cast;
	if (strcmp(cast.person[SEAT_ONE].name, cast.person[SEAT_TWO].name) == 0) {
		page_text(app, page, ROLE_TEXT, TEXT_SMALL, "Both have the same name now, which makes it hard to tell who speaks.", ui->theme->tightens);
		page_gap(app, page, 1);
	}
	page_gap(app, page, 1.5f);
}
