#include "explore/explore_check.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct check {
	const struct story *story;
	struct diag *diag;
	struct explore *seat[SEAT_COUNT + 1]; /* each seat in turn; the last: both */
	size_t len;
	bool complete;
};

/* The reply that leads into a state is where its finding stands. */
static struct span span_into(const struct explore *explore, const struct story *story, uint32_t state) {
	size_t len = explore_way(explore, state, NULL, 0);
	if (len == 0) {
		return story->beats[story->start].id_span;
	}
	struct choice *way = mem_array(len, sizeof(*way));
	explore_way(explore, state, way, len);
	struct span span = way[len - 1].reply->id_span;
	free(way);
	return span;
}

static void report_way(struct check *check, const struct explore *explore, uint32_t state, bool error, const char *code,
	const char *what) {
	struct buf way = BUF_EMPTY;
	explore_way_text(explore, state, &way);
	struct span span = span_into(explore, check->story, state);
	const char *after = way.len > 0 ? "after " : "from the beginning";
	if (error) {
		diag_error(check->diag, code, span, "%s%s %s", after, way.text, what);
	} else {
		diag_warning(check->diag, code, span, "%s%s %s", after, way.text, what);
	}
	buf_finish(&way);
}

static void check_ways(struct check *check, const struct explore *explore) {
	struct explore_sums sums = explore_sum(explore);
	if (sums.first_dry != EXPLORE_NOWHERE) {
		report_way(check, explore, sums.first_dry, true, "runs-dry",
			"nothing is on offer any more and there is no ending; keep a reply on offer with \"once\": false, or give the "
			"beat a \"to\"");
	} else if (sums.first_no_way_out != EXPLORE_NOWHERE) {
		report_way(check, explore, sums.first_no_way_out, true, "no-way-out",
			"no ending can be reached any more; lead some reply on from there to an ending");
	}
	if (sums.first_no_way_back != EXPLORE_NOWHERE && sums.first_no_way_out == EXPLORE_NOWHERE && !check->story->closed_door) {
		report_way(check, explore, sums.first_no_way_back, false, "no-way-back",
			"no good ending (repaired, reconnected, accepted, paused) can be reached any more; open a way, or say "
			"\"closed_door\": true if it is meant");
	}
}

static bool beat_reached(const struct check *check, const struct beat *beat) {
	for (size_t i = 0; i < check->len; i++) {
		if (explore_beat_reached(check->seat[i], beat)) {
			return true;
		}
	}
	return false;
}

static bool reply_offered(const struct check *check, const struct reply *reply) {
	for (size_t i = 0; i < check->len; i++) {
		if (explore_reply_offered(check->seat[i], reply)) {
			return true;
		}
	}
	return false;
}

/* Whether a finding stands in this place already: any, or one of this code. */
static bool said_already(const struct diag *diag, const char *code, struct span span) {
	for (size_t i = 0; i < diag->len; i++) {
		const struct span *other = &diag->findings[i].span;
		if (other->source == span.source && other->start >= span.start && other->start < span.start + span.len &&
			(code == NULL || strcmp(diag->findings[i].code, code) == 0)) {
			return true;
		}
	}
	return false;
}

static void mark_led_to(bool *led_to, const struct target *target) {
	if (target == NULL) {
		return;
	}
	switch (target->kind) {
	case TARGET_CALL:
		mark_led_to(led_to, target->then);
		led_to[target->beat] = true;
		break;
	case TARGET_BEAT:
		led_to[target->beat] = true;
		break;
	case TARGET_VERDICT:
		for (size_t i = 0; i < VERDICT_COUNT; i++) {
			mark_led_to(led_to, target->by_verdict[i]);
		}
		break;
	case TARGET_LIST:
		for (size_t i = 0; i < target->branch_count; i++) {
			mark_led_to(led_to, target->branches[i].to);
		}
		break;
	}
}

static void mark_from_reply(const struct check *check, bool *led_to, const struct reply *reply) {
	if (!reply_offered(check, reply)) {
		return;
	}
	mark_led_to(led_to, reply->to);
	for (size_t i = 0; reply->compose != NULL && i < reply->compose->rule_count; i++) {
		mark_led_to(led_to, reply->compose->rules[i].to);
	}
}

