/*
 * How tight the loop was and how high the water stood, reply by reply. The
 * three lines differ in their make and stand named above it: a band, dashes,
 * dots. The moments that mattered carry numbers in a lane of their own; under
 * the curve each reply stands as the sign of its kind, a row for each partner.
 */
#include <math.h>
#include <string.h>

#include "view/screens/after_screen.h"
#include "picture/geometry.h"

enum { SAMPLES = 200, DOTS_MOST = 60 };

/* Where things stand. */
struct plot {
	struct app *app;
	const struct debrief *debrief;
	struct rect box, area; /* the card, and where the lines run */
	float lane;            /* the middle of the numbers' lane */
	float left;            /* where the words at the side begin */
	size_t span;
};

enum curve { CURVE_TENSION, CURVE_ONE, CURVE_TWO, CURVES };

static float value_at(const struct debrief *debrief, enum curve curve, size_t point) {
	const struct curve_point *at = &debrief->points[point];
	return (float)(curve == CURVE_TENSION ? at->tension : at->waterline[curve - CURVE_ONE]) / POINTS_MAX;
}

/* Level at every turn, so that the line goes past no value that was. */
static float slope_at(const struct debrief *debrief, enum curve curve, size_t i) {
	if (i == 0 || i >= debrief->reply_count) {
		return 0;
	}
	float here = value_at(debrief, curve, i), in = here - value_at(debrief, curve, i - 1);
	float out = value_at(debrief, curve, i + 1) - here;
	return in * out <= 0 ? 0 : 2 * in * out / (in + out);
}

static float smooth_at(const struct debrief *debrief, enum curve curve, float at) {
	size_t i = (size_t)at;
	if (i >= debrief->reply_count) {
		return value_at(debrief, curve, debrief->reply_count);
	}
	float t = at - (float)i, r = 1 - t;
	float from = value_at(debrief, curve, i), to = value_at(debrief, curve, i + 1);
	return from * (1 + 2 * t) * r * r + to * t * t * (3 - 2 * t) + slope_at(debrief, curve, i) * t * r * r -
		   slope_at(debrief, curve, i + 1) * t * t * r;
}

static float x_of(const struct plot *plot, float point) {
	return plot->area.x + plot->area.w * point / fmaxf(1, (float)plot->span);
}

static float y_of(const struct plot *plot, float value) {
	return plot->area.y + plot->area.h * (1 - value);
}

static struct colour colour_of(const struct theme *theme, enum curve curve) {
	return curve == CURVE_TENSION ? theme->warm : theme->partner[curve - CURVE_ONE];
}

/* Short pieces of a band with gaps between them, cut where they begin and end and not at the nearest point. */
static void dashes(struct ui *ui, const struct point *line, size_t count, struct colour colour) {
	float on = 0.7f * ui->em, off = 0.45f * ui->em, left = on, half = fmaxf(0.07f * ui->em, 0.8f * ui->pixel);
	struct band_point piece[SAMPLES + 2];
	size_t len = 0;
	bool drawing = true;
	piece[len++] = (struct band_point){line[0].x, line[0].y, half, colour};
	for (size_t i = 1; i < count;) {
		struct point from = {piece[len - 1].x, piece[len - 1].y};
		float far = hypotf(line[i].x - from.x, line[i].y - from.y), share = far > left ? left / far : 1;
		struct band_point next = {ease_mix(from.x, line[i].x, share), ease_mix(from.y, line[i].y, share), half, colour};
		left -= far * share;
		piece[drawing ? len++ : 0] = next;
		len = drawing ? len : 1;
		if (share < 1 || i + 1 == count) {
			if (drawing && len > 1) {
				geometry_band(ui->list, piece, len, false, ui->pixel);
			}
			piece[0] = next;
			len = 1;
			drawing = !drawing;
			left = drawing ? on : off;
		}
		i += share >= 1;
	}
}

/* One of the three lines, in its make. */
static void stroke(struct ui *ui, enum curve curve, const struct point *line, const float *values, size_t count) {
	const struct theme *theme = ui->theme;
	if (curve == CURVE_ONE) {
		dashes(ui, line, count, theme->partner[SEAT_ONE]);
	} else if (curve == CURVE_TWO) {
		geometry_dots(ui->list, line, count, 0.42f * ui->em, fmaxf(0.1f * ui->em, ui->pixel), theme->partner[SEAT_TWO]);
	} else {
		struct band_point band[SAMPLES];
		for (size_t i = 0; i < count; i++) {
			float half = ease_mix(0.1f, 0.2f, values[i]) * ui->em;
			band[i] = (struct band_point){line[i].x, line[i].y, half, theme_tension(theme, values[i])};
		}
		geometry_band(ui->list, band, count, false, ui->pixel);
	}
}

