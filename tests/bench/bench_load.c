/*
 * Loading and checking (the labels by their words among it) against cJSON's own parse of the same bytes, in one run:
 * the best of several runs, each in a process of its own. The slope is that of
 * time over beats, 1 where it is linear. Build it with optimisation. Usage: bench_load [BEATS…]
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cjson/cJSON.h>

#include "base/buf.h"
#include "base/file.h"
#include "story/labels.h"
#include "story/story.h"

enum { RUNS = 7 };

static struct words *lists; /* as `check` has them, for all files of one language */

static double now(void) {
	struct timespec time;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void add_head(struct buf *out) {
	buf_puts(out, "{\n  \"format\": 1, \"id\": \"long\", \"title\": \"Long\", \"summary\": \"A long one.\",\n"
				  "  \"content_notes\": [\"a quarrel\"],\n  \"couple\": {");
	static const char *const ids[] = {"ann", "bo"};
	for (size_t i = 0; i < 2; i++) {
		buf_printf(out,
			"%s\n    \"%s\": { \"name\": \"%s\", \"pronouns\": \"they\", \"position\": \"pursuer\",\n"
			"      \"start\": { \"heat\": 420, \"open\": 400, \"safe\": 450, \"depth\": 200 },\n"
			"      \"half\": { \"trigger\": \"a\", \"perception\": \"b\", \"secondary\": \"c\", \"behaviour\": \"d\",\n"
			"        \"primary\": \"e\", \"need\": \"f\" } }",
			i == 0 ? "" : ",", ids[i], ids[i]);
	}
	buf_puts(out, "\n  },\n  \"vars\": { \"count\": 0 },\n  \"start\": \"beat-0\",\n  \"beats\": {\n");
}

/* Like a real beat: two lines, three replies with their notes, conditions and several kinds of ways. */
static void add_beat(struct buf *out, size_t i, size_t count) {
	size_t other = i < 5 ? 0 : i - i % 5; /* loops go back a few beats */
	char next[32] = "end";
	if (i + 1 < count) {
		snprintf(next, sizeof(next), "beat-%zu", i + 1);
	}
	buf_printf(out,
		"    \"beat-%zu\": {\n      \"lines\": [\n"
		"        { \"text\": \"It has gone half past eight, and the pasta is cold for the second time.\" },\n"
		"        { \"by\": \"bo\", \"when\": \"ann.heat >= 600 or seen(\\\"beat-%zu\\\") > 2\", \"does\": \"comes in, still "
		"in {bo.their} coat\",\n          \"says\": \"Signal failure. *Again*, {ann}.\" }\n      ],\n"
		"      \"turn\": \"%s\",\n      \"replies\": [\n",
		i, other, i % 2 == 0 ? "ann" : "bo");
	buf_printf(out,
		"        { \"id\": \"every-%zu\", \"says\": \"It's every time. You just don't think.\", \"move\": \"criticise\",\n"
		"          \"beneath\": \"I watched the clock for an hour. I thought: I'm not what anyone hurries home to.\",\n"
		"          \"why\": \"Tells the other what they are, not what happened.\", \"sets\": { \"count\": \"+1\" },\n"
		"          \"to\": \"%s\" },\n",
		i, next);
	buf_printf(out,
		"        { \"id\": \"missed-%zu\", \"says\": \"I got lonely. I kept listening for the key.\", \"move\": "
		"\"disclose\",\n          \"when\": \"ann.depth >= 200 and count < 100\", \"once\": false,\n"
		"          \"to\": { \"softens\": \"%s\", \"otherwise\": \"beat-%zu\" } },\n"
		"        { \"id\": \"later-%zu\", \"does\": \"turns the plate round\", \"move\": \"stonewall\",\n"
		"          \"to\": [ { \"when\": \"tension > 600\", \"to\": \"end\" }, { \"to\": \"beat-%zu\" } ] }\n      ],\n"
		"      \"to\": \"end\"\n    },\n",
		i, next, other, i, other);
}

static struct buf make_scenario(size_t count) {
	struct buf out = BUF_EMPTY;
	add_head(&out);
	for (size_t i = 0; i < count; i++) {
		add_beat(&out, i, count);
	}
	buf_puts(&out, "    \"end\": { \"ending\": \"paused\", \"title\": \"Enough\", \"text\": \"They stop.\" }\n  }\n}\n");
	return out;
}

static void load(const char *path) {
	struct diag diag = {0};
	struct story *story = story_load(path, &diag);
	if (story != NULL) {
		labels_check(story, lists, SEAT_NONE, LABELS_CLEAR, &diag);
	}
	if (story == NULL || diag.len > 0) {
		struct buf found = BUF_EMPTY;
		diag_print(&diag, false, &found);
		printf("%.400s\n", found.text);
		exit(1);
	}
}

/* Both begin with the file and end with what they make of it, which neither frees. */
static void parse(const char *path) {
	struct buf text = BUF_EMPTY;
	struct diag diag = {0};
	if (!file_read(path, (size_t)1 << 30, &text, &diag) || cJSON_ParseWithLength(text.text, text.len) == NULL) {
		abort();
	}
}

struct cost {
	double seconds, bytes;
};

/* One run in a process of its own, since what one run leaves on the heap favours the next. */
static struct cost run_once(void (*run)(const char *path), const char *path) {
	int ends[2];
	struct cost cost = {INFINITY, INFINITY};
	if (pipe(ends) != 0) {
		return cost;
	}
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		struct rusage before, after;
		getrusage(RUSAGE_SELF, &before);
		double start = now();
		run(path);
		cost.seconds = now() - start;
		getrusage(RUSAGE_SELF, &after);
		cost.bytes = 1024.0 * (double)(after.ru_maxrss - before.ru_maxrss);
		_exit(write(ends[1], &cost, sizeof(cost)) == sizeof(cost) ? 0 : 1);
	}
	close(ends[1]);
	if (read(ends[0], &cost, sizeof(cost)) != sizeof(cost)) {
		cost = (struct cost){INFINITY, INFINITY};
	}
	close(ends[0]);
	waitpid(child, NULL, 0);
	return cost;
}

