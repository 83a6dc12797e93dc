#include "report/plain.h"

#include <string.h>

#include "base/utf8.h"

enum { LINE_WIDTH = 78 };

void plain_lines(struct buf *out, const char *text, size_t indent) {
	size_t len = strlen(text), column = 0;
	for (size_t at = 0, end; at < len; at = end + (end < len)) {
		for (end = at; end < len && text[end] != ' ' && text[end] != '\n'; end++) {
		}
		size_t size = utf8_count(text + at, end - at);
		if (column > indent && column + 1 + size > LINE_WIDTH) {
			buf_putc(out, '\n');
			column = 0;
		}
		if (column == 0) {
			buf_printf(out, "%*s", (int)indent, "");
			column = indent;
		} else {
			buf_putc(out, ' ');
			column++;
		}
		buf_add(out, text + at, end - at);
		column += size;
		if (end + 1 < len && text[end] == '\n') {
			buf_putc(out, '\n');
			column = 0;
		}
	}
	buf_putc(out, '\n');
}
