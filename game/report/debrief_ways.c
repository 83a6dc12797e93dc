/* The ways tried, each in a sentence. */
#include <stdlib.h>

#include "base/mem.h"
#include "report/debrief_parts.h"

static void add_said(const struct making *making, const struct step *step, struct buf *out) {
	const struct reply *reply = making->story->replies[step->reply];
	struct said said = make_said(making, (enum seat)step->by, reply, step->parts);
	buf_printf(out, "%s ", making->debrief->name[step->by]);
	if (said.does != NULL) {
		buf_puts(out, said.does);
	}
	if (said.says != NULL) {
		buf_printf(out, "%s“%s”", said.does != NULL ? ": " : "says ", said.says);
	}
}

static const char *way_text(const struct making *making, const struct way *way, const struct step *first) {
	struct buf out = BUF_EMPTY;
	if (first != NULL && way->parts == 0) {
		buf_printf(&out, "Begins otherwise than way %zu: ", way->from + 1);
	} else if (first != NULL) {
		buf_printf(&out, "Leaves way %zu after reply %zu: ", way->from + 1, way->parts);
	}
	if (first != NULL) {
		add_said(making, first, &out);
		buf_puts(&out, " — ");
	}
	buf_printf(&out, "%zu repl%s", way->replies, way->replies == 1 ? "y" : "ies");
	if (way->beat->ending == ENDING_NONE) {
		buf_puts(&out, ", left before an ending");
	} else {
		buf_printf(&out, "; it ends: %s (%s)", make_text(making, way->beat->title), ending_id(way->beat->ending));
	}
	const char *text = arena_copy(making->debrief->arena, out.text, out.len);
	buf_finish(&out);
	return text;
}

void make_ways(struct making *making) {
	const struct playthrough *playthrough = making->playthrough;
	size_t count = playthrough_way_count(playthrough);
	struct debrief *debrief = making->debrief;
	debrief->way = playthrough_way_now(playthrough);
	if (count < 2) {
		return;
	}
	const char **ways = arena_array(debrief->arena, count, sizeof(*ways));
	for (size_t i = 0; i < count; i++) {
		struct way way = playthrough_way(playthrough, i);
		const struct step **steps = mem_array(way.replies + 1, sizeof(*steps));
		playthrough_way_steps(playthrough, i, steps);
		ways[i] = way_text(making, &way, i > 0 ? steps[way.parts] : NULL);
		free(steps);
	}
	debrief->ways = ways;
	debrief->way_count = count;
}
