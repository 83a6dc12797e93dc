#include "report/plain.h"

#include <string.h>

#include "report/escape.h"
#include "report/wrap.h"

void plain_lines(struct buf *out, const char *text, size_t indent) {
	wrap_text(out, text, strlen(text), indent);
}

void plain_text(struct buf *out, const char *before, const char *text, size_t indent) {
	if (text == NULL) {
		return;
	}
	struct buf line = BUF_EMPTY;
	buf_puts(&line, before);
	escape_nothing(&line, text);
	plain_lines(out, line.text, indent);
	buf_finish(&line);
}

void plain_said(const struct said *said, struct buf *out) {
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
