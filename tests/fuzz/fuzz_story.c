/*
 * Any bytes as a scenario: never a crash; a story exactly where there is no
 * error; every finding on a place of its text.
 */
#include <stdint.h>
#include <stdlib.h>

#include "story/story.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void require(bool fact) {
	if (!fact) {
		abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
	struct diag diag = {0};
	struct buf shown = BUF_EMPTY;
	struct story *story = story_load_text("/nowhere/fuzz.json", (const char *)bytes, len, &diag);
	require((story == NULL) == (diag.errors > 0));
	for (size_t i = 0; i < diag.len; i++) {
		struct span span = diag.findings[i].span;
		require(span.source != NULL && span.start <= len && span.len <= len - span.start);
	}
	diag_print(&diag, false, &shown);
	story_destroy(story);
	diag_finish(&diag);
	buf_finish(&shown);
	return 0;
}
