/* All of a debrief for programs, in the words of the scenario format where it has them. */
#include <cjson/cJSON.h>

#include "base/json_out.h"
#include "report/beside.h"
#include "report/escape.h"
#include "report/report.h"

static void add_text(cJSON *object, const char *key, const char *text) {
	struct buf plain = BUF_EMPTY;
	escape_nothing(&plain, text);
	cJSON_AddItemToObject(object, key, text == NULL ? cJSON_CreateNull() : cJSON_CreateString(plain.text));
	buf_finish(&plain);
}

static void add_index(cJSON *object, const char *key, size_t reply) {
	cJSON_AddItemToObject(object, key,
		reply == DEBRIEF_NO_REPLY ? cJSON_CreateNull() : cJSON_CreateNumber((double)(reply + 1)));
}

static cJSON *said_json(const struct debrief *debrief, const struct said *said) {
	cJSON *object = cJSON_CreateObject();
	if (said->by == SEAT_NONE) {
		add_text(object, "text", said->says);
		return object;
	}
	cJSON_AddStringToObject(object, "by", debrief->id[said->by]);
	add_text(object, "does", said->does);
	add_text(object, "says", said->says);
	add_text(object, "beneath", said->beneath);
	return object;
}

static cJSON *partners_json(const struct debrief *debrief, const struct couple *couple) {
	cJSON *object = cJSON_CreateObject();
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		const struct partner *partner = &couple->partner[seat];
		cJSON *one = cJSON_AddObjectToObject(object, debrief->id[seat]);
		cJSON_AddNumberToObject(one, "heat", partner->heat);
		cJSON_AddNumberToObject(one, "open", partner->open);
		cJSON_AddNumberToObject(one, "safe", partner->safe);
		cJSON_AddNumberToObject(one, "depth", partner->depth);
		cJSON_AddNumberToObject(one, "waterline", partner_waterline(partner));
	}
	return object;
}

static void add_partners(const struct debrief *debrief, cJSON *root) {
	cJSON *partners = cJSON_AddObjectToObject(root, "partners");
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		cJSON *one = cJSON_AddObjectToObject(partners, debrief->id[seat]);
		add_text(one, "name", debrief->name[seat]);
		cJSON_AddBoolToObject(one, "played", debrief->played[seat]);
		cJSON *kinds = cJSON_AddObjectToObject(one, "kinds"), *moves = cJSON_AddObjectToObject(one, "moves");
		for (int kind = 0; kind < KIND_COUNT; kind++) {
			cJSON_AddNumberToObject(kinds, move_kind_id((enum move_kind)kind), debrief->kinds[seat][kind]);
		}
		for (int move = 0; move < MOVE_COUNT; move++) {
			if (debrief->moves[seat][move] > 0) {
				cJSON_AddNumberToObject(moves, move_row((enum move)move)->id, debrief->moves[seat][move]);
			}
		}
		cJSON *steps = cJSON_AddArrayToObject(one, "five_steps");
		for (int i = 0; i < STEP_COUNT; i++) {
			const struct five_step *step = &debrief->steps[seat][i];
			cJSON *item = cJSON_CreateObject();
			add_text(item, "step", step->title);
			add_text(item, "half", step->half);
			add_text(item, "note", step->note);
			add_index(item, "reply", step->reply);
			cJSON_AddItemToArray(steps, item);
		}
	}
}

static void add_replies(const struct debrief *debrief, const struct playthrough *playthrough, cJSON *root) {
	struct couple couple = playthrough_couple_after(playthrough, 0);
	cJSON *start = cJSON_AddObjectToObject(root, "start");
	cJSON_AddNumberToObject(start, "tension", couple_tension(&couple));
	cJSON_AddItemToObject(start, "partners", partners_json(debrief, &couple));
	cJSON *replies = cJSON_AddArrayToObject(root, "replies");
	for (size_t i = 0; i < debrief->reply_count; i++) {
		const struct debrief_reply *reply = &debrief->replies[i];
		cJSON *item = said_json(debrief, &reply->said);
		add_index(item, "index", i);
		cJSON_AddStringToObject(item, "reply", reply->id);
		cJSON_AddStringToObject(item, "move", move_row(reply->move)->id);
		cJSON_AddStringToObject(item, "kind", move_kind_id(move_row(reply->move)->kind));
		cJSON_AddBoolToObject(item, "chosen", reply->chosen);
		cJSON_AddStringToObject(item, "verdict", verdict_id(reply->verdict));
		cJSON_AddNumberToObject(item, "sting", reply->sting);
		cJSON_AddNumberToObject(item, "warmth", reply->warmth);
		couple = cycle_reply(couple, reply->said.by, reply->move, NULL);
		cJSON_AddNumberToObject(item, "tension", couple_tension(&couple));
		cJSON_AddItemToObject(item, "partners", partners_json(debrief, &couple));
		cJSON_AddItemToArray(replies, item);
	}
}

