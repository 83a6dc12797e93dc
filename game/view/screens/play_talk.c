/*
 * The conversation: each partner on a side of the page, in a bubble whose tail
 * corner and name say who it is; narration between them, in the middle. What
 * was under the line stands in water at the bottom of the bubble.
 */
#include "view/screens/play_screen.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "picture/geometry.h"

/* A line's texts, ready to be shown. */
struct said {
	const char *id;
	enum seat by; /* SEAT_NONE: narration, in `says` */
	const char *who, *says, *does, *beneath;
};

static const char *tidy(struct app *app, const char *text) {
	return text != NULL ? app_tidy(app, text) : NULL;
}

static struct said said_in(struct app *app, size_t index) {
	const struct viewer_node *line = viewer_line(app->viewer, index);
	return (struct said){
		.id = line->id,
		.by = line->by,
		.who = line->label,
		.says = tidy(app, viewer_text(line, VIEWED_SAYS)),
		.does = tidy(app, viewer_text(line, VIEWED_DOES)),
		.beneath = tidy(app, viewer_text(line, VIEWED_BENEATH)),
	};
}

/* The measures of one event at a width. */
struct bubble {
	const struct text_block *name, *does, *says, *beneath;
	float pad_x, pad_y, gap, wide, high, pool; /* pool: the height of what was beneath */
};

static struct bubble measure(struct app *app, size_t index, const struct said *said, float width) {
	struct ui *ui = &app->ui;
	struct bubble b = {.pad_x = 0.95f * ui->em, .pad_y = 0.55f * ui->em};
	enum seat before = index > 0 ? viewer_line(app->viewer, index - 1)->by : SEAT_NONE;
	if (said->by == SEAT_NONE) {
		b.says = ui_layout(ui, TEXT_ASIDE, said->says, fminf(width * 0.9f, 32 * ui->em));
		b.gap = index == 0 ? 0 : 1.1f * ui->em;
		b.high = b.says->height;
		return b;
	}
	float room = fminf(width * 0.82f, 33 * ui->em) - 2 * b.pad_x;
	if (before != said->by) {
		b.name = ui_layout(ui, TEXT_LABEL, said->who, room);
	}
	b.gap = before == said->by ? 0.4f * ui->em : 0.9f * ui->em;
	const char *texts[3] = {said->does, said->says, said->beneath};
	const struct text_block **blocks[3] = {&b.does, &b.says, &b.beneath};
	static const enum text_kind kinds[3] = {TEXT_ITALIC, TEXT_BODY, TEXT_SMALL_ITALIC};
	for (int i = 0; i < 3; i++) {
		if (texts[i] != NULL) {
			*blocks[i] = ui_layout(ui, kinds[i], texts[i], room);
			b.wide = fmaxf(b.wide, (*blocks[i])->width);
			b.high += (*blocks[i])->height;
		}
	}
	b.wide = ceilf(b.wide + 2 * b.pad_x);
	b.high += 2 * b.pad_y;
	if (b.beneath != NULL) {
		b.pool = b.beneath->height + 1.4f * b.pad_y;
		b.high += 1.4f * b.pad_y;
	}
	return b;
}

static float whole_height(const struct bubble *b) {
	return b->gap + b->high + (b->name != NULL ? b->name->height + 0.15f * b->name->style.size : 0);
}

static void forget_heights(struct app *app, float width) {
	struct play *play = &app->play;
	if (play->height_width != width || play->height_em != app->ui.em || play->height_beneath != app->talk->under) {
		play->height_count = 0;
		play->height_width = width;
		play->height_em = app->ui.em;
		play->height_beneath = app->talk->under;
	}
	if (play->height_count > app->talk->shown) {
		play->height_count = app->talk->shown;
	}
}

float talk_height(struct app *app, float width) {
	struct play *play = &app->play;
	forget_heights(app, width);
	while (play->height_count < app->talk->shown) {
		struct said said = said_in(app, play->height_count);
		struct bubble b = measure(app, play->height_count, &said, width);
		play->heights = mem_room(play->heights, play->height_count, &play->height_cap, sizeof(float));
		play->heights[play->height_count++] = whole_height(&b);
	}
	float sum = 0;
	for (size_t i = 0; i < app->talk->shown; i++) {
		sum += play->heights[i];
	}
	return sum;
}

float talk_last_height(const struct app *app) {
	const struct play *play = &app->play;
	return app->talk->shown > 0 && play->height_count >= app->talk->shown ? play->heights[app->talk->shown - 1] : 0;
}

