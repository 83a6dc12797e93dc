/*
 * A frame's nodes are compared with those spoken last. A new page is told as a
 * whole with what has the focus on it; after that only what changed.
 */
#include "view/speech.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "view/describe.h"
#include "view/screens/play_screen.h"

void app_speak(struct app *app, bool on) {
	struct speaking *speaking = &app->speaking;
	if (speaking->on && !on) {
		speech_stop(app);
	}
	speaking->begun = speaking->begun && on;
	app->dirty = app->dirty || speaking->on != on;
	speaking->on = on;
}

bool app_speaks(const struct app *app) {
	return app->speaking.on;
}

static void drop_first(struct speaking *speaking) {
	free(speaking->waiting[0].text);
	memmove(speaking->waiting, speaking->waiting + 1, --speaking->len * sizeof(speaking->waiting[0]));
}

bool app_take_speech(struct app *app, struct speech *speech) {
	struct speaking *speaking = &app->speaking;
	if (speaking->len == 0) {
		return false;
	}
	*speech = speaking->waiting[0];
	speaking->waiting[0].text = NULL;
	drop_first(speaking);
	return true;
}

void speech_finish(struct app *app) {
	while (app->speaking.len > 0) {
		drop_first(&app->speaking);
	}
}

static void add(struct app *app, enum speech_kind kind, enum seat voice, const char *text, size_t len) {
	struct speaking *speaking = &app->speaking;
	if (speaking->len == SPEECHES_MAX) {
		drop_first(speaking);
	}
	enum pronouns pronouns = voice != SEAT_NONE ? app->talk->cast.person[voice].pronouns : PRONOUNS_THEY;
	speaking->waiting[speaking->len++] = (struct speech){kind, voice, pronouns, mem_copy(text, len)};
}

void speech_stop(struct app *app) {
	speech_finish(app);
	add(app, SPEECH_STOP, SEAT_NONE, "", 0);
}

static uint64_t mix(uint64_t hash, const void *bytes, size_t len) {
	const unsigned char *at = bytes;
	for (size_t i = 0; i < len; i++) {
		hash = (hash ^ at[i]) * 1099511628211u;
	}
	return hash;
}

static uint64_t mix_number(uint64_t hash, uint64_t number) {
	return mix(hash, &number, sizeof(number));
}

static bool is_page_text(const struct node *node) {
	return node->role == ROLE_HEADING || node->role == ROLE_TEXT || node->role == ROLE_PICTURE;
}

static bool shows_play(const struct app *app) {
	return app->screen == SCREEN_PLAY && app->play.sheet == SHEET_NONE;
}

/* What makes it another page than before. On the play screen that is which cards lie there. */
static uint64_t place_of(const struct app *app, const struct draw_list *list) {
	uint64_t place = mix_number(mix_number(14695981039346656037u, app->screen), app->play.sheet);
	place = mix_number(place, app->viewer != NULL && viewer_composing(app->viewer) != NULL);
	for (size_t i = 0; i < list->node_len && shows_play(app); i++) {
		if (list->nodes[i].role == ROLE_CARD) {
			place = mix_number(place, list->nodes[i].id);
		}
	}
	return place;
}

/* All that stands on a page, then what has the focus; beside a sheet the loop's panel is left out. */
static void tell_page(struct app *app, const struct draw_list *list) {
	struct buf text = BUF_EMPTY;
	bool sheet = app->screen == SCREEN_PLAY;
	for (size_t i = 0; i < list->node_len && !(sheet && list->nodes[i].role == ROLE_PICTURE); i++) {
		if (is_page_text(&list->nodes[i]) && list->nodes[i].label[0] != '\0') {
			buf_printf(&text, "%s\n", list->nodes[i].label);
		}
	}
	for (size_t i = 0; i < list->node_len; i++) {
		if (list->nodes[i].focused) {
			describe_label(&list->nodes[i], &text);
		}
	}
	add(app, SPEECH_FOCUS, SEAT_NONE, text.text, text.len);
	buf_finish(&text);
}

/* What can be said now, with its numbers; false where no cards lie there. */
static bool tell_cards(struct app *app, const struct draw_list *list) {
	struct buf text = BUF_EMPTY;
	for (size_t i = 0; i < list->node_len; i++) {
		if (list->nodes[i].role == ROLE_CARD) {
			buf_printf(&text, "%s%s", text.len > 0 ? "\n" : "", list->nodes[i].label);
		}
	}
	bool any = text.len > 0;
	if (any) {
		add(app, SPEECH_FOCUS, SEAT_NONE, text.text, text.len);
	}
	buf_finish(&text);
	return any;
}

/* What the last reply did to the loop: a word and a sentence. */
static void tell_verdict(struct app *app) {
	const struct viewer_node *verdict = viewer_find(app->viewer, "verdict");
	struct buf text = BUF_EMPTY;
	buf_printf(&text, "%s. %s", verdict->label, verdict->value);
	add(app, SPEECH_LINE, SEAT_NONE, text.text, text.len);
	buf_finish(&text);
}

static void tell_lines(struct app *app) {
	struct speaking *speaking = &app->speaking;
	const struct conversation_now *talk = app->talk;
	viewer_look(app->viewer);
	for (size_t i = speaking->shown; i < talk->shown; i++) {
		enum seat by;
		const char *text = talk_spoken(app, i, &by);
		add(app, SPEECH_LINE, by, text, strlen(text));
	}
	if (talk->told > speaking->told) {
		tell_verdict(app);
	}
	speaking->shown = talk->shown;
	speaking->told = talk->told;
}

static uint64_t focus_of(const struct draw_list *list, const struct node **focused) {
	*focused = NULL;
	for (size_t i = 0; i < list->node_len; i++) {
		*focused = list->nodes[i].focused ? &list->nodes[i] : *focused;
	}
	if (*focused == NULL) {
		return 0;
	}
	const char *label = (*focused)->label, *value = (*focused)->value != NULL ? (*focused)->value : "";
	return mix(mix(mix_number(1, (*focused)->id), label, strlen(label)), value, strlen(value));
}

static void tell_focus(struct app *app, const struct node *focused) {
	struct node plain = *focused;
	struct buf text = BUF_EMPTY;
	plain.focused = false;
	describe_node(&plain, &text);
	add(app, SPEECH_FOCUS, SEAT_NONE, text.text, text.len);
	buf_finish(&text);
}

void speech_from_here(struct app *app) {
	app->speaking.shown = app->talk->shown;
	app->speaking.told = app->talk->told;
}

void speech_follow(struct app *app, const struct draw_list *list) {
	struct speaking *speaking = &app->speaking;
	if (!speaking->on) {
		return;
	}
	const struct node *focused;
	uint64_t place = place_of(app, list), focus = focus_of(list, &focused);
	bool anew = !speaking->begun || place != speaking->place, told = false;
	bool paused = app->screen == SCREEN_PLAY && app->play.sheet == SHEET_PAUSE;
	bool silent = app->screen == SCREEN_BLANK || paused;
	if (anew && silent) {
		speech_stop(app);
	}
	if (shows_play(app)) {
		tell_lines(app);
		told = anew && tell_cards(app, list);
	} else if (anew && app->screen != SCREEN_BLANK) {
		tell_page(app, list);
		told = true;
	}
	if (!told && focused != NULL && focus != speaking->focus) {
		tell_focus(app, focused);
	}
	speaking->begun = true;
	speaking->place = place;
	speaking->focus = focus;
}
