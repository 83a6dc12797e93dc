/* The graph in Graphviz's language; loops are clusters. */
#include "report/escape.h"
#include "report/map.h"

static void add_plain(const struct map *map, const char *text, struct buf *out) {
	struct cast cast = story_cast(map->story);
	struct buf words = BUF_EMPTY;
	story_plain_text(map->story, &cast, text, &words);
	escape_dot(out, words.text);
	buf_finish(&words);
}

static void add_box(const struct map *map, size_t index, struct buf *out) {
	const struct map_box *box = &map->boxes[index];
	const struct beat *beat = box->beat;
	buf_printf(out, "\tb%zu [label=\"", index);
	if (beat->ending != ENDING_NONE) {
		add_plain(map, beat->title, out);
		buf_printf(
			out, "\\n%s\" shape=%s", ending_id(beat->ending), ending_is_good(beat->ending) ? "ellipse" : "octagon");
	} else {
		escape_dot(out, beat->id);
		buf_puts(out, "\\n");
		escape_dot(out, beat->reply_count > 0 ? map->story->person[beat->turn].name
						: beat->returns       ? "goes back"
											  : "goes on");
		buf_puts(out, "\" shape=box");
	}
	buf_printf(out, "%s%s];\n", box->taken ? " penwidth=3" : "", box->reached ? "" : " style=dashed");
}

static void add_edge(const struct map_edge *edge, struct buf *out) {
	static const char *const signs[KIND_COUNT] = {"▲", "◆", "○", "‖"};
	static const char *const styles[KIND_COUNT] = {"solid", "dashed", "dotted", "bold"};
	int kinds = 0, only = 0;
	buf_printf(out, "\tb%u -> b%u [label=\"", edge->from, edge->to);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (edge->kinds[kind] > 0) {
			buf_printf(out, "%s%s%d", kinds > 0 ? " " : "", signs[kind], edge->kinds[kind]);
			only = kind;
			kinds++;
		}
	}
	for (size_t i = 0; i < edge->taken_count; i++) {
		if (edge->taken[i] > 0) {
			buf_printf(out, " %u.", edge->taken[i]);
		}
	}
	buf_printf(out, "\" style=%s%s%s];\n", kinds == 1 ? styles[only] : "solid",
		edge->taken_count > 0 ? " penwidth=3" : "",
		edge->back ? " constraint=false color=\"#0b5d6e\" xlabel=\"round again\"" : "");
}

void map_dot(const struct map *map, struct buf *out) {
	buf_puts(out, "digraph scenario {\n\t// replies by kind: ▲ stings, shuts out (solid), ◆ half and half (dashed), ○ "
				  "comes closer (dotted), "
				  "‖ takes a break (bold)\n\tlabel=\"");
	add_plain(map, map->story->title, out);
	buf_puts(out, "\";\n\tlabelloc=t;\n\tnode [fontname=\"sans-serif\"];\n\tedge [fontname=\"sans-serif\"];\n");
	for (uint32_t loop = 1; loop <= map->loop_count; loop++) {
		buf_printf(
			out, "\tsubgraph cluster_%u {\n\tlabel=\"the loop\"; style=\"rounded,filled\"; color=\"#d3e5e9\";\n", loop);
		for (size_t i = 0; i < map->box_count; i++) {
			if (map->boxes[i].loop == loop) {
				add_box(map, i, out);
			}
		}
		buf_puts(out, "\t}\n");
	}
	for (size_t i = 0; i < map->box_count; i++) {
		if (map->boxes[i].loop == 0) {
			add_box(map, i, out);
		}
	}
	for (size_t i = 0; i < map->edge_count; i++) {
		add_edge(&map->edges[i], out);
	}
	buf_puts(out, "}\n");
}
