/*
 * The ways of a record: written as a tree in which each way names an earlier
 * one, so that no file can make a ring, and walked again within a bound.
 */
#include "keep/record_ways.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Replies walked over while the ways are tried again; the rest is left out, so that no file can take for ever. */
enum { WALK_MAX = 2000000 };

/* The person's replies of a way, from the step `begin` up to `end`. */
static void own_replies(const struct playthrough *playthrough, const struct step *const *steps, size_t begin, size_t end,
	struct arena *arena, struct record_way *out) {
	const char **replies = arena_array(arena, end - begin + 1, sizeof(*replies));
	struct buf spec = BUF_EMPTY;
	for (size_t i = begin; i < end; i++) {
		if (steps[i]->chosen) {
			buf_clear(&spec);
			reply_spec(playthrough_story(playthrough)->replies[steps[i]->reply], steps[i]->parts, &spec);
			replies[out->reply_count++] = arena_copy(arena, spec.text, spec.len);
		}
	}
	out->replies = replies;
	buf_finish(&spec);
}

static struct record_way way_of(const struct playthrough *playthrough, size_t index, struct arena *arena) {
	struct way way = playthrough_way(playthrough, index);
	struct record_way out = {.from = index > 0 ? way.from : 0};
	const struct step **steps = mem_array(way.replies + 1, sizeof(*steps));
	playthrough_way_steps(playthrough, index, steps);
	size_t begin = index > 0 ? way.parts : 0;
	for (size_t i = 0; i < begin; i++) {
		out.after += steps[i]->chosen;
	}
	own_replies(playthrough, steps, begin, way.replies, arena, &out);
	free(steps);
	return out;
}

/* Whether they can be tried again within WALK_MAX, and with room to spare should the scenario grow. */
static bool fit(const struct playthrough *playthrough, size_t count) {
	size_t walk = 0;
	for (size_t i = 0; i < count && walk <= WALK_MAX / 2; i++) {
		struct way way = playthrough_way(playthrough, i);
		walk += way.replies + playthrough_way(playthrough, way.from).replies;
	}
	return count <= RECORD_WAYS_MAX && walk <= WALK_MAX / 2;
}

void record_ways_of(const struct playthrough *playthrough, struct record *out) {
	size_t count = playthrough_way_count(playthrough), replies = 0, bytes = 0;
	bool more = count > 1 || playthrough_whole_count(playthrough) > playthrough_step_count(playthrough);
	if (!more) {
		return;
	}
	out->ways_unkept = count;
	if (!fit(playthrough, count)) {
		return;
	}
	struct record_way *ways = arena_array(&out->arena, count, sizeof(*ways));
	for (size_t i = 0; i < count; i++) {
		ways[i] = way_of(playthrough, i, &out->arena);
		replies += ways[i].reply_count;
		for (size_t k = 0; k < ways[i].reply_count; k++) {
			bytes += strlen(ways[i].replies[k]) + 16;
		}
		if (replies > PLAYTHROUGH_REPLIES_MAX || bytes > RECORD_BYTES_MAX / 4 || (i > 0 && ways[i].reply_count == 0)) {
			return;
		}
	}
	out->ways = ways;
	out->way_count = count;
	out->way = playthrough_way_now(playthrough);
	out->ways_unkept = 0;
}

static cJSON *replies_json(const char *const *replies, size_t count) {
	cJSON *list = cJSON_CreateArray();
	for (size_t i = 0; i < count; i++) {
		cJSON_AddItemToArray(list, cJSON_CreateString(replies[i]));
	}
	return list;
}

void record_ways_to_json(const struct record *record, cJSON *object) {
	if (record->way_count == 0) {
		return;
	}
	cJSON *list = cJSON_AddArrayToObject(object, "ways");
	for (size_t i = 0; i < record->way_count; i++) {
		const struct record_way *way = &record->ways[i];
		cJSON *item = cJSON_CreateObject();
		if (i > 0) {
			cJSON_AddNumberToObject(item, "from", (double)way->from);
			cJSON_AddNumberToObject(item, "after", (double)way->after);
		}
		cJSON_AddItemToObject(item, "replies", replies_json(way->replies, way->reply_count));
		cJSON_AddItemToArray(list, item);
	}
	cJSON_AddNumberToObject(object, "way", (double)record->way);
}

