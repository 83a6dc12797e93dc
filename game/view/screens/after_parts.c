/* The parts of the debrief that are text: moments, moves, the five steps, the signs of a secure pair. */
#include <math.h>

#include "view/screens/after_screen.h"
#include "picture/geometry.h"

/* The most of the other replies on offer that a moment names. */
enum { OTHERS_MOST = 3 };

struct moment_data {
	const struct debrief *debrief;
	const struct moment *moment;
	size_t number;
};

static const char *verdict_words(enum verdict verdict) {
	return verdict == VERDICT_ESCALATES ? "tightens" : verdict == VERDICT_SOFTENS ? "loosens" : "holds";
}

static void say(struct writing *writing, const struct debrief *debrief, const struct said *said) {
	writing_text(writing, ROLE_TEXT, TEXT_BODY, after_said(writing->app, debrief, said), writing->app->ui.theme->ink);
	writing_beneath(writing, said->beneath);
}

static void other(struct writing *writing, const struct debrief *debrief, const struct alternative *other) {
	struct arena *arena = &writing->app->ui.list->arena;
	const char *then = other->answered ? arena_printf(arena, " Then %s", after_said(writing->app, debrief, &other->answer)) : "";
	const char *end = other->ending != NULL ? arena_printf(arena, " There it would have ended: %s.", other->ending) : "";
	const char *text = arena_printf(arena, "%s%s The loop %s.%s%s", after_said(writing->app, debrief, &other->said), then,
		verdict_words(other->verdict), end, other->nearest ? " Nothing on offer lay nearer to a good ending." : "");
	writing_gap(writing, 0.35f);
	writing_marked(writing, other->verdict, TEXT_SMALL, text, writing->app->ui.theme->ink);
}

static void moment_content(struct writing *writing, const void *data) {
	const struct moment_data *row = data;
	const struct debrief *debrief = row->debrief;
	const struct moment *moment = row->moment;
	struct app *app = writing->app;
	const struct theme *theme = app->ui.theme;
	const char *head = arena_printf(&app->ui.list->arena, "%zu  %s", row->number, moment->title);
	writing_text(writing, ROLE_HEADING, TEXT_STRONG, head, theme->accent);
	writing_gap(writing, 0.3f);
	say(writing, debrief, &debrief->replies[moment->reply].said);
	if (moment->answered && moment->reply + 1 < debrief->reply_count) {
		writing_gap(writing, 0.5f);
		say(writing, debrief, &debrief->replies[moment->reply + 1].said);
	}
	if (moment->turning != NULL) {
		writing_gap(writing, 0.5f);
		writing_text(writing, ROLE_TEXT, TEXT_BODY, moment->turning, theme->soft);
	}
	if (moment->other_count > 0) {
		writing_gap(writing, 0.7f);
		writing_text(writing, ROLE_HEADING, TEXT_LABEL, "Also on offer there", theme->soft);
	}
	for (size_t i = 0, shown = 0; i < moment->other_count && shown < OTHERS_MOST; i++) {
		bool room_for_all = moment->other_count <= OTHERS_MOST || moment->others[i].nearest;
		if (room_for_all || shown + 1 < OTHERS_MOST) {
			other(writing, debrief, &moment->others[i]);
			shown++;
		}
	}
	writing_gap(writing, 0.8f);
	uint32_t id = ui_id("from moment", (uint32_t)row->number);
	struct ui *ui = &app->ui;
	struct rect button = {writing->at.x, writing->at.y, fminf(ui_button_width(ui, NULL, "From here"), writing->at.w), ui_button_height(ui)};
	bool chosen = writing->draw && ui_button(ui, id, button, NULL, "From here", BUTTON_QUIET);
	writing->at.y += button.h;
	if (chosen) {
		app->after.asked = moment->reply; /* followed when the page is done with */
	}
}

/* Each card goes where there is room first: two columns of unlike cards leave no holes. */
void after_moments(struct app *app, struct page *page, const struct debrief *debrief) {
	struct ui *ui = &app->ui;
	float gap = 2 * ui->grid, half = floorf((page->column.w - gap) / 2), y[2] = {page->column.y, page->column.y};
	bool beside = half >= 17 * ui->em;
	for (size_t i = 0; i < debrief->moment_count; i++) {
		struct moment_data row = {debrief, &debrief->moments[i], i + 1};
		int column = beside && y[1] < y[0] ? 1 : 0;
		struct rect place = {page->column.x + (float)column * (half + gap), y[column], beside ? half : page->column.w, 0};
		y[column] += writing_card(app, moment_content, &row, place, 0) + gap;
	}
	page->column.y = fmaxf(y[0], y[1]);
}

struct partner_data {
	const struct debrief *debrief;
	int seat;
};

static const char *names_of_moves(struct writing *writing, const struct debrief *debrief, int seat, enum move_kind kind) {
	struct buf *text = &writing->app->line;
	buf_clear(text);
	for (int move = 0; move < MOVE_COUNT; move++) {
		int times = debrief->moves[seat][move];
		if (times > 0 && move_row((enum move)move)->kind == kind) {
			buf_printf(text, "%s%s", text->len > 0 ? "; " : "", move_row((enum move)move)->name);
			if (times > 1) {
				buf_printf(text, ", %d times", times);
			}
		}
	}
	return arena_copy(&writing->app->ui.list->arena, text->text, text->len);
}

float after_indent(struct writing *writing, enum move_kind kind) {
	struct ui *ui = &writing->app->ui;
	float indent = 1.6f * ui->em;
	if (writing->draw) {
		after_glyph(ui, kind, (struct point){writing->at.x + 0.5f * ui->em, writing->at.y + 0.72f * ui->em}, 0.45f * ui->em);
	}
	writing->at.x += indent;
	writing->at.w -= indent;
	return indent;
}

