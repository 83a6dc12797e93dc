/*
 * The scenario as a graph, the way taken in bold. What was not met yet stands
 * there without its name, until all of it is asked for: a scenario can only be
 * met once for the first time. Wider than the window, it follows the focus.
 */
#include <math.h>
#include <string.h>

#include "view/screens/after_screen.h"
#include "picture/geometry.h"

enum { PIECE = 14 /* points to a cubic */ };

static const float MAP_NOT_PLACED = -1, BADGE_H = 18;

struct view {
	struct app *app;
	const struct map *map;
	float scale, x, y; /* of the map's corner in the window */
	struct rect room;
};

static struct point place_of(const struct view *view, struct map_point at) {
	return (struct point){view->x + at.x * view->scale, view->y + at.y * view->scale};
}

static struct rect rect_of(const struct view *view, const struct map_box *box) {
	struct point at = place_of(view, (struct map_point){box->x, box->y});
	return (struct rect){at.x, at.y, box->w * view->scale, box->h * view->scale};
}

static bool met(const struct view *view, const struct map_box *box) {
	return box->taken || view->app->map_whole;
}

static void arrow(const struct view *view, struct point before, struct point tip, float size, struct colour colour) {
	float length = fmaxf(hypotf(tip.x - before.x, tip.y - before.y), 0.001f);
	float dx = (tip.x - before.x) / length * size, dy = (tip.y - before.y) / length * size;
	struct point corners[3] = {tip, {tip.x - dx - dy * 0.5f, tip.y - dy + dx * 0.5f}, {tip.x - dx + dy * 0.5f, tip.y - dy - dx * 0.5f}};
	geometry_polygon(view->app->ui.list, corners, 3, colour, view->app->ui.pixel);
}

static void draw_edge(const struct view *view, const struct map_edge *edge) {
	struct ui *ui = &view->app->ui;
	bool taken = edge->taken_count > 0;
	struct colour colour = taken ? ui->theme->accent : theme_mix(ui->theme->soft, ui->theme->page, 0.35f);
	float half = (taken ? 1.9f : 0.7f) * view->scale * 0.9f;
	struct band_point points[PIECE];
	struct point last = place_of(view, edge->points[0]), before = last;
	for (size_t i = 1; i + 2 < edge->point_count; i += 3) {
		struct point b = place_of(view, edge->points[i]), c = place_of(view, edge->points[i + 1]), d = place_of(view, edge->points[i + 2]);
		for (int p = 0; p < PIECE; p++) {
			struct point at = geometry_cubic(last, b, c, d, (float)p / (PIECE - 1));
			points[p] = (struct band_point){at.x, at.y, fmaxf(half, 0.5f * ui->pixel), colour};
		}
		geometry_band(ui->list, points, PIECE, false, ui->pixel);
		before = (struct point){points[PIECE - 2].x, points[PIECE - 2].y};
		last = d;
	}
	arrow(view, before, last, (taken ? 11 : 8) * view->scale, colour);
}

/* A line of text in a width, made smaller where it would need a second line. */
static void line_of_text(const struct view *view, enum face face, float size, const char *text, struct rect place, enum align align,
	struct colour colour) {
	struct ui *ui = &view->app->ui;
	struct text_style style = {face, size, 1.2f, LINES_FILL};
	const struct text_block *block = text_layout(ui->texts, style, text, strlen(text), place.w);
	for (int i = 0; i < 12 && block->line_count > 1; i++) {
		style.size *= 0.9f;
		block = text_layout(ui->texts, style, text, strlen(text), place.w);
	}
	bool inside = place.x >= view->room.x - 1 && place.x + place.w <= view->room.x + view->room.w + 1;
	if (inside && block->line_count == 1) {
		text_draw(ui->list, ui->texts, block, place.x, place.y, place.w, align, colour, 0);
	}
}

/* "second-cup" as "second cup". */
static const char *beat_name(const struct view *view, const struct map_box *box) {
	struct app *app = view->app;
	if (box->beat->ending != ENDING_NONE) {
		return met(view, box) && box->beat->title != NULL ? app_plain(app, box->beat->title) : "an ending";
	}
	if (!met(view, box)) {
		return "not met yet";
	}
	char *name = arena_copy(&app->ui.list->arena, box->beat->id, strlen(box->beat->id));
	for (char *c = name; *c != '\0'; c++) {
		*c = *c == '-' || *c == '_' ? ' ' : *c;
	}
	return name;
}

/* The second line of a box that was met. */
static const char *beat_does(const struct view *view, const struct map_box *box) {
	const struct beat *beat = box->beat;
	if (beat->ending != ENDING_NONE) {
		return ending_id(beat->ending);
	}
	return beat->reply_count > 0 ? app_name(view->app, beat->turn) : beat->returns ? "goes back" : "goes on";
}

