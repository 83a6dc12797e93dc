/*
 * A scenario in the terminal: plain lines, numbered replies, one line typed at
 * a time, so that a terminal's own editing and a screen reader both work.
 */
#include <ctype.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/record_json.h"
#include "cli/transcript.h"
#include "cycle/why.h"
#include "report/debrief.h"
#include "report/report.h"
#include "session/habit_why.h"

struct terminal {
	struct session *session;
	size_t shown;    /* events already printed */
	bool under;      /* print what goes on under the line */
	char *line;
	size_t line_cap;
};

struct play_call {
	const char *file, *seat, *replies;
	uint64_t seed;
	bool json, seeded;
};

static bool read_call(int argc, char **argv, const char *command, struct play_call *call) {
	static const struct option options[] = {{"seat", required_argument, NULL, 's'}, {"text", no_argument, NULL, 't'},
		{"replies", required_argument, NULL, 'r'}, {"seed", required_argument, NULL, 'n'},
		{"json", no_argument, NULL, 'j'}, {0}};
	*call = (struct play_call){.seed = 1};
	optind = 1;
	for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		switch (o) {
		case 's':
			call->seat = optarg;
			break;
		case 't':
			break;
		case 'r':
			call->replies = optarg;
			break;
		case 'n':
			if (!cli_number(optarg, &call->seed)) {
				return false;
			}
			call->seeded = true;
			break;
		case 'j':
			call->json = true;
			break;
		default:
			cli_usage(command);
			return false;
		}
	}
	if (optind + 1 != argc) {
		cli_usage(command);
		return false;
	}
	call->file = argv[optind];
	return true;
}

static const char *event_beneath(const struct session *session, struct event event) {
	const struct story *story = session_story(session);
	if (event.line >= 0) {
		return story->beats[event.beat].lines[event.line].beneath;
	}
	return story->replies[session_step(session, event.step)->reply]->beneath;
}

static void print_under(const struct session *session, struct event event, struct buf *out) {
	const char *beneath = event_beneath(session, event);
	if (beneath == NULL) {
		return;
	}
	struct cast cast = story_cast(session_story(session));
	buf_puts(out, "  under the line: ");
	story_plain_text(session_story(session), &cast, beneath, out);
	buf_putc(out, '\n');
}

/* Prints what has happened since it was last called. */
static void print_news(struct terminal *terminal) {
	struct buf out = BUF_EMPTY;
	const struct session *session = terminal->session;
	for (; terminal->shown < session_event_count(session); terminal->shown++) {
		struct event event = session_event(session, terminal->shown);
		transcript_event(session, terminal->shown, &out);
		if (terminal->under) {
			print_under(session, event, &out);
		}
		if (event.line < 0) {
			transcript_verdict(session, event.step, &out);
		}
	}
	fputs(out.text, stdout);
	fflush(stdout);
	buf_finish(&out);
}

/* One line of input without its end; false at the end of input. */
static bool read_line(struct terminal *terminal, const char *prompt) {
	fputs(prompt, stdout);
	fflush(stdout);
	ssize_t len = getline(&terminal->line, &terminal->line_cap, stdin);
	if (len < 0) {
		return false;
	}
	while (len > 0 && isspace((unsigned char)terminal->line[len - 1])) {
		terminal->line[--len] = '\0';
	}
	size_t blanks = strspn(terminal->line, " \t");
	memmove(terminal->line, terminal->line + blanks, (size_t)len - blanks + 1);
	return true;
}

/* Reads a number from 1 to `most`; 0 where the line is something else. */
static size_t typed_number(const char *line, size_t most) {
	char *end;
	unsigned long number = strtoul(line, &end, 10);
	return isdigit((unsigned char)line[0]) && *end == '\0' && number <= most ? number : 0;
}

