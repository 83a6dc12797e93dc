#include "viewer/viewer.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "viewer/viewer_inside.h"

/* What is shown to whom. */
static const struct {
	bool acts, inside;
} kinds[VIEWER_KIND_COUNT] = {
	[VIEWER_PLAYER] = {.acts = true},
	[VIEWER_WATCHER] = {.acts = false},
	[VIEWER_LEADER] = {.acts = true, .inside = true},
};

bool viewer_sees_inside(const struct viewer *viewer) {
	return kinds[viewer->kind].inside;
}

bool viewer_acts(const struct viewer *viewer) {
	return kinds[viewer->kind].acts;
}

struct viewer *viewer_create(struct conversation *conversation, enum viewer_kind kind, enum seat seat) {
	struct viewer *viewer = mem_new(struct viewer);
	viewer->conversation = conversation;
	viewer->now = conversation_now(conversation);
	viewer->kind = kind;
	viewer->seat = seat;
	viewer->stale = true;
	viewer->raw = viewer->says = BUF_EMPTY;
	return viewer;
}

static void finish_list(struct viewer_list *list) {
	free(list->nodes);
	arena_finish(&list->arena);
}

void viewer_destroy(struct viewer *viewer) {
	if (viewer == NULL) {
		return;
	}
	finish_list(&viewer->lines);
	finish_list(&viewer->rest);
	free(viewer->line_at);
	buf_finish(&viewer->raw);
	buf_finish(&viewer->says);
	free(viewer);
}

/* --- Making nodes --- */

struct viewer_node *viewer_add(struct viewer_list *list, enum viewer_role role, const char *parent, const char *id) {
	list->nodes = mem_room(list->nodes, list->len + 1, &list->cap, sizeof(*list->nodes));
	list->nodes[list->len + 1] = (struct viewer_node){.id = NULL};
	list->nodes[list->len] = (struct viewer_node){.role = role, .id = id, .parent = parent, .by = SEAT_NONE};
	return &list->nodes[list->len++];
}

static void empty_list(struct viewer_list *list) {
	arena_reset(&list->arena);
	list->len = 0;
}

const char *viewer_fill(struct viewer *viewer, struct viewer_list *list, const char *text) {
	if (text == NULL) {
		return NULL;
	}
	buf_clear(&viewer->raw);
	story_text(viewer->now->story, &viewer->now->cast, text, &viewer->raw);
	return arena_copy(&list->arena, viewer->raw.text, viewer->raw.len);
}

const char *viewer_fill_plain(struct viewer *viewer, struct viewer_list *list, const char *text) {
	if (text == NULL) {
		return NULL;
	}
	buf_clear(&viewer->raw);
	story_plain_text(viewer->now->story, &viewer->now->cast, text, &viewer->raw);
	return arena_copy(&list->arena, viewer->raw.text, viewer->raw.len);
}

struct viewer_deed *viewer_set_deed(struct viewer_list *list, struct viewer_node *node, enum deed_kind kind) {
	struct viewer_deed *deed = arena_new(&list->arena, struct viewer_deed);
	deed->kind = kind;
	node->deed = deed;
	return deed;
}

/* --- Being up to date --- */

static void forget_lines(struct viewer *viewer) {
	empty_list(&viewer->lines);
	viewer->line_count = 0;
}

static void take_in(struct viewer *viewer, struct conversation_event event) {
	switch (event.kind) {
	case EVENT_BEGAN:
	case EVENT_STOOD:
	case EVENT_CHANGED:
		viewer->composing = NULL;
		forget_lines(viewer);
		break;
	case EVENT_UNDER:
	case EVENT_NAMED:
		forget_lines(viewer);
		break;
	case EVENT_REPLY:
		viewer->composing = NULL;
		break;
	default:
		break;
	}
}

static const char *who_one_is(const struct viewer *viewer, struct arena *arena) {
	const struct conversation_now *now = viewer->now;
	const struct playthrough_setup *setup = playthrough_setup(now->playthrough);
	enum seat mine = viewer->seat != SEAT_NONE ? viewer->seat : now->seat;
	if (viewer->kind == VIEWER_LEADER) {
		return "you lead";
	}
	if (!viewer_acts(viewer) || (!setup->seat[SEAT_ONE] && !setup->seat[SEAT_TWO])) {
		return "you watch";
	}
	if (mine != SEAT_NONE) {
		return arena_printf(arena, "you are %s", now->cast.person[mine].name);
	}
	if (now->due == 0 && playthrough_waits_for(now->playthrough) == PLAYTHROUGH_PERSON) {
		enum seat turn = play_turn(now->story, playthrough_state(now->playthrough));
		return arena_printf(arena, "%s speaks", now->cast.person[turn].name);
	}
	return "you speak for both";
}

/* What stands before the lines. */
static void make_head(struct viewer *viewer) {
	const struct conversation_now *now = viewer->now;
	struct viewer_list *list = &viewer->rest;
	const char *title = viewer_fill_plain(viewer, list, now->story->title), *who = who_one_is(viewer, &list->arena);
	viewer_add(list, VIEWED_HEADING, NULL, "title")->label = title;
	viewer_add(list, VIEWED_TEXT, NULL, "who")->label = who;
	size_t count = 1 + playthrough_chosen_count(now->playthrough, now->told);
	struct viewer_node *reply = viewer_add(list, VIEWED_TEXT, NULL, "reply");
	reply->label = "reply";
	reply->value = arena_printf(&list->arena, "%zu", count);
	viewer_add(list, VIEWED_GROUP, NULL, "lines");
	viewer->head = list->len;
}

