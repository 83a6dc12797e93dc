/*
 * The arithmetic against the second implementation in tests/reference, written
 * by somebody else from the description alone: random states with their
 * numbers, habit's leanings and waterlines, one by one.
 */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "cycle/cycle.h"

static int number(const cJSON *object, const char *key) {
	const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);
	assert_non_null(item);
	return (int)item->valuedouble;
}

static enum move move_named(const cJSON *item) {
	enum move move = MOVE_NONE;
	if (cJSON_IsString(item)) {
		assert_true(move_find(item->valuestring, strlen(item->valuestring), &move));
	}
	return move;
}

static struct partner partner_from(const cJSON *object) {
	const char *name = cJSON_GetObjectItemCaseSensitive(object, "position")->valuestring;
	enum position position;
	assert_true(position_find(name, strlen(name), &position));
	struct partner partner = partner_start(position, number(object, "heat"), number(object, "open"), number(object, "safe"),
		number(object, "depth"));
	partner.last_move = (uint8_t)move_named(cJSON_GetObjectItemCaseSensitive(object, "last"));
	int repeats = number(object, "repeats");
	partner.repeats = (uint8_t)(repeats > 3 ? 3 : repeats);
	return partner;
}

static struct couple couple_from(const cJSON *object) {
	const cJSON *partners = cJSON_GetObjectItemCaseSensitive(object, "partners");
	return couple_start(partner_from(partners->child), partner_from(partners->child->next));
}

static void same_fits(const cJSON *line, const struct couple *before, enum seat seat) {
	bool fits[MOVE_COUNT] = {false};
	const cJSON *item;
	cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(line, "fits")) {
		fits[move_named(item)] = true;
	}
	for (int i = 0; i < MOVE_COUNT; i++) {
		assert_int_equal(cycle_fit(before, seat, (enum move)i) == FIT_YES, fits[i]);
	}
}

static void same_line(const cJSON *line) {
	struct couple before = couple_from(cJSON_GetObjectItemCaseSensitive(line, "before"));
	struct couple expected = couple_from(cJSON_GetObjectItemCaseSensitive(line, "after"));
	enum seat seat = (enum seat)number(line, "speaker");
	struct cycle_why why;
	struct couple after = cycle_reply(before, seat, move_named(cJSON_GetObjectItemCaseSensitive(line, "move")), &why);
	assert_memory_equal(after.partner, expected.partner, sizeof(after.partner));
	assert_int_equal(why.sting, number(line, "sting"));
	assert_int_equal(why.warmth, number(line, "warmth"));
	assert_int_equal(why.net, number(line, "net"));
	assert_int_equal(why.receptivity, number(line, "receptivity"));
	assert_int_equal(why.tension_before, number(line, "tension_before"));
	assert_int_equal(why.tension_after, number(line, "tension"));
	assert_string_equal(verdict_id(why.verdict), cJSON_GetObjectItemCaseSensitive(line, "verdict")->valuestring);
	const cJSON *waterline = cJSON_GetObjectItemCaseSensitive(line, "waterline");
	assert_int_equal(partner_waterline(&after.partner[0]), (int)waterline->child->valuedouble);
	assert_int_equal(partner_waterline(&after.partner[1]), (int)waterline->child->next->valuedouble);
	same_fits(line, &before, seat);
}

static void test_random_states(void **state) {
	(void)state;
	FILE *reference = popen("python3 -B '" SOURCE_DIR "/tests/reference/waterline_reference.py' walk 2026 4000", "r");
	assert_non_null(reference);
	char *text = NULL;
	size_t cap = 0;
	int lines = 0;
	while (getline(&text, &cap, reference) > 0) {
		cJSON *line = cJSON_Parse(text);
		assert_non_null(line);
		same_line(line);
		cJSON_Delete(line);
		lines++;
	}
	free(text);
	assert_int_equal(pclose(reference), 0);
	assert_int_equal(lines, 4000);
}

int main(void) {
	if (system("python3 --version >/dev/null 2>&1") != 0) {
		puts("skipped: the second reckoning of the loop: there is no python3");
		return 77;
	}
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_states)};
	return cmocka_run_group_tests_name("cycle against the reference", tests, NULL, NULL);
}
