/*
 * Practice from the records of a folder. What takes long is reading scenarios,
 * not playing them again: a shelf of those already read stands beside the
 * records, with a gap for each that could not be.
 */
#include "report/practice.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct read_story {
	const char *path, *id; /* the first record's that asked for it */
	struct story *story;   /* NULL: it cannot be read any more */
};

struct read_stories {
	struct read_story *items;
	size_t len, cap;
};

/* What a record cannot be played for is counted, not told at length: `waterline report` tells. */
static struct story *story_of(struct read_stories *stories, const struct kept *kept, const char *scenes) {
	for (size_t i = 0; i < stories->len; i++) {
		const struct read_story *item = &stories->items[i];
		if (strcmp(item->path, kept->path) == 0 && strcmp(item->id, kept->scenario) == 0) {
			return item->story;
		}
	}
	struct diag quiet = {0};
	struct story *story = kept_story(kept, scenes, &quiet);
	diag_finish(&quiet);
	stories->items = mem_room(stories->items, stories->len, &stories->cap, sizeof(*stories->items));
	stories->items[stories->len++] = (struct read_story){kept->path, kept->scenario, story};
	return story;
}

static void add_record(
	struct practice *practice, struct read_stories *stories, const struct record *record, const char *scenes) {
	struct diag quiet = {0};
	struct record alone = *record; /* the way that it stands on: the others need not be walked */
	alone.ways = NULL;
	alone.way_count = alone.way = 0;
	struct story *story = story_of(stories, &record->kept, scenes);
	struct playthrough *playthrough = story != NULL ? record_playthrough(&alone, story, false, &quiet) : NULL;
	practice_add(practice, record, playthrough);
	playthrough_destroy(playthrough);
	diag_finish(&quiet);
}

void practice_read(struct practice *practice, const char *home, const char *scenes, struct diag *diag) {
	struct record_list list = {0};
	struct read_stories stories = {0};
	size_t known = diag->len;
	record_list_read(home, &list, diag);
	for (size_t i = known; i < diag->len; i++) {
		practice->unreadable += strcmp(diag->findings[i].code, "record-unread") == 0;
	}
	for (size_t i = list.len; i-- > 0;) { /* the oldest first, so that it is put at the end at once */
		add_record(practice, &stories, &list.records[i], scenes);
	}
	for (size_t i = 0; i < stories.len; i++) {
		story_destroy(stories.items[i].story);
	}
	free(stories.items);
	record_list_finish(&list);
}
