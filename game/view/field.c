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

static bool insert(struct field *field, const char *text, size_t len, size_t most) {
	bool fine = utf8_count(field->text.text, field->text.len) + utf8_count(text, len) <= most;
	for (size_t i = 0; i < len; i++) {
		fine = fine && (unsigned char)text[i] >= 0x20 && text[i] != 0x7f;
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
		if (!insert(field, c, len, most)) {
			break;
		}
		c += len;
	}
}

/* What is typed, and the keys that mean something in a line of text. */
static bool take_typing(struct ui *ui, struct field *field, size_t most) {
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
	size_t here = field->caret, before = step(field, here, -1), after = step(field, here, 1);
	switch (input->key) {
	case KEY_BACKSPACE:
		ui_take(ui);
		return erase(field, before, here);
	case KEY_DELETE:
		ui_take(ui);
		return erase(field, here, after);
	case KEY_LEFT:
	case KEY_RIGHT:
		field->caret = input->key == KEY_LEFT ? before : after;
		ui_take(ui);
		return false;
	case KEY_HOME:
	case KEY_END:
		field->caret = input->key == KEY_HOME ? 0 : field->text.len;
		ui_take(ui);
		return false;
	case KEY_CHARACTER:
		ui_take(ui); /* it comes as text, too */
		return false;
	default:
		return false;
	}
}

static float pad_of(const struct ui *ui) {
	return 0.7f * ui->em;
}

static const char *shown(const struct field *field, const struct field_look *look) {
	return field->text.len > 0 ? field->text.text : look->hint;
}

float field_height(struct ui *ui, const struct field *field, const struct field_look *look, float width) {
	float text = ui_layout(ui, TEXT_BODY, shown(field, look), width - 2 * pad_of(ui))->height;
	return ceilf(fmaxf(text + 0.9f * ui->em, 26 * ui->pixel));
}

/* Where the caret stands in the lines as they were broken. */
static struct point caret_at(struct ui *ui, const struct text_block *block, size_t caret) {
	struct point at = {0, 0};
	for (size_t l = 0; l < block->line_count; l++) {
		const struct text_line *line = &block->lines[l];
		for (size_t r = line->first_run; r < line->first_run + line->run_count; r++) {
			const struct text_run *run = &block->runs[r];
			if (caret >= run->start) {
				size_t len = caret - run->start < run->len ? caret - run->start : run->len;
				const char *before = arena_copy(&ui->list->arena, block->text + run->start, len);
				at.x = run->x + text_width(ui->texts, run->face, block->style.size, before);
				at.y = (float)l * block->line_height;
			}
		}
	}
	return at;
}

bool field_run(struct app *app, struct field *field, uint32_t id, struct rect place, const struct field_look *look) {
	struct ui *ui = &app->ui;
	const struct theme *theme = ui->theme;
	if (app->field_count < UI_FIELDS_MAX) {
		app->fields[app->field_count++] = id;
	}
	bool changed = ui->focus == id && take_typing(ui, field, look->most);
	place.h = field_height(ui, field, look, place.w);
	bool empty = field->text.len == 0;
	const char *label = arena_printf(&ui->list->arena, "%s: %s", look->label, empty ? look->hint : field->text.text);
	struct ui_look spot = ui_spot(ui, id, ROLE_FIELD, place, label);
	draw_bordered_box(ui->list, place, 0.75f * ui->grid, theme->card, (spot.focused ? 2 : 1) * ui->pixel,
		spot.focused ? theme->accent : theme->soft);
	float pad = pad_of(ui), room = place.w - 2 * pad;
	const struct text_block *block = ui_layout(ui, TEXT_BODY, shown(field, look), room);
	float top = place.y + (place.h - block->height) / 2;
	text_draw(ui->list, ui->texts, block, place.x + pad, top, room, ALIGN_LEFT, empty ? theme->soft : theme->ink, 0);
	if (spot.focused) {
		struct point at = empty ? (struct point){0, 0} : caret_at(ui, block, field->caret);
		struct rect caret = {place.x + pad + at.x, top + at.y + 0.15f * ui->em, fmaxf(1.5f * ui->pixel, 1), 1.1f * ui->em};
		draw_box(ui->list, caret, 0, theme->accent);
	}
	return changed;
}
