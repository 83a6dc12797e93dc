/* What can be done in the terminal when a conversation is over. */
#include "cli/terminal_after.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/consent.h"
#include "report/debrief.h"
#include "report/report.h"

static void print_debrief(const struct terminal *terminal) {
	struct buf out = BUF_EMPTY;
	struct debrief *debrief = debrief_create(terminal->now->playthrough, &(struct debrief_setup){.cast = &terminal->now->cast});
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
		if (prompt_line(&terminal->prompt, prompt.text)) {
			parts[i] = mem_copy(terminal->prompt.line, strlen(terminal->prompt.line));
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

static void keep_record(struct terminal *terminal) {
	if (terminal->sentence == NULL && consent_may_record(terminal->keeper)) {
		ask_sentence(terminal);
	}
	terminal_ask_record(terminal);
}

static void print_offer(const struct terminal *terminal) {
	puts("\n  d      where it turned, and what stayed unsaid\n"
		 "  z      go back, and try it otherwise");
	if (playthrough_way_count(terminal->now->playthrough) > 1) {
		puts("  w      the ways tried so far; w 2 goes over to the second");
	}
	puts("  s      put a sentence of your own together\n"
		 "  k      keep a record\n"
		 "  Enter  close");
}

bool terminal_afterwards(struct terminal *terminal) {
	if (playthrough_step_count(terminal->now->playthrough) == 0) {
		return false;
	}
	print_offer(terminal);
	while (prompt_line(&terminal->prompt, "> ") && terminal->prompt.line[0] != '\0' && terminal->prompt.line[0] != 'q') {
		switch (terminal->prompt.line[0]) {
		case 'd':
			print_debrief(terminal);
			break;
		case 'z':
			if (terminal_take_back(terminal)) {
				return true;
			}
			break;
		case 'w':
			if (terminal_go_over(terminal)) {
				return true;
			}
			break;
		case 's':
			ask_sentence(terminal);
			break;
		case 'k':
			keep_record(terminal);
			break;
		default:
			print_offer(terminal);
			break;
		}
	}
	return false;
}
