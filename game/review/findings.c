#include "review/findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "story/labels.h"

#define WARNING SEVERITY_WARNING

/* clang-format off */
const struct code review_codes[] = {
	{"answer-same", WARNING, "a softening and a stinging card of one moment get the same words back"},
	{"appeasing-works", WARNING, "somebody who only appeases comes to a good ending too often"},
	{"charging-works", WARNING, "somebody who finds fault comes to a good ending too often"},
	{"feeling-misses", WARNING, "a card says a feeling or a wish, charges nobody, and its label neither softens nor stings"},
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
	const struct wanted_length wanted = review_wanted_length(story);
	if (seat->good_plays > 0 && !review_length_fits(seat, &wanted)) {
		diag_warning(findings->diag, "play-length", start,
			"a good play of %s's has %.0f words and %.0f replies in the middle case; wanted are %d to %d and %d to %d",
			name_of(findings), seat->good_words, seat->good_replies, wanted.words_least, wanted.words_most,
			wanted.replies_least, wanted.replies_most);
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
	labels_check(stage->story, words, seat->seat, LABELS_ALL, diag);
	look_at_answers(&findings, notes);
	look_at_twice(&findings, notes);
	look_at_unchosen(&findings);
}
