#include "view/text/grapheme.h"

#include <stdbool.h>
#include <utf8proc.h>

#include "base/utf8.h"

size_t grapheme_len(const char *text, size_t len) {
	if (len == 0) {
		return 0;
	}
	if (len > 1 && (unsigned char)text[0] < 0x80 && (unsigned char)text[1] < 0x80 && text[0] != '\r') {
		return 1; /* nearly all there is */
	}
	size_t size, at;
	int32_t before = utf8_next(text, len, &size), state = 0;
	for (at = size; at < len; at += size) {
		int32_t code = utf8_next(text + at, len - at, &size);
		if (before < 0 || code < 0 || utf8proc_grapheme_break_stateful(before, code, &state)) {
			break;
		}
		before = code;
	}
	return at;
}
