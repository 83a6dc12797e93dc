#ifndef WATERLINE_PICTURE_LOOP_WATER_H
#define WATERLINE_PICTURE_LOOP_WATER_H

#include <stdbool.h>

#include "picture/draw_list.h"
#include "picture/theme.h"

enum { LAYERS = 5 };

/*
 * The water in the loop's picture. Each partner's stands as high as what that
 * partner hides; it lingers between the layers, so that each of them is either
 * seen or hidden and seldom cut in two.
 */
struct water {
	struct rect air;        /* the whole picture, down to its floor */
	struct {
		float top, bottom;
	} gap[LAYERS];          /* the free heights between the layers, from under the first to under the last */
	float surface[2];       /* of the left and the right half: from water_surface() */
	float pixel, em;
};

/** The height at which a waterline of 0 to 1 stands. */
float water_surface(const struct water *water, float waterline);

/** How far under water something at a height is: 0 in the air, 1 deep, measured against a layer's height. */
float water_depth(const struct water *water, bool right, float y, float layer);

/** Whether it stands over a layer, by nothing but the waterline: 0 is what shows. */
bool water_covers(float waterline, int layer);

/** The water itself, and the dotted line of its surface. */
void water_draw(struct draw_list *list, const struct theme *theme, const struct water *water, float phase);

#endif
