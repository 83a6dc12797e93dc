#include "cli/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/cli.h"
#include "cli/consent.h"
#include "cli/transcript.h"

void terminal_init(struct terminal *terminal, struct conversation *conversation, struct keeper *keeper, int *told) {
	*terminal = (struct terminal){
		.conversation = conversation, .now = conversation_now(conversation), .keeper = keeper, .told = told};
	terminal->viewer = viewer_create(conversation, VIEWER_PLAYER, SEAT_NONE);
}

void terminal_finish(struct terminal *terminal) {
	viewer_destroy(terminal->viewer);
	prompt_finish(&terminal->prompt);
	free(terminal->sentence);
	terminal->sentence = NULL;
}

void terminal_print_news(struct terminal *terminal) {
	struct buf out = BUF_EMPTY;
	viewer_look(terminal->viewer);
	for (; terminal->shown < viewer_line_count(terminal->viewer); terminal->shown++) {
		transcript_line(viewer_line(terminal->viewer, terminal->shown), &out);
	}
	fputs(out.text, stdout);
	fflush(stdout);
	buf_finish(&out);
}

void terminal_print_beginning(const struct terminal *terminal) {
	const struct story *story = terminal->now->story;
	const struct cast *cast = &terminal->now->cast;
	struct buf out = BUF_EMPTY;
	transcript_text(story, cast, story->title, &out);
	transcript_text(story, cast, story->summary, &out);
	struct buf notes = BUF_EMPTY;
	for (size_t i = 0; i < story->content_note_count; i++) {
		buf_printf(&notes, "%s%s", i == 0 ? "It contains: " : "; ", story->content_notes[i]);
	}
	if (notes.len > 0) {
		buf_putc(&notes, '.');
		transcript_text(story, cast, notes.text, &out);
	}
	buf_finish(&notes);
	buf_putc(&out, '\n');
	fputs(out.text, stdout);
	buf_finish(&out);
}

void terminal_print_end(const struct terminal *terminal) {
	struct buf out = BUF_EMPTY;
	transcript_end(terminal->now->playthrough, &terminal->now->cast, &out);
	fputs(out.text, stdout);
	fflush(stdout);
	buf_finish(&out);
}

bool terminal_do(struct terminal *terminal, enum act act) {
	return conversation_do(terminal->conversation, &(struct action){.act = act});
}

bool terminal_activate(struct terminal *terminal, const char *id) {
	return viewer_activate(terminal->viewer, id, 0);
}

bool terminal_take_back(struct terminal *terminal) {
	if (!terminal_activate(terminal, "button-rewind")) {
		puts("There is nothing to take back.");
		return false;
	}
	terminal->shown = terminal->now->shown;
	puts("Taken back. You are again at your last choice.");
	return true;
}

/* What a way begins with that is its own, as it is said. */
static void add_parting(const struct terminal *terminal, size_t index, struct buf *out) {
	const struct playthrough *playthrough = terminal->now->playthrough;
	const struct story *story = terminal->now->story;
	const struct cast *cast = &terminal->now->cast;
	struct way way = playthrough_way(playthrough, index);
	const struct step **steps = mem_array(way.replies + 1, sizeof(*steps));
	playthrough_way_steps(playthrough, index, steps);
	const struct step *first = steps[way.parts];
	struct buf composed = BUF_EMPTY;
	struct line line = play_line(story->replies[first->reply], first->parts, (enum seat)first->by, &composed);
	if (way.parts == 0) {
		buf_printf(out, "begins otherwise than way %zu: ", way.from + 1);
	} else {
		buf_printf(out, "leaves way %zu after reply %zu: ", way.from + 1, way.parts);
	}
	if (line.does != NULL) {
		buf_puts(out, "(");
		story_plain_text(story, cast, line.does, out);
		buf_puts(out, ") ");
	}
	if (line.says != NULL) {
		buf_puts(out, "“");
		story_plain_text(story, cast, line.says, out);
		buf_puts(out, "” ");
	}
	buf_puts(out, "- ");
	buf_finish(&composed);
	free(steps);
}

static void print_ways(const struct terminal *terminal) {
	const struct playthrough *playthrough = terminal->now->playthrough;
	struct buf out = BUF_EMPTY;
	for (size_t i = 0; i < playthrough_way_count(playthrough); i++) {
		struct way way = playthrough_way(playthrough, i);
		bool ended = way.beat->ending != ENDING_NONE;
		buf_printf(&out, "%c %zu. ", i == playthrough_way_now(playthrough) ? '*' : ' ', i + 1);
		if (i > 0) {
			add_parting(terminal, i, &out);
		}
		buf_printf(&out, "%zu repl%s%s", way.replies, way.replies == 1 ? "y" : "ies", ended ? ". End: " : " so far");
		story_plain_text(terminal->now->story, &terminal->now->cast, ended ? way.beat->title : NULL, &out);
		buf_putc(&out, '\n');
	}
	fputs(out.text, stdout);
	buf_finish(&out);
}

bool terminal_go_over(struct terminal *terminal) {
	const struct playthrough *playthrough = terminal->now->playthrough;
	const char *number = terminal->prompt.line + 1 + strspn(terminal->prompt.line + 1, " ");
	size_t way = prompt_number(number, playthrough_way_count(playthrough));
	if (way == 0) {
		print_ways(terminal);
		return false;
	}
	struct action over = {.act = ACT_STAND, .way = way - 1, .replies = playthrough_way(playthrough, way - 1).replies};
	conversation_do(terminal->conversation, &over);
	terminal->shown = 0;
	printf("Way %zu, from the beginning.\n\n", way);
	return true;
}

static void print_kept(const struct keeper *keeper) {
	if (keeper->wrote == WROTE_WORDS) {
		fprintf(stderr, "Written into %s, which was kept of this before.\n", keeper->record_id);
		return;
	}
	fprintf(stderr, "Kept as %s (`waterline forget %s` erases it).\n", keeper->record_id, keeper->record_id);
	if (keeper->ways_unkept > 0) {
		fprintf(stderr, "It holds the way that led here alone: %zu were tried, and that is more than a record keeps.\n",
			keeper->ways_unkept);
	}
}

int terminal_record(struct terminal *terminal, const char *note) {
	if (!consent_may_record(terminal->keeper)) {
		return EXIT_WRONG;
	}
	*terminal->told = EXIT_GOOD;
	struct action action = {.act = ACT_RECORD, .note = note, .sentence = terminal->sentence};
	conversation_do(terminal->conversation, &action);
	if (!terminal->keeper->not_recorded) {
		print_kept(terminal->keeper);
		return EXIT_GOOD;
	}
	return *terminal->told == EXIT_GOOD ? EXIT_UNREAD : *terminal->told;
}

void terminal_ask_record(struct terminal *terminal) {
	if (!consent_may_record(terminal->keeper)) {
		return;
	}
	bool again = keeper_has_record(terminal->keeper, terminal->now->playthrough);
	const char *question = again ? "This is kept. A note of your own to stand in it, or nothing to leave it as it is: "
								 : "A note of your own to keep with it, or nothing: ";
	if (prompt_line(&terminal->prompt, question)) {
		terminal_record(terminal, terminal->prompt.line[0] != '\0' ? terminal->prompt.line : NULL);
	}
}
