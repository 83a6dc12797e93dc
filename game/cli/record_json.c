/* What happened in a play-through, as JSON. */
#include "cli/record_json.h"

#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/json_out.h"
#include "base/mem.h"
#include "cycle/why.h"
#include "playthrough/habit_why.h"

static cJSON *partner_json(const struct partner *partner) {
	cJSON *object = cJSON_CreateObject();
	cJSON_AddNumberToObject(object, "heat", partner->heat);
	cJSON_AddNumberToObject(object, "open", partner->open);
	cJSON_AddNumberToObject(object, "safe", partner->safe);
	cJSON_AddNumberToObject(object, "depth", partner->depth);
	cJSON_AddNumberToObject(object, "waterline", partner_waterline(partner));
	return object;
}

static cJSON *partners_json(const struct story *story, const struct couple *couple) {
	cJSON *object = cJSON_CreateObject();
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		cJSON_AddItemToObject(object, story->person[seat].id, partner_json(&couple->partner[seat]));
	}
	return object;
}

static cJSON *options_json(const struct reply *reply, struct parts parts) {
	cJSON *array = cJSON_CreateArray();
	for (size_t i = 0; i < reply->compose->slot_count; i++) {
		const char *id = reply->compose->slots[i].options[parts.option[i]].id;
		cJSON_AddItemToArray(array, cJSON_CreateString(id));
	}
	return array;
}

static cJSON *lines_json(const char *text) {
	cJSON *array = cJSON_CreateArray();
	while (*text != '\0') {
		size_t len = strcspn(text, "\n");
		char *line = mem_copy(text, len);
		cJSON_AddItemToArray(array, cJSON_CreateString(line));
		free(line);
		text += len + (text[len] == '\n');
	}
	return array;
}

/* The sum in sentences, and for habit why this reply and not the others. */
static cJSON *why_json(const struct playthrough *playthrough, size_t index) {
	const struct story *story = playthrough_story(playthrough);
	struct cycle_why why = playthrough_why(playthrough, index);
	const char *speaker = story->person[why.speaker].name, *listener = story->person[seat_other(why.speaker)].name;
	struct buf text = BUF_EMPTY;
	cycle_why_text(&why, speaker, listener, &text);
	if (!playthrough_step(playthrough, index)->chosen) {
		struct cast cast = story_cast(story);
		playthrough_habit_text(playthrough, index, &cast, &text);
	}
	cJSON *array = lines_json(text.text);
	buf_finish(&text);
	return array;
}

static cJSON *step_json(const struct playthrough *playthrough, size_t index) {
	const struct story *story = playthrough_story(playthrough);
	const struct step *step = playthrough_step(playthrough, index);
	const struct reply *reply = story->replies[step->reply];
	struct couple after = playthrough_couple_after(playthrough, index + 1);
	cJSON *object = cJSON_CreateObject();
	cJSON_AddStringToObject(object, "by", story->person[step->by].id);
	cJSON_AddStringToObject(object, "beat", story->beats[reply->beat].id);
	cJSON_AddStringToObject(object, "reply", reply->id);
	if (reply->compose != NULL) {
		cJSON_AddItemToObject(object, "options", options_json(reply, step->parts));
	}
	cJSON_AddStringToObject(object, "move", move_row(play_move(reply, step->parts))->id);
	cJSON_AddBoolToObject(object, "chosen", step->chosen);
	cJSON_AddStringToObject(object, "verdict", verdict_id((enum verdict)step->verdict));
	cJSON_AddNumberToObject(object, "sting", step->sting);
	cJSON_AddNumberToObject(object, "warmth", step->warmth);
	cJSON_AddNumberToObject(object, "tension", step->tension);
	cJSON_AddItemToObject(object, "partners", partners_json(story, &after));
	cJSON_AddItemToObject(object, "why", why_json(playthrough, index));
	return object;
}

static cJSON *ending_json(const struct playthrough *playthrough) {
	const struct beat *beat = playthrough_beat(playthrough);
	if (beat->ending == ENDING_NONE) {
		return cJSON_CreateNull();
	}
	cJSON *object = cJSON_CreateObject();
	cJSON_AddStringToObject(object, "beat", beat->id);
	cJSON_AddStringToObject(object, "kind", ending_id(beat->ending));
	return object;
}

static cJSON *seat_json(const struct playthrough *playthrough) {
	const struct story *story = playthrough_story(playthrough);
	const struct playthrough_setup *setup = playthrough_setup(playthrough);
	if (setup->seat[SEAT_ONE] && setup->seat[SEAT_TWO]) {
		return cJSON_CreateString("both");
	}
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		if (setup->seat[seat]) {
			return cJSON_CreateString(story->person[seat].id);
		}
	}
	return cJSON_CreateString("none");
}

void record_json(const struct playthrough *playthrough, struct buf *out) {
	const struct story *story = playthrough_story(playthrough);
	struct couple start = playthrough_couple_after(playthrough, 0);
	cJSON *root = cJSON_CreateObject();
	cJSON_AddStringToObject(root, "scenario", story->id);
	cJSON_AddItemToObject(root, "seat", seat_json(playthrough));
	cJSON_AddNumberToObject(root, "seed", (double)playthrough_setup(playthrough)->seed);
	cJSON *begin = cJSON_AddObjectToObject(root, "start");
	cJSON_AddNumberToObject(begin, "tension", couple_tension(&start));
	cJSON_AddItemToObject(begin, "partners", partners_json(story, &start));
	cJSON *steps = cJSON_AddArrayToObject(root, "steps");
	for (size_t i = 0; i < playthrough_step_count(playthrough); i++) {
		cJSON_AddItemToArray(steps, step_json(playthrough, i));
	}
	cJSON_AddItemToObject(root, "ending", ending_json(playthrough));
	json_put(root, out);
}
