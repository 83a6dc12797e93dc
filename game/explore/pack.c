/*
 * The layout is a list of fields, made once for a story: where a number stands
 * in the play state, how many bits it takes here, and where it stops counting.
 */
#include "explore/pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "explore/asks.h"

enum width { BYTE, SHORT, WORD, BIT };

struct field {
	uint32_t offset; /* in the play state, in bytes; for BIT in bits */
	uint8_t width;   /* enum width: how it is stored there */
	uint8_t bits;    /* that it takes here */
	int32_t low;     /* subtracted before packing */
	uint32_t most;   /* it stops counting here */
};

struct pack {
	const struct story *story;
	struct field *fields;
	size_t len, cap;
	size_t bytes;
	size_t state_size;
};

static uint8_t bits_for(uint64_t most) {
	uint8_t bits = 0;
	while (most >> bits != 0) {
		bits++;
	}
	return bits;
}

static void add(struct pack *pack, size_t offset, enum width width, int32_t low, uint32_t most) {
	uint8_t bits = bits_for(most);
	if (bits == 0) {
		return;
	}
	pack->fields = mem_room(pack->fields, pack->len, &pack->cap, sizeof(struct field));
	pack->fields[pack->len++] = (struct field){(uint32_t)offset, (uint8_t)width, bits, low, most};
}

#define AT(member) offsetof(struct play_state, member)

static void add_partner(struct pack *pack, size_t seat) {
	size_t base = AT(couple) + offsetof(struct couple, partner) + seat * sizeof(struct partner);
	add(pack, base + offsetof(struct partner, heat), SHORT, 0, POINTS_MAX);
	add(pack, base + offsetof(struct partner, open), SHORT, 0, POINTS_MAX);
	add(pack, base + offsetof(struct partner, safe), SHORT, 0, POINTS_MAX);
	add(pack, base + offsetof(struct partner, depth), SHORT, 0, POINTS_MAX);
	add(pack, base + offsetof(struct partner, last_move), BYTE, 0, MOVE_NONE);
	add(pack, base + offsetof(struct partner, repeats), BYTE, 0, 3);
}

static void add_past(struct pack *pack, const struct asks *asks) {
	size_t moves = AT(couple) + offsetof(struct couple, past_move);
	size_t tension = AT(couple) + offsetof(struct couple, past_tension);
	size_t kept = asks->stuck ? CYCLE_MEMORY : asks->repaired ? 2 : asks->last_move ? 1 : 0;
	for (size_t i = CYCLE_MEMORY - kept; i < CYCLE_MEMORY; i++) {
		add(pack, moves + i, BYTE, 0, MOVE_NONE);
	}
	for (size_t i = 0; asks->stuck && i < CYCLE_MEMORY; i++) {
		add(pack, tension + i * sizeof(int16_t), SHORT, 0, POINTS_MAX);
	}
	if (asks->met) {
		add(pack, AT(couple) + offsetof(struct couple, reach_met), BYTE, 0, 1);
	}
	if (asks->replies > 0) {
		add(pack, AT(couple) + offsetof(struct couple, replies), SHORT, 0, asks->replies);
	}
}

/* What stands behind the struct, in play.c's order. */
static void add_rest(struct pack *pack, const struct asks *asks) {
	const struct story *story = pack->story;
	size_t at = AT(rest);
	for (size_t i = 0; i < story->variable_count; i++, at += sizeof(int32_t)) {
		if (asks->variable[i]) {
			add(pack, at, WORD, asks->variable_low[i], (uint32_t)(asks->variable_high[i] - asks->variable_low[i]));
		}
	}
	for (size_t i = 0; i < story->call_depth; i++, at += sizeof(uint32_t)) {
		add(pack, at, WORD, 0, (uint32_t)story->call_count - 1);
	}
	for (size_t i = 0; i < story->seen_count; i++, at += sizeof(uint16_t)) {
		add(pack, at, SHORT, 0, asks->seen[i]);
	}
	for (size_t i = 0; i < story->said_count; i++, at += sizeof(uint16_t)) {
		add(pack, at, SHORT, 0, asks->said[i]);
	}
	for (size_t i = 0; i < story->once_count; i++) {
		if (asks->once[i]) {
			add(pack, at * 8 + i, BIT, 0, 1);
		}
	}
}

struct pack *pack_create(const struct story *story) {
	struct pack *pack = mem_new(struct pack);
	pack->story = story;
	pack->state_size = play_state_size(story);
	struct asks *asks = asks_create(story);
	add(pack, AT(place), BYTE, 0, PLAY_DRY);
	add(pack, AT(beat), WORD, 0, (uint32_t)story->beat_count - 1);
	add_partner(pack, SEAT_ONE);
	add_partner(pack, SEAT_TWO);
	add_past(pack, asks);
	if (asks->verdict) {
		add(pack, AT(verdict), BYTE, 0, VERDICT_COUNT - 1);
	}
	add(pack, AT(call_depth), BYTE, 0, story->call_depth);
	add_rest(pack, asks);
	asks_destroy(asks);
	size_t bits = 0;
	for (size_t i = 0; i < pack->len; i++) {
		bits += pack->fields[i].bits;
	}
	pack->bytes = (bits + 7) / 8;
	return pack;
}

void pack_destroy(struct pack *pack) {
	if (pack != NULL) {
		free(pack->fields);
		free(pack);
	}
}

size_t pack_size(const struct pack *pack) {
	return pack->bytes;
}

static uint32_t read_field(const struct field *field, const char *state) {
	int32_t value = 0;
	switch ((enum width)field->width) {
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
	case BIT:
		return (uint32_t)(((const uint8_t *)state)[field->offset / 8] >> (field->offset % 8)) & 1;
	}
	uint32_t number = (uint32_t)(value - field->low);
	return number < field->most ? number : field->most;
}

static void write_field(const struct field *field, uint32_t number, char *state) {
	int32_t value = (int32_t)number + field->low;
	switch ((enum width)field->width) {
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
	case BIT: {
		uint8_t *byte = (uint8_t *)state + field->offset / 8;
		*byte = (uint8_t)(*byte | number << (field->offset % 8));
		break;
	}
	}
}

/* Place and beat come first: at an ending the rest is left out. */
void pack_state(const struct pack *pack, const struct play_state *state, uint8_t *out) {
	memset(out, 0, pack->bytes);
	size_t len = state->place == PLAY_ENDING ? 2 : pack->len;
	uint64_t gathered = 0;
	unsigned held = 0;
	size_t at = 0;
	for (size_t i = 0; i < len && i < pack->len; i++) {
		const struct field *field = &pack->fields[i];
		gathered |= (uint64_t)read_field(field, (const char *)state) << held;
		held += field->bits;
		while (held >= 8) {
			out[at++] = (uint8_t)gathered;
			gathered >>= 8;
			held -= 8;
		}
	}
	if (held > 0) {
		out[at] = (uint8_t)gathered;
	}
}

void unpack_state(const struct pack *pack, const uint8_t *bytes, struct play_state *state) {
	memset(state, 0, pack->state_size);
	state->couple = couple_start(pack->story->person[SEAT_ONE].start, pack->story->person[SEAT_TWO].start);
	uint64_t gathered = 0;
	unsigned held = 0;
	for (size_t i = 0; i < pack->len; i++) {
		const struct field *field = &pack->fields[i];
		while (held < field->bits) {
			gathered |= (uint64_t)*bytes++ << held;
			held += 8;
		}
		write_field(field, (uint32_t)(gathered & ((UINT64_C(1) << field->bits) - 1)), (char *)state);
		gathered >>= field->bits;
		held -= field->bits;
	}
}
