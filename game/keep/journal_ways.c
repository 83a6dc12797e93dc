/* A journal that begins in the midst of things, with every way that was tried until then. */
#include <stdlib.h>

#include "base/mem.h"
#include "keep/journal_file.h"

struct writing {
	const struct playthrough *playthrough;
	uint64_t *sum;
	struct buf *out;
	struct buf line;
	size_t lines;
};

static void add_line(struct writing *writing) {
	journal_line(writing->sum, writing->line.text, writing->line.len, writing->out);
	writing->lines++;
}

static void go_back(struct writing *writing, size_t replies) {
	buf_clear(&writing->line);
	buf_printf(&writing->line, "b %zu", replies);
	add_line(writing);
}

/* The person's replies of a way from the step `begin` on. */
static void say_way(struct writing *writing, size_t way, size_t begin) {
	size_t len = playthrough_way(writing->playthrough, way).replies;
	const struct step **steps = mem_array(len + 1, sizeof(*steps));
	playthrough_way_steps(writing->playthrough, way, steps);
	for (size_t i = begin; i < len; i++) {
		if (steps[i]->chosen) {
			buf_clear(&writing->line);
			buf_puts(&writing->line, "r ");
			reply_spec(playthrough_story(writing->playthrough)->replies[steps[i]->reply], steps[i]->parts, &writing->line);
			add_line(writing);
		}
	}
	free(steps);
}

size_t journal_ways(const struct playthrough *playthrough, uint64_t *sum, struct buf *out) {
	struct writing writing = {.playthrough = playthrough, .sum = sum, .out = out, .line = BUF_EMPTY};
	size_t count = playthrough_way_count(playthrough), now = playthrough_way_now(playthrough), last = 0;
	say_way(&writing, 0, 0);
	for (size_t way = 1; way < count; way++) {
		size_t common = playthrough_ways_part(playthrough, last, way);
		go_back(&writing, common);
		say_way(&writing, way, common);
		last = way;
	}
	if (last != now) {
		size_t common = playthrough_ways_part(playthrough, last, now);
		go_back(&writing, common);
		say_way(&writing, now, common);
	}
	if (playthrough_step_count(playthrough) < playthrough_whole_count(playthrough)) {
		go_back(&writing, playthrough_step_count(playthrough));
	}
	buf_finish(&writing.line);
	return writing.lines;
}
