/*
 * Two ways through the same conversation side by side: both curves, the replies
 * where they part, and how each ended.
 */
#include <math.h>

#include "view/after_screen.h"

struct way_data {
	const struct debrief *debrief;
	size_t parts, number;
	size_t way;
};

enum { REPLIES_SHOWN = 3 };

static const struct debrief *of_way(struct app *app, int side) {
	struct after *after = &app->after;
	if (after->of_way[side] == NULL) {
		struct session *session = session_of_way(app->session, after->ways[side]);
		struct cast cast = app_cast(app);
		after->of_way[side] = debrief_create(session, &(struct debrief_setup){.cast = &cast});
		session_destroy(session);
	}
	return after->of_way[side];
}

static void show_way(struct app *app, int side, size_t way) {
	struct after *after = &app->after;
	debrief_destroy(after->of_way[side]);
	after->of_way[side] = NULL;
	after->ways[side] = way;
	app->dirty = true;
}

/* The way that one is on and the one that it left, or that left it. */
static void choose_two(struct app *app) {
	size_t count = session_way_count(app->session), now = session_way_now(app->session);
	struct after *after = &app->after;
	bool fit = after->ways[0] < count && after->ways[1] < count && after->ways[0] != after->ways[1];
	if (!fit) {
		size_t other = now > 0 ? session_way(app->session, now).from : count - 1;
		show_way(app, 0, other < now ? other : now);
		show_way(app, 1, other < now ? now : other);
	}
}

static void way_content(struct flow *flow, const void *data) {
	const struct way_data *row = data;
	const struct debrief *debrief = row->debrief;
	struct ui *ui = &flow->app->ui;
	const struct theme *theme = ui->theme;
	flow_text(flow, ROLE_HEADING, TEXT_LABEL, row->parts == 0 ? "From the first word" : "Where it goes its own way", theme->soft);
	for (size_t i = row->parts; i < debrief->reply_count && i < row->parts + REPLIES_SHOWN; i++) {
		flow_gap(flow, 0.5f);
		flow_marked(flow, debrief->replies[i].verdict, TEXT_BODY, after_said(flow->app, debrief, &debrief->replies[i].said), theme->ink);
	}
	if (debrief->reply_count <= row->parts) {
		flow_gap(flow, 0.5f);
		flow_text(flow, ROLE_TEXT, TEXT_BODY, "It was left here.", theme->ink);
	} else if (debrief->reply_count > row->parts + REPLIES_SHOWN) {
		flow_gap(flow, 0.5f);
		const char *more = arena_printf(&ui->list->arena, "… and %zu more", debrief->reply_count - row->parts - REPLIES_SHOWN);
		flow_text(flow, ROLE_TEXT, TEXT_SMALL, more, theme->soft);
	}
	flow_gap(flow, 1);
	flow_text(flow, ROLE_HEADING, TEXT_LABEL, debrief->over ? "How it ended" : "Where it was left", theme->soft);
	flow_gap(flow, 0.3f);
	flow_text(flow, ROLE_TEXT, TEXT_STRONG, debrief->ending_title != NULL ? debrief->ending_title : debrief->ending_words, theme->ink);
	flow_text(flow, ROLE_TEXT, TEXT_BODY, debrief->ending_title != NULL ? debrief->ending_words : NULL, theme->soft);
	if (debrief->ending_text != NULL) {
		flow_gap(flow, 0.3f);
		flow_text(flow, ROLE_TEXT, TEXT_SMALL, debrief->ending_text, theme->ink);
	}
}

/* With more than two ways each side can go on to the next. */
static void choose_side(struct app *app, struct rect place, int side) {
	struct ui *ui = &app->ui;
	size_t count = session_way_count(app->session);
	if (count <= 2) {
		return;
	}
	const char *label = side == 0 ? "Another way on this side" : "Another way on that side";
	struct rect button = {place.x, place.y, fminf(ui_button_width(ui, NULL, label), place.w), ui_button_height(ui)};
	if (ui_button(ui, ui_id("another way", (uint32_t)side), button, NULL, label, BUTTON_QUIET)) {
		size_t way = (app->after.ways[side] + 1) % count;
		show_way(app, side, way == app->after.ways[!side] ? (way + 1) % count : way);
	}
}

static void two_columns(struct app *app, struct page *page, size_t parts) {
	struct ui *ui = &app->ui;
	float gap = 2.5f * ui->grid, half = floorf((page->column.w - gap) / 2);
	bool beside = half >= 17 * ui->em;
	struct rect place = {page->column.x, page->column.y, beside ? half : page->column.w, 0};
	float bottom = place.y, least = 0, pick = session_way_count(app->session) > 2 ? ui_button_height(ui) + ui->grid : 0;
	struct way_data rows[2];
	size_t span = 1;
	for (int side = 0; side < 2; side++) {
		rows[side] = (struct way_data){of_way(app, side), parts, app->after.ways[side] + 1, app->after.ways[side]};
		span = rows[side].debrief->reply_count > span ? rows[side].debrief->reply_count : span;
		least = beside ? fmaxf(least, flow_card_height(app, way_content, &rows[side], place.w)) : 0;
	}
	for (int side = 0; side < 2; side++) {
		struct rect at = place;
		choose_side(app, at, side);
		at.y += pick;
		const char *title = arena_printf(&ui->list->arena, "Way %zu", rows[side].number);
		struct curve_look look = {title, 0, NULL, parts, span};
		at.y += after_curve(app, rows[side].debrief, at, &look) + ui->grid;
		at.y += flow_card(app, way_content, &rows[side], at, least);
		bottom = fmaxf(bottom, at.y);
		place.x += beside ? half + gap : 0;
		place.y = beside ? place.y : at.y + 2 * gap;
	}
	page->column.y = bottom;
}

static const char *where_they_part(struct app *app, size_t parts) {
	if (parts == 0) {
		return "They part at the first word.";
	}
	return arena_printf(&app->ui.list->arena, "They have the first %zu %s in common; the dotted line stands where they part.", parts,
		parts == 1 ? "reply" : "replies");
}

void screen_ways(struct app *app) {
	struct ui *ui = &app->ui;
	struct page page = page_begin(app, "ways", app->heights.ways, 66);
	page_text(app, &page, ROLE_HEADING, TEXT_HEAD, "Two ways", ui->theme->ink);
	page_gap(app, &page, 1);
	bool two = session_way_count(app->session) > 1;
	if (two) {
		choose_two(app);
		size_t parts = session_ways_part(app->session, app->after.ways[0], app->after.ways[1]);
		page_text(app, &page, ROLE_TEXT, TEXT_BODY, where_they_part(app, parts), ui->theme->soft);
		page_gap(app, &page, 2.5f);
		two_columns(app, &page, parts);
	} else {
		page_text(app, &page, ROLE_TEXT, TEXT_BODY,
			"There is only one way yet. Go back to a reply, choose otherwise, and the two stand here side by side.", ui->theme->ink);
	}
	page_gap(app, &page, 3);
	struct ui_choice back = {ui_id("back", 0), "Esc", "Back", BUTTON_MAIN};
	ui_prefer(ui, back.id);
	bool leave = ui_buttons(ui, &back, 1, page.column) == 0;
	page.column.y += ui_button_height(ui);
	app->heights.ways = page_end(app, &page);
	if (leave || ui_key(ui, KEY_ESCAPE)) {
		app_back(app);
	}
}
