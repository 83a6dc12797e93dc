/*
 * What places and strictness cost: json_doc against cJSON alone, on the same
 * bytes in the same run: processor time, and peak memory beyond the text. Each
 * parse has a fresh process, as a scenario is loaded once; in a loop the heap
 * that one parse leaves behind would favour the next. Not run by CTest; build
 * it with optimisation.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "story/json_doc.h"

/* Beats of about 1 KB, so that 100,000 of them are near the largest file that is read. */
static void put_beat(struct buf *out, size_t index, size_t count) {
	buf_printf(out,
		"    \"beat-%zu\": {\n"
		"      \"lines\": [\n"
		"        { \"text\": \"Half past eight. The pasta has gone cold twice, and nobody has said why.\" },\n"
		"        { \"by\": \"ines\", \"when\": \"ines.heat >= 600\", \"does\": \"does not look up\" }\n"
		"      ],\n"
		"      \"turn\": \"ines\",\n"
		"      \"replies\": [\n",
		index);
	for (size_t i = 0; i < 2; i++) {
		buf_printf(out,
			"        { \"id\": \"reply-%zu-%zu\", \"says\": \"It’s every time, Sam. You just don’t think.\", "
			"\"move\": \"criticise\",\n"
			"          \"beneath\": \"I watched the clock for an hour. I thought: I’m not what he hurries home to.\",\n"
			"          \"sets\": { \"excuses\": \"+1\" },\n"
			"          \"to\": { \"softens\": \"beat-%zu\", \"otherwise\": \"beat-%zu\" } }%s\n",
			index, i, (index + 1) % count, (index + 2) % count, i < 1 ? "," : "");
	}
	buf_printf(out, "      ]\n    }%s\n", index + 1 < count ? "," : "");
}

static struct buf make_document(size_t beats) {
	struct buf out = BUF_EMPTY;
	buf_puts(&out, "{\n  \"format\": 1,\n  \"id\": \"generated\",\n  \"beats\": {\n");
	for (size_t i = 0; i < beats; i++) {
		put_beat(&out, i, beats);
	}
	buf_puts(&out, "  }\n}\n");
	return out;
}

/* Neither frees what it made: that is not part of parsing, and the process ends. */
static void parse_with_cjson(const struct source *source, struct diag *diag) {
	(void)diag;
	if (cJSON_ParseWithLengthOpts(source->text, source->len, NULL, false) == NULL) {
		abort();
	}
}

static void parse_with_places(const struct source *source, struct diag *diag) {
	if (json_doc_parse(source, diag) == NULL) {
		abort();
	}
}

enum { ROUNDS = 12 };

typedef void parser(const struct source *, struct diag *);

static double seconds(void) {
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static size_t memory_line(const char *field) {
	FILE *status = fopen("/proc/self/status", "r");
	size_t kib = 0;
	char line[256];
	while (status != NULL && fgets(line, sizeof(line), status) != NULL) {
		if (strncmp(line, field, strlen(field)) == 0) {
			kib = strtoul(line + strlen(field), NULL, 10);
		}
	}
	if (status != NULL) {
		fclose(status);
	}
	return kib;
}

struct cost {
	double seconds;
	size_t kib;
};

static struct cost measure(parser *parse, const struct source *source, struct diag *diag) {
	size_t before = memory_line("VmRSS:");
	FILE *reset = fopen("/proc/self/clear_refs", "w"); /* so that the peak is the parser's, not the document's */
	if (reset != NULL) {
		fputs("5", reset);
		fclose(reset);
	}
	double start = seconds();
	parse(source, diag);
	double took = seconds() - start;
	return (struct cost){.seconds = took, .kib = memory_line("VmHWM:") - before};
}

static struct cost measure_apart(parser *parse, const struct source *source, struct diag *diag) {
	int ends[2];
	struct cost cost = {0};
	if (pipe(ends) != 0) {
		abort();
	}
	pid_t child = fork();
	if (child == 0) {
		cost = measure(parse, source, diag);
		_exit(write(ends[1], &cost, sizeof(cost)) == sizeof(cost) ? 0 : 1);
	}
	close(ends[1]);
	if (child < 0 || read(ends[0], &cost, sizeof(cost)) != sizeof(cost)) {
		abort();
	}
	waitpid(child, NULL, 0);
	close(ends[0]);
	return cost;
}

/* The least of several: what else the machine does only ever adds. */
static struct cost least(parser *parse, const struct source *source, struct diag *diag) {
	struct cost best = measure_apart(parse, source, diag);
	for (int round = 1; round < ROUNDS; round++) {
		struct cost cost = measure_apart(parse, source, diag);
		best.seconds = cost.seconds < best.seconds ? cost.seconds : best.seconds;
		best.kib = cost.kib < best.kib ? cost.kib : best.kib;
	}
	return best;
}

int main(void) {
	static const size_t sizes[] = {100, 10000, 100000};
	setbuf(stdout, NULL);
	printf("%8s %10s | %10s %10s %6s | %10s %10s %6s\n", "beats", "bytes", "cJSON ms", "ours ms", "ratio", "cJSON KiB",
		"ours KiB", "ratio");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		struct diag diag = {0};
		struct buf text = make_document(sizes[i]);
		const struct source *source = diag_source(&diag, "generated.json", &text);
		struct cost theirs = least(parse_with_cjson, source, &diag);
		struct cost ours = least(parse_with_places, source, &diag);
		printf("%8zu %10zu | %10.2f %10.2f %6.2f | %10zu %10zu %6.2f\n", sizes[i], source->len, theirs.seconds * 1e3,
			ours.seconds * 1e3, ours.seconds / theirs.seconds, theirs.kib, ours.kib,
			(double)ours.kib / (double)theirs.kib);
		diag_finish(&diag);
	}
	return 0;
}
