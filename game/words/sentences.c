/*
 * Words in double quotes are what somebody else said ("You said "I'm scared""),
 * so they count as one unknown word; unless all of the text is quoted, which
 * is only a way to write down speech.
 */
#include "words/sentences.h"

#include <string.h>

#include "base/utf8.h"

enum { QUOTE_BYTES = 400 }; /* longer ones are no quotes, but a mark that was left open */

enum sign { SIGN_NONE, SIGN_PAUSE, SIGN_END, SIGN_ASKS };

static bool ends_here(const struct sentences *in, size_t at) {
	while (at < in->len && (in->text[at] == ' ' || in->text[at] == '\n' || in->text[at] == '*')) {
		at++;
	}
	return at == in->len;
}

static bool begins_here(const struct sentences *in, size_t at) {
	while (at > 0 && (in->text[at - 1] == ' ' || in->text[at - 1] == '\n' || in->text[at - 1] == '*')) {
		at--;
	}
	return at == 0;
}

/* Where the quote that opens at `at` is over, if the words around it are others'; else `at`. */
static size_t after_quote(const struct sentences *in, size_t at) {
	static const struct {
		const char *opens, *closes;
	} quotes[] = {
		{"\"", "\""}, {"\342\200\234", "\342\200\235"}, {"\342\200\236", "\342\200\234"}, {"\302\253", "\302\273"}};
	for (size_t q = 0; q < sizeof(quotes) / sizeof(*quotes); q++) {
		size_t open = strlen(quotes[q].opens), close = strlen(quotes[q].closes);
		if (in->len - at < open || memcmp(in->text + at, quotes[q].opens, open) != 0) {
			continue;
		}
		for (size_t end = at + open; end + close <= in->len && end < at + QUOTE_BYTES; end++) {
			if (memcmp(in->text + end, quotes[q].closes, close) == 0) {
				return begins_here(in, at) && ends_here(in, end + close) ? at : end + close;
			}
		}
	}
	return at;
}

/* {ines}, {ines.they}: where it is over, else `at`. */
static size_t after_slot(const struct sentences *in, size_t at, bool *name) {
	size_t end = at + 1;
	*name = true;
	while (end < in->len && end < at + WORD_BYTES && in->text[end] != '}' && in->text[end] != ' ') {
		*name = *name && in->text[end] != '.';
		end++;
	}
	return end < in->len && in->text[end] == '}' && end > at + 1 ? end + 1 : at;
}

static bool is_blank(const struct sentences *in, size_t at) {
	return at >= in->len || strchr(" \n\t\r\"')*", in->text[at]) != NULL;
}

static enum sign ascii_sign(const struct sentences *in, size_t at) {
	switch (in->text[at]) {
	case '.':
		if (at + 1 < in->len && in->text[at + 1] == '.') {
			return SIGN_PAUSE;
		}
		if (at > 0 && in->text[at - 1] == '.') {
			return SIGN_PAUSE;
		}
		return is_blank(in, at + 1) ? SIGN_END : SIGN_NONE;
	case '!':
	case ';':
		return SIGN_END;
	case '?':
		return SIGN_ASKS;
	case '\n':
		return at + 1 < in->len && in->text[at + 1] == '\n' ? SIGN_END : SIGN_NONE;
	case '-':
		return at > 0 && is_blank(in, at - 1) ? SIGN_PAUSE : SIGN_NONE;
	case ',':
	case ':':
	case '(':
	case ')':
		return SIGN_PAUSE;
	default:
		return SIGN_NONE;
	}
}

static enum sign other_sign(int32_t code) {
	switch (code) {
	case 0x2013: /* dashes */
	case 0x2014:
	case 0x2026: /* three dots */
	case 0x060c: /* commas */
	case 0x3001:
	case 0xff0c:
		return SIGN_PAUSE;
	case 0x3002: /* full stops */
	case 0x0964:
	case 0x06d4:
	case 0xff01:
		return SIGN_END;
	case 0x061f: /* question marks */
	case 0xff1f:
	case 0x037e:
		return SIGN_ASKS;
	default:
		return SIGN_NONE;
	}
}

/* What stands between words, one character of it. */
static enum sign take_sign(struct sentences *in) {
	if ((unsigned char)in->text[in->at] < 0x80) {
		enum sign sign = ascii_sign(in, in->at);
		in->at++;
		return sign;
	}
	size_t size;
	int32_t code = utf8_next(in->text + in->at, in->len - in->at, &size);
	in->at += size;
	return other_sign(code);
}

static void put_token(struct sentence *sentence, struct token token) {
	sentence->tokens[sentence->len++] = token;
}

/* A word, or the several that a short form stands for: "I'm" is "i am". */
static void put_word(
	const struct sentences *in, struct sentence *sentence, const struct folded_word *folded, struct token token) {
	const struct dictionary *dictionary = in->dictionary;
	token.word = dictionary_find(dictionary, folded->text, folded->len, folded->hash);
	const struct word *word = &dictionary->words[token.word];
	if (word->expands == 0) {
		put_token(sentence, token);
		return;
	}
	for (size_t i = 0; i < word->expands; i++) {
		token.word = word->stands_for[i];
		put_token(sentence, token);
		token.pause = false;
	}
}

/* A word, a name or a quote at `at`, if one begins there. */
static bool take_words(struct sentences *in, struct sentence *sentence, bool pause) {
	struct token token = {.start = in->at, .pause = pause && sentence->len > 0};
	struct folded_word folded;
	size_t size = word_take(in->text + in->at, in->len - in->at, &folded);
	if (size > 0) {
		in->at += size;
		token.end = in->at;
		put_word(in, sentence, &folded, token);
		return true;
	}
	bool name = false;
	char c = in->text[in->at];
	size_t end = c == '{' && (in->at == 0 || in->text[in->at - 1] != '\\') ? after_slot(in, in->at, &name)
				 : c == '"' || (unsigned char)c >= 0xc2                    ? after_quote(in, in->at)
																		   : in->at;
	if (end == in->at) {
		return false;
	}
	in->at = token.end = end;
	token.word = name ? WORD_NAME : WORD_UNKNOWN;
	put_token(sentence, token);
	return true;
}

bool sentences_next(struct sentences *in, struct sentence *sentence) {
	sentence->len = 0;
	sentence->begins = !in->cut;
	sentence->ends = true;
	sentence->asks = false;
	in->cut = false;
	bool pause = false;
	while (in->at < in->len) {
		if (sentence->len >= SENTENCE_WORDS) {
			in->cut = true;
			sentence->ends = false;
			return true;
		}
		if (take_words(in, sentence, pause)) {
			pause = false;
			continue;
		}
		enum sign sign = take_sign(in);
		pause = pause || sign == SIGN_PAUSE;
		if (sign >= SIGN_END && sentence->len > 0) {
			sentence->asks = sign == SIGN_ASKS;
			return true;
		}
	}
	return sentence->len > 0;
}
