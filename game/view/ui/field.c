#include "view/ui/field.h"

#include <math.h>
#include <string.h>

#include "view/app_state.h"
#include "view/ui/field_edit.h"

static float pad_of(const struct ui *ui) {
	return 0.7f * ui->em;
}

/* What stands in it, as lines; one more where a line end is the last that was typed. */
static const struct text_block *layout(
	struct ui *ui, const struct field *field, const struct field_look *look, float room) {
	size_t len = field->text.len;
	const char *text = len > 0 ? field->text.text : look->hint;
	if (len > 0 && text[len - 1] == '\n') {
		text = arena_printf(&ui->list->arena, "%s ", text);
	}
	return ui_layout(ui, TEXT_BODY, text, room);
}

static float height_of(struct ui *ui, const struct text_block *block, const struct field_look *look) {
	float rows = look->rows > 0 ? (float)look->rows * block->line_height : 0;
	return ceilf(fmaxf(fmaxf(block->height, rows) + 0.9f * ui->em, 26 * ui->pixel));
}

float field_height(struct ui *ui, const struct field *field, const struct field_look *look, float width) {
	return height_of(ui, layout(ui, field, look, width - 2 * pad_of(ui)), look);
}

static size_t line_of(const struct text_block *block, size_t caret) {
	size_t line = 0;
	while (line + 1 < block->line_count && block->lines[line + 1].start <= caret) {
		line++;
	}
	return line;
}

/* How far right the caret stands in its line. */
static float caret_x(struct ui *ui, const struct text_block *block, size_t line, size_t caret) {
	const struct text_line *at = &block->lines[line];
	float x = 0;
	for (size_t r = at->first_run; r < at->first_run + at->run_count; r++) {
		const struct text_run *run = &block->runs[r];
		if (caret >= run->start) {
			size_t len = caret - run->start < run->len ? caret - run->start : run->len;
			const char *before = arena_copy(&ui->list->arena, block->text + run->start, len);
			x = run->x + text_width(ui->texts, run->face, block->style.size, before);
		}
	}
	return x;
}

/* Where a line ends, before the blank or the line end that it ends with. */
static size_t line_end(const struct field *field, const struct text_block *block, size_t line) {
	return line + 1 < block->line_count ? field_step(field, block->lines[line + 1].start, -1) : field->text.len;
}

/* The place in a line that lies nearest. */
static size_t nearest(struct ui *ui, const struct field *field, const struct text_block *block, size_t line, float x) {
	size_t end = line_end(field, block, line), best = block->lines[line].start;
	float far = INFINITY;
	for (size_t at = best; at <= end; at = field_step(field, at, 1)) {
		float here = fabsf(caret_x(ui, block, line, at) - x);
		if (here < far) {
			far = here;
			best = at;
		}
		if (at == end) {
			break;
		}
	}
	return best;
}

/* From line to line; false where there is none, and the focus may move on. */
static bool move_line(struct ui *ui, struct field *field, const struct text_block *block, int by) {
	size_t line = line_of(block, field->caret);
	bool none = field->text.len == 0 || (by < 0 ? line == 0 : line + 1 >= block->line_count);
	if (!field->lines || none) {
		return false;
	}
	float x = caret_x(ui, block, line, field->caret);
	field_go(field, nearest(ui, field, block, by < 0 ? line - 1 : line + 1, x), ui_input(ui)->shift);
	ui_take(ui);
	return true;
}

/* To the left or right; out of what is marked at the end that lies there. */
static void move_side(struct field *field, int by, bool marking) {
	bool leave = field->mark != field->caret && !marking;
	size_t edge = by < 0 ? field_marked_from(field) : field_marked_to(field);
	field_go(field, leave ? edge : field_step(field, field->caret, by), marking);
}

