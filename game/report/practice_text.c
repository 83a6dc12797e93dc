/*
 * Practice for a terminal and a voice that reads it: plain lines. A curve is a
 * row of signs with its numbers in words beside it, for those to whom the signs
 * say nothing.
 */
#include <math.h>

#include "report/debrief.h"
#include "report/escape.h"
#include "report/plain.h"
#include "report/practice_words.h"

struct page {
	const struct practice *practice;
	enum practice_signs signs;
	struct buf *out;
	struct buf line; /* being put together */
};

static void put(struct page *page, size_t indent) {
	if (page->line.len > 0) {
		plain_lines(page->out, page->line.text, indent);
	}
	buf_clear(&page->line);
}

static void put_words(struct page *page, const char *text) {
	buf_puts(&page->line, text);
	put(page, 0);
}

static void head(struct page *page, const char *title) {
	buf_printf(page->out, "\n%s\n", title);
}

/* The value that stands at the top. A digit says the value itself where that can be. */
static double top_of(enum practice_measure measure, double high, enum practice_signs signs) {
	if (measure == PRACTICE_REACHES) {
		return fmax(high, signs == PRACTICE_DIGITS ? 9 : 1);
	}
	return measure == PRACTICE_FIRST || measure == PRACTICE_LAST ? POINTS_MAX : 100;
}

/* The curve, and its numbers under it; nothing for a single conversation. */
static void curve(struct page *page, enum practice_measure measure, size_t scenario) {
	static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	struct practice_series series = practice_series(page->practice, measure, scenario);
	double top = top_of(measure, series.high, page->signs);
	if (series.len < 2) {
		return;
	}
	buf_puts(page->out, "    ");
	for (size_t i = 0; i < series.len; i++) {
		double share = fmin(1, series.value[i] / top);
		if (page->signs == PRACTICE_BLOCKS) {
			buf_puts(page->out, blocks[lround(share * 7)]);
		} else {
			buf_putc(page->out, (char)('0' + lround(share * 9)));
		}
	}
	buf_putc(page->out, '\n');
	practice_say_numbers(&series, &page->line);
	put(page, 4);
}

static void add_reaches(struct page *page) {
	head(page, "Reaching");
	buf_printf(&page->line, "%s ", practice_reach_is);
	practice_say_reaches(page->practice, &page->line);
	put(page, 2);
	curve(page, PRACTICE_REACHES, PRACTICE_EVERYWHERE);
}

static void add_kinds(struct page *page) {
	head(page, "What you said, by kind, in percent of your replies");
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		enum move_kind it = (enum move_kind)kind;
		buf_printf(&page->line, "%s (%s): ", practice_kind_words(it), move_kind_id(it));
		practice_say_kind(page->practice, it, &page->line);
		put(page, 2);
		if (page->practice->kinds[kind] > 0) {
			curve(page, (enum practice_measure)(PRACTICE_SHARE + kind), PRACTICE_EVERYWHERE);
		}
	}
}

static void add_tension(struct page *page) {
	head(page, "How tight the loop was, of 1000");
	if (page->practice->play_len == 1) {
		practice_say_tension(&page->practice->plays[0], &page->line);
		put(page, 2);
		return;
	}
	buf_puts(page->out, "  After the first reply, whoever’s it was\n");
	curve(page, PRACTICE_FIRST, PRACTICE_EVERYWHERE);
	buf_puts(page->out, "  After the last\n");
	curve(page, PRACTICE_LAST, PRACTICE_EVERYWHERE);
}

/* What a sign of a curve stands for. */
static void add_key(struct page *page) {
	struct practice_series all = practice_series(page->practice, PRACTICE_REACHES, PRACTICE_EVERYWHERE);
	if (all.len > 1) {
		buf_puts(&page->line, "The small curves: ");
		practice_say_points(&all, &page->line);
		buf_puts(&page->line, "; where there are many, their numbers are told by what they lie between.");
	}
	put(page, 0);
}

static void add_scenarios(struct page *page) {
	head(page, "Where");
	for (size_t i = 0; i < page->practice->scenario_len; i++) {
		const struct practice_scenario *scenario = &page->practice->scenarios[i];
		escape_nothing(&page->line, scenario->title);
		buf_puts(&page->line, ": ");
		practice_say_scenario(scenario, &page->line);
		put(page, 2);
		if (scenario->reaches > 0) {
			curve(page, PRACTICE_REACHES, i);
		}
	}
}

static void add_pressure(struct page *page) {
	head(page, "Under pressure");
	buf_printf(&page->line, "%s ", practice_pressure_is);
	practice_say_pressed(page->practice, &page->line);
	put(page, 2);
	enum move moves[MOVE_COUNT];
	size_t count = practice_pressed_moves(page->practice, moves);
	for (size_t i = 0; i < count; i++) {
		buf_printf(&page->line, "%s, ", move_row(moves[i])->name);
		practice_say_times(page->practice->pressed_moves[moves[i]], &page->line);
		put(page, 4);
	}
}

void practice_text(const struct practice *practice, enum practice_signs signs, struct buf *out) {
	struct page page = {practice, signs, out, BUF_EMPTY};
	practice_say_from(practice, &page.line);
	put(&page, 0);
	if (practice->play_len > 0) {
		put_words(&page, practice_counts);
		add_key(&page);
		add_reaches(&page);
		add_kinds(&page);
		add_tension(&page);
		add_scenarios(&page);
		add_pressure(&page);
		buf_putc(out, '\n');
		put_words(&page, practice_which_way);
	}
	practice_say_missing(practice, &page.line);
	put(&page, 0);
	buf_finish(&page.line);
}
