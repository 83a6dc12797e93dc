/*
 * What is seen of a conversation's events: what has come is brought into view,
 * and the loop follows what is on the page, not what the play-through knows.
 */
#include "view/screens/play_screen.h"

static float share(int points) {
	return (float)points / POINTS_MAX;
}

/* Sends the loop to where the two stand after what has been told. */
static void move_loop(struct app *app) {
	struct play *play = &app->play;
	size_t told = app->talk->told;
	struct couple couple = playthrough_couple_after(app->talk->playthrough, told);
	double length = app->still ? 0 : EASE_MS;
	play->spoke = told > 0 ? (enum seat)playthrough_step(app->talk->playthrough, told - 1)->by : SEAT_NONE;
	ease_to(&play->tension, share(couple_tension(&couple)), app->last, length);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		ease_to(&play->water[seat], share(partner_waterline(&couple.partner[seat])), app->last, length);
	}
}

static void begin_ease(struct app *app, struct eased *eased, double length) {
	ease_set(eased, 0);
	ease_to(eased, 1, app->last, app->still ? 0 : length);
}

void play_follow(struct app *app) {
	struct play *play = &app->play;
	size_t arrived = 0, count = app->conversation != NULL ? conversation_event_count(app->conversation) : 0;
	bool turned = false, elsewhere = false, ended = false;
	if (app->heard == count) {
		return;
	}
	for (; app->heard < count; app->heard++) {
		enum event_kind kind = conversation_event(app->conversation, app->heard).kind;
		arrived += kind == EVENT_LINE || kind == EVENT_REPLY;
		turned = turned || kind == EVENT_TURNED;
		ended = ended || kind == EVENT_ENDED;
		elsewhere = elsewhere || kind == EVENT_BEGAN || kind == EVENT_STOOD;
	}
	app->dirty = true;
	if (ended) {
		app_do(app, (struct action){.act = ACT_OVER});
	}
	if (elsewhere) {
		play_open(app);
		return;
	}
	if (turned) {
		begin_ease(app, &play->pulse, EASE_MS);
	}
	if (arrived == 1) { /* one comes out of the page; many are simply there */
		begin_ease(app, &play->arrival, EASE_MS / 2);
	}
	if (arrived > 0) {
		play->follow = true;
		move_loop(app);
	}
}

bool play_moves(const struct app *app) {
	const struct play *play = &app->play;
	const struct eased *all[] = {&play->tension, &play->water[0], &play->water[1], &play->pulse, &play->arrival};
	bool moves = false;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		moves = moves || ease_moves(all[i], app->last);
	}
	return moves;
}

void play_settle(struct app *app) {
	struct play *play = &app->play;
	struct eased *all[] = {&play->tension, &play->water[0], &play->water[1], &play->pulse, &play->arrival};
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		ease_set(all[i], all[i]->to);
	}
}

void play_open(struct app *app) {
	struct play *play = &app->play;
	play->follow = true;
	play->sheet = SHEET_NONE;
	play->height_width = 0;
	if (app->talk->held) {
		app_do(app, (struct action){.act = ACT_HOLD, .on = false});
	}
	move_loop(app);
	speech_from_here(app);
	ease_set(&play->pulse, 1);
	ease_set(&play->arrival, 1);
	play_settle(app);
	app->dirty = true;
}
