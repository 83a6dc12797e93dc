/* The debrief in short, for a terminal and a voice that reads it: plain lines, no table, no colour. */
#include "report/escape.h"
#include "report/report.h"
#include "report/wrap.h"

static void add_text(struct buf *out, const char *before, const char *text, size_t indent) {
	if (text == NULL) {
		return;
	}
	struct buf line = BUF_EMPTY;
	buf_puts(&line, before);
	escape_nothing(&line, text);
	wrap_text(out, line.text, line.len, indent);
	buf_finish(&line);
}

static void put_said(const struct said *said, struct buf *out) {
	if (said->does != NULL) {
		buf_putc(out, '(');
		escape_nothing(out, said->does);
		buf_puts(out, said->says != NULL ? ") " : ")");
	}
	if (said->says != NULL) {
		buf_puts(out, "“");
		escape_nothing(out, said->says);
		buf_puts(out, "”");
	}
}

static void add_said(const struct debrief *debrief, const struct said *said, const char *before, size_t indent,
	struct buf *out) {
	struct buf line = BUF_EMPTY;
	buf_printf(&line, "%s%s: ", before, debrief->name[said->by]);
	put_said(said, &line);
	wrap_text(out, line.text, line.len, indent);
	buf_finish(&line);
	add_text(out, "under the line: ", said->beneath, indent + 2);
}

static void add_moments(const struct debrief *debrief, struct buf *out) {
	for (size_t i = 0; i < debrief->moment_count; i++) {
		const struct moment *moment = &debrief->moments[i];
		buf_printf(out, "\n%s (reply %zu)\n", moment->title, moment->reply + 1);
		add_said(debrief, &debrief->replies[moment->reply].said, "", 2, out);
		add_text(out, "", moment->turning, 2);
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
			put_said(&debrief->replies[step->reply].said, &line);
		}
		wrap_text(out, line.text, line.len, 2);
		buf_finish(&line);
	}
}

void report_terminal(const struct debrief *debrief, struct buf *out) {
	buf_puts(out, "\nHow it went\n");
	add_text(out, "", debrief->curve_words, 2);
	add_moments(debrief, out);
	buf_puts(out, "\n");
	add_text(out, "", debrief->loop, 0);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		add_steps(debrief, seat, out);
	}
	buf_puts(out, debrief->sign_count > 0 ? "\nWhat showed of a secure pair\n" : "");
	for (size_t i = 0; i < debrief->sign_count; i++) {
		add_text(out, "", debrief->signs[i].title, 2);
	}
	buf_puts(out, debrief->practice != NULL ? "\n" : "");
	add_text(out, "", debrief->practice, 0);
	buf_puts(out, debrief->ask != NULL ? "\n" : "");
	add_text(out, "To talk about: ", debrief->ask, 0);
	buf_puts(out, "\n");
	add_text(out, "", debrief->step_out, 0);
}
