#include "review/notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void notes_init(struct notes *notes, const struct stage *stage) {
	*notes = (struct notes){.stage = stage};
	notes->same = mem_array(stage->story->reply_count, sizeof(*notes->same));
	notes->after = mem_array(stage->story->reply_count, sizeof(*notes->after));
	notes->twice = mem_array(phrases_same_count(stage->phrases) + 1, sizeof(*notes->twice));
	notes->said_now = mem_array(phrases_same_count(stage->phrases) + 1, sizeof(*notes->said_now));
}

void notes_finish(struct notes *notes) {
	for (size_t i = 0; i < notes->stage->story->reply_count; i++) {
		free(notes->same[i].answer);
		free(notes->same[i].way);
	}
	for (size_t i = 0; i <= phrases_same_count(notes->stage->phrases); i++) {
		free(notes->twice[i]);
	}
	free(notes->same);
	free(notes->after);
	free(notes->twice);
	free(notes->said_now);
}

static void note_after(struct notes *notes, const struct reply *reply, size_t words) {
	uint32_t *most = &notes->after[reply->index];
	*most = words > *most ? (uint32_t)words : *most;
}

/* What each card of one moment gets for an answer. */
struct answer {
	const struct reply *reply;
	struct parts parts;
	enum move_kind kind;
	uint64_t answer;
};

/* A softening card with the first stinging one that is answered in the same words. */
static const struct answer *same_as(const struct answer *soft, const struct answer *answers, size_t len) {
	for (size_t i = 0; i < len && soft->kind == KIND_SOFTENING && soft->answer != 0; i++) {
		if (answers[i].kind == KIND_DESTRUCTIVE && answers[i].answer == soft->answer) {
			return &answers[i];
		}
	}
	return NULL;
}

/* True where this is the first time for the softening card. */
static bool note_same(struct notes *notes, const struct answer *soft, const struct answer *sharp) {
	struct same_note *note = &notes->same[soft->reply->index];
	note->moments++;
	if (note->sharp != NULL) {
		return false;
	}
	note->sharp = sharp->reply;
	return true;
}

static void tell_answer(
	struct notes *notes, const struct answer *soft, const struct play_state *state, struct buf *way) {
	struct play_state *next = play_state_create(notes->stage->story);
	struct stretch stretch = {0};
	struct buf text = BUF_EMPTY;
	play_state_copy(notes->stage->story, next, state);
	stretch_play(notes->stage, next, soft->reply, soft->parts, &stretch);
	stretch_answer(notes->stage, &stretch, &text);
	notes->same[soft->reply->index].answer = buf_detach(&text);
	notes->same[soft->reply->index].way = buf_detach(way);
	stretch_finish(&stretch);
	free(next);
}

static bool has_both_kinds(const struct answer *answers, size_t len) {
	bool soft = false, sharp = false;
	for (size_t i = 0; i < len; i++) {
		soft = soft || answers[i].kind == KIND_SOFTENING;
		sharp = sharp || answers[i].kind == KIND_DESTRUCTIVE;
	}
	return soft && sharp;
}

/* Where the conversation stands: in a moment of a graph, or at the end of what was said in a play. */
struct where {
	const struct graph *graph;
	uint32_t moment;
	const struct choice *said;
	size_t len;
};

static void add_way(const struct where *where, struct buf *out) {
	if (where->graph != NULL) {
		graph_way_text(where->graph, where->moment, out);
	}
	for (size_t i = 0; where->graph == NULL && i < where->len; i++) {
		buf_puts(out, i == 0 ? "" : ",");
		reply_spec(where->said[i].reply, where->said[i].parts, out);
	}
}

static void compare_answers(struct notes *notes, const struct answer *answers, size_t len,
	const struct play_state *state, const struct where *where) {
	bool any = false;
	if (!has_both_kinds(answers, len)) {
		return;
	}
	for (size_t i = 0; i < len; i++) {
		const struct answer *sharp = same_as(&answers[i], answers, len);
		if (sharp != NULL && note_same(notes, &answers[i], sharp)) {
			struct buf way = BUF_EMPTY;
			add_way(where, &way);
			tell_answer(notes, &answers[i], state, &way);
		}
		any = any || sharp != NULL;
	}
	notes->contrasts++;
	notes->same_moments += any;
}

