/*
 * A conversation in the terminal: plain lines, numbered replies, one line typed
 * at a time, so that a terminal's own editing and a screen reader both work.
 */
#include "cli/terminal.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/transcript.h"
#include "cycle/why.h"
#include "playthrough/habit_why.h"

static const char *event_beneath(const struct playthrough *playthrough, struct event event) {
	const struct story *story = playthrough_story(playthrough);
	if (event.line >= 0) {
		return playthrough_event_line(playthrough, event).beneath;
	}
	return story->replies[playthrough_step(playthrough, event.step)->reply]->beneath;
}

static void print_under(const struct terminal *terminal, struct event event, struct buf *out) {
	const char *beneath = event_beneath(terminal->playthrough, event);
	if (beneath == NULL) {
		return;
	}
	buf_puts(out, "  under the line: ");
	story_plain_text(playthrough_story(terminal->playthrough), &terminal->cast, beneath, out);
	buf_putc(out, '\n');
}

void terminal_print_news(struct terminal *terminal) {
	struct buf out = BUF_EMPTY;
	const struct playthrough *playthrough = terminal->playthrough;
	for (; terminal->shown < playthrough_event_count(playthrough); terminal->shown++) {
		struct event event = playthrough_event(playthrough, terminal->shown);
		transcript_event(playthrough, &terminal->cast, terminal->shown, &out);
		if (terminal->under) {
			print_under(terminal, event, &out);
		}
		if (event.line < 0) {
			transcript_verdict(playthrough, event.step, &out);
		}
	}
	fputs(out.text, stdout);
	fflush(stdout);
	buf_finish(&out);
}

