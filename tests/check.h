#ifndef WATERLINE_TESTS_CHECK_H
#define WATERLINE_TESTS_CHECK_H

/* cmocka wants these before it; one place for all tests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* A small seeded generator, so that a failing random case can be named and repeated. */
struct dice {
	uint64_t state;
};

static inline uint32_t dice_below(struct dice *dice, uint32_t sides) {
	dice->state = dice->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)((dice->state >> 33) % sides);
}

#endif
