/*
 * Layout of the picture. The first layer stands above the loop and the last
 * below it; the three between stand inside the lobes, each as wide as the lobe
 * is there at its tightest, so that no word ever touches the band. Where the
 * words find no room they are set smaller, then their labels go, then the words.
 */
#include "view/ui/loop_picture.h"

#include <math.h>
#include <string.h>

#include "picture/loop_shape.h"

enum detail { DETAIL_NONE, DETAIL_WORDS, DETAIL_LABELS };

struct layout {
	enum detail detail;
	float scale; /* of the words */
	struct loop_shape shape;
	struct loop_sides sides;
	struct water water;
	float names; /* height of the names' part */
	float word;  /* the longest word inside the lobes: no lobe may be narrower */
	struct rect room[SEAT_COUNT][LAYERS];
	float middle[LAYERS], high[LAYERS]; /* of each layer */
};

static struct text_style words_style(const struct ui *ui, float scale) {
	struct text_style style = ui_style(ui, TEXT_SMALL);
	style.size = ui->em * 0.9f * scale;
	style.leading = 1.25f;
	style.fit = LINES_BALANCED;
	return style;
}

static struct text_style label_style(const struct ui *ui, float scale) {
	struct text_style style = ui_style(ui, TEXT_LABEL);
	style.size = ui->em * 0.72f * scale;
	style.leading = 1.3f;
	style.fit = LINES_BALANCED;
	return style;
}

static const struct text_block *lay(struct ui *ui, struct text_style style, const char *text, float width) {
	return text_layout(ui->texts, style, text, strlen(text), fmaxf(width, ui->em));
}

static float layer_height(struct ui *ui, const struct loop_half *half, int layer, float width, const struct layout *l) {
	float high = lay(ui, words_style(ui, l->scale), half->text[layer], width)->height;
	return high + (l->detail == DETAIL_LABELS ? lay(ui, label_style(ui, l->scale), half->label[layer], width)->height : 0);
}

/* Both partners' layer in one row: its height with the rooms that it has. */
static float row_height(struct ui *ui, const struct loop_picture *picture, const struct layout *l, int layer) {
	float high = 0;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		high = fmaxf(high, layer_height(ui, &picture->half[seat], layer, l->room[seat][layer].w, l));
	}
	return high;
}

static float names_height(struct ui *ui, const struct loop_picture *picture, float width) {
	float high = 0;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		const struct loop_half *half = &picture->half[seat];
		high = fmaxf(high, ui_layout(ui, TEXT_STRONG, half->name, width)->height +
							   ui_layout(ui, TEXT_SMALL, half->position, width)->height);
	}
	return high;
}

/* The longest word of a text. */
static float longest_word(struct ui *ui, struct text_style style, const char *text) {
	float longest = 0;
	while (*text != '\0') {
		size_t len = strcspn(text, " \n");
		if (len > 0) {
			longest = fmaxf(longest, text_layout(ui->texts, style, text, len, 1e6f)->width);
		}
		text += len + (text[len] != '\0');
	}
	return longest;
}

static float longest_inside(struct ui *ui, const struct loop_picture *picture, const struct layout *l) {
	float longest = 0;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		for (int layer = 1; layer <= 3; layer++) {
			const struct loop_half *half = &picture->half[seat];
			longest = fmaxf(longest, longest_word(ui, words_style(ui, l->scale), half->text[layer]));
			if (l->detail == DETAIL_LABELS) {
				longest = fmaxf(longest, longest_word(ui, label_style(ui, l->scale), half->label[layer]));
			}
		}
	}
	return ceilf(longest) + 1;
}

static bool names_beside(const struct ui *ui, struct rect air) {
	return air.h < 6 * ui->em;
}

static float name_width(struct ui *ui, const struct loop_picture *picture, int seat) {
	return ui_layout(ui, TEXT_LABEL, picture->half[seat].name, 1e6f)->width;
}

