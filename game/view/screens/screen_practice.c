/*
 * Practice over time: what can be counted in the kept records, to look at. There
 * is no score, no goal, and nothing that goes green. It is counted anew each time
 * one comes here, and forgotten when one leaves.
 */
#include <math.h>
#include <stdlib.h>

#include "view/screens/after_screen.h"
#include "view/screens/practice_screen.h"

void app_forget_practice(struct app *app) {
	practice_finish(&app->practice);
	app->practice_read = false;
}

static const struct practice *practice_of(struct app *app) {
	if (!app->practice_read && app->options.home != NULL) {
		struct diag diag = {0};
		practice_read(&app->practice, app->options.home, app->options.scenes, &diag);
		diag_finish(&diag); /* how many cannot be read is counted */
	}
	app->practice_read = true;
	return &app->practice;
}

static void paragraph(struct app *app, struct page *page, enum text_kind kind, const char *text, struct colour colour) {
	struct rect at = page->column;
	at.w = fminf(at.w, 40 * app->ui.em);
	page->column.y += ui_say(&app->ui, ROLE_TEXT, kind, text, at, ALIGN_LEFT, colour);
}

static void intro(struct app *app, struct page *page, const struct practice *practice) {
	struct ui *ui = &app->ui;
	struct buf *words = practice_line(app);
	page_text(app, page, ROLE_HEADING, TEXT_HEAD, "Practice over time", ui->theme->ink);
	page_gap(app, page, 0.75f);
	practice_say_from(practice, words);
	paragraph(app, page, TEXT_BODY,
		app->options.home == NULL ? "Nothing is kept in this run." : practice_said(app), ui->theme->ink);
	page_gap(app, page, 1);
	if (practice->play_len > 0) {
		paragraph(app, page, TEXT_BODY, practice_counts, ui->theme->soft);
		page_gap(app, page, 3.5f);
	}
}

static void reaches_content(struct writing *writing, const void *data) {
	const struct practice *practice = data;
	const struct theme *theme = writing->app->ui.theme;
	struct buf *words = practice_line(writing->app);
	practice_say_reaches(practice, words);
	writing_text(writing, ROLE_TEXT, TEXT_BODY, practice_said(writing->app), theme->ink);
	writing_text(writing, ROLE_TEXT, TEXT_SMALL, practice_reach_is, theme->soft);
	struct practice_series series = practice_series(practice, PRACTICE_REACHES, PRACTICE_EVERYWHERE);
	if (practice->reaches > 0 && series.len > 1) {
		writing_gap(writing, 0.7f);
		practice_curve(writing, practice, PRACTICE_REACHES, PRACTICE_EVERYWHERE);
		writing_gap(writing, 0.3f);
		words = practice_line(writing->app);
		buf_puts(words, "Reaches in each: ");
		practice_say_points(&series, words);
		buf_putc(words, '.');
		writing_text(writing, ROLE_TEXT, TEXT_SMALL, practice_said(writing->app), theme->soft);
	}
}

struct kind_data {
	const struct practice *practice;
	enum move_kind kind;
};

static void kind_content(struct writing *writing, const void *data) {
	const struct kind_data *row = data;
	struct ui *ui = &writing->app->ui;
	struct buf *words = practice_line(writing->app);
	float indent = after_indent(writing, row->kind);
	writing_text(writing, ROLE_HEADING, TEXT_STRONG, practice_kind_words(row->kind), ui->theme->ink);
	practice_say_kind(row->practice, row->kind, words);
	writing_text(writing, ROLE_TEXT, TEXT_SMALL, practice_said(writing->app), ui->theme->soft);
	writing->at.x -= indent;
	writing->at.w += indent;
	if (row->practice->kinds[row->kind] > 0 && row->practice->play_len > 1) {
		writing_gap(writing, 0.6f);
		practice_curve(
			writing, row->practice, (enum practice_measure)(PRACTICE_SHARE + (int)row->kind), PRACTICE_EVERYWHERE);
	}
}

static void kinds(struct app *app, struct page *page, const struct practice *practice) {
	struct kind_data rows[KIND_COUNT];
	writing_head(app, page, "What you said, by kind");
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		rows[kind] = (struct kind_data){practice, (enum move_kind)kind};
	}
	for (int kind = 0; kind < KIND_COUNT; kind += 2) {
		writing_cards(app, page, kind_content, (const void *const[2]){&rows[kind], &rows[kind + 1]});
		page_gap(app, page, 2);
	}
	if (practice->play_len > 1) {
		paragraph(app, page, TEXT_SMALL, "The curves: how much of what you said in a conversation was of this kind.",
			app->ui.theme->soft);
	}
	page_gap(app, page, 4);
}

static void tension_content(struct writing *writing, const void *data) {
	const struct practice *practice = data;
	struct buf *words = practice_line(writing->app);
	if (practice->play_len == 1) {
		practice_say_tension(&practice->plays[0], words);
		writing_text(writing, ROLE_TEXT, TEXT_BODY, practice_said(writing->app), writing->app->ui.theme->ink);
	} else {
		practice_curve_tension(writing, practice);
	}
}

struct scenario_data {
	const struct practice *practice;
	size_t index;
};