/* The beats to which something leads that some play comes to: those behind them are not reached because these are not. */
static bool *make_led_to(const struct check *check) {
	bool *led_to = mem_array(check->story->beat_count, sizeof(bool));
	for (size_t i = 0; i < check->story->beat_count; i++) {
		led_to[i] = false;
	}
	for (size_t i = 0; i < check->story->beat_count; i++) {
		const struct beat *beat = &check->story->beats[i];
		if (!beat_reached(check, beat)) {
			continue;
		}
		mark_led_to(led_to, beat->to);
		for (size_t k = 0; k < beat->reply_count; k++) {
			mark_from_reply(check, led_to, &beat->replies[k]);
		}
	}
	return led_to;
}

/* A condition may never hold because a variable never changes, which has been said. */
static bool hangs_on_variable(const struct check *check, const struct reply *reply) {
	const struct span all = {.source = reply->span.source, .start = 0, .len = reply->span.source->len};
	return reply->when != NULL && said_already(check->diag, "variable-never-set", all);
}

static void check_beat(struct check *check, const struct beat *beat, const bool *led_to) {
	if (!beat_reached(check, beat)) {
		if (led_to[beat->index] && !said_already(check->diag, NULL, beat->id_span)) {
			diag_warning(check->diag, beat->ending != ENDING_NONE ? "ending-unreached" : "beat-unreached", beat->id_span,
				"no play comes to %s \"%s\", whoever is in a seat and whatever they say",
				beat->ending != ENDING_NONE ? "ending" : "beat", beat->id);
		}
		return;
	}
	for (size_t i = 0; i < beat->reply_count; i++) {
		const struct reply *reply = &beat->replies[i];
		if (!reply_offered(check, reply) && !said_already(check->diag, NULL, reply->id_span) &&
			!said_already(check->diag, "reply-never", reply->span) && !hangs_on_variable(check, reply)) {
			diag_warning(check->diag, "reply-never", reply->id_span, "reply \"%s\" is on offer in no play", reply->id);
		}
	}
}

static bool all_reached(const struct check *check) {
	for (size_t i = 0; i < check->story->beat_count; i++) {
		const struct beat *beat = &check->story->beats[i];
		if (!beat_reached(check, beat)) {
			return false;
		}
		for (size_t k = 0; k < beat->reply_count; k++) {
			if (!reply_offered(check, &beat->replies[k])) {
				return false;
			}
		}
	}
	return true;
}

static void search(struct check *check, bool one, bool two) {
	const struct explore_bounds bounds = {.states = CHECK_STATES};
	const bool seat[SEAT_COUNT] = {one, two};
	struct explore *explore = explore_run(check->story, seat, NULL, &bounds);
	check->complete = check->complete && explore_complete(explore);
	check->seat[check->len++] = explore;
}

static void tell(const struct check *check, struct buf *out) {
	size_t states = 0;
	for (size_t i = 0; i < check->len; i++) {
		states += explore_states(check->seat[i]);
	}
	buf_printf(out, "%s: searched %zu moments, %s", check->story->id, states,
		check->complete ? "which is all of them" : "not all of them; see `waterline explore`");
}

void explore_check(const struct story *story, struct diag *diag, struct buf *searched) {
	struct check check = {.story = story, .diag = diag, .complete = true};
	for (size_t i = 0; i < story->seat_count; i++) {
		search(&check, story->seats[i] == SEAT_ONE, story->seats[i] == SEAT_TWO);
		check_ways(&check, check.seat[i]);
	}
	if (searched != NULL) {
		tell(&check, searched);
	}
	if (!all_reached(&check)) {
		search(&check, true, true); /* two people can do what habit never does */
		bool *led_to = make_led_to(&check);
		for (size_t i = 0; i < story->beat_count && check.complete; i++) {
			check_beat(&check, &story->beats[i], led_to);
		}
		free(led_to);
	}
	for (size_t i = 0; i < check.len; i++) {
		explore_destroy(check.seat[i]);
	}
	diag_sort(diag);
}
