/* What is installed, and beneath it what was kept; all of it, or what has certain words. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/data.h"
#include "base/home.h"
#include "base/json_out.h"
#include "base/match.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "keep/journal.h"
#include "keep/record.h"
#include "story/shelf.h"

struct listing {
	const char *const *words; /* what is looked for */
	size_t word_count;
	struct shelf shelf;
	struct story **stories; /* one for each on the shelf; NULL: it cannot be played */
	struct record_list records;
	char *home;   /* may be NULL */
	size_t found; /* scenarios and records */
	struct buf out;
	cJSON *json; /* NULL: as text */
};

static bool story_matches(const struct listing *list, const struct story *story) {
	struct buf text = BUF_EMPTY;
	struct cast cast = story_cast(story);
	const char *const templates[] = {story->title, story->summary};
	for (size_t i = 0; i < sizeof(templates) / sizeof(templates[0]); i++) {
		story_plain_text(story, &cast, templates[i], &text);
		buf_putc(&text, '\n');
	}
	buf_printf(&text, "%s\n", story->id);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		buf_printf(&text, "%s\n%s\n", story->person[seat].id, story->person[seat].name);
	}
	for (size_t i = 0; i < story->practise_count; i++) {
		buf_printf(&text, "%s\n", story->practises[i]);
	}
	bool found = match_words(text.text, list->words, list->word_count);
	buf_finish(&text);
	return found;
}

static void add_scenario(const struct story *story, struct buf *out) {
	buf_printf(out, "%s: ", story->id);
	cli_plain(story, story->title, out);
	buf_puts(out, "\n    ");
	cli_plain(story, story->summary, out);
	buf_puts(out, "\n    seats:");
	for (size_t i = 0; i < story->seat_count; i++) {
		buf_printf(out, "%s %s", i > 0 ? "," : "", story->person[story->seats[i]].id);
	}
	if (story->minutes > 0) {
		buf_printf(out, "; about %d minutes", story->minutes);
	}
	buf_putc(out, '\n');
}

static void add_plain(cJSON *object, const char *key, const struct story *story, const char *text) {
	struct buf plain = BUF_EMPTY;
	cli_plain(story, text, &plain);
	cJSON_AddStringToObject(object, key, plain.text);
	buf_finish(&plain);
}

static void add_scenario_json(const struct story *story, const char *path, cJSON *list) {
	cJSON *item = cJSON_CreateObject();
	cJSON_AddStringToObject(item, "path", path);
	cJSON_AddBoolToObject(item, "playable", story != NULL);
	if (story != NULL) {
		cJSON_AddStringToObject(item, "id", story->id);
		add_plain(item, "title", story, story->title);
		add_plain(item, "summary", story, story->summary);
		cJSON *seats = cJSON_AddArrayToObject(item, "seats");
		for (size_t i = 0; i < story->seat_count; i++) {
			cJSON_AddItemToArray(seats, cJSON_CreateString(story->person[story->seats[i]].id));
		}
		cJSON_AddNumberToObject(item, "minutes", story->minutes);
	}
	cJSON_AddItemToArray(list, item);
}

static void add_scenarios(struct listing *list) {
	cJSON *array = list->json != NULL ? cJSON_AddArrayToObject(list->json, "scenarios") : NULL;
	for (size_t i = 0; i < list->shelf.len; i++) {
		const struct story *story = list->stories[i];
		const char *path = list->shelf.paths[i];
		bool found = story != NULL ? story_matches(list, story) : match_words(path, list->words, list->word_count);
		list->found += found;
		if (found && array != NULL) {
			add_scenario_json(story, path, array);
		} else if (found && story != NULL) {
			add_scenario(story, &list->out);
		} else if (found) {
			buf_printf(&list->out, "%s: cannot be played (`waterline check %s` says why)\n", path, path);
		}
	}
}

/* The installed scenario that a record is of; NULL: none. */
static const struct story *story_of(const struct listing *list, const struct kept *kept) {
	for (size_t i = 0; i < list->shelf.len; i++) {
		if (list->stories[i] != NULL && strcmp(list->stories[i]->id, kept->scenario) == 0) {
			return list->stories[i];
		}
	}
	return NULL;
}

static bool is_renamed(const struct kept *kept) {
	return kept->person[SEAT_ONE].name != NULL || kept->person[SEAT_TWO].name != NULL;
}

/* The name it was played with, as far as it is known here. */
static const char *name_of(const struct kept *kept, const struct story *story, int seat) {
	const char *name = kept_name(kept, story, seat);
	return name != NULL ? name : "the other";
}

/* Somebody's own words, every line of them set in. */
static void add_own_words(const char *text, struct buf *out) {
	while (text != NULL && *text != '\0') {
		size_t len = strcspn(text, "\n");
		buf_puts(out, "    ");
		buf_add(out, text, len);
		buf_putc(out, '\n');
		text += len + (text[len] == '\n');
	}
}

