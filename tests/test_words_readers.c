/*
 * The lists against two readers who had not seen them (tests/words/README.md).
 * Only the half with even numbers counts, which was not looked at while the
 * lists were made. What the readers do not agree on is left out, and said.
 * How much is found is printed, and asks for nothing.
 */
#include "check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "words/words.h"

enum { SENTENCES_MOST = 2000, LINE_MOST = 2000 };

/* What readers were asked for, and the kinds that answer to it. */
static const struct label {
	const char *id;
	enum words_kind kinds[3];
	size_t kind_count;
	double least; /* of what is seen, this share has to be right; 0 for none asked */
} labels[] = {
	{"charge", {WORDS_CHARGE}, 1, 0.95},
	{"feeling", {WORDS_FEELING}, 1, 0.90},
	{"danger", {WORDS_DANGER}, 1, 0},
	{"wish", {WORDS_WISH}, 1, 0},
	{"appease", {WORDS_APPEASE}, 1, 0},
	{"refusal", {WORDS_REFUSAL}, 1, 0},
	{"question", {WORDS_QUESTION}, 1, 0},
};

enum { LABELS = sizeof(labels) / sizeof(*labels) };

struct sentence {
	char id[8], text[LINE_MOST];
	bool said[2][LABELS]; /* by each reader */
	struct words_found found;
};

struct set {
	struct sentence sentences[SENTENCES_MOST];
	size_t len;
	bool one_reader; /* the second one's labels are not there yet: numbers are printed, and nothing is asked of them */
};

static char *read_all(const char *name) {
	struct diag diag = {0};
	struct buf text = BUF_EMPTY, path = BUF_EMPTY;
	buf_printf(&path, TESTS_DIR "/words/%s", name);
	if (!file_read(path.text, 1 << 20, &text, &diag)) {
		fail_msg("%s", diag.findings[0].message);
	}
	buf_finish(&path);
	diag_finish(&diag);
	return buf_detach(&text);
}

static void read_sentences(struct set *set) {
	char *text = read_all("sentences.en.txt"), *rest = text;
	for (char *line; (line = strtok_r(rest, "\n", &rest)) != NULL;) {
		char *tab = strchr(line, '\t');
		assert_non_null(tab);
		*tab = '\0';
		assert_true(set->len < SENTENCES_MOST && strlen(line) < 8 && strlen(tab + 1) < LINE_MOST);
		struct sentence *sentence = &set->sentences[set->len++];
		strcpy(sentence->id, line);
		strcpy(sentence->text, tab + 1);
	}
	free(text);
}

static size_t label_index(const char *id) {
	size_t i = 0;
	while (i < LABELS && strcmp(labels[i].id, id) != 0) {
		i++;
	}
	return i;
}

/* Labels stand in the order of the sentences. */
static void read_labels(struct set *set, const char *name, int reader) {
	char *text = read_all(name), *rest = text;
	size_t count = 0;
	for (char *line; (line = strtok_r(rest, "\r\n", &rest)) != NULL; count++) {
		char *kinds = strchr(line, '\t');
		assert_true(kinds != NULL && count < set->len);
		*kinds++ = '\0';
		assert_string_equal(line, set->sentences[count].id);
		for (char *kind; (kind = strtok_r(kinds, ", ", &kinds)) != NULL;) {
			if (label_index(kind) < LABELS) {
				set->sentences[count].said[reader][label_index(kind)] = true;
			} else if (strcmp(kind, "none") != 0) {
				fail_msg("%s: no label \"%s\" at %s", name, kind, line);
			}
		}
	}
	assert_int_equal(count, set->len);
	free(text);
}

static bool is_held_out(const struct sentence *sentence) {
	return (strtol(sentence->id, NULL, 10) & 1) == 0;
}

static bool sees(const struct sentence *sentence, const struct label *label) {
	for (size_t i = 0; i < label->kind_count; i++) {
		if (words_has(&sentence->found, label->kinds[i])) {
			return true;
		}
	}
	return false;
}

/* `of` 0 is 0 to 1: nothing is known. */
static void put_share(const char *what, size_t count, size_t of) {
	const double z = 1.96;
	double n = (double)of, p = of > 0 ? (double)count / n : 0;
	double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
	double half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
	print_message("  %s %zu of %zu = %.1f %% (%.1f to %.1f)", what, count, of, 100 * p,
		of > 0 ? 100 * (middle - half) : 0.0, of > 0 ? 100 * (middle + half) : 100.0);
}