/* By turns, so that both meet the same weather. */
static void measure(const char *path, struct cost *parsed, struct cost *loaded) {
	*parsed = *loaded = (struct cost){INFINITY, INFINITY};
	for (int i = 0; i < RUNS; i++) {
		struct cost one = run_once(parse, path), other = run_once(load, path);
		parsed->seconds = fmin(parsed->seconds, one.seconds);
		parsed->bytes = fmin(parsed->bytes, one.bytes);
		loaded->seconds = fmin(loaded->seconds, other.seconds);
		loaded->bytes = fmin(loaded->bytes, other.bytes);
	}
}

int main(int argc, char **argv) {
	static const char *const usual[] = {"100", "10000", "100000"};
	int count = argc > 1 ? argc - 1 : 3;
	double last_time = 0, last_beats = 0;
	struct diag none = {0};
	double before = now();
	lists = words_for_language("en", &none);
	if (lists == NULL) {
		return 2;
	}
	printf("the lists of words, once: %.2f ms\n", (now() - before) * 1e3);
	printf("%8s %9s %10s %10s %6s %6s %10s %10s %6s\n", "beats", "MB", "cJSON ms", "load ms", "ratio", "slope", "cJSON MB",
		"load MB", "ratio");
	for (int i = 0; i < count; i++) {
		double beats = strtod(argc > 1 ? argv[i + 1] : usual[i], NULL);
		struct buf text = make_scenario((size_t)beats);
		struct cost parsed, loaded;
		struct diag diag = {0};
		char path[] = "/tmp/bench_load_XXXXXX";
		int file = mkstemp(path);
		if (file < 0 || close(file) != 0 || !file_write(path, text.text, text.len, 0600, &diag)) {
			return 2;
		}
		measure(path, &parsed, &loaded);
		printf("%8.0f %9.2f %10.2f %10.2f %6.2f ", beats, (double)text.len / 1e6, parsed.seconds * 1e3,
			loaded.seconds * 1e3, loaded.seconds / parsed.seconds);
		if (last_beats > 0) {
			printf("%6.2f ", log(loaded.seconds / last_time) / log(beats / last_beats));
		} else {
			printf("%6s ", "");
		}
		printf("%10.2f %10.2f %6.2f\n", parsed.bytes / 1e6, loaded.bytes / 1e6, loaded.bytes / parsed.bytes);
		last_time = loaded.seconds;
		last_beats = beats;
		unlink(path);
		buf_finish(&text);
	}
	return 0;
}
