/* What a sentence holds: the English file, the language of patterns, and what is wrong with a file. */
#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/mem.h"
#include "words/words.h"

static struct words *parse(const char *text, struct diag *diag) {
	struct buf buf = BUF_EMPTY;
	buf_puts(&buf, text);
	return words_parse(diag_source(diag, "words.txt", &buf), diag);
}

static struct words *english(void) {
	struct diag diag = {0};
	struct buf shown = BUF_EMPTY;
	struct words *words = words_load(SOURCE_DIR "/scenes/words.en.txt", &diag);
	diag_print(&diag, false, &shown);
	if (words == NULL || diag.len > 0) {
		fail_msg("%s", shown.text);
	}
	buf_finish(&shown);
	diag_finish(&diag);
	return words;
}

/* "charge+question" and so on, in the order of the kinds. */
static void put_kinds(const struct words_found *found, struct buf *out) {
	for (int kind = 0; kind < WORDS_KINDS; kind++) {
		if (words_has(found, (enum words_kind)kind)) {
			buf_printf(out, "%s%s", out->len > 0 ? "+" : "", words_kind_id((enum words_kind)kind));
		}
	}
}

static void test_sentences(void **state) {
	(void)state;
	static const struct {
		const char *text, *kinds;
		enum words_bearing bearing;
	} rows[] = {
		{"I feel lonely", "feeling", WORDS_OPEN},
		{"I\342\200\231m scared.", "feeling", WORDS_OPEN},
		{"I was so afraid you'd had enough of me.", "feeling", WORDS_OPEN},
		{"I FELT SMALL!", "feeling", WORDS_OPEN},
		{"it hurts me", "feeling", WORDS_OPEN},
		{"I want to be close to you.", "wish", WORDS_OPEN},
		{"Will you stay with me?", "wish+question", WORDS_OPEN},
		{"Fine.", "appease", WORDS_UNCLEAR},
		{"You're right, sorry, I'll do it.", "appease", WORDS_UNCLEAR},
		{"You *always* do this.", "charge", WORDS_CHARGES},
		{"{ines} never listens.", "charge", WORDS_CHARGES},
		{"Third time this week.", "charge", WORDS_CHARGES},
		{"You're so cold.", "charge", WORDS_CHARGES},
		{"Calm down.", "charge", WORDS_CHARGES},
		{"Other husbands help.", "charge", WORDS_CHARGES},
		{"Oh, here we go.", "charge", WORDS_CHARGES},
		{"Then maybe we should stop.", "charge", WORDS_CHARGES},
		{"Why do you have to shout?", "charge+question", WORDS_CHARGES},
		{"How was it for you?", "question+curious", WORDS_UNCLEAR},
		{"Where were you?", "question+examine", WORDS_UNCLEAR},
		{"Not tonight.", "refusal", WORDS_UNCLEAR},
		{"I'm useless.", "self-blame", WORDS_UNCLEAR},
		{"Are we all right?", "question+reassurance", WORDS_UNCLEAR},
		{"I can see that hurt you.", "understanding", WORDS_UNCLEAR},
		{"I'm getting angry.", "own heat", WORDS_UNCLEAR},
		{"It's got us.", "", WORDS_UNCLEAR},
		{"We're doing it again.", "cycle", WORDS_UNCLEAR},
		{"I went quiet on you.", "own part", WORDS_UNCLEAR},
		{"I'm not going anywhere.", "comfort", WORDS_UNCLEAR},
		{"Give me ten minutes.", "pause", WORDS_UNCLEAR},
		{"He hits me.", "danger", WORDS_UNCLEAR},
		/* a charge dressed as a feeling */
		{"I feel like you never listen.", "charge", WORDS_CHARGES},
		{"I feel that you don't care.", "charge", WORDS_CHARGES},
		{"I feel attacked.", "charge", WORDS_CHARGES},
		{"I feel rejected.", "feeling", WORDS_OPEN},
		/* no feeling of one's own, or none said */
		{"I'm not lonely.", "", WORDS_UNCLEAR},
		{"I never miss you.", "", WORDS_UNCLEAR},
		{"I don't feel anything.", "", WORDS_UNCLEAR},
		{"She was lonely.", "", WORDS_UNCLEAR},
		{"You think I'm jealous.", "", WORDS_UNCLEAR},
		{"If I was scared I'd tell you.", "", WORDS_UNCLEAR},
		{"You said \"I'm scared\" and went.", "", WORDS_UNCLEAR},
		{"\"I'm scared.\"", "feeling", WORDS_OPEN},
		/* fear for the bond, and fear of the other */
		{"I'm afraid you'll leave.", "feeling", WORDS_OPEN},
		{"I'm scared of losing you.", "feeling", WORDS_OPEN},
		{"I'm scared of you leaving.", "feeling", WORDS_OPEN},
		{"I'm afraid of you.", "danger", WORDS_UNCLEAR},
		{"I'm afraid so.", "", WORDS_UNCLEAR},
		{"You made me have sex.", "danger", WORDS_UNCLEAR},
		{"I'll kill you.", "danger", WORDS_UNCLEAR},
		{"It kills me.", "", WORDS_UNCLEAR},
		/* both */
		{"I feel lonely, and you never notice.", "feeling+charge", WORDS_UNCLEAR},
		{"You never let me down.", "", WORDS_UNCLEAR},
		{"We always eat at eight.", "", WORDS_UNCLEAR},
	};
	struct words *words = english();
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct words_found found;
		struct buf kinds = BUF_EMPTY;
		words_read(words, rows[i].text, strlen(rows[i].text), &found);
		put_kinds(&found, &kinds);
		if (strcmp(kinds.text, rows[i].kinds) != 0) {
			fail_msg("%s: \"%s\", not \"%s\"", rows[i].text, kinds.text, rows[i].kinds);
		}
		if (words_bearing(&found) != rows[i].bearing) {
			fail_msg("%s: bears %d", rows[i].text, (int)words_bearing(&found));
		}
		buf_finish(&kinds);
	}
	words_destroy(words);
}

