/*
 * Looking back: how the loop went, what mattered, what was under the line, and
 * what to take along. From any point of it one can go back and choose otherwise.
 */
#include <math.h>

#include "view/screens/after_screen.h"

static void lead(struct app *app, struct page *page, const char *text) {
	struct rect at = page->column;
	at.w = fminf(at.w, 40 * app->ui.em);
	page->column.y += ui_say(&app->ui, ROLE_TEXT, TEXT_BODY, text, at, ALIGN_LEFT, app->ui.theme->soft);
	page_gap(app, page, 1.5f);
}

static void intro(struct app *app, struct page *page, const struct debrief *debrief) {
	struct ui *ui = &app->ui;
	page_text(app, page, ROLE_TEXT, TEXT_LABEL, debrief->ending_words, ui->theme->accent);
	page_gap(app, page, 0.5f);
	const char *title = debrief->ending_title != NULL ? debrief->ending_title : debrief->title;
	page_text(app, page, ROLE_HEADING, TEXT_HEAD, app_tidy(app, title), ui->theme->ink);
	page_gap(app, page, 0.75f);
	lead(app, page, debrief->who);
	lead(app, page, debrief->loop);
}

/* What stands under the cursor of the curve. */
static void cursor_content(struct writing *writing, const void *data) {
	const struct debrief *debrief = data;
	struct app *app = writing->app;
	struct ui *ui = &app->ui;
	size_t at = app->after.cursor;
	const struct debrief_reply *reply = &debrief->replies[at];
	static const char *const turns[] = {
		[VERDICT_ESCALATES] = "the loop tightens", [VERDICT_HOLDS] = "the loop holds", [VERDICT_SOFTENS] = "the loop loosens"};
	const char *head = arena_printf(&ui->list->arena, "Reply %zu of %zu: %s", at + 1, debrief->reply_count, turns[reply->verdict]);
	writing_marked(writing, reply->verdict, TEXT_STRONG, head, ui->theme->ink);
	writing_gap(writing, 0.3f);
	writing_text(writing, ROLE_TEXT, TEXT_BODY, after_said(app, debrief, &reply->said), ui->theme->ink);
	writing_beneath(writing, reply->said.beneath);
	writing_gap(writing, 0.3f);
	const char *move = arena_printf(&ui->list->arena, "%s %s.", debrief->name[reply->said.by], move_row(reply->move)->name);
	writing_text(writing, ROLE_TEXT, TEXT_SMALL, move, ui->theme->soft);
	writing_gap(writing, 0.7f);
	struct rect button = {writing->at.x, writing->at.y, fminf(ui_button_width(ui, "F", "From here"), writing->at.w), ui_button_height(ui)};
	if (writing->draw && ui_button(ui, ui_id("from cursor", 0), button, "F", "From here", BUTTON_QUIET)) {
		app->after.asked = at;
	}
	writing->at.y += button.h;
}

static void curve(struct app *app, struct page *page, const struct debrief *debrief) {
	struct curve_look look = {"Reply by reply", ui_id("curve", 0), &app->after.cursor, SIZE_MAX, 0};
	page->column.y += after_curve(app, debrief, page->column, &look);
	page_gap(app, page, 1.25f);
	if (app->after.cursor < debrief->reply_count) {
		page->column.y += writing_card(app, cursor_content, debrief, page->column, 0);
	}
	page_gap(app, page, 1.25f);
	struct rect at = page->column;
	at.w = fminf(at.w, 44 * app->ui.em);
	page->column.y += ui_say(&app->ui, ROLE_TEXT, TEXT_SMALL, debrief->curve_words, at, ALIGN_LEFT, app->ui.theme->soft);
	page_gap(app, page, 5);
}

