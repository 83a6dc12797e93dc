/* The debrief and the conversation as Markdown: headings, lists and quotes that read well unrendered too. */
#include "cycle/why.h"
#include "report/escape.h"
#include "report/report.h"

static void add_heading(struct buf *out, const char *text) {
	buf_printf(out, "\n## %s\n\n", text);
}

static void add_paragraph(struct buf *out, const char *text) {
	if (text != NULL) {
		escape_markdown(out, text);
		buf_puts(out, "\n\n");
	}
}

/* A gesture in emphasis, words in quotation marks. */
static void add_inline(struct buf *out, const struct said *said) {
	if (said->does != NULL && said->does[0] != '\0') {
		struct buf plain = BUF_EMPTY;
		escape_nothing(&plain, said->does);
		buf_putc(out, '*');
		escape_markdown(out, plain.text);
		while (out->text[out->len - 1] == ' ') {
			out->text[--out->len] = '\0';
		}
		buf_putc(out, '*');
		buf_finish(&plain);
	}
	if (said->says != NULL) {
		buf_puts(out, said->does != NULL ? " “" : "“");
		escape_markdown(out, said->says);
		buf_puts(out, "”");
	}
}

static void add_said(const struct debrief *debrief, const struct said *said, const char *indent, struct buf *out) {
	if (said->by == SEAT_NONE) {
		buf_puts(out, indent);
		add_paragraph(out, said->says);
		return;
	}
	buf_printf(out, "%s**", indent);
	escape_markdown(out, debrief->name[said->by]);
	buf_puts(out, ":** ");
	add_inline(out, said);
	if (said->beneath != NULL) {
		buf_printf(out, "  \n%sunder the line: ", indent);
		escape_markdown(out, said->beneath);
	}
	buf_puts(out, "\n\n");
}

static void add_beginning(const struct debrief *debrief, struct buf *out) {
	buf_puts(out, "# ");
	add_paragraph(out, debrief->title);
	add_paragraph(out, debrief->who);
	add_paragraph(out, debrief->date);
	buf_printf(out, "**%s.** ", debrief->ending_words);
	escape_markdown(out, debrief->ending_title);
	buf_puts(out, "\n\n");
	add_paragraph(out, debrief->ending_text);
	add_heading(out, "How it went");
	add_paragraph(out, debrief->curve_words);
}

static void add_alternative(const struct debrief *debrief, const struct alternative *other, struct buf *out) {
	buf_puts(out, "   - ");
	add_inline(out, &other->said);
	buf_printf(out, " (%s%s)", move_row(other->move)->name, other->nearest ? "; nearest to a good ending" : "");
	if (other->answered) {
		buf_puts(out, "; then ");
		escape_markdown(out, debrief->name[other->answer.by]);
		buf_puts(out, ": ");
		add_inline(out, &other->answer);
	}
	buf_printf(out, " — %s", verdict_sentence(other->verdict));
	if (other->ending != NULL) {
		buf_puts(out, "; there it ends: ");
		escape_markdown(out, other->ending);
	}
	buf_puts(out, ".\n");
}

static void add_moment(const struct debrief *debrief, size_t index, struct buf *out) {
	const struct moment *moment = &debrief->moments[index];
	const struct debrief_reply *reply = &debrief->replies[moment->reply];
	buf_printf(out, "%zu. ", index + 1);
	escape_markdown(out, moment->title);
	buf_printf(out, " (reply %zu: %s)\n\n", moment->reply + 1, move_row(reply->move)->name);
	add_said(debrief, &reply->said, "   ", out);
	if (reply->why != NULL) {
		buf_puts(out, "   ");
		add_paragraph(out, reply->why);
	}
	if (moment->answered) {
		add_said(debrief, &debrief->replies[moment->reply + 1].said, "   ", out);
	}
	if (moment->turning != NULL) {
		buf_puts(out, "   ");
		add_paragraph(out, moment->turning);
	}
	if (moment->other_count > 0) {
		buf_puts(out, "   What else lay on the table:\n\n");
		for (size_t i = 0; i < moment->other_count; i++) {
			add_alternative(debrief, &moment->others[i], out);
		}
		buf_putc(out, '\n');
	}
}

static void add_step(const struct debrief *debrief, const struct five_step *step, struct buf *out) {
	buf_puts(out, " | ");
	escape_markdown(out, step->half);
	buf_printf(out, "%s%s", step->half != NULL ? " — " : "", step->note);
	if (step->reply != DEBRIEF_NO_REPLY) {
		buf_putc(out, ' ');
		add_inline(out, &debrief->replies[step->reply].said);
	}
}

static void add_names(const struct debrief *debrief, struct buf *out) {
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		buf_puts(out, " | ");
		escape_markdown(out, debrief->name[seat]);
	}
	buf_puts(out, " |\n| --- | --- | --- |\n");
}

