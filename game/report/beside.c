/* How two conversations relate, and the curves as signs for wherever there are only letters. */
#include "report/beside.h"

#include <stdint.h>
#include <string.h>

#include "report/beside_parts.h"

const char *beside_name(int side) {
	return side == 0 ? "First" : "Second";
}

/* "same reply", "same 3 replies" */
static const char *same_replies(struct arena *arena, size_t count) {
	return count == 1 ? "same reply" : arena_printf(arena, "same %zu replies", count);
}

/* Of one conversation: where the two go different ways. */
static const char *how_they_part(struct arena *arena, size_t part, const size_t *len) {
	if (part == len[0] && part == len[1]) {
		return part == 0   ? "In neither is anything said."
			   : part == 1 ? "They are the same: one reply."
						   : arena_printf(arena, "They are the same from beginning to end, all %zu replies.", part);
	}
	for (int side = 0; side < SIDE_COUNT; side++) {
		if (part == len[side] && part == 0) {
			return side == 0 ? "In the first nothing is said." : "In the second nothing is said.";
		}
		if (part == len[side]) {
			return arena_printf(arena, "Both begin with the %s. There the %s stops, and the %s goes on.",
				same_replies(arena, part), side == 0 ? "first" : "second", side == 0 ? "second" : "first");
		}
	}
	if (part == 0) {
		return "They part at the very first reply.";
	}
	return arena_printf(
		arena, "Both begin with the %s; then they part, at reply %zu.", same_replies(arena, part), part + 1);
}

static const char *how_they_differ(const struct story *one, const struct story *other) {
	if (strcmp(one->id, other->id) == 0) {
		return "The scenario was changed between the two, so these are two different conversations: there is no reply "
			   "where they part. Their curves and endings stand beside each other all the same.";
	}
	return "These are two different conversations, from two scenarios: there is no reply where they part. Their curves "
		   "and endings stand beside each other all the same.";
}

struct beside beside_of(
	const struct playthrough *one, const struct debrief *its, const struct playthrough *other, const struct debrief *others) {
	struct beside beside = {.playthrough = {one, other}, .side = {its, others}};
	const struct story *a = playthrough_story(one), *b = playthrough_story(other);
	beside.same = strcmp(a->id, b->id) == 0 && a->fingerprint == b->fingerprint;
	if (!beside.same) {
		beside.words = how_they_differ(a, b);
		return beside;
	}
	const size_t len[SIDE_COUNT] = {its->reply_count, others->reply_count};
	beside.part = playthroughs_part(one, other);
	beside.parts = beside.part < len[0] || beside.part < len[1];
	beside.words = how_they_part(its->arena, beside.part, len);
	return beside;
}

static int value_at(const struct debrief *debrief, int line, size_t point) {
	return line == 0 ? debrief->points[point].tension : debrief->points[point].waterline[line - 1];
}

static void range(const struct beside *beside, int *low, int *high) {
	*low = INT16_MAX;
	*high = 0;
	for (int side = 0; side < SIDE_COUNT; side++) {
		const struct debrief *debrief = beside->side[side];
		for (size_t i = 0; i < debrief->reply_count + 1; i++) {
			for (int line = 0; line < 1 + SEAT_COUNT; line++) {
				int value = value_at(debrief, line, i);
				*low = value < *low ? value : *low;
				*high = value > *high ? value : *high;
			}
		}
	}
}

void beside_signs(const struct beside *beside, int side, int line, struct buf *out) {
	static const char *const signs[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	enum { LEVELS = sizeof(signs) / sizeof(signs[0]) };
	size_t longest = 0;
	for (int i = 0; i < SIDE_COUNT; i++) {
		size_t count = beside->side[i]->reply_count + 1;
		longest = count > longest ? count : longest;
	}
	int low, high;
	range(beside, &low, &high);
	size_t every = (longest + SIGNS_MOST - 1) / SIGNS_MOST;
	for (size_t i = 0; i < beside->side[side]->reply_count + 1; i += every) {
		int level = high > low ? (value_at(beside->side[side], line, i) - low) * LEVELS / (high - low + 1) : 0;
		buf_puts(out, signs[level]);
	}
}

void beside_label(const struct beside *beside, int side, int line, struct buf *out) {
	if (line == 0) {
		buf_puts(out, "how tight it was");
	} else {
		buf_printf(out, "what %s kept hidden", beside->side[side]->name[line - 1]);
	}
}

void beside_way(const struct debrief *debrief, struct buf *out) {
	if (debrief->date != NULL) {
		buf_printf(out, " %s.", debrief->date);
	}
	if (debrief->way_count > 0) {
		buf_printf(out, " Way %zu of %zu.", debrief->way + 1, debrief->way_count);
	}
}
