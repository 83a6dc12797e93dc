/* What happened in a play-through, as JSON. */
#include "cli/record_json.h"

#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/json_out.h"
#include "base/mem.h"
#include "cycle/why.h"
#include "session/habit_why.h"

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
static cJSON *why_json(const struct session *session, size_t index) {
	const struct story *story = session_story(session);
	struct cycle_why why = session_why(session, index);
	const char *speaker = story->person[why.speaker].name, *listener = story->person[seat_other(why.speaker)].name;
	struct buf text = BUF_EMPTY;
	cycle_why_text(&why, speaker, listener, &text);
	if (!session_step(session, index)->chosen) {
		struct cast cast = story_cast(story);
		session_habit_text(session, index, &cast, &text);
	}
	cJSON *array = lines_json(text.text);
	buf_finish(&text);
	return array;
}

static cJSON *step_json(const struct session *session, size_t index) {
	const struct story *story = session_story(session);
	const struct step *step = session_step(session, index);
	const struct reply *reply = story->replies[step->reply];
	struct couple after = session_couple_after(session, index + 1);
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
	cJSON_AddItemToObject(object, "why", why_json(session, index));
	return object;
}

static cJSON *ending_json(const struct session *session) {
	const struct beat *beat = session_beat(session);
	if (beat->ending == ENDING_NONE) {
		return cJSON_CreateNull();
	}
	cJSON *object = cJSON_CreateObject();
	cJSON_AddStringToObject(object, "beat", beat->id);
	cJSON_AddStringToObject(object, "kind", ending_id(beat->ending));
	return object;
}

static cJSON *seat_json(const struct session *session) {
	const struct story *story = session_story(session);
	const struct session_setup *setup = session_setup(session);
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

void record_json(const struct session *session, struct buf *out) {
	const struct story *story = session_story(session);
	struct couple start = session_couple_after(session, 0);
	cJSON *root = cJSON_CreateObject();
	cJSON_AddStringToObject(root, "scenario", story->id);
	cJSON_AddItemToObject(root, "seat", seat_json(session));
	cJSON_AddNumberToObject(root, "seed", (double)session_setup(session)->seed);
	cJSON *begin = cJSON_AddObjectToObject(root, "start");
	cJSON_AddNumberToObject(begin, "tension", couple_tension(&start));
	cJSON_AddItemToObject(begin, "partners", partners_json(story, &start));
	cJSON *steps = cJSON_AddArrayToObject(root, "steps");
	for (size_t i = 0; i < session_step_count(session); i++) {
		cJSON_AddItemToArray(steps, step_json(session, i));
	}
	cJSON_AddItemToObject(root, "ending", ending_json(session));
	json_put(root, out);
}
