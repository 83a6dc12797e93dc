/*
 * The play screen: where its parts stand, and which key does what. On a wide
 * window the loop stands right of the conversation, on a narrow one above it.
 * Where the cards do not fit under the conversation they follow it in its own
 * scrolling page.
 */
#include <math.h>
#include <string.h>

#include "view/screens/play_screen.h"

static const double TWICE_MS = 450; /* Escape pressed twice within this leaves at once */

struct places {
	struct rect head, talk, cards, keys, panel;
	enum panel_shape shape;
	bool one_page; /* cards and keys follow the conversation in its page */
};

static bool may_choose(const struct app *app) {
	return app->talk->due == 0;
}

static const char *subtitle(struct app *app) {
	struct arena *arena = &app->ui.list->arena;
	const struct viewer_node *who = viewer_find(app->viewer, "who"), *reply = viewer_find(app->viewer, "reply");
	const char *text = arena_printf(arena, "%s · %s %s", who->label, reply->label, reply->value);
	const char *const notices[] = {app->notice, keep_not_remembered(app)};
	for (size_t i = 0; i < sizeof(notices) / sizeof(notices[0]); i++) {
		text = notices[i] != NULL ? arena_printf(arena, "%s · %s", text, notices[i]) : text;
	}
	return text;
}

/* The title with who one is beside it or, where that does not fit, under it. Returns the height. */
static float header(struct app *app, struct rect place, bool draw) {
	struct ui *ui = &app->ui;
	const char *title = app_tidy(app, viewer_find(app->viewer, "title")->label), *sub = subtitle(app);
	enum text_kind kind = ui_heading_kind(ui, title, place.w, ui->height * 0.14f);
	const struct text_block *head = ui_layout(ui, kind, title, place.w), *side = ui_layout(ui, TEXT_SMALL, sub, place.w);
	float gap = 1.2f * ui->em;
	bool beside = head->line_count == 1 && head->width + gap + side->width <= place.w;
	if (draw) {
		ui_say(ui, ROLE_HEADING, kind, title, place, ALIGN_LEFT, ui->theme->ink);
		draw_node_shows(ui->list, "title");
		struct rect at = {place.x, place.y + head->height, place.w, 0};
		if (beside) {
			at = (struct rect){place.x + head->width + gap, place.y + head->height - side->height - 0.1f * ui->em,
				place.w - head->width - gap, 0};
		}
		ui_say(ui, ROLE_TEXT, TEXT_SMALL, sub, at, ALIGN_LEFT, ui->theme->soft);
		draw_node_shows(ui->list, "who");
	}
	return head->height + (beside ? 0 : side->height);
}

/* What stands under the conversation when it is a person's turn. */
static float choices_height(struct app *app, float width) {
	if (!may_choose(app) || app->play.sheet != SHEET_NONE) {
		return 0;
	}
	if (viewer_find(app->viewer, "cards") != NULL) {
		return cards_height(app, width);
	}
	return viewer_find(app->viewer, "button-ending") != NULL ? ui_button_height(&app->ui) : 0;
}

static struct places find_places(struct app *app) {
	struct ui *ui = &app->ui;
	struct places p = {.shape = ui->width >= 57 * ui->em && ui->height >= 28 * ui->em ? PANEL_SIDE : PANEL_BAND};
	float margin = roundf(fminf(4 * ui->grid, ui->width * 0.04f)), left = ui->width;
	if (p.shape == PANEL_SIDE) {
		float wide = roundf(ease_clamp(ui->width * 0.4f, 23 * ui->em, 42 * ui->em));
		left = ui->width - wide;
		p.panel = (struct rect){left, 0, wide, ui->height};
	}
	/* a comfortable measure: on a very wide window the column stands in the middle of its part */
	float column = fminf(left - 2 * margin, 48 * ui->em), x = roundf((left - column) / 2);
	float y = roundf(p.shape == PANEL_SIDE ? margin : margin * 0.5f);
	p.head = (struct rect){x, y, column, 0};
	p.head.h = header(app, p.head, false);
	y = roundf(y + p.head.h + (p.shape == PANEL_SIDE ? 1.5f : 0.75f) * ui->grid);
	if (p.shape == PANEL_BAND) {
		bool cramped = ui->height < 40 * ui->em;
		float high = roundf(fminf(ui->height * (cramped ? 0.25f : 0.3f), 15 * ui->em));
		p.panel = (struct rect){0, y, ui->width, high};
		y += high + ui->grid;
	}
	float bottom = roundf(ui->height - margin * (p.shape == PANEL_SIDE ? 1 : 0.5f));
	float cards = choices_height(app, column);
	float keys = p.shape == PANEL_BAND ? play_keys_height(app, column) : 0;
	float under = cards + (cards > 0 ? 3 * ui->grid : 0) + (keys > 0 ? keys + 1.5f * ui->grid : 0);
	p.one_page = bottom - y - under < fmaxf(7 * ui->em, (bottom - y) * 0.25f);
	float talk_end = p.one_page ? bottom : bottom - under;
	p.talk = (struct rect){x - ui->grid, y, column + 2 * ui->grid, talk_end - y};
	p.cards = (struct rect){x, talk_end + 3 * ui->grid, column, cards};
	p.keys = (struct rect){x, bottom - keys, column, keys};
	return p;
}

