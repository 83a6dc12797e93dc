#include "playthrough/habit_why.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "cycle/why.h"

enum { LABEL_MOST = 36 /* code points */ };

const char *habit_reason_id(enum habit_reason reason) {
	static const char *const ids[] = {"fresh", "again", "last"};
	assert((size_t)reason < sizeof(ids) / sizeof(ids[0]));
	return ids[reason];
}

/* Cuts at a blank, so that no word is broken. */
static size_t cut_label(const char *text, size_t len) {
	size_t at = 0, cut = 0;
	for (size_t points = 0; at < len && points < LABEL_MOST; points++) {
		size_t size;
		utf8_next(text + at, len - at, &size);
		at += size;
		if (at < len && text[at] == ' ') {
			cut = at;
		}
	}
	return at == len || cut == 0 ? at : cut;
}

void reply_label(const struct story *story, const struct cast *cast, const struct reply *reply, struct buf *out) {
	struct buf text = BUF_EMPTY;
	const char *from = reply->says != NULL ? reply->says : reply->does != NULL ? reply->does : reply->id;
	story_plain_text(story, cast, from, &text);
	size_t cut = cut_label(text.text, text.len);
	buf_add(out, text.text, cut);
	buf_puts(out, cut < text.len ? "…" : "");
	buf_finish(&text);
}

static const char *reason_sentence(enum habit_reason reason) {
	switch (reason) {
	case HABIT_FRESH:
		return "took the first that comes in this state and is not the same move again";
	case HABIT_AGAIN:
		return "could only do the same again, and took the first that comes in this state";
	case HABIT_LAST:
		break;
	}
	return "found nothing that comes in this state, and fell back on the last there was";
}

static void add_thought(const struct playthrough *playthrough, const struct cast *cast, const struct habit *habit,
	const struct habit_thought *thought, const struct couple *couple, enum seat seat, struct buf *out) {
	bool taken = thought->reply == habit->reply;
	buf_printf(out, "%s “", taken ? "Taken:" : "Not:");
	reply_label(playthrough_story(playthrough), cast, thought->reply, out);
	buf_printf(out, "” (%s): ", move_row(thought->move)->id);
	cycle_fit_text(couple, seat, thought->move, thought->fit, out);
	if (thought->fit == FIT_YES && thought->just_said && !taken) {
		buf_puts(out, ", but it would be the same move again");
	} else if (thought->fit == FIT_YES && !taken) {
		buf_puts(out, ", but it stands later in the list");
	}
	buf_puts(out, ".\n");
}

void playthrough_habit_text(const struct playthrough *playthrough, size_t step, const struct cast *cast, struct buf *out) {
	struct habit habit = playthrough_habit(playthrough, step);
	struct couple before = playthrough_couple_after(playthrough, step);
	enum seat seat = (enum seat)playthrough_step(playthrough, step)->by;
	buf_printf(out, "By habit %s %s.\n", cast->person[seat].name, reason_sentence(habit.reason));
	for (size_t i = 0; i < habit.thought_count; i++) {
		add_thought(playthrough, cast, &habit, &habit.thoughts[i], &before, seat, out);
	}
}
