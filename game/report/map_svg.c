/*
 * The map as a picture. A loop is a pale band behind its edges, closed by the
 * arc that leads back; the kinds of move differ by their signs and by dashes,
 * the way taken by its thickness and the numbers of its replies.
 */
#include <string.h>

#include "report/escape.h"
#include "report/glyph.h"
#include "report/map.h"

#define FONT \
	"font-family=\"Atkinson Hyperlegible Next,Atkinson Hyperlegible,system-ui,-apple-system,Segoe " \
	"UI,Helvetica,Arial,sans-serif\""

static const char ink[] = "#1b2430", soft[] = "#4a5661", water[] = "#0b5d6e";
static const float key_h = 46;

/* The one kind of all the replies of an edge; KIND_COUNT where they differ, or there are none. */
static enum move_kind only_kind(const struct map_edge *edge) {
	enum move_kind only = KIND_COUNT;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (edge->kinds[kind] > 0 && only != KIND_COUNT) {
			return KIND_COUNT;
		}
		only = edge->kinds[kind] > 0 ? (enum move_kind)kind : only;
	}
	return only;
}

static const char *dashes(enum move_kind kind) {
	static const char *const patterns[KIND_COUNT + 1] = {
		[KIND_DESTRUCTIVE] = "",
		[KIND_AMBIVALENT] = " stroke-dasharray=\"8 4\"",
		[KIND_SOFTENING] = " stroke-dasharray=\"1 4.5\" stroke-linecap=\"round\"",
		[KIND_REGULATING] = " stroke-dasharray=\"9 4 1.5 4\"",
		[KIND_COUNT] = "",
	};
	return patterns[kind];
}

static void add_path(struct buf *out, const struct map_edge *edge) {
	buf_printf(out, "d=\"M%.1f %.1f", (double)edge->points[0].x, (double)edge->points[0].y);
	for (size_t i = 1; i + 2 < edge->point_count; i += 3) {
		const struct map_point *p = &edge->points[i];
		buf_printf(out, "C%.1f %.1f %.1f %.1f %.1f %.1f", (double)p[0].x, (double)p[0].y, (double)p[1].x,
			(double)p[1].y, (double)p[2].x, (double)p[2].y);
	}
	buf_putc(out, '"');
}

static void add_bands(const struct map *map, struct buf *out) {
	for (size_t i = 0; i < map->edge_count; i++) {
		if (map->edges[i].loop != 0) {
			buf_puts(out, "<path fill=\"none\" stroke=\"#d3e5e9\" stroke-width=\"15\" stroke-linecap=\"round\" ");
			add_path(out, &map->edges[i]);
			buf_puts(out, "/>\n");
		}
	}
	for (size_t i = 0; i < map->box_count; i++) {
		const struct map_box *box = &map->boxes[i];
		if (box->loop != 0) {
			buf_printf(out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"15\" fill=\"#d3e5e9\"/>\n",
				(double)box->x - 8, (double)box->y - 8, (double)box->w + 16, (double)box->h + 16);
		}
	}
}

static void add_edge(const struct map_edge *edge, struct buf *out) {
	enum move_kind only = only_kind(edge);
	bool taken = edge->taken_count > 0;
	const char *colour = taken ? ink : only == KIND_COUNT ? soft : glyph_colour(only);
	buf_printf(out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s marker-end=\"url(#%s)\" ", colour,
		taken ? "4" : edge->back ? "2.2" : "1.5", dashes(only), taken ? "arrow-taken" : "arrow");
	add_path(out, edge);
	buf_puts(out, "/>\n");
}