/* The keys that move the caret. */
static void take_moving(struct ui *ui, struct field *field, const struct text_block *block) {
	size_t line = line_of(block, field->caret);
	bool whole = !field->lines || field->text.len == 0, marking = ui_input(ui)->shift;
	switch (ui_input(ui)->key) {
	case KEY_LEFT:
		move_side(field, -1, marking);
		break;
	case KEY_RIGHT:
		move_side(field, 1, marking);
		break;
	case KEY_HOME:
		field_go(field, whole ? 0 : block->lines[line].start, marking);
		break;
	case KEY_END:
		field_go(field, whole ? field->text.len : line_end(field, block, line), marking);
		break;
	case KEY_UP:
	case KEY_DOWN:
		field->moved = move_line(ui, field, block, ui_input(ui)->key == KEY_UP ? -1 : 1) || field->moved;
		return;
	default:
		return;
	}
	field->moved = true;
	ui_take(ui);
}

enum clipping { CLIP_NONE, CLIP_COPY, CLIP_CUT, CLIP_PASTE, CLIP_ALL };

/* What a key has to do with the clipboard, by the two customs that there are. */
static enum clipping clipping_of(const struct input *input) {
	static const struct {
		enum key key;
		char character;
		bool control, shift;
		enum clipping means;
	} keys[] = {
		{KEY_CHARACTER, 'a', .control = true, .means = CLIP_ALL},
		{KEY_CHARACTER, 'c', .control = true, .means = CLIP_COPY},
		{KEY_CHARACTER, 'x', .control = true, .means = CLIP_CUT},
		{KEY_CHARACTER, 'v', .control = true, .means = CLIP_PASTE},
		{KEY_INSERT, 0, .control = true, .means = CLIP_COPY},
		{KEY_DELETE, 0, .shift = true, .means = CLIP_CUT},
		{KEY_INSERT, 0, .shift = true, .means = CLIP_PASTE},
	};
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		bool held = keys[i].key == KEY_CHARACTER || input->shift == keys[i].shift;
		if (input->key == keys[i].key && input->character == keys[i].character && input->control == keys[i].control &&
			held) {
			return keys[i].means;
		}
	}
	return CLIP_NONE;
}

bool field_pastes(const struct input *input) {
	return input->kind == INPUT_KEY && clipping_of(input) == CLIP_PASTE;
}

/* Takes the key; true if the text changed. */
static bool clip(struct app *app, struct field *field, enum clipping what, size_t most) {
	const struct clipboard *clipboard = &app->options.clipboard;
	ui_take(&app->ui);
	switch (what) {
	case CLIP_COPY:
		field_copy(field, clipboard);
		return false;
	case CLIP_CUT:
		return field_copy(field, clipboard) && field_erase(field, 1);
	case CLIP_PASTE:
		return field_paste(field, clipboard, most);
	case CLIP_ALL:
		field->mark = 0;
		field->caret = field->text.len;
		return false;
	case CLIP_NONE:
		break;
	}
	return false;
}

/* The keys that mean something in a text. */
static bool take_key(struct app *app, struct field *field, const struct text_block *block, size_t most) {
	struct ui *ui = &app->ui;
	const struct input *input = ui_input(ui);
	enum clipping what = clipping_of(input);
	if (what != CLIP_NONE) {
		return clip(app, field, what, most);
	}
	if (input->control) {
		return false;
	}
	switch (input->key) {
	case KEY_BACKSPACE:
	case KEY_DELETE:
		ui_take(ui);
		return field_erase(field, input->key == KEY_DELETE ? 1 : -1);
	case KEY_ENTER:
		if (field->lines) {
			ui_take(ui);
			return field_put(field, "\n", 1, most);
		}
		return false;
	case KEY_CHARACTER:
	case KEY_SPACE:
		ui_take(ui); /* it comes as text, too */
		return false;
	default:
		take_moving(ui, field, block);
		return false;
	}
}

/* What is typed, and the keys. */
static bool take_typing(struct app *app, struct field *field, const struct text_block *block, size_t most) {
	const struct input *input = ui_input(&app->ui);
	if (input == NULL) {
		return false;
	}
	if (input->kind == INPUT_TEXT) {
		ui_take(&app->ui);
		return field_put(field, input->text, strlen(input->text), most);
	}
	return input->kind == INPUT_KEY && take_key(app, field, block, most);
}

