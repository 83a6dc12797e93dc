/* Practice for those who want the numbers: JSON, and a row for each conversation as CSV. */
#include <cjson/cJSON.h>

#include "base/json_out.h"
#include "report/escape.h"
#include "report/practice.h"

static void add_plain(cJSON *object, const char *key, const char *text) {
	struct buf plain = BUF_EMPTY;
	escape_nothing(&plain, text);
	cJSON_AddStringToObject(object, key, plain.text);
	buf_finish(&plain);
}

static void add_count(cJSON *object, const char *key, size_t count) {
	cJSON_AddNumberToObject(object, key, (double)count);
}

static void add_kinds(cJSON *object, const size_t kinds[KIND_COUNT]) {
	cJSON *counts = cJSON_AddObjectToObject(object, "kinds");
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		add_count(counts, move_kind_id((enum move_kind)kind), kinds[kind]);
	}
}

static void add_moves(cJSON *object, const char *key, const size_t moves[MOVE_COUNT]) {
	cJSON *counts = cJSON_AddObjectToObject(object, key);
	for (int move = 0; move < MOVE_COUNT; move++) {
		if (moves[move] > 0) {
			add_count(counts, move_row((enum move)move)->id, moves[move]);
		}
	}
}

static void add_scenarios(const struct practice *practice, cJSON *root) {
	cJSON *list = cJSON_AddArrayToObject(root, "scenarios");
	for (size_t i = 0; i < practice->scenario_len; i++) {
		const struct practice_scenario *scenario = &practice->scenarios[i];
		cJSON *item = cJSON_CreateObject();
		cJSON_AddStringToObject(item, "scenario", scenario->id);
		add_plain(item, "title", scenario->title);
		add_count(item, "conversations", scenario->plays);
		add_count(item, "with_a_reach", scenario->reached);
		add_count(item, "reaches", scenario->reaches);
		cJSON_AddItemToArray(list, item);
	}
}

static void add_plays(const struct practice *practice, cJSON *root) {
	cJSON *list = cJSON_AddArrayToObject(root, "conversations");
	for (size_t i = 0; i < practice->play_len; i++) {
		const struct practice_play *play = &practice->plays[i];
		cJSON *item = cJSON_CreateObject();
		cJSON_AddStringToObject(item, "date", play->date);
		cJSON_AddStringToObject(item, "scenario", practice->scenarios[play->scenario].id);
		add_count(item, "replies", play->replies);
		add_count(item, "reaches", play->reaches);
		add_count(item, "pressed", play->pressed);
		add_count(item, "pressed_reaches", play->pressed_reaches);
		add_kinds(item, play->kinds);
		cJSON_AddNumberToObject(item, "first_tension", play->first_tension);
		cJSON_AddNumberToObject(item, "last_tension", play->last_tension);
		cJSON_AddItemToArray(list, item);
	}
}

void practice_json(const struct practice *practice, struct buf *out) {
	cJSON *root = cJSON_CreateObject();
	add_count(root, "replies", practice->replies);
	add_count(root, "reaches", practice->reaches);
	add_count(root, "pressed", practice->pressed);
	add_count(root, "pressed_reaches", practice->pressed_reaches);
	add_kinds(root, practice->kinds);
	add_moves(root, "moves", practice->moves);
	add_moves(root, "pressed_moves", practice->pressed_moves);
	add_scenarios(practice, root);
	add_plays(practice, root);
	cJSON *missing = cJSON_AddObjectToObject(root, "not_counted");
	add_count(missing, "cannot_be_played", practice->unread);
	add_count(missing, "cannot_be_read", practice->unreadable);
	add_count(missing, "nothing_said", practice->silent);
	add_count(root, "counted_in_part", practice->cut);
	json_put(root, out);
}

void practice_csv(const struct practice *practice, struct buf *out) {
	buf_puts(out, "date,scenario,title,replies,reaches,pressed,pressed_reaches");
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		buf_printf(out, ",%s", move_kind_id((enum move_kind)kind));
	}
	buf_puts(out, ",first_tension,last_tension\r\n");
	for (size_t i = 0; i < practice->play_len; i++) {
		const struct practice_play *play = &practice->plays[i];
		const struct practice_scenario *scenario = &practice->scenarios[play->scenario];
		buf_printf(out, "%s,%s,", play->date, scenario->id);
		escape_csv(out, scenario->title);
		buf_printf(out, ",%zu,%zu,%zu,%zu", play->replies, play->reaches, play->pressed, play->pressed_reaches);
		for (int kind = 0; kind < KIND_COUNT; kind++) {
			buf_printf(out, ",%zu", play->kinds[kind]);
		}
		buf_printf(out, ",%d,%d\r\n", play->first_tension, play->last_tension);
	}
}
