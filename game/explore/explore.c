/*
 * Breadth-first over packed states. A state's number is its place in the order
 * of discovery; where its choices lead stands in `edges`, in their order.
 */
#include "explore/explore.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/os.h"
#include "explore/search.h"

/*
 * A slot of the table holds a state's number and a few bits of its hash, so
 * that most states in the way are passed over without looking at their keys.
 */
enum { NUMBER_BITS = 27, STATES_MOST = (1 << NUMBER_BITS) - 1 };
static const uint32_t EMPTY = UINT32_MAX;

static uint32_t slot_value(uint32_t number, uint64_t hash) {
	return number | (uint32_t)(hash >> 59) << NUMBER_BITS;
}

static uint32_t slot_number(uint32_t slot) {
	return slot & STATES_MOST;
}

static uint64_t hash_key(const uint8_t *key, size_t len) {
	uint64_t hash = UINT64_C(0x9e3779b97f4a7c15) ^ len;
	while (len > 0) {
		uint64_t part = 0;
		size_t take = len < 8 ? len : 8;
		memcpy(&part, key, take);
		hash = (hash ^ part) * UINT64_C(0xff51afd7ed558ccd);
		hash ^= hash >> 32;
		key += take;
		len -= take;
	}
	hash *= UINT64_C(0xc4ceb9fe1a85ec53);
	return hash ^ (hash >> 29);
}

static const uint8_t *key_of(const struct explore *explore, size_t state) {
	return explore->keys + state * explore->key_size;
}

static size_t bytes_a_state(const struct explore *explore) {
	return explore->key_size + sizeof(*explore->marks) + sizeof(*explore->distance);
}

size_t explore_bytes(const struct explore *explore) {
	return explore->cap * bytes_a_state(explore) + edges_bytes(&explore->edges) + explore->table_size * sizeof(uint32_t);
}

/* The states' places in a new table are anywhere in it: a few are asked for ahead of time. */
static void fill_table(struct explore *explore) {
	enum { AHEAD = 16 };
	uint64_t hashes[AHEAD];
	size_t mask = explore->table_size - 1;
	memset(explore->table, 0xff, explore->table_size * sizeof(uint32_t));
	for (size_t from = 0; from < explore->len; from += AHEAD) {
		size_t len = explore->len - from < AHEAD ? explore->len - from : AHEAD;
		for (size_t i = 0; i < len; i++) {
			hashes[i] = hash_key(key_of(explore, from + i), explore->key_size);
			__builtin_prefetch(&explore->table[hashes[i] & mask], 1);
		}
		for (size_t i = 0; i < len; i++) {
			size_t slot = hashes[i] & mask;
			while (explore->table[slot] != EMPTY) {
				slot = (slot + 1) & mask;
			}
			explore->table[slot] = slot_value((uint32_t)(from + i), hashes[i]);
		}
	}
}

/* Room for one more state and for the edges of one more; false when the bound is reached. */
static bool make_room(struct explore *explore) {
	if (explore->len + EXPLORE_CHOICES_MAX >= explore->states_most) {
		return false;
	}
	if (explore->len + EXPLORE_CHOICES_MAX >= explore->cap) {
		size_t cap = explore->cap + explore->cap / 2 + 1024;
		if (explore_bytes(explore) + (cap - explore->cap) * bytes_a_state(explore) > explore->memory) {
			return false;
		}
		explore->keys = mem_resize(explore->keys, cap, explore->key_size);
		explore->marks = mem_resize(explore->marks, cap, 1);
		explore->distance = mem_resize(explore->distance, cap, sizeof(uint16_t));
		os_want_large_pages(explore->keys, cap * explore->key_size);
		explore->cap = cap;
	}
	if (explore_bytes(explore) + edges_bytes(&explore->edges) / 2 > explore->memory) {
		return false;
	}
	if ((explore->len + EXPLORE_CHOICES_MAX) * 4 >= explore->table_size * 3) {
		size_t grown = explore->table_size * 2;
		if (explore_bytes(explore) + explore->table_size * sizeof(uint32_t) > explore->memory) {
			return false;
		}
		free(explore->table);
		explore->table = mem_resize(NULL, grown, sizeof(uint32_t));
		os_want_large_pages(explore->table, grown * sizeof(uint32_t));
		explore->table_size = grown;
		fill_table(explore);
	}
	return true;
}

static uint8_t mark_of(const struct explore *explore, const struct play_state *state) {
	if (state->place == PLAY_ENDING) {
		bool good = ending_is_good(explore->story->beats[state->beat].ending);
		return (uint8_t)(MARK_ENDING | (good ? MARK_GOOD : 0));
	}
	return state->place == PLAY_DRY ? MARK_DRY : MARK_OPEN;
}

