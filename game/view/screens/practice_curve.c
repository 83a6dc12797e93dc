/*
 * Small curves: a thin line with a dot for each conversation, between two words
 * that say what stands at its foot and at its top. Drawn alike for everything
 * that is counted, so that none of them looks like a mark.
 */
#include "view/screens/practice_screen.h"

#include <math.h>

#include "picture/geometry.h"

struct chart {
	struct writing *writing;
	struct rect area; /* where the points stand, half a dot away from its edges */
	float gutter, radius;
};

struct buf *practice_line(struct app *app) {
	buf_clear(&app->line);
	return &app->line;
}

const char *practice_said(struct app *app) {
	const char *copy = arena_copy(&app->ui.list->arena, app->line.text, app->line.len);
	buf_clear(&app->line);
	return copy;
}

/* Room for a chart this many ems high at the writing's place, which moves on; draws its ground and the words beside it. */
static struct chart chart_begin(struct writing *writing, float ems, const char *top, const char *foot, size_t points) {
	struct ui *ui = &writing->app->ui;
	float room = writing->at.w, pad = 0.6f * ui->em;
	float small = ui_layout(ui, TEXT_SMALL, top, room)->height;
	float wide = fmaxf(ui_layout(ui, TEXT_SMALL, top, room)->width, ui_layout(ui, TEXT_SMALL, foot, room)->width);
	struct chart chart = {.writing = writing, .gutter = ceilf(wide + pad)};
	float high = fmaxf(ems * ui->em, 2 * small);
	float across = fmaxf(room - chart.gutter - pad, ui->em);
	chart.radius = fminf(0.24f * ui->em, 0.36f * across / fmaxf(1, (float)points));
	chart.area = (struct rect){writing->at.x + chart.gutter, writing->at.y + small / 2, across, high - small};
	if (writing->draw) {
		struct rect at = {writing->at.x, writing->at.y, chart.gutter, small};
		ui_text(ui, TEXT_SMALL, top, at, ALIGN_LEFT, ui->theme->soft);
		at.y = writing->at.y + high - small;
		ui_text(ui, TEXT_SMALL, foot, at, ALIGN_LEFT, ui->theme->soft);
		for (int i = 0; i < 2; i++) {
			float y = roundf(chart.area.y + chart.area.h * (float)i);
			draw_box(ui->list, (struct rect){chart.area.x - pad / 2, y, across + pad, ui->pixel}, 0, ui->theme->rule);
		}
	}
	writing->at.y += high;
	return chart;
}

static struct point point_of(const struct chart *chart, const struct practice_series *series, size_t i, double top) {
	float share = series->len < 2 ? 0.5f : (float)i / (float)(series->len - 1);
	return (struct point){
		chart->area.x + chart->area.w * share, chart->area.y + chart->area.h * (1 - (float)(series->value[i] / top))};
}

/* Piece by piece: a band around a sharp corner would grow thin on both sides of it, and the dots cover the joints. */
static void line(const struct chart *chart, const struct practice_series *series, double top) {
	struct ui *ui = &chart->writing->app->ui;
	struct colour colour = ui->theme->accent;
	float half = fmaxf(0.05f * ui->em, 0.6f * ui->pixel);
	for (size_t i = 0; i < series->len; i++) {
		struct point at = point_of(chart, series, i, top), next = at;
		if (i + 1 < series->len) {
			next = point_of(chart, series, i + 1, top);
			struct band_point piece[2] = {{at.x, at.y, half, colour}, {next.x, next.y, half, colour}};
			geometry_band(ui->list, piece, 2, false, ui->pixel);
		}
		geometry_disc(ui->list, at, fmaxf(chart->radius, half), colour, ui->pixel);
	}
}

/* The box of what was put since `top`, as a picture. */
static void picture(const struct chart *chart, float top, const char *label) {
	struct writing *writing = chart->writing;
	struct rect box = {writing->at.x, top, writing->at.w, writing->at.y - top};
	draw_node(writing->app->ui.list, ROLE_PICTURE, 0, box, label)->scrolls = true;
}

