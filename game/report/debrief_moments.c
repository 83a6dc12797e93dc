/*
 * The moments that mattered: where the search says the way back was lost or
 * found, what stung most, and what of each partner's reached furthest. For
 * each of a person's, what else lay on the table is tried out on a copy of
 * the state, with habit answering.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/debrief_parts.h"

enum {
	TURNS_MAX = 2,
	MOMENTS_MAX = TURNS_MAX + 4,
	WORTH_TELLING = 60 /* points of sting or warmth */,
	WORTH_TRYING = 40,
	CHOICES_MAX = REPLIES_MAX_A_BEAT * 2
};

struct marked {
	unsigned *marks;              /* by reply */
	const struct turning **turns; /* by reply; NULL where nobody chose */
	struct turning *turnings;
	size_t turning_count;
};

/*
 * How much a turn deserves to be told; 0 for one that only went on. A soft
 * word that costs a reply more is no detour: it is the longer way round.
 */
static int turn_weight(const struct making *making, const struct turning *turning) {
	enum move_kind kind = move_row(making->debrief->replies[turning->step].move)->kind;
	switch (turning->turn) {
	case TURN_LOST:
		return 1000;
	case TURN_FOUND:
		return turning->before > turning->after + 1 ? 500 : 0;
	case TURN_FURTHER:
		return kind == KIND_SOFTENING || kind == KIND_REGULATING ? 0 : 100 + (turning->after - turning->before);
	case TURN_NEARER:
		return turning->after == 0 ? 400 : 0;
	default:
		return 0;
	}
}

static void mark_turns(const struct making *making, struct marked *marked) {
	for (int i = 0; i < TURNS_MAX; i++) {
		const struct turning *best = NULL;
		for (size_t t = 0; t < marked->turning_count; t++) {
			const struct turning *turning = &marked->turnings[t];
			bool taken = (marked->marks[turning->step] & MOMENT_TURN) != 0;
			if (!taken && turn_weight(making, turning) > (best != NULL ? turn_weight(making, best) : 0)) {
				best = turning;
			}
		}
		if (best == NULL) {
			return;
		}
		marked->marks[best->step] |= MOMENT_TURN;
	}
}

static void mark_loudest(const struct making *making, struct marked *marked) {
	const struct debrief *debrief = making->debrief;
	size_t stung = DEBRIEF_NO_REPLY, warmed[SEAT_COUNT] = {DEBRIEF_NO_REPLY, DEBRIEF_NO_REPLY};
	for (size_t i = 0; i < debrief->reply_count; i++) {
		const struct debrief_reply *reply = &debrief->replies[i];
		size_t *warm = &warmed[reply->said.by];
		if (reply->sting >= WORTH_TELLING &&
			(stung == DEBRIEF_NO_REPLY || reply->sting > debrief->replies[stung].sting)) {
			stung = i;
		}
		if (reply->warmth >= WORTH_TELLING &&
			(*warm == DEBRIEF_NO_REPLY || reply->warmth > debrief->replies[*warm].warmth)) {
			*warm = i;
		}
	}
	if (stung != DEBRIEF_NO_REPLY) {
		marked->marks[stung] |= MOMENT_STUNG;
	}
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		if (warmed[seat] != DEBRIEF_NO_REPLY) {
			marked->marks[warmed[seat]] |= MOMENT_REACHED;
		}
	}
}

/* Says a reply in `state`, a copy of where the person chose, and lets habit answer where it is habit's turn. */
static bool say_and_hear(const struct making *making, struct play_state *state, const struct choice *choice,
	struct habit *answer) {
	const struct story *story = making->story;
	const struct playthrough_setup *setup = playthrough_setup(making->playthrough);
	enum seat by = play_turn(story, state);
	play_reply(story, state, choice->reply, choice->parts, NULL, NULL);
	enum seat next = state->place == PLAY_CHOICE ? play_turn(story, state) : SEAT_NONE;
	if (next == SEAT_NONE || next == by || setup->seat[next]) {
		return false;
	}
	*answer = habit_choose(story, state);
	play_reply(story, state, answer->reply, answer->parts, NULL, NULL);
	return true;
}

