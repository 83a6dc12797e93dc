/* Two conversations beside each other, where one line comes after another: the terminal, and Markdown. */
#include <string.h>

#include "cycle/why.h"
#include "report/beside_parts.h"
#include "report/escape.h"
#include "report/plain.h"

static void add_title(const struct beside *beside, struct buf *line) {
	escape_nothing(line, beside->side[0]->title);
	if (!beside->same) {
		buf_puts(line, " / ");
		escape_nothing(line, beside->side[1]->title);
	}
}

/* "First: You played John; Mary answered by habit. 2026-03-02. Way 1 of 2." */
static void add_who(const struct beside *beside, int side, struct buf *line) {
	const struct debrief *debrief = beside->side[side];
	buf_printf(line, "%s: ", beside_name(side));
	if (!beside->same) {
		escape_nothing(line, debrief->title);
		buf_puts(line, ". ");
	}
	escape_nothing(line, debrief->who);
	beside_way(debrief, line);
}

static void add_curves(const struct beside *beside, struct buf *out) {
	for (int line = 0; line < BESIDE_LINES; line++) {
		for (int side = 0; side < SIDE_COUNT; side++) {
			buf_printf(out, "  %s, ", beside_name(side));
			beside_label(beside, side, line, out);
			buf_puts(out, "\n    ");
			beside_signs(beside, side, line, out);
			buf_putc(out, '\n');
		}
	}
}

static void add_numbers(const struct beside *beside, int side, struct buf *line) {
	const struct debrief *debrief = beside->side[side];
	buf_printf(line, "%s: tension %d of 1000 at the beginning, %d at the end. ", beside_name(side),
		debrief->points[0].tension, debrief->points[debrief->reply_count].tension);
	escape_nothing(line, debrief->curve_words);
}

/* The reply with this index on a side, with what it did; false where the side has none. */
static bool add_reply(const struct beside *beside, int side, size_t index, struct buf *line) {
	const struct debrief *debrief = beside->side[side];
	if (index >= debrief->reply_count) {
		return false;
	}
	const struct debrief_reply *reply = &debrief->replies[index];
	buf_printf(line, "%s: ", debrief->name[reply->said.by]);
	plain_said(&reply->said, line);
	buf_printf(line, " (%s). %s: tension %d.", move_row(reply->move)->name, verdict_sentence(reply->verdict),
		debrief->points[index + 1].tension);
	return true;
}

static void add_ending(const struct beside *beside, int side, struct buf *line) {
	const struct debrief *debrief = beside->side[side];
	buf_printf(line, "%s, after %zu repl%s: %s.", beside_name(side), debrief->reply_count,
		debrief->reply_count == 1 ? "y" : "ies", debrief->ending_words);
	if (debrief->ending_title != NULL) {
		buf_puts(line, " “");
		escape_nothing(line, debrief->ending_title);
		buf_puts(line, "” ");
		escape_nothing(line, debrief->ending_text);
	}
}

/* A line made by `add` for each side. */
static void wrap_sides(const struct beside *beside, void (*add)(const struct beside *, int, struct buf *),
	size_t indent, struct buf *out) {
	for (int side = 0; side < SIDE_COUNT; side++) {
		struct buf line = BUF_EMPTY;
		add(beside, side, &line);
		plain_lines(out, line.text, indent);
		buf_finish(&line);
	}
}

static void wrap_parting(const struct beside *beside, struct buf *out) {
	for (int side = 0; side < SIDE_COUNT && beside->parts; side++) {
		struct buf line = BUF_EMPTY;
		buf_printf(&line, "%s, ", beside_name(side));
		if (!add_reply(beside, side, beside->part, &line)) {
			buf_puts(&line, "nothing more is said.");
		}
		plain_lines(out, line.text, 2);
		buf_clear(&line);
		if (add_reply(beside, side, beside->part + 1, &line)) {
			plain_lines(out, line.text, 4);
		}
		buf_finish(&line);
	}
}

void beside_text(const struct beside *beside, struct buf *out) {
	struct buf title = BUF_EMPTY;
	add_title(beside, &title);
	plain_lines(out, title.text, 0);
	buf_finish(&title);
	wrap_sides(beside, add_who, 0, out);
	buf_puts(out, "\nThe curves, from reply to reply, on one scale\n");
	add_curves(beside, out);
	wrap_sides(beside, add_numbers, 2, out);
	buf_puts(out, "\nWhere they part\n");
	plain_lines(out, beside->words, 2);
	wrap_parting(beside, out);
	buf_puts(out, "\nHow each ends\n");
	wrap_sides(beside, add_ending, 2, out);
}

static void list_sides(
	const struct beside *beside, void (*add)(const struct beside *, int, struct buf *), struct buf *out) {
	for (int side = 0; side < SIDE_COUNT; side++) {
		struct buf line = BUF_EMPTY;
		add(beside, side, &line);
		buf_puts(out, "- ");
		escape_markdown(out, line.text);
		buf_putc(out, '\n');
		buf_finish(&line);
	}
}

static void list_parting(const struct beside *beside, struct buf *out) {
	for (int side = 0; side < SIDE_COUNT && beside->parts; side++) {
		buf_printf(out, "\n**%s**\n\n", beside_name(side));
		for (size_t i = beside->part; i < beside->part + 2; i++) {
			struct buf line = BUF_EMPTY;
			if (add_reply(beside, side, i, &line)) {
				buf_printf(out, "- Reply %zu. ", i + 1);
				escape_markdown(out, line.text);
				buf_putc(out, '\n');
			} else if (i == beside->part) {
				buf_puts(out, "- Nothing more is said.\n");
			}
			buf_finish(&line);
		}
	}
}

void beside_markdown(const struct beside *beside, struct buf *out) {
	struct buf line = BUF_EMPTY, curves = BUF_EMPTY;
	add_title(beside, &line);
	buf_puts(out, "# ");
	escape_markdown(out, line.text);
	buf_puts(out, ": beside each other\n\n");
	list_sides(beside, add_who, out);
	buf_puts(out, "\n## The curves\n\nFrom reply to reply, on one scale.\n\n");
	add_curves(beside, &curves);
	for (const char *at = curves.text; *at != '\0';) { /* set in by four, a block of code whatever is in it */
		size_t len = strcspn(at, "\n") + 1;
		buf_puts(out, "    ");
		buf_add(out, at, len);
		at += len;
	}
	buf_putc(out, '\n');
	list_sides(beside, add_numbers, out);
	buf_puts(out, "\n## Where they part\n\n");
	escape_markdown(out, beside->words);
	buf_putc(out, '\n');
	list_parting(beside, out);
	buf_puts(out, "\n## How each ends\n\n");
	list_sides(beside, add_ending, out);
	buf_puts(out, "\n---\n\n");
	escape_markdown(out, debrief_small_print);
	buf_putc(out, '\n');
	buf_finish(&line);
	buf_finish(&curves);
}
