/* The arithmetic of a reply, told to a person: each line is one step of the sum. */
#include "cycle/why.h"

#include <assert.h>

const char *verdict_sentence(enum verdict verdict) {
	static const char *const sentences[VERDICT_COUNT] = {
		[VERDICT_HOLDS] = "The loop holds",
		[VERDICT_ESCALATES] = "The loop tightens",
		[VERDICT_SOFTENS] = "The loop loosens",
	};
	assert(verdict < VERDICT_COUNT);
	return sentences[verdict];
}

static void add_sting(const struct cycle_why *why, const char *listener, struct buf *out) {
	const struct move_row *row = move_row(why->move);
	const struct partner *y = &why->before.partner[seat_other(why->speaker)];
	if (row->sting + row->distance == 0) {
		buf_puts(out, "Nothing in it stings.\n");
		return;
	}
	buf_printf(out, "It carries a sting of %d and a distance of %d; on a %s that weighs %d.\n", row->sting, row->distance,
		position_row(y->position)->id, why->sting_weighted);
	buf_printf(out, "With %s feeling %d of 1000 safe, that becomes %d, and five eighths of it land: %d.\n", listener, y->safe,
		why->sting_safe, why->sting_safe * 5 / 8);
	if (why->stung_reach) {
		buf_printf(out, "%s had just reached out, so it lands half as hard again: %d.\n", listener, why->sting);
	}
}

static void add_what_weakens(const struct cycle_why *why, const char *speaker, const char *listener, struct buf *out) {
	const struct move_row *row = move_row(why->move);
	const struct partner *x = &why->before.partner[why->speaker];
	if (why->shallow) {
		buf_printf(out, "%s speaks about the feeling, not from it (depth %d, it takes %d): half of that.\n", speaker, x->depth,
			row->needs_depth);
	}
	if (why->unasked) {
		buf_printf(out, "%s had not reached for it, so three quarters of it find nothing to hold.\n", listener);
	}
	if (why->repeats > 0) {
		buf_printf(out, "It is the same move again, %d in a row before it: halved %s.\n", why->repeats,
			why->repeats == 1 ? "once" : why->repeats == 2 ? "twice" : "three times");
	}
}

static void add_warmth(const struct cycle_why *why, const char *speaker, const char *listener, struct buf *out) {
	const struct move_row *row = move_row(why->move);
	const struct partner *y = &why->before.partner[seat_other(why->speaker)];
	if (row->warmth == 0) {
		buf_puts(out, "There is no warmth in it.\n");
		return;
	}
	buf_printf(out, "It carries a warmth of %d.\n", row->warmth);
	add_what_weakens(why, speaker, listener, out);
	buf_printf(out, "Open %d, safe %d and heat %d let %s take in %d of 1000.\n", y->open, y->safe, y->heat, listener,
		why->receptivity_calm);
	if (why->flooded) {
		buf_printf(out, "But %s is flooded (%d of 1000, flooded from %d): only a fifth of that gets in, %d of 1000.\n", listener,
			y->heat, position_row(y->position)->flood, why->receptivity);
	}
	buf_printf(out, "Of %d (five eighths of %d) the warmth that reaches %s is %d.\n", why->warmth_sent * 5 / 8,
		why->warmth_sent, listener, why->warmth);
}

/* Only where more than one thing changes it; else the numbers that follow say enough. */
static void add_heat(struct heat_why heat, int repeats, const char *name, const char *cause, struct buf *out) {
	if (heat.settled == 0 && heat.calmed == 0) {
		return;
	}
	const char *comma = " ";
	buf_printf(out, "The heat of %s:", name);
	if (heat.change != 0) {
		buf_printf(out, " %d %s from %s", heat.change > 0 ? heat.change : -heat.change, heat.change > 0 ? "more" : "less", cause);
		comma = ", ";
	}
	if (heat.settled > 0) {
		buf_printf(out, "%s%d less as it settles", comma, heat.settled);
		comma = ", ";
	}
	if (heat.calmed > 0) {
		buf_printf(out, "%s%d less from the break%s", comma, heat.calmed, repeats > 0 ? ", taken again and so worth less" : "");
	}
	buf_puts(out, ".\n");
}