/* A row: words to the left and the curve to the right, or under them where there is no room. */
static void scenario_content(struct writing *writing, const void *data) {
	const struct scenario_data *row = data;
	const struct practice_scenario *scenario = &row->practice->scenarios[row->index];
	struct ui *ui = &writing->app->ui;
	struct buf *words = practice_line(writing->app);
	struct rect whole = writing->at;
	bool curve = scenario->plays > 1 && scenario->reaches > 0, beside = whole.w >= 34 * ui->em;
	writing->at.w = beside ? floorf(whole.w * 0.48f) : whole.w;
	writing_text(writing, ROLE_HEADING, TEXT_STRONG, scenario->title, ui->theme->ink);
	practice_say_scenario(scenario, words);
	writing_text(writing, ROLE_TEXT, TEXT_SMALL, practice_said(writing->app), ui->theme->soft);
	float under = writing->at.y;
	if (curve && beside) {
		writing->at = (struct rect){whole.x + floorf(whole.w * 0.52f), whole.y, ceilf(whole.w * 0.48f), 0};
	} else if (curve) {
		writing_gap(writing, 0.5f);
	}
	if (curve) {
		practice_curve(writing, row->practice, PRACTICE_REACHES, row->index);
	}
	writing->at = (struct rect){whole.x, fmaxf(under, writing->at.y), whole.w, whole.h};
}

static void scenarios(struct app *app, struct page *page, const struct practice *practice) {
	writing_head(app, page, "Where");
	for (size_t i = 0; i < practice->scenario_len; i++) {
		struct scenario_data row = {practice, i};
		page->column.y += writing_card(app, scenario_content, &row, page->column, 0);
		page_gap(app, page, 1);
	}
	if (practice->play_len > practice->scenario_len && practice->reaches > 0) {
		page_gap(app, page, 0.5f);
		paragraph(app, page, TEXT_SMALL, "The curves: reaches in each conversation there.", app->ui.theme->soft);
	}
	page_gap(app, page, 4);
}

/* The moves of one kind, each with how often it came. */
static void moves_of(
	struct writing *writing, const struct practice *practice, enum move_kind kind, const enum move *moves, size_t count) {
	struct buf *words = practice_line(writing->app);
	for (size_t i = 0; i < count; i++) {
		if (move_row(moves[i])->kind == kind) {
			buf_printf(words, "%s%s, ", words->len > 0 ? "; " : "", move_row(moves[i])->name);
			practice_say_times(practice->pressed_moves[moves[i]], words);
		}
	}
	if (words->len > 0) {
		writing_gap(writing, 0.6f);
		float indent = after_indent(writing, kind);
		writing_text(writing, ROLE_TEXT, TEXT_BODY, practice_said(writing->app), writing->app->ui.theme->ink);
		writing->at.x -= indent;
		writing->at.w += indent;
	}
}

static void pressure_content(struct writing *writing, const void *data) {
	const struct practice *practice = data;
	struct buf *words = practice_line(writing->app);
	enum move moves[MOVE_COUNT];
	size_t count = practice_pressed_moves(practice, moves);
	practice_say_pressed(practice, words);
	writing_text(writing, ROLE_TEXT, TEXT_BODY, practice_said(writing->app), writing->app->ui.theme->ink);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		moves_of(writing, practice, (enum move_kind)kind, moves, count);
	}
	writing_gap(writing, 0.6f);
	writing_text(writing, ROLE_TEXT, TEXT_SMALL, practice_pressure_is, writing->app->ui.theme->soft);
}

static void part(
	struct app *app, struct page *page, const char *head, writing_content *content, const struct practice *practice) {
	writing_head(app, page, head);
	page->column.y += writing_card(app, content, practice, page->column, 0);
	page_gap(app, page, 4);
}

/* What is not in it, and how it was counted. */
static void small_print(struct app *app, struct page *page, const struct practice *practice) {
	struct buf *words = practice_line(app);
	practice_say_missing(practice, words);
	if (words->len > 0) {
		paragraph(app, page, TEXT_SMALL, practice_said(app), app->ui.theme->ink);
		page_gap(app, page, 1);
	}
	if (practice->play_len > 0) {
		paragraph(app, page, TEXT_SMALL, practice_which_way, app->ui.theme->soft);
	}
	page_gap(app, page, 2);
}

/* There is one button and much to read: the arrows move the page. */
static void scroll_by_arrows(struct app *app, const struct page *page) {
	struct ui *ui = &app->ui;
	int by = ui_key(ui, KEY_DOWN) ? 1 : ui_key(ui, KEY_UP) ? -1 : 0;
	if (by != 0) {
		ui_scroll_to(ui, ui_id("practice", 0), page->offset + (float)by * 4 * ui->em);
	}
}

void screen_practice(struct app *app) {
	struct ui *ui = &app->ui;
	const struct practice *practice = practice_of(app);
	struct page page = page_begin(app, "practice", app->heights.practice, 58);
	scroll_by_arrows(app, &page);
	intro(app, &page, practice);
	if (practice->play_len > 0) {
		part(app, &page, "Reaching", reaches_content, practice);
		kinds(app, &page, practice);
		part(app, &page, "How tight the loop was", tension_content, practice);
		scenarios(app, &page, practice);
		part(app, &page, "Under pressure", pressure_content, practice);
	}
	small_print(app, &page, practice);
	struct ui_choice back = {ui_id("back", 0), "Esc", "Back", BUTTON_MAIN};
	ui_prefer(ui, back.id);
	size_t chosen = ui_buttons(ui, &back, 1, page.column);
	page.column.y += ui_buttons_height(ui, &back, 1, page.column.w);
	app->heights.practice = page_end(app, &page);
	if (chosen == 0 || ui_key(ui, KEY_ESCAPE)) {
		app_back(app);
	}
}