/* The choices themselves: cards, or the button that goes on when nothing is left to say. */
static void run_choices(struct app *app, struct rect place) {
	struct ui *ui = &app->ui;
	const struct viewer_node *ending = viewer_find(app->viewer, "button-ending");
	if (ending == NULL) {
		cards_run(app, place);
		return;
	}
	uint32_t id = ui_id(ending->id, 0);
	ui_prefer(ui, id);
	float wide = fminf(ui_button_width(ui, NULL, ending->label), place.w);
	struct rect rect = {place.x + (place.w - wide) / 2, place.y, wide, ui_button_height(ui)};
	bool chosen = ui_button(ui, id, rect, NULL, ending->label, BUTTON_MAIN);
	draw_node_shows(ui->list, ending->id);
	if (chosen || ui_key(ui, KEY_PAGE_DOWN)) {
		app_go(app, SCREEN_ENDING);
	}
}

static void run_talk(struct app *app, const struct places *p) {
	struct ui *ui = &app->ui;
	uint32_t id = ui_id("talk", 0);
	float talk = talk_height(app, p->cards.w), after = 0, gap = 2 * ui->grid;
	if (p->one_page) {
		after = choices_height(app, p->cards.w) + 2 * gap + play_keys_height(app, p->cards.w) + ui->grid;
	}
	float inner = talk + after, offset = ui_scroll(ui, id, p->talk, inner + ui->grid);
	float top = p->talk.y - offset;
	if (inner + ui->grid < p->talk.h) {
		top = p->talk.y + p->talk.h - inner - ui->grid; /* the newest line stands next to the cards */
	}
	struct rect place = {p->cards.x, top, p->cards.w, 0};
	talk_draw(app, place, p->talk);
	if (p->one_page) {
		place.y += talk + gap;
		run_choices(app, place);
		place.y += choices_height(app, p->cards.w) + gap;
		play_keys_run(app, place);
	}
	ui_scroll_end(ui, ui->theme->page);
	if (app->play.follow) {
		/* the last line from its beginning, unless that would push the first card out of sight */
		float last = talk - talk_last_height(app), card = talk + gap + 4 * ui->em - p->talk.h;
		float to = fmaxf(last, fminf(card, talk - 3 * ui->em));
		ui_scroll_to(ui, id, after > 0 ? fmaxf(0, fminf(to, inner + ui->grid - p->talk.h)) : 1e9f);
		app->play.follow = false;
		ui->moving = true;
	}
	const struct input *input = ui_input(ui);
	if (input != NULL && input->kind == INPUT_KEY) {
		bool up = input->shift && input->key == KEY_PAGE_UP, down = input->shift && input->key == KEY_PAGE_DOWN;
		if (input->key == KEY_HOME || input->key == KEY_END || up || down) {
			float step = p->talk.h * 0.8f;
			ui_scroll_to(ui, id, input->key == KEY_HOME ? 0 : input->key == KEY_END ? 1e9f : offset + (up ? -step : step));
			ui_take(ui);
		}
	}
}

static void toggle_sheet(struct app *app, enum sheet sheet) {
	app->play.sheet = app->play.sheet == sheet ? SHEET_NONE : sheet;
	app->play.follow = app->play.sheet == SHEET_NONE;
	app->play.sheet_height = 0;
	app->dirty = true;
}

static void hold(struct app *app, size_t on) {
	app_do(app, (struct action){.act = ACT_HOLD, .on = on != 0});
}

void play_pause(struct app *app) {
	app->play.paused = app->last;
	app->play.sheet = SHEET_PAUSE;
	app->play.sheet_height = 0;
	app->dirty = true;
	app_then(app, hold, true);
}

void play_resume(struct app *app) {
	toggle_sheet(app, SHEET_PAUSE);
	app_then(app, hold, false);
}