static bool choose_parts(struct terminal *terminal, const struct reply *reply, struct parts *parts) {
	const struct story *story = session_story(terminal->session);
	struct cast cast = story_cast(story);
	for (size_t slot = 0; slot < reply->compose->slot_count; slot++) {
		const struct slot *part = &reply->compose->slots[slot];
		struct buf out = BUF_EMPTY;
		buf_puts(&out, "\n");
		story_plain_text(story, &cast, part->label, &out);
		buf_puts(&out, "\n");
		for (size_t i = 0; i < part->option_count; i++) {
			buf_printf(&out, "  %zu. ", i + 1);
			story_plain_text(story, &cast, part->options[i].says, &out);
			buf_putc(&out, '\n');
		}
		fputs(out.text, stdout);
		buf_finish(&out);
		size_t number = 0;
		while (number == 0) {
			if (!read_line(terminal, "> ")) {
				return false;
			}
			number = typed_number(terminal->line, part->option_count);
			if (number == 0) {
				printf("Type a number from 1 to %zu.\n", part->option_count);
			}
		}
		parts->option[slot] = (uint8_t)(number - 1);
	}
	return true;
}

static void print_cards(const struct terminal *terminal, const struct reply *const *cards, size_t len) {
	const struct story *story = session_story(terminal->session);
	enum seat turn = play_turn(story, session_state(terminal->session));
	struct buf out = BUF_EMPTY;
	buf_printf(&out, "\nYou are %s. What do you do? (number, or ? for help)\n", story->person[turn].name);
	for (size_t i = 0; i < len; i++) {
		buf_printf(&out, "  %zu. ", i + 1);
		transcript_card(story, cards[i], &out);
		buf_putc(&out, '\n');
	}
	fputs(out.text, stdout);
	buf_finish(&out);
}

static void print_why(const struct terminal *terminal) {
	const struct session *session = terminal->session;
	const struct story *story = session_story(session);
	size_t len = session_step_count(session);
	if (len == 0) {
		puts("Nothing has been said yet.");
		return;
	}
	struct cast cast = story_cast(story);
	struct buf out = BUF_EMPTY;
	for (size_t i = len > 1 ? len - 2 : 0; i < len; i++) {
		struct cycle_why why = session_why(session, i);
		enum seat by = why.speaker;
		cycle_why_text(&why, story->person[by].name, story->person[seat_other(by)].name, &out);
		if (!session_step(session, i)->chosen) {
			session_habit_text(session, i, &cast, &out);
		}
		buf_putc(&out, '\n');
	}
	fputs(out.text, stdout);
	buf_finish(&out);
}

static void take_back(struct terminal *terminal) {
	if (!session_undo(terminal->session)) {
		puts("There is nothing to take back.");
		return;
	}
	terminal->shown = session_event_count(terminal->session);
	puts("Taken back. You are again at your last choice.");
}

static void print_keys(void) {
	puts("  1, 2, 3 ...  say that reply\n"
		 "  u            show what goes on under the line, or stop showing it\n"
		 "  y            why: the sum behind the last two replies\n"
		 "  z            take your last reply back\n"
		 "  q            stop");
}

/* What a line that is no number asks for; false to stop. */
static bool obey(struct terminal *terminal) {
	switch (terminal->line[0]) {
	case 'q':
		puts("Stopped. Nothing was written down.");
		return false;
	case 'u':
		terminal->under = !terminal->under;
		puts(terminal->under ? "From here on you see what goes on under the line." : "The water is back.");
		return true;
	case 'y':
		print_why(terminal);
		return true;
	case 'z':
		take_back(terminal);
		return true;
	case '\0':
		return true;
	default:
		print_keys();
		return true;
	}
}

/* One choice of a person's; false when the input ends or they stop. */
static bool choose(struct terminal *terminal) {
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	size_t len = session_cards(terminal->session, cards);
	print_cards(terminal, cards, len);
	for (;;) {
		if (!read_line(terminal, "> ")) {
			puts("\nThe input has ended, so the conversation stops here.");
			return false;
		}
		size_t number = typed_number(terminal->line, len);
		if (number == 0) {
			char asked = terminal->line[0];
			if (!obey(terminal)) {
				return false;
			}
			if (asked == 'z') {
				return true;
			}
			continue;
		}
		struct parts parts = {{0}};
		const struct reply *reply = cards[number - 1];
		if (reply->compose != NULL && !choose_parts(terminal, reply, &parts)) {
			puts("\nThe input has ended, so the conversation stops here.");
			return false;
		}
		putchar('\n');
		session_reply(terminal->session, reply, parts);
		return true;
	}
}

