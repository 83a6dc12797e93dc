/* Measures for authors: a summary of each seat, then where in the file something can be changed. */
#include "review/review.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/json_out.h"
#include "cli/cli.h"
#include "cli/finding_json.h"
#include "cli/review_parts.h"

struct reviewing {
	const char *seat; /* as it was given; NULL: every one */
	uint64_t plays, seed;
	cJSON *files; /* with --json */
	struct buf out;
	int code;
};

static cJSON *findings_json(const struct diag *diag) {
	cJSON *array = cJSON_CreateArray();
	for (size_t i = 0; i < diag->len; i++) {
		cJSON_AddItemToArray(array, finding_json(&diag->findings[i]));
	}
	return array;
}

static void put_review(
	struct reviewing *reviewing, const char *path, const struct review *review, const struct diag *diag) {
	if (reviewing->files == NULL) {
		review_text(review, &reviewing->out);
		diag_print(diag, isatty(STDOUT_FILENO) != 0, &reviewing->out);
		struct buf sum = BUF_EMPTY;
		diag_summary(diag, &sum);
		buf_printf(&reviewing->out, "%s: %s\n", path, sum.text);
		buf_finish(&sum);
		return;
	}
	cJSON *file = cJSON_CreateObject();
	cJSON_AddStringToObject(file, "file", path);
	cJSON_AddStringToObject(file, "scenario", review->story->id);
	cJSON_AddItemToObject(file, "wanted", review_wanted_length_json(review->story));
	cJSON_AddItemToObject(file, "seats", review_seats_json(review));
	cJSON_AddItemToObject(file, "findings", findings_json(diag));
	cJSON_AddItemToArray(reviewing->files, file);
}

/* A scenario with errors is not played; it says what they are, as check does. */
static void put_errors(struct reviewing *reviewing, const char *path, const struct diag *diag) {
	int code = cli_exit_code(diag);
	reviewing->code = code > reviewing->code ? code : reviewing->code;
	if (reviewing->files == NULL) {
		cli_report(diag);
		return;
	}
	cJSON *file = cJSON_CreateObject();
	cJSON_AddStringToObject(file, "file", path);
	cJSON_AddNullToObject(file, "scenario");
	cJSON_AddItemToObject(file, "seats", cJSON_CreateArray());
	cJSON_AddItemToObject(file, "findings", findings_json(diag));
	cJSON_AddItemToArray(reviewing->files, file);
}

/* The seat that was asked for; false after saying that there is none such. */
static bool find_seat(const struct story *story, const char *name, enum seat *seat) {
	struct playthrough_setup setup = {0};
	*seat = SEAT_NONE;
	if (name == NULL) {
		return true;
	}
	if (!cli_seats(story, name, &setup)) {
		return false;
	}
	if (setup.seat[SEAT_ONE] != setup.seat[SEAT_TWO]) {
		*seat = setup.seat[SEAT_ONE] ? SEAT_ONE : SEAT_TWO;
	}
	return true;
}

static void review_loaded(
	struct reviewing *reviewing, const char *path, const struct story *story) {
	struct review_options options = {.plays = (size_t)reviewing->plays, .seed = reviewing->seed};
	if (find_seat(story, reviewing->seat, &options.seat)) {
		struct diag diag = {0};
		struct words *words = words_or_none(story->language, &diag);
		struct review review = review_story(story, words, &options, &diag);
		put_review(reviewing, path, &review, &diag);
		diag_finish(&diag);
		words_destroy(words);
	} else {
		reviewing->code = reviewing->code > EXIT_WRONG ? reviewing->code : EXIT_WRONG;
	}
}

/* The places of findings are in texts that belong to the diag of loading, which so stays to the end. */
static void review_file(struct reviewing *reviewing, const char *file) {
	struct diag loading = {0};
	char *path = cli_scenario_path(file);
	struct story *story = story_load(path, &loading);
	if (story == NULL) {
		put_errors(reviewing, path, &loading);
	} else {
		review_loaded(reviewing, path, story);
	}
	story_destroy(story);
	free(path);
	diag_finish(&loading);
}

static int put_all(struct reviewing *reviewing) {
	if (reviewing->files != NULL) {
		cJSON *root = cJSON_CreateObject();
		cJSON_AddNumberToObject(root, "plays", (double)reviewing->plays);
		cJSON_AddNumberToObject(root, "seed", (double)reviewing->seed);
		cJSON_AddItemToObject(root, "wanted", review_wanted_json());
		cJSON_AddItemToObject(root, "files", reviewing->files);
		json_put(root, &reviewing->out);
	}
	int code = cli_put(&reviewing->out);
	buf_finish(&reviewing->out);
	return code > reviewing->code ? code : reviewing->code;
}

int cli_review(int argc, char **argv) {
	static const struct option options[] = {{"seat", required_argument, NULL, 's'},
		{"plays", required_argument, NULL, 'n'}, {"seed", required_argument, NULL, 'r'},
		{"json", no_argument, NULL, 'j'}, {0}};
	struct reviewing reviewing = {.plays = REVIEW_PLAYS, .seed = REVIEW_SEED, .out = BUF_EMPTY};
	bool json = false;
	optind = 1;
	for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		if (o == '?') {
			return cli_usage("review");
		}
		if ((o == 'n' && !cli_number(optarg, &reviewing.plays)) || (o == 'r' && !cli_number(optarg, &reviewing.seed))) {
			return EXIT_WRONG;
		}
		reviewing.seat = o == 's' ? optarg : reviewing.seat;
		json = json || o == 'j';
	}
	if (optind == argc) {
		return cli_usage("review");
	}
	if (reviewing.plays < 1 || reviewing.plays > REVIEW_PLAYS_MOST) {
		fprintf(stderr, "waterline: --plays takes 1 to %d\n", REVIEW_PLAYS_MOST);
		return EXIT_WRONG;
	}
	reviewing.files = json ? cJSON_CreateArray() : NULL;
	for (int i = optind; i < argc; i++) {
		review_file(&reviewing, argv[i]);
	}
	return put_all(&reviewing);
}