static void add_record(const struct record *record, const struct story *story, struct buf *out) {
	const struct kept *kept = &record->kept;
	buf_printf(out, "%s  %.10s %.5s  %s, as %s, %zu repl%s, %s", record->id, kept->date, kept->date + 11, kept->title,
		kept->seat, record->reply_count, record->reply_count == 1 ? "y" : "ies",
		record->ending != NULL ? record->ending : "left before the end");
	if (record->way_count > 1) {
		buf_printf(out, ", way %zu of %zu", record->way + 1, record->way_count);
	}
	if (is_renamed(kept)) {
		buf_printf(out, ", called %s and %s", name_of(kept, story, SEAT_ONE), name_of(kept, story, SEAT_TWO));
	}
	buf_putc(out, '\n');
	add_own_words(record->note, out);
	add_own_words(record->sentence, out);
}

static void add_text(cJSON *object, const char *key, const char *text) {
	cJSON_AddItemToObject(object, key, text == NULL ? cJSON_CreateNull() : cJSON_CreateString(text));
}

static void add_record_json(const struct record *record, const struct story *story, cJSON *list) {
	const struct kept *kept = &record->kept;
	cJSON *item = cJSON_CreateObject();
	cJSON_AddStringToObject(item, "id", record->id);
	cJSON_AddStringToObject(item, "date", kept->date);
	cJSON_AddStringToObject(item, "scenario", kept->scenario);
	cJSON_AddStringToObject(item, "title", kept->title);
	cJSON_AddStringToObject(item, "seat", kept->seat);
	cJSON *names = cJSON_AddArrayToObject(item, "names");
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		const char *name = kept_name(kept, story, seat);
		cJSON_AddItemToArray(names, name == NULL ? cJSON_CreateNull() : cJSON_CreateString(name));
	}
	cJSON_AddNumberToObject(item, "replies", (double)record->reply_count);
	cJSON_AddNumberToObject(item, "ways", record->way_count > 0 ? (double)record->way_count : 1);
	cJSON_AddNumberToObject(item, "way", (double)record->way + 1);
	add_text(item, "ending", record->ending);
	add_text(item, "note", record->note);
	add_text(item, "sentence", record->sentence);
	cJSON_AddItemToArray(list, item);
}

static void add_records(struct listing *list) {
	cJSON *array = list->json != NULL ? cJSON_AddArrayToObject(list->json, "records") : NULL;
	bool first = true;
	for (size_t i = 0; i < list->records.len; i++) {
		const struct record *record = &list->records.records[i];
		const struct story *story = story_of(list, &record->kept);
		if (!record_matches(record, story, list->words, list->word_count)) {
			continue;
		}
		list->found++;
		if (array != NULL) {
			add_record_json(record, story, array);
			continue;
		}
		if (first) {
			buf_printf(&list->out, "%sKept in %s/records:\n", list->out.len > 0 ? "\n" : "", list->home);
		}
		first = false;
		add_record(record, story, &list->out);
	}
}

static void add_nothing_found(struct listing *list) {
	buf_puts(&list->out, "No scenario and no record has");
	for (size_t i = 0; i < list->word_count; i++) {
		buf_printf(&list->out, "%s “%s”", i == 0 ? "" : i + 1 < list->word_count ? "," : " and", list->words[i]);
	}
	buf_puts(&list->out, " in it.\n");
}

static void add_all(struct listing *list) {
	add_scenarios(list);
	add_records(list);
	bool stopped = list->home != NULL && journal_is_there(list->home);
	if (list->json != NULL) {
		cJSON_AddBoolToObject(list->json, "stopped", stopped);
		json_put(list->json, &list->out);
		list->json = NULL;
	} else if (list->word_count > 0 && list->found == 0) {
		add_nothing_found(list);
	} else if (list->word_count == 0 && stopped) {
		buf_puts(&list->out, "\nA conversation was stopped; `waterline play --resume` goes on with it.\n");
	}
}

static void read_all(struct listing *list, struct diag *diag) {
	struct diag quiet = {0};
	char *folder = data_folder("scenes", diag);
	list->shelf = shelf_read(folder);
	list->stories = mem_array(list->shelf.len + 1, sizeof(struct story *));
	for (size_t i = 0; i < list->shelf.len; i++) {
		list->stories[i] = story_load(list->shelf.paths[i], &quiet);
	}
	list->home = home_folder(&quiet);
	if (list->home != NULL) {
		record_list_read(list->home, &list->records, diag);
	}
	diag_finish(&quiet);
	free(folder);
}

static void listing_finish(struct listing *list) {
	for (size_t i = 0; i < list->shelf.len; i++) {
		story_destroy(list->stories[i]);
	}
	free(list->stories);
	shelf_finish(&list->shelf);
	record_list_finish(&list->records);
	cJSON_Delete(list->json);
	buf_finish(&list->out);
	free(list->home);
}

int cli_list(int argc, char **argv) {
	static const struct option options[] = {{"json", no_argument, NULL, 'j'}, {0}};
	bool json = false;
	optind = 1;
	for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		if (o != 'j') {
			return cli_usage("list");
		}
		json = true;
	}
	struct listing list = {
		.words = (const char *const *)argv + optind,
		.word_count = (size_t)(argc - optind),
		.out = BUF_EMPTY,
		.json = json ? cJSON_CreateObject() : NULL,
	};
	struct diag diag = {0};
	read_all(&list, &diag);
	add_all(&list);
	int code = cli_put(&list.out), told = cli_report(&diag);
	listing_finish(&list);
	diag_finish(&diag);
	return code != EXIT_GOOD ? code : told;
}
