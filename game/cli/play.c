/* `play` and `watch`: a scenario in the terminal, at the table or from a list of replies. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "cli/cli.h"
#include "cli/keeping.h"
#include "cli/record_json.h"
#include "cli/subject.h"
#include "cli/terminal.h"

struct play_call {
	const char *file, *seat, *replies, *note;
	uint64_t seed;
	bool json, seeded, keep, no_trace;
	enum keeping_choice choice; /* made beforehand */
};

static bool read_option(struct play_call *call, int option, const char *command) {
	switch (option) {
	case 's':
		call->seat = optarg;
		return true;
	case 't':
		return true;
	case 'r':
		call->replies = optarg;
		return true;
	case 'n':
		call->seeded = true;
		return cli_number(optarg, &call->seed);
	case 'j':
		call->json = true;
		return true;
	case 'k':
		call->keep = true;
		return true;
	case 'N':
		call->note = optarg;
		call->keep = true;
		return true;
	case 'x':
		call->no_trace = true;
		return true;
	case 'g':
		call->choice = KEEPING_GO_ON;
		return true;
	case 'f':
		call->choice = KEEPING_ANEW;
		return true;
	default:
		cli_usage(command);
		return false;
	}
}

static bool read_call(int argc, char **argv, const char *command, struct play_call *call) {
	static const struct option options[] = {{"seat", required_argument, NULL, 's'}, {"text", no_argument, NULL, 't'},
		{"replies", required_argument, NULL, 'r'}, {"seed", required_argument, NULL, 'n'},
		{"json", no_argument, NULL, 'j'}, {"keep", no_argument, NULL, 'k'}, {"note", required_argument, NULL, 'N'},
		{"no-trace", no_argument, NULL, 'x'}, {"resume", no_argument, NULL, 'g'}, {"fresh", no_argument, NULL, 'f'},
		{0}};
	*call = (struct play_call){.seed = 1};
	optind = 1;
	for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		if (!read_option(call, o, command)) {
			return false;
		}
	}
	if (optind + 1 < argc) {
		cli_usage(command);
		return false;
	}
	call->file = argv[optind];
	return true;
}

static int print_json(const struct playthrough *playthrough) {
	struct buf out = BUF_EMPTY;
	record_json(playthrough, &out);
	int code = cli_put(&out);
	buf_finish(&out);
	return code;
}

static int print_replay(struct playthrough *playthrough, const struct cast *cast) {
	struct terminal terminal = {.playthrough = playthrough, .cast = *cast};
	terminal_print_beginning(&terminal);
	terminal_print_news(&terminal);
	enum playthrough_wait wait = playthrough_waits_for(playthrough);
	if (wait == PLAYTHROUGH_ENDED || wait == PLAYTHROUGH_DRY) {
		terminal_print_end(&terminal);
	} else {
		puts("\nThe replies given end here.");
	}
	return fflush(stdout) == 0 ? EXIT_GOOD : EXIT_UNREAD;
}

/* A new conversation at the table, one that was kept, or the one that was stopped. */
static int open_table(const struct play_call *call, enum keeping_choice choice, struct keeping *keeping,
	struct subject *subject) {
	int code;
	if (choice == KEEPING_GO_ON && keeping_go_on(keeping, subject)) {
		puts("What was said so far:\n");
		return EXIT_GOOD;
	}
	if (call->file == NULL) {
		fputs("waterline: there is nothing to go on with; say which scenario to play\n", stderr);
		return EXIT_WRONG;
	}
	uint64_t seed = call->seeded ? call->seed : (uint64_t)time(NULL);
	if (!subject_open(subject, call->file, call->seat, NULL, seed, &code)) {
		return code;
	}
	struct keeping_of of = {subject->playthrough, subject_path(subject, call->file), &subject->cast};
	keeping_opened(keeping, subject, call->file);
	keeping_remember(keeping, &of);
	return EXIT_GOOD;
}

static int converse(const struct play_call *call, struct terminal *terminal) {
	terminal_converse(terminal);
	if (!call->keep || playthrough_step_count(terminal->playthrough) == 0) {
		return EXIT_GOOD;
	}
	struct keeping_of of = terminal_kept(terminal);
	return keeping_record(terminal->keeping, &of, call->note, terminal->sentence);
}

static int play_at_table(const struct play_call *call, struct keeping *keeping) {
	struct terminal terminal = {.keeping = keeping};
	struct subject subject = {0};
	int code = EXIT_GOOD;
	if (keeping_first_run(keeping, &terminal)) {
		enum keeping_choice choice = keeping_offer(keeping, &terminal, call->choice);
		code = open_table(call, choice, keeping, &subject);
		if (subject.playthrough != NULL) {
			terminal.playthrough = subject.playthrough;
			terminal.cast = subject.cast;
			terminal.file = subject_path(&subject, call->file);
			code = converse(call, &terminal);
		}
	}
	terminal_finish(&terminal);
	subject_finish(&subject);
	return code;
}

static int play_replies(const struct play_call *call, struct keeping *keeping) {
	int code;
	struct subject subject;
	if (!subject_open(&subject, call->file, call->seat, call->replies, call->seed, &code)) {
		return code;
	}
	code = call->json ? print_json(subject.playthrough) : print_replay(subject.playthrough, &subject.cast);
	if (code == EXIT_GOOD && call->keep) {
		struct keeping_of of = {subject.playthrough, subject_path(&subject, call->file), &subject.cast};
		code = keeping_record(keeping, &of, call->note, NULL);
	}
	subject_finish(&subject);
	return code;
}

int cli_play(int argc, char **argv) {
	struct play_call call;
	if (!read_call(argc, argv, "play", &call)) {
		return EXIT_WRONG;
	}
	bool at_table = call.replies == NULL && !call.json;
	if (call.file == NULL && !(at_table && call.choice == KEEPING_GO_ON)) {
		return cli_usage("play");
	}
	if (call.keep && call.no_trace) {
		fputs("waterline: --keep and --no-trace contradict each other\n", stderr);
		return EXIT_WRONG;
	}
	struct keeping keeping = {0};
	if (at_table || call.keep) {
		keeping_begin(&keeping, call.no_trace);
		keeping.will_keep = call.keep;
	}
	int code = at_table ? play_at_table(&call, &keeping) : play_replies(&call, &keeping);
	keeping_finish(&keeping);
	return code;
}

/* The replies given are said by whoever's turn it is; then habit takes both seats. */
int cli_watch(int argc, char **argv) {
	struct play_call call;
	if (!read_call(argc, argv, "watch", &call)) {
		return EXIT_WRONG;
	}
	if (call.file == NULL || call.seat != NULL) { /* nobody sits in a seat */
		return cli_usage("watch");
	}
	int code;
	struct story *story = cli_open(call.file, &code);
	if (story == NULL) {
		return code;
	}
	struct playthrough_setup setup = {.seed = call.seed};
	setup.seat[SEAT_ONE] = setup.seat[SEAT_TWO] = call.replies != NULL;
	struct playthrough *playthrough = playthrough_create(story, &setup);
	struct diag diag = {0};
	if (call.replies != NULL && !playthrough_replies_by_id(playthrough, call.replies, &diag)) {
		code = cli_report(&diag);
	} else {
		playthrough_leave_to_habit(playthrough);
		struct cast cast = story_cast(story);
		code = call.json ? print_json(playthrough) : print_replay(playthrough, &cast);
	}
	diag_finish(&diag);
	playthrough_destroy(playthrough);
	story_destroy(story);
	return code;
}
