/*
 * The idea is that of rxi's "cached software rendering". Changed cells are
 * gathered into runs along a row, and equal runs in rows below each other into
 * one area; should there be too many areas, the last one takes in the rest.
 */
#include "sdl/damage.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sdl/hash.h"

void damage_finish(struct damage *damage) {
	free(damage->now);
	free(damage->before);
	free(damage->changed);
	memset(damage, 0, sizeof(*damage));
}

void damage_forget(struct damage *damage) {
	damage->everything = true;
}

void damage_begin(struct damage *damage, int width, int height) {
	if (damage->width != width || damage->height != height) {
		damage_finish(damage);
		damage->width = width;
		damage->height = height;
		damage->columns = (width + DAMAGE_CELL - 1) / DAMAGE_CELL;
		damage->rows = (height + DAMAGE_CELL - 1) / DAMAGE_CELL;
		size_t cells = (size_t)damage->columns * (size_t)damage->rows;
		damage->now = mem_array(cells, sizeof(*damage->now));
		damage->before = mem_array(cells, sizeof(*damage->before));
		damage->changed = mem_array(cells, sizeof(*damage->changed));
		damage->everything = true;
	}
	memset(damage->now, 0, (size_t)damage->columns * (size_t)damage->rows * sizeof(*damage->now));
}

void damage_add(struct damage *damage, struct area area, uint64_t print) {
	struct area in = area_meet(area, (struct area){0, 0, damage->width, damage->height});
	if (area_is_empty(in)) {
		return;
	}
	for (int row = in.top / DAMAGE_CELL; row <= (in.bottom - 1) / DAMAGE_CELL; row++) {
		for (int column = in.left / DAMAGE_CELL; column <= (in.right - 1) / DAMAGE_CELL; column++) {
			uint64_t *cell = &damage->now[row * damage->columns + column];
			*cell = hash_number(*cell, print);
		}
	}
}

static void add_run(struct damage *damage, size_t *len, int row, int from, int until) {
	struct area run = area_meet((struct area){from * DAMAGE_CELL, row * DAMAGE_CELL, until * DAMAGE_CELL,
									(row + 1) * DAMAGE_CELL},
		(struct area){0, 0, damage->width, damage->height});
	for (size_t i = 0; i < *len; i++) {
		struct area *above = &damage->areas[i];
		if (above->left == run.left && above->right == run.right && above->bottom == run.top) {
			above->bottom = run.bottom;
			return;
		}
	}
	if (*len < DAMAGE_AREAS) {
		damage->areas[(*len)++] = run;
	} else {
		/* Areas may not overlap, or what is translucent would be laid on twice. */
		damage->areas[0] = (struct area){0, 0, damage->width, damage->height};
		*len = 1;
		damage->everything = true;
	}
}

static void find_runs(struct damage *damage, size_t *len) {
	for (int row = 0; row < damage->rows; row++) {
		int from = -1;
		for (int column = 0; column <= damage->columns; column++) {
			bool changed = column < damage->columns && damage->changed[row * damage->columns + column];
			if (changed && from < 0) {
				from = column;
			} else if (!changed && from >= 0) {
				add_run(damage, len, row, from, column);
				from = -1;
				if (damage->everything) {
					return;
				}
			}
		}
	}
}

static long size_of(struct area area) {
	return (long)(area.right - area.left) * (area.bottom - area.top);
}

/* Each area walks the whole list, so areas that nearly fill the space around them are painted as that one. */
static size_t gather(struct damage *damage, size_t len) {
	struct area around = {0};
	long sum = 0;
	for (size_t i = 0; i < len; i++) {
		around = area_join(around, damage->areas[i]);
		sum += size_of(damage->areas[i]);
	}
	if (len > 1 && sum * 10 > size_of(around) * 8) {
		damage->areas[0] = around;
		return 1;
	}
	return len;
}

size_t damage_end(struct damage *damage) {
	size_t cells = (size_t)damage->columns * (size_t)damage->rows, len = 0;
	for (size_t i = 0; i < cells; i++) {
		damage->changed[i] = damage->now[i] != damage->before[i];
	}
	if (damage->everything) {
		damage->areas[0] = (struct area){0, 0, damage->width, damage->height};
		len = cells > 0 ? 1 : 0;
	} else {
		find_runs(damage, &len);
		len = gather(damage, len);
	}
	damage->everything = false;
	uint64_t *kept = damage->before;
	damage->before = damage->now;
	damage->now = kept;
	return len;
}
