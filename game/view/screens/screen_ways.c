/*
 * Two ways through the same conversation side by side: both curves, the replies
 * where they part, and how each ended.
 */
#include <math.h>

#include "view/screens/compare.h"

static const struct debrief *of_way(struct app *app, int side) {
	struct after *after = &app->after;
	if (after->of_way[side] == NULL) {
		struct playthrough *playthrough = playthrough_of_way(app->talk->playthrough, after->ways[side]);
		after->of_way[side] = debrief_create(playthrough, &(struct debrief_setup){.cast = &app->talk->cast});
		playthrough_destroy(playthrough);
	}
	return after->of_way[side];
}

static void show_way(struct app *app, size_t side, size_t way) {
	struct after *after = &app->after;
	debrief_destroy(after->of_way[side]);
	after->of_way[side] = NULL;
	after->ways[side] = way;
	app->dirty = true;
}

/* The way that one is on and the one that it left, or that left it. */
static void choose_two(struct app *app) {
	size_t count = playthrough_way_count(app->talk->playthrough), now = playthrough_way_now(app->talk->playthrough);
	struct after *after = &app->after;
	bool fit = after->ways[0] < count && after->ways[1] < count && after->ways[0] != after->ways[1];
	if (!fit) {
		size_t other = now > 0 ? playthrough_way(app->talk->playthrough, now).from : count - 1;
		show_way(app, 0, other < now ? other : now);
		show_way(app, 1, other < now ? now : other);
	}
}

static void next_way(struct app *app, size_t side) {
	size_t count = playthrough_way_count(app->talk->playthrough), way = (app->after.ways[side] + 1) % count;
	show_way(app, side, way == app->after.ways[!side] ? (way + 1) % count : way);
}

/* With more than two ways each side can go on to the next. */
static void choose_side(struct app *app, struct rect place, int side) {
	struct ui *ui = &app->ui;
	size_t count = playthrough_way_count(app->talk->playthrough);
	if (count <= 2) {
		return;
	}
	const char *label = side == 0 ? "Another way on this side" : "Another way on that side";
	struct rect button = {place.x, place.y, fminf(ui_button_width(ui, NULL, label), place.w), ui_button_height(ui)};
	if (ui_button(ui, ui_id("another way", (uint32_t)side), button, NULL, label, BUTTON_QUIET)) {
		app_then(app, next_way, (size_t)side);
	}
}

static void two_columns(struct app *app, struct page *page, size_t parts) {
	struct ui *ui = &app->ui;
	struct column columns[2];
	for (int side = 0; side < 2; side++) {
		const char *title = arena_printf(&ui->list->arena, "Way %zu", app->after.ways[side] + 1);
		columns[side] = (struct column){.title = title, .debrief = of_way(app, side)};
	}
	struct above above = {choose_side, playthrough_way_count(app->talk->playthrough) > 2 ? ui_button_height(ui) + ui->grid : 0};
	columns_run(app, page, columns, parts, &above);
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
	bool two = playthrough_way_count(app->talk->playthrough) > 1;
	if (two) {
		choose_two(app);
		size_t parts = playthrough_ways_part(app->talk->playthrough, app->after.ways[0], app->after.ways[1]);
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
