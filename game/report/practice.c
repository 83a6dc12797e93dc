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

static size_t scenario_of(struct practice *practice, const struct kept *kept) {
	for (size_t i = 0; i < practice->scenario_len; i++) {
		if (strcmp(practice->scenarios[i].id, kept->scenario) == 0) {
			return i;
		}
	}
	practice->scenarios = mem_room(
		practice->scenarios, practice->scenario_len, &practice->scenario_cap, sizeof(struct practice_scenario));
	practice->scenarios[practice->scenario_len] = (struct practice_scenario){
		.id = mem_copy(kept->scenario, strlen(kept->scenario)),
		.title = mem_copy(kept->title, strlen(kept->title)),
	};
	return practice->scenario_len++;
}

static bool under_pressure(const struct couple *before, enum seat speaker) {
	return couple_tension(before) >= PRESSURE_TENSION || before->partner[speaker].heat >= PRESSURE_HEAT;
}

static void count_reply(struct practice *practice, struct practice_play *play, enum move move, bool pressed) {
	bool reach = move_is_reach(move);
	play->replies++;
	play->reaches += reach;
	play->pressed += pressed;
	play->pressed_reaches += pressed && reach;
	play->kinds[move_row(move)->kind]++;
	practice->moves[move]++;
	practice->pressed_moves[move] += pressed;
}

/* All replies, the state carried along: asking the play-through for each one's would play it again and again. */
static void count_replies(struct practice *practice, struct practice_play *play, const struct playthrough *playthrough) {
	struct couple couple = playthrough_couple_after(playthrough, 0);
	size_t count = playthrough_step_count(playthrough);
	for (size_t i = 0; i < count; i++) {
		const struct step *step = playthrough_step(playthrough, i);
		enum move move = play_move(playthrough_story(playthrough)->replies[step->reply], step->parts);
		if (step->chosen) {
			count_reply(practice, play, move, under_pressure(&couple, (enum seat)step->by));
		}
		couple = cycle_reply(couple, (enum seat)step->by, move, NULL);
	}
	if (count > 0) {
		play->first_tension = playthrough_step(playthrough, 0)->tension;
		play->last_tension = playthrough_step(playthrough, count - 1)->tension;
	}
}

/* Where it belongs among those that are there; of two at the same moment the one added first comes first. */
static void put_in_order(struct practice *practice, const struct practice_play *play) {
	practice->plays = mem_room(practice->plays, practice->play_len, &practice->play_cap, sizeof(*play));
	size_t at = practice->play_len++;
	for (; at > 0 && strcmp(practice->plays[at - 1].date, play->date) > 0; at--) {
		practice->plays[at] = practice->plays[at - 1];
	}
	practice->plays[at] = *play;
}

void practice_add(struct practice *practice, const struct record *record, const struct playthrough *playthrough) {
	struct practice_play play = {0};
	if (playthrough != NULL) {
		count_replies(practice, &play, playthrough);
	}
	if (play.replies == 0) {
		bool nothing_said = record->reply_count == 0 && playthrough != NULL;
		practice->silent += nothing_said;
		practice->unread += !nothing_said;
		return;
	}
	practice->cut += play.replies < record->reply_count;
	snprintf(play.date, sizeof(play.date), "%.19s", record->kept.date);
	play.scenario = scenario_of(practice, &record->kept);
	struct practice_scenario *scenario = &practice->scenarios[play.scenario];
	scenario->plays++;
	scenario->reached += play.reaches > 0;
	scenario->reaches += play.reaches;
	practice->replies += play.replies;
	practice->reaches += play.reaches;
	practice->pressed += play.pressed;
	practice->pressed_reaches += play.pressed_reaches;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		practice->kinds[kind] += play.kinds[kind];
	}
	put_in_order(practice, &play);
}

/* What a play adds to a point, and what the sum is divided by. */
static double part_of(const struct practice_play *play, enum practice_measure measure, double *divisor) {
	*divisor = 1;
	if (measure == PRACTICE_REACHES) {
		return (double)play->reaches;
	}
	if (measure == PRACTICE_FIRST || measure == PRACTICE_LAST) {
		return measure == PRACTICE_FIRST ? play->first_tension : play->last_tension;
	}
	*divisor = (double)play->replies; /* never 0: where nothing was said there is no play */
	return 100.0 * (double)play->kinds[measure - PRACTICE_SHARE];
}

struct practice_series practice_series(
	const struct practice *practice, enum practice_measure measure, size_t scenario) {
	bool everywhere = scenario == PRACTICE_EVERYWHERE;
	struct practice_series series = {.plays = everywhere ? practice->play_len : practice->scenarios[scenario].plays};
	if (series.plays == 0) {
		return series;
	}
	double sum[PRACTICE_POINTS_MAX] = {0}, count[PRACTICE_POINTS_MAX] = {0};
	series.each = (series.plays + PRACTICE_POINTS_MAX - 1) / PRACTICE_POINTS_MAX;
	series.len = (series.plays + series.each - 1) / series.each;
	for (size_t i = 0, met = 0; i < practice->play_len; i++) {
		const struct practice_play *play = &practice->plays[i];
		if (everywhere || play->scenario == scenario) {
			double divisor;
			sum[met / series.each] += part_of(play, measure, &divisor);
			count[met++ / series.each] += divisor;
		}
	}
	series.low = series.high = sum[0] / count[0];
	for (size_t i = 0; i < series.len; i++) {
		series.value[i] = sum[i] / count[i];
		series.low = series.value[i] < series.low ? series.value[i] : series.low;
		series.high = series.value[i] > series.high ? series.value[i] : series.high;
	}
	return series;
}

size_t practice_pressed_moves(const struct practice *practice, enum move out[MOVE_COUNT]) {
	size_t len = 0;
	for (int move = 0; move < MOVE_COUNT; move++) {
		if (practice->pressed_moves[move] == 0) {
			continue;
		}
		size_t at = len++;
		for (; at > 0 && practice->pressed_moves[out[at - 1]] < practice->pressed_moves[move]; at--) {
			out[at] = out[at - 1];
		}
		out[at] = (enum move)move;
	}
	return len;
}
