/*
 * How a conversation comes onto the page: a moment between lines, so that it
 * reads as talk, and all of it at once for whoever presses a key. The loop
 * follows what is on the page, not what the play-through already knows.
 */
#include "view/screens/play_screen.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static const double FIRST_MS = 250, LINE_MS = 450, CHARACTER_MS = 17, LINE_MOST_MS = 2000, ANSWER_MS = 1100;

static float share(int points) {
	return (float)points / POINTS_MAX;
}

static enum seat speaker_of_step(const struct app *app, size_t step) {
	return (enum seat)playthrough_step(app->playthrough, step)->by;
}

/* Sends the loop to where the two stand after what has been told. */
static void move_loop(struct app *app) {
	struct play *play = &app->play;
	struct couple couple = playthrough_couple_after(app->playthrough, play->told);
	double length = app->still ? 0 : EASE_MS;
	ease_to(&play->tension, share(couple_tension(&couple)), app->last, length);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		ease_to(&play->water[seat], share(partner_waterline(&couple.partner[seat])), app->last, length);
	}
}

static void count_told(struct app *app) {
	struct play *play = &app->play;
	size_t told = 0;
	for (size_t i = 0; i < play->shown; i++) {
		struct event event = playthrough_event(app->playthrough, i);
		told += event.line < 0;
	}
	bool more = told > play->told;
	play->told = told;
	play->spoke = told > 0 ? speaker_of_step(app, told - 1) : SEAT_NONE;
	if (more) {
		ease_set(&play->pulse, 0);
		ease_to(&play->pulse, 1, app->last, app->still ? 0 : EASE_MS);
	}
	move_loop(app);
}

static size_t text_len(const char *text) {
	return text != NULL ? utf8_count(text, strlen(text)) : 0;
}

/* How long one reads at what arrived last before the next comes. */
static double moment(const struct app *app) {
	const struct play *play = &app->play;
	if (play->shown == 0) {
		return FIRST_MS;
	}
	struct event event = playthrough_event(app->playthrough, play->shown - 1);
	size_t len;
	if (event.line >= 0) {
		struct line line = playthrough_event_line(app->playthrough, event);
		len = text_len(line.text) + text_len(line.says) + text_len(line.does);
	} else {
		const struct reply *reply = app->story->replies[playthrough_step(app->playthrough, event.step)->reply];
		len = text_len(reply->says) + text_len(reply->does);
	}
	return fmin(LINE_MS + CHARACTER_MS * (double)len, LINE_MOST_MS);
}

bool play_under_way(const struct app *app) {
	return app->play.shown < playthrough_event_count(app->playthrough) || playthrough_waits_for(app->playthrough) == PLAYTHROUGH_HABIT;
}

static void plan_next(struct app *app) {
	struct play *play = &app->play;
	if (!play_under_way(app)) {
		play->due = 0;
		return;
	}
	bool answer = play->shown == playthrough_event_count(app->playthrough);
	play->due = app->last + (double)app->pace * (answer ? fmax(ANSWER_MS, moment(app)) : moment(app));
}

static void show_next(struct app *app) {
	if (app->play.shown == playthrough_event_count(app->playthrough)) {
		playthrough_go_on(app->playthrough);
	}
	if (app->play.shown < playthrough_event_count(app->playthrough)) {
		app->play.shown++;
	}
	app->play.follow = true;
	count_told(app);
	ease_set(&app->play.arrival, 0);
	ease_to(&app->play.arrival, 1, app->last, app->still ? 0 : EASE_MS / 2);
	plan_next(app);
}

void play_said(struct app *app) {
	app->play.composing = NOT_COMPOSING;
	app->ui.focus = 0; /* the next choice begins at its first card, wherever this one was */
	app->dirty = true;
	app_notice_end(app);
	show_next(app);
}

void play_arrive(struct app *app) {
	struct play *play = &app->play;
	if (play->sheet == SHEET_PAUSE) {
		return;
	}
	if (play->due == 0 && play_under_way(app)) {
		plan_next(app);
	}
	if (play->due > 0 && app->last >= play->due) {
		show_next(app);
	}
	const struct eased *eased[] = {&play->tension, &play->water[0], &play->water[1], &play->pulse, &play->arrival};
	for (size_t i = 0; i < sizeof(eased) / sizeof(eased[0]); i++) {
		app->ui.moving = app->ui.moving || ease_moves(eased[i], app->last);
	}
}

void play_bring_all(struct app *app) {
	const struct playthrough_setup *setup = playthrough_setup(app->playthrough);
	bool watching = !setup->seat[SEAT_ONE] && !setup->seat[SEAT_TWO];
	bool behind = app->play.shown < playthrough_event_count(app->playthrough);
	for (int i = 0; i < HABIT_RUN_MAX && playthrough_waits_for(app->playthrough) == PLAYTHROUGH_HABIT; i++) {
		if (watching && (behind || i > 0)) {
			break; /* one answer at a time: watching is not skipping to the end */
		}
		playthrough_go_on(app->playthrough);
	}
	app->play.shown = playthrough_event_count(app->playthrough);
	app->play.follow = true;
	count_told(app);
	plan_next(app);
	app->dirty = true;
}

void play_settle(struct app *app) {
	struct play *play = &app->play;
	struct eased *eased[] = {&play->tension, &play->water[0], &play->water[1], &play->pulse, &play->arrival};
	for (size_t i = 0; i < sizeof(eased) / sizeof(eased[0]); i++) {
		ease_set(eased[i], eased[i]->to);
	}
}

void play_open(struct app *app, bool at_end) {
	struct play *play = &app->play;
	play->shown = at_end ? playthrough_event_count(app->playthrough) : 0;
	play->told = 0;
	play->due = 0;
	play->follow = true;
	play->sheet = SHEET_NONE;
	play->composing = NOT_COMPOSING;
	play->height_width = 0;
	if (!at_end) {
		play->beneath = false;
	}
	count_told(app);
	speech_from_here(app);
	ease_set(&play->pulse, 1);
	ease_set(&play->arrival, 1);
	play_settle(app);
	app->dirty = true;
}
