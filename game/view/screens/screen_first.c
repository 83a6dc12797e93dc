/*
 * Before anything else, once, and a key away ever after: what this is and is
 * not, and for whom it is not safe. Nothing on it asks for an answer. Then the
 * one question: may the program remember where one stopped?
 */
#include <math.h>

#include "view/app_state.h"
#include "view/help_numbers.h"

static void part(struct app *app, struct page *page, const char *head, const char *text) {
	struct ui *ui = &app->ui;
	page_text(app, page, ROLE_HEADING, TEXT_STRONG, head, ui->theme->ink);
	page_gap(app, page, 0.5f);
	page_text(app, page, ROLE_TEXT, TEXT_BODY, text, ui->theme->ink);
	page_gap(app, page, 2.5f);
}

/* A line of text within the card; returns its height. */
struct card_text {
	enum role role;
	enum text_kind kind;
	const char *text;
	float gap; /* above, in ems */
};

static float card_texts_height(struct ui *ui, const struct card_text *texts, size_t count, float width) {
	float high = 0;
	for (size_t i = 0; i < count; i++) {
		high += texts[i].gap * ui->em + ui_layout(ui, texts[i].kind, texts[i].text, width)->height;
	}
	return high;
}

/* What is said privately, in a card of its own with a bar at its side. */
static void unsafe(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	const struct theme *theme = ui->theme;
	if (app->help_numbers == NULL) {
		app->help_numbers = help_numbers_read(app->options.scenes);
	}
	bool none = app->help_numbers[0] == '\0';
	const char *shown = none ? "No numbers have been filled in for this copy. Whoever installed Waterline can write them into "
							   "the file help-numbers.txt, in the folder with the scenarios. In danger, call the emergency "
							   "number of the place where you are."
							 : app->help_numbers;
	const struct card_text texts[] = {
		{ROLE_HEADING, TEXT_STRONG, "Not if you are afraid of your partner", 0},
		{ROLE_TEXT, TEXT_BODY,
			"If you are watched, controlled or threatened, hit, or touched against your will, then this is not the tool, and "
			"working on it together is not safe. Softer words do not make another person "
			"safe, and what you open up can be turned against you. None of it is your doing.",
			0.35f},
		{ROLE_TEXT, TEXT_BODY, "There are people who can help, with you alone and in confidence. Nobody asks you about it here, "
							   "and no answer is kept.", 0.6f},
		{ROLE_HEADING, TEXT_LABEL, "Help near here", 1.0f},
		{ROLE_TEXT, none ? TEXT_SMALL : TEXT_BODY, shown, 0.2f},
	};
	enum { COUNT = sizeof(texts) / sizeof(texts[0]) };
	float pad = 1.2f * ui->em, bar = fmaxf(4 * ui->pixel, 0.28f * ui->em), room = page->column.w - 2 * pad - bar;
	struct rect card = {page->column.x, page->column.y, page->column.w, card_texts_height(ui, texts, COUNT, room) + 2 * pad};
	draw_bordered_box(ui->list, card, 1.25f * ui->grid, theme->card, ui->pixel, theme->card_edge);
	draw_box(ui->list, (struct rect){card.x + 0.6f * ui->em, card.y + pad, bar, card.h - 2 * pad}, bar / 2, theme->tightens);
	struct rect at = {card.x + pad + bar, card.y + pad, room, 0};
	for (size_t i = 0; i < COUNT; i++) {
		at.y += texts[i].gap * ui->em;
		bool quiet = texts[i].kind == TEXT_LABEL || texts[i].kind == TEXT_SMALL;
		at.y += ui_say(ui, texts[i].role, texts[i].kind, texts[i].text, at, ALIGN_LEFT, quiet ? theme->soft : theme->ink);
	}
	page->column.y = card.y + card.h;
	page_gap(app, page, 3);
}

