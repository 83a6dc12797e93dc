#include "review/plays.h"

#include <stdlib.h>

static void tell(
	const struct play_watch *watch, const struct choice *said, size_t len, const struct stretch *stretch, bool asked) {
	if (watch != NULL && watch->stretch != NULL) {
		watch->stretch(watch->data, said, len, stretch, asked);
	}
}

static void add_stretch(struct one_play *play, const struct stretch *stretch) {
	play->words += stretch->words + stretch->card_words + stretch->ending_words;
	play->chosen += stretch->card_spoken;
	play->unchosen += stretch->seat_words;
}

struct one_play play_once(
	const struct stage *stage, enum player player, uint64_t *random, const struct play_watch *watch) {
	struct play_state *state = play_state_create(stage->story);
	struct choice said[PLAY_REPLIES_MOST];
	struct stretch stretch = {0};
	struct one_play play = {.ending = ENDING_NONE};
	stretch_begin(stage, state, &stretch);
	add_stretch(&play, &stretch);
	tell(watch, said, 0, &stretch, stage_asks(stage, state));
	while (stage_asks(stage, state) && play.replies < PLAY_REPLIES_MOST) {
		if (watch != NULL && watch->moment != NULL) {
			watch->moment(watch->data, state);
		}
		struct choice *choice = &said[play.replies++];
		player_pick(player, stage->readings, stage->story, state, random, &choice->reply, &choice->parts);
		stretch_play(stage, state, choice->reply, choice->parts, &stretch);
		add_stretch(&play, &stretch);
		tell(watch, said, play.replies, &stretch, stage_asks(stage, state));
	}
	if (state->place == PLAY_ENDING) {
		play.ending = play_beat(stage->story, state)->ending;
	}
	free(state);
	stretch_finish(&stretch);
	return play;
}