static void add_label(const struct map_edge *edge, struct buf *out) {
	if (edge->label_w <= 0) {
		return;
	}
	double x = (double)(edge->label.x - edge->label_w / 2), y = (double)edge->label.y;
	buf_puts(out, "<g");
	if (edge->label_along) {
		buf_printf(out, " transform=\"rotate(-90 %.1f %.1f)\"", (double)edge->label.x, y);
	}
	buf_printf(out,
		"><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"18\" rx=\"9\" fill=\"#fff\" fill-opacity=\"0.94\"/>",
		x - 3, y - 9, (double)edge->label_w + 6);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (edge->kinds[kind] > 0) {
			glyph_svg(out, (enum move_kind)kind, x + 7, y, 5.5, false);
			buf_printf(out, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"12\" fill=\"%s\">%d</text>", x + 15, y + 4.3, ink,
				edge->kinds[kind]);
			x += 27;
		}
	}
	for (size_t i = 0; i < edge->taken_count && i < MAP_NUMBERS; i++) {
		if (edge->taken[i] > 0) {
			buf_printf(out, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"12.5\" font-weight=\"700\" fill=\"%s\">%u.</text>",
				x + 2, y + 4.3, ink, edge->taken[i]);
			x += (double)map_number_width(edge->taken[i]);
		}
	}
	if (edge->back) {
		buf_printf(out, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"12.5\" fill=\"%s\">round again</text>", x + 3, y + 4.3,
			water);
	}
	buf_puts(out, "</g>\n");
}

static void add_replies(const struct map *map, const struct map_box *box, struct buf *out) {
	struct cast cast = story_cast(map->story);
	double x = (double)(box->x + box->replies_x), y = (double)(box->y + box->h) - 14;
	for (size_t i = 0; i < box->beat->reply_count; i++) {
		const struct reply *reply = &box->beat->replies[i];
		enum move move = reply->compose != NULL ? reply->compose->rules[0].move : reply->move;
		struct buf words = BUF_EMPTY;
		story_plain_text(map->story, &cast, reply->says != NULL ? reply->says : reply->does, &words);
		buf_puts(out, "<g><title>");
		escape_xml(out, words.len > 0 ? words.text : reply->id);
		buf_printf(out, " (%s)</title>", move_row(move)->name);
		glyph_svg(out, move_row(move)->kind, x + MAP_GLYPH * ((double)i + 0.5), y, 5.5, false);
		buf_puts(out, "</g>");
		buf_finish(&words);
	}
}

static void add_text_at(struct buf *out, double x, double y, const char *attributes, const char *text) {
	buf_printf(out, "<text x=\"%.1f\" y=\"%.1f\" %s>", x, y, attributes);
	escape_xml(out, text);
	buf_puts(out, "</text>");
}

static void add_ending(const struct map *map, const struct map_box *box, struct buf *out) {
	struct cast cast = story_cast(map->story);
	struct buf title = BUF_EMPTY;
	double x = (double)box->x, y = (double)box->y, w = (double)box->w, h = (double)box->h;
	story_plain_text(map->story, &cast, box->beat->title, &title);
	bool good = ending_is_good(box->beat->ending);
	buf_printf(out,
		"<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"23\" fill=\"#fff\" stroke=\"%s\" "
		"stroke-width=\"%s\"%s/>",
		x, y, w, h, good ? water : glyph_colour(KIND_DESTRUCTIVE), box->taken ? "4" : "2",
		good ? "" : " stroke-dasharray=\"6 4\"");
	if (box->beat->ending == ENDING_RECONNECTED) {
		buf_printf(out,
			"<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"19\" fill=\"none\" stroke=\"%s\"/>", x + 4,
			y + 4, w - 8, h - 8, water);
	}
	add_text_at(out, x + w / 2, y + 20, "text-anchor=\"middle\" font-weight=\"700\"", title.text);
	add_text_at(out, x + w / 2, y + 37, "text-anchor=\"middle\" font-size=\"12.5\" fill=\"#4a5661\"",
		ending_id(box->beat->ending));
	buf_finish(&title);
}

