/* Memory, buffers and UTF-8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"

static void test_mem(void **state) {
	(void)state;
	free(mem_array(0, 8));
	int *zeroed = mem_array(3, sizeof(int));
	assert_int_equal(zeroed[2], 0);
	free(zeroed);
	char *copy = mem_copy("abc", 2);
	assert_string_equal(copy, "ab");
	free(copy);
	copy = mem_copy(NULL, 0);
	assert_string_equal(copy, "");
	free(copy);
	int *grown = NULL;
	size_t cap = 0;
	for (size_t i = 0; i < 1000; i++) {
		grown = mem_room(grown, i, &cap, sizeof(*grown));
		assert_true(i < cap);
		grown[i] = (int)i;
	}
	assert_int_equal(grown[999], 999);
	free(grown);
}

static void test_arena(void **state) {
	(void)state;
	struct arena arena = {0};
	static const size_t sizes[] = {0, 1, 15, 16, 17, 4095, 4096, 100000, 3 << 20};
	char *first = arena_text(&arena, "first");
	for (size_t round = 0; round < 3; round++) {
		for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
			unsigned char *bytes = arena_array(&arena, sizes[i], 1);
			assert_int_equal((uintptr_t)bytes % 16, 0);
			for (size_t at = 0; at < sizes[i]; at++) {
				assert_true(bytes[at] == 0);
			}
			memset(bytes, 0xff, sizes[i]);
		}
		if (round == 0) {
			assert_string_equal(first, "first"); /* what was handed out stays */
		}
		size_t used = arena.used;
		arena_reset(&arena);
		assert_true(used > 0 && arena.used == 0);
	}
	assert_null(arena_text(&arena, NULL));
	assert_string_equal(arena_copy(&arena, "abc", 2), "ab");
	assert_string_equal(arena_copy(&arena, NULL, 0), "");
	assert_string_equal(arena_printf(&arena, "%s %d", "heat", 650), "heat 650");
	assert_string_equal(arena_printf(&arena, "%s", ""), "");
	arena_finish(&arena);
	arena_finish(&arena);
	assert_null(arena.newest);
	arena_reset(&arena);
	assert_non_null(arena_new(&arena, struct arena));
	arena_finish(&arena);
}

static void test_buf(void **state) {
	(void)state;
	struct buf buf = BUF_EMPTY;
	assert_string_equal(buf.text, "");
	buf_clear(&buf);
	buf_add(&buf, NULL, 0);
	buf_puts(&buf, "");
	buf_printf(&buf, "%s", "");
	assert_int_equal(buf.len, 0);
	assert_string_equal(buf.text, "");
	for (int i = 0; i < 1000; i++) {
		buf_putc(&buf, (char)('a' + i % 26));
		assert_int_equal(buf.text[buf.len], '\0');
	}
	assert_int_equal(buf.len, 1000);
	buf_clear(&buf);
	assert_string_equal(buf.text, "");
	buf_add(&buf, "a\0b", 3); /* NULs are bytes like others */
	buf_printf(&buf, "%03d|%s", 7, "x");
	assert_int_equal(buf.len, 8);
	assert_memory_equal(buf.text, "a\0b007|x", 9);
	char *text = buf_detach(&buf);
	assert_memory_equal(text, "a\0b007|x", 9);
	free(text);
	assert_int_equal(buf.len, 0);
	text = buf_detach(&buf); /* of nothing: still something to free */
	assert_string_equal(text, "");
	free(text);
	buf_reserve(&buf, 100);
	assert_string_equal(buf.text, "");
	assert_true(buf.cap >= 101);
	buf_finish(&buf);
	buf_finish(&buf);
	assert_string_equal(buf.text, "");
}

