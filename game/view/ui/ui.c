/*
 * Focus, keys, pointer, scrolling. Whatever can be chosen is a stop; a run
 * collects its stops in order, and the end of the run moves the focus among
 * them by what key is still untaken.
 */
#include "view/ui/ui.h"

#include <math.h>
#include <string.h>

#include "picture/geometry.h"

static const double SCROLL_MS = 220;
static const float DRAG_FROM = 0.6f; /* ems that a press may move and still be one */

uint32_t ui_id(const char *name, uint32_t number) {
	uint32_t hash = 2166136261u;
	for (const char *c = name; *c != '\0'; c++) {
		hash = (hash ^ (unsigned char)*c) * 16777619u;
	}
	for (int i = 0; i < 4; i++) {
		hash = (hash ^ (number >> (8 * i) & 255)) * 16777619u;
	}
	return hash != 0 ? hash : 1;
}

void ui_begin(struct ui *ui, struct draw_list *list, double now, const struct input *input) {
	ui->list = list;
	ui->now = now;
	ui->pending = input != NULL;
	ui->moving = false;
	ui->stop_count = 0;
	ui->area = NULL;
	ui->wanted = 0;
	ui->hover = 0;
	ui->turn++;
	if (input == NULL) {
		return;
	}
	ui->input = *input;
	if (input->kind == INPUT_MOVE || input->kind == INPUT_DOWN || input->kind == INPUT_UP || input->kind == INPUT_WHEEL) {
		ui->pointer = (struct point){input->x, input->y};
		ui->pointer_in = true;
	} else if (input->kind == INPUT_LEAVE) {
		ui->pointer_in = false;
		ui->pressed = 0;
	} else if (input->kind == INPUT_KEY) {
		ui->focus_shown = true;
	}
	if (input->kind == INPUT_DOWN) {
		ui->focus_shown = false;
		ui->pressed = 0;
		ui->held = 0;
	}
}

void ui_reset(struct ui *ui) {
	ui->focus = 0;
	ui->pressed = 0;
	ui->hover = 0;
	ui->reveal = 0;
	ui->held = 0;
	memset(ui->areas, 0, sizeof(ui->areas));
}

void ui_prefer(struct ui *ui, uint32_t id) {
	if (ui->wanted == 0) {
		ui->wanted = id;
	}
}

void ui_focus(struct ui *ui, uint32_t id) {
	ui->focus = id;
	ui->reveal = 2; /* how high a page is that is shown for the first time is known after its first run */
}

const struct input *ui_input(const struct ui *ui) {
	return ui->pending ? &ui->input : NULL;
}

void ui_take(struct ui *ui) {
	ui->pending = false;
}

bool ui_key(struct ui *ui, enum key key) {
	if (ui->pending && ui->input.kind == INPUT_KEY && ui->input.key == key) {
		ui->pending = false;
		return true;
	}
	return false;
}

bool ui_char(struct ui *ui, char character) {
	if (ui->pending && ui->input.kind == INPUT_KEY && ui->input.key == KEY_CHARACTER && !ui->input.control &&
		!ui->input.repeat && ui->input.character == character) {
		ui->pending = false;
		return true;
	}
	return false;
}

bool ui_down(struct ui *ui) {
	if (ui->pending && ui->input.kind == INPUT_DOWN) {
		ui->pending = false;
		return true;
	}
	return false;
}

static bool inside(struct rect rect, struct point point) {
	return point.x >= rect.x && point.y >= rect.y && point.x < rect.x + rect.w && point.y < rect.y + rect.h;
}

static bool points_at(const struct ui *ui, struct rect rect) {
	return ui->pointer_in && inside(rect, ui->pointer) && (ui->area == NULL || inside(ui->area->rect, ui->pointer));
}

static const struct ui_stop *stop_of(const struct ui *ui, uint32_t id) {
	for (size_t i = 0; i < ui->stop_count; i++) {
		if (ui->stops[i].id == id) {
			return &ui->stops[i];
		}
	}
	return NULL;
}

/* Whether the pending input chooses a stop, which takes the input. */
static bool chooses(struct ui *ui, uint32_t id, bool hovered) {
	if (!ui->pending) {
		return false;
	}
	const struct input *input = &ui->input;
	if (input->kind == INPUT_KEY && !input->repeat && ui->focus == id &&
		(input->key == KEY_ENTER || input->key == KEY_SPACE)) {
		ui->pending = false;
		return true;
	}
	if (input->kind == INPUT_DOWN && hovered) {
		ui->pressed = id;
		ui->focus = id;
		ui->pending = false;
	} else if (input->kind == INPUT_UP && ui->pressed == id) {
		ui->pressed = 0;
		ui->pending = false;
		return hovered;
	}
	return false;
}

