/* `play` and `watch`: a scenario in the terminal, at the table or from a list of replies. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/data.h"
#include "cli/cli.h"
#include "cli/consent.h"
#include "cli/record_json.h"
#include "cli/subject.h"
#include "cli/terminal_talk.h"
#include "conversation/reopen.h"

struct play_call {
	const char *file, *seat, *replies, *note;
	uint64_t seed;
	bool json, seeded, keep, no_trace;
	enum consent_choice choice; /* made beforehand */
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
		call->choice = CONSENT_GO_ON;
		return true;
	case 'f':
		call->choice = CONSENT_ANEW;
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

static int print_replay(struct terminal *terminal) {
	terminal_print_beginning(terminal);
	terminal_print_news(terminal);
	if (playthrough_is_over(terminal->now->playthrough)) {
		terminal_print_end(terminal);
	} else {
		puts("\nThe replies given end here.");
	}
	return fflush(stdout) == 0 ? EXIT_GOOD : EXIT_UNREAD;
}

/* The conversation that was stopped; NULL after saying why it cannot be gone on with. */
static struct conversation *go_on(struct keeper *keeper) {
	struct diag diag = {0}, quiet = {0};
	char *scenes = data_folder("scenes", &quiet);
	struct keeping keeping = keeper_keeping(keeper);
	struct conversation *conversation = reopen_conversation(&keeper_left(keeper)->kept, scenes, &keeping, &diag);
	struct playthrough *playthrough = NULL;
	if (conversation != NULL) {
		playthrough = keeper_resume(keeper, conversation_now(conversation)->story, false, &diag);
	}
	if (playthrough != NULL) {
		conversation_take_up(conversation, playthrough, 0);
	} else {
		conversation_destroy(conversation);
		conversation = NULL;
		keeper_remember(keeper, false); /* what was left stays for another time */
	}
	fflush(stdout);
	cli_report(&diag);
	free(scenes);
	diag_finish(&diag);
	diag_finish(&quiet);
	return conversation;
}

/* What a subject holds, as a conversation; where it is a record of the folder's own, that is known to the keeper. */
static struct conversation *converse_about(struct subject *subject, const char *file, struct keeper *keeper) {
	const struct record *record = &subject->record;
	bool own = record->id != NULL && strcmp(record->id, file) == 0;
	struct keeping keeping = keeper_keeping(keeper);
	if (record->id != NULL) {
		bool whole = playthrough_chosen_count(subject->playthrough, playthrough_step_count(subject->playthrough)) == record->reply_count;
		keeper_opened(keeper, subject->playthrough, own && whole ? record->id : NULL, whole);
	}
	return subject_conversation(subject, file, &keeping);
}

/* A new conversation at the table, one that was kept, or the one that was stopped; NULL: `*code` says why. */
static struct conversation *open_table(
	const struct play_call *call, enum consent_choice choice, struct keeper *keeper, int *code) {
	struct conversation *conversation = choice == CONSENT_GO_ON ? go_on(keeper) : NULL;
	if (conversation != NULL) {
		puts("What was said so far:\n");
		return conversation;
	}
	if (call->file == NULL) {
		fputs("waterline: there is nothing to go on with; say which scenario to play\n", stderr);
		*code = EXIT_WRONG;
		return NULL;
	}
	struct subject subject = {0};
	uint64_t seed = call->seeded ? call->seed : (uint64_t)time(NULL);
	if (subject_open(&subject, call->file, call->seat, NULL, seed, code)) {
		if (choice == CONSENT_ANEW) {
			keeper_discard(keeper);
		}
		conversation = converse_about(&subject, call->file, keeper);
	}
	subject_finish(&subject);
	return conversation;
}

static int converse(const struct play_call *call, struct terminal *terminal) {
	terminal_converse(terminal);
	if (!call->keep || playthrough_step_count(terminal->now->playthrough) == 0) {
		return EXIT_GOOD;
	}
	return terminal_record(terminal, call->note);
}

static int play_at_table(const struct play_call *call, struct keeper *keeper, int *told) {
	struct prompt prompt = {0};
	int code = EXIT_GOOD;
	if (consent_first_run(keeper, &prompt)) {
		enum consent_choice choice = consent_offer(keeper, &prompt, call->choice);
		struct conversation *conversation = open_table(call, choice, keeper, &code);
		if (conversation != NULL) {
			struct terminal terminal;
			terminal_init(&terminal, conversation, keeper, told);
			terminal.will_keep = call->keep;
			code = converse(call, &terminal);
			terminal_finish(&terminal);
		}
		conversation_destroy(conversation);
	}
	prompt_finish(&prompt);
	return code;
}

static int play_replies(const struct play_call *call, struct keeper *keeper, int *told) {
	int code;
	struct subject subject;
	if (!subject_open(&subject, call->file, call->seat, call->replies, call->seed, &code)) {
		return code;
	}
	struct conversation *conversation = converse_about(&subject, call->file, keeper);
	struct terminal terminal;
	terminal_init(&terminal, conversation, keeper, told);
	code = call->json ? print_json(terminal.now->playthrough) : print_replay(&terminal);
	if (code == EXIT_GOOD && call->keep) {
		code = terminal_record(&terminal, call->note);
	}
	terminal_finish(&terminal);
	conversation_destroy(conversation);
	subject_finish(&subject);
	return code;
}

int cli_play(int argc, char **argv) {
	struct play_call call;
	if (!read_call(argc, argv, "play", &call)) {
		return EXIT_WRONG;
	}
	bool at_table = call.replies == NULL && !call.json;
	if (call.file == NULL && !(at_table && call.choice == CONSENT_GO_ON)) {
		return cli_usage("play");
	}
	if (call.keep && call.no_trace) {
		fputs("waterline: --keep and --no-trace contradict each other\n", stderr);
		return EXIT_WRONG;
	}
	struct keeper keeper = {0};
	int told = EXIT_GOOD;
	if (at_table || call.keep) {
		consent_open(&keeper, call.no_trace, &told);
	}
	int code = at_table ? play_at_table(&call, &keeper, &told) : play_replies(&call, &keeper, &told);
	keeper_close(&keeper);
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
	char *path = cli_scenario_path(call.file);
	struct conversation *conversation = conversation_create(story, path, NULL);
	conversation_begin(conversation, &setup, 0);
	struct diag diag = {0};
	if (call.replies != NULL && !conversation_say(conversation, call.replies, 0, &diag)) {
		code = cli_report(&diag);
	} else {
		struct terminal terminal;
		terminal_init(&terminal, conversation, NULL, NULL);
		terminal_do(&terminal, ACT_HABIT);
		code = call.json ? print_json(terminal.now->playthrough) : print_replay(&terminal);
		terminal_finish(&terminal);
	}
	diag_finish(&diag);
	conversation_destroy(conversation);
	free(path);
	return code;
}