static cJSON *moment_json(const struct debrief *debrief, const struct moment *moment) {
	cJSON *object = cJSON_CreateObject();
	add_text(object, "title", moment->title);
	add_index(object, "reply", moment->reply);
	add_text(object, "turning", moment->turning);
	cJSON *others = cJSON_AddArrayToObject(object, "also_on_offer");
	for (size_t i = 0; i < moment->other_count; i++) {
		const struct alternative *other = &moment->others[i];
		cJSON *item = said_json(debrief, &other->said);
		cJSON_AddStringToObject(item, "move", move_row(other->move)->id);
		cJSON_AddItemToObject(
			item, "answer", other->answered ? said_json(debrief, &other->answer) : cJSON_CreateNull());
		cJSON_AddStringToObject(item, "verdict", verdict_id(other->verdict));
		add_text(item, "ending", other->ending);
		cJSON_AddBoolToObject(item, "nearest", other->nearest);
		cJSON_AddItemToArray(others, item);
	}
	return object;
}

static void add_ending(const struct debrief *debrief, cJSON *root) {
	if (debrief->ending == ENDING_NONE) {
		cJSON_AddNullToObject(root, "ending");
		return;
	}
	cJSON *ending = cJSON_AddObjectToObject(root, "ending");
	cJSON_AddStringToObject(ending, "kind", ending_id(debrief->ending));
	add_text(ending, "title", debrief->ending_title);
	add_text(ending, "text", debrief->ending_text);
	add_text(ending, "ask", debrief->ask);
}

static void add_words(const struct debrief *debrief, cJSON *root) {
	cJSON *moments = cJSON_AddArrayToObject(root, "moments");
	for (size_t i = 0; i < debrief->moment_count; i++) {
		cJSON_AddItemToArray(moments, moment_json(debrief, &debrief->moments[i]));
	}
	cJSON *signs = cJSON_AddArrayToObject(root, "signs");
	for (size_t i = 0; i < debrief->sign_count; i++) {
		cJSON *item = cJSON_CreateObject();
		add_text(item, "title", debrief->signs[i].title);
		add_text(item, "text", debrief->signs[i].text);
		add_index(item, "reply", debrief->signs[i].reply);
		cJSON_AddItemToArray(signs, item);
	}
	add_text(root, "practice", debrief->practice);
	add_text(root, "loop", debrief->loop);
	add_text(root, "step_out", debrief->step_out);
	cJSON *lines = cJSON_AddArrayToObject(root, "conversation");
	for (size_t i = 0; i < debrief->line_count; i++) {
		cJSON *item = said_json(debrief, &debrief->lines[i].said);
		add_index(item, "reply", debrief->lines[i].reply);
		cJSON_AddItemToArray(lines, item);
	}
}

static void add_ways(const struct debrief *debrief, cJSON *root) {
	cJSON_AddNumberToObject(root, "way", (double)debrief->way + 1);
	cJSON *ways = cJSON_AddArrayToObject(root, "ways");
	for (size_t i = 0; i < debrief->way_count; i++) {
		struct buf plain = BUF_EMPTY;
		escape_nothing(&plain, debrief->ways[i]);
		cJSON_AddItemToArray(ways, cJSON_CreateString(plain.text));
		buf_finish(&plain);
	}
}

static cJSON *debrief_json(const struct debrief *debrief, const struct playthrough *playthrough) {
	cJSON *root = cJSON_CreateObject();
	cJSON_AddStringToObject(root, "scenario", debrief->scenario);
	add_text(root, "title", debrief->title);
	add_text(root, "who", debrief->who);
	add_text(root, "date", debrief->date);
	add_text(root, "note", debrief->note);
	add_text(root, "sentence", debrief->sentence);
	add_ways(debrief, root);
	add_ending(debrief, root);
	add_text(root, "curve", debrief->curve_words);
	add_partners(debrief, root);
	add_replies(debrief, playthrough, root);
	add_words(debrief, root);
	return root;
}

void report_json(const struct debrief *debrief, const struct playthrough *playthrough, struct buf *out) {
	json_put(debrief_json(debrief, playthrough), out);
}

void beside_json(const struct beside *beside, struct buf *out) {
	cJSON *root = cJSON_CreateObject();
	cJSON_AddBoolToObject(root, "same_conversation", beside->same);
	cJSON_AddNumberToObject(root, "replies_in_common", (double)beside->part);
	add_text(root, "words", beside->words);
	cJSON *sides = cJSON_AddArrayToObject(root, "sides");
	for (int side = 0; side < SIDE_COUNT; side++) {
		cJSON_AddItemToArray(sides, debrief_json(beside->side[side], beside->playthrough[side]));
	}
	json_put(root, out);
}
