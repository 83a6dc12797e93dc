/* What is no writing: where the first of it stands, and that nothing else is taken for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/controls.h"
#include "base/utf8.h"

/* clang-format off */
static const struct {
	const char *why, *text;
	bool lines;
	enum control_kind kind;
	size_t start, len;
} rows[] = {
	{"nothing", "", false, CONTROL_NONE, 0, 0},
	{"plain", "She has gone. He hasn't, yet.", false, CONTROL_NONE, 0, 0},
	{"the last of C0", "a\x1f", true, CONTROL_CHARACTER, 1, 1},
	{"the blank after it", "a ", true, CONTROL_NONE, 0, 0},
	{"the tilde before DEL", "12345678~", true, CONTROL_NONE, 0, 0},
	{"DEL", "12345678\x7f", true, CONTROL_CHARACTER, 8, 1},
	{"DEL among eight", "123\x7f" "5678", true, CONTROL_CHARACTER, 3, 1},
	{"an escape far on", "0123456789abcdef0123\x1b[2J", true, CONTROL_CHARACTER, 20, 1},
	{"the first of C1", "a\xc2\x80", true, CONTROL_CHARACTER, 1, 2},
	{"the last of C1", "a\xc2\x9f", true, CONTROL_CHARACTER, 1, 2},
	{"the no-break space after it", "a\u00a0b", true, CONTROL_NONE, 0, 0},
	{"letters with these bytes in them", "\u00df \u0142 \u2019 \u2026 \u2028", true, CONTROL_NONE, 0, 0},
	{"a tab is none of the line breaks", "a\tb", true, CONTROL_CHARACTER, 1, 1},
	{"a carriage return neither", "a\r\nb", true, CONTROL_CHARACTER, 1, 1},
	{"a line break where there may be one", "a\nb", true, CONTROL_NONE, 0, 0},
	{"and where not", "a\nb", false, CONTROL_LINE_BREAK, 1, 1},
	{"a mark that is not closed", "a\u202eb", true, CONTROL_UNPAIRED, 1, 3},
	{"one that is", "a\u202eb\u202c", true, CONTROL_NONE, 0, 0},
	{"an isolate that is", "\u2067a\u2069", true, CONTROL_NONE, 0, 0},
	{"one that closes nothing", "ab\u202c", true, CONTROL_UNPAIRED, 2, 3},
	{"the other kind closes it not", "a\u202ab\u2069", true, CONTROL_UNPAIRED, 1, 3},
	{"nested", "\u2068\u202ba\u202c\u2069", true, CONTROL_NONE, 0, 0},
	{"crossed", "\u2068\u202ba\u2069\u202c", true, CONTROL_UNPAIRED, 3, 3},
	{"a line's end closes none", "\u2068a\nb\u2069", true, CONTROL_UNPAIRED, 0, 3},
	{"marks that need no other half", "a\u200eb\u200f \u061c", true, CONTROL_NONE, 0, 0},
	{"cut off in the middle", "a\xe2\x80", true, CONTROL_NONE, 0, 0},
};
/* clang-format on */

static void test_rows(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct control found = control_find(rows[i].text, strlen(rows[i].text), rows[i].lines);
		bool same = found.kind == rows[i].kind;
		if (!same || (found.kind != CONTROL_NONE && (found.start != rows[i].start || found.len != rows[i].len))) {
			fail_msg("%s: kind %d at %zu, %zu", rows[i].why, (int)found.kind, found.start, found.len);
		}
	}
}

/* Every code point alone, at each place among eight bytes. */
static void test_every_character(void **state) {
	(void)state;
	for (int32_t code = 0; code <= 0x10ffff; code += code < 0x3000 ? 1 : 0x101) {
		char text[24] = "abcdefghabcdefgh";
		size_t at = (size_t)code % 9, size = utf8_put(text + at, code);
		bool surrogate = code >= 0xd800 && code < 0xe000;
		enum control_kind wanted = control_is(code) ? CONTROL_CHARACTER : control_turns(code) ? CONTROL_UNPAIRED : CONTROL_NONE;
		struct control found = control_find(text, 16, true);
		if (!surrogate && code != '\n' && (found.kind != wanted || (wanted != CONTROL_NONE && (found.start != at || found.len != size)))) {
			fail_msg("U+%04X: kind %d at %zu", (unsigned)code, (int)found.kind, found.start);
		}
	}
}

static void test_deep(void **state) {
	(void)state;
	char text[3 * 200 + 1] = "";
	for (size_t i = 0; i < 200; i++) {
		memcpy(text + 3 * i, "\u202a", 3);
	}
	assert_int_equal(control_find(text, 600, true).kind, CONTROL_UNPAIRED);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_every_character),
		cmocka_unit_test(test_deep),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