static void question(struct app *app, struct page *page, const struct debrief *debrief) {
	struct rect at = page->column;
	at.w = fminf(at.w, 34 * app->ui.em);
	if (debrief->ask != NULL) {
		page_text(app, page, ROLE_HEADING, TEXT_LABEL, "To talk about", app->ui.theme->soft);
		page_gap(app, page, 0.5f);
		at.y = page->column.y;
		page->column.y += ui_say(&app->ui, ROLE_TEXT, TEXT_TITLE, app_tidy(app, debrief->ask), at, ALIGN_LEFT, app->ui.theme->ink);
		page_gap(app, page, 5);
	}
}

static const char *own_words_lead(const struct app *app) {
	return keep_may_record(app) ? "About something of yours, if you like. It stays on this page alone, unless you keep a record."
								: "About something of yours, if you like. It stays on this page alone, and goes with it.";
}

static void one_field(struct app *app, struct page *page, struct field *field, uint32_t id, const struct field_look *look) {
	struct ui *ui = &app->ui;
	struct rect at = {page->column.x, page->column.y, fminf(page->column.w, 40 * ui->em), 0};
	if (field_run(app, field, id, at, look)) {
		app->after.rewritten = true;
		app->dirty = true;
	}
	page->column.y += field_height(ui, field, look, at.w);
}

/* The person's own: on this page alone, unless a record is kept. */
static void sentence(struct app *app, struct page *page) {
	static const char *const hints[PATTERN_PARTS] = {"something small and exact", "the feeling underneath", "one thing, small enough to ask for"};
	struct ui *ui = &app->ui;
	writing_head(app, page, "A sentence of your own");
	lead(app, page, own_words_lead(app));
	float wide = fminf(page->column.w, 40 * ui->em);
	for (int i = 0; i < PATTERN_PARTS; i++) {
		struct rect at = {page->column.x, page->column.y, wide, 0};
		page->column.y += ui_say(ui, ROLE_TEXT, TEXT_LABEL, debrief_pattern[i], at, ALIGN_LEFT, ui->theme->soft) + 0.2f * ui->em;
		struct field_look look = {debrief_pattern[i], hints[i], SENTENCE_MOST, 0};
		one_field(app, page, &app->after.sentence[i], ui_id("sentence", (uint32_t)i), &look);
		page_gap(app, page, 1);
	}
	const char *whole = after_sentence(app);
	if (whole != NULL) {
		struct rect at = {page->column.x, page->column.y + 0.4f * ui->em, wide, 0};
		page->column.y = at.y + ui_say(ui, ROLE_TEXT, TEXT_ITALIC, whole, at, ALIGN_LEFT, ui->theme->ink);
	}
	page_gap(app, page, 4);
	writing_head(app, page, "A note of your own");
	struct field_look look = {"A note of your own", "anything you want to remember; Enter begins another line", NOTE_MOST, 3};
	one_field(app, page, &app->after.note, ui_id("note", 0), &look);
	page_gap(app, page, 4);
}

enum { DEBRIEF_CHOICES = 7 };

static void keep_record(struct app *app, size_t unused) {
	after_keep(app, unused);
	app->focus_next = ui_id(app->keeper.not_recorded ? "keep" : "map", 0); /* the button may go: stay down here */
}

