/*
 * Inputs and time come in, a list of things to draw goes out. An input runs
 * the screen once with it pending; a frame runs it without. Keys that mean the
 * same everywhere are taken before the screen sees them.
 */
#include "view/app_state.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "view/screens/play_screen.h"

static const float TEXT_SMALLEST = 0.8f, TEXT_LARGEST = 2.5f, SPACING_LEAST = 0.8f, SPACING_MOST = 2;

/* A larger window gets somewhat larger text, so that a room's back row can read it. */
static void fit_sizes(struct app *app) {
	struct ui *ui = &app->ui;
	float wide = ui->width / (1280 * app->scale), high = ui->height / (800 * app->scale);
	float growth = ease_clamp(powf(fminf(wide, high), 0.72f), 1, 2.2f);
	ui->em = roundf(17 * app->scale * growth * app->text_scale * 4) / 4;
	ui->grid = roundf(8 * app->scale * growth * (0.6f + 0.4f * fminf(app->text_scale, 1.6f)));
	ui->pixel = fmaxf(1, roundf(app->scale * fminf(growth, 1.5f)));
	app->play.height_width = 0;
}

struct app *app_create(const struct metrics *metrics, const struct app_options *options) {
	struct app *app = mem_new(struct app);
	app->options = *options;
	app->texts = texts_create(metrics);
	app->ui.texts = app->texts;
	app->theme = options->theme;
	app->text_scale = ease_clamp(options->text_scale, TEXT_SMALLEST, TEXT_LARGEST);
	app->family = options->family;
	app->speaking.on = options->speak;
	app->ui.spacing = options->spacing > 0 ? ease_clamp(options->spacing, SPACING_LEAST, SPACING_MOST) : 1;
	app->still = options->still;
	app->menu.typed = BUF_EMPTY;
	app->raw = BUF_EMPTY;
	app->tidy = BUF_EMPTY;
	app->line = BUF_EMPTY;
	app->play.composing = NOT_COMPOSING;
	app->seat = SEAT_NONE;
	app_resize(app, 1280, 800, 1);
	app->pace = 1;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		app->renamed[seat].name.text = BUF_EMPTY;
		app->renamed[seat].pronouns = -1;
	}
	for (int i = 0; i < SENTENCE_PARTS; i++) {
		app->after.sentence[i].text = BUF_EMPTY;
	}
	app->after.note = (struct field){.text = BUF_EMPTY, .lines = true};
	app->records.note = (struct field){.text = BUF_EMPTY, .lines = true};
	app->records.typed = BUF_EMPTY;
	keep_open(app);
	menu_read(&app->menu, options->scenes);
	if (options->open != NULL) {
		app_open(app, options->open);
	}
	if (options->notice && app->keep.settings.notice_seen == 0) {
		app_visit(app, SCREEN_FIRST);
	}
	return app;
}

static void close_story(struct app *app) {
	keep_let_go(app);
	app_outdate(app);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		field_clear(&app->renamed[seat].name);
		app->renamed[seat].pronouns = -1;
	}
	playthrough_destroy(app->playthrough);
	app->playthrough = NULL;
	story_destroy(app->story);
	app->story = NULL;
	free(app->path);
	app->path = NULL;
	app->broken = false;
	app_notice_end(app);
	app_files_are(app, NULL);
}

void app_destroy(struct app *app) {
	if (app == NULL) {
		return;
	}
	close_story(app);
	keep_finish(app);
	for (int i = 0; i < SENTENCE_PARTS; i++) {
		field_finish(&app->after.sentence[i]);
	}
	field_finish(&app->after.note);
	records_finish(app);
	field_finish(&app->renamed[SEAT_ONE].name);
	field_finish(&app->renamed[SEAT_TWO].name);
	diag_finish(&app->diag);
	menu_finish(&app->menu);
	free(app->play.heights);
	free(app->files.paths);
	speech_finish(app);
	app_forget_practice(app);
	free(app->help_numbers);
	free(app->settings_note);
	buf_finish(&app->raw);
	buf_finish(&app->tidy);
	buf_finish(&app->line);
	texts_destroy(app->texts);
	draw_list_finish(&app->scratch);
	free(app);
}

void app_resize(struct app *app, float width, float height, float scale) {
	app->ui.width = width;
	app->ui.height = height;
	app->scale = scale;
	fit_sizes(app);
	app->dirty = true;
}

bool app_open(struct app *app, const char *path) {
	char *copy = mem_copy(path, strlen(path));
	close_story(app);
	diag_finish(&app->diag);
	app->path = copy;
	app->story = story_load(copy, &app->diag);
	app_files_are(app, &app->diag);
	app_go(app, app->story != NULL ? SCREEN_SEAT : SCREEN_ERROR);
	return app->story != NULL;
}

void app_take_story(struct app *app, struct story *story, const char *path, const struct diag *diag) {
	char *copy = mem_copy(path, strlen(path));
	close_story(app);
	app->story = story;
	app->path = copy;
	app_files_are(app, diag);
}

