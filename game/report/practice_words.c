#include "report/practice_words.h"

#include <string.h>

#include "report/debrief.h"

/* More numbers than these are told by what they lie between. */
enum { NUMBERS_TOLD = 20 };

const char *const practice_counts =
	"These are counts to look at, not marks: more is not better, and what is wise depends on the moment.";
const char *const practice_which_way =
	"Each record counts the way it stands on; what else was tried in it does not. All of it is counted anew from the "
	"records when you look, and kept nowhere.";
const char *const practice_reach_is = "To reach is to say what you feel, what you long for, or what you need.";
const char *const practice_pressure_is =
	"Pressure here is a tension of 600 or more between the two before you speak, or a heat of your own of 480 or more.";

const char *practice_kind_words(enum move_kind kind) {
	static const char *const words[KIND_COUNT] = {
		[KIND_DESTRUCTIVE] = "Stings or shuts out",
		[KIND_AMBIVALENT] = "Half towards, half away",
		[KIND_SOFTENING] = "Comes closer",
		[KIND_REGULATING] = "Takes a break, and comes back",
	};
	return words[kind];
}

void practice_say_times(size_t times, struct buf *out) {
	if (times == 1 || times == 2) {
		buf_puts(out, times == 1 ? "once" : "twice");
	} else {
		buf_printf(out, "%zu times", times);
	}
}

void practice_say_from(const struct practice *practice, struct buf *out) {
	if (practice->play_len == 0) {
		buf_puts(out,
			"There is nothing to count yet, and nothing that has to be. Practice is counted from kept records "
			"alone, and a conversation is kept only when you ask for it, at its end or in a pause.");
		return;
	}
	const char *first = practice->plays[0].date, *last = practice->plays[practice->play_len - 1].date;
	if (practice->play_len == 1) {
		buf_printf(out, "From 1 kept record, of %.10s. One point makes no curve; here it is in words.", first);
	} else if (strncmp(first, last, 10) == 0) {
		buf_printf(out, "From %zu kept records, all of %.10s.", practice->play_len, first);
	} else {
		buf_printf(out, "From %zu kept records, from %.10s to %.10s.", practice->play_len, first, last);
	}
}

void practice_say_reaches(const struct practice *practice, struct buf *out) {
	if (practice->reaches == 0) {
		buf_printf(out, "You have not reached in %s.", practice->play_len == 1 ? "this one" : "these");
		return;
	}
	buf_puts(out, "You reached ");
	practice_say_times(practice->reaches, out);
	if (practice->pressed_reaches == 0) {
		buf_puts(out, ", not under pressure.");
	} else if (practice->pressed_reaches == practice->reaches) {
		buf_puts(out, ", under pressure.");
	} else {
		buf_printf(out, ", %zu of them under pressure.", practice->pressed_reaches);
	}
}

void practice_say_scenario(const struct practice_scenario *scenario, struct buf *out) {
	buf_puts(out, "Kept ");
	practice_say_times(scenario->plays, out);
	if (scenario->reaches == 0) {
		buf_puts(out, scenario->plays == 1 ? "; no reach in it." : "; no reach in them.");
	} else if (scenario->plays == 1) {
		buf_puts(out, "; you reached ");
		practice_say_times(scenario->reaches, out);
		buf_puts(out, ".");
	} else {
		buf_printf(out, "; a reach in %zu of them.", scenario->reached);
	}
}

void practice_say_kind(const struct practice *practice, enum move_kind kind, struct buf *out) {
	buf_printf(
		out, "%zu of your %zu repl%s.", practice->kinds[kind], practice->replies, practice->replies == 1 ? "y" : "ies");
}

void practice_say_tension(const struct practice_play *play, struct buf *out) {
	buf_printf(out, "After the first reply the tension was %d of %d, after the last %d.", play->first_tension,
		POINTS_MAX, play->last_tension);
}