struct ui_look ui_spot(struct ui *ui, uint32_t id, enum role role, struct rect rect, const char *label) {
	struct ui_look look = {.hovered = points_at(ui, rect)};
	if (ui->stop_count < UI_STOPS_MAX) {
		ui->stops[ui->stop_count++] =
			(struct ui_stop){id, rect, ui->area != NULL ? ui->area->id : 0, role != ROLE_LINE};
	}
	if (look.hovered) {
		ui->hover = id;
	}
	look.chosen = chooses(ui, id, look.hovered);
	look.focused = ui->focus == id;
	look.pressed = ui->pressed == id && look.hovered;
	struct node *node = draw_node(ui->list, role, id, rect, label);
	node->focused = look.focused;
	node->scrolls = ui->area != NULL;
	return look;
}

static struct ui_area *area_of(struct ui *ui, uint32_t id) {
	struct ui_area *oldest = &ui->areas[0];
	for (size_t i = 0; i < UI_AREAS_MAX; i++) {
		if (ui->areas[i].id == id) {
			return &ui->areas[i];
		}
		if (ui->areas[i].turn < oldest->turn) {
			oldest = &ui->areas[i];
		}
	}
	*oldest = (struct ui_area){.id = id};
	return oldest;
}

static void send(struct ui *ui, struct ui_area *area, float offset) {
	ease_to(&area->offset, ease_clamp(offset, 0, area->limit), ui->now, ui->still ? 0 : SCROLL_MS);
}

/* Pressed and moved, by a finger or the mouse, the content goes along; a small trembling is none. */
static void drag(struct ui *ui, struct ui_area *area) {
	if (!ui->pending) {
		return;
	}
	enum input_kind kind = ui->input.kind;
	if (kind == INPUT_DOWN && inside(area->rect, ui->pointer)) {
		ui->held = area->id;
		ui->held_at = ui->pointer.y;
		ui->dragging = false;
	} else if (kind == INPUT_MOVE && ui->held == area->id) {
		float moved = ui->pointer.y - ui->held_at;
		if (ui->dragging || fabsf(moved) > ui->em * DRAG_FROM) {
			ui->dragging = true;
			ui->pressed = 0;
			ease_set(&area->offset, ease_clamp(area->offset.to - moved, 0, area->limit));
			ui->held_at = ui->pointer.y;
			ui->moving = true;
		}
	} else if ((kind == INPUT_UP || kind == INPUT_LEAVE) && ui->held == area->id) {
		ui->held = 0;
		ui->pending = ui->pending && !ui->dragging;
		ui->dragging = false;
	}
}

float ui_scroll(struct ui *ui, uint32_t id, struct rect rect, float content) {
	struct ui_area *area = area_of(ui, id);
	float limit = ceilf(content - rect.h);
	area->turn = ui->turn;
	area->rect = rect;
	area->limit = limit > 0 ? limit : 0;
	if (area->offset.to > area->limit) {
		send(ui, area, area->limit);
	}
	if (ui->pending && ui->input.kind == INPUT_WHEEL && inside(rect, ui->pointer)) {
		send(ui, area, area->offset.to - ui->input.amount * ui->em * 4);
		ui->pending = false;
	}
	drag(ui, area);
	ui->moving = ui->moving || ease_moves(&area->offset, ui->now);
	ui->area = area;
	draw_clip(ui->list, rect);
	return roundf(ease_at(&area->offset, ui->now));
}

bool ui_clip(struct ui *ui, struct rect rect) {
	if (ui->area != NULL) {
		struct rect area = ui->area->rect;
		float right = fminf(rect.x + rect.w, area.x + area.w), bottom = fminf(rect.y + rect.h, area.y + area.h);
		rect.x = fmaxf(rect.x, area.x);
		rect.y = fmaxf(rect.y, area.y);
		rect.w = right - rect.x;
		rect.h = bottom - rect.y;
	}
	if (rect.w <= 0 || rect.h <= 0) {
		return false;
	}
	draw_clip(ui->list, rect);
	return true;
}

void ui_clip_end(struct ui *ui) {
	if (ui->area != NULL) {
		draw_clip(ui->list, ui->area->rect);
	} else {
		draw_clip_end(ui->list);
	}
}