static void draw_inside(const struct view *view, const struct map_box *box, struct rect rect) {
	struct ui *ui = &view->app->ui;
	const struct theme *theme = ui->theme;
	bool ending = box->beat->ending != ENDING_NONE, known = met(view, box);
	float size = MAP_EM * view->scale, pad = 12 * view->scale;
	struct rect at = {rect.x + pad, rect.y + 6 * view->scale, rect.w - 2 * pad, 0};
	if (!known) {
		at.y = rect.y + (rect.h - 1.2f * size) / 2;
		line_of_text(view, FACE_ITALIC, size * 0.9f, beat_name(view, box), at, ALIGN_CENTRE, theme->soft);
		return;
	}
	line_of_text(view, FACE_BOLD, size, beat_name(view, box), at, ending ? ALIGN_CENTRE : ALIGN_LEFT, theme->ink);
	at.y = rect.y + 25 * view->scale;
	float row = rect.y + rect.h - MAP_EM * view->scale;
	if (ending) {
		line_of_text(view, FACE_REGULAR, size * 0.88f, beat_does(view, box), at, ALIGN_CENTRE, theme->soft);
	} else if (box->beat->reply_count > 0) {
		at.w = fmaxf(box->replies_x * view->scale - pad - 2 * ui->pixel, 2 * size);
		line_of_text(view, FACE_REGULAR, size * 0.9f, beat_does(view, box), at, ALIGN_LEFT, theme->partner[box->beat->turn]);
		for (size_t i = 0; i < box->beat->reply_count; i++) {
			const struct reply *reply = &box->beat->replies[i];
			enum move move = reply->compose != NULL ? reply->compose->rules[0].move : reply->move;
			struct point sign = {rect.x + (box->replies_x + MAP_GLYPH * ((float)i + 0.5f)) * view->scale, row};
			after_glyph(ui, move_row(move)->kind, sign, 5 * view->scale);
		}
	} else {
		line_of_text(view, FACE_REGULAR, size * 0.9f, beat_does(view, box), at, ALIGN_LEFT, theme->soft);
	}
}

/* The part of a box's rectangle that lies in the window; at the edge something of it is left, so that Tab can reach it. */
static struct rect reachable(const struct view *view, struct rect rect) {
	float least = fmaxf(24, 2 * view->app->ui.em), right = view->room.x + view->room.w;
	float x = ease_clamp(rect.x, view->room.x, right - least);
	float end = ease_clamp(rect.x + rect.w, x + least, right);
	return (struct rect){x, rect.y, end - x, rect.h};
}

static void draw_box_of(struct view *view, size_t index) {
	struct ui *ui = &view->app->ui;
	const struct theme *theme = ui->theme;
	const struct map_box *box = &view->map->boxes[index];
	struct rect rect = rect_of(view, box);
	const char *label = arena_printf(&ui->list->arena, "%s%s%s%s%s", beat_name(view, box), met(view, box) ? ", " : "",
		met(view, box) ? beat_does(view, box) : "", box->beat->ending != ENDING_NONE && met(view, box) ? ", an ending" : "",
		box->taken ? "; your way came through here" : "");
	struct ui_look look = ui_spot(ui, ui_id("beat", (uint32_t)index), ROLE_BUTTON, reachable(view, rect), label);
	bool ending = box->beat->ending != ENDING_NONE;
	float radius = (ending ? 20 : 8) * view->scale, line = fmaxf(ui->pixel, (box->taken ? 2.6f : 1) * view->scale);
	bool good = ending && ending_is_good(box->beat->ending) && met(view, box);
	struct colour edge = box->taken ? theme->accent : good ? theme->loosens : theme->card_edge;
	draw_bordered_box(ui->list, rect, radius, box->taken ? theme->card : theme_mix(theme->card, theme->page, 0.5f), line, edge);
	draw_inside(view, box, rect);
	if (look.focused) {
		if (ui->focus_shown) {
			ui_ring(ui, rect, radius);
		}
		float left = view->room.x - rect.x, over = rect.x + rect.w - view->room.x - view->room.w, margin = 2 * ui->grid;
		if (left > -margin && rect.w < view->room.w) {
			view->app->after.map_x -= left + margin;
		} else if (over > -margin && rect.w < view->room.w) {
			view->app->after.map_x += over + margin;
		}
	}
}

static void draw_badge(const struct view *view, const char *text, struct point at) {
	struct ui *ui = &view->app->ui;
	float size = 12.5f * view->scale, wide = text_width(ui->texts, FACE_BOLD, size, text) + 8 * view->scale;
	struct rect rect = {at.x - wide / 2, at.y - BADGE_H / 2 * view->scale, wide, BADGE_H * view->scale};
	if (rect.x < view->room.x || rect.x + rect.w > view->room.x + view->room.w) {
		return;
	}
	draw_box(ui->list, rect, rect.h / 2, ui->theme->badge);
	const char *label = arena_printf(&ui->list->arena, "your replies %s", text);
	draw_node(ui->list, ROLE_TEXT, 0, rect, label)->scrolls = true;
	rect.y += (rect.h - 1.2f * size) / 2;
	line_of_text(view, FACE_BOLD, size, text, rect, ALIGN_CENTRE, ui->theme->ink);
}

/* Beside each other where they have that room; on an edge that leads up, where the next one may be near, one over the
 * other. */
