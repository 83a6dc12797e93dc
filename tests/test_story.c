/* Valid scenarios load, and the graph is as it is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "story/story.h"

#define VALID TESTS_DIR "/scenarios/valid/"

static struct story *load(const char *path) {
	struct diag diag = {0};
	struct story *story = story_load(path, &diag);
	struct buf words = BUF_EMPTY;
	diag_print(&diag, false, &words);
	if (diag.len > 0) {
		print_error("%s", words.text);
	}
	assert_non_null(story);
	assert_int_equal(diag.len, 0);
	buf_finish(&words);
	diag_finish(&diag);
	return story;
}

static void test_all_valid(void **state) {
	(void)state;
	DIR *folder = opendir(VALID);
	assert_non_null(folder);
	size_t count = 0;
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		if (strstr(entry->d_name, ".json") != NULL) {
			char *path = file_join(VALID, entry->d_name);
			story_destroy(load(path));
			free(path);
			count++;
		}
	}
	closedir(folder);
	assert_true(count >= 10);
	story_destroy(NULL);
}

static void test_about(void **state) {
	(void)state;
	struct story *story = load(VALID "texts.json");
	assert_string_equal(story->id, "texts");
	assert_string_equal(story->title, "Names and words");
	assert_string_equal(story->source, "none");
	assert_int_equal(story->minutes, 1);
	assert_int_equal(story->practise_count, 1);
	assert_string_equal(story->practises[0], "texts");
	assert_int_equal(story->content_note_count, 1);
	assert_false(story->closed_door);
	const struct person *ann = &story->person[SEAT_ONE], *bo = &story->person[SEAT_TWO];
	assert_string_equal(ann->id, "ann");
	assert_string_equal(ann->name, "Ann");
	assert_int_equal(ann->pronouns, PRONOUNS_HE);
	assert_int_equal(ann->start.position, POSITION_PURSUER);
	assert_int_equal(ann->start.heat, 420);
	assert_int_equal(ann->start.open, 400);
	assert_int_equal(ann->start.safe, 450);
	assert_int_equal(ann->start.depth, 200);
	assert_int_equal(ann->start.last_move, MOVE_NONE);
	assert_string_equal(ann->half.trigger, "the door, and no hello");
	assert_string_equal(bo->half.need, "to be enough as I am");
	assert_int_equal(bo->start.position, POSITION_WITHDRAWER);
	assert_int_equal(story->seat_count, 2);
	const struct beat *close = story_beat(story, "close");
	assert_int_equal(close->ending, ENDING_PAUSED);
	assert_string_equal(close->ask, "What would *you* have said?");
	assert_null(story_beat(story, "clos"));
	assert_null(story_beat(story, "closed"));
	struct cast cast = story_cast(story);
	struct buf text = BUF_EMPTY;
	story_plain_text(story, &cast, story_beat(story, "yard")->lines[0].text, &text);
	assert_string_equal(text.text, "Ann waits. They are late; they run. There.");
	buf_clear(&text);
	story_plain_text(story, &cast, story_beat(story, "yard")->lines[1].says, &text);
	assert_string_equal(text.text, "{hat} 5 * 2 \\ o/");
	buf_finish(&text);
	story_destroy(story);
}

static void test_seats(void **state) {
	(void)state;
	struct story *story = load(VALID "one-seat.json");
	assert_int_equal(story->seat_count, 1);
	assert_int_equal(story->seats[0], SEAT_TWO);
	assert_true(story->closed_door);
	assert_int_equal(story_beat(story, "bench")->turn, SEAT_TWO);
	story_destroy(story);
}

static void assert_beat(const struct story *story, const struct target *target, const char *id) {
	assert_non_null(target);
	assert_int_equal(target->kind, TARGET_BEAT);
	assert_string_equal(story->beats[target->beat].id, id);
}

static void test_verdicts(void **state) {
	(void)state;
	struct story *story = load(VALID "verdicts.json");
	assert_string_equal(story->beats[story->start].id, "door");
	const struct target *to = story_reply(story, "when")->to;
	assert_int_equal(to->kind, TARGET_VERDICT);
	assert_beat(story, to->by_verdict[VERDICT_ESCALATES], "hot");
	assert_beat(story, to->by_verdict[VERDICT_HOLDS], "flat");
	assert_beat(story, to->by_verdict[VERDICT_SOFTENS], "warm");
	to = story_reply(story, "cold")->to;
	assert_beat(story, to->by_verdict[VERDICT_HOLDS], "flat"); /* otherwise */
	to = story_reply(story, "look")->to;
	assert_beat(story, to->by_verdict[VERDICT_ESCALATES]->by_verdict[VERDICT_HOLDS], "hot");
	const struct target *list = to->by_verdict[VERDICT_SOFTENS];
	assert_int_equal(list->kind, TARGET_LIST);
	assert_int_equal(list->branch_count, 2);
	assert_non_null(list->branches[0].when);
	assert_null(list->branches[1].when);
	assert_beat(story, list->branches[1].to, "hot");
	assert_string_equal(story_reply(story, "hang")->does, "hangs the coat up, slowly");
	assert_null(story_reply(story, "hang")->says);
	assert_int_equal(story_reply(story, "hang")->move, MOVE_STONEWALL);
	story_destroy(story);
}

