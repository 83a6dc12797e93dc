/* A scenario drawn as a graph, with the way that a play-through took. */
#include <getopt.h>

#include "cli/cli.h"
#include "report/map.h"

struct map_call {
	const char *file, *seat, *replies, *out;
	bool dot;
};

static bool read_call(int argc, char **argv, struct map_call *call) {
	static const struct option options[] = {{"svg", no_argument, NULL, 'v'}, {"dot", no_argument, NULL, 'd'},
		{"seat", required_argument, NULL, 's'}, {"replies", required_argument, NULL, 'r'}, {0}};
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

static int draw(const struct map_call *call, const struct story *story, const struct session *taken) {
	struct buf out = BUF_EMPTY;
	struct map *map = map_create(story, taken);
	(call->dot ? map_dot : map_svg)(map, &out);
	map_destroy(map);
	int code = cli_write(&out, call->out);
	buf_finish(&out);
	return code;
}

int cli_map(int argc, char **argv) {
	struct map_call call;
	int code = EXIT_WRONG;
	if (!read_call(argc, argv, &call)) {
		return code;
	}
	struct story *story = cli_open(call.file, &code);
	if (story == NULL) {
		return code;
	}
	struct session *session = NULL;
	struct session_setup setup = {.seed = 1};
	if (!cli_seats(story, call.seat, &setup)) {
		code = EXIT_WRONG;
	} else {
		session = call.replies != NULL || call.seat != NULL ? session_create(story, &setup) : NULL;
		if (session == NULL || cli_say(session, call.replies, &code)) {
			code = draw(&call, story, session);
		}
	}
	session_destroy(session);
	story_destroy(story);
	return code;
}
