/*
 * The layout of a packed state depends on the beat it stands in: first the
 * place and the beat, then the fields that this beat can still depend on. A
 * field is where a number stands in the play state, how many bits it takes
 * here, and where it stops counting.
 */
#include "explore/pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "explore/asks.h"

enum width { BYTE, SHORT, WORD, PARTNER, SAID_ONCE };

enum { PARTNER_BITS = 4 * 10 + 5 + 2 }; /* four quantities, the last move, how often it was repeated */

struct field {
	uint32_t offset; /* in the play state, in bytes; SAID_ONCE: in bits */
	uint8_t width;   /* enum width: how it is stored there */
	uint8_t bits;    /* that it takes here */
	int32_t low;     /* subtracted before packing */
	uint32_t most;   /* it stops counting here */
	uint32_t counter; /* SAID_ONCE: where the counter stands that says the same, 0 where there is none */
};

struct layout {
	const struct field *fields;
	size_t len;
};

struct pack {
	const struct story *story;
	struct field *fields; /* of all layouts, one behind the other */
	size_t len, cap;
	size_t *first; /* by beat, and one more */
	bool one_for_all;
	uint8_t place_bits, beat_bits;
	size_t bytes, state_size;
	struct play_state *blank; /* what a state is like before its fields are filled in */
};

static uint8_t bits_for(uint64_t most) {
	uint8_t bits = 0;
	while (most >> bits != 0) {
		bits++;
	}
	return bits;
}

static struct field *push(struct pack *pack, size_t offset, enum width width, uint8_t bits, uint32_t most) {
	pack->fields = mem_room(pack->fields, pack->len, &pack->cap, sizeof(struct field));
	struct field *field = &pack->fields[pack->len++];
	*field = (struct field){.offset = (uint32_t)offset, .width = (uint8_t)width, .bits = bits, .most = most};
	return field;
}

static void add(struct pack *pack, size_t offset, enum width width, int32_t low, uint32_t most) {
	uint8_t bits = bits_for(most);
	if (bits > 0) {
		push(pack, offset, width, bits, most)->low = low;
	}
}

#define AT(member) offsetof(struct play_state, member)
#define AT_COUPLE(member) (AT(couple) + offsetof(struct couple, member))

static void add_past(struct pack *pack, const struct asks *asks, const struct beat *beat) {
	bool stuck = asks_about(asks, beat, FACT_STUCK);
	size_t kept = stuck ? CYCLE_MEMORY : asks_about(asks, beat, FACT_REPAIRED) ? 2 : asks_about(asks, beat, FACT_LAST_MOVE);
	for (size_t i = CYCLE_MEMORY - kept; i < CYCLE_MEMORY; i++) {
		add(pack, AT_COUPLE(past_move) + i, BYTE, 0, MOVE_NONE);
	}
	for (size_t i = 0; stuck && i < CYCLE_MEMORY; i++) {
		add(pack, AT_COUPLE(past_tension) + i * sizeof(int16_t), SHORT, 0, POINTS_MAX);
	}
	if (asks_about(asks, beat, FACT_MET)) {
		add(pack, AT_COUPLE(reach_met), BYTE, 0, 1);
	}
	if (asks_about(asks, beat, FACT_REPLIES)) {
		add(pack, AT_COUPLE(replies), SHORT, 0, asks->replies);
	}
	if (asks_about(asks, beat, FACT_VERDICT)) {
		add(pack, AT(verdict), BYTE, 0, VERDICT_COUNT - 1);
	}
	if (asks_about(asks, beat, FACT_LAST_REPLY)) {
		add(pack, AT(last), WORD, 0, pack->story->last_count);
	}
	add(pack, AT(call_depth), BYTE, 0, pack->story->call_depth);
}

static void add_once(struct pack *pack, const struct asks *asks, const struct beat *beat, size_t said_at, size_t once_at) {
	const struct story *story = pack->story;
	for (size_t i = 0; i < story->reply_count; i++) {
		const struct reply *reply = story->replies[i];
		if (!reply->once || !asks_about(asks, beat, fact_of_once(story, reply->once_bit))) {
			continue;
		}
		struct field *field = push(pack, once_at * 8 + reply->once_bit, SAID_ONCE, 1, 1);
		if (reply->said_slot != UINT32_MAX) {
			field->counter = (uint32_t)(said_at + reply->said_slot * sizeof(uint16_t));
		}
	}
}

