/* What is put on the screen again and again: texts in the scale's sizes, buttons, badges, the ground of cards. */
#include "view/ui/ui.h"

#include <math.h>
#include <string.h>

static const struct {
	enum face face;
	float size, leading;
	enum fit_lines fit;
} scale[] = {
	[TEXT_BODY] = {FACE_REGULAR, 1.0f, 1.42f, LINES_FILL},
	[TEXT_ITALIC] = {FACE_ITALIC, 1.0f, 1.42f, LINES_FILL},
	[TEXT_ASIDE] = {FACE_ITALIC, 1.0f, 1.42f, LINES_BALANCED},
	[TEXT_SMALL] = {FACE_REGULAR, 0.84f, 1.4f, LINES_FILL},
	[TEXT_SMALL_ITALIC] = {FACE_ITALIC, 0.84f, 1.4f, LINES_FILL},
	[TEXT_LABEL] = {FACE_BOLD, 0.78f, 1.35f, LINES_FILL},
	[TEXT_STRONG] = {FACE_BOLD, 1.0f, 1.35f, LINES_FILL},
	[TEXT_TITLE] = {FACE_BOLD, 1.28f, 1.25f, LINES_BALANCED},
	[TEXT_HEAD] = {FACE_BOLD, 1.85f, 1.18f, LINES_BALANCED},
};

struct text_style ui_style(const struct ui *ui, enum text_kind kind) {
	return (struct text_style){scale[kind].face, ui->em * scale[kind].size, scale[kind].leading * ui->spacing, scale[kind].fit};
}

const struct text_block *ui_layout(struct ui *ui, enum text_kind kind, const char *text, float width) {
	return text_layout(ui->texts, ui_style(ui, kind), text, strlen(text), width);
}

enum text_kind ui_heading_kind(struct ui *ui, const char *text, float width, float height) {
	if (ui_layout(ui, TEXT_TITLE, text, width)->height <= height) {
		return TEXT_TITLE;
	}
	return ui_layout(ui, TEXT_STRONG, text, width)->height <= height ? TEXT_STRONG : TEXT_LABEL;
}

float ui_text(struct ui *ui, enum text_kind kind, const char *text, struct rect place, enum align align,
	struct colour colour) {
	const struct text_block *block = ui_layout(ui, kind, text, place.w);
	text_draw(ui->list, ui->texts, block, place.x, place.y, place.w, align, colour, 0);
	return block->height;
}

float ui_say(struct ui *ui, enum role role, enum text_kind kind, const char *text, struct rect place, enum align align,
	struct colour colour) {
	const struct text_block *block = ui_layout(ui, kind, text, place.w);
	struct node *node = draw_node(ui->list, role, 0, (struct rect){place.x, place.y, place.w, block->height}, block->text);
	node->scrolls = ui->area != NULL;
	text_draw(ui->list, ui->texts, block, place.x, place.y, place.w, align, colour, 0);
	return block->height;
}

void ui_ring(struct ui *ui, struct rect rect, float radius) {
	float gap = 3 * ui->pixel;
	struct rect around = {rect.x - gap, rect.y - gap, rect.w + 2 * gap, rect.h + 2 * gap};
	draw_bordered_box(ui->list, around, radius + gap, theme_fade(ui->theme->accent, 0), 2 * ui->pixel, ui->theme->accent);
}

void ui_card_ground(struct ui *ui, struct rect rect, struct ui_look look) {
	const struct theme *theme = ui->theme;
	bool strong = look.focused || look.hovered;
	struct colour ground = look.pressed ? theme_mix(theme->card, theme->accent, 0.12f)
						   : look.hovered ? theme_mix(theme->card, theme->accent, 0.05f)
										  : theme->card;
	float border = (look.focused ? 2 : 1) * ui->pixel;
	draw_bordered_box(ui->list, rect, 1.25f * ui->grid, ground, border, strong ? theme->accent : theme->card_edge);
}

void ui_badge(struct ui *ui, struct point centre, const char *text, bool filled) {
	const struct theme *theme = ui->theme;
	struct text_style style = {FACE_BOLD, ui->em * 0.86f, 1.2f, LINES_FILL};
	const struct text_block *block = text_layout(ui->texts, style, text, strlen(text), ui->em * 4);
	float high = 1.6f * ui->em, wide = fmaxf(high, block->width + 0.8f * ui->em);
	struct rect rect = {centre.x - wide / 2, centre.y - high / 2, wide, high};
	draw_box(ui->list, rect, high / 2, filled ? theme->accent : theme->badge);
	text_draw(ui->list, ui->texts, block, rect.x, centre.y - block->height / 2, wide, ALIGN_CENTRE,
		filled ? theme->on_accent : theme->ink, 0);
}

static float button_pad(const struct ui *ui) {
	return 0.7f * ui->em;
}

/* The key stands before the label in a small frame, as on a keyboard. */
static float key_width(struct ui *ui, const char *key) {
	if (key == NULL) {
		return 0;
	}
	float wide = text_width(ui->texts, FACE_BOLD, ui_style(ui, TEXT_LABEL).size, key) + 0.7f * ui->em;
	return fmaxf(wide, 1.45f * ui->em) + 0.45f * ui->em;
}

float ui_button_width(struct ui *ui, const char *key, const char *label) {
	return ceilf(ui_layout(ui, TEXT_SMALL, label, 1e6f)->width + key_width(ui, key) + 2 * button_pad(ui));
}

float ui_button_height(const struct ui *ui) {
	return ceilf(fmaxf(2.15f * ui->em, 26 * ui->pixel));
}

