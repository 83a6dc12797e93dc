/*
 * A conversation in the terminal: numbered replies, one line typed at a time,
 * so that a terminal's own editing and a screen reader both work.
 */
#include "cli/terminal_talk.h"

#include <stdio.h>

#include "cli/terminal_after.h"
#include "cli/transcript.h"
#include "cycle/why.h"
#include "playthrough/habit_why.h"

static bool choose_parts(struct terminal *terminal, const struct reply *reply, struct parts *parts) {
	const struct story *story = terminal->now->story;
	const struct cast *cast = &terminal->now->cast;
	for (size_t slot = 0; slot < reply->compose->slot_count; slot++) {
		const struct slot *part = &reply->compose->slots[slot];
		struct buf out = BUF_EMPTY;
		buf_puts(&out, "\n");
		story_plain_text(story, cast, part->label, &out);
		buf_puts(&out, "\n");
		size_t open[OPTIONS_MAX], count = 0;
		for (size_t i = 0; i < part->option_count; i++) {
			if (!play_option_open(story, playthrough_state(terminal->now->playthrough), &part->options[i])) {
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
			if (!prompt_line(&terminal->prompt, "> ")) {
				return false;
			}
			number = prompt_number(terminal->prompt.line, count);
			if (number == 0) {
				printf("Type a number from 1 to %zu.\n", count);
			}
		}
		parts->option[slot] = (uint8_t)open[number - 1];
	}
	return true;
}

static void print_cards(const struct terminal *terminal, const struct reply *const *cards, size_t len) {
	const struct story *story = terminal->now->story;
	enum seat turn = play_turn(story, playthrough_state(terminal->now->playthrough));
	struct buf out = BUF_EMPTY;
	buf_printf(&out, "\nYou are %s. What do you do? (number, or ? for help)\n", terminal->now->cast.person[turn].name);
	for (size_t i = 0; i < len; i++) {
		buf_printf(&out, "  %zu. ", i + 1);
		transcript_card(story, &terminal->now->cast, cards[i], &out);
		buf_putc(&out, '\n');
	}
	fputs(out.text, stdout);
	buf_finish(&out);
}

static void print_why(const struct terminal *terminal) {
	const struct playthrough *playthrough = terminal->now->playthrough;
	const struct cast *cast = &terminal->now->cast;
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
	switch (terminal->prompt.line[0]) {
	case 'q':
		return OBEYED_STOP;
	case 'u':
		conversation_do(terminal->conversation, &(struct action){.act = ACT_UNDER, .on = !terminal->now->under});
		puts(terminal->now->under ? "From here on you see what goes on under the line." : "The water is back.");
		return OBEYED;
	case 'y':
		print_why(terminal);
		return OBEYED;
	case 'z':
		terminal_take_back(terminal);
		return OBEYED_MOVED;
	case 'x':
		if (!terminal_do(terminal, ACT_FORWARD)) {
			puts("Nothing lies ahead: say something.");
		}
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
	conversation_do(terminal->conversation, &(struct action){.act = ACT_SAY, .reply = reply, .parts = parts});
	return true;
}

/* What to say to somebody who stops here. */
static const char *farewell(const struct terminal *terminal) {
	const struct keeper *keeper = terminal->keeper;
	if (keeper_has_all(keeper)) {
		return "Stopped. You can go on from here another time.";
	}
	if (keeper_has_some(keeper)) {
		return "Stopped. You can go on another time, though not from here: the last of it could not be written down.";
	}
	if (keeper->records > 0) {
		return "Stopped. Nothing was written down but what you kept.";
	}
	return terminal->will_keep ? "Stopped." : "Stopped. Nothing was written down.";
}

/* One choice of a person's; false when the input ends or they stop. */
static bool choose(struct terminal *terminal) {
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	size_t len = conversation_cards(terminal->conversation, cards);
	print_cards(terminal, cards, len);
	for (;;) {
		if (!prompt_line(&terminal->prompt, "> ")) {
			return input_ended();
		}
		size_t number = prompt_number(terminal->prompt.line, len);
		if (number > 0) {
			return say_card(terminal, cards[number - 1]);
		}
		enum obeyed obeyed = obey(terminal);
		if (obeyed == OBEYED_STOP) {
			puts(farewell(terminal));
			return false;
		}
		if (obeyed == OBEYED_MOVED) {
			return true;
		}
	}
}

/* Up to the end; false where the person stops before. */
static bool talk(struct terminal *terminal) {
	terminal_print_news(terminal);
	while (playthrough_waits_for(terminal->now->playthrough) == PLAYTHROUGH_PERSON) {
		if (!choose(terminal)) {
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
		terminal_do(terminal, ACT_OVER);
		if (!terminal_afterwards(terminal)) {
			return true;
		}
	}
	return false;
}