static void look_at_moment(struct notes *notes, const struct graph *graph, size_t moment, struct play_state *state) {
	struct answer answers[EXPLORE_CHOICES_MAX];
	size_t len = 0;
	for (size_t i = graph->first[moment]; i < graph->first[moment + 1]; i++) {
		const struct way_on *way = &graph->ways[i];
		answers[len++] = (struct answer){
			way->reply, way->parts, move_row(play_move(way->reply, way->parts))->kind, way->answer};
		if (graph->over[way->to] == GRAPH_GOES_ON) {
			note_after(notes, way->reply, way->words);
		}
	}
	explore_state(graph->explore, (uint32_t)moment, state);
	const struct where where = {.graph = graph, .moment = (uint32_t)moment};
	compare_answers(notes, answers, len, state, &where);
}

void notes_from_graph(struct notes *notes, const struct graph *graph) {
	struct play_state *state = play_state_create(notes->stage->story);
	for (size_t i = 0; i < graph->moments; i++) {
		if (graph->over[i] == GRAPH_GOES_ON) {
			look_at_moment(notes, graph, i, state);
		}
	}
	free(state);
	graph_said_twice(graph, notes->twice);
}

/* What a card gets for an answer; a composed one once for each move that it can make. */
static size_t answer_card(struct notes *notes, const struct play_state *state, const struct reply *reply,
	struct play_state *next, struct answer *out, size_t room) {
	const struct story *story = notes->stage->story;
	struct stretch stretch = {0};
	struct parts parts;
	bool made[MOVE_COUNT] = {false};
	size_t len = 0;
	bool more = play_parts_first(story, state, reply, &parts);
	for (; more && len < room; more = play_parts_next(story, state, reply, &parts)) {
		enum move move = play_move(reply, parts);
		if (!made[move]) {
			made[move] = true;
			play_state_copy(story, next, state);
			stretch_play(notes->stage, next, reply, parts, &stretch);
			out[len++] = (struct answer){reply, parts, move_row(move)->kind, stretch.answer};
		}
	}
	stretch_finish(&stretch);
	return len;
}

static void watch_moment(void *data, const struct play_state *state) {
	struct notes *notes = data;
	const struct reply *offer[REPLIES_MAX_A_BEAT];
	size_t offered = play_offer(notes->stage->story, state, offer), len = 0;
	struct answer answers[EXPLORE_CHOICES_MAX];
	struct play_state *next = play_state_create(notes->stage->story);
	for (size_t i = 0; i < offered; i++) {
		len += answer_card(notes, state, offer[i], next, answers + len, EXPLORE_CHOICES_MAX - len);
	}
	const struct where where = {.said = notes->said, .len = notes->said_len};
	compare_answers(notes, answers, len, state, &where);
	free(next);
}

static void note_said(struct notes *notes, uint32_t same) {
	if (same != 0 && notes->said_now[same] && notes->twice[same] == NULL) {
		struct buf way = BUF_EMPTY;
		add_way(&(struct where){.said = notes->said, .len = notes->said_len}, &way);
		notes->twice[same] = buf_detach(&way);
	}
	notes->said_now[same] = true;
}

static void watch_stretch(
	void *data, const struct choice *said, size_t len, const struct stretch *stretch, bool asked) {
	struct notes *notes = data;
	notes->said = said;
	notes->said_len = len;
	if (len == 0) {
		memset(notes->said_now, 0, phrases_same_count(notes->stage->phrases) + 1);
	} else {
		note_after(notes, said[len - 1].reply, asked ? stretch->words : 0);
	}
	for (size_t i = 0; i < stretch->len; i++) {
		note_said(notes, stretch->shown[i]->same);
	}
}

struct play_watch notes_watch(struct notes *notes, bool answers) {
	return (struct play_watch){.data = notes, .moment = answers ? watch_moment : NULL, .stretch = watch_stretch};
}
