/*
 * What is wrong with a file, for whoever wrote it or was given it: the place,
 * the author's own words with the spot underlined, and what to do.
 */
#include <math.h>
#include <string.h>

#include "view/app_state.h"
#include "picture/geometry.h"

enum { FINDINGS_SHOWN = 20, EXCERPT_AROUND = 60 };

static const char *advice(const struct finding *finding) {
	if (strncmp(finding->code, "file-", 5) == 0) {
		return "Look whether the file is still there and may be read. Nothing was changed.";
	}
	return "Open the file in a text editor at this line and mend it. As soon as it is saved it is read again here, and what "
		   "was being played goes on.";
}

/* A stretch of the line around the spot, with the spot underlined. */
static void excerpt(struct app *app, struct page *page, struct span span) {
	struct ui *ui = &app->ui;
	const struct source *source = span.source;
	if (source == NULL || span.start == DIAG_WHOLE_FILE || span.start > source->len) {
		return;
	}
	size_t from = span.start, to = span.start;
	while (from > 0 && source->text[from - 1] != '\n' && span.start - from < EXCERPT_AROUND) {
		from--;
	}
	while (from < span.start && (source->text[from] == ' ' || source->text[from] == '\t')) {
		from++;
	}
	while (from < span.start && ((unsigned char)source->text[from] & 0xC0) == 0x80) {
		from++;
	}
	while (to < source->len && source->text[to] != '\n' && to - span.start < EXCERPT_AROUND) {
		to++;
	}
	while (to < source->len && ((unsigned char)source->text[to] & 0xC0) == 0x80) {
		to++;
	}
	/* the spot itself stands out by the other face, which text layout takes for emphasis */
	size_t end = span.start + span.len < to ? span.start + span.len : to;
	struct buf line = BUF_EMPTY;
	buf_puts(&line, span.start - from >= EXCERPT_AROUND - 4 ? "… " : "");
	buf_add(&line, source->text + from, span.start - from);
	buf_putc(&line, '\x0e');
	buf_add(&line, source->text + span.start, end - span.start);
	buf_putc(&line, '\x0f');
	buf_add(&line, source->text + end, to - end);
	float pad = 0.9f * ui->em, room = page->column.w - 2 * pad;
	const struct text_block *block = ui_layout(ui, TEXT_BODY, line.text, room);
	struct rect box = {page->column.x, page->column.y, page->column.w, block->height + 2 * pad};
	draw_bordered_box(ui->list, box, 1.25f * ui->grid, ui->theme->card, ui->pixel, ui->theme->card_edge);
	draw_node(ui->list, ROLE_TEXT, 0, box, block->text)->scrolls = true;
	text_draw(ui->list, ui->texts, block, box.x + pad, box.y + pad, room, ALIGN_LEFT, ui->theme->ink, 0);
	for (size_t l = 0; l < block->line_count; l++) {
		for (size_t r = block->lines[l].first_run; r < block->lines[l].first_run + block->lines[l].run_count; r++) {
			const struct text_run *run = &block->runs[r];
			float y = box.y + pad + (float)(l + 1) * block->line_height - 0.1f * ui->em;
			struct rect under = {box.x + pad + run->x, y, run->width, fmaxf(2 * ui->pixel, 0.1f * ui->em)};
			if (run->face == FACE_ITALIC && run->len > 0) {
				draw_box(ui->list, under, 0, ui->theme->tightens);
			}
		}
	}
	page->column.y += box.h;
	buf_finish(&line);
}

static void show_finding(struct app *app, struct page *page, const struct finding *finding) {
	struct ui *ui = &app->ui;
	bool error = finding->severity == SEVERITY_ERROR;
	struct rect mark = {page->column.x, page->column.y + 0.2f * ui->em, 1.1f * ui->em, 0.95f * ui->em};
	geometry_mark(ui->list, error ? MARK_UP : MARK_BAR, mark, error ? ui->theme->tightens : ui->theme->holds, ui->pixel);
	float indent = 1.8f * ui->em;
	struct rect at = {page->column.x + indent, page->column.y, page->column.w - indent, 0};
	page->column.y += ui_say(ui, ROLE_TEXT, TEXT_STRONG, finding->message, at, ALIGN_LEFT, ui->theme->ink);
	struct place place = diag_place(finding->span);
	const char *name = finding->span.source != NULL ? finding->span.source->name : "";
	const char *slash = strrchr(name, '/');
	if (place.line > 0) {
		const char *text = arena_printf(&ui->list->arena, "%s, line %zu, column %zu · %s", slash != NULL ? slash + 1 : name,
			place.line, place.column, finding->code);
		at.y = page->column.y;
		page->column.y += ui_say(ui, ROLE_TEXT, TEXT_SMALL, text, at, ALIGN_LEFT, ui->theme->soft);
	}
	page_gap(app, page, 1);
	excerpt(app, page, finding->span);
	page_gap(app, page, 3);
}

static void read_again(struct app *app, size_t unused) {
	(void)unused;
	app_reload(app);
}

void screen_error(struct app *app) {
	struct ui *ui = &app->ui;
	struct page page = page_begin(app, "error", app->play.error_height, 42);
	page_text(app, &page, ROLE_HEADING, TEXT_HEAD, "This scenario does not open yet", ui->theme->ink);
	page_gap(app, &page, 1);
	page_text(app, &page, ROLE_TEXT, TEXT_BODY, app->diag.len > 0 ? advice(&app->diag.findings[0]) : "", ui->theme->soft);
	page_gap(app, &page, 3);
	for (size_t i = 0; i < app->diag.len && i < FINDINGS_SHOWN; i++) {
		show_finding(app, &page, &app->diag.findings[i]);
	}
	if (app->diag.len > FINDINGS_SHOWN) {
		const char *more = arena_printf(&ui->list->arena, "And %zu more.", app->diag.len - FINDINGS_SHOWN);
		page_text(app, &page, ROLE_TEXT, TEXT_BODY, more, ui->theme->soft);
		page_gap(app, &page, 2);
	}
	struct ui_choice choices[2] = {
		{ui_id("again", 0), "R", "Read it again", BUTTON_MAIN},
		{ui_id("back", 0), "Esc", "Menu", BUTTON_QUIET},
	};
	ui_prefer(ui, choices[0].id);
	size_t chosen = ui_buttons(ui, choices, 2, page.column);
	page.column.y += ui_buttons_height(ui, choices, 2, page.column.w);
	app->play.error_height = page_end(app, &page);
	if (chosen == 1 || ui_key(ui, KEY_ESCAPE)) {
		app_go(app, SCREEN_MENU);
	} else if ((chosen == 0 || ui_char(ui, 'r')) && app->path != NULL) {
		app_then(app, read_again, 0);
	}
}
