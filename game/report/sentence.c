/* The sentence that a person puts together afterwards. */
#include <string.h>

#include "report/debrief.h"

static bool is_blank(const char *text) {
	return text == NULL || text[strspn(text, " \t\n")] == '\0';
}

void debrief_sentence(const char *const parts[PATTERN_PARTS], struct buf *out) {
	size_t begin = out->len;
	for (int i = 0; i < PATTERN_PARTS; i++) {
		if (is_blank(parts[i])) {
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
		buf_puts(out, parts[i]);
		bool ends = strchr(".!?,", parts[i][strlen(parts[i]) - 1]) != NULL;
		buf_puts(out, ends ? "" : i == 0 ? "," : ".");
	}
}
