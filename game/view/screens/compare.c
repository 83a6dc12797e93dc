#include "view/screens/compare.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { REPLIES_SHOWN = 3 };

struct compared *compared_create(struct app *app, const struct record *one, const struct record *other) {
	struct compared *compared = mem_new(struct compared);
	const struct record *const records[2] = {one, other};
	for (int side = 0; side < 2; side++) {
		struct diag diag = {0};
		struct replayed *replayed = &compared->replayed[side];
		if (keep_play_again(app, records[side], replayed, &diag)) {
			compared->debrief[side] = debrief_create(
				replayed->playthrough, &(struct debrief_setup){.cast = &replayed->cast});
		}
		if (diag.len > 0) {
			compared->told[side] = mem_copy(diag.findings[0].message, strlen(diag.findings[0].message));
		}
		diag_finish(&diag);
	}
	if (compared->debrief[0] != NULL && compared->debrief[1] != NULL) {
		compared->beside = beside_of(
			compared->replayed[0].playthrough, compared->debrief[0], compared->replayed[1].playthrough, compared->debrief[1]);
	}
	return compared;
}

void compared_destroy(struct compared *compared) {
	if (compared == NULL) {
		return;
	}
	for (int side = 0; side < 2; side++) {
		debrief_destroy(compared->debrief[side]);
		replayed_finish(&compared->replayed[side]);
		free(compared->told[side]);
	}
	free(compared);
}

struct column_data {
	const struct column *column;
	size_t parts;
};

/* What was said from where they part on. */
static void own_replies(struct writing *writing, const struct debrief *debrief, size_t parts) {
	struct ui *ui = &writing->app->ui;
	const struct theme *theme = ui->theme;
	writing_text(
		writing, ROLE_HEADING, TEXT_LABEL, parts == 0 ? "From the first word" : "Where it goes its own way", theme->soft);
	for (size_t i = parts; i < debrief->reply_count && i < parts + REPLIES_SHOWN; i++) {
		writing_gap(writing, 0.5f);
		writing_marked(writing, debrief->replies[i].verdict, TEXT_BODY,
			after_said(writing->app, debrief, &debrief->replies[i].said), theme->ink);
	}
	if (debrief->reply_count <= parts) {
		writing_gap(writing, 0.5f);
		writing_text(writing, ROLE_TEXT, TEXT_BODY, debrief->over ? "It ended here." : "It was left here.", theme->ink);
	} else if (debrief->reply_count > parts + REPLIES_SHOWN) {
		writing_gap(writing, 0.5f);
		const char *more = arena_printf(
			&ui->list->arena, "… and %zu more", debrief->reply_count - parts - REPLIES_SHOWN);
		writing_text(writing, ROLE_TEXT, TEXT_SMALL, more, theme->soft);
	}
	writing_gap(writing, 1);
}

static void column_content(struct writing *writing, const void *data) {
	const struct column_data *row = data;
	const struct debrief *debrief = row->column->debrief;
	const struct theme *theme = writing->app->ui.theme;
	writing_text(writing, ROLE_TEXT, TEXT_SMALL, row->column->told, theme->tightens);
	if (debrief == NULL) {
		return;
	}
	if (row->column->told != NULL) {
		writing_gap(writing, 1);
	}
	if (row->parts != SIZE_MAX) {
		own_replies(writing, debrief, row->parts);
	}
	writing_text(writing, ROLE_HEADING, TEXT_LABEL, debrief->over ? "How it ended" : "Where it was left", theme->soft);
	writing_gap(writing, 0.3f);
	writing_text(writing, ROLE_TEXT, TEXT_STRONG,
		debrief->ending_title != NULL ? debrief->ending_title : debrief->ending_words, theme->ink);
	writing_text(writing, ROLE_TEXT, TEXT_BODY, debrief->ending_title != NULL ? debrief->ending_words : NULL, theme->soft);
	if (debrief->ending_text != NULL) {
		writing_gap(writing, 0.3f);
		writing_text(writing, ROLE_TEXT, TEXT_SMALL, debrief->ending_text, theme->ink);
	}
}

/* What stands over the curve, as high as the higher of the two where they are beside each other. */
static float facts_height(struct app *app, const struct column columns[2], int side, float width, bool beside) {
	float high = 0;
	for (int i = 0; i < 2; i++) {
		if ((beside || i == side) && columns[i].facts != NULL) {
			high = fmaxf(high, ui_layout(&app->ui, TEXT_SMALL, columns[i].facts, width)->height + app->ui.grid);
		}
	}
	return high;
}

static float one_column(
	struct app *app, const struct column *column, size_t parts, size_t span, struct rect at, float least) {
	if (column->debrief != NULL) {
		struct curve_look look = {column->title, 0, NULL, parts, span};
		at.y += after_curve(app, column->debrief, at, &look) + app->ui.grid;
	}
	struct column_data data = {column, parts};
	return at.y + writing_card(app, column_content, &data, at, least);
}

void columns_run(
	struct app *app, struct page *page, const struct column columns[2], size_t parts, const struct above *above) {
	struct ui *ui = &app->ui;
	float gap = 2.5f * ui->grid, half = floorf((page->column.w - gap) / 2);
	bool beside = half >= 17 * ui->em;
	struct rect place = {page->column.x, page->column.y, beside ? half : page->column.w, 0};
	float bottom = place.y, least = 0;
	size_t span = 1;
	for (int side = 0; side < 2; side++) {
		const struct debrief *debrief = columns[side].debrief;
		struct column_data data = {&columns[side], parts};
		span = debrief != NULL && debrief->reply_count > span ? debrief->reply_count : span;
		least = beside ? fmaxf(least, writing_card_height(app, column_content, &data, place.w)) : 0;
	}
	for (int side = 0; side < 2; side++) {
		struct rect at = place;
		if (above != NULL) {
			above->run(app, at, side);
			at.y += above->room;
		}
		if (columns[side].facts != NULL) {
			ui_say(ui, ROLE_TEXT, TEXT_SMALL, columns[side].facts, at, ALIGN_LEFT, ui->theme->soft);
		}
		at.y += facts_height(app, columns, side, place.w, beside);
		bottom = fmaxf(bottom, one_column(app, &columns[side], parts, span, at, least));
		place.x += beside ? half + gap : 0;
		place.y = beside ? place.y : bottom + 2 * gap;
	}
	page->column.y = bottom;
}