/* The layers inside the lobes: true if each row fits where the lobe leaves it room. */
static bool place_inside(struct ui *ui, const struct loop_picture *picture, struct layout *l, float spread) {
	float step = spread * l->shape.half_height, air = (l->detail == DETAIL_LABELS ? 0.6f : 0.4f) * ui->em;
	for (int layer = 1; layer <= 3; layer++) {
		l->middle[layer] = l->shape.centre.y + (float)(layer - 2) * step;
		l->high[layer] = step - air;
		for (int pass = 0; pass < 2; pass++) {
			for (int seat = 0; seat < SEAT_COUNT; seat++) {
				float top = l->middle[layer] - l->high[layer] / 2;
				l->room[seat][layer] = loop_room(&l->shape, &l->sides, seat == SEAT_TWO, top, top + l->high[layer]);
			}
			float need = row_height(ui, picture, l, layer);
			if (need > step - air || l->room[0][layer].w < l->word || l->room[1][layer].w < l->word) {
				return false;
			}
			l->high[layer] = need;
		}
	}
	return true;
}

static bool place_words(struct ui *ui, const struct loop_picture *picture, struct rect air, struct layout *l) {
	float column = air.w / 2 - 2.2f * ui->em, gap = 0.6f * ui->em, thick = l->shape.thick * 1.5f;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		for (int layer = 0; layer < LAYERS; layer += LAYERS - 1) {
			float x = air.x + (seat == SEAT_TWO ? air.w / 2 : 0) + 1.1f * ui->em;
			l->room[seat][layer] = (struct rect){x, 0, column, 0};
		}
	}
	l->word = longest_inside(ui, picture, l);
	l->high[0] = row_height(ui, picture, l, 0);
	l->high[4] = row_height(ui, picture, l, 4);
	float top = air.y + l->names + l->high[0] + gap + thick, bottom = air.y + air.h - ui->em - l->high[4] - gap - thick;
	float half = fminf((bottom - top) / 2, l->shape.half_width * 1.3f);
	if (half < 4 * ui->em) {
		return false;
	}
	float out = fminf(((bottom - top) / 2 - half) * 0.4f, ui->em) + half + thick + gap;
	l->shape.half_height = half;
	l->shape.centre.y = (top + bottom) / 2;
	l->middle[0] = l->shape.centre.y - out - l->high[0] / 2;
	l->middle[4] = l->shape.centre.y + out + l->high[4] / 2;
	/* the nearer to the middle, the wider the lobe; the further apart, the calmer: as far as costs no line */
	float best = 0, least = 1e9f;
	for (float spread = l->detail == DETAIL_LABELS ? 0.5f : 0.56f; spread > 0.34f; spread -= 0.03f) {
		if (place_inside(ui, picture, l, spread)) {
			float sum = l->high[1] + l->high[2] + l->high[3];
			best = sum < least - 1 ? spread : best;
			least = fminf(sum, least);
		}
	}
	return best > 0 && place_inside(ui, picture, l, best);
}

/* Where the surface may stand: between the layers, or evenly where no words are. */
static void place_water(struct ui *ui, struct rect air, struct layout *l) {
	struct water *water = &l->water;
	*water = (struct water){.air = air, .pixel = ui->pixel, .em = ui->em};
	const struct loop_shape *shape = &l->shape;
	float shore = 0.28f * ui->em;
	for (int i = 0; i < LAYERS; i++) {
		float top, bottom;
		if (l->detail == DETAIL_NONE) {
			float share = (float)i / (LAYERS - 1), step = shape->half_height * 0.5f;
			top = shape->centre.y + shape->half_height * ease_mix(-0.85f, 1.1f, share) - 0.3f * step;
			bottom = top + 0.6f * step;
		} else {
			top = l->middle[i] + l->high[i] / 2 + shore;
			bottom = i < LAYERS - 1 ? l->middle[i + 1] - l->high[i + 1] / 2 - shore : top + 0.4f * ui->em;
		}
		/* where a gap is wide the surface keeps to its middle */
		float half = fminf((bottom - top) / 2, 0.8f * ui->em), middle = (top + bottom) / 2;
		water->gap[i].top = half > 0 ? middle - half : middle;
		water->gap[i].bottom = half > 0 ? middle + half : middle;
	}
}

