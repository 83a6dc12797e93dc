/*
 * What can be set. Each line is one stop: left and right change it, Enter takes
 * the next value, a click takes the one that it is on. Whatever is changed is
 * seen at once, and written at once.
 */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "view/app_state.h"

/* A line with words to choose from, or with a number between two signs. */
struct setting {
	const char *label, *note;
	const char *words[3]; /* in the order of the values; none: a number of per cent */
	size_t member;        /* in struct settings */
	int least, most, by;
};

#define MEMBER(name) offsetof(struct settings, name)

static const struct setting reading[] = {
	{"Text size", NULL, {NULL}, MEMBER(text_percent), 80, 250, 10},
	{"Space between lines", NULL, {NULL}, MEMBER(spacing_percent), 80, 200, 10},
	{"Letters", NULL, {"Atkinson", "OpenDyslexic"}, MEMBER(face), 0, 1, 1},
	{"Colours", NULL, {"Paper", "Dusk", "High contrast"}, MEMBER(theme), 0, 2, 1},
};

static const struct setting pace[] = {
	{"Movement", "off: the loop changes without moving", {"On", "Off"}, MEMBER(motion), 0, 1, 1},
	{"Reading aloud", "by the speech service of this system", {"Off", "On"}, MEMBER(read_aloud), 0, 1, 1},
	{"Speed of the lines", "how fast they come, one after the other", {NULL}, MEMBER(speed_percent), 25, 400, 25},
};

static const struct setting trust[] = {
	{"Remember where I stopped", "in one small file, erased when the conversation ends", {"Yes", "No"}, MEMBER(remember),
		REMEMBER_YES, REMEMBER_NO, 1},
	{"Leave no trace", "nothing about a conversation is written, not even when asked to", {"Off", "On"}, MEMBER(no_trace), 0, 1,
		1},
};

static const char *const key_labels[SETTINGS_KEY_COUNT] = {"Under the line", "Why the loop turned", "Step back",
	"Rewind", "Forward again", "Keep a record", "Two ways side by side"};

static int *member_of(struct app *app, const struct setting *line) {
	return (int *)(void *)((char *)&app->keeper.settings + line->member);
}

/* Which option of the command line goes before it in this run. */
static unsigned given_for(const struct setting *line) {
	return line->member == MEMBER(text_percent) ? GIVEN_TEXT_SCALE
		   : line->member == MEMBER(theme)      ? GIVEN_THEME
		   : line->member == MEMBER(motion)     ? GIVEN_STILL
		   : line->member == MEMBER(face)       ? GIVEN_FACE
		   : line->member == MEMBER(read_aloud) ? GIVEN_SPEAK
		   : line->member == MEMBER(spacing_percent) ? GIVEN_SPACING
												: 0;
}

/* As it is in this run. */
static int value_of(struct app *app, const struct setting *line) {
	switch (app->options.given & given_for(line)) {
	case GIVEN_TEXT_SCALE:
		return (int)lroundf(app->text_scale * 100);
	case GIVEN_THEME:
		return (int)app->theme;
	case GIVEN_STILL:
		return app->still ? SETTINGS_MOTION_OFF : SETTINGS_MOTION_ON;
	case GIVEN_FACE:
		return app->family == FAMILY_DYSLEXIC ? SETTINGS_FACE_DYSLEXIA : SETTINGS_FACE_PLAIN;
	case GIVEN_SPEAK:
		return app_speaks(app);
	case GIVEN_SPACING:
		return (int)lroundf(app->ui.spacing * 100);
	default:
		return *member_of(app, line);
	}
}

static void set(struct app *app, const struct setting *line, int value) {
	value = value < line->least ? line->least : value > line->most ? line->most : value;
	app->options.given &= ~given_for(line); /* from here on what is set here counts */
	*member_of(app, line) = value;
	keep_show(app);
	keep_settings(app);
}

static bool points_at(const struct ui *ui, struct rect rect) {
	return ui->pointer_in && ui->pointer.x >= rect.x && ui->pointer.x < rect.x + rect.w && ui->pointer.y >= rect.y &&
		   ui->pointer.y < rect.y + rect.h;
}

/* The three parts of a number: less, how much, more. */
static const char *const number_words[3] = {"−", "100 %", "+"};

static size_t words_of(const struct setting *line, const char *const **words) {
	*words = line->words[0] != NULL ? line->words : number_words;
	size_t count = 1;
	while (count < 3 && (*words)[count] != NULL) {
		count++;
	}
	return count;
}

