/* The debrief in short, for a terminal and a voice that reads it: plain lines, no table, no colour. */
#include <stdio.h>

#include "report/escape.h"
#include "report/report.h"
#include "report/plain.h"

static void add_said(const struct debrief *debrief, const struct said *said, const char *before, size_t indent,
	struct buf *out) {
	struct buf line = BUF_EMPTY;
	buf_printf(&line, "%s%s: ", before, debrief->name[said->by]);
	plain_said(said, &line);
	plain_lines(out, line.text, indent);
	buf_finish(&line);
	plain_text(out, "under the line: ", said->beneath, indent + 2);
}

static void add_moments(const struct debrief *debrief, struct buf *out) {
	for (size_t i = 0; i < debrief->moment_count; i++) {
		const struct moment *moment = &debrief->moments[i];
		buf_printf(out, "\n%s (reply %zu)\n", moment->title, moment->reply + 1);
		add_said(debrief, &debrief->replies[moment->reply].said, "", 2, out);
		plain_text(out, "", moment->turning, 2);
		for (size_t k = 0; k < moment->other_count; k++) {
			if (moment->others[k].nearest) {
				add_said(debrief, &moment->others[k].said, "Nearest to a good ending would have been: ", 2, out);
			}
		}
	}
}

static void add_steps(const struct debrief *debrief, int seat, struct buf *out) {
	buf_printf(out, "\n%s’s half of the loop\n", debrief->name[seat]);
	for (int i = 0; i < STEP_COUNT; i++) {
		const struct five_step *step = &debrief->steps[seat][i];
		if (i == STEPS_ABOVE) {
			buf_puts(out, "  ~ ~ ~ the waterline ~ ~ ~\n");
		}
		struct buf line = BUF_EMPTY;
		buf_printf(&line, "%d. %s: ", i + 1, step->title);
		escape_nothing(&line, step->half);
		buf_printf(&line, "%s%s", step->half != NULL ? ". " : "", step->note);
		if (step->reply != DEBRIEF_NO_REPLY) {
			buf_putc(&line, ' ');
			plain_said(&debrief->replies[step->reply].said, &line);
		}
		plain_lines(out, line.text, 2);
		buf_finish(&line);
	}
}

void report_terminal(const struct debrief *debrief, struct buf *out) {
	buf_puts(out, "\nHow it went\n");
	plain_text(out, "", debrief->curve_words, 2);
	add_moments(debrief, out);
	buf_puts(out, "\n");
	plain_text(out, "", debrief->loop, 0);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		add_steps(debrief, seat, out);
	}
	buf_puts(out, debrief->sign_count > 0 ? "\nWhat showed of a secure pair\n" : "");
	for (size_t i = 0; i < debrief->sign_count; i++) {
		plain_text(out, "", debrief->signs[i].title, 2);
	}
	buf_puts(out, debrief->way_count > 0 ? "\nThe ways tried\n" : "");
	for (size_t i = 0; i < debrief->way_count; i++) {
		char before[32];
		snprintf(before, sizeof(before), "%s%zu. ", i == debrief->way ? "* " : "", i + 1);
		plain_text(out, before, debrief->ways[i], 2);
	}
	buf_puts(out, debrief->practice != NULL ? "\n" : "");
	plain_text(out, "", debrief->practice, 0);
	buf_puts(out, debrief->ask != NULL ? "\n" : "");
	plain_text(out, "To talk about: ", debrief->ask, 0);
	buf_puts(out, "\n");
	plain_text(out, "", debrief->step_out, 0);
}

void report_text(const struct debrief *debrief, struct buf *out) {
	plain_text(out, "", debrief->title, 0);
	struct buf line = BUF_EMPTY;
	buf_puts(&line, debrief->who);
	if (debrief->date != NULL) {
		buf_printf(&line, " %s", debrief->date);
	}
	plain_text(out, "", line.text, 0);
	buf_finish(&line);
	struct buf ending = BUF_EMPTY;
	buf_printf(&ending, "%s. ", debrief->ending_words);
	plain_text(out, ending.text, debrief->ending_title != NULL ? debrief->ending_title : "", 0);
	buf_finish(&ending);
	plain_text(out, "", debrief->ending_text, 0);
	report_terminal(debrief, out);
	plain_text(out, "\nWhat you wrote down: ", debrief->note, 0);
	plain_text(out, "\nYour sentence: ", debrief->sentence, 0);
}
