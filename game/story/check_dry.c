/*
 * A beat has run dry when nothing in it is on offer and it leads nowhere else.
 * Two ways there: at once, by conditions that may all be false; or in time,
 * because every reply is said only once and the beat can come again.
 */
#include "story/check.h"

static bool slot_may_be_empty(const struct check *check, const struct slot *slot) {
	const struct expr *when[OPTIONS_MAX];
	for (size_t i = 0; i < slot->option_count; i++) {
		when[i] = slot->options[i].when;
	}
	return !expr_one_holds(when, slot->option_count, check->low, check->high);
}

/* Whether a reply can always be put together; an ordinary one can. */
static bool has_options(const struct check *check, const struct reply *reply) {
	for (size_t i = 0; reply->compose != NULL && i < reply->compose->slot_count; i++) {
		if (slot_may_be_empty(check, &reply->compose->slots[i])) {
			return false;
		}
	}
	return true;
}

void check_slots(const struct check *check) {
	for (size_t i = 0; i < check->story->reply_count; i++) {
		const struct compose *compose = check->story->replies[i]->compose;
		for (size_t k = 0; compose != NULL && k < compose->slot_count; k++) {
			if (slot_may_be_empty(check, &compose->slots[k])) {
				diag_warning(check->diag, "slot-may-be-empty", compose->slots[k].span,
					"every option here has a \"when\"; if none holds, the reply is not on offer; give the reply the "
					"\"when\", or leave one option without");
			}
		}
	}
}

static bool covered(const struct check *check, const struct beat *beat, bool lasting_only) {
	const struct expr *when[REPLIES_MAX_A_BEAT];
	size_t len = 0;
	for (size_t i = 0; i < beat->reply_count; i++) {
		const struct reply *reply = &beat->replies[i];
		if ((!lasting_only || !reply->once) && has_options(check, reply)) {
			when[len++] = reply->when;
		}
	}
	return len > 0 && expr_one_holds(when, len, check->low, check->high);
}

bool check_runs_out(const struct check *check, const struct beat *beat) {
	return beat->reply_count > 0 && !covered(check, beat, true);
}

static bool leads_back(const struct check *check, const struct target *target, uint32_t group) {
	if (target == NULL) {
		return false;
	}
	switch (target->kind) {
	case TARGET_BEAT:
		return check->groups.of[target->beat] == group;
	case TARGET_CALL:
		return check->groups.of[check->flow.beat_count + target->call] == group;
	case TARGET_VERDICT:
		for (size_t i = 0; i < VERDICT_COUNT; i++) {
			if (leads_back(check, target->by_verdict[i], group)) {
				return true;
			}
		}
		return false;
	default:
		for (size_t i = 0; i < target->branch_count; i++) {
			if (leads_back(check, target->branches[i].to, group)) {
				return true;
			}
		}
		return false;
	}
}

static bool reply_leads_back(const struct check *check, const struct reply *reply, uint32_t group) {
	bool back = leads_back(check, reply->to, group);
	for (size_t i = 0; reply->compose != NULL && i < reply->compose->rule_count && !back; i++) {
		back = leads_back(check, reply->compose->rules[i].to, group);
	}
	return back;
}

/* Whether some reply is on offer for as long as the beat comes again: once it is said, the beat does not come back. */
static bool has_way_out(const struct check *check, const struct beat *beat) {
	uint32_t group = check->groups.of[beat->index];
	for (size_t i = 0; i < beat->reply_count; i++) {
		if (beat->replies[i].when == NULL && has_options(check, &beat->replies[i]) &&
			!reply_leads_back(check, &beat->replies[i], group)) {
			return true;
		}
	}
	return false;
}

/* The beats that are called more than once, and what they lead to: these come again though they lie on no circle. */
static bool *called_again(const struct check *check) {
	const struct flow *flow = &check->flow;
	struct arena *scratch = &check->loader->scratch;
	uint8_t *calls = arena_array(scratch, flow->beat_count, 1);
	uint32_t *from = arena_array(scratch, flow->beat_count, sizeof(uint32_t));
	size_t len = 0;
	for (uint32_t node = (uint32_t)flow->beat_count; node < flow->node_count; node++) {
		if (!check->reached[node]) {
			continue;
		}
		uint32_t beat = flow_called(flow, node);
		unsigned more = check->groups.circle[check->groups.of[node]] ? 2 : 1;
		if (calls[beat] < 2 && calls[beat] + more >= 2) {
			from[len++] = beat;
		}
		calls[beat] = (uint8_t)(calls[beat] + more > 2 ? 2 : calls[beat] + more);
	}
	return flow_reached(flow, from, len, check->returns, true);
}

void check_dry(struct check *check) {
	bool *again = called_again(check);
	for (size_t i = 0; i < check->story->beat_count; i++) {
		const struct beat *beat = &check->story->beats[i];
		if (!check->reached[i] || beat->reply_count == 0 || beat->to != NULL) {
			continue;
		}
		if (!covered(check, beat, false)) {
			diag_warning(check->diag, "beat-may-run-dry", beat->id_span,
				"every reply of \"%s\" has a \"when\"; if none holds, nobody has anything to say; add one without, or \"to\"",
				beat->id);
			continue;
		}
		bool circle = check->groups.circle[check->groups.of[i]] && !has_way_out(check, beat);
		if ((circle || again[i]) && check_runs_out(check, beat)) {
			diag_warning(check->diag, "beat-may-run-dry", beat->id_span,
				"\"%s\" can come again until all its replies are said; add \"to\", or a reply with \"once\": false", beat->id);
		}
	}
}