/* How wide the pills are, and how high where they have to stand in more than one row. */
static struct rect pills_size(struct ui *ui, const struct setting *line, float room) {
	const char *const *words;
	size_t count = words_of(line, &words);
	float x = 0, rows = 1, widest = 0, high = ui_button_height(ui);
	for (size_t i = 0; i < count; i++) {
		float wide = fminf(ui_pill_width(ui, words[i]), room);
		if (x > 0 && x + wide > room) {
			x = 0;
			rows++;
		}
		x += wide + 0.5f * ui->grid;
		widest = fmaxf(widest, x - 0.5f * ui->grid);
	}
	return (struct rect){0, 0, widest, rows * high + (rows - 1) * 0.5f * ui->grid};
}

/* Draws them; which one is under the pointer, or SIZE_MAX. */
static size_t draw_pills(struct app *app, const struct setting *line, struct rect place) {
	struct ui *ui = &app->ui;
	const char *const *words;
	size_t count = words_of(line, &words), pointed = SIZE_MAX;
	int value = value_of(app, line);
	float x = 0, y = place.y, high = ui_button_height(ui);
	for (size_t i = 0; i < count; i++) {
		float wide = fminf(ui_pill_width(ui, words[i]), place.w);
		if (x > 0 && x + wide > place.w + 1) {
			x = 0;
			y += high + 0.5f * ui->grid;
		}
		struct rect rect = {place.x + x, y, wide, high};
		bool number = words == number_words;
		if (number && i == 1) {
			const char *text = arena_printf(&ui->list->arena, "%d %%", value);
			rect.y += (high - ui_layout(ui, TEXT_SMALL, text, wide)->height) / 2;
			ui_text(ui, TEXT_SMALL, text, rect, ALIGN_CENTRE, ui->theme->ink);
		} else {
			ui_pill_draw(ui, rect, words[i], !number && value == line->least + (int)i, points_at(ui, rect));
			pointed = points_at(ui, rect) ? i : pointed;
		}
		x += wide + 0.5f * ui->grid;
	}
	return pointed;
}

static const char *value_words(struct app *app, const struct setting *line) {
	int value = value_of(app, line);
	if (line->words[0] == NULL) {
		return arena_printf(&app->ui.list->arena, "%d %%", value);
	}
	return value >= line->least ? line->words[value - line->least] : "not answered";
}

/* What else it could be set to, for the description. */
static const char *offered_words(struct app *app, const struct setting *line) {
	const char *const *words;
	size_t count = words_of(line, &words);
	if (words == number_words) {
		return "− for less, + for more";
	}
	const char *text = "one of";
	for (size_t i = 0; i < count; i++) {
		text = arena_printf(&app->ui.list->arena, "%s%s %s", text, i > 0 ? "," : "", words[i]);
	}
	return text;
}

/* Left and right of the focus, and Enter or a click: the value afterwards. */
static int changed(struct app *app, const struct setting *line, struct ui_look look, size_t pointed) {
	struct ui *ui = &app->ui;
	int value = value_of(app, line);
	if (look.focused && ui_key(ui, KEY_LEFT)) {
		return value - line->by;
	}
	if (look.focused && ui_key(ui, KEY_RIGHT)) {
		return value < line->least ? line->least : value + line->by;
	}
	if (!look.chosen) {
		return value;
	}
	bool number = line->words[0] == NULL, by_pointer = ui->input.kind == INPUT_UP;
	if (by_pointer && pointed != SIZE_MAX) {
		return number ? value + (pointed == 0 ? -line->by : line->by) : line->least + (int)pointed;
	}
	if (by_pointer) {
		return value;
	}
	return number ? value + line->by : value >= line->most || value < line->least ? line->least : value + line->by;
}