static void run_buttons(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	struct ui_choice choices[DEBRIEF_CHOICES];
	enum screen_id leads[DEBRIEF_CHOICES];
	size_t count = 0;
#define CHOICE(name, key, label, screen) \
	do { \
		leads[count] = (screen); \
		choices[count++] = (struct ui_choice){ui_id(name, 0), key, label, BUTTON_QUIET}; \
	} while (0)
	if (keep_may_record(app) && (!after_kept(app) || after_rewritten(app))) {
		CHOICE("keep", keep_letter(app, SETTINGS_KEY_KEEP), after_keep_label(app), SCREEN_COUNT);
	}
	if (playthrough_way_count(app->talk->playthrough) > 1) {
		CHOICE("ways", keep_letter(app, SETTINGS_KEY_WAYS), "Two ways side by side", SCREEN_WAYS);
	}
	CHOICE("map", "M", "The map", SCREEN_MAP);
	CHOICE("once more", "O", "Once more", SCREEN_SEAT);
	CHOICE("menu", NULL, "Menu", SCREEN_MENU);
	CHOICE("back", "Esc", "Back", SCREEN_ENDING);
#undef CHOICE
	size_t chosen = ui_buttons(ui, choices, count, page->column);
	page->column.y += ui_buttons_height(ui, choices, count, page->column.w);
	char pressed = 0;
	for (size_t i = 0; i < count && chosen == SIZE_MAX; i++) {
		pressed = choices[i].key != NULL && choices[i].key[1] == '\0' ? (char)(choices[i].key[0] - 'A' + 'a') : '\0';
		chosen = pressed != '\0' && ui_char(ui, pressed) ? i : chosen;
	}
	if (ui_key(ui, KEY_ESCAPE)) {
		chosen = count - 1;
	}
	if (chosen == SIZE_MAX) {
		return;
	}
	if (leads[chosen] == SCREEN_COUNT) {
		app_then(app, keep_record, 0);
	} else if (leads[chosen] == SCREEN_SEAT) {
		app_then(app, app_begin, app->talk->seat);
	} else if (leads[chosen] == SCREEN_ENDING) {
		app_back(app);
	} else if (leads[chosen] == SCREEN_MENU) {
		app_go(app, SCREEN_MENU);
	} else {
		app_visit(app, leads[chosen]);
	}
}

static void take_leave(struct app *app, struct page *page, const struct debrief *debrief) {
	struct ui *ui = &app->ui;
	struct rect at = page->column;
	at.w = fminf(at.w, 40 * ui->em);
	if (debrief->practice != NULL) {
		page->column.y += ui_say(ui, ROLE_TEXT, TEXT_BODY, debrief->practice, at, ALIGN_LEFT, ui->theme->ink);
		page_gap(app, page, 2);
		at.y = page->column.y;
	}
	page->column.y += ui_say(ui, ROLE_TEXT, TEXT_ITALIC, debrief->step_out, at, ALIGN_LEFT, ui->theme->soft);
	page_gap(app, page, 2.5f);
	const char *kept = after_keep_words(app);
	if (kept != NULL) {
		page_text(app, page, ROLE_TEXT, TEXT_BODY, kept, app->keeper.not_recorded ? ui->theme->tightens : ui->theme->accent);
		page_gap(app, page, 1.5f);
	}
	run_buttons(app, page);
}

void screen_debrief(struct app *app) {
	struct ui *ui = &app->ui;
	const struct debrief *debrief = after_debrief(app);
	app->after.asked = SIZE_MAX;
	ui_prefer(ui, ui_id("curve", 0));
	struct page page = page_begin(app, "debrief", app->heights.debrief, 58);
	intro(app, &page, debrief);
	curve(app, &page, debrief);
	if (debrief->moment_count > 0) {
		writing_head(app, &page, "The moments that mattered");
		after_moments(app, &page, debrief);
		page_gap(app, &page, 3);
	}
	writing_head(app, &page, "What the two of you did");
	after_moves(app, &page, debrief);
	page_gap(app, &page, 5);
	writing_head(app, &page, "Five steps down, for each");
	after_steps(app, &page, debrief);
	page_gap(app, &page, 5);
	if (debrief->sign_count > 0) {
		writing_head(app, &page, "Signs of a secure pair that showed");
		after_signs(app, &page, debrief);
		page_gap(app, &page, 4);
	}
	question(app, &page, debrief);
	sentence(app, &page);
	take_leave(app, &page, debrief);
	app->heights.debrief = page_end(app, &page);
	if (app->screen != SCREEN_DEBRIEF) {
		return;
	}
	bool here = ui_char(ui, 'f') && app->after.cursor < debrief->reply_count;
	if (here || app->after.asked != SIZE_MAX) {
		app_then(app, after_from_here, here ? app->after.cursor : app->after.asked);
	}
}
