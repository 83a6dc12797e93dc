#include "view/screens/writing.h"

#include <math.h>

#include "picture/geometry.h"

void writing_gap(struct writing *writing, float ems) {
	writing->at.y = roundf(writing->at.y + ems * writing->app->ui.em);
}

void writing_text(struct writing *writing, enum role role, enum text_kind kind, const char *text, struct colour colour) {
	struct ui *ui = &writing->app->ui;
	if (text == NULL || text[0] == '\0') {
		return;
	}
	text = app_tidy(writing->app, text);
	writing->at.y += writing->draw ? ui_say(ui, role, kind, text, writing->at, ALIGN_LEFT, colour)
							 : ui_layout(ui, kind, text, writing->at.w)->height;
}

static struct colour mark_colour(const struct theme *theme, enum verdict verdict) {
	return verdict == VERDICT_ESCALATES ? theme->tightens : verdict == VERDICT_SOFTENS ? theme->loosens : theme->holds;
}

void writing_marked(struct writing *writing, enum verdict verdict, enum text_kind kind, const char *text, struct colour colour) {
	struct ui *ui = &writing->app->ui;
	float indent = 1.5f * ui->em, size = 0.85f * ui->em;
	if (writing->draw) {
		struct rect mark = {writing->at.x, writing->at.y + 0.3f * ui->em, size, size * 0.85f};
		geometry_mark(ui->list, verdict == VERDICT_ESCALATES ? MARK_UP : verdict == VERDICT_SOFTENS ? MARK_DOWN : MARK_BAR, mark,
			mark_colour(ui->theme, verdict), ui->pixel);
	}
	writing->at.x += indent;
	writing->at.w -= indent;
	writing_text(writing, ROLE_TEXT, kind, text, colour);
	writing->at.x -= indent;
	writing->at.w += indent;
}

void writing_beneath(struct writing *writing, const char *text) {
	struct ui *ui = &writing->app->ui;
	if (text == NULL) {
		return;
	}
	text = app_tidy(writing->app, text);
	float pad = 0.6f * ui->em, room = writing->at.w - 2 * pad;
	float high = ui_layout(ui, TEXT_SMALL_ITALIC, text, room)->height + pad;
	writing_gap(writing, 0.25f);
	if (writing->draw) {
		draw_box(ui->list, (struct rect){writing->at.x, writing->at.y, writing->at.w, high}, 0.75f * ui->grid, ui->theme->pool);
		struct rect at = {writing->at.x + pad, writing->at.y + pad / 2, room, 0};
		ui_say(ui, ROLE_TEXT, TEXT_SMALL_ITALIC, text, at, ALIGN_LEFT, ui->theme->pool_ink);
	}
	writing->at.y += high;
}

static float pad_of(const struct ui *ui) {
	return fminf(1.15f * ui->em, ui->width * 0.035f);
}

float writing_card_height(struct app *app, writing_content *content, const void *data, float width) {
	float pad = pad_of(&app->ui);
	struct writing writing = {app, {0, 0, width - 2 * pad, 0}, false};
	content(&writing, data);
	return ceilf(writing.at.y + 2 * pad);
}

float writing_card(struct app *app, writing_content *content, const void *data, struct rect place, float least) {
	struct ui *ui = &app->ui;
	float pad = pad_of(ui);
	place.h = fmaxf(least, writing_card_height(app, content, data, place.w));
	draw_bordered_box(ui->list, place, 1.25f * ui->grid, ui->theme->card, ui->pixel, ui->theme->card_edge);
	struct writing writing = {app, {place.x + pad, place.y + pad, place.w - 2 * pad, 0}, true};
	content(&writing, data);
	return place.h;
}

void writing_cards(struct app *app, struct page *page, writing_content *content, const void *const data[2]) {
	struct ui *ui = &app->ui;
	float gap = 2 * ui->grid, half = floorf((page->column.w - gap) / 2);
	bool beside = half >= 17 * ui->em;
	struct rect place = page->column;
	place.w = beside ? half : place.w;
	float least = 0;
	for (int i = 0; i < 2 && beside; i++) {
		least = fmaxf(least, writing_card_height(app, content, data[i], half));
	}
	for (int i = 0; i < 2; i++) {
		float high = writing_card(app, content, data[i], place, least);
		page->column.y = place.y + high;
		place.x += beside ? half + gap : 0;
		place.y += beside ? 0 : high + gap;
	}
}

void writing_head(struct app *app, struct page *page, const char *text) {
	page_text(app, page, ROLE_HEADING, TEXT_TITLE, text, app->ui.theme->ink);
	page_gap(app, page, 1.25f);
}
