/*
 * A debrief is put together once, from the play-through's own list of replies:
 * everything that is quoted was really shown, every number is the play-through's.
 */
#include "report/debrief.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/debrief_parts.h"

const char *const debrief_pattern[PATTERN_PARTS] = {"When …", "I felt …", "What I long for is …"};

const char *const debrief_small_print =
	"Waterline is for practice and learning. It is no therapy, makes no diagnosis and predicts nothing. Its numbers "
	"are "
	"design values, fitted to no clinical data; they say how a made-up loop turned, not how anybody did.";

static const char *const anonymous[SEAT_COUNT] = {"Partner A", "Partner B"};
static const char *const anonymous_id[SEAT_COUNT] = {"a", "b"};

const char *kind_words(enum move_kind kind) {
	static const char *const words[KIND_COUNT] = {
		[KIND_DESTRUCTIVE] = "stings or shuts out",
		[KIND_AMBIVALENT] = "half towards, half away",
		[KIND_SOFTENING] = "comes closer",
		[KIND_REGULATING] = "takes a break, and comes back",
	};
	return words[kind];
}

static bool is_word_byte(unsigned char c) {
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
}

static char small(char c) {
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool starts_with(const char *text, const char *word, size_t len, bool any_case) {
	for (size_t i = 0; i < len; i++) {
		if (text[i] != word[i] && !(any_case && small(text[i]) == small(word[i]))) {
			return false;
		}
	}
	return true;
}

/* What stands for a name that begins at `text`, with its length in `*len`; NULL where none does. */
static const char *name_at(const struct making *making, const char *text, bool id, size_t *len) {
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		const char *words[2] = {making->story->person[seat].name, making->story->person[seat].id};
		for (int i = 0; i < (id ? 2 : 1); i++) {
			*len = strlen(words[i]);
			if (*len > 0 && starts_with(text, words[i], *len, id) && !is_word_byte((unsigned char)text[*len])) {
				return id ? anonymous_id[seat] : anonymous[seat];
			}
		}
	}
	return NULL;
}

/*
 * An author may have written a name out instead of leaving it to the cast, and
 * in an id it always is. What stands between braces is the cast's.
 */
static void add_nameless(const struct making *making, const char *text, bool id, struct buf *out) {
	bool braces = false;
	for (size_t at = 0, len; text[at] != '\0';) {
		bool begins = !braces && (at == 0 || !is_word_byte((unsigned char)text[at - 1]));
		const char *by = begins ? name_at(making, text + at, id, &len) : NULL;
		if (by != NULL) {
			buf_puts(out, by);
			at += len;
			continue;
		}
		braces = text[at] == '{' ? at == 0 || text[at - 1] != '\\' : braces && text[at] != '}';
		buf_putc(out, text[at++]);
	}
}

/* Takes control characters and what XML forbids (U+FFFE, U+FFFF) out; a line end or a tab becomes a blank. */
static void add_clean(struct buf *out, const char *text) {
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;
		if (c == '\n' || c == '\t') {
			buf_putc(out, ' ');
		} else if (strncmp(text, "\xef\xbf\xbe", 3) == 0 || strncmp(text, "\xef\xbf\xbf", 3) == 0) {
			text += 2;
		} else if (c >= 0x20 && c != 0x7f) {
			buf_putc(out, *text);
		}
	}
}

const char *make_text(const struct making *making, const char *text) {
	if (text == NULL) {
		return NULL;
	}
	struct buf clean = BUF_EMPTY, nameless = BUF_EMPTY, out = BUF_EMPTY;
	add_clean(&clean, text);
	if (making->no_names) {
		add_nameless(making, clean.text, false, &nameless);
	}
	story_text(making->story, &making->cast, making->no_names ? nameless.text : clean.text, &out);
	const char *made = arena_copy(making->debrief->arena, out.text, out.len);
	buf_finish(&clean);
	buf_finish(&nameless);
	buf_finish(&out);
	return made;
}