bool terminal_read_line(struct terminal *terminal, const char *prompt) {
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

char terminal_ask(struct terminal *terminal, const char *question, const char *letters) {
	while (terminal_read_line(terminal, question)) {
		char answer = (char)tolower((unsigned char)terminal->line[0]);
		if (answer != '\0' && strchr(letters, answer) != NULL) {
			return answer;
		}
	}
	return 0;
}

void terminal_finish(struct terminal *terminal) {
	free(terminal->line);
	free(terminal->sentence);
	terminal->line = terminal->sentence = NULL;
}

struct keeping_of terminal_kept(const struct terminal *terminal) {
	return (struct keeping_of){terminal->playthrough, terminal->file, &terminal->cast};
}

size_t terminal_number(const char *line, size_t most) {
	char *end;
	unsigned long number = strtoul(line, &end, 10);
	return isdigit((unsigned char)line[0]) && *end == '\0' && number <= most ? number : 0;
}

static bool choose_parts(struct terminal *terminal, const struct reply *reply, struct parts *parts) {
	const struct story *story = playthrough_story(terminal->playthrough);
	const struct cast *cast = &terminal->cast;
	for (size_t slot = 0; slot < reply->compose->slot_count; slot++) {
		const struct slot *part = &reply->compose->slots[slot];
		struct buf out = BUF_EMPTY;
		buf_puts(&out, "\n");
		story_plain_text(story, cast, part->label, &out);
		buf_puts(&out, "\n");
		size_t open[OPTIONS_MAX], count = 0;
		for (size_t i = 0; i < part->option_count; i++) {
			if (!play_option_open(story, playthrough_state(terminal->playthrough), &part->options[i])) {
				continue;
			}
			open[count++] = i;
			buf_printf(&out, "  %zu. ", count);
			story_plain_text(story, cast, part->options[i].says, &out);
			buf_putc(&out, '\n');
		}
		fputs(out.text, stdout);
		buf_finish(&out);
		size_t number = 0;
		while (number == 0) {
			if (!terminal_read_line(terminal, "> ")) {
				return false;
			}
			number = terminal_number(terminal->line, count);
			if (number == 0) {
				printf("Type a number from 1 to %zu.\n", count);
			}
		}
		parts->option[slot] = (uint8_t)open[number - 1];
	}
	return true;
}

static void print_cards(const struct terminal *terminal, const struct reply *const *cards, size_t len) {
	const struct story *story = playthrough_story(terminal->playthrough);
	enum seat turn = play_turn(story, playthrough_state(terminal->playthrough));
	struct buf out = BUF_EMPTY;
	buf_printf(&out, "\nYou are %s. What do you do? (number, or ? for help)\n", terminal->cast.person[turn].name);
	for (size_t i = 0; i < len; i++) {
		buf_printf(&out, "  %zu. ", i + 1);
		transcript_card(story, &terminal->cast, cards[i], &out);
		buf_putc(&out, '\n');
	}
	fputs(out.text, stdout);
	buf_finish(&out);
}

static void print_why(const struct terminal *terminal) {
	const struct playthrough *playthrough = terminal->playthrough;
	const struct cast *cast = &terminal->cast;
	size_t len = playthrough_step_count(playthrough);
	if (len == 0) {
		puts("Nothing has been said yet.");
		return;
	}
	struct buf out = BUF_EMPTY;
	for (size_t i = len > 1 ? len - 2 : 0; i < len; i++) {
		struct cycle_why why = playthrough_why(playthrough, i);
		enum seat by = why.speaker;
		cycle_why_text(&why, cast->person[by].name, cast->person[seat_other(by)].name, &out);
		if (!playthrough_step(playthrough, i)->chosen) {
			playthrough_habit_text(playthrough, i, cast, &out);
		}
		buf_putc(&out, '\n');
	}
	fputs(out.text, stdout);
	buf_finish(&out);
}

static void print_keys(void) {
	puts("  1, 2, 3 ...  say that reply\n"
		 "  u            show what goes on under the line, or stop showing it\n"
		 "  y            why: the sum behind the last two replies\n"
		 "  z            take your last reply back\n"
		 "  x            forward again, after taking something back\n"
		 "  w            the ways tried so far; w 2 goes over to the second\n"
		 "  k            keep a record of the conversation so far\n"
		 "  q            stop");
}

/* What a line that is no number asks for. */
enum obeyed { OBEYED, OBEYED_MOVED, OBEYED_STOP };

static enum obeyed obey(struct terminal *terminal) {
	switch (terminal->line[0]) {
	case 'q':
		return OBEYED_STOP;
	case 'u':
		terminal->under = !terminal->under;
		puts(terminal->under ? "From here on you see what goes on under the line." : "The water is back.");
		return OBEYED;
	case 'y':
		print_why(terminal);
		return OBEYED;
	case 'z':
		terminal_take_back(terminal);
		return OBEYED_MOVED;
	case 'x':
		terminal_go_forward(terminal);
		return OBEYED_MOVED;
	case 'w':
		return terminal_go_over(terminal) ? OBEYED_MOVED : OBEYED;
	case 'k':
		terminal_ask_record(terminal);
		return OBEYED;
	case '\0':
		return OBEYED;
	default:
		print_keys();
		return OBEYED;
	}
}

static bool input_ended(void) {
	puts("\nThe input has ended, so the conversation stops here.");
	return false;
}

static bool say_card(struct terminal *terminal, const struct reply *reply) {
	struct parts parts = {{0}};
	if (reply->compose != NULL && !choose_parts(terminal, reply, &parts)) {
		return input_ended();
	}
	putchar('\n');
	playthrough_reply(terminal->playthrough, reply, parts);
	return true;
}

/* One choice of a person's; false when the input ends or they stop. */
static bool choose(struct terminal *terminal) {
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	size_t len = playthrough_cards(terminal->playthrough, cards);
	print_cards(terminal, cards, len);
	for (;;) {
		if (!terminal_read_line(terminal, "> ")) {
			return input_ended();
		}
		size_t number = terminal_number(terminal->line, len);
		if (number > 0) {
			return say_card(terminal, cards[number - 1]);
		}
		enum obeyed obeyed = obey(terminal);
		if (obeyed == OBEYED_STOP) {
			puts(keeping_farewell(terminal->keeping));
			return false;
		}
		if (obeyed == OBEYED_MOVED) {
			return true;
		}
	}
}

void terminal_print_beginning(const struct terminal *terminal) {
	const struct story *story = playthrough_story(terminal->playthrough);
	struct buf out = BUF_EMPTY;
	transcript_text(story, &terminal->cast, story->title, &out);
	transcript_text(story, &terminal->cast, story->summary, &out);
	struct buf notes = BUF_EMPTY;
	for (size_t i = 0; i < story->content_note_count; i++) {
		buf_printf(&notes, "%s%s", i == 0 ? "It contains: " : "; ", story->content_notes[i]);
	}
	if (notes.len > 0) {
		buf_putc(&notes, '.');
		transcript_text(story, &terminal->cast, notes.text, &out);
	}
	buf_finish(&notes);
	buf_putc(&out, '\n');
	fputs(out.text, stdout);
	buf_finish(&out);
}

void terminal_print_end(const struct terminal *terminal) {
	struct buf out = BUF_EMPTY;
	transcript_end(terminal->playthrough, &terminal->cast, &out);
	fputs(out.text, stdout);
	fflush(stdout);
	buf_finish(&out);
}

/* Up to the end; false where the person stops before. */
static bool talk(struct terminal *terminal) {
	terminal_print_news(terminal);
	while (playthrough_waits_for(terminal->playthrough) == PLAYTHROUGH_PERSON) {
		bool goes_on = choose(terminal);
		keeping_follow(terminal->keeping, terminal->playthrough);
		if (!goes_on) {
			return false;
		}
		terminal_print_news(terminal);
	}
	return true;
}

bool terminal_converse(struct terminal *terminal) {
	terminal_print_beginning(terminal);
	while (talk(terminal)) {
		terminal_print_end(terminal);
		keeping_over(terminal->keeping);
		if (!terminal_afterwards(terminal)) {
			return true;
		}
	}
	return false;
}
