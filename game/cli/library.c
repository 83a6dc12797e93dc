/* A page about every installed scenario, for whoever leads a workshop. */
#include <stdio.h>
#include <stdlib.h>

#include "base/data.h"
#include "cli/cli.h"
#include "story/shelf.h"

static void add_practises(const struct story *story, struct buf *out) {
	for (size_t i = 0; i < story->practise_count; i++) {
		buf_printf(out, "%s%s", i == 0 ? " · practises " : ", ", story->practises[i]);
	}
}

static void add_half(const struct story *story, enum seat seat, struct buf *out) {
	const struct person *person = &story->person[seat];
	const struct half *half = &person->half;
	buf_printf(out, "| %s (%s) | ", person->name, position_row(person->start.position)->id);
	const char *const parts[] = {half->trigger, half->perception, half->secondary, half->behaviour, half->primary, half->need};
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		cli_plain(story, parts[i], out);
		buf_puts(out, " | ");
	}
	out->len--; /* the last blank */
	buf_puts(out, "\n");
}

/* What the two do when both answer by habit. */
static void add_loop(const struct story *story, struct buf *out) {
	const struct playthrough_setup nobody = {.seed = 1};
	struct playthrough *playthrough = playthrough_create(story, &nobody);
	buf_puts(out, "Left to habit: ");
	for (size_t i = 0; i < playthrough_step_count(playthrough); i++) {
		const struct step *step = playthrough_step(playthrough, i);
		const struct reply *reply = story->replies[step->reply];
		buf_printf(out, "%s%s %s", i > 0 ? "; " : "", story->person[step->by].name,
			move_row(play_move(reply, step->parts))->name);
	}
	const struct beat *end = playthrough_beat(playthrough);
	if (end->ending != ENDING_NONE) {
		buf_puts(out, ". It ends with “");
		cli_plain(story, end->title, out);
		buf_printf(out, "” (%s).\n\n", ending_id(end->ending));
	} else {
		buf_puts(out, ".\n\n");
	}
	playthrough_destroy(playthrough);
}

static void add_questions(const struct story *story, struct buf *out) {
	buf_puts(out, "Where it can end, and a question for the room:\n\n");
	for (size_t i = 0; i < story->beat_count; i++) {
		const struct beat *beat = &story->beats[i];
		if (beat->ending == ENDING_NONE) {
			continue;
		}
		buf_puts(out, "- **");
		cli_plain(story, beat->title, out);
		buf_printf(out, "** (%s): ", ending_id(beat->ending));
		cli_plain(story, beat->ask != NULL ? beat->ask : beat->text, out);
		buf_putc(out, '\n');
	}
	buf_putc(out, '\n');
}

static void add_scenario(const struct story *story, struct buf *out) {
	buf_puts(out, "## ");
	cli_plain(story, story->title, out);
	buf_puts(out, "\n\n");
	cli_plain(story, story->summary, out);
	buf_printf(out, "\n\n`%s`", story->id);
	if (story->minutes > 0) {
		buf_printf(out, " · about %d minutes", story->minutes);
	}
	add_practises(story, out);
	buf_puts(out, "\n\n");
	buf_puts(out, "It contains:");
	for (size_t i = 0; i < story->content_note_count; i++) {
		buf_printf(out, "%s %s", i > 0 ? ";" : "", story->content_notes[i]);
	}
	buf_puts(out, ".\n\n| | what sets it off | what is made of it | the feeling on top | what shows | underneath | longing |\n"
				  "|---|---|---|---|---|---|---|\n");
	add_half(story, SEAT_ONE, out);
	add_half(story, SEAT_TWO, out);
	buf_putc(out, '\n');
	add_loop(story, out);
	add_questions(story, out);
}

static void add_file(const char *path, struct buf *out, struct diag *diag) {
	struct story *story = story_load(path, diag);
	if (story != NULL) {
		add_scenario(story, out);
	}
	story_destroy(story);
}

int cli_library(int argc, char **argv) {
	(void)argv;
	if (argc > 1) {
		return cli_usage("library");
	}
	struct diag diag = {0};
	struct buf out = BUF_EMPTY;
	buf_puts(&out, "# The library\n\nFor whoever leads a workshop. Made from the scenarios themselves by `waterline library`.\n\n");
	char *folder = data_folder("scenes", &diag);
	struct shelf shelf = shelf_read(folder);
	for (size_t i = 0; i < shelf.len; i++) {
		add_file(shelf.paths[i], &out, &diag);
	}
	shelf_finish(&shelf);
	free(folder);
	while (out.len > 1 && out.text[out.len - 1] == '\n' && out.text[out.len - 2] == '\n') {
		out.text[--out.len] = '\0';
	}
	int code = diag.errors > 0 ? cli_report(&diag) : cli_put(&out);
	diag_finish(&diag);
	buf_finish(&out);
	return code;
}