/* Cohen's kappa of the two readers over all sentences. */
static double kappa(const struct set *set, size_t label) {
	double n = (double)set->len, a = 0, b = 0, same = 0;
	for (size_t i = 0; i < set->len; i++) {
		bool first = set->sentences[i].said[0][label], second = set->sentences[i].said[1][label];
		a += first;
		b += second;
		same += first == second;
	}
	double chance = (a * b + (n - a) * (n - b)) / (n * n);
	return chance < 1 ? (same / n - chance) / (1 - chance) : 1;
}

struct tally {
	size_t seen, right, there, unsure, unsure_seen;
};

static struct tally count(const struct set *set, size_t label, bool held_out) {
	struct tally tally = {0};
	for (size_t i = 0; i < set->len; i++) {
		const struct sentence *sentence = &set->sentences[i];
		if (is_held_out(sentence) != held_out) {
			continue;
		}
		bool seen = sees(sentence, &labels[label]), first = sentence->said[0][label], second = sentence->said[1][label];
		if (first != second) {
			tally.unsure++;
			tally.unsure_seen += seen;
			continue;
		}
		tally.there += first;
		tally.seen += seen;
		tally.right += seen && first;
	}
	return tally;
}

static void put_tally(const struct set *set, size_t label, bool held_out) {
	struct tally tally = count(set, label, held_out);
	print_message("%-9s %s:", labels[label].id, held_out ? "held out" : "open half");
	put_share("right", tally.right, tally.seen);
	put_share(" found", tally.right, tally.there);
	print_message("; readers differ on %zu (seen in %zu)\n", tally.unsure, tally.unsure_seen);
}

static struct set *load_set(void) {
	struct set *set = calloc(1, sizeof(*set));
	struct diag diag = {0};
	struct words *words = words_load(SOURCE_DIR "/scenes/words.en.txt", &diag);
	assert_true(set != NULL && words != NULL);
	read_sentences(set);
	read_labels(set, "labels-a.tsv", 0);
	set->one_reader = access(TESTS_DIR "/words/labels-b.tsv", R_OK) != 0;
	read_labels(set, set->one_reader ? "labels-a.tsv" : "labels-b.tsv", 1);
	if (set->one_reader) {
		print_message(
			"There is no second reader: what follows is against the first alone, and nothing is asked of it.\n");
	}
	for (size_t i = 0; i < set->len; i++) {
		struct sentence *sentence = &set->sentences[i];
		words_read(words, sentence->text, strlen(sentence->text), &sentence->found);
	}
	words_destroy(words);
	diag_finish(&diag);
	return set;
}

static void test_readers(void **state) {
	(void)state;
	struct set *set = load_set();
	assert_true(set->len >= 600);
	for (size_t i = 0; i < LABELS; i++) {
		print_message("%-9s the readers' kappa is %.2f\n", labels[i].id, kappa(set, i));
		put_tally(set, i, true);
		put_tally(set, i, false);
		struct tally tally = count(set, i, true);
		assert_true(set->one_reader || (double)tally.right >= labels[i].least * (double)tally.seen);
	}
	free(set);
}

/* What check warns by: open words that both readers call a charge, charges that neither does. */
static void test_bearing(void **state) {
	(void)state;
	struct set *set = load_set();
	size_t charge = label_index("charge"), open = 0, open_wrong = 0, charges = 0, charges_wrong = 0;
	for (size_t i = 0; i < set->len; i++) {
		const struct sentence *sentence = &set->sentences[i];
		enum words_bearing bearing = words_bearing(&sentence->found);
		bool both = sentence->said[0][charge] && sentence->said[1][charge];
		bool none = !sentence->said[0][charge] && !sentence->said[1][charge];
		if (is_held_out(sentence)) {
			open += bearing == WORDS_OPEN;
			open_wrong += bearing == WORDS_OPEN && both;
			charges += bearing == WORDS_CHARGES;
			charges_wrong += bearing == WORDS_CHARGES && none;
		}
	}
	put_share("held out: called open and are no charge", open - open_wrong, open);
	put_share("\n  called charges and are one to a reader", charges - charges_wrong, charges);
	print_message("\n");
	assert_true(set->one_reader || (open_wrong * 20 <= open && charges_wrong * 20 <= charges));
	free(set);
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_readers), cmocka_unit_test(test_bearing)};
	return cmocka_run_group_tests_name("words, by readers", tests, NULL, NULL);
}
