#include "review/findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define WARNING SEVERITY_WARNING

/* clang-format off */
const struct code review_codes[] = {
	{"answer-same", WARNING, "a softening and a stinging card of one moment get the same words back"},
	{"appeasing-works", WARNING, "somebody who only appeases comes to a good ending too often"},
	{"charge-softens", WARNING, "a card with a charge is labelled as softening"},
	{"charging-works", WARNING, "somebody who finds fault comes to a good ending too often"},
	{"feeling-misses", WARNING, "a card says a feeling or a wish, charges nobody, and its label neither softens nor stings"},
	{"feeling-stings", WARNING, "a card says a feeling or a wish, charges nobody, and is labelled as stinging"},
	{"open-fails", WARNING, "somebody who says what they feel comes to a good ending too seldom"},
	{"play-length", WARNING, "a good play is too short or too long to read"},
	{"random-share", WARNING, "somebody who takes any card comes to a good ending too often or too seldom"},
	{"said-twice", WARNING, "a spoken line comes up twice in one play"},
	{"unchosen-blow", WARNING, "the player's own partner says something sharp that nobody chose"},
	{"unchosen-reach", WARNING, "the player's own partner says something soft that nobody chose"},
	{"unchosen-words", WARNING, "too much of what the player's partner says was chosen by nobody"},
	{"words-before-choice", WARNING, "there is too much to read before the first choice"},
	{"words-between-choices", WARNING, "there is too much to read between one choice and the next"},
};
/* clang-format on */
const size_t review_code_count = sizeof(review_codes) / sizeof(review_codes[0]);

struct findings {
	const struct seat_review *seat;
	const struct stage *stage;
	const struct words *words;
	struct diag *diag;
};

static const char *name_of(const struct findings *findings) {
	return findings->stage->story->person[findings->seat->seat].name;
}

/* The words that were seen to be of one of these kinds, in quotation marks, after `before`. */
static void add_marks(
	const struct words *words, const char *says, const enum words_kind *kinds, size_t len, struct buf *out) {
	struct words_found found;
	words_read(words, says, strlen(says), &found);
	const char *before = ": ";
	for (size_t i = 0; i < found.len; i++) {
		const struct words_mark *mark = &found.marks[i];
		bool wanted = false;
		for (size_t k = 0; k < len; k++) {
			wanted = wanted || mark->kind == kinds[k];
		}
		if (wanted) {
			buf_printf(out, "%s“%.*s” (%s)", before, (int)(mark->end - mark->start), says + mark->start,
				words_kind_name(mark->kind));
			before = ", ";
		}
	}
}

static const char *what_a_label_does(enum move_kind kind) {
	static const char *const does[KIND_COUNT] = {"stings", "neither softens nor stings", "softens", "calms"};
	return does[kind];
}

static const enum words_kind open_kinds[] = {WORDS_FEELING, WORDS_WISH}, charge_kinds[] = {WORDS_CHARGE};

static void tell_card(
	const struct findings *findings, const struct reply *reply, struct parts parts, const char *code, bool charge) {
	struct buf says = BUF_EMPTY, text = BUF_EMPTY;
	if (reply->compose != NULL) {
		compose_says(reply->compose, parts.option, &says);
		buf_printf(&text, "put together as “%s”, ", says.text);
	} else {
		buf_puts(&says, reply->says);
	}
	enum move move = play_move(reply, parts);
	buf_printf(&text, "reply \"%s\" is labelled %s, which %s, and its words hold ", reply->id, move_row(move)->id,
		what_a_label_does(move_row(move)->kind));
	buf_puts(&text, charge ? "a charge" : "a feeling or a wish of one's own and no charge");
	if (charge) {
		add_marks(findings->words, says.text, charge_kinds, 1, &text);
	} else {
		add_marks(findings->words, says.text, open_kinds, 2, &text);
	}
	diag_warning(findings->diag, code, reply->id_span, "%s", text.text);
	buf_finish(&says);
	buf_finish(&text);
}