/* What one other reply would have done, the answer that habit gives to it included. */
static void try_out(const struct making *making, const struct play_state *from, struct play_state *state,
	const struct choice *choice, struct alternative *out) {
	const struct story *story = making->story;
	struct habit answer;
	enum seat by = play_turn(story, from);
	out->said = make_said(making, by, choice->reply, choice->parts);
	out->move = play_move(choice->reply, choice->parts);
	play_state_copy(story, state, from);
	out->answered = say_and_hear(making, state, choice, &answer);
	if (out->answered) {
		out->answer = make_said(making, seat_other(by), answer.reply, answer.parts);
	}
	out->verdict = cycle_verdict(couple_tension(&from->couple), couple_tension(&state->couple));
	if (state->place == PLAY_ENDING) {
		out->ending = make_text(making, play_beat(story, state)->title);
	}
}

/* Of a composed reply, the first way of putting it together for each of its rules. */
static size_t list_choices(
	const struct making *making, const struct play_state *state, struct choice *out, size_t room) {
	const struct reply *offer[REPLIES_MAX_A_BEAT];
	size_t len = 0, offered = play_offer(making->story, state, offer);
	for (size_t i = 0; i < offered && len < room; i++) {
		const struct compose *compose = offer[i]->compose;
		struct parts parts;
		bool any = play_parts_first(making->story, state, offer[i], &parts);
		if (compose == NULL) {
			out[len++] = (struct choice){offer[i], parts};
			continue;
		}
		size_t first = len;
		for (; any && len < room; any = play_parts_next(making->story, state, offer[i], &parts)) {
			const struct rule *rule = compose_rule(compose, parts.option);
			bool known = false;
			for (size_t k = first; k < len; k++) {
				known = known || compose_rule(compose, out[k].parts.option) == rule;
			}
			if (!known) {
				out[len++] = (struct choice){offer[i], parts};
			}
		}
	}
	return len;
}

/* How much looser the best other reply would have left the loop, its answer included. */
static int missed_at(const struct making *making, size_t reply, struct play_state *from, struct play_state *state) {
	struct choice choices[CHOICES_MAX];
	struct habit answer;
	playthrough_state_after(making->playthrough, reply, from);
	size_t len = list_choices(making, from, choices, CHOICES_MAX);
	bool answered = reply + 1 < making->debrief->reply_count && !making->debrief->replies[reply + 1].chosen;
	int tension = making->debrief->points[reply + (answered ? 2 : 1)].tension, least = tension;
	for (size_t i = 0; i < len; i++) {
		play_state_copy(making->story, state, from);
		say_and_hear(making, state, &choices[i], &answer);
		int other = couple_tension(&state->couple);
		least = other < least ? other : least;
	}
	return tension - least;
}

static void mark_open(const struct making *making, struct marked *marked) {
	struct play_state *from = play_state_create(making->story), *state = play_state_create(making->story);
	size_t best = DEBRIEF_NO_REPLY;
	int most = WORTH_TRYING - 1;
	for (size_t i = 0; i < marked->turning_count; i++) {
		int missed = missed_at(making, marked->turnings[i].step, from, state);
		if (missed > most) {
			most = missed;
			best = marked->turnings[i].step;
		}
	}
	if (best != DEBRIEF_NO_REPLY) {
		marked->marks[best] |= MOMENT_OPEN;
	}
	free(from);
	free(state);
}

static const char *moment_title(
	const struct making *making, unsigned marks, const struct turning *turning, enum seat by) {
	enum turn turn = turning != NULL && (marks & MOMENT_TURN) != 0 ? turning->turn : TURN_SAME;
	const char *name = making->debrief->name[by];
	if (turn == TURN_LOST) {
		return "The way back was lost";
	}
	if (turn == TURN_FOUND) {
		return "The way back was found again";
	}
	if ((marks & MOMENT_OPEN) != 0) {
		return "Where another word would have loosened it most";
	}
	if ((marks & MOMENT_STUNG) != 0) {
		return "What stung most";
	}
	if ((marks & MOMENT_REACHED) != 0) {
		return arena_printf(making->debrief->arena, "Where %s got through", name);
	}
	return turn == TURN_FURTHER ? "The way back grew longer" : "The last step";
}

