/*
 * The loop's part of the play screen: the picture, and under (or beside) it
 * the verdict in a word, a shape and a sentence.
 */
#include "view/screens/play_screen.h"

#include <math.h>

#include "cycle/why.h"
#include "picture/geometry.h"
#include "view/ui/loop_picture.h"

static const char *position_words(enum position position) {
	return position == POSITION_PURSUER ? "reaches, pushes" : "pulls back";
}

static void describe(struct app *app, struct loop_picture *picture) {
	const struct play *play = &app->play;
	static const char *const makes[PRONOUNS_COUNT] = {
		"What she makes of it", "What he makes of it", "What they make of it"};
	static const char *const longs[PRONOUNS_COUNT] = {"What she longs for", "What he longs for", "What they long for"};
	picture->tension = ease_at(&play->tension, app->ui.now);
	picture->pulse = ease_at(&play->pulse, app->ui.now);
	picture->spoke = play->spoke;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		const struct person *person = &app->talk->story->person[seat];
		struct loop_half *half = &picture->half[seat];
		half->name = app_name(app, (enum seat)seat);
		half->position = position_words((enum position)person->start.position);
		half->waterline = ease_at(&play->water[seat], app->ui.now);
		const char *texts[LAYERS] = {person->half.behaviour, person->half.secondary, person->half.perception,
			person->half.primary, person->half.need};
		const char *labels[LAYERS] = {"What shows", "The feeling on top", makes[person->pronouns], "Underneath",
			longs[person->pronouns]};
		for (int i = 0; i < LAYERS; i++) {
			half->label[i] = labels[i];
			half->text[i] = texts[i] != NULL ? app_text(app, texts[i]) : "";
		}
	}
}

/* What the verdict says: before anything was said, where the two begin. */
struct verdict_words {
	enum mark mark;
	struct colour colour;
	const char *title, *sentence;
	enum text_kind kind; /* of the title: smaller where there is little room */
};

static struct verdict_words verdict_words(struct app *app) {
	const struct theme *theme = app->ui.theme;
	if (app->talk->told == 0) {
		return (struct verdict_words){MARK_BAR, theme->holds, "Where you two begin",
			"Each reply tightens the loop, loosens it or leaves it as it is.", TEXT_TITLE};
	}
	static const enum mark marks[VERDICT_COUNT] = {
		[VERDICT_HOLDS] = MARK_BAR, [VERDICT_ESCALATES] = MARK_UP, [VERDICT_SOFTENS] = MARK_DOWN};
	const struct colour colours[VERDICT_COUNT] = {
		[VERDICT_HOLDS] = theme->holds, [VERDICT_ESCALATES] = theme->tightens, [VERDICT_SOFTENS] = theme->loosens};
	struct cycle_why why = playthrough_why(app->talk->playthrough, app->talk->told - 1);
	const char *speaker = app_name(app, why.speaker), *listener = app_name(app, seat_other(why.speaker));
	struct buf *sentence = &app->line;
	buf_clear(sentence);
	cycle_why_short(&why, speaker, listener, sentence);
	return (struct verdict_words){marks[why.verdict], colours[why.verdict], verdict_sentence(why.verdict),
		arena_copy(&app->ui.list->arena, sentence->text, sentence->len), TEXT_TITLE};
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
	if (sentence) {
		ui_say(ui, ROLE_TEXT, TEXT_SMALL, words->sentence, at, ALIGN_LEFT, ui->theme->soft);
	}
}

static size_t key_choices(struct app *app, struct ui_choice out[6]) {
	size_t count = 0;
	const char *under = app->talk->under ? "Cover again" : "Under the line";
	out[count++] = (struct ui_choice){ui_id("under", 0), keep_letter(app, SETTINGS_KEY_UNDER), under, BUTTON_QUIET};
	out[count++] = (struct ui_choice){ui_id("why", 0), keep_letter(app, SETTINGS_KEY_WHY), "Why", BUTTON_QUIET};
	out[count++] = (struct ui_choice){ui_id("step back", 0), keep_letter(app, SETTINGS_KEY_OUTSIDE), "Step back", BUTTON_QUIET};
	out[count++] = (struct ui_choice){ui_id("rewind", 0), keep_letter(app, SETTINGS_KEY_REWIND), "Rewind", BUTTON_QUIET};
	out[count++] = (struct ui_choice){ui_id("pause", 0), "Esc", "Pause", BUTTON_QUIET};
	out[count++] = (struct ui_choice){ui_id("keys", 0), "F1", "Keys", BUTTON_QUIET};
	return count;
}

float play_keys_height(struct app *app, float width) {
	struct ui_choice choices[6];
	return ui_buttons_height(&app->ui, choices, key_choices(app, choices), width);
}

void play_keys_run(struct app *app, struct rect place) {
	struct ui_choice choices[6];
	static const struct input keys[6] = {
		{.kind = INPUT_KEY, .key = KEY_CHARACTER, .character = 'u'},
		{.kind = INPUT_KEY, .key = KEY_CHARACTER, .character = 'y'},
		{.kind = INPUT_KEY, .key = KEY_CHARACTER, .character = 's'},
		{.kind = INPUT_KEY, .key = KEY_CHARACTER, .character = 'z'},
		{.kind = INPUT_KEY, .key = KEY_ESCAPE},
		{.kind = INPUT_KEY, .key = KEY_F1},
	};
	size_t chosen = ui_buttons(&app->ui, choices, key_choices(app, choices), place);
	if (chosen != SIZE_MAX) {
		play_press(app, &keys[chosen]);
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
