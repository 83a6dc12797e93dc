#include "report/practice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void practice_finish(struct practice *practice) {
	for (size_t i = 0; i < practice->scenario_len; i++) {
		free(practice->scenarios[i].id);
		free(practice->scenarios[i].title);
	}
	free(practice->scenarios);
	free(practice->plays);
	*practice = (struct practice){0};
}

static struct practice_scenario *scenario_of(struct practice *practice, const struct kept *kept) {
	for (size_t i = 0; i < practice->scenario_len; i++) {
		if (strcmp(practice->scenarios[i].id, kept->scenario) == 0) {
			return &practice->scenarios[i];
		}
	}
	practice->scenarios = mem_room(practice->scenarios, practice->scenario_len, &practice->scenario_cap,
		sizeof(struct practice_scenario));
	struct practice_scenario *scenario = &practice->scenarios[practice->scenario_len++];
	*scenario = (struct practice_scenario){
		.id = mem_copy(kept->scenario, strlen(kept->scenario)),
		.title = mem_copy(kept->title, strlen(kept->title)),
	};
	return scenario;
}

static bool under_pressure(const struct couple *before, enum seat speaker) {
	return couple_tension(before) >= PRESSURE_TENSION || before->partner[speaker].heat >= PRESSURE_HEAT;
}

static void count_reply(
	struct practice *practice, struct practice_play *play, const struct session *session, size_t index) {
	const struct step *step = session_step(session, index);
	struct couple before = session_couple_after(session, index);
	enum move move = play_move(session_story(session)->replies[step->reply], step->parts);
	bool pressed = under_pressure(&before, (enum seat)step->by), reach = move_is_reach(move);
	play->replies++;
	play->reaches += reach;
	practice->replies++;
	practice->reaches += reach;
	practice->moves[move]++;
	if (pressed) {
		practice->pressed++;
		practice->pressed_reaches += reach;
		practice->pressed_moves[move]++;
	}
}

void practice_add(struct practice *practice, const struct record *record, const struct session *session) {
	if (session == NULL) {
		practice->unread++;
		return;
	}
	struct practice_play play = {0};
	snprintf(play.date, sizeof(play.date), "%.10s", record->kept.date);
	for (size_t i = 0; i < session_step_count(session); i++) {
		if (session_step(session, i)->chosen) {
			count_reply(practice, &play, session, i);
		}
	}
	struct practice_scenario *scenario = scenario_of(practice, &record->kept);
	scenario->plays++;
	scenario->reached += play.reaches > 0;
	scenario->reaches += play.reaches;
	practice->plays = mem_room(practice->plays, practice->play_len, &practice->play_cap, sizeof(play));
	practice->plays[practice->play_len++] = play;
}

static const char *times(size_t count) {
	return count == 1 ? "once" : count == 2 ? "twice" : NULL;
}

static void add_times(size_t count, struct buf *out) {
	if (times(count) != NULL) {
		buf_puts(out, times(count));
	} else {
		buf_printf(out, "%zu times", count);
	}
}

static void add_scenarios(const struct practice *practice, struct buf *out) {
	buf_puts(out, "\nWhere\n");
	for (size_t i = 0; i < practice->scenario_len; i++) {
		const struct practice_scenario *scenario = &practice->scenarios[i];
		buf_printf(out, "  %s: kept ", scenario->title);
		add_times(scenario->plays, out);
		buf_puts(out, "; you reached ");
		if (scenario->reaches == 0) {
			buf_puts(out, "not yet\n");
			continue;
		}
		add_times(scenario->reaches, out);
		buf_printf(out, ", in %zu of the %zu\n", scenario->reached, scenario->plays);
	}
}

/* The moves under pressure, those that come most often first; equals in the order of the table. */
static void add_moves(const struct practice *practice, struct buf *out) {
	buf_printf(out, "\nUnder pressure (tension %d or more, or your own heat %d or more): %zu of %zu replies\n",
		PRESSURE_TENSION, PRESSURE_HEAT, practice->pressed, practice->replies);
	size_t most = 0;
	for (int move = 0; move < MOVE_COUNT; move++) {
		most = practice->pressed_moves[move] > most ? practice->pressed_moves[move] : most;
	}
	for (size_t count = most; count > 0; count--) {
		for (int move = 0; move < MOVE_COUNT; move++) {
			if (practice->pressed_moves[move] == count) {
				const struct move_row *row = move_row((enum move)move);
				buf_printf(out, "  %4zu  %s (%s)\n", count, row->name, move_kind_id(row->kind));
			}
		}
	}
}

static void add_over_time(const struct practice *practice, struct buf *out) {
	buf_puts(out, "\nReaches in each, the oldest first\n");
	for (size_t i = 0; i < practice->play_len; i++) {
		const struct practice_play *play = &practice->plays[i];
		buf_printf(out, "  %s  %zu of %zu  ", play->date, play->reaches, play->replies);
		for (size_t reach = 0; reach < play->reaches && reach < 40; reach++) {
			buf_putc(out, '*');
		}
		while (out->text[out->len - 1] == ' ') {
			out->text[--out->len] = '\0';
		}
		buf_putc(out, '\n');
	}
}

static void add_reaches(const struct practice *practice, struct buf *out) {
	buf_printf(out,
		"From %zu kept record%s. To reach is to say what you feel, what you long for, or what you need. You ",
		practice->play_len, practice->play_len == 1 ? "" : "s");
	if (practice->reaches == 0) {
		buf_puts(out, "have not reached yet.\n");
		return;
	}
	buf_puts(out, "reached ");
	add_times(practice->reaches, out);
	buf_printf(out, ", %zu of them under pressure.\n", practice->pressed_reaches);
}

void practice_text(const struct practice *practice, struct buf *out) {
	if (practice->play_len > 0) {
		add_reaches(practice, out);
		add_scenarios(practice, out);
		add_moves(practice, out);
		add_over_time(practice, out);
		buf_puts(out, "\nThese are counts, not marks: what is wise depends on the moment.\n");
	}
	if (practice->unread > 0) {
		buf_printf(out, "%zu record%s not counted: the scenario cannot be played any more.\n", practice->unread,
			practice->unread == 1 ? " is" : "s are");
	}
}
