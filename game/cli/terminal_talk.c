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

/* The ways of filling one slot, numbered; how many there are. */
static size_t print_slot(const struct viewer_node *slot) {
	struct buf out = BUF_EMPTY;
	size_t count = 0;
	buf_printf(&out, "\n%s\n", slot->label != NULL ? slot->label : "");
	for (const struct viewer_node *option = viewer_part(slot, VIEWED_CHOICE); option != NULL;
		option = viewer_part_after(option)) {
		buf_printf(&out, "  %zu. ", ++count);
		transcript_plain(option->label, &out);
		buf_putc(&out, '\n');
	}
	fputs(out.text, stdout);
	buf_finish(&out);
	return count;
}

static bool choose_part(struct terminal *terminal, const char *id) {
	const struct viewer_node *slot = viewer_find(terminal->viewer, id);
	size_t number = 0, count = print_slot(slot);
	while (number == 0) {
		if (!prompt_line(&terminal->prompt, "> ")) {
			return false;
		}
		number = prompt_number(terminal->prompt.line, count);
		if (number == 0) {
			printf("Type a number from 1 to %zu.\n", count);
		}
	}
	const struct viewer_node *option = viewer_part(slot, VIEWED_CHOICE);
	while (--number > 0) {
		option = viewer_part_after(option);
	}
	return viewer_do(terminal->viewer, option, 0);
}

static bool choose_parts(struct terminal *terminal) {
	size_t slots = viewer_composing(terminal->viewer)->compose->slot_count;
	for (size_t i = 0; i < slots; i++) {
		char id[32];
		snprintf(id, sizeof(id), "part-%zu", i);
		viewer_look(terminal->viewer);
		if (!choose_part(terminal, id)) {
			return false;
		}
	}
	return true;
}

static size_t print_cards(const struct terminal *terminal) {
	struct buf out = BUF_EMPTY;
	const struct viewer_node *card;
	size_t len = 0;
	buf_printf(&out, "\n%s (number, or ? for help)\n", viewer_find(terminal->viewer, "cards")->label);
	for (; (card = viewer_card(terminal->viewer, len)) != NULL; len++) {
		buf_printf(&out, "  %d. ", card->number);
		transcript_card(card, &out);
		buf_putc(&out, '\n');
	}
	fputs(out.text, stdout);
	buf_finish(&out);
	return len;
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
		terminal_activate(terminal, "button-under");
		puts(terminal->now->under ? "From here on you see what goes on under the line." : "The water is back.");
		return OBEYED;
	case 'y':
		print_why(terminal);
		return OBEYED;
	case 'z':
		terminal_take_back(terminal);
		return OBEYED_MOVED;
	case 'x':
		if (!terminal_activate(terminal, "button-forward")) {
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

static bool say_card(struct terminal *terminal, size_t index) {
	viewer_look(terminal->viewer); /* what was typed before may have made the cards anew */
	const struct viewer_node *card = viewer_card(terminal->viewer, index);
	if ((card->states & VIEWED_COMPOSED) == 0) {
		putchar('\n');
		return terminal_activate(terminal, card->id);
	}
	terminal_activate(terminal, card->id);
	if (!choose_parts(terminal)) {
		viewer_stop_composing(terminal->viewer);
		return input_ended();
	}
	putchar('\n');
	return terminal_activate(terminal, "button-say");
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
	viewer_look(terminal->viewer);
	size_t len = print_cards(terminal);
	for (;;) {
		if (!prompt_line(&terminal->prompt, "> ")) {
			return input_ended();
		}
		size_t number = prompt_number(terminal->prompt.line, len);
		if (number > 0) {
			return say_card(terminal, number - 1);
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
