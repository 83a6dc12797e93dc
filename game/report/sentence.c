/* The sentence that a person puts together afterwards. */
#include <string.h>

#include "report/debrief.h"

/* What was written without the blanks around it. */
static size_t trimmed(const char **text) {
	const char *from = *text != NULL ? *text + strspn(*text, " \t\n") : "";
	size_t len = strlen(from);
	while (len > 0 && strchr(" \t\n", from[len - 1]) != NULL) {
		len--;
	}
	*text = from;
	return len;
}

void debrief_sentence(const char *const parts[PATTERN_PARTS], struct buf *out) {
	size_t begin = out->len;
	for (int i = 0; i < PATTERN_PARTS; i++) {
		const char *part = parts[i];
		size_t len = trimmed(&part);
		if (len == 0) {
			continue;
		}
		size_t opening = strlen(debrief_pattern[i]) - strlen("…");
		bool within = out->len > begin && out->text[out->len - 1] == ',';
		buf_puts(out, out->len > begin ? " " : "");
		size_t at = out->len;
		buf_add(out, debrief_pattern[i], opening);
		if (within && out->text[at] == 'W') {
			out->text[at] = 'w'; /* "When …, what I long for is …" */
		}
		buf_add(out, part, len);
		bool ends = strchr(".!?,", part[len - 1]) != NULL;
		buf_puts(out, ends ? "" : i == 0 ? "," : ".");
	}
	if (out->len > begin && out->text[out->len - 1] == ',') { /* what follows is still to be found */
		out->len--;
		buf_puts(out, " …");
	}
}
