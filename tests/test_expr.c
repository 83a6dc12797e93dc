/* Conditions: what they are worth, every mistake at its own column, what can be shown of them, and their limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "story/expr.h"

/* A small world: partners ann and bea, variables count, mood and flag, beats hall and porch, replies hello and bye. */

static bool is(const char *name, const char *text, size_t len) {
	return strlen(name) == len && memcmp(name, text, len) == 0;
}

static bool partner(const void *data, const char *name, size_t len, enum seat *seat) {
	(void)data;
	*seat = is("bea", name, len) ? SEAT_TWO : SEAT_ONE;
	return is("ann", name, len) || is("bea", name, len);
}

static bool variable(const void *data, const char *name, size_t len, uint32_t *index, enum expr_type *type) {
	(void)data;
	*index = is("mood", name, len) ? 1 : is("flag", name, len) ? 2 : 0;
	*type = *index == 2 ? EXPR_BOOLEAN : EXPR_NUMBER;
	return *index > 0 || is("count", name, len);
}

static bool beat(const void *data, const char *name, size_t len, uint32_t *slot) {
	(void)data;
	*slot = is("porch", name, len);
	return is("hall", name, len) || is("porch", name, len);
}

static bool reply(const void *data, const char *name, size_t len, uint32_t *slot) {
	(void)data;
	*slot = is("bye", name, len);
	return is("hello", name, len) || is("bye", name, len);
}

static const char *nearest(const void *data, char kind, const char *name, size_t len) {
	(void)data;
	(void)name;
	(void)len;
	return kind == 'b' ? "hall" : kind == 'r' ? "hello" : kind == 'p' ? "ann" : "count";
}

static const struct expr_names names = {.partner = partner,
	.variable = variable,
	.beat = beat,
	.reply = reply,
	.last = reply,
	.nearest = nearest,
	.reached = SEAT_TWO};

static void note(void *data, const char *code, size_t start, size_t len, const char *message) {
	(void)message;
	buf_printf(data, "%s%zu+%zu %s", ((struct buf *)data)->len > 0 ? "; " : "", start, len, code);
}

static const struct expr *parse(const char *text, struct arena *arena, struct buf *mistakes) {
	return expr_parse(text, strlen(text), &names, arena, note, mistakes);
}

/* Tension 600; bea's last move was a reach. */
static struct couple some_couple(void) {
	struct couple couple = couple_start(partner_start(POSITION_PURSUER, 300, 400, 500, 600),
		partner_start(POSITION_WITHDRAWER, 700, 200, 100, 50));
	couple.replies = 5;
	couple.partner[SEAT_TWO].last_move = MOVE_DISCLOSE;
	couple.past_move[CYCLE_MEMORY - 1] = MOVE_DISCLOSE;
	return couple;
}

static const struct {
	const char *text;
	int value;
} values[] = {
	{"true", 1},
	{"false", 0},
	{"not false", 1},
	{"not not true", 1},
	{"ann.heat == 300", 1},
	{"ann.open == 400 and ann.safe == 500 and ann.depth == 600", 1},
	{"bea.heat >= 700", 1},
	{"bea.heat > 700", 0},
	{"bea.heat < 701", 1},
	{"bea.heat <= 699", 0},
	{"bea.heat != 700", 0},
	{"tension == 600", 1},
	{"rounds == 2", 1},
	{"escalates", 1},
	{"holds or softens", 0},
	{"stuck or repaired or reconnected", 0},
	{"reached", 1},
	{"count == 3", 1},
	{"mood == -4", 1},
	{"mood == -5 + 1", 1},
	{"-count == -3", 1},
	{"- -count == 3", 1},
	{"flag", 1},
	{"flag == true", 1},
	{"flag != (count > 5)", 1},
	{"seen(\"hall\") == 1 and seen(\"porch\") == 0", 1},
	{"said(\"bye\") == 2", 1},
	{"said('bye') == 2", 1},
	{"last(\"bye\")", 1},
	{"last(\"hello\") or not last('bye')", 0},
	{"last(\"bye\") == true", 1},
	{"count + mood - 1 == -2", 1},
	{"10 - 3 - 2 == 5", 1},
	{"10 - (3 - 2) == 9", 1},
	{"true or false and false", 1},
	{"(true or false) and false", 0},
	{"not true or true", 1},
	{"not count == 3", 0},
	{"not (count == 3 and false)", 1},
	{"  count\t==\n3  ", 1},
	{"1000000 > 999999", 1},
	{"-1000000 < count", 1},
};

