/*
 * Any bytes as a record or as a journal: never a crash, the file as it was, and
 * whatever can be read is played as far as it leads, with all its ways. Every second journal
 * gets its sums put right, so that what stands behind them is reached.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keep/journal_file.h"
#include "keep/record.h"
#include "story/template.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void require(bool fact) {
	if (!fact) {
		abort();
	}
}

static void put(const char *path, const char *bytes, size_t len) {
	FILE *file = fopen(path, "wb");
	require(file != NULL && fwrite(bytes, 1, len, file) == len);
	fclose(file);
}

/* The small scenario that `waterline new` gives, loaded once. */
static const struct story *some_story(void) {
	static struct story *story;
	if (story == NULL) {
		struct buf text = BUF_EMPTY;
		struct diag diag = {0};
		story_template("fixture", &text);
		story = story_load_text("fixture.json", text.text, text.len, &diag);
		require(story != NULL);
		buf_finish(&text);
		diag_finish(&diag);
	}
	return story;
}

static void play(const struct record *record) {
	struct diag diag = {0};
	struct playthrough *playthrough = record_playthrough(record, some_story(), record->kept.seed % 2 == 0, &diag);
	require((playthrough != NULL) == (diag.errors == 0));
	require(playthrough == NULL || playthrough_way_count(playthrough) <= record->way_count + 1);
	playthrough_destroy(playthrough);
	diag_finish(&diag);
}

static void try_record(const char *path, const char *bytes, size_t len) {
	struct diag diag = {0};
	struct record record;
	put(path, bytes, len);
	bool good = record_read(path, &record, &diag);
	require(good == (diag.errors == 0));
	if (good) {
		require(strlen(record.kept.date) >= 19 && strpbrk(record.kept.scenario, "/.") == NULL);
		play(&record);
		record_finish(&record);
	}
	diag_finish(&diag);
}

static void try_journal(const char *path, const char *bytes, size_t len) {
	struct diag diag = {0};
	struct journal_text text;
	put(path, bytes, len);
	enum journal_found found = journal_read(path, &text, &diag);
	require(diag.errors == 0 && (found != JOURNAL_BAD || diag.len > 0));
	require(found != JOURNAL_GOOD || (text.good <= len && text.len <= len));
	journal_text_finish(&text);
	diag_finish(&diag);
}

static void try_summed(const char *path, const char *bytes, size_t len) {
	struct buf out = BUF_EMPTY;
	uint64_t sum = JOURNAL_SUM_START;
	for (size_t at = 0; at < len;) {
		const char *end = memchr(bytes + at, '\n', len - at);
		size_t line = end != NULL ? (size_t)(end - bytes) - at : len - at;
		journal_line(&sum, bytes + at, line, &out);
		at += line + 1;
	}
	try_journal(path, out.text, out.len);
	buf_finish(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
	static char path[64];
	if (path[0] == '\0') {
		snprintf(path, sizeof(path), "%s/fuzz-kept-%d", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp", (int)getpid());
	}
	if (len > 0) {
		void (*const tries[])(const char *, const char *, size_t) = {try_record, try_journal, try_summed};
		tries[bytes[0] % 3](path, (const char *)bytes + 1, len - 1);
	}
	unlink(path);
	return 0;
}