/* A thin bar that says where one is; only where there is more than fits. */
static void scroll_bar(struct ui *ui, const struct ui_area *area) {
	if (area->limit <= 0) {
		return;
	}
	float whole = area->rect.h + area->limit, wide = 3 * ui->pixel;
	float len = ease_clamp(area->rect.h * area->rect.h / whole, ui->em, area->rect.h);
	float at = (area->rect.h - len) * ease_clamp(ease_at(&area->offset, ui->now) / area->limit, 0, 1);
	struct rect bar = {area->rect.x + area->rect.w - wide - ui->pixel, area->rect.y + at, wide, len};
	draw_box(ui->list, bar, wide / 2, theme_fade(ui->theme->soft, 0.55f));
}

/* What is cut by the edge runs out instead of ending. */
static void fade_edges(struct ui *ui, const struct ui_area *area, struct colour ground) {
	float at = ease_at(&area->offset, ui->now), high = fminf(1.1f * ui->em, area->rect.h / 6);
	struct rect top = {area->rect.x, area->rect.y, area->rect.w, fminf(high, at)};
	struct rect bottom = {area->rect.x, 0, area->rect.w, fminf(high, area->limit - at)};
	bottom.y = area->rect.y + area->rect.h - bottom.h;
	if (top.h >= 1) {
		geometry_shade(ui->list, top, ground, theme_fade(ground, 0));
	}
	if (bottom.h >= 1) {
		geometry_shade(ui->list, bottom, theme_fade(ground, 0), ground);
	}
}

void ui_scroll_end(struct ui *ui, struct colour ground) {
	fade_edges(ui, ui->area, ground);
	draw_clip_end(ui->list);
	scroll_bar(ui, ui->area);
	ui->area = NULL;
}

void ui_scroll_to(struct ui *ui, uint32_t id, float offset) {
	struct ui_area *area = area_of(ui, id);
	area->turn = ui->turn;
	send(ui, area, offset);
}

bool ui_scrolled_to_end(const struct ui *ui, uint32_t id) {
	for (size_t i = 0; i < UI_AREAS_MAX; i++) {
		if (ui->areas[i].id == id) {
			return ui->areas[i].offset.to >= ui->areas[i].limit - 1;
		}
	}
	return true;
}

/* The stop that a key leads to from `from`, which is SIZE_MAX when nothing has the focus. */
static size_t step_focus(const struct ui *ui, size_t from, int by) {
	size_t count = ui->stop_count;
	for (size_t tried = 0, at = from; tried < count; tried++) {
		at = at == SIZE_MAX ? (by > 0 ? 0 : count - 1) : (at + count + (by > 0 ? 1 : count - 1)) % count;
		if (ui->stops[at].in_ring) {
			return at;
		}
	}
	return from;
}

static int focus_step(const struct ui *ui) {
	if (!ui->pending || ui->input.kind != INPUT_KEY) {
		return 0;
	}
	switch (ui->input.key) {
	case KEY_TAB:
		return ui->input.shift ? -1 : 1;
	case KEY_DOWN:
	case KEY_RIGHT:
		return 1;
	case KEY_UP:
	case KEY_LEFT:
		return -1;
	default:
		return 0;
	}
}

static void bring_into_view(struct ui *ui, struct ui_area *area, struct rect rect) {
	float margin = ui->grid, at = roundf(ease_at(&area->offset, ui->now));
	float top = rect.y - area->rect.y + at - margin, bottom = top + rect.h + 2 * margin;
	if (bottom > area->offset.to + area->rect.h) {
		send(ui, area, bottom - area->rect.h);
	}
	if (top < area->offset.to) {
		send(ui, area, top);
	}
	ui->moving = ui->moving || ease_moves(&area->offset, ui->now);
}

void ui_reveal(struct ui *ui, struct rect rect) {
	if (ui->area != NULL) {
		bring_into_view(ui, ui->area, rect);
	}
}

static void reveal_focus(struct ui *ui) {
	const struct ui_stop *stop = stop_of(ui, ui->focus);
	if (stop != NULL && stop->area != 0) {
		bring_into_view(ui, area_of(ui, stop->area), stop->rect);
	}
}

bool ui_end(struct ui *ui) {
	uint32_t before = ui->focus;
	const struct ui_stop *here = stop_of(ui, ui->focus);
	if (here == NULL && ui->wanted != 0) {
		ui->focus = ui->wanted;
		here = stop_of(ui, ui->focus);
	}
	int step = focus_step(ui);
	if (step != 0 && ui->stop_count > 0) {
		size_t from = here != NULL ? (size_t)(here - ui->stops) : SIZE_MAX;
		ui->focus = ui->stops[step_focus(ui, from, step)].id;
		ui->reveal = 1;
		ui->pending = false;
	}
	if (ui->reveal > 0) {
		reveal_focus(ui);
		ui->reveal--;
		ui->moving = ui->moving || ui->reveal > 0;
	}
	ui->area = NULL;
	return ui->focus != before;
}