static void test_slots(void **state) {
	(void)state;
	struct story *story = load(VALID "lists.json");
	assert_int_equal(story->seen_count, 1);
	assert_int_equal(story_beat(story, "table")->seen_slot, 0);
	assert_int_equal(story_beat(story, "answer")->seen_slot, UINT32_MAX);
	assert_int_equal(story->said_count, 2);
	assert_int_not_equal(story_reply(story, "ask")->said_slot, UINT32_MAX);
	assert_int_equal(story_reply(story, "miss")->said_slot, UINT32_MAX);
	assert_false(story_reply(story, "ask")->once);
	assert_int_equal(story_reply(story, "ask")->once_bit, UINT32_MAX);
	assert_int_equal(story->reply_count, 6);
	assert_int_equal(story->once_count, 4);
	bool used[4] = {false};
	for (size_t i = 0; i < story->reply_count; i++) {
		const struct reply *reply = story->replies[i];
		assert_int_equal(reply->index, i);
		assert_ptr_equal(story_reply(story, reply->id), reply);
		assert_true(reply >= story->beats[reply->beat].replies);
		if (reply->once) {
			assert_false(used[reply->once_bit]);
			used[reply->once_bit] = true;
		}
	}
	const struct expr *reached = story_reply(story, "scared")->when;
	assert_int_equal(reached->left->op, EXPR_REACHED);
	assert_int_equal(reached->left->index, SEAT_ONE); /* the one whose turn it is not */
	assert_int_equal(story->call_depth, 0);
	story_destroy(story);
}

static void test_calls(void **state) {
	(void)state;
	struct story *story = load(VALID "calls.json");
	assert_int_equal(story->call_count, 4);
	assert_int_equal(story->call_depth, 2);
	for (size_t i = 0; i < story->call_count; i++) {
		assert_int_equal(story->calls[i]->kind, TARGET_CALL);
		assert_int_equal(story->calls[i]->call, i);
	}
	const struct target *call = story_reply(story, "sharp")->to;
	assert_string_equal(story->beats[call->beat].id, "breath");
	assert_beat(story, call->then, "stairs");
	assert_true(story_beat(story, "tap")->returns);
	story_destroy(story);
}

static void test_uses(void **state) {
	(void)state;
	struct story *story = load(VALID "uses.json");
	const struct beat *pause = story_beat(story, "take-a-break");
	assert_non_null(pause);
	assert_non_null(story_beat(story, "open-window")); /* of a file that the used file uses */
	assert_int_equal(pause->turn, SEAT_TWO);
	assert_int_equal(pause->lines[0].by, SEAT_ONE);
	assert_int_equal(pause->lines[1].when->left->op, EXPR_HEAT);
	assert_int_equal(pause->lines[1].when->left->index, SEAT_TWO);
	struct cast cast = story_cast(story);
	struct buf text = BUF_EMPTY;
	story_plain_text(story, &cast, pause->lines[2].text, &text);
	assert_string_equal(text.text, "Bo hears her steps. They sit down.");
	buf_finish(&text);
	story_destroy(story);
}

