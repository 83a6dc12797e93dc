/*
 * What remembering a reply costs beyond the disk's own sync, in the same run:
 * in turns a bare write of as many bytes with fdatasync(), and a reply said and
 * followed by the journal. Usage: bench_journal SCENARIO FOLDER [ROUNDS]
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "keep/journal.h"

enum { LINE = 30 };

static double now_ms(void) {
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b) {
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double report(const char *what, double *ms, size_t len) {
	qsort(ms, len, sizeof(*ms), by_size);
	printf("%-28s median %.3f ms, 90 %% %.3f ms, worst %.3f ms\n", what, ms[len / 2], ms[len * 9 / 10], ms[len - 1]);
	return ms[len / 2];
}

static double bare_sync(int file, size_t round) {
	char line[LINE];
	memset(line, 'x', sizeof(line));
	double begun = now_ms();
	if (pwrite(file, line, sizeof(line), (off_t)(round * sizeof(line))) < 0 || fdatasync(file) != 0) {
		perror("bench_journal");
		exit(1);
	}
	return now_ms() - begun;
}

/* One more reply; where the scenario has come to an end, back to its beginning, which is written as well. */
static double say_and_follow(struct playthrough *playthrough, struct journal *journal, size_t round, struct diag *diag) {
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	size_t len = playthrough_cards(playthrough, cards);
	if (len == 0) {
		playthrough_rewind(playthrough, 0);
		len = playthrough_cards(playthrough, cards);
	}
	playthrough_reply(playthrough, cards[round % len], (struct parts){{0}});
	double begun = now_ms();
	journal_follow(journal, playthrough, diag);
	return now_ms() - begun;
}

int main(int argc, char **argv) {
	enum { ROUNDS_MAX = 10000 };
	static double bare[ROUNDS_MAX], ours[ROUNDS_MAX], own[ROUNDS_MAX];
	size_t rounds = argc > 3 ? (size_t)strtoul(argv[3], NULL, 10) : 300;
	struct diag diag = {0};
	struct story *story = argc > 2 && rounds > 0 && rounds <= ROUNDS_MAX ? story_load(argv[1], &diag) : NULL;
	struct journal *journal = story != NULL ? journal_open(argv[2], &diag) : NULL;
	if (journal == NULL) {
		fputs("usage: bench_journal SCENARIO FOLDER [ROUNDS]\n", stderr);
		return 1;
	}
	const struct playthrough_setup setup = {.seat = {true, true}, .seed = 1};
	struct playthrough *playthrough = playthrough_create(story, &setup);
	journal_begin(journal, playthrough, argv[1], NULL, &diag);
	char path[4096];
	snprintf(path, sizeof(path), "%s/bare", argv[2]);
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	for (size_t i = 0; i < rounds; i++) {
		bare[i] = bare_sync(file, i);
		ours[i] = say_and_follow(playthrough, journal, i, &diag);
		own[i] = ours[i] - bare[i];
	}
	double disk = report("the disk's own sync", bare, rounds);
	double all = report("a reply remembered", ours, rounds);
	report("difference, pair by pair", own, rounds);
	printf("%-28s %.3f ms over the disk's own (target 2)\n", "of the medians", all - disk);
	close(file);
	unlink(path);
	journal_end(journal, &diag);
	journal_close(journal);
	printf("%zu findings\n", diag.len);
	diag_finish(&diag);
	playthrough_destroy(playthrough);
	story_destroy(story);
	return 0;
}
