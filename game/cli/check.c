/* Says what is wrong with scenarios: the findings of every file, in order. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cjson/cJSON.h>

#include "base/json_out.h"
#include "cli/cli.h"
#include "cli/finding_json.h"
#include "explore/explore_check.h"
#include "story/labels.h"
#include "story/shelf.h"

struct check {
	bool json, strict;
	cJSON *findings; /* with json */
	size_t files, errors, warnings;
	int code;
};

/* What is the matter with the lists of words is nothing that the author of a scenario can mend in it. */
static bool is_of_scenario(const struct finding *finding) {
	return strncmp(finding->code, "words-", strlen("words-")) != 0;
}

static void raise_warnings(struct diag *diag) {
	for (size_t i = 0; i < diag->len; i++) {
		struct finding *finding = &diag->findings[i];
		diag->errors += finding->severity == SEVERITY_WARNING && is_of_scenario(finding);
		finding->severity = is_of_scenario(finding) ? SEVERITY_ERROR : SEVERITY_WARNING;
	}
}

/* Sorts the findings of the search in as well. */
static void check_story(const struct story *story, struct diag *diag, struct buf *searched) {
	struct words *words = words_or_none(story->language, diag);
	labels_check(story, words, SEAT_NONE, LABELS_CLEAR, diag);
	words_destroy(words);
	explore_check(story, diag, searched);
}

/* An unreadable file weighs more than a wrong one. */
static void check_file(struct check *check, const char *path) {
	struct diag diag = {0};
	struct story *story = story_load(path, &diag);
	struct buf searched = BUF_EMPTY;
	if (story != NULL) {
		check_story(story, &diag, &searched);
	}
	story_destroy(story);
	if (check->strict) {
		raise_warnings(&diag);
	}
	if (check->json) {
		for (size_t i = 0; i < diag.len; i++) {
			cJSON_AddItemToArray(check->findings, finding_json(&diag.findings[i]));
		}
	} else {
		struct buf text = BUF_EMPTY;
		diag_print(&diag, isatty(STDOUT_FILENO) != 0, &text);
		buf_printf(&text, "%s%s", searched.text, searched.len > 0 ? "\n" : "");
		fputs(text.text, stdout);
		buf_finish(&text);
	}
	buf_finish(&searched);
	int code = cli_exit_code(&diag);
	check->code = code > check->code ? code : check->code;
	check->files++;
	check->errors += diag.errors;
	check->warnings += diag.len - diag.errors;
	diag_finish(&diag);
}

static void check_folder(struct check *check, const char *folder) {
	if (access(folder, R_OK | X_OK) != 0) {
		check_file(check, folder); /* reports why it cannot be read */
		return;
	}
	struct shelf shelf = shelf_read(folder);
	for (size_t i = 0; i < shelf.len; i++) {
		check_file(check, shelf.paths[i]);
	}
	shelf_finish(&shelf);
}

static void check_path(struct check *check, const char *file) {
	struct stat status;
	char *path = cli_scenario_path(file);
	if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
		check_folder(check, path);
	} else {
		check_file(check, path);
	}
	free(path);
}

static void print_summary(const struct check *check) {
	printf("%zu file%s checked: ", check->files, check->files == 1 ? "" : "s");
	if (check->errors + check->warnings == 0) {
		puts("nothing to report");
		return;
	}
	printf("%zu error%s, %zu warning%s\n", check->errors, check->errors == 1 ? "" : "s", check->warnings,
		check->warnings == 1 ? "" : "s");
}

int cli_check(int argc, char **argv) {
	static const struct option options[] = {{"json", no_argument, NULL, 'j'}, {"strict", no_argument, NULL, 's'}, {0}};
	struct check check = {0};
	optind = 1;
	for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		if (o == '?') {
			return cli_usage("check");
		}
		check.json = check.json || o == 'j';
		check.strict = check.strict || o == 's';
	}
	if (optind == argc) {
		return cli_usage("check");
	}
	check.findings = check.json ? cJSON_CreateArray() : NULL;
	for (int i = optind; i < argc; i++) {
		check_path(&check, argv[i]);
	}
	if (check.json) {
		struct buf out = BUF_EMPTY;
		json_put(check.findings, &out);
		fputs(out.text, stdout);
		buf_finish(&out);
	} else {
		print_summary(&check);
	}
	return check.code;
}
