/* What a loaded story answers. */
#include "story/story.h"

#include <string.h>

const struct beat *story_beat(const struct story *story, const char *id) {
	int64_t number = id_index_find(&story->beat_ids, id, strlen(id));
	return number == ID_NONE ? NULL : &story->beats[number];
}

const struct reply *story_reply(const struct story *story, const char *id) {
	int64_t number = id_index_find(&story->reply_ids, id, strlen(id));
	return number == ID_NONE ? NULL : story->replies[number];
}

struct cast story_cast(const struct story *story) {
	struct cast cast;
	for (size_t i = 0; i < SEAT_COUNT; i++) {
		cast.person[i].name = story->person[i].name;
		cast.person[i].pronouns = story->person[i].pronouns;
	}
	return cast;
}

const struct rule *compose_rule(const struct compose *compose, const uint8_t *options) {
	uint64_t chosen = 0;
	for (size_t i = 0; i < compose->slot_count; i++) {
		chosen |= compose->slots[i].options[options[i]].tag_bit;
	}
	size_t i = 0;
	while (i + 1 < compose->rule_count && (compose->rules[i].tags & ~chosen) != 0) {
		i++;
	}
	return &compose->rules[i];
}

static size_t label_length(const char *label) {
	static const char dots[] = "…";
	size_t len = strlen(label), more = sizeof(dots) - 1;
	if (len >= more && strcmp(label + len - more, dots) == 0) {
		len -= more;
	}
	while (len > 0 && label[len - 1] == ' ') {
		len--;
	}
	return len;
}

static void add_part(struct buf *out, size_t start, const char *text, size_t len) {
	if (out->len > start && len > 0) {
		buf_putc(out, ' ');
	}
	buf_add(out, text, len);
}

void compose_says(const struct compose *compose, const uint8_t *options, struct buf *out) {
	size_t start = out->len;
	for (size_t i = 0; i < compose->slot_count; i++) {
		const struct slot *slot = &compose->slots[i];
		if (slot->label != NULL) {
			add_part(out, start, slot->label, label_length(slot->label));
		}
		add_part(out, start, slot->options[options[i]].says, strlen(slot->options[options[i]].says));
	}
}
