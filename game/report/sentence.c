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

/* Where a part begins that comes `at` or later in the text: after its opening, in `*from`. NULL: nowhere. */
static const char *opening_of(int part, const char *text, const char *at, const char **from) {
	size_t len = strlen(debrief_pattern[part]) - strlen("…");
	for (const char *c = at; *c != '\0'; c++) {
		bool begins = c == text || c[-1] == ' ';
		bool same = c[0] == debrief_pattern[part][0] || (c[0] == 'w' && debrief_pattern[part][0] == 'W');
		if (begins && same && strncmp(c + 1, debrief_pattern[part] + 1, len - 1) == 0) {
			*from = c + len;
			return c;
		}
	}
	return NULL;
}

static void split(const char *text, struct buf parts[PATTERN_PARTS]) {
	const char *begins[PATTERN_PARTS], *from[PATTERN_PARTS], *at = text;
	for (int i = 0; i < PATTERN_PARTS; i++) {
		begins[i] = opening_of(i, text, at, &from[i]);
		at = begins[i] != NULL ? from[i] : at;
	}
	for (int i = 0; i < PATTERN_PARTS; i++) {
		const char *end = text + strlen(text);
		for (int next = PATTERN_PARTS - 1; next > i; next--) {
			end = begins[next] != NULL ? begins[next] : end;
		}
		if (begins[i] != NULL) {
			size_t len = (size_t)(end - from[i]);
			len -= len > 0 && end[-1] == ' '; /* between two parts */
			len -= len > 0 && from[i][len - 1] == (i == 0 ? ',' : '.');
			buf_add(&parts[i], from[i], len);
		}
	}
}

bool debrief_sentence_parts(const char *sentence, struct buf parts[PATTERN_PARTS]) {
	static const char open_end[] = " …";
	struct buf text = BUF_EMPTY, again = BUF_EMPTY;
	size_t len = strlen(sentence), end = sizeof(open_end) - 1;
	bool open = len >= end && strcmp(sentence + len - end, open_end) == 0;
	buf_add(&text, sentence, open ? len - end : len);
	split(text.text, parts);
	debrief_sentence((const char *const[PATTERN_PARTS]){parts[0].text, parts[1].text, parts[2].text}, &again);
	bool good = len > 0 && strcmp(again.text, sentence) == 0;
	for (int i = 0; i < PATTERN_PARTS && !good; i++) {
		buf_clear(&parts[i]);
	}
	buf_finish(&text);
	buf_finish(&again);
	return good;
}
