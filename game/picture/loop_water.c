/* The surface is level over each half and eases from one height to the other in the middle, like a calm swell. */
#include "picture/loop_water.h"

#include <math.h>

#include "picture/ease.h"
#include "picture/geometry.h"

enum { SURFACE = 97 };

/* Between which waterlines the surface stands in which gap: from everything but what shows, to nothing hidden. */
static const struct {
	float high, low;
} levels[LAYERS] = {{1, 0.88f}, {0.8f, 0.69f}, {0.62f, 0.45f}, {0.36f, 0.2f}, {0.1f, 0}};

float water_surface(const struct water *water, float waterline) {
	waterline = ease_clamp(waterline, 0, 1);
	for (int i = 0; i < LAYERS; i++) {
		if (waterline >= levels[i].low && waterline <= levels[i].high) {
			float share = (levels[i].high - waterline) / (levels[i].high - levels[i].low);
			return ease_mix(water->gap[i].top, water->gap[i].bottom, share);
		}
		if (waterline > levels[i].high) {
			float share = (levels[i - 1].low - waterline) / (levels[i - 1].low - levels[i].high);
			return ease_mix(water->gap[i - 1].bottom, water->gap[i].top, ease_step(share));
		}
	}
	return water->gap[LAYERS - 1].bottom;
}

float water_depth(const struct water *water, bool right, float y, float layer) {
	return ease_clamp((y - water->surface[right]) / layer + 0.3f, 0, 1);
}

bool water_covers(float waterline, int layer) {
	return layer > 0 && waterline > (levels[layer - 1].low + levels[layer].high) / 2;
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