/* What was under the line: the bubble's bottom stands in water up to a dotted line. */
static void draw_pool(struct app *app, const struct bubble *b, struct rect box) {
	struct ui *ui = &app->ui;
	const struct theme *theme = ui->theme;
	float radius = 0.8f * ui->em, edge = ui->pixel;
	struct rect pool = {box.x + edge, box.y + box.h - b->pool, box.w - 2 * edge, b->pool - edge};
	draw_box(ui->list, pool, radius - edge, theme->pool);
	draw_box(ui->list, (struct rect){pool.x, pool.y, pool.w, pool.h / 2}, 0, theme->pool);
	struct point line[2] = {{pool.x, pool.y}, {pool.x + pool.w, pool.y}};
	geometry_dots(ui->list, line, 2, 0.4f * ui->em, fmaxf(0.055f * ui->em, ui->pixel), theme->surface);
	text_draw(ui->list, ui->texts, b->beneath, box.x + b->pad_x, pool.y + 0.7f * b->pad_y, box.w - 2 * b->pad_x, ALIGN_LEFT,
		theme->pool_ink, 0);
}

static void draw_bubble(struct app *app, const struct said *said, const struct bubble *b, struct rect place) {
	struct ui *ui = &app->ui;
	const struct theme *theme = ui->theme;
	bool right = said->by == SEAT_TWO;
	float left = right ? place.x + place.w - b->wide : place.x, y = place.y;
	if (b->name != NULL) {
		float inset = 0.2f * ui->em;
		/* at the side of whoever speaks, whichever way the name itself runs */
		float at = right ? place.x + place.w - inset - b->name->width : place.x + inset;
		text_draw(ui->list, ui->texts, b->name, at, y, b->name->width, ALIGN_LEFT, theme->partner[said->by], 0);
		y += b->name->height + 0.15f * b->name->style.size;
	}
	struct rect box = {left, y, b->wide, b->high};
	float radius = 0.8f * ui->em, corner = 2 * radius;
	draw_bordered_box(ui->list, box, radius, theme->bubble[said->by], ui->pixel, theme->bubble_edge[said->by]);
	if (b->name != NULL) {
		/* the corner next to the name is square: the bubble comes from there */
		struct rect square = {right ? box.x + box.w - corner : box.x, y, corner, corner};
		draw_bordered_box(ui->list, square, 0.2f * ui->em, theme->bubble[said->by], ui->pixel, theme->bubble_edge[said->by]);
		struct rect inner = {right ? square.x - ui->pixel : square.x + ui->pixel, y + ui->pixel, corner, corner + ui->pixel};
		draw_box(ui->list, inner, 0, theme->bubble[said->by]);
	}
	float x = box.x + b->pad_x;
	y += b->pad_y;
	if (b->does != NULL) {
		text_draw(ui->list, ui->texts, b->does, x, y, box.w - 2 * b->pad_x, ALIGN_LEFT, theme->soft, 0);
		y += b->does->height;
	}
	if (b->says != NULL) {
		text_draw(ui->list, ui->texts, b->says, x, y, box.w - 2 * b->pad_x, ALIGN_LEFT, theme->ink, 0);
	}
	if (b->beneath != NULL) {
		draw_pool(app, b, box);
	}
}

/* As a screen reader would read it. */
static const char *spoken(struct app *app, const struct said *said) {
	struct buf *out = &app->line;
	buf_clear(out);
	viewer_aloud(said->who, said->does, said->says, said->beneath, out);
	size_t len = 0;
	for (size_t i = 0; i < out->len; i++) {
		if (out->text[i] != EMPHASIS_ON && out->text[i] != EMPHASIS_OFF) {
			out->text[len++] = out->text[i];
		}
	}
	return arena_copy(&app->ui.list->arena, out->text, len);
}

const char *talk_spoken(struct app *app, size_t index, enum seat *by) {
	struct said said = said_in(app, index);
	*by = said.by;
	return spoken(app, &said);
}

void talk_draw(struct app *app, struct rect place, struct rect view) {
	struct ui *ui = &app->ui;
	float y = place.y;
	for (size_t i = 0; i < app->talk->shown; i++) {
		float high = app->play.heights[i];
		if (y + high >= view.y && y <= view.y + view.h) {
			struct said said = said_in(app, i);
			struct bubble b = measure(app, i, &said, place.w);
			struct rect rect = {place.x, y + b.gap, place.w, high - b.gap};
			draw_node(ui->list, ROLE_LINE, 0, rect, spoken(app, &said))->scrolls = true;
			draw_node_shows(ui->list, said.id);
			if (said.by == SEAT_NONE) {
				float room = fminf(place.w * 0.9f, 32 * ui->em);
				text_draw(ui->list, ui->texts, b.says, place.x + (place.w - room) / 2, rect.y, room, ALIGN_CENTRE,
					ui->theme->soft, 0);
			} else {
				draw_bubble(app, &said, &b, rect);
			}
			float arrived = ease_at(&app->play.arrival, ui->now);
			if (i + 1 == app->talk->shown && arrived < 1) {
				draw_box(ui->list, rect, 0, theme_fade(ui->theme->page, 1 - arrived)); /* it comes out of the page */
			}
		}
		y += high;
	}
}
