/*
 * Where a line may end is libunibreak's word (UAX 14). Pieces are measured
 * once; trying other widths, to balance lines or to save a widow, is only
 * adding up.
 */
#include "view/text/text_lines.h"

#include <linebreak.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "story/story.h"
#include "view/text/grapheme.h"

enum { NO_CHARACTER = 0xFFFF };

void pieces_finish(struct pieces *pieces) {
	free(pieces->items);
	free(pieces->faces);
	free(pieces->breaks);
	buf_finish(&pieces->text);
	memset(pieces, 0, sizeof(*pieces));
}

static bool between(int32_t code, int32_t first, int32_t last) {
	return code >= first && code <= last;
}

/* Two of these make a flag. */
static bool is_flag_half(int32_t code) {
	return between(code, 0x1F1E6, 0x1F1FF);
}

static enum face emphasised(enum face face) {
	return face == FACE_ITALIC ? FACE_REGULAR : FACE_ITALIC;
}

/* Takes the marks of emphasis out and notes each byte's face instead. */
static void take_marks_out(struct pieces *pieces, enum face base, const char *text, size_t len) {
	if (len + 1 > pieces->room) {
		pieces->room = len + 1;
		pieces->faces = mem_resize(pieces->faces, pieces->room, 1);
		pieces->breaks = mem_resize(pieces->breaks, pieces->room, 1);
	}
	if (pieces->text.text == NULL) {
		pieces->text = BUF_EMPTY;
	}
	buf_clear(&pieces->text);
	enum face face = base;
	for (size_t i = 0; i < len; i++) {
		if (text[i] == EMPHASIS_ON) {
			face = emphasised(base);
		} else if (text[i] == EMPHASIS_OFF) {
			face = base;
		} else {
			pieces->faces[pieces->text.len] = (unsigned char)face;
			buf_putc(&pieces->text, text[i]);
		}
	}
}

/*
 * libunibreak 1.1 stops the program at halves of flags (and at U+FFFF), so it
 * is shown an ideograph of the same length in their place. Between the two
 * halves of a flag no line ends.
 */
static void find_breaks(struct pieces *pieces) {
	const char *text = pieces->text.text;
	size_t len = pieces->text.len, size = 0;
	char *shown = mem_copy(text, len);
	for (size_t at = 0; at < len; at += size) {
		int32_t code = utf8_next(text + at, len - at, &size);
		if (is_flag_half(code)) {
			utf8_put(shown + at, 0x20000);
		} else if (code == NO_CHARACTER) {
			utf8_put(shown + at, 0xFFFD);
		}
	}
	set_linebreaks_utf8((const utf8_t *)shown, len, "en", pieces->breaks);
	free(shown);
	size_t halves = 0;
	for (size_t at = 0; at < len; at += size) {
		halves = is_flag_half(utf8_next(text + at, len - at, &size)) ? halves + 1 : 0;
		if (halves % 2 == 1 && at + size < len && pieces->breaks[at + size - 1] == LINEBREAK_ALLOWBREAK) {
			size_t next_size;
			bool pair = is_flag_half(utf8_next(text + at + size, len - at - size, &next_size));
			pieces->breaks[at + size - 1] = pair ? LINEBREAK_NOBREAK : LINEBREAK_ALLOWBREAK;
		}
	}
}