static void test_values(void **state) {
	(void)state;
	struct couple couple = some_couple();
	const int32_t variables[] = {3, -4, 1};
	const uint16_t seen[] = {1, 0}, said[] = {0, 2};
	struct expr_facts facts = {
		.couple = &couple, .verdict = VERDICT_ESCALATES, .variables = variables, .seen = seen, .said = said, .last = 2};
	facts.couple = &couple;
	assert_int_equal(couple_tension(&couple), 600);
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		struct arena arena = {0};
		struct buf mistakes = BUF_EMPTY;
		const struct expr *expr = parse(values[i].text, &arena, &mistakes);
		if (expr == NULL) {
			print_error("%s: %s\n", values[i].text, mistakes.text);
		}
		if (expr == NULL || expr_value(expr, &facts) != values[i].value) {
			print_error("%s is not %d\n", values[i].text, values[i].value);
			fail();
		}
		buf_finish(&mistakes);
		arena_finish(&arena);
	}
	assert_int_equal(expr_value(NULL, &facts), 1);
}

static const struct {
	const char *text, *mistakes;
} wrong[] = {
	{"", "0+0 condition-syntax"},
	{"   ", "0+3 condition-syntax"},
	{"ann.heat >=", "11+0 condition-syntax"},
	{"ann.heat > > 3", "11+1 condition-syntax"},
	{"ann.heat = 3", "9+1 condition-syntax"},
	{"ann.heat => 3", "9+2 condition-syntax"},
	{"ann.heat =< 3", "9+2 condition-syntax"},
	{"ann.heat <> 3", "9+2 condition-syntax"},
	{"flag && flag", "5+2 condition-syntax"},
	{"flag || flag", "5+2 condition-syntax"},
	{"!flag", "0+1 condition-syntax"},
	{"count * 2 == 4", "6+1 condition-syntax"},
	{"count / 2 == 4", "6+1 condition-syntax"},
	{"flag ? 1", "5+1 condition-syntax"},
	{"flag é", "5+2 condition-syntax"},
	{"(flag", "0+1 condition-syntax"},
	{"flag)", "4+1 condition-syntax"},
	{"flag flag", "5+4 condition-syntax"},
	{"and flag", "0+3 condition-syntax"},
	{"flag and", "8+0 condition-syntax"},
	{"flag == not flag", "8+3 condition-syntax"},
	{"1 < count < 5", "10+1 condition-syntax"},
	{"0.5 < count", "0+2 condition-syntax"},
	{"3x == count", "0+2 condition-syntax"},
	{"said(hello) > 0", "0+4 condition-syntax"},
	{"said > 0", "0+4 condition-syntax"},
	{"last(hello)", "0+4 condition-syntax"},
	{"last", "0+4 condition-syntax"},
	{"last(\"helo\")", "5+6 unknown-reply"},
	{"last(\"hello\") > 0", "0+13 condition-type"},
	{"seen(\"hall\" > 0", "12+1 condition-syntax"},
	{"seen(\"hall) > 0", "5+10 condition-syntax"},
	{"\"hall\" == 1", "0+6 condition-syntax"},
	{"ann. > 3", "5+1 condition-syntax"},
	{"ann", "0+3 unknown-name"},
	{"heat > 3", "0+4 unknown-name"},
	{"an.heat > 3", "0+2 unknown-name"},
	{"ann.heta > 3", "4+4 unknown-name"},
	{"an.heta > 3", "0+2 unknown-name; 3+4 unknown-name"},
	{"coutn > 3 and flga", "0+5 unknown-name; 14+4 unknown-name"},
	{"Count > 3", "0+5 unknown-name"},
	{"seen(\"hal\") > 0 or said(\"helo\") > 0", "5+5 unknown-beat; 24+6 unknown-reply"},
	{"count", "0+5 condition-type"},
	{"3", "0+1 condition-type"},
	{"not count", "4+5 condition-type"},
	{"flag and count", "9+5 condition-type"},
	{"count or flag", "0+5 condition-type"},
	{"flag > 3", "0+4 condition-type"},
	{"flag + 1 == 2", "0+4 condition-type"},
	{"-flag == 2", "1+4 condition-type"},
	{"flag == 1", "5+2 condition-type"},
	{"(flag > 3) + stuck == ann.heta", "1+4 condition-type; 0+10 condition-type; 13+5 condition-type; 26+4 unknown-name"},
	{"count == 1000001", "9+7 number-out-of-range"},
	{"count == 99999999999999999999999", "9+23 number-out-of-range"},
	{"count == -1000001", "9+8 number-out-of-range"},
};