static bool wrong(const struct json_doc *doc, const cJSON *at, const char *what, struct diag *diag) {
	diag_error(diag, "kept-shape", json_doc_span(doc, at), "%s", what);
	return false;
}

const char *const *record_replies_read(const struct json_doc *doc, const cJSON *object, size_t most,
	struct arena *arena, size_t *count, struct diag *diag) {
	const cJSON *list = cJSON_GetObjectItemCaseSensitive(object, "replies"), *reply;
	if (!cJSON_IsArray(list)) {
		wrong(doc, list != NULL ? list : object, "a record has \"replies\", a list of texts", diag);
		return NULL;
	}
	const char **replies = arena_array(arena, (size_t)cJSON_GetArraySize(list) + 1, sizeof(*replies));
	*count = 0;
	cJSON_ArrayForEach(reply, list) {
		if (!cJSON_IsString(reply) || *count >= most) {
			diag_error(diag, "kept-shape", json_doc_span(doc, reply),
				"a reply is a text, and there are at most %d of them", PLAYTHROUGH_REPLIES_MAX);
			return NULL;
		}
		replies[(*count)++] = arena_text(arena, reply->valuestring);
	}
	return replies;
}

/* A whole number from `least` to one below `end`; SIZE_MAX where it is none. */
static size_t whole_number(const cJSON *object, const char *key, size_t least, size_t end) {
	const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, key);
	double number = cJSON_IsNumber(value) ? cJSON_GetNumberValue(value) : -1;
	bool good = number >= (double)least && number < (double)end;
	return good && (double)(size_t)number >= number ? (size_t)number : SIZE_MAX;
}

/* How many of the person's replies a way has from its beginning. */
static size_t whole_count(const struct record_way *way) {
	return way->after + way->reply_count;
}

/* Where a later way leaves an earlier one: on what is the earlier one's own, and before its end. */
static bool read_parting(const struct json_doc *doc, const cJSON *item, const struct record_way *ways, size_t index,
	struct record_way *out, struct diag *diag) {
	out->from = whole_number(item, "from", 0, index);
	if (out->from == SIZE_MAX) {
		return wrong(doc, item, "\"from\" of a way is the number of one before it", diag);
	}
	const struct record_way *from = &ways[out->from];
	out->after = whole_number(item, "after", out->from > 0 ? from->after + 1 : 0, whole_count(from));
	return out->after != SIZE_MAX ||
		   wrong(doc, item, "\"after\" of a way is after how many replies it leaves the other", diag);
}

static bool read_way(const struct json_doc *doc, const cJSON *item, struct record_way *ways, size_t index,
	size_t *replies, struct arena *arena, struct diag *diag) {
	struct record_way *way = &ways[index];
	if (!cJSON_IsObject(item)) {
		return wrong(doc, item, "a way is an object", diag);
	}
	if (index > 0 && !read_parting(doc, item, ways, index, way, diag)) {
		return false;
	}
	way->replies = record_replies_read(doc, item, PLAYTHROUGH_REPLIES_MAX - *replies, arena, &way->reply_count, diag);
	if (way->replies == NULL) {
		return false;
	}
	*replies += way->reply_count;
	return index == 0 || way->reply_count > 0 || wrong(doc, item, "a way has a reply of its own", diag);
}

static bool begins_with_replies(const struct record *record, const struct record_way *ways, size_t way) {
	if (record->reply_count > whole_count(&ways[way])) {
		return false;
	}
	for (size_t i = record->reply_count; i-- > 0;) {
		while (i < ways[way].after) {
			way = ways[way].from;
		}
		if (strcmp(ways[way].replies[i - ways[way].after], record->replies[i]) != 0) {
			return false;
		}
	}
	return true;
}

