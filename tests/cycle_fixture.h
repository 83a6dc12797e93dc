#ifndef WATERLINE_TESTS_CYCLE_FIXTURE_H
#define WATERLINE_TESTS_CYCLE_FIXTURE_H

/* Two partners as every whole conversation of the tests begins. */
#include "check.h"

#include "cycle/cycle.h"

static inline struct couple couple_of(enum position one, enum position two) {
	struct partner starts[SEAT_COUNT];
	enum position positions[SEAT_COUNT] = {one, two};
	for (int i = 0; i < SEAT_COUNT; i++) {
		starts[i] = positions[i] == POSITION_PURSUER ? partner_start(POSITION_PURSUER, 420, 400, 450, 200)
													  : partner_start(POSITION_WITHDRAWER, 380, 350, 450, 150);
	}
	return couple_start(starts[0], starts[1]);
}

#endif