/* A label with its note, and what can be chosen right of it or, where there is no room, under it. */
static void show_line(struct app *app, struct page *page, const struct setting *line) {
	struct ui *ui = &app->ui;
	const struct theme *theme = ui->theme;
	float pad = 0.6f * ui->em, whole = page->column.w, label_least = 11 * ui->em;
	struct rect pills = pills_size(ui, line, whole);
	bool beside = pills.w + ui->em + label_least <= whole;
	float label_room = beside ? whole - pills.w - ui->em : whole;
	float label = ui_layout(ui, TEXT_BODY, line->label, label_room)->height;
	float note = line->note != NULL ? ui_layout(ui, TEXT_SMALL, line->note, label_room)->height : 0;
	float high = (beside ? fmaxf(label + note, pills.h) : label + note + 0.3f * ui->em + pills.h) + pad;
	struct rect rect = {page->column.x - pad, page->column.y, page->column.w + 2 * pad, ceilf(high)}; /* its text is in line with the page's */
	const char *said = arena_printf(&ui->list->arena, "%s: %s%s%s; %s", line->label, value_words(app, line),
		line->note != NULL ? "; " : "", line->note != NULL ? line->note : "", offered_words(app, line));
	struct ui_look look = ui_spot(ui, ui_id(line->label, 0), ROLE_CHOICE, rect, said);
	ui_prefer(ui, ui_id(line->label, 0));
	if (look.focused) {
		draw_bordered_box(ui->list, rect, ui->grid, theme->card, 2 * ui->pixel, theme->accent);
	}
	struct rect at = {rect.x + pad, rect.y + pad / 2, label_room, 0};
	at.y += beside ? fmaxf(0, (pills.h - label - note) / 2) : 0;
	at.y += ui_text(ui, TEXT_BODY, line->label, at, ALIGN_LEFT, theme->ink);
	if (line->note != NULL) {
		at.y += ui_text(ui, TEXT_SMALL, line->note, at, ALIGN_LEFT, theme->soft);
	}
	struct rect place = {beside ? rect.x + rect.w - pad - pills.w : rect.x + pad, 0, pills.w, pills.h};
	place.y = beside ? rect.y + (rect.h - pills.h) / 2 : at.y + 0.3f * ui->em;
	size_t pointed = draw_pills(app, line, place);
	page->column.y += rect.h + 0.5f * ui->grid;
	int value = changed(app, line, look, pointed);
	if (value != value_of(app, line)) {
		set(app, line, value);
	}
}

static void show_group(struct app *app, struct page *page, const char *head, const struct setting *lines, size_t count) {
	page_text(app, page, ROLE_HEADING, TEXT_STRONG, head, app->ui.theme->accent);
	page_gap(app, page, 0.75f);
	for (size_t i = 0; i < count; i++) {
		show_line(app, page, &lines[i]);
	}
	page_gap(app, page, 2);
}

static void note(struct app *app, const char *text) {
	free(app->settings_note);
	app->settings_note = text != NULL ? mem_copy(text, strlen(text)) : NULL;
	app->dirty = true;
}

/* Another key's letter changes places with this one's. */
static void set_key(struct app *app, int which, char letter) {
	int *keys = app->keeper.settings.keys;
	if (letter == 'b' || letter == 't') {
		note(app, letter == 'b' ? "B says the card in front, as page-turners do; it stays that." : "T changes the colours; it stays that.");
		return;
	}
	for (int i = 0; i < SETTINGS_KEY_COUNT; i++) {
		keys[i] = keys[i] == letter ? keys[which] : keys[i];
	}
	keys[which] = letter;
	note(app, NULL);
	keep_settings(app);
}

static void show_key(struct app *app, struct rect rect, int which) {
	struct ui *ui = &app->ui;
	uint32_t id = ui_id("key", (uint32_t)which);
	const char *cap = keep_letter(app, (enum settings_key)which);
	const char *said = arena_printf(&ui->list->arena, "%s: key %s; press another letter to change it", key_labels[which], cap);
	app->fields[app->field_count++] = id; /* letters are meant for it */
	struct ui_look look = ui_spot(ui, id, ROLE_FIELD, rect, said);
	if (look.focused) {
		draw_bordered_box(ui->list, rect, ui->grid, ui->theme->card, 2 * ui->pixel, ui->theme->accent);
	}
	ui_badge(ui, (struct point){rect.x + 1.3f * ui->em, rect.y + rect.h / 2}, cap, look.focused);
	float left = 2.8f * ui->em, high = ui_layout(ui, TEXT_BODY, key_labels[which], rect.w - left)->height;
	struct rect at = {rect.x + left, rect.y + (rect.h - high) / 2, rect.w - left, 0};
	ui_text(ui, TEXT_BODY, key_labels[which], at, ALIGN_LEFT, ui->theme->ink);
	const struct input *input = ui_input(ui);
	if (look.focused && input != NULL && input->kind == INPUT_KEY && input->key == KEY_CHARACTER && !input->control &&
		isalpha((unsigned char)input->character)) {
		char letter = (char)tolower((unsigned char)input->character);
		ui_take(ui);
		set_key(app, which, letter);
	}
}

