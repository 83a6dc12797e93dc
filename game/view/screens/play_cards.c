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

static struct card measure(struct app *app, const struct reply *reply, float width) {
	struct ui *ui = &app->ui;
	float room = text_room(ui, width);
	struct card card = {0};
	if (reply->does != NULL) {
		card.does = ui_layout(ui, TEXT_ITALIC, app_text(app, reply->does), room);
		card.high += card.does->height;
	}
	const char *says = reply->compose != NULL && reply->says == NULL ? "Put your own words together …"
					   : reply->says != NULL						 ? app_text(app, reply->says)
																	 : NULL;
	if (says != NULL) {
		card.says = ui_layout(ui, TEXT_BODY, says, room);
		card.high += card.says->height;
	}
	card.high = ceilf(fmaxf(card.high + 1.1f * ui->em, 2.7f * ui->em));
	return card;
}

static float gap(const struct ui *ui) {
	return roundf(fminf(ui->grid, 0.6f * ui->em));
}

float cards_height(struct app *app, float width) {
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	size_t count = playthrough_cards(app->talk->playthrough, cards);
	if (app->play.composing != NOT_COMPOSING) {
		return compose_height(app, width);
	}
	float high = 0;
	for (size_t i = 0; i < count; i++) {
		high += measure(app, cards[i], width).high + (i > 0 ? gap(&app->ui) : 0);
	}
	return high;
}

static const char *card_label(struct app *app, const struct reply *reply, const struct card *card, size_t number) {
	const char *does = card->does != NULL ? card->does->text : "", *says = card->says != NULL ? card->says->text : "";
	(void)reply;
	return arena_printf(&app->ui.list->arena, "%zu: %s%s%s", number, does, *does != '\0' && *says != '\0' ? ": " : "", says);
}

static bool draw_card(struct app *app, const struct reply *reply, size_t index, struct rect rect) {
	struct ui *ui = &app->ui;
	struct card card = measure(app, reply, rect.w);
	uint32_t id = ui_id("card", reply->index);
	struct ui_look look = ui_spot(ui, id, ROLE_CARD, rect, card_label(app, reply, &card, index + 1));
	ui_card_ground(ui, rect, look);
	char number[24];
	snprintf(number, sizeof(number), "%zu", index + 1);
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
static size_t turned_to(struct app *app, const struct reply **cards, size_t count) {
	struct ui *ui = &app->ui;
	const struct input *input = ui_input(ui);
	if (input == NULL || input->kind != INPUT_KEY || input->shift) {
		return SIZE_MAX;
	}
	size_t here = SIZE_MAX;
	for (size_t i = 0; i < count; i++) {
		here = ui->focus == ui_id("card", cards[i]->index) ? i : here;
	}
	if (here != SIZE_MAX && ui_char(ui, 'b')) {
		return here;
	}
	if (ui_key(ui, KEY_PAGE_DOWN)) {
		ui_focus(ui, ui_id("card", cards[here == SIZE_MAX ? 0 : (here + 1) % count]->index));
	} else if (ui_key(ui, KEY_PAGE_UP)) {
		ui_focus(ui, ui_id("card", cards[here == SIZE_MAX ? count - 1 : (here + count - 1) % count]->index));
	}
	return SIZE_MAX;
}

static size_t chosen_by_key(struct app *app, const struct reply **cards, size_t count) {
	for (size_t i = 0; i < count && i < 9; i++) {
		if (ui_char(&app->ui, (char)('1' + i))) {
			return i;
		}
	}
	return turned_to(app, cards, count);
}

void play_say(struct app *app, size_t reply) {
	struct action say = {.act = ACT_SAY, .reply = app->talk->story->replies[reply], .parts = app->play.parts};
	app->play.composing = NOT_COMPOSING;
	app->ui.focus = 0; /* the next choice begins at its first card, wherever this one was */
	app_notice_end(app);
	app_do(app, say);
}

static void choose(struct app *app, const struct reply *reply) {
	app->play.parts = (struct parts){{0}};
	app->play.parts_set = 0;
	app->dirty = true;
	if (reply->compose != NULL) {
		app->play.composing = (int)reply->index;
	} else {
		app_then(app, play_say, reply->index);
	}
}

void cards_run(struct app *app, struct rect place) {
	if (app->play.composing != NOT_COMPOSING) {
		compose_run(app, place);
		return;
	}
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	size_t count = playthrough_cards(app->talk->playthrough, cards);
	if (count == 0) {
		return;
	}
	size_t chosen = chosen_by_key(app, cards, count);
	ui_prefer(&app->ui, ui_id("card", cards[0]->index));
	float y = place.y;
	for (size_t i = 0; i < count; i++) {
		struct rect rect = {place.x, y, place.w, measure(app, cards[i], place.w).high};
		if (draw_card(app, cards[i], i, rect)) {
			chosen = i;
		}
		y += rect.h + gap(&app->ui);
	}
	if (chosen != SIZE_MAX) {
		choose(app, cards[chosen]);
	}
}
