#include "view/screens/search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "view/ui/field_edit.h"

enum { SEARCH_MOST = 60 /* characters */ };

/* Behind what is typed already, as if it were typed. */
static void add(struct buf *typed, const char *text) {
	struct field field = {.text = *typed, .caret = typed->len, .mark = typed->len};
	text += typed->len == 0 ? strspn(text, " ") : 0;
	field_put(&field, text, strlen(text), SEARCH_MOST);
	*typed = field.text;
}

static void paste(struct app *app, struct buf *typed) {
	const struct clipboard *clipboard = &app->options.clipboard;
	char *text = clipboard->take != NULL ? clipboard->take(clipboard->data) : NULL;
	if (text != NULL) {
		add(typed, text);
	}
	free(text);
}

void search_take(struct app *app, struct buf *typed) {
	struct ui *ui = &app->ui;
	const struct input *input = ui_input(ui);
	if (input == NULL) {
		return;
	}
	if (input->kind == INPUT_TEXT && !(typed->len == 0 && input->text[0] == ' ')) {
		add(typed, input->text);
		ui_take(ui);
	} else if (field_pastes(input)) {
		paste(app, typed);
		ui_take(ui);
	} else if (input->kind == INPUT_KEY && input->key == KEY_BACKSPACE && typed->len > 0) {
		do {
			typed->len--;
		} while (typed->len > 0 && ((unsigned char)typed->text[typed->len] & 0xC0) == 0x80);
		typed->text[typed->len] = '\0';
		ui_take(ui);
	} else if (input->kind == INPUT_KEY && input->key == KEY_ESCAPE && typed->len > 0) {
		buf_clear(typed);
		ui_take(ui);
	} else if (input->kind == INPUT_KEY && input->key == KEY_SPACE && typed->len > 0) {
		ui_take(ui); /* the blank comes as text */
	}
}

void search_draw(struct app *app, struct page *page, const struct buf *typed) {
	struct ui *ui = &app->ui;
	const struct theme *theme = ui->theme;
	bool empty = typed->len == 0;
	const char *text = empty ? "Type to search" : typed->text;
	float high = ceilf(2.5f * ui->em), pad = 1.0f * ui->em;
	struct rect rect = {page->column.x, page->column.y, fminf(page->column.w, 24 * ui->em), high};
	struct ui_look look = ui_spot(ui, ui_id("search", 0), ROLE_FIELD, rect, empty ? text : "Search");
	if (!empty) {
		struct node *node = &ui->list->nodes[ui->list->node_len - 1];
		node->value = arena_copy(&ui->list->arena, typed->text, typed->len);
		node->caret = node->mark = typed->len;
	}
	draw_bordered_box(ui->list, rect, high / 2, theme->card, (look.focused ? 2 : 1) * ui->pixel,
		look.focused ? theme->accent : theme->card_edge);
	const struct text_block *block = ui_layout(ui, TEXT_BODY, text, 1e6f);
	float room = rect.w - 2 * pad, shift = fmaxf(0, block->width - room); /* the end of what is typed stays in view */
	bool seen = ui_clip(ui, (struct rect){rect.x + pad, rect.y, room + 2 * ui->pixel, rect.h});
	page->column.y += high;
	if (!seen) {
		return;
	}
	text_draw(ui->list, ui->texts, block, rect.x + pad - shift, rect.y + (high - block->height) / 2, block->width,
		ALIGN_LEFT, empty ? theme->soft : theme->ink, 0);
	if (!empty) {
		float x = rect.x + pad - shift + block->width + ui->pixel;
		draw_box(ui->list, (struct rect){x, rect.y + 0.6f * ui->em, ui->pixel * 1.5f, high - 1.2f * ui->em}, 0,
			theme->accent);
	}
	ui_clip_end(ui);
}
