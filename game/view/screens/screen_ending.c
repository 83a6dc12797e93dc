/*
 * How it ended: the ending's own words, what the loop did on the way as a
 * curve, a question to talk about, and the way out of the role.
 */
#include <math.h>

#include "view/app_state.h"
#include "picture/geometry.h"
#include "view/screens/play_screen.h"

enum { CURVE_POINTS = 256, CURVE_DOTS_MAX = 60 };

static const char *kind_line(enum ending_kind kind) {
	static const char *const lines[ENDING_COUNT] = {
		[ENDING_NONE] = "Here the scenario stops",
		[ENDING_STUCK] = "The loop went round and round",
		[ENDING_ESCALATED] = "The loop ran away with both",
		[ENDING_PAUSED] = "The loop was stopped, with a time to come back",
		[ENDING_REPAIRED] = "The loop let go",
		[ENDING_RECONNECTED] = "The loop let go, and one reached and was met",
		[ENDING_ACCEPTED] = "The loop let go; a difference stays, and may",
	};
	return lines[kind];
}

static float tension_after(const struct app *app, size_t replies) {
	struct couple couple = playthrough_couple_after(app->talk->playthrough, replies);
	return (float)couple_tension(&couple) / POINTS_MAX;
}

/* The slope at a point, level at every turn, so that the curve overshoots no tension that was. */
static float slope_at(const struct app *app, size_t count, size_t i) {
	if (i == 0 || i + 1 >= count) {
		return 0;
	}
	float here = tension_after(app, i), in = here - tension_after(app, i - 1), out = tension_after(app, i + 1) - here;
	return in * out <= 0 ? 0 : 2 * in * out / (in + out);
}

static float curve_at(const struct app *app, size_t count, float share) {
	float at = share * (float)(count - 1);
	size_t i = (size_t)at;
	if (i + 1 >= count) {
		return tension_after(app, count - 1);
	}
	float t = at - (float)i, r = 1 - t;
	float from = tension_after(app, i), to = tension_after(app, i + 1);
	return from * (1 + 2 * t) * r * r + to * t * t * (3 - 2 * t) + slope_at(app, count, i) * t * r * r -
		   slope_at(app, count, i + 1) * t * t * r;
}

static void draw_curve(struct app *app, struct rect plot) {
	struct ui *ui = &app->ui;
	const struct theme *theme = ui->theme;
	size_t count = playthrough_step_count(app->talk->playthrough) + 1;
	struct point line[CURVE_POINTS];
	struct band_point band[CURVE_POINTS];
	for (size_t i = 0; i < CURVE_POINTS; i++) {
		float share = (float)i / (CURVE_POINTS - 1), tension = curve_at(app, count, share);
		line[i] = (struct point){plot.x + share * plot.w, plot.y + plot.h * (1 - tension)};
		float half = ease_mix(0.09f, 0.2f, tension) * ui->em;
		band[i] = (struct band_point){line[i].x, line[i].y, half, theme_tension(theme, tension)};
	}
	struct colour ground = theme_fade(theme->surface, 0.22f);
	geometry_area(ui->list, line, CURVE_POINTS, plot.y + plot.h, ground, theme_fade(theme->surface, 0.04f), ui->pixel);
	geometry_band(ui->list, band, CURVE_POINTS, false, ui->pixel);
	for (size_t i = 0; i < count && count <= CURVE_DOTS_MAX; i++) {
		float share = count > 1 ? (float)i / (float)(count - 1) : 0, tension = tension_after(app, i);
		struct point at = {plot.x + share * plot.w, plot.y + plot.h * (1 - tension)};
		geometry_disc(ui->list, at, 0.3f * ui->em, theme_tension(theme, tension), ui->pixel);
		geometry_disc(ui->list, at, 0.15f * ui->em, theme->card, ui->pixel);
	}
}

static const char *curve_words(struct app *app) {
	size_t count = playthrough_step_count(app->talk->playthrough);
	float first = tension_after(app, 0), last = tension_after(app, count);
	const char *way = last > first + 0.05f ? "ended tighter than it began"
					  : last < first - 0.05f ? "ended looser than it began"
											 : "ended about as tight as it began";
	return arena_printf(&app->ui.list->arena,
		"How tight the loop was, reply by reply: tight is up, loose is down, from the first word to the last. Over %zu "
		"replies it %s.", count, way);
}