/* What the search has to say of a moment that it chose; of others it would only count replies. */
static const char *turning_sentence(const struct making *making, unsigned marks, const struct turning *turning) {
	if (turning == NULL || (marks & MOMENT_TURN) == 0) {
		return NULL;
	}
	struct turning alone = *turning;
	alone.best.reply = NULL; /* what else was on offer is told apart */
	struct buf out = BUF_EMPTY;
	turning_text(making->story, &making->cast, &alone, &out);
	const char *text = arena_copy(making->debrief->arena, out.text, out.len);
	buf_finish(&out);
	return text;
}

static bool same_choice(const struct choice *choice, const struct reply *reply, struct parts parts) {
	return choice->reply == reply && memcmp(&choice->parts, &parts, sizeof(parts)) == 0;
}

static void add_alternatives(const struct making *making, const struct turning *turning, struct moment *moment) {
	const struct story *story = making->story;
	const struct step *step = playthrough_step(making->playthrough, moment->reply);
	struct play_state *from = play_state_create(story), *state = play_state_create(story);
	struct choice choices[CHOICES_MAX];
	playthrough_state_after(making->playthrough, moment->reply, from);
	size_t len = list_choices(making, from, choices, CHOICES_MAX);
	struct alternative *others = arena_array(making->debrief->arena, len + 1, sizeof(*others));
	for (size_t i = 0; i < len; i++) {
		if (same_choice(&choices[i], story->replies[step->reply], step->parts) ||
			(choices[i].reply->compose != NULL && choices[i].reply->index == step->reply &&
				play_move(choices[i].reply, choices[i].parts) == play_move(choices[i].reply, step->parts))) {
			continue;
		}
		struct alternative *other = &others[moment->other_count++];
		try_out(making, from, state, &choices[i], other);
		other->nearest = turning != NULL && turning->best.reply == choices[i].reply &&
						 turning->best_after < turning->after &&
						 play_move(turning->best.reply, turning->best.parts) == other->move &&
						 other->verdict != VERDICT_ESCALATES;
	}
	moment->others = others;
	free(from);
	free(state);
}

static void add_moment(struct making *making, struct marked *marked, size_t reply, struct moment *moment) {
	struct debrief *debrief = making->debrief;
	const struct turning *turning = marked->turns[reply];
	*moment = (struct moment){
		.reply = reply,
		.marks = marked->marks[reply],
		.title = moment_title(making, marked->marks[reply], turning, debrief->replies[reply].said.by),
		.turning = turning_sentence(making, marked->marks[reply], turning),
		.answered = reply + 1 < debrief->reply_count && marked->marks[reply + 1] == 0 &&
			debrief->replies[reply + 1].said.by != debrief->replies[reply].said.by,
	};
	if (debrief->replies[reply].chosen) {
		add_alternatives(making, turning, moment);
	}
}

void make_moments(struct making *making) {
	struct debrief *debrief = making->debrief;
	size_t count = debrief->reply_count;
	struct marked marked = {
		.marks = mem_array(count + 1, sizeof(*marked.marks)),
		.turns = mem_array(count + 1, sizeof(*marked.turns)),
		.turnings = mem_array(turning_count(making->playthrough) + 1, sizeof(*marked.turnings)),
	};
	marked.turning_count = turning_points(making->playthrough, marked.turnings);
	for (size_t i = 0; i < marked.turning_count; i++) {
		marked.turns[marked.turnings[i].step] = &marked.turnings[i];
	}
	mark_loudest(making, &marked);
	mark_turns(making, &marked);
	mark_open(making, &marked);
	struct moment *moments = arena_array(debrief->arena, MOMENTS_MAX + 1, sizeof(*moments));
	for (size_t i = 0; i < count && debrief->moment_count < MOMENTS_MAX; i++) {
		if (marked.marks[i] != 0) {
			add_moment(making, &marked, i, &moments[debrief->moment_count++]);
		}
	}
	debrief->moments = moments;
	free(marked.marks);
	free(marked.turns);
	free(marked.turnings);
}
