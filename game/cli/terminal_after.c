/* Going back and to other ways in the terminal, and what can be done when a conversation is over. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/terminal.h"
#include "cli/transcript.h"
#include "report/debrief.h"
#include "report/report.h"

void terminal_take_back(struct terminal *terminal) {
	if (!playthrough_undo(terminal->playthrough)) {
		puts("There is nothing to take back.");
		return;
	}
	terminal->shown = playthrough_event_count(terminal->playthrough);
	puts("Taken back. You are again at your last choice.");
}

void terminal_go_forward(struct terminal *terminal) {
	if (!playthrough_redo(terminal->playthrough)) {
		puts("Nothing lies ahead: say something.");
	}
}

/* What a way begins with that is its own, as it is said. */
static void add_parting(const struct terminal *terminal, size_t index, struct buf *out) {
	const struct playthrough *playthrough = terminal->playthrough;
	const struct story *story = playthrough_story(playthrough);
	struct way way = playthrough_way(playthrough, index);
	const struct step **steps = mem_array(way.replies + 1, sizeof(*steps));
	playthrough_way_steps(playthrough, index, steps);
	const struct reply *reply = story->replies[steps[way.parts]->reply];
	struct buf says = BUF_EMPTY;
	transcript_reply_text(reply, steps[way.parts]->parts, &says);
	if (way.parts == 0) {
		buf_printf(out, "begins otherwise than way %zu: ", way.from + 1);
	} else {
		buf_printf(out, "leaves way %zu after reply %zu: ", way.from + 1, way.parts);
	}
	if (reply->does != NULL) {
		buf_puts(out, "(");
		story_plain_text(story, &terminal->cast, reply->does, out);
		buf_puts(out, ") ");
	}
	if (says.len > 0) {
		buf_puts(out, "“");
		story_plain_text(story, &terminal->cast, says.text, out);
		buf_puts(out, "” ");
	}
	buf_puts(out, "- ");
	buf_finish(&says);
	free(steps);
}

static void print_ways(const struct terminal *terminal) {
	const struct playthrough *playthrough = terminal->playthrough;
	struct buf out = BUF_EMPTY;
	for (size_t i = 0; i < playthrough_way_count(playthrough); i++) {
		struct way way = playthrough_way(playthrough, i);
		bool ended = way.beat->ending != ENDING_NONE;
		buf_printf(&out, "%c %zu. ", i == playthrough_way_now(playthrough) ? '*' : ' ', i + 1);
		if (i > 0) {
			add_parting(terminal, i, &out);
		}
		buf_printf(&out, "%zu repl%s%s", way.replies, way.replies == 1 ? "y" : "ies", ended ? ". End: " : " so far");
		story_plain_text(playthrough_story(playthrough), &terminal->cast, ended ? way.beat->title : NULL, &out);
		buf_putc(&out, '\n');
	}
	fputs(out.text, stdout);
	buf_finish(&out);
}

bool terminal_go_over(struct terminal *terminal) {
	const char *number = terminal->line + 1 + strspn(terminal->line + 1, " ");
	size_t way = terminal_number(number, playthrough_way_count(terminal->playthrough));
	if (way == 0) {
		print_ways(terminal);
		return false;
	}
	playthrough_switch_way(terminal->playthrough, way - 1, playthrough_way(terminal->playthrough, way - 1).replies);
	terminal->shown = 0;
	printf("Way %zu, from the beginning.\n\n", way);
	return true;
}

void terminal_ask_record(struct terminal *terminal) {
	if (!keeping_may_record(terminal->keeping)) {
		return;
	}
	bool again = keeping_has(terminal->keeping, terminal->playthrough);
	const char *prompt = again ? "This is kept. A note of your own to stand in it, or nothing to leave it as it is: "
							   : "A note of your own to keep with it, or nothing: ";
	if (terminal_read_line(terminal, prompt)) {
		struct keeping_of of = terminal_kept(terminal);
		keeping_record(terminal->keeping, &of, terminal->line, terminal->sentence);
	}
}

static void print_debrief(const struct terminal *terminal) {
	struct buf out = BUF_EMPTY;
	struct debrief *debrief = debrief_create(terminal->playthrough, &(struct debrief_setup){.cast = &terminal->cast});
	report_terminal(debrief, &out);
	fputs(out.text, stdout);
	debrief_destroy(debrief);
	buf_finish(&out);
}

/* Three parts, each of which may be left out. What was there before stays where all are. */
static void ask_sentence(struct terminal *terminal) {
	puts("One sentence of your own, about something small and exact. Enter leaves a part out.\n"
		 "It is written down only in a record, if you keep one.");
	char *parts[PATTERN_PARTS] = {NULL};
	for (int i = 0; i < PATTERN_PARTS; i++) {
		struct buf prompt = BUF_EMPTY;
		buf_printf(&prompt, "  %s ", debrief_pattern[i]);
		if (terminal_read_line(terminal, prompt.text)) {
			parts[i] = mem_copy(terminal->line, strlen(terminal->line));
		}
		buf_finish(&prompt);
	}
	struct buf sentence = BUF_EMPTY;
	debrief_sentence((const char *const[PATTERN_PARTS]){parts[0], parts[1], parts[2]}, &sentence);
	if (sentence.len > 0) {
		printf("\n%s\n", sentence.text);
		free(terminal->sentence);
		terminal->sentence = buf_detach(&sentence);
	}
	for (int i = 0; i < PATTERN_PARTS; i++) {
		free(parts[i]);
	}
	buf_finish(&sentence);
}

static void keep(struct terminal *terminal) {
	if (terminal->sentence == NULL && keeping_may_record(terminal->keeping)) {
		ask_sentence(terminal);
	}
	terminal_ask_record(terminal);
}

static void print_offer(const struct terminal *terminal) {
	puts("\n  d      where it turned, and what stayed unsaid\n"
		 "  z      go back, and try it otherwise");
	if (playthrough_way_count(terminal->playthrough) > 1) {
		puts("  w      the ways tried so far; w 2 goes over to the second");
	}
	puts("  s      put a sentence of your own together\n"
		 "  k      keep a record\n"
		 "  Enter  close");
}

/* It is under way again. */
static void remember(struct terminal *terminal) {
	struct keeping_of of = terminal_kept(terminal);
	keeping_remember(terminal->keeping, &of);
}

/* What had ended is written down again before anybody is told that it goes on. */
static bool go_back(struct terminal *terminal) {
	if (!playthrough_undo(terminal->playthrough)) {
		puts("There is nothing to take back.");
		return false;
	}
	remember(terminal);
	terminal->shown = playthrough_event_count(terminal->playthrough);
	puts("Taken back. You are again at your last choice.");
	return true;
}

bool terminal_afterwards(struct terminal *terminal) {
	if (playthrough_step_count(terminal->playthrough) == 0) {
		return false;
	}
	print_offer(terminal);
	while (terminal_read_line(terminal, "> ") && terminal->line[0] != '\0' && terminal->line[0] != 'q') {
		switch (terminal->line[0]) {
		case 'd':
			print_debrief(terminal);
			break;
		case 'z':
			if (go_back(terminal)) {
				return true;
			}
			break;
		case 'w':
			if (terminal_go_over(terminal)) {
				remember(terminal);
				return true;
			}
			break;
		case 's':
			ask_sentence(terminal);
			break;
		case 'k':
			keep(terminal);
			break;
		default:
			print_offer(terminal);
			break;
		}
	}
	return false;
}
