/*
 * What can be said: numbered cards in the order in which the seed laid them.
 * A number says one at once; arrows and Enter, a click, or the page-turner's
 * keys do the same.
 */
#include "view/screens/play_screen.h"

#include <math.h>
#include <stdio.h>

struct card {
	const struct text_block *does, *says;
	float high;
};

static float text_left(const struct ui *ui) {
	return 2.9f * ui->em;
}

static float text_room(const struct ui *ui, float width) {
	return fmaxf(width - text_left(ui) - 1.0f * ui->em, 3 * ui->em);
}

static struct card measure(struct app *app, const struct viewer_node *node, float width) {
	struct ui *ui = &app->ui;
	float room = text_room(ui, width);
	struct card card = {0};
	const char *does = viewer_text(node, VIEWED_DOES), *says = viewer_text(node, VIEWED_SAYS);
	if (does != NULL) {
		card.does = ui_layout(ui, TEXT_ITALIC, app_tidy(app, does), room);
		card.high += card.does->height;
	}
	if (says == NULL && (node->states & VIEWED_COMPOSED) != 0) {
		says = "Put your own words together …";
	}
	if (says != NULL) {
		card.says = ui_layout(ui, TEXT_BODY, app_tidy(app, says), room);
		card.high += card.says->height;
	}
	card.high = ceilf(fmaxf(card.high + 1.1f * ui->em, 2.7f * ui->em));
	return card;
}

static float gap(const struct ui *ui) {
	return roundf(fminf(ui->grid, 0.6f * ui->em));
}

float cards_height(struct app *app, float width) {
	if (viewer_composing(app->viewer) != NULL) {
		return compose_height(app, width);
	}
	float high = 0;
	const struct viewer_node *node;
	for (size_t i = 0; (node = viewer_card(app->viewer, i)) != NULL; i++) {
		high += measure(app, node, width).high + (i > 0 ? gap(&app->ui) : 0);
	}
	return high;
}

static const char *card_label(struct app *app, const struct viewer_node *node, const struct card *card) {
	const char *does = card->does != NULL ? card->does->text : "", *says = card->says != NULL ? card->says->text : "";
	return arena_printf(
		&app->ui.list->arena, "%d: %s%s%s", node->number, does, *does != '\0' && *says != '\0' ? ": " : "", says);
}

static uint32_t focus_id(const struct viewer_node *node) {
	return ui_id(node->id, 0);
}

static bool draw_card(struct app *app, const struct viewer_node *node, struct rect rect) {
	struct ui *ui = &app->ui;
	struct card card = measure(app, node, rect.w);
	struct ui_look look = ui_spot(ui, focus_id(node), ROLE_CARD, rect, card_label(app, node, &card));
	draw_node_shows(ui->list, node->id);
	ui_card_ground(ui, rect, look);
	char number[24];
	snprintf(number, sizeof(number), "%d", node->number);
	ui_badge(ui, (struct point){rect.x + text_left(ui) / 2, rect.y + rect.h / 2}, number, look.focused);
	float x = rect.x + text_left(ui), y = rect.y + 0.55f * ui->em, room = text_room(ui, rect.w);
	float text = (card.does != NULL ? card.does->height : 0) + (card.says != NULL ? card.says->height : 0);
	y = rect.y + (rect.h - text) / 2;
	if (card.does != NULL) {
		text_draw(ui->list, ui->texts, card.does, x, y, room, ALIGN_LEFT, ui->theme->soft, 0);
		y += card.does->height;
	}
	if (card.says != NULL) {
		text_draw(ui->list, ui->texts, card.says, x, y, room, ALIGN_LEFT, ui->theme->ink, 0);
	}
	return look.chosen;
}

/* The page-turner: forward and back go from card to card, the third key says the one in focus. */
static size_t turned_to(struct app *app, size_t count) {
	struct ui *ui = &app->ui;
	const struct input *input = ui_input(ui);
	if (input == NULL || input->kind != INPUT_KEY || input->shift) {
		return SIZE_MAX;
	}
	size_t here = SIZE_MAX;
	for (size_t i = 0; i < count; i++) {
		here = ui->focus == focus_id(viewer_card(app->viewer, i)) ? i : here;
	}
	if (here != SIZE_MAX && ui_char(ui, 'b')) {
		return here;
	}
	if (ui_key(ui, KEY_PAGE_DOWN)) {
		ui_focus(ui, focus_id(viewer_card(app->viewer, here == SIZE_MAX ? 0 : (here + 1) % count)));
	} else if (ui_key(ui, KEY_PAGE_UP)) {
		ui_focus(ui, focus_id(viewer_card(app->viewer, here == SIZE_MAX ? count - 1 : (here + count - 1) % count)));
	}
	return SIZE_MAX;
}

static size_t chosen_by_key(struct app *app, size_t count) {
	for (size_t i = 0; i < count && i < 9; i++) {
		if (ui_char(&app->ui, (char)('1' + i))) {
			return i;
		}
	}
	return turned_to(app, count);
}

void cards_run(struct app *app, struct rect place) {
	if (viewer_composing(app->viewer) != NULL) {
		compose_run(app, place);
		return;
	}
	size_t count = 0;
	while (viewer_card(app->viewer, count) != NULL) {
		count++;
	}
	if (count == 0) {
		return;
	}
	size_t chosen = chosen_by_key(app, count);
	ui_prefer(&app->ui, focus_id(viewer_card(app->viewer, 0)));
	float y = place.y;
	for (size_t i = 0; i < count; i++) {
		const struct viewer_node *node = viewer_card(app->viewer, i);
		struct rect rect = {place.x, y, place.w, measure(app, node, place.w).high};
		if (draw_card(app, node, rect)) {
			chosen = i;
		}
		y += rect.h + gap(&app->ui);
	}
	if (chosen != SIZE_MAX) {
		play_activate(app, viewer_card(app->viewer, chosen)->id);
	}
}
