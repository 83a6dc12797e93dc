/*
 * What can be said of the whole before it plays: of variables and conditions
 * here, of the graph in check_flow.c, check_calls.c and check_dry.c. Where a
 * mistake hides part of the graph, nothing is said of it: the finding that
 * matters is the mistake.
 */
#include "story/check.h"

#include <string.h>

static void check_variables(struct loader *loader) {
	for (size_t i = 0; i < loader->story->variable_count; i++) {
		const struct variable *variable = &loader->variables[i];
		const struct variable_use *use = &loader->variable_uses[i];
		if (!use->read) {
			diag_warning(loader->diag, "variable-unused", variable->span, "\"%s\" is %s, and no condition reads it",
				variable->id, use->set ? "set" : "never set");
		} else if (!use->set) {
			diag_warning(loader->diag, "variable-never-set", variable->span,
				"conditions read \"%s\", but no reply sets it: it never changes", variable->id);
		}
	}
}

/*
 * What a variable that is never set could be is told once, by check_variables():
 * here it is taken as open, like all of them where some change could not be read.
 */
static void find_ranges(struct check *check) {
	size_t count = check->story->variable_count;
	check->low = arena_array(&check->loader->scratch, count, sizeof(int32_t));
	check->high = arena_array(&check->loader->scratch, count, sizeof(int32_t));
	for (size_t i = 0; i < count; i++) {
		const struct variable_use *use = &check->loader->variable_uses[i];
		bool boolean = check->story->variables[i].type == EXPR_BOOLEAN;
		bool known = use->set && !check->loader->sets_broken;
		check->low[i] = known ? use->low : boolean ? 0 : -VARIABLE_LIMIT;
		check->high[i] = known ? use->high : boolean ? 1 : VARIABLE_LIMIT;
	}
}

static void report_never(struct check *check, const struct condition *condition) {
	static const char *const messages[] = {
		[CONDITION_OF_LINE] = "this can never be true, so this line is never shown",
		[CONDITION_OF_ANSWER] = "this can never be true when this reply was just said, so this line is never shown",
		[CONDITION_OF_BRANCH] = "this can never be true, so this way is never taken",
		[CONDITION_OF_OPTION] = "this can never be true, so this option is never on offer",
	};
	if (condition->of == CONDITION_OF_REPLY) {
		diag_warning(check->diag, "reply-never", condition->span,
			"this can never be true, so the reply \"%s\" is never on offer",
			check->loader->replies[condition->reply]->id);
	} else {
		diag_warning(check->diag, "condition-never", condition->span, "%s", messages[condition->of]);
	}
}

/* While a reply's own lines are shown, that reply is the last. */
static int fixed_for(const struct check *check, const struct condition *condition) {
	if (condition->of != CONDITION_OF_ANSWER) {
		return expr_fixed(condition->expr, check->low, check->high);
	}
	uint32_t last = check->loader->replies[condition->reply]->last_slot;
	return expr_fixed_after(condition->expr, last, check->low, check->high);
}

static void check_conditions(struct check *check) {
	const struct loader *loader = check->loader;
	for (size_t i = 0; i < loader->condition_len; i++) {
		const struct condition *condition = &loader->conditions[i];
		int fixed = fixed_for(check, condition);
		if (fixed < 0) {
			report_never(check, condition);
		} else if (fixed > 0) {
			diag_warning(check->diag, "condition-always", condition->span,
				condition->of == CONDITION_OF_BRANCH ? "this is always true, so the ways after it are never taken"
													 : "this is always true; leave \"when\" out");
		}
	}
}

static bool is_choice(const struct beat *beat, enum seat seat) {
	return beat->turn == seat && (beat->reply_count > 1 || (beat->reply_count == 1 && beat->replies[0].compose != NULL));
}

static void check_seats(struct check *check) {
	const struct story *story = check->story;
	for (size_t i = 0; i < story->seat_count; i++) {
		bool found = false;
		for (size_t j = 0; j < story->beat_count && !found; j++) {
			found = check->reached[j] && is_choice(&story->beats[j], story->seats[i]);
		}
		if (!found) {
			diag_warning(check->diag, "seat-without-choices", check->loader->seat_span[i],
				"whoever plays \"%s\" never has a choice: no beat that is reached has two replies of theirs",
				story->person[story->seats[i]].id);
		}
	}
}

static void make_graph(struct check *check) {
	struct loader *loader = check->loader;
	const struct story *story = check->story;
	check->flow = flow_make(story, &loader->scratch);
	bool *goals = arena_array(&loader->scratch, story->beat_count, sizeof(bool));
	for (size_t i = 0; i < story->beat_count; i++) {
		goals[i] = story->beats[i].returns;
	}
	check->returns = flow_can_reach(&check->flow, goals, flow_all, NULL);
	check->reached = flow_reached(&check->flow, &story->start, 1, check->returns, true);
	check->groups = flow_groups(&check->flow, check->returns, flow_all, NULL);
	check->own_beats = loader->part_count > 1 ? loader->parts[1]->first_beat : story->beat_count;
}

void story_check(struct loader *loader) {
	struct check check = {.loader = loader, .story = loader->story, .diag = loader->diag};
	find_ranges(&check);
	if (!loader->conditions_broken && !loader->variables_unknown) {
		check_variables(loader);
	}
	if (!loader->variables_unknown) {
		check_conditions(&check);
	}
	if (!loader->conditions_broken) {
		check_slots(&check);
	}
	check_cards(&check);
	if (loader->graph_broken) {
		return;
	}
	make_graph(&check);
	bool calls_good = check_calls(&check);
	check_flow(&check);
	if (calls_good && !loader->conditions_broken) {
		check_dry(&check);
	}
	if (!loader->seats_unknown) {
		check_seats(&check);
	}
}