static struct layout find_layout(struct ui *ui, const struct loop_picture *picture, struct rect air, enum loop_words words) {
	struct layout l = {.detail = DETAIL_LABELS, .scale = 1, .sides = loop_sides()};
	l.shape = (struct loop_shape){
		.centre = {air.x + air.w / 2, air.y + air.h / 2},
		.half_width = air.w / 2 - 1.6f * ui->em,
		.thin = 0.17f * ui->em,
		.thick = 0.6f * ui->em,
	};
	float pad = fminf(3 * ui->grid, 1.4f * ui->em);
	l.names = pad + names_height(ui, picture, air.w / 2 - 2 * ui->em) + pad * 0.75f;
	static const struct {
		enum detail detail;
		float scale;
	} tries[] = {{DETAIL_LABELS, 1}, {DETAIL_LABELS, 0.88f}, {DETAIL_WORDS, 1}, {DETAIL_WORDS, 0.86f},
		{DETAIL_WORDS, 0.74f}, {DETAIL_WORDS, 0.64f}, {DETAIL_NONE, 1}};
	for (size_t i = 0; words == LOOP_WITH_WORDS; i++) {
		l.detail = tries[i].detail;
		l.scale = tries[i].scale;
		if (l.detail == DETAIL_NONE || place_words(ui, picture, air, &l)) {
			break;
		}
	}
	if (words == LOOP_WITH_NAMES) {
		l.detail = DETAIL_NONE;
		l.names = 0;
		float name = fmaxf(name_width(ui, picture, 0), name_width(ui, picture, 1));
		l.shape.half_width = air.w / 2 - (names_beside(ui, air) ? 1.6f * ui->em + name : 0.8f * ui->em + 0.85f * name);
	}
	if (l.detail == DETAIL_NONE) {
		float margin = fminf(l.shape.thick * 1.5f + 0.3f * ui->em, air.h * 0.16f), high = air.h - l.names - 2 * margin;
		l.shape.half_height = fmaxf(fminf(high / 2, l.shape.half_width * 0.8f), 0.5f * ui->em);
		l.shape.half_width = fminf(l.shape.half_width, l.shape.half_height * 2.2f);
		l.shape.centre.y = air.y + l.names + (air.h - l.names) / 2;
		l.shape.thick = fminf(l.shape.thick, l.shape.half_height * 0.16f);
		l.shape.thin = fminf(l.shape.thin, l.shape.thick * 0.45f);
	}
	place_water(ui, air, &l);
	return l;
}

/* In a band the names have the upper corners, in a flat one the sides; on their own ground, for when the water is high. */
static void draw_corner_name(struct ui *ui, const struct loop_picture *picture, struct rect air, int seat) {
	const struct text_block *block = ui_layout(ui, TEXT_LABEL, picture->half[seat].name, air.w / 2 - ui->em);
	float pad = 0.45f * ui->em, inset = 0.5f * ui->grid;
	struct rect box = {air.x + inset, air.y + inset, block->width + 2 * pad, block->height + 0.3f * pad};
	box.x = seat == SEAT_TWO ? air.x + air.w - inset - box.w : box.x;
	box.y = names_beside(ui, air) ? air.y + (air.h - box.h) / 2 : box.y;
	draw_box(ui->list, box, box.h / 2, ui->theme->panel);
	text_draw(ui->list, ui->texts, block, box.x + pad, box.y + 0.15f * pad, block->width, ALIGN_LEFT,
		ui->theme->partner[seat], 0);
}

static void draw_names(struct ui *ui, const struct loop_picture *picture, struct rect air, enum loop_words words) {
	float pad = fminf(3 * ui->grid, 1.4f * ui->em), column = air.w / 2 - 1.2f * ui->em;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		const struct loop_half *half = &picture->half[seat];
		if (words == LOOP_WITH_NAMES) {
			draw_corner_name(ui, picture, air, seat);
			continue;
		}
		struct rect place = {air.x + (seat == SEAT_TWO ? air.w / 2 : 0) + 0.6f * ui->em, air.y + pad, column, 0};
		place.y += ui_text(ui, TEXT_STRONG, half->name, place, ALIGN_CENTRE, ui->theme->partner[seat]);
		ui_text(ui, TEXT_SMALL, half->position, place, ALIGN_CENTRE, ui->theme->soft);
	}
}

