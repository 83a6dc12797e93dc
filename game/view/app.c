/*
 * Inputs and time come in, a list of things to draw goes out. An input runs
 * the screen once with it pending; a frame runs it without. Keys that mean the
 * same everywhere are taken before the screen sees them.
 */
#include "view/app_state.h"

#include <assert.h>
#include <ctype.h>
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
	app->talk = conversation_now(NULL);
	app_resize(app, 1280, 800, 1);
	app->pace = 1;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		app->renamed[seat].name.text = BUF_EMPTY;
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
	if (options->notice && app->keeper.settings.notice_seen == 0) {
		app_visit(app, SCREEN_FIRST);
	}
	return app;
}

/* From now on this is what is open; NULL: nothing is. */
static void hold(struct app *app, struct conversation *conversation) {
	viewer_destroy(app->viewer);
	conversation_destroy(app->conversation);
	app->viewer = conversation != NULL ? viewer_create(conversation, VIEWER_PLAYER, SEAT_NONE) : NULL;
	app->conversation = conversation;
	app->talk = conversation_now(conversation);
	app->heard = 0;
	app_pace(app);
}

static void close_story(struct app *app) {
	app_outdate(app);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		field_clear(&app->renamed[seat].name);
	}
	hold(app, NULL);
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
	struct story *story = story_load(copy, &app->diag);
	if (story != NULL) {
		app_hold_story(app, story);
	}
	app_files_are(app, &app->diag);
	app_go(app, story != NULL ? SCREEN_SEAT : SCREEN_ERROR);
	return story != NULL;
}

void app_hold_story(struct app *app, struct story *story) {
	struct keeping keeping = keeper_keeping(&app->keeper);
	hold(app, conversation_create(story, app->path, &keeping));
}

void app_take(struct app *app, struct conversation *conversation, const struct diag *diag) {
	close_story(app);
	hold(app, conversation);
	app->path = mem_copy(app->talk->path, strlen(app->talk->path));
	app_files_are(app, diag);
}

void app_begin(struct app *app, size_t seat) {
	struct playthrough_setup setup = {.seed = app->options.seed + app->plays, .stepwise = true};
	setup.seat[SEAT_ONE] = seat != SEAT_TWO;
	setup.seat[SEAT_TWO] = seat != SEAT_ONE;
	app_outdate(app);
	conversation_begin(app->conversation, &setup, app->last);
	app->plays++;
	play_follow(app);
	app_go(app, SCREEN_PLAY);
}

void app_then(struct app *app, void (*then)(struct app *app, size_t what), size_t what) {
	if (!app->running) {
		then(app, what);
	} else if (app->decided_count < DECIDED_MAX) {
		app->decided[app->decided_count++] = (struct decided){then, what};
	}
}

static void act(struct app *app, size_t what) {
	app_do(app, (struct action){.act = (enum act)what});
}

void app_then_act(struct app *app, enum act what) {
	app_then(app, act, what);
}

bool app_do(struct app *app, struct action action) {
	assert(!app->running);
	action.now = app->last;
	bool done = app->conversation != NULL && conversation_do(app->conversation, &action);
	play_follow(app);
	return done;
}

void app_pace(struct app *app) {
	if (app->conversation != NULL) {
		conversation_pace(app->conversation, (double)app->pace);
	}
}

void app_keep_up(struct app *app) {
	if (app->conversation != NULL) {
		conversation_keep_up(app->conversation);
	}
}

void app_leave_at_once(struct app *app, size_t unused) {
	(void)unused;
	if (app->conversation != NULL) {
		conversation_drop(app->conversation);
	}
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
		app_then(app, app_leave_at_once, 0);
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
	app->running = true;
	draw_list_clear(list);
	ui_begin(&app->ui, list, now, input);
	app->ui.still = app->still;
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
	app->running = false;
}

/* What the screen decided, now that nothing is being laid out. */
static void do_decided(struct app *app) {
	for (size_t i = 0; i < app->decided_count; i++) {
		app->decided[i].then(app, app->decided[i].what);
	}
	app->decided_count = 0;
}

void app_tick(struct app *app, double now) {
	app->last = now;
	if (app->screen == SCREEN_PLAY) {
		app_do(app, (struct action){.act = ACT_TICK});
	}
}

/* Whether a text is what a key types, be it as a capital. */
static bool is_of_key(const struct input *text, char key) {
	return key != 0 && tolower((unsigned char)text->text[0]) == key && text->text[1] == '\0';
}

void app_input(struct app *app, const struct input *input, double now) {
	uint32_t hover = app->ui.hover;
	enum screen_id screen = app->screen;
	if (input->kind == INPUT_TEXT && is_of_key(input, app->led_here)) {
		app->led_here = 0;
		return; /* it is not meant for what can be typed into on this screen */
	}
	struct input meant = *input;
	if (input->kind == INPUT_KEY && input->key == KEY_CHARACTER && screen == SCREEN_PLAY && !types(app) && !input->control) {
		meant.character = keep_meant(app, input->character);
	}
	app->last = now;
	run(app, now, &app->scratch, &meant);
	do_decided(app);
	if (input->kind == INPUT_KEY) {
		char typed = input->key == KEY_SPACE ? ' ' : input->key == KEY_CHARACTER ? input->character : 0;
		app->led_here = app->screen != screen ? typed : 0;
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
	if (app->screen == SCREEN_PLAY && app->talk->due > 0 && !app->talk->held) {
		return app->talk->due > now ? app->talk->due - now : 0;
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

const struct viewer *app_viewer(const struct app *app) {
	return app->screen == SCREEN_PLAY && app->play.sheet == SHEET_NONE ? app->viewer : NULL;
}

const struct playthrough *app_playthrough(const struct app *app) {
	return app->talk->playthrough;
}

static bool say_all(struct app *app, const char *replies, struct diag *diag) {
	bool good = conversation_say(app->conversation, replies != NULL ? replies : "", app->last, diag);
	play_follow(app);
	play_open(app);
	return good;
}

bool app_also(struct app *app, const char *replies, struct diag *diag) {
	app_do(app, (struct action){.act = ACT_STAND, .way = SIZE_MAX});
	return say_all(app, replies, diag);
}

bool app_play(struct app *app, const char *path, enum seat seat, const char *replies, struct diag *diag) {
	struct story *story = story_load(path, diag);
	if (story == NULL) {
		return false;
	}
	struct keeping keeping = keeper_keeping(&app->keeper);
	app_take(app, conversation_create(story, path, &keeping), diag);
	app_begin(app, seat);
	return say_all(app, replies, diag);
}

static void settle_once(struct app *app) {
	if (app->talk->playthrough != NULL && (app->screen == SCREEN_PLAY || app->screen == SCREEN_ENDING)) {
		app_do(app, (struct action){.act = ACT_ARRIVE});
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