/* The slot in which a key stands, or the empty one where it belongs. */
static size_t find_slot(const struct explore *explore, const uint8_t *key, uint64_t hash) {
	size_t mask = explore->table_size - 1, slot = hash & mask;
	for (uint32_t held; (held = explore->table[slot]) != EMPTY; slot = (slot + 1) & mask) {
		uint32_t number = slot_number(held);
		if (held == slot_value(number, hash) && memcmp(key_of(explore, number), key, explore->key_size) == 0) {
			break;
		}
	}
	return slot;
}

/* Finds a state's number, or gives it the next one. Its key stands where it goes if it is new. */
static uint32_t number_of(struct explore *explore, const struct play_state *state) {
	uint8_t *key = explore->keys + explore->len * explore->key_size;
	pack_state(explore->pack, state, key);
	uint64_t hash = hash_key(key, explore->key_size);
	size_t slot = find_slot(explore, key, hash);
	if (explore->table[slot] != EMPTY) {
		return slot_number(explore->table[slot]);
	}
	uint32_t number = (uint32_t)explore->len++;
	explore->table[slot] = slot_value(number, hash);
	explore->marks[number] = mark_of(explore, state);
	if (state->place == PLAY_ENDING && explore->ending_state[state->beat] == EXPLORE_NOWHERE) {
		explore->ending_state[state->beat] = number;
	}
	return number;
}

static void note_beat(void *data, const struct beat *beat) {
	struct explore *explore = data;
	explore->beat_reached[beat->index] = 1;
}

/* Once all lines of a beat have been shown, their conditions need not be asked again. */
static bool wants_lines(void *data, const struct beat *beat) {
	const struct explore *explore = data;
	return explore->lines_left[beat->index] > 0;
}

static void note_line(void *data, const struct beat *beat, const struct line *line) {
	struct explore *explore = data;
	uint8_t *reached = &explore->line_reached[explore->line_base[beat->index] + (size_t)(line - beat->lines)];
	explore->lines_left[beat->index] -= *reached == 0;
	*reached = 1;
}

static bool wants_reply_lines(void *data, const struct reply *reply) {
	const struct explore *explore = data;
	return explore->reply_lines_left[reply->index] > 0;
}

static void note_reply_line(void *data, const struct reply *reply, const struct line *line) {
	struct explore *explore = data;
	uint8_t *reached = &explore->line_reached[explore->reply_line_base[reply->index] + (size_t)(line - reply->lines)];
	explore->reply_lines_left[reply->index] -= *reached == 0;
	*reached = 1;
}

static struct play_sink noting(struct explore *explore) {
	return (struct play_sink){.data = explore,
		.beat = note_beat,
		.wants_lines = wants_lines,
		.line = note_line,
		.wants_reply_lines = wants_reply_lines,
		.reply_line = note_reply_line};
}

static void note_offer(struct explore *explore, const struct play_state *state) {
	if (explore->offers_left[state->beat] == 0) {
		return;
	}
	const struct reply *offer[REPLIES_MAX_A_BEAT];
	size_t len = play_offer(explore->story, state, offer);
	for (size_t i = 0; i < len; i++) {
		uint8_t *offered = &explore->reply_offered[offer[i]->index];
		explore->offers_left[state->beat] -= *offered == 0;
		*offered = 1;
	}
}

static bool persons_turn(const struct explore *explore, const struct play_state *state) {
	enum seat turn = play_turn(explore->story, state);
	return turn != SEAT_NONE && explore->seat[turn];
}

/* Lets habit answer until the person is asked again or the conversation is over. */
static void answer(struct explore *explore, struct play_state *state, const struct play_sink *sink) {
	for (size_t run = 0; state->place == PLAY_CHOICE; run++) {
		note_offer(explore, state);
		if (persons_turn(explore, state)) {
			return;
		}
		if (run == HABIT_RUN_MAX) {
			state->place = PLAY_DRY;
			return;
		}
		struct choice choice;
		choice.reply = habit_reply(explore->story, state, &choice.parts);
		play_reply(explore->story, state, choice.reply, choice.parts, sink, NULL);
	}
}

enum { VARIANTS_MAX = EXPLORE_CHOICES_MAX / 2 };

