/*
 * A play-through as plain lines of text: each says who, then what, so that it
 * reads well aloud and needs no colour, column or picture.
 */
#include "cli/transcript.h"

#include <stdio.h>

#include "base/utf8.h"

enum { WIDTH = 78 };

/* Adds text in lines of at most WIDTH, its own line ends among them, the later ones set in by `indent`. */
static void add_wrapped(struct buf *out, const char *text, size_t len, size_t indent) {
	size_t column = 0, at = 0;
	bool ended = false; /* the line, by one of the text's own */
	while (at < len) {
		size_t end = at;
		while (end < len && text[end] != ' ' && text[end] != '\n') {
			end++;
		}
		size_t width = utf8_count(text + at, end - at);
		if (ended || (column > 0 && column + 1 + width > WIDTH)) {
			buf_printf(out, "\n%*s", (int)indent, "");
			column = indent;
		} else if (column > 0) {
			buf_putc(out, ' ');
			column++;
		}
		buf_add(out, text + at, end - at);
		column += width;
		bool line_end = end < len && text[end] == '\n';
		at = end + line_end;
		ended = line_end && at < len;
		while (at < len && text[at] == ' ') {
			at++;
		}
	}
	buf_putc(out, '\n');
}

/* A text between two others, without its marks of emphasis. */
static void add_text(const char *before, const char *text, const char *after, size_t indent, struct buf *out) {
	struct buf line = BUF_EMPTY;
	buf_puts(&line, before);
	transcript_plain(text, &line);
	buf_puts(&line, after);
	add_wrapped(out, line.text, line.len, indent);
	buf_finish(&line);
}

static void add_rendered(const struct story *story, const struct cast *cast, const char *before, const char *text,
	size_t indent, struct buf *out) {
	struct buf filled = BUF_EMPTY;
	story_plain_text(story, cast, text, &filled);
	add_text(before, filled.text, "", indent, out);
	buf_finish(&filled);
}

void transcript_plain(const char *text, struct buf *out) {
	for (const char *c = text; *c != '\0'; c++) {
		if (*c != EMPHASIS_ON && *c != EMPHASIS_OFF) {
			buf_putc(out, *c);
		}
	}
}

static bool ends_sentence(const char *text) {
	size_t len = 0;
	while (text[len] != '\0') {
		len++;
	}
	return len > 0 && (text[len - 1] == '.' || text[len - 1] == '!' || text[len - 1] == '?');
}

void transcript_said(const char *who, const char *does, const char *says, struct buf *out) {
	struct buf before = BUF_EMPTY;
	if (who == NULL) {
		add_text("", says != NULL ? says : "", "", 0, out);
		return;
	}
	if (does != NULL) {
		buf_printf(&before, "%s ", who);
		add_text(before.text, does, ends_sentence(does) ? "" : ".", 0, out);
		buf_clear(&before);
	}
	if (says != NULL) {
		buf_printf(&before, "%s: ", who);
		add_text(before.text, says, "", 2, out);
	}
	buf_finish(&before);
}

void transcript_text(const struct story *story, const struct cast *cast, const char *text, struct buf *out) {
	add_rendered(story, cast, "", text, 0, out);
}

void transcript_line(const struct viewer_node *line, struct buf *out) {
	transcript_said(line->label, viewer_text(line, VIEWED_DOES), viewer_text(line, VIEWED_SAYS), out);
	const char *beneath = viewer_text(line, VIEWED_BENEATH);
	const struct viewer_node *verdict = viewer_part(line, VIEWED_VERDICT);
	if (beneath != NULL) {
		buf_puts(out, "  under the line: ");
		transcript_plain(beneath, out);
		buf_putc(out, '\n');
	}
	if (verdict != NULL) {
		buf_printf(out, "  [%s: %s]\n", verdict->label, verdict->value);
	}
}

void transcript_gesture(const char *does, const char *says, struct buf *out) {
	if (does != NULL) {
		buf_putc(out, '(');
		transcript_plain(does, out);
		buf_puts(out, says != NULL ? ") " : ")");
	}
	if (says != NULL) {
		transcript_plain(says, out);
	}
}

void transcript_card(const struct viewer_node *card, struct buf *out) {
	const char *does = viewer_text(card, VIEWED_DOES), *says = viewer_text(card, VIEWED_SAYS);
	transcript_gesture(does, says, out);
	if ((card->states & VIEWED_COMPOSED) == 0) {
		return;
	}
	buf_puts(out, does != NULL ? " " : "");
	const struct viewer_node *part = viewer_part(card, VIEWED_TEXT);
	for (bool first = true; part != NULL; first = false, part = viewer_part_after(part)) {
		buf_puts(out, first ? "" : " ");
		transcript_plain(part->value != NULL ? part->value : "…", out);
	}
	buf_puts(out, "  (you put it together)");
}

void transcript_end(const struct playthrough *playthrough, const struct cast *cast, struct buf *out) {
	const struct story *story = playthrough_story(playthrough);
	const struct beat *beat = playthrough_beat(playthrough);
	if (beat->ending == ENDING_NONE) {
		buf_puts(out, "\nThe scenario has no more replies to offer here; it stops without an ending.\n");
		return;
	}
	buf_putc(out, '\n');
	add_rendered(story, cast, "End: ", beat->title, 0, out);
	if (beat->text != NULL) {
		transcript_text(story, cast, beat->text, out);
	}
	if (beat->ask != NULL) {
		buf_putc(out, '\n');
		add_rendered(story, cast, "To talk about: ", beat->ask, 2, out);
	}
	buf_puts(out, "\nThis was a part you played. Stretch, look round the room, and be yourself again.\n");
}
