/*
 * What colours tell stays apart for those who see colours otherwise. It is told
 * by words, sides and shapes too; this is for the glance before those.
 *
 * Sources: for missing red and green cones Viénot, Brettel and Mollon 1999, for
 * missing blue ones Brettel, Viénot and Mollon 1997, both as matrices for linear
 * sRGB (as in libDaltonLens, public domain); distances in Oklab (Ottosson 2020).
 */
#include "check.h"

#include <math.h>

#include "picture/theme.h"

/* In Oklab, where about 0.02 can just be told apart side by side: four times that, for things that stand apart. */
static const float APART = 0.08f;

enum sight { USUAL, PROTANOPIA, DEUTERANOPIA, TRITANOPIA, SIGHTS };

static const char *const sight_names[SIGHTS] = {"usual sight", "protanopia", "deuteranopia", "tritanopia"};

struct light {
	float part[3]; /* linear red, green, blue */
};

static float linear(uint8_t part) {
	float value = (float)part / 255;
	return value <= 0.04045f ? value / 12.92f : powf((value + 0.055f) / 1.055f, 2.4f);
}

static struct light through(const float matrix[3][3], struct light light) {
	struct light seen;
	for (int row = 0; row < 3; row++) {
		float sum = 0;
		for (int i = 0; i < 3; i++) {
			sum += matrix[row][i] * light.part[i];
		}
		seen.part[row] = sum < 0 ? 0 : sum > 1 ? 1 : sum;
	}
	return seen;
}

static struct light seen_as(struct colour colour, enum sight sight) {
	static const float protan[3][3] = {{0.11238f, 0.88762f, 0}, {0.11238f, 0.88762f, 0}, {0.00401f, -0.00401f, 1}};
	static const float deutan[3][3] = {{0.29275f, 0.70725f, 0}, {0.29275f, 0.70725f, 0}, {-0.02234f, 0.02234f, 1}};
	static const float tritan[2][3][3] = {
		{{1.01277f, 0.13548f, -0.14826f}, {-0.01243f, 0.86812f, 0.14431f}, {0.07589f, 0.80500f, 0.11911f}},
		{{0.93678f, 0.18979f, -0.12657f}, {0.06154f, 0.81526f, 0.12320f}, {-0.37562f, 1.12767f, 0.24796f}}};
	struct light light = {{linear(colour.r), linear(colour.g), linear(colour.b)}};
	const float *c = light.part;
	switch (sight) {
	case PROTANOPIA:
		return through(protan, light);
	case DEUTERANOPIA:
		return through(deutan, light);
	case TRITANOPIA:
		return through(tritan[0.03901f * c[0] - 0.02788f * c[1] - 0.01113f * c[2] >= 0 ? 0 : 1], light);
	default:
		return light;
	}
}

static void oklab(struct light light, float out[3]) {
	const float *c = light.part;
	float l = cbrtf(0.4122214708f * c[0] + 0.5363325363f * c[1] + 0.0514459929f * c[2]);
	float m = cbrtf(0.2119034982f * c[0] + 0.6806995451f * c[1] + 0.1073969566f * c[2]);
	float s = cbrtf(0.0883024619f * c[0] + 0.2817188376f * c[1] + 0.6299787005f * c[2]);
	out[0] = 0.2104542553f * l + 0.7936177850f * m - 0.0040720468f * s;
	out[1] = 1.9779984951f * l - 2.4285922050f * m + 0.4505937099f * s;
	out[2] = 0.0259040371f * l + 0.7827717662f * m - 0.8086757660f * s;
}

static float distance(struct colour one, struct colour other, enum sight sight) {
	float a[3], b[3], sum = 0;
	oklab(seen_as(one, sight), a);
	oklab(seen_as(other, sight), b);
	for (int i = 0; i < 3; i++) {
		sum += (a[i] - b[i]) * (a[i] - b[i]);
	}
	return sqrtf(sum);
}

static void test_what_colours_tell_stays_apart(void **state) {
	(void)state;
	for (int id = 0; id < THEME_COUNT; id++) {
		const struct theme *t = theme_of((enum theme_id)id);
		const struct {
			const char *what;
			struct colour one, other;
		} pairs[] = {
			{"the two partners", t->partner[0], t->partner[1]},
			{"tightens and loosens", t->tightens, t->loosens},
			{"tightens and holds", t->tightens, t->holds},
			{"loosens and holds", t->loosens, t->holds},
			{"a loose and a tight loop", t->calm, t->hot},
			{"a loose and a half tight loop", t->calm, t->warm},
			{"the waterline and a tight loop", t->surface, t->hot},
		};
		for (size_t p = 0; p < sizeof(pairs) / sizeof(pairs[0]); p++) {
			for (int sight = 0; sight < SIGHTS; sight++) {
				float apart = distance(pairs[p].one, pairs[p].other, (enum sight)sight);
				if (apart < APART) {
					fail_msg("%s, %s: %s are %.3f apart, which should be %.2f", t->name, sight_names[sight], pairs[p].what,
						(double)apart, (double)APART);
				}
			}
		}
	}
}

/* White stays white, and what is known to be confused comes out alike. */
static void test_the_simulation(void **state) {
	(void)state;
	struct colour white = {255, 255, 255, 255}, black = {0, 0, 0, 255};
	struct colour red = {170, 89, 80, 255}, green = {89, 130, 80, 255};
	for (int sight = 0; sight < SIGHTS; sight++) {
		struct light light = seen_as(white, (enum sight)sight);
		assert_true(light.part[0] > 0.999f && light.part[1] > 0.999f && light.part[2] > 0.999f);
		assert_float_equal(distance(white, black, (enum sight)sight), 1, 0.01);
	}
	assert_true(distance(red, green, DEUTERANOPIA) < distance(red, green, USUAL) / 3);
	struct colour blue = {0, 90, 200, 255}, teal = {0, 120, 120, 255};
	assert_true(distance(blue, teal, TRITANOPIA) < distance(blue, teal, USUAL) / 2);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_simulation),
		cmocka_unit_test(test_what_colours_tell_stays_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