/* Of a composed reply, one choice for each rule that some combination of options falls under; `state`: NULL for any. */
static size_t list_variants(const struct story *story, const struct play_state *state, const struct reply *reply,
	struct choice *out, size_t room) {
	const struct compose *compose = reply->compose;
	bool known[RULES_MAX] = {false};
	struct parts parts = {{0}};
	size_t len = 0;
	bool any = state == NULL || play_parts_first(story, state, reply, &parts);
	while (any && len < room) {
		size_t rule = (size_t)(compose_rule(compose, parts.option) - compose->rules);
		if (!known[rule]) {
			known[rule] = true;
			out[len++] = (struct choice){reply, parts};
		}
		any = state == NULL ? parts_next(compose, &parts) : play_parts_next(story, state, reply, &parts);
	}
	return len;
}

size_t explore_choices(const struct explore *explore, const struct play_state *state, struct choice *out) {
	const struct reply *offer[REPLIES_MAX_A_BEAT];
	size_t offered = play_offer(explore->story, state, offer), len = 0;
	for (size_t i = 0; i < offered; i++) {
		const struct reply *reply = offer[i];
		if (reply->compose == NULL) {
			out[len++] = (struct choice){.reply = reply};
			continue;
		}
		size_t room = EXPLORE_CHOICES_MAX - (offered - 1 - i); /* each that follows gets one at least */
		if (reply->compose->conditional) {
			size_t most = room - len < VARIANTS_MAX ? room - len : VARIANTS_MAX;
			len += list_variants(explore->story, state, reply, out + len, most);
			continue;
		}
		for (size_t k = 0; k < explore->variant_count[reply->index] && len < room; k++) {
			out[len++] = explore->variants[reply->index][k];
		}
	}
	return len;
}

_Static_assert(MOVE_COUNT <= 32, "a bit for each move");

/* Once for a moment, however many replies of it, or ways to put one together, make the move. */
static void count_moves(struct explore *explore, const struct choice *choices, size_t len) {
	uint32_t seen = 0;
	for (size_t i = 0; i < len; i++) {
		uint32_t bit = UINT32_C(1) << play_move(choices[i].reply, choices[i].parts);
		explore->move_offered[play_move(choices[i].reply, choices[i].parts)] += (seen & bit) == 0;
		seen |= bit;
	}
}

static void expand(struct explore *explore, uint32_t state) {
	const struct play_sink sink = noting(explore);
	struct choice choices[EXPLORE_CHOICES_MAX];
	unpack_state(explore->pack, key_of(explore, state), explore->now);
	size_t len = explore_choices(explore, explore->now, choices);
	count_moves(explore, choices, len);
	for (size_t i = 0; i < len; i++) {
		play_state_copy(explore->story, explore->next, explore->now);
		play_reply(explore->story, explore->next, choices[i].reply, choices[i].parts, &sink, NULL);
		answer(explore, explore->next, &sink);
		uint32_t to = number_of(explore, explore->next);
		edges_add(&explore->edges, to, explore->next->place != PLAY_CHOICE);
	}
	explore->marks[state] = (uint8_t)(explore->marks[state] & ~MARK_OPEN);
}

static void start_level(struct explore *explore, size_t state) {
	explore->level_starts = mem_room(explore->level_starts, explore->level_len, &explore->level_cap, sizeof(size_t));
	explore->level_starts[explore->level_len++] = state;
}

static void search(struct explore *explore) {
	explore->complete = true;
	start_level(explore, 0);
	size_t level_end = explore->len;
	for (uint32_t state = 0; state < explore->len; state++) {
		if (state == level_end) {
			level_end = explore->len;
			start_level(explore, state);
		}
		edges_begin(&explore->edges);
		if ((explore->marks[state] & MARK_OPEN) != 0 && explore->complete) {
			explore->complete = make_room(explore);
			if (explore->complete) {
				expand(explore, state);
				explore->expanded = state + 1;
			}
		}
	}
}

/* The room that was kept for growing. */
static void give_back(struct explore *explore) {
	size_t cap = explore->len + 1;
	explore->keys = mem_resize(explore->keys, cap, explore->key_size);
	explore->marks = mem_resize(explore->marks, cap, 1);
	explore->distance = mem_resize(explore->distance, cap, sizeof(uint16_t));
	explore->cap = cap;
	edges_fit(&explore->edges);
}

/* Where conditions have no say, once is enough. */
static void find_variants(struct explore *explore, const struct reply *reply) {
	struct choice *found = mem_array(VARIANTS_MAX, sizeof(*found));
	explore->variant_count[reply->index] = (uint8_t)list_variants(explore->story, NULL, reply, found, VARIANTS_MAX);
	explore->variants[reply->index] = found;
}