/* An id names nobody either. */
static const char *make_id(const struct making *making, const char *id) {
	if (!making->no_names) {
		return arena_text(making->debrief->arena, id);
	}
	struct buf out = BUF_EMPTY;
	add_nameless(making, id, true, &out);
	const char *made = arena_copy(making->debrief->arena, out.text, out.len);
	buf_finish(&out);
	return made;
}

struct said make_said(const struct making *making, enum seat by, const struct reply *reply, struct parts parts) {
	struct buf says = BUF_EMPTY;
	struct line line = play_line(reply, parts, by, &says);
	struct said said = {.by = by, .does = make_text(making, line.does), .says = make_text(making, line.says)};
	said.beneath = making->no_beneath ? NULL : make_text(making, line.beneath);
	buf_finish(&says);
	return said;
}

static void make_replies(struct making *making) {
	struct debrief *debrief = making->debrief;
	size_t count = debrief->reply_count = playthrough_step_count(making->playthrough);
	struct debrief_reply *replies = arena_array(debrief->arena, count + 1, sizeof(*replies));
	for (size_t i = 0; i < count; i++) {
		const struct step *step = playthrough_step(making->playthrough, i);
		const struct reply *reply = making->story->replies[step->reply];
		struct buf spec = BUF_EMPTY;
		playthrough_step_spec(making->playthrough, i, &spec);
		replies[i] = (struct debrief_reply){
			.said = make_said(making, (enum seat)step->by, reply, step->parts),
			.id = make_id(making, spec.text),
			.move = play_move(reply, step->parts),
			.chosen = step->chosen,
			.verdict = (enum verdict)step->verdict,
			.sting = step->sting,
			.warmth = step->warmth,
			.why = make_text(making, play_why(reply, step->parts)),
		};
		debrief->moves[step->by][replies[i].move]++;
		debrief->kinds[step->by][move_row(replies[i].move)->kind]++;
		buf_finish(&spec);
	}
	debrief->replies = replies;
}

static void make_lines(struct making *making) {
	struct debrief *debrief = making->debrief;
	size_t count = debrief->line_count = playthrough_event_count(making->playthrough);
	struct debrief_line *lines = arena_array(debrief->arena, count + 1, sizeof(*lines));
	for (size_t i = 0; i < count; i++) {
		struct event event = playthrough_event(making->playthrough, i);
		if (event.line < 0) {
			lines[i] = (struct debrief_line){.said = debrief->replies[event.step].said, .reply = event.step};
			continue;
		}
		struct line line = playthrough_event_line(making->playthrough, event);
		lines[i] = (struct debrief_line){
			.said = {.by = line.by,
				.does = make_text(making, line.does),
				.says = make_text(making, line.by == SEAT_NONE ? line.text : line.says),
				.beneath = making->no_beneath ? NULL : make_text(making, line.beneath)},
			.reply = DEBRIEF_NO_REPLY,
		};
	}
	debrief->lines = lines;
}

static struct curve_point point_of(const struct couple *couple) {
	return (struct curve_point){
		.tension = (int16_t)couple_tension(couple),
		.waterline = {(int16_t)partner_waterline(&couple->partner[SEAT_ONE]),
			(int16_t)partner_waterline(&couple->partner[SEAT_TWO])},
	};
}

/* One walk from the beginning: asking the play-through for each point would play from a snapshot every time. */
static void make_points(struct making *making) {
	struct debrief *debrief = making->debrief;
	size_t count = debrief->reply_count;
	struct curve_point *points = arena_array(debrief->arena, count + 1, sizeof(*points));
	struct couple couple = playthrough_couple_after(making->playthrough, 0);
	points[0] = point_of(&couple);
	for (size_t i = 0; i < count; i++) {
		couple = cycle_reply(couple, debrief->replies[i].said.by, debrief->replies[i].move, NULL);
		points[i + 1] = point_of(&couple);
	}
	debrief->points = points;
}

static const char *how_tight(int tension) {
	return tension >= 700   ? "very tight"
		   : tension >= 550 ? "tight"
		   : tension >= 400 ? "taut"
		   : tension >= 250 ? "loose"
							: "slack";
}

