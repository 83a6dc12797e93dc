#include "review/stretch.h"

#include <stdlib.h>

#include "base/mem.h"
#include "playthrough/playthrough.h"

void stretch_finish(struct stretch *stretch) {
	free(stretch->shown);
	*stretch = (struct stretch){0};
}

bool stage_asks(const struct stage *stage, const struct play_state *state) {
	return play_turn(stage->story, state) == stage->seat;
}

struct showing {
	const struct stage *stage;
	struct stretch *stretch;
};

static void show(const struct showing *showing, const char *text) {
	const struct phrase *phrase = phrases_find(showing->stage->phrases, text);
	struct stretch *stretch = showing->stretch;
	if (phrase == NULL) {
		return;
	}
	stretch->shown = mem_room(stretch->shown, stretch->len, &stretch->cap, sizeof(*stretch->shown));
	stretch->shown[stretch->len++] = phrase;
	stretch->words += phrase->words;
	showing->stage->came_up[phrase - phrases_at(showing->stage->phrases, 0)] = true;
	if (phrase->by == showing->stage->seat) {
		stretch->seat_words += phrase->words;
	} else if (phrase->same != 0) {
		stretch->answer = (stretch->answer ^ phrase->same) * UINT64_C(0x100000001b3) + 1;
	}
}

static void show_line(void *data, const struct beat *beat, const struct line *line) {
	const struct showing *showing = data;
	(void)beat;
	show(showing, line->text);
	show(showing, line->does);
	show(showing, line->says);
}

/* Nobody speaks for a person: what their partner would say here is left out. */
static void show_reply_line(void *data, const struct reply *reply, const struct line *line) {
	const struct showing *showing = data;
	(void)reply;
	show(showing, line->text);
	show(showing, line->does);
	if (line->by != showing->stage->seat) {
		show(showing, line->says);
	}
}

static struct play_sink sink_of(const struct showing *showing) {
	return (struct play_sink){.data = (void *)(uintptr_t)showing, .line = show_line, .reply_line = show_reply_line};
}

/* Lets habit answer until the person is asked again or the conversation is over. */
static void go_on(const struct showing *showing, struct play_state *state) {
	const struct story *story = showing->stage->story;
	const struct play_sink sink = sink_of(showing);
	for (size_t run = 0; state->place == PLAY_CHOICE && !stage_asks(showing->stage, state); run++) {
		if (run == HABIT_RUN_MAX) {
			state->place = PLAY_DRY;
			break;
		}
		struct parts parts;
		const struct reply *reply = habit_reply(story, state, &parts);
		if (reply->compose != NULL) {
			showing->stretch->words += reading_of(showing->stage->readings, reply, parts)->words;
			showing->stretch->answer = showing->stretch->answer * UINT64_C(0x100000001b3) + reply->index + 2;
		}
		show(showing, reply->does);
		show(showing, reply->says);
		play_reply(story, state, reply, parts, &sink, NULL);
	}
	const struct beat *beat = play_beat(story, state);
	if (state->place == PLAY_ENDING && beat->text != NULL) {
		showing->stretch->ending_words = phrase_words(story, beat->text);
	}
}

static void clear(struct stretch *stretch) {
	*stretch = (struct stretch){.shown = stretch->shown, .cap = stretch->cap};
}

void stretch_begin(const struct stage *stage, struct play_state *state, struct stretch *stretch) {
	const struct showing showing = {stage, stretch};
	const struct play_sink sink = sink_of(&showing);
	clear(stretch);
	play_start(stage->story, state, &sink);
	go_on(&showing, state);
}

void stretch_play(const struct stage *stage, struct play_state *state, const struct reply *reply, struct parts parts,
	struct stretch *stretch) {
	const struct showing showing = {stage, stretch};
	const struct play_sink sink = sink_of(&showing);
	clear(stretch);
	stretch->card_words = reading_of(stage->readings, reply, parts)->words;
	stretch->card_spoken = reading_of(stage->readings, reply, parts)->spoken;
	play_reply(stage->story, state, reply, parts, &sink, NULL);
	go_on(&showing, state);
}

void stretch_answer(const struct stage *stage, const struct stretch *stretch, struct buf *out) {
	struct cast cast = story_cast(stage->story);
	size_t from = out->len;
	for (size_t i = 0; i < stretch->len; i++) {
		if (stretch->shown[i]->same != 0 && stretch->shown[i]->by != stage->seat) {
			buf_puts(out, out->len > from ? " " : "");
			story_plain_text(stage->story, &cast, stretch->shown[i]->text, out);
		}
	}
}