static void print_beginning(const struct story *story) {
	struct buf out = BUF_EMPTY;
	buf_printf(&out, "%s\n", story->title);
	transcript_text(story, story->summary, &out);
	for (size_t i = 0; i < story->content_note_count; i++) {
		buf_puts(&out, i == 0 ? "It contains: " : "; ");
		buf_puts(&out, story->content_notes[i]);
	}
	buf_puts(&out, story->content_note_count > 0 ? ".\n\n" : "\n");
	fputs(out.text, stdout);
	buf_finish(&out);
}

static void print_end(const struct session *session) {
	struct buf out = BUF_EMPTY;
	transcript_end(session, &out);
	fputs(out.text, stdout);
	buf_finish(&out);
}

/* What happened and where it turned, to whoever wants to know. */
static void offer_debrief(struct terminal *terminal) {
	if (session_step_count(terminal->session) == 0 ||
		!read_line(terminal, "\nType d to see where it turned and what stayed unsaid, or press Enter to close.\n> ") ||
		terminal->line[0] != 'd') {
		return;
	}
	struct buf out = BUF_EMPTY;
	struct debrief *debrief = debrief_create(terminal->session, &(struct debrief_setup){.cast = NULL});
	report_terminal(debrief, &out);
	fputs(out.text, stdout);
	debrief_destroy(debrief);
	buf_finish(&out);
}

static void converse(struct terminal *terminal) {
	print_beginning(session_story(terminal->session));
	print_news(terminal);
	while (session_waits_for(terminal->session) == SESSION_PERSON) {
		if (!choose(terminal)) {
			return;
		}
		print_news(terminal);
	}
	print_end(terminal->session);
	offer_debrief(terminal);
}

static int print_json(const struct session *session) {
	struct buf out = BUF_EMPTY;
	record_json(session, &out);
	int code = cli_put(&out);
	buf_finish(&out);
	return code;
}

static int print_replay(struct session *session) {
	struct terminal terminal = {.session = session};
	print_beginning(session_story(session));
	print_news(&terminal);
	enum session_wait wait = session_waits_for(session);
	if (wait == SESSION_ENDED || wait == SESSION_DRY) {
		print_end(session);
	} else {
		puts("\nThe replies given end here.");
	}
	return fflush(stdout) == 0 ? EXIT_GOOD : EXIT_UNREAD;
}

static int replay(struct session *session, const struct play_call *call) {
	struct diag diag = {0};
	int code = EXIT_GOOD;
	if (call->replies != NULL && !session_replies_by_id(session, call->replies, &diag)) {
		code = cli_report(&diag);
	}
	diag_finish(&diag);
	if (code != EXIT_GOOD) {
		return code;
	}
	return call->json ? print_json(session) : print_replay(session);
}

int cli_play(int argc, char **argv) {
	struct play_call call;
	if (!read_call(argc, argv, "play", &call)) {
		return EXIT_WRONG;
	}
	int code;
	struct story *story = cli_open(call.file, &code);
	if (story == NULL) {
		return code;
	}
	bool at_table = call.replies == NULL && !call.json;
	struct session_setup setup = {.seed = call.seeded || !at_table ? call.seed : (uint64_t)time(NULL)};
	if (!cli_seats(story, call.seat, &setup)) {
		story_destroy(story);
		return EXIT_WRONG;
	}
	struct session *session = session_create(story, &setup);
	if (at_table) {
		struct terminal terminal = {.session = session};
		converse(&terminal);
		free(terminal.line);
	} else {
		code = replay(session, &call);
	}
	session_destroy(session);
	story_destroy(story);
	return code;
}

/* The replies given are said by whoever's turn it is; then habit takes both seats. */
int cli_watch(int argc, char **argv) {
	struct play_call call;
	if (!read_call(argc, argv, "watch", &call)) {
		return EXIT_WRONG;
	}
	int code;
	struct story *story = cli_open(call.file, &code);
	if (story == NULL) {
		return code;
	}
	struct session_setup setup = {.seed = call.seed};
	setup.seat[SEAT_ONE] = setup.seat[SEAT_TWO] = call.replies != NULL;
	struct session *session = session_create(story, &setup);
	struct diag diag = {0};
	if (call.replies != NULL && !session_replies_by_id(session, call.replies, &diag)) {
		code = cli_report(&diag);
	} else {
		session_leave_to_habit(session);
		code = call.json ? print_json(session) : print_replay(session);
	}
	diag_finish(&diag);
	session_destroy(session);
	story_destroy(story);
	return code;
}