static const char *how_hidden(int waterline) {
	return waterline >= 700 ? "nearly everything" : waterline >= 500 ? "most" : waterline >= 300 ? "some" : "little";
}

static void make_curve_words(struct making *making) {
	struct debrief *debrief = making->debrief;
	const struct curve_point *points = debrief->points, *last = &points[debrief->reply_count];
	size_t top = 0, low = 0;
	for (size_t i = 1; i <= debrief->reply_count; i++) {
		top = points[i].tension > points[top].tension ? i : top;
		low = points[i].tension < points[low].tension ? i : low;
	}
	struct buf out = BUF_EMPTY;
	const char *from_word = how_tight(points[0].tension), *to_word = how_tight(last->tension);
	buf_printf(&out, "Over %zu %s ", debrief->reply_count, debrief->reply_count == 1 ? "reply" : "replies");
	buf_printf(&out, from_word == to_word ? "the loop began %s and ended %s." : "the loop went from %s to %s.",
		from_word, to_word);
	if (top > 0 && top < debrief->reply_count && points[top].tension >= points[0].tension + 10) {
		buf_printf(&out, " It was tightest after reply %zu.", top);
	}
	if (low > 0 && low < debrief->reply_count && points[low].tension <= points[0].tension - 10) {
		buf_printf(&out, " It was loosest after reply %zu.", low);
	}
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		int from = points[0].waterline[seat], to = last->waterline[seat];
		buf_printf(&out, " %s kept %s hidden at first and %s at the end; the water %s.", debrief->name[seat],
			how_hidden(from), how_hidden(to),
			to < from - 20   ? "fell"
			: to > from + 20 ? "rose"
							 : "stood where it was");
	}
	debrief->curve_words = arena_copy(debrief->arena, out.text, out.len);
	buf_finish(&out);
}

static const char *ending_words(enum ending_kind kind, bool over) {
	static const char *const words[ENDING_COUNT] = {
		[ENDING_NONE] = "It stopped without an ending",
		[ENDING_STUCK] = "The loop went round and round",
		[ENDING_ESCALATED] = "The loop ran away with both",
		[ENDING_PAUSED] = "The loop was stopped, with a time to come back",
		[ENDING_REPAIRED] = "The loop let go",
		[ENDING_RECONNECTED] = "The loop let go; somebody reached, and was met",
		[ENDING_ACCEPTED] = "The loop let go; a difference stays, and may",
	};
	return over ? words[kind] : "So far: the conversation is not over yet";
}

static void make_ending(struct making *making) {
	struct debrief *debrief = making->debrief;
	const struct beat *beat = playthrough_beat(making->playthrough);
	enum playthrough_wait wait = playthrough_waits_for(making->playthrough);
	debrief->over = wait == PLAYTHROUGH_ENDED || wait == PLAYTHROUGH_DRY;
	debrief->ending = debrief->over ? beat->ending : ENDING_NONE;
	debrief->ending_words = ending_words(debrief->ending, debrief->over);
	if (debrief->ending != ENDING_NONE) {
		debrief->ending_title = make_text(making, beat->title);
		debrief->ending_text = make_text(making, beat->text);
		debrief->ask = make_text(making, beat->ask);
	}
}