static void draw_line(const struct plot *plot, enum curve curve) {
	struct point line[SAMPLES];
	float values[SAMPLES];
	for (size_t i = 0; i < SAMPLES; i++) {
		float at = (float)plot->debrief->reply_count * (float)i / (SAMPLES - 1);
		values[i] = smooth_at(plot->debrief, curve, at);
		line[i] = (struct point){x_of(plot, at), y_of(plot, values[i])};
	}
	if (curve == CURVE_TENSION) {
		struct ui *ui = &plot->app->ui;
		geometry_area(ui->list, line, SAMPLES, plot->area.y + plot->area.h, theme_fade(ui->theme->surface, 0.16f),
			theme_fade(ui->theme->surface, 0.03f), ui->pixel);
	}
	stroke(&plot->app->ui, curve, line, values, SAMPLES);
}

/* The three lines' names with a piece of each, in as many rows as they need; returns the height. */
static float legend(struct app *app, const struct debrief *debrief, struct rect place, bool draw) {
	struct ui *ui = &app->ui;
	float x = 0, y = 0, piece = 2.2f * ui->em, high = ui_style(ui, TEXT_SMALL).size * 1.4f * ui->spacing;
	for (int curve = 0; curve < CURVES; curve++) {
		const char *name = curve == CURVE_TENSION ? "How tight the loop was"
												  : arena_printf(&ui->list->arena, "What %s kept under water",
														debrief->name[curve - CURVE_ONE]);
		float room = place.w - piece - 0.6f * ui->em;
		const struct text_block *block = ui_layout(ui, TEXT_SMALL, name, room);
		float wide = piece + 0.6f * ui->em + block->width;
		if (x > 0 && x + wide > place.w) {
			x = 0;
			y += high;
		}
		if (draw) {
			struct point line[32];
			float values[32], middle = place.y + y + high / 2;
			for (size_t i = 0; i < 32; i++) {
				line[i] = (struct point){place.x + x + piece * (float)i / 31, middle};
				values[i] = 0.5f;
			}
			stroke(ui, (enum curve)curve, line, values, 32);
			text_draw(ui->list, ui->texts, block, place.x + x + piece + 0.6f * ui->em, place.y + y, room, ALIGN_LEFT,
				curve == CURVE_TENSION ? ui->theme->ink : colour_of(ui->theme, (enum curve)curve), 0);
		}
		y += block->height - high;
		x += wide + 1.4f * ui->em;
	}
	return y + high;
}

/* The numbers of the moments, over their replies as near as they have room. */
static void numbers(const struct plot *plot) {
	struct ui *ui = &plot->app->ui;
	const struct debrief *debrief = plot->debrief;
	float radius = 0.72f * ui->em, step = 2.15f * radius, last = plot->area.x + plot->area.w;
	float at[64];
	size_t count = debrief->moment_count < 64 ? debrief->moment_count : 64;
	for (size_t i = 0; i < count; i++) {
		float x = x_of(plot, (float)debrief->moments[i].reply + 1);
		at[i] = i > 0 ? fmaxf(x, at[i - 1] + step) : x;
	}
	for (size_t i = count; i-- > 0;) {
		at[i] = fminf(at[i], last - (float)(count - 1 - i) * step);
	}
	for (size_t i = 0; i < count && at[0] >= plot->box.x + radius; i++) {
		size_t point = debrief->moments[i].reply + 1;
		float x = x_of(plot, (float)point), y = y_of(plot, value_at(debrief, CURVE_TENSION, point));
		struct band_point pin[2] = {{at[i], plot->lane + radius, 0.5f * ui->pixel, ui->theme->soft},
			{x, y, 0.5f * ui->pixel, ui->theme->soft}};
		geometry_band(ui->list, pin, 2, false, ui->pixel);
		geometry_disc(ui->list, (struct point){x, y}, 0.32f * ui->em, ui->theme->ink, ui->pixel);
		geometry_disc(ui->list, (struct point){x, y}, 0.17f * ui->em, ui->theme->card, ui->pixel);
		geometry_disc(ui->list, (struct point){at[i], plot->lane}, radius, ui->theme->badge, ui->pixel);
		const char *text = arena_printf(&ui->list->arena, "%zu", i + 1);
		const struct text_block *block = ui_layout(ui, TEXT_LABEL, text, 4 * radius);
		text_draw(ui->list, ui->texts, block, at[i] - block->width / 2, plot->lane - block->height / 2, block->width + 1,
			ALIGN_LEFT, ui->theme->ink, 0);
	}
}