/* Escape pauses; pressed twice in a moment, as somebody surprised would, it leaves at once. */
static void escape(struct app *app) {
	struct play *play = &app->play;
	if (play->sheet == SHEET_PAUSE) {
		if (app->last - play->paused < TWICE_MS) {
			app_then(app, app_leave_at_once, 0);
			return;
		}
		play_resume(app);
	} else if (viewer_composing(app->viewer) != NULL) {
		viewer_stop_composing(app->viewer);
	} else if (play->sheet != SHEET_NONE) {
		toggle_sheet(app, play->sheet);
	} else {
		play_pause(app);
	}
}

static void activate(struct app *app, size_t index) {
	const struct viewer_node *node = viewer_node(app->viewer, index);
	if (node->role == VIEWED_CARD || strcmp(node->id, "button-say") == 0) {
		app_notice_end(app);
		app->ui.focus = 0; /* the next choice begins at its first card, wherever this one was */
	}
	app->dirty = true;
	viewer_do(app->viewer, node, app->last);
	play_follow(app);
}

void play_activate(struct app *app, const char *id) {
	for (size_t i = 0; i < viewer_count(app->viewer); i++) {
		if (strcmp(viewer_node(app->viewer, i)->id, id) == 0) {
			app_then(app, activate, i);
			return;
		}
	}
}

void play_press(struct app *app, const struct input *key) {
	struct play *play = &app->play;
	app->dirty = true;
	if (key->key == KEY_ESCAPE) {
		escape(app);
	} else if (key->key == KEY_F1) {
		app_show(app, SCREEN_HELP);
	} else if (key->character == 'u') {
		play->follow = true;
		play_activate(app, "button-under");
	} else if (key->character == 'y') {
		toggle_sheet(app, SHEET_WHY);
	} else if (key->character == 's') {
		toggle_sheet(app, SHEET_STEP_BACK);
	} else if (key->character == 'z') {
		play_activate(app, "button-rewind");
	} else if (key->character == 'x') {
		play_activate(app, "button-forward");
	} else if (key->character == 'k') {
		pause_keep(app);
	} else if (key->character == 'w') {
		app_visit(app, SCREEN_WAYS);
	}
}

static void take_keys(struct app *app) {
	static const char letters[] = {'u', 'y', 's', 'z', 'x', 'k', 'w'};
	struct ui *ui = &app->ui;
	if (ui_key(ui, KEY_ESCAPE)) {
		play_press(app, &(struct input){.key = KEY_ESCAPE});
		return;
	}
	for (size_t i = 0; i < sizeof(letters) && app->play.sheet != SHEET_PAUSE; i++) {
		if (ui_char(ui, letters[i])) {
			play_press(app, &(struct input){.key = KEY_CHARACTER, .character = letters[i]});
		}
	}
}

/* Any key or press brings the rest of the lines; keys that mean something else have been taken before. */
static void take_hurry(struct app *app) {
	const struct input *input = ui_input(&app->ui);
	if (input == NULL || app->play.sheet != SHEET_NONE || may_choose(app)) {
		return;
	}
	bool key = input->kind == INPUT_KEY && input->key != KEY_OTHER && !input->repeat && !input->control;
	if (key || input->kind == INPUT_DOWN) {
		ui_take(&app->ui);
		app_then_act(app, ACT_ARRIVE);
	}
}

/* Cards and keys where they have a place of their own. */
static void run_under_talk(struct app *app, const struct places *p) {
	if (p->one_page || app->screen != SCREEN_PLAY) {
		return;
	}
	if (p->cards.h > 0) {
		struct rect rule = {p->cards.x, p->cards.y - 1.5f * app->ui.grid, p->cards.w, app->ui.pixel};
		draw_box(app->ui.list, rule, 0, app->ui.theme->rule);
		run_choices(app, p->cards);
	}
	if (p->shape == PANEL_BAND && app->talk->playthrough != NULL && app->screen == SCREEN_PLAY) {
		play_keys_run(app, p->keys);
	}
}

void screen_play(struct app *app) {
	viewer_look(app->viewer);
	take_keys(app);
	if (app->screen != SCREEN_PLAY) {
		return;
	}
	if (app->play.sheet == SHEET_PAUSE) {
		sheet_pause(app);
		return;
	}
	take_hurry(app);
	app->ui.moving = app->ui.moving || play_moves(app);
	struct places p = find_places(app);
	header(app, p.head, true);
	if (app->play.sheet != SHEET_NONE) {
		float bottom = p.keys.y + p.keys.h;
		sheet_run(app, (struct rect){p.cards.x, p.talk.y + app->ui.grid, p.cards.w, bottom - p.talk.y - app->ui.grid});
	} else {
		run_talk(app, &p);
		run_under_talk(app, &p);
	}
	if (app->screen == SCREEN_PLAY) {
		panel_draw(app, p.panel, p.shape); /* last: it is read, and reached by Tab, after what can be said */
	}
}