static struct playthrough_setup setup_for(const struct app *app, enum seat seat) {
	struct playthrough_setup setup = {.seed = app->options.seed + app->plays, .stepwise = true};
	setup.seat[SEAT_ONE] = seat != SEAT_TWO;
	setup.seat[SEAT_TWO] = seat != SEAT_ONE;
	return setup;
}

void app_begin(struct app *app, enum seat seat) {
	struct playthrough_setup setup = setup_for(app, seat);
	keep_let_go(app);
	app_outdate(app);
	names_trim(app);
	playthrough_destroy(app->playthrough);
	app->playthrough = playthrough_create(app->story, &setup);
	app->seat = seat;
	app->plays++;
	play_open(app, false);
	app_go(app, SCREEN_PLAY);
}

void app_leave_at_once(struct app *app) {
	keep_drop(app);
	close_story(app);
	diag_finish(&app->diag);
	buf_clear(&app->menu.typed);
	records_clear(app);
	texts_clear(app->texts);
	app->full_screen = false;
	app_go(app, SCREEN_BLANK);
}

/* Somebody types: letters are letters then. */
static bool types(const struct app *app) {
	bool in_field = false;
	for (size_t i = 0; i < app->field_count; i++) {
		in_field = in_field || app->fields[i] == app->ui.focus;
	}
	return in_field || app->screen == SCREEN_MENU || app->screen == SCREEN_RECORDS;
}

void app_measure_anew(struct app *app) {
	texts_clear(app->texts);
	fit_sizes(app);
	app->dirty = true;
}

void app_text_scale(struct app *app, float text_scale) {
	app->text_scale = ease_clamp(roundf(text_scale * 20) / 20, TEXT_SMALLEST, TEXT_LARGEST);
	app_measure_anew(app);
}

void app_spacing(struct app *app, float spacing) {
	app->ui.spacing = ease_clamp(spacing, SPACING_LEAST, SPACING_MOST);
	app_measure_anew(app);
}

void app_family(struct app *app, enum family_id family) {
	app->family = family;
	app->dirty = true;
}

enum family_id app_family_wanted(const struct app *app) {
	return app->family;
}

/* Keys that mean the same on every screen. Letters only where nobody types. */
static void take_common_keys(struct app *app) {
	struct ui *ui = &app->ui;
	const struct input *input = ui_input(ui);
	bool control = input != NULL && input->kind == INPUT_KEY && input->control;
	bool letters = !app->typing;
	if (ui_key(ui, KEY_F12)) {
		app_leave_at_once(app);
	} else if (ui_key(ui, KEY_F11)) {
		app->full_screen = !app->full_screen;
	} else if (app->screen != SCREEN_FIRST && app->screen != SCREEN_ASK && ui_key(ui, KEY_F2)) {
		app_visit(app, SCREEN_FIRST);
	} else if (app->screen != SCREEN_HELP && app->screen != SCREEN_FIRST && app->screen != SCREEN_ASK && ui_key(ui, KEY_F1)) {
		app->help_from = app->screen;
		app_go(app, SCREEN_HELP);
	} else if (control && input->character == 'q') {
		app->quit = true;
	} else if ((control && input->character == '+') || (letters && (ui_char(ui, '+') || ui_char(ui, '=')))) {
		app_text_scale(app, app->text_scale + 0.1f);
		keep_seen(app, GIVEN_TEXT_SCALE);
		ui_take(ui);
	} else if ((control && input->character == '-') || (letters && ui_char(ui, '-'))) {
		app_text_scale(app, app->text_scale - 0.1f);
		keep_seen(app, GIVEN_TEXT_SCALE);
		ui_take(ui);
	} else if ((control && input->character == 't') || (letters && ui_char(ui, 't'))) {
		app->theme = (enum theme_id)((app->theme + 1) % THEME_COUNT);
		keep_seen(app, GIVEN_THEME);
		ui_take(ui);
	}
}

/* Nothing of the program is on it; any key or press closes the window. */
static void screen_blank(struct app *app) {
	const struct input *input = ui_input(&app->ui);
	if (input != NULL && (input->kind == INPUT_KEY || input->kind == INPUT_DOWN) && !input->repeat) {
		app->quit = true;
	}
	app->ui.list->background = (struct colour){255, 255, 255, 255};
}

