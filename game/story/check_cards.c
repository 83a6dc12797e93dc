/*
 * Two cards of a beat that read alike cannot be told apart by whoever chooses,
 * though they may do different things. They are compared as the author wrote
 * them: large and small letters and the number of blanks make no difference.
 */
#include "story/check.h"

#include <string.h>

#include <utf8proc.h>

#include "base/utf8.h"

/* What is left of a text that is being read letter by letter. */
struct letters {
	const char *text;
	bool begun;
};

/* The next letter, small; a blank for any number of them between words; 0 at the end. */
static int32_t next_letter(struct letters *letters) {
	const char *at = letters->text + strspn(letters->text, " \n");
	bool blank = at != letters->text && letters->begun && *at != '\0';
	if (blank || *at == '\0') {
		letters->text = at;
		return blank ? ' ' : 0;
	}
	letters->begun = true;
	if ((unsigned char)*at < 0x80) {
		letters->text = at + 1;
		return *at >= 'A' && *at <= 'Z' ? *at - 'A' + 'a' : *at;
	}
	size_t size, len = strcspn(at, " \n");
	int32_t code = utf8_next(at, len, &size);
	letters->text = at + size;
	return code < 0 ? (unsigned char)*at : utf8proc_tolower(code);
}

static bool read_alike(const char *one, const char *other) {
	if (one == NULL || other == NULL) {
		return one == other;
	}
	struct letters a = {one, false}, b = {other, false};
	int32_t letter;
	do {
		letter = next_letter(&a);
		if (letter != next_letter(&b)) {
			return false;
		}
	} while (letter != 0);
	return true;
}

static bool is_empty(const char *text) {
	return text == NULL || text[0] == '\0';
}

/* Composed replies are built by the person, and known by their options. */
static bool is_card(const struct reply *reply) {
	return reply->compose == NULL && !(is_empty(reply->says) && is_empty(reply->does));
}

static void look_at_replies(struct check *check, const struct beat *beat) {
	for (size_t i = 1; i < beat->reply_count; i++) {
		const struct reply *reply = &beat->replies[i];
		for (size_t k = 0; k < i && is_card(reply); k++) {
			const struct reply *other = &beat->replies[k];
			if (is_card(other) && read_alike(reply->says, other->says) && read_alike(reply->does, other->does)) {
				diag_warning(check->diag, "same-words", reply->id_span,
					"reply \"%s\" has the same words as reply \"%s\": whoever chooses cannot tell them apart", reply->id,
					other->id);
				break;
			}
		}
	}
}

static void look_at_options(struct check *check, const struct slot *slot) {
	for (size_t i = 1; i < slot->option_count; i++) {
		const struct compose_option *option = &slot->options[i];
		for (size_t k = 0; k < i && option->id != NULL && !is_empty(option->says); k++) {
			if (slot->options[k].id != NULL && read_alike(option->says, slot->options[k].says)) {
				diag_warning(check->diag, "same-words", option->span,
					"option \"%s\" has the same words as option \"%s\": whoever chooses cannot tell them apart", option->id,
					slot->options[k].id);
				break;
			}
		}
	}
}

void check_cards(struct check *check) {
	for (size_t i = 0; i < check->story->beat_count; i++) {
		const struct beat *beat = &check->story->beats[i];
		look_at_replies(check, beat);
		for (size_t k = 0; k < beat->reply_count; k++) {
			const struct compose *compose = beat->replies[k].compose;
			for (size_t s = 0; compose != NULL && s < compose->slot_count; s++) {
				look_at_options(check, &compose->slots[s]);
			}
		}
	}
}
