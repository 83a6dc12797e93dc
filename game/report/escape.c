/* One walk for each format; all know the two marks of emphasis and drop what they do not know. */
#include "report/escape.h"

#include <stdbool.h>
#include <string.h>

#include "story/story.h"

static bool is_mark(char c) {
	return c == EMPHASIS_ON || c == EMPHASIS_OFF;
}

static void put_xml(struct buf *out, char c) {
	switch (c) {
	case '<':
		buf_puts(out, "&lt;");
		break;
	case '>':
		buf_puts(out, "&gt;");
		break;
	case '&':
		buf_puts(out, "&amp;");
		break;
	case '"':
		buf_puts(out, "&quot;");
		break;
	case '\'':
		buf_puts(out, "&#39;");
		break;
	default:
		buf_putc(out, c);
	}
}

/* Puts `on` or `off` for a mark, if it changes anything; says whether emphasis is on after it. */
static bool put_mark(struct buf *out, char mark, bool emphasis, const char *on, const char *off) {
	bool wanted = mark == EMPHASIS_ON;
	if (wanted != emphasis) {
		buf_puts(out, wanted ? on : off);
	}
	return wanted;
}

void escape_html(struct buf *out, const char *text) {
	bool emphasis = false;
	for (; text != NULL && *text != '\0'; text++) {
		if (is_mark(*text)) {
			emphasis = put_mark(out, *text, emphasis, "<em>", "</em>");
		} else {
			put_xml(out, *text);
		}
	}
	put_mark(out, EMPHASIS_OFF, emphasis, "", "</em>");
}

void escape_xml(struct buf *out, const char *text) {
	for (; text != NULL && *text != '\0'; text++) {
		if (!is_mark(*text)) {
			put_xml(out, *text);
		}
	}
}

/* Signs that mean something only where a line, and so perhaps this text, begins. */
static size_t put_line_start(struct buf *out, const char *text) {
	size_t digits = strspn(text, "0123456789");
	if (digits > 0 && (text[digits] == '.' || text[digits] == ')')) {
		buf_add(out, text, digits);
		buf_printf(out, "\\%c", text[digits]);
		return digits + 1;
	}
	if (text[0] != '\0' && strchr("-+=#:", text[0]) != NULL) {
		buf_printf(out, "\\%c", text[0]);
		return 1;
	}
	return 0;
}

/* Writes one sign, or the beginning of a bare address that would become a link; returns how many bytes it took. */
static size_t put_markdown(struct buf *out, const char *at) {
	if (at[0] == '<') {
		buf_puts(out, "&lt;");
	} else if (at[0] == '&') {
		buf_puts(out, "&amp;");
	} else if (strncmp(at, "://", 3) == 0 || strchr("\\`*_[]>|~$@", at[0]) != NULL) {
		buf_printf(out, "\\%c", at[0]);
	} else if (strncmp(at, "www.", 4) == 0) {
		buf_puts(out, "www\\.");
		return 4;
	} else {
		buf_putc(out, at[0]);
	}
	return 1;
}

void escape_markdown(struct buf *out, const char *text) {
	if (text == NULL) {
		return;
	}
	bool emphasis = false;
	text += strspn(text, " ");
	text += put_line_start(out, text);
	while (*text != '\0') {
		if (is_mark(*text)) {
			emphasis = put_mark(out, *text++, emphasis, "*", "*");
		} else {
			text += put_markdown(out, text);
		}
	}
	put_mark(out, EMPHASIS_OFF, emphasis, "", "*");
}

void escape_csv(struct buf *out, const char *text) {
	struct buf plain = BUF_EMPTY;
	escape_nothing(&plain, text);
	bool formula = plain.len > 0 && strchr("=+-@", plain.text[0]) != NULL;
	bool quoted = formula || strpbrk(plain.text, "\",\r\n;\t") != NULL || plain.text[0] == ' ';
	buf_puts(out, quoted ? "\"" : "");
	buf_puts(out, formula ? "'" : "");
	for (size_t i = 0; i < plain.len; i++) {
		buf_puts(out, plain.text[i] == '"' ? "\"" : "");
		buf_putc(out, plain.text[i]);
	}
	buf_puts(out, quoted ? "\"" : "");
	buf_finish(&plain);
}

/* DOT reads character entities and its own backslash escapes inside quotes. */
void escape_dot(struct buf *out, const char *text) {
	for (; text != NULL && *text != '\0'; text++) {
		if (*text == '&') {
			buf_puts(out, "&amp;");
		} else if (*text == '"' || *text == '\\') {
			buf_printf(out, "\\%c", *text);
		} else if (!is_mark(*text)) {
			buf_putc(out, *text);
		}
	}
}

void escape_nothing(struct buf *out, const char *text) {
	for (; text != NULL && *text != '\0'; text++) {
		if (!is_mark(*text)) {
			buf_putc(out, *text);
		}
	}
}
