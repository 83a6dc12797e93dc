/* A page for reading: one column, centred, that scrolls when it is higher than the window. */
#include <math.h>

#include "view/app_state.h"

struct page page_begin(struct app *app, const char *id, float height, float measure) {
	struct ui *ui = &app->ui;
	struct rect window = {0, 0, ui->width, ui->height};
	float margin = fminf(4 * ui->grid, ui->width * 0.05f);
	float wide = fminf(ui->width - 2 * margin, measure * ui->em);
	float offset = ui_scroll(ui, ui_id(id, 0), window, height);
	/* a short page stands a little above the middle */
	float top = height > 0 && height < ui->height ? fminf((ui->height - height) * 0.4f, ui->height * 0.12f) : 0;
	if (ui_key(ui, KEY_PAGE_DOWN)) {
		ui_scroll_to(ui, ui_id(id, 0), offset + 0.85f * ui->height);
	} else if (ui_key(ui, KEY_PAGE_UP)) {
		ui_scroll_to(ui, ui_id(id, 0), offset - 0.85f * ui->height);
	}
	struct page page = {{roundf((ui->width - wide) / 2), roundf(top - offset + margin), wide, 0}, 0, offset};
	page.top = page.column.y - margin;
	return page;
}

float page_end(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	ui_scroll_end(ui, ui->theme->page);
	return page->column.y + fminf(4 * ui->grid, ui->width * 0.05f) - page->top;
}

void page_gap(struct app *app, struct page *page, float steps) {
	page->column.y = roundf(page->column.y + steps * app->ui.grid);
}

void page_text(struct app *app, struct page *page, enum role role, enum text_kind kind, const char *text,
	struct colour colour) {
	page->column.y += ui_say(&app->ui, role, kind, text, page->column, ALIGN_LEFT, colour);
}
