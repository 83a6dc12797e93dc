/* The lines of the conversation as nodes: who, then what they do, say and keep beneath as parts. */
#include "base/mem.h"
#include "cycle/why.h"
#include "viewer/viewer_inside.h"

static struct viewer_node *add_part(
	struct viewer *viewer, struct viewer_list *list, enum viewer_role role, const char *id, const char *what, const char *text) {
	if (text == NULL) {
		return NULL;
	}
	const char *own = arena_printf(&list->arena, "%s-%s", id, what), *filled = viewer_fill(viewer, list, text);
	struct viewer_node *node = viewer_add(list, role, id, own);
	node->value = filled;
	return node;
}

void viewer_add_line(struct viewer *viewer, struct viewer_list *list, const char *id, struct line line) {
	add_part(viewer, list, VIEWED_DOES, id, "does", line.does);
	add_part(viewer, list, VIEWED_SAYS, id, "says", line.by == SEAT_NONE ? line.text : line.says);
	bool under = viewer->now->under;
	if (under || viewer_sees_inside(viewer)) {
		struct viewer_node *beneath = add_part(viewer, list, VIEWED_BENEATH, id, "beneath", line.beneath);
		if (beneath != NULL) {
			beneath->states = under ? 0 : VIEWED_COVERED;
		}
	}
}

void viewer_add_inside(
	struct viewer *viewer, struct viewer_list *list, const char *id, const struct reply *reply, struct parts parts) {
	if (!viewer_sees_inside(viewer)) {
		return;
	}
	struct viewer_node *move = viewer_add(list, VIEWED_MOVE, id, arena_printf(&list->arena, "%s-move", id));
	move->label = "Move";
	move->value = move_row(play_move(reply, parts))->name;
	struct viewer_node *note = add_part(viewer, list, VIEWED_NOTE, id, "note", play_why(reply, parts));
	if (note != NULL) {
		note->label = "The author's note";
	}
}

static void add_sum(struct viewer *viewer, struct viewer_list *list, const char *id, size_t step) {
	const struct cast *cast = &viewer->now->cast;
	struct cycle_why why = playthrough_why(viewer->now->playthrough, step);
	buf_clear(&viewer->raw);
	cycle_why_text(&why, cast->person[why.speaker].name, cast->person[seat_other(why.speaker)].name, &viewer->raw);
	struct viewer_node *sum = viewer_add(list, VIEWED_SUM, id, arena_printf(&list->arena, "%s-sum", id));
	sum->label = verdict_sentence(why.verdict);
	sum->value = arena_copy(&list->arena, viewer->raw.text, viewer->raw.len);
}

void viewer_make_line(struct viewer *viewer, size_t index) {
	const struct playthrough *playthrough = viewer->now->playthrough;
	struct viewer_list *list = &viewer->lines;
	struct event event = playthrough_event(playthrough, index);
	struct line line = playthrough_said(playthrough, event, &viewer->says);
	viewer->line_at = mem_room(viewer->line_at, viewer->line_count, &viewer->line_cap, sizeof(*viewer->line_at));
	viewer->line_at[viewer->line_count++] = list->len;
	const char *id = arena_printf(&list->arena, "line-%zu", index);
	struct viewer_node *node = viewer_add(list, VIEWED_LINE, "lines", id);
	node->by = line.by;
	node->number = (int)index;
	node->label = line.by != SEAT_NONE ? arena_text(&list->arena, viewer->now->cast.person[line.by].name) : NULL;
	viewer_add_line(viewer, list, id, line);
	if (event.line >= 0) {
		return;
	}
	const struct step *step = playthrough_step(playthrough, event.step);
	struct viewer_node *did = viewer_add(list, VIEWED_VERDICT, id, arena_printf(&list->arena, "%s-verdict", id));
	did->label = verdict_sentence((enum verdict)step->verdict);
	did->value = arena_printf(&list->arena, "tension %d of %d", step->tension, POINTS_MAX);
	did->number = (int)step->verdict;
	if (viewer_sees_inside(viewer)) {
		viewer_add_inside(viewer, list, id, viewer->now->story->replies[step->reply], step->parts);
		add_sum(viewer, list, id, event.step);
	}
}

void viewer_aloud(const char *who, const char *does, const char *says, const char *beneath, struct buf *out) {
	if (who != NULL) {
		buf_puts(out, who);
		if (does != NULL) {
			buf_printf(out, " (%s)", does);
		}
		buf_puts(out, ": ");
	}
	buf_puts(out, says != NULL ? says : "");
	if (beneath != NULL) {
		buf_printf(out, " [under the line: %s]", beneath);
	}
}