static const char *code_for(const struct reading *reading, bool *charge) {
	enum move_kind kind = move_row(reading->move)->kind;
	*charge = reading_has(reading, WORDS_CHARGE);
	if (*charge) {
		return kind >= KIND_SOFTENING ? "charge-softens" : NULL;
	}
	if (!reading_is_open(reading) || kind >= KIND_SOFTENING) {
		return NULL;
	}
	return kind == KIND_DESTRUCTIVE ? "feeling-stings" : "feeling-misses";
}

/* A composed reply gets one finding of a code, with the first way to put it together that has it. */
static void look_at_card(const struct findings *findings, const struct reply *reply) {
	struct parts parts = {{0}};
	const char *told[3] = {NULL};
	size_t told_len = 0;
	do {
		bool charge;
		const char *code = code_for(reading_of(findings->stage->readings, reply, parts), &charge);
		bool again = code == NULL;
		for (size_t i = 0; i < told_len && !again; i++) {
			again = strcmp(told[i], code) == 0;
		}
		if (!again) {
			told[told_len++] = code;
			tell_card(findings, reply, parts, code, charge);
		}
	} while (reply->compose != NULL && parts_next(reply->compose, &parts));
}

static void look_at_cards(const struct findings *findings) {
	const struct story *story = findings->stage->story;
	for (size_t i = 0; i < story->reply_count; i++) {
		bool of_seat = story->beats[story->replies[i]->beat].turn == findings->seat->seat;
		if (of_seat && !story->replies[i]->label_checked) {
			look_at_card(findings, story->replies[i]);
		}
	}
}

static void look_at_answers(const struct findings *findings, const struct notes *notes) {
	for (size_t i = 0; i < findings->stage->story->reply_count; i++) {
		const struct same_note *note = &notes->same[i];
		const struct reply *soft = findings->stage->story->replies[i];
		if (note->sharp != NULL) {
			bool first = note->way[0] == '\0';
			diag_warning(findings->diag, "answer-same", soft->id_span,
				"“%s” softens and “%s” stings, and both get the same words back%s%s, in %zu moment%s: “%s”", soft->id,
				note->sharp->id, first ? " at the first choice" : ", first after ", note->way, note->moments,
				note->moments == 1 ? "" : "s", note->answer);
		}
	}
}

static struct span span_of(const struct phrase *phrase) {
	return phrase->line != NULL ? phrase->line->span : phrase->reply->id_span;
}

static void look_at_twice(const struct findings *findings, const struct notes *notes) {
	const struct phrases *phrases = findings->stage->phrases;
	bool *told = mem_array(phrases_same_count(phrases) + 1, sizeof(*told));
	for (size_t i = 0; i < phrases_count(phrases); i++) {
		const struct phrase *phrase = phrases_at(phrases, i);
		if (phrase->same == 0 || notes->twice[phrase->same] == NULL || !findings->stage->came_up[i] ||
			told[phrase->same]) {
			continue;
		}
		told[phrase->same] = true;
		diag_warning(findings->diag, "said-twice", span_of(phrase),
			"with %s played, these words come up a second time in one play%s%s", name_of(findings),
			notes->twice[phrase->same][0] == '\0' ? " at the beginning" : " after ", notes->twice[phrase->same]);
	}
	free(told);
}

static void look_at_unchosen(const struct findings *findings) {
	for (size_t i = 0; i < phrases_count(findings->stage->phrases); i++) {
		const struct phrase *phrase = phrases_at(findings->stage->phrases, i);
		if (phrase->by != findings->seat->seat || phrase->line == NULL || !findings->stage->came_up[i]) {
			continue;
		}
		struct reading reading = reading_text(findings->words, phrase->text);
		if (reading_is_blow(&reading)) {
			diag_warning(findings->diag, "unchosen-blow", phrase->line->span,
				"%s says something sharp here that whoever plays %s did not choose; let it be a card, or leave it out",
				name_of(findings), name_of(findings));
		} else if (reading_is_reach(&reading)) {
			diag_warning(findings->diag, "unchosen-reach", phrase->line->span,
				"%s says something soft here that whoever plays %s did not choose; let it be a card, or leave it out",
				name_of(findings), name_of(findings));
		}
	}
}

