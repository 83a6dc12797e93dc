/* Something to take home: what is to be left out of it, and in which form it is written. */
#include <math.h>

#include "view/screens/writing.h"
#include "view/screens/take_home.h"

/* Two words of which one holds. */
static void either(struct app *app, struct page *page, const char *const words[2], bool *second) {
	struct ui *ui = &app->ui;
	float x = 0, high = ui_button_height(ui);
	for (int i = 0; i < 2; i++) {
		float wide = fminf(ui_pill_width(ui, words[i]), page->column.w);
		if (x > 0 && x + wide > page->column.w) {
			x = 0;
			page->column.y += high + 0.5f * ui->grid;
		}
		struct rect rect = {page->column.x + x, page->column.y, wide, high};
		bool taken = *second == (i == 1);
		struct ui_look look = ui_spot(ui, ui_id(words[i], 0), ROLE_CHOICE, rect, words[i]);
		ui->list->nodes[ui->list->node_len - 1].selected = taken;
		ui_pill_draw(ui, rect, words[i], taken, look.hovered);
		if (look.focused) {
			ui_ring(ui, rect, high / 2);
		}
		if (look.chosen) {
			*second = i == 1;
			app->dirty = true;
		}
		x += wide + 0.5f * ui->grid;
	}
	page->column.y += high;
	page_gap(app, page, 0.75f);
}

bool export_choose(struct app *app, struct page *page, const char *lead, struct export_wish *wish) {
	static const char *const names[2] = {"With the names", "Without names"};
	static const char *const beneath[2] = {"With what is under the line", "Without it"};
	static const char *const labels[REPORT_FORMATS] = {[REPORT_HTML] = "A page to read and print (HTML)",
		[REPORT_MARKDOWN] = "Plain text (Markdown)",
		[REPORT_SVG] = "The curve (SVG)",
		[REPORT_CSV] = "The numbers (CSV)",
		[REPORT_JSON] = "For programs (JSON)"};
	struct ui *ui = &app->ui;
	struct records_view *view = &app->records;
	writing_head(app, page, "A file to take home");
	page_text(app, page, ROLE_TEXT, TEXT_BODY, lead, ui->theme->soft);
	page_gap(app, page, 1.5f);
	either(app, page, names, &view->no_names);
	either(app, page, beneath, &view->no_beneath);
	page_gap(app, page, 1.5f);
	page_text(app, page, ROLE_TEXT, TEXT_LABEL, "Write it as", ui->theme->soft);
	page_gap(app, page, 0.5f);
	struct ui_choice choices[REPORT_FORMATS];
	for (int i = 0; i < REPORT_FORMATS; i++) {
		choices[i] = (struct ui_choice){ui_id("export", (uint32_t)i), NULL, labels[i], BUTTON_QUIET};
	}
	size_t chosen = ui_buttons(ui, choices, REPORT_FORMATS, page->column);
	page->column.y += ui_buttons_height(ui, choices, REPORT_FORMATS, page->column.w);
	page_gap(app, page, 1.5f);
	if (chosen >= REPORT_FORMATS) {
		return false;
	}
	*wish = (struct export_wish){(enum report_format)chosen, view->no_names, view->no_beneath};
	return true;
}

void export_came_of(struct app *app, struct page *page, bool of_note) {
	struct ui *ui = &app->ui;
	struct records_view *view = &app->records;
	if (view->came_of == NULL || view->of_note != of_note) {
		return;
	}
	struct rect at = page->column;
	page_text(app, page, ROLE_TEXT, TEXT_BODY, view->came_of, view->failed ? ui->theme->tightens : ui->theme->accent);
	at.h = page->column.y - at.y;
	page_gap(app, page, 1);
	if (view->unseen && ui_input(ui) == NULL) { /* a frame: the page is as high as it is by now */
		ui_reveal(ui, at);
		view->unseen = false;
	}
}