static void moves_content(struct writing *writing, const void *data) {
	const struct partner_data *row = data;
	const struct debrief *debrief = row->debrief;
	struct ui *ui = &writing->app->ui;
	writing_text(writing, ROLE_HEADING, TEXT_STRONG, debrief->name[row->seat], ui->theme->partner[row->seat]);
	int sum = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		int times = debrief->kinds[row->seat][kind];
		sum += times;
		if (times == 0) {
			continue;
		}
		writing_gap(writing, 0.55f);
		float indent = after_indent(writing, (enum move_kind)kind);
		const char *head = arena_printf(&ui->list->arena, "%s, %d×", kind_words((enum move_kind)kind), times);
		writing_text(writing, ROLE_TEXT, TEXT_BODY, head, ui->theme->ink);
		writing_text(writing, ROLE_TEXT, TEXT_SMALL, names_of_moves(writing, debrief, row->seat, (enum move_kind)kind), ui->theme->soft);
		writing->at.x -= indent;
		writing->at.w += indent;
	}
	if (sum == 0) {
		writing_gap(writing, 0.5f);
		writing_text(writing, ROLE_TEXT, TEXT_BODY, "said nothing yet", ui->theme->soft);
	}
}

void after_moves(struct app *app, struct page *page, const struct debrief *debrief) {
	struct partner_data one = {debrief, SEAT_ONE}, two = {debrief, SEAT_TWO};
	writing_cards(app, page, moves_content, (const void *const[2]){&one, &two});
}

static void one_step(struct writing *writing, const struct partner_data *row, int i, bool under) {
	const struct debrief *debrief = row->debrief;
	const struct five_step *step = &debrief->steps[row->seat][i];
	struct ui *ui = &writing->app->ui;
	struct colour quiet = under ? ui->theme->pool_ink : ui->theme->soft;
	writing_gap(writing, 0.6f);
	writing_text(writing, ROLE_HEADING, TEXT_LABEL, arena_printf(&ui->list->arena, "%d  %s", i + 1, step->title), quiet);
	writing_text(writing, ROLE_TEXT, TEXT_BODY, step->half, under ? ui->theme->pool_ink : ui->theme->ink);
	const char *note = step->note;
	if (note != NULL && step->reply != DEBRIEF_NO_REPLY && step->reply < debrief->reply_count) {
		note = arena_printf(&ui->list->arena, "%s %s", note, after_said(writing->app, debrief, &debrief->replies[step->reply].said));
	}
	writing_text(writing, ROLE_TEXT, TEXT_SMALL, note, quiet);
}

/* The last two lie under the waterline, which runs across. */
static void under_water(struct writing *writing, const struct partner_data *row) {
	struct ui *ui = &writing->app->ui;
	float pad = 0.6f * ui->em;
	struct writing inner = {writing->app, {writing->at.x + pad, writing->at.y, writing->at.w - 2 * pad, 0}, false};
	for (int pass = 0; pass < 2; pass++) {
		for (int i = STEPS_ABOVE; i < STEP_COUNT; i++) {
			one_step(&inner, row, i, true);
		}
		if (!writing->draw || pass == 1) {
			break;
		}
		struct rect water = {writing->at.x, writing->at.y, writing->at.w, inner.at.y + pad - writing->at.y};
		draw_box(ui->list, water, 0.75f * ui->grid, ui->theme->pool);
		struct point line[2] = {{water.x, water.y}, {water.x + water.w, water.y}};
		geometry_dots(ui->list, line, 2, 0.42f * ui->em, fmaxf(0.08f * ui->em, ui->pixel), ui->theme->surface);
		inner.at.y = writing->at.y;
		inner.draw = true;
	}
	writing->at.y = inner.at.y + pad;
}

static void steps_content(struct writing *writing, const void *data) {
	const struct partner_data *row = data;
	struct ui *ui = &writing->app->ui;
	writing_text(writing, ROLE_HEADING, TEXT_STRONG, row->debrief->name[row->seat], ui->theme->partner[row->seat]);
	for (int i = 0; i < STEPS_ABOVE; i++) {
		one_step(writing, row, i, false);
	}
	writing_gap(writing, 0.9f);
	under_water(writing, row);
}

void after_steps(struct app *app, struct page *page, const struct debrief *debrief) {
	struct partner_data one = {debrief, SEAT_ONE}, two = {debrief, SEAT_TWO};
	writing_cards(app, page, steps_content, (const void *const[2]){&one, &two});
}

void after_signs(struct app *app, struct page *page, const struct debrief *debrief) {
	struct ui *ui = &app->ui;
	float indent = 1.6f * ui->em;
	for (size_t i = 0; i < debrief->sign_count; i++) {
		const struct sign *sign = &debrief->signs[i];
		geometry_ring(ui->list, (struct point){page->column.x + 0.5f * ui->em, page->column.y + 0.68f * ui->em}, 0.42f * ui->em,
			0.16f * ui->em, ui->theme->loosens, ui->pixel);
		struct rect at = {page->column.x + indent, page->column.y, fminf(page->column.w - indent, 40 * ui->em), 0};
		at.y += ui_say(ui, ROLE_HEADING, TEXT_STRONG, sign->title, at, ALIGN_LEFT, ui->theme->ink);
		if (sign->text != NULL) {
			at.y += ui_say(ui, ROLE_TEXT, TEXT_BODY, sign->text, at, ALIGN_LEFT, ui->theme->ink);
		}
		page->column.y = at.y;
		page_gap(app, page, 1);
	}
}