static void count_lines(struct explore *explore) {
	const struct story *story = explore->story;
	uint32_t lines = 0;
	explore->line_base = mem_array(story->beat_count, sizeof(uint32_t));
	explore->lines_left = mem_array(story->beat_count, sizeof(uint32_t));
	explore->offers_left = mem_array(story->beat_count, sizeof(uint32_t));
	for (size_t i = 0; i < story->beat_count; i++) {
		explore->line_base[i] = lines;
		explore->lines_left[i] = (uint32_t)story->beats[i].line_count;
		explore->offers_left[i] = (uint32_t)story->beats[i].reply_count;
		lines += explore->lines_left[i];
	}
	explore->reply_line_base = mem_array(story->reply_count, sizeof(uint32_t));
	explore->reply_lines_left = mem_array(story->reply_count, sizeof(uint32_t));
	for (size_t i = 0; i < story->reply_count; i++) {
		explore->reply_line_base[i] = lines;
		explore->reply_lines_left[i] = (uint32_t)story->replies[i]->line_count;
		lines += explore->reply_lines_left[i];
	}
	explore->line_reached = mem_array(lines, 1);
}

static struct explore *create(const struct story *story, const bool seat[SEAT_COUNT], const struct explore_bounds *bounds) {
	struct explore *explore = mem_new(struct explore);
	explore->story = story;
	explore->seat[SEAT_ONE] = seat[SEAT_ONE];
	explore->seat[SEAT_TWO] = seat[SEAT_TWO];
	explore->pack = pack_create(story);
	explore->key_size = pack_size(explore->pack);
	explore->memory = bounds != NULL && bounds->memory > 0 ? bounds->memory : EXPLORE_MEMORY;
	explore->states_most = bounds != NULL && bounds->states > 0 ? bounds->states + EXPLORE_CHOICES_MAX : STATES_MOST;
	explore->states_most = explore->states_most < STATES_MOST ? explore->states_most : STATES_MOST;
	explore->cap = 1024;
	explore->keys = mem_resize(NULL, explore->cap, explore->key_size);
	explore->edges.next = 1; /* the first state is there without one */
	explore->marks = mem_array(explore->cap, 1);
	explore->distance = mem_array(explore->cap, sizeof(uint16_t));
	explore->table_size = 2048;
	explore->table = mem_array(explore->table_size, sizeof(uint32_t));
	fill_table(explore);
	explore->beat_reached = mem_array(story->beat_count, 1);
	explore->reply_offered = mem_array(story->reply_count, 1);
	explore->ending_state = mem_array(story->beat_count, sizeof(uint32_t));
	memset(explore->ending_state, 0xff, story->beat_count * sizeof(uint32_t));
	explore->variants = mem_array(story->reply_count, sizeof(struct choice *));
	explore->variant_count = mem_array(story->reply_count, 1);
	for (size_t i = 0; i < story->reply_count; i++) {
		if (story->replies[i]->compose != NULL && !story->replies[i]->compose->conditional) {
			find_variants(explore, story->replies[i]);
		}
	}
	count_lines(explore);
	explore->now = play_state_create(story);
	explore->next = play_state_create(story);
	return explore;
}

struct explore *explore_run(const struct story *story, const bool seat[SEAT_COUNT], const struct play_state *from,
	const struct explore_bounds *bounds) {
	struct explore *explore = create(story, seat, bounds);
	const struct play_sink sink = noting(explore);
	if (from == NULL) {
		play_start(story, explore->next, &sink);
	} else {
		play_state_copy(story, explore->next, from);
	}
	answer(explore, explore->next, &sink);
	number_of(explore, explore->next);
	search(explore);
	give_back(explore);
	explore_look_back(explore);
	return explore;
}

void explore_destroy(struct explore *explore) {
	if (explore == NULL) {
		return;
	}
	for (size_t i = 0; i < explore->story->reply_count; i++) {
		free(explore->variants[i]);
	}
	pack_destroy(explore->pack);
	free(explore->keys);
	free(explore->marks);
	free(explore->distance);
	edges_finish(&explore->edges);
	free(explore->table);
	free(explore->level_starts);
	free(explore->beat_reached);
	free(explore->reply_offered);
	free(explore->line_reached);
	free(explore->line_base);
	free(explore->lines_left);
	free(explore->reply_line_base);
	free(explore->reply_lines_left);
	free(explore->offers_left);
	free(explore->ending_state);
	free(explore->variants);
	free(explore->variant_count);
	free(explore->now);
	free(explore->next);
	free(explore);
}

uint32_t explore_find(const struct explore *explore, const struct play_state *state) {
	uint8_t *key = explore->keys + explore->len * explore->key_size; /* there is room for one more, see give_back() */
	pack_state(explore->pack, state, key);
	uint32_t held = explore->table[find_slot(explore, key, hash_key(key, explore->key_size))];
	return held == EMPTY ? EXPLORE_NOWHERE : slot_number(held);
}
