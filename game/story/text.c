/*
 * Filling templates in, and checking beforehand that this cannot fail. The two
 * walk the text alike: plain stretches, and the four signs that mean something.
 */
#include "story/text.h"

#include <string.h>

#include "base/utf8.h"
#include "story/near.h"
#include "story/story.h"

const char *const shared_partner_ids[SEAT_COUNT] = {"one", "two"};

static const char *const signs = "{}*\\";

static const struct {
	const char *word;
	const char *by_pronouns[PRONOUNS_COUNT];
} forms[] = {
	{"they", {"she", "he", "they"}},
	{"them", {"her", "him", "them"}},
	{"their", {"her", "his", "their"}},
	{"theirs", {"hers", "his", "theirs"}},
	{"themself", {"herself", "himself", "themself"}},
	{"is", {"is", "is", "are"}},
	{"was", {"was", "was", "were"}},
	{"has", {"has", "has", "have"}},
	{"s", {"s", "s", ""}},
};
enum { FORM_COUNT = sizeof(forms) / sizeof(forms[0]) };

static char lower(char c) {
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static char upper(char c) {
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool is_capital(char c) {
	return c >= 'A' && c <= 'Z';
}

/* The row of `forms` for a word, its first letter small or capital; FORM_COUNT where there is none. */
static size_t find_form(const char *word, size_t len) {
	for (size_t i = 0; i < FORM_COUNT; i++) {
		if (strlen(forms[i].word) == len && lower(word[0]) == forms[i].word[0] &&
			memcmp(forms[i].word + 1, word + 1, len - 1) == 0) {
			return i;
		}
	}
	return FORM_COUNT;
}

/* What stands between braces, taken apart. */
struct placeholder {
	const char *id, *word; /* word is NULL for the name alone */
	size_t id_len, word_len;
};

static struct placeholder take_apart(const char *inside, size_t len) {
	const char *point = memchr(inside, '.', len);
	if (point == NULL) {
		return (struct placeholder){.id = inside, .id_len = len};
	}
	size_t id_len = (size_t)(point - inside);
	return (struct placeholder){.id = inside, .id_len = id_len, .word = point + 1, .word_len = len - id_len - 1};
}

static bool names_match(const char *name, const char *id, size_t len) {
	return strlen(name) == len && memcmp(name, id, len) == 0;
}

struct checker {
	const char *text;
	size_t len, at;
	const struct text_names *names;
	text_report *report;
	void *data;
	bool emphasis;
	size_t emphasis_start;
};

static void check_id(struct checker *checker, struct placeholder part) {
	const char *const *names = checker->names->partner;
	for (size_t i = 0; i < SEAT_COUNT; i++) {
		if (names[i] == NULL || names_match(names[i], part.id, part.id_len)) {
			return;
		}
	}
	struct near near = near_to(part.id, part.id_len);
	near_try(&near, names[SEAT_ONE]);
	near_try(&near, names[SEAT_TWO]);
	checker->report(checker->data, "text-placeholder", (size_t)(part.id - checker->text), part.id_len,
		"braces hold the id of one of the couple, alone or with a point and a word; this is no such id", near.best);
}

static void check_word(struct checker *checker, struct placeholder part) {
	if (part.word == NULL || (part.word_len > 0 && find_form(part.word, part.word_len) < FORM_COUNT)) {
		return;
	}
	struct near near = near_to(part.word, part.word_len);
	for (size_t i = 0; i < FORM_COUNT; i++) {
		near_try(&near, forms[i].word);
	}
	checker->report(checker->data, "text-placeholder", (size_t)(part.word - checker->text), part.word_len,
		"the words after the point are they, them, their, theirs, themself, is, was, has and s", near.best);
}

static void check_brace(struct checker *checker) {
	size_t start = checker->at;
	const char *inside = checker->text + start + 1;
	size_t left = checker->len - start - 1;
	const char *end = memchr(inside, '}', left);
	const char *other = memchr(inside, '{', end == NULL ? left : (size_t)(end - inside));
	if (end == NULL || other != NULL) {
		checker->report(checker->data, "text-brace", start, 1,
			"this brace is not closed; for the sign itself write \\{ (in JSON: \\\\{)", NULL);
		checker->at++;
		return;
	}
	size_t len = (size_t)(end - inside);
	struct placeholder part = take_apart(inside, len);
	check_id(checker, part);
	check_word(checker, part);
	checker->at = start + len + 2;
}

static void check_star(struct checker *checker) {
	if (!checker->emphasis) {
		checker->emphasis_start = checker->at;
	} else if (checker->at == checker->emphasis_start + 1) {
		checker->report(checker->data, "text-emphasis", checker->emphasis_start, 2,
			"there is nothing between these two stars; for the sign itself write \\* (in JSON: \\\\*)", NULL);
	}
	checker->emphasis = !checker->emphasis;
	checker->at++;
}

static void check_escape(struct checker *checker) {
	char next = checker->at + 1 < checker->len ? checker->text[checker->at + 1] : '\0';
	if (next != '\0' && strchr(signs, next) != NULL) {
		checker->at += 2;
		return;
	}
	checker->report(checker->data, "text-escape", checker->at, 1,
		"a backslash stands only before { } * and \\; for the sign itself write \\\\ (in JSON: \\\\\\\\)", NULL);
	checker->at++;
}

void text_check(const char *text, size_t len, const struct text_names *names, text_report *report, void *data) {
	struct checker checker = {.text = text, .len = len, .names = names, .report = report, .data = data};
	for (;;) {
		checker.at += strcspn(text + checker.at, signs);
		if (checker.at >= len) {
			break;
		}
		switch (text[checker.at]) {
		case '{':
			check_brace(&checker);
			break;
		case '}':
			report(data, "text-brace", checker.at, 1,
				"this brace closes nothing; for the sign itself write \\} (in JSON: \\\\})", NULL);
			checker.at++;
			break;
		case '*':
			check_star(&checker);
			break;
		default:
			check_escape(&checker);
			break;
		}
	}
	if (checker.emphasis) {
		report(data, "text-emphasis", checker.emphasis_start, 1,
			"this star opens emphasis that no second star closes; for the sign itself write \\* (in JSON: \\\\*)", NULL);
	}
}

/* One placeholder; the names that were let through are the two ids and, in shared beats, "one" and "two". */
static void put_placeholder(const struct story *story, const struct cast *cast, const char *inside, size_t len,
	struct buf *out) {
	struct placeholder part = take_apart(inside, len);
	enum seat seat = SEAT_ONE;
	if (names_match(story->person[SEAT_TWO].id, part.id, part.id_len) ||
		names_match(shared_partner_ids[SEAT_TWO], part.id, part.id_len)) {
		seat = SEAT_TWO;
	}
	if (part.word == NULL) {
		buf_puts(out, cast->person[seat].name);
		return;
	}
	size_t row = find_form(part.word, part.word_len);
	if (row == FORM_COUNT) {
		return;
	}
	const char *form = forms[row].by_pronouns[cast->person[seat].pronouns];
	if (is_capital(part.word[0]) && form[0] != '\0') {
		buf_putc(out, upper(form[0]));
		form++;
	}
	buf_puts(out, form);
}

static void fill_in(const struct story *story, const struct cast *cast, const char *text, bool marks,
	struct buf *out) {
	bool emphasis = false;
	while (*text != '\0') {
		size_t plain = strcspn(text, signs);
		buf_add(out, text, plain);
		text += plain;
		const char *end = *text == '{' ? strchr(text, '}') : NULL;
		if (end != NULL) {
			put_placeholder(story, cast, text + 1, (size_t)(end - text) - 1, out);
			text = end + 1;
		} else if (*text == '*') {
			emphasis = !emphasis;
			if (marks) {
				buf_putc(out, emphasis ? EMPHASIS_ON : EMPHASIS_OFF);
			}
			text++;
		} else if (*text != '\0') {
			text += *text == '\\' && text[1] != '\0';
			buf_putc(out, *text++);
		}
	}
}

void story_text(const struct story *story, const struct cast *cast, const char *text, struct buf *out) {
	if (text != NULL) {
		fill_in(story, cast, text, true, out);
	}
}

void story_plain_text(const struct story *story, const struct cast *cast, const char *text, struct buf *out) {
	if (text != NULL) {
		fill_in(story, cast, text, false, out);
	}
}

/* A placeholder counts as four, which is near what names and pronouns take. */
size_t text_visible_length(const char *text, size_t len) {
	size_t count = utf8_count(text, len);
	for (size_t at = strcspn(text, signs); at < len; at += strcspn(text + at, signs)) {
		const char *end = text[at] == '{' ? memchr(text + at, '}', len - at) : NULL;
		if (end != NULL) {
			size_t inside = (size_t)(end - text) - at + 1;
			count -= utf8_count(text + at, inside);
			count += 4;
			at += inside;
		} else {
			count -= 1; /* a star or a backslash is not seen */
			at += text[at] == '\\' && at + 1 < len ? 2 : 1;
		}
	}
	return count;
}