/* What stands behind the struct, in play.c's order. */
static void add_rest(struct pack *pack, const struct asks *asks, const struct beat *beat) {
	const struct story *story = pack->story;
	size_t at = AT(rest);
	for (size_t i = 0; i < story->variable_count; i++, at += sizeof(int32_t)) {
		if (asks_about(asks, beat, fact_of_variable(story, i))) {
			add(pack, at, WORD, asks->variable_low[i], (uint32_t)(asks->variable_high[i] - asks->variable_low[i]));
		}
	}
	for (size_t i = 0; i < story->call_depth; i++, at += sizeof(uint32_t)) {
		add(pack, at, WORD, 0, (uint32_t)story->call_count - 1);
	}
	for (size_t i = 0; i < story->seen_count; i++, at += sizeof(uint16_t)) {
		if (asks_about(asks, beat, fact_of_seen(story, i))) {
			add(pack, at, SHORT, 0, asks->seen[i]);
		}
	}
	size_t said_at = at;
	for (size_t i = 0; i < story->said_count; i++, at += sizeof(uint16_t)) {
		if (asks_about(asks, beat, fact_of_said(story, i))) {
			add(pack, at, SHORT, 0, asks->said[i]);
		}
	}
	add_once(pack, asks, beat, said_at, at);
}

static void add_layout(struct pack *pack, const struct asks *asks, const struct beat *beat) {
	size_t first = pack->len;
	push(pack, AT_COUPLE(partner), PARTNER, PARTNER_BITS, 0);
	push(pack, AT_COUPLE(partner) + sizeof(struct partner), PARTNER, PARTNER_BITS, 0);
	add_past(pack, asks, beat);
	add_rest(pack, asks, beat);
	size_t bits = (size_t)pack->place_bits + pack->beat_bits;
	for (size_t i = first; i < pack->len; i++) {
		bits += pack->fields[i].bits;
	}
	if ((bits + 7) / 8 > pack->bytes) {
		pack->bytes = (bits + 7) / 8;
	}
}

struct pack *pack_create(const struct story *story) {
	struct pack *pack = mem_new(struct pack);
	struct asks *asks = asks_create(story);
	pack->story = story;
	pack->state_size = play_state_size(story);
	pack->place_bits = bits_for(PLAY_DRY);
	pack->beat_bits = bits_for(story->beat_count - 1);
	pack->one_for_all = asks->words == 0;
	size_t layouts = pack->one_for_all ? 1 : story->beat_count;
	pack->first = mem_array(layouts + 1, sizeof(size_t));
	for (size_t i = 0; i < layouts; i++) {
		pack->first[i] = pack->len;
		add_layout(pack, asks, &story->beats[i]);
	}
	pack->first[layouts] = pack->len;
	asks_destroy(asks);
	pack->blank = play_state_create(story);
	pack->blank->couple = couple_start(story->person[SEAT_ONE].start, story->person[SEAT_TWO].start);
	return pack;
}

void pack_destroy(struct pack *pack) {
	if (pack != NULL) {
		free(pack->fields);
		free(pack->first);
		free(pack->blank);
		free(pack);
	}
}

size_t pack_size(const struct pack *pack) {
	return pack->bytes;
}

static struct layout layout_of(const struct pack *pack, uint32_t beat) {
	size_t row = pack->one_for_all ? 0 : beat;
	return (struct layout){pack->fields + pack->first[row], pack->first[row + 1] - pack->first[row]};
}

static uint64_t read_partner(const char *at) {
	struct partner partner;
	memcpy(&partner, at, sizeof(partner));
	return (uint64_t)partner.heat | (uint64_t)partner.open << 10 | (uint64_t)partner.safe << 20 | (uint64_t)partner.depth << 30 |
		(uint64_t)partner.last_move << 40 | (uint64_t)partner.repeats << 45;
}

