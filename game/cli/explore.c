/* Every conversation that a scenario holds for a seat, told in a table. */
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cjson/cJSON.h>

#include "base/json_out.h"
#include "cli/cli.h"
#include "explore/explore.h"

struct search {
	const struct story *story;
	bool seat[SEAT_COUNT];
	const char *seat_name;
	struct explore *explore;
	struct explore_sums sums;
	double seconds;
};

static double now_seconds(void) {
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* 12345 as "12,345". */
static void add_count(struct buf *out, size_t count) {
	char digits[32];
	int len = snprintf(digits, sizeof(digits), "%zu", count);
	for (int i = 0; i < len; i++) {
		buf_putc(out, digits[i]);
		int left = len - 1 - i;
		if (left > 0 && left % 3 == 0) {
			buf_putc(out, ',');
		}
	}
}

static cJSON *way_json(const struct explore *explore, uint32_t state) {
	cJSON *array = cJSON_CreateArray();
	size_t len = explore_way(explore, state, NULL, 0);
	struct choice *way = calloc(len + 1, sizeof(*way));
	explore_way(explore, state, way, len);
	for (size_t i = 0; i < len; i++) {
		struct buf spec = BUF_EMPTY;
		reply_spec(way[i].reply, way[i].parts, &spec);
		cJSON_AddItemToArray(array, cJSON_CreateString(spec.text));
		buf_finish(&spec);
	}
	free(way);
	return array;
}

static cJSON *endings_json(const struct search *search) {
	cJSON *array = cJSON_CreateArray();
	for (size_t i = 0; i < search->story->beat_count; i++) {
		const struct beat *beat = &search->story->beats[i];
		if (beat->ending == ENDING_NONE) {
			continue;
		}
		uint32_t state = explore_ending(search->explore, beat);
		cJSON *object = cJSON_CreateObject();
		cJSON_AddStringToObject(object, "beat", beat->id);
		cJSON_AddStringToObject(object, "kind", ending_id(beat->ending));
		cJSON_AddBoolToObject(object, "reachable", state != EXPLORE_NOWHERE);
		cJSON *way = state == EXPLORE_NOWHERE ? cJSON_CreateArray() : way_json(search->explore, state);
		cJSON_AddItemToObject(object, "shortest", way);
		cJSON_AddItemToArray(array, object);
	}
	return array;
}

static void add_line(cJSON *lines, const char *of, const char *id, size_t index) {
	cJSON *line = cJSON_CreateObject();
	cJSON_AddStringToObject(line, of, id);
	cJSON_AddNumberToObject(line, "line", (double)index + 1);
	cJSON_AddItemToArray(lines, line);
}

static void add_unreached(const struct search *search, cJSON *root) {
	cJSON *beats = cJSON_AddArrayToObject(root, "unreached");
	cJSON *replies = cJSON_AddArrayToObject(root, "unreached_replies");
	cJSON *lines = cJSON_AddArrayToObject(root, "unreached_lines");
	for (size_t i = 0; i < search->story->beat_count; i++) {
		const struct beat *beat = &search->story->beats[i];
		if (!explore_beat_reached(search->explore, beat)) {
			cJSON_AddItemToArray(beats, cJSON_CreateString(beat->id));
			continue;
		}
		for (size_t k = 0; k < beat->reply_count; k++) {
			if (!explore_reply_offered(search->explore, &beat->replies[k])) {
				cJSON_AddItemToArray(replies, cJSON_CreateString(beat->replies[k].id));
			}
		}
		for (size_t k = 0; k < beat->line_count; k++) {
			if (!explore_line_reached(search->explore, beat, k)) {
				add_line(lines, "beat", beat->id, k);
			}
		}
		for (size_t r = 0; r < beat->reply_count; r++) {
			for (size_t k = 0; k < beat->replies[r].line_count; k++) {
				if (!explore_reply_line_reached(search->explore, &beat->replies[r], k)) {
					add_line(lines, "reply", beat->replies[r].id, k);
				}
			}
		}
	}
}

static void add_sums(const struct search *search, cJSON *root) {
	const struct explore_sums *sums = &search->sums;
	cJSON_AddNumberToObject(root, "no_way_back", (double)sums->no_way_back);
	cJSON *into = sums->first_no_way_back == EXPLORE_NOWHERE ? cJSON_CreateNull()
															 : way_json(search->explore, sums->first_no_way_back);
	cJSON_AddItemToObject(root, "no_way_back_into", into);
	cJSON_AddNumberToObject(root, "no_way_out", (double)sums->no_way_out);
	into = sums->first_no_way_out == EXPLORE_NOWHERE ? cJSON_CreateNull()
													 : way_json(search->explore, sums->first_no_way_out);
	cJSON_AddItemToObject(root, "no_way_out_into", into);
	cJSON_AddNumberToObject(root, "can_soften", sums->choices > 0 ? (double)sums->can_soften / (double)sums->choices : 1);
	if (isinf(sums->conversations) || !explore_complete(search->explore)) {
		cJSON_AddNullToObject(root, "conversations");
		cJSON_AddNullToObject(root, "longest");
	} else {
		cJSON_AddNumberToObject(root, "conversations", sums->conversations);
		cJSON_AddNumberToObject(root, "longest", (double)sums->longest);
	}
	cJSON_AddNumberToObject(root, "shortest", (double)sums->shortest);
	cJSON *offered = cJSON_AddObjectToObject(root, "moves_on_offer");
	for (int i = 0; i < MOVE_COUNT; i++) {
		size_t count = explore_move_offered(search->explore, (enum move)i);
		if (count > 0) {
			cJSON_AddNumberToObject(offered, move_row((enum move)i)->id, (double)count);
		}
	}
}

static void add_json(const struct search *search, struct buf *out) {
	cJSON *root = cJSON_CreateObject();
	cJSON_AddStringToObject(root, "scenario", search->story->id);
	cJSON_AddStringToObject(root, "seat", search->seat_name);
	cJSON_AddBoolToObject(root, "complete", explore_complete(search->explore));
	cJSON_AddNumberToObject(root, "depth", (double)explore_depth(search->explore));
	cJSON_AddNumberToObject(root, "states", (double)explore_states(search->explore));
	cJSON_AddNumberToObject(root, "edges", (double)explore_edges(search->explore));
	cJSON_AddNumberToObject(root, "seconds", search->seconds);
	cJSON_AddItemToObject(root, "endings", endings_json(search));
	add_unreached(search, root);
	add_sums(search, root);
	json_put(root, out);
}

static void add_head(const struct search *search, struct buf *out) {
	const struct story *story = search->story;
	cli_plain(story, story->title, out);
	buf_puts(out, ", ");
	if (search->seat[SEAT_ONE] && search->seat[SEAT_TWO]) {
		buf_puts(out, "with a person in both seats\n");
	} else {
		enum seat seat = search->seat[SEAT_ONE] ? SEAT_ONE : SEAT_TWO;
		buf_printf(out, "played as %s, while %s answers by habit\n", story->person[seat].name,
			story->person[seat_other(seat)].name);
	}
	add_count(out, explore_states(search->explore));
	buf_puts(out, " moments, ");
	add_count(out, explore_edges(search->explore));
	buf_puts(out, " replies between them; ");
	if (explore_complete(search->explore)) {
		buf_puts(out, "all of it was searched");
	} else {
		buf_printf(out, "NOT all of it was searched: what follows holds for the first %zu replies",
			explore_depth(search->explore));
	}
	buf_printf(out, " (%.2f s)\n", search->seconds);
}

static void add_endings(const struct search *search, struct buf *out) {
	buf_puts(out, "\nEndings, and the fewest replies that lead there:\n");
	for (size_t i = 0; i < search->story->beat_count; i++) {
		const struct beat *beat = &search->story->beats[i];
		if (beat->ending == ENDING_NONE) {
			continue;
		}
		uint32_t state = explore_ending(search->explore, beat);
		buf_printf(out, "  %-12s %s\n", ending_id(beat->ending), beat->title != NULL ? beat->title : beat->id);
		if (state == EXPLORE_NOWHERE) {
			buf_printf(out, "               no play %s\n",
				explore_complete(search->explore) ? "comes to it" : "was found that comes to it");
			continue;
		}
		buf_printf(out, "               %zu: ", explore_way(search->explore, state, NULL, 0));
		explore_way_text(search->explore, state, out);
		buf_putc(out, '\n');
	}
}

static void add_way_back(const struct search *search, struct buf *out) {
	const struct explore_sums *sums = &search->sums;
	const char *limit = explore_complete(search->explore) ? "" : ", as far as was searched";
	buf_putc(out, '\n');
	if (sums->no_way_out == 0) {
		buf_printf(out, "From every moment the conversation can still come to an end%s.\n", limit);
	} else {
		add_count(out, sums->no_way_out);
		buf_puts(out, " moments have no way to any ending; the shortest way into one: ");
		explore_way_text(search->explore, sums->first_no_way_out, out);
		buf_putc(out, '\n');
	}
	if (sums->no_way_back == 0) {
		buf_printf(out, "From every moment there is a way back to a good ending%s.\n", limit);
	} else {
		add_count(out, sums->no_way_back);
		buf_printf(out, " of ");
		add_count(out, sums->choices);
		buf_puts(out, " moments have no way back to a good ending; the shortest way into one: ");
		explore_way_text(search->explore, sums->first_no_way_back, out);
		buf_putc(out, '\n');
	}
}

static void add_lengths(const struct search *search, struct buf *out) {
	const struct explore_sums *sums = &search->sums;
	if (!explore_complete(search->explore)) {
		buf_puts(out, "How many different conversations there are was not searched out");
	} else if (isinf(sums->conversations)) {
		buf_puts(out, "It can go on for ever, so different conversations cannot be counted");
	} else {
		buf_puts(out, "Different conversations: ");
		if (sums->conversations < 1e15) {
			add_count(out, (size_t)sums->conversations);
		} else {
			buf_printf(out, "about %.3g", sums->conversations);
		}
		buf_printf(out, "; the longest takes %zu replies", sums->longest);
	}
	buf_printf(out, "; the shortest takes %zu.\n", sums->shortest);
}

static void add_offers(const struct search *search, struct buf *out) {
	buf_puts(out, "\nHow often each move is on offer, of 100 moments:\n");
	size_t choices = search->sums.choices > 0 ? search->sums.choices : 1;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		for (int i = 0; i < MOVE_COUNT; i++) {
			size_t count = explore_move_offered(search->explore, (enum move)i);
			if (count > 0 && move_row((enum move)i)->kind == (enum move_kind)kind) {
				buf_printf(out, "  %-12s %-16s %5.1f\n", move_kind_id((enum move_kind)kind), move_row((enum move)i)->id,
					100.0 * (double)count / (double)choices);
			}
		}
	}
}