void practice_curve(
	struct writing *writing, const struct practice *practice, enum practice_measure measure, size_t scenario) {
	struct practice_series series = practice_series(practice, measure, scenario);
	struct arena *arena = &writing->app->ui.list->arena;
	if (series.len < 2) {
		return;
	}
	bool reaches = measure == PRACTICE_REACHES;
	double top = reaches ? fmax(1, ceil(series.high)) : 100;
	const char *high = reaches ? arena_printf(arena, "%.0f", top) : "100 %", *foot = reaches ? "0" : "0 %";
	float began = writing->at.y;
	struct chart chart = chart_begin(writing, writing->at.w > 40 * writing->app->ui.em ? 5.5f : 4.2f, high, foot, series.len);
	if (writing->draw) {
		struct buf *words = practice_line(writing->app);
		line(&chart, &series, top);
		practice_say_curve(practice, measure, scenario, words);
		buf_printf(words, " Drawn from %s to %s.", foot, high);
		picture(&chart, began, practice_said(writing->app));
	}
}

static void ring(struct ui *ui, struct point at, float radius) {
	geometry_disc(ui->list, at, radius, ui->theme->card, ui->pixel);
	geometry_ring(ui->list, at, radius, fmaxf(0.36f * radius, ui->pixel), ui->theme->accent, ui->pixel);
}

static void stems(const struct chart *chart, const struct practice_series *first, const struct practice_series *last) {
	struct ui *ui = &chart->writing->app->ui;
	float half = fmaxf(0.03f * ui->em, 0.5f * ui->pixel);
	for (size_t i = 0; i < first->len; i++) {
		struct point from = point_of(chart, first, i, POINTS_MAX), to = point_of(chart, last, i, POINTS_MAX);
		struct band_point stem[2] = {{from.x, from.y, half, ui->theme->accent}, {to.x, to.y, half, ui->theme->accent}};
		geometry_band(ui->list, stem, 2, false, ui->pixel);
		ring(ui, from, chart->radius);
		geometry_disc(ui->list, to, chart->radius, ui->theme->accent, ui->pixel);
	}
}

/* What a ring and what a dot is. */
static void key(struct writing *writing) {
	static const char *const words[2] = {"after the first reply, whoever’s it was", "after the last"};
	struct ui *ui = &writing->app->ui;
	float indent = 1.3f * ui->em, radius = 0.26f * ui->em;
	writing->at.x += indent;
	writing->at.w -= indent;
	for (int i = 0; i < 2; i++) {
		struct point at = {
			writing->at.x - indent + 0.5f * ui->em, writing->at.y + ui_layout(ui, TEXT_SMALL, "x", 1e6f)->height / 2};
		if (writing->draw && i == 0) {
			ring(ui, at, radius);
		} else if (writing->draw) {
			geometry_disc(ui->list, at, radius, ui->theme->accent, ui->pixel);
		}
		writing_text(writing, ROLE_TEXT, TEXT_SMALL, words[i], ui->theme->soft);
	}
	writing->at.x -= indent;
	writing->at.w += indent;
}

void practice_curve_tension(struct writing *writing, const struct practice *practice) {
	struct practice_series first = practice_series(practice, PRACTICE_FIRST, PRACTICE_EVERYWHERE);
	struct practice_series last = practice_series(practice, PRACTICE_LAST, PRACTICE_EVERYWHERE);
	if (first.len < 2) {
		return;
	}
	key(writing);
	writing_gap(writing, 0.5f);
	float began = writing->at.y;
	struct chart chart = chart_begin(writing, 8, "tight", "loose", first.len);
	if (writing->draw) {
		struct buf *words = practice_line(writing->app);
		stems(&chart, &first, &last);
		practice_say_tensions(practice, words);
		buf_printf(words, " Drawn from loose, 0, to tight, %d.", POINTS_MAX);
		picture(&chart, began, practice_said(writing->app));
	}
}
