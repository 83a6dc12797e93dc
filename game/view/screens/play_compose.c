/*
 * A reply put together: for each slot a row of ways to say it, the sentence as
 * it stands above them, and a button that says it once every slot is filled.
 */
#include "view/screens/play_screen.h"

#include <math.h>
#include <string.h>

static const struct reply *composing(const struct app *app) {
	return app->talk->story->replies[app->play.composing];
}

static bool complete(const struct app *app) {
	size_t slots = composing(app)->compose->slot_count;
	return app->play.parts_set == (1u << slots) - 1;
}

/* The sentence so far, with a gap where a slot is still open. */
static const char *sentence(struct app *app) {
	const struct compose *compose = composing(app)->compose;
	struct buf out = BUF_EMPTY;
	if (complete(app)) {
		compose_says(compose, app->play.parts.option, &out);
	}
	for (size_t i = 0; i < compose->slot_count && !complete(app); i++) {
		const struct slot *slot = &compose->slots[i];
		bool set = (app->play.parts_set >> i & 1) != 0;
		size_t len = slot->label != NULL ? strlen(slot->label) : 0;
		bool dots = len >= 3 && memcmp(slot->label + len - 3, "…", 3) == 0;
		buf_puts(&out, i > 0 ? " " : "");
		buf_add(&out, slot->label != NULL ? slot->label : "", dots ? len - 3 : len);
		buf_puts(&out, out.len > 0 && out.text[out.len - 1] != ' ' ? " " : "");
		buf_puts(&out, set ? slot->options[app->play.parts.option[i]].says : "…");
	}
	const char *text = app_text(app, out.text);
	buf_finish(&out);
	return text;
}

/* One way of filling a slot: a chip that wraps its text when it must. */
static struct rect place_chip(struct app *app, const char *text, struct rect place, struct point *at, float *row) {
	struct ui *ui = &app->ui;
	float pad = 0.8f * ui->em;
	const struct text_block *block = ui_layout(ui, TEXT_BODY, text, place.w - 2 * pad);
	float wide = ceilf(block->width + 2 * pad), high = ceilf(block->height + 0.7f * ui->em);
	if (at->x > 0 && at->x + wide > place.w) {
		*at = (struct point){0, at->y + *row + 0.4f * ui->em};
		*row = 0;
	}
	struct rect rect = {place.x + at->x, place.y + at->y, wide, high};
	at->x += wide + 0.4f * ui->em;
	*row = fmaxf(*row, high);
	return rect;
}

static void draw_chip(struct app *app, size_t slot, size_t option, const char *text, struct rect rect) {
	struct ui *ui = &app->ui;
	bool set = (app->play.parts_set >> slot & 1) != 0 && app->play.parts.option[slot] == option;
	struct ui_look look = ui_spot(ui, ui_id("part", (uint32_t)(slot * OPTIONS_MAX + option)), ROLE_CHOICE, rect, text);
	ui->list->nodes[ui->list->node_len - 1].selected = set;
	const struct theme *theme = ui->theme;
	struct colour edge = set || look.focused || look.hovered ? theme->accent : theme->card_edge;
	draw_bordered_box(ui->list, rect, 0.9f * ui->em, set ? theme->accent : theme->card, (look.focused ? 2 : 1) * ui->pixel, edge);
	if (look.focused && set) {
		ui_ring(ui, rect, 0.9f * ui->em);
	}
	float pad = 0.8f * ui->em;
	ui_text(ui, TEXT_BODY, text, (struct rect){rect.x + pad, rect.y + 0.35f * ui->em, rect.w - 2 * pad + 1, 0}, ALIGN_LEFT,
		set ? theme->on_accent : theme->ink);
	if (look.chosen) {
		app->play.parts.option[slot] = (uint8_t)option;
		app->play.parts_set |= 1u << slot;
		app->dirty = true;
	}
}

/* Lays the slots out from place.y and, with `draw`, draws them: the height. */
static float slots(struct app *app, struct rect place, bool draw) {
	struct ui *ui = &app->ui;
	const struct compose *compose = composing(app)->compose;
	float y = place.y;
	for (size_t i = 0; i < compose->slot_count; i++) {
		const struct slot *slot = &compose->slots[i];
		if (slot->label != NULL) {
			const char *label = app_plain(app, slot->label);
			struct rect line = {place.x, y, place.w, 0};
			y += draw ? ui_say(ui, ROLE_TEXT, TEXT_LABEL, label, line, ALIGN_LEFT, ui->theme->soft)
					  : ui_layout(ui, TEXT_LABEL, label, place.w)->height;
			y += 0.2f * ui->em;
		}
		struct point at = {0, 0};
		float row = 0;
		for (size_t o = 0; o < slot->option_count; o++) {
			if (!play_option_open(app->talk->story, playthrough_state(app->talk->playthrough), &slot->options[o])) {
				continue;
			}
			const char *text = app_text(app, slot->options[o].says);
			struct rect rect = place_chip(app, text, (struct rect){place.x, y, place.w, 0}, &at, &row);
			if (draw) {
				draw_chip(app, i, o, text, rect);
			}
		}
		y += at.y + row + 0.7f * ui->em;
	}
	return y - place.y;
}

static size_t choices(struct app *app, struct ui_choice out[2]) {
	size_t count = 0;
	if (complete(app)) {
		out[count++] = (struct ui_choice){ui_id("say it", 0), NULL, "Say it", BUTTON_MAIN};
	}
	out[count++] = (struct ui_choice){ui_id("not this", 0), NULL, "Back to the cards", BUTTON_QUIET};
	return count;
}

float compose_height(struct app *app, float width) {
	struct ui_choice buttons[2];
	float high = ui_layout(&app->ui, TEXT_STRONG, sentence(app), width)->height + app->ui.em;
	high += slots(app, (struct rect){0, 0, width, 0}, false);
	return high + ui_buttons_height(&app->ui, buttons, choices(app, buttons), width);
}

void compose_run(struct app *app, struct rect place) {
	struct ui *ui = &app->ui;
	const struct reply *reply = composing(app);
	ui_prefer(ui, ui_id("part", 0));
	place.y += ui_say(ui, ROLE_TEXT, TEXT_STRONG, sentence(app), place, ALIGN_LEFT, ui->theme->ink) + ui->em;
	place.y += slots(app, place, true);
	struct ui_choice buttons[2];
	size_t count = choices(app, buttons), chosen = ui_buttons(ui, buttons, count, place);
	if (chosen == SIZE_MAX) {
		return;
	}
	app->play.composing = NOT_COMPOSING;
	app->dirty = true;
	if (count == 2 && chosen == 0) {
		app_then(app, play_say, reply->index);
	}
}
