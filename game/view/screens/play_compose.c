/*
 * A reply put together: for each slot a row of ways to say it, the sentence as
 * it stands above them, and a button that says it once every slot is filled.
 */
#include "view/screens/play_screen.h"

#include <math.h>

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

static void draw_chip(struct app *app, const struct viewer_node *node, const char *text, struct rect rect) {
	struct ui *ui = &app->ui;
	bool set = (node->states & VIEWED_CHOSEN) != 0;
	struct ui_look look = ui_spot(ui, ui_id(node->id, 0), ROLE_CHOICE, rect, text);
	draw_node_shows(ui->list, node->id);
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
		play_activate(app, node->id);
	}
}

/* The node of a slot that stands at or behind `node`; NULL: there are no more. */
static const struct viewer_node *slot_from(const struct viewer_node *node) {
	while (node->role == VIEWED_CHOICE || node->role == VIEWED_TEXT) {
		node++;
	}
	return node->role == VIEWED_GROUP ? node : NULL;
}

/* Lays the slots out from place.y and, with `draw`, draws them: the height. */
static float slots(struct app *app, struct rect place, bool draw) {
	struct ui *ui = &app->ui;
	float y = place.y;
	const struct viewer_node *slot = slot_from(viewer_find(app->viewer, "composed"));
	for (; slot != NULL; slot = slot_from(slot + 1)) {
		if (slot->label != NULL) {
			const char *label = app_tidy(app, slot->label);
			struct rect line = {place.x, y, place.w, 0};
			y += draw ? ui_say(ui, ROLE_TEXT, TEXT_LABEL, label, line, ALIGN_LEFT, ui->theme->soft)
					  : ui_layout(ui, TEXT_LABEL, label, place.w)->height;
			y += 0.2f * ui->em;
		}
		struct point at = {0, 0};
		float row = 0;
		for (const struct viewer_node *option = slot + 1; option->role == VIEWED_CHOICE; option++) {
			const char *text = app_tidy(app, option->label);
			struct rect rect = place_chip(app, text, (struct rect){place.x, y, place.w, 0}, &at, &row);
			if (draw) {
				draw_chip(app, option, text, rect);
			}
		}
		y += at.y + row + 0.7f * ui->em;
	}
	return y - place.y;
}

/* "Say it", once that can be said, and back to the cards. */
static size_t choices(struct app *app, struct ui_choice out[2], const struct viewer_node *nodes[2]) {
	static const char *const ids[2] = {"button-say", "button-cards"};
	size_t count = 0;
	for (size_t i = 0; i < 2; i++) {
		const struct viewer_node *node = viewer_find(app->viewer, ids[i]);
		if (node != NULL) {
			nodes[count] = node;
			out[count++] = (struct ui_choice){ui_id(node->id, 0), NULL, node->label, i == 0 ? BUTTON_MAIN : BUTTON_QUIET};
		}
	}
	return count;
}

static const char *sentence(struct app *app) {
	return app_tidy(app, viewer_find(app->viewer, "composed")->value);
}

float compose_height(struct app *app, float width) {
	struct ui_choice buttons[2];
	const struct viewer_node *nodes[2];
	float high = ui_layout(&app->ui, TEXT_STRONG, sentence(app), width)->height + app->ui.em;
	high += slots(app, (struct rect){0, 0, width, 0}, false);
	return high + ui_buttons_height(&app->ui, buttons, choices(app, buttons, nodes), width);
}

void compose_run(struct app *app, struct rect place) {
	struct ui *ui = &app->ui;
	ui_prefer(ui, ui_id(slot_from(viewer_find(app->viewer, "composed"))[1].id, 0));
	place.y += ui_say(ui, ROLE_TEXT, TEXT_STRONG, sentence(app), place, ALIGN_LEFT, ui->theme->ink) + ui->em;
	draw_node_shows(ui->list, "composed");
	place.y += slots(app, place, true);
	struct ui_choice buttons[2];
	const struct viewer_node *nodes[2];
	size_t count = choices(app, buttons, nodes), before = ui->list->node_len;
	size_t chosen = ui_buttons(ui, buttons, count, place);
	for (size_t i = 0; i < count; i++) {
		ui->list->nodes[before + i].shows = i + 1 < count ? "button-say" : "button-cards";
	}
	if (chosen != SIZE_MAX) {
		play_activate(app, nodes[chosen]->id);
	}
}