static void draw_numbers(const struct view *view, const struct map_edge *edge) {
	struct arena *arena = &view->app->ui.list->arena;
	if (edge->taken_count == 0 || edge->taken[0] == 0 || edge->label_w <= 0) {
		return;
	}
	size_t count = edge->taken_count < MAP_NUMBERS ? edge->taken_count : MAP_NUMBERS;
	struct point at = place_of(view, edge->label);
	const char *row = "";
	at.y -= edge->label_along ? (float)(count - 1) / 2 * BADGE_H * view->scale : 0;
	for (size_t i = 0; i < count; i++) {
		const char *number = arena_printf(arena, "%u.", edge->taken[i]);
		if (edge->label_along) {
			draw_badge(view, number, at);
			at.y += BADGE_H * view->scale;
		} else {
			row = arena_printf(arena, "%s%s%s", row, i > 0 ? " " : "", number);
		}
	}
	if (!edge->label_along) {
		draw_badge(view, row, at);
	}
}

static bool in_sight(const struct view *view, float top, float bottom) {
	return bottom >= view->room.y - 40 && top <= view->room.y + view->room.h + 40;
}

static void draw_map(struct view *view) {
	const struct map *map = view->map;
	for (int bold = 0; bold < 2; bold++) {
		for (size_t i = 0; i < map->edge_count; i++) {
			const struct map_edge *edge = &map->edges[i];
			float top = INFINITY, bottom = -INFINITY;
			for (size_t p = 0; p < edge->point_count; p++) {
				top = fminf(top, view->y + edge->points[p].y * view->scale);
				bottom = fmaxf(bottom, view->y + edge->points[p].y * view->scale);
			}
			if ((edge->taken_count > 0) == (bold == 1) && in_sight(view, top, bottom)) {
				draw_edge(view, edge);
			}
		}
	}
	for (size_t i = 0; i < map->box_count; i++) {
		draw_box_of(view, i);
	}
	for (size_t i = 0; i < map->edge_count; i++) {
		draw_numbers(view, &map->edges[i]);
	}
}

static void head(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	page_text(app, page, ROLE_HEADING, TEXT_HEAD, app_plain(app, app->talk->story->title), ui->theme->ink);
	page_gap(app, page, 0.75f);
	const char *words = app->talk->playthrough == NULL || playthrough_step_count(app->talk->playthrough) == 0
							? "All the ways that this conversation can take."
							: "Your way is bold; the numbers are its replies. What you have not met yet has no name.";
	page_text(app, page, ROLE_TEXT, TEXT_BODY, words, ui->theme->soft);
	page_gap(app, page, 1.5f);
	struct ui_choice choices[2] = {
		{ui_id("back", 0), "Esc", "Back", BUTTON_MAIN},
		{ui_id("whole", 0), "A", app->map_whole ? "Hide what I have not met" : "Show all of it", BUTTON_QUIET},
	};
	ui_prefer(ui, choices[0].id);
	size_t chosen = ui_buttons(ui, choices, 2, page->column);
	page->column.y += ui_buttons_height(ui, choices, 2, page->column.w);
	page_gap(app, page, 2);
	if (chosen == 0 || ui_key(ui, KEY_ESCAPE)) {
		app_back(app);
	} else if (chosen == 1 || ui_char(ui, 'a')) {
		app->map_whole = !app->map_whole;
		app->dirty = true;
	}
}

/* The middle of the box that it begins with. */
static float beginning(const struct map *map) {
	for (size_t i = 0; i < map->box_count; i++) {
		if (map->boxes[i].layer == 0 && map->boxes[i].reached) {
			return map->boxes[i].x + map->boxes[i].w / 2;
		}
	}
	return map->width / 2;
}

void screen_map(struct app *app) {
	struct ui *ui = &app->ui;
	struct after *after = &app->after;
	uint32_t place = app->talk->playthrough != NULL ? playthrough_place(app->talk->playthrough, playthrough_step_count(app->talk->playthrough)) : 0;
	if (after->map == NULL || after->map_place != place) {
		map_destroy(after->map);
		after->map = map_create(app->talk->story, app->talk->playthrough);
		after->map_place = place;
		after->map_x = MAP_NOT_PLACED;
	}
	struct page page = page_begin(app, "map", app->heights.map, 80);
	head(app, &page);
	float margin = fminf(4 * ui->grid, ui->width * 0.05f), room = ui->width - 2 * margin;
	struct view view = {app, after->map, 0.88f * ui->em / MAP_EM, 0, page.column.y, {margin, 0, room, ui->height}};
	float wide = after->map->width * view.scale, over = fmaxf(0, wide - room);
	if (after->map_x == MAP_NOT_PLACED) {
		after->map_x = beginning(after->map) * view.scale - room / 2;
	}
	after->map_x = ease_clamp(after->map_x, 0, over);
	view.x = over > 0 ? margin - after->map_x : roundf((ui->width - wide) / 2);
	float before = after->map_x;
	bool clipped = ui_clip(ui, view.room);
	draw_map(&view);
	if (clipped) {
		ui_clip_end(ui);
	}
	if (after->map_x != before) {
		app->dirty = true; /* it has moved under the focus */
	}
	page.column.y += after->map->height * view.scale;
	app->heights.map = page_end(app, &page);
}