/* One layer of one half: sharp in the air; under water dim and blurred, the deeper the more. */
static void draw_layer(struct ui *ui, const struct loop_picture *picture, const struct layout *l, int seat, int layer) {
	const struct loop_half *half = &picture->half[seat];
	struct rect room = l->room[seat][layer];
	float depth = water_depth(&l->water, seat == SEAT_TWO, l->middle[layer], fmaxf(l->high[layer], 2.2f * ui->em));
	float own = layer_height(ui, half, layer, room.w, l), y = l->middle[layer] - own / 2;
	struct colour ink = theme_mix(ui->theme->ink, ui->theme->sunk, depth * 2);
	struct colour label = theme_mix(ui->theme->partner[seat], ui->theme->sunk, depth * 2);
	float opacity = 1 - 0.45f * depth, blur = ease_step(depth);
	if (l->detail == DETAIL_LABELS) {
		const struct text_block *block = lay(ui, label_style(ui, l->scale), half->label[layer], room.w);
		text_draw(ui->list, ui->texts, block, room.x, y, room.w, ALIGN_CENTRE, theme_fade(label, opacity), blur * 0.8f);
		y += block->height;
	}
	const struct text_block *block = lay(ui, words_style(ui, l->scale), half->text[layer], room.w);
	text_draw(ui->list, ui->texts, block, room.x, y, room.w, ALIGN_CENTRE, theme_fade(ink, opacity), blur);
}

/* What a screen reader says of it: how tight, and of each half what can be seen. */
static void describe(struct ui *ui, const struct loop_picture *picture, const struct layout *l, struct rect air) {
	struct arena *arena = &ui->list->arena;
	const char *text = arena_printf(arena, "The loop is %s.", loop_tightness(picture->tension));
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		const struct loop_half *half = &picture->half[seat];
		text = arena_printf(arena, "%s %s %s.", text, half->name, half->position);
		for (int i = 0; i < LAYERS; i++) {
			bool seen = l->detail == DETAIL_NONE ? i == 0
												 : water_depth(&l->water, seat == SEAT_TWO, l->middle[i], l->high[i]) < 0.5f;
			if (seen && half->text[i][0] != '\0') {
				text = arena_printf(arena, "%s %s: %s.", text, half->label[i], half->text[i]);
			}
		}
	}
	draw_node(ui->list, ROLE_PICTURE, 0, air, text);
}

void loop_picture(struct ui *ui, const struct loop_picture *picture, struct rect air, enum loop_words words) {
	const struct theme *theme = ui->theme;
	struct layout l = find_layout(ui, picture, air, words);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		l.water.surface[seat] = water_surface(&l.water, picture->half[seat].waterline);
	}
	describe(ui, picture, &l, air);
	draw_box(ui->list, air, 0, theme->panel);
	draw_clip(ui->list, air);
	loop_draw(ui->list, theme, &l.shape, picture->tension, theme->panel, ui->pixel);
	water_draw(ui->list, theme, &l.water, picture->tension * 9);
	loop_draw_sunk(ui->list, theme, &l.shape, picture->tension, ui->pixel);
	if (picture->spoke != SEAT_NONE) {
		/* from the far side of the speaker's lobe, through the crossing, to that of the listener's */
		float from = picture->spoke == SEAT_TWO ? 0.25f : 0.75f, moving = 1 - fabsf(2 * picture->pulse - 1);
		loop_draw_pulse(ui->list, theme, &l.shape, picture->tension, from + 0.5f * picture->pulse, moving, ui->pixel);
	}
	for (int seat = 0; seat < SEAT_COUNT && l.detail != DETAIL_NONE; seat++) {
		for (int layer = 0; layer < LAYERS; layer++) {
			draw_layer(ui, picture, &l, seat, layer);
		}
	}
	draw_clip_end(ui->list);
	draw_names(ui, picture, air, words);
}
