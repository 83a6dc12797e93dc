/*
 * How fast sentences are read: all that stand in tests/words, one call for each
 * as check makes them, again and again. Beside it text of which no word is
 * known, and how long the word file takes to load. Not run by CTest; build it
 * with optimisation.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/file.h"
#include "words/words.h"

enum { ROUNDS = 7, BYTES_A_ROUND = 8 << 20, LOADS = 50 };

static double seconds(void) {
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static size_t read_lines(const struct words *words, const struct buf *text, size_t *marks) {
	size_t bytes = 0;
	for (const char *line = text->text; *line != '\0';) {
		size_t len = strcspn(line, "\n");
		struct words_found found;
		words_read(words, line, len, &found);
		*marks += found.len;
		bytes += len;
		line += len + (line[len] == '\n');
	}
	return bytes;
}

/* The best of several: what else the machine does only ever takes away. */
static void measure(const char *what, const struct words *words, const struct buf *text) {
	double best = 0;
	size_t marks = 0;
	for (int round = 0; round < ROUNDS; round++) {
		double start = seconds();
		size_t bytes = 0;
		marks = 0;
		while (bytes < BYTES_A_ROUND) {
			bytes += read_lines(words, text, &marks);
		}
		double speed = (double)bytes / 1e6 / (seconds() - start);
		best = speed > best ? speed : best;
	}
	printf("%-28s %7.1f MB/s  (%zu marks)\n", what, best, marks);
}

static void take_sentences(struct buf *file, struct buf *out) {
	for (char *line = strtok(file->text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
		const char *tab = strchr(line, '\t');
		buf_printf(out, "%s\n", tab != NULL ? tab + 1 : line);
	}
}

static void measure_loading(const char *path) {
	double start = seconds();
	for (int i = 0; i < LOADS; i++) {
		struct diag diag = {0};
		words_destroy(words_load(path, &diag));
		diag_finish(&diag);
	}
	printf("%-28s %7.2f ms\n", "loading words.en.txt", (seconds() - start) * 1e3 / LOADS);
}

int main(void) {
	struct diag diag = {0};
	struct buf file = BUF_EMPTY, text = BUF_EMPTY, unknown = BUF_EMPTY, quarrel = BUF_EMPTY;
	struct words *words = words_load(SOURCE_DIR "/scenes/words.en.txt", &diag);
	if (words == NULL || !file_read(TESTS_DIR "/words/sentences.en.txt", 1 << 20, &file, &diag)) {
		diag_print(&diag, false, &text);
		fputs(text.text, stderr);
		return 1;
	}
	take_sentences(&file, &text);
	for (int i = 0; i < 2000; i++) {
		buf_puts(&unknown, "xylophone quartz brick lantern, gravel pewter; thimble harbour wicker.\n");
		buf_puts(&quarrel,
			"you always you never I feel you don't so very I am so really i feel that you never why can't you\n");
	}
	measure("sentences of a quarrel", words, &text);
	measure("words that are not known", words, &unknown);
	measure("nothing but beginnings", words, &quarrel);
	measure_loading(SOURCE_DIR "/scenes/words.en.txt");
	words_destroy(words);
	buf_finish(&file);
	buf_finish(&text);
	buf_finish(&unknown);
	buf_finish(&quarrel);
	diag_finish(&diag);
	return 0;
}
