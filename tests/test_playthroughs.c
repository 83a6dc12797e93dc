/* Recorded play-throughs of the library: the same replies end in the same place, in the same state. */
#include "check.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cjson/cJSON.h>

#include "base/file.h"
#include "playthrough/playthrough.h"
#include "story/shelf.h"

static int number(const cJSON *object, const char *key) {
	const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);
	assert_true(cJSON_IsNumber(item));
	return (int)item->valuedouble;
}

static void same_partner(const cJSON *partners, const char *id, const struct partner *partner) {
	const cJSON *recorded = cJSON_GetObjectItemCaseSensitive(partners, id);
	assert_int_equal(partner->heat, number(recorded, "heat"));
	assert_int_equal(partner->open, number(recorded, "open"));
	assert_int_equal(partner->safe, number(recorded, "safe"));
	assert_int_equal(partner->depth, number(recorded, "depth"));
	assert_int_equal(partner_waterline(partner), number(recorded, "waterline"));
}

static void replay(const struct story *story, enum seat seat, const cJSON *recording) {
	const struct playthrough_setup setup = {.seat = {seat == SEAT_ONE, seat == SEAT_TWO}, .seed = 1};
	const char *replies = cJSON_GetObjectItemCaseSensitive(recording, "replies")->valuestring;
	struct playthrough *playthrough = playthrough_create(story, &setup);
	struct diag diag = {0};
	if (!playthrough_replies_by_id(playthrough, replies, &diag)) {
		fail_msg("%s: %s: %s (changed on purpose? tests/renew makes the recordings anew)", story->id, replies,
			diag.findings[0].message);
	}
	const cJSON *ending = cJSON_GetObjectItemCaseSensitive(recording, "ending");
	assert_string_equal(playthrough_beat(playthrough)->id, cJSON_GetObjectItemCaseSensitive(ending, "beat")->valuestring);
	assert_string_equal(ending_id(playthrough_beat(playthrough)->ending), cJSON_GetObjectItemCaseSensitive(ending, "kind")->valuestring);
	assert_int_equal(playthrough_step_count(playthrough), number(recording, "steps"));
	struct couple couple = playthrough_couple_after(playthrough, playthrough_step_count(playthrough));
	assert_int_equal(couple_tension(&couple), number(recording, "tension"));
	const cJSON *partners = cJSON_GetObjectItemCaseSensitive(recording, "partners");
	same_partner(partners, story->person[SEAT_ONE].id, &couple.partner[SEAT_ONE]);
	same_partner(partners, story->person[SEAT_TWO].id, &couple.partner[SEAT_TWO]);
	diag_finish(&diag);
	playthrough_destroy(playthrough);
}

static size_t replay_file(const char *name) {
	char path[1024];
	struct diag diag = {0};
	struct buf text = BUF_EMPTY;
	snprintf(path, sizeof(path), "%s/playthroughs/%s", TESTS_DIR, name);
	assert_true(file_read(path, 1 << 20, &text, &diag));
	cJSON *root = cJSON_Parse(text.text);
	assert_non_null(root);
	snprintf(path, sizeof(path), "%s/scenes/%s", SOURCE_DIR, name);
	struct story *story = story_load(path, &diag);
	assert_non_null(story);
	size_t count = 0;
	const cJSON *seat, *recording;
	cJSON_ArrayForEach(seat, root) {
		enum seat by = strcmp(seat->string, story->person[SEAT_ONE].id) == 0 ? SEAT_ONE : SEAT_TWO;
		cJSON_ArrayForEach(recording, seat) {
			replay(story, by, recording);
			count++;
		}
	}
	cJSON_Delete(root);
	buf_finish(&text);
	story_destroy(story);
	diag_finish(&diag);
	return count;
}

static int is_recording(const struct dirent *entry) {
	const char *dot = strrchr(entry->d_name, '.');
	return dot != NULL && strcmp(dot, ".json") == 0;
}

static void test_recordings(void **state) {
	(void)state;
	struct dirent **names;
	int files = scandir(TESTS_DIR "/playthroughs", &names, is_recording, alphasort);
	size_t count = 0;
	for (int i = 0; i < files; i++) {
		count += replay_file(names[i]->d_name);
		free(names[i]);
	}
	free(names);
	assert_true(count > 0);
	print_message("%zu recordings of %d scenarios\n", count, files);
}

static void test_every_scenario_has_recordings(void **state) {
	(void)state;
	struct shelf shelf = shelf_read(SOURCE_DIR "/scenes");
	for (size_t i = 0; i < shelf.len; i++) {
		char path[1024];
		snprintf(path, sizeof(path), "%s/playthroughs%s", TESTS_DIR, strrchr(shelf.paths[i], '/'));
		if (access(path, R_OK) != 0) {
			fail_msg("there is no %s (tests/renew makes it)", path);
		}
	}
	shelf_finish(&shelf);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_recordings), cmocka_unit_test(test_every_scenario_has_recordings)};
	return cmocka_run_group_tests_name("play-throughs", tests, NULL, NULL);
}
