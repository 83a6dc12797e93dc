/*
 * A play-through as plain lines of text: each says who, then what, so that it
 * reads well aloud and needs no colour, column or picture.
 */
#include "cli/transcript.h"

#include <stdio.h>

#include "base/utf8.h"
#include "cycle/why.h"

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

static void add_rendered(const struct story *story, const struct cast *cast, const char *before, const char *text,
	const char *after, size_t indent, struct buf *out) {
	struct buf line = BUF_EMPTY;
	buf_puts(&line, before);
	story_plain_text(story, cast, text, &line);
	buf_puts(&line, after);
	add_wrapped(out, line.text, line.len, indent);
	buf_finish(&line);
}

static bool ends_sentence(const char *text) {
	size_t len = 0;
	while (text[len] != '\0') {
		len++;
	}
	return len > 0 && (text[len - 1] == '.' || text[len - 1] == '!' || text[len - 1] == '?');
}

/* "John turns over." and then "John: Night." */
static void add_speech(const struct story *story, const struct cast *cast, enum seat by, const char *does,
	const char *says, struct buf *out) {
	const char *name = cast->person[by].name;
	struct buf before = BUF_EMPTY;
	if (does != NULL) {
		buf_printf(&before, "%s ", name);
		add_rendered(story, cast, before.text, does, ends_sentence(does) ? "" : ".", 0, out);
		buf_clear(&before);
	}
	if (says != NULL) {
		buf_printf(&before, "%s: ", name);
		add_rendered(story, cast, before.text, says, "", 2, out);
	}
	buf_finish(&before);
}

void transcript_text(const struct story *story, const struct cast *cast, const char *text, struct buf *out) {
	add_rendered(story, cast, "", text, "", 0, out);
}

void transcript_reply_text(const struct reply *reply, struct parts parts, struct buf *out) {
	if (reply->compose != NULL) {
		compose_says(reply->compose, parts.option, out);
	} else if (reply->says != NULL) {
		buf_puts(out, reply->says);
	}
}

static void add_reply(const struct playthrough *playthrough, const struct cast *cast, const struct step *step, struct buf *out) {
	const struct story *story = playthrough_story(playthrough);
	const struct reply *reply = story->replies[step->reply];
	struct buf says = BUF_EMPTY;
	transcript_reply_text(reply, step->parts, &says);
	add_speech(story, cast, (enum seat)step->by, reply->does, says.len > 0 ? says.text : NULL, out);
	buf_finish(&says);
}

void transcript_event(const struct playthrough *playthrough, const struct cast *cast, size_t index, struct buf *out) {
	const struct story *story = playthrough_story(playthrough);
	struct event event = playthrough_event(playthrough, index);
	if (event.line < 0) {
		add_reply(playthrough, cast, playthrough_step(playthrough, event.step), out);
		return;
	}
	struct line line = playthrough_event_line(playthrough, event);
	if (line.by == SEAT_NONE) {
		transcript_text(story, cast, line.text, out);
	} else {
		add_speech(story, cast, line.by, line.does, line.says, out);
	}
}

void transcript_verdict(const struct playthrough *playthrough, size_t index, struct buf *out) {
	const struct step *step = playthrough_step(playthrough, index);
	buf_printf(out, "  [%s: tension %d of 1000]\n", verdict_sentence((enum verdict)step->verdict), step->tension);
}

void transcript_card(const struct story *story, const struct cast *cast, const struct reply *reply, struct buf *out) {
	if (reply->does != NULL) {
		buf_putc(out, '(');
		story_plain_text(story, cast, reply->does, out);
		buf_putc(out, ')');
	}
	if (reply->says != NULL) {
		buf_puts(out, reply->does != NULL ? " " : "");
		story_plain_text(story, cast, reply->says, out);
	}
	if (reply->compose != NULL) {
		buf_puts(out, reply->does != NULL ? " " : "");
		for (size_t i = 0; i < reply->compose->slot_count; i++) {
			const char *label = reply->compose->slots[i].label;
			buf_puts(out, i == 0 ? "" : " ");
			story_plain_text(story, cast, label != NULL ? label : "…", out);
		}
		buf_puts(out, "  (you put it together)");
	}
}

void transcript_end(const struct playthrough *playthrough, const struct cast *cast, struct buf *out) {
	const struct story *story = playthrough_story(playthrough);
	const struct beat *beat = playthrough_beat(playthrough);
	if (beat->ending == ENDING_NONE) {
		buf_puts(out, "\nThe scenario has no more replies to offer here; it stops without an ending.\n");
		return;
	}
	buf_putc(out, '\n');
	add_rendered(story, cast, "End: ", beat->title, "", 0, out);
	if (beat->text != NULL) {
		transcript_text(story, cast, beat->text, out);
	}
	if (beat->ask != NULL) {
		buf_putc(out, '\n');
		add_rendered(story, cast, "To talk about: ", beat->ask, "", 2, out);
	}
	buf_puts(out, "\nThis was a part you played. Stretch, look round the room, and be yourself again.\n");
}