static void acknowledge(struct app *app) {
	struct settings *settings = &app->keeper.settings;
	if (settings->notice_seen != 0) {
		app_back(app);
		return;
	}
	settings->notice_seen = 1;
	keep_settings(app);
	bool ask = settings->remember == REMEMBER_UNASKED && app->options.home != NULL && !app->options.no_trace;
	enum screen_id from = app->from[SCREEN_FIRST];
	app->from[SCREEN_ASK] = from;
	app_go(app, ask ? SCREEN_ASK : from);
}

void screen_first(struct app *app) {
	struct ui *ui = &app->ui;
	bool again = app->keeper.settings.notice_seen != 0;
	struct page page = page_begin(app, "first", app->heights.first, 38);
	page_text(app, &page, ROLE_HEADING, TEXT_HEAD, again ? "What this is, and is not" : "Before you begin", ui->theme->ink);
	page_gap(app, &page, 2.5f);
	part(app, &page, "A place to practise",
		"You play one of two people in a hard conversation, and see what each reply does to the loop between them. The two are "
		"made up. The loop is not: most couples know one.");
	part(app, &page, "What it is not",
		"No therapy, no diagnosis, no prediction. Its numbers were chosen so that the loop behaves as such loops do; nobody "
		"measured them, and they say nothing about you or about anyone you love.");
	unsafe(app, &page);
	struct ui_choice choices[2] = {
		{ui_id("acknowledge", 0), again ? "Esc" : NULL, again ? "Back" : "I have read this", BUTTON_MAIN},
		{ui_id("leave", 0), "F12", "Leave at once", BUTTON_QUIET},
	};
	ui_prefer(ui, choices[0].id);
	size_t chosen = ui_buttons(ui, choices, 2, page.column);
	page.column.y += ui_buttons_height(ui, choices, 2, page.column.w);
	app->heights.first = page_end(app, &page);
	if (chosen == 0 || (again && ui_key(ui, KEY_ESCAPE))) {
		acknowledge(app);
	} else if (chosen == 1) {
		app_then(app, app_leave_at_once, 0);
	}
}

static void answer(struct app *app, enum settings_remember remember) {
	app->keeper.settings.remember = (int)remember;
	keep_settings(app);
	app_back(app);
}

void screen_ask(struct app *app) {
	struct ui *ui = &app->ui;
	const struct theme *theme = ui->theme;
	struct page page = page_begin(app, "ask", app->heights.ask, 34);
	page_gap(app, &page, 4);
	page_text(app, &page, ROLE_HEADING, TEXT_HEAD, "May Waterline remember where you stopped?", theme->ink);
	page_gap(app, &page, 2.5f);
	page_text(app, &page, ROLE_TEXT, TEXT_BODY,
		"If it may, the replies of a conversation that is not over stand in one small file on this computer, so that you can "
		"go on after a break. When the conversation ends, the file is erased. Whoever can use your account could read it.",
		theme->ink);
	page_gap(app, &page, 1.5f);
	page_text(app, &page, ROLE_TEXT, TEXT_BODY,
		"If not, nothing about a conversation is written down unless you ask for it.", theme->ink);
	page_gap(app, &page, 3);
	struct ui_choice choices[2] = {
		{ui_id("no", 0), "N", "No, remember nothing", BUTTON_QUIET},
		{ui_id("yes", 0), "Y", "Yes, where I stopped", BUTTON_QUIET},
	};
	ui_prefer(ui, choices[0].id);
	size_t chosen = ui_buttons(ui, choices, 2, page.column);
	page.column.y += ui_buttons_height(ui, choices, 2, page.column.w);
	page_gap(app, &page, 2);
	page_text(app, &page, ROLE_TEXT, TEXT_SMALL, "You can change this at any time in the settings, and erase everything there.",
		theme->soft);
	app->heights.ask = page_end(app, &page);
	if (chosen == 0 || ui_char(ui, 'n')) {
		answer(app, REMEMBER_NO);
	} else if (chosen == 1 || ui_char(ui, 'y')) {
		answer(app, REMEMBER_YES);
	}
}
