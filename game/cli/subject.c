/*
 * Records and scenarios are both JSON files: what can be read as a record is
 * one, and what is named like one is meant to be one; the rest is a scenario.
 */
#include "cli/subject.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/data.h"
#include "base/file.h"
#include "base/home.h"
#include "base/mem.h"
#include "conversation/reopen.h"

/* Where a record called `file` would be: a path as it is, an id in the folder of records. Free with free(). */
static char *record_at(const char *file) {
	struct diag quiet = {0};
	char *home = home_folder(&quiet), *path;
	if (strpbrk(file, "/.") != NULL || home == NULL) {
		path = mem_copy(file, strlen(file));
	} else {
		path = record_path(home, file);
	}
	free(home);
	diag_finish(&quiet);
	return path;
}

static bool named_like_a_record(const char *path) {
	const char *slash = strrchr(path, '/');
	return record_is_ours(slash != NULL ? slash + 1 : path);
}

static bool open_record(struct subject *subject, int *code) {
	struct diag diag = {0}, quiet = {0};
	char *scenes = data_folder("scenes", &quiet);
	subject->story = kept_story(&subject->record.kept, scenes, &diag);
	if (subject->story != NULL) {
		subject->playthrough = record_playthrough(&subject->record, subject->story, false, &diag);
	}
	if (subject->playthrough != NULL) {
		subject->cast = kept_cast(&subject->record.kept, subject->story);
	}
	int told = diag.len > 0 ? cli_report(&diag) : EXIT_GOOD;
	*code = subject->playthrough != NULL ? EXIT_GOOD : told != EXIT_GOOD ? told : EXIT_WRONG;
	free(scenes);
	diag_finish(&diag);
	diag_finish(&quiet);
	return subject->playthrough != NULL;
}

static bool open_scenario(
	struct subject *subject, const char *file, const char *seat, const char *replies, uint64_t seed, int *code) {
	subject->story = cli_open(file, code);
	if (subject->story == NULL) {
		return false;
	}
	struct playthrough_setup setup = {.seed = seed};
	if (!cli_seats(subject->story, seat, &setup)) {
		*code = EXIT_WRONG;
		return false;
	}
	subject->cast = story_cast(subject->story);
	subject->playthrough = playthrough_create(subject->story, &setup);
	return cli_say(subject->playthrough, replies, code);
}

/* Whether `file` is a record; if it only means to be one, what is wrong with it is in `diag`. */
static bool is_record(struct subject *subject, const char *file, struct diag *diag) {
	char *path = record_at(file);
	bool there = access(path, F_OK) == 0;
	bool record = there && record_read(path, &subject->record, diag);
	bool meant = record || named_like_a_record(path);
	free(path);
	return meant;
}

bool subject_open(
	struct subject *subject, const char *file, const char *seat, const char *replies, uint64_t seed, int *code) {
	struct diag diag = {0};
	*subject = (struct subject){0};
	bool good;
	if (seat == NULL && replies == NULL && is_record(subject, file, &diag)) {
		if (diag.errors > 0) {
			*code = cli_report(&diag);
		} else if (subject->record.kept.scenario == NULL) {
			diag_error(&diag, "file-missing", SPAN_NOWHERE, "there is no record \"%s\"", file);
			*code = cli_report(&diag);
		}
		good = subject->record.kept.scenario != NULL && diag.errors == 0 && open_record(subject, code);
	} else {
		good = open_scenario(subject, file, seat, replies, seed, code);
	}
	diag_finish(&diag);
	if (!good) {
		subject_finish(subject);
	}
	return good;
}

bool cli_go_to_way(struct playthrough *playthrough, uint64_t way) {
	size_t count = playthrough_way_count(playthrough);
	if (way > count) {
		fprintf(stderr, "waterline: there is no way %llu; %s\n", (unsigned long long)way,
			count == 1 ? "only one was tried" : "see \"The ways tried\" in the report");
		return false;
	}
	if (way > 0) {
		playthrough_switch_way(playthrough, (size_t)way - 1, playthrough_way(playthrough, (size_t)way - 1).replies);
	}
	return true;
}

/* Where its scenario is, so that it is found from anywhere; free with free(). */
static char *whole_path(const struct subject *subject, const char *file) {
	struct diag quiet = {0};
	char *scenes = data_folder("scenes", &quiet);
	char *given = subject->record.kept.path != NULL ? kept_scenario_path(&subject->record.kept, scenes)
													: cli_scenario_path(file);
	char *whole = file_real_path(given);
	free(scenes);
	diag_finish(&quiet);
	if (whole == NULL) {
		return given;
	}
	free(given);
	return whole;
}

struct conversation *subject_conversation(struct subject *subject, const char *file, const struct keeping *keeping) {
	char *path = whole_path(subject, file);
	struct conversation *conversation = conversation_create(subject->story, path, keeping);
	free(path);
	reopen_cast(conversation, &subject->cast);
	if (subject->record.id != NULL || playthrough_choice_count(subject->playthrough) > 0) {
		conversation_take_up(conversation, subject->playthrough, 0);
	} else { /* nobody has chosen anything: it begins here */
		struct playthrough_setup setup = *playthrough_setup(subject->playthrough);
		playthrough_destroy(subject->playthrough);
		conversation_begin(conversation, &setup, 0);
	}
	subject->story = NULL;
	subject->playthrough = NULL;
	return conversation;
}

void subject_finish(struct subject *subject) {
	playthrough_destroy(subject->playthrough);
	story_destroy(subject->story);
	record_finish(&subject->record);
	*subject = (struct subject){0};
}