static void add_partner(const struct cycle_why *why, enum seat seat, const char *name, struct buf *out) {
	const struct partner *a = &why->before.partner[seat], *b = &why->after.partner[seat];
	buf_printf(out, "%s: heat %d to %d, open %d to %d, safe %d to %d, depth %d to %d.\n", name, a->heat, b->heat, a->open,
		b->open, a->safe, b->safe, a->depth, b->depth);
}

void cycle_why_text(const struct cycle_why *why, const char *speaker, const char *listener, struct buf *out) {
	buf_printf(out, "%s %s.\n", speaker, move_row(why->move)->name);
	add_sting(why, listener, out);
	add_warmth(why, speaker, listener, out);
	if (why->net > 0) {
		buf_printf(out, "Taken together, %s is warmed by %d.\n", listener, why->net);
	} else if (why->net < 0) {
		buf_printf(out, "Taken together, %s is hurt by %d.\n", listener, -why->net);
	} else {
		buf_printf(out, "Taken together, nothing reaches %s.\n", listener);
	}
	add_heat(why->heard, why->repeats, listener, why->net > 0 ? "the warmth" : "the hurt", out);
	add_partner(why, seat_other(why->speaker), listener, out);
	add_heat(why->said, why->repeats, speaker, "saying it", out);
	add_partner(why, why->speaker, speaker, out);
	buf_printf(out, "Tension %d to %d. %s.\n", why->tension_before, why->tension_after, verdict_sentence(why->verdict));
}

void cycle_why_short(const struct cycle_why *why, const char *speaker, const char *listener, struct buf *out) {
	int meant = move_row(why->move)->warmth;
	if (why->stung_reach) {
		buf_printf(out, "%s had just reached out; it lands harder for that.", listener);
	} else if (meant >= 90 && why->flooded) {
		buf_printf(out, "%s is flooded; hardly any of it gets in.", listener);
	} else if (why->shallow && why->net >= 0) {
		buf_printf(out, "%s speaks about it, not from it; half arrives.", speaker);
	} else if (why->unasked) {
		buf_printf(out, "%s had not reached for it; most of it finds nothing to hold.", listener);
	} else if (why->repeats > 0 && meant > 0) {
		buf_puts(out, "The same thing again; it is worth less each time.");
	} else if (why->net < -60) {
		buf_printf(out, "%s takes the sting and closes.", listener);
	} else if (why->net < 0) {
		buf_printf(out, "%s is a little further off.", listener);
	} else if (why->net > 60) {
		buf_printf(out, "It reaches %s.", listener);
	} else if (why->net > 0) {
		buf_printf(out, "A little of it reaches %s.", listener);
	} else {
		buf_printf(out, "It passes %s by.", listener);
	}
}

void cycle_fit_text(const struct couple *couple, enum seat seat, enum move move, enum fit fit, struct buf *out) {
	const struct partner *partner = &couple->partner[seat];
	switch (fit) {
	case FIT_YES:
		buf_printf(out, "it fits (heat %d, depth %d)", partner->heat, partner->depth);
		break;
	case FIT_TOO_CALM:
		buf_printf(out, "too calm for it (heat %d, it comes from %d)", partner->heat,
			move_row(move)->kind == KIND_AMBIVALENT ? HABIT_AMBIVALENT_FROM : HABIT_FROM_HEAT);
		break;
	case FIT_TOO_HOT:
		buf_printf(out, "too heated for it (heat %d, it comes below %d)", partner->heat, HABIT_FROM_HEAT);
		break;
	case FIT_FLOODED:
		buf_printf(out, "flooded (heat %d, flooded from %d)", partner->heat, position_row(partner->position)->flood);
		break;
	case FIT_TOO_FAR:
		buf_printf(out, "not enough in touch with it (depth %d, it takes %d)", partner->depth, move_row(move)->needs_depth);
		break;
	case FIT_NO_REACH:
		buf_puts(out, "the other has not reached out");
		break;
	case FIT_NOT_SAFE:
		buf_printf(out, "not safe enough to take a break (safe %d, it takes %d)", partner->safe, HABIT_PAUSE_SAFE);
		break;
	}
}