static void test_compose(void **state) {
	(void)state;
	struct story *story = load(VALID "composed.json");
	const struct reply *reply = story_reply(story, "say-it");
	const struct compose *compose = reply->compose;
	assert_non_null(compose);
	assert_int_equal(reply->move, MOVE_NONE);
	assert_int_equal(compose->slot_count, 3);
	assert_int_equal(compose->slots[1].option_count, 3);
	assert_null(compose->slots[2].label);
	assert_null(compose->slots[1].options[2].tag);
	assert_int_equal(compose->rule_count, 4);
	const struct rule *rule = compose_rule(compose, (uint8_t[]){0, 0, 0});
	assert_int_equal(rule->move, MOVE_ASK_NEED);
	assert_beat(story, rule->to, "near");
	assert_non_null(rule->why);
	rule = compose_rule(compose, (uint8_t[]){0, 0, 1});
	assert_int_equal(rule->move, MOVE_DISCLOSE);
	assert_string_equal(rule->beneath, "My hands are cold.");
	assert_null(rule->to);
	assert_int_equal(compose_rule(compose, (uint8_t[]){1, 1, 1})->move, MOVE_CRITICISE);
	assert_int_equal(compose_rule(compose, (uint8_t[]){1, 2, 0})->move, MOVE_TALK_ABOUT);
	struct buf says = BUF_EMPTY;
	compose_says(compose, (uint8_t[]){0, 0, 0}, &says);
	assert_string_equal(says.text, "When you went quiet at dinner, I felt alone, and one word from you would do.");
	buf_finish(&says);
	story_destroy(story);
}

static void test_variables(void **state) {
	(void)state;
	struct story *story = load(VALID "variables.json");
	assert_int_equal(story->variable_count, 2);
	assert_string_equal(story->variables[0].id, "asked");
	assert_int_equal(story->variables[0].type, EXPR_BOOLEAN);
	assert_int_equal(story->variables[1].type, EXPR_NUMBER);
	const struct reply *phone = story_reply(story, "phone");
	assert_int_equal(phone->set_count, 2);
	assert_int_equal(phone->sets[0].variable, 0);
	assert_false(phone->sets[0].adds);
	assert_int_equal(phone->sets[0].value, 1);
	assert_true(phone->sets[1].adds);
	assert_int_equal(phone->sets[1].value, 1);
	assert_int_equal(story_reply(story, "enough")->sets[0].value, -1);
	assert_false(story_reply(story, "reset")->sets[0].adds);
	assert_int_equal(story_reply(story, "sigh")->tag_count, 1);
	story_destroy(story);
}

static void test_shared_way(void **state) {
	(void)state;
	struct story *story = load(VALID "shared-way.json");
	assert_beat(story, story_reply(story, "rain")->to, "inside");
	assert_beat(story, story_reply(story, "thanks")->to, "evening");
	story_destroy(story);
}

/* Saves hold on to it: the same bytes, the same number; one byte in any file, another. */
static void test_fingerprint(void **state) {
	(void)state;
	struct diag diag = {0};
	struct buf text = BUF_EMPTY;
	assert_true(file_read(VALID "uses.json", 1 << 20, &text, &diag));
	struct story *one = story_load(VALID "uses.json", &diag);
	struct story *same = story_load_text(VALID "other.json", text.text, text.len, &diag);
	buf_puts(&text, "\n");
	struct story *other = story_load_text(VALID "uses.json", text.text, text.len, &diag);
	assert_true(one->fingerprint == same->fingerprint);
	assert_true(one->fingerprint != other->fingerprint);
	story_destroy(one);
	story_destroy(same);
	story_destroy(other);
	buf_finish(&text);
	diag_finish(&diag);
}

static void test_words(void **state) {
	(void)state;
	assert_string_equal(pronouns_id(PRONOUNS_THEY), "they");
	assert_string_equal(ending_id(ENDING_RECONNECTED), "reconnected");
	assert_null(ending_id(ENDING_NONE));
	assert_true(ending_is_good(ENDING_ACCEPTED));
	assert_true(ending_is_good(ENDING_PAUSED));
	assert_false(ending_is_good(ENDING_STUCK));
	assert_false(ending_is_good(ENDING_ESCALATED));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_valid),
		cmocka_unit_test(test_about),
		cmocka_unit_test(test_seats),
		cmocka_unit_test(test_verdicts),
		cmocka_unit_test(test_slots),
		cmocka_unit_test(test_calls),
		cmocka_unit_test(test_uses),
		cmocka_unit_test(test_compose),
		cmocka_unit_test(test_variables),
		cmocka_unit_test(test_shared_way),
		cmocka_unit_test(test_fingerprint),
		cmocka_unit_test(test_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
