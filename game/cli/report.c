/* A play-through as something to take home: which file, which format, which names. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cli/subject.h"
#include "report/beside.h"
#include "report/debrief.h"
#include "report/report.h"

enum { FORMAT_TEXT = REPORT_FORMATS }; /* beside those of report.h */

struct report_call {
	const char *file, *seat, *replies, *out;
	const char *other_replies; /* a second list; NULL: none */
	const char *beside;        /* a record, or the number of a way; NULL: none */
	uint64_t seed, way;        /* way 0: the one that it stands on */
	int format; /* enum report_format, or FORMAT_TEXT */
	struct debrief_setup setup;
};

static bool read_option(int option, struct report_call *call) {
	switch (option) {
	case 's':
		call->seat = optarg;
		return true;
	case 'r':
		*(call->replies == NULL ? &call->replies : &call->other_replies) = optarg;
		return true;
	case 'w':
		return cli_number(optarg, &call->way);
	case 'b':
		call->beside = optarg;
		return true;
	case 'n':
		return cli_number(optarg, &call->seed);
	case 'o':
		call->out = optarg;
		return true;
	case 'N':
		call->setup.no_names = true;
		return true;
	case 'B':
		call->setup.no_beneath = true;
		return true;
	case '?':
		cli_usage("report");
		return false;
	default:
		call->format = option - '0';
		return true;
	}
}

static bool read_call(int argc, char **argv, struct report_call *call) {
	static const struct option options[] = {{"seat", required_argument, NULL, 's'},
		{"replies", required_argument, NULL, 'r'}, {"seed", required_argument, NULL, 'n'},
		{"md", no_argument, NULL, '0' + REPORT_MARKDOWN}, {"html", no_argument, NULL, '0' + REPORT_HTML},
		{"svg", no_argument, NULL, '0' + REPORT_SVG}, {"csv", no_argument, NULL, '0' + REPORT_CSV},
		{"json", no_argument, NULL, '0' + REPORT_JSON}, {"text", no_argument, NULL, '0' + FORMAT_TEXT},
		{"way", required_argument, NULL, 'w'}, {"beside", required_argument, NULL, 'b'},
		{"no-names", no_argument, NULL, 'N'}, {"no-beneath", no_argument, NULL, 'B'}, {0}};
	*call = (struct report_call){.seed = 1, .format = REPORT_MARKDOWN};
	optind = 1;
	for (int option; (option = getopt_long(argc, argv, "o:", options, NULL)) != -1;) {
		if (!read_option(option, call)) {
			return false;
		}
	}
	if (optind + 1 != argc) {
		cli_usage("report");
		return false;
	}
	call->file = argv[optind];
	return true;
}

static struct debrief *debrief_of(const struct report_call *call, const struct subject *subject) {
	struct debrief_setup setup = call->setup;
	setup.cast = &subject->cast;
	setup.date = subject->record.kept.date;
	setup.note = subject->record.note;
	setup.sentence = subject->record.sentence;
	return debrief_create(subject->playthrough, &setup);
}

static void write_format(const struct report_call *call, const struct subject *subject, struct buf *out) {
	struct debrief *debrief = debrief_of(call, subject);
	if (call->format == FORMAT_TEXT) {
		report_text(debrief, out);
	} else {
		report_write((enum report_format)call->format, debrief, subject->playthrough, out);
	}
	debrief_destroy(debrief);
}

static void write_beside(
	const struct report_call *call, const struct subject *one, const struct subject *other, struct buf *out) {
	struct debrief *its = debrief_of(call, one), *others = debrief_of(call, other);
	struct beside beside = beside_of(one->playthrough, its, other->playthrough, others);
	if (call->format == FORMAT_TEXT) {
		beside_text(&beside, out);
	} else {
		beside_write((enum report_format)call->format, &beside, out);
	}
	debrief_destroy(its);
	debrief_destroy(others);
}

int cli_write(const struct buf *text, const char *path) {
	if (path == NULL) {
		return cli_put(text);
	}
	struct diag diag = {0};
	int code = file_write(path, text->text, text->len, 0600, &diag) ? EXIT_GOOD : cli_report(&diag);
	diag_finish(&diag);
	return code;
}

bool cli_say(struct playthrough *playthrough, const char *replies, int *code) {
	struct diag diag = {0};
	bool said = replies == NULL || playthrough_replies_by_id(playthrough, replies, &diag);
	if (!said) {
		*code = cli_report(&diag);
	}
	diag_finish(&diag);
	return said;
}

/* The other side of a comparison: a record, a way of the same one, or the same scenario with the second list. */
static bool open_other(const struct report_call *call, struct subject *other, int *code) {
	bool number = call->beside != NULL && call->beside[0] != '\0' &&
				  call->beside[strspn(call->beside, "0123456789")] == '\0';
	uint64_t way = 0;
	*code = EXIT_WRONG;
	if (number && (!cli_number(call->beside, &way) || way == 0)) {
		fputs("waterline: the ways are counted from 1\n", stderr);
		return false;
	}
	const char *file = call->beside != NULL && !number ? call->beside : call->file;
	bool given = call->beside == NULL || number; /* then it is of the same scenario or record */
	if (!subject_open(other, file, given ? call->seat : NULL, number ? call->replies : call->other_replies, call->seed,
			code)) {
		return false;
	}
	*code = EXIT_WRONG;
	bool there = cli_go_to_way(other->playthrough, way);
	if (!there) {
		subject_finish(other);
	}
	return there;
}

static bool fits(const struct report_call *call) {
	if (call->beside != NULL && call->other_replies != NULL) {
		fputs("waterline: give --beside or a second --replies, not both\n", stderr);
		return false;
	}
	return true;
}

static int write_report(const struct report_call *call, const struct subject *subject) {
	struct buf out = BUF_EMPTY;
	int code = EXIT_GOOD;
	if (call->beside == NULL && call->other_replies == NULL) {
		write_format(call, subject, &out);
	} else {
		struct subject other;
		if (!open_other(call, &other, &code)) {
			return code;
		}
		write_beside(call, subject, &other, &out);
		subject_finish(&other);
	}
	code = cli_write(&out, call->out);
	buf_finish(&out);
	return code;
}

int cli_report_command(int argc, char **argv) {
	struct report_call call;
	struct subject subject;
	int code = EXIT_WRONG;
	if (!read_call(argc, argv, &call) || !fits(&call) ||
		!subject_open(&subject, call.file, call.seat, call.replies, call.seed, &code)) {
		return code;
	}
	code = cli_go_to_way(subject.playthrough, call.way) ? write_report(&call, &subject) : EXIT_WRONG;
	subject_finish(&subject);
	return code;
}