/* How utf8_next and utf8_valid take the bytes: the code point, or -1. */
static const struct {
	const char *bytes;
	size_t len;
	int32_t code;
} forms[] = {
	{"\0", 1, 0},
	{"a", 1, 'a'},
	{"\x7f", 1, 0x7f},
	{"\xc2\x80", 2, 0x80},
	{"\xdf\xbf", 2, 0x7ff},
	{"\xe0\xa0\x80", 3, 0x800},
	{"\xed\x9f\xbf", 3, 0xd7ff},
	{"\xee\x80\x80", 3, 0xe000},
	{"\xef\xbf\xbf", 3, 0xffff},
	{"\xf0\x90\x80\x80", 4, 0x10000},
	{"\xf4\x8f\xbf\xbf", 4, 0x10ffff},
	/* a later byte first */
	{"\x80", 1, -1},
	{"\xbf\x80", 2, -1},
	/* overlong */
	{"\xc0\x80", 2, -1},
	{"\xc1\xbf", 2, -1},
	{"\xe0\x80\x80", 3, -1},
	{"\xe0\x9f\xbf", 3, -1},
	{"\xf0\x80\x80\x80", 4, -1},
	{"\xf0\x8f\xbf\xbf", 4, -1},
	{"\xf8\x88\x80\x80\x80", 5, -1},
	{"\xfc\x84\x80\x80\x80\x80", 6, -1},
	/* surrogates */
	{"\xed\xa0\x80", 3, -1},
	{"\xed\xbf\xbf", 3, -1},
	/* too large */
	{"\xf4\x90\x80\x80", 4, -1},
	{"\xf5\x80\x80\x80", 4, -1},
	{"\xfe", 1, -1},
	{"\xff", 1, -1},
	/* cut short, by the end or by another byte at each place */
	{"\xc3", 1, -1},
	{"\xc3(", 2, -1},
	{"\xc3\xc3", 2, -1},
	{"\xe2", 1, -1},
	{"\xe2\x82", 2, -1},
	{"\xe2(\xac", 3, -1},
	{"\xe2\x82(", 3, -1},
	{"\xf0\x9f", 2, -1},
	{"\xf0\x9f\x98", 3, -1},
	{"\xf0(\x98\x80", 4, -1},
	{"\xf0\x9f(\x80", 4, -1},
	{"\xf0\x9f\x98(", 4, -1},
};

static void test_utf8_forms(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		bool good = forms[i].code >= 0;
		char *exact = mem_array(forms[i].len, 1); /* so that a sanitizer sees a byte read too far */
		memcpy(exact, forms[i].bytes, forms[i].len);
		size_t size = 99;
		assert_int_equal(utf8_next(exact, forms[i].len, &size), forms[i].code);
		assert_int_equal(size, good ? forms[i].len : 1);
		free(exact);
		for (size_t before = 0; before <= 16; before++) { /* at each place of the eight that are read at once */
			char text[32];
			memset(text, 'x', sizeof(text));
			memcpy(text + before, forms[i].bytes, forms[i].len);
			size_t bad = 99;
			assert_int_equal(utf8_valid(text, before + forms[i].len, &bad), good);
			assert_int_equal(bad, good ? 99 : before);
			assert_int_equal(utf8_valid(text, sizeof(text), NULL), good);
		}
	}
	assert_true(utf8_valid("", 0, NULL));
}

static void test_utf8_counts(void **state) {
	(void)state;
	assert_int_equal(utf8_count("", 0), 0);
	assert_int_equal(utf8_count("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80z", 11), 5);
	assert_int_equal(utf8_count("\xff\xc3", 2), 2);
	assert_int_equal(utf8_count("\xf0\x9f\x98x", 4), 4);
}

/* Every code point there and back. */
static void test_utf8_put(void **state) {
	(void)state;
	for (int32_t code = 0; code <= 0x10ffff; code++) {
		if (code == 0xd800) {
			code = 0xe000;
		}
		char bytes[4];
		size_t len = utf8_put(bytes, code), size = 0;
		if (utf8_next(bytes, len, &size) != code || size != len) {
			fail_msg("U+%04X", (unsigned)code);
		}
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mem),
		cmocka_unit_test(test_arena),
		cmocka_unit_test(test_buf),
		cmocka_unit_test(test_utf8_forms),
		cmocka_unit_test(test_utf8_counts),
		cmocka_unit_test(test_utf8_put),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