static void look_at_lengths(const struct findings *findings, const struct notes *notes) {
	const struct story *story = findings->stage->story;
	const struct seat_review *seat = findings->seat;
	const struct span start = story->beats[story->start].id_span;
	if (seat->words_first > WANTED_WORDS_FIRST) {
		diag_warning(findings->diag, "words-before-choice", start,
			"%zu words come before %s's first choice; wanted are at most %d", seat->words_first, name_of(findings),
			WANTED_WORDS_FIRST);
	}
	for (size_t i = 0; i < story->reply_count; i++) {
		if (notes->after[i] > WANTED_WORDS_BETWEEN) {
			diag_warning(findings->diag, "words-between-choices", story->replies[i]->id_span,
				"up to %u words come between \"%s\" and %s's next choice; wanted are at most %d", notes->after[i],
				story->replies[i]->id, name_of(findings), WANTED_WORDS_BETWEEN);
		}
	}
	if (seat->good_plays > 0 && (seat->good_words < WANTED_WORDS_LEAST || seat->good_words > WANTED_WORDS_MOST)) {
		diag_warning(findings->diag, "play-length", start,
			"a good play of %s's has %.0f words in the middle case; wanted are %d to %d", name_of(findings),
			seat->good_words, WANTED_WORDS_LEAST, WANTED_WORDS_MOST);
	}
}

static void look_at_players(const struct findings *findings) {
	const struct seat_review *seat = findings->seat;
	const struct story *story = findings->stage->story;
	static const struct {
		const char *code, *who;
		int least, most;
	} wanted[PLAYER_COUNT] = {
		[PLAYER_OPEN] = {"open-fails", "says what they feel", WANTED_OPEN_GOOD, 100},
		[PLAYER_APPEASING] = {"appeasing-works", "only appeases", 0, WANTED_APPEASING_GOOD},
		[PLAYER_CHARGING] = {"charging-works", "finds fault", 0, WANTED_CHARGING_GOOD},
		[PLAYER_RANDOM] = {"random-share", "takes any card", WANTED_RANDOM_GOOD_LEAST, WANTED_RANDOM_GOOD_MOST},
	};
	for (enum player player = 0; player < PLAYER_COUNT; player++) {
		double good = 100 * seat->player[player].good.value;
		if (good < wanted[player].least - 1e-6 || good > wanted[player].most + 1e-6) {
			bool low = good < wanted[player].least;
			diag_warning(findings->diag, wanted[player].code, story->beats[story->start].id_span,
				"played as %s by somebody who %s, %.1f %% of plays come to a good ending; wanted are at %s %d %%",
				name_of(findings), wanted[player].who, good, low ? "least" : "most",
				low ? wanted[player].least : wanted[player].most);
		}
	}
}

static void look_at_share_unchosen(const struct findings *findings) {
	const struct seat_review *seat = findings->seat;
	const struct story *story = findings->stage->story;
	double all = seat->chosen_words + seat->unchosen_words;
	double share = all > 0 ? 100 * seat->unchosen_words / all : 0;
	if (share > WANTED_UNCHOSEN) {
		diag_warning(findings->diag, "unchosen-words", story->beats[story->start].id_span,
			"of the words that %s says in a play, whoever plays %s did not choose %.0f %%; wanted are at most %d %%",
			name_of(findings), name_of(findings), share, WANTED_UNCHOSEN);
	}
}

void findings_add(const struct seat_review *seat, const struct stage *stage, const struct words *words,
	const struct notes *notes, struct diag *diag) {
	const struct findings findings = {.seat = seat, .stage = stage, .words = words, .diag = diag};
	look_at_players(&findings);
	look_at_share_unchosen(&findings);
	look_at_lengths(&findings, notes);
	look_at_cards(&findings);
	look_at_answers(&findings, notes);
	look_at_twice(&findings, notes);
	look_at_unchosen(&findings);
}
