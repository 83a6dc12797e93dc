/*
 * How long two programs take from being started to saying "first frame", and
 * how much memory they had needed by their end: run in turns, so that whatever
 * else the machine does falls on both; medians, and the ratio of the first to
 * the second.
 *
 * Usage: bench_start ROUNDS PROGRAM [ARGUMENT...] -- PROGRAM [ARGUMENT...]
 */
#define _DEFAULT_SOURCE /* wait4 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS_MAX = 200 };

struct sample {
	double ms, kilobytes;
};

static double now_ms(void) {
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6;
}

static void become(char **command, int out) {
	dup2(out, STDOUT_FILENO);
	execv(command[0], command);
	perror(command[0]);
	_exit(127);
}

static struct sample run(char **command) {
	int ends[2], status;
	char said[64] = "";
	struct rusage usage;
	if (pipe(ends) != 0) {
		exit(2);
	}
	double start = now_ms();
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		become(command, ends[1]);
	}
	close(ends[1]);
	ssize_t len = read(ends[0], said, sizeof(said) - 1);
	double ms = now_ms() - start;
	close(ends[0]);
	if (wait4(child, &status, 0, &usage) != child || status != 0 || len < 11 || memcmp(said, "first frame", 11) != 0) {
		fprintf(stderr, "bench_start: %s did not show a first frame\n", command[0]);
		exit(1);
	}
	return (struct sample){ms, (double)usage.ru_maxrss};
}

static int by_value(const void *a, const void *b) {
	double one = *(const double *)a, other = *(const double *)b;
	return (one > other) - (one < other);
}

static double median(const struct sample *samples, int count, int what) {
	double values[ROUNDS_MAX];
	for (int i = 0; i < count; i++) {
		values[i] = what == 0 ? samples[i].ms : samples[i].kilobytes;
	}
	qsort(values, (size_t)count, sizeof(values[0]), by_value);
	return values[count / 2];
}

int main(int argc, char **argv) {
	static struct sample ours[ROUNDS_MAX], theirs[ROUNDS_MAX];
	int rounds = argc > 4 ? atoi(argv[1]) : 0, split = 2;
	while (split < argc && strcmp(argv[split], "--") != 0) {
		split++;
	}
	if (rounds < 1 || rounds > ROUNDS_MAX || split + 1 >= argc) {
		fputs("usage: bench_start ROUNDS PROGRAM [ARGUMENT...] -- PROGRAM [ARGUMENT...]\n", stderr);
		return 1;
	}
	argv[split] = NULL;
	for (int i = -1; i < rounds; i++) { /* one round beforehand, to warm the disk's cache */
		struct sample a = run(argv + 2), b = run(argv + split + 1);
		if (i >= 0) {
			ours[i] = a;
			theirs[i] = b;
		}
	}
	double ms = median(ours, rounds, 0), other_ms = median(theirs, rounds, 0);
	double kb = median(ours, rounds, 1), other_kb = median(theirs, rounds, 1);
	printf("first frame: %.1f ms against %.1f ms, ratio %.2f\n", ms, other_ms, ms / other_ms);
	printf("memory: %.0f kB against %.0f kB, ratio %.2f\n", kb, other_kb, kb / other_kb);
	return 0;
}
