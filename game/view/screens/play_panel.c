/*
 * The loop's part of the play screen: the picture, and under (or beside) it
 * the verdict in a word, a shape and a sentence.
 */
#include "view/screens/play_screen.h"

#include <math.h>

#include "picture/geometry.h"
#include "view/ui/loop_picture.h"

static void describe(struct app *app, struct loop_picture *picture) {
	const struct play *play = &app->play;
	picture->tension = ease_at(&play->tension, app->ui.now);
	picture->pulse = ease_at(&play->pulse, app->ui.now);
	picture->spoke = play->spoke;
	const struct viewer_node *node = viewer_find(app->viewer, "loop") + 1;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		struct loop_half *half = &picture->half[seat];
		half->name = node->label;
		half->position = node->value;
		half->waterline = ease_at(&play->water[seat], app->ui.now);
		node++;
		for (int i = 0; i < LAYERS; i++, node++) {
			half->label[i] = node->label;
			half->text[i] = node->value != NULL ? app_tidy(app, node->value) : "";
		}
	}
}

/* What the verdict says, and how that looks. */
struct verdict_words {
	enum mark mark;
	struct colour colour;
	const char *title, *sentence;
	enum text_kind kind; /* of the title: smaller where there is little room */
};

static struct verdict_words verdict_words(struct app *app) {
	const struct theme *theme = app->ui.theme;
	static const enum mark marks[VERDICT_COUNT] = {
		[VERDICT_HOLDS] = MARK_BAR, [VERDICT_ESCALATES] = MARK_UP, [VERDICT_SOFTENS] = MARK_DOWN};
	const struct colour colours[VERDICT_COUNT] = {
		[VERDICT_HOLDS] = theme->holds, [VERDICT_ESCALATES] = theme->tightens, [VERDICT_SOFTENS] = theme->loosens};
	const struct viewer_node *node = viewer_find(app->viewer, "verdict");
	int verdict = node->number >= 0 ? node->number : VERDICT_HOLDS;
	return (struct verdict_words){marks[verdict], colours[verdict], node->label, node->value, TEXT_TITLE};
}

static float mark_size(const struct ui *ui) {
	return 1.5f * ui->em;
}

static float verdict_height(struct app *app, const struct verdict_words *words, float width) {
	struct ui *ui = &app->ui;
	float room = width - mark_size(ui) - ui->em;
	return ui_layout(ui, words->kind, words->title, room)->height + 0.3f * ui->em +
		   ui_layout(ui, TEXT_SMALL, words->sentence, room)->height;
}

static void draw_verdict(struct app *app, const struct verdict_words *words, struct rect place, bool sentence) {
	struct ui *ui = &app->ui;
	float size = mark_size(ui), room = place.w - size - ui->em;
	const struct text_block *title = ui_layout(ui, words->kind, words->title, room);
	struct rect mark = {place.x, place.y + title->line_height / 2 - size * 0.42f, size, size * 0.84f};
	geometry_mark(ui->list, words->mark, mark, words->colour, ui->pixel);
	struct rect at = {place.x + size + ui->em, place.y, room, 0};
	at.y += ui_say(ui, ROLE_HEADING, words->kind, words->title, at, ALIGN_LEFT, ui->theme->ink) + 0.3f * ui->em;
	draw_node_shows(ui->list, "verdict");
	if (sentence) {
		ui_say(ui, ROLE_TEXT, TEXT_SMALL, words->sentence, at, ALIGN_LEFT, ui->theme->soft);
		draw_node_shows(ui->list, "verdict");
	}
}

/* The keys that are also buttons: of the viewer's, those that a window has room for, and what the window opens itself. */
enum { PLAY_KEYS = 6 };
static const struct {
	const char *id;    /* what it is called as a node */
	const char *label; /* NULL: as the viewer has it */
	const char *key;   /* shown on it; NULL: the letter of `setting` */
	enum settings_key setting;
	struct input press;
} play_keys[PLAY_KEYS] = {
#define LETTER(c) {.kind = INPUT_KEY, .key = KEY_CHARACTER, .character = (c)}
	{"button-under", NULL, NULL, SETTINGS_KEY_UNDER, LETTER('u')},
	{"button-why", "Why", NULL, SETTINGS_KEY_WHY, LETTER('y')},
	{"button-step-back", "Step back", NULL, SETTINGS_KEY_OUTSIDE, LETTER('s')},
	{"button-rewind", NULL, NULL, SETTINGS_KEY_REWIND, LETTER('z')},
	{"button-pause", NULL, "Esc", 0, {.kind = INPUT_KEY, .key = KEY_ESCAPE}},
	{"button-keys", "Keys", "F1", 0, {.kind = INPUT_KEY, .key = KEY_F1}},
#undef LETTER
};