static void test_mistakes(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct arena arena = {0};
		struct buf mistakes = BUF_EMPTY;
		assert_null(parse(wrong[i].text, &arena, &mistakes));
		if (strcmp(mistakes.text, wrong[i].mistakes) != 0) {
			print_error("%s: %s\n", wrong[i].text, mistakes.text);
		}
		assert_string_equal(mistakes.text, wrong[i].mistakes);
		buf_finish(&mistakes);
		arena_finish(&arena);
	}
}

static void add_times(struct buf *text, const char *part, size_t count) {
	for (size_t i = 0; i < count; i++) {
		buf_puts(text, part);
	}
}

static void assert_limit(const struct buf *text, const char *mistakes) {
	struct arena arena = {0};
	struct buf found = BUF_EMPTY;
	const struct expr *expr = parse(text->text, &arena, &found);
	assert_string_equal(found.text, mistakes);
	assert_int_equal(expr == NULL, mistakes[0] != '\0');
	buf_finish(&found);
	arena_finish(&arena);
}

static void test_length(void **state) {
	(void)state;
	struct buf text = BUF_EMPTY;
	buf_puts(&text, "flag");
	add_times(&text, " ", 496);
	assert_limit(&text, "");
	buf_puts(&text, " ");
	assert_limit(&text, "0+501 condition-too-long");
	buf_clear(&text); /* characters are counted, not bytes */
	add_times(&text, "é", 500);
	assert_limit(&text, "0+2 condition-syntax");
	add_times(&text, "é", 1);
	assert_limit(&text, "0+1002 condition-too-long");
	buf_finish(&text);
}

static void test_depth(void **state) {
	(void)state;
	static const struct {
		const char *before, *middle, *after;
	} nests[] = {{"(", "flag", ")"}, {"not ", "flag", ""}, {"-", "count == 0", ""}};
	for (size_t i = 0; i < 3; i++) {
		struct buf text = BUF_EMPTY;
		add_times(&text, nests[i].before, 64);
		buf_puts(&text, nests[i].middle);
		add_times(&text, nests[i].after, 64);
		assert_limit(&text, "");
		buf_clear(&text);
		add_times(&text, nests[i].before, 65);
		buf_puts(&text, nests[i].middle);
		add_times(&text, nests[i].after, 65);
		struct arena arena = {0};
		struct buf found = BUF_EMPTY;
		assert_null(parse(text.text, &arena, &found));
		assert_non_null(strstr(found.text, "condition-too-deep"));
		assert_null(strchr(found.text, ';')); /* one mistake, one finding */
		buf_finish(&found);
		arena_finish(&arena);
		buf_clear(&text);
		add_times(&text, nests[i].before, 10000);
		arena = (struct arena){0};
		assert_null(parse(text.text, &arena, &found));
		assert_non_null(strstr(found.text, "condition-too-long"));
		buf_finish(&found);
		arena_finish(&arena);
		buf_finish(&text);
	}
}