static void test_span(void **state) {
	(void)state;
	struct words *words = english();
	struct words_found found;
	const char *text =
		"\360\237\230\200 Look: I\342\200\231m *so* very lonely, really, and you\342\200\246 you always go.";
	words_read(words, text, strlen(text), &found);
	const struct words_mark *mark = words_first(&found, WORDS_FEELING);
	assert_non_null(mark);
	const char *says = "I\342\200\231m *so* very lonely";
	assert_int_equal(mark->end - mark->start, strlen(says));
	assert_memory_equal(text + mark->start, says, strlen(says));
	mark = words_first(&found, WORDS_CHARGE);
	assert_non_null(mark);
	assert_memory_equal(text + mark->start, "you always", mark->end - mark->start);
	assert_string_equal(mark->name, "always and never");
	assert_null(words_first(&found, WORDS_WISH));
	words_destroy(words);
}

/* One pattern at a time. */
static void test_patterns(void **state) {
	(void)state;
	static const struct {
		const char *why, *pattern, *text, *seen; /* NULL: nothing is found */
	} rows[] = {
		{"words", "you always", "And you always do", "you always"},
		{"whole words", "you always", "thank you alwaysness", NULL},
		{"not across sentences", "you always", "It is you. Always.", NULL},
		{"across a comma", "you always", "you, always", "you, always"},
		{"accents and capitals", "caf\303\251 now", "CAFE\314\201 NOW", "CAFE\314\201 NOW"},
		{"another script", "\321\202\321\213 \320\262\321\201\320\265\320\263\320\264\320\260",
			"\320\242\321\213 \320\262\321\201\320\265\320\263\320\264\320\260!",
			"\320\242\321\213 \320\262\321\201\320\265\320\263\320\264\320\260"},
		{"one of several", "(a|b c) d", "x b c d", "b c d"},
		{"another of several", "(a|b c) d", "a d", "a d"},
		{"may be missing", "a [b] c", "a c", "a c"},
		{"may be there", "a [b] c", "a b c", "a b c"},
		{"groups in groups", "a (b [c|d]|e) f", "a b d f", "a b d f"},
		{"alternatives without brackets", "a b|c d", "c d", "c d"},
		{"a gap of none", "a * b", "a b", "a b"},
		{"a gap of three", "a * b", "a x y z b", "a x y z b"},
		{"a gap of four", "a * b", "a w x y z b", NULL},
		{"a gap with a comma", "a * b", "a x, y b", NULL},
		{"a list", "a {pair}", "a two words", "a two words"},
		{"a list's beginning alone", "a {pair}", "a two", NULL},
		{"a pattern that begins with a list", "{pair} a", "one a", "one a"},
		{"a filler", "a b", "a so b", "a so b"},
		{"fillers, more than are passed over", "a b", "a so so so so so b", NULL},
		{"a filler behind", "a b", "a b so", "a b"},
		{"a filler that the pattern has", "a so b", "a so b", "a so b"},
		{"a short form in the text", "i am b", "I'm b", "I'm b"},
		{"a short form in the pattern", "i'm b", "I am b", "I am b"},
		{"half a short form", "am b", "I'm b", "I'm b"},
		{"a beginning", ". a", "x. A y", "A"},
		{"no beginning", ". a", "x a y", NULL},
		{"an end", "a .", "x a", "a"},
		{"no end", "a .", "a x", NULL},
		{"a pause", "a , b", "a - b", "a - b"},
		{"no pause", "a , b", "a-b", NULL},
		{"a pause at the end", "a ,", "a.", "a"},
		{"asks", "a ?", "x a?", "a"},
		{"does not ask", "a ?", "x a!", NULL},
		{"somebody's name", "{name} a", "{ines} a", "{ines} a"},
		{"not their pronoun", "{name} a", "{ines.they} a", NULL},
		{"not an escaped brace", "{name} a", "\\{ines} a", NULL},
		{"stars", "a b", "*a* *b*", "a* *b"},
		{"stars within a word", "ab", "*a*b", "a*b"},
		{"a point within a word", "3 5", "3.5", "3.5"},
		{"an exception", "a b", "not a b", NULL},
		{"an exception elsewhere", "a b", "not a b a b", "a b"},
		{"a line's end", "a b", "a\nb", "a\nb"},
		{"an empty line", "a b", "a\n\nb", NULL},
		{"what is no UTF-8", "a b", "a \377 b", "a \377 b"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct diag diag = {0};
		struct buf file = BUF_EMPTY;
		buf_printf(&file,
			"= short forms\ni'm = i am\n= fillers\nso\n= list pair\none, two words\n= charge: x\n%s\nzz {pair}\n"
			"= not charge\nnot a b\n",
			rows[i].pattern);
		struct words *words = parse(file.text, &diag);
		if (words == NULL || diag.len > 0) {
			fail_msg("%s: %s", rows[i].why, diag.findings[0].message);
		}
		struct words_found found;
		words_read(words, rows[i].text, strlen(rows[i].text), &found);
		const struct words_mark *mark = words_first(&found, WORDS_CHARGE);
		size_t len = rows[i].seen != NULL ? strlen(rows[i].seen) : 0;
		if ((mark == NULL) != (rows[i].seen == NULL) ||
			(mark != NULL &&
				(mark->end - mark->start != len || memcmp(rows[i].text + mark->start, rows[i].seen, len) != 0))) {
			fail_msg("%s", rows[i].why);
		}
		words_destroy(words);
		buf_finish(&file);
		diag_finish(&diag);
	}
}

static void test_mistakes(void **state) {
	(void)state;
	static const struct {
		const char *why, *file, *code;
		size_t line, column;
	} rows[] = {
		{"a heading that is none", "= anger\n", "words-unknown-heading", 1, 3},
		{"a question needs no pattern", "= question\n", "words-unknown-heading", 1, 3},
		{"no list", "= charge\nyou {x}\n", "words-unknown-list", 2, 6},
		{"an empty list", "= list x\n= charge\nyou {x}\n", "words-unknown-list", 1, 8},
		{"a list that is not used", "= list x\na\n", "words-unused-list", 1, 8},
		{"a list without a name", "= list\n", "words-syntax", 1, 7},
		{"the name that is taken", "= list name\n", "words-syntax", 1, 8},
		{"a bracket that is not closed", "= charge\na (b|c\n", "words-syntax", 2, 7},
		{"a bracket that is not open", "= charge\na b)\n", "words-syntax", 2, 4},
		{"the other bracket", "= charge\na (b]\n", "words-syntax", 2, 5},
		{"a list that is not closed", "= charge\na {b\n", "words-syntax", 2, 5},
		{"an unknown sign", "= charge\na + b\n", "words-syntax", 2, 3},
		{"a gap first", "= charge\n* b\n", "words-syntax", 2, 1},
		{"a gap in a list", "= list x\na * b\n= charge\n{x}\n", "words-syntax", 2, 3},
		{"four gaps", "= charge\na * b * c * d * e\n", "words-syntax", 2, 15},
		{"nothing has to be said", "= charge\n[a]\n", "words-empty", 2, 1},
		{"an entry of nothing", "= list x\na,,b\n= charge\n{x}\n", "words-empty", 2, 3},
		{"a short form without a meaning", "= short forms\ni'm\n", "words-syntax", 2, 4},
		{"a short form of nothing", "= short forms\ni'm =\n", "words-syntax", 2, 6},
		{"a short form of five", "= short forms\na = b c d e f\n", "words-syntax", 2, 13},
		{"a short form too late", "= charge\na\n= short forms\ni'm = i am\n", "words-syntax", 4, 1},
		{"a byte that is no UTF-8", "= charge\na\377\n", "words-utf8", 2, 2},
		{"a word that no one says", "= charge\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
			"words-syntax", 2, 1},
		{"too many ways", "= charge\n(a|b|c|d) (a|b|c|d) (a|b|c|d) (a|b|c|d) (a|b|c|d) (a|b|c|d)\n", "words-too-many",
			2, 55},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct diag diag = {0};
		struct words *words = parse(rows[i].file, &diag);
		if (diag.len != 1 || (words == NULL) != (diag.errors > 0)) {
			fail_msg("%s: %zu findings", rows[i].why, diag.len);
		}
		struct place place = diag_place(diag.findings[0].span);
		if (strcmp(diag.findings[0].code, rows[i].code) != 0 || place.line != rows[i].line ||
			place.column != rows[i].column) {
			fail_msg("%s: %s at %zu:%zu", rows[i].why, diag.findings[0].code, place.line, place.column);
		}
		words_destroy(words);
		diag_finish(&diag);
	}
}

static void test_all_mistakes_at_once(void **state) {
	(void)state;
	struct diag diag = {0};
	assert_null(parse("= what\nstands below it is passed over\n= charge\n(\n+\nok\n{x}\n", &diag));
	assert_int_equal(diag.len, 4);
	diag_finish(&diag);
}

/* A file with `count` lists, each used. */
static size_t findings_with_lists(size_t count) {
	struct diag diag = {0};
	struct buf file = BUF_EMPTY;
	for (size_t i = 0; i < count; i++) {
		buf_printf(&file, "= list l%zu\nw%zu\n= charge\na {l%zu}\n", i, i, i);
	}
	words_destroy(parse(file.text, &diag));
	size_t len = diag.len;
	buf_finish(&file);
	diag_finish(&diag);
	return len;
}

static size_t findings_with_headings(size_t count) {
	struct diag diag = {0};
	struct buf file = BUF_EMPTY;
	for (size_t i = 0; i < count; i++) {
		buf_puts(&file, "= charge\na\n");
	}
	words_destroy(parse(file.text, &diag));
	size_t len = diag.len;
	buf_finish(&file);
	diag_finish(&diag);
	return len;
}

static size_t findings_with_bytes(size_t count) {
	struct diag diag = {0};
	struct buf file = BUF_EMPTY;
	for (size_t i = 0; i < count; i++) {
		buf_putc(&file, i % 80 == 79 ? '\n' : '#');
	}
	words_destroy(parse(file.text, &diag));
	size_t len = diag.len;
	buf_finish(&file);
	diag_finish(&diag);
	return len;
}

static size_t findings_with_nesting(size_t count) {
	struct diag diag = {0};
	struct buf file = BUF_EMPTY;
	buf_puts(&file, "= charge\n");
	for (size_t i = 0; i < count; i++) {
		buf_putc(&file, '(');
	}
	buf_putc(&file, 'a');
	for (size_t i = 0; i < count; i++) {
		buf_putc(&file, ')');
	}
	words_destroy(parse(file.text, &diag));
	size_t len = diag.len;
	buf_finish(&file);
	diag_finish(&diag);
	return len;
}

/* Words that no two are alike, some to a line. */
static size_t findings_with_words(size_t count) {
	struct diag diag = {0};
	struct buf file = BUF_EMPTY;
	buf_puts(&file, "= charge\na {l}\n= list l\n");
	for (size_t i = 1; i < count; i++) {
		buf_printf(&file, "w%zu\n", i);
	}
	words_destroy(parse(file.text, &diag));
	size_t len = diag.len;
	buf_finish(&file);
	diag_finish(&diag);
	return len;
}

static void test_limits(void **state) {
	(void)state;
	static const struct {
		const char *what;
		size_t (*findings)(size_t);
		size_t most;
	} rows[] = {
		{"lists", findings_with_lists, 63},
		{"headings", findings_with_headings, 1000},
		{"bytes", findings_with_bytes, WORDS_FILE_MAX},
		{"brackets", findings_with_nesting, 8},
		{"words", findings_with_words, 59998},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rows[i].findings(rows[i].most) != 0 || rows[i].findings(rows[i].most + 1) == 0) {
			fail_msg("%s: %zu, %zu", rows[i].what, rows[i].findings(rows[i].most), rows[i].findings(rows[i].most + 1));
		}
	}
}

