/* Searching as people type. */
#include "check.h"

#include "base/match.h"

static void test_words(void **state) {
	(void)state;
	static const struct {
		const char *why, *text, *words[3];
		bool found;
	} rows[] = {
		{"no word is everywhere", "", {NULL}, true},
		{"an empty word is everywhere", "x", {""}, true},
		{"nothing holds no word", "", {"x"}, false},
		{"small and large", "The Back Rub", {"back", "RUB"}, true},
		{"within a word", "dishwasher", {"wash"}, true},
		{"every word", "The back rub", {"back", "train"}, false},
		{"in any order", "late train", {"train", "late"}, true},
		{"large letters past ASCII", "\316\221\316\263\316\254\317\200\316\267", {"\316\254\316\223\316\206\316\240"},
			false},
		{"Greek", "\316\221\316\263\316\254\317\200\316\267", {"\316\221\316\223\316\206\316\240\316\227"}, true},
		{"Cyrillic", "\320\230\320\263\320\276\321\200\321\214", {"\320\270\320\223\320\236"}, true},
		{"a sharp s is two", "Stra\303\237e", {"STRASSE"}, true},
		{"put together otherwise", "Zoe\314\210", {"zo\303\253"}, true},
		{"without its accent", "No\303\253l", {"noel"}, true},
		{"an accent that is asked for", "Zoe", {"zo\303\253"}, false},
		{"a ligature", "o\357\254\203ce", {"office"}, true},
		{"no UTF-8 as it stands", "a\377b", {"\377"}, true},
		{"no UTF-8 that is not there", "ab", {"\377"}, false},
		{"no words across lines", "one\ntwo", {"one two"}, false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t count = 0;
		while (count < 3 && rows[i].words[count] != NULL) {
			count++;
		}
		if (match_words(rows[i].text, rows[i].words, count) != rows[i].found) {
			fail_msg("%s", rows[i].why);
		}
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_words)};
	return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
