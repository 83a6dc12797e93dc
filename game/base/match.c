#include "base/match.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/mem.h"

enum { FOLDED = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE };

/* The text as it is compared; free with free(). */
static char *folded(const char *text, int more) {
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)strlen(text), &out,
		(utf8proc_option_t)(UTF8PROC_DECOMPOSE | FOLDED | more));
	if (len == UTF8PROC_ERROR_NOMEM) {
		mem_exhausted();
	}
	return len >= 0 ? (char *)out : mem_copy(text, strlen(text));
}

bool match_words(const char *text, const char *const *words, size_t count) {
	char *with_marks = folded(text, 0), *without = folded(text, UTF8PROC_STRIPMARK);
	bool all = true;
	for (size_t i = 0; all && i < count; i++) {
		char *word = folded(words[i], 0);
		all = strstr(with_marks, word) != NULL || strstr(without, word) != NULL;
		free(word);
	}
	free(with_marks);
	free(without);
	return all;
}

bool match_typed(const char *text, const char *typed) {
	size_t len = strlen(typed), count = 0;
	char *copy = mem_copy(typed, len), *rest = NULL;
	const char **words = mem_array(len / 2 + 1, sizeof(*words));
	for (char *word = strtok_r(copy, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
		words[count++] = word;
	}
	bool all = count == 0 || match_words(text, words, count);
	free(words);
	free(copy);
	return all;
}
