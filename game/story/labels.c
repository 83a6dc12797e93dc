/*
 * Only what could be doubted is read: a card that is labelled as neither sharp
 * nor soft is passed over where only clear cases are looked for, and so is a
 * silent one. That keeps checking a large scenario as quick as loading it.
 */
#include "story/labels.h"

#include <string.h>

enum doubt { DOUBT_NONE, CHARGE_SOFTENS, FEELING_STINGS, FEELING_MISSES, DOUBT_COUNT };

static const char *const codes[DOUBT_COUNT] = {
	[CHARGE_SOFTENS] = "charge-softens",
	[FEELING_STINGS] = "feeling-stings",
	[FEELING_MISSES] = "feeling-misses",
};

struct labels {
	const struct story *story;
	const struct words *words;
	enum labels_looked_for looked_for;
	struct diag *diag;
	size_t ways_left;
};

/* One card as it lies there: a reply, or one way of putting it together. */
struct card {
	const struct reply *reply;
	const char *says;
	enum move move;
};

static enum doubt doubt_of(const struct labels *labels, enum move_kind kind, const struct words_found *found) {
	bool all = labels->looked_for == LABELS_ALL;
	enum words_bearing bearing = words_bearing(found);
	if (words_has(found, WORDS_CHARGE)) {
		return kind >= KIND_SOFTENING && (all || bearing == WORDS_CHARGES) ? CHARGE_SOFTENS : DOUBT_NONE;
	}
	if (!words_say_own(found) || kind >= KIND_SOFTENING) {
		return DOUBT_NONE;
	}
	if (kind == KIND_DESTRUCTIVE) {
		return all || bearing == WORDS_OPEN ? FEELING_STINGS : DOUBT_NONE;
	}
	return all ? FEELING_MISSES : DOUBT_NONE;
}

static bool tells(enum doubt doubt, enum words_kind kind) {
	return doubt == CHARGE_SOFTENS ? kind == WORDS_CHARGE : kind == WORDS_FEELING || kind == WORDS_WISH;
}

static void tell(const struct labels *labels, const struct card *card, enum doubt doubt, const struct words_found *found) {
	static const char *const does[KIND_COUNT] = {"stings", "neither softens nor stings", "softens", "calms"};
	struct buf text = BUF_EMPTY;
	if (card->reply->compose != NULL) {
		buf_printf(&text, "put together as “%s”, ", card->says);
	}
	buf_printf(&text, "reply \"%s\" is labelled %s, which %s, and its words hold %s", card->reply->id,
		move_row(card->move)->id, does[move_row(card->move)->kind],
		doubt == CHARGE_SOFTENS ? "a charge" : "a feeling or a wish of one's own and no charge");
	const char *before = ": ";
	for (size_t i = 0; i < found->len; i++) {
		const struct words_mark *mark = &found->marks[i];
		if (tells(doubt, mark->kind)) {
			buf_printf(&text, "%s“%.*s” (%s)", before, (int)(mark->end - mark->start), card->says + mark->start,
				words_kind_name(mark->kind));
			before = ", ";
		}
	}
	diag_warning(labels->diag, codes[doubt], card->reply->id_span, "%s", text.text);
	buf_finish(&text);
}

/* What is not told yet of this reply is told; `told` is a bit for each doubt. */
static void look_at(const struct labels *labels, const struct card *card, unsigned *told) {
	enum move_kind kind = move_row(card->move)->kind;
	if (card->says == NULL || (kind == KIND_AMBIVALENT && labels->looked_for == LABELS_CLEAR)) {
		return;
	}
	struct words_found found;
	words_read(labels->words, card->says, strlen(card->says), &found);
	enum doubt doubt = doubt_of(labels, kind, &found);
	if (doubt != DOUBT_NONE && (*told >> doubt & 1) == 0) {
		*told |= 1u << doubt;
		tell(labels, card, doubt, &found);
	}
}

static bool next_way(const struct compose *compose, uint8_t *options) {
	for (size_t i = compose->slot_count; i-- > 0;) {
		if (++options[i] < compose->slots[i].option_count) {
			return true;
		}
		options[i] = 0;
	}
	return false;
}

static void look_at_ways(struct labels *labels, const struct reply *reply) {
	const struct compose *compose = reply->compose;
	uint8_t options[SLOTS_MAX] = {0};
	unsigned told = 0;
	struct buf says = BUF_EMPTY;
	do {
		if (labels->ways_left == 0) {
			break;
		}
		labels->ways_left--;
		buf_clear(&says);
		compose_says(compose, options, &says);
		look_at(labels, &(struct card){reply, says.text, compose_rule(compose, options)->move}, &told);
	} while (next_way(compose, options));
	buf_finish(&says);
}

void labels_check(const struct story *story, const struct words *words, enum seat seat,
	enum labels_looked_for looked_for, struct diag *diag) {
	struct labels labels = {story, words, looked_for, diag, LABELS_WAYS_MOST};
	for (size_t i = 0; i < story->reply_count; i++) {
		const struct reply *reply = story->replies[i];
		unsigned told = 0;
		if (reply->label_checked || (seat != SEAT_NONE && story->beats[reply->beat].turn != seat)) {
			continue;
		}
		if (reply->compose != NULL) {
			look_at_ways(&labels, reply);
		} else {
			look_at(&labels, &(struct card){reply, reply->says, reply->move}, &told);
		}
	}
}
