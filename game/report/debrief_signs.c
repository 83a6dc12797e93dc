/*
 * The signs of a secure pair, each read off from something that was really
 * said, with what came back. What did not show is not mentioned: this is no
 * list of failings.
 */
#include "report/debrief_parts.h"

enum { SIGNS_MAX = 12, SOFT_WORDS = 2 };

/* What the facts of one reply are, for the signs to ask. */
struct fact {
	const struct debrief_reply *reply, *next; /* next: the other's answer, or NULL */
	struct cycle_why why;
	bool from; /* said from the feeling: was_from() */
};

static bool feeling_said(const struct fact *fact) {
	return fact->reply->move == MOVE_DISCLOSE && fact->from;
}

static bool need_said(const struct fact *fact) {
	return (fact->reply->move == MOVE_LONGING || fact->reply->move == MOVE_ASK_NEED) && fact->from;
}

static bool reach_met(const struct fact *fact) {
	return fact->reply->move == MOVE_COMFORT && fact->why.answers_reach && fact->why.warmth > 0;
}

static bool loop_named(const struct fact *fact) {
	return fact->reply->move == MOVE_NAME_CYCLE && fact->from;
}

static bool part_owned(const struct fact *fact) {
	return fact->reply->move == MOVE_OWN_PART && fact->from;
}

static bool pause_taken(const struct fact *fact) {
	return fact->reply->move == MOVE_PAUSE_RETURN;
}

static bool room_with_bond(const struct fact *fact) {
	return fact->reply->move == MOVE_SPACE_WITH_BOND && fact->from;
}

static bool open_while_hot(const struct fact *fact) {
	bool kind = fact->reply->move == MOVE_VALIDATE || fact->reply->move == MOVE_CURIOUS;
	return kind && fact->why.before.partner[fact->why.speaker].heat >= HABIT_FROM_HEAT;
}

static bool heat_named(const struct fact *fact) {
	return fact->reply->move == MOVE_NAME_OWN_HEAT;
}

static bool sting_not_returned(const struct fact *fact) {
	enum move_kind next = fact->next != NULL ? move_row(fact->next->move)->kind : KIND_COUNT;
	return fact->reply->sting >= 60 && (next == KIND_SOFTENING || next == KIND_REGULATING);
}

static bool fresh_start(const struct fact *fact) {
	enum move_kind next = fact->next != NULL ? move_row(fact->next->move)->kind : KIND_COUNT;
	return fact->reply->move == MOVE_REPAIR_BID && next == KIND_SOFTENING;
}

/* `text` is about the one who spoke: %s is their name. */
static const struct {
	bool (*shows)(const struct fact *fact);
	bool answer; /* it is the answer that shows it */
	const char *title, *text;
} rows[] = {
	{feeling_said, false, "A feeling was told, not hidden",
		"%s said what it was like underneath, from the feeling and not about it."},
	{need_said, false, "A wish was said out loud",
		"%s leaned on the other with one wish, plain enough to be answered."},
	{reach_met, false, "A reach was met", "%s saw a hand held out, and took it."},
	{loop_named, false, "The two looked at it from outside", "%s pointed at the loop instead of at the other."},
	{part_owned, false, "Somebody owned a step",
		"%s named a step of the dance and owned it, with no “because you” behind it."},
	{pause_taken, false, "A break was taken, with a time to come back",
		"%s stopped before it got worse, and said when it would go on."},
	{room_with_bond, false, "Room was asked for without going away",
		"%s asked for room and left word of still being there."},
	{heat_named, false, "The heat was named before it spoke", "%s noticed it rising, and said so."},
	{open_while_hot, false, "The door stayed open in the heat",
		"%s was hot by then, and still turned to how it was for the other."},
	{sting_not_returned, true, "A sting was not sent back", "It had just stung, and %s did not pass it on."},
	{fresh_start, false, "A fresh start was offered and taken", "%s offered to begin again, and the other came along."},
};
enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

/* The reply that shows a sign best: the one whose warmth landed most. */
static size_t find_sign(const struct debrief *debrief, const struct fact *facts, size_t row) {
	size_t best = DEBRIEF_NO_REPLY;
	for (size_t i = 0; i < debrief->reply_count; i++) {
		size_t shown = rows[row].answer ? i + 1 : i;
		if (rows[row].shows(&facts[i]) &&
			(best == DEBRIEF_NO_REPLY || debrief->replies[shown].warmth > debrief->replies[best].warmth)) {
			best = shown;
		}
	}
	return best;
}

static void make_practice(struct making *making) {
	struct debrief *debrief = making->debrief;
	int soft = 0;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		soft += debrief->played[seat] ? debrief->kinds[seat][KIND_SOFTENING] + debrief->kinds[seat][KIND_REGULATING]
									  : 0;
	}
	bool met = debrief->ending == ENDING_REPAIRED || debrief->ending == ENDING_RECONNECTED ||
			   debrief->ending == ENDING_PAUSED;
	bool both = debrief->played[SEAT_ONE] && debrief->played[SEAT_TWO];
	if (soft < SOFT_WORDS || met || both || !debrief->over) {
		return;
	}
	enum seat other = debrief->played[SEAT_ONE] ? SEAT_TWO : SEAT_ONE;
	debrief->practice = arena_printf(debrief->arena,
		"You spoke softly %d times, and not all of it was met. That was good practice all the same. A soft word opens "
		"a door; "
		"it cannot walk the other one through it, and %s may not have been ready yet. Not being met says nothing "
		"against the "
		"word, and a no may stay a no.",
		soft, debrief->name[other]);
}

void make_signs(struct making *making) {
	struct debrief *debrief = making->debrief;
	size_t count = debrief->reply_count;
	struct fact *facts = arena_array(debrief->arena, count + 1, sizeof(*facts));
	for (size_t i = 0; i < count; i++) {
		bool answered = i + 1 < count && debrief->replies[i + 1].said.by != debrief->replies[i].said.by;
		facts[i] = (struct fact){&debrief->replies[i], answered ? &debrief->replies[i + 1] : NULL,
			playthrough_why(making->playthrough, i), was_from(making, i)};
	}
	struct sign *signs = arena_array(debrief->arena, SIGNS_MAX + 1, sizeof(*signs));
	for (size_t row = 0; row < ROWS; row++) {
		size_t reply = find_sign(debrief, facts, row);
		if (reply == DEBRIEF_NO_REPLY) {
			continue;
		}
		const char *name = debrief->name[debrief->replies[reply].said.by];
		const char *percent = rows[row].text;
		struct buf text = BUF_EMPTY;
		for (; percent[0] != '%'; percent++) {
			buf_putc(&text, percent[0]);
		}
		buf_printf(&text, "%s%s", name, percent + 2);
		signs[debrief->sign_count++] = (struct sign){
			rows[row].title, arena_copy(debrief->arena, text.text, text.len), reply};
		buf_finish(&text);
	}
	if (debrief->ending == ENDING_ACCEPTED) {
		signs[debrief->sign_count++] = (struct sign){"A difference was allowed to stand",
			"Nobody had to win it. Each could stay who they are, and stay.", DEBRIEF_NO_REPLY};
	}
	debrief->signs = signs;
	make_practice(making);
}