/* A press puts the caret where it is. */
static void take_press(struct ui *ui, struct field *field, const struct text_block *block, float left, float top) {
	float down = (ui->pointer.y - top) / block->line_height;
	size_t line = down > 0 ? (size_t)down : 0;
	line = line < block->line_count ? line : block->line_count - 1;
	field_go(field, nearest(ui, field, block, line, ui->pointer.x - left), false);
}

/* What is marked lies on another ground; a line end that is marked shows as a little of it. */
static void draw_marked(struct ui *ui, const struct field *field, const struct text_block *block, struct point at) {
	size_t from = field_marked_from(field), to = field_marked_to(field);
	for (size_t line = line_of(block, from); from < to && line < block->line_count; line++) {
		size_t end = line_end(field, block, line), begin = block->lines[line].start;
		if (begin >= to) {
			break;
		}
		float a = caret_x(ui, block, line, begin > from ? begin : from),
			  b = caret_x(ui, block, line, end < to ? end : to);
		b += to > end ? 0.3f * ui->em : 0;
		struct rect ground = {
			at.x + fminf(a, b), at.y + (float)line * block->line_height, fabsf(b - a), block->line_height};
		draw_box(ui->list, ground, 0, theme_fade(ui->theme->accent, 0.28f));
	}
}

static void draw_caret(struct ui *ui, struct field *field, const struct text_block *block, struct point at) {
	if (field->text.len > 0) {
		size_t line = line_of(block, field->caret);
		at.x += caret_x(ui, block, line, field->caret);
		at.y += (float)line * block->line_height;
	}
	struct rect caret = {at.x, at.y + 0.15f * ui->em, fmaxf(1.5f * ui->pixel, 1), 1.1f * ui->em};
	draw_box(ui->list, caret, 0, ui->theme->accent);
	if (field->moved && ui_input(ui) == NULL) { /* a frame: the page is as high as it is by now */
		ui_reveal(ui, caret);
		field->moved = false;
	}
}

bool field_run(struct app *app, struct field *field, uint32_t id, struct rect place, const struct field_look *look) {
	struct ui *ui = &app->ui;
	const struct theme *theme = ui->theme;
	if (app->field_count < UI_FIELDS_MAX) {
		app->fields[app->field_count++] = id;
	}
	float pad = pad_of(ui), room = place.w - 2 * pad;
	const struct text_block *block = layout(ui, field, look, room);
	bool changed = ui->focus == id && take_typing(app, field, block, look->most);
	field->moved = field->moved || changed;
	block = changed ? layout(ui, field, look, room) : block;
	place.h = height_of(ui, block, look);
	bool empty = field->text.len == 0;
	struct ui_look spot = ui_spot(ui, id, ROLE_FIELD, place, look->label);
	struct node *node = &ui->list->nodes[ui->list->node_len - 1];
	node->value = arena_copy(&ui->list->arena, field->text.text, field->text.len);
	node->hint = arena_text(&ui->list->arena, look->hint);
	node->caret = field->caret;
	node->mark = field->mark;
	draw_bordered_box(ui->list, place, 0.75f * ui->grid, theme->card, (spot.focused ? 2 : 1) * ui->pixel,
		spot.focused ? theme->accent : theme->soft);
	float top = look->rows > 0 ? place.y + 0.45f * ui->em : place.y + (place.h - block->height) / 2;
	if (spot.focused && !empty) {
		draw_marked(ui, field, block, (struct point){place.x + pad, top});
	}
	text_draw(ui->list, ui->texts, block, place.x + pad, top, room, ALIGN_LEFT, empty ? theme->soft : theme->ink, 0);
	if (spot.chosen && ui->input.kind == INPUT_UP && !empty) {
		take_press(ui, field, block, place.x + pad, top);
	}
	if (spot.focused) {
		draw_caret(ui, field, block, (struct point){place.x + pad, top});
	}
	return changed;
}
