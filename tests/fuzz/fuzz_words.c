/*
 * Any bytes as a word file and, behind the first NUL, as a text: never a crash,
 * a file is refused with a finding inside it, and every mark lies inside the
 * text. The text is read with the fuzzed file and with a small one that works.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "words/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static const char works[] =
	"= short forms\ni'm = i am\n= fillers\nso, a bit\n= list feeling\nsad, left out\n= feeling\ni am {feeling}\n"
	". {feeling} .\n= charge: x\nyou (always|never) * you\n, you ?\n= not charge\nyou never knew you\n";

static void require(bool fact) {
	if (!fact) {
		abort();
	}
}

static struct words *parse(const char *text, size_t len, struct diag *diag) {
	struct buf buf = BUF_EMPTY;
	buf_add(&buf, text, len);
	return words_parse(diag_source(diag, "fuzz", &buf), diag);
}

static void read_with(const struct words *words, const char *text, size_t len) {
	struct words_found found;
	words_read(words, text, len, &found);
	for (size_t i = 0; i < found.len; i++) {
		require(found.marks[i].start < found.marks[i].end && found.marks[i].end <= len);
		require(found.counts[found.marks[i].kind] > 0);
	}
	(void)words_bearing(&found);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
	const char *text = (const char *)bytes, *nul = len > 0 ? memchr(text, '\0', len) : NULL;
	size_t file_len = nul != NULL ? (size_t)(nul - text) : len;
	size_t rest = nul != NULL ? file_len + 1 : 0;
	struct diag diag = {0}, none = {0};
	struct words *words = parse(text, file_len, &diag), *small = parse(works, strlen(works), &none);
	require((words == NULL) == (diag.errors > 0) && small != NULL && none.len == 0);
	for (size_t i = 0; i < diag.len; i++) {
		struct span span = diag.findings[i].span;
		require(span.start == DIAG_WHOLE_FILE || (span.start <= file_len && span.len <= file_len - span.start));
		require(strncmp(diag.findings[i].code, "words-", 6) == 0);
	}
	if (words != NULL) {
		read_with(words, text + rest, len - rest);
	}
	read_with(small, text + rest, len - rest);
	words_destroy(words);
	words_destroy(small);
	diag_finish(&diag);
	diag_finish(&none);
	return 0;
}
