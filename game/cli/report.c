/* A play-through as something to take home: which file, which format, which names. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cli/subject.h"
#include "report/debrief.h"
#include "report/report.h"

enum format { FORMAT_MARKDOWN, FORMAT_HTML, FORMAT_SVG, FORMAT_CSV, FORMAT_JSON };

struct report_call {
	const char *file, *seat, *replies, *out;
	uint64_t seed;
	enum format format;
	struct debrief_setup setup;
};

static bool read_option(int option, struct report_call *call) {
	switch (option) {
	case 's':
		call->seat = optarg;
		return true;
	case 'r':
		call->replies = optarg;
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
		call->format = (enum format)(option - '0');
		return true;
	}
}

static bool read_call(int argc, char **argv, struct report_call *call) {
	static const struct option options[] = {{"seat", required_argument, NULL, 's'},
		{"replies", required_argument, NULL, 'r'}, {"seed", required_argument, NULL, 'n'},
		{"md", no_argument, NULL, '0' + FORMAT_MARKDOWN}, {"html", no_argument, NULL, '0' + FORMAT_HTML},
		{"svg", no_argument, NULL, '0' + FORMAT_SVG}, {"csv", no_argument, NULL, '0' + FORMAT_CSV},
		{"json", no_argument, NULL, '0' + FORMAT_JSON}, {"no-names", no_argument, NULL, 'N'},
		{"no-beneath", no_argument, NULL, 'B'}, {0}};
	*call = (struct report_call){.seed = 1};
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

static void write_format(const struct report_call *call, const struct session *session, struct buf *out) {
	struct debrief *debrief = debrief_create(session, &call->setup);
	switch (call->format) {
	case FORMAT_MARKDOWN:
		report_markdown(debrief, out);
		break;
	case FORMAT_HTML:
		report_html(debrief, out);
		break;
	case FORMAT_SVG:
		report_svg(debrief, out);
		break;
	case FORMAT_CSV:
		report_csv(debrief, session, out);
		break;
	case FORMAT_JSON:
		report_json(debrief, session, out);
		break;
	}
	debrief_destroy(debrief);
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

bool cli_say(struct session *session, const char *replies, int *code) {
	struct diag diag = {0};
	bool said = replies == NULL || session_replies_by_id(session, replies, &diag);
	if (!said) {
		*code = cli_report(&diag);
	}
	diag_finish(&diag);
	return said;
}

int cli_report_command(int argc, char **argv) {
	struct report_call call;
	struct subject subject;
	int code = EXIT_WRONG;
	if (!read_call(argc, argv, &call) ||
		!subject_open(&subject, call.file, call.seat, call.replies, call.seed, &code)) {
		return code;
	}
	call.setup.cast = &subject.cast;
	call.setup.date = subject.record.kept.date;
	call.setup.note = subject.record.note;
	call.setup.sentence = subject.record.sentence;
	struct buf out = BUF_EMPTY;
	write_format(&call, subject.session, &out);
	code = cli_write(&out, call.out);
	buf_finish(&out);
	subject_finish(&subject);
	return code;
}
