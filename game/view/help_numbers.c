#include "view/help_numbers.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"

enum { FILE_MOST = 1 << 16 };

/* A line without control characters, and without a byte that is no text. */
static void add_line(const char *line, size_t len, struct buf *out) {
	size_t start = out->len;
	for (size_t i = 0; i < len; i++) {
		if ((unsigned char)line[i] >= 0x20 && line[i] != 0x7f) {
			buf_putc(out, line[i]);
		}
	}
	while (out->len > start && out->text[out->len - 1] == ' ') {
		out->text[--out->len] = '\0';
	}
	buf_putc(out, '\n');
}

char *help_numbers_read(const char *folder) {
	struct diag diag = {0};
	struct buf file = BUF_EMPTY, out = BUF_EMPTY;
	char *path = file_join(folder, "help-numbers.txt");
	if (file_read(path, FILE_MOST, &file, &diag) && utf8_valid(file.text, file.len, NULL)) {
		for (const char *line = file.text; *line != '\0' && out.len < HELP_NUMBERS_MOST;) {
			size_t len = strcspn(line, "\n");
			if (line[0] != '#' && (out.len > 0 || strspn(line, " \t\r") < len)) {
				add_line(line, len, &out);
			}
			line += len + (line[len] == '\n');
		}
	}
	while (out.len > 0 && out.text[out.len - 1] == '\n') {
		out.text[--out.len] = '\0';
	}
	free(path);
	buf_finish(&file);
	diag_finish(&diag);
	return buf_detach(&out);
}
