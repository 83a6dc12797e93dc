#include "view/flow.h"

#include <math.h>

#include "view/geometry.h"

void flow_gap(struct flow *flow, float ems) {
	flow->at.y = roundf(flow->at.y + ems * flow->app->ui.em);
}

void flow_text(struct flow *flow, enum role role, enum text_kind kind, const char *text, struct colour colour) {
	struct ui *ui = &flow->app->ui;
	if (text == NULL || text[0] == '\0') {
		return;
	}
	text = app_tidy(flow->app, text);
	flow->at.y += flow->draw ? ui_say(ui, role, kind, text, flow->at, ALIGN_LEFT, colour)
							 : ui_layout(ui, kind, text, flow->at.w)->height;
}

static struct colour mark_colour(const struct theme *theme, enum verdict verdict) {
	return verdict == VERDICT_ESCALATES ? theme->tightens : verdict == VERDICT_SOFTENS ? theme->loosens : theme->holds;
}

void flow_marked(struct flow *flow, enum verdict verdict, enum text_kind kind, const char *text, struct colour colour) {
	struct ui *ui = &flow->app->ui;
	float indent = 1.5f * ui->em, size = 0.85f * ui->em;
	if (flow->draw) {
		struct rect mark = {flow->at.x, flow->at.y + 0.3f * ui->em, size, size * 0.85f};
		geometry_mark(ui->list, verdict == VERDICT_ESCALATES ? MARK_UP : verdict == VERDICT_SOFTENS ? MARK_DOWN : MARK_BAR, mark,
			mark_colour(ui->theme, verdict), ui->pixel);
	}
	flow->at.x += indent;
	flow->at.w -= indent;
	flow_text(flow, ROLE_TEXT, kind, text, colour);
	flow->at.x -= indent;
	flow->at.w += indent;
}

void flow_beneath(struct flow *flow, const char *text) {
	struct ui *ui = &flow->app->ui;
	if (text == NULL) {
		return;
	}
	text = app_tidy(flow->app, text);
	float pad = 0.6f * ui->em, room = flow->at.w - 2 * pad;
	float high = ui_layout(ui, TEXT_SMALL_ITALIC, text, room)->height + pad;
	flow_gap(flow, 0.25f);
	if (flow->draw) {
		draw_box(ui->list, (struct rect){flow->at.x, flow->at.y, flow->at.w, high}, 0.75f * ui->grid, ui->theme->pool);
		struct rect at = {flow->at.x + pad, flow->at.y + pad / 2, room, 0};
		ui_say(ui, ROLE_TEXT, TEXT_SMALL_ITALIC, text, at, ALIGN_LEFT, ui->theme->pool_ink);
	}
	flow->at.y += high;
}

static float pad_of(const struct ui *ui) {
	return fminf(1.15f * ui->em, ui->width * 0.035f);
}

float flow_card_height(struct app *app, flow_content *content, const void *data, float width) {
	float pad = pad_of(&app->ui);
	struct flow flow = {app, {0, 0, width - 2 * pad, 0}, false};
	content(&flow, data);
	return ceilf(flow.at.y + 2 * pad);
}

float flow_card(struct app *app, flow_content *content, const void *data, struct rect place, float least) {
	struct ui *ui = &app->ui;
	float pad = pad_of(ui);
	place.h = fmaxf(least, flow_card_height(app, content, data, place.w));
	draw_bordered_box(ui->list, place, 1.25f * ui->grid, ui->theme->card, ui->pixel, ui->theme->card_edge);
	struct flow flow = {app, {place.x + pad, place.y + pad, place.w - 2 * pad, 0}, true};
	content(&flow, data);
	return place.h;
}

void flow_cards(struct app *app, struct page *page, flow_content *content, const void *const data[2]) {
	struct ui *ui = &app->ui;
	float gap = 2 * ui->grid, half = floorf((page->column.w - gap) / 2);
	bool beside = half >= 17 * ui->em;
	struct rect place = page->column;
	place.w = beside ? half : place.w;
	float least = 0;
	for (int i = 0; i < 2 && beside; i++) {
		least = fmaxf(least, flow_card_height(app, content, data[i], half));
	}
	for (int i = 0; i < 2; i++) {
		float high = flow_card(app, content, data[i], place, least);
		page->column.y = place.y + high;
		place.x += beside ? half + gap : 0;
		place.y += beside ? 0 : high + gap;
	}
}

void flow_head(struct app *app, struct page *page, const char *text) {
	page_text(app, page, ROLE_HEADING, TEXT_TITLE, text, app->ui.theme->ink);
	page_gap(app, page, 1.25f);
}