static bool is_blank(char c) {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static size_t without_blanks(const char *text, size_t len) {
	while (len > 0 && is_blank(text[len - 1])) {
		len--;
	}
	return len;
}

/*
 * A painter may round widths to whole pixels, and over a line of words that
 * adds up. So a piece is measured as what it adds to the stretch of text that
 * it continues; a stretch is begun anew now and then, to keep it short.
 */
struct measure {
	const struct metrics *metrics;
	struct text_style style;
	float width;
	size_t stretch; /* where it begins */
	float before;   /* how wide it is without the piece to come */
	size_t next;    /* where that piece begins, if it continues the stretch */
};

enum { STRETCH_MOST = 160 };

static float measure(const struct measure *with, enum face face, const char *text, size_t len) {
	return len == 0 ? 0 : with->metrics->width(with->metrics->data, face, with->style.size, text, len);
}

/* The longest beginning of a too long word that fits, at least one character as readers see them. */
static size_t fitting(const struct measure *with, enum face face, const char *text, size_t len) {
	size_t best = grapheme_len(text, len);
	while (best < len) {
		size_t more = best + grapheme_len(text + best, len - best);
		if (measure(with, face, text, more) > with->width) {
			break;
		}
		best = more;
	}
	return best;
}

static void put_piece(struct pieces *pieces, struct piece piece) {
	pieces->items = mem_room(pieces->items, pieces->len, &pieces->cap, sizeof(*pieces->items));
	pieces->items[pieces->len++] = piece;
}

/* A word that no line holds, cut between characters; returns how much of it has been put. */
static size_t put_too_long(struct pieces *pieces, const struct measure *with, size_t start, size_t bare) {
	enum face face = (enum face)pieces->faces[start];
	size_t put = 0;
	for (;;) {
		const char *rest = pieces->text.text + start + put;
		size_t left = bare - put;
		if (measure(with, face, rest, left) <= with->width) {
			return put;
		}
		size_t cut = fitting(with, face, rest, left);
		if (cut == left) {
			return put;
		}
		float width = measure(with, face, rest, cut);
		put_piece(pieces, (struct piece){start + put, cut, face, width, width, PIECE_MAY_END});
		put += cut;
	}
}

static void add_piece(struct pieces *pieces, struct measure *with, size_t start, size_t len, enum piece_end end) {
	size_t put = put_too_long(pieces, with, start, without_blanks(pieces->text.text + start, len));
	start += put;
	len -= put;
	const char *text = pieces->text.text + start;
	enum face face = (enum face)pieces->faces[start];
	size_t bare = without_blanks(text, len), shown = len;
	while (shown > bare && text[shown - 1] != ' ') {
		shown--;
	}
	bool anew = start == 0 || pieces->faces[start - 1] != (unsigned char)face || start != with->next ||
				start - with->stretch > STRETCH_MOST;
	with->stretch = anew ? start : with->stretch;
	with->before = anew ? 0 : with->before;
	const char *stretch = pieces->text.text + with->stretch;
	size_t lead = start - with->stretch;
	float bare_end = measure(with, face, stretch, lead + bare);
	float end_at = shown > bare ? measure(with, face, stretch, lead + shown) : bare_end;
	put_piece(pieces, (struct piece){start, len, face, end_at - with->before, bare_end - with->before, end});
	with->before = end_at;
	with->next = shown == len ? start + len : SIZE_MAX; /* what follows a line's end does not continue it */
}

void pieces_make(struct pieces *pieces, const struct metrics *metrics, struct text_style style, const char *text,
	size_t len, float width) {
	struct measure with = {.metrics = metrics, .style = style, .width = width, .next = SIZE_MAX};
	take_marks_out(pieces, style.face, text, len);
	pieces->len = 0;
	size_t count = pieces->text.len, start = 0;
	if (count == 0) {
		return;
	}
	find_breaks(pieces);
	for (size_t i = 0; i < count; i++) {
		bool must = pieces->breaks[i] == LINEBREAK_MUSTBREAK && i + 1 < count;
		bool may = pieces->breaks[i] == LINEBREAK_ALLOWBREAK;
		bool turns = i + 1 < count && pieces->faces[i] != pieces->faces[i + 1];
		if (must || may || turns || i + 1 == count) {
			add_piece(pieces, &with, start, i + 1 - start, must ? PIECE_MUST_END : may ? PIECE_MAY_END : PIECE_JOINS);
			start = i + 1;
		}
	}
}

size_t pieces_line(const struct pieces *pieces, size_t first, float width, float *line_width) {
	float used = 0;
	size_t taken = 0, i = first;
	*line_width = 0;
	while (i < pieces->len) {
		/* what cannot be parted goes into the line together */
		float whole = used, bare = used;
		size_t end = i;
		for (;;) {
			bare = whole + pieces->items[end].trimmed;
			whole += pieces->items[end].width;
			if (pieces->items[end].end != PIECE_JOINS || end + 1 == pieces->len) {
				break;
			}
			end++;
		}
		if (bare > width + 0.01f && taken > 0) {
			return taken;
		}
		if (bare > width + 0.01f && end > i) {
			end = i; /* joined pieces of several faces that no line holds: parted all the same */
			whole = used + pieces->items[end].width;
			bare = used + pieces->items[end].trimmed;
		}
		taken = end + 1 - first;
		used = whole;
		*line_width = bare;
		i = end + 1;
		if (pieces->items[end].end == PIECE_MUST_END) {
			return taken;
		}
	}
	return taken;
}

static size_t count_lines(const struct pieces *pieces, float width, float *widest, size_t *last_pieces) {
	size_t lines = 0, taken = 0;
	*widest = 0;
	for (size_t i = 0; i < pieces->len; i += taken) {
		float line = 0;
		taken = pieces_line(pieces, i, width, &line);
		*widest = line > *widest ? line : *widest;
		lines++;
	}
	*last_pieces = taken;
	return lines;
}

float pieces_width(const struct pieces *pieces, enum fit_lines fit, float width) {
	float widest = 0;
	size_t last = 0, lines = count_lines(pieces, width, &widest, &last);
	bool widow = lines > 1 && last == 1;
	if (lines < 2 || (fit == LINES_FILL && !widow)) {
		return width;
	}
	float low = width * (fit == LINES_FILL ? 0.75f : 0.3f), high = width;
	for (int i = 0; i < 12 && (fit == LINES_BALANCED || widow); i++) {
		float middle = fit == LINES_FILL ? high - width * 0.02f : (low + high) / 2;
		bool same = middle >= low && count_lines(pieces, middle, &widest, &last) == lines && widest <= middle + 0.01f;
		if (same) {
			high = middle;
			widow = last == 1;
		} else if (fit == LINES_FILL) {
			return width;
		} else {
			low = middle;
		}
	}
	return fit == LINES_FILL && widow ? width : high;
}