static void key_choices(struct app *app, struct ui_choice out[PLAY_KEYS]) {
	for (size_t i = 0; i < PLAY_KEYS; i++) {
		const char *label = play_keys[i].label, *key = play_keys[i].key;
		out[i] = (struct ui_choice){ui_id(play_keys[i].id, 0), key != NULL ? key : keep_letter(app, play_keys[i].setting),
			label != NULL ? label : viewer_find(app->viewer, play_keys[i].id)->label, BUTTON_QUIET};
	}
}

float play_keys_height(struct app *app, float width) {
	struct ui_choice choices[PLAY_KEYS];
	key_choices(app, choices);
	return ui_buttons_height(&app->ui, choices, PLAY_KEYS, width);
}

void play_keys_run(struct app *app, struct rect place) {
	struct ui_choice choices[PLAY_KEYS];
	size_t before = app->ui.list->node_len;
	key_choices(app, choices);
	size_t chosen = ui_buttons(&app->ui, choices, PLAY_KEYS, place);
	for (size_t i = 0; i < PLAY_KEYS; i++) {
		app->ui.list->nodes[before + i].shows = play_keys[i].id;
	}
	if (chosen != SIZE_MAX) {
		play_press(app, &play_keys[chosen].press);
	}
}

static void panel_side(struct app *app, struct rect rect, struct loop_picture *picture) {
	struct ui *ui = &app->ui;
	struct verdict_words words = verdict_words(app);
	float pad = roundf(fminf(2.5f * ui->grid, 1.4f * ui->em)), room = rect.w - 2 * pad;
	float keys = play_keys_height(app, room);
	float least = ui_style(ui, TEXT_TITLE).size * 1.25f + 0.3f * ui->em + 2 * ui_style(ui, TEXT_SMALL).size * 1.4f;
	float verdict = fmaxf(verdict_height(app, &words, room), least);
	float foot = ceilf(verdict + keys + 2 * pad + 2 * ui->grid);
	struct rect air = {rect.x, rect.y, rect.w, rect.h - foot};
	loop_picture(ui, picture, air, LOOP_WITH_WORDS);
	draw_node_shows(ui->list, "loop");
	draw_box(ui->list, (struct rect){rect.x, air.h, rect.w, foot}, 0, ui->theme->foot);
	draw_verdict(app, &words, (struct rect){rect.x + pad, air.h + pad, room, 0}, true);
	play_keys_run(app, (struct rect){rect.x + pad, air.h + pad + verdict + 2 * ui->grid, room, keys});
}

static void panel_band(struct app *app, struct rect rect, struct loop_picture *picture) {
	struct ui *ui = &app->ui;
	struct verdict_words words = verdict_words(app);
	float pad = roundf(fminf(2.5f * ui->grid, ui->width * 0.03f));
	float loop = roundf(fminf(rect.w * 0.5f, fmaxf(rect.h * 2.6f, 20 * ui->em)));
	loop_picture(ui, picture, (struct rect){rect.x, rect.y, loop, rect.h}, LOOP_WITH_NAMES);
	draw_node_shows(ui->list, "loop");
	struct rect beside = {rect.x + loop + pad, rect.y, rect.w - loop - 2 * pad, rect.h};
	draw_box(ui->list, (struct rect){rect.x + loop, rect.y, rect.w - loop, rect.h}, 0, ui->theme->foot);
	float whole = verdict_height(app, &words, beside.w);
	bool sentence = whole <= rect.h - ui->grid;
	if (!sentence) {
		float room = beside.w - mark_size(ui) - ui->em;
		words.kind = ui_heading_kind(ui, words.title, room, rect.h);
		whole = ui_layout(ui, words.kind, words.title, room)->height;
	}
	beside.y += fmaxf(0, roundf((rect.h - whole) / 2));
	draw_verdict(app, &words, beside, sentence);
}

void panel_draw(struct app *app, struct rect rect, enum panel_shape shape) {
	struct loop_picture picture;
	describe(app, &picture);
	(shape == PANEL_SIDE ? panel_side : panel_band)(app, rect, &picture);
}