static void add_never(const struct search *search, struct buf *out) {
	size_t count = 0;
	struct buf names = BUF_EMPTY;
	for (size_t i = 0; i < search->story->beat_count; i++) {
		const struct beat *beat = &search->story->beats[i];
		bool reached = explore_beat_reached(search->explore, beat);
		if (!reached) {
			buf_printf(&names, "  beat %s\n", beat->id);
			count++;
		}
		for (size_t k = 0; reached && k < beat->reply_count; k++) {
			if (!explore_reply_offered(search->explore, &beat->replies[k])) {
				buf_printf(&names, "  reply %s in beat %s is never on offer\n", beat->replies[k].id, beat->id);
				count++;
			}
		}
		for (size_t k = 0; reached && k < beat->line_count; k++) {
			if (!explore_line_reached(search->explore, beat, k)) {
				buf_printf(&names, "  line %zu of beat %s is never shown\n", k + 1, beat->id);
				count++;
			}
		}
		for (size_t r = 0; reached && r < beat->reply_count; r++) {
			const struct reply *reply = &beat->replies[r];
			for (size_t k = 0; k < reply->line_count; k++) {
				if (!explore_reply_line_reached(search->explore, reply, k)) {
					buf_printf(&names, "  line %zu of reply %s is never shown\n", k + 1, reply->id);
					count++;
				}
			}
		}
	}
	if (count > 0) {
		buf_printf(out, "\nReached by no play%s:\n%s", explore_complete(search->explore) ? "" : " that was searched",
			names.text);
	}
	buf_finish(&names);
}

