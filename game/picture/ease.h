#ifndef WATERLINE_PICTURE_EASE_H
#define WATERLINE_PICTURE_EASE_H

#include <stdbool.h>

/*
 * A value that moves to where it belongs: fast at first, then slowly, never
 * for longer than EASE_MS. Times are milliseconds. A zeroed one stands at 0.
 */
#define EASE_MS 400.0

struct eased {
	float from, to;
	double start, length;
};

static inline float ease_clamp(float value, float low, float high) {
	return value < low ? low : value > high ? high : value;
}

static inline float ease_mix(float from, float to, float share) {
	return from + (to - from) * share;
}

/** From 0 to 1 with level ends. */
static inline float ease_step(float share) {
	share = ease_clamp(share, 0, 1);
	return share * share * (3 - 2 * share);
}

static inline bool ease_moves(const struct eased *eased, double now) {
	return eased->length > 0 && now < eased->start + eased->length;
}

static inline float ease_at(const struct eased *eased, double now) {
	if (!ease_moves(eased, now)) {
		return eased->to;
	}
	float left = 1 - (float)((now - eased->start) / eased->length);
	left = ease_clamp(left, 0, 1);
	return ease_mix(eased->from, eased->to, 1 - left * left * left);
}

/** Puts it there at once. */
static inline void ease_set(struct eased *eased, float value) {
	*eased = (struct eased){.from = value, .to = value};
}

/** Sends it there from wherever it is, in `length` milliseconds; 0 is at once. */
static inline void ease_to(struct eased *eased, float value, double now, double length) {
	if (value == eased->to) {
		return;
	}
	*eased = (struct eased){.from = ease_at(eased, now), .to = value, .start = now, .length = length};
}

#endif