static void show_keys(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	page_text(app, page, ROLE_HEADING, TEXT_STRONG, "Keys in a conversation", ui->theme->accent);
	page_gap(app, page, 0.25f);
	page_text(app, page, ROLE_TEXT, TEXT_SMALL, "Go to one and press the letter that it is to have.", ui->theme->soft);
	page_gap(app, page, 0.75f);
	size_t columns = page->column.w >= 30 * ui->em ? 2 : 1;
	float gap = ui->grid, wide = (page->column.w - gap * (float)(columns - 1)) / (float)columns, high = 2.3f * ui->em;
	for (int i = 0; i < SETTINGS_KEY_COUNT; i++) {
		high = fmaxf(high, ui_layout(ui, TEXT_BODY, key_labels[i], wide - 2.8f * ui->em)->height + 0.6f * ui->em);
	}
	high = ceilf(high);
	for (int i = 0; i < SETTINGS_KEY_COUNT; i++) {
		float x = page->column.x - 0.5f * ui->em + (float)((size_t)i % columns) * (wide + gap);
		show_key(app, (struct rect){x, page->column.y, wide, high}, i);
		if ((size_t)i % columns == columns - 1 || i == SETTINGS_KEY_COUNT - 1) {
			page->column.y += high + 0.5f * ui->grid;
		}
	}
	page_gap(app, page, 2);
}

static void forget(struct app *app) {
	char *came = keep_forget(app);
	note(app, came);
	free(came);
	app->forget_asked = false;
	app->focus_next = ui_id("forget", 0);
}

/* Asks once; nothing has the focus on the answer that erases. */
static void show_forget(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	if (app->forget_asked) {
		page_text(app, page, ROLE_TEXT, TEXT_BODY,
			"Erase every record, where you stopped, and these settings? It cannot be taken back.", ui->theme->ink);
		page_gap(app, page, 1);
	}
	struct ui_choice asked[2] = {
		{ui_id("keep it", 0), NULL, "No, leave it", BUTTON_QUIET},
		{ui_id("erase", 0), NULL, "Erase it all", BUTTON_QUIET},
	};
	struct ui_choice offer = {ui_id("forget", 0), NULL, "Forget everything …", BUTTON_QUIET};
	size_t count = app->forget_asked ? 2 : 1;
	const struct ui_choice *choices = app->forget_asked ? asked : &offer;
	size_t chosen = ui_buttons(ui, choices, count, page->column);
	page->column.y += ui_buttons_height(ui, choices, count, page->column.w);
	if (app->settings_note != NULL) {
		page_gap(app, page, 1);
		page_text(app, page, ROLE_TEXT, TEXT_BODY, app->settings_note, ui->theme->accent);
	}
	page_gap(app, page, 3);
	if (app->forget_asked && chosen == 1) {
		forget(app);
	} else if (chosen != SIZE_MAX) {
		app->forget_asked = !app->forget_asked;
		app->focus_next = ui_id(app->forget_asked ? "keep it" : "forget", 0);
		app->dirty = true;
	}
}

static const char *what_is_written(const struct app *app) {
	if (app->options.home == NULL || app->options.no_trace) {
		return "In this run nothing is written: what you change here lasts until the window closes.";
	}
	return "What you change is kept, for this account on this computer alone.";
}

void screen_settings(struct app *app) {
	struct ui *ui = &app->ui;
	struct page page = page_begin(app, "settings", app->heights.settings, 38);
	page_text(app, &page, ROLE_HEADING, TEXT_HEAD, "Settings", ui->theme->ink);
	page_gap(app, &page, 0.5f);
	page_text(app, &page, ROLE_TEXT, TEXT_SMALL, what_is_written(app), ui->theme->soft);
	page_gap(app, &page, 2);
	show_group(app, &page, "For reading", reading, sizeof(reading) / sizeof(reading[0]));
	show_group(app, &page, "The pace", pace, sizeof(pace) / sizeof(pace[0]));
	show_keys(app, &page);
	show_group(app, &page, "What may be kept", trust, sizeof(trust) / sizeof(trust[0]));
	show_forget(app, &page);
	if (app->keeper.trouble != NULL) {
		page_text(app, &page, ROLE_TEXT, TEXT_SMALL, app->keeper.trouble, ui->theme->tightens);
		page_gap(app, &page, 2);
	}
	struct ui_choice back = {ui_id("back", 0), "Esc", "Back", BUTTON_MAIN};
	bool leave = ui_buttons(ui, &back, 1, page.column) == 0;
	page.column.y += ui_button_height(ui);
	app->heights.settings = page_end(app, &page);
	if (leave || ui_key(ui, KEY_ESCAPE)) {
		app->forget_asked = false;
		note(app, NULL);
		app_back(app);
	}
}
