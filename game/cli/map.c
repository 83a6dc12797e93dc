/* A scenario drawn as a graph, with the way that a play-through took. */
#include <getopt.h>

#include "cli/subject.h"
#include "report/map.h"

struct map_call {
	const char *file, *seat, *replies, *out;
	uint64_t way; /* 0: the one that the record stands on */
	bool dot;
};

static bool read_call(int argc, char **argv, struct map_call *call) {
	static const struct option options[] = {{"svg", no_argument, NULL, 'v'}, {"dot", no_argument, NULL, 'd'},
		{"seat", required_argument, NULL, 's'}, {"replies", required_argument, NULL, 'r'},
		{"way", required_argument, NULL, 'w'}, {0}};
	*call = (struct map_call){0};
	optind = 1;
	for (int option; (option = getopt_long(argc, argv, "o:", options, NULL)) != -1;) {
		switch (option) {
		case 'v':
		case 'd':
			call->dot = option == 'd';
			break;
		case 's':
			call->seat = optarg;
			break;
		case 'r':
			call->replies = optarg;
			break;
		case 'w':
			if (!cli_number(optarg, &call->way)) {
				return false;
			}
			break;
		case 'o':
			call->out = optarg;
			break;
		default:
			cli_usage("map");
			return false;
		}
	}
	if (optind + 1 != argc) {
		cli_usage("map");
		return false;
	}
	call->file = argv[optind];
	return true;
}

int cli_map(int argc, char **argv) {
	struct map_call call;
	struct subject subject;
	int code = EXIT_WRONG;
	if (!read_call(argc, argv, &call) || !subject_open(&subject, call.file, call.seat, call.replies, 1, &code)) {
		return code;
	}
	if (!cli_go_to_way(subject.playthrough, call.way)) {
		subject_finish(&subject);
		return EXIT_WRONG;
	}
	bool taken = call.seat != NULL || call.replies != NULL || subject.record.kept.scenario != NULL;
	struct map *map = map_create(subject.story, taken ? subject.playthrough : NULL);
	struct buf out = BUF_EMPTY;
	(call.dot ? map_dot : map_svg)(map, &out);
	code = cli_write(&out, call.out);
	buf_finish(&out);
	map_destroy(map);
	subject_finish(&subject);
	return code;
}
