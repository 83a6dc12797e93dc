/* The surface is level over each half and eases from one height to the other in the middle, like a calm swell. */
#include "view/loop_water.h"

#include <math.h>

#include "view/ease.h"
#include "view/geometry.h"

enum { SURFACE = 97 };

/* At which waterline the surface stands in which gap: from everything but what shows, to nothing hidden. */
static const float levels[LAYERS] = {0.92f, 0.74f, 0.53f, 0.29f, 0.08f};

float water_surface(const struct water *water, float waterline) {
	if (waterline >= levels[0]) {
		return water->gap[0];
	}
	for (int i = 1; i < LAYERS; i++) {
		if (waterline >= levels[i]) {
			float share = (levels[i - 1] - waterline) / (levels[i - 1] - levels[i]);
			return ease_mix(water->gap[i - 1], water->gap[i], ease_step(ease_step(share)));
		}
	}
	return water->gap[LAYERS - 1];
}

float water_depth(const struct water *water, bool right, float y, float layer) {
	return ease_clamp((y - water->surface[right]) / layer + 0.3f, 0, 1);
}

void water_draw(struct draw_list *list, const struct theme *theme, const struct water *water, float phase) {
	struct point line[SURFACE];
	float left = water->surface[0], right = water->surface[1], swell = 0.12f * water->em;
	for (int i = 0; i < SURFACE; i++) {
		float share = (float)i / (SURFACE - 1), blend = ease_step((share - 0.36f) / 0.28f);
		float wave = sinf(share * 17 + phase) * 0.7f + sinf(share * 7.3f - phase * 0.6f);
		line[i] = (struct point){water->air.x + share * water->air.w, ease_mix(left, right, blend) + wave * swell};
	}
	geometry_area(list, line, SURFACE, water->air.y + water->air.h, theme->water_top, theme->water_deep, water->pixel);
	geometry_dots(list, line, SURFACE, 0.42f * water->em, fmaxf(0.075f * water->em, water->pixel), theme->surface);
}
