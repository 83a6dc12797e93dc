/* Replies by name: "id", or "id:option,option" for one that is put together. */
#include <string.h>

#include "playthrough/playthrough.h"

static void list_cards(const struct playthrough *playthrough, struct buf *out) {
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	const struct story *story = playthrough_story(playthrough);
	size_t len = play_offer(story, playthrough_state(playthrough), cards);
	for (size_t i = 0; i < len; i++) {
		buf_printf(out, "%s%s", i == 0 ? "" : i + 1 == len ? " and " : ", ", cards[i]->id);
	}
}

static void report_not_on_offer(const struct playthrough *playthrough, const char *id, size_t id_len, struct diag *diag) {
	struct buf cards = BUF_EMPTY;
	list_cards(playthrough, &cards);
	if (cards.len == 0) {
		diag_error(diag, "reply-after-end", SPAN_NOWHERE,
			"reply \"%.*s\" comes too late: after %zu replies the conversation is over", (int)id_len, id,
			playthrough_step_count(playthrough));
	} else {
		diag_error(diag, "reply-not-on-offer", SPAN_NOWHERE, "reply \"%.*s\" is not on offer here; on offer: %s",
			(int)id_len, id, cards.text);
	}
	buf_finish(&cards);
}

static void list_options(const struct slot *slot, struct buf *out) {
	for (size_t i = 0; i < slot->option_count; i++) {
		buf_printf(out, "%s%s", i == 0 ? "" : ", ", slot->options[i].id);
	}
}

static void report_parts(const struct reply *reply, size_t slot, const char *given, size_t len, struct diag *diag) {
	struct buf options = BUF_EMPTY;
	list_options(&reply->compose->slots[slot], &options);
	if (len == 0) {
		diag_error(diag, "options-missing", SPAN_NOWHERE,
			"reply \"%s\" is put together from %zu parts: write %s:option,option…; options for part %zu: %s",
			reply->id, reply->compose->slot_count, reply->id, slot + 1, options.text);
	} else {
		diag_error(diag, "option-unknown", SPAN_NOWHERE,
			"\"%.*s\" is no option for part %zu of reply \"%s\"; there are: %s", (int)len, given, slot + 1, reply->id,
			options.text);
	}
	buf_finish(&options);
}

static bool find_option(const struct slot *slot, const char *id, size_t len, uint8_t *found) {
	for (size_t i = 0; i < slot->option_count; i++) {
		if (strlen(slot->options[i].id) == len && memcmp(slot->options[i].id, id, len) == 0) {
			*found = (uint8_t)i;
			return true;
		}
	}
	return false;
}

/* Reads as many options as the reply has parts; returns what follows them, NULL on a mistake. */
static const char *read_parts(const struct playthrough *playthrough, const struct reply *reply, const char *text,
	struct parts *parts, struct diag *diag) {
	const struct compose *compose = reply->compose;
	for (size_t slot = 0; slot < compose->slot_count; slot++) {
		size_t len = strcspn(text, ",");
		if (len == 0 || !find_option(&compose->slots[slot], text, len, &parts->option[slot])) {
			report_parts(reply, slot, text, len, diag);
			return NULL;
		}
		const struct compose_option *option = &compose->slots[slot].options[parts->option[slot]];
		if (!play_option_open(playthrough_story(playthrough), playthrough_state(playthrough), option)) {
			diag_error(diag, "option-not-on-offer", SPAN_NOWHERE, "option \"%s\" of reply \"%s\" is not on offer here",
				option->id, reply->id);
			return NULL;
		}
		text += len;
		if (slot + 1 < compose->slot_count && *text == ',') {
			text++;
		}
	}
	return text;
}

static const struct reply *find_card(const struct playthrough *playthrough, const char *id, size_t len) {
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	size_t count = playthrough_cards(playthrough, cards);
	for (size_t i = 0; i < count; i++) {
		if (strlen(cards[i]->id) == len && memcmp(cards[i]->id, id, len) == 0) {
			return cards[i];
		}
	}
	return NULL;
}

/* Says the reply that a list begins with; returns the rest of the list, NULL on a mistake. */
static const char *say_first(struct playthrough *playthrough, const char *list, struct diag *diag) {
	size_t len = strcspn(list, ":,");
	const struct reply *reply = find_card(playthrough, list, len);
	if (reply == NULL) {
		report_not_on_offer(playthrough, list, len, diag);
		return NULL;
	}
	struct parts parts = {{0}};
	const char *rest = list + len;
	if (reply->compose != NULL) {
		rest = read_parts(playthrough, reply, rest + (*rest == ':'), &parts, diag);
	} else if (*rest == ':') {
		diag_error(diag, "option-unknown", SPAN_NOWHERE, "reply \"%s\" is one sentence: it has no options to choose",
			reply->id);
		rest = NULL;
	}
	if (rest != NULL) {
		playthrough_reply(playthrough, reply, parts);
	}
	return rest;
}

bool playthrough_replies_by_id(struct playthrough *playthrough, const char *list, struct diag *diag) {
	while (*list != '\0') {
		playthrough_go_on_to_person(playthrough); /* stepwise: what was said before is answered first */
		list = say_first(playthrough, list, diag);
		if (list == NULL) {
			return false;
		}
		list += *list == ',';
	}
	return true;
}

void reply_spec(const struct reply *reply, struct parts parts, struct buf *out) {
	buf_puts(out, reply->id);
	for (size_t i = 0; reply->compose != NULL && i < reply->compose->slot_count; i++) {
		buf_printf(out, "%c%s", i == 0 ? ':' : ',', reply->compose->slots[i].options[parts.option[i]].id);
	}
}

void playthrough_step_spec(const struct playthrough *playthrough, size_t index, struct buf *out) {
	const struct step *step = playthrough_step(playthrough, index);
	reply_spec(playthrough_story(playthrough)->replies[step->reply], step->parts, out);
}