void practice_say_pressed(const struct practice *practice, struct buf *out) {
	if (practice->pressed == 0) {
		buf_puts(out, "None of your replies came under pressure.");
	} else {
		buf_printf(out, "%zu of your %zu repl%s came under pressure%s", practice->pressed, practice->replies,
			practice->replies == 1 ? "y" : "ies", practice->pressed == 1 ? ". It was:" : ". They were:");
	}
}

static void say_records(size_t count, const char *one, const char *more, struct buf *out) {
	if (count > 0) {
		buf_printf(out, "%s%zu record%s", out->len > 0 ? " " : "", count, count == 1 ? one : more);
	}
}

void practice_say_missing(const struct practice *practice, struct buf *out) {
	struct buf text = BUF_EMPTY;
	say_records(practice->unread, " is not counted: its scenario cannot be played any more, or not so.",
		"s are not counted: their scenarios cannot be played any more, or not so.", &text);
	say_records(practice->unreadable, " is not counted: its file cannot be read.",
		"s are not counted: their files cannot be read.", &text);
	say_records(practice->silent, " is not counted: you said nothing in it.",
		"s are not counted: you said nothing in them.", &text);
	say_records(practice->cut, " is counted only as far as it leads: its scenario was changed.",
		"s are counted only as far as they lead: their scenarios were changed.", &text);
	buf_puts(out, text.text);
	buf_finish(&text);
}

void practice_say_points(const struct practice_series *series, struct buf *out) {
	if (series->each == 1) {
		buf_printf(out, "%zu conversation%s, the oldest first", series->plays, series->plays == 1 ? "" : "s");
	} else {
		buf_printf(out, "%zu conversations, the oldest first, %zu together at each point", series->plays, series->each);
	}
}

void practice_say_number(const struct practice_series *series, double number, struct buf *out) {
	buf_printf(out, series->each > 1 && series->high < 10 ? "%.1f" : "%.0f", number);
}

static void say_name(enum practice_measure measure, struct buf *out) {
	static const char *const names[] = {[PRACTICE_REACHES] = "Reaches in each conversation",
		[PRACTICE_FIRST] = "Tension after the first reply",
		[PRACTICE_LAST] = "Tension after the last reply"};
	if (measure >= PRACTICE_SHARE && measure < PRACTICE_FIRST) {
		buf_printf(
			out, "“%s”, in percent of your replies", practice_kind_words((enum move_kind)(measure - PRACTICE_SHARE)));
	} else {
		buf_puts(out, names[measure]);
	}
}

void practice_say_numbers(const struct practice_series *series, struct buf *out) {
	if (series->len > NUMBERS_TOLD) {
		buf_puts(out, "between ");
		practice_say_number(series, series->low, out);
		buf_puts(out, " and ");
		practice_say_number(series, series->high, out);
		buf_puts(out, "; the first ");
		practice_say_number(series, series->value[0], out);
		buf_puts(out, ", the latest ");
		practice_say_number(series, series->value[series->len - 1], out);
		return;
	}
	for (size_t i = 0; i < series->len; i++) {
		buf_puts(out, i > 0 ? ", " : "");
		practice_say_number(series, series->value[i], out);
	}
}

void practice_say_curve(
	const struct practice *practice, enum practice_measure measure, size_t scenario, struct buf *out) {
	struct practice_series series = practice_series(practice, measure, scenario);
	say_name(measure, out);
	buf_puts(out, " (");
	practice_say_points(&series, out);
	buf_puts(out, "): ");
	practice_say_numbers(&series, out);
	buf_putc(out, '.');
}

void practice_say_tensions(const struct practice *practice, struct buf *out) {
	practice_say_curve(practice, PRACTICE_FIRST, PRACTICE_EVERYWHERE, out);
	buf_putc(out, ' ');
	practice_say_curve(practice, PRACTICE_LAST, PRACTICE_EVERYWHERE, out);
}