static void show_curve(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	const struct theme *theme = ui->theme;
	float pad = 1.1f * ui->em, small = ui_style(ui, TEXT_SMALL).size * 1.4f, plot = 8 * ui->em;
	const char *title = "How tight the loop was, reply by reply";
	float head = ui_layout(ui, TEXT_LABEL, title, page->column.w - 2 * pad)->height + 0.8f * ui->em;
	struct rect box = {page->column.x, page->column.y, page->column.w, head + plot + small + 2 * pad + 0.4f * ui->em};
	draw_bordered_box(ui->list, box, 1.5f * ui->grid, theme->card, ui->pixel, theme->card_edge);
	draw_node(ui->list, ROLE_PICTURE, 0, box, curve_words(app))->scrolls = true;
	struct rect at = {box.x + pad, box.y + pad, box.w - 2 * pad, 0};
	ui_text(ui, TEXT_LABEL, title, at, ALIGN_LEFT, theme->soft);
	at.y += head;
	float words = ui_layout(ui, TEXT_SMALL, "loose", at.w)->width + 1.1f * ui->em;
	ui_text(ui, TEXT_SMALL, "tight", at, ALIGN_LEFT, theme->soft);
	ui_text(ui, TEXT_SMALL, "loose", (struct rect){at.x, at.y + plot - small, at.w, 0}, ALIGN_LEFT, theme->soft);
	struct rect graph = {at.x + words, at.y, at.w - words - 0.3f * ui->em, plot};
	draw_curve(app, graph);
	struct rect half = {graph.x, at.y + plot + 0.4f * ui->em, graph.w / 2, 0};
	ui_text(ui, TEXT_SMALL, "first word", half, ALIGN_LEFT, theme->soft);
	half.x += half.w;
	ui_text(ui, TEXT_SMALL, "last", half, ALIGN_RIGHT, theme->soft);
	page->column.y += box.h;
}

static const char *step_out(struct app *app) {
	if (app->talk->seat == SEAT_NONE) {
		return "You have lent these two your voice. Put them down again: say your own name, look round the room you are in.";
	}
	return arena_printf(&app->ui.list->arena,
		"You have been %s for a while. You may put that down: say your own name, look round the room you are in.",
		app_name(app, app->talk->seat));
}

static void take_back(struct app *app, size_t unused) {
	(void)unused;
	if (app_do(app, (struct action){.act = ACT_BACK})) {
		app_go(app, SCREEN_PLAY);
	}
}

static void run_buttons(struct app *app, struct page *page) {
	struct ui *ui = &app->ui;
	struct ui_choice choices[5];
	size_t count = 0;
	choices[count++] = (struct ui_choice){ui_id("look back", 0), "L", "Look back", BUTTON_MAIN};
	choices[count++] = (struct ui_choice){ui_id("last choice", 0), "Z", "From the last choice", BUTTON_QUIET};
	choices[count++] = (struct ui_choice){ui_id("once more", 0), "O", "Once more", BUTTON_QUIET};
	bool other = app->talk->seat != SEAT_NONE && app->talk->story->seat_count == SEAT_COUNT;
	if (other) {
		const char *as = arena_printf(&ui->list->arena, "As %s", app_name(app, seat_other(app->talk->seat)));
		choices[count++] = (struct ui_choice){ui_id("other seat", 0), "A", as, BUTTON_QUIET};
	}
	choices[count++] = (struct ui_choice){ui_id("menu", 0), "Esc", "Menu", BUTTON_QUIET};
	ui_prefer(ui, choices[0].id);
	size_t chosen = ui_buttons(ui, choices, count, page->column);
	page->column.y += ui_buttons_height(ui, choices, count, page->column.w);
	uint32_t id = chosen != SIZE_MAX ? choices[chosen].id : 0;
	if (id == choices[0].id || ui_char(ui, 'l')) {
		app_visit(app, SCREEN_DEBRIEF);
	} else if (id == choices[1].id || ui_char(ui, 'z')) {
		app_then(app, take_back, 0);
	} else if (id == ui_id("once more", 0) || ui_char(ui, 'o')) {
		app_then(app, app_begin, app->talk->seat);
	} else if (other && (id == ui_id("other seat", 0) || ui_char(ui, 'a'))) {
		app_then(app, app_begin, seat_other(app->talk->seat));
	} else if (id == ui_id("menu", 0) || ui_key(ui, KEY_ESCAPE)) {
		app_go(app, SCREEN_MENU);
	}
}

void screen_ending(struct app *app) {
	struct ui *ui = &app->ui;
	const struct theme *theme = ui->theme;
	const struct beat *beat = playthrough_beat(app->talk->playthrough);
	struct page page = page_begin(app, "ending", app->play.ending_height, 38);
	page_text(app, &page, ROLE_TEXT, TEXT_LABEL, kind_line(beat->ending), theme->accent);
	page_gap(app, &page, 0.5f);
	const char *title = beat->title != NULL ? app_plain(app, beat->title) : app_plain(app, app->talk->story->title);
	page_text(app, &page, ROLE_HEADING, TEXT_HEAD, title, theme->ink);
	page_gap(app, &page, 2);
	if (beat->text != NULL) {
		page_text(app, &page, ROLE_TEXT, TEXT_BODY, app_text(app, beat->text), theme->ink);
		page_gap(app, &page, 3);
	}
	show_curve(app, &page);
	page_gap(app, &page, 3);
	if (beat->ask != NULL) {
		page_text(app, &page, ROLE_HEADING, TEXT_LABEL, "To talk about", theme->soft);
		page_gap(app, &page, 0.5f);
		page_text(app, &page, ROLE_TEXT, TEXT_TITLE, app_text(app, beat->ask), theme->ink);
		page_gap(app, &page, 3);
	}
	page_text(app, &page, ROLE_TEXT, TEXT_ITALIC, step_out(app), theme->soft);
	page_gap(app, &page, 3);
	run_buttons(app, &page);
	if (app->screen == SCREEN_ENDING) {
		app->play.ending_height = page_end(app, &page);
	}
}