bool record_ways_from_json(const struct json_doc *doc, struct record *out, struct diag *diag) {
	const cJSON *root = json_doc_root(doc), *list = cJSON_GetObjectItemCaseSensitive(root, "ways"), *item;
	const cJSON *now = cJSON_GetObjectItemCaseSensitive(root, "way");
	if (list == NULL && now == NULL) {
		return true;
	}
	size_t count = cJSON_IsArray(list) ? (size_t)cJSON_GetArraySize(list) : 0;
	if (count == 0 || count > RECORD_WAYS_MAX) {
		diag_error(diag, "kept-shape", json_doc_span(doc, list != NULL ? list : root),
			"\"ways\" is a list of the ways tried, from 1 to %d of them", RECORD_WAYS_MAX);
		return false;
	}
	struct record_way *ways = arena_array(&out->arena, count, sizeof(*ways));
	size_t index = 0, replies = 0;
	cJSON_ArrayForEach(item, list) {
		if (!read_way(doc, item, ways, index++, &replies, &out->arena, diag)) {
			return false;
		}
	}
	size_t way = whole_number(root, "way", 0, count);
	if (way == SIZE_MAX || !begins_with_replies(out, ways, way)) {
		return wrong(doc, now != NULL ? now : root, "\"way\" is the number of the way that \"replies\" begin", diag);
	}
	out->ways = ways;
	out->way_count = count;
	out->way = way;
	return true;
}

/* Goes to where a person's reply with this index was said on a way; false where it never was. */
static bool go_to_choice(struct playthrough *playthrough, size_t way, size_t choice) {
	size_t len = playthrough_way(playthrough, way).replies, at = 0, chosen = 0;
	const struct step **steps = mem_array(len + 1, sizeof(*steps));
	playthrough_way_steps(playthrough, way, steps);
	while (at < len && chosen + steps[at]->chosen <= choice) {
		chosen += steps[at++]->chosen;
	}
	free(steps);
	if (at < len) {
		playthrough_switch_way(playthrough, way, at);
	}
	return at < len;
}

/* Says a way's own replies from where the play-through stands; how many could be said. */
static size_t say_own(struct playthrough *playthrough, const struct record_way *way) {
	size_t said = 0;
	struct buf why = BUF_EMPTY;
	while (said < way->reply_count && kept_say(playthrough, way->replies[said], &why)) {
		said++;
	}
	buf_finish(&why);
	playthrough_go_on_to_person(playthrough);
	return said;
}

/* `numbers` says which way of the play-through each of the record's has become; SIZE_MAX: none. */
static bool try_way(const struct record *record, size_t index, struct playthrough *playthrough, size_t *numbers, size_t *walk) {
	const struct record_way *way = &record->ways[index];
	numbers[index] = SIZE_MAX;
	if (*walk > WALK_MAX || (index > 0 && numbers[way->from] == SIZE_MAX)) {
		return false;
	}
	if (index > 0) {
		*walk += playthrough_way(playthrough, numbers[way->from]).replies;
		if (!go_to_choice(playthrough, numbers[way->from], way->after)) {
			return false;
		}
	}
	size_t before = playthrough_step_count(playthrough), said = say_own(playthrough, way);
	*walk += playthrough_step_count(playthrough) - before + 1;
	if (said > 0 || index == 0) {
		numbers[index] = playthrough_way_now(playthrough);
	}
	return said == way->reply_count;
}

void record_ways_again(const struct record *record, struct playthrough *playthrough, struct diag *diag) {
	size_t *numbers = mem_array(record->way_count + 1, sizeof(*numbers)), lost = 0, walk = 0;
	for (size_t i = 0; i < record->way_count; i++) {
		bool whole = try_way(record, i, playthrough, numbers, &walk);
		lost += !whole && i != record->way;
	}
	if (lost > 0) {
		diag_warning(diag, "kept-ways", SPAN_NOWHERE,
			"%zu of the %zu ways that were tried cannot be gone to the end any more; what is kept stays as it is", lost,
			record->way_count);
	}
	if (record->way_count > 0) {
		size_t now = numbers[record->way];
		playthrough_switch_way(playthrough, now != SIZE_MAX ? now : 0, 0);
	}
	free(numbers);
}