static void check_found(const struct words_found *found, size_t len) {
	size_t counted = 0;
	for (int kind = 0; kind < WORDS_KINDS; kind++) {
		counted += found->counts[kind];
	}
	assert_true(found->len <= WORDS_MARKS_MAX && counted >= found->len);
	assert_true(counted == found->len || found->len == WORDS_MARKS_MAX);
	for (size_t i = 0; i < found->len; i++) {
		assert_true(found->marks[i].start < found->marks[i].end && found->marks[i].end <= len);
		assert_true(found->marks[i].kind < WORDS_KINDS && found->marks[i].name[0] != '\0');
	}
}

/* Pieces that mean something to the reader of sentences, in any order. */
static void test_any_text(void **state) {
	(void)state;
	static const char *const pieces[] = {"I ", "feel ", "you ", "always ", "never ", "so ", "so so so so ", ", ", ". ",
		"? ", "*", "{", "}", "{ines} ", "\"", "\342\200\234", "\342\200\235", "\302\253", "\n\n", "'", "\342\200\231",
		"I'm ", "lonely", "\377", "\360\237\230\200", "\327\251\327\234\327\225\327\235 ", "\330\243\331\206\330\252 ",
		"e\314\201", "\357\254\203", "\357\267\272", "...", "-",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "don't ", "afraid of you "};
	struct words *words = english();
	struct dice dice = {.state = 11};
	for (int round = 0; round < 400; round++) {
		struct buf text = BUF_EMPTY;
		struct words_found found, again;
		for (uint32_t count = dice_below(&dice, 600); count > 0; count--) {
			buf_puts(&text, pieces[dice_below(&dice, sizeof(pieces) / sizeof(*pieces))]);
		}
		size_t len = text.len - (text.len > 0 ? dice_below(&dice, 3) % text.len : 0);
		char *exact = mem_copy(text.text, len); /* so that one byte too far is seen */
		words_read(words, exact, len, &found);
		words_read(words, exact, len, &again);
		check_found(&found, len);
		assert_int_equal(found.len, again.len);
		assert_memory_equal(found.counts, again.counts, sizeof(found.counts));
		free(exact);
		buf_finish(&text);
	}
	words_destroy(words);
}