static void make_who(struct making *making) {
	struct debrief *debrief = making->debrief;
	const struct playthrough_setup *setup = playthrough_setup(making->playthrough);
	const char *const *name = debrief->name;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		debrief->played[seat] = setup->seat[seat];
	}
	if (setup->seat[SEAT_ONE] && setup->seat[SEAT_TWO]) {
		debrief->who = arena_printf(debrief->arena, "You played both, %s and %s.", name[SEAT_ONE], name[SEAT_TWO]);
		debrief->step_out = arena_printf(debrief->arena,
			"You have lent %s and %s your voices. Put them down again: stretch, look round the room you are in, and "
			"say your own "
			"names to each other.",
			name[SEAT_ONE], name[SEAT_TWO]);
		return;
	}
	if (!setup->seat[SEAT_ONE] && !setup->seat[SEAT_TWO]) {
		debrief->who = arena_printf(
			debrief->arena, "%s and %s both answered by habit.", name[SEAT_ONE], name[SEAT_TWO]);
		debrief->step_out =
			"You have been looking on. Let the two of them go: stretch, and look round the room you are in.";
		return;
	}
	enum seat me = setup->seat[SEAT_ONE] ? SEAT_ONE : SEAT_TWO;
	debrief->who = arena_printf(debrief->arena, "You played %s; %s answered by habit.", name[me], name[seat_other(me)]);
	debrief->step_out = arena_printf(debrief->arena,
		"You have been %s for a while. You can put that down now: stretch, look round the room you are in, say your "
		"own name. "
		"What was said was %s’s; what you noticed is yours.",
		name[me], name[me]);
}

static void make_loop(struct making *making) {
	const char *const *name = making->debrief->name;
	making->debrief->loop = arena_printf(making->debrief->arena,
		"What had hold of the two was the loop. What %s did to bear it was the very thing that hurt %s, and what %s "
		"did to bear "
		"that hurt %s again. It is nobody’s fault: it takes both halves to turn, and it slows whenever one of the two "
		"lets the "
		"other see what lies underneath.",
		name[SEAT_ONE], name[SEAT_TWO], name[SEAT_TWO], name[SEAT_ONE]);
}

static void choose_cast(struct making *making, const struct debrief_setup *setup) {
	making->cast = setup->cast != NULL ? *setup->cast : story_cast(making->story);
	for (int seat = 0; setup->no_names && seat < SEAT_COUNT; seat++) {
		making->cast.person[seat].name = anonymous[seat];
		making->cast.person[seat].pronouns = PRONOUNS_THEY;
	}
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		struct buf name = BUF_EMPTY;
		add_clean(&name, making->cast.person[seat].name);
		making->cast.person[seat].name = arena_copy(making->debrief->arena, name.text, name.len);
		buf_finish(&name);
		making->debrief->name[seat] = making->cast.person[seat].name;
		making->debrief->id[seat] = setup->no_names ? anonymous_id[seat] : making->story->person[seat].id;
	}
}

/* A person's own words are no template, and may name anybody. */
static const char *own_words(const struct making *making, const char *text) {
	if (text == NULL || making->no_names) {
		return NULL;
	}
	struct buf clean = BUF_EMPTY;
	add_clean(&clean, text);
	const char *made = arena_copy(making->debrief->arena, clean.text, clean.len);
	buf_finish(&clean);
	return made;
}

struct debrief *debrief_create(const struct playthrough *playthrough, const struct debrief_setup *setup) {
	struct debrief *debrief = mem_new(struct debrief);
	debrief->arena = mem_new(struct arena);
	debrief->story = playthrough_story(playthrough);
	struct making making = {
		.debrief = debrief,
		.playthrough = playthrough,
		.story = debrief->story,
		.no_names = setup->no_names,
		.no_beneath = setup->no_beneath,
	};
	choose_cast(&making, setup);
	debrief->title = make_text(&making, making.story->title);
	debrief->summary = make_text(&making, making.story->summary);
	debrief->scenario = make_id(&making, making.story->id);
	debrief->note = own_words(&making, setup->note);
	debrief->sentence = own_words(&making, setup->sentence);
	if (setup->date != NULL) {
		debrief->date = arena_copy(debrief->arena, setup->date, strcspn(setup->date, "T"));
	}
	make_who(&making);
	make_ending(&making);
	make_replies(&making);
	make_lines(&making);
	make_points(&making);
	make_curve_words(&making);
	make_moments(&making);
	make_loop(&making);
	make_steps(&making);
	make_signs(&making);
	make_ways(&making);
	return debrief;
}

void debrief_destroy(struct debrief *debrief) {
	if (debrief == NULL) {
		return;
	}
	arena_finish(debrief->arena);
	free(debrief->arena);
	free(debrief);
}