static const struct {
	const char *text;
	int fixed;
} fixed[] = {
	{"true", 1},
	{"false", -1},
	{"flag", 0},
	{"not flag or flag", 1},
	{"ann.heat != bea.heat or ann.heat == bea.heat", 0}, /* true, but not shown by ranges */
	{"ann.heat > 1000", -1},
	{"ann.heat >= 1000", 0},
	{"ann.heat < 0", -1},
	{"ann.heat >= 0", 1},
	{"ann.heat + bea.heat > 2000", -1},
	{"ann.heat - bea.heat >= -1000", 1},
	{"tension == 1001", -1},
	{"rounds < 0", -1},
	{"seen(\"hall\") >= 0", 1},
	{"ann.heat > 600 and ann.heat < 500", -1},
	{"ann.heat > 600 and bea.heat < 500", 0},
	{"ann.heat <= 500 or ann.heat >= 400", 1},
	{"ann.heat > 500 or ann.heat < 500", 0},
	{"ann.heat == 500 and ann.heat != 500", -1},
	{"not (ann.heat >= 0)", -1},
	{"escalates and softens", -1},
	{"last(\"hello\") and last(\"bye\")", -1},
	{"last(\"hello\") or last(\"bye\")", 0},
	{"last(\"bye\") and last(\"bye\")", 0},
	{"escalates or softens or holds", 1},
	{"count > 5", -1}, /* count goes from 0 to 5 */
	{"count >= 5", 0},
	{"count <= 5", 1},
	{"mood == 0", 0},
	{"flag and not flag", -1},
	{"flag == true and not flag", -1},
	{"600 < ann.heat and 500 > ann.heat", -1},
};

/* Asked right after "bye" was said; and after a reply that nobody asks for. */
static const struct {
	const char *text;
	int after_bye, after_other;
} after[] = {
	{"last(\"bye\")", 1, -1},
	{"last(\"hello\")", -1, -1},
	{"not last(\"hello\")", 1, 1},
	{"last(\"hello\") or last(\"bye\")", 1, -1},
	{"last(\"bye\") and ann.heat > 600", 0, -1},
	{"last(\"hello\") or ann.heat > 600", 0, 0},
	{"ann.heat > 600", 0, 0},
};

static void test_fixed_after(void **state) {
	(void)state;
	const int32_t low[] = {0, -1000000, 0}, high[] = {5, 1000000, 1};
	struct arena arena = {0};
	struct buf mistakes = BUF_EMPTY;
	const struct expr *bye = parse("last(\"bye\")", &arena, &mistakes);
	assert_non_null(bye);
	for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); i++) {
		const struct expr *expr = parse(after[i].text, &arena, &mistakes);
		if (expr_fixed_after(expr, bye->index, low, high) != after[i].after_bye ||
			expr_fixed_after(expr, UINT32_MAX, low, high) != after[i].after_other) {
			fail_msg("%s", after[i].text);
		}
	}
	buf_finish(&mistakes);
	arena_finish(&arena);
}

static void test_fixed(void **state) {
	(void)state;
	const int32_t low[] = {0, -1000000, 0}, high[] = {5, 1000000, 1};
	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++) {
		struct arena arena = {0};
		struct buf mistakes = BUF_EMPTY;
		const struct expr *expr = parse(fixed[i].text, &arena, &mistakes);
		assert_non_null(expr);
		if (expr_fixed(expr, low, high) != fixed[i].fixed) {
			print_error("%s: not %d\n", fixed[i].text, fixed[i].fixed);
			fail();
		}
		buf_finish(&mistakes);
		arena_finish(&arena);
	}
}

