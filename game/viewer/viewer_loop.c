/* The loop in words: each half's layers from what shows down to the longing, and what the last reply did to it. */
#include "cycle/why.h"
#include "picture/loop_shape.h"
#include "picture/loop_water.h"
#include "viewer/viewer_inside.h"

static const char *position_words(enum position position) {
	return position == POSITION_PURSUER ? "reaches, pushes" : "pulls back";
}

static void add_half(struct viewer *viewer, struct viewer_list *list, enum seat seat, int waterline) {
	static const char *const makes[PRONOUNS_COUNT] = {
		"What she makes of it", "What he makes of it", "What they make of it"};
	static const char *const longs[PRONOUNS_COUNT] = {"What she longs for", "What he longs for", "What they long for"};
	const struct person *person = &viewer->now->story->person[seat];
	const char *id = arena_printf(&list->arena, "half-%s", person->id);
	struct viewer_node *half = viewer_add(list, VIEWED_HALF, "loop", id);
	half->by = seat;
	half->label = arena_text(&list->arena, viewer->now->cast.person[seat].name);
	half->value = position_words((enum position)person->start.position);
	const struct {
		const char *id, *label, *text;
	} layers[LAYERS] = {
		{"behaviour", "What shows", person->half.behaviour},
		{"secondary", "The feeling on top", person->half.secondary},
		{"perception", makes[person->pronouns], person->half.perception},
		{"primary", "Underneath", person->half.primary},
		{"need", longs[person->pronouns], person->half.need},
	};
	for (int i = 0; i < LAYERS; i++) {
		const char *text = viewer_fill(viewer, list, layers[i].text);
		struct viewer_node *layer = viewer_add(list, VIEWED_LAYER, id, arena_printf(&list->arena, "%s-%s", id, layers[i].id));
		layer->label = layers[i].label;
		layer->value = text;
		layer->by = seat;
		layer->number = i;
		layer->states = water_covers((float)waterline / POINTS_MAX, i) ? VIEWED_COVERED : 0;
	}
}

/* Before anything was said: where the two begin. */
static void add_verdict(struct viewer *viewer, struct viewer_list *list) {
	const struct conversation_now *now = viewer->now;
	struct viewer_node *verdict = viewer_add(list, VIEWED_VERDICT, NULL, "verdict");
	if (now->told == 0) {
		verdict->label = "Where you two begin";
		verdict->value = "Each reply tightens the loop, loosens it or leaves it as it is.";
		verdict->number = -1;
		return;
	}
	struct cycle_why why = playthrough_why(now->playthrough, now->told - 1);
	buf_clear(&viewer->raw);
	cycle_why_short(&why, now->cast.person[why.speaker].name, now->cast.person[seat_other(why.speaker)].name, &viewer->raw);
	verdict->label = verdict_sentence(why.verdict);
	verdict->value = arena_copy(&list->arena, viewer->raw.text, viewer->raw.len);
	verdict->number = (int)why.verdict;
}

void viewer_make_loop(struct viewer *viewer) {
	struct viewer_list *list = &viewer->rest;
	struct couple couple = playthrough_couple_after(viewer->now->playthrough, viewer->now->told);
	struct viewer_node *loop = viewer_add(list, VIEWED_PICTURE, NULL, "loop");
	loop->label = "The loop";
	loop->value = loop_tightness((float)couple_tension(&couple) / POINTS_MAX);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		add_half(viewer, list, (enum seat)seat, partner_waterline(&couple.partner[seat]));
	}
	add_verdict(viewer, list);
}