void after_glyph(struct ui *ui, enum move_kind kind, struct point at, float radius) {
	const struct theme *theme = ui->theme;
	struct rect box = {at.x - radius, at.y - radius, 2 * radius, 2 * radius};
	if (kind == KIND_DESTRUCTIVE) {
		geometry_mark(ui->list, MARK_UP, box, theme->tightens, ui->pixel);
	} else if (kind == KIND_AMBIVALENT) {
		struct point whole[4] = {{at.x, box.y}, {box.x + box.w, at.y}, {at.x, box.y + box.h}, {box.x, at.y}};
		float r = 0.62f * radius;
		struct point inner[3] = {{at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}};
		geometry_polygon(ui->list, whole, 4, theme->holds, ui->pixel);
		geometry_polygon(ui->list, inner, 3, theme->card, ui->pixel);
	} else if (kind == KIND_SOFTENING) {
		geometry_ring(ui->list, at, radius, 0.38f * radius, theme->loosens, ui->pixel);
	} else {
		draw_box(ui->list, (struct rect){at.x - 0.7f * radius, box.y, 0.5f * radius, box.h}, 0, theme->accent);
		draw_box(ui->list, (struct rect){at.x + 0.2f * radius, box.y, 0.5f * radius, box.h}, 0, theme->accent);
	}
}

static float row_height(struct ui *ui) {
	return ui_layout(ui, TEXT_LABEL, "X", 1e6f)->height + 1.15f * ui->em;
}

/* A partner's replies as signs under their places on the curve. */
static void sign_row(const struct plot *plot, int seat, float y) {
	struct ui *ui = &plot->app->ui;
	const struct debrief *debrief = plot->debrief;
	struct rect at = {plot->left, y, plot->area.w, 0};
	y += ui_text(ui, TEXT_LABEL, debrief->name[seat], at, ALIGN_LEFT, ui->theme->partner[seat]);
	float radius = fminf(0.42f * ui->em, 0.45f * plot->area.w / fmaxf(1, (float)debrief->reply_count));
	for (size_t i = 0; i < debrief->reply_count; i++) {
		if ((int)debrief->replies[i].said.by == seat) {
			after_glyph(ui, move_row(debrief->replies[i].move)->kind, (struct point){x_of(plot, (float)i + 1), y + 0.5f * ui->em}, radius);
		}
	}
}

static void grid(const struct plot *plot, const struct curve_look *look) {
	struct ui *ui = &plot->app->ui;
	for (int i = 0; i <= 2; i++) {
		float y = roundf(plot->area.y + plot->area.h * (float)i / 2);
		draw_box(ui->list, (struct rect){plot->area.x, y, plot->area.w, ui->pixel}, 0, ui->theme->rule);
	}
	if (look->parts != SIZE_MAX && plot->debrief->reply_count > 0) {
		float x = x_of(plot, (float)look->parts);
		struct point line[2] = {{x, plot->area.y}, {x, plot->area.y + plot->area.h}};
		geometry_dots(ui->list, line, 2, 0.4f * ui->em, fmaxf(0.06f * ui->em, ui->pixel), ui->theme->ink);
	}
	if (look->cursor != NULL && *look->cursor < plot->debrief->reply_count) {
		float x = x_of(plot, (float)*look->cursor + 1), wide = fmaxf(2 * ui->pixel, 0.12f * ui->em);
		draw_box(ui->list, (struct rect){x - wide / 2, plot->area.y, wide, plot->box.y + plot->box.h - plot->area.y - 0.6f * ui->em},
			wide / 2, theme_fade(ui->theme->accent, 0.55f));
	}
}

/* The picture in words: what is drawn in it, then how the curves went. */
static const char *curve_says(const struct plot *plot, const struct curve_look *look) {
	struct arena *arena = &plot->app->ui.list->arena;
	const struct debrief *debrief = plot->debrief;
	const char *text = arena_printf(arena, "%s: How tight the loop was, from tight to loose; What %s kept under water; What %s kept "
										   "under water. %s", look->title, debrief->name[SEAT_ONE], debrief->name[SEAT_TWO],
		debrief->curve_words);
	for (size_t i = 0; look->span == 0 && i < debrief->moment_count; i++) {
		text = arena_printf(arena, "%s%s%zu: reply %zu", text, i == 0 ? " Moments marked: " : ", ", i + 1,
			debrief->moments[i].reply + 1);
	}
	return look->span == 0 && debrief->moment_count > 0 ? arena_printf(arena, "%s.", text) : text;
}