static void test_edges(void **state) {
	(void)state;
	struct words *words = english();
	struct words_found found;
	struct buf text = BUF_EMPTY;
	words_read(words, "", 0, &found);
	assert_int_equal(found.len, 0);
	for (int i = 0; i < 1000; i++) {
		buf_puts(&text, "You always. ");
	}
	words_read(words, text.text, text.len, &found);
	check_found(&found, text.len);
	assert_int_equal(found.len, WORDS_MARKS_MAX);
	assert_int_equal(found.counts[WORDS_CHARGE], 1000);
	buf_clear(&text);
	for (int i = 0; i < 10000; i++) { /* one sentence without an end */
		buf_puts(&text, "you always ");
	}
	words_read(words, text.text, text.len, &found);
	check_found(&found, text.len);
	assert_true(found.counts[WORDS_CHARGE] > 2000);
	buf_finish(&text);
	words_destroy(words);
}

/* Patterns that take long to follow: reading stays bounded, and what is simple is still found. */
static void test_patterns_that_take_long(void **state) {
	(void)state;
	struct diag diag = {0};
	struct buf file = BUF_EMPTY, text = BUF_EMPTY;
	buf_puts(&file, "= fillers\na, a a, a a a\n= list l\na, a a, a a a, a a a a\n= charge\nb c\n");
	buf_puts(&file, "a {l} * {l} * {l} * {l} {l} {l} {l} {l} z\n");
	struct words *words = parse(file.text, &diag);
	assert_non_null(words);
	for (int i = 0; i < 5000; i++) {
		buf_puts(&text, "a ");
	}
	buf_puts(&text, "b c");
	struct words_found found;
	words_read(words, text.text, text.len, &found);
	assert_int_equal(found.counts[WORDS_CHARGE], 1);
	words_destroy(words);
	buf_finish(&file);
	buf_finish(&text);
	diag_finish(&diag);
}