/* The position does not change, and stays as it is. */
static void write_partner(uint64_t packed, char *at) {
	struct partner partner;
	memcpy(&partner, at, sizeof(partner));
	partner.heat = packed & 1023;
	partner.open = packed >> 10 & 1023;
	partner.safe = packed >> 20 & 1023;
	partner.depth = packed >> 30 & 1023;
	partner.last_move = packed >> 40 & 31;
	partner.repeats = packed >> 45 & 3;
	memcpy(at, &partner, sizeof(partner));
}

static uint64_t read_field(const struct field *field, const char *state) {
	int32_t value = 0;
	switch ((enum width)field->width) {
	case PARTNER:
		return read_partner(state + field->offset);
	case SAID_ONCE:
		return (uint64_t)((const uint8_t *)state)[field->offset / 8] >> (field->offset % 8) & 1;
	case BYTE:
		value = *(const uint8_t *)(state + field->offset);
		break;
	case SHORT: {
		uint16_t half;
		memcpy(&half, state + field->offset, sizeof(half));
		value = half;
		break;
	}
	case WORD:
		memcpy(&value, state + field->offset, sizeof(value));
		break;
	}
	uint32_t number = (uint32_t)(value - field->low);
	return number < field->most ? number : field->most;
}

static void write_said(const struct field *field, uint64_t said, char *state) {
	uint8_t *byte = (uint8_t *)state + field->offset / 8;
	*byte = (uint8_t)(*byte | said << (field->offset % 8));
	if (said != 0 && field->counter != 0) {
		const uint16_t once = 1;
		memcpy(state + field->counter, &once, sizeof(once));
	}
}

static void write_field(const struct field *field, uint64_t number, char *state) {
	int32_t value = (int32_t)number + field->low;
	switch ((enum width)field->width) {
	case PARTNER:
		write_partner(number, state + field->offset);
		break;
	case SAID_ONCE:
		write_said(field, number, state);
		break;
	case BYTE:
		*(uint8_t *)(state + field->offset) = (uint8_t)value;
		break;
	case SHORT: {
		uint16_t half = (uint16_t)value;
		memcpy(state + field->offset, &half, sizeof(half));
		break;
	}
	case WORD:
		memcpy(state + field->offset, &value, sizeof(value));
		break;
	}
}

/* Where nothing more is said, nothing but the beat matters. */
void pack_state(const struct pack *pack, const struct play_state *state, uint8_t *out) {
	memset(out, 0, pack->bytes);
	struct layout layout = layout_of(pack, state->beat);
	if (state->place != PLAY_CHOICE) {
		layout.len = 0;
	}
	uint64_t gathered = state->place | (uint64_t)state->beat << pack->place_bits;
	unsigned held = (unsigned)pack->place_bits + pack->beat_bits;
	for (size_t i = 0;; i++) {
		while (held >= 8) {
			*out++ = (uint8_t)gathered;
			gathered >>= 8;
			held -= 8;
		}
		if (i == layout.len) {
			break;
		}
		gathered |= read_field(&layout.fields[i], (const char *)state) << held;
		held += layout.fields[i].bits;
	}
	if (held > 0) {
		*out = (uint8_t)gathered;
	}
}

struct reader {
	const uint8_t *bytes;
	uint64_t gathered;
	unsigned held;
};

static uint64_t read_bits(struct reader *reader, unsigned bits) {
	while (reader->held < bits) {
		reader->gathered |= (uint64_t)*reader->bytes++ << reader->held;
		reader->held += 8;
	}
	uint64_t number = reader->gathered & ((UINT64_C(1) << bits) - 1);
	reader->gathered >>= bits;
	reader->held -= bits;
	return number;
}

void unpack_state(const struct pack *pack, const uint8_t *bytes, struct play_state *state) {
	memcpy(state, pack->blank, pack->state_size);
	struct reader reader = {.bytes = bytes};
	state->place = (uint8_t)read_bits(&reader, pack->place_bits);
	state->beat = (uint32_t)read_bits(&reader, pack->beat_bits);
	struct layout layout = layout_of(pack, state->beat);
	for (size_t i = 0; state->place == PLAY_CHOICE && i < layout.len; i++) {
		write_field(&layout.fields[i], read_bits(&reader, layout.fields[i].bits), (char *)state);
	}
}