bool ui_button(struct ui *ui, uint32_t id, struct rect rect, const char *key, const char *label, enum button_look look) {
	const char *said = key != NULL ? arena_printf(&ui->list->arena, "%s, key %s", label, key) : label;
	struct ui_look spot = ui_spot(ui, id, ROLE_BUTTON, rect, said);
	const struct theme *theme = ui->theme;
	bool main = look == BUTTON_MAIN;
	struct colour ground = main ? theme->accent : theme_fade(theme->accent, spot.pressed ? 0.2f : spot.hovered ? 0.1f : 0);
	struct colour edge = main || spot.focused || spot.hovered ? theme->accent : theme->card_edge;
	draw_bordered_box(ui->list, rect, rect.h / 2, ground, (spot.focused && !main ? 2 : 1) * ui->pixel, edge);
	if (spot.focused && main) {
		ui_ring(ui, rect, rect.h / 2);
	}
	struct colour ink = main ? theme->on_accent : theme->ink;
	float left = rect.x + button_pad(ui), room = key_width(ui, key);
	if (key != NULL) {
		struct rect cap = {left - 0.25f * ui->em, rect.y + rect.h / 2 - 0.72f * ui->em, room - 0.45f * ui->em, 1.44f * ui->em};
		draw_box(ui->list, cap, 0.35f * ui->em, main ? theme_fade(theme->on_accent, 0.2f) : theme->badge);
		float high = ui_layout(ui, TEXT_LABEL, key, 1e6f)->height;
		cap.y += (cap.h - high) / 2;
		ui_text(ui, TEXT_LABEL, key, cap, ALIGN_CENTRE, ink);
	}
	const struct text_block *block = ui_layout(ui, TEXT_SMALL, label, fmaxf(rect.w - 2 * button_pad(ui) - room, ui->em));
	struct rect place = {left + room, rect.y + (rect.h - block->height) / 2, rect.w - 2 * button_pad(ui) - room, 0};
	text_draw(ui->list, ui->texts, block, place.x, place.y, place.w, key != NULL ? ALIGN_LEFT : ALIGN_CENTRE, ink, 0);
	return spot.chosen;
}

/* How the buttons stand: in one row, or in as many even columns as fit. */
struct rows {
	size_t columns;
	float wide; /* of a column; 0: each as wide as it needs */
};

static struct rows find_rows(struct ui *ui, const struct ui_choice *choices, size_t count, float width) {
	float sum = 0, widest = 0;
	for (size_t i = 0; i < count; i++) {
		float wide = ui_button_width(ui, choices[i].key, choices[i].label);
		sum += wide + (i > 0 ? ui->grid : 0);
		widest = fmaxf(widest, wide);
	}
	if (sum <= width) {
		return (struct rows){count, 0};
	}
	size_t columns = (size_t)((width + ui->grid) / (widest + ui->grid));
	columns = columns > 1 ? columns : 1;
	size_t rows = (count + columns - 1) / columns;
	columns = (count + rows - 1) / rows; /* no row with one left over where it can be helped */
	float room = (width - ui->grid * (float)(columns - 1)) / (float)columns;
	return (struct rows){columns, floorf(fminf(room, widest * 1.25f))};
}

float ui_buttons_height(struct ui *ui, const struct ui_choice *choices, size_t count, float width) {
	if (count == 0) {
		return 0;
	}
	struct rows rows = find_rows(ui, choices, count, width);
	size_t high = (count + rows.columns - 1) / rows.columns;
	return (float)high * (ui_button_height(ui) + ui->grid) - ui->grid;
}

size_t ui_buttons(struct ui *ui, const struct ui_choice *choices, size_t count, struct rect place) {
	struct rows rows = find_rows(ui, choices, count, place.w);
	size_t chosen = SIZE_MAX;
	float x = place.x;
	for (size_t i = 0; i < count; i++) {
		float wide = rows.wide > 0 ? rows.wide : ui_button_width(ui, choices[i].key, choices[i].label);
		x = i % rows.columns == 0 ? place.x : x;
		float y = place.y + (float)(i / rows.columns) * (ui_button_height(ui) + ui->grid);
		struct rect rect = {x, y, fminf(wide, place.w), ui_button_height(ui)};
		if (ui_button(ui, choices[i].id, rect, choices[i].key, choices[i].label, choices[i].look)) {
			chosen = i;
		}
		x += wide + ui->grid;
	}
	return chosen;
}

float ui_pill_width(struct ui *ui, const char *word) {
	return ceilf(fmaxf(ui_layout(ui, TEXT_SMALL, word, 1e6f)->width + 1.5f * ui->em, 2.2f * ui->em));
}

void ui_pill_draw(struct ui *ui, struct rect rect, const char *word, bool chosen, bool marked) {
	const struct theme *theme = ui->theme;
	struct colour ground = chosen ? theme->accent : theme_fade(theme->accent, marked ? 0.1f : 0);
	draw_bordered_box(ui->list, rect, rect.h / 2, ground, ui->pixel, chosen || marked ? theme->accent : theme->card_edge);
	const struct text_block *block = ui_layout(ui, TEXT_SMALL, word, fmaxf(rect.w - 0.4f * ui->em, ui->em));
	text_draw(ui->list, ui->texts, block, rect.x + (rect.w - block->width) / 2, rect.y + (rect.h - block->height) / 2,
		block->width + 1, ALIGN_LEFT, chosen ? theme->on_accent : theme->ink, 0);
}
