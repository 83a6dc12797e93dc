#ifndef WATERLINE_PICTURE_THEME_H
#define WATERLINE_PICTURE_THEME_H

#include "picture/draw_list.h"

enum theme_id { THEME_PAPER, THEME_DUSK, THEME_CONTRAST, THEME_COUNT };

/*
 * The colours, by what they are for. Text has 4.5:1 on every ground that it
 * stands on and graphics have 3:1 (WCAG 2.2 AA); test_view_theme holds the
 * values to it.
 */
struct theme {
	const char *name;
	struct colour page, panel, foot; /* grounds: the window, the loop's air, what stands under the loop */
	struct colour card, card_edge, rule;
	struct colour ink, soft; /* text: the main one, the quiet one */
	struct colour accent, on_accent; /* what has the focus or is chosen, and text on it */
	struct colour badge; /* ground of a card's number or a key */
	struct colour partner[2]; /* their names, in the scenario's order */
	struct colour bubble[2], bubble_edge[2];
	struct colour water_top, water_deep; /* translucent, over the panel */
	struct colour surface; /* the waterline itself */
	struct colour sunk; /* text under water, before it is blurred */
	struct colour calm, warm, hot; /* the ribbon at tension 0, 500, 1000 */
	struct colour pool, pool_ink; /* what was under the line of something said: ground and text */
	struct colour tightens, loosens, holds; /* the verdict's mark */
};

const struct theme *theme_of(enum theme_id id);

/** Somewhere between two colours, each part for itself. */
struct colour theme_mix(struct colour from, struct colour to, float share);

/** The same with another opacity, 0 to 1. */
struct colour theme_fade(struct colour colour, float opacity);

/** What one sees of `over` on an opaque ground. */
struct colour theme_over(struct colour over, struct colour ground);

/** The ribbon's colour at a tension from 0 to 1. */
struct colour theme_tension(const struct theme *theme, float tension);

/** WCAG's contrast of two opaque colours, 1 to 21. */
float theme_contrast(struct colour one, struct colour other);

#endif
