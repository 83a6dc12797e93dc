/* A journal that begins in the midst of things, with every way that was tried until then. */
#include <stdlib.h>

#include "base/mem.h"
#include "session/journal_file.h"

struct writing {
	const struct session *session;
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
	size_t len = session_way(writing->session, way).replies;
	const struct step **steps = mem_array(len + 1, sizeof(*steps));
	session_way_steps(writing->session, way, steps);
	for (size_t i = begin; i < len; i++) {
		if (steps[i]->chosen) {
			buf_clear(&writing->line);
			buf_puts(&writing->line, "r ");
			reply_spec(session_story(writing->session)->replies[steps[i]->reply], steps[i]->parts, &writing->line);
			add_line(writing);
		}
	}
	free(steps);
}

size_t journal_ways(const struct session *session, uint64_t *sum, struct buf *out) {
	struct writing writing = {.session = session, .sum = sum, .out = out, .line = BUF_EMPTY};
	size_t count = session_way_count(session), now = session_way_now(session), last = 0;
	say_way(&writing, 0, 0);
	for (size_t way = 1; way < count; way++) {
		size_t common = session_ways_part(session, last, way);
		go_back(&writing, common);
		say_way(&writing, way, common);
		last = way;
	}
	if (last != now) {
		size_t common = session_ways_part(session, last, now);
		go_back(&writing, common);
		say_way(&writing, now, common);
	}
	if (session_step_count(session) < session_whole_count(session)) {
		go_back(&writing, session_step_count(session));
	}
	buf_finish(&writing.line);
	return writing.lines;
}