static void add_box(const struct map *map, const struct map_box *box, struct buf *out) {
	double x = (double)box->x, y = (double)box->y, w = (double)box->w, h = (double)box->h;
	buf_puts(out, "<g>");
	if (box->beat->ending != ENDING_NONE) {
		add_ending(map, box, out);
		buf_puts(out, "</g>\n");
		return;
	}
	buf_printf(out,
		"<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"8\" fill=\"#fff\" stroke=\"%s\" "
		"stroke-width=\"%s\"%s/>",
		x, y, w, h, ink, box->taken ? "3.5" : "1.3", box->reached ? "" : " stroke-dasharray=\"3 4\"");
	add_text_at(out, x + 14, y + 19, "font-weight=\"700\"", box->beat->id);
	if (box->beat->reply_count > 0) {
		add_text_at(out, x + 14, y + 37, "font-size=\"13\" fill=\"#4a5661\"", map->story->person[box->beat->turn].name);
		add_replies(map, box, out);
	} else {
		add_text_at(
			out, x + 14, y + 37, "font-size=\"13\" fill=\"#4a5661\"", box->beat->returns ? "goes back" : "goes on");
	}
	buf_puts(out, "</g>\n");
}

static void add_head(const struct map *map, float width, struct buf *out) {
	size_t endings = 0;
	for (size_t i = 0; i < map->box_count; i++) {
		endings += map->boxes[i].beat->ending != ENDING_NONE;
	}
	buf_printf(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" "
		"height=\"%.0f\" "
		"viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-labelledby=\"map-title map-words\" " FONT
		" font-size=\"14\" fill=\"%s\">\n",
		(double)width, (double)(map->height + key_h), (double)width, (double)(map->height + key_h), ink);
	struct cast cast = story_cast(map->story);
	struct buf title = BUF_EMPTY;
	story_plain_text(map->story, &cast, map->story->title, &title);
	buf_puts(out, "<title id=\"map-title\">Map of ");
	escape_xml(out, title.text);
	buf_finish(&title);
	buf_printf(out,
		"</title>\n<desc id=\"map-words\">%zu beats, %zu of them endings. Replies lead down, but for those that go "
		"round again%s",
		map->box_count, endings, map->loop_count > 0 ? " between " : ".");
	const char *between = "";
	for (size_t i = 0; i < map->box_count; i++) {
		if (map->boxes[i].loop != 0) {
			buf_printf(out, "%s%s", between, map->boxes[i].beat->id);
			between = ", ";
		}
	}
	buf_puts(out, map->loop_count > 0 ? ".</desc>\n" : "</desc>\n");
	buf_printf(out,
		"<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" markerHeight=\"9\" "
		"markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0.5L10 5L0 9.5Z\" fill=\"%s\"/></marker>"
		"<marker id=\"arrow-taken\" viewBox=\"0 0 10 10\" refX=\"8\" refY=\"5\" markerWidth=\"15\" markerHeight=\"15\" "
		"markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0.5L10 5L0 9.5Z\" fill=\"%s\"/></marker></defs>\n"
		"<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
		soft, ink);
}

static void add_key(const struct map *map, struct buf *out) {
	static const char *const words[KIND_COUNT] = {
		"stings, shuts out", "half and half", "comes closer", "takes a break"};
	double x = 24, y = (double)map->height + 22;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		glyph_svg(out, (enum move_kind)kind, x + 6, y - 4.5, 5.5, false);
		buf_printf(out, "<path d=\"M%.1f %.1fh26\" stroke=\"%s\" stroke-width=\"1.8\"%s/>", x + 17, y - 4.5,
			glyph_colour((enum move_kind)kind), dashes((enum move_kind)kind));
		buf_printf(out, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"12.5\">%s</text>\n", x + 50, y, words[kind]);
		x += 66 + 7 * (double)strlen(words[kind]);
	}
}

void map_svg(const struct map *map, struct buf *out) {
	float width = map->width > 660 ? map->width : 660; /* the key's */
	add_head(map, width, out);
	add_bands(map, out);
	for (size_t i = 0; i < map->edge_count; i++) {
		if (map->edges[i].taken_count == 0) {
			add_edge(&map->edges[i], out);
		}
	}
	for (size_t i = 0; i < map->edge_count; i++) {
		if (map->edges[i].taken_count > 0) {
			add_edge(&map->edges[i], out);
		}
	}
	for (size_t i = 0; i < map->box_count; i++) {
		add_box(map, &map->boxes[i], out);
	}
	for (size_t i = 0; i < map->edge_count; i++) {
		add_label(&map->edges[i], out);
	}
	add_key(map, out);
	buf_puts(out, "</svg>\n");
}