static void add_table(const struct search *search, struct buf *out) {
	add_head(search, out);
	add_endings(search, out);
	add_way_back(search, out);
	add_lengths(search, out);
	add_never(search, out);
	add_offers(search, out);
}

static int explore_story(const struct story *story, const char *seat, const struct explore_bounds *bounds, bool json) {
	struct playthrough_setup setup = {0};
	if (!cli_seats(story, seat, &setup)) {
		return EXIT_WRONG;
	}
	if (!setup.seat[SEAT_ONE] && !setup.seat[SEAT_TWO]) {
		fputs("waterline: explore needs somebody in a seat: give --seat\n", stderr);
		return EXIT_WRONG;
	}
	struct search search = {.story = story, .seat = {setup.seat[SEAT_ONE], setup.seat[SEAT_TWO]}};
	bool both = setup.seat[SEAT_ONE] && setup.seat[SEAT_TWO];
	search.seat_name = both ? "both" : story->person[setup.seat[SEAT_ONE] ? SEAT_ONE : SEAT_TWO].id;
	double start = now_seconds();
	search.explore = explore_run(story, setup.seat, NULL, bounds);
	search.sums = explore_sum(search.explore);
	search.seconds = now_seconds() - start;
	struct buf out = BUF_EMPTY;
	if (json) {
		add_json(&search, &out);
	} else {
		add_table(&search, &out);
	}
	int code = cli_put(&out);
	buf_finish(&out);
	explore_destroy(search.explore);
	return code;
}

int cli_explore(int argc, char **argv) {
	static const struct option options[] = {{"seat", required_argument, NULL, 's'}, {"memory", required_argument, NULL, 'm'},
		{"states", required_argument, NULL, 'n'}, {"json", no_argument, NULL, 'j'}, {0}};
	const char *seat = NULL;
	bool json = false;
	uint64_t memory = 0, states = 0;
	optind = 1;
	for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		if (o == '?' || (o == 'm' && !cli_number(optarg, &memory)) || (o == 'n' && !cli_number(optarg, &states))) {
			return cli_usage("explore");
		}
		seat = o == 's' ? optarg : seat;
		json = json || o == 'j';
	}
	if (optind + 1 != argc) {
		return cli_usage("explore");
	}
	int code;
	struct story *story = cli_open(argv[optind], &code);
	if (story != NULL) {
		const struct explore_bounds bounds = {.memory = (size_t)memory << 20, .states = (size_t)states};
		code = explore_story(story, seat, &bounds, json);
	}
	story_destroy(story);
	return code;
}