static void add_steps(const struct debrief *debrief, struct buf *out) {
	add_heading(out, "The two halves of the loop");
	add_paragraph(out, debrief->loop);
	buf_puts(out, "| Step");
	add_names(debrief, out);
	for (int i = 0; i < STEP_COUNT; i++) {
		if (i == STEPS_ABOVE) {
			buf_puts(out, "| ~~~~ the waterline ~~~~ | ~~~~ | ~~~~ |\n");
		}
		buf_printf(out, "| %d. %s", i + 1, debrief->steps[SEAT_ONE][i].title);
		add_step(debrief, &debrief->steps[SEAT_ONE][i], out);
		add_step(debrief, &debrief->steps[SEAT_TWO][i], out);
		buf_puts(out, " |\n");
	}
}

static void add_moves(const struct debrief *debrief, struct buf *out) {
	add_heading(out, "The moves of both");
	buf_puts(out, "| Kind");
	add_names(debrief, out);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		buf_printf(out, "| %s", kind_words((enum move_kind)kind));
		for (int seat = 0; seat < SEAT_COUNT; seat++) {
			const char *between = " | ";
			for (int move = 0; move < MOVE_COUNT; move++) {
				if (debrief->moves[seat][move] > 0 && move_row((enum move)move)->kind == (enum move_kind)kind) {
					buf_printf(out, "%s%s", between, move_row((enum move)move)->name);
					between = "; ";
				}
				if (debrief->moves[seat][move] > 1 && move_row((enum move)move)->kind == (enum move_kind)kind) {
					buf_printf(out, " (%d times)", debrief->moves[seat][move]);
				}
			}
			buf_puts(out, debrief->kinds[seat][kind] == 0 ? " | none" : "");
		}
		buf_puts(out, " |\n");
	}
}

static void add_signs(const struct debrief *debrief, struct buf *out) {
	add_heading(out, "What showed of a secure pair");
	if (debrief->sign_count == 0) {
		buf_puts(out, "This time the loop left no room for it. That is what the loop does.\n\n");
	}
	for (size_t i = 0; i < debrief->sign_count; i++) {
		buf_printf(out, "- **%s.** ", debrief->signs[i].title);
		escape_markdown(out, debrief->signs[i].text);
		if (debrief->signs[i].reply != DEBRIEF_NO_REPLY) {
			buf_putc(out, ' ');
			add_inline(out, &debrief->replies[debrief->signs[i].reply].said);
		}
		buf_putc(out, '\n');
	}
	buf_putc(out, '\n');
	add_paragraph(out, debrief->practice);
}

static void add_talk_about(const struct debrief *debrief, struct buf *out) {
	add_heading(out, "To talk about");
	add_paragraph(out, debrief->ask);
	if (debrief->note != NULL) {
		buf_puts(out, "What you wrote down: ");
		add_paragraph(out, debrief->note);
	}
	if (debrief->sentence != NULL) {
		buf_puts(out, "Your sentence: ");
		add_paragraph(out, debrief->sentence);
	}
	buf_puts(out, "And one sentence of your own, about something small and exact:\n\n");
	for (int i = 0; i < PATTERN_PARTS; i++) {
		buf_printf(out, "> %s \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n>\n", debrief_pattern[i]);
	}
	add_heading(out, "Stepping out again");
	add_paragraph(out, debrief->step_out);
}

static void add_ways(const struct debrief *debrief, struct buf *out) {
	if (debrief->way_count == 0) {
		return;
	}
	add_heading(out, "The ways tried");
	buf_printf(out, "This is way %zu of %zu.\n\n", debrief->way + 1, debrief->way_count);
	for (size_t i = 0; i < debrief->way_count; i++) {
		buf_printf(out, "%zu. ", i + 1);
		escape_markdown(out, debrief->ways[i]);
		buf_putc(out, '\n');
	}
	buf_putc(out, '\n');
}

void report_markdown(const struct debrief *debrief, struct buf *out) {
	add_beginning(debrief, out);
	if (debrief->moment_count > 0) {
		add_heading(out, "The moments that mattered");
	}
	for (size_t i = 0; i < debrief->moment_count; i++) {
		add_moment(debrief, i, out);
	}
	add_steps(debrief, out);
	add_moves(debrief, out);
	add_signs(debrief, out);
	add_ways(debrief, out);
	add_talk_about(debrief, out);
	add_heading(out, "The conversation");
	for (size_t i = 0; i < debrief->line_count; i++) {
		add_said(debrief, &debrief->lines[i].said, "", out);
	}
	buf_puts(out, "---\n\n");
	add_paragraph(out, debrief_small_print);
}