static void run(struct app *app, double now, struct draw_list *list, const struct input *input) {
	static void (*const screens[])(struct app *) = {
		[SCREEN_MENU] = screen_menu,
		[SCREEN_SEAT] = screen_seat,
		[SCREEN_PLAY] = screen_play,
		[SCREEN_ENDING] = screen_ending,
		[SCREEN_ERROR] = screen_error,
		[SCREEN_HELP] = screen_help,
		[SCREEN_BLANK] = screen_blank,
		[SCREEN_FIRST] = screen_first,
		[SCREEN_ASK] = screen_ask,
		[SCREEN_SETTINGS] = screen_settings,
		[SCREEN_PAUSE] = screen_play,
		[SCREEN_DEBRIEF] = screen_debrief,
		[SCREEN_WAYS] = screen_ways,
		[SCREEN_MAP] = screen_map,
		[SCREEN_RECORDS] = screen_records,
		[SCREEN_PRACTICE] = screen_practice,
		[SCREEN_RECORD] = screen_record,
		[SCREEN_COMPARE] = screen_compare,
	};
	draw_list_clear(list);
	ui_begin(&app->ui, list, now, input);
	app->ui.still = app->still;
	app->last = now;
	app->typing = types(app);
	app->field_count = 0;
	if (app->screen != SCREEN_BLANK) {
		take_common_keys(app);
	}
	app->ui.theme = theme_of(app->theme);
	list->background = app->ui.theme->page;
	screens[app->screen](app);
	app->dirty = ui_end(&app->ui) || app->dirty; /* where the focus is now is to be seen */
	if (app->focus_next != 0) {
		ui_focus(&app->ui, app->focus_next);
		app->focus_next = 0;
		app->dirty = true;
	}
	keep_follow(app);
}

void app_input(struct app *app, const struct input *input, double now) {
	uint32_t hover = app->ui.hover;
	enum screen_id screen = app->screen;
	if (input->kind == INPUT_TEXT && app->swallow_text) {
		return; /* of the key that led here: it is not meant for what can be typed into on this screen */
	}
	struct input meant = *input;
	if (input->kind == INPUT_KEY && input->key == KEY_CHARACTER && screen == SCREEN_PLAY && !types(app) && !input->control) {
		meant.character = keep_meant(app, input->character);
	}
	run(app, now, &app->scratch, &meant);
	if (input->kind == INPUT_KEY) {
		bool types_too = input->key == KEY_CHARACTER || input->key == KEY_SPACE;
		app->swallow_text = types_too && app->screen != screen;
	}
	bool only_moved = input->kind == INPUT_MOVE && app->ui.hover == hover && app->ui.pressed == 0;
	app->dirty = app->dirty || !only_moved;
}

void app_frame(struct app *app, double now, struct draw_list *list) {
	texts_age(app->texts);
	app->dirty = false;
	run(app, now, list, NULL);
	speech_follow(app, list);
}

double app_next_frame(const struct app *app, double now) {
	if (app->dirty) {
		return 0;
	}
	if (app->ui.moving) {
		return 1000.0 / 60;
	}
	if (app->screen == SCREEN_PLAY && app->play.due > 0) {
		return app->play.due > now ? app->play.due - now : 0;
	}
	return APP_IDLE;
}

bool app_wants_to_quit(const struct app *app) {
	return app->quit;
}

bool app_wants_full_screen(const struct app *app) {
	return app->full_screen;
}

enum screen_id app_screen(const struct app *app) {
	return app->screen;
}

const struct playthrough *app_playthrough(const struct app *app) {
	return app->playthrough;
}

/* The list in a play-through of its own, which habit answers at once, and then step by step in the open one. */
static bool say_all(struct app *app, enum seat seat, const char *replies, struct diag *diag) {
	struct playthrough_setup setup = setup_for(app, seat);
	setup.stepwise = false;
	struct playthrough *said = playthrough_create(app->story, &setup);
	bool good = playthrough_replies_by_id(said, replies != NULL ? replies : "", diag);
	for (size_t i = 0; i < playthrough_step_count(said); i++) {
		const struct step *step = playthrough_step(said, i);
		if (step->chosen) {
			playthrough_reply(app->playthrough, app->story->replies[step->reply], step->parts);
		} else {
			playthrough_go_on(app->playthrough);
		}
	}
	playthrough_destroy(said);
	return good;
}

bool app_also(struct app *app, const char *replies, struct diag *diag) {
	playthrough_rewind(app->playthrough, 0);
	bool good = say_all(app, app->seat, replies, diag);
	play_open(app, true);
	return good;
}

bool app_play(struct app *app, const char *path, enum seat seat, const char *replies, struct diag *diag) {
	struct story *story = story_load(path, diag);
	if (story == NULL) {
		return false;
	}
	app_take_story(app, story, path, diag);
	app_begin(app, seat);
	bool good = say_all(app, seat, replies, diag);
	play_open(app, true);
	return good;
}

static void settle_once(struct app *app) {
	if (app->playthrough != NULL && (app->screen == SCREEN_PLAY || app->screen == SCREEN_ENDING)) {
		play_bring_all(app);
		play_settle(app);
	}
	run(app, app->last, &app->scratch, NULL);
	for (size_t i = 0; i < UI_AREAS_MAX; i++) {
		app->ui.areas[i].offset.length = 0;
	}
}

void app_settle(struct app *app) {
	for (int i = 0; i < 3; i++) { /* a page's height is known once it was laid out, its place once that is known */
		settle_once(app);
	}
	app->ui.moving = false;
	app->dirty = true;
}
