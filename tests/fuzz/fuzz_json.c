/*
 * Any bytes as JSON: never a crash, one finding where they are refused, cJSON
 * never the stricter judge, and every place inside the text and inside its
 * parent's.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "story/json_doc.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void require(bool fact) {
	if (!fact) {
		abort();
	}
}

static void check_value(const struct json_doc *doc, const cJSON *value, struct span outer) {
	struct span span = json_doc_span(doc, value), key = json_doc_key_span(doc, value);
	require(span.len > 0 && span.start >= outer.start && span.start + span.len <= outer.start + outer.len);
	require(value->string == NULL || (key.start >= outer.start && key.start + key.len < span.start));
	if (cJSON_IsString(value)) {
		size_t decoded = strlen(value->valuestring);
		for (size_t at = 0; at <= decoded && at < 100; at++) {
			struct span inside = json_doc_inside(doc, value, at, decoded > at ? 1 : 0);
			require(inside.start > span.start && inside.start + inside.len < span.start + span.len);
			require((inside.len > 0) == (at < decoded));
		}
	}
	for (const cJSON *child = value->child; child != NULL; child = child->next) {
		check_value(doc, child, span);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
	struct diag diag = {0};
	struct buf text = BUF_EMPTY, shown = BUF_EMPTY;
	buf_add(&text, (const char *)bytes, len);
	const struct source *source = diag_source(&diag, "fuzz", &text);
	struct json_doc *doc = json_doc_parse(source, &diag);
	const char *end = NULL;
	cJSON *theirs = cJSON_ParseWithLengthOpts(source->text, source->len + 1, &end, true);
	require(doc == NULL || theirs != NULL);
	require((doc == NULL) == (diag.len > 0));
	if (doc != NULL) {
		require(cJSON_Compare(json_doc_root(doc), theirs, true));
		check_value(doc, json_doc_root(doc), (struct span){source, 0, len});
	}
	for (size_t i = 0; i < diag.len; i++) {
		struct span span = diag.findings[i].span;
		require(span.start <= len && span.len <= len - span.start);
		require(strncmp(diag.findings[i].code, "json-", 5) == 0);
	}
	diag_sort(&diag);
	diag_print(&diag, true, &shown);
	cJSON_Delete(theirs);
	json_doc_destroy(doc);
	diag_finish(&diag);
	buf_finish(&shown);
	return 0;
}
