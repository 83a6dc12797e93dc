#include "view/field.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "view/app_state.h"

void field_finish(struct field *field) {
	buf_finish(&field->text);
	field->caret = 0;
}

void field_clear(struct field *field) {
	buf_clear(&field->text);
	field->caret = 0;
}

static bool follows(char byte) {
	return ((unsigned char)byte & 0xC0) == 0x80;
}

static size_t step(const struct field *field, size_t at, int by) {
	do {
		at = by > 0 ? (at < field->text.len ? at + 1 : at) : (at > 0 ? at - 1 : at);
	} while (at > 0 && at < field->text.len && follows(field->text.text[at]));
	return at;
}

/* What is typed, and what is put in from a file: no control characters. */
static bool is_plain(const struct field *field, char byte) {
	return ((unsigned char)byte >= 0x20 && byte != 0x7f) || (byte == '\n' && field->lines);
}

static bool insert(struct field *field, const char *text, size_t len, size_t most) {
	bool fine = utf8_count(field->text.text, field->text.len) + utf8_count(text, len) <= most;
	for (size_t i = 0; i < len; i++) {
		fine = fine && is_plain(field, text[i]);
	}
	if (!fine || len == 0) {
		return false;
	}
	size_t tail = field->text.len - field->caret;
	buf_add(&field->text, text, len); /* makes the room, and the NUL behind it */
	memmove(field->text.text + field->caret + len, field->text.text + field->caret, tail);
	memcpy(field->text.text + field->caret, text, len);
	field->caret += len;
	return true;
}

static bool erase(struct field *field, size_t from, size_t to) {
	if (from >= to) {
		return false;
	}
	memmove(field->text.text + from, field->text.text + to, field->text.len - to + 1);
	field->text.len -= to - from;
	field->caret = from;
	return true;
}

void field_set(struct field *field, const char *text, size_t most) {
	field_clear(field);
	for (const char *c = text; *c != '\0';) {
		size_t len = 1;
		while (follows(c[len])) {
			len++;
		}
		if (!insert(field, is_plain(field, *c) ? c : " ", len, most)) {
			break;
		}
		c += len;
	}
}

static float pad_of(const struct ui *ui) {
	return 0.7f * ui->em;
}

/* What stands in it, as lines; one more where a line end is the last that was typed. */
static const struct text_block *layout(struct ui *ui, const struct field *field, const struct field_look *look, float room) {
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
	return line + 1 < block->line_count ? step(field, block->lines[line + 1].start, -1) : field->text.len;
}

/* The place in a line that lies nearest. */
static size_t nearest(struct ui *ui, const struct field *field, const struct text_block *block, size_t line, float x) {
	size_t end = line_end(field, block, line), best = block->lines[line].start;
	float far = INFINITY;
	for (size_t at = best; at <= end; at = step(field, at, 1)) {
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
	field->caret = nearest(ui, field, block, by < 0 ? line - 1 : line + 1, x);
	ui_take(ui);
	return true;
}

/* The keys that move the caret. */
static void take_moving(struct ui *ui, struct field *field, const struct text_block *block) {
	size_t line = line_of(block, field->caret);
	bool empty = field->text.len == 0;
	switch (ui_input(ui)->key) {
	case KEY_LEFT:
		field->caret = step(field, field->caret, -1);
		break;
	case KEY_RIGHT:
		field->caret = step(field, field->caret, 1);
		break;
	case KEY_HOME:
		field->caret = field->lines && !empty ? block->lines[line].start : 0;
		break;
	case KEY_END:
		field->caret = field->lines && !empty ? line_end(field, block, line) : field->text.len;
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

/* What is typed, and the keys that mean something in a text. */
static bool take_typing(struct ui *ui, struct field *field, const struct text_block *block, size_t most) {
	const struct input *input = ui_input(ui);
	if (input == NULL) {
		return false;
	}
	if (input->kind == INPUT_TEXT) {
		ui_take(ui);
		return insert(field, input->text, strlen(input->text), most);
	}
	if (input->kind != INPUT_KEY || input->control) {
		return false;
	}
	switch (input->key) {
	case KEY_BACKSPACE:
		ui_take(ui);
		return erase(field, step(field, field->caret, -1), field->caret);
	case KEY_DELETE:
		ui_take(ui);
		return erase(field, field->caret, step(field, field->caret, 1));
	case KEY_ENTER:
		if (field->lines) {
			ui_take(ui);
			return insert(field, "\n", 1, most);
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

/* A press puts the caret where it is. */
static void take_press(struct ui *ui, struct field *field, const struct text_block *block, float left, float top) {
	float down = (ui->pointer.y - top) / block->line_height;
	size_t line = down > 0 ? (size_t)down : 0;
	line = line < block->line_count ? line : block->line_count - 1;
	field->caret = nearest(ui, field, block, line, ui->pointer.x - left);
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
	bool changed = ui->focus == id && take_typing(ui, field, block, look->most);
	field->moved = field->moved || changed;
	block = changed ? layout(ui, field, look, room) : block;
	place.h = height_of(ui, block, look);
	bool empty = field->text.len == 0;
	const char *label = arena_printf(&ui->list->arena, "%s: %s", look->label, empty ? look->hint : field->text.text);
	struct ui_look spot = ui_spot(ui, id, ROLE_FIELD, place, label);
	draw_bordered_box(ui->list, place, 0.75f * ui->grid, theme->card, (spot.focused ? 2 : 1) * ui->pixel,
		spot.focused ? theme->accent : theme->soft);
	float top = look->rows > 0 ? place.y + 0.45f * ui->em : place.y + (place.h - block->height) / 2;
	text_draw(ui->list, ui->texts, block, place.x + pad, top, room, ALIGN_LEFT, empty ? theme->soft : theme->ink, 0);
	if (spot.chosen && ui->input.kind == INPUT_UP && !empty) {
		take_press(ui, field, block, place.x + pad, top);
	}
	if (spot.focused) {
		draw_caret(ui, field, block, (struct point){place.x + pad, top});
	}
	return changed;
}
