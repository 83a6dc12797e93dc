/*
 * For whoever writes a scenario while it is played: what was said is said again
 * in the new one, as far as it leads.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "conversation/conversation_inside.h"

/* How much of an old play-through a new story could take over. */
struct replay {
	size_t said, of; /* a person's replies */
	char *lost;      /* the first that leads nowhere now, or NULL */
};

static bool say_again(struct playthrough *playthrough, const struct playthrough *old, size_t step, struct replay *replay) {
	if (!playthrough_step(old, step)->chosen) {
		playthrough_go_on(playthrough);
		return true;
	}
	struct buf spec = BUF_EMPTY;
	struct diag unsaid = {0};
	playthrough_step_spec(old, step, &spec);
	playthrough_go_on_to_person(playthrough);
	bool good = playthrough_waits_for(playthrough) == PLAYTHROUGH_PERSON && playthrough_replies_by_id(playthrough, spec.text, &unsaid);
	replay->said += good;
	replay->lost = good ? NULL : mem_copy(spec.text, spec.len);
	diag_finish(&unsaid);
	buf_finish(&spec);
	return good;
}

/* The old play-through's way, in a play-through of the new story. */
static struct playthrough *replay_in(const struct story *story, const struct playthrough *old, struct replay *replay) {
	struct playthrough *playthrough = playthrough_create(story, playthrough_setup(old));
	size_t count = playthrough_step_count(old);
	replay->of = playthrough_chosen_count(old, count);
	for (size_t i = 0; i < count && say_again(playthrough, old, i, replay); i++) {
	}
	const struct playthrough_setup *setup = playthrough_setup(old);
	if (playthrough_waits_for(old) != PLAYTHROUGH_HABIT && (setup->seat[SEAT_ONE] || setup->seat[SEAT_TWO])) {
		playthrough_go_on_to_person(playthrough);
	}
	return playthrough;
}

static void tell_replay(const struct replay *replay, struct buf *notice) {
	if (replay->lost == NULL) {
		buf_puts(notice, "read again, and all that was said leads here");
	} else if (replay->said == 0) {
		buf_printf(notice, "read again: “%s” is no longer on offer, so this is the beginning", replay->lost);
	} else {
		buf_printf(notice, "read again: %zu of %zu replies still lead somewhere, then “%s” is no longer on offer",
			replay->said, replay->of, replay->lost);
	}
}

static bool seats_are_there(const struct story *story, const struct playthrough_setup *setup) {
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		bool there = false;
		for (size_t i = 0; i < story->seat_count; i++) {
			there = there || story->seats[i] == (enum seat)seat;
		}
		if (setup->seat[seat] && !there) {
			return false;
		}
	}
	return true;
}

/* The names that were given stay; those of the scenario are those of the new one. */
static void take_cast(struct conversation *conversation, const struct story *story) {
	struct cast old = story_cast(conversation->story), *now = &conversation->now.cast, cast = story_cast(story);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		if (conversation->name[seat] != NULL) {
			cast.person[seat].name = conversation->name[seat];
		}
		if (now->person[seat].pronouns != old.person[seat].pronouns) {
			cast.person[seat].pronouns = now->person[seat].pronouns;
		}
	}
	*now = cast;
}

void conversation_change_story(struct conversation *conversation, struct story *story, double now, struct buf *notice) {
	const struct playthrough *old = conversation->playthrough;
	struct playthrough *playthrough = NULL;
	conversation_let_go(conversation);
	if (old != NULL && seats_are_there(story, playthrough_setup(old))) {
		struct replay replay = {0};
		playthrough = replay_in(story, old, &replay);
		tell_replay(&replay, notice);
		free(replay.lost);
	}
	conversation_put(conversation, playthrough);
	take_cast(conversation, story);
	story_destroy(conversation->story);
	conversation->story = story;
	conversation->now.story = story;
	conversation_tell(conversation, EVENT_CHANGED, 0);
	if (playthrough != NULL) {
		conversation_stood(conversation, EVENT_STOOD, now);
		conversation_keep_up(conversation);
	}
}