static void test_languages(void **state) {
	(void)state;
	static const struct {
		const char *language, *code; /* NULL: there is one */
	} rows[] = {
		{"en", NULL},
		{"en-GB", NULL},
		{"xx", "file-missing"},
		{"", "words-language"},
		{"e", "words-language"},
		{"../en", "words-language"},
		{"en/..", "words-language"},
		{"EN", "words-language"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct diag diag = {0};
		struct words *words = words_for_language(rows[i].language, &diag);
		assert_int_equal(words != NULL, rows[i].code == NULL);
		if (words == NULL) {
			assert_string_equal(diag.findings[0].code, rows[i].code);
		}
		words_destroy(words);
		diag_finish(&diag);
	}
}

/* Without lists, or with broken ones, there are words all the same, which see nothing; and only warnings. */
static void test_words_or_none(void **state) {
	(void)state;
	const char *folder = SCRATCH_DIR "/words/scenes";
	struct diag none = {0};
	mkdir(SCRATCH_DIR "/words", 0755);
	mkdir(folder, 0755);
	assert_true(file_write(SCRATCH_DIR "/words/scenes/words.de.txt", "= charge\ndu (\n", 14, 0644, &none));
	assert_true(file_write(SCRATCH_DIR "/words/scenes/words.fr.txt", "= charge\ntoi\n", 13, 0644, &none));
	setenv("WATERLINE_DATA", SCRATCH_DIR "/words", 1);
	static const struct {
		const char *language, *code, *part;
		size_t charges;
	} rows[] = {
		{"fr", NULL, NULL, 1},
		{"de", "words-syntax", "", 0},
		{"nl-BE", "words-missing", "\"nl-BE\" (" SCRATCH_DIR "/words/scenes/words.nl.txt)", 0},
		{"x-own", "words-language", "", 0},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct diag diag = {0};
		struct words *words = words_or_none(rows[i].language, &diag);
		struct words_found found;
		assert_non_null(words);
		assert_int_equal(diag.errors, 0);
		assert_int_equal(diag.len > 0, rows[i].code != NULL);
		if (rows[i].code != NULL) {
			assert_string_equal(diag.findings[0].code, rows[i].code);
			assert_non_null(strstr(diag.findings[0].message, rows[i].part));
		}
		words_read(words, "toi", 3, &found);
		assert_int_equal(found.counts[WORDS_CHARGE], rows[i].charges);
		words_read(words, "You never listen!", 17, &found);
		assert_int_equal(found.len, 0);
		words_destroy(words);
		diag_finish(&diag);
	}
	unsetenv("WATERLINE_DATA");
}

static void test_kinds(void **state) {
	(void)state;
	for (int k = 0; k < WORDS_KINDS; k++) {
		enum words_kind kind = WORDS_KINDS;
		const char *id = words_kind_id((enum words_kind)k);
		assert_true(words_kind_find(id, strlen(id), &kind));
		assert_int_equal(kind, k);
		assert_true(strlen(words_kind_name(kind)) > 0);
	}
	enum words_kind kind;
	assert_false(words_kind_find("charges", 7, &kind));
	assert_false(words_kind_find("charges", 0, &kind));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_span),
		cmocka_unit_test(test_patterns),
		cmocka_unit_test(test_mistakes),
		cmocka_unit_test(test_all_mistakes_at_once),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_any_text),
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_patterns_that_take_long),
		cmocka_unit_test(test_languages),
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_words_or_none),
	};
	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
