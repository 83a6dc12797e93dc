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
}

void terminal_finish(struct terminal *terminal) {
	prompt_finish(&terminal->prompt);
	free(terminal->sentence);
	terminal->sentence = NULL;
}

static const char *event_beneath(const struct playthrough *playthrough, struct event event) {
	const struct story *story = playthrough_story(playthrough);
	if (event.line >= 0) {
		return playthrough_event_line(playthrough, event).beneath;
	}
	return story->replies[playthrough_step(playthrough, event.step)->reply]->beneath;
}

static void print_under(const struct terminal *terminal, struct event event, struct buf *out) {
	const char *beneath = event_beneath(terminal->now->playthrough, event);
	if (beneath == NULL) {
		return;
	}
	buf_puts(out, "  under the line: ");
	story_plain_text(terminal->now->story, &terminal->now->cast, beneath, out);
	buf_putc(out, '\n');
}

void terminal_print_news(struct terminal *terminal) {
	struct buf out = BUF_EMPTY;
	const struct playthrough *playthrough = terminal->now->playthrough;
	for (; terminal->shown < terminal->now->shown; terminal->shown++) {
		struct event event = playthrough_event(playthrough, terminal->shown);
		transcript_event(playthrough, &terminal->now->cast, terminal->shown, &out);
		if (terminal->now->under) {
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

bool terminal_take_back(struct terminal *terminal) {
	if (!terminal_do(terminal, ACT_BACK)) {
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
		story_plain_text(story, cast, reply->does, out);
		buf_puts(out, ") ");
	}
	if (says.len > 0) {
		buf_puts(out, "“");
		story_plain_text(story, cast, says.text, out);
		buf_puts(out, "” ");
	}
	buf_puts(out, "- ");
	buf_finish(&says);
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