/* Left and right go from reply to reply, a press to the nearest. */
static void move_cursor(const struct plot *plot, const struct curve_look *look) {
	struct ui *ui = &plot->app->ui;
	size_t count = plot->debrief->reply_count;
	const char *label = arena_printf(&ui->list->arena, "%s Left and right go from reply to reply; this is %zu of %zu.",
		curve_says(plot, look), *look->cursor + 1, count);
	struct ui_look spot = ui_spot(ui, look->focus, ROLE_CHOICE, plot->box, label);
	if (spot.focused) {
		ui_ring(ui, plot->box, 1.5f * ui->grid);
	}
	if (count == 0) {
		return;
	}
	if (spot.focused && ui_key(ui, KEY_LEFT) && *look->cursor > 0) {
		(*look->cursor)--;
		plot->app->dirty = true;
	} else if (spot.focused && ui_key(ui, KEY_RIGHT) && *look->cursor + 1 < count) {
		(*look->cursor)++;
		plot->app->dirty = true;
	} else if (spot.chosen && ui->input.kind == INPUT_UP) {
		float share = ease_clamp((ui->pointer.x - plot->area.x) / plot->area.w, 0, 1) * (float)count;
		*look->cursor = (size_t)fmaxf(0, fminf(roundf(share) - 1, (float)count - 1));
		plot->app->dirty = true;
	}
}

float after_curve(struct app *app, const struct debrief *debrief, struct rect place, const struct curve_look *look) {
	struct ui *ui = &app->ui;
	float pad = fminf(1.1f * ui->em, place.w * 0.04f), inner = place.w - 2 * pad;
	float title = ui_layout(ui, TEXT_STRONG, look->title, inner)->height, keys = legend(app, debrief, (struct rect){0, 0, inner, 0}, false);
	float lane = (look->span == 0 ? 1.9f : 0.8f) * ui->em, high = fminf(11 * ui->em, fmaxf(6 * ui->em, ui->height * 0.3f)), rows = 2 * row_height(ui);
	place.h = ceilf(2 * pad + title + 0.4f * ui->em + keys + lane + high + 0.5f * ui->em + rows);
	float gutter = fminf(fmaxf(ui_layout(ui, TEXT_SMALL, "tight", inner)->width, ui_layout(ui, TEXT_SMALL, "loose", inner)->width) +
							 0.7f * ui->em, inner * 0.25f);
	struct plot plot = {app, debrief, place, {place.x + pad + gutter, 0, inner - gutter - 0.5f * ui->em, high}, 0, place.x + pad,
		look->span > 0 ? look->span : debrief->reply_count};
	draw_bordered_box(ui->list, place, 1.5f * ui->grid, ui->theme->card, ui->pixel, ui->theme->card_edge);
	if (look->cursor != NULL) {
		move_cursor(&plot, look);
	} else {
		draw_node(ui->list, ROLE_PICTURE, 0, place, curve_says(&plot, look))->scrolls = true;
	}
	struct rect at = {place.x + pad, place.y + pad, inner, 0};
	at.y += ui_text(ui, TEXT_STRONG, look->title, at, ALIGN_LEFT, ui->theme->ink) + 0.4f * ui->em;
	at.y += legend(app, debrief, at, true);
	plot.lane = at.y + 0.95f * ui->em;
	plot.area.y = at.y + lane;
	grid(&plot, look);
	struct rect words = {place.x + pad, plot.area.y - 0.6f * ui->em, gutter, 0};
	float small = ui_text(ui, TEXT_SMALL, "tight", words, ALIGN_LEFT, ui->theme->soft);
	words.y = plot.area.y + high - small;
	ui_text(ui, TEXT_SMALL, "loose", words, ALIGN_LEFT, ui->theme->soft);
	for (int curve = CURVES; curve-- > 0;) {
		draw_line(&plot, (enum curve)curve);
	}
	if (look->span == 0) {
		numbers(&plot);
	}
	float y = plot.area.y + high + 0.5f * ui->em;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		sign_row(&plot, seat, y);
		y += row_height(ui);
	}
	return place.h;
}