size_t viewer_look(struct viewer *viewer) {
	size_t count = conversation_event_count(viewer->conversation);
	if (viewer->now->playthrough == NULL) {
		forget_lines(viewer);
		empty_list(&viewer->rest);
		viewer->head = viewer->card_count = 0;
		viewer->stale = true;
		return 0;
	}
	if (viewer->read < count || viewer->stale) {
		for (; viewer->read < count; viewer->read++) {
			take_in(viewer, conversation_event(viewer->conversation, viewer->read));
		}
		while (viewer->line_count < viewer->now->shown) {
			viewer_make_line(viewer, viewer->line_count);
		}
		empty_list(&viewer->rest);
		make_head(viewer);
		viewer_make_choices(viewer);
		viewer_make_loop(viewer);
		viewer_make_buttons(viewer);
		viewer->stale = false;
	}
	return viewer_count(viewer);
}

/* --- Reading them --- */

size_t viewer_count(const struct viewer *viewer) {
	return viewer->rest.len + viewer->lines.len;
}

const struct viewer_node *viewer_node(const struct viewer *viewer, size_t index) {
	if (index < viewer->head) {
		return &viewer->rest.nodes[index];
	}
	index -= viewer->head;
	return index < viewer->lines.len ? &viewer->lines.nodes[index]
									 : &viewer->rest.nodes[viewer->head + index - viewer->lines.len];
}

static const struct viewer_node *find_in(const struct viewer_list *list, const char *id) {
	for (size_t i = list->len; i-- > 0;) {
		if (strcmp(list->nodes[i].id, id) == 0) {
			return &list->nodes[i];
		}
	}
	return NULL;
}

const struct viewer_node *viewer_find(const struct viewer *viewer, const char *id) {
	const struct viewer_node *found = find_in(&viewer->rest, id);
	return found != NULL ? found : find_in(&viewer->lines, id);
}

size_t viewer_line_count(const struct viewer *viewer) {
	return viewer->line_count;
}

const struct viewer_node *viewer_line(const struct viewer *viewer, size_t index) {
	return index < viewer->line_count ? &viewer->lines.nodes[viewer->line_at[index]] : NULL;
}

const struct viewer_node *viewer_card(const struct viewer *viewer, size_t index) {
	if (index >= viewer->card_count) {
		return NULL;
	}
	const struct viewer_node *node = &viewer->rest.nodes[viewer->card_at];
	while (node->role != VIEWED_CARD || node->number != (int)index + 1) {
		node++;
	}
	return node;
}

/* Behind it among those made with it. */
static const struct viewer_node *next(const struct viewer_node *node) {
	return node[1].id != NULL ? node + 1 : NULL;
}

/* The first behind `node` of those that belong to `parent`. */
static const struct viewer_node *part_behind(
	const struct viewer_node *node, const char *parent, enum viewer_role role) {
	while ((node = next(node)) != NULL && node->parent != NULL && strcmp(node->parent, parent) == 0) {
		if (node->role == role) {
			return node;
		}
	}
	return NULL;
}

const struct viewer_node *viewer_part(const struct viewer_node *node, enum viewer_role role) {
	return part_behind(node, node->id, role);
}

const struct viewer_node *viewer_part_after(const struct viewer_node *part) {
	return part_behind(part, part->parent, part->role);
}

const char *viewer_text(const struct viewer_node *node, enum viewer_role role) {
	const struct viewer_node *part = viewer_part(node, role);
	return part != NULL ? part->value : NULL;
}

/* --- Acting --- */

bool viewer_do(struct viewer *viewer, const struct viewer_node *node, double now) {
	if (node->deed == NULL || viewer->read != conversation_event_count(viewer->conversation)) {
		return false; /* others have acted since, and what it names may be gone */
	}
	const struct viewer_deed *deed = node->deed;
	struct action action = deed->action;
	viewer->stale = true;
	switch (deed->kind) {
	case DEED_ACTION:
		action.now = now;
		return conversation_do(viewer->conversation, &action);
	case DEED_COMPOSE:
		viewer->composing = action.reply;
		viewer->parts = (struct parts){{0}};
		viewer->parts_set = 0;
		return true;
	case DEED_PART:
		viewer->parts.option[deed->slot] = (uint8_t)deed->option;
		viewer->parts_set |= 1u << deed->slot;
		return true;
	case DEED_CARDS:
		viewer_stop_composing(viewer);
		return true;
	}
	return false;
}

bool viewer_activate(struct viewer *viewer, const char *id, double now) {
	char *wanted = mem_copy(id, strlen(id)); /* it may be a node's own, which is made anew */
	viewer_look(viewer);
	const struct viewer_node *node = viewer_find(viewer, wanted);
	free(wanted);
	return node != NULL && viewer_do(viewer, node, now);
}

const struct reply *viewer_composing(const struct viewer *viewer) {
	return viewer->composing;
}

void viewer_stop_composing(struct viewer *viewer) {
	viewer->stale = viewer->stale || viewer->composing != NULL;
	viewer->composing = NULL;
}