static void test_one_holds(void **state) {
	(void)state;
	struct arena arena = {0};
	struct buf mistakes = BUF_EMPTY;
	const int32_t low[] = {0, -10, 0}, high[] = {5, 10, 1};
	const struct expr *hot = parse("ann.heat >= 600", &arena, &mistakes);
	const struct expr *cool = parse("ann.heat < 600", &arena, &mistakes);
	const struct expr *cold = parse("ann.heat < 500", &arena, &mistakes);
	assert_true(expr_one_holds((const struct expr *[]){hot, cool}, 2, low, high));
	assert_false(expr_one_holds((const struct expr *[]){hot, cold}, 2, low, high));
	assert_true(expr_one_holds((const struct expr *[]){hot, NULL}, 2, low, high));
	assert_false(expr_one_holds((const struct expr *[]){hot}, 1, low, high));
	arena_finish(&arena);
}

/* Random conditions over random states: what is said to be fixed is what comes out. */
static unsigned dice(uint32_t *seed, unsigned sides) {
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % sides;
}

static void grow(struct buf *text, uint32_t *seed, unsigned depth) {
	static const char *const atoms[] = {"ann.heat", "bea.open", "tension", "count", "mood", "rounds", "said('bye')"};
	static const char *const signs[] = {"==", "!=", "<", "<=", ">", ">="};
	static const char *const facts[] = {"flag", "escalates", "softens", "reached", "true", "holds", "last('bye')", "last('hello')"};
	switch (depth == 0 ? dice(seed, 2) : dice(seed, 5)) {
	case 0:
		buf_puts(text, facts[dice(seed, 8)]);
		break;
	case 1:
		buf_printf(text, "%s %s %u", atoms[dice(seed, 7)], signs[dice(seed, 6)], dice(seed, 4) * 300);
		break;
	case 2:
		buf_puts(text, "not (");
		grow(text, seed, depth - 1);
		buf_puts(text, ")");
		break;
	default:
		buf_puts(text, "(");
		grow(text, seed, depth - 1);
		buf_puts(text, dice(seed, 2) ? ") and (" : ") or (");
		grow(text, seed, depth - 1);
		buf_puts(text, ")");
		break;
	}
}

static void test_fixed_is_sound(void **state) {
	(void)state;
	uint32_t seed = 1;
	const int32_t low[] = {0, -10, 0}, high[] = {600, 900, 1};
	size_t shown = 0;
	for (size_t i = 0; i < 20000; i++) {
		struct arena arena = {0};
		struct buf text = BUF_EMPTY, mistakes = BUF_EMPTY;
		grow(&text, &seed, 3);
		const struct expr *expr = parse(text.text, &arena, &mistakes);
		assert_true(expr != NULL || strstr(mistakes.text, "too-long") != NULL);
		int answer = expr == NULL ? 0 : expr_fixed(expr, low, high);
		shown += answer != 0;
		for (size_t j = 0; answer != 0 && j < 50; j++) {
			struct couple couple = some_couple();
			couple.partner[SEAT_ONE].heat = (int16_t)(dice(&seed, 11) * 100);
			couple.partner[SEAT_TWO].open = (int16_t)(dice(&seed, 11) * 100);
			couple.replies = (uint16_t)dice(&seed, 2000);
			int32_t variables[] = {(int32_t)dice(&seed, 601), (int32_t)dice(&seed, 911) - 10, (int32_t)dice(&seed, 2)};
			uint16_t counts[] = {(uint16_t)dice(&seed, 1000), (uint16_t)dice(&seed, 1000)};
			struct expr_facts facts = {
				&couple, (enum verdict)dice(&seed, VERDICT_COUNT), variables, counts, counts, dice(&seed, 3)};
			if (expr_value(expr, &facts) != (answer > 0)) {
				print_error("%s is not always %d\n", text.text, answer);
				fail();
			}
		}
		buf_finish(&text);
		buf_finish(&mistakes);
		arena_finish(&arena);
	}
	assert_true(shown > 1000);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_mistakes),
		cmocka_unit_test(test_length),
		cmocka_unit_test(test_depth),
		cmocka_unit_test(test_fixed),
		cmocka_unit_test(test_fixed_after),
		cmocka_unit_test(test_one_holds),
		cmocka_unit_test(test_fixed_is_sound),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
